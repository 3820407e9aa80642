from dataclasses import replace
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from eventapp.domain.ids import DayId, RoomId
from eventapp.domain.placement import Placement
from eventapp.domain.ripple import (
    Delay,
    Retimed,
    Ripple,
    for_all_rooms,
    repacked,
    rippled,
    swapped,
)

DAY, OTHER_DAY = DayId(1), DayId(2)
HALL, STUDIO, LOBBY = RoomId(1), RoomId(2), RoomId(3)
Table = list[tuple[str, Placement]]
SHIFT, SQUEEZE, STAY = Ripple.SHIFT, Ripple.SQUEEZE, Ripple.STAY


def at(start: int, length: int, room: RoomId | None = HALL, day: DayId = DAY) -> Placement:
    return Placement(day, room, start, length)


MORNING: Table = [
    ("opening", at(600, 10)),
    ("keynote", at(630, 20)),
    ("talk", at(650, 15)),
    ("break", at(665, 10)),
    ("panel", at(675, 30)),
    ("closing", at(710, 5)),
]
BREAK = {"break": 5}


def from_keynote(minutes: int) -> Delay:
    return Delay(DAY, 630, minutes)


# One room


def test_shifted_everything_from_there_on_keeps_its_length_and_distance() -> None:
    assert rippled(MORNING, from_keynote(5), SHIFT, breaks=BREAK) == Retimed(
        {
            "keynote": at(635, 20),
            "talk": at(655, 15),
            "break": at(670, 10),
            "panel": at(680, 30),
            "closing": at(715, 5),
        },
        late=5,
    )


def test_squeezed_the_break_takes_up_the_delay() -> None:
    assert rippled(MORNING, from_keynote(5), SQUEEZE, breaks=BREAK) == Retimed(
        {"keynote": at(635, 20), "talk": at(655, 15), "break": at(670, 5)}
    )


def test_what_the_break_does_not_take_up_an_empty_time_does() -> None:
    assert rippled(MORNING, from_keynote(9), SQUEEZE, breaks=BREAK) == Retimed(
        {
            "keynote": at(639, 20),
            "talk": at(659, 15),
            "break": at(674, 5),
            "panel": at(679, 30),
        },
    )


def test_what_nothing_takes_up_the_last_one_is_late_by() -> None:
    retimed = rippled(MORNING, from_keynote(40), SQUEEZE, breaks=BREAK)

    assert retimed.late == 30
    assert retimed.placements["closing"] == at(740, 5)


def test_a_break_keeps_its_least_length_and_a_shorter_one_its_own() -> None:
    short = [*MORNING[:3], ("break", at(665, 3)), ("lunch", at(668, 60)), ("talk 2", at(728, 20))]

    retimed = rippled(short, from_keynote(50), SQUEEZE, breaks={"break": 5, "lunch": 30})

    assert retimed.placements["break"] == at(715, 3)
    assert retimed.placements["lunch"] == at(718, 30)
    assert retimed.placements["talk 2"] == at(748, 20)
    assert retimed.late == 20


def test_being_early_is_nothing_to_squeeze() -> None:
    assert rippled(MORNING, from_keynote(-5), SQUEEZE, breaks=BREAK) == Retimed({})


def test_earlier_everything_comes_earlier_and_nobody_is_late() -> None:
    retimed = rippled(MORNING, from_keynote(-5), SHIFT)

    assert retimed.placements["closing"] == at(705, 5)
    assert len(retimed.placements) == 5
    assert retimed.late == 0


def test_nothing_moves_where_all_is_to_stay_or_there_is_no_delay() -> None:
    assert rippled(MORNING, from_keynote(5), STAY) == Retimed({})
    assert rippled(MORNING, from_keynote(0), SHIFT) == Retimed({})


def test_where_nothing_follows_nothing_is_late() -> None:
    assert rippled(MORNING, Delay(DAY, 720, 5, frozenset({HALL})), SHIFT) == Retimed({})


def test_empty_time_counts_only_from_when_the_room_is_free() -> None:
    running = [("talk", at(600, 50)), ("panel", at(660, 30))]

    # At 630 the room is taken for 20 more minutes: only the ten from 650 on are empty.
    assert rippled(running, Delay(DAY, 630, 15), SQUEEZE) == Retimed({"panel": at(665, 30)}, late=5)


