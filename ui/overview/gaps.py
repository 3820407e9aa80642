"""What is still missing and what cannot be, each a way to where it is mended."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from eventapp.domain.conflicts import Conflict, ConflictKind
from eventapp.domain.programme_rules import Gap, Missing
from eventapp.services.overview import Overview
from eventapp.services.programme import SessionRow
from ui import icons, theme, words
from ui.icons import Ink
from ui.language import _, clock_text
from ui.overview.flow import FlowBox
from ui.theme import Extent, Size, Space
from ui.widgets.panels import Card, boxed, column, row
from ui.widgets.text import PlainLabel, Tone, plain_tooltip

MOST_NAMED = 6

_PAGES = {
    Missing.NO_VENUE: "overview",
    Missing.NO_HOST: "organisations",
    Missing.UNCONFIRMED_PERSON: "people",
    Missing.NO_PHOTO: "people",
    Missing.NO_LOGO: "organisations",
}
"""Where each is mended; what concerns a session is mended in the programme."""


@dataclass(frozen=True, slots=True)
class Mend:
    """One thing to be seen to: its name, and the page and record where that is done.

    ``told`` says it at length.
    """

    name: str
    page: str
    record: int | None = None
    told: str = ""


@dataclass(frozen=True, slots=True)
class MendGroup:
    """Things of one sort; ``grave`` ones cannot stay as they are."""

    title: str
    mends: tuple[Mend, ...]
    grave: bool = False


def groups_of(seen: Overview) -> list[MendGroup]:
    """Conflicts first, then what is missing, the gravest first."""
    sessions = {session.id: session for session in seen.sessions}
    names = {
        engaged.organisation: words.pick(engaged.name, engaged.name_en)
        for engaged in seen.engagements
    }
    groups = []
    conflicts: dict[str, list[Conflict]] = {}
    for conflict in seen.conflicts:
        conflicts.setdefault(words.conflict_title(conflict.kind), []).append(conflict)
    for title, alike in conflicts.items():
        mends = [
            Mend(
                _in_short(each, [sessions[session] for session in each.sessions]),
                "programme",
                each.sessions[0],
                words.conflict_sentence(each, sessions),
            )
            for each in alike
        ]
        groups.append(MendGroup(title, _distinct(mends), grave=True))
    gaps: dict[Missing, list[Gap]] = {}
    for gap in seen.gaps:
        gaps.setdefault(gap.missing, []).append(gap)
    for missing, of_sort in gaps.items():
        mends = [
            Mend(words.gap_subject(gap, seen.sessions, names), *_place(gap)) for gap in of_sort
        ]
        groups.append(MendGroup(words.missing_words(missing), _distinct(mends)))
    return groups


def _in_short(conflict: Conflict, rows: list[SessionRow]) -> str:
    """A conflict in one line: whom or what it is about, when, and which sessions."""
    labels = " · ".join(words.session_label(row) for row in rows)
    if conflict.kind is ConflictKind.OUTSIDE_DAY:
        return f"{labels} {words.time_range(rows[0].start, rows[0].end)}"
    whose = words.conflict_subject(conflict, {row.id: row for row in rows})
    return f"{whose} {clock_text(rows[-1].start)} · {labels}"


def _place(gap: Gap) -> tuple[str, int | None]:
    page = _PAGES.get(gap.missing, "programme")
    if page == "people":
        return page, gap.person
    if page == "organisations":
        return page, gap.organisation
    return page, gap.session


def _distinct(mends: Iterable[Mend]) -> tuple[Mend, ...]:
    return tuple(dict.fromkeys(mends))


class GapsCard(Card):
    """The groups, each with names to press."""

    def __init__(self, mend: Callable[[Mend], None], parent: QWidget | None = None) -> None:
        super().__init__(_("Still to do"), parent=parent)
        self._mend = mend
        self._shown: list[MendGroup] | None = None

    def show_groups(self, groups: list[MendGroup]) -> None:
        """Show these; the same as before are left alone."""
        if groups == self._shown:
            return
        self._shown = groups
        self.clear()
        for group in groups:
            self.add(self._group(group))
        if not groups:
            self.add(
                boxed(
                    row(
                        _sign("check-circle", Ink.ADMITTED),
                        PlainLabel(_("Nothing is missing. Well prepared!"), tone=Tone.ADMITTED),
                        None,
                    )
                )
            )

    def _group(self, group: MendGroup) -> QWidget:
        ink = Ink.REFUSED if group.grave else Ink.ALREADY
        sign = _sign("warning" if group.grave else "dot", ink)
        title = PlainLabel(group.title, bold=True, tone=Tone.REFUSED if group.grave else Tone.TEXT)
        only = group.mends[0]
        if not only.name:  # of the event itself
            pill = self._pill(Mend(_("Mend it"), only.page, only.record))
            return boxed(row(sign, title, None, pill))
        count = PlainLabel(str(len(group.mends)), size=Size.SMALL, tone=Tone.MUTED)
        head = row(sign, title, count, None)
        named, rest = group.mends[:MOST_NAMED], group.mends[MOST_NAMED:]
        pills = [self._pill(mend) for mend in named]
        if len(rest) == 1:
            pills.append(self._pill(rest[0]))
        elif rest:
            more = _("%(n)d more") % {"n": len(rest)}
            pills.append(self._pill(Mend(more, rest[0].page, rest[0].record)))
        flow = FlowBox(*pills, gap=Space.XS)
        flow.setContentsMargins(Extent.ICON_SMALL + Space.S, 0, 0, 0)
        return boxed(column(boxed(head), flow, spacing=Space.XS))

    def _pill(self, mend: Mend) -> "LinkPill":
        pill = LinkPill(mend.name, mend.told)
        pill.clicked.connect(lambda: self._mend(mend))
        return pill


class LinkPill(QAbstractButton):
    """A name that leads somewhere, small and quiet."""

    def __init__(self, text: str, told: str = "") -> None:
        super().__init__()
        self.setText(text)
        self.setToolTip(plain_tooltip(told or text))
        self.setAccessibleName(told or text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as its name."""
        metrics = QFontMetrics(theme.font(Size.SMALL))
        width = metrics.horizontalAdvance(self.text()) + 2 * Space.S
        return QSize(width + 2, metrics.height() + Space.S)

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(Space.XXL, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the name in a quiet ring."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        near = self.underMouse() or self.hasFocus()
        painter.setPen(theme.colour(tokens.accent if near else tokens.line))
        painter.setBrush(theme.colour(tokens.accent_soft if near else tokens.surface))
        ring = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(ring, Extent.CHIP_CORNER, Extent.CHIP_CORNER)
        painter.setFont(theme.font(Size.SMALL))
        painter.setPen(theme.colour(tokens.accent if near else tokens.text))
        inner = ring.adjusted(Space.S, 0, -Space.S + 1, 0)
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, round(inner.width())
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()


def _sign(icon: str, ink: Ink) -> QLabel:
    sign = QLabel()
    sign.setPixmap(icons.pixmap(icon, ink, Extent.ICON_SMALL))
    sign.setFixedSize(Extent.ICON_SMALL, Extent.ICON_SMALL)
    return sign
