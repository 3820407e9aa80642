"""Sending tickets by mail: to whom, what it says, through which server, and how it goes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from eventapp.domain.errors import EventAppError
from eventapp.domain.ids import AttendeeId, MailId, MailingId
from eventapp.domain.kinds import MailStatus
from eventapp.domain.tickets import new_code
from eventapp.exchange.mail import Letter, build_message
from eventapp.exchange.smtp import MailSender
from eventapp.services import mailing
from eventapp.services.addressees import Addressee
from ui.attendees.mailing.letters import (
    Draft,
    Order,
    draft_letter,
    template,
    write_letter,
)
from ui.attendees.mailing.log import MailLog
from ui.attendees.mailing.message import MessageStep
from ui.attendees.mailing.samples import Samples
from ui.attendees.mailing.sending import Sending, State
from ui.attendees.mailing.server import ServerStep
from ui.attendees.mailing.who import WhoStep
from ui.dialogs.confirm import confirm
from ui.jobs import run_job
from ui.language import _, language, ngettext
from ui.theme import Extent, Space
from ui.widgets.bars import ProgressStrip
from ui.widgets.buttons import Role, make_button
from ui.widgets.panels import row
from ui.widgets.text import PlainLabel, Tone
from ui.wording import word_error

if TYPE_CHECKING:
    from ui.pages.base import Context

_WHO, _MESSAGE, _SERVER, _LOG = range(4)


class MailingDialog(QDialog):
    """Four steps; the last one shows how it goes, and is where the log of before is read.

    Closing it while messages go out does not stop them: the window shows that they do.
    """

    def __init__(
        self,
        context: "Context",
        parent: QWidget,
        chosen: list[AttendeeId],
        *,
        first: int = _WHO,
    ) -> None:
        super().__init__(parent)
        self._context, self._host, self._first = context, parent, first
        self._sending: Sending | None = None
        self._resumed: MailingId | None = None
        self._samples = Samples(context.workspace, context.event_id)
        self._busy = False
        self.setWindowTitle(_("Send tickets by mail"))
        self.resize(*Extent.WIZARD)
        self.trail = PlainLabel(tone=Tone.MUTED)
        self.who = WhoStep(context, chosen)
        self.message = MessageStep(self._draft(), self._letter)
        self.server = ServerStep(context.settings)
        self.log = MailLog(context)
        self.steps = QStackedWidget()
        for step in (self.who, self.message, self.server, self.log):
            self.steps.addWidget(step)
        self.progress = ProgressStrip()
        self.close_button = make_button(_("Close"), clicked=self.reject)
        self.back = make_button(_("Back"), clicked=self.go_back)
        self.next = make_button(_("Next"), Role.PRIMARY, clicked=self.go_on)
        self.next.setDefault(True)
        self._lay_out()
        self._connect()
        running = Sending.of(parent)
        self._follow(running)
        self._show(first if running is None else _LOG)
        if running is not None:
            self._went_on()
        elif first == _LOG:
            self.log.look()

    # What the user does

    def go_on(self) -> None:
        """Go to the next step, or send."""
        step = self.steps.currentIndex()
        if step == _SERVER:
            self.send()
        elif step != _LOG:
            self._show(step + 1)

    def go_back(self) -> None:
        """Go to the step before."""
        self._resumed = None
        self._show(max(self.steps.currentIndex() - 1, _WHO))

    def send(self) -> None:
        """Note whom it goes to, and begin; or go on with what asked for the server."""
        if self._resumed is not None:
            mailing_id, self._resumed = self._resumed, None
            self._show(_LOG)
            self._start(mailing_id)
            return
        draft, to = self.message.draft, self.who.found.to
        try:
            made = mailing.begin_mailing(
                self._context.workspace,
                self._context.event_id,
                subject=draft.subject,
                body=draft.body,
                language=draft.language,
                to=to,
                now=datetime.now(UTC),
            )
        except EventAppError as error:
            self.server.warn(error)
            return
        self._show(_LOG)
        self._start(made)

    def resume(self) -> None:
        """Send what still waits of the mailing shown; ask for the server where none is known."""
        shown = self.log.mailing
        if shown is None:
            return
        needs_password = bool(self.server.server.user) and not self.server.password.text()
        if not self.server.server.complete or needs_password:
            self._resumed = shown.id
            self._show(_SERVER)
            return
        self._start(shown.id)

    def send_again(self, mails: list[MailId]) -> None:
        """Send messages once more; of unsure ones only after asking.

        Whom another message reached since is left out, unless nobody else was chosen and the
        user says so.
        """
        reached = mailing.reached_otherwise(self._context.workspace, mails)
        to_all = len(reached) == len(mails)
        if to_all and not self._ask_reached(len(reached)):
            return
        wanted = set(mails) if to_all else set(mails) - reached
        unsure = sum(
            mail.id in wanted and mail.status is MailStatus.UNKNOWN
            for mail in self.log.model.records()
        )
        details = _("If they did arrive, these people get their ticket twice.")
        said = ngettext(
            "Send %(n)d message again that may have arrived?",
            "Send %(n)d messages again that may have arrived?",
            unsure,
        ) % {"n": unsure}
        if unsure and not confirm(self, said, details, yes=_("Send again")):
            return
        send = partial(mailing.send_again, self._context.workspace, mails, to_all=to_all)
        if self._try(send):
            self.log.look()
            self.resume()

    def _ask_reached(self, count: int) -> bool:
        """Whether to send to people whom another message reached, or is to reach."""
        said = ngettext(
            "Send %(n)d ticket that went out in another mailing?",
            "Send %(n)d tickets that went out in another mailing?",
            count,
        ) % {"n": count}
        details = _("These people have their ticket, or are about to get it.")
        return confirm(self, said, details, yes=_("Send again"))

    def _show_unfinished(self) -> None:
        self.log.look()
        self._show(_LOG)

    def give_up(self) -> None:
        """Leave what still waits unsent."""
        shown = self.log.mailing
        if shown is None:
            return
        stop = partial(mailing.stop_mailing, self._context.workspace, shown.id)
        if self._try(partial(stop, now=datetime.now(UTC))):
            self.log.look()

    def try_server(self) -> None:
        """See whether the server lets us in."""
        sender = self._sender()
        self._work(
            _("Trying the server"),
            sender,
            sender.test,
            _("The server answers, and lets us in."),
        )

    def send_sample(self) -> None:
        """Send the message of the person looked at to the sender, with a code of nobody's."""
        who = self.message.chosen_reader
        order = self._order(self.message.draft, who) if who is not None else None
        if order is None:
            return
        draft = replace(order.draft, subject=_("[Test]") + " " + order.draft.subject)
        ticket = replace(order.ticket, code=new_code())
        address = order.server.sender_address
        order = replace(order, draft=draft, ticket=ticket, address=address)
        sender = self._sender()

        def work() -> None:
            with sender:
                sender.send(build_message(write_letter(order)))

        told = _("A test was sent to %(address)s. Its code opens no gate.")
        self._work(_("Sending a test"), sender, work, told % {"address": address})

    def reject(self) -> None:
        """Keep the server's settings, and close; what goes out goes on."""
        self.server.keep()
        super().reject()

    # How it goes

    def _start(self, mailing_id: MailingId) -> None:
        self.server.keep()
        context = self._context
        sending = Sending(
            self._host.window(),
            context.workspace,
            context.event_id,
            mailing_id,
            sender=self._sender(),
        )
        self._follow(sending)
        sending.start()

    def _follow(self, sending: Sending | None) -> None:
        self._sending = sending
        if sending is None:
            return
        sending.noted.connect(self._noted)
        sending.changed.connect(self._went_on)

    def _went_on(self) -> None:
        """The sending began, or is over."""
        sending = self._sending
        if sending is None:
            return
        running = sending.state is State.RUNNING
        problem = sending.problem
        self.log.tell_trouble("" if problem is None else word_error(problem))
        self.log.set_running(running=running)
        self.log.look(sending.mailing)

    def _noted(self, number: int) -> None:
        """One more message is through."""
        if self._sending is not None:
            self.log.note(
                self._sending.row, mailing.mail_row(self._context.workspace, MailId(number))
            )

    def _stop(self) -> None:
        if self._sending is not None:
            self._sending.stop()

    def _try(self, change: Callable[[], object]) -> bool:
        try:
            change()
        except EventAppError as error:
            self.log.tell_trouble(word_error(error))
            return False
        return True

    def _sender(self) -> MailSender:
        return MailSender(self.server.server, self.server.password.text())

    def _work(self, title: str, sender: MailSender, work: Callable[[], None], said: str) -> None:
        """Talk with the server in another thread, and tell how it went."""
        self.server.keep()
        self._busy = True
        self._allow()

        def done(_result: object) -> None:
            self._busy = False
            self._allow()
            self.server.tell(said)

        def failed(error: Exception) -> None:
            self._busy = False
            self._allow()
            if not isinstance(error, EventAppError):
                raise error
            self.server.warn(error)

        job = run_job(self, title, lambda _progress: work(), done, failed, let_go=sender.abandon)
        self.progress.show_job(job)

    # What a message is made of

    def _draft(self) -> Draft:
        """What was sent last in this language, else what we begin with."""
        rows = mailing.list_mailings(self._context.workspace, self._context.event_id)
        last = next((row for row in rows if row.language is language()), None)
        return Draft(last.subject, last.body, last.language) if last else template(language())

    def _order(self, draft: Draft, who: Addressee) -> Order | None:
        return self._samples.order(draft, who, self.server.server)

    def _letter(self, draft: Draft, who: Addressee) -> Letter | None:
        order = self._order(draft, who)
        return None if order is None else draft_letter(order)

    # What is shown

    def _show(self, step: int) -> None:
        if step == _MESSAGE:
            self.message.show_readers(self.who.found.to)
        self.steps.setCurrentIndex(step)
        self.trail.setText(_("What was sent") if self._first == _LOG == step else _trail(step))
        self._allow()
        first = (self.next, self.message.subject, self.server.host, self.close_button)[step]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _allow(self) -> None:
        step, shown = self.steps.currentIndex(), self.log.mailing
        resumed = None if self._resumed is None else shown
        count = len(self.who.found.to) if resumed is None else resumed.waiting
        self.back.setVisible(step in {_MESSAGE, _SERVER})
        self.next.setVisible(step != _LOG)
        words = ngettext("Send %(n)d ticket", "Send %(n)d tickets", count) % {"n": count}
        self.next.setText(words if step == _SERVER else _("Next"))
        server = self.server.server
        allowed = {
            _WHO: count > 0,
            _MESSAGE: self.message.complete,
            _SERVER: server.complete and count > 0 and self._sending_is_over() and not self._busy,
        }
        self.next.setEnabled(allowed.get(step, False))
        self.server.allow(busy=self._busy)

    def _sending_is_over(self) -> bool:
        return self._sending is None or self._sending.state is not State.RUNNING

    # How it is built

    def _connect(self) -> None:
        for step in (self.who, self.message, self.server):
            step.changed.connect(self._allow)
        self.who.unfinished_asked.connect(self._show_unfinished)
        self.server.test_asked.connect(self.try_server)
        self.server.sample_asked.connect(self.send_sample)
        self.log.go_on_asked.connect(self.resume)
        self.log.stop_asked.connect(self._stop)
        self.log.give_up_asked.connect(self.give_up)
        self.log.again_asked.connect(self.send_again)

    def _lay_out(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        down.setSpacing(Space.M)
        down.addWidget(self.trail)
        down.addWidget(self.steps, 1)
        down.addLayout(row(self.progress, None, self.close_button, self.back, self.next))


def send_tickets(context: "Context", parent: QWidget, chosen: list[AttendeeId]) -> None:
    """Lead through sending tickets, to those chosen or to everybody."""
    _run(MailingDialog(context, parent, chosen))


def show_mail_log(context: "Context", parent: QWidget) -> None:
    """Show what was sent to whom."""
    _run(MailingDialog(context, parent, [], first=_LOG))


def _run(dialog: MailingDialog) -> None:
    """Show it, and forget it: what is sent meanwhile belongs to the window."""
    dialog.exec()
    dialog.deleteLater()


def _trail(step: int) -> str:
    """Where one is among the steps."""
    words = (_("To whom"), _("Message"), _("Server"), _("Sending"))
    return _("Step %(n)d of %(all)d: %(word)s") % {
        "n": step + 1,
        "all": len(words),
        "word": words[step],
    }
