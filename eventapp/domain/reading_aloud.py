"""Names, figures and signs as a master of ceremonies says them in Korean.

Only what is sure is spelled out: a text in another language, a word of small Latin letters, a
long acronym, hanja other than 前 and a telephone number stay as they are written.
"""

import re
from typing import Final

from eventapp.domain.hangul import has_final, is_syllable

_BODIES: Final = {
    "㈔": "사단법인",
    "(사)": "사단법인",
    "㈜": "주식회사",
    "(주)": "주식회사",
    "(재)": "재단법인",
    "㈶": "재단법인",
    "(유)": "유한회사",
    "(학)": "학교법인",
    "(복)": "사회복지법인",
    "(의)": "의료법인",
}
_BODY: Final = re.compile("|".join(map(re.escape, _BODIES)))
_FORMER: Final = re.compile(r"前\s*(?=\w)")

_LETTERS: Final = {
    **dict(zip("ABCDEFG", ("에이", "비", "씨", "디", "이", "에프", "지"), strict=True)),
    **dict(zip("HIJKLMN", ("에이치", "아이", "제이", "케이", "엘", "엠", "엔"), strict=True)),
    **dict(zip("OPQRSTU", ("오", "피", "큐", "알", "에스", "티", "유"), strict=True)),
    **dict(zip("VWXYZ&", ("브이", "더블유", "엑스", "와이", "제트", "앤"), strict=True)),
}
_ACRONYM: Final = re.compile(
    r"(?<![A-Za-z0-9&])(?<![a-z]-)(?:[A-Z]{2,6}|[A-Z](?:&[A-Z])+|[A-Z](?!\s[A-Za-z]))"
    r"(?![A-Za-z0-9&])(?!-[a-z])"
)
"""Capitals alone; one letter before another Latin word is an article or an initial."""

_FOREIGN_WORD: Final = re.compile(r"[a-z]{2}")

