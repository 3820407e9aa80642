"""What an attendee agreed to, in their details: the answer, its text, when and where."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eventapp.domain.kinds import REQUIRED_CONSENTS, ConsentKind, ConsentSource
from eventapp.services.consents import (
    ConsentRow,
    NoticeRow,
    consents_of,
    list_notices,
    record_consent,
)
from eventapp.services.events import event_facts
from ui.attendees.consent_words import (
    REFUSED,
    UNASKED,
    answer_choices,
    answer_key,
    answer_of,
    answered_text,
    consent_kind,
    obligation,
    version_text,
)
from ui.attendees.details_section import DetailsSection, trying
from ui.attendees.notice_text import NoticeView
from ui.language import _
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.choices import ChoiceField
from ui.widgets.panels import Section, column, row
from ui.widgets.text import PlainLabel, Tone

if TYPE_CHECKING:
    from eventapp.domain.ids import NoticeId
    from eventapp.services.attendees import AttendeeRow
    from ui.pages.base import Context


class ConsentSection(DetailsSection):
    """A line for each thing to agree to; what is changed here is entered from paper."""

    def __init__(self, context: "Context") -> None:
        super().__init__()
        self._context = context
        self._shown: AttendeeRow | None = None
        self.lines = {kind: ConsentLine(kind) for kind in ConsentKind}
        section = Section(_("Consent"))
        for kind, line in self.lines.items():
            line.choice.committed.connect(partial(self._record, kind))
            section.add(line)
        self.setLayout(column(section))

    def show_attendee(self, row: "AttendeeRow") -> None:
        """Show what somebody answered."""
        other = self._shown is None or self._shown.id != row.id
        self._shown = row
        workspace, event_id = self._context.workspace, self._context.event_id
        zone = event_facts(workspace, event_id).time_zone
        notices: dict[NoticeId | None, NoticeRow] = {
            notice.id: notice for notice in list_notices(workspace, event_id)
        }
        answers = consents_of(workspace, row.id)
        for kind, line in self.lines.items():
            answer = answers.get(kind)
            asked = None if answer is None else answer.notice
            line.show_answer(answer, notices.get(asked), zone)
            if other:
                line.unfold(open_=False)

    def _record(self, kind: ConsentKind, key: str) -> None:
        if self._shown is None:
            return
        attendee, answer = self._shown.id, answer_of(key)
        with trying(self._context):
            workspace = self._context.workspace
            record_consent(workspace, [attendee], kind, answer, source=ConsentSource.PAPER)
            said = _("Recorded for %(name)s: %(what)s") % {
                "name": self._shown.name,
                "what": f"{consent_kind(kind)} · {dict(answer_choices())[key]}",
            }
            self._context.say(said)


class ConsentLine(QWidget):
    """One thing to agree to: the answer to choose, where it comes from, the text to unfold."""

    def __init__(self, kind: ConsentKind) -> None:
        super().__init__()
        self._kind = kind
        self.choice = ChoiceField(answer_choices(), UNASKED)
        self.choice.setAccessibleName(f"{consent_kind(kind)} ({obligation(kind)})")
        self.choice.setFixedWidth(Extent.COLUMN_TIME)
        word = PlainLabel(consent_kind(kind), wrap=True)
        self.told = PlainLabel(size=Size.SMALL, tone=Tone.MUTED, wrap=True)
        self.read = make_button("", Role.LINK, clicked=lambda: self.unfold(open_=not self.is_open))
        self.read.setProperty("flush", "true")
        self.text = NoticeView()
        self.text.hide()
        down = column(spacing=Space.RING)
        across = row(spacing=Space.S)
        across.addWidget(word, 1)
        across.addWidget(self.choice)
        down.addLayout(across)
        down.addWidget(self.told)
        down.addLayout(row(self.read, None))
        down.addWidget(self.text)
        down.setContentsMargins(0, 0, 0, Space.XS)
        self.setLayout(down)
        self._has_text = False

    @property
    def is_open(self) -> bool:
        """Whether the text is unfolded."""
        return not self.text.isHidden()

    def show_answer(self, answer: ConsentRow | None, notice: NoticeRow | None, zone: str) -> None:
        """Show an answer and the text that was answered."""
        key = answer_key(answer)
        self.choice.set_value(key)
        lacking = self._kind in REQUIRED_CONSENTS and key in {UNASKED, REFUSED}
        self.told.setText(obligation(self._kind) if answer is None else answered_text(answer, zone))
        self.told.set_tone(Tone.ALREADY if lacking else Tone.MUTED)
        self._has_text = notice is not None
        if notice is not None:
            heading = version_text(notice.version, notice.made_at, zone)
            self.text.show_notice(self._kind, notice.text, heading)
        self.unfold(open_=self.is_open)

    def unfold(self, *, open_: bool) -> None:
        """Show the text that was answered, or not."""
        open_ = open_ and self._has_text
        self.text.setVisible(open_)
        self.read.setVisible(self._has_text)
        said = _("Fold the text") if open_ else _("Read the text")
        self.read.setText(said)
        self.read.setAccessibleName(f"{said}: {consent_kind(self._kind)}")
