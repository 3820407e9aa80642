from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventapp.domain.errors import InvalidValue, NotFound
from eventapp.domain.ids import DayId, EventId, RoomId
from eventapp.domain.kinds import Kind, SessionKind
from eventapp.domain.placement import Placement
from eventapp.domain.ripple import Ripple
from eventapp.domain.steps import Step
from eventapp.services.events import DayRow, add_day, add_room, list_days, list_rooms
from eventapp.services.history import redo, undo, undo_list
from eventapp.services.live import (
    FORGOTTEN,
    RoomNow,
    Running,
    after_end,
    after_start,
    day_on,
    day_record,
    end_session,
    rehearsed,
    restore_plan,
    rooms_now,
    running,
    start_session,
)
from eventapp.services.planning import delete_sessions
from eventapp.services.programme import (
    SessionRow,
    add_session,
    list_sessions,
    move_session,
)
from eventapp.services.workspace import Workspace

SEOUL = ZoneInfo("Asia/Seoul")
SHIFT, SQUEEZE, STAY = Ripple.SHIFT, Ripple.SQUEEZE, Ripple.STAY
KEYNOTE, TALK_1, TALK_2, BREAK, TALK_3, TALK_4, PANEL = range(4, 11)
"""Places in the sample: 10:30, 10:50, 11:05, 11:20 (10 minutes), 11:30, 11:45, 12:00–12:30."""


class Day:
    """The sample's one day, run by hand."""

    def __init__(self, workspace: Workspace, event: EventId) -> None:
        self.workspace, self.event = workspace, event
        self.day = list_days(workspace, event)[0].id

    @property
    def rows(self) -> tuple[SessionRow, ...]:
        return list_sessions(self.workspace, self.event)

    def row(self, session: int) -> SessionRow:
        return next(row for row in self.rows if row.id == session)

    def start(self, session: SessionRow, at: int, how: Ripple = SHIFT) -> None:
        start_session(self.workspace, self.rows, self.row(session.id), at=at, how=how)

    def end(self, session: SessionRow, at: int, how: Ripple = SHIFT) -> None:
        end_session(self.workspace, self.rows, self.row(session.id), at=at, how=how)

    def now(self, minute: int) -> RoomNow:
        (only,) = rooms_now(self.rows, self.day, minute).values()
        return only

    def add(self, start: int, length: int, room: RoomId | None, kind: SessionKind) -> SessionRow:
        placement = Placement(self.day, room, start, length)
        changes = add_session(self.workspace, self.event, kind=kind, placement=placement)
        return self.row(changes.only_inserted(Kind.SESSION))

    def other_room(self) -> RoomId:
        return RoomId(add_room(self.workspace, self.event, "소회의실").only_inserted(Kind.ROOM))


@pytest.fixture
def day(workspace: Workspace, event: EventId) -> Day:
    return Day(workspace, event)


def times(rows: tuple[SessionRow, ...]) -> list[tuple[int, int]]:
    return [(row.start, row.length) for row in rows]


def ids(*sessions: SessionRow | None) -> list[int | None]:
    return [None if session is None else session.id for session in sessions]


# A delayed keynote


def test_a_delayed_keynote_squeezes_the_break_and_the_day_ends_when_it_should(day: Day) -> None:
    before = day.rows
    keynote = before[KEYNOTE]

    preview = after_start(before, keynote, keynote.start + 5, SQUEEZE)
    day.start(keynote, keynote.start + 5, SQUEEZE)

    after = day.rows
    assert times(after) == [
        *times(before[:KEYNOTE]),
        (635, 20),
        (655, 15),
        (670, 15),
        (685, 5),
        *times(before[TALK_3:]),
    ]
    assert preview.late == 0
    assert preview.placements == {row.id: row.placement for row in after[KEYNOTE:TALK_3]}
    assert after[KEYNOTE].is_running


def test_a_delayed_keynote_shifts_everything_after_it(day: Day) -> None:
    before = day.rows
    keynote = before[KEYNOTE]

    preview = after_start(before, keynote, keynote.start + 5, SHIFT)
    day.start(keynote, keynote.start + 5, SHIFT)

    assert times(day.rows) == [
        *times(before[:KEYNOTE]),
        *((start + 5, length) for start, length in times(before[KEYNOTE:])),
    ]
    assert preview.late == 5


