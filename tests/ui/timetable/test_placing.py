import itertools

from hypothesis import assume, given
from hypothesis import strategies as st

from eventapp.domain.ids import DayId, RoomId, SessionId
from eventapp.domain.placement import Placement
from tests.ui.timetable.hands import placement
from ui.timetable.geometry import LAST_MINUTE
from ui.timetable.placing import (
    Edge,
    Places,
    Spot,
    end_to_end,
    first_free,
    in_the_way,
    moved_together,
    repeated,
    room_to_make,
    stretched,
    where_free,
)

PLACES = Places([DayId(1), DayId(2), DayId(3)], [RoomId(1), RoomId(2), RoomId(3), RoomId(4)])
DAY = DayId(1)

placements = st.builds(
    Placement,
    day=st.sampled_from(PLACES.days),
    room=st.sampled_from([*PLACES.rooms, None]),
    start=st.integers(0, 1600),
    length=st.integers(1, 240),
)
placed = st.lists(placements, min_size=1, max_size=8).map(
    lambda all_: {SessionId(number + 1): one for number, one in enumerate(all_)}
)
spots = st.builds(
    Spot,
    day=st.sampled_from(PLACES.days),
    room=st.sampled_from([*PLACES.rooms, None]),
    start=st.integers(0, 2880),
)


@given(placed, spots)
def test_a_session_alone_goes_where_it_is_sent(
    sessions: dict[SessionId, Placement], to: Spot
) -> None:
    alone = {SessionId(1): sessions[SessionId(1)]}
    assume(to.start + alone[SessionId(1)].length <= LAST_MINUTE)

    moved = moved_together(alone, SessionId(1), to, PLACES)[SessionId(1)]

    assert (moved.day, moved.room, moved.start) == (to.day, to.room, to.start)
    assert moved.length == alone[SessionId(1)].length


@given(placed, spots)
def test_moved_together_distances_in_minutes_and_days_stay(
    sessions: dict[SessionId, Placement], to: Spot
) -> None:
    moved = moved_together(sessions, SessionId(1), to, PLACES)

    assert moved.keys() == sessions.keys()
    for session, before in sessions.items():
        after, first = moved[session], moved[SessionId(1)]
        held = sessions[SessionId(1)]
        assert after.start - first.start == before.start - held.start
        assert after.day - first.day == before.day - held.day
        assert after.length == before.length


@given(placed, spots)
def test_moved_together_nobody_leaves_the_plan(
    sessions: dict[SessionId, Placement], to: Spot
) -> None:
    for after in moved_together(sessions, SessionId(1), to, PLACES).values():
        assert after.start >= 0
        assert after.end <= LAST_MINUTE
        assert after.day in PLACES.days
        assert after.room is None or after.room in PLACES.rooms


@given(placed, spots)
def test_distances_in_rooms_stay_among_those_that_have_one(
    sessions: dict[SessionId, Placement], to: Spot
) -> None:
    roomed = {session: stay for session, stay in sessions.items() if stay.room is not None}
    assume(SessionId(1) in roomed)
    assume(to.room is not None)

    moved = moved_together(roomed, SessionId(1), to, PLACES)

    steps = {moved[key].room - stay.room for key, stay in roomed.items()}  # type: ignore[operator]
    assert len(steps) == 1


@given(placed, spots)
def test_moving_and_moving_back_returns_to_the_start(
    sessions: dict[SessionId, Placement], to: Spot
) -> None:
    assume(all(stay.room is not None for stay in sessions.values()))
    assume(to.room is not None)
    held = sessions[SessionId(1)]
    home = Spot(held.day, held.room, held.start)

    moved = moved_together(sessions, SessionId(1), to, PLACES)

    assert moved_together(moved, SessionId(1), home, PLACES) == sessions


def test_given_a_room_a_session_without_one_takes_those_like_it_along() -> None:
    sessions = {
        SessionId(1): placement(600, room=None),
        SessionId(2): placement(700, room=None),
        SessionId(3): placement(600, room=2),
    }

    moved = moved_together(sessions, SessionId(1), Spot(DAY, RoomId(4), 600), PLACES)

    assert [stay.room for stay in moved.values()] == [4, 4, 2]


