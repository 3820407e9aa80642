"""The designs of badges that come with the program, drawn for a card of any size.

All obey the same rules: the name is read from two metres, the organisation comes second,
everything else is small; the QR code is at least 20 mm and lies low in a corner with its
quiet zone white. On a low label, where a name above the code would be small, it stands
beside it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from eventapp.domain.badge_layouts import (
    Across,
    BadgeLayout,
    BandElement,
    Box,
    CodeElement,
    Down,
    Element,
    Fold,
    Ink,
    LineElement,
    LogoElement,
    MarkElement,
    TextElement,
)
from eventapp.domain.sheets import LARGEST, POINTS_PER_MM, BadgeSheet

QUIET: Final = 4 / 25
"""The white on each side of a ticket's QR code, as a share of its side."""
SMALLEST_CODE: Final = 20.0
"""Millimetres: what scanners read at ease."""

FOLDED: Final = "folded"

_SMALLEST_CODE_SET: Final = 20.5
_LARGEST_CODE: Final = 32.0
_LOW: Final = 58.0
"""A card lower than this has its name beside the code."""
_ROOMY: Final = 85.0
"""A card higher than this has room for a logo over the name."""
_ONE_LINE: Final = 45.0
_WIDE: Final = 70.0
"""A low card that is wide has the event's title on one line; a wide one has it twice."""
_WORDED: Final = 68.0
_SMALLEST_SIGN: Final = 3.2
_LOWEST_FOLDED: Final = 32.0
_LEADING: Final = 1.36
_PORTRAIT: Final = 1.05


def design(name: str, width: float, height: float) -> BadgeLayout:
    """A design for a card of a size in millimetres; a folded one's is what one holds up.

    Raises:
        KeyError: There is no design of that name.
    """
    return _DESIGNS[name](_Card(width, height))


def design_on(name: str, sheet: BadgeSheet) -> BadgeLayout:
    """A design as large as a sheet's labels; a folded one takes half of a label.

    Raises:
        KeyError: There is no design of that name.
    """
    if name == FOLDED:
        return design(name, sheet.label_width, sheet.label_height / 2)
    return design(name, sheet.label_width, sheet.label_height)


def designs_for(sheet: BadgeSheet) -> tuple[str, ...]:
    """The designs that suit a sheet: half of a low label is too low for a folded card."""
    if sheet.label_height >= 2 * _LOWEST_FOLDED:
        return DESIGNS
    return tuple(name for name in DESIGNS if name != FOLDED)


@dataclass(frozen=True, slots=True)
class _Card:
    """A card and the measures that follow from its size."""

    width: float
    height: float
    foot: float = 0.0
    """What a band takes at the lower edge."""

    @property
    def portrait(self) -> bool:
        return self.height > self.width * _PORTRAIT

    @property
    def low(self) -> bool:
        return not self.portrait and self.height < _LOW

    @property
    def unit(self) -> float:
        """How much larger than on the usual card of 90 × 60 mm type is set."""
        return _within(min(self.width, self.height) / 60, 0.85, 1.7)

    @property
    def margin(self) -> float:
        if self.low:
            return max(self.quiet, _within(self.height * 0.09, 3.6, 6.0))
        return _within(min(self.width, self.height) * 0.09, self.quiet, 9.0)

    @property
    def code(self) -> float:
        """The side of the QR code: as small as it may be where the name needs the room."""
        side = self.width if self.portrait else self.height
        wanted = _within(side * 0.3, _SMALLEST_CODE_SET, _LARGEST_CODE)
        return min(wanted, self.height / (1 + 2 * QUIET), self.width / 2)

    @property
    def quiet(self) -> float:
        return self.code * QUIET

    @property
    def bottom(self) -> float:
        """Where the lowest text and the code end."""
        return self.height - max(self.margin, self.foot + self.quiet)

    @property
    def whole(self) -> "_Column":
        return _Column(self.margin, self.width - self.margin)

    def line(self, size: float, lines: int = 1) -> float:
        """The height of lines of type of a size on the usual card."""
        return size * self.unit * _LEADING * lines / POINTS_PER_MM


