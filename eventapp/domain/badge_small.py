"""The badge for a label too small for a QR code: the name, and what fits around it.

Least goes first: the event's title, then a row of its own for position and category, and the
name keeps what it is read from two metres by. The sign against photographs always stays.
"""

from dataclasses import replace
from typing import Final

from eventapp.domain.badge_layouts import (
    Across,
    BadgeLayout,
    BandElement,
    Box,
    Down,
    Element,
    Ink,
    MarkElement,
    TextElement,
)
from eventapp.domain.badge_parts import (
    Card,
    Column,
    Look,
    air_of,
    detail_in,
    names_in,
    organisation_in,
    text_in,
)

_MARGIN: Final = 2.0
_BAND: Final = 1.5
_GAP: Final = 0.4
_NAME: Final = 8.0
"""Millimetres of height that a name needs, and of two languages together."""
_NAMES: Final = 10.5
_WIDE: Final = 40.0
"""A label less wide has no room for two things in a row."""


def small_badge(name: str, card: Card, *, other: bool) -> BadgeLayout:
    """The badge without a code; ``other`` sets the name in the other language as well."""
    column = Column(_MARGIN, card.width - _MARGIN)
    top, bottom = _BAND + air_of(card), card.height - _MARGIN
    wide = card.width >= _WIDE
    foot, organisation, title = card.line(10.5), card.line(12, 1 if wide else 2), card.line(7.4)
    spare = bottom - top - foot - _GAP - (_NAMES if other else _NAME)
    texts: list[TextElement] = []
    if alone := spare >= organisation:
        spare -= organisation
    if spare >= title + _GAP:
        text = text_in(card, column.box(top, top + title), "{event}", 7.4)
        texts.append(replace(text, ink=Ink.MUTED, floor=5.0))
        top += title + _GAP
    low = bottom - foot
    sign = Box(column.right - foot, low, foot, foot)
    row = replace(column, right=sign.x - 1.0).box(low, bottom)
    if alone:
        box = column.box(low - organisation, low)
        texts.append(organisation_in(card, box, Across.LEFT, 1 if wide else 2))
        texts.append(detail_in(card, row, "{position} · {category}"))
        low -= organisation
    else:
        said = "{organisation} · {category}" if wide else "{organisation}"
        texts.append(replace(text_in(card, row, said, 10.5), floor=6.5, down=Down.BOTTOM))
    names = names_in(card, column.box(top, low - _GAP), Look(other=other))
    band = BandElement(Box(0, 0, card.width, _BAND))
    front: tuple[Element, ...] = (band, *names, *texts, MarkElement(sign))
    return BadgeLayout(name, card.width, card.height, front)
