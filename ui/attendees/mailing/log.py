"""What went to whom and when: a mailing on its way, or one of before."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from eventapp.domain.ids import MailId, MailingId
from eventapp.domain.kinds import MailStatus
from eventapp.domain.mail import fill
from eventapp.services.events import event_facts
from eventapp.services.mailing import MailingRow, MailRow, list_mailings, list_mails
from ui import words
from ui.attendees.mailing.wording import mailing_words, problem_words, status_word
from ui.icons import Ink
from ui.language import _, ngettext, pgettext
from ui.models.table import Column, RecordTableModel
from ui.moments import moment_at
from ui.theme import Extent, Hue, Size, Space
from ui.widgets.buttons import Role, Segmented, make_button
from ui.widgets.fields import ChoiceField
from ui.widgets.panels import EmptyState, Note, row
from ui.widgets.tables import TableView
from ui.widgets.text import ElidedLabel, PlainLabel, Tone

if TYPE_CHECKING:
    from ui.pages.base import Context

_MARKS: Mapping[MailStatus, Hue | Ink] = {
    MailStatus.WAITING: Hue.GREY,
    MailStatus.SENT: Ink.ADMITTED,
    MailStatus.FAILED: Ink.REFUSED,
    MailStatus.UNKNOWN: Ink.ALREADY,
}
_ALL = "all"
_NAME_WIDTH = 132
_WHEN_WIDTH = 148
_STATUS_WIDTH = 104


class MailLog(QWidget):
    """The messages of a mailing with their state; what failed can be sent again.

    Signals:
        go_on_asked: what waits is to be sent.
        stop_asked: the sending is to stop.
        give_up_asked: what waits is not to be sent at all.
        again_asked: the :class:`MailId` of those to be sent again.
    """

    go_on_asked = Signal()
    stop_asked = Signal()
    give_up_asked = Signal()
    again_asked = Signal(object)

    def __init__(self, context: "Context", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        facts = event_facts(context.workspace, context.event_id)
        self._zone = facts.time_zone
        self._event = words.pick(facts.title, facts.title_en)
        self._mailings: tuple[MailingRow, ...] = ()
        self._running = False
        self.mailings = ChoiceField()
        self.mailings.committed.connect(lambda _key: self.look())
        self.subject = ElidedLabel(size=Size.STRONG, bold=True)
        self.counts = PlainLabel(tone=Tone.MUTED)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedHeight(Extent.PROGRESS)
        self.bar.setAccessibleName(_("Sending tickets"))
        self.trouble = Note("", "", Ink.REFUSED)
        self.trouble.hide()
        self.unsure = Note(
            _("Of some nobody knows whether they arrived"),
            _(
                "The sending broke off just when these were handed in. Ask the people, or look"
                " into the server’s own list, before you send them again."
            ),
            Ink.ALREADY,
        )
        self.kept = Segmented([(_ALL, _("All"))], _ALL, name=_("Messages shown"))
        self.kept.chosen.connect(lambda _kept: self._show_mails())
        self.model = RecordTableModel[MailRow](self._columns(), self)
        self.table = TableView(self.model, key="mailing.log", name=_("Messages"))
        self.table.selected.connect(lambda _ids: self._allow())
        self.again = make_button(_("Send again"), icon="refresh", clicked=self._ask_again)
        self.stop = make_button(_("Stop"), clicked=self.stop_asked.emit)
        self.give_up = make_button(_("Do not send the rest"), clicked=self.give_up_asked.emit)
        self.go_on = make_button(
            _("Go on sending"), Role.PRIMARY, icon="mail", clicked=self.go_on_asked.emit
        )
        self.empty = EmptyState(
            "mail",
            _("No ticket was sent by mail yet."),
            hint=_("What is sent from here is listed with its time and what became of it."),
        )
        self._lay_out()

    @property
    def mailing(self) -> MailingRow | None:
        """The mailing shown."""
        key = self.mailings.value
        return next((row for row in self._mailings if str(row.id) == key), None)

    def set_running(self, *, running: bool) -> None:
        """Say whether the mailing shown is on its way."""
        self._running = running
        self._allow()

    def tell_trouble(self, said: str) -> None:
        """Say why the sending stopped; nothing says nothing."""
        self.trouble.title.setText(said)
        self.trouble.setVisible(bool(said))

    def look(self, show: MailingId | None = None) -> None:
        """Read the mailings anew, and the messages of the one shown, or of another."""
        workspace, event_id = self._context.workspace, self._context.event_id
        self._mailings = list_mailings(workspace, event_id)
        now = datetime.now(UTC)
        choices = [
            (
                str(one.id),
                f"{moment_at(one.started_at, self._zone, now=now)} · {self._subject(one)}",
            )
            for one in self._mailings
        ]
        wanted = self.mailings.value if show is None else str(show)
        first = choices[0][0] if choices else ""
        self.mailings.set_choices(choices, wanted if wanted in dict(choices) else first)
        shown = self.mailing
        for widget in self._parts:
            widget.setVisible(shown is not None)
        self.mailings.setVisible(len(choices) > 1)
        self.empty.setVisible(shown is None)
        if shown is None:
            self.model.set_records(())
            self._allow()
        else:
            self._count(shown)
            self._show_mails()

    def note(self, mailing: MailingRow, mail: MailRow | None) -> None:
        """Show what became of one message of a mailing; nothing else is read anew."""
        self._mailings = tuple(mailing if one.id == mailing.id else one for one in self._mailings)
        if self.mailing is not mailing:
            return
        self._count(mailing)
        if mail is not None:
            self.model.replace_record(mail)
        self._allow()

    def _subject(self, mailing: MailingRow) -> str:
        """A mailing's subject as far as it is the same for all."""
        return fill(mailing.subject, {"event": self._event})

    def _count(self, mailing: MailingRow) -> None:
        self.subject.setText(self._subject(mailing))
        self.counts.setText(mailing_words(mailing))
        self.bar.setRange(0, mailing.total)
        self.bar.setValue(mailing.total - mailing.waiting)
        self.unsure.setVisible(bool(mailing.unknown) and not self._running)
        counts = (
            (MailStatus.SENT, mailing.sent),
            (MailStatus.WAITING, mailing.waiting),
            (MailStatus.FAILED, mailing.failed),
            (MailStatus.UNKNOWN, mailing.unknown),
        )
        everything = _("All")
        segments = [(_ALL, f"{everything} {mailing.total}")]
        segments += [
            (kind.value, f"{status_word(kind)} {count}") for kind, count in counts if count
        ]
        before = self.kept.value
        self.kept.set_segments(segments, before if before in dict(segments) else _ALL)

    def _show_mails(self) -> None:
        mailing = self.mailing
        if mailing is None:
            return
        kept = self.kept.value
        mails = list_mails(self._context.workspace, mailing.id)
        self.model.set_records([mail for mail in mails if kept in {_ALL, mail.status.value}])
        self._allow()

    def _chosen(self) -> Sequence[MailRow]:
        """Whom "send again" means: who is selected, or else all that failed."""
        chosen = set(self.table.selected_ids())
        wanted = (MailStatus.FAILED, MailStatus.UNKNOWN) if chosen else (MailStatus.FAILED,)
        return [
            mail
            for mail in self.model.records()
            if mail.status in wanted and (not chosen or mail.id in chosen)
        ]

    def _ask_again(self) -> None:
        self.again_asked.emit([MailId(mail.id) for mail in self._chosen()])

    def _allow(self) -> None:
        mailing = self.mailing
        count = 0 if self._running else len(self._chosen())
        said = ngettext("Send %(n)d again", "Send %(n)d again", count) % {"n": count}
        self.again.setText(said)
        self.again.setVisible(bool(count))
        waiting = mailing is not None and mailing.waiting > 0
        self.stop.setVisible(self._running)
        self.go_on.setVisible(waiting and not self._running)
        self.give_up.setVisible(waiting and not self._running)
        self.unsure.setVisible(mailing is not None and bool(mailing.unknown) and not self._running)

    def _columns(self) -> tuple[Column[MailRow], ...]:
        def when(mail: MailRow) -> str:
            if mail.tried_at is None:
                return ""
            return moment_at(mail.tried_at, self._zone, now=datetime.now(UTC))

        return (
            Column(
                "name",
                lambda: _("Name"),
                lambda mail: mail.name or _("(deleted)"),
                width=_NAME_WIDTH,
                bold=True,
            ),
            Column(
                "address", lambda: _("E-mail"), lambda mail: mail.address, stretch=2, muted=True
            ),
            Column(
                "status",
                lambda: _("State"),
                lambda mail: status_word(mail.status),
                width=_STATUS_WIDTH,
                mark=lambda mail: _MARKS[mail.status],
            ),
            Column("when", lambda: pgettext("mail", "When"), when, width=_WHEN_WIDTH),
            Column(
                "problem",
                lambda: _("Why"),
                lambda mail: problem_words(mail.problem),
                stretch=2,
                hint=lambda mail: problem_words(mail.problem),
            ),
        )

    def _lay_out(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(Space.M)
        down.addWidget(self.mailings)
        head = row(self.subject, self.counts, spacing=Space.L)
        head.setStretch(0, 1)
        head.setAlignment(self.counts, Qt.AlignmentFlag.AlignBottom)
        down.addLayout(head)
        down.addWidget(self.bar)
        down.addWidget(self.trouble)
        down.addWidget(self.unsure)
        down.addLayout(row(self.kept, None, self.again))
        down.addWidget(self.table, 1)
        down.addLayout(row(self.give_up, None, self.stop, self.go_on))
        down.addWidget(self.empty, 1)
        self._parts = (self.subject, self.counts, self.bar, self.kept, self.table)
