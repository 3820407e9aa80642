from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from eventapp.domain.conflicts import (
    Circumstances,
    Conflict,
    ConflictKind,
    DayWindow,
    ScheduledSession,
    find_conflicts,
)
from eventapp.domain.ids import DayId, PersonId, RoomId, SessionId
from eventapp.domain.kinds import SessionKind
from eventapp.domain.placement import Placement
from tests.clock import undisturbed

FIRST, SECOND = DayId(8), DayId(3)
HALL, STUDIO = RoomId(1), RoomId(2)
DAYS = Circumstances({FIRST: DayWindow(540, 1080, 739_000), SECOND: DayWindow(540, 1080, 739_001)})
NIGHT = Circumstances({FIRST: DayWindow(0, 2000, 739_000), SECOND: DayWindow(0, 2000, 739_001)})


def session(
    number: int,
    start: int,
    length: int,
    *people: int,
    room: RoomId | None = HALL,
    day: DayId = FIRST,
    kind: SessionKind = SessionKind.TALK,
    expected: int = 0,
) -> ScheduledSession:
    return ScheduledSession(
        SessionId(number),
        kind,
        Placement(day, room, start, length),
        frozenset(map(PersonId, people)),
        expected,
    )


def room_twice(first: int, second: int) -> Conflict:
    return Conflict(ConflictKind.ROOM, (SessionId(first), SessionId(second)))


def person_twice(first: int, second: int, person: int) -> Conflict:
    return Conflict(ConflictKind.PERSON, (SessionId(first), SessionId(second)), PersonId(person))


def outside(number: int) -> Conflict:
    return Conflict(ConflictKind.OUTSIDE_DAY, (SessionId(number),))


def test_two_sessions_in_a_room_at_one_time_are_one_conflict_the_earlier_first() -> None:
    assert find_conflicts([session(1, 620, 30), session(2, 600, 30)], DAYS) == (room_twice(2, 1),)


def test_sessions_that_follow_each_other_are_none() -> None:
    assert find_conflicts([session(1, 600, 30, 5), session(2, 630, 30, 5)], DAYS) == ()


def test_a_break_occupies_its_room() -> None:
    talks = [session(1, 600, 30), session(2, 615, 10, kind=SessionKind.BREAK)]

    assert find_conflicts(talks, DAYS) == (room_twice(1, 2),)


def test_a_person_in_two_rooms_at_one_time_is_named() -> None:
    talks = [session(1, 600, 30, 5, 6), session(2, 615, 30, 6, 7, room=STUDIO)]

    assert find_conflicts(talks, DAYS) == (person_twice(1, 2, 6),)


def test_sessions_without_a_room_share_people_but_no_room() -> None:
    talks = [session(1, 600, 30, 5, room=None), session(2, 600, 30, 5, room=None)]

    assert find_conflicts(talks, DAYS) == (person_twice(1, 2, 5),)


def test_a_session_may_fill_its_day_but_not_pass_it_on_either_side() -> None:
    filling = [session(1, 540, 540)]
    passing = [session(2, 539, 10, day=SECOND), session(3, 1070, 11, day=SECOND)]

    assert find_conflicts(filling + passing, DAYS) == (outside(2), outside(3))


def test_of_one_session_the_room_comes_first_then_people_then_the_day() -> None:
    talks = [session(1, 530, 30, 6, 5), session(2, 540, 30, 5, 6)]

    assert find_conflicts(talks, DAYS) == (
        room_twice(1, 2),
        person_twice(1, 2, 5),
        person_twice(1, 2, 6),
        outside(1),
    )


def test_a_session_not_placed_is_in_nobodys_way() -> None:
    unplaced = ScheduledSession(SessionId(1), SessionKind.TALK, None, frozenset({PersonId(5)}))

    assert find_conflicts([unplaced, session(2, 600, 30, 5)], DAYS) == ()


def test_a_session_without_length_is_in_nobodys_way() -> None:
    assert find_conflicts([session(1, 610, 0, 5), session(2, 600, 30, 5)], DAYS) == ()


def test_a_night_session_meets_the_next_days_first() -> None:
    night = session(1, 1380, 120, 5)
    morning = session(2, 30, 60, 5, day=SECOND)

    assert find_conflicts([morning, night], NIGHT) == (room_twice(1, 2), person_twice(1, 2, 5))


def test_three_in_one_room_are_three_pairs_in_programme_order() -> None:
    talks = [session(3, 600, 60), session(2, 600, 60), session(1, 630, 10)]

    assert find_conflicts(talks, DAYS) == (room_twice(2, 3), room_twice(2, 1), room_twice(3, 1))


schedules = st.lists(
    st.builds(
        lambda *fields: fields,
        st.integers(0, 2000),
        st.integers(0, 600),
        st.sets(st.integers(1, 4), max_size=3),
        st.sampled_from([None, HALL, STUDIO]),
        st.sampled_from([FIRST, SECOND]),
        st.integers(0, 3),
    ),
    max_size=12,
).map(
    lambda rows: [
        session(number, start, length, *people, room=room, day=day, expected=expected)
        for number, (start, length, people, room, day, expected) in enumerate(rows, start=1)
    ]
)


def test_a_person_needs_time_to_change_rooms() -> None:
    talks = [session(1, 600, 30, 5), session(2, 634, 30, 5, room=STUDIO)]

    assert find_conflicts(talks, replace(DAYS, travel=5)) == (
        Conflict(ConflictKind.TRAVEL, (SessionId(1), SessionId(2)), PersonId(5)),
    )
    assert find_conflicts(talks, replace(DAYS, travel=4)) == ()


