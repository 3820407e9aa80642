"""Text as large as fits a box, between words over as many lines as there may be."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from ui import theme

_STEP: Final = 0.94
_FLOOR: Final = 0.7
"""Of the size that fills the box with lines: smaller is not read from afar, and is cut instead."""
_UNIT: Final = 100.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines in one size, each ``height`` high."""

    lines: tuple[str, ...]
    font: QFont
    height: float


def fitted_lines(text: str, box: QSizeF, *, bold: bool = False, most: int = 1) -> Fitted:
    """A text as large as a box lets it be in at most so many lines, else cut with "…"."""
    return _fitted(" ".join(text.split()), box.width(), box.height(), bold=bold, most=most)


@lru_cache(maxsize=32)
def _fitted(text: str, width: float, height: float, *, bold: bool, most: int) -> Fitted:
    whole = height / _line_height(bold=bold)
    size = whole
    while size > whole / most * _FLOOR:
        lines = _broken(text, theme.font(size, bold=bold), width)
        if len(lines) <= min(most, whole // size):
            return _made(lines, size, bold=bold)
        size *= _STEP
    size = whole / most
    return _made(_cut(text, size, width, bold=bold, most=most), size, bold=bold)


def _line_height(*, bold: bool) -> float:
    """The height of a line in a font of one pixel."""
    return QFontMetricsF(theme.font(_UNIT, bold=bold)).height() / _UNIT


def _made(lines: list[str], size: float, *, bold: bool) -> Fitted:
    font = theme.font(size, bold=bold)
    return Fitted(tuple(lines), font, QFontMetricsF(font).height())


def _cut(text: str, size: float, width: float, *, bold: bool, most: int) -> list[str]:
    font = theme.font(size, bold=bold)
    lines = _broken(text, font, width)
    rest = text[sum(len(line) for line in lines[: most - 1]) :]
    cut = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return [*lines[: most - 1], cut]


def _broken(text: str, font: QFont, width: float) -> list[str]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    found: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        found.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return found
