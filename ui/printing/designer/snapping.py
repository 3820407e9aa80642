"""Where a dragged box comes to rest: at edges and centres of the card and of other elements.

What is near none of these rests on the grid, whose millimetre is what one measures with.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from eventapp.domain.badge_layouts import Box
from ui.printing.designer.arranging import Axis, tidied

GRID: Final = 1.0
"""Millimetres."""

Handle: TypeAlias = tuple[int, int]
"""The edges a handle moves: -1 left or upper, 1 right or lower, 0 neither."""

HANDLES: Final[tuple[Handle, ...]] = tuple(
    (across, down) for down in (-1, 0, 1) for across in (-1, 0, 1) if (across, down) != (0, 0)
)


@dataclass(frozen=True, slots=True)
class Guide:
    """A line over the card that says what something snapped to; ``at`` is in millimetres."""

    axis: Axis
    at: float


@dataclass(frozen=True, slots=True)
class Field:
    """What there is to snap to. ``reach`` is how near, in millimetres; 0 snaps to nothing."""

    card: Box
    others: tuple[Box, ...]
    reach: float

    def across(self) -> list[float]:
        """The places from left to right."""
        return _stops(self.card.width, ((box.x, box.width) for box in self.others))

    def down(self) -> list[float]:
        """The places from top to bottom."""
        return _stops(self.card.height, ((box.y, box.height) for box in self.others))


def moved_box(box: Box, right: float, down: float, field: Field) -> tuple[Box, tuple[Guide, ...]]:
    """A box moved to where it rests, and the guides to show."""
    box = box.moved(right, down)
    by_x, at_x = _rest(_marks(box.x, box.width), box.x, field.across(), field.reach)
    by_y, at_y = _rest(_marks(box.y, box.height), box.y, field.down(), field.reach)
    return box.moved(by_x, by_y), _guides(at_x, at_y)


def stretched_box(
    box: Box,
    handle: Handle,
    by: tuple[float, float],
    field: Field,
    *,
    least: float,
    keep_shape: bool,
) -> tuple[Box, tuple[Guide, ...]]:
    """A box one of whose handles was moved, and the guides to show."""
    edges = _Edges(field.across(), field.reach, least)
    x, width, at_x = edges.stretched((box.x, box.width), handle[0], by[0])
    edges = _Edges(field.down(), field.reach, least)
    y, height, at_y = edges.stretched((box.y, box.height), handle[1], by[1])
    made = Box(x, y, width, height)
    if not keep_shape or not box.width or not box.height:
        return tidied(made), _guides(at_x, at_y)
    scales = [
        scale
        for scale, moves in ((width / box.width, handle[0]), (height / box.height, handle[1]))
        if moves
    ]
    scale = max(scales)
    made = replace(made, width=box.width * scale, height=box.height * scale)
    if handle[0] < 0:
        made = replace(made, x=box.x + box.width - made.width)
    if handle[1] < 0:
        made = replace(made, y=box.y + box.height - made.height)
    return tidied(made), ()


@dataclass(frozen=True, slots=True)
class _Edges:
    """What one dimension of a stretched box snaps to, and how short it may get."""

    stops: list[float]
    reach: float
    least: float

    def stretched(
        self, span: tuple[float, float], moves: int, by: float
    ) -> tuple[float, float, float | None]:
        """The new start and length, and what the moved edge snapped to."""
        start, length = span
        if not moves:
            return start, length, None
        edge = start + by if moves < 0 else start + length + by
        shift, at = _rest((edge,), edge, self.stops, self.reach)
        edge += shift
        if moves < 0:
            edge = min(edge, start + length - self.least)
            return edge, start + length - edge, at
        return start, max(edge - start, self.least), at


def _rest(
    marks: Sequence[float], first: float, stops: Iterable[float], reach: float
) -> tuple[float, float | None]:
    """How far to go on so that one of the marks is at a stop, and which."""
    if reach <= 0:
        return 0.0, None
    near = [(abs(stop - mark), stop - mark, stop) for mark in marks for stop in stops]
    distance, by, stop = min(near)
    if distance <= reach:
        return by, stop
    return round(first / GRID) * GRID - first, None


def _stops(length: float, spans: Iterable[tuple[float, float]]) -> list[float]:
    return [*_marks(0.0, length), *(mark for span in spans for mark in _marks(*span))]


def _marks(start: float, length: float) -> tuple[float, float, float]:
    return start, start + length / 2, start + length


def _guides(at_x: float | None, at_y: float | None) -> tuple[Guide, ...]:
    found = ((Axis.ACROSS, at_x), (Axis.DOWN, at_y))
    return tuple(Guide(axis, at) for axis, at in found if at is not None)
