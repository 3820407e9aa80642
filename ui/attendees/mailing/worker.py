"""The sending thread: it makes a message, asks, hands it in, and tells what became of it.

It never touches the workspace. Before each message it waits until the window's thread has
noted that it begins; so whatever ends the program, a message handed in was noted before.
"""

import time
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Final

from PySide6.QtCore import QObject, Signal

from eventapp.domain.errors import CannotSend
from eventapp.domain.progress import Progress
from eventapp.exchange.mail import build_message
from eventapp.exchange.smtp import MailSender
from ui.attendees.mailing.letters import Order, write_letter

_PATIENCE: Final = 0.1
"""Seconds between two looks whether to stop."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A message to prepare, and how many of how many are behind us."""

    order: Order
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Go:
    """It is noted that the prepared message begins: hand it in."""


@dataclass(frozen=True, slots=True)
class Enough:
    """Nothing more is to be done."""


Said = Wanted | Go | Enough


class Post(QObject):
    """Both ends of the conversation between the window's thread and the sending one.

    Signals:
        ready: a message's number; it is made and the server waits for it.
        unfit: a message's number and why it cannot be made or handed in.
        answered: a message's number and None where the server took it, else the error.
    """

    ready = Signal(int)
    unfit = Signal(int, object)
    answered = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inbox: SimpleQueue[Said] = SimpleQueue()

    def say(self, said: Said) -> None:
        """Tell the sending thread something."""
        self._inbox.put(said)

    def work(self, sender: MailSender, per_minute: int, progress: Progress) -> None:
        """Do as told until it is enough; runs in the sending thread.

        Raises:
            Cancelled: ``progress`` stopped it; a message that was begun is through.
        """
        pace = _Pace(60 / max(per_minute, 1))
        done, total = 0, 0

        def hear() -> Said:
            # What was said comes first: a begun message is handed in even when we are to stop.
            while True:
                try:
                    return self._inbox.get(timeout=_PATIENCE)
                except Empty:
                    progress(done, total)

        with sender:
            heard = hear()
            while isinstance(wanted := heard, Wanted):
                done, total = wanted.done, wanted.total
                progress(done, total)
                try:
                    message = build_message(write_letter(wanted.order))
                    sender.connect()
                except CannotSend as error:
                    self.unfit.emit(wanted.order.number, error)
                    heard = hear()
                    continue
                while pace.left() > 0:
                    time.sleep(min(pace.left(), _PATIENCE))
                    progress(done, total)
                self.ready.emit(wanted.order.number)
                heard = hear()
                if not isinstance(heard, Go):
                    continue  # somebody is another one by now: their message is made anew
                pace.begin()
                try:
                    sender.send(message)
                except CannotSend as error:
                    self.answered.emit(wanted.order.number, error)
                else:
                    self.answered.emit(wanted.order.number, None)
                heard = hear()


class _Pace:
    """Keeps messages so many seconds apart."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._next = 0.0

    def left(self) -> float:
        """How long to wait still."""
        return self._next - time.monotonic()

    def begin(self) -> None:
        """A message goes out now."""
        self._next = time.monotonic() + self._seconds
