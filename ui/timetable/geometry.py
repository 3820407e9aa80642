"""Where things stand on a timetable: minutes and heights, columns and widths, lanes.

Pure numbers, in pixels of the drawn plane at its present zoom; nothing here knows Qt.
"""

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeVar

from eventapp.domain.ids import DayId, RoomId

MINUTES_PER_HOUR: Final = 60
LAST_MINUTE: Final = 2880
"""A day's plan may run through the night after it, and no further."""

_MARGIN: Final = 30
"""Minutes left free before the first and after the last thing of a day, to drag into."""

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is in it."""
        return self.left <= x < self.right and self.top <= y < self.bottom

    def with_box(self, other: "Box") -> "Box":
        """The smallest box that holds both."""
        left, top = min(self.left, other.left), min(self.top, other.top)
        right, bottom = max(self.right, other.right), max(self.bottom, other.bottom)
        return Box(left, top, right - left, bottom - top)

    def meets(self, other: "Box") -> bool:
        """Whether both share a place."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Scale:
    """The time axis: its first and last minute, and how many pixels a minute takes."""

    first: int
    last: int
    per_minute: float

    @property
    def height(self) -> float:
        """The whole axis."""
        return (self.last - self.first) * self.per_minute

    def y(self, minute: float) -> float:
        """Where a minute is."""
        return (minute - self.first) * self.per_minute

    def minute(self, y: float) -> float:
        """Which minute is at a height, also beyond both ends."""
        return self.first + y / self.per_minute


def hours_shown(spans: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The whole hours that hold every span with some air, from and until.

    Without any span a working day is shown.
    """
    spans = list(spans) or [(9 * MINUTES_PER_HOUR, 18 * MINUTES_PER_HOUR)]
    first = min(start for start, _end in spans) - _MARGIN
    last = max(end for _start, end in spans) + _MARGIN
    first = max(first // MINUTES_PER_HOUR * MINUTES_PER_HOUR, 0)
    last = min(-(-last // MINUTES_PER_HOUR) * MINUTES_PER_HOUR, LAST_MINUTE)
    return first, max(last, first + MINUTES_PER_HOUR)


# Columns


@dataclass(frozen=True, slots=True)
class Column:
    """A room of a day; ``room`` None is what belongs to all rooms."""

    day: DayId
    room: RoomId | None
    left: float
    width: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width


class Columns:
    """All columns from left to right; a day's are together, what is for all rooms first."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.all = tuple(columns)
        self._lefts = [column.left for column in self.all]
        self._places = {(column.day, column.room): column for column in self.all}
        self._days: dict[DayId, Column] = {}
        self._rooms: dict[DayId, Column] = {}
        for column in self.all:
            _widen(self._days, column)
            if column.room is not None:
                _widen(self._rooms, column)

    @property
    def rooms_by_day(self) -> list[tuple[DayId, list[RoomId | None]]]:
        """What :func:`lay_columns` laid out."""
        return [
            (day, [column.room for column in self.all if column.day == day]) for day in self._days
        ]

    @property
    def width(self) -> float:
        """From the first column's left to the last one's right edge."""
        return self.all[-1].right if self.all else 0

    @property
    def days(self) -> list[Column]:
        """Each day as one column over all its rooms."""
        return list(self._days.values())

    def at(self, x: float) -> Column | None:
        """The column at a place, or the nearest; None where there is none at all."""
        if not self.all:
            return None
        place = bisect_right(self._lefts, x) - 1
        if place < 0:
            return self.all[0]
        column = self.all[place]
        following = self.all[min(place + 1, len(self.all) - 1)]
        nearer = following.left - x < x - column.right
        return following if nearer else column

    def of(self, day: DayId, room: RoomId | None) -> Column | None:
        """The column of a room, or the one of a day for what runs beside its rooms."""
        return self._places.get((day, room))

    def across(self, day: DayId) -> Column | None:
        """All rooms of a day as one column."""
        return self._rooms.get(day) or self._days.get(day)


def _widen(known: dict[DayId, Column], column: Column) -> None:
    first = known.get(column.day, column)
    known[column.day] = Column(column.day, None, first.left, column.right - first.left)


def lay_columns(
    days: Sequence[tuple[DayId, Sequence[RoomId | None]]],
    *,
    available: float,
    least: float,
    gap: float,
) -> Columns:
    """Share a width among the rooms of some days; whole pixels, none below ``least``."""
    count = sum(len(rooms) for _day, rooms in days)
    if not count:
        return Columns(())
    share = max((available - gap * (len(days) - 1)) / count, least)
    columns = []
    number, left = 0, 0.0
    for day, rooms in days:
        for room in rooms:
            width = round(share * (number + 1)) - round(share * number)
            columns.append(Column(day, room, left, width))
            left += width
            number += 1
        left += gap
    return Columns(columns)


# Lanes


@dataclass(frozen=True, slots=True)
class Lane:
    """One of several strips that share a column, counted from 0."""

    number: int = 0
    of: int = 1

    def within(self, left: float, width: float) -> tuple[float, float]:
        """Its own left edge and width, in whole pixels."""
        start = round(width * self.number / self.of)
        end = round(width * (self.number + 1) / self.of)
        return left + start, end - start


def share_lanes(spans: Iterable[tuple[Key, float, float]]) -> dict[Key, Lane]:
    """Put what overlaps side by side: each (key, start, end) gets a lane.

    Only those that touch each other, directly or through others, share a width. Who comes
    first has the leftmost lane that is free.
    """
    lanes: dict[Key, Lane] = {}
    cluster: list[tuple[Key, int]] = []
    free_from: list[float] = []

    def close() -> None:
        lanes.update((key, Lane(number, len(free_from))) for key, number in cluster)
        cluster.clear()
        free_from.clear()

    for key, start, end in sorted(spans, key=lambda span: (span[1], -span[2])):
        if free_from and start >= max(free_from):
            close()
        number = next(
            (number for number, free in enumerate(free_from) if free <= start), len(free_from)
        )
        if number == len(free_from):
            free_from.append(end)
        else:
            free_from[number] = end
        cluster.append((key, number))
    close()
    return lanes


# Going from one to another


class Way(Enum):
    """A direction on the plane."""

    UP = (0, -1)
    DOWN = (0, 1)
    LEFT = (-1, 0)
    RIGHT = (1, 0)


def neighbour(boxes: Mapping[Key, Box], start: Box, way: Way) -> Key | None:
    """The nearest box in a direction: first of those straight ahead, else of those aside."""
    across, down = way.value

    def distance(box: Box) -> tuple[bool, float, float]:
        ahead = _ahead(start, box, across, down)
        aside = max(box.top - start.bottom, start.top - box.bottom)
        if down:
            aside = max(box.left - start.right, start.left - box.right)
        slip = abs(box.left - start.left) if down else abs(box.top - start.top)
        return aside >= 0, ahead + 2 * max(aside, 0), slip

    there = [key for key, box in boxes.items() if _ahead(start, box, across, down) >= 0]
    return min(there, key=lambda key: distance(boxes[key]), default=None)


def _ahead(start: Box, box: Box, across: int, down: int) -> float:
    """How far a box begins beyond another in a direction; negative where it does not."""
    if down:
        return box.top - start.bottom if down > 0 else start.top - box.bottom
    return box.left - start.right if across > 0 else start.left - box.right


# Snapping


def snapped(minute: float, step: int) -> int:
    """The nearest minute that is a multiple of ``step``."""
    return int(minute / step + 0.5) * step if minute >= 0 else -snapped(-minute, step)
