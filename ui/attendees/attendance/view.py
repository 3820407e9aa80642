"""출석 현황: every gate side by side, and of the chosen one who came, when and how fast."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from eventapp.domain.attendance import Attendance, GateShare
from eventapp.domain.changes import Changes
from eventapp.domain.errors import EventAppError
from eventapp.domain.ids import GateId
from eventapp.domain.kinds import Kind
from eventapp.services.attendance import gate_shares
from eventapp.services.attendance_watch import AttendanceWatch
from eventapp.services.events import event_facts
from ui import words
from ui.actions import Action, ActionSet
from ui.attendees.attendance.columns import gate_columns, gate_name
from ui.checkin.number_words import inside_text
from ui.checkin.numbers import Arrivals, CategoryShares
from ui.language import _
from ui.models.table import RecordTableModel
from ui.moments import moment_at
from ui.pages.base import Context
from ui.theme import Extent, Motion, Size, Space
from ui.widgets.buttons import Role
from ui.widgets.panels import boxed, column, row
from ui.widgets.tables import TableView
from ui.widgets.text import ElidedLabel, PlainLabel, Tone

_KINDS = (
    Kind.SCAN,
    Kind.ADMISSION,
    Kind.ATTENDEE,
    Kind.CATEGORY,
    Kind.GATE,
    Kind.SESSION,
    Kind.DAY,
    Kind.EVENT,
)


class AttendanceView(QDialog):
    """Stands beside the window while people come, and follows them.

    ``export`` writes the attendance of a gate; without it there is no such button.
    """

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        *,
        export: Callable[[GateId], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(
            _("Attendance in the rehearsal") if context.rehearsal else _("Attendance")
        )
        self._context = context
        self._event = context.event_id
        self._zone = event_facts(context.workspace, self._event).time_zone
        self._export = export
        self._watch: AttendanceWatch | None = None
        self.shares: tuple[GateShare, ...] = ()
        self.seen: Attendance | None = None
        self.heading = ElidedLabel(size=Size.SECTION, bold=True)
        self.line = PlainLabel(tone=Tone.MUTED)
        self.model = RecordTableModel[GateShare](tuple(gate_columns(self._zone)), self)
        self.table = TableView(
            self.model, key="attendance", settings=context.settings, name=_("Gates")
        )
        self.table.selected.connect(lambda _ids: self._show_gate())
        self.gate = ElidedLabel(size=Size.STRONG, bold=True)
        self.inside = ElidedLabel(tone=Tone.MUTED)
        self.arrivals = Arrivals(self._zone, tall=True)
        self.categories = CategoryShares()
        self.acts = self._actions()
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=Motion.FOLLOW)
        self._soon.timeout.connect(self._follow)
        context.bridge.changed.connect(self.note)
        context.event.changed.connect(self._leave)

    @property
    def chosen(self) -> GateId | None:
        """The gate whose numbers are shown in full: the entrance if none is chosen."""
        ids = self.table.selected_ids()
        known = [share.gate for share in self.shares]
        wanted = GateId(ids[0]) if ids else None
        return wanted if wanted in known else next(iter(known), None)

    def note(self, changes: Changes) -> None:
        """Count again soon, when something was counted otherwise before."""
        if changes.touches(*_KINDS) and not self._soon.isActive():
            self._soon.start()

    def read(self) -> None:
        """Count all gates again; that the event is gone closes the view."""
        now = datetime.now(UTC)
        try:
            facts = event_facts(self._context.workspace, self._event)
            self.shares = gate_shares(self._context.workspace, self._event)
        except EventAppError:
            self._leave()
            return
        self.heading.setText(words.pick(facts.title, facts.title_en))
        time = moment_at(now, self._zone, now=now)
        self.line.setText(_("As of %(time)s; it goes on counting") % {"time": time})
        self.model.set_records(self.shares)
        self._show_gate()

    def showEvent(self, event: QShowEvent) -> None:
        """Count, and begin with the table, whose rows the arrows choose."""
        super().showEvent(event)
        self.read()
        self.table.setFocus()

    def _show_gate(self) -> None:
        gate = self.chosen
        share = next((each for each in self.shares if each.gate == gate), None)
        if gate is None or share is None:
            return
        try:
            self.seen = self._watching(gate).current()
        except EventAppError:  # deleted meanwhile: the next notice reads all again
            return
        self.gate.setText(gate_name(share))
        self.inside.setText(inside_text(self.seen))
        self.arrivals.show_numbers(self.seen)
        self.categories.show_shares(self.seen.by_category)

    def _watching(self, gate: GateId) -> AttendanceWatch:
        """What keeps the numbers of a gate, so that following takes nothing from a scan."""
        if self._watch is None:
            self._watch = AttendanceWatch(self._context.workspace, gate)
            self.destroyed.connect(self._watch.close)
        self._watch.stand_at(gate)
        return self._watch

    def _follow(self) -> None:
        # The pause may end after the workspace.
        if self.isVisible() and not self._context.workspace.closed:
            self.read()

    def _leave(self, _event: object = None) -> None:
        self._soon.stop()
        self.close()
        self.deleteLater()

    def _export_chosen(self) -> None:
        gate = self.chosen
        if gate is not None and self._export is not None:
            self._export(gate)

    def _actions(self) -> ActionSet:
        actions = [Action("attendance.close", lambda: _("Close"), self.close)]
        if self._export is not None:
            actions.insert(
                0,
                Action(
                    "attendance.export",
                    lambda: _("Export attendance…"),
                    self._export_chosen,
                    shortcut="Ctrl+S",
                    icon="download",
                ),
            )
        return ActionSet(self, actions)

    def _lay_out(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        down.setSpacing(Space.M)
        down.addLayout(column(self.heading, self.line, spacing=0))
        down.addWidget(self.table, 1)
        down.addLayout(column(self.gate, self.inside, spacing=0))
        self.categories.setFixedWidth(Extent.PANEL)
        beside = row(self.arrivals, boxed(column(self.categories, None)), spacing=Space.XL)
        beside.setStretch(0, 1)
        down.addLayout(beside)
        last = row(None, spacing=Space.S)
        if self._export is not None:
            last.addWidget(self.acts.button("attendance.export"))
        last.addWidget(self.acts.button("attendance.close", Role.PRIMARY))
        down.addLayout(last)
        self.resize(*Extent.ATTENDANCE)
