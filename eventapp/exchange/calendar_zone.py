"""A time zone as calendars carry it: every change of the clock during some years."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_LONG_AGO: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - a zone's clock has no zone itself

_LIFETIME: Final = 100


class _Offset(NamedTuple):
    """What the clock shows for a while: so much ahead of UTC, under a name."""

    ahead: timedelta
    name: str
    daylight: bool


class _Change(NamedTuple):
    """A change of the clock, at the time it showed before."""

    before: timedelta
    after: _Offset
    at: datetime


def describe_zone(zone: ZoneInfo, first: date, last: date) -> Timezone:
    """Return a zone's definition for the years from that of ``first`` to that of ``last``.

    The library's own writes the beginning of summer time as the clock shows afterwards, an
    hour late; RFC 5545 wants what it showed before.
    """
    start = datetime(first.year, 1, 1, tzinfo=UTC) - timedelta(days=1)
    # A night may run into the next year. Nobody plans further ahead than a lifetime.
    end = datetime(min(last.year, first.year + _LIFETIME, 9998) + 1, 1, 4, tzinfo=UTC)
    changes = list(_changes(zone, start, end))
    component = Timezone()
    component.add("tzid", zone.key)
    # What held before the first change: from long ago, for a reader needs some beginning.
    begun = _offset(zone, start)
    component.add_component(_observance(begun.ahead, begun, [_LONG_AGO]))
    changes.sort(key=lambda change: change[:2])
    for (before, after), several in groupby(changes, key=lambda change: change[:2]):
        onsets = sorted(change.at for change in several)
        component.add_component(_observance(before, after, onsets))
    return component


def _observance(
    before: timedelta, after: _Offset, onsets: list[datetime]
) -> TimezoneDaylight | TimezoneStandard:
    part = TimezoneDaylight() if after.daylight else TimezoneStandard()
    part.add("dtstart", onsets[0])
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", after.ahead)
    part.add("tzname", after.name)
    if onsets[1:]:
        part.add("rdate", onsets[1:])
    return part


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[_Change]:
    """Yield every change between two instants: week by week, then to the second.

    No clock was ever put back a week after it was put forward.
    """
    step = timedelta(weeks=1)
    instant, offset = start, _offset(zone, start)
    while instant < end:
        later = instant + step
        after = _offset(zone, later)
        if after != offset:
            at = _first_with(zone, after, instant, later)
            yield _Change(offset.ahead, after, (at + offset.ahead).replace(tzinfo=None))
        instant, offset = later, after


def _first_with(zone: ZoneInfo, offset: _Offset, early: datetime, late: datetime) -> datetime:
    while late - early > timedelta(seconds=1):
        middle = early + timedelta(seconds=(late - early).total_seconds() // 2)
        if _offset(zone, middle) == offset:
            late = middle
        else:
            early = middle
    return late


def _offset(zone: ZoneInfo, instant: datetime) -> _Offset:
    local = instant.astimezone(zone)
    ahead = local.utcoffset() or timedelta(0)
    return _Offset(ahead, local.tzname() or zone.key, bool(local.dst()))