def test_a_room_that_is_gone_stays_as_it_is() -> None:
    sessions = {SessionId(1): placement(600, room=99)}

    moved = moved_together(sessions, SessionId(1), Spot(DAY, RoomId(2), 630), PLACES)

    assert moved == {1: placement(630, room=99)}


# Lengthening


@given(placed, st.sampled_from(Edge), st.integers(-600, 600), st.sampled_from((1, 5)))
def test_stretched_sessions_keep_their_other_edge_and_a_length(
    sessions: dict[SessionId, Placement], edge: Edge, minutes: int, least: int
) -> None:
    after = stretched(sessions, edge, minutes, least=least)

    steps = set()
    for session, before in sessions.items():
        now = after[session]
        assert now.length >= min(least, before.length)
        assert now.start >= 0
        assert now.end <= LAST_MINUTE
        if edge is Edge.START:
            assert now.end == before.end
            steps.add(now.start - before.start)
        else:
            assert now.start == before.start
            steps.add(now.end - before.end)
    assert len(steps) == 1
    assert abs(steps.pop()) <= abs(minutes)


# Copies and rows


@given(placed)
def test_copies_begin_when_the_last_one_ends(sessions: dict[SessionId, Placement]) -> None:
    copies = repeated(sessions)

    first = min(stay.start for stay in copies.values())
    assert first == min(
        max(stay.end for stay in sessions.values()),
        LAST_MINUTE
        - max(stay.end for stay in sessions.values())
        + min(stay.start for stay in sessions.values()),
    )
    assert all(stay.end <= LAST_MINUTE for stay in copies.values())


@given(st.lists(st.integers(1, 200), min_size=1, max_size=8), spots)
def test_end_to_end_there_is_no_gap_and_no_overlap(lengths: list[int], spot: Spot) -> None:
    wanted = {SessionId(number): length for number, length in enumerate(lengths)}

    row = list(end_to_end(wanted, spot).values())

    assert [stay.length for stay in row] == lengths
    assert all(one.end == other.start for one, other in itertools.pairwise(row))
    assert row[-1].end <= LAST_MINUTE
    assert {(stay.day, stay.room) for stay in row} == {(spot.day, spot.room)}


# What is free

taken = st.lists(
    st.tuples(st.integers(0, 1500), st.integers(1, 300)).map(lambda one: (one[0], sum(one))),
    max_size=12,
).map(sorted)


@given(taken, st.integers(0, 1200), st.integers(1, 300))
def test_the_first_free_place_is_free_and_none_is_earlier(
    held: list[tuple[int, int]], earliest: int, length: int
) -> None:
    def free(start: int) -> bool:
        return all(end <= start or begin >= start + length for begin, end in held)

    found = first_free(held, earliest, LAST_MINUTE, length)

    assert found == next(start for start in range(earliest, LAST_MINUTE) if free(start))


@given(taken, st.floats(0, 2879))
def test_a_session_made_in_a_gap_fits_into_it(held: list[tuple[int, int]], minute: float) -> None:
    assume(not any(begin <= minute < end for begin, end in held))

    start, length = room_to_make(held, minute)

    assert 0 < length <= 30
    assert start <= minute
    assert minute - start <= 5
    assert all(end <= start or begin >= start + length for begin, end in held)


def test_what_is_for_all_rooms_is_in_the_way_of_each() -> None:
    stays = [placement(600), placement(700, room=None), placement(650, room=2)]

    assert in_the_way(stays, DAY, RoomId(1)) == [(600, 630), (700, 730)]
    assert in_the_way(stays, DAY, None) == [(600, 630), (650, 680), (700, 730)]
    assert in_the_way(stays, DayId(2), None) == []


def test_a_full_night_leaves_the_last_minutes() -> None:
    stays = [placement(0, LAST_MINUTE)]

    assert where_free(stays, DAY, (540, 1080), [RoomId(1)], 30) == placement(LAST_MINUTE - 30)