_DIGITS: Final = "영일이삼사오육칠팔구"
_SMALL: Final = ("", "십", "백", "천")
_LARGE: Final = ("", "만", "억", "조")
_LONGEST: Final = 16
_NATIVE_TENS: Final = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_NATIVE_ONES: Final = ("", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉")
_NATIVE_UNITS: Final = "시간|명|개(?!월)|곳|가지|번째|사람|살|마리|켤레"
_NATIVE_BELOW: Final = 100
_MONTHS: Final = {6: "유", 10: "시"}

_CLOCK: Final = re.compile(r"(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])")
_KEPT: Final = re.compile(
    r"\d{1,9}(?:-\d{1,9})+|[A-Za-z]{1,9}\d{1,9}[A-Za-z]\w{0,9}|\d{1,9}[A-Za-z]{1,9}\d\w{0,9}"
)
"""Telephone numbers, dates written with strokes, and names like B2B and 31C3."""
_FIGURE: Final = re.compile(
    rf"(?P<kept>{_KEPT.pattern})|(?P<month>1[0-2]|[1-9])월"
    rf"|(?P<count>\d{{1,2}})\s?(?P<unit>{_NATIVE_UNITS})"
    r"|(?P<hour>1[0-2]|[1-9])\s?시(?=[\s,.]|\d|반|에|부터|까지|$)"
    r"|(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d+))?(?P<percent>\s?%)?"
)
_TRAILING: Final = re.compile(r"^(?P<office>[^()]+?)\s*\((?P<of>[^()]+)\)$")


def said(text: str) -> str:
    """A text as it is read aloud: ``㈔``, ``前``, ``LH``, ``10:30`` and ``제3회`` spelled out."""
    if _foreign(text):
        return _spaced(text)
    text = _BODY.sub(lambda found: f" {_BODIES[found[0]]} ", text)
    text = _FORMER.sub("전 ", text).replace("前", "전")
    text = _CLOCK.sub(lambda found: clock(int(found[1]) * 60 + int(found[2])), text)
    text = _FIGURE.sub(_figure, text)
    text = _ACRONYM.sub(lambda found: letters(found[0]), text)
    return _spaced(text)


def letters(capitals: str) -> str:
    """Capitals read one by one: ``LH`` is ``엘에이치``."""
    return "".join(_LETTERS[letter] for letter in capitals)


def clock(minutes: int) -> str:
    """A time of day as it is said: ``열 시 삼십 분``, ``오후 두 시``."""
    hours, rest = divmod(minutes % 1440, 60)
    hour = _native(hours % 12 or 12) if hours else "영"
    afternoon = "오후 " if hours > 12 else ""  # noqa: PLR2004 - noon itself needs no word
    return f"{afternoon}{hour} 시" + (f" {number(rest)} 분" if rest else "")


def number(value: int) -> str:
    """A number in Sino-Korean: ``삼십``, ``천이백``, ``만``."""
    if not value:
        return _DIGITS[0]
    parts: list[str] = []
    for large in _LARGE:
        value, four = divmod(value, 10_000)
        if four:
            said_four = "" if four == 1 and large == "만" else _four(four)
            parts.append(said_four + large)
    return "".join(reversed(parts))


def ordinal(value: int) -> str:
    """Which one of several: ``첫 번째``, ``두 번째``."""
    return "첫 번째" if value == 1 else f"{_native(value)} 번째"


def as_object(text: str) -> str:
    """Something as an object: with 을 or 를; 행사를 where its last sound is not known."""
    spoken = said(text).rstrip()
    if not spoken or not is_syllable(spoken[-1]):
        return f"{spoken} 행사를".lstrip()
    return spoken + ("을" if has_final(spoken[-1]) else "를")


def addressed(name: str, organisation: str, position: str) -> str:
    """Somebody as they are called up: name, organisation, office, and 님 behind it.

    A committee behind the office (``의원 (경제환경위원회)``) is said before it; the branch that
    both the organisation and the office name (``경남본부 경남본부장``) is said once.
    """
    office = _TRAILING.sub(r"\g<of> \g<office>", position.strip())
    office = said(office).removesuffix("님").rstrip()
    name, body = said(name), said(organisation)
    if office:
        before, _, branch = body.rpartition(" ")
        if before and office.startswith(branch):
            body = before
        return " ".join(part for part in (name, body, office) if part) + "님"
    return " ".join(part for part in (body, name) if part) + " 님"


def _foreign(text: str) -> bool:
    """Whether nothing in it is Korean: nobody says an English title's figures in Korean."""
    return _FOREIGN_WORD.search(text) is not None and not any(map(is_syllable, text))


def _spaced(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.splitlines())


def _figure(found: re.Match[str]) -> str:
    if found["kept"]:
        return found[0]
    if month := found["month"]:
        return (_MONTHS.get(int(month)) or number(int(month))) + "월"
    if (count := found["count"]) and int(count):
        return f"{_native(int(count))} {found['unit']}"
    if hour := found["hour"]:
        return f"{_native(int(hour))} 시"
    digits = (found["number"] or "").replace(",", "")
    if not digits or len(digits) > _LONGEST or (len(digits) > 1 and digits[0] == "0"):
        return found[0]
    part = found["part"]
    text = number(int(digits)) + ("점" + "".join(_DIGITS[int(d)] for d in part) if part else "")
    return text + (" 퍼센트" if found["percent"] else "")


def _native(value: int) -> str:
    if not 0 < value < _NATIVE_BELOW:
        return number(value)
    if value == 20:  # noqa: PLR2004 - 스무 명, though 스물한 명
        return "스무"
    return _NATIVE_TENS[value // 10] + _NATIVE_ONES[value % 10]


def _four(value: int) -> str:
    said_digits = []
    for place in range(4):
        value, digit = divmod(value, 10)
        if digit:
            one = "" if digit == 1 and place else _DIGITS[digit]
            said_digits.append(one + _SMALL[place])
    return "".join(reversed(said_digits))
