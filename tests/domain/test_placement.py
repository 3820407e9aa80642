from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventapp.domain.ids import DayId, RoomId
from eventapp.domain.placement import (
    Placement,
    moved_earlier,
    moved_later,
    moved_to,
    swap_order,
)

DAY, HALL, STUDIO, CANTEEN = DayId(1), RoomId(1), RoomId(2), RoomId(3)
Table = list[tuple[str, Placement]]


def at(start: int, length: int, room: RoomId | None = HALL, day: DayId = DAY) -> Placement:
    return Placement(day, room, start, length)


MORNING: Table = [
    ("opening", at(570, 15)),
    ("keynote", at(590, 40)),
    ("break", at(630, 10, None)),
    ("talk", at(640, 20)),
    ("closing", at(665, 5)),
]


def test_a_placement_ends_after_its_length_and_may_pass_midnight() -> None:
    assert at(1410, 60).end == 1470


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (at(600, 30), True),
        (at(610, 10, STUDIO), True),
        (at(590, 60), True),
        (at(629, 1), True),
        (at(630, 10), False),
        (at(590, 10), False),
        (at(610, 0), False),
        (at(600, 30, day=DayId(2)), False),
    ],
)
def test_placements_overlap_when_both_run_at_one_minute_of_one_day(
    other: Placement, expected: bool
) -> None:
    assert at(600, 30).overlaps(other) is expected
    assert other.overlaps(at(600, 30)) is expected


def test_two_sessions_change_places_around_the_same_gap() -> None:
    assert swap_order(at(570, 15), at(590, 40)) == (at(615, 15), at(570, 40))


def test_sessions_that_overlap_exchange_their_starts() -> None:
    assert swap_order(at(600, 60), at(610, 20)) == (at(610, 60), at(600, 20))


def test_moving_up_exchanges_with_the_session_before() -> None:
    assert moved_earlier(MORNING, "talk") == {"talk": at(630, 20), "break": at(650, 10, None)}


def test_moving_down_exchanges_with_the_session_after() -> None:
    assert moved_later(MORNING, "opening") == {"keynote": at(570, 40), "opening": at(615, 15)}


def test_the_first_cannot_go_up_nor_the_last_down() -> None:
    assert moved_earlier(MORNING, "opening") == {}
    assert moved_later(MORNING, "closing") == {}


def test_moving_to_a_place_closes_up_what_is_passed() -> None:
    assert moved_to(MORNING, "talk", 0) == {
        "talk": at(570, 20),
        "opening": at(595, 15),
        "keynote": at(610, 40),
        "break": at(650, 10, None),
    }


def test_a_place_beyond_the_day_is_its_end() -> None:
    assert moved_to(MORNING, "opening", 99) == moved_to(MORNING, "opening", 4)
    assert moved_to(MORNING, "closing", -5) == moved_to(MORNING, "closing", 0)


def test_sessions_of_another_day_stay() -> None:
    other_day = [(f"{name} 2", replace(p, day=DayId(2))) for name, p in MORNING]

    assert moved_earlier(other_day + MORNING, "talk") == moved_earlier(MORNING, "talk")
    assert moved_to(other_day + MORNING, "talk", 0) == moved_to(MORNING, "talk", 0)


def test_the_order_in_which_sessions_are_given_does_not_matter() -> None:
    assert moved_to(MORNING[::-1], "talk", 1) == moved_to(MORNING, "talk", 1)


TRACKS: Table = [
    ("opening", at(540, 30)),
    ("hall 1", at(600, 30)),
    ("studio 1", at(600, 30, STUDIO)),
    ("hall 2", at(630, 30)),
    ("studio 2", at(630, 30, STUDIO)),
    ("lunch", at(660, 60, CANTEEN)),
]


def test_of_sessions_side_by_side_the_one_in_the_same_room_is_passed() -> None:
    assert moved_earlier(TRACKS, "hall 2") == {"hall 2": at(600, 30), "hall 1": at(630, 30)}
    assert moved_later(TRACKS, "studio 1") == {
        "studio 2": at(600, 30, STUDIO),
        "studio 1": at(630, 30, STUDIO),
    }


def test_a_session_alone_at_its_time_is_passed_whatever_its_room() -> None:
    assert moved_later(TRACKS, "hall 2") == {
        "lunch": at(630, 60, CANTEEN),
        "hall 2": at(690, 30),
    }