def test_other_days_stay() -> None:
    tomorrow = [(f"{name} 2", replace(placed, day=OTHER_DAY)) for name, placed in MORNING]

    assert rippled(MORNING + tomorrow, from_keynote(5), SHIFT) == rippled(
        MORNING, from_keynote(5), SHIFT
    )


# Several rooms

SIDE_BY_SIDE: Table = [
    ("hall 1", at(600, 30)),
    ("studio 1", at(600, 30, STUDIO)),
    ("break", at(640, 20, None)),
    ("hall 2", at(660, 30)),
    ("studio 2", at(660, 30, STUDIO)),
]
ONLY_HALL = frozenset({HALL})


def test_a_room_s_delay_reaches_the_others_only_through_what_is_for_all() -> None:
    assert rippled(SIDE_BY_SIDE, Delay(DAY, 600, 5, ONLY_HALL), SHIFT) == Retimed(
        {
            "hall 1": at(605, 30),
            "break": at(645, 20, None),
            "hall 2": at(665, 30),
            "studio 2": at(665, 30, STUDIO),
        },
        late=5,
    )


def test_the_common_break_waits_for_the_latest_room_and_starts_the_others_again() -> None:
    assert rippled(
        SIDE_BY_SIDE, Delay(DAY, 600, 20, ONLY_HALL), SQUEEZE, breaks={"break": 5}
    ) == Retimed({"hall 1": at(620, 30), "break": at(650, 10, None)})


def test_the_common_break_does_not_begin_before_all_rooms_are_done() -> None:
    retimed = rippled(SIDE_BY_SIDE, Delay(DAY, 600, -5, ONLY_HALL), SHIFT)

    assert retimed.placements == {"hall 1": at(595, 30)}


def test_a_room_in_which_nothing_follows_makes_the_common_break_wait_all_the_same() -> None:
    plenary = [("break", at(640, 20, None)), ("studio 2", at(660, 30, STUDIO))]

    assert rippled(plenary, Delay(DAY, 640, 5, ONLY_HALL), SHIFT).placements == {
        "break": at(645, 20, None),
        "studio 2": at(665, 30, STUDIO),
    }
    assert rippled(plenary[:1], Delay(DAY, 640, 5, ONLY_HALL), SHIFT).placements == {
        "break": at(645, 20, None)
    }


def test_an_exhibition_beside_the_talks_is_not_for_all() -> None:
    beside = [*SIDE_BY_SIDE, ("exhibition", at(610, 200, None))]

    assert for_all_rooms(beside) == {"break"}
    assert "exhibition" not in rippled(beside, Delay(DAY, 600, 5, ONLY_HALL), SHIFT).placements
    assert rippled(beside, Delay(DAY, 600, 5), SHIFT).placements["exhibition"] == at(615, 200, None)


def test_a_talk_beside_lunch_leaves_lunch_for_all_and_so_does_one_that_runs_into_it() -> None:
    luncheon = [("lunch", at(720, 60, None)), ("luncheon", at(720, 60, STUDIO))]
    late = [("photograph", at(720, 10, None)), ("talk", at(700, 24))]

    assert for_all_rooms(luncheon, {"lunch"}) == {"lunch"}
    assert for_all_rooms(late) == {"photograph"}


def test_without_any_room_everything_is_one_line() -> None:
    nowhere = [(name, replace(placed, room=None)) for name, placed in MORNING]

    retimed = rippled(nowhere, Delay(DAY, 630, 5, frozenset({None})), SQUEEZE, breaks=BREAK)

    assert retimed == Retimed(
        {"keynote": at(635, 20, None), "talk": at(655, 15, None), "break": at(670, 5, None)}
    )


# Whatever the day

lengths = st.integers(1, 90)
rooms = st.sampled_from([HALL, STUDIO, LOBBY])
items = st.tuples(st.integers(0, 40), lengths, st.booleans())


