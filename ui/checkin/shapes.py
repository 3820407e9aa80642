"""The signs of the verdicts, bold enough for two metres."""

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from ui import theme
from ui.checkin.outcome import Shape

_WEIGHT: Final = 0.095
_ROUND: Final = [math.tau * step / 32 for step in range(33)]
_STROKES: Final = {
    Shape.CHECK: (((0.29, 0.52), (0.44, 0.67), (0.72, 0.36)),),
    Shape.CROSS: (((0.33, 0.33), (0.67, 0.67)), ((0.67, 0.33), (0.33, 0.67))),
    # The hands of a clock, within a ring of their own.
    Shape.CLOCK: (
        tuple((0.5 + 0.27 * math.cos(at), 0.5 + 0.27 * math.sin(at)) for at in _ROUND),
        ((0.5, 0.36), (0.5, 0.51), (0.6, 0.57)),
    ),
    Shape.OUT: (((0.28, 0.5), (0.7, 0.5)), ((0.53, 0.32), (0.71, 0.5), (0.53, 0.68))),
    Shape.NOTICE: (((0.5, 0.26), (0.5, 0.56)), ((0.5, 0.74), (0.5, 0.7401))),
    Shape.UNDO: (
        ((0.4, 0.28), (0.28, 0.4), (0.4, 0.52)),
        (
            (0.29, 0.4),
            (0.6, 0.4),
            (0.7, 0.46),
            (0.72, 0.56),
            (0.68, 0.66),
            (0.58, 0.71),
            (0.42, 0.71),
        ),
    ),
}
"""Polylines within a square of one."""


def paint_shape(painter: QPainter, circle: QRectF, shape: Shape) -> None:
    """Draw a sign into its circle."""
    pen = QPen(theme.colour(theme.current().on_accent), circle.width() * _WEIGHT)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in _STROKES[shape]:
        points = [
            QPointF(circle.left() + x * circle.width(), circle.top() + y * circle.height())
            for x, y in stroke
        ]
        painter.drawPolyline(QPolygonF(points))