@dataclass(frozen=True, slots=True)
class _Column:
    """From where to where something stands across a card."""

    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left

    def box(self, top: float, bottom: float) -> Box:
        return Box(self.left, top, self.width, max(bottom - top, 0.0))


@dataclass(frozen=True, slots=True)
class _Look:
    """How a design arranges the common parts.

    ``above`` sets the organisation above the code, over the whole width.
    """

    across: Across = Across.LEFT
    above: bool = False
    code_left: bool = False
    other: bool = False
    category: bool = True


def _band(card: _Card) -> BadgeLayout:
    """A band of the category's colour along the upper edge."""
    band = 1.7 if card.low else 2.2 * card.unit
    stripe = BandElement(Box(0, 0, card.width, band))
    title, top = _title(card, band + _air(card), card.whole)
    return _layout("band", card, (stripe, *title, *_body(card, top, card.whole, _Look())))


def _centred(card: _Card) -> BadgeLayout:
    """Around the middle, the host's logo on top where there is room."""
    look = _Look(Across.CENTRE, above=True)
    top = card.margin * 0.8
    elements: list[Element] = []
    if card.portrait or card.height > _ROOMY:
        high = _within(card.height * 0.1, 5.5, 13.0)
        wide = min(card.width * 0.5, high * 5)
        elements.append(LogoElement(Box((card.width - wide) / 2, top, wide, high)))
        sign = min(high, 6.5 * card.unit)
        elements.append(MarkElement(Box(card.width - card.margin - sign, top, sign, sign)))
        top += high + 0.8 * card.unit
    column = _beside(card, card.whole, look) if card.low else card.whole
    title, top = _title(card, top, column, look, mark=not elements)
    elements += title
    if not card.low:
        rule = 14 * card.unit
        elements.append(
            BandElement(Box((card.width - rule) / 2, top, rule, 0.5 * card.unit), Ink.EVENT)
        )
        top += 1.2 * card.unit
    return _layout("centred", card, (*elements, *_body(card, top, card.whole, look)))


def _bilingual(card: _Card) -> BadgeLayout:
    """The name in both languages, under a line; the category's band lies below."""
    band = 1.5 if card.low else 2.2 * card.unit
    card = replace(card, foot=band)
    look = _Look(other=True)
    title, top = _title(card, _air(card) + 0.6, card.whole, look)
    column = _beside(card, card.whole, look) if card.low else card.whole
    line = LineElement(column.box(top, top), Ink.EVENT, 0.7)
    body = _body(card, top + 0.8, card.whole, look)
    stripe = BandElement(Box(0, card.height - band, card.width, band))
    return _layout("bilingual", card, (stripe, *title, line, *body))


def _side(card: _Card) -> BadgeLayout:
    """The category's word large on its colour: beside the name, or above it."""
    if card.portrait:
        return _side_portrait(card)
    white = card.quiet * 1.25
    column = card.code + 2 * white
    if card.height - column < 0.35 * card.height:
        stripe = BandElement(Box(0, 0, 3.4, card.height))
        text = _Column(3.4 + card.margin * 0.8, card.width - card.margin)
        title, top = _title(card, _air(card) + 0.8, text)
        return _layout("side", card, (stripe, *title, *_body(card, top, text, _Look())))
    block = Box(0, 0, column, card.height - column)
    inset = 2.4
    word = replace(
        _text(
            card, _Column(inset, column - inset).box(inset, block.height - inset), "{category}", 17
        ),
        bold=True,
        ink=Ink.WHITE,
        across=Across.CENTRE,
        down=Down.MIDDLE,
        lines=2,
        floor=8,
    )
    code = CodeElement(Box(white, card.height - white - card.code, card.code, card.code))
    text = _Column(column + 3, card.width - card.margin)
    title, top = _title(card, card.margin * 0.8, text)
    bottom = card.height - card.margin
    position = bottom - card.line(9)
    organisation = position - card.line(12, 2)
    return _layout(
        "side",
        card,
        (
            BandElement(block),
            word,
            *title,
            _name(card, text.box(top, organisation - 1)),
            _organisation(card, text.box(organisation, position), Across.LEFT, 2),
            _detail(card, text.box(position, bottom), "{position}"),
            code,
        ),
    )


