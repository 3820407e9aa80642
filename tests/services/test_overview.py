from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from eventapp.domain.ids import EventId
from eventapp.domain.kinds import AttendeeStatus, Kind, SessionKind
from eventapp.domain.placement import Placement
from eventapp.domain.programme_rules import Missing
from eventapp.services.attendees import list_attendees
from eventapp.services.desk_log import Counters
from eventapp.services.events import list_days, update_event
from eventapp.services.history import StepRow, redo_list, undo, undo_list
from eventapp.services.overview import overview
from eventapp.services.programme import add_session, list_sessions, update_session
from eventapp.services.sample import write_sample
from eventapp.services.snapshots.badges import badge_snapshot
from eventapp.services.snapshots.programme import programme_snapshot
from eventapp.services.workspace import Workspace

# Seoul is nine hours ahead of UTC: 10:35 there.
DURING_THE_KEYNOTE = datetime(2026, 11, 24, 1, 35, tzinfo=UTC)
THE_DAY_BEFORE = datetime(2026, 11, 23, 1, 35, tzinfo=UTC)


def test_the_sample_lies_on_the_next_24th(workspace: Workspace) -> None:
    event = write_sample(workspace, today=date(2026, 12, 24))
    assert {row.date for row in list_sessions(workspace, event)} == {date(2027, 1, 24)}


def test_the_sample_is_not_in_the_undo_list(workspace: Workspace, event: EventId) -> None:
    assert list_attendees(workspace, event)
    assert undo_list(workspace) == ()


def test_the_sample_has_80_attendees_whose_names_try_the_program(
    workspace: Workspace, event: EventId
) -> None:
    names = [row.name for row in list_attendees(workspace, event)]
    assert len(names) == 80
    assert names.count("김민준") == 2
    assert {"김솔", "李承勳", "Maximilian Wilhelmina Kowalczyk-Andersen"} <= set(names)


def test_during_the_keynote_the_first_talk_is_next(workspace: Workspace, event: EventId) -> None:
    seen = overview(workspace, event, now=DURING_THE_KEYNOTE)
    assert [row.kind for row in seen.current] == [SessionKind.KEYNOTE]
    assert [row.number for row in seen.next] == [1]


def test_on_another_day_nothing_is_on(workspace: Workspace, event: EventId) -> None:
    seen = overview(workspace, event, now=THE_DAY_BEFORE)
    assert (seen.current, seen.next) == ((), ())


def test_only_the_registered_are_expected(workspace: Workspace, event: EventId) -> None:
    seen = overview(workspace, event, now=THE_DAY_BEFORE)
    assert seen.attendance == Counters(expected=78, admitted=0)
    assert (seen.people, len(seen.sessions)) == (12, 11)


def test_a_talk_that_lost_its_title_and_a_lost_venue_are_missing(
    workspace: Workspace, event: EventId
) -> None:
    talk = next(r for r in list_sessions(workspace, event) if r.kind is SessionKind.TALK)
    update_session(workspace, talk.id, title="")
    update_event(workspace, event, venue="")
    gaps = overview(workspace, event, now=THE_DAY_BEFORE).gaps
    assert [gap.missing for gap in gaps[:2]] == [
        Missing.NO_VENUE,
        Missing.SESSION_WITHOUT_TITLE,
    ]
    assert gaps[1].session == talk.id


def test_undo_and_redo_lists_name_the_steps_newest_first(
    workspace: Workspace, event: EventId
) -> None:
    update_event(workspace, event, venue="가")
    update_event(workspace, event, title="나")
    assert [row.step.value for row in undo_list(workspace)] == ["edit_event", "edit_event"]
    workspace.undo()
    (redoable,) = redo_list(workspace)
    assert isinstance(redoable, StepRow)
    assert [row.id for row in undo_list(workspace)] == [redoable.id - 1]


def test_a_programme_snapshot_holds_the_panel_in_order(
    workspace: Workspace, event: EventId
) -> None:
    snapshot = programme_snapshot(workspace, event)
    panel = snapshot.sessions[-1]
    assert [someone.name for someone in panel.people] == [
        "배중철",
        "황영임",
        "김미득",
        "김진수",
        "심인경",
    ]
    assert (snapshot.event.days, panel.room) == ((date(2026, 11, 24),), "대회의실")


def test_badges_are_made_for_the_registered_alone(workspace: Workspace, event: EventId) -> None:
    badges = badge_snapshot(workspace, event).badges
    rows = list_attendees(workspace, event)
    registered = [row for row in rows if row.status is AttendeeStatus.REGISTERED]
    assert [badge.code for badge in badges] == [row.code for row in registered]


def test_the_same_workspace_gives_the_same_snapshot(workspace: Workspace, event: EventId) -> None:
    assert programme_snapshot(workspace, event) == programme_snapshot(workspace, event)


NIGHT = datetime(2026, 11, 25, 0, 10, tzinfo=ZoneInfo("Asia/Seoul"))


def test_between_two_sessions_of_a_night_the_second_is_next(
    workspace: Workspace, event: EventId
) -> None:
    day = list_days(workspace, event)[0].id
    night = [
        add_session(
            workspace,
            event,
            kind=SessionKind.OTHER,
            title="밤",
            placement=Placement(day, None, start, 30),
        ).only_inserted(Kind.SESSION)
        for start in (23 * 60, 24 * 60 + 30)
    ]

    before = overview(workspace, event, now=NIGHT)
    during = overview(workspace, event, now=NIGHT + timedelta(minutes=30))
    after = overview(workspace, event, now=NIGHT + timedelta(minutes=50))

    assert ([s.id for s in before.current], [s.id for s in before.next]) == ([], night[1:])
    assert ([s.id for s in during.current], [s.id for s in during.next]) == (night[1:], [])
    assert (after.current, after.next) == ((), ())


def test_the_undo_list_can_be_asked_for_its_first_step_alone(
    workspace: Workspace, event: EventId
) -> None:
    for title in ("하나", "둘"):
        update_event(workspace, event, title=title)

    assert undo_list(workspace, limit=1) == undo_list(workspace)[:1]
    undo(workspace)
    undo(workspace)
    assert redo_list(workspace, limit=1) == redo_list(workspace)[:1]
