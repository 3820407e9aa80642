"""Finding people from what little is typed: a name, its initials, four digits.

An attendee becomes one haystack, a query a few needles; the attendee is found when
every needle is somewhere in the haystack. Plain substring search needs no index
and is fast enough for every attendee at every key press.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby
from typing import Final

from eventapp.domain.hangul import INITIALS, initials, split_consonants

SEPARATOR: Final = "\n"
"""Stands between the fields of a haystack; no needle contains it."""

_PHONE = re.compile(r"\+?[\d().\-]*\d[\d().\-]*")
_NOT_DIGITS = re.compile(r"\D+")
_KOREA = "82"
_TELLING_DIGITS = 4


def haystack(  # noqa: PLR0917 - six fields of one row, in the order of the table
    name: str,
    name_en: str = "",
    organisation: str = "",
    position: str = "",
    phone: str = "",
    email: str = "",
) -> str:
    """Return the text in which an attendee's needles are looked for.

    Beside the fields as they are it holds them without spaces, their initials
    (초성), and the phone's digits, with 0 in place of Korea's +82.
    """
    parts: dict[str, None] = {}
    for words in (name, name_en, organisation, position):
        folded = _fold(words)
        squeezed = "".join(folded.split())
        parts |= dict.fromkeys((folded, squeezed, split_consonants(initials(squeezed))))
    # Half of all addresses end alike: their domain would find everybody.
    parts |= dict.fromkeys((_fold(email).split("@")[0], _fold(phone), phone_digits(phone)))
    return SEPARATOR.join(part for part in parts if part)


def needles(query: str) -> list[str]:
    """Return what must all be in a haystack for ``query`` to find it.

    Words are looked for apart, in any order. Initials mixed with syllables (``서ㅈㅅ``)
    are two needles; ``ㄳ`` is the two initials that made it. What looks like a phone
    number is reduced to its digits. No needles, as for an empty query, find everybody.
    """
    found: dict[str, None] = {}
    for word in _fold(query).split():
        word = word.split("@")[0] or word  # noqa: PLW2901 - a haystack has no domains
        if _is_phone(word):
            found[phone_digits(word)] = None
        else:
            runs = groupby(split_consonants(word), key=INITIALS.__contains__)
            found |= dict.fromkeys("".join(run) for _, run in runs)
    return list(found)


def matches(hay: str, wanted: Iterable[str]) -> bool:
    """Say whether every needle ``wanted`` is in ``hay``."""
    return all(needle in hay for needle in wanted)


def _fold(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def _is_phone(word: str) -> bool:
    if _PHONE.fullmatch(word) is None:
        return False
    return word[0] in "+0" or sum(map(str.isdigit, word)) >= _TELLING_DIGITS


def phone_digits(phone: str) -> str:
    """A phone's digits, with 0 in place of Korea's +82."""
    digits = _NOT_DIGITS.sub("", phone)
    if phone.lstrip().startswith("+" + _KOREA):
        # +82 (0)10 is written as often as +82 10.
        digits = "0" + digits.removeprefix(_KOREA).removeprefix("0")
    return digits