def test_a_delayed_keynote_can_leave_the_others_where_they_are(day: Day) -> None:
    before = day.rows
    keynote = before[KEYNOTE]

    assert after_start(before, keynote, 640, STAY).placements == {
        keynote.id: replace(_placed(keynote), start=640)
    }
    day.start(keynote, 640, STAY)

    assert times(day.rows) == [*times(before[:KEYNOTE]), (640, 20), *times(before[TALK_1:])]


def test_the_whole_day_rippled_live_ends_on_time_and_keeps_what_happened_beside_the_plan(
    day: Day,
) -> None:
    before = day.rows
    keynote, talk_1, talk_2, pause, talk_3 = before[KEYNOTE:TALK_4]

    day.start(keynote, 642, SQUEEZE)  # 12 late: the break can give only five
    assert after_start(before, keynote, 642, SQUEEZE).late == 7
    day.start(talk_1, 660, SQUEEZE)  # the keynote was cut two minutes short
    day.end(talk_1, 675, SQUEEZE)
    day.start(talk_2, 675, SQUEEZE)
    day.start(pause, 690, SQUEEZE)
    day.start(talk_3, 697, SQUEEZE)

    record = {each.id: each for each in day_record(day.rows, day.day)}
    assert [
        (each.planned_start, each.planned_end, each.started, each.ended)
        for each in (record[row.id] for row in before[KEYNOTE:TALK_4])
    ] == [
        (630, 650, 642, 660),
        (650, 665, 660, 675),
        (665, 680, 675, 690),
        (680, 690, 690, 697),
        (690, 705, 697, None),
    ]
    assert (record[keynote.id].start_late, record[keynote.id].end_late) == (12, 10)
    assert record[talk_3.id].end_late is None
    # What nobody told of ran as planned, as far as anybody knows.
    assert (record[before[0].id].started, record[before[0].id].start_late) == (None, None)
    after = day.rows
    assert [row.id for row in after] == [row.id for row in before]
    assert times(after[KEYNOTE:]) == [
        (642, 18), (660, 15), (675, 15), (690, 7), (697, 15), (712, 15), (727, 30)
    ]  # fmt: skip
    assert day.now(697).late(697) == 7


def test_each_press_is_one_step_of_the_undo_list(day: Day) -> None:
    workspace, states = day.workspace, [day.rows]
    keynote, talk = states[0][KEYNOTE], states[0][TALK_1]

    day.start(keynote, 635, SQUEEZE)
    states.append(day.rows)
    day.end(keynote, 660, SHIFT)
    states.append(day.rows)
    day.start(talk, 662, STAY)
    states.append(day.rows)
    restore_plan(workspace, day.day)
    states.append(day.rows)

    assert [(step.step, step.subject) for step in undo_list(workspace)] == [
        (Step.RESTORE_PLAN, ""),
        (Step.START_SESSION, talk.title),
        (Step.END_SESSION, keynote.title),
        (Step.START_SESSION, keynote.title),
    ]
    assert states[-1] == states[0]
    for state in states[-2::-1]:
        undo(workspace)
        assert day.rows == state
    for state in states[1:]:
        redo(workspace)
        assert day.rows == state


# Ends


def test_a_talk_that_runs_over_moves_what_follows_by_what_it_took(day: Day) -> None:
    before = day.rows
    keynote = before[KEYNOTE]
    day.start(keynote, keynote.start)

    day.end(keynote, keynote.end + 8, SHIFT)

    assert times(day.rows)[KEYNOTE:] == [
        (630, 28),
        *((start + 8, length) for start, length in times(before[TALK_1:])),
    ]
    assert (day.row(keynote.id).started, day.row(keynote.id).ended) == (630, 658)


def test_a_talk_that_ends_early_brings_what_follows_forward_only_when_it_is_shifted(
    day: Day,
) -> None:
    before = day.rows
    keynote = before[KEYNOTE]

    assert after_end(before, keynote, 645, SQUEEZE).placements == {
        keynote.id: replace(_placed(keynote), length=15)
    }
    day.end(keynote, 645, SHIFT)

    assert times(day.rows)[TALK_1:] == [
        (start - 5, length) for start, length in times(before[TALK_1:])
    ]


