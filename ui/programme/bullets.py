"""Points, one a line: typed with Enter, shown with a dot before each."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.theme import Space
from ui.widgets.growing import GrowingField

_SIGNS: Final = "•◦‣▪▫●○■□·∙*-–—ㆍ"
"""What people and other programs put before points."""


class BulletField(GrowingField):
    """A text of which each line is a point."""

    def __init__(self, value: str = "", *, placeholder: str = "") -> None:
        super().__init__(value, placeholder=placeholder)
        self._dots = _Dots(self)
        self.setViewportMargins(Space.M, 0, 0, 0)
        self.updateRequest.connect(lambda *_changed: self._dots.update())
        self.textChanged.connect(self._dots.update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the dots beside the text."""
        super().resizeEvent(event)
        beside = self.viewport().geometry()
        self._dots.setGeometry(
            QRect(beside.left() - Space.M, beside.top(), Space.M, beside.height())
        )

    def first_lines(self) -> list[float]:
        """The middle of each point's first line, in the viewport."""
        found = []
        block = self.firstVisibleBlock()
        line = QFontMetricsF(self.font()).lineSpacing()
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if block.text().strip():
                found.append(box.top() + min(line, box.height()) / 2)
            block = block.next()
        return found


class _Dots(QWidget):
    """Paints the dots in the margin of a field."""

    def __init__(self, field: BulletField) -> None:
        super().__init__(field)
        self._field = field
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a dot beside the first line of each point."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(theme.current().accent))
        for height in self._field.first_lines():
            painter.drawEllipse(QPointF(self.width() / 2, height), Space.RING, Space.RING)
        painter.end()


def points(text: str) -> str:
    """A text as points: no empty lines, and no signs of points pasted along."""
    lines = (_without_sign(line.strip()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _without_sign(line: str) -> str:
    """A point without its sign; "-3 %" is no point with a dash, but a figure."""
    sign, rest = line[:1], line[1:]
    if sign and sign in _SIGNS and (not rest or rest[0].isspace() or sign in "•‣▪●■"):
        return rest.strip()
    return line
