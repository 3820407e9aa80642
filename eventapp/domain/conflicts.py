"""What cannot be as it stands: a room twice, a person twice, a room too small, a wrong hour.

Conflicts are shown, never forbidden, so that a day can be rearranged in any order.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeAlias, TypeVar

from eventapp.domain.ids import DayId, PersonId, RoomId, SessionId
from eventapp.domain.kinds import SessionKind
from eventapp.domain.placement import Placement

MINUTES_A_DAY: Final = 1440

_Key = TypeVar("_Key", bound=Hashable)


class ConflictKind(StrEnum):
    """What is wrong."""

    ROOM = "room"
    PERSON = "person"
    TRAVEL = "travel"
    """A person must be in another room before they can get there."""
    UNAVAILABLE = "unavailable"
    """A person said that they cannot come then."""
    OVERFULL = "overfull"
    """More people are expected than the room holds."""
    OUTSIDE_DAY = "outside_day"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing wrong with one or two sessions, the earlier one first."""

    kind: ConflictKind
    sessions: tuple[SessionId, ...]
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class DayWindow:
    """When a day opens and closes, in its own minutes, and which date it is.

    ``ordinal`` is :meth:`datetime.date.toordinal` of the date; ``closes`` may pass 1440.
    """

    opens: int
    closes: int
    ordinal: int


@dataclass(frozen=True, slots=True)
class ScheduledSession:
    """A session as the search for conflicts sees it.

    ``people`` are those who will come: leave out who declined.
    """

    id: SessionId
    kind: SessionKind
    placement: Placement | None
    people: frozenset[PersonId]
    expected: int = 0


Away: TypeAlias = Mapping[PersonId, Sequence[tuple[int, int]]]
"""When people cannot come: from and until, in minutes from the first of all days (ordinal 0)."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What else decides whether sessions can be as they stand.

    ``days`` names every day that a placement names. ``capacities`` are seats; 0 or no entry
    means nobody counted. ``travel`` is how many minutes people need between two rooms.
    """

    days: Mapping[DayId, DayWindow]
    capacities: Mapping[RoomId, int] = field(default_factory=dict)
    away: Away = field(default_factory=dict)
    travel: int = 0


@dataclass(frozen=True, slots=True, order=True)
class _Span:
    """A session on one clock for all days, because a night runs into the next morning."""

    start: int
    id: SessionId
    end: int
    room: RoomId | None = field(compare=False)


_Found: TypeAlias = tuple[_Span, _Span, Conflict]


def find_conflicts(
    sessions: Iterable[ScheduledSession], circumstances: Circumstances
) -> tuple[Conflict, ...]:
    """Return every conflict, in programme order.

    Breaks occupy their rooms too. A session without placement, room or length takes
    nobody's place. Each two sessions that share a room (or a person) at one time are
    one conflict.
    """
    rooms: dict[RoomId, list[_Span]] = defaultdict(list)
    people: dict[PersonId, list[_Span]] = defaultdict(list)
    found: list[_Found] = []
    for session in sessions:
        placement = session.placement
        if placement is None:
            continue
        day = circumstances.days[placement.day]
        midnight = day.ordinal * MINUTES_A_DAY
        span = _Span(
            midnight + placement.start, session.id, midnight + placement.end, placement.room
        )
        if placement.start < day.opens or placement.end > day.closes:
            found.append((span, span, Conflict(ConflictKind.OUTSIDE_DAY, (session.id,))))
        if placement.length <= 0:
            continue
        if placement.room is not None:
            rooms[placement.room].append(span)
            if session.expected > circumstances.capacities.get(placement.room, 0) > 0:
                found.append((span, span, Conflict(ConflictKind.OVERFULL, (session.id,))))
        for person in session.people:
            people[person].append(span)
    for _room, first, second in _meetings(rooms, 0):
        found.append((first, second, Conflict(ConflictKind.ROOM, (first.id, second.id))))
    found += _personal(people, circumstances)
    found.sort(key=_programme_order)
    return tuple(conflict for _first, _second, conflict in found)


def _personal(
    people: Mapping[PersonId, list[_Span]], circumstances: Circumstances
) -> Iterator[_Found]:
    for person, first, second in _meetings(people, circumstances.travel):
        if first.end > second.start:
            kind = ConflictKind.PERSON
        elif None not in {first.room, second.room} and first.room != second.room:
            kind = ConflictKind.TRAVEL
        else:
            continue
        yield first, second, Conflict(kind, (first.id, second.id), person)
    for person in people.keys() & circumstances.away.keys():
        for span in people[person]:
            if any(
                start < span.end and span.start < end for start, end in circumstances.away[person]
            ):
                yield span, span, Conflict(ConflictKind.UNAVAILABLE, (span.id,), person)


def _meetings(taken: Mapping[_Key, list[_Span]], apart: int) -> Iterator[tuple[_Key, _Span, _Span]]:
    """Yield each two spans of one key with less than ``apart`` between them, the earlier first."""
    for key, spans in taken.items():
        running: list[_Span] = []
        for span in sorted(spans):
            running = [other for other in running if other.end + apart > span.start]
            for other in running:
                yield key, other, span
            running.append(span)


_KIND_ORDER: Final = {kind: order for order, kind in enumerate(ConflictKind)}


def _programme_order(found: _Found) -> tuple[_Span, int, _Span, int]:
    first, second, conflict = found
    return first, _KIND_ORDER[conflict.kind], second, conflict.person or 0
