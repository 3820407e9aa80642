"""A label of a few lines: what does not fit ends in "…" and is told by the tooltip."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Size
from ui.widgets.text import PlainLabel, Tone, plain_tooltip


class ClampedLabel(PlainLabel):
    """Wraps between words, inside one that is too long, and never over ``most`` lines."""

    def __init__(
        self,
        *,
        most: int = 2,
        size: float = Size.BODY,
        bold: bool = False,
        tone: Tone = Tone.TEXT,
        parent: QWidget | None = None,
    ) -> None:
        self._most = most
        super().__init__(size=size, bold=bold, tone=tone, parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        """Show a text; its line breaks become spaces."""
        super().setText(" ".join(text.split()))
        if self.parentWidget() is not None:
            self.setVisible(bool(text))
        self._hint()

    def sizeHint(self) -> QSize:
        """As high as its lines at the width it has."""
        return QSize(0, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """As high as its lines."""
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the lines at a width."""
        return max(1, len(self._lines(width))) * self.fontMetrics().lineSpacing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height of its lines, and tell a hidden part as a tooltip."""
        super().resizeEvent(event)
        self._hint()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        metrics = self.fontMetrics()
        for number, line in enumerate(self._lines(self.width())):
            place = QPointF(0, number * metrics.lineSpacing() + metrics.ascent())
            painter.drawText(place, line)
        painter.end()

    def _lines(self, width: int) -> list[str]:
        layout = QTextLayout(self.text(), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        found: list[str] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            start = line.textStart()
            if len(found) + 1 == self._most:
                rest = self.text()[start:]
                mode = Qt.TextElideMode.ElideRight
                found.append(self.fontMetrics().elidedText(rest, mode, width))
                break
            found.append(self.text()[start : start + line.textLength()].rstrip())
        layout.endLayout()
        return found

    def _hint(self) -> None:
        cut = any(line.endswith("…") for line in self._lines(self.width()))
        self.setToolTip(plain_tooltip(self.text()) if cut else "")
