"""Which sessions of a day stand beside one another, and which concern every room."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from eventapp.domain.documents import PrintedSession, ProgrammeSnapshot
from eventapp.domain.ids import SessionId
from eventapp.domain.kinds import BREAKS

Lane = tuple[str, tuple[PrintedSession, ...]]
"""A room with sessions that follow one another; a room with overlaps has several lanes."""


def parallel(sessions: Sequence[PrintedSession]) -> bool:
    """Whether something goes on beside something else."""
    ordered = sorted(sessions, key=lambda one: (one.start, one.end))
    latest = -1
    for session in ordered:
        if session.start < latest:
            return True
        latest = max(latest, session.end)
    return False


def across(sessions: Sequence[PrintedSession]) -> frozenset[SessionId]:
    """What concerns all rooms: breaks and what has no room, while nothing else goes on."""
    return frozenset(
        one.id
        for one in sessions
        if (one.kind in BREAKS or not one.room)
        and not any(
            other is not one and one.start < other.end and other.start < one.end
            for other in sessions
        )
    )


def lanes(sessions: Sequence[PrintedSession], rooms: Sequence[str]) -> list[Lane]:
    """The sessions by room in the event's order, those that overlap in one side by side."""
    order = {room: place for place, room in enumerate(rooms)}
    found: dict[str, list[list[PrintedSession]]] = {}
    for session in sorted(sessions, key=lambda one: (order.get(one.room, len(order)), one.start)):
        of_room = found.setdefault(session.room, [])
        free = next((lane for lane in of_room if lane[-1].end <= session.start), None)
        if free is None:
            of_room.append(free := [])
        free.append(session)
    return [(room, tuple(lane)) for room, of_room in found.items() for lane in of_room]


def shared_out(
    sessions: Sequence[PrintedSession], count: int
) -> Iterator[tuple[PrintedSession, ...]]:
    """Sessions in at most so many parts, of about the same number each."""
    each = -(-len(sessions) // count)
    for at in range(0, len(sessions), each):
        yield tuple(sessions[at : at + each])


@dataclass(frozen=True, slots=True)
class Door:
    """A room on one day, with what is on there; a room without a name is the whole venue."""

    room: str
    room_en: str
    sessions: tuple[PrintedSession, ...]


def doors_of(snapshot: ProgrammeSnapshot) -> Iterator[Door]:
    """The doors in order of day and room; what has no room is told at every door."""
    order = {room: place for place, room in enumerate(snapshot.event.rooms)}
    for _day, group in groupby(snapshot.sessions, lambda one: one.day):
        day = tuple(group)
        wide = across(day)
        names = {one.room: one.room_en for one in day if one.room} or {"": ""}
        for room in sorted(names, key=lambda name: order.get(name, len(order))):
            shown = tuple(
                one for one in day if one.room == room or (not one.room and one.id in wide)
            )
            yield Door(room, names[room], shown)
