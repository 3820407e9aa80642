import itertools
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from eventapp.domain.ids import DayId, RoomId
from ui.timetable.geometry import (
    LAST_MINUTE,
    Box,
    Column,
    Columns,
    Lane,
    Scale,
    Way,
    hours_shown,
    lay_columns,
    neighbour,
    share_lanes,
    snapped,
)

spans = st.lists(
    st.tuples(st.integers(0, 2000), st.integers(1, 600)).map(lambda one: (one[0], sum(one))),
    max_size=25,
)


def laid(days: int, rooms: int, available: float, least: float = 96, gap: float = 16) -> Columns:
    names = [RoomId(room + 1) for room in range(rooms)]
    return lay_columns(
        [(DayId(day + 1), names) for day in range(days)],
        available=available,
        least=least,
        gap=gap,
    )


# The time axis


@given(st.integers(0, 2880), st.floats(0.5, 9))
def test_a_minute_comes_back_from_its_height(minute: int, per_minute: float) -> None:
    scale = Scale(540, 1080, per_minute)

    assert round(scale.minute(scale.y(minute)), 6) == minute


@given(spans)
def test_the_hours_shown_are_whole_and_hold_everything(held: list[tuple[int, int]]) -> None:
    first, last = hours_shown(held)

    assert first % 60 == last % 60 == 0
    assert 0 <= first < last <= LAST_MINUTE
    assert all(first <= start and end <= last for start, end in held)


def test_some_air_is_left_before_and_after() -> None:
    assert hours_shown([(570, 750)]) == (540, 780)
    assert hours_shown([(600, 720)]) == (540, 780)


def test_without_anything_a_working_day_is_shown() -> None:
    assert hours_shown([]) == (480, 1140)


# Columns


@given(st.integers(1, 5), st.integers(1, 30), st.floats(100, 4000))
def test_columns_fill_the_width_or_are_as_narrow_as_allowed(
    days: int, rooms: int, available: float
) -> None:
    columns = laid(days, rooms, available)

    widths = [column.width for column in columns.all]
    assert all(width == int(width) >= 95 for width in widths)
    assert max(widths) - min(widths) <= 1
    if min(widths) > 97:
        assert abs(columns.width - available) <= 1


@given(st.integers(1, 4), st.integers(1, 12), st.floats(100, 4000))
def test_columns_of_a_day_touch_and_days_have_a_gap(
    days: int, rooms: int, available: float
) -> None:
    columns = laid(days, rooms, available).all

    for column, following in itertools.pairwise(columns):
        gap = 0 if column.day == following.day else 16
        assert following.left == column.right + gap


@given(st.integers(1, 4), st.integers(1, 12), st.floats(100, 4000), st.floats(0, 1))
def test_a_place_in_a_column_finds_it(
    days: int, rooms: int, available: float, within: float
) -> None:
    columns = laid(days, rooms, available)

    for column in columns.all:
        assert columns.at(column.left + within * (column.width - 1)) == column


def test_a_place_beyond_the_columns_finds_the_nearest() -> None:
    columns = laid(2, 2, 416)
    first, second, third, last = columns.all

    assert columns.at(-50) == first
    assert columns.at(9999) == last
    assert columns.at(second.right + 3) == second
    assert columns.at(third.left - 3) == third
    assert Columns(()).at(10) is None


def test_across_a_day_are_its_rooms_without_the_column_for_all_of_them() -> None:
    day = DayId(1)
    columns = lay_columns([(day, (None, RoomId(1), RoomId(2)))], available=300, least=50, gap=0)

    assert columns.across(day) == Column(day, None, 100, 200)
    assert columns.days == [Column(day, None, 0, 300)]
    assert columns.of(day, None) == Column(day, None, 0, 100)


# Lanes


def meets(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@given(spans)
def test_what_overlaps_never_shares_a_place(held: list[tuple[int, int]]) -> None:
    lanes = share_lanes([(key, *span) for key, span in enumerate(held)])

    for key, span in enumerate(held):
        for other, beside in enumerate(held[:key]):
            if meets(span, beside):
                assert lanes[key].of == lanes[other].of
                assert lanes[key].number != lanes[other].number


@given(spans)
def test_no_more_lanes_are_used_than_run_at_one_time_in_a_cluster(
    held: list[tuple[int, int]],
) -> None:
    lanes = share_lanes([(key, *span) for key, span in enumerate(held)])

    for key, span in enumerate(held):
        assert 0 <= lanes[key].number < lanes[key].of
        if not any(meets(span, other) for place, other in enumerate(held) if place != key):
            assert lanes[key] == Lane(0, 1)
    most = max((sum(one[0] <= at < one[1] for one in held) for at, _end in held), default=0)
    assert max((lane.of for lane in lanes.values()), default=0) == most


@given(st.integers(1, 9), st.integers(0, 500), st.integers(20, 400))
def test_lanes_fill_their_column_without_a_gap(count: int, left: float, width: int) -> None:
    strips = [Lane(number, count).within(left, width) for number in range(count)]

    assert strips[0][0] == left
    for (start, wide), (following, _wide) in itertools.pairwise(strips):
        assert start + wide == following
    assert strips[-1][0] + strips[-1][1] == left + width


# Going and snapping


def test_the_nearest_box_straight_ahead_comes_before_a_nearer_one_aside() -> None:
    boxes = {
        "ahead": Box(0, 200, 100, 50),
        "aside": Box(120, 60, 100, 50),
        "left": Box(-300, 0, 100, 50),
    }
    start = Box(0, 0, 100, 50)

    assert neighbour(boxes, start, Way.DOWN) == "ahead"
    assert neighbour(boxes, start, Way.RIGHT) == "aside"
    assert neighbour(boxes, start, Way.LEFT) == "left"
    assert neighbour(boxes, start, Way.UP) is None


@given(st.integers(0, 2880), st.sampled_from((1, 5)))
def test_snapping_leaves_nobody_further_than_half_a_step(minute: int, step: int) -> None:
    assert snapped(minute, step) % step == 0
    assert abs(snapped(minute, step) - minute) <= step / 2


def boxes_of(places: Sequence[tuple[float, float]]) -> dict[int, Box]:
    return {key: Box(x, y, 80, 30) for key, (x, y) in enumerate(places)}


@given(st.lists(st.tuples(st.floats(0, 900), st.floats(0, 900)), min_size=2, max_size=12))
def test_whoever_is_gone_to_is_in_that_direction(places: list[tuple[float, float]]) -> None:
    boxes = boxes_of(places)
    start = boxes[0]

    found = neighbour(boxes, start, Way.DOWN)

    below = [key for key, box in boxes.items() if box.top >= start.bottom]
    assert (found in below) if below else found is None


def test_whoever_begins_when_others_end_has_the_whole_width_again() -> None:
    lanes = share_lanes([("a", 600, 630), ("b", 600, 630), ("c", 630, 660)])

    assert lanes == {"a": Lane(0, 2), "b": Lane(1, 2), "c": Lane(0, 1)}
