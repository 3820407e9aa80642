"""The plan of a timetable: which columns there are, and the box of each session.

Pure: from a programme and a few measures to numbers.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from eventapp.domain.ids import DayId, RoomId, SessionId
from eventapp.domain.placement import Placement
from eventapp.services.events import DayRow
from eventapp.services.programme import SessionRow
from ui.timetable.geometry import (
    Box,
    Column,
    Columns,
    Lane,
    Scale,
    hours_shown,
    lay_columns,
    share_lanes,
)
from ui.timetable.placing import in_the_way

Stays: TypeAlias = Mapping[SessionId, Placement]
Busy: TypeAlias = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Measures:
    """What a plan is drawn with, in pixels."""

    available: float
    per_minute: float
    least_width: float
    least_height: float
    day_gap: float


@dataclass(frozen=True, slots=True)
class Plan:
    """The axes, and where each session of the days shown stands.

    ``busy`` are the minutes of each day at which any room is taken.
    """

    scale: Scale
    columns: Columns
    days: tuple[DayRow, ...]
    least_height: float
    busy: Mapping[DayId, Busy]
    boxes: Mapping[SessionId, Box]
    lanes: Mapping[SessionId, Lane]
    order: tuple[SessionId, ...] = ()
    """The sessions in order of day and time, from left to right."""

    def day(self, day: DayId) -> DayRow | None:
        """A day shown, or None."""
        return next((shown for shown in self.days if shown.id == day), None)

    def column_of(self, stay: Placement) -> Column | None:
        """The column a placement is drawn in; None where its day is not shown.

        A break lies across all rooms; a registration that stays open during the talks cannot,
        it stands beside them.
        """
        columns = self.columns
        if stay.room is not None:
            return columns.of(stay.day, stay.room) or columns.across(stay.day)
        common = columns.of(stay.day, None)
        if common is not None and _meets(stay, self.busy.get(stay.day, ())):
            return common
        return columns.across(stay.day)

    def box_of(self, stay: Placement, lane: Lane | None = None) -> Box | None:
        """Where a placement would be drawn; None where its day is not shown."""
        column = self.column_of(stay)
        if column is None:
            return None
        left, width = (lane or Lane()).within(column.left, column.width)
        height = max(stay.length * self.scale.per_minute, self.least_height)
        return Box(left, self.scale.y(stay.start), width, height)


def make_plan(
    days: Sequence[DayRow], rooms: Sequence[RoomId], stays: Stays, measures: Measures
) -> Plan:
    """Lay out the placements on some days."""
    shown = {day.id for day in days}
    placed = {session: stay for session, stay in stays.items() if stay.day in shown}
    spans = [(day.opens, day.closes) for day in days]
    spans += [(stay.start, stay.end) for stay in placed.values()]
    busy = {day.id: _busy(day.id, placed.values()) for day in days}
    columns = share_width(
        [(day.id, _columns_of(day.id, rooms, placed.values(), busy[day.id])) for day in days],
        measures,
    )
    scale = Scale(*hours_shown(spans), measures.per_minute)
    bare = Plan(scale, columns, tuple(days), measures.least_height, busy, {}, {})
    lanes = _lanes(placed, bare)
    boxes = {
        session: box
        for session, stay in placed.items()
        if (box := bare.box_of(stay, lanes[session])) is not None
    }
    places = {day.id: place for place, day in enumerate(days)}
    order = sorted(
        boxes, key=lambda one: (places[placed[one].day], placed[one].start, boxes[one].left)
    )
    return replace(bare, boxes=boxes, lanes=lanes, order=tuple(order))


def share_width(
    rooms_by_day: Sequence[tuple[DayId, Sequence[RoomId | None]]], measures: Measures
) -> Columns:
    """Share the width there is among the rooms of some days."""
    return lay_columns(
        rooms_by_day,
        available=measures.available,
        least=measures.least_width,
        gap=measures.day_gap,
    )


def placements_of(sessions: Iterable[SessionRow]) -> dict[SessionId, Placement]:
    """Where the scheduled ones of some sessions stand."""
    return {
        session.id: placement
        for session in sessions
        if (placement := session.placement) is not None
    }


def _busy(day: DayId, stays: Iterable[Placement]) -> Busy:
    taken: list[tuple[int, int]] = []
    for start, end in in_the_way((stay for stay in stays if stay.room is not None), day, None):
        if taken and start <= taken[-1][1]:
            taken[-1] = (taken[-1][0], max(end, taken[-1][1]))
        else:
            taken.append((start, end))
    return taken


def _meets(stay: Placement, busy: Busy) -> bool:
    before = bisect_left(busy, (stay.end, 0)) - 1
    return stay.length > 0 and before >= 0 and busy[before][1] > stay.start


def _columns_of(
    day: DayId, rooms: Sequence[RoomId], stays: Iterable[Placement], busy: Busy
) -> tuple[RoomId | None, ...]:
    """A day's rooms, and before them a column for what runs beside them."""
    beside = any(stay.day == day and stay.room is None and _meets(stay, busy) for stay in stays)
    return (None, *rooms) if beside or not rooms else tuple(rooms)


def _lanes(placed: Stays, plan: Plan) -> dict[SessionId, Lane]:
    """Each session's lane. What is too low to be read takes as much time as it needs."""
    least = plan.least_height / plan.scale.per_minute
    sharing: defaultdict[tuple[float, float], list[tuple[SessionId, float, float]]] = defaultdict(
        list
    )
    for session, stay in placed.items():
        column = plan.column_of(stay)
        if column is not None:
            sides = (column.left, column.width)
            sharing[sides].append((session, stay.start, max(stay.end, stay.start + least)))
    lanes: dict[SessionId, Lane] = {}
    for spans in sharing.values():
        lanes.update(share_lanes(spans))
    return lanes