@st.composite
def tidy_days(draw: st.DrawFn) -> tuple[dict[int, Placement], dict[int, int]]:
    """Rooms side by side without overlaps, with sessions for all between; and the breaks."""
    placed: dict[int, Placement] = {}
    breaks: dict[int, int] = {}
    start = draw(st.integers(480, 600))
    for _ in range(draw(st.integers(1, 3))):
        ends = [start]
        for room in draw(st.lists(rooms, unique=True, max_size=3)):
            end = start
            for gap, length, is_break in draw(st.lists(items, max_size=3)):
                placed[len(placed)] = at(end + gap, length, room)
                if is_break:
                    breaks[len(placed) - 1] = draw(st.sampled_from([5, 30]))
                end += gap + length
            ends.append(end)
        gap, length, is_break = draw(items)
        placed[len(placed)] = at(max(ends) + gap, length, None)
        if is_break:
            breaks[len(placed) - 1] = 5
        start = max(ends) + gap + length
    return placed, breaks


@st.composite
def wild_days(draw: st.DrawFn) -> dict[int, Placement]:
    """Anything anywhere, overlapping or not."""
    anywhere = st.builds(
        at,
        st.integers(0, 1600),
        lengths,
        st.sampled_from([HALL, STUDIO, None]),
        st.sampled_from([DAY, OTHER_DAY]),
    )
    return dict(enumerate(draw(st.lists(anywhere, max_size=12))))


hits = st.one_of(st.none(), st.frozensets(rooms, min_size=1), st.just(frozenset({None})))
whens = st.integers(0, 1600)


@given(wild_days(), whens, st.integers(-120, 240))
def test_shifted_and_shifted_back_everything_stands_where_it_stood(
    day: dict[int, Placement], since: int, minutes: int
) -> None:
    later = [placed.start for placed in day.values() if placed.start >= since]
    # Brought forward, nothing may come to stand before what does not move.
    assume(minutes >= 0 or not later or min(later) + minutes >= since)
    there = day | rippled(day.items(), Delay(DAY, since, minutes), SHIFT).placements
    back = rippled(there.items(), Delay(DAY, since + max(minutes, 0), -minutes), SHIFT)

    assert there | back.placements == day


@given(
    wild_days(),
    st.builds(Delay, st.just(DAY), whens, st.integers(-60, 120), hits),
    st.sampled_from(Ripple),
    st.sets(st.integers(0, 11)),
)
def test_what_began_before_and_other_days_stay_and_only_breaks_change_their_length(
    day: dict[int, Placement], delay: Delay, how: Ripple, pauses: set[int]
) -> None:
    breaks = dict.fromkeys(pauses, 5)

    moved = rippled(day.items(), delay, how, breaks=breaks).placements

    for number, new in moved.items():
        old = day[number]
        assert old.day == DAY
        assert old.start >= delay.since
        assert new != old
        assert (new.day, new.room) == (old.day, old.room)
        if new.length != old.length:
            assert number in breaks
            assert how is SQUEEZE
            assert min(5, old.length) <= new.length < old.length


@given(wild_days(), whens, st.integers(1, 120), rooms)
def test_without_sessions_for_all_a_delay_stays_in_its_room(
    day: dict[int, Placement], since: int, minutes: int, room: RoomId
) -> None:
    roomed = {number: placed for number, placed in day.items() if placed.room is not None}

    for how in Ripple:
        moved = rippled(roomed.items(), Delay(DAY, since, minutes, frozenset({room})), how)
        assert {placed.room for placed in moved.placements.values()} <= {room}


@given(tidy_days(), whens, st.integers(1, 120), hits)
def test_squeezed_nothing_is_later_than_shifted_and_the_day_ends_no_later(
    tidy: tuple[dict[int, Placement], dict[int, int]],
    since: int,
    minutes: int,
    hit: frozenset[RoomId | None] | None,
) -> None:
    day, breaks = tidy
    delay = Delay(DAY, since, minutes, hit)

    squeezed = rippled(day.items(), delay, SQUEEZE, breaks=breaks)
    shifted = rippled(day.items(), delay, SHIFT, breaks=breaks)

    assert squeezed.late <= shifted.late <= minutes
    after, other = day | squeezed.placements, day | shifted.placements
    for number, old in day.items():
        assert old.start <= after[number].start <= other[number].start
        assert old.end <= max(after[number].end, old.end) <= other[number].end


