"""Where a session stands, and what moving it one place up or down means."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from eventapp.domain.ids import DayId, RoomId

Id = TypeVar("Id", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Placement:
    """A day, a room, a start and a length.

    Minutes count from the day's midnight in the event's own zone and may pass 1440:
    a night session stays on its day.
    """

    day: DayId
    room: RoomId | None
    start: int
    length: int

    @property
    def end(self) -> int:
        """The minute it is over; it may pass 1440."""
        return self.start + self.length

    def overlaps(self, other: "Placement") -> bool:
        """Say whether both run at one time of one day, in whatever rooms.

        One may begin in the minute the other ends.
        """
        return (
            self.day == other.day
            and self.start < other.end
            and other.start < self.end
            and self.length > 0
            and other.length > 0
        )


def swap_order(earlier: Placement, later: Placement) -> tuple[Placement, Placement]:
    """Return both placements, in the order given, after they changed places.

    The later one takes the earlier one's start; the gap between them and both
    lengths stay, so that nothing before or after them moves. Where they overlap
    there is no gap to keep, and they exchange their starts.
    """
    gap = later.start - earlier.end
    after = later.start if gap < 0 else earlier.start + later.length + gap
    return replace(earlier, start=after), replace(later, start=earlier.start)


def moved_earlier(placements: Sequence[tuple[Id, Placement]], moving: Id) -> dict[Id, Placement]:
    """Return the placements that change when ``moving`` goes one place up its day.

    It changes places with the session before it. Of sessions that run side by side
    before it, that is the one in its own room; one that runs beside it in another
    room is not before it. Nothing changes when there is none.
    """
    table = dict(placements)
    before = _neighbour(table, moving, earlier=True)
    if before is None:
        return {}
    table[before], table[moving] = swap_order(table[before], table[moving])
    return _changed(placements, table)


def moved_later(placements: Sequence[tuple[Id, Placement]], moving: Id) -> dict[Id, Placement]:
    """Return the placements that change when ``moving`` goes one place down its day."""
    table = dict(placements)
    after = _neighbour(table, moving, earlier=False)
    if after is None:
        return {}
    table[moving], table[after] = swap_order(table[moving], table[after])
    return _changed(placements, table)


def moved_to(
    placements: Sequence[tuple[Id, Placement]], moving: Id, index: int
) -> dict[Id, Placement]:
    """Return the placements that change when ``moving`` becomes the day's ``index``-th.

    The day's sessions count from 0 in order of start. It gets there one exchange at
    a time, so that everything it passes closes up and the day ends when it ended.
    """
    table = dict(placements)
    if _position(table, moving) > index:
        _walk(table, moving, moved_earlier, until=lambda: _position(table, moving) <= index)
    else:
        _walk(table, moving, moved_later, until=lambda: _position(table, moving) >= index)
    return _changed(placements, table)


def pushed_back(
    placements: Sequence[tuple[Id, Placement]], newcomer: Placement
) -> dict[Id, Placement]:
    """Return the placements that change when ``newcomer`` comes into a room's day.

    What begins there with it or later makes room, each only as far as it must: a gap
    takes up what it can. What runs in other rooms stays.
    """
    later = sorted(
        (
            (other, placement)
            for other, placement in placements
            if placement.day == newcomer.day
            and placement.room == newcomer.room
            and placement.start >= newcomer.start
        ),
        key=lambda item: item[1].start,
    )
    changed: dict[Id, Placement] = {}
    free = newcomer.end
    for other, placement in later:
        if placement.start >= free:
            break
        changed[other] = replace(placement, start=free)
        free = changed[other].end
    return changed


def _walk(
    table: dict[Id, Placement],
    moving: Id,
    move: Callable[[Sequence[tuple[Id, Placement]], Id], dict[Id, Placement]],
    *,
    until: Callable[[], bool],
) -> None:
    while not until():
        step = move(list(table.items()), moving)
        if not step:
            return
        table.update(step)


def _position(table: dict[Id, Placement], moving: Id) -> int:
    day = table[moving].day
    of_day = (other for other, placement in table.items() if placement.day == day)
    return sorted(of_day, key=lambda other: table[other].start).index(moving)


def _neighbour(table: dict[Id, Placement], moving: Id, *, earlier: bool) -> Id | None:
    """Find whom ``moving`` changes places with.

    Sessions that begin together are not one before the other, so only those with
    another start count.
    """
    own = table[moving]
    sign = -1 if earlier else 1
    candidates = [
        (other, placement)
        for other, placement in table.items()
        if placement.day == own.day
        and sign * placement.start > sign * own.start
        and (placement.room == own.room or not placement.overlaps(own))
    ]
    nearest = _nearest(candidates, sign)
    if nearest is None:
        return None
    beside = [c for c in candidates if c[1].room == own.room and c[1].overlaps(nearest[1])]
    return (_nearest(beside, sign) or nearest)[0]


def _nearest(candidates: Iterable[tuple[Id, Placement]], sign: int) -> tuple[Id, Placement] | None:
    return min(candidates, key=lambda c: sign * c[1].start, default=None)


def _changed(
    before: Iterable[tuple[Id, Placement]], after: dict[Id, Placement]
) -> dict[Id, Placement]:
    return {moved: after[moved] for moved, placement in before if after[moved] != placement}
