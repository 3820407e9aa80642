"""Labels that show text as it is: what users write is never markup."""

import html
from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import theme
from ui.theme import Size


class Tone(StrEnum):
    """How a text stands out; the stylesheet gives each its colour."""

    TEXT = "text"
    MUTED = "muted"
    FAINT = "faint"
    ACCENT = "accent"
    ADMITTED = "admitted"
    ALREADY = "already"
    REFUSED = "refused"


def plain_tooltip(text: str) -> str:
    """A tooltip that shows exactly this text: Qt would read markup in it."""
    if "<" not in text and "&" not in text:
        return text
    return f"<span>{html.escape(text)}</span>".replace("\n", "<br>")


class PlainLabel(QLabel):
    """A label of plain text in one of the sizes and tones."""

    def __init__(
        self,
        text: str = "",
        *,
        size: float = Size.BODY,
        bold: bool = False,
        tone: Tone = Tone.TEXT,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(size, bold=bold))
        self.setWordWrap(wrap)
        self.set_tone(tone)
        self.setText(text)

    def set_tone(self, tone: Tone) -> None:
        """Stand out differently."""
        if self.property("tone") != tone.value:
            self.setProperty("tone", tone.value)
            repolish(self)


class ElidedLabel(PlainLabel):
    """One line that ends in "…" when it does not fit, and then tells the rest as a tooltip."""

    def __init__(
        self,
        text: str = "",
        *,
        size: float = Size.BODY,
        bold: bool = False,
        tone: Tone = Tone.TEXT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, size=size, bold=bold, tone=tone, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Show a text; line breaks become spaces."""
        super().setText(" ".join(text.split("\n")))
        self._hint()

    def minimumSizeHint(self) -> QSize:
        """As narrow as one "…"."""
        width = self.fontMetrics().horizontalAdvance("…")
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the whole text as a tooltip whenever a part of it is hidden."""
        super().resizeEvent(event)
        self._hint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much as fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        painter.drawText(self.contentsRect(), self.alignment().value, self._shown())
        painter.end()

    def _shown(self) -> str:
        mode = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.text(), mode, self.contentsRect().width())

    def _hint(self) -> None:
        self.setToolTip(plain_tooltip(self.text()) if self._shown() != self.text() else "")


def repolish(widget: QWidget) -> None:
    """Let the stylesheet look at a widget's properties again."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
