"""What can be put on a card, each where and as large as it usually is."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from eventapp.domain.badge_layouts import (
    Across,
    BandElement,
    Box,
    CodeElement,
    Down,
    Element,
    Ink,
    LineElement,
    LogoElement,
    MarkElement,
    Placeholder,
    TextElement,
)
from ui.language import _, pgettext
from ui.printing.designer.arranging import Elements, tidied
from ui.printing.designer.words import kind_word, placeholder_word

_MARGIN: Final = 6.0
_CODE: Final = 20.5
_ASIDE: Final = 3.0
_GRID: Final = 1.0
_THIN: Final = 0.1
_LOW: Final = 0.5


@dataclass(frozen=True, slots=True)
class Offered:
    """One thing to put on the card. A picture is chosen first, so it has no maker here."""

    key: str
    icon: str
    word: Callable[[], str]
    make: Callable[[Box], Element]


def _row(card: Box, share: float, height: float) -> Box:
    """A box as wide as the card allows, with so much of the free height above it."""
    height = min(height, card.height)
    left = min(_MARGIN, card.width / 8)
    return Box(left, (card.height - height) * share, card.width - 2 * left, height)


def _tile(card: Box, width: float, height: float) -> Box:
    return Box((card.width - width) / 2, (card.height - height) / 2, width, height)


def _name(card: Box) -> Element:
    return TextElement(
        _row(card, 0.4, 16),
        "{name}",
        size=44,
        floor=15,
        bold=True,
        across=Across.CENTRE,
        down=Down.MIDDLE,
        lines=2,
        spread=True,
    )


def _text(
    text: str, share: float, size: float, ink: Ink = Ink.BLACK, *, lines: int = 1
) -> Callable[[Box], Element]:
    def make(card: Box) -> Element:
        box = _row(card, share, size * 0.5 * lines + 1)
        return TextElement(box, text, size=size, across=Across.CENTRE, ink=ink, lines=lines)

    return make


def _said(placeholder: Placeholder) -> Callable[[], str]:
    return lambda: placeholder_word(placeholder)


OFFERED: Final = (
    Offered("name", "letters", _said(Placeholder.NAME), _name),
    Offered(
        "name_en", "letters", _said(Placeholder.NAME_EN), _text("{name_en}", 0.55, 14, Ink.MUTED)
    ),
    Offered(
        "organisation",
        "building",
        _said(Placeholder.ORGANISATION),
        _text("{organisation}", 0.7, 12, lines=2),
    ),
    Offered("position", "people", _said(Placeholder.POSITION), _text("{position}", 0.8, 10)),
    Offered(
        "category",
        "flag",
        _said(Placeholder.CATEGORY),
        _text("{category}", 0.9, 11, Ink.CATEGORY),
    ),
    Offered(
        "band",
        "band",
        lambda: kind_word(BandElement),
        lambda card: BandElement(Box(0, 0, card.width, 3)),
    ),
    Offered("event", "calendar", _said(Placeholder.EVENT), _text("{event}", 0.1, 8, Ink.MUTED)),
    Offered(
        "when",
        "clock",
        lambda: pgettext("badge", "Dates, venue"),
        _text("{dates} · {venue}", 0.2, 8, Ink.MUTED),
    ),
    Offered("code", "qr", lambda: kind_word(CodeElement), lambda card: CodeElement(_corner(card))),
    Offered(
        "logo",
        "building",
        lambda: kind_word(LogoElement),
        lambda card: LogoElement(_tile(card, min(30, card.width), 10)),
    ),
    Offered(
        "mark",
        "no-camera",
        lambda: kind_word(MarkElement),
        lambda card: MarkElement(Box(card.width - _MARGIN - 7, _MARGIN, 7, 7)),
    ),
    Offered(
        "line",
        "minus",
        lambda: kind_word(LineElement),
        lambda card: LineElement(_row(card, 0.64, 0)),
    ),
    Offered(
        "text",
        "letters",
        lambda: kind_word(TextElement),
        lambda card: TextElement(
            _row(card, 0.5, 7), _("Your text"), size=12, across=Across.CENTRE, lines=1
        ),
    ),
)


def _corner(card: Box) -> Box:
    return Box(card.width - _MARGIN - _CODE, card.height - _MARGIN - _CODE, _CODE, _CODE)


def added(offered: Offered, card: Box, elements: Elements) -> Element:
    """A new element where it usually is, else at the nearest place that is as free as can be.

    It lies a little aside where one of that very place is already.
    """
    element = offered.make(card)
    boxes = [element.box]
    if isinstance(element, LogoElement):
        # A logo is whole in a lower box, too, which finds a place where little is left.
        boxes.append(replace(element.box, height=element.box.height * _LOW))
    places = [_free_place(box, card, elements) for box in boxes]
    box = tidied(min(places, key=lambda place: _cover(place, elements)))
    taken = {each.box for each in elements}
    while box in taken:
        box = tidied(box.moved(_ASIDE, _ASIDE))
    return replace(element, box=box)


def _free_place(box: Box, card: Box, elements: Elements) -> Box:
    """The nearest place at which a box covers nothing, or as little as can be."""
    rows = range(int(max(card.height - box.height, 0) / _GRID) + 1)
    columns = range(int(max(card.width - box.width, 0) / _GRID) + 1)
    places = [box, *(replace(box, x=x * _GRID, y=y * _GRID) for y in rows for x in columns)]

    def cost(place: Box) -> tuple[float, float]:
        return _cover(place, elements), math.dist((place.x, place.y), (box.x, box.y))

    return min(places, key=cost)


def _cover(box: Box, elements: Elements) -> float:
    return sum(_covered(box, element) for element in elements)


def _covered(box: Box, element: Element) -> float:
    """How much of an element a box would cover; a code that is touched is lost as a whole."""
    other = element.box
    wide = min(box.x + box.width, other.x + other.width) - max(box.x, other.x)
    high = min(box.y + box.height, other.y + other.height) - max(box.y, other.y)
    if wide <= 0 or high < 0:
        return 0.0
    if isinstance(element, CodeElement):
        return other.width * other.height
    return wide * max(high, _THIN)
