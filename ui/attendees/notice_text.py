"""A notice as it is read: each part the law names below its word."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from eventapp.domain.kinds import ConsentKind
from eventapp.services.consents import NoticeText
from ui.attendees.consent_words import notice_lines
from ui.theme import Size, Space
from ui.widgets.panels import clear_layout, column
from ui.widgets.text import PlainLabel, Tone


class NoticeView(QFrame):
    """The text of one notice on a soft ground, small and whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "note")
        self._parts = QVBoxLayout(self)
        self._parts.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        self._parts.setSpacing(Space.S)

    def show_notice(self, kind: ConsentKind, text: NoticeText, heading: str = "") -> None:
        """Show a text, its version above it."""
        clear_layout(self._parts)
        if heading:
            self._parts.addWidget(PlainLabel(heading, size=Size.SMALL, bold=True, wrap=True))
        for word, said in notice_lines(kind, text):
            if said:
                name = PlainLabel(word, size=Size.SMALL, tone=Tone.MUTED)
                told = PlainLabel(_breakable(said), size=Size.SMALL, wrap=True)
                self._parts.addLayout(column(name, told, spacing=0))


def _breakable(text: str) -> str:
    """The same text, to be broken inside a word longer than any line (a web address, say)."""
    words = text.split(" ")
    return " ".join(
        "\u200b".join(word[i : i + _LONGEST] for i in range(0, len(word), _LONGEST))
        for word in words
    )


_LONGEST = 24
