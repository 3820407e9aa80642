"""Recording what many answered at once: a pile of paper forms, say."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from eventapp.domain.kinds import ConsentKind, ConsentSource
from ui.attendees.consent_words import (
    GIVEN,
    answer_choices,
    answer_of,
    consent_kind,
    consent_source,
)
from ui.language import _, ngettext, pgettext
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, Segmented, make_button
from ui.widgets.fields import ChoiceField, DateField, Form
from ui.widgets.panels import row
from ui.widgets.text import PlainLabel, Tone


@dataclass(frozen=True, slots=True)
class Answer:
    """What is to be recorded; ``given`` None takes an answer back."""

    kind: ConsentKind
    given: bool | None
    source: ConsentSource
    day: date


class ConsentDialog(QDialog):
    """What was asked, what they answered, where, and on which day."""

    def __init__(self, parent: QWidget | None, count: int, today: date) -> None:
        super().__init__(parent)
        headline = ngettext(
            "Record the consent of %(n)d attendee", "Record the consent of %(n)d attendees", count
        ) % {"n": count}
        self.setWindowTitle(headline)
        kinds = [(kind.value, consent_kind(kind)) for kind in ConsentKind]
        sources = [
            (source.value, consent_source(source))
            for source in (ConsentSource.PAPER, ConsentSource.DESK, ConsentSource.FORM)
        ]
        self.kind = ChoiceField(kinds, ConsentKind.PERSONAL_DATA.value)
        self.answer = Segmented(answer_choices(), GIVEN)
        self.source = Segmented(sources, ConsentSource.PAPER.value)
        self.day = DateField(today)
        form = Form()
        form.add(_("Asked for"), self.kind)
        form.add(_("Answer"), self.answer)
        form.add(pgettext("consent", "Where"), self.source)
        form.add(_("Date"), self.day)
        said = ngettext("Record for %(n)d", "Record for %(n)d", count) % {"n": count}
        self.yes = make_button(said, Role.PRIMARY, clicked=self.accept)
        self.yes.setDefault(True)
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        down.setSpacing(Space.M)
        down.addWidget(PlainLabel(headline, size=Size.SECTION, bold=True, wrap=True))
        details = _("It names the notice in force; of an online form the text is not known.")
        down.addWidget(PlainLabel(details, tone=Tone.MUTED, wrap=True))
        down.addWidget(form)
        down.addSpacing(Space.S)
        down.addLayout(row(None, make_button(_("Cancel"), clicked=self.reject), self.yes))
        self.setFixedSize(Extent.DIALOG, down.totalHeightForWidth(Extent.DIALOG))
        self.kind.setFocus()

    def given(self) -> Answer:
        """What is chosen."""
        day: date = self.day.date().toPython()  # type: ignore[assignment]
        return Answer(
            ConsentKind(self.kind.value),
            answer_of(self.answer.value),
            ConsentSource(self.source.value),
            day,
        )


def ask_consent(parent: QWidget | None, count: int, today: date) -> Answer | None:
    """What to record for so many; None when the user thought better of it."""
    dialog = ConsentDialog(parent, count, today)
    return dialog.given() if dialog.exec() == QDialog.DialogCode.Accepted else None
