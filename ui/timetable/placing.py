"""What a gesture or a key means for placements: moved together, lengthened, put where it is free.

Pure rules, the same for mouse and keys. They never forbid an overlap: that is a conflict, which
is shown.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, TypeVar

from eventapp.domain.ids import DayId, RoomId, SessionId
from eventapp.domain.placement import Placement
from ui.timetable.geometry import LAST_MINUTE

STEP: Final = 5
FINE_STEP: Final = 1
NEW_LENGTH: Final = 30
"""Minutes of a session made on an empty place."""

Placements = dict[SessionId, Placement]
_Place = TypeVar("_Place", DayId, RoomId)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to begin at; ``room`` None is all rooms."""

    day: DayId
    room: RoomId | None
    start: int


@dataclass(frozen=True, slots=True)
class Places:
    """The days and rooms there are, in order."""

    days: Sequence[DayId]
    rooms: Sequence[RoomId]


class Edge(StrEnum):
    """Which end of a session is dragged."""

    START = "start"
    END = "end"


def moved_together(
    placed: Mapping[SessionId, Placement], grabbed: SessionId, to: Spot, places: Places
) -> Placements:
    """Where sessions go when one of them goes to a spot and the others keep their distances.

    Distances are kept in minutes, in rooms and in days. Where one of them would leave the
    plan, all stop at its border. A session without a room has no distance in rooms: it stays
    for all rooms, unless it is the one that is given a room.
    """
    held = placed[grabbed]
    minutes = _within(
        to.start - held.start,
        -min(placement.start for placement in placed.values()),
        LAST_MINUTE - max(placement.end for placement in placed.values()),
    )
    days = _shifts(places.days, [p.day for p in placed.values()], held.day, to.day)
    rooms = _room_shifts(placed, held.room, to.room, places)
    return {
        session: Placement(
            days.get(placement.day, placement.day),
            rooms.get(placement.room, placement.room),
            placement.start + minutes,
            placement.length,
        )
        for session, placement in placed.items()
    }


def _room_shifts(
    placed: Mapping[SessionId, Placement],
    held: RoomId | None,
    to: RoomId | None,
    places: Places,
) -> Mapping[RoomId | None, RoomId | None]:
    if held == to:
        return {}
    if to is None:
        return dict.fromkeys((placement.room for placement in placed.values()), None)
    if held is None:
        return {None: to}
    roomed = [placement.room for placement in placed.values() if placement.room is not None]
    return dict(_shifts(places.rooms, roomed, held, to).items())


def _shifts(
    order: Sequence[_Place], taken: Collection[_Place], held: _Place, to: _Place
) -> dict[_Place, _Place]:
    """Each taken place with the one as many steps further as from ``held`` to ``to``."""
    index = {place: number for number, place in enumerate(order)}
    if held not in index or to not in index:
        return {}
    numbers = [index[place] for place in taken if place in index]
    step = _within(index[to] - index[held], -min(numbers), len(order) - 1 - max(numbers))
    return {order[number]: order[number + step] for number in numbers}


def _within(step: int, least: int, most: int) -> int:
    """A step that leaves nobody outside; who is outside already is not driven further."""
    return min(max(step, min(least, 0)), max(most, 0))


def stretched(
    placed: Mapping[SessionId, Placement], edge: Edge, minutes: int, *, least: int = STEP
) -> Placements:
    """Where sessions stand after an edge of each went ``minutes`` later (negative: earlier).

    None becomes shorter than ``least`` (or than it was), none leaves the plan; all edges go
    equally far.
    """
    shrinks = min(max(placement.length - least, 0) for placement in placed.values())
    if edge is Edge.START:
        step = _within(minutes, -min(p.start for p in placed.values()), shrinks)
        return {
            session: replace(p, start=p.start + step, length=p.length - step)
            for session, p in placed.items()
        }
    step = _within(minutes, -shrinks, LAST_MINUTE - max(p.end for p in placed.values()))
    return {session: replace(p, length=p.length + step) for session, p in placed.items()}


def end_to_end(lengths: Mapping[SessionId, int], spot: Spot) -> Placements:
    """Sessions one after another from a spot on; the last one ends within the plan."""
    start = max(min(spot.start, LAST_MINUTE - sum(lengths.values())), 0)
    placements = {}
    for session, length in lengths.items():
        placements[session] = Placement(spot.day, spot.room, start, length)
        start += length
    return placements


def repeated(placed: Mapping[SessionId, Placement]) -> Placements:
    """Copies that begin when the last of the sessions ends, keeping their distances."""
    first = min(placement.start for placement in placed.values())
    last = max(placement.end for placement in placed.values())
    step = _within(last - first, 0, LAST_MINUTE - last)
    return {session: replace(p, start=p.start + step) for session, p in placed.items()}


# What is free


def in_the_way(
    placements: Iterable[Placement], day: DayId, room: RoomId | None
) -> list[tuple[int, int]]:
    """From when to when a room is taken on a day, in order; of None, any room.

    What is for all rooms takes each of them.
    """
    return sorted(
        (placement.start, placement.end)
        for placement in placements
        if placement.day == day
        and placement.length > 0
        and (room is None or placement.room is None or placement.room == room)
    )


def first_free(
    taken: Sequence[tuple[int, int]], earliest: int, latest: int, length: int
) -> int | None:
    """The first start from ``earliest`` on at which ``length`` minutes are free until ``latest``.

    ``taken`` is in order of start.
    """
    start = earliest
    for begins, ends in taken:
        if ends <= start:
            continue
        if begins >= start + length:
            break
        start = ends
    return start if start + length <= latest else None


def room_to_make(
    taken: Sequence[tuple[int, int]], minute: float, step: int = STEP
) -> tuple[int, int]:
    """Start and length of a session made where ``minute`` was pointed at.

    It takes :data:`NEW_LENGTH` minutes, or as many as there are between what ends before the
    place and what begins after it.
    """
    before = [ends for _begins, ends in taken if ends <= minute]
    start = min(max([int(minute // step) * step, *before]), LAST_MINUTE - step)
    following = min((begins for begins, _ends in taken if begins > minute), default=LAST_MINUTE)
    return max(start, 0), max(min(NEW_LENGTH, following - start, LAST_MINUTE - start), 1)


def where_free(
    placements: Sequence[Placement],
    day: DayId,
    hours: tuple[int, int],
    rooms: Sequence[RoomId | None],
    length: int,
) -> Placement:
    """The first place of a day where ``length`` minutes are free in one of some rooms.

    Within the day's hours if there is one, else after them; of several rooms the first one.
    A session for all rooms waits until every room is free.
    """
    for until in (hours[1], LAST_MINUTE):
        starts = [
            (start, number)
            for number, room in enumerate(rooms)
            if (start := first_free(in_the_way(placements, day, room), hours[0], until, length))
            is not None
        ]
        if starts:
            start, number = min(starts)
            return Placement(day, rooms[number], start, length)
    return Placement(day, rooms[0], max(LAST_MINUTE - length, 0), length)
