"""Names in the order of a paper list: 가나다 first, then A to Z, in lettered sections."""

import unicodedata
from typing import Final

from eventapp.domain.hangul import INITIALS, initials

OTHERS: Final = "#"
"""The section of names that begin with neither Hangul nor a Latin letter."""

TELLING_DIGITS: Final = 4

_SINGLE: Final = dict(zip("ㄲㄸㅃㅆㅉ", "ㄱㄷㅂㅅㅈ", strict=True))
"""Doubled initials are looked for under the single one."""


def section_of(name: str) -> str:
    """The letter under which a name is looked for: ``ㅅ`` for 서종식, ``K`` for Kim."""
    first = _spoken(name)[:1]
    initial = initials(first)
    if initial and initial in INITIALS:
        return _SINGLE.get(initial, initial)
    latin = unicodedata.normalize("NFD", first)[:1].upper()
    return latin if latin.isascii() and latin.isalpha() else OTHERS


def place_of(name: str) -> tuple[int, str, str]:
    """What names are sorted by, so that the sections follow each other."""
    section = section_of(name)
    group = 0 if section in INITIALS else 1 if section != OTHERS else 2
    folded = _spoken(name).casefold()
    # Accented letters have their section among the plain ones: sorted with it, then by name.
    return group, section if group == 1 else "", folded


def last_digits(phone: str) -> str:
    """The last four digits of a phone, by which its owner is told from a namesake."""
    digits = [character for character in phone if character.isdigit()]
    return "".join(digits[-TELLING_DIGITS:]) if len(digits) >= TELLING_DIGITS else ""


def _spoken(name: str) -> str:
    """A name without the brackets and signs it may begin with: ``(주)한국`` is under ㅈ."""
    text = unicodedata.normalize("NFC", name)
    start = next((at for at, letter in enumerate(text) if letter.isalnum()), len(text))
    return text[start:]
