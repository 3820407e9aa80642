"""A value to choose: it says what one of two registrations has, in a few lines."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui import theme
from ui.attendees.duplicates.lines import gap_text
from ui.theme import Extent, Space
from ui.widgets.clamped import ClampedLabel
from ui.widgets.lines import ENTER
from ui.widgets.text import Tone

_LINES = 3
_DOT = 0.5
"""How much of the ring the dot of the chosen one fills."""


class SideButton(QAbstractButton):
    """Looks like a radio button with its value beside it; one of two is chosen, or neither."""

    def __init__(self, word: str, value: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(f"{word}: {value or gap_text()}")
        across = QHBoxLayout(self)
        across.setContentsMargins(Space.S + Space.L + Space.S, Space.S, Space.S, Space.S)
        self.label = ClampedLabel(most=_LINES, tone=Tone.TEXT if value else Tone.MUTED)
        self.label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        across.addWidget(self.label)
        self.label.setText(value or gap_text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter and the arrows to the view: they merge and go on."""
        moves = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}
        if event.key() in ENTER | moves:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the ring, and the dot of the chosen one."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, near = self.isChecked(), self.underMouse() or self.hasFocus()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ground = tokens.accent_soft if chosen else tokens.hover if near else tokens.surface
        painter.setBrush(theme.colour(ground))
        strong = tokens.accent if chosen or self.hasFocus() else tokens.line
        painter.setPen(theme.colour(strong))
        painter.drawRoundedRect(box, Extent.CORNER, Extent.CORNER)
        if self.hasFocus():
            inner = box.adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inner, Extent.CORNER - 1, Extent.CORNER - 1)
        top = Space.S + (self.label.fontMetrics().lineSpacing() - Space.L) / 2
        ring = QRectF(Space.S, top, Space.L, Space.L).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(theme.colour(tokens.surface))
        painter.setPen(theme.colour(tokens.accent if chosen else tokens.faint))
        painter.drawEllipse(ring)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(tokens.accent))
            side = ring.width() * _DOT
            dot = QRectF(0, 0, side, side)
            dot.moveCenter(ring.center())
            painter.drawEllipse(dot)
        painter.end()
