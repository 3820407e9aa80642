from datetime import UTC, date, datetime

from eventapp.domain.ids import EventId
from eventapp.domain.kinds import AttendeeStatus, SessionKind
from eventapp.domain.programme_rules import Missing
from eventapp.services.attendees import list_attendees
from eventapp.services.checkin import Counters
from eventapp.services.events import update_event
from eventapp.services.history import StepRow, redo_list, undo_list
from eventapp.services.overview import overview
from eventapp.services.programme import list_sessions, update_session
from eventapp.services.sample import write_sample
from eventapp.services.snapshots import badge_snapshot, programme_snapshot
from eventapp.services.workspace import Workspace

# Seoul is nine hours ahead of UTC: 10:35 there.
DURING_THE_KEYNOTE = datetime(2026, 11, 24, 1, 35, tzinfo=UTC)
THE_DAY_BEFORE = datetime(2026, 11, 23, 1, 35, tzinfo=UTC)


def test_the_sample_lies_on_the_next_24th(workspace: Workspace) -> None:
    event = write_sample(workspace, today=date(2026, 12, 24))
    assert {row.date for row in list_sessions(workspace, event)} == {date(2027, 1, 24)}


def test_the_sample_is_not_in_the_undo_list(workspace: Workspace, sample: EventId) -> None:
    assert list_attendees(workspace, sample)
    assert undo_list(workspace) == ()


def test_the_sample_has_80_attendees_whose_names_try_the_program(
    workspace: Workspace, sample: EventId
) -> None:
    names = [row.name for row in list_attendees(workspace, sample)]
    assert len(names) == 80
    assert names.count("김민준") == 2
    assert {"김솔", "李承勳", "Maximilian Wilhelmina Kowalczyk-Andersen"} <= set(names)


def test_during_the_keynote_the_first_talk_is_next(workspace: Workspace, sample: EventId) -> None:
    seen = overview(workspace, sample, now=DURING_THE_KEYNOTE)
    assert [row.kind for row in seen.current] == [SessionKind.KEYNOTE]
    assert [row.number for row in seen.next] == [1]


def test_on_another_day_nothing_is_on(workspace: Workspace, sample: EventId) -> None:
    seen = overview(workspace, sample, now=THE_DAY_BEFORE)
    assert (seen.current, seen.next) == ((), ())


def test_only_the_registered_are_expected(workspace: Workspace, sample: EventId) -> None:
    seen = overview(workspace, sample, now=THE_DAY_BEFORE)
    assert seen.attendance == Counters(expected=78, admitted=0)
    assert (seen.people, len(seen.sessions)) == (12, 11)


def test_a_talk_that_lost_its_title_and_a_lost_venue_are_missing(
    workspace: Workspace, sample: EventId
) -> None:
    talk = next(r for r in list_sessions(workspace, sample) if r.kind is SessionKind.TALK)
    update_session(workspace, talk.id, title="")
    update_event(workspace, sample, venue="")
    gaps = overview(workspace, sample, now=THE_DAY_BEFORE).gaps
    assert [gap.missing for gap in gaps[:2]] == [
        Missing.NO_VENUE,
        Missing.SESSION_WITHOUT_TITLE,
    ]
    assert gaps[1].session == talk.id


def test_undo_and_redo_lists_name_the_steps_newest_first(
    workspace: Workspace, sample: EventId
) -> None:
    update_event(workspace, sample, venue="가")
    update_event(workspace, sample, title="나")
    assert [row.step.value for row in undo_list(workspace)] == ["edit_event", "edit_event"]
    workspace.undo()
    (redoable,) = redo_list(workspace)
    assert isinstance(redoable, StepRow)
    assert [row.id for row in undo_list(workspace)] == [redoable.id - 1]


def test_a_programme_snapshot_holds_the_panel_in_order(
    workspace: Workspace, sample: EventId
) -> None:
    snapshot = programme_snapshot(workspace, sample)
    panel = snapshot.sessions[-1]
    assert [someone.name for someone in panel.people] == [
        "배중철",
        "황영임",
        "김미득",
        "김진수",
        "심인경",
    ]
    assert (snapshot.event.days, panel.room) == ((date(2026, 11, 24),), "대회의실")


def test_badges_are_made_for_the_registered_alone(workspace: Workspace, sample: EventId) -> None:
    badges = badge_snapshot(workspace, sample).badges
    rows = list_attendees(workspace, sample)
    registered = [row for row in rows if row.status is AttendeeStatus.REGISTERED]
    assert [badge.code for badge in badges] == [row.code for row in registered]


def test_the_same_workspace_gives_the_same_snapshot(workspace: Workspace, sample: EventId) -> None:
    assert programme_snapshot(workspace, sample) == programme_snapshot(workspace, sample)
