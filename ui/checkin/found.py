"""Who fits what is typed at the desk, the best match first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QVBoxLayout, QWidget

from eventapp.domain.kinds import AttendeeStatus
from eventapp.domain.roll import last_digits
from eventapp.services.attendees import AttendeeRow
from ui import words
from ui.hues import hue_of
from ui.icons import Ink
from ui.language import _, ngettext
from ui.models.table import Column, RecordTableModel
from ui.moments import clock_at
from ui.theme import Extent, Hue, Size, Space
from ui.widgets.panels import EmptyState
from ui.widgets.tables import TableView
from ui.widgets.text import PlainLabel, Tone

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Found:
    """The matches shown and how many there are."""

    rows: Sequence[AttendeeRow]
    count: int


class FoundList(QFrame):
    """The list below the scan box; the box keeps the focus and moves in it.

    Signals:
        chosen: the :class:`AttendeeRow` now current, or None.
        admit_asked: the id of a row that was clicked twice.
    """

    chosen = Signal(object)
    admit_asked = Signal(int)

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "outlined")
        self._zone = zone
        self.model = RecordTableModel[AttendeeRow](self._columns(), self)
        self.table = TableView(self.model, key="desk", name=_("Found attendees"), sortable=False)
        self.table.horizontalHeader().hide()
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.selected.connect(self._tell)
        self.table.opened.connect(self.admit_asked)
        self.more = PlainLabel(size=Size.SMALL, tone=Tone.MUTED)
        self.more.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        down = QVBoxLayout(self)
        down.setContentsMargins(1, Space.XS, 1, 1)
        down.setSpacing(0)
        down.addWidget(self.table, 1)
        down.addWidget(self.more)
        self.nobody: EmptyState | None = None

    def offer(self, button: QWidget) -> None:
        """What there is to do next when nobody fits."""
        self.nobody = EmptyState("search", _("Nobody fits that."), button)
        self.nobody.hide()
        self.layout().insertWidget(0, self.nobody, 1)  # type: ignore[union-attr]

    @property
    def current(self) -> AttendeeRow | None:
        """Whom Enter would admit."""
        chosen = self.table.selected_ids()
        row = self.model.row_of(chosen[0]) if chosen else None
        return None if row is None else self.model.record(row)

    def show_found(self, found: Found) -> None:
        """Show other matches; the first one is chosen unless one was that still fits."""
        before = self.current
        self.model.set_records(found.rows)
        kept = before is not None and self.model.row_of(before.id) is not None
        if not kept and found.rows:
            self.table.select_id(found.rows[0].id, column=0)
        self.more.setText(_count_text(found))
        if self.nobody is not None:
            self.nobody.setVisible(not found.count)
            self.table.setVisible(bool(found.count))
            self.more.setVisible(bool(found.count))
        self._tell()

    def step(self, steps: int) -> None:
        """Choose another row."""
        current = self.current
        if current is None:
            return
        row = (self.model.row_of(current.id) or 0) + steps
        row = min(max(row, 0), self.model.rowCount() - 1)
        self.table.select_id(self.model.record(row).id, column=0)
        record = self.model.record(row)
        said = ", ".join(part for part in (record.name, record.organisation) if part)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _tell(self) -> None:
        self.chosen.emit(self.current)

    def _columns(self) -> Sequence[Column[AttendeeRow]]:
        return (
            Column("name", lambda: _("Name"), lambda row: row.name, width=140, bold=True),
            Column(
                "organisation",
                lambda: _("Organisation"),
                lambda row: " · ".join(part for part in (row.organisation, row.position) if part),
                width=Extent.COLUMN,
                stretch=True,
            ),
            Column(
                "phone",
                lambda: _("Phone"),
                lambda row: last_digits(row.phone),
                width=64,
                muted=True,
            ),
            Column(
                "category",
                lambda: _("Category"),
                lambda row: words.pick(row.category, row.category_en),
                width=136,
                mark=lambda row: hue_of(row.category_colour),
            ),
            Column("state", lambda: _("Status"), self._state, width=124, mark=_state_mark),
        )

    def _state(self, row: AttendeeRow) -> str:
        if row.admitted_at is not None:
            return _("In since %(time)s") % {"time": clock_at(row.admitted_at, self._zone)}
        if row.status is not AttendeeStatus.REGISTERED:
            return words.attendee_status(row.status)
        return ""


def _state_mark(row: AttendeeRow) -> Hue | Ink:
    if row.status is AttendeeStatus.CANCELLED:
        return Ink.REFUSED
    return Ink.ALREADY


def _count_text(found: Found) -> str:
    if not found.count:
        return _("Nobody fits that.")
    hidden = found.count - len(found.rows)
    if hidden > 0:
        return _("The best %(shown)d of %(n)d; type more to narrow it down.") % {
            "shown": len(found.rows),
            "n": found.count,
        }
    said = ngettext("%(n)d person", "%(n)d people", found.count) % {"n": found.count}
    keys = _("Up and Down choose, Enter admits")
    return f"{said} · {keys}"
