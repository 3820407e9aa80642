"""Dates, times and lengths as people write them in cells, in Korean and English."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import Final, TypeAlias

Cell: TypeAlias = str | float | bool | date | time | datetime | timedelta
"""A cell's value; what is empty is an empty text."""

HALF_DAY: Final = 720
DAY: Final = 1440
_NIGHT: Final = date(1899, 12, 31)
"""A time past midnight that is formatted as a date counts from here."""
_SERIALS: Final = range(20_000, 80_000)
"""Days since 1900 that a cell without a format may mean: 1954 to 2119."""
_CLOCK_NUMBERS: Final = range(100, 2401)
_HOURS: Final = 48
_NOON: Final = 12
_LONGEST_TEXT: Final = 200


@dataclass(frozen=True, slots=True)
class Clock:
    """What a cell says of a time; minutes from midnight. ``marked``: it says am or pm."""

    start: int | None = None
    end: int | None = None
    length: int | None = None
    day: date | None = None
    marked: bool = False
    seconds: bool = False
    rest: str = ""
    """What stood beside the time and means something else."""


def _squeezed(text: str) -> str:
    """A cell's text with single spaces; nothing of a time is as long as a paragraph."""
    return " ".join(text.split()) if len(text) <= _LONGEST_TEXT else ""


# Dates

_YMD = re.compile(
    r"(?P<y>\d{4}|['’]\d{2}|\d{2}(?=\s*[.년]))\s*[-./년]\s*(?P<m>\d{1,2})\s*[-./월]\s*"
    r"(?P<d>\d{1,2})(?!\d)\s*(?:일|\.(?!\d))?"
)
_MD = re.compile(
    r"(?<!\d)(?P<m>\d{1,2})\s*(?:월\s*(?P<d>\d{1,2})\s*일|[./]\s*(?P<d2>\d{1,2})(?![\d:])\.?)"
)
_DMY = re.compile(r"(?<!\d)(?P<a>\d{1,2})[./-](?P<b>\d{1,2})[./-](?P<y>\d{4})")
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 - a row
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_DAY_OF_MONTH: Final = r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_OF_YEAR: Final = r"(?:,?\s+(?P<y>\d{4}))?"
_NAMED = (
    re.compile(rf"{_DAY_OF_MONTH}\.?\s+{_MONTH}{_OF_YEAR}", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s+{_DAY_OF_MONTH}(?![\d:]){_OF_YEAR}", re.IGNORECASE),
)
_WEEKDAY = re.compile(
    r"[(（\[]?\s*(?:[월화수목금토일]요일|(?<=[(（])[월화수목금토일](?=\s*[)）,])"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?)\s*[)）\]]?,?",
    re.IGNORECASE,
)
_ORDINALS: Final = {"첫째날": 1, "둘째날": 2, "셋째날": 3, "넷째날": 4, "다섯째날": 5}
_ORDINAL = re.compile(
    r"(?:제\s*)?(\d{1,2})\s*일\s*차|day\s*(\d{1,2})|제\s*(\d{1,2})\s*일", re.IGNORECASE
)


def find_date(text: str, year: int | None = None) -> tuple[date, int, int] | None:
    """Return the first date in a text and where it stands; ``year`` is that of the others.

    ``03/04/2026`` says two things: such a date is none.
    """
    for pattern in (_YMD, _DMY, *_NAMED, _MD):
        for match in pattern.finditer(text):
            if (found := _date_of(match.groupdict(), year)) is not None:
                return found, match.start(), match.end()
    return None


def _date_of(parts: dict[str, str | None], year: int | None) -> date | None:
    if "a" in parts:
        first, second = int(parts["a"] or 0), int(parts["b"] or 0)
        if first <= _NOON and second <= _NOON and first != second:
            return None
        month, day = (second, first) if first > _NOON else (first, second)
    else:
        named = parts.get("month")
        month = _MONTHS.index(named[:3].lower()) + 1 if named else int(parts["m"] or 0)
        day = int(parts["d"] or parts.get("d2") or 0)
    digits = (parts.get("y") or "").lstrip("'’")
    if digits:
        year = int(digits) + (2000 if len(digits) == 2 else 0)  # noqa: PLR2004 - '26
    if year is None:
        return None
    with suppress(ValueError):
        return date(year, month, day)
    return None


