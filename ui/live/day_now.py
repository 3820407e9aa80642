"""A day at one minute: what is on in each of its rooms, and how much time is left there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from eventapp.domain.ids import RoomId
from eventapp.domain.live import Countdown, countdown
from eventapp.services.events import RoomRow
from eventapp.services.live import FORGOTTEN, RoomNow, rooms_now
from eventapp.services.programme import SessionRow
from ui.language import clock_text
from ui.live.day_clock import DayClock
from ui.live.room_pills import RoomLine
from ui.live.signs import Sign, sign_of
from ui.live.wording import minutes_left, over_word, room_name


@dataclass(frozen=True, slots=True)
class DayNow:
    """What is known of a day at a minute; ``rooms`` are in the event's order, with their names."""

    clock: DayClock
    minute: int
    sessions: tuple[SessionRow, ...]
    rooms: Mapping[RoomId | None, RoomNow]
    names: Mapping[RoomId | None, str]

    def left(self, room: RoomNow, now: datetime) -> Countdown | None:
        """How long what is on in a room has left; None where nothing is on."""
        on = room.current
        if on is None:
            return None
        since = on.start if on.started is None else on.started
        return countdown(
            self.clock.second_of(since), self.clock.second_of(on.end), self.clock.seconds(now)
        )

    def waiting(self, room: RoomNow) -> list[SessionRow]:
        """What may still be started in a room."""
        return [
            session
            for session in self.sessions
            if session.started is None
            and session.end > self.minute - FORGOTTEN
            and session.room in {room.room, None}
        ]

    def line(self, room: RoomNow, now: datetime) -> RoomLine:
        """How a room stands, in a word."""
        name = self.names.get(room.room, "")
        left = self.left(room, now)
        if left is not None:
            return RoomLine(room.room, name, sign_of(left), minutes_left(left.seconds))
        if room.next is not None:
            return RoomLine(room.room, name, Sign.WAITING, clock_text(room.next.start))
        return RoomLine(room.room, name, Sign.WAITING, over_word())


def day_now(
    clock: DayClock, sessions: Iterable[SessionRow], rooms: Iterable[RoomRow], now: datetime
) -> DayNow:
    """What is known of a day now."""
    day, minute = clock.day.id, clock.minute(now)
    of_day = tuple(session for session in sessions if session.day == day)
    found = rooms_now(of_day, day, minute)
    names: dict[RoomId | None, str] = {room.id: room_name(room) for room in rooms}
    names[None] = room_name(None)
    order = [room for room in names if room in found]
    return DayNow(clock, minute, of_day, {room: found[room] for room in [*order, *found]}, names)
