"""What the program's badge designs are made of: a card's measures and its common parts.

Every measure follows from the card's size, in millimetres, so that a design is right on a low
label and on a card to wear around the neck alike.
"""

from dataclasses import dataclass, replace
from typing import Final

from eventapp.domain.badge_layouts import (
    Across,
    Box,
    CodeElement,
    Down,
    Element,
    Ink,
    MarkElement,
    TextElement,
)
from eventapp.domain.sheets import LARGEST, POINTS_PER_MM

QUIET: Final = 4 / 25
"""The white on each side of a ticket's QR code, as a share of its side."""
SMALLEST_CODE: Final = 20.0
"""Millimetres: what scanners read at ease."""
ROOMY: Final = 85.0
"""A card higher than this has room for a logo over the name, or for two titles."""

_SMALLEST_CODE_SET: Final = 20.5
_LARGEST_CODE: Final = 32.0
_LOW: Final = 58.0
"""A card lower than this has its name beside the code."""
_ONE_LINE: Final = 45.0
_WIDE: Final = 70.0
"""A low card that is wide has the event's title on one line; a large wide one has it twice."""
_WORDED: Final = 68.0
_SMALLEST_SIGN: Final = 3.2
_TITLE_FLOOR: Final = 5.0
_LEADING: Final = 1.36
_PORTRAIT: Final = 1.05
_HIGH: Final = 60.0
_NARROWEST: Final = 42.0
"""A card that holds a code is so wide where the code lies under the name,"""
_NARROWEST_LOW: Final = 50.0
"""and so wide where it lies beside it,"""
_LOWEST: Final = 29.5
"""and so high; higher where the event's title takes two lines."""
_LOWEST_NARROW: Final = 33.5


@dataclass(frozen=True, slots=True)
class Card:
    """A card and the measures that follow from its size."""

    width: float
    height: float
    foot: float = 0.0
    """What a band takes at the lower edge."""

    @property
    def portrait(self) -> bool:
        """Whether it is higher than wide, and high enough for the name to stand over the code."""
        return self.height >= _HIGH and self.height > self.width * _PORTRAIT

    @property
    def low(self) -> bool:
        """Whether the name stands beside the code instead of above it."""
        return not self.portrait and self.height < _LOW

    @property
    def holds_code(self) -> bool:
        """Whether a name is still read from afar where a QR code takes its share."""
        if self.portrait:
            return self.width >= _NARROWEST
        lowest = _LOWEST if self.width > _WIDE else _LOWEST_NARROW
        return self.width >= _NARROWEST_LOW and self.height >= lowest

    @property
    def unit(self) -> float:
        """How much larger than on the usual card of 90 × 60 mm type is set."""
        return within(min(self.width, self.height) / 60, 0.85, 1.7)

    @property
    def margin(self) -> float:
        """What stays white along the edges."""
        if self.low:
            return max(self.quiet, within(self.height * 0.09, 3.6, 6.0))
        return within(min(self.width, self.height) * 0.09, self.quiet, 9.0)

    @property
    def code(self) -> float:
        """The side of the QR code: as small as it may be where the name needs the room."""
        side = self.width if self.portrait else self.height
        wanted = within(side * 0.3, _SMALLEST_CODE_SET, _LARGEST_CODE)
        return min(wanted, self.height / (1 + 2 * QUIET), self.width / 2)

    @property
    def quiet(self) -> float:
        """What stays white around the code."""
        return self.code * QUIET

    @property
    def bottom(self) -> float:
        """Where the lowest text and the code end."""
        return self.height - max(self.margin, self.foot + self.quiet)

    @property
    def whole(self) -> "Column":
        """Everything between the margins."""
        return Column(self.margin, self.width - self.margin)

    def line(self, size: float, lines: int = 1) -> float:
        """The height of lines of type of a size on the usual card."""
        return size * self.unit * _LEADING * lines / POINTS_PER_MM


@dataclass(frozen=True, slots=True)
class Column:
    """From where to where something stands across a card."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    def box(self, top: float, bottom: float) -> Box:
        """The place from one height to another."""
        return Box(self.left, top, self.width, max(bottom - top, 0.0))


@dataclass(frozen=True, slots=True)
class Look:
    """How a design arranges the common parts.

    ``above`` sets the organisation above the code, over the whole width.
    """

    across: Across = Across.LEFT
    above: bool = False
    code_left: bool = False
    other: bool = False
    category: bool = True


def title_at(
    card: Card, top: float, column: Column, look: Look | None = None, *, mark: bool = True
) -> tuple[list[Element], float]:
    """The event's title beside the place of the mark, and where what follows may begin."""
    look = look or Look()
    centred = look.across is Across.CENTRE
    lines = 1 if card.low and card.height < _ONE_LINE and card.width > _WIDE else 2
    both = look.other and card.width > _WIDE and (card.portrait or card.height > ROOMY)
    bottom = top + card.line(7.4, lines) * (1.5 if both else 1.0)
    edge, over = column.right, card.bottom - card.code - card.quiet
    if card.low and bottom > over:
        column = replace(column, right=min(edge, beside_code(card, card.whole, look).right))
    if over - top < _SMALLEST_SIGN:
        edge = column.right
    sign = min(card.line(7.4, 2), bottom - top, over - top if edge > column.right else LARGEST)
    sign = min(sign, 6.5 * card.unit)
    # On a wide card the mark has its words beside it.
    worded = not (card.low or centred or look.other) and column.width > _WORDED
    wide = sign * 1.3 + 18.5 if worded else sign
    free = wide + 1.5 if mark and edge == column.right else 0.0
    inner = Column(column.left + (free if centred else 0.0), column.right - free)
    text = replace(
        text_in(card, inner.box(top, bottom), "{event}", 7.4),
        ink=Ink.MUTED,
        across=look.across,
        lines=lines,
        floor=_TITLE_FLOOR,
    )
    texts: list[Element] = [text]
    if both:
        half = (top + bottom) / 2
        one = replace(text, box=inner.box(top, half), lines=2)
        texts = [one, replace(one, box=inner.box(half, bottom), text="{event_other}")]
    if mark:
        texts.append(MarkElement(Box(edge - wide, top, wide, sign)))
    return texts, bottom + 0.5 * card.unit


