"""What a delay does to the rest of a day: shift it, squeeze its breaks, repack, swap."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Generic

from eventapp.domain.ids import DayId, RoomId
from eventapp.domain.placement import Id, Placement, swap_order

BREAK_LEAST: Final = 5
"""Minutes a squeezed break keeps: less is no break."""


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
    """The placements that change. ``late`` is by how many minutes the last one still is late."""

    placements: dict[Id, Placement]
    late: int = 0


@dataclass(frozen=True, slots=True)
class Delay:
    """``minutes`` (negative: earlier) that hit a day from the minute ``since`` on.

    ``rooms`` are those that it hits there; None means all of them.
    """

    day: DayId
    since: int
    minutes: int
    rooms: frozenset[RoomId | None] | None = None


class _Rooms:
    """By how much each room is late so far, and until when it was to be taken."""

    def __init__(self, delay: Delay, placed: Iterable[RoomId | None]) -> None:
        rooms: set[RoomId | None] = {room for room in placed if room is not None} or {None}
        hit = rooms if delay.rooms is None or None in delay.rooms else delay.rooms
        self.late = {room: delay.minutes if room in hit else 0 for room in rooms}
        self.free = dict.fromkeys(rooms, delay.since)

    def of(self, room: RoomId | None) -> list[RoomId | None]:
        """The rooms a session is in: without a room of its own it is for all."""
        return [room] if room is not None else list(self.late)


def rippled(
    placed: Sequence[tuple[Id, Placement]],
    delay: Delay,
    how: Ripple,
    *,
    breaks: Collection[Id] = (),
) -> Retimed[Id]:
    """Return what changes when a delay runs through what begins at ``since`` or later.

    Each room carries its own delay. What has no room is for all rooms: it waits for the latest
    of them, and makes the others wait. Squeezed, a delay loses what it finds of empty time and
    of breaks longer than :data:`BREAK_LEAST`; being early is nothing to squeeze.
    """
    squeeze = how is Ripple.SQUEEZE
    if how is Ripple.STAY or not delay.minutes or (squeeze and delay.minutes < 0):
        return Retimed({})
    following = sorted(
        (
            (other, placement)
            for other, placement in placed
            if placement.day == delay.day and placement.start >= delay.since
        ),
        key=lambda item: item[1].start,
    )
    rooms = _Rooms(delay, (placement.room for _, placement in following))
    changed: dict[Id, Placement] = {}
    for other, old in following:
        here = rooms.of(old.room)
        lates = [
            max(0, rooms.late[room] - max(0, old.start - rooms.free[room]))
            if squeeze
            else rooms.late[room]
            for room in here
        ]
        late = max(lates)
        new = replace(old, start=old.start + late)
        if squeeze and other in breaks:
            new = replace(new, length=max(min(old.length, BREAK_LEAST), old.end - new.start))
        if new != old:
            changed[other] = new
        for room in here:
            rooms.late[room] = new.end - old.end
            rooms.free[room] = max(rooms.free[room], old.end)
    return Retimed(changed, max(0, *rooms.late.values(), 0))


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
