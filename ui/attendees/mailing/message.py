"""What the message says: subject, text, placeholders, and how it reads for somebody."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from eventapp.domain.errors import CannotSend
from eventapp.domain.kinds import Language
from eventapp.domain.mail import PLACEHOLDERS, unknown_placeholders
from eventapp.domain.text import LONG_LIMIT, TITLE_LIMIT
from eventapp.exchange.mail import Letter
from eventapp.services.addressees import Addressee
from ui.attendees.mailing.letters import Draft, template
from ui.attendees.mailing.preview import LetterView
from ui.language import LANGUAGE_NAMES, _, pgettext
from ui.theme import Motion, Size, Space
from ui.widgets.buttons import Segmented, make_button
from ui.widgets.fields import ChoiceField, LineField
from ui.widgets.panels import Note, column, row
from ui.widgets.text import PlainLabel, Tone

_MOST_READERS = 200
"""Whose message can be looked at: a list of thousands is not read."""


class MessageStep(QWidget):
    """The text on the left, and on the right the message as one person gets it.

    ``letter`` makes the message of somebody from a draft.

    Signals:
        changed: the text is another one.
    """

    changed = Signal()

    def __init__(
        self,
        draft: Draft,
        letter: Callable[[Draft, Addressee], Letter | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._letter = letter
        self._readers: Sequence[Addressee] = ()
        self._before = {draft.language: draft}
        self.spoken = Segmented(
            [(known.value, LANGUAGE_NAMES[known]) for known in Language],
            draft.language.value,
            name=_("Language"),
        )
        self.spoken.chosen.connect(self._speak)
        self.subject = LineField(draft.subject)
        self.subject.setMaxLength(TITLE_LIMIT)
        self.subject.setAccessibleName(_("Subject"))
        self.body = QPlainTextEdit(draft.body)
        self.body.setAccessibleName(_("Message"))
        self.body.setTabChangesFocus(True)
        self.problem = Note(_("This is no placeholder"), "")
        self.reader = ChoiceField()
        self.reader.committed.connect(lambda _key: self._preview())
        self.view = LetterView()
        self._language = draft.language
        self._pause = QTimer(self, singleShot=True, interval=Motion.SEARCH_PAUSE)
        self._pause.timeout.connect(self._preview)
        self.subject.textChanged.connect(lambda _text: self._edited())
        self.body.textChanged.connect(self._edited)
        self._lay_out()
        self._check()

    @property
    def draft(self) -> Draft:
        """The message as it stands."""
        return Draft(self.subject.text(), self.body.toPlainText(), self._language)

    @property
    def unknown(self) -> tuple[str, ...]:
        """What stands in braces and is no placeholder."""
        draft = self.draft
        return unknown_placeholders(draft.subject + "\n" + draft.body)

    @property
    def complete(self) -> bool:
        """Whether it can be sent."""
        draft = self.draft
        return bool(draft.subject.strip()) and len(draft.body) <= LONG_LIMIT and not self.unknown

    @property
    def chosen_reader(self) -> Addressee | None:
        """Whose message is looked at."""
        key = self.reader.value
        return next((who for who in self._readers if str(who.attendee) == key), None)

    def show_readers(self, readers: Sequence[Addressee]) -> None:
        """Offer the messages of these to be looked at."""
        self._readers = readers[:_MOST_READERS]
        choices = [
            (str(who.attendee), " · ".join(filter(None, (who.name, who.organisation))))
            for who in self._readers
        ]
        kept = self.reader.value
        known = {key for key, _name in choices}
        first = choices[0][0] if choices else ""
        self.reader.set_choices(choices, kept if kept in known else first)
        self._preview()

    def _speak(self, value: str) -> None:
        """Show the message in another language, as it was left or as it begins."""
        self._before[self._language] = self.draft
        self._language = Language(value)
        draft = self._before.get(self._language) or template(self._language)
        self.subject.set_value(draft.subject)
        self.body.setPlainText(draft.body)

    def _insert(self, placeholder: str) -> None:
        self.body.insertPlainText("{" + placeholder + "}")
        self.body.setFocus()

    def _edited(self) -> None:
        self._check()
        self._pause.start()
        self.changed.emit()

    def _check(self) -> None:
        unknown = self.unknown
        self.problem.setVisible(bool(unknown))
        shown = " ".join(mark if len(mark) <= 30 else mark[:29] + "…" for mark in unknown[:5])  # noqa: PLR2004
        self.problem.text.setText(
            _("%(marks)s would be sent as it stands. Use one of those below, or take it out.")
            % {"marks": shown}
        )
        self.problem.text.show()

    def _preview(self) -> None:
        who = self.chosen_reader
        if who is None:
            return
        try:
            letter = self._letter(self.draft, who)
        except CannotSend:
            return
        if letter is not None:
            self.view.show_letter(letter)

    def _lay_out(self) -> None:
        words = _placeholder_words()
        marks = row(spacing=Space.XS)
        for name in PLACEHOLDERS:
            button = make_button(words[name], clicked=partial(self._insert, name))
            button.setProperty("small", "true")
            button.setToolTip("{" + name + "}")
            marks.addWidget(button)
        marks.addStretch(1)
        hint = PlainLabel(_("Put in for everybody their own:"), size=Size.SMALL, tone=Tone.MUTED)
        left = column(spacing=Space.S)
        left.addLayout(row(PlainLabel(_("Subject"), tone=Tone.MUTED), None, self.spoken))
        left.addWidget(self.subject)
        left.addWidget(PlainLabel(_("Message"), tone=Tone.MUTED))
        left.addWidget(self.body, 1)
        left.addWidget(self.problem)
        left.addWidget(hint)
        left.addLayout(marks)
        right = QVBoxLayout()
        right.setSpacing(Space.S)
        right.addLayout(row(PlainLabel(_("As it is read by"), tone=Tone.MUTED), self.reader))
        right.addWidget(self.view, 1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.XL)
        across.addLayout(left, 1)
        across.addLayout(right, 1)


def _placeholder_words() -> dict[str, str]:
    return {
        "name": _("Name"),
        "organisation": _("Organisation"),
        "event": _("Event"),
        "when": pgettext("mail", "When"),
        "venue": _("Where"),
        "code": _("Code"),
    }
