from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventapp.domain.errors import InvalidReason, InvalidValue
from eventapp.domain.ids import DayId, EventId, SessionId
from eventapp.domain.kinds import Kind, SessionKind
from eventapp.domain.placement import Placement
from eventapp.domain.ripple import Delay, Ripple
from eventapp.domain.steps import Step
from eventapp.services.events import add_room, list_rooms
from eventapp.services.history import redo, undo, undo_list
from eventapp.services.planning import insert_session
from eventapp.services.programme import SessionRow, list_sessions, move_session
from eventapp.services.timing import copy_sessions, place_sessions, repack, ripple, swap
from eventapp.services.workspace import Workspace


def placements(workspace: Workspace, event: EventId) -> dict[SessionId, Placement | None]:
    return {row.id: row.placement for row in list_sessions(workspace, event)}


def of_kind(workspace: Workspace, event: EventId, kind: SessionKind) -> SessionRow:
    return next(row for row in list_sessions(workspace, event) if row.kind is kind)


def moved(placement: Placement | None, minutes: int) -> Placement:
    assert placement is not None
    return replace(placement, start=placement.start + minutes)


def test_several_sessions_move_as_one_step(workspace: Workspace, event: EventId) -> None:
    before = placements(workspace, event)
    one, two, *_ = before

    place_sessions(workspace, {one: None, two: moved(before[two], 45)})

    assert placements(workspace, event) == before | {one: None, two: moved(before[two], 45)}
    undo(workspace)
    assert placements(workspace, event) == before


def test_one_impossible_place_among_several_moves_nothing(
    workspace: Workspace, event: EventId
) -> None:
    before = placements(workspace, event)
    one, two, *_ = before

    with pytest.raises(InvalidValue) as refused:
        place_sessions(workspace, {one: moved(before[one], 5), two: moved(before[two], -2000)})

    assert refused.value.reason is InvalidReason.NOT_A_TIME
    assert placements(workspace, event) == before


def test_a_copy_has_the_people_and_names_of_its_own(workspace: Workspace, event: EventId) -> None:
    panel = of_kind(workspace, event, SessionKind.PANEL)
    there = moved(panel.placement, 120)

    copy = copy_sessions(workspace, {panel.id: there}).only_inserted(Kind.SESSION)

    rows = {row.id: row for row in list_sessions(workspace, event)}
    copied = rows[SessionId(copy)]
    assert copied.placement == there
    assert copied.title == panel.title
    assert [(p.person, p.role) for p in copied.people] == [(p.person, p.role) for p in panel.people]
    assert not {p.id for p in copied.people} & {p.id for p in panel.people}
    with workspace.reading() as connection:
        guids = connection.exec_driver_sql("SELECT guid FROM session").scalars().all()
    assert len(set(guids)) == len(rows)


def test_what_follows_a_late_keynote_is_late_and_the_break_makes_up_for_it(
    workspace: Workspace, event: EventId
) -> None:
    keynote = of_kind(workspace, event, SessionKind.KEYNOTE)
    sessions = list_sessions(workspace, event)
    assert keynote.day is not None
    following = next(row for row in sessions if row.start > keynote.start)
    insert_session(workspace, event, kind=SessionKind.BREAK, after=following.id)  # of 10 minutes
    pause = of_kind(workspace, event, SessionKind.BREAK)
    sessions = list_sessions(workspace, event)
    before = placements(workspace, event)
    delay = Delay(keynote.day, keynote.start, 4, frozenset({keynote.room}))

    changed = ripple(sessions, delay, Ripple.SQUEEZE)
    place_sessions(workspace, changed.placements, name=Step.SHIFT_SESSIONS)

    after = placements(workspace, event)
    assert changed.late == 0
    assert after[keynote.id] == moved(before[keynote.id], 4)
    assert after[pause.id] == replace(moved(before[pause.id], 4), length=6)
    unmoved = [row.id for row in sessions if row.start < keynote.start or row.start > pause.start]
    assert {row: after[row] for row in unmoved} == {row: before[row] for row in unmoved}
    assert undo_list(workspace)[0].step is Step.SHIFT_SESSIONS
    undo(workspace)
    assert placements(workspace, event) == before
    redo(workspace)
    assert placements(workspace, event) == after


def test_repacking_lays_the_chosen_end_to_end_and_leaves_the_others(
    workspace: Workspace, event: EventId
) -> None:
    rows = list_sessions(workspace, event)
    chosen = rows[2:5]
    place_sessions(workspace, {row.id: moved(row.placement, 7 * n) for n, row in enumerate(chosen)})
    ids = {row.id for row in chosen}
    loose = [row for row in list_sessions(workspace, event) if row.id in ids]

    place_sessions(workspace, repack(loose), name=Step.REPACK_SESSIONS)

    packed = [row for row in list_sessions(workspace, event) if row.id in ids]
    assert packed[0].start == loose[0].start
    assert [row.start for row in packed[1:]] == [row.end for row in packed[:-1]]


def test_two_sessions_in_different_rooms_swap_their_places(
    workspace: Workspace, event: EventId
) -> None:
    one, other = list_sessions(workspace, event)[1:3]
    add_room(workspace, event, "소회의실")
    studio = list_rooms(workspace, event)[-1].id
    move_session(workspace, other.id, to=replace(_placed(other), room=studio))
    one, other = (row for row in list_sessions(workspace, event) if row.id in {one.id, other.id})

    place_sessions(workspace, swap(one, other), name=Step.SWAP_SESSIONS)

    after = placements(workspace, event)
    assert after[one.id] == replace(_placed(other), length=one.length)
    assert after[other.id] == replace(_placed(one), length=other.length)


def test_an_unscheduled_session_has_nothing_to_swap(workspace: Workspace, event: EventId) -> None:
    one, other, *_ = list_sessions(workspace, event)
    move_session(workspace, other.id, to=None)
    one, *_, other = list_sessions(workspace, event)

    assert swap(one, other) == {}


def _placed(row: SessionRow) -> Placement:
    assert row.placement is not None
    return row.placement


moves = st.lists(
    st.tuples(st.integers(0, 13), st.integers(0, 1500), st.integers(1, 300), st.booleans()),
    min_size=1,
    max_size=8,
)
delays = st.tuples(st.integers(0, 1500), st.integers(-60, 90), st.sampled_from(list(Ripple)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.one_of(moves, delays), min_size=1, max_size=6))
def test_undo_of_any_rearranging_returns_to_the_start(
    workspace: Workspace, event: EventId, changes: list[object]
) -> None:
    start = placements(workspace, event)
    done = 0

    for change in changes:
        before = placements(workspace, event)
        wanted = _wanted(workspace, event, change)
        try:
            place_sessions(workspace, wanted)
        except InvalidValue:
            assert placements(workspace, event) == before
        else:
            done += placements(workspace, event) != before

    for _ in range(done):
        undo(workspace)
    assert placements(workspace, event) == start


def _wanted(
    workspace: Workspace, event: EventId, change: object
) -> dict[SessionId, Placement | None]:
    rows = list_sessions(workspace, event)
    if isinstance(change, list):
        return {
            rows[n % len(rows)].id: None if off else Placement(_DAY(rows), None, start, length)
            for n, start, length, off in change
        }
    assert isinstance(change, tuple)
    since, minutes, how = change
    return dict(ripple(rows, Delay(_DAY(rows), since, minutes), how).placements)


def _DAY(rows: tuple[SessionRow, ...]) -> DayId:  # noqa: N802 - a constant of the sample
    days = [row.day for row in rows if row.day is not None]
    return days[0] if days else DayId(1)
