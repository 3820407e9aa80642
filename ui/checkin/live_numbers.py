"""A gate's numbers while people come: counted when the scan has been painted, never before."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from eventapp.domain.errors import NotFound
from eventapp.domain.ids import GateId
from eventapp.services.attendance_watch import AttendanceWatch
from eventapp.services.workspace import Workspace
from ui.checkin.numbers import NumbersPanel
from ui.theme import Motion


class LiveNumbers(NumbersPanel):
    """Follows one gate, and goes to another when asked.

    Signals:
        counted: how many came of those expected, whenever they were counted.
    """

    counted = Signal(str)

    def __init__(
        self, workspace: Workspace, gate: GateId, zone: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(zone, parent)
        self._watch = AttendanceWatch(workspace, gate)
        self.destroyed.connect(self._watch.close)
        self._soon = QTimer(self, singleShot=True, interval=Motion.COUNT)
        self._soon.timeout.connect(self._count_if_seen)
        self._passing = QTimer(self, interval=Motion.PASSING)
        self._passing.timeout.connect(self._count_if_seen)

    def count(self, gate: GateId) -> None:
        """Count at a gate, soon; scans that come meanwhile are counted together."""
        self._watch.stand_at(gate)
        if not self._soon.isActive():
            self._soon.start()

    def count_now(self) -> None:
        """Count at once."""
        try:
            self.show_numbers(self._watch.current())
        except NotFound:  # the gate's session was deleted: the desk is about to leave it
            return
        self.counted.emit(self.text())

    def _count_if_seen(self) -> None:
        # Of a window that was closed meanwhile the workspace is closed, too.
        if self.window().isVisible():
            self.count_now()

    def showEvent(self, event: QShowEvent) -> None:
        """Count from time to time: the pace falls while nobody comes."""
        super().showEvent(event)
        self._passing.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop, for nobody sees it."""
        super().hideEvent(event)
        self._passing.stop()