def test_what_nobody_said_had_started_started_as_planned_when_it_ends(day: Day) -> None:
    keynote = day.rows[KEYNOTE]

    day.end(keynote, 652)

    assert (day.row(keynote.id).started, day.row(keynote.id).ended) == (630, 652)


def test_starting_the_next_ends_what_still_ran_in_its_room(day: Day) -> None:
    keynote, talk = day.rows[KEYNOTE], day.rows[TALK_1]
    day.start(keynote, 630)

    preview = after_start(day.rows, talk, 655, SQUEEZE)
    day.start(talk, 655, SQUEEZE)

    ended = day.row(keynote.id)
    assert preview.placements[keynote.id] == ended.placement
    assert (ended.started, ended.ended, ended.length) == (630, 655, 25)


def test_starting_early_ends_what_should_have_been_on_by_the_plan(day: Day) -> None:
    keynote, talk = day.rows[KEYNOTE], day.rows[TALK_1]

    day.start(talk, 647)

    ended = day.row(keynote.id)
    assert (ended.started, ended.ended, ended.length) == (630, 647, 17)


def test_a_late_start_does_not_end_what_comes_after_it(day: Day) -> None:
    before = day.rows

    day.start(before[KEYNOTE], 660, STAY)  # the first talk should be on by now

    assert day.row(before[TALK_1].id) == before[TALK_1]


def test_a_clock_that_was_set_back_ends_nothing_before_it_began(day: Day) -> None:
    keynote = day.rows[KEYNOTE]
    day.start(keynote, 640)

    day.end(keynote, 610)

    row = day.row(keynote.id)
    assert (row.started, row.ended, row.length) == (640, 640, 1)


# Several rooms


def test_a_room_s_delay_leaves_the_other_room_alone_until_lunch(day: Day) -> None:
    other = day.other_room()
    beside = day.add(630, 30, other, SessionKind.TALK)
    lunch = day.add(750, 60, None, SessionKind.LUNCH)
    late = day.add(810, 30, other, SessionKind.TALK)
    keynote = day.rows[KEYNOTE]

    day.start(keynote, keynote.start + 12, SHIFT)

    assert day.row(beside.id) == beside
    assert (day.row(lunch.id).start, day.row(late.id).start) == (762, 822)


def test_what_was_begun_elsewhere_does_not_move(day: Day) -> None:
    other = day.other_room()
    day.add(700, 10, None, SessionKind.PHOTOGRAPH)
    early = day.add(720, 30, other, SessionKind.WORKSHOP)
    day.start(early, 640)
    begun = day.row(early.id)
    keynote = day.rows[KEYNOTE]

    day.start(keynote, keynote.start + 30, SHIFT)

    assert day.row(early.id) == begun


def test_two_sessions_run_in_two_rooms_and_lunch_for_all_ends_both(day: Day) -> None:
    other = day.other_room()
    beside = day.add(720, 30, other, SessionKind.WORKSHOP)
    lunch = day.add(750, 60, None, SessionKind.LUNCH)
    panel = day.rows[PANEL]
    day.start(panel, 720)
    day.start(beside, 722)

    on = running(day.rows, day.day, 725)
    assert ids(*on.current) == [panel.id, beside.id]
    assert ids(*on.next) == [lunch.id]

    day.start(lunch, 755)

    assert (day.row(panel.id).ended, day.row(beside.id).ended) == (755, 755)
    assert ids(*running(day.rows, day.day, 760).current) == [lunch.id]


def test_an_exhibition_without_a_room_runs_beside_the_talks_and_delays_nobody(day: Day) -> None:
    exhibition = day.add(600, 180, None, SessionKind.OTHER)
    before = {row.id: row for row in day.rows}

    day.start(exhibition, 615, SHIFT)
    assert {row.id for row in day.rows if row != before[row.id]} == {exhibition.id}
    day.start(day.rows[KEYNOTE + 1], 640, SHIFT)

    on = rooms_now(day.rows, day.day, 645)
    hall = list_rooms(day.workspace, day.event)[0].id
    assert set(on) == {None, hall}
    assert ids(on[None].current, on[None].next) == [exhibition.id, None]
    assert day.row(exhibition.id).is_running


# What is on


