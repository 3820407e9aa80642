"""Names as large as fits: shrunk to a floor, then broken once, then cut."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from ui import theme
from ui.theme import Size

_STEP = 2.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text in the size that fits."""

    text: str
    font: QFont
    height: float


def fit_line(text: str, font: QFont, room: float, *, least: float | None = None) -> Line:
    """One line in this font, shrunk down to ``least`` pixels, then cut."""
    if not text:
        return Line("", font, 0)
    bold = font.bold()
    size = font.pointSizeF() / theme.points(1)
    while least is not None and size > least and QFontMetricsF(font).horizontalAdvance(text) > room:
        size = max(size - _STEP, least)
        font = theme.font(size, bold=bold)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    return Line(shown, font, metrics.height())


def fit_name(name: str, room: float, height: float) -> list[Line]:
    """A name in one line as large as 72 and no smaller than 40, or else in two."""
    if not name:
        return []
    size = Size.NAME
    while size > Size.RESULT:
        metrics = QFontMetricsF(theme.font(size, bold=True))
        if metrics.horizontalAdvance(name) <= room and metrics.height() <= height:
            break
        size = max(size - _STEP, Size.RESULT)
    font = theme.font(size, bold=True)
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(name) <= room or metrics.height() * 2 > height:
        return [fit_line(name, font, room)]
    first, second = _broken(name, metrics, room)
    return [fit_line(first, font, room), fit_line(second, font, room)]


def _broken(name: str, metrics: QFontMetricsF, room: float) -> tuple[str, str]:
    """The name in two parts, at the last space or hyphen that leaves the first one fitting."""
    places = [at + 1 for at, character in enumerate(name) if character in " -"]
    fitting = [at for at in places if metrics.horizontalAdvance(name[:at].rstrip()) <= room]
    if fitting:
        return name[: fitting[-1]].rstrip(), name[fitting[-1] :]
    shown = len(name)
    while shown > 1 and metrics.horizontalAdvance(name[:shown]) > room:
        shown -= 1
    return name[:shown], name[shown:]
