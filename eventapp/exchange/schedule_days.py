"""Which day a session of a schedule file is on, and how many minutes after its midnight."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from eventapp.domain.conflicts import MINUTES_A_DAY
from eventapp.domain.interchange import ExchangedDay
from eventapp.exchange.schedule_terms import MOST_MINUTES, Clock, Moment

_NIGHT_OVER: Final = 6 * 60
"""What begins before six, listed behind an afternoon, goes on after midnight."""
_NOON: Final = 12 * 60
_OPENS: Final = 9 * 60
_CLOSES: Final = 18 * 60


@dataclass(slots=True)
class Day:
    """A day while its sessions come in; ``opens`` and ``closes`` as the file said, if it did."""

    date: date
    opens: int | None = None
    closes: int | None = None
    earliest: int = MOST_MINUTES
    latest: int = 0

    def minutes(self, moment: Moment) -> int:
        """How long after this day's midnight a moment is, by the clock on the wall."""
        clock = moment.clock.minutes if moment.clock else 0
        return (moment.date - self.date).days * MINUTES_A_DAY + clock

    def hold(self, start: int, length: int) -> None:
        """Make room for a session."""
        self.earliest = min(self.earliest, start)
        self.latest = max(self.latest, start + length)

    def finished(self) -> ExchangedDay:
        """The day, wide enough for what it holds."""
        if self.opens is None and self.closes is None and not self.latest:
            return ExchangedDay(self.date, _OPENS, _CLOSES)
        opens = min(self.earliest, MOST_MINUTES if self.opens is None else self.opens)
        closes = min(MOST_MINUTES, max(self.latest, self.closes or 0))
        opens = min(opens, MOST_MINUTES - 1)
        return ExchangedDay(self.date, opens, max(closes, opens + 1))


class Days:
    """The days of a file. ``day_change`` is the hour its days end at, if it says so."""

    def __init__(self, day_change: Clock | None) -> None:
        self._change = day_change
        self._days: dict[date, Day] = {}
        self._before: dict[tuple[date, str], int] = {}

    def __len__(self) -> int:
        return len(self._days)

    def add(self, on: date, opens: Moment | None = None, closes: Moment | None = None) -> Day:
        """Return the day of a date, the same one whenever it is named."""
        day = self._days.setdefault(on, Day(on))
        if opens is not None and opens.clock is not None:
            minutes = _bounded(day.minutes(opens))
            day.opens = minutes if day.opens is None else min(day.opens, minutes)
        if closes is not None and closes.clock is not None:
            day.closes = max(day.closes or 0, _bounded(day.minutes(closes)))
        return day

    def place(
        self, day: Day, room: str, moment: Moment | None, clock: Clock | None
    ) -> tuple[Day, int] | None:
        """Return a session's day and start, None when the file does not say when it is.

        The clock on the wall decides. A date only tells which midnight it counts from: some
        programs write dates in UTC beside a local clock. A session stays on the day it is
        listed under until noon after it, or as long as the day itself goes on.
        """
        start = self._start(day, room, moment, clock)
        if start is None:
            return None
        self._before[day.date, room] = start
        if 0 <= start <= max(MINUTES_A_DAY + _NOON, day.closes or 0):
            return day, start
        try:
            other = day.date + timedelta(days=start // MINUTES_A_DAY)
        except OverflowError:
            return None
        return self.add(other), start % MINUTES_A_DAY

    def finished(self) -> tuple[tuple[ExchangedDay, ...], dict[date, int]]:
        """The days in order of their dates, and the index of each."""
        dates = sorted(self._days)
        return (
            tuple(self._days[on].finished() for on in dates),
            {on: index for index, on in enumerate(dates)},
        )

    def _start(self, day: Day, room: str, moment: Moment | None, clock: Clock | None) -> int | None:
        if moment is not None and moment.clock is not None:
            start = day.minutes(moment)
            if clock is None:
                return start
            minutes = clock.minutes % MINUTES_A_DAY
            return minutes + round((start - minutes) / MINUTES_A_DAY) * MINUTES_A_DAY
        if clock is None:
            return None
        start = clock.minutes + (0 if moment is None else day.minutes(moment))
        return start + MINUTES_A_DAY if self._is_night(day, room, start) else start

    def _is_night(self, day: Day, room: str, start: int) -> bool:
        """Say whether a clock without a date means the night after the day."""
        if start >= MINUTES_A_DAY:
            return False
        if self._change is not None:
            return start < self._change.minutes
        if day.opens is not None and day.closes is not None:
            return start < day.opens and start < day.closes - MINUTES_A_DAY
        return start < _NIGHT_OVER and self._before.get((day.date, room), 0) >= _NOON


def _bounded(minutes: int) -> int:
    return min(MOST_MINUTES, max(0, minutes))