def test_nobody_travels_within_a_room_or_to_a_session_without_one() -> None:
    talks = [session(1, 600, 30, 5), session(2, 630, 30, 5), session(3, 660, 30, 5, room=None)]

    assert find_conflicts(talks, replace(DAYS, travel=10)) == ()


def test_who_is_in_two_rooms_at_once_is_not_also_travelling() -> None:
    talks = [session(1, 600, 30, 5), session(2, 620, 30, 5, room=STUDIO)]

    assert find_conflicts(talks, replace(DAYS, travel=10)) == (person_twice(1, 2, 5),)


def test_who_said_they_cannot_come_is_a_conflict_with_each_session_then() -> None:
    midnight = DAYS.days[FIRST].ordinal * 1440
    away = {PersonId(5): [(midnight + 610, midnight + 620), (midnight + 700, midnight + 720)]}
    talks = [session(1, 600, 30, 5), session(2, 630, 30, 5), session(3, 690, 11, 5, 6)]

    assert find_conflicts(talks, replace(DAYS, away=away)) == (
        Conflict(ConflictKind.UNAVAILABLE, (SessionId(1),), PersonId(5)),
        Conflict(ConflictKind.UNAVAILABLE, (SessionId(3),), PersonId(5)),
    )


def test_more_expected_than_the_room_holds_is_a_conflict_where_seats_were_counted() -> None:
    talks = [
        session(1, 600, 30, expected=81),
        session(2, 640, 30, expected=80),
        session(3, 600, 30, expected=900, room=STUDIO),
        session(4, 680, 30, expected=900, room=None),
    ]

    assert find_conflicts(talks, replace(DAYS, capacities={HALL: 80, STUDIO: 0})) == (
        Conflict(ConflictKind.OVERFULL, (SessionId(1),)),
    )


windows = st.tuples(st.integers(500, 1100), st.integers(1, 200)).map(
    lambda window: (739_000 * 1440 + window[0], 739_000 * 1440 + sum(window))
)
circumstances = st.builds(
    lambda away, travel, seats: replace(DAYS, away=away, travel=travel, capacities={HALL: seats}),
    st.dictionaries(st.integers(1, 4).map(PersonId), st.lists(windows, max_size=2), max_size=3),
    st.integers(0, 30),
    st.integers(0, 3),
)


@given(schedules, circumstances)
def test_the_sweep_finds_what_looking_at_every_pair_finds(
    talks: list[ScheduledSession], given_circumstances: Circumstances
) -> None:
    found = find_conflicts(talks, given_circumstances)

    assert len(set(found)) == len(found)
    assert set(found) == set(every_pair(talks, given_circumstances))


@given(schedules.flatmap(lambda talks: st.tuples(st.just(talks), st.permutations(talks))))
def test_the_order_in_which_sessions_are_given_does_not_matter(
    orders: tuple[list[ScheduledSession], list[ScheduledSession]],
) -> None:
    one, other = orders

    assert find_conflicts(one, DAYS) == find_conflicts(other, DAYS)


def every_pair(talks: list[ScheduledSession], given_: Circumstances) -> list[Conflict]:
    clock = {}
    found = []
    for talk in talks:
        assert talk.placement is not None
        day = given_.days[talk.placement.day]
        start = day.ordinal * 1440 + talk.placement.start
        clock[talk.id] = (start, start + talk.placement.length)
        if talk.placement.start < day.opens or talk.placement.end > day.closes:
            found.append(outside(talk.id))
        minutes = set(range(*clock[talk.id]))
        seats = given_.capacities.get(talk.placement.room or RoomId(0), 0)
        if minutes and seats and talk.expected > seats:
            found.append(Conflict(ConflictKind.OVERFULL, (talk.id,)))
        found += [
            Conflict(ConflictKind.UNAVAILABLE, (talk.id,), who)
            for who in talk.people
            if any(minutes & set(range(*window)) for window in given_.away.get(who, ()))
        ]
    for a, b in combinations(sorted(talks, key=lambda talk: (clock[talk.id], talk.id)), 2):
        first, second = sorted((a, b), key=lambda talk: (clock[talk.id][0], talk.id))
        assert first.placement is not None
        assert second.placement is not None
        if not first.placement.length or not second.placement.length:
            continue
        together = set(range(*clock[a.id])) & set(range(*clock[b.id]))
        rooms = {first.placement.room, second.placement.room}
        if together and len(rooms) == 1 and None not in rooms:
            found.append(room_twice(first.id, second.id))
        both = a.people & b.people
        if together:
            found += [person_twice(first.id, second.id, who) for who in both]
        elif len(rooms - {None}) == 2 and clock[second.id][0] - clock[first.id][1] < given_.travel:
            found += [Conflict(ConflictKind.TRAVEL, (first.id, second.id), who) for who in both]
    return found


def test_a_thousand_sessions_take_less_than_a_fifth_of_a_second() -> None:
    # 20 ms is the goal; the rest is for a busy machine.
    days = {DayId(d): DayWindow(540, 1080, 739_000 + d) for d in range(5)}
    talks = [
        session(n, 540 + n // 50 * 25, 30, n % 300, day=DayId(n % 5), room=RoomId(n % 50 // 5))
        for n in range(1000)
    ]

    with undisturbed() as clock:
        started = clock()
        found = find_conflicts(talks, Circumstances(days))
        took = clock() - started

    assert len(found) == 950
    assert took < 0.2
