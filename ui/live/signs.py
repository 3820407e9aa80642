"""How urgent it is: a sign and a colour each, so that no colour stands alone."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from eventapp.domain.live import Countdown, Light
from ui import theme
from ui.icons import Ink
from ui.widgets.marks import pair_of

_RING: Final = 0.16
_OCTAGON: Final = 0.29
_TRIANGLE: Final = ((0.5, 0.04), (1.0, 0.94), (0.0, 0.94))


class Sign(StrEnum):
    """Where a session stands in its time."""

    WAITING = "waiting"
    GOING = "going"
    SOON = "soon"
    LAST = "last"
    OVER = "over"


_LIGHTS: Final = {Light.GREEN: Sign.GOING, Light.AMBER: Sign.SOON, Light.RED: Sign.LAST}

_INKS: Final = {
    Sign.GOING: Ink.ADMITTED,
    Sign.SOON: Ink.ALREADY,
    Sign.LAST: Ink.REFUSED,
    Sign.OVER: Ink.REFUSED,
}


def sign_of(left: Countdown) -> Sign:
    """The sign of a countdown."""
    return Sign.OVER if left.seconds < 0 else _LIGHTS[left.light]


def colour_of(sign: Sign) -> QColor:
    """The strong colour of a sign in the look in use."""
    ink = _INKS.get(sign)
    return theme.colour(theme.current().muted if ink is None else pair_of(ink).strong)


def paint_sign(painter: QPainter, box: QRectF, sign: Sign, colour: QColor) -> None:
    """Paint a sign into a square: a ring, a disc, a triangle, a square, an octagon."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if sign is Sign.WAITING:
        weight = box.width() * _RING
        painter.setPen(QPen(colour, weight))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = weight / 2
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
    elif sign is Sign.GOING:
        painter.drawEllipse(box)
    elif sign is Sign.LAST:
        inset = box.width() * _RING / 2
        painter.drawRect(box.adjusted(inset, inset, -inset, -inset))
    else:
        corners = _TRIANGLE if sign is Sign.SOON else _octagon()
        painter.drawPolygon(QPolygonF([_at(box, x, y) for x, y in corners]))


def _octagon() -> tuple[tuple[float, float], ...]:
    near, far = _OCTAGON, 1 - _OCTAGON
    return (
        (near, 0), (far, 0), (1, near), (1, far), (far, 1), (near, 1), (0, far), (0, near)
    )  # fmt: skip


def _at(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.left() + x * box.width(), box.top() + y * box.height())