def read_date(cell: Cell, year: int | None = None) -> date | None:
    """Read a cell that is a date and nothing else but its weekday."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        whole = int(cell) if isfinite(cell) else 0
        return date(1899, 12, 30) + timedelta(whole) if whole in _SERIALS else None
    text = _squeezed(cell) if isinstance(cell, str) else ""
    if (found := find_date(text, year)) is None:
        return None
    rest = text[: found[1]] + "()" + text[found[2] :]
    return found[0] if not _letters(_WEEKDAY.sub(" ", rest)) else None


def read_ordinal(text: str) -> int | None:
    """Read which day of the event ``2일차``, ``Day 2`` or ``둘째 날`` is, from 1."""
    text = _squeezed(text)
    if known := _ORDINALS.get(text.replace(" ", "")):
        return known
    match = _ORDINAL.match(text)
    return int(match[match.lastindex or 0]) or None if match else None


# Times

_MERIDIEM: Final = r"오전|오후|아침|저녁|밤|낮|am|pm|a\.m\.|p\.m\."
_TIME = re.compile(
    rf"(?P<before>{_MERIDIEM})?\s*"
    r"(?<![\d:])(?:"
    r"(?P<h>\d{1,2})\s*(?:[:：]\s*(?P<m>\d{2})(?::(?P<s>\d{2}))?"
    r"|시(?!간)\s*(?:(?P<half>반)|(?P<m2>\d{1,2})\s*분?)?"
    r"|\.(?P<m3>\d{2})(?![\d.])|h(?P<m4>\d{2}))"
    rf"\s*(?P<after>am|pm|a\.m\.|p\.m\.)?"
    rf"|(?P<h2>\d{{1,2}})\s*(?P<after2>am|pm|a\.m\.|p\.m\.)"
    r"|(?P<h3>\d{2})(?P<m5>\d{2})(?=\s*(?:$|[-~–—∼〜～]))"
    r"|(?P<noon>정오|noon)|(?P<midnight>자정|midnight))(?!\d)",
    re.IGNORECASE,
)
_LATE: Final = frozenset({"오후", "저녁", "밤", "낮", "pm", "p.m."})
_RANGE = re.compile(r"[-~–—∼〜～〰−]|부터|까지|\bto\b|\buntil\b|\bfrom\b", re.IGNORECASE)
_HALF_RANGE = re.compile(
    r"(?<![\d:])(\d{1,2})(\s*[-~–—∼〜～]\s*\d{1,2}\s*(시(?!간)|am|pm))", re.IGNORECASE
)
"""``10~11시``, ``2-3pm``: the first is an hour, too."""
_TRAILING_LENGTH = re.compile(
    r"[(（]\s*((?:\d{1,3}\s*(?:시간|분|min\w*|h\w*|['’′])\s*)+)[)）]", re.IGNORECASE
)


def read_clock(cell: Cell, year: int | None = None) -> Clock | None:
    """Read a cell of times: a start, a start and an end, with or without a date.

    None where there is no time in it.
    """
    if isinstance(cell, str):
        return _clock_of_text(_squeezed(cell), year)
    if isinstance(cell, date):
        return _clock_of_date(cell)
    if isinstance(cell, time):
        cell = datetime.combine(_NIGHT, cell) - datetime.combine(_NIGHT, time())
    if isinstance(cell, timedelta):
        minutes, seconds = _to_minutes(cell)
        return Clock(minutes, seconds=seconds) if minutes >= 0 else None
    return None if isinstance(cell, bool) else _clock_of_number(cell)


def _clock_of_date(cell: date) -> Clock | None:
    """Read a moment; counted from the year 1900 on, it is a time past midnight."""
    night = (cell.date() if isinstance(cell, datetime) else cell) - _NIGHT
    past = timedelta(0) <= night <= timedelta(_HOURS)
    if not isinstance(cell, datetime):
        return Clock(night.days * DAY) if past else None
    clock = cell - datetime.combine(cell, time())
    minutes, seconds = _to_minutes(clock + night if past else clock)
    return Clock(minutes, day=None if past else cell.date(), seconds=seconds)


def _to_minutes(span: timedelta) -> tuple[int, bool]:
    """Whole minutes, and whether seconds were cut off. A fraction of a day is never exact."""
    seconds = round(span.total_seconds())
    return seconds // 60, seconds % 60 != 0


def _clock_of_number(number: float) -> Clock | None:
    if not isfinite(number):
        return None
    if 0 <= number < 2:  # noqa: PLR2004 - a day and the night after it
        minutes, seconds = _to_minutes(timedelta(days=number))
        return Clock(minutes, seconds=seconds)
    hours, minutes = divmod(int(number), 100)
    if int(number) == number and int(number) in _CLOCK_NUMBERS and minutes < 60:  # noqa: PLR2004
        return Clock(hours * 60 + minutes)
    return None


def _clock_of_text(text: str, year: int | None) -> Clock | None:
    rest = text
    found = (
        find_date(rest, year) if year or re.search(r"\d{4}|[a-z]{3}", rest, re.IGNORECASE) else None
    )
    if found and _YMD.search(rest) is None and _TIME.match(rest.strip()):
        found = None  # 10.30 is a time here
    if found:
        rest = f"{rest[: found[1]]}(){rest[found[2] :]}"
    length = None
    if match := _TRAILING_LENGTH.search(rest):
        length = read_length(match[1])
        rest = rest[: match.start()] + " " + rest[match.end() :]
    times = list(_times(rest := _HALF_RANGE.sub(r"\1\3\2", rest)))
    if not times:
        return None
    left = _WEEKDAY.sub(" ", _RANGE.sub(" ", _TIME.sub(" ", rest)))
    first, marked, _ = times[0]
    ends = len(times) == 1 and _RANGE.match(rest.strip())
    return Clock(
        None if ends else first,
        _end_of(times, first) if len(times) > 1 else first if ends else None,
        length,
        found[0] if found else None,
        marked,
        any(seconds for *_, seconds in times),
        " ".join(left.split()) if _letters(left) or len(times) > 2 else "",  # noqa: PLR2004
    )


def _times(text: str) -> Iterator[tuple[int, bool, bool]]:
    for match in _TIME.finditer(text):
        parts = match.groupdict()
        if parts["noon"] or parts["midnight"]:
            yield (HALF_DAY if parts["noon"] else 0), True, False
            continue
        hour = int(parts["h"] or parts["h2"] or parts["h3"])
        minute = int(
            next((parts[name] for name in ("m", "m2", "m3", "m4", "m5") if parts[name]), 0)
        )
        minute = 30 if parts["half"] else minute
        mark = (parts["before"] or parts["after"] or parts["after2"] or "").lower()
        if hour >= _HOURS or minute >= 60:  # noqa: PLR2004 - minutes of an hour
            continue
        if mark and hour <= _NOON:
            hour = hour % _NOON + (_NOON if mark in _LATE else 0)
        yield hour * 60 + minute, bool(mark), bool(int(parts["s"] or 0))


def _end_of(times: list[tuple[int, bool, bool]], start: int) -> int:
    """The end of a range: ``오후 2:00~3:00`` ends in the afternoon, too."""
    end, marked, _ = times[1]
    if not marked and end < start and end + HALF_DAY > start and end < HALF_DAY:
        return end + HALF_DAY
    return end


def _letters(text: str) -> bool:
    return any(character.isalnum() for character in text)


# Lengths

_LENGTH = re.compile(
    r"\s*(?:(?P<h>\d{1,3}(?:\.5)?)\s*(?:시간|hours?|hrs?|h)\s*(?P<half>반)?)?\s*"
    r"(?:(?P<m>\d{1,4})\s*(?:분간?|minutes?|mins?|m|['’′])?)?\s*",
    re.IGNORECASE,
)
_LONGEST: Final = 7 * DAY


def read_length(cell: Cell) -> int | None:
    """Read how many minutes something takes: ``20``, ``20분``, ``1시간 30분``, ``1:30``."""
    if isinstance(cell, str):
        return _length_of_text(_squeezed(cell))
    if isinstance(cell, time | timedelta):
        clock = read_clock(cell)
        return clock.start if clock else None
    if isinstance(cell, bool | date) or not (isfinite(cell) and 0 < cell <= _LONGEST):
        return None
    return round(cell * DAY) if cell < 1 else round(cell)


def _length_of_text(text: str) -> int | None:
    if match := re.fullmatch(r"\s*(\d{1,2}):(\d{2})(?::00)?\s*", text):
        return int(match[1]) * 60 + int(match[2])
    match = _LENGTH.fullmatch(text)
    if not match or not (match["h"] or match["m"]):
        return None
    half = 30 if match["half"] else 0
    return round(float(match["h"] or 0) * 60) + half + int(match["m"] or 0)
