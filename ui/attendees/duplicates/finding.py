"""Keeps looking whether registrations may be one person's, while nobody waits for it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from eventapp.domain.changes import Changes
from eventapp.domain.duplicates import Pair
from eventapp.domain.ids import AttendeeId
from eventapp.domain.kinds import Kind
from eventapp.domain.progress import Progress
from eventapp.services.attendees import count_attendees
from eventapp.services.duplicates import compared
from ui.jobs import run_job
from ui.language import _
from ui.theme import Motion

if TYPE_CHECKING:
    from ui.pages.base import Context

MANY: Final = 5_000
"""Among more, nobody looks unasked: comparing them takes seconds."""


class DuplicateFinder(QObject):
    """The pairs as the workspace has them now.

    Signals:
        found: they were looked for anew; ``pairs`` has them.
    """

    found = Signal()

    def __init__(self, context: "Context", parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._widget = context, parent
        self.pairs: tuple[Pair, ...] = ()
        self.looked = False
        self.looking = False
        self._many = False
        self._stale = True
        self._pause = QTimer(self, singleShot=True, interval=Motion.SETTLE)
        self._pause.timeout.connect(self._look_unasked)
        context.bridge.changed.connect(self._note)
        self._pause.start()

    def look(self) -> None:
        """Look now, in another thread where it takes long."""
        self._pause.stop()
        if not self._stale:
            self.found.emit()
            return
        self._stale = False
        work = compared(self._context.workspace, self._context.event_id)
        self._many = len(work.registrations) > MANY
        if not self._many:
            self._take(work.pairs())
            return
        self.looking = True
        self.found.emit()

        def compare(progress: Progress) -> tuple[Pair, ...]:
            progress(0, 0)
            return work.pairs()

        job = run_job(self._widget, _("Looking for duplicates"), compare, self._take)
        job.ended.connect(self._stop)

    def settle(self, pair: Pair, gone: AttendeeId | None) -> None:
        """Leave out a pair that was decided, and every other of who is ``gone``.

        Among many that is all; among few everybody is compared again.
        """
        self.pairs = tuple(
            other
            for other in self.pairs
            if other != pair and gone not in {other.first, other.second}
        )
        if self._many:
            self.found.emit()
        else:
            self.look()

    def _take(self, pairs: tuple[Pair, ...]) -> None:
        self.pairs, self.looked, self.looking = pairs, True, False
        self.found.emit()

    def _stop(self) -> None:
        """The work is over; where it was cancelled, the next look begins anew."""
        if self.looking:
            self.looking, self._stale = False, True
            self.found.emit()

    def _note(self, changes: Changes) -> None:
        if changes.touches(Kind.ATTENDEE, Kind.DISTINCT_PAIR):
            self._stale = True
            self._pause.start()

    def _look_unasked(self) -> None:
        workspace = self._context.workspace
        if not self._stale or self._context.event.id is None or workspace.closed:
            return
        if self._context.workspace.closed:  # the pause may end after the workspace
            return
        if count_attendees(workspace, self._context.event_id) <= MANY:
            self.look()
