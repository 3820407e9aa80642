"""The designs of badges that come with the program, drawn for a card of any size.

All obey the same rules: the name is read from two metres, the organisation comes second,
everything else is small; the QR code is at least 20 mm and lies low in a corner with its
quiet zone white. On a low label, where a name above the code would be small, it stands
beside it.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
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
)
from eventapp.domain.badge_parts import (
    ROOMY,
    Card,
    Column,
    Look,
    air_of,
    beside_code,
    body_of,
    detail_in,
    name_in,
    organisation_in,
    text_in,
    title_at,
    within,
)
from eventapp.domain.badge_small import small_badge
from eventapp.domain.sheets import BadgeSheet

BILINGUAL: Final = "bilingual"
FOLDED: Final = "folded"

_LOWEST_FOLDED: Final = 32.0
"""Millimetres of one half."""
_STRIP: Final = 3.4
_BESIDE: Final = 24.0
"""What the name and its margins need beside the column of the category."""


def design(name: str, width: float, height: float) -> BadgeLayout:
    """A design for a card of a size in millimetres; a folded one's is what one holds up.

    Raises:
        KeyError: There is no design of that name.
    """
    made, card = _DESIGNS[name], Card(width, height)
    if not card.holds_code:
        return small_badge(name, card, other=name == BILINGUAL)
    return made(card)


def design_on(name: str, sheet: BadgeSheet) -> BadgeLayout:
    """A design as large as a sheet's labels; a folded one takes half of a label.

    Raises:
        KeyError: There is no design of that name.
    """
    if name == FOLDED:
        return design(name, sheet.label_width, sheet.label_height / 2)
    return design(name, sheet.label_width, sheet.label_height)


def designs_for(sheet: BadgeSheet) -> tuple[str, ...]:
    """The designs that suit a sheet: a small label has two, half of a low one is no card."""
    if not Card(sheet.label_width, sheet.label_height).holds_code:
        return DESIGNS[0], BILINGUAL
    half = Card(sheet.label_width, sheet.label_height / 2)
    if half.height >= _LOWEST_FOLDED and half.holds_code:
        return DESIGNS
    return tuple(name for name in DESIGNS if name != FOLDED)


def _band(card: Card) -> BadgeLayout:
    """A band of the category's colour along the upper edge."""
    band = 1.7 if card.low else 2.2 * card.unit
    stripe = BandElement(Box(0, 0, card.width, band))
    title, top = title_at(card, band + air_of(card), card.whole)
    return _layout("band", card, (stripe, *title, *body_of(card, top, card.whole, Look())))


def _centred(card: Card) -> BadgeLayout:
    """Around the middle, the host's logo on top where there is room."""
    look = Look(Across.CENTRE, above=True)
    top = card.margin * 0.8
    elements: list[Element] = []
    if card.portrait or card.height > ROOMY:
        high = within(card.height * 0.1, 5.5, 13.0)
        wide = min(card.width * 0.5, high * 5)
        elements.append(LogoElement(Box((card.width - wide) / 2, top, wide, high)))
        sign = min(high, 6.5 * card.unit)
        elements.append(MarkElement(Box(card.width - card.margin - sign, top, sign, sign)))
        top += high + 0.8 * card.unit
    column = beside_code(card, card.whole, look) if card.low else card.whole
    title, top = title_at(card, top, column, look, mark=not elements)
    elements += title
    if not card.low:
        rule = 14 * card.unit
        top += 0.6 * card.unit
        line = Box((card.width - rule) / 2, top, rule, 0)
        elements.append(LineElement(line, Ink.EVENT, round(1.4 * card.unit, 1)))
        top += 1.2 * card.unit
    return _layout("centred", card, (*elements, *body_of(card, top, card.whole, look)))


