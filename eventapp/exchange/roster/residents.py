"""Telling resident registration numbers (주민등록번호): no list of attendees may hold them.

The law (개인정보 보호법 제24조의2) lets nobody collect them without a statute that says so. They
are told by their form, a date of birth and a digit for sex and century, and never read further.
"""

import re
from collections.abc import Iterable
from typing import Final

_BORN: Final = r"[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_WITH_DASH = re.compile(rf"(?<![0-9]){_BORN}\s?[-–—－]\s?[1-8](?:[0-9]{{6}}|[*xX●]{{6}})(?![0-9])")
_WITHOUT = re.compile(rf"(?<![0-9]){_BORN}[1-8][0-9]{{6}}(?![0-9])")
_ALONE = re.compile(rf"{_BORN}\s?[-–—－]?\s?[1-8](?:[0-9]{{6}}|[*xX●]{{6}})(?:\.0)?")
_WEIGHTS: Final = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
_SUSPICIOUS = re.compile(r"[0-9]{6}")
_REFUSED_FROM: Final = 0.3
_NEARLY_ALL: Final = 0.9
_FEW: Final = 5


def may_hold_number(texts: str) -> bool:
    """Say quickly whether some text among many could hold one."""
    return _SUSPICIOUS.search(texts) is not None


def holds_number(text: str, *, bare: bool = True) -> bool:
    """Say whether a text holds one; without a dash (if ``bare``) its last digit must fit, too."""
    if _WITH_DASH.search(text):
        return True
    return bare and any(_checks(found[0]) for found in _WITHOUT.finditer(text))


def is_column_of_numbers(values: Iterable[str]) -> bool:
    """Say whether so many values are such numbers that nobody should read the column.

    Without a dash the last digit has to fit, as orders have numbers, too; unless nearly all
    values begin with a date of birth.
    """
    said = [value.strip() for value in values if value.strip()]
    alike = [value for value in said if _ALONE.fullmatch(value)]
    surely = sum(1 for value in alike if holds_number(value.removesuffix(".0")))
    if surely and surely >= _REFUSED_FROM * len(said):
        return True
    return len(alike) >= _FEW and len(alike) >= _NEARLY_ALL * len(said)


def _checks(digits: str) -> bool:
    weighed = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return (11 - weighed % 11) % 10 == int(digits[-1])
