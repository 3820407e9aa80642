"""What stands where on a session's card: as much of its words as the card has room for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText

from ui import theme
from ui.theme import Extent, Grid, Size, Space
from ui.timetable.cards import Card, Sign

_LETTERS_MOST: Final = 300
_BESIDE_LEAST: Final = 48
"""Pixels below which people beside a title are left out."""


class Style(Enum):
    """The faces of a card's words: size and weight."""

    TITLE = (Size.BODY, True)
    TITLE_SMALL = (Size.SMALL, True)
    TEXT = (Size.SMALL, False)


class Tone(Enum):
    """The colours of a card's words."""

    TITLE = "title"
    MUTED = "muted"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of text: its left edge and the middle of its height."""

    x: float
    middle: float
    text: QStaticText
    style: Style
    tone: Tone


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign: its left edge and the middle of its height."""

    x: float
    middle: float
    sign: Sign


@dataclass(frozen=True, slots=True)
class Face:
    """Everything written on a card."""

    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]

    @property
    def height(self) -> float:
        """From the card's top to below the last line."""
        return max((line.middle for line in self.lines), default=0) + Grid.LINE


@cache
def font_of(style: Style) -> QFont:
    """The font of a style."""
    size, bold = style.value
    return theme.font(size, bold=bold)


@cache
def metrics_of(style: Style) -> QFontMetricsF:
    """How wide letters of a style are."""
    return QFontMetricsF(font_of(style))


def wrapped(
    text: str, widths: Callable[[int], float], most: int, advance: Callable[[str], float]
) -> list[str]:
    """Break a text between words into ``most`` lines; the last holds the rest, however long.

    ``widths`` is how wide each line may be. A word wider than its line has it alone.
    """
    lines: list[str] = []
    line = ""
    pending = text.split(" ")
    for place, word in enumerate(pending):
        longer = f"{line} {word}" if line else word
        if line and advance(longer) > widths(len(lines)):
            if len(lines) + 1 >= most:
                return [*lines, " ".join([line, *pending[place:]])]
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line] if line else lines


def compose(card: Card, width: float, height: float) -> Face:
    """The lines and signs of a card of a size."""
    writer = _Writer(card, width, height)
    return Face(tuple(writer.lines()), tuple(writer.marks))


