"""Text as large as fits: shrunk to a floor, then broken, then cut."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from ui import theme

_HINTED: Final = 0.99
"""For what letters are moved to the screen's pixels."""
_LONGEST: Final = 400
"""More than any card shows; what is longer is cut before it is measured."""
_BREAKABLE: Final = 12
"""A word so short is never broken within."""
_WORTH_BREAKING: Final = 1.15
"""So much larger must a name in two lines be than in one."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text in the size that fits."""

    text: str
    font: QFont
    height: float


def plain(text: str) -> str:
    """A text as one line, and no longer than anybody could read."""
    return " ".join(text[:_LONGEST].split())


def fit_line(
    text: str, size: float, room: float, *, bold: bool = False, least: float | None = None
) -> list[Line]:
    """One line of this size, shrunk down to ``least``, then cut; none of an empty text."""
    if not text:
        return []
    font = _shrunk((text,), size, room, bold=bold, least=size if least is None else least)
    return [_cut(text, font, room)]


def fit_text(text: str, size: float, room: float, most: int, *, bold: bool = False) -> list[Line]:
    """At most so many lines of this size, the last one cut; none of an empty text."""
    if not text:
        return []
    font = theme.font(size, bold=bold)
    parts = _wrapped(text, font, room)
    if len(parts) > most:
        parts = [*parts[: most - 1], text[sum(map(len, parts[: most - 1])) :]]
    return [_cut(part.strip(), font, room) for part in parts]


def fit_name(name: str, largest: float, least: float, room: float, height: float) -> list[Line]:
    """A name as large as there is room for, in one line or two.

    One too long for a line has two even where they are higher than there is room for.
    """
    if not name:
        return []
    one = _shrunk((name,), largest, room, height=height, bold=True, least=least)
    halves = _halves(name)
    two = _shrunk(halves, largest, room, height=height / 2, bold=True, least=least)
    worth = two.pointSizeF() > one.pointSizeF() * _WORTH_BREAKING
    fits_two = QFontMetricsF(two).height() * 2 <= height
    overfull = QFontMetricsF(one).horizontalAdvance(name) > room
    if len(halves) == 1 or not (overfull or (worth and fits_two)):
        return [_cut(name, one, room)]
    if max(map(QFontMetricsF(two).horizontalAdvance, halves)) > room:
        return fit_text(name, least, room, 2, bold=True)
    return [_cut(half, two, room) for half in halves]


def _shrunk(
    texts: Sequence[str],
    size: float,
    room: float,
    *,
    least: float,
    bold: bool,
    height: float = float("inf"),
) -> QFont:
    """The largest font in which every text fits; the smallest one if none does.

    Widths grow with the size, nearly: measured once, it is known how much too large it is.
    """
    font = theme.font(size, bold=bold)
    metrics = QFontMetricsF(font)
    wide = max(metrics.horizontalAdvance(text) for text in texts)
    fits = min(room / max(wide, 1.0), height / metrics.height())
    if fits >= 1 or size <= least:
        return font
    return theme.font(max(size * fits * _HINTED, least), bold=bold)


def _halves(name: str) -> tuple[str, ...]:
    """A name in two parts as equal as its spaces and hyphens allow, else in its middle."""
    places = [at + 1 for at, character in enumerate(name[:-1]) if character in " -"]
    middle = len(name) / 2
    if not places and len(name) < _BREAKABLE:
        return (name,)
    at = min(places or [round(middle)], key=lambda place: abs(place - middle))
    return name[:at].rstrip(), name[at:].lstrip()


def _cut(text: str, font: QFont, room: float) -> Line:
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    return Line(shown, font, metrics.height())


def _wrapped(text: str, font: QFont, room: float) -> list[str]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    parts = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(room, 1.0))
        parts.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return parts
