"""What each organisation is to the event: a table in print order under its kinds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from eventapp.domain.ids import EngagementId
from eventapp.domain.kinds import EngagementKind
from eventapp.services.organisations import EngagementRow
from eventapp.settings import SettingsFile
from ui import theme, words
from ui.directory.pictures import Pictures
from ui.language import _
from ui.models.table import Column, RecordTableModel
from ui.theme import Hue, Size, Space
from ui.widgets.tables import CellDelegate, TableView

T = TypeVar("T")

KIND_HUES = {
    EngagementKind.HOST: Hue.GREEN,
    EngagementKind.ORGANISER: Hue.SKY,
    EngagementKind.SPONSOR: Hue.BLUE,
    EngagementKind.CONTRIBUTOR: Hue.AMBER,
    EngagementKind.PARTNER: Hue.PURPLE,
}

Edit = Callable[[EngagementRow, str, str], object]
"""Takes an engagement, a field's name and the new value."""


@dataclass(frozen=True, slots=True)
class EngagementLine:
    """A row of the table: an engagement, or the heading above those of one kind."""

    id: int
    kind: EngagementKind
    engagement: EngagementRow | None = None
    count: int = 0


def engagement_lines(engagements: Sequence[EngagementRow]) -> list[EngagementLine]:
    """The engagements, given in print order, under a heading for each kind there is."""
    lines = []
    for place, kind in enumerate(EngagementKind, start=1):
        of_kind = [engaged for engaged in engagements if engaged.kind is kind]
        if of_kind:
            lines.append(EngagementLine(-place, kind, count=len(of_kind)))
            lines += [EngagementLine(engaged.id, kind, engaged) for engaged in of_kind]
    return lines


def moved(
    engagements: Sequence[EngagementRow], engagement_id: int, step: int
) -> list[EngagementId] | None:
    """The order after one engagement went up or down among its kind; None if it cannot."""
    order = [engaged.id for engaged in engagements]
    kinds = {engaged.id: engaged.kind for engaged in engagements}
    here = order.index(EngagementId(engagement_id))
    there = here + step
    if not 0 <= there < len(order) or kinds[order[here]] is not kinds[order[there]]:
        return None
    order[here], order[there] = order[there], order[here]
    return order


class EngagementModel(RecordTableModel[EngagementLine]):
    """Its headings can be neither selected nor edited."""

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """What can be done with a cell."""
        if index.isValid() and self.record(index.row()).engagement is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class EngagementTable(TableView):
    """The table of the event's engagements; headings span it."""

    def __init__(self, pictures: Pictures, edit: Edit, settings: SettingsFile) -> None:
        model = EngagementModel(_columns(pictures, edit))
        super().__init__(
            model,
            key="engagements",
            settings=settings,
            name=_("Organisations of this event"),
            sortable=False,
        )
        model.setParent(self)
        self.setItemDelegate(_LineDelegate(self))

    def selected_ids(self) -> list[int]:
        """The ids of the selected engagements, from top to bottom; headings are none."""
        ids = {engaged.id for engaged in self.engagements()}
        return [row_id for row_id in super().selected_ids() if row_id in ids]

    def show_engagements(self, engagements: Sequence[EngagementRow]) -> None:
        """Show these, given in print order."""
        lines = engagement_lines(engagements)
        self.records.set_records(lines)
        self.clearSpans()
        for row, line in enumerate(lines):
            if line.engagement is None:
                self.setSpan(row, 0, 1, self.records.columnCount())

    def engagements(self) -> list[EngagementRow]:
        """The engagements shown, from top to bottom."""
        lines: Sequence[EngagementLine] = self.records.records()
        return [line.engagement for line in lines if line.engagement is not None]

    def chosen(self) -> list[EngagementRow]:
        """The selected ones."""
        ids = set(self.selected_ids())
        return [engaged for engaged in self.engagements() if engaged.id in ids]


class _LineDelegate(CellDelegate):
    """Paints a heading as its kind and how many there are, on the page's ground."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a heading or a cell."""
        line: EngagementLine = self._table.records.record(index.row())
        if line.engagement is not None:
            super().paint(painter, option, index)
            return
        rect: QRect = option.rect
        tokens = theme.current()
        painter.save()
        painter.fillRect(rect, theme.colour(tokens.ground))
        painter.setPen(theme.colour(tokens.strong_line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(Space.M, Space.S, -Space.M, 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        word = words.engagement_kind(line.kind)
        painter.setFont(theme.font(bold=True))
        painter.setPen(theme.colour(tokens.hue(KIND_HUES[line.kind]).strong))
        painter.drawText(inner, int(middle), word)
        inner.setLeft(inner.left() + painter.fontMetrics().horizontalAdvance(word) + Space.S)
        painter.setFont(theme.font(Size.SMALL))
        painter.setPen(theme.colour(tokens.muted))
        painter.drawText(inner, int(middle), str(line.count))
        painter.restore()


def _columns(pictures: Pictures, edit: Edit) -> Sequence[Column[EngagementLine]]:
    def editor(field: str) -> Callable[[EngagementLine, str], Any]:
        return _of(lambda engaged, text: edit(engaged, field, text), None)

    return (
        Column(
            "name",
            lambda: _("Organisation"),
            lambda line: (
                words.shown(line.engagement, "name")
                if line.engagement
                else words.engagement_kind(line.kind)
            ),
            width=200,
            stretch=True,
            bold=True,
            icon=lambda line: pictures.logo(line.engagement.logo) if line.engagement else None,
            hint=lambda line: words.shown(line.engagement, "name") if line.engagement else "",
        ),
        Column(
            "kind",
            lambda: _("Engagement"),
            lambda line: words.engagement_kind(line.kind) if line.engagement else "",
            width=108,
            mark=lambda line: KIND_HUES[line.kind],
            value=lambda line: line.kind.value,
            choices=lambda _line: [
                (kind.value, words.engagement_kind(kind)) for kind in EngagementKind
            ],
            edit=editor("kind"),
        ),
        Column(
            "tier",
            lambda: _("Tier"),
            lambda line: line.engagement.tier if line.engagement else "",
            width=80,
            edit=editor("tier"),
        ),
        Column(
            "contribution",
            lambda: _("Contribution"),
            lambda line: line.engagement.contribution if line.engagement else "",
            width=160,
            muted=True,
            edit=editor("contribution"),
            hint=lambda line: line.engagement.contribution if line.engagement else "",
        ),
    )


def _of(act: Callable[[EngagementRow, str], T], otherwise: T) -> Callable[[EngagementLine, str], T]:
    """Do something with a line's engagement; a heading has none."""

    def do(line: EngagementLine, text: str) -> T:
        return act(line.engagement, text) if line.engagement is not None else otherwise

    return do
