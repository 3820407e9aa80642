"""What cannot be as it stands: a room twice, a person twice, outside the day.

Conflicts are shown, never forbidden, so that a day can be rearranged in any order.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias, TypeVar

from eventapp.domain.ids import DayId, PersonId, SessionId
from eventapp.domain.kinds import SessionKind
from eventapp.domain.placement import Placement

MINUTES_A_DAY: Final = 1440

_Key = TypeVar("_Key", bound=Hashable)


class ConflictKind(StrEnum):
    """What is wrong."""

    ROOM = "room"
    PERSON = "person"
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


@dataclass(frozen=True, slots=True, order=True)
class _Span:
    """A session on one clock for all days, because a night runs into the next morning."""

    start: int
    id: SessionId
    end: int


_Found: TypeAlias = tuple[_Span, _Span, Conflict]


def find_conflicts(
    sessions: Iterable[ScheduledSession], days: Mapping[DayId, DayWindow]
) -> tuple[Conflict, ...]:
    """Return every conflict, in programme order.

    Breaks occupy their rooms too. A session without placement, room or length takes
    nobody's place. Each two sessions that share a room (or a person) at one time are
    one conflict. ``days`` names every day that a placement names.
    """
    rooms: dict[Hashable, list[_Span]] = defaultdict(list)
    people: dict[PersonId, list[_Span]] = defaultdict(list)
    found: list[_Found] = []
    for session in sessions:
        placement = session.placement
        if placement is None:
            continue
        day = days[placement.day]
        midnight = day.ordinal * MINUTES_A_DAY
        span = _Span(midnight + placement.start, session.id, midnight + placement.end)
        if placement.start < day.opens or placement.end > day.closes:
            found.append((span, span, Conflict(ConflictKind.OUTSIDE_DAY, (session.id,))))
        if placement.length <= 0:
            continue
        if placement.room is not None:
            rooms[placement.room].append(span)
        for person in session.people:
            people[person].append(span)
    for _room, first, second in _overlaps(rooms):
        found.append((first, second, Conflict(ConflictKind.ROOM, (first.id, second.id))))
    for person, first, second in _overlaps(people):
        found.append((first, second, Conflict(ConflictKind.PERSON, (first.id, second.id), person)))
    found.sort(key=_programme_order)
    return tuple(conflict for _first, _second, conflict in found)


def _overlaps(taken: Mapping[_Key, list[_Span]]) -> Iterator[tuple[_Key, _Span, _Span]]:
    """Yield each two spans of one key that run at one time, the earlier first."""
    for key, spans in taken.items():
        running: list[_Span] = []
        for span in sorted(spans):
            running = [other for other in running if other.end > span.start]
            for other in running:
                yield key, other, span
            running.append(span)


_KIND_ORDER: Final = {kind: order for order, kind in enumerate(ConflictKind)}


def _programme_order(found: _Found) -> tuple[_Span, int, _Span, int]:
    first, second, conflict = found
    return first, _KIND_ORDER[conflict.kind], second, conflict.person or 0
