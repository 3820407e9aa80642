"""What schedule.xml and schedule.json have in common: clocks, lengths, zones, numbers, names."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from eventapp.domain.conflicts import MINUTES_A_DAY
from eventapp.domain.interchange import stable_guid

MOST_MINUTES: Final = 2 * MINUTES_A_DAY
"""No session begins later than this on its day, or lasts longer."""
MOST_NUMBER: Final = 2**31 - 1
"""A larger number of a session or person fits no store."""
NO_DAY: Final = date(1970, 1, 1)
"""The date of the one empty day of a programme without days: a file must have a day."""
_SEAT_DIGITS: Final = 6
DAYS_FIRST: Final = frozenset({"pretalx", "eventapp"})
"""Generators whose lengths of three numbers are days, hours and minutes."""
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2999

_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?")
_MOMENT = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?"
    r" ?(Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_LENGTH = re.compile(r"([0-9]{1,9})(?::([0-9]{1,2})(?::([0-9]{1,2}))?)?")
_ISO_LENGTH = re.compile(r"P(?:([0-9]{1,3})D)?(?:T(?:([0-9]{1,5})H)?(?:([0-9]{1,9})M)?)?")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_DASHES = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as a file wrote it."""

    minutes: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, and what the file said of its time and its distance to UTC in minutes.

    A distance of ``-00:00`` means by convention that it is unknown, so it is None, too.
    """

    date: date
    clock: Clock | None
    offset: int | None


def read_clock(text: str) -> Clock | None:
    """Return ``9:05``, ``09:05:30`` or ``25:30`` as minutes, None for anything else."""
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    hours, minutes, seconds = int(match[1]), int(match[2]), int(match[3] or 0)
    if hours >= 48 or minutes >= 60 or seconds >= 60:  # noqa: PLR2004 - a clock
        return None
    return Clock(hours * 60 + minutes, seconds)


def read_moment(text: str) -> Moment | None:
    """Return ``2014-12-27`` or ``2014-12-27T11:00:00+01:00`` and its like, or None."""
    match = _MOMENT.fullmatch(text)
    if match is None or not _FIRST_YEAR <= int(match[1]) <= _LAST_YEAR:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    if match[4] is None:
        return Moment(day, None, None)
    clock = Clock(int(match[4]) * 60 + int(match[5]), int(match[6] or 0))
    if clock.minutes > MINUTES_A_DAY or int(match[5]) > 59:  # noqa: PLR2004 - a clock
        return None
    return Moment(day, clock, _read_offset(match[7] or ""))


def _read_offset(text: str) -> int | None:
    if not text or (text.startswith("-00") and text.endswith("00")):
        return None
    if text == "Z":
        return 0
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return -minutes if text.startswith("-") else minutes


def read_length(text: str, *, days_first: bool = False) -> Clock | None:
    """Return a length: ``00:45``, ``1:30:00``, ``PT45M`` or plain minutes; None when unreadable.

    Three numbers are hours, minutes and seconds, as Pentabarf wrote them. pretalx, and we,
    write days, hours and minutes (``days_first``), and never for less than a day.
    """
    if match := _LENGTH.fullmatch(text):
        first, second, third = int(match[1]), match[2], match[3]
        if second is None:
            return Clock(first, 0)
        if third is None:
            return Clock(first * 60 + int(second), 0)
        if days_first and not text.startswith("0"):
            return Clock((first * 24 + int(second)) * 60 + int(third), 0)
        return Clock(first * 60 + int(second), int(third))
    match = _ISO_LENGTH.fullmatch(text)
    if match is None or len(text) < 3:  # noqa: PLR2004 - "P" and "PT" say nothing
        return None
    days, hours, minutes = (int(part or 0) for part in match.groups())
    return Clock((days * 24 + hours) * 60 + minutes, 0)


def length_text(minutes: int) -> str:
    """A length as ``HH:MM``; from 100 hours on with days before it, the most 99 of them."""
    hours, rest = divmod(max(0, minutes), 60)
    if hours < 100:  # noqa: PLR2004 - two digits
        return f"{hours:02}:{rest:02}"
    days, hours = divmod(hours, 24)
    return f"{min(days, 99)}:{hours:02}:{rest:02}"


def clock_text(minutes: int) -> str:
    """A time of day as ``HH:MM``, whatever day it is on."""
    hours, rest = divmod(minutes % MINUTES_A_DAY, 60)
    return f"{hours:02}:{rest:02}"


def zone_of(name: str) -> ZoneInfo | None:
    """Return the time zone of an IANA name, None where there is none."""
    if not name or not name.isascii() or len(name) > 64:  # noqa: PLR2004 - the longest has 32
        return None
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):  # also folders, and what is no zone file
        return None


_ODD_ZONES: Final = {
    3 * 60 + 30: "Asia/Tehran",
    4 * 60 + 30: "Asia/Kabul",
    5 * 60 + 30: "Asia/Kolkata",
    5 * 60 + 45: "Asia/Kathmandu",
    6 * 60 + 30: "Asia/Yangon",
    8 * 60 + 45: "Australia/Eucla",
    9 * 60 + 30: "Australia/Darwin",
}
"""Zones without daylight saving whose distance is no whole hour: they have no fixed zones."""


def fixed_zone(offset: int) -> str:
    """Return the IANA name of a fixed distance to UTC, empty where there is none."""
    if offset == 0:
        return "UTC"
    hours, rest = divmod(offset, 60)
    if rest or not -12 <= hours <= 14:  # noqa: PLR2004 - as far as Etc/GMT goes
        return _ODD_ZONES.get(offset, "")
    return f"Etc/GMT{-hours:+}"  # its signs are the other way round


def moment_text(day: date, minutes: int, zone: ZoneInfo | None) -> str:
    """Return the wall clock ``minutes`` after a day's midnight, with the zone's distance then.

    Without a zone the distance is written ``-00:00``, which means that nobody knows it.
    """
    try:
        moment = datetime.combine(day, time()) + timedelta(minutes=minutes)
    except OverflowError:
        moment = datetime.combine(date.max if minutes > 0 else date.min, time())
    text = moment.isoformat(timespec="seconds")
    if zone is None:
        return f"{text}-00:00"
    try:
        away = moment.replace(tzinfo=zone).utcoffset() or timedelta()
    except OverflowError:  # within a day of the calendar's ends
        away = timedelta()
    offset = round(away.total_seconds() / 60)
    sign = "-" if offset < 0 else "+"
    return f"{text}{sign}{abs(offset) // 60:02}:{abs(offset) % 60:02}"


def read_number(text: str) -> int | None:
    """Return a positive number that a store can hold, None for anything else."""
    if len(text) <= 10 and text.isascii() and text.isdecimal():  # noqa: PLR2004 - of 2**31
        number = int(text)
        return number if 0 < number <= MOST_NUMBER else None
    return None


def read_seats(text: str) -> int:
    """Return how many a room holds, 0 where a file does not say it in sensible numbers."""
    whole = text.removesuffix(".0")
    return int(whole) if whole.isascii() and whole.isdecimal() and len(whole) <= _SEAT_DIGITS else 0


def number_from(guid: str, taken: Collection[int]) -> int:
    """Return the number a guid leads to, or the next one that is not taken."""
    number = UUID(guid).int % MOST_NUMBER + 1
    while number in taken:
        number = number % MOST_NUMBER + 1
    return number


class Guids:
    """The guids given out so far: the first of those alike keeps it, the others get their own.

    The order they stand in tells them apart, so the same file always leads to the same guids.
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._again: dict[str, int] = {}

    def take(self, guid: str) -> str:
        """Return ``guid``, or one derived from it when it was given out before."""
        own = guid
        while own in self._taken:
            self._again[guid] = self._again.get(guid, 1) + 1
            own = stable_guid("again", guid, self._again[guid])
        self._taken.add(own)
        return own


def read_colour(text: str) -> str:
    """Return a colour as ``#RRGGBB``, empty when it is none."""
    if len(text) == 4 and text.startswith("#"):  # noqa: PLR2004 - #rgb
        text = "#" + "".join(digit * 2 for digit in text[1:])
    return text if _COLOUR.fullmatch(text) else ""


def dashed(text: str, separator: str = "-") -> str:
    """Return what ASCII keeps of a text, in small letters, its words joined; may be empty."""
    plain = unicodedata.normalize("NFKD", text[:500]).encode("ascii", "ignore").decode().lower()
    return _DASHES.sub(separator, plain)[:60].strip(separator)
