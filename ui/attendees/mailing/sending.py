"""A mailing on its way: the window's thread notes, the sending thread sends."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from eventapp.domain.errors import CannotSend, EventAppError, MailProblem
from eventapp.domain.ids import EventId, MailId, MailingId
from eventapp.domain.kinds import MailStatus
from eventapp.domain.mail import ONE_PERSON_S
from eventapp.exchange.smtp import MailSender
from eventapp.services import mailing
from eventapp.services.mailing import MailRow
from eventapp.services.snapshots import ticket_snapshot
from ui.attendees.mailing.letters import Draft, Enclosure, Order, enclosure
from ui.attendees.mailing.worker import Enough, Go, Post, Wanted
from ui.jobs import Job, run_job
from ui.language import _

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace


class State(StrEnum):
    """Where a mailing stands."""

    RUNNING = "running"
    STOPPED = "stopped"
    FINISHED = "finished"


class Sending(QObject):
    """Sends a mailing's waiting messages, one after another, until it ends or is stopped.

    It belongs to the window, not to the dialog that began it, and goes on when that closes.

    Signals:
        changed: another message is through, or the state is another one.
    """

    changed = Signal()

    def __init__(
        self,
        parent: QWidget,
        workspace: "Workspace",
        event_id: EventId,
        mailing_id: MailingId,
        sender: MailSender,
    ) -> None:
        super().__init__(parent)
        self._window, self._workspace, self._event = parent, workspace, event_id
        self.mailing = mailing_id
        self.state = State.STOPPED
        self.problem: EventAppError | None = None
        self._sender, self._server = sender, sender.server
        self._enclosure: Enclosure | None = None
        self._mail: MailRow | None = None
        self._job: Job | None = None
        self._post = Post(self)
        self._post.ready.connect(self._begin)
        self._post.unfit.connect(self._put_off)
        self._post.answered.connect(self._note)

    @classmethod
    def of(cls, widget: QWidget) -> Self | None:
        """The mailing on its way in a widget's window, or None."""
        found = widget.window().findChildren(cls)
        return next((one for one in reversed(found) if one.state is State.RUNNING), None)

    def start(self) -> None:
        """Send what waits."""
        self.state, self.problem = State.RUNNING, None
        per_minute = self._server.per_minute
        self._job = run_job(
            self._window,
            _("Sending tickets"),
            lambda progress: self._post.work(self._sender, per_minute, progress),
            done=lambda _result: None,
            failed=self._break_off,
            let_go=self._sender.abandon,
        )
        self._job.ended.connect(self._ended)
        self._next()
        self.changed.emit()

    def stop(self) -> None:
        """Send no more after the message that is on its way."""
        if self._job is not None:
            self._job.cancel()

    # One message

    def _next(self) -> None:
        """Ask for the next message to be prepared; whoever has no ticket any more is passed."""
        try:
            while (mail := mailing.next_mail(self._workspace, self.mailing)) is not None:
                if (wanted := self._wanted(mail)) is not None:
                    self._mail = mail
                    self._post.say(wanted)
                    return
                self._answer(mail.id, MailStatus.FAILED, MailProblem.GONE)
        except EventAppError as error:
            self._break_off(error)
            return
        self.state = State.FINISHED
        self._post.say(Enough())

    def _wanted(self, mail: MailRow) -> Wanted | None:
        snapshot = ticket_snapshot(self._workspace, self._event, [mail.attendee])
        if not snapshot.tickets:
            return None
        now = datetime.now(UTC)
        row = mailing.mailing_row(self._workspace, self._event, self.mailing)
        draft = Draft(row.subject, row.body, row.language)
        if self._enclosure is None:
            self._enclosure = enclosure(
                self._workspace, self._event, snapshot, row.language, now, publish=True
            )
        order = Order(
            mail.id,
            draft,
            self._enclosure,
            snapshot.tickets[0],
            self._server,
            mail.address,
            mail.message_id,
            now,
        )
        return Wanted(order, row.total - row.waiting, row.total)

    @Slot(int)
    def _begin(self, number: int) -> None:
        """Note that the prepared message is handed in from now on, and let it go."""
        if self._workspace.closed or self._job is None or self._job.cancelled:
            self._post.say(Enough())
            return
        try:
            mailing.mark_begun(self._workspace, MailId(number), now=datetime.now(UTC))
        except EventAppError as error:
            self._break_off(error)
            return
        self._post.say(Go())

    @Slot(int, object)
    def _put_off(self, number: int, error: CannotSend) -> None:
        """A message was never begun: its own fault is noted, the server's stops the mailing."""
        if self._workspace.closed:
            return
        if error.problem not in ONE_PERSON_S:
            self._break_off(error)
            return
        self._note(number, error)

    @Slot(int, object)
    def _note(self, number: int, error: CannotSend | None) -> None:
        """Note what became of a message, and go on."""
        if self._workspace.closed:
            return  # it stays unknown, which is the truth as far as the workspace knows
        try:
            if error is None:
                self._answer(MailId(number), MailStatus.SENT)
            elif error.unsure:
                self._answer(MailId(number), MailStatus.UNKNOWN, error.problem, error.code)
            elif error.problem in ONE_PERSON_S:
                self._answer(MailId(number), MailStatus.FAILED, error.problem, error.code)
            else:  # it was not taken, and no other one would be
                self._answer(MailId(number), MailStatus.WAITING)
                self._break_off(error)
                return
        except EventAppError as refused:
            self._break_off(refused)
            return
        if self._job is not None and not self._job.over:
            self._next()
        self.changed.emit()

    def _answer(
        self, mail_id: MailId, status: MailStatus, problem: str = "", code: int = 0
    ) -> None:
        told = f"{problem} {code}" if code else str(problem)
        mailing.mark_answered(self._workspace, mail_id, status, problem=told, now=datetime.now(UTC))

    # Its end

    def _break_off(self, error: Exception) -> None:
        """Stop for a reason that would meet every next message, too."""
        if not isinstance(error, EventAppError):
            raise error
        self.problem = error
        self._post.say(Enough())

    @Slot()
    def _ended(self) -> None:
        if self.state is State.RUNNING:
            self.state = State.STOPPED
        self._job = None
        self.changed.emit()