class _Writer:
    def __init__(self, card: Card, width: float, height: float) -> None:
        self.card, self.height = card, height
        self.left = Extent.STRIPE + Space.S
        self.right = max(width - Space.S, self.left)
        self.wide = width >= Grid.CARD_WIDE
        self.low = height < Grid.LINE + Space.RING
        self.single = height < Grid.LINE + Grid.LINE_SMALL
        self.pad = self._padding()
        self.first = height / 2 if self.single else self.pad + Grid.LINE / 2
        self.marks: list[Mark] = []
        self.edge = self._mark()

    def _padding(self) -> float:
        """As much air as the lines leave that fit at least closely."""
        spare = self.height - Grid.LINE
        below = min((spare - Space.S + Space.RING) // Grid.LINE_SMALL, self._wanted_below())
        return min(max((spare - max(below, 1) * Grid.LINE_SMALL) / 2, 0), Space.S - Space.RING)

    def _wanted_below(self) -> int:
        """How many lines there should be below the title."""
        return 1 + (not self.wide and bool(self.card.people) and bool(self.card.word))

    def _mark(self) -> float:
        """Put the signs at the right of the first line; returns where they begin."""
        edge = self.right
        side = Extent.CHIP_CORNER * 3 if self.low else Grid.SIGN
        for sign in self.card.signs:
            if edge - side < self.left + side:
                break
            edge -= side
            self.marks.append(Mark(edge, self.first, sign))
            edge -= Space.RING
        return edge - (Space.RING if self.marks else 0)

    def lines(self) -> Iterator[Line]:
        if self.single:
            yield from self._one_line()
        else:
            yield from self._several_lines()

    def _one_line(self) -> Iterator[Line]:
        style = Style.TITLE_SMALL if self.low else Style.TITLE
        right = self.edge
        if self.wide:
            label = self._text(self.card.label, right - self.left, Style.TEXT)
            right -= label.size().width()
            yield Line(right, self.first, label, Style.TEXT, Tone.STRONG)
            right -= Space.S
        title = self._text(self.card.title, right - self.left, style)
        yield Line(self.left, self.first, title, style, Tone.TITLE)
        left = self.left + title.size().width() + Space.S
        beside = self.card.people if self.wide else self.card.word
        if beside and right - left >= _BESIDE_LEAST:
            tone = Tone.MUTED if self.wide else Tone.STRONG
            text = self._text(beside, right - left, Style.TEXT)
            yield Line(left, self.first, text, Style.TEXT, tone)

    def _several_lines(self) -> Iterator[Line]:
        card, right = self.card, self.edge
        if self.wide:
            label = self._text(card.label, (right - self.left) / 2, Style.TEXT)
            right -= label.size().width()
            yield Line(right, self.first, label, Style.TEXT, Tone.STRONG)
            right -= Space.M
        spare = self.height - 2 * self.pad - Grid.LINE
        below = min(self._wanted_below(), int(spare // Grid.LINE_SMALL))
        most = 1 + int((spare - below * Grid.LINE_SMALL) // Grid.LINE)
        middle = self.first
        for text in self._title_lines(most, right):
            yield Line(self.left, middle, text, Style.TITLE, Tone.TITLE)
            middle += Grid.LINE
        middle += (Grid.LINE_SMALL - Grid.LINE) / 2
        room = int((self.height - self.pad - middle + Grid.LINE_SMALL / 2) // Grid.LINE_SMALL)
        yield from self._people_lines(middle, max(room, 1))

    def _title_lines(self, most: int, first_right: float) -> list[QStaticText]:
        def widths(number: int) -> float:
            return (first_right if number == 0 else self.right) - self.left

        advance = metrics_of(Style.TITLE).horizontalAdvance
        lines = wrapped(self.card.title[:_LETTERS_MOST], widths, most, advance)
        return [self._text(line, widths(number), Style.TITLE) for number, line in enumerate(lines)]

    def _people_lines(self, middle: float, room: int) -> Iterator[Line]:
        """People, and what the colour means: below each other, or on one line."""
        card, width = self.card, self.right - self.left
        if not self.wide and card.word and card.people and room == 1:
            word = self._text(card.word, width / 2, Style.TEXT)
            yield Line(self.left, middle, word, Style.TEXT, Tone.STRONG)
            left = self.left + word.size().width() + Space.S
            people = self._text(card.people, self.right - left, Style.TEXT)
            yield Line(left, middle, people, Style.TEXT, Tone.MUTED)
            return
        labelled = not self.wide and bool(card.word)
        advance = metrics_of(Style.TEXT).horizontalAdvance
        people_room = max(room - labelled, 1)
        lines = wrapped(card.people[:_LETTERS_MOST], lambda _line: width, people_room, advance)
        for line in lines if card.people else ():
            text = self._text(line, width, Style.TEXT)
            yield Line(self.left, middle, text, Style.TEXT, Tone.MUTED)
            middle += Grid.LINE_SMALL
        if labelled:
            whole = advance(card.label) <= width
            label = self._text(card.label if whole else card.word, width, Style.TEXT)
            yield Line(self.left, middle, label, Style.TEXT, Tone.STRONG)

    def _text(self, text: str, width: float, style: Style) -> QStaticText:
        metrics = metrics_of(style)
        mode = Qt.TextElideMode.ElideRight
        made = QStaticText(metrics.elidedText(text[:_LETTERS_MOST], mode, max(width, 0)))
        # Qt would otherwise look for markup in what users wrote.
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.prepare(font=font_of(style))
        return made