def _bilingual(card: Card) -> BadgeLayout:
    """The name in both languages, under a line; the category's band lies below."""
    band = 1.5 if card.low else 2.2 * card.unit
    card = replace(card, foot=band)
    look = Look(other=True)
    title, top = title_at(card, air_of(card) + 0.6, card.whole, look)
    column = beside_code(card, card.whole, look) if card.low else card.whole
    top += 0.0 if card.low else 0.5 * card.unit
    line = LineElement(column.box(top, top), Ink.EVENT, 0.7)
    body = body_of(card, top + 0.8, card.whole, look)
    stripe = BandElement(Box(0, card.height - band, card.width, band))
    return _layout(BILINGUAL, card, (stripe, *title, line, *body))


def _side(card: Card) -> BadgeLayout:
    """The category's word large on its colour: beside the name, or above it."""
    if card.portrait:
        return _side_portrait(card)
    white = card.quiet * 1.25
    column = card.code + 2 * white
    if card.height - column < 0.35 * card.height or card.width - column < _BESIDE:
        stripe = BandElement(Box(0, 0, _STRIP, card.height))
        text = Column(_STRIP + min(card.margin * 0.8, 2.2), card.width - card.margin)
        title, top = title_at(card, air_of(card) + 0.8, text)
        return _layout("side", card, (stripe, *title, *body_of(card, top, text, Look())))
    block = Box(0, 0, column, card.height - column)
    inset = 2.4
    word = replace(
        text_in(
            card, Column(inset, column - inset).box(inset, block.height - inset), "{category}", 17
        ),
        bold=True,
        ink=Ink.WHITE,
        across=Across.CENTRE,
        down=Down.MIDDLE,
        lines=2,
        floor=8,
    )
    code = CodeElement(Box(white, card.height - white - card.code, card.code, card.code))
    text = Column(column + 3, card.width - card.margin)
    title, top = title_at(card, card.margin * 0.8, text)
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
            name_in(card, text.box(top, organisation - 1)),
            organisation_in(card, text.box(organisation, position), Across.LEFT, 2),
            detail_in(card, text.box(position, bottom), "{position}"),
            code,
        ),
    )


def _side_portrait(card: Card) -> BadgeLayout:
    head = card.height * 0.15
    box = card.whole.box(head * 0.15, head * 0.85)
    word = replace(
        text_in(card, box, "{category}", 24),
        bold=True,
        ink=Ink.WHITE,
        down=Down.MIDDLE,
        floor=10,
    )
    title, top = title_at(card, head + air_of(card) + 0.6, card.whole)
    look = Look(code_left=True, category=False)
    body = body_of(card, top, card.whole, look)
    stripe = BandElement(Box(0, 0, card.width, head))
    return _layout("side", card, (stripe, word, *title, *body))


def _folded(card: Card) -> BadgeLayout:
    """A card folded over its upper edge; the back has the name again and where it is."""
    front = _band(card)
    band = 1.7 if card.low else 2.2 * card.unit
    title, top = title_at(card, band + air_of(card), card.whole, mark=False)
    bottom = card.height - card.margin * 0.8
    facts = bottom - card.line(8)
    organisation = facts - card.line(12) - 0.6
    back = (
        BandElement(Box(0, 0, card.width, band)),
        *title,
        name_in(card, card.whole.box(top, organisation)),
        organisation_in(card, card.whole.box(organisation, facts - 0.6), Across.LEFT, 1),
        detail_in(card, card.whole.box(facts, bottom), "{dates} · {venue}"),
    )
    return replace(front, name=FOLDED, back=back, fold=Fold.TOP)


def _layout(name: str, card: Card, front: tuple[Element, ...]) -> BadgeLayout:
    return BadgeLayout(name, card.width, card.height, front)


_DESIGNS: Final[Mapping[str, Callable[[Card], BadgeLayout]]] = MappingProxyType(
    {
        "band": _band,
        "centred": _centred,
        BILINGUAL: _bilingual,
        "side": _side,
        FOLDED: _folded,
    }
)

DESIGNS: Final = tuple(_DESIGNS)
"""The names of the designs; the first is the usual one."""
