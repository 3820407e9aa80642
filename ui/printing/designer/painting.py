"""What is painted around and over the card besides the elements' outlines."""

from math import ceil
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui import theme
from ui.printing.designer.arranging import Axis
from ui.printing.designer.gestures import Gesture
from ui.theme import Designer

_RULED: Final = 5
"""Millimetres between the lines shown while something is dragged."""


def paint_edge(painter: QPainter, card: QRectF, *, focused: bool) -> None:
    """Paint the card's edge, which tells that keys go to the card."""
    tokens = theme.current()
    painter.setPen(_pen(tokens.accent if focused else tokens.strong_line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(card)


def paint_gesture(painter: QPainter, gesture: Gesture, card: QRectF, room: QRectF) -> None:
    """Paint a grid and guides for what is dragged, or the frame that marks."""
    if gesture.boxes:
        painter.setPen(_pen(theme.LIGHT.text, alpha=Designer.VEIL))
        painter.drawLines(_grid(card))
    painter.setPen(_pen(theme.LIGHT.refused.strong))
    for guide in gesture.guides:
        if guide.axis is Axis.ACROSS:
            painter.drawLine(QPointF(guide.at, room.top()), QPointF(guide.at, room.bottom()))
        else:
            painter.drawLine(QPointF(room.left(), guide.at), QPointF(room.right(), guide.at))
    if gesture.frame is not None:
        accent = theme.current().accent
        painter.setPen(_pen(accent))
        painter.setBrush(theme.colour(accent, alpha=Designer.VEIL))
        painter.drawRect(gesture.frame)


def _pen(colour: str, *, alpha: float = 1.0) -> QPen:
    """As fine at every zoom."""
    pen = QPen(theme.colour(colour, alpha=alpha))
    pen.setCosmetic(True)
    return pen


def _grid(card: QRectF) -> list[QLineF]:
    """Lines over the card every few millimetres, while something is dragged."""
    across = (_RULED * number for number in range(1, ceil(card.width() / _RULED)))
    down = (_RULED * number for number in range(1, ceil(card.height() / _RULED)))
    return [
        *(QLineF(x, 0, x, card.height()) for x in across),
        *(QLineF(0, y, card.width(), y) for y in down),
    ]