@given(tidy_days(), whens, st.integers(1, 120), hits, st.sampled_from([SHIFT, SQUEEZE]))
def test_what_did_not_overlap_does_not_and_keeps_its_order_in_its_room(
    tidy: tuple[dict[int, Placement], dict[int, int]],
    since: int,
    minutes: int,
    hit: frozenset[RoomId | None] | None,
    how: Ripple,
) -> None:
    day, breaks = tidy
    # What runs while the delay hits is not moved: it may run into what comes earlier or later.
    assume(not any(placed.start < since < placed.end for placed in day.values()))

    after = (
        day | rippled(day.items(), Delay(DAY, since, minutes, hit), how, breaks=breaks).placements
    )

    for room in (HALL, STUDIO, LOBBY):
        line = [number for number, placed in day.items() if placed.room in {room, None}]
        line.sort(key=lambda number: day[number].start)
        assert all(after[one].end <= after[next_].start for one, next_ in pairwise(line))


@given(tidy_days(), whens, st.integers(1, 120), hits, st.sampled_from([SHIFT, SQUEEZE]))
def test_late_is_what_the_last_session_of_a_room_is_late_by(
    tidy: tuple[dict[int, Placement], dict[int, int]],
    since: int,
    minutes: int,
    hit: frozenset[RoomId | None] | None,
    how: Ripple,
) -> None:
    day, breaks = tidy
    retimed = rippled(day.items(), Delay(DAY, since, minutes, hit), how, breaks=breaks)
    after = day | retimed.placements

    late = []
    for room in (HALL, STUDIO, LOBBY):
        line = [number for number, placed in day.items() if placed.room in {room, None}]
        last = max(line, key=lambda number: day[number].start)
        late.append(after[last].end - day[last].end)

    assert retimed.late == max(late)


@given(
    wild_days().flatmap(lambda day: st.tuples(st.just(day), st.permutations(list(day.items())))),
    whens,
    st.integers(-60, 120),
    st.sampled_from(Ripple),
)
def test_the_order_in_which_sessions_are_given_does_not_matter(
    mixed: tuple[dict[int, Placement], list[tuple[int, Placement]]],
    since: int,
    minutes: int,
    how: Ripple,
) -> None:
    day, other_order = mixed
    assume(len({placed.start for placed in day.values()}) == len(day))
    delay = Delay(DAY, since, minutes)

    assert rippled(other_order, delay, how) == rippled(day.items(), delay, how)


# Laid end to end, and swapped


def test_laid_end_to_end_each_room_of_each_day_begins_with_its_first_one() -> None:
    loose = [
        ("b", at(640, 20)),
        ("a", at(600, 30)),
        ("beside", at(610, 20, STUDIO)),
        ("beside 2", at(700, 20, STUDIO)),
        ("tomorrow", at(700, 5, day=OTHER_DAY)),
        ("c", at(655, 10)),
    ]

    assert repacked(loose) == {
        "b": at(630, 20),
        "c": at(650, 10),
        "beside 2": at(630, 20, STUDIO),
    }


@given(wild_days())
def test_end_to_end_there_is_neither_gap_nor_overlap_and_again_changes_nothing(
    day: dict[int, Placement],
) -> None:
    after = day | repacked(day.items())

    lines: dict[tuple[DayId, RoomId | None], list[Placement]] = {}
    for number in sorted(day, key=lambda number: (day[number].start, number)):
        lines.setdefault((day[number].day, day[number].room), []).append(after[number])
    for line in lines.values():
        assert all(one.end == next_.start for one, next_ in pairwise(line))
    assert {number: placed.length for number, placed in after.items()} == {
        number: placed.length for number, placed in day.items()
    }
    assert repacked(after.items()) == {}


def test_in_one_room_two_change_places_around_their_gap_in_whatever_order_they_are_given() -> None:
    one, other = at(600, 20), at(630, 40)

    assert swapped(one, other) == (at(650, 20), at(600, 40))
    assert swapped(other, one) == (at(600, 40), at(650, 20))


def test_in_two_rooms_each_takes_the_other_s_place_and_keeps_its_length() -> None:
    one, other = at(600, 20), at(630, 40, STUDIO, OTHER_DAY)

    assert swapped(one, other) == (at(630, 20, STUDIO, OTHER_DAY), at(600, 40))


@given(wild_days())
def test_swapped_twice_both_stand_where_they_stood_unless_they_overlapped(
    day: dict[int, Placement],
) -> None:
    for one, other in pairwise(day.values()):
        if not (one.room == other.room and one.overlaps(other)):
            assert swapped(*swapped(one, other)) == (one, other)
