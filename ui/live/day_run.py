"""Which day of an event is run, and on which clock: its own, or a rehearsal's."""

from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from eventapp.domain.ids import DayId
from eventapp.services.events import DayRow, RoomRow
from eventapp.services.live import day_on
from eventapp.services.programme import SessionRow
from ui.live.day_clock import DayClock
from ui.live.day_now import DayNow, day_now


class DayRun:
    """Finds the day it is, unless that is left alone, or keeps a rehearsal's day and clock."""

    def __init__(self) -> None:
        self.rehearsal: DayClock | None = None
        self.left_alone: DayId | None = None
        self._days: Sequence[DayRow] = ()
        self._rooms: Sequence[RoomRow] = ()
        self._sessions: Sequence[SessionRow] = ()
        self._zone = "UTC"

    def know(
        self,
        days: Sequence[DayRow],
        rooms: Sequence[RoomRow],
        sessions: Sequence[SessionRow],
        zone: str,
    ) -> None:
        """Know an event's programme as it stands now, and its time zone."""
        self._days, self._rooms, self._sessions, self._zone = days, rooms, sessions, zone

    def can_run(self) -> bool:
        """Whether there is a day at all."""
        return bool(self._days)

    def begin(self, wanted: DayId | None, now: datetime) -> None:
        """Run the day it is; on another one rehearse the wanted day, or else the first."""
        self.left_alone = None
        if self._today(now) is None:
            self._rehearse(wanted, now)

    def leave(self, day: DayId) -> None:
        """Run nothing any more."""
        self.left_alone, self.rehearsal = day, None

    def set_clock(self, minute: int, now: datetime) -> None:
        """Let the rehearsal's clock show a minute."""
        if self.rehearsal is not None:
            self.rehearsal = self.rehearsal.set_to(minute, now)

    def look(self, now: datetime) -> DayNow | None:
        """The day that is run, as it is now; None where none is."""
        clock = self._clock(now)
        return None if clock is None else day_now(clock, self._sessions, self._rooms, now)

    def _clock(self, now: datetime) -> DayClock | None:
        if self.rehearsal is not None:
            day = self._day(self.rehearsal.day.id)
            if day is not None:
                return DayClock(day, self._zone, self.rehearsal.ahead)
            self.rehearsal = None  # the day was deleted
        clock = self._today(now)
        return None if clock is None or clock.day.id == self.left_alone else clock

    def _today(self, now: datetime) -> DayClock | None:
        on = day_on(self._days, self._sessions, now.astimezone(ZoneInfo(self._zone)))
        return None if on is None else DayClock(on[0], self._zone)

    def _day(self, day_id: DayId | None) -> DayRow | None:
        return next((day for day in self._days if day.id == day_id), None)

    def _rehearse(self, wanted: DayId | None, now: datetime) -> None:
        if not self._days:
            return
        day = self._day(wanted) or self._days[0]
        local = now.astimezone(ZoneInfo(self._zone))
        same_time = datetime.combine(day.date, local.timetz())
        ahead = same_time.astimezone(UTC) - now.astimezone(UTC)
        clock = DayClock(day, self._zone, ahead)
        rows = [row for row in self._sessions if row.day == day.id]
        first = min((row.start for row in rows), default=day.opens)
        last = max((row.end for row in rows), default=day.closes)
        if not first <= clock.minute(now) < last:  # in the evening there would be nothing to see
            clock = clock.set_to(first, now)
        self.rehearsal = clock
