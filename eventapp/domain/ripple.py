"""What a delay does to the rest of a day: shift it, squeeze its breaks, repack, swap."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Generic

from eventapp.domain.ids import DayId, RoomId
from eventapp.domain.kinds import SessionKind
from eventapp.domain.placement import Id, Placement, swap_order

LEAST_BREAKS: Final = {SessionKind.BREAK: 5, SessionKind.LUNCH: 30}
"""What may be squeezed, and the minutes it keeps: less is no break, and no lunch."""

_NO_BREAKS: Final[Mapping[object, int]] = MappingProxyType({})


class Ripple(StrEnum):
    """How what follows takes a delay."""

    SHIFT = "shift"
    """Everything keeps its length and its distance."""
    SQUEEZE = "squeeze"
    """Empty time and breaks give way first, so that the day ends when it should."""
    STAY = "stay"
    """Nothing moves."""


@dataclass(frozen=True, slots=True)
class Retimed(Generic[Id]):
    """The placements that change. ``late`` is by how many minutes the last one still is late.

    Of several rooms' last ones, it is the latest.
    """

    placements: dict[Id, Placement]
    late: int = 0


@dataclass(frozen=True, slots=True)
class Delay:
    """``minutes`` (negative: earlier) that hit a day from the minute ``since`` on.

    ``rooms`` are those that it hits there; None, or a None among them, means all of them.
    """

    day: DayId
    since: int
    minutes: int
    rooms: frozenset[RoomId | None] | None = None


class _Rooms:
    """By how much each room is late so far, and until when it was to be taken.

    What has no room and is not for all has a place of its own, None.
    """

    def __init__(
        self, delay: Delay, of_day: Sequence[tuple[Id, Placement]], breaks: Collection[Id]
    ) -> None:
        self._for_all = for_all_rooms(of_day, breaks)
        everywhere = delay.rooms is None or None in delay.rooms
        named = {placement.room for _, placement in of_day if placement.room is not None}
        hit = set() if everywhere or delay.rooms is None else set(delay.rooms)
        self._named: list[RoomId | None] = list(dict.fromkeys([*named, *hit]))
        rooms = [*self._named, None]
        self.late = {room: delay.minutes if everywhere or room in hit else 0 for room in rooms}
        self.free = dict.fromkeys(rooms, delay.since)
        self.last: dict[RoomId | None, int] = {}
        for session, placement in of_day:
            if placement.start < delay.since:
                for room in self.of(session, placement):
                    self.free[room] = max(self.free[room], placement.end)

    def of(self, session: object, placement: Placement) -> list[RoomId | None]:
        """The rooms that a session takes."""
        if session in self._for_all and self._named:
            return self._named
        return [placement.room]

    def take(self, here: Iterable[RoomId | None], old: Placement, new: Placement) -> None:
        """Note that a session stands there."""
        for room in here:
            self.late[room] = self.last[room] = new.end - old.end
            self.free[room] = max(self.free[room], old.end)


def for_all_rooms(
    placed: Iterable[tuple[Id, Placement]], breaks: Collection[Id] = ()
) -> frozenset[Id]:
    """Return the sessions without a room that are for all rooms of their day.

    ``breaks`` are. Of the others, one is not when something in a room runs for more than half
    of it, or it for more than half of that: an exhibition beside the talks. A talk that runs a
    little into the photograph of all changes nothing.
    """
    placed = list(placed)
    roomed = [placement for _, placement in placed if placement.room is not None]
    return frozenset(
        session
        for session, placement in placed
        if placement.room is None
        and (session in breaks or not any(_beside(placement, other) for other in roomed))
    )


def rippled(
    placed: Iterable[tuple[Id, Placement]],
    delay: Delay,
    how: Ripple,
    *,
    breaks: Mapping[Id, int] = _NO_BREAKS,  # type: ignore[assignment]  # holds no id at all
) -> Retimed[Id]:
    """Return what changes when a delay runs through what begins at ``since`` or later.

    Each room carries its own delay. What is for all rooms waits for the latest of them, and
    makes the others wait. Squeezed, a delay loses what it finds of empty time and of ``breaks``,
    each of which keeps as many minutes as stand there; being early is nothing to squeeze.
    """
    squeeze = how is Ripple.SQUEEZE
    if how is Ripple.STAY or not delay.minutes or (squeeze and delay.minutes < 0):
        return Retimed({})
    of_day = [item for item in placed if item[1].day == delay.day]
    rooms = _Rooms(delay, of_day, breaks)
    following = [item for item in of_day if item[1].start >= delay.since]
    changed: dict[Id, Placement] = {}
    for session, old in sorted(following, key=lambda item: item[1].start):
        here = rooms.of(session, old)
        gaps = {room: max(0, old.start - rooms.free[room]) if squeeze else 0 for room in here}
        late = max(_left(rooms.late[room], gaps[room]) for room in here)
        new = replace(old, start=old.start + late)
        if squeeze and session in breaks:
            least = min(old.length, breaks[session])
            new = replace(new, length=max(least, old.end - new.start))
        rooms.take(here, old, new)
        if new != old:
            changed[session] = new
    return Retimed(changed, max(0, *rooms.last.values(), 0))


def repacked(chosen: Iterable[tuple[Id, Placement]]) -> dict[Id, Placement]:
    """Return the placements that change when sessions are laid end to end.

    In each room of each day the first one stays, and the others follow in their order.
    """
    free: dict[tuple[DayId, RoomId | None], int] = {}
    changed: dict[Id, Placement] = {}
    for other, old in sorted(chosen, key=lambda item: item[1].start):
        place = (old.day, old.room)
        new = replace(old, start=free.get(place, old.start))
        free[place] = new.end
        if new != old:
            changed[other] = new
    return changed


def swapped(one: Placement, other: Placement) -> tuple[Placement, Placement]:
    """Return both, in the order given, after they changed places.

    In one room of one day the gap between them stays, so that nothing after them moves;
    otherwise each begins where and when the other began. Lengths stay.
    """
    if (one.day, one.room) == (other.day, other.room):
        if one.start <= other.start:
            return swap_order(one, other)
        earlier, later = swap_order(other, one)
        return later, earlier
    return (
        replace(one, day=other.day, room=other.room, start=other.start),
        replace(other, day=one.day, room=one.room, start=one.start),
    )


def _left(late: int, gap: int) -> int:
    """What is left of a delay after empty time; being early is kept."""
    return late if late < 0 else max(0, late - gap)


def _beside(one: Placement, other: Placement) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return one.day == other.day and 2 * shared > min(one.length, other.length) > 0
