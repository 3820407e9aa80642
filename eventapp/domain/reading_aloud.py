"""Names, figures and signs as a master of ceremonies says them in Korean.

Only what is sure is spelled out: a text in another language, a Latin word that is not a short run
of capitals, hanja other than 前, and a number stay as they are written unless what stands beside
the number says how it is read: ``2~3명``, ``5·18``, ``119`` and ``1588-0000`` do not.
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
_WORDS: Final = (
    "TED|LAN|RAM|SIM|PIN|ZIP|FAX|HUB|LAB|DAY|NEW|ART|BIG|TOP|THE|AND|FOR|KIT|AIDS|IEEE"
    "|UP|GO|ON|WE|MY|HI|NO|TO|OF|IN|BE|DO"
)
"""Capitals that are said as a word, or in a way of their own."""
_SPELLED: Final = re.compile(
    rf"(?!(?:{_WORDS})$)(?:[A-Z]{{2,3}}|(?!.*[^AEIOU][AEIOU])[A-Z]{{4,5}}|[A-Z](?:&[A-Z])+)"
)
"""OECD and HTML; four letters in which one can hear a syllable are a word: KOICA, NATO."""
_JOINTS: Final = "’'&#+_/@:.-"
"""Signs within one word: K-POP, e-mail addresses, domains."""
_GLUE: Final = frozenset("’'&#+_@-")
"""Those after which a word is not over, whatever follows: C++, K-뷰티."""
_INITIAL: Final = re.compile(r"\.|\s[A-Za-z]")
"""What follows an initial or an article."""

_FOREIGN: Final = re.compile(r"[a-z]{2}|[A-Z]{2} +[A-Z]{2}")
"""A word, or several in capitals; one run of them alone is the name of a body."""

_DIGITS: Final = "영일이삼사오육칠팔구"
_SMALL: Final = ("", "십", "백", "천")
_LARGE: Final = ("", "만", "억", "조")
_LONGEST: Final = 16
_NATIVE_TENS: Final = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_NATIVE_ONES: Final = ("", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉")
_NATIVE_BELOW: Final = 100
_MONTHS: Final = {6: "유", 10: "시"}

_END: Final = r"(?![가-힣])"
_PIECES: Final = rf"개(?={_END}|[의가를는도와로만씩]{_END})"
"""Not the 개 of 개소 or 개사, which are said either way."""
_OCLOCK: Final = rf"시(?=(?:반|에|부터|까지|경|쯤|의|정각|이후|이전)?(?!·){_END}|반|에서)"
"""Not the 시 of 시군 and 시·도."""
_NATIVE_UNITS: Final = (
    rf"시간|명|{_PIECES}|곳|가지|번째|사람|살(?!림)|마리|켤레|차례|군데|배{_END}|건{_END}"
)
_SINO_UNITS: Final = (
    r"년|월|일(?!반|자리|터)|차(?!례|선|량|이|별)|회(?!의|사|원|장|견)|호(?!텔)|층|인(?!증|력)"
    r"|등(?!급|대)|위(?!원|치|험)|분(?!야|과|류|석|의)|초(?!등|점)|원(?!칙|탁)|주(?!제|체|민|요|택)"
    r"|부(?!서|문|처|스)|세(?!트|대)|학년|학기|기(?!관|업|술|간|수)|여(?!성|행|러)|만(?!족|남|찬)"
    r"|억|조(?!직|합|건|사|각)|천(?!안|사)|백(?!서|신)|급|동(?!아리|네|시)|박(?!람|사|물)"
    rf"|개월|개국|개년|퍼센트|{_OCLOCK}"
)
"""What numbers before are said in Sino-Korean. 번, 대, 장 and 권 are not here: either may be."""
_APART: Final = rf"(?:원|명|회|차){_END}|개월|주년|퍼센트"
_MEASURES: Final = "배|점|도|년|만|억|조|평|톤|킬로|미터|퍼센트"
_NUMBER: Final = r"\d{1,3}(?:,\d{3})+|\d+"
_BETWEEN: Final = r"(?: ?[~∼〜～] ?|[-–/:·,.])"

_FIGURE: Final = re.compile(
    r"(?P<address>https?://\S+)"
    rf"|(?P<latin>(?<![A-Za-z0-9])(?=[\d{_JOINTS}]{{0,20}}[A-Za-z])"
    rf"[A-Za-z0-9]+(?:[{_JOINTS}]+[A-Za-z0-9]+)*)"
    r"|(?P<year>(?:19|20)\d\d)\. ?(?P<in>1[0-2]|0?[1-9])\."
    r"(?: ?(?P<on>3[01]|[12]\d|0?[1-9])\.?)?(?! ?\d)"
    r"|(?P<clock>[01]?\d|2[0-4]):(?P<past>[0-5]\d)(?![\d:])"
    r"|(?P<month>1[0-2]|[1-9])월"
    rf"|(?P<count>\d{{1,2}}) ?(?P<unit>{_NATIVE_UNITS})"
    rf"|(?P<hour>1[0-2]|[1-9]) ?{_OCLOCK}"
    rf"|(?P<number>{_NUMBER})(?:(?=(?:{_SINO_UNITS}|{_NATIVE_UNITS})| (?:{_APART}))"
    rf"|(?P<part>\.\d+)?(?P<percent> ?%(?![A-Za-z]))|(?P<decimal>\.\d+)(?= ?(?:{_MEASURES})))"
    rf"|(?P<nth>(?<=(?<![가-힣])제)\d{{1,5}}|20[0-2]\d(?![가-힣]))(?!\d|{_BETWEEN}\d)"
    rf"|(?P<rest>\d+(?:{_BETWEEN}\d+)*)"
)
"""Every figure and every Latin word of a text; what no rule is sure of is ``rest``."""
_TRAILING: Final = re.compile(r"^(?P<office>[^()]+?)\s*\((?P<of>[^()]+)\)$")


def said(text: str) -> str:
    """A text as it is read aloud: ``㈔``, ``前``, ``LH``, ``10:30`` and ``제3회`` spelled out."""
    if _foreign(text):
        return _spaced(text)
    text = _BODY.sub(lambda found: f" {_BODIES[found[0]]} ", text)
    text = _FORMER.sub("전 ", text).replace("前", "전")
    text = _FIGURE.sub(_figure, text)
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
    return _FOREIGN.search(text) is not None and not any(map(is_syllable, text))


def _spaced(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.splitlines())


def _figure(found: re.Match[str]) -> str:
    if found["latin"]:
        return _latin(found)
    if (count := found["count"]) and int(count):
        unit = found["unit"]
        return ordinal(int(count)) if unit == "번째" else f"{_native(int(count))} {unit}"
    return _when(found) or _number(found) or found[0]


def _when(found: re.Match[str]) -> str:
    """A date, a month, an hour or a time of day; nothing if it is none."""
    if year := found["year"]:
        day = f" {number(int(found['on']))}일" if found["on"] else ""
        return f"{number(int(year))}년 {_month(int(found['in']))}{day}"
    if month := found["month"]:
        return _month(int(month))
    if hours := found["clock"]:
        return clock(int(hours) * 60 + int(found["past"]))
    return f"{_native(int(found['hour']))} 시" if found["hour"] else ""


def _number(found: re.Match[str]) -> str:
    """A number beside which stands how it is read; nothing for any other."""
    digits = (found["number"] or found["nth"] or "").replace(",", "")
    if not digits or len(digits) > _LONGEST or (len(digits) > 1 and digits[0] == "0"):
        return ""
    part = (found["part"] or found["decimal"] or "")[1:]
    text = number(int(digits)) + ("점" + "".join(_DIGITS[int(d)] for d in part) if part else "")
    return text + (" 퍼센트" if found["percent"] else "")


def _latin(found: re.Match[str]) -> str:
    """Capitals that stand alone or at Hangul, said letter by letter; every other word as it is."""
    word, text = found[0], found.string
    before = text[max(found.start() - 1, 0) : found.start()]
    after = text[found.end() : found.end() + 2]
    if before == "-" or after[:1] in _GLUE:
        return word
    if len(word) == 1:
        alone = word.isupper() and not _INITIAL.match(after)
        return letters(word) if alone else word
    return letters(word) if _SPELLED.fullmatch(word) else word


def _month(value: int) -> str:
    return (_MONTHS.get(value) or number(value)) + "월"


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
