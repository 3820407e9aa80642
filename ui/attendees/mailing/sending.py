"""A mailing on its way: the window's thread notes, the sending thread sends."""

from collections import deque
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Self

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from eventapp.domain.errors import CannotSend, EventAppError, MailProblem
from eventapp.domain.ids import EventId, MailId, MailingId
from eventapp.domain.kinds import MailStatus
from eventapp.domain.mail import ONE_PERSON_S
from eventapp.exchange.smtp import MailSender
from eventapp.services import mailing
from eventapp.services.addressees import LeftOut, standing
from eventapp.services.mailing import MailRow
from eventapp.services.snapshots.tickets import printed_tickets, ticket_snapshot
from ui.attendees.mailing.letters import Draft, Enclosure, Order, enclosure
from ui.attendees.mailing.worker import Enough, Go, Post, Wanted
from ui.jobs import Job, run_job
from ui.language import _

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace


_PROBLEMS: Final[Mapping[LeftOut, MailProblem]] = {
    LeftOut.NO_ADDRESS: MailProblem.NO_ADDRESS,
    LeftOut.BAD_ADDRESS: MailProblem.ADDRESS,
    LeftOut.NO_TICKET: MailProblem.GONE,
    LeftOut.WAITING: MailProblem.QUEUING,
    LeftOut.CANCELLED: MailProblem.CANCELLED,
    LeftOut.BLOCKED: MailProblem.BLOCKED,
}
"""Why somebody who was to get a message gets none."""


class State(StrEnum):
    """Where a mailing stands."""

    RUNNING = "running"
    STOPPED = "stopped"
    FINISHED = "finished"


class Sending(QObject):
    """Sends a mailing's waiting messages, one after another, until it ends or is stopped.

    It belongs to the window, not to the dialog that began it, and goes on when that closes.

    Signals:
        noted: the number of a message that is through.
        changed: the state is another one.
    """

    noted = Signal(int)
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
        self.row = mailing.mailing_row(workspace, event_id, mailing_id)
        self._waiting: deque[MailId] = deque()
        self._mail: MailRow | None = None
        self._prepared: Order | None = None
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
        """Have the next message prepared; whoever is to get none any more is passed."""
        try:
            while (mail := self._following()) is not None:
                if self._prepare(mail):
                    return
        except EventAppError as error:
            self._break_off(error)
            return
        self.state = State.FINISHED
        self._post.say(Enough())

    def _following(self) -> MailRow | None:
        """The next message that waits; those waiting are read once, and again at their end."""
        while self._waiting or self._read_waiting():
            mail = mailing.mail_row(self._workspace, self._waiting.popleft())
            if mail is not None and mail.status is MailStatus.WAITING:
                return mail
        return None

    def _read_waiting(self) -> bool:
        self._waiting.extend(mailing.waiting_mails(self._workspace, self.mailing))
        return bool(self._waiting)

    def _prepare(self, mail: MailRow) -> bool:
        """Have somebody's message made, or note why they are to get none."""
        order = self._order(mail)
        if isinstance(order, MailProblem):
            self._answer(mail.id, MailStatus.FAILED, order)
            return False
        self._mail, self._prepared = mail, order
        row = self.row
        self._post.say(Wanted(order, row.total - row.waiting, row.total))
        return True

    def _order(self, mail: MailRow) -> Order | MailProblem:
        """Somebody's message as they are now: their address, their ticket, whether they get one."""
        who = standing(self._workspace, self._event, mail.attendee)
        if who is None:
            return MailProblem.GONE
        if who.reason is not None:
            return _PROBLEMS.get(who.reason, MailProblem.GONE)
        (ticket,) = printed_tickets(self._workspace, self._event, [mail.attendee])
        now = datetime.now(UTC)
        draft = Draft(self.row.subject, self.row.body, self.row.language)
        if self._enclosure is None:
            snapshot = ticket_snapshot(self._workspace, self._event, [mail.attendee])
            self._enclosure = enclosure(
                self._workspace, self._event, snapshot, draft.language, now, publish=True
            )
        return Order(
            mail.id,
            draft,
            self._enclosure,
            ticket,
            self._server,
            who.who.address,
            mail.message_id,
            now,
        )

    @Slot(int)
    def _begin(self, number: int) -> None:
        """Note that the prepared message is handed in from now on, and let it go.

        Whoever was changed while it was made and waited for its turn gets another one, or none.
        """
        mail, made = self._mail, self._prepared
        stopped = self._workspace.closed or self._job is None or self._job.cancelled
        if stopped or mail is None or made is None:
            self._post.say(Enough())
            return
        try:
            now = self._order(mail)
            if isinstance(now, MailProblem):
                self._answer(mail.id, MailStatus.FAILED, now)
                self._next()
            elif (now.ticket, now.address) != (made.ticket, made.address):
                self._prepare(mail)
            else:
                mailing.mark_begun(
                    self._workspace, MailId(number), made.address, now=datetime.now(UTC)
                )
                self._post.say(Go())
        except EventAppError as error:
            self._break_off(error)

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

    def _answer(
        self, mail_id: MailId, status: MailStatus, problem: str = "", code: int = 0
    ) -> None:
        mailing.mark_answered(
            self._workspace,
            mail_id,
            status,
            problem=f"{problem} {code}" if code else str(problem),
            last=not self._waiting,
            now=datetime.now(UTC),
        )
        self.row = self.row.after(status)
        self.noted.emit(int(mail_id))

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
