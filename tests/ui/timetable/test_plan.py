from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from eventapp.domain.ids import DayId, RoomId, SessionId
from eventapp.domain.placement import Placement
from tests.ui.timetable.hands import placement
from tests.ui.timetable.making import days, rooms
from ui.timetable.geometry import Column, Lane
from ui.timetable.plan import Measures, Plan, make_plan


def plan(
    stays: Sequence[Placement], *, in_days: int = 1, in_rooms: int = 3, per_minute: float = 3
) -> Plan:
    measures = Measures(600, per_minute, 96, 14, 16)
    placed = {SessionId(number + 1): stay for number, stay in enumerate(stays)}
    return make_plan(days(in_days), [room.id for room in rooms(in_rooms)], placed, measures)


def test_a_session_stands_in_its_room_at_its_time() -> None:
    box = plan([placement(600, room=2)]).boxes[SessionId(1)]

    assert (box.left, box.width) == (200, 200)
    assert (box.top, box.height) == (120 * 3, 90)


def test_a_break_lies_across_all_rooms() -> None:
    made = plan([placement(600), placement(630, room=None)])

    box = made.boxes[SessionId(2)]
    assert (box.left, box.width) == (0, 600)
    assert [column.room for column in made.columns.all] == [1, 2, 3]


def test_what_runs_beside_the_rooms_has_a_column_of_its_own() -> None:
    made = plan([placement(540, 300, room=None), placement(600), placement(900, room=None)])

    assert [column.room for column in made.columns.all] == [None, 1, 2, 3]
    assert made.boxes[SessionId(1)].right == 150
    across = made.boxes[SessionId(3)]
    assert (across.left, across.width) == (150, 450)


def test_that_column_is_only_on_the_day_that_needs_it() -> None:
    made = plan(
        [placement(540, 300, room=None), placement(600), placement(600, room=None, day=2)],
        in_days=2,
    )

    assert [column.room for column in made.columns.all] == [None, 1, 2, 3, 1, 2, 3]


def test_without_rooms_there_is_one_column_a_day() -> None:
    made = plan(
        [placement(600, room=None), placement(600, room=None, day=2)], in_days=2, in_rooms=0
    )

    assert made.columns.all == (Column(DayId(1), None, 0, 292), Column(DayId(2), None, 308, 292))
    assert made.boxes[SessionId(2)].left == 308


def test_a_session_in_a_room_that_is_gone_lies_across_all_rooms() -> None:
    assert plan([placement(600, room=77)]).boxes[SessionId(1)].width == 600


def test_sessions_of_other_days_are_not_there() -> None:
    made = plan([placement(600), placement(600, day=2)])

    assert list(made.boxes) == [1]
    assert made.box_of(placement(600, day=2)) is None


def test_what_is_too_low_to_be_read_is_drawn_higher_and_moves_its_neighbour_aside() -> None:
    made = plan([placement(600, 5), placement(605, 5), placement(630, 5)], per_minute=1.5)

    assert made.lanes == {1: Lane(0, 2), 2: Lane(1, 2), 3: Lane(0, 1)}
    assert {box.height for box in made.boxes.values()} == {14}


def test_at_its_usual_size_five_minutes_after_five_minutes_stand_below_each_other() -> None:
    made = plan([placement(600, 5), placement(605, 5)])

    assert set(made.lanes.values()) == {Lane(0, 1)}


def test_a_night_past_midnight_stays_in_the_column_of_its_day() -> None:
    made = plan([placement(1470), placement(600, day=2)], in_days=2)

    assert made.columns.at(made.boxes[SessionId(1)].left) == made.columns.of(DayId(1), RoomId(1))
    assert made.scale.last == 1560


@given(
    st.lists(
        st.builds(
            Placement,
            day=st.sampled_from([DayId(1), DayId(2)]),
            room=st.sampled_from([RoomId(1), RoomId(2), None]),
            start=st.integers(0, 1500),
            length=st.integers(1, 200),
        ),
        max_size=20,
    ),
    st.sampled_from([1.5, 3, 9]),
)
def test_no_two_sessions_that_overlap_in_time_cover_each_other(
    stays: list[Placement], per_minute: float
) -> None:
    made = plan(stays, in_days=2, in_rooms=2, per_minute=per_minute)

    assert len(made.boxes) == len(stays)
    for number, one in enumerate(stays):
        for place, other in enumerate(stays[:number]):
            if one.overlaps(other):
                boxes = made.boxes[SessionId(number + 1)], made.boxes[SessionId(place + 1)]
                assert not boxes[0].meets(boxes[1])
