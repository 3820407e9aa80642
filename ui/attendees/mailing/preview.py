"""A message as its reader will see it: from, to, subject, the text, the QR, what is attached."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from eventapp.domain.tickets import display_code
from eventapp.exchange.mail import Letter
from ui.attendees.qr import QrView
from ui.language import _, pgettext
from ui.theme import Size, Space
from ui.widgets.clamped import ClampedLabel
from ui.widgets.fields import Form
from ui.widgets.panels import Card, hairline
from ui.widgets.text import ElidedLabel, PlainLabel, Tone


class LetterView(QScrollArea):
    """Shows one person's message; the texts are plain text, whatever stands in them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Preview"))
        self.author, self.to = ElidedLabel(), ElidedLabel()
        self.subject = ClampedLabel(most=2, bold=True)
        self.title = ClampedLabel(most=3, size=Size.SECTION, bold=True)
        self.when, self.venue = PlainLabel(bold=True), ClampedLabel(most=2, tone=Tone.MUTED)
        self.body = PlainLabel(wrap=True)
        self.qr = QrView()
        self.code = PlainLabel(size=Size.SMALL, bold=True)
        self.attached = PlainLabel(
            _("Attached: the ticket (PDF), the calendar entry"), size=Size.SMALL, tone=Tone.MUTED
        )
        self._lay_out()

    def show_letter(self, letter: Letter) -> None:
        """Show another message."""
        self.author.setText(_named(letter.sender_name, letter.sender_address))
        self.to.setText(_named(letter.name, letter.address))
        self.subject.setText(letter.subject)
        self.title.setText(letter.event)
        self.when.setText(letter.when)
        self.venue.setText(letter.venue)
        self.body.setText(_breakable(letter.body))
        self.qr.show_code(letter.code)
        self.code.setText(display_code(letter.code))

    def _lay_out(self) -> None:
        head = Form()
        head.add(pgettext("mail", "From"), self.author)
        head.add(_("To"), self.to)
        head.add(_("Subject"), self.subject)
        card = Card()
        card.add(head)
        card.add(hairline())
        for widget in (self.title, self.when, self.venue):
            card.add(widget)
        card.body.addSpacing(Space.S)
        card.add(self.body)
        card.body.addSpacing(Space.S)
        centre = Qt.AlignmentFlag.AlignHCenter
        card.body.addWidget(self.qr, 0, centre)
        card.body.addWidget(self.code, 0, centre)
        card.add(hairline())
        card.add(self.attached)
        inner = QWidget()
        inner.setProperty("role", "plain")
        down = QVBoxLayout(inner)
        down.setContentsMargins(0, 0, Space.S, 0)
        down.addWidget(card)
        down.addStretch(1)
        self.setWidget(inner)


def _named(name: str, address: str) -> str:
    return f"{name} <{address}>" if name.strip() else address


def _breakable(text: str) -> str:
    """Long words may be broken: they would widen the card beyond its column."""
    return "".join(
        sign + "\u200b" if number % 24 == 23 and sign.isalnum() else sign  # noqa: PLR2004
        for number, sign in enumerate(text)
    )