def test_nobody_having_told_anything_the_plan_says_what_is_on(day: Day) -> None:
    rows = day.rows

    assert running(rows, day.day, 640) == Running(day.day, 640, (rows[KEYNOTE],), (rows[TALK_1],))
    assert running(rows, day.day, 500) == Running(day.day, 500, (), (rows[0],))
    assert running(rows, day.day, 760) == Running(day.day, 760, (), ())
    assert running(rows, DayId(999), 640) == Running(DayId(999), 640, (), ())


def test_what_runs_over_is_on_and_what_waits_for_it_is_next_though_its_time_has_come(
    day: Day,
) -> None:
    keynote, talk = day.rows[KEYNOTE], day.rows[TALK_1]
    day.start(keynote, 630)

    now = day.now(655)

    assert ids(now.current, now.next, now.startable) == [keynote.id, talk.id, talk.id]
    assert now.late(655) == 5


def test_between_two_sessions_nothing_is_on_and_the_next_one_waits_to_be_started(day: Day) -> None:
    keynote, talk = day.rows[KEYNOTE], day.rows[TALK_1]
    day.end(keynote, 650)

    now = day.now(653)

    assert ids(now.current, now.next) == [None, talk.id]
    assert (now.late(653), now.late(649)) == (3, 0)


def test_what_is_on_by_the_plan_only_can_still_be_started_late(day: Day) -> None:
    now = day.now(636)

    assert ids(now.current, now.next, now.startable) == ids(
        day.rows[KEYNOTE], day.rows[TALK_1], day.rows[KEYNOTE]
    )
    assert now.late(636) == 0


def test_when_nobody_tells_anything_for_two_hours_the_plan_is_believed_again(day: Day) -> None:
    first, panel = day.rows[0], day.rows[PANEL]
    day.end(first, 590)

    assert ids(day.now(590 + FORGOTTEN).next) == ids(day.rows[1])
    assert ids(day.now(720).current) == [panel.id]


def test_records_of_a_rehearsal_in_the_evening_are_not_believed_in_the_morning(day: Day) -> None:
    keynote, talk_1, talk_2, *_ = day.rows[KEYNOTE:]
    day.start(talk_1, 1140, STAY)
    day.end(talk_1, 1160, STAY)

    assert ids(day.now(640).current, day.now(640).next) == ids(keynote, talk_2)
    assert rehearsed(day.rows, day.day, 640)
    assert not rehearsed(day.rows, day.day, 1100)  # an hour is what a clock may be set back by


def test_the_program_started_again_in_the_middle_knows_what_runs(day: Day) -> None:
    day.start(day.rows[KEYNOTE], 634, SQUEEZE)

    again = Day(day.workspace, day.event)

    assert again.now(640) == day.now(640)
    assert again.now(640).current == day.rows[KEYNOTE]


# Which day it is


def at(day: int, hour: int, minute: int) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=SEOUL)


def test_the_day_is_the_one_on_the_event_s_own_calendar(day: Day) -> None:
    (only,) = days = list_days(day.workspace, day.event)
    chicago = datetime(2026, 11, 23, 18, 30, tzinfo=ZoneInfo("America/Chicago"))

    assert day_on(days, day.rows, at(23, 23, 59)) is None
    assert day_on(days, day.rows, at(24, 0, 0)) == (only, 0)
    assert day_on(days, day.rows, chicago.astimezone(SEOUL)) == (only, 9 * 60 + 30)
    assert day_on(days, day.rows, at(25, 0, 0)) is None


def test_a_night_session_keeps_its_day_on_after_midnight(day: Day) -> None:
    add_day(day.workspace, day.event)
    days = list_days(day.workspace, day.event)
    late = day.add(1430, 40, None, SessionKind.OTHER)

    assert day_on(days, day.rows, at(25, 0, 29)) == (days[0], 1469)
    assert day_on(days, day.rows, at(25, 0, 30)) == (days[1], 30)

    day.start(late, 1432)  # running, it may run over
    assert day_on(days, day.rows, at(25, 2, 31)) == (days[0], 1591)
    assert day_on(days, day.rows, at(25, 2, 32)) == (days[1], 152)


def test_days_are_counted_over_a_change_of_the_clock() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    days = [DayRow(DayId(1), date(2026, 10, 24), 600, 1740)]  # until five in the morning

    twice = [datetime(2026, 10, 25, 2, 30, tzinfo=berlin, fold=fold) for fold in (0, 1)]

    assert [day_on(days, (), local) for local in twice] == [(days[0], 1590)] * 2