def body_of(card: Card, top: float, column: Column, look: Look) -> tuple[Element, ...]:
    """Name, organisation, position, category and code below the title."""
    bottom = card.bottom
    above = bottom - card.code
    beside = beside_code(card, column, look)
    left = column.left if look.code_left else column.right - card.code
    code = CodeElement(Box(left, above, card.code, card.code))
    if card.low:
        detail = bottom - card.line(9)
        lines = 1 if card.height < 36 and look.other else 2  # noqa: PLR2004 - millimetres
        organisation = detail - card.line(10.5 if card.height < 45 else 12, lines)  # noqa: PLR2004
        names = names_in(card, beside.box(top, organisation - 0.4), look)
        place = organisation_in(card, beside.box(organisation, detail), look.across, lines)
    elif card.portrait or look.above:
        room = above - card.quiet - 0.6 - top
        share = 0.6 if card.portrait else 0.72
        organisation = top + room * share
        names = names_in(card, column.box(top, organisation - 0.4), look)
        down = Down.MIDDLE if card.portrait else Down.TOP
        box = column.box(organisation, above - card.quiet - 0.6)
        place = replace(
            organisation_in(card, box, look.across, 3 if card.portrait else 2), down=down
        )
        return (*names, place, *_foot(card, beside, above, look), code)
    else:
        detail = bottom - card.line(9)
        names = names_in(card, column.box(top, above - card.quiet - 0.4), look)
        place = organisation_in(card, beside.box(above, detail - 0.6), look.across, 3)
    box = beside.box(detail, bottom)
    text = "{position} · {category}" if look.category else "{position}"
    return (*names, place, replace(detail_in(card, box, text), across=look.across), code)


def _foot(card: Card, beside: Column, above: float, look: Look) -> tuple[Element, ...]:
    """Position over category beside the code, low."""
    bottom = card.bottom
    if not look.category:
        return (replace(detail_in(card, beside.box(above, bottom), "{position}"), lines=3),)
    category = bottom - card.line(11)
    position = replace(detail_in(card, beside.box(above, category), "{position}"), lines=3)
    word = replace(
        text_in(card, beside.box(category, bottom), "{category}", 11),
        bold=True,
        ink=Ink.CATEGORY,
        down=Down.BOTTOM,
        floor=7,
    )
    return position, word


def names_in(card: Card, box: Box, look: Look) -> tuple[TextElement, ...]:
    """The name, and under it the one in the other language where the look has it."""
    if not look.other:
        return (name_in(card, box, look.across),)
    upper = box.height * 0.64
    name = replace(name_in(card, replace(box, height=upper), look.across), down=Down.BOTTOM)
    under = replace(box.moved(0, upper), height=box.height - upper)
    other = replace(
        text_in(card, under, "{name_other}", 20),
        ink=Ink.BLACK,
        across=look.across,
        floor=8,
        lines=2 if card.portrait else 1,
    )
    return name, other


def name_in(card: Card, box: Box, across: Across = Across.LEFT) -> TextElement:
    """The name, bold and as large as the place lets it be, on two lines at most."""
    large = 50 if card.width / card.unit > 62 or card.low else 44  # noqa: PLR2004 - millimetres
    return TextElement(
        box,
        "{name}",
        size=round(large * max(card.unit, 1.0), 1),
        floor=12.0,
        bold=True,
        across=across,
        down=Down.MIDDLE,
        lines=2,
        spread=True,
    )


def organisation_in(card: Card, box: Box, across: Across, lines: int) -> TextElement:
    """The organisation, standing on the lower edge of its place."""
    return replace(
        text_in(card, box, "{organisation}", 13 if card.portrait else 12),
        across=across,
        down=Down.BOTTOM,
        lines=lines,
        floor=7.0 if card.low else 8.0,
    )


def detail_in(card: Card, box: Box, text: str) -> TextElement:
    """A small muted text, standing on the lower edge of its place."""
    return replace(text_in(card, box, text, 9), ink=Ink.MUTED, down=Down.BOTTOM, floor=6.5)


def text_in(card: Card, box: Box, text: str, size: float) -> TextElement:
    """A text of a size on the usual card, larger on larger ones."""
    return TextElement(box, text, size=round(size * card.unit, 1))


def beside_code(card: Card, column: Column, look: Look) -> Column:
    """The column without the code and its white."""
    taken = card.code + card.quiet + 0.8
    if look.code_left:
        return replace(column, left=column.left + taken)
    return replace(column, right=column.right - taken)


def air_of(card: Card) -> float:
    """Between a band and the text under it."""
    return 0.9 if card.low else 1.8 * card.unit


def within(value: float, least: float, most: float) -> float:
    """A value between two bounds."""
    return min(max(value, least), most)