def _side_portrait(card: _Card) -> BadgeLayout:
    head = card.height * 0.15
    box = card.whole.box(head * 0.15, head * 0.85)
    word = replace(
        _text(card, box, "{category}", 24),
        bold=True,
        ink=Ink.WHITE,
        down=Down.MIDDLE,
        floor=10,
    )
    title, top = _title(card, head + _air(card) + 0.6, card.whole)
    look = _Look(code_left=True, category=False)
    body = _body(card, top, card.whole, look)
    stripe = BandElement(Box(0, 0, card.width, head))
    return _layout("side", card, (stripe, word, *title, *body))


def _folded(card: _Card) -> BadgeLayout:
    """A card folded over its upper edge; the back has the name again and where it is."""
    front = _band(card)
    band = 1.7 if card.low else 2.2 * card.unit
    title, top = _title(card, band + _air(card), card.whole, mark=False)
    bottom = card.height - card.margin * 0.8
    facts = bottom - card.line(8)
    organisation = facts - card.line(12) - 0.6
    back = (
        BandElement(Box(0, 0, card.width, band)),
        *title,
        _name(card, card.whole.box(top, organisation)),
        _organisation(card, card.whole.box(organisation, facts - 0.6), Across.LEFT, 1),
        _detail(card, card.whole.box(facts, bottom), "{dates} · {venue}"),
    )
    return replace(front, name=FOLDED, back=back, fold=Fold.TOP)


def _layout(name: str, card: _Card, front: tuple[Element, ...]) -> BadgeLayout:
    return BadgeLayout(name, card.width, card.height, front)


def _title(
    card: _Card, top: float, column: _Column, look: _Look | None = None, *, mark: bool = True
) -> tuple[list[Element], float]:
    """The event's title beside the place of the mark, and where what follows may begin."""
    look = look or _Look()
    centred = look.across is Across.CENTRE
    lines = 1 if card.low and card.height < _ONE_LINE and card.width > _WIDE else 2
    both = look.other and lines > 1 and card.width > _WIDE
    bottom = top + card.line(7.4, lines) * (1.5 if both and card.portrait else 1.0)
    edge, over = column.right, card.bottom - card.code - card.quiet
    if card.low and bottom > over:
        column = _beside(card, column, look)
    if over - top < _SMALLEST_SIGN:
        edge = column.right
    sign = min(card.line(7.4, 2), bottom - top, over - top if edge > column.right else LARGEST)
    sign = min(sign, 6.5 * card.unit)
    # On a wide card the mark has its words beside it.
    worded = not (card.low or centred or look.other) and column.width > _WORDED
    wide = sign * 1.3 + 18.5 if worded else sign
    free = wide + 1.5 if mark and edge == column.right else 0.0
    inner = _Column(column.left + (free if centred else 0.0), column.right - free)
    text = replace(
        _text(card, inner.box(top, bottom), "{event}", 7.4),
        ink=Ink.MUTED,
        across=look.across,
        lines=lines,
        floor=5.0 if card.low or both else 6.0,
    )
    texts: list[Element] = [text]
    if both:
        half = (top + bottom) / 2
        one = replace(text, box=inner.box(top, half), lines=2 if card.portrait else 1)
        texts = [one, replace(one, box=inner.box(half, bottom), text="{event_other}")]
    if mark:
        texts.append(MarkElement(Box(edge - wide, top, wide, sign)))
    return texts, bottom + 0.5 * card.unit


