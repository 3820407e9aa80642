"""The paper that is wanted: read after a pause, made in a thread, made anew when it differs."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from eventapp.domain.errors import EventAppError
from ui.jobs import Job, run_job
from ui.language import _
from ui.printing.orders import Order, Printed, make
from ui.theme import Motion


class PaperMaker(QObject):
    """Makes the paper of the order that ``order`` tells when asked.

    What is wanted is compared with what is made, and a newer order cancels the older one's
    work. The order is taken after a pause: reading ten thousand attendees at each of many
    quick choices would be felt.

    Signals:
        begun: the :class:`Job` that makes it.
        made: the :class:`Printed` that is wanted now.
        nothing: there is nothing to print.
        stopped: the user stopped the work.
        refused: the error that kept the order from being read.
    """

    begun = Signal(object)
    made = Signal(object)
    nothing = Signal()
    stopped = Signal()
    refused = Signal(object)

    def __init__(self, order: Callable[[], Order | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._order, self._host = order, parent
        self._wanted: Order | None = None
        self._made: Printed | None = None
        self._job: Job | None = None
        self._then: Callable[[Printed], None] | None = None
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._look)

    @property
    def printed(self) -> Printed | None:
        """The paper made, once it is known to be what is wanted."""
        made = self._made
        settled = made is not None and not self._pause.isActive() and made.order == self._wanted
        return made if settled else None

    @property
    def wanted(self) -> Order | None:
        """What is wanted now, read if need be."""
        if self._pause.isActive():
            self._pause.stop()
            self._look()
        return self._wanted

    @property
    def is_empty(self) -> bool:
        """Whether it is known that there is nothing to print."""
        return self._wanted is not None and self._wanted.is_empty

    def want(self, *, pause: int = Motion.QUICK) -> None:
        """Hear that something else may be wanted."""
        self._pause.start(pause)

    def rest(self) -> None:
        """Look at nothing until something is wanted again: nobody sees it."""
        self._pause.stop()

    def forget(self) -> None:
        """Want nothing; work that runs is in vain."""
        self._pause.stop()
        self._wanted = self._made = self._then = None
        self._cancel()

    def again(self) -> None:
        """Make it again after it was stopped."""
        self._made = None
        self._wanted = None
        self.want()

    def when_made(self, then: Callable[[Printed], None]) -> None:
        """Do something with the paper that is wanted now, perhaps in a moment."""
        wanted = self.wanted
        if (printed := self.printed) is not None:
            then(printed)
        elif wanted is not None and not wanted.is_empty:
            self._then = then
            if self._job is None:
                self._make(wanted)

    @Slot()
    def _look(self) -> None:
        try:
            order = self._order()
        except EventAppError as error:
            self.refused.emit(error)
            return
        if order is not None and order == self._wanted and (self._job or self._made):
            return
        self._wanted = order
        self._cancel()
        if order is None:
            return
        if order.is_empty:
            self._made = self._then = None
            self.nothing.emit()
        elif self._made is not None and self._made.order == order:
            self._tell(self._made)
        else:
            self._make(order)

    def _make(self, order: Order) -> None:
        self._job = run_job(self._host, _("Making the preview"), partial(make, order), self._take)
        # A bound slot: cut when the page is made anew.
        self._job.ended.connect(self._ended)
        self.begun.emit(self._job)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _take(self, printed: Printed) -> None:
        if printed.order is self._wanted:
            self._tell(printed)

    def _tell(self, printed: Printed) -> None:
        self._made = printed
        self.made.emit(printed)
        then, self._then = self._then, None
        if then is not None:
            then(printed)

    @Slot()
    def _ended(self) -> None:
        if self._job is None or not self._job.over:
            return
        self._job = None
        if self._made is None or self._made.order != self._wanted:
            self._then = None
            if not self._pause.isActive():
                self.stopped.emit()