# What goes wrong


def test_what_was_deleted_meanwhile_is_not_found_and_nothing_changes(day: Day) -> None:
    stale = day.rows
    keynote = stale[KEYNOTE]
    delete_sessions(day.workspace, [keynote.id])
    before = day.rows

    for tell in (start_session, end_session):
        with pytest.raises(NotFound):
            tell(day.workspace, stale, keynote, at=635, how=SQUEEZE)

    assert day.rows == before


def test_a_session_deleted_while_it_runs_comes_back_running(day: Day) -> None:
    keynote = day.rows[KEYNOTE]
    day.start(keynote, 635)
    before = day.rows

    delete_sessions(day.workspace, [keynote.id])
    assert ids(day.now(640).current, day.now(640).next) == ids(None, before[TALK_1])
    undo(day.workspace)

    assert day.rows == before


def test_a_start_undone_while_it_runs_leaves_the_plan_as_it_was(day: Day) -> None:
    before = day.rows
    day.start(before[KEYNOTE], 640, SQUEEZE)

    undo(day.workspace)

    assert day.rows == before
    assert [record.started for record in day_record(day.rows, day.day)] == [None] * len(before)


def test_nothing_runs_into_a_third_day(day: Day) -> None:
    late = day.add(2870, 30, None, SessionKind.OTHER)
    before = day.rows

    with pytest.raises(InvalidValue):
        day.start(late, 2890)

    assert day.rows == before


def test_an_unscheduled_session_can_be_told_of_and_moves_nothing(day: Day) -> None:
    talk = day.rows[TALK_1]
    move_session(day.workspace, talk.id, to=None)
    before = {row.id: row for row in day.rows}

    day.start(talk, 655)

    assert {row.id for row in day.rows if row != before[row.id]} == {talk.id}
    assert day.row(talk.id).placement is None


def test_the_plan_noted_first_stays_the_plan_whatever_is_moved_by_hand_afterwards(
    day: Day,
) -> None:
    before = day.rows
    keynote = before[KEYNOTE]
    day.start(keynote, 640)
    moved = replace(_placed(keynote), start=700)
    move_session(day.workspace, keynote.id, to=moved)
    day.start(keynote, 702)

    row = day.row(keynote.id)
    assert (row.planned_start, row.planned_length) == (630, 20)
    restore_plan(day.workspace, day.day)
    assert day.rows == before


def test_back_to_the_plan_is_about_one_day(day: Day) -> None:
    other = DayId(add_day(day.workspace, day.event).only_inserted(Kind.DAY))
    add_session(
        day.workspace,
        day.event,
        kind=SessionKind.TALK,
        placement=Placement(other, None, 600, 30),
    )
    elsewhere = day.rows[-1]
    day.start(elsewhere, 610)
    told = day.row(elsewhere.id)

    restore_plan(day.workspace, day.day)

    assert day.row(elsewhere.id) == told


presses = st.lists(
    st.tuples(
        st.sampled_from(["start", "end"]),
        st.integers(0, 10),
        st.integers(560, 800),
        st.sampled_from(Ripple),
    ),
    min_size=1,
    max_size=4,
)


@settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(presses)
def test_after_whatever_was_pressed_undo_and_back_to_the_plan_both_return_to_the_start(
    workspace: Workspace, event: EventId, pressed: list[tuple[str, int, int, Ripple]]
) -> None:
    day = Day(workspace, event)
    start, steps = day.rows, len(undo_list(workspace))
    for press, place, at, how in pressed:
        session = day.row(start[place].id)
        preview = (after_start if press == "start" else after_end)(day.rows, session, at, how)
        (day.start if press == "start" else day.end)(session, at, how)
        for row in day.rows:
            assert row.placement == preview.placements.get(row.id, row.placement)
            assert row.started is None or row.ended is None or row.started <= row.ended
        assert sum(row.is_running for row in day.rows) <= 1
    told = day.rows

    restore_plan(workspace, day.day)
    assert day.rows == start
    undo(workspace)
    assert day.rows == told
    while len(undo_list(workspace)) > steps:
        undo(workspace)
    assert day.rows == start


def _placed(row: SessionRow) -> Placement:
    assert row.placement is not None
    return row.placement