def test_a_session_that_overlaps_in_the_same_room_is_passed() -> None:
    twice: Table = [("long", at(540, 120)), ("short", at(600, 30))]

    assert moved_earlier(twice, "short") == {"short": at(540, 30), "long": at(600, 120)}


def test_a_session_running_beside_in_another_room_is_not_passed() -> None:
    beside: Table = [("long", at(540, 120)), ("short", at(600, 30, STUDIO))]

    assert moved_earlier(beside, "short") == {}
    assert moved_later(beside, "long") == {}


def test_a_session_that_begins_together_with_another_goes_up_past_the_one_before_both() -> None:
    assert moved_earlier(TRACKS, "studio 1") == {
        "studio 1": at(540, 30, STUDIO),
        "opening": at(600, 30),
    }


@st.composite
def days(draw: st.DrawFn) -> Table:
    """Draw a day whose sessions follow each other, in any rooms, with or without gaps."""
    start, table = draw(st.integers(0, 1000)), []
    parts = st.tuples(
        st.integers(1, 120), st.integers(0, 60), st.sampled_from([None, HALL, STUDIO])
    )
    for number, (length, gap, room) in enumerate(draw(st.lists(parts, min_size=1, max_size=12))):
        table.append((str(number), at(start, length, room)))
        start += length + gap
    return table


@st.composite
def crowded_days(draw: st.DrawFn) -> Table:
    """Draw a day on which anything overlaps anything."""
    placement = st.builds(
        at, st.integers(0, 300), st.integers(0, 90), st.sampled_from([None, HALL, STUDIO])
    )
    return [(str(n), p) for n, p in enumerate(draw(st.lists(placement, min_size=1, max_size=12)))]


def after(table: Table, moved: dict[str, Placement]) -> Table:
    return [(name, moved.get(name, placement)) for name, placement in table]


def order(table: Table) -> list[str]:
    return [name for name, _ in sorted(table, key=lambda row: row[1].start)]


def gaps(table: Table) -> list[int]:
    placed = sorted((p for _, p in table), key=lambda p: p.start)
    return [later.start - earlier.end for earlier, later in pairwise(placed)]


@given(days(), st.data())
def test_moving_anywhere_keeps_the_span_the_gaps_the_rooms_and_the_lengths(
    table: Table, data: st.DataObject
) -> None:
    moving, index = (data.draw(st.integers(0, len(table) - 1)) for _ in range(2))
    name = str(moving)

    moved = after(table, moved_to(table, name, index))

    others = [other for other, _ in table if other != name]
    assert order(moved) == [*others[:index], name, *others[index:]]
    assert gaps(moved) == gaps(table)
    assert min(p.start for _, p in moved) == min(p.start for _, p in table)
    assert max(p.end for _, p in moved) == max(p.end for _, p in table)
    assert [(p.length, p.room, p.day) for _, p in moved] == [
        (p.length, p.room, p.day) for _, p in table
    ]


@given(days(), st.data())
def test_moving_there_and_back_changes_nothing(table: Table, data: st.DataObject) -> None:
    moving, index = (data.draw(st.integers(0, len(table) - 1)) for _ in range(2))

    there = after(table, moved_to(table, str(moving), index))

    assert after(there, moved_to(there, str(moving), moving)) == table


@given(days(), st.data())
def test_one_up_and_one_down_changes_nothing(table: Table, data: st.DataObject) -> None:
    moving = data.draw(st.integers(1, len(table) - 1)) if len(table) > 1 else 0
    up = after(table, moved_earlier(table, str(moving)))

    assert len(table) == 1 or up != table
    assert len(table) == 1 or after(up, moved_later(up, str(moving))) == table


@given(crowded_days(), st.integers(0, 11), st.integers(-1, 12))
def test_on_a_crowded_day_every_move_ends_and_keeps_lengths_and_the_first_start(
    table: Table, moving: int, index: int
) -> None:
    name = str(moving % len(table))

    moved = after(table, moved_to(table, name, index))

    assert [(p.length, p.room) for _, p in moved] == [(p.length, p.room) for _, p in table]
    assert min(p.start for _, p in moved) == min(p.start for _, p in table)


@given(crowded_days(), st.integers(0, 11))
def test_one_up_is_earlier_for_it_and_later_for_one_other_or_nothing(
    table: Table, moving: int
) -> None:
    name = str(moving % len(table))
    before = dict(table)

    moved = moved_earlier(table, name)

    later = {other for other, p in moved.items() if p.start > before[other].start}
    assert len(moved) in {0, 2}
    assert not moved or moved[name].start < before[name].start
    assert not moved or later == moved.keys() - {name}