def _body(card: _Card, top: float, column: _Column, look: _Look) -> tuple[Element, ...]:
    """Name, organisation, position, category and code below the title."""
    bottom = card.bottom
    above = bottom - card.code
    beside = _beside(card, column, look)
    left = column.left if look.code_left else column.right - card.code
    code = CodeElement(Box(left, above, card.code, card.code))
    if card.low:
        detail = bottom - card.line(9)
        lines = 1 if card.height < 36 and look.other else 2  # noqa: PLR2004 - millimetres
        organisation = detail - card.line(10.5 if card.height < 45 else 12, lines)  # noqa: PLR2004
        names = _names(card, beside.box(top, organisation - 0.4), look)
        place = _organisation(card, beside.box(organisation, detail), look.across, lines)
    elif card.portrait or look.above:
        room = above - card.quiet - 0.6 - top
        share = 0.6 if card.portrait else 0.66
        organisation = top + room * share
        names = _names(card, column.box(top, organisation - 0.4), look)
        down = Down.MIDDLE if card.portrait else Down.TOP
        box = column.box(organisation, above - card.quiet - 0.6)
        place = replace(_organisation(card, box, look.across, 3 if card.portrait else 2), down=down)
        return (*names, place, *_foot(card, beside, above, look), code)
    else:
        detail = bottom - card.line(9)
        names = _names(card, column.box(top, above - card.quiet - 0.4), look)
        place = _organisation(card, beside.box(above, detail - 0.6), look.across, 3)
    box = beside.box(detail, bottom)
    text = "{position} · {category}" if look.category else "{position}"
    return (*names, place, replace(_detail(card, box, text), across=look.across), code)


def _foot(card: _Card, beside: _Column, above: float, look: _Look) -> tuple[Element, ...]:
    """Position over category beside the code, low."""
    bottom = card.bottom
    if not look.category:
        return (replace(_detail(card, beside.box(above, bottom), "{position}"), lines=3),)
    category = bottom - card.line(11)
    position = replace(_detail(card, beside.box(above, category), "{position}"), lines=3)
    word = replace(
        _text(card, beside.box(category, bottom), "{category}", 11),
        bold=True,
        ink=Ink.CATEGORY,
        down=Down.BOTTOM,
        floor=7,
    )
    return position, word


def _names(card: _Card, box: Box, look: _Look) -> tuple[TextElement, ...]:
    if not look.other:
        return (_name(card, box, look.across),)
    upper = box.height * 0.64
    name = replace(_name(card, replace(box, height=upper), look.across), down=Down.BOTTOM)
    under = replace(box.moved(0, upper), height=box.height - upper)
    other = replace(
        _text(card, under, "{name_other}", 20),
        ink=Ink.BLACK,
        across=look.across,
        floor=8,
        lines=2 if card.portrait else 1,
    )
    return name, other


def _name(card: _Card, box: Box, across: Across = Across.LEFT) -> TextElement:
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


def _organisation(card: _Card, box: Box, across: Across, lines: int) -> TextElement:
    return replace(
        _text(card, box, "{organisation}", 13 if card.portrait else 12),
        across=across,
        down=Down.BOTTOM,
        lines=lines,
        floor=7.0 if card.low else 8.0,
    )


def _detail(card: _Card, box: Box, text: str) -> TextElement:
    return replace(_text(card, box, text, 9), ink=Ink.MUTED, down=Down.BOTTOM, floor=6.5)


def _text(card: _Card, box: Box, text: str, size: float) -> TextElement:
    return TextElement(box, text, size=round(size * card.unit, 1))


def _beside(card: _Card, column: _Column, look: _Look) -> _Column:
    """The column without the code and its white."""
    taken = card.code + card.quiet + 0.8
    if look.code_left:
        return replace(column, left=column.left + taken)
    return replace(column, right=column.right - taken)


def _air(card: _Card) -> float:
    """Between a band and the text under it."""
    return 0.9 if card.low else 1.8 * card.unit


def _within(value: float, least: float, most: float) -> float:
    return min(max(value, least), most)


_DESIGNS: Final[Mapping[str, Callable[[_Card], BadgeLayout]]] = MappingProxyType(
    {
        "band": _band,
        "centred": _centred,
        "bilingual": _bilingual,
        "side": _side,
        FOLDED: _folded,
    }
)

DESIGNS: Final = tuple(_DESIGNS)
"""The names of the designs; the first is the usual one."""
