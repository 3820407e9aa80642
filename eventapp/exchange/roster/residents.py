"""Telling resident registration numbers (주민등록번호): no list of attendees may hold them.

The law (개인정보 보호법 제24조의2) lets nobody collect them without a statute that says so. They
are told by their form, a date of birth and a digit for sex and century, and never read further.
The last digit checks the others, in its own way for foreigners, but not in numbers given since
October 2020: so it proves that digits are such a number, and never that they are none.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Final

_BORN: Final = r"[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_REST: Final = r"[1-8](?:[0-9]{6}|[*xX●○•■]{6})"
_BETWEEN: Final = r"(?:[^\w]|[_\u3161\u1173]){1,3}"
"""Whatever people write for a dash; ㅡ is a letter of Hangul."""
_APART = re.compile(rf"(?<![0-9]){_BORN}{_BETWEEN}{_REST}(?![0-9])")
_MASKED = re.compile(rf"(?<![0-9]){_BORN}[1-8][*xX●○•■]{{6}}")
_BARE = re.compile(rf"(?<![0-9]){_BORN}[1-8][0-9]{{6}}(?![0-9])")
_WITHOUT_ZERO = re.compile(r"(?<![0-9])[0-9](?:0[1-9]|1[0-2])[0-3][0-9][3478][0-9]{6}(?![0-9])")
"""Born since 2000, where a spreadsheet took the number for one and its first zero away."""
_ALONE = re.compile(rf"{_BORN}(?:{_BETWEEN})?{_REST}(?:\.0)?")
_DIGITS = re.compile(r"[0-9]{13}(?:\.0)?")
_KOREAN_PHONE = re.compile(r"820?10[0-9]{8}")
_WEIGHTS: Final = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
_LENGTH: Final = 13
_MODULUS: Final = 11
_SUSPICIOUS: Final = (
    r"\d{5,6}(?:[^\w]|[_\u3161\u1173]){0,12}\d(?:\d{6}|[*xX●○•■]{6})"  # found in a moment
)
_SUSPICIOUS_ANY = re.compile(_SUSPICIOUS)
_SUSPICIOUS_PLAIN = re.compile(_SUSPICIOUS, re.ASCII)
_SPACES = re.compile(r"\s+")
_UNSEEN: Final = frozenset({"Cf", "Mn", "Me"})
_REFUSED_FROM: Final = 0.3
_MOST: Final = 0.5
_FEW: Final = 5
_PHONES: Final = 3


class Bare(Enum):
    """When 13 digits without anything between them are taken for such a number."""

    ALWAYS = "always"
    PROVEN = "proven"  # where the last digit fits
    NEVER = "never"


def may_hold_number(texts: str) -> bool:
    """Say quickly whether some text among many could hold one."""
    if texts.isascii():
        return _SUSPICIOUS_PLAIN.search(texts) is not None
    return _SUSPICIOUS_ANY.search(texts if texts.isprintable() else _seen(texts)) is not None


def holds_number(text: str, bare: Bare = Bare.ALWAYS) -> bool:
    """Say whether a text holds one, however it is written."""
    if not may_hold_number(text):
        return False
    usual = _usual(text)
    if _APART.search(usual) or _MASKED.search(usual):
        return True
    if bare is Bare.NEVER:
        return False
    found = [match[0] for match in _BARE.finditer(usual)]
    if bare is Bare.PROVEN:
        return any(map(_checks, found))
    return bool(found) or any(_checks(f"0{match[0]}") for match in _WITHOUT_ZERO.finditer(usual))


def bare_of(values: Iterable[str]) -> Bare:
    """Which digits are such numbers in a column whose heading tells of others: a code, a phone.

    Orders that begin with a date seldom have a last digit that fits; phones written with 82
    before them all begin alike; of numbers that are counted on, some begin with a date.
    """
    said = [value for value in map(_usual, values) if _DIGITS.fullmatch(value)]
    alike = [value for value in said if _ALONE.fullmatch(value)]
    phones = {value for value in alike if _KOREAN_PHONE.fullmatch(value)}
    if len(phones) >= _PHONES and len(phones) > _MOST * len(said):
        return Bare.NEVER
    if len(alike) >= _FEW and sum(map(_checks, alike)) < _MOST * len(alike):
        return Bare.NEVER
    return Bare.PROVEN if len(said) >= _FEW and len(alike) < _MOST * len(said) else Bare.ALWAYS


def is_column_of_numbers(values: Sequence[str], *, of_others: bool = False) -> bool:
    """Say whether so many values are such numbers that nobody should read the column.

    ``of_others`` says that the heading tells of other numbers: a code, a phone, an account.
    """
    said = [value for value in map(_usual, values) if value]
    alike = [value for value in said if _ALONE.fullmatch(value)]
    proven = sum(1 for value in alike if holds_number(value, Bare.PROVEN))
    if of_others and (bare_of(said) is not Bare.ALWAYS or proven < _MOST * len(alike)):
        return False
    if len(alike) > _MOST * len(said):
        return True
    return len(said) >= _FEW and proven >= _REFUSED_FROM * len(said)


def _usual(text: str) -> str:
    """A text with every digit a plain one, single spaces, and nothing in it that is not seen."""
    usual = text if text.isascii() else unicodedata.normalize("NFKC", _seen(text))
    return _SPACES.sub(" ", usual).strip()


def _seen(text: str) -> str:
    """A text without what is in it and not seen: soft hyphens, spaces of no width."""
    unseen = [letter for letter in set(text) if unicodedata.category(letter) in _UNSEEN]
    return text.translate(dict.fromkeys(map(ord, unseen))) if unseen else text


def _checks(digits: str) -> bool:
    """Say whether the last digit fits, for citizens or for foreigners."""
    digits = digits.removesuffix(".0")
    weighed = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    rest = _MODULUS - weighed % _MODULUS
    return len(digits) == _LENGTH and int(digits[-1]) in {rest % 10, (rest + 2) % 10}
