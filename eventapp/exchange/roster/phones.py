"""Phone numbers as Koreans write them: 010-1234-5678, whatever a spreadsheet made of them.

Nearly every number of a list is a mobile one that starts with 010. Those a rule of our own
takes, which the tests hold equal to the library's answer; the library takes all others.
"""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

_PLAIN = re.compile(r"010-(?!59[7-9])[0-9]{4}-[0-9]{4}")
"""As it should be; the blocks left out are in nobody's hands."""
_MOBILE = re.compile(r"0?10(?!59[7-9])[0-9]{8}")
_MARKS: Final = str.maketrans("", "", "-. ()")
_FLOAT_TAIL = re.compile(r"(\+?[0-9]+)\.0+")
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]{1,11})?[eE]\+?[0-9]{1,2}")
_LEAST_DIGITS: Final = 9
_LABEL = re.compile(
    r"^(?:tel|hp|mobile|phone|전화|휴대폰|핸드폰|h\.p|t|m|c)\s*[.:)]\s*", re.IGNORECASE
)
_WITHOUT_PLUS = re.compile(r"(?:00\s?)?(82[\s-]?\(?0?\)?1[016-9][\s-]?[0-9]{3,4}[\s-]?[0-9]{4})")
_SAFE_NUMBER = re.compile(r"0(50[0-9])([0-9]{3,4})([0-9]{4})")
"""Virtual numbers (안심번호), which the library would cut elsewhere."""
_REGION: Final = "KR"
_KOREA: Final = 82
_LONGEST: Final = 40


def odd_phones(cells: Sequence[str]) -> list[int]:
    """The indices of numbers that are not yet as they are kept; nothing is no number."""
    is_plain = _PLAIN.fullmatch
    return [index for index, cell in enumerate(cells) if cell and not is_plain(cell)]


def normal_phone(text: str) -> tuple[str, bool]:
    """Return a number as it is kept, and whether it can be one.

    A number that cannot be is returned as it was typed. One with a country's code keeps it.
    """
    if not text or _PLAIN.fullmatch(text):
        return text, True
    mobile = _mobile(text)
    return (mobile, True) if mobile else _by_library(text)


def _mobile(text: str) -> str:
    digits = text.translate(_MARKS)
    if _MOBILE.fullmatch(digits) is None:
        return ""
    return f"010-{digits[-8:-4]}-{digits[-4:]}"


def _by_library(text: str) -> tuple[str, bool]:
    import phonenumbers as library  # noqa: PLC0415 - heavy, and most numbers do without

    if len(text) > _LONGEST:
        return text, False
    usual = _LABEL.sub("", unicodedata.normalize("NFKC", text).strip(" '`\"‘’"))
    usual = _without_float(usual)
    mobile = _mobile(usual)
    if mobile:
        return mobile, True
    whole = _WITHOUT_PLUS.fullmatch(usual)
    try:
        number = library.parse(f"+{whole[1]}" if whole else usual, _REGION)
    except library.NumberParseException:
        return text, False
    if not library.is_valid_number(number) or number.extension:
        return text, False
    national = number.country_code == _KOREA and not usual.startswith("+") and not whole
    if not national:
        return library.format_number(number, library.PhoneNumberFormat.INTERNATIONAL), True
    kept = library.format_number(number, library.PhoneNumberFormat.NATIONAL)
    safe = _SAFE_NUMBER.fullmatch(kept.replace("-", ""))
    return (f"0{safe[1]}-{safe[2]}-{safe[3]}" if safe else kept), True


def _without_float(text: str) -> str:
    """Undo what spreadsheets make of long numbers: ``1012345678.0``, ``1.012345678E+09``."""
    tail = _FLOAT_TAIL.fullmatch(text)
    if tail:
        return tail[1]
    if _SCIENTIFIC.fullmatch(text):
        try:
            number = Decimal(text)
        except InvalidOperation:
            return text
        digits = number.as_tuple().digits
        if len(digits) >= _LEAST_DIGITS and number == number.to_integral_value():
            return str(int(number))
    return text
