"""The program's own icons: line drawings on a grid of 20, in any token's colour.

They are drawn by us (``resources/icons``): an icon font would cost a tenth of a
second at every start.
"""

from enum import StrEnum
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from eventapp.paths import RESOURCES
from ui import theme
from ui.theme import Extent, Hue, Tokens


class Ink(StrEnum):
    """The token an icon is drawn in."""

    TEXT = "text"
    MUTED = "muted"
    FAINT = "faint"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    ADMITTED = "admitted"
    ALREADY = "already"
    REFUSED = "refused"


def icon(name: str, ink: Ink | Hue = Ink.MUTED, size: int = Extent.ICON) -> QIcon:
    """An icon in the look in use, crisp on every screen attached.

    Raises:
        FileNotFoundError: There is no such drawing.
    """
    return _icon(name, _hex(ink, theme.current()), size, _ratios())


def pixmap(name: str, ink: Ink | Hue = Ink.MUTED, size: int = Extent.ICON) -> QPixmap:
    """An icon as one picture, for painting."""
    return _pixmap(name, _hex(ink, theme.current()), size, max(_ratios()))


def _hex(ink: Ink | Hue, tokens: Tokens) -> str:
    value = getattr(tokens, ink.value)
    return str(getattr(value, "strong", value))


def _ratios() -> tuple[float, ...]:
    return tuple(sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}))


@cache
def _icon(name: str, colour: str, size: int, ratios: tuple[float, ...]) -> QIcon:
    made = QIcon()
    faint = theme.current().faint
    for ratio in ratios:
        made.addPixmap(_pixmap(name, colour, size, ratio))
        made.addPixmap(_pixmap(name, faint, size, ratio), QIcon.Mode.Disabled)
    return made


@cache
def _drawing(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8")


@cache
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    drawing = _drawing(name).replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    painter = QPainter(picture)
    renderer.render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
