"""What Enter means behind a text in the desk's line: a code, a choice, or a look at the list."""

from enum import Enum, auto
from typing import Final

from eventapp.domain.tickets import read_scan
from ui.checkin.finder import Finder
from ui.checkin.station import Station

_CODE_LIKE: Final = 12
"""Typed without a space and found nowhere, a text so long was meant to be a code."""
_LAST_DIGITS: Final = 4
"""More digits than these are nobody's way to look for a person: a scanner may have typed them."""


class Typed(Enum):
    """What a text is taken for when Enter is pressed."""

    CODE = auto()
    CHOICE = auto()
    QUESTION = auto()


def read_typed(text: str, station: Station, found: Finder, *, unseen: bool) -> Typed:
    """Say what a text means whose matches are in the list, ``unseen`` until just now.

    A number that a scanner typed comes with its Enter at once: somebody must see whom it
    means, and press Enter once more.
    """
    if read_scan(text).code is not None or station.knows(text):
        return Typed.CODE
    if found.current is None:
        like = len(text) >= _CODE_LIKE and text.isascii() and " " not in text
        return Typed.CODE if like else Typed.CHOICE
    number = text.isdigit() and len(text) > _LAST_DIGITS
    return Typed.QUESTION if unseen and (number or found.referred) else Typed.CHOICE
