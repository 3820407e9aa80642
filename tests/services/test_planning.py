import pytest

from eventapp.domain.errors import InvalidReason, InvalidValue, NotFound
from eventapp.domain.ids import DayId, EventId, SessionId
from eventapp.domain.kinds import AppearanceRole, Kind, SessionKind
from eventapp.domain.programme_rules import Gap, Missing
from eventapp.domain.steps import Step
from eventapp.domain.templates import Template
from eventapp.services.events import add_day, list_days
from eventapp.services.history import undo, undo_list
from eventapp.services.people import count_people
from eventapp.services.planning import (
    add_newcomer,
    delete_sessions,
    find_session_gaps,
    insert_session,
    lay_out_day,
)
from eventapp.services.programme import (
    SessionRow,
    conflicts_of,
    count_sessions,
    list_sessions,
    move_session,
    update_session,
)
from eventapp.services.workspace import Workspace


def of_kind(workspace: Workspace, event: EventId, kind: SessionKind) -> SessionRow:
    return next(row for row in list_sessions(workspace, event) if row.kind is kind)


def times(workspace: Workspace, event: EventId) -> list[tuple[SessionKind, int, int]]:
    return [(row.kind, row.start, row.end) for row in list_sessions(workspace, event)]


def test_a_session_put_between_others_pushes_what_follows_and_nothing_else(
    workspace: Workspace, event: EventId
) -> None:
    before = times(workspace, event)
    keynote = of_kind(workspace, event, SessionKind.KEYNOTE)
    place = [row.id for row in list_sessions(workspace, event)].index(keynote.id)

    insert_session(workspace, event, kind=SessionKind.QUESTIONS, after=keynote.id)

    after = times(workspace, event)
    assert after[: place + 1] == before[: place + 1]
    assert after[place + 1] == (SessionKind.QUESTIONS, keynote.end, keynote.end + 10)
    assert after[place + 2 :] == [
        (kind, start + 10, end + 10) for kind, start, end in before[place + 1 :]
    ]


def test_putting_a_session_between_others_is_one_step_that_undo_takes_back(
    workspace: Workspace, event: EventId
) -> None:
    before = list_sessions(workspace, event)

    insert_session(workspace, event, kind=SessionKind.BREAK, after=before[4].id)

    assert [step.step for step in undo_list(workspace)] == [Step.ADD_SESSION]
    undo(workspace)
    assert list_sessions(workspace, event) == before


def test_on_an_empty_day_the_first_session_begins_when_it_opens_in_the_first_room(
    workspace: Workspace, event: EventId
) -> None:
    day = DayId(add_day(workspace, event).only_inserted(Kind.DAY))

    changes = insert_session(workspace, event, kind=SessionKind.KEYNOTE, day=day)

    added = next(
        row
        for row in list_sessions(workspace, event)
        if row.id == changes.only_inserted(Kind.SESSION)
    )
    assert (added.day, added.start, added.length, added.room_name) == (day, 570, 20, "대회의실")


def test_after_an_unscheduled_session_the_next_is_unscheduled_too(
    workspace: Workspace, event: EventId
) -> None:
    talk = of_kind(workspace, event, SessionKind.TALK)
    move_session(workspace, talk.id, to=None)

    insert_session(workspace, event, kind=SessionKind.TALK, after=talk.id)

    unscheduled = [row.length for row in list_sessions(workspace, event) if row.day is None]
    assert unscheduled == [15, 15]


def test_a_template_fills_a_day_end_to_end_as_one_step(
    workspace: Workspace, event: EventId
) -> None:
    day = DayId(add_day(workspace, event).only_inserted(Kind.DAY))
    steps = len(undo_list(workspace))

    lay_out_day(workspace, event, day, Template.SEMINAR)

    rows = [row for row in list_sessions(workspace, event) if row.day == day]
    assert [row.kind for row in rows][:3] == [
        SessionKind.REGISTRATION,
        SessionKind.OPENING,
        SessionKind.KEYNOTE,
    ]
    assert [row.end for row in rows[:-1]] == [row.start for row in rows[1:]]
    assert len(undo_list(workspace)) == steps + 1


def test_several_sessions_are_deleted_as_one_step_or_not_at_all(
    workspace: Workspace, event: EventId
) -> None:
    before = list_sessions(workspace, event)

    with pytest.raises(NotFound):
        delete_sessions(workspace, [before[0].id, SessionId(999_999)])
    assert list_sessions(workspace, event) == before

    delete_sessions(workspace, [before[0].id, before[-1].id])
    assert count_sessions(workspace, event) == len(before) - 2
    undo(workspace)
    assert list_sessions(workspace, event) == before


def test_a_newcomer_is_in_the_directory_and_in_the_session_by_one_step(
    workspace: Workspace, event: EventId
) -> None:
    people = count_people(workspace)
    panel = of_kind(workspace, event, SessionKind.PANEL)

    add_newcomer(workspace, panel.id, " 새 사람 ", AppearanceRole.PANELLIST)

    last = of_kind(workspace, event, SessionKind.PANEL).people[-1]
    assert (last.name, last.role) == ("새 사람", AppearanceRole.PANELLIST)
    assert count_people(workspace) == people + 1
    assert [(step.step, step.subject) for step in undo_list(workspace)] == [
        (Step.ADD_APPEARANCE, "새 사람")
    ]
    undo(workspace)
    assert count_people(workspace) == people
    assert of_kind(workspace, event, SessionKind.PANEL) == panel


def test_a_newcomer_without_a_name_is_refused_and_nothing_changes(
    workspace: Workspace, event: EventId
) -> None:
    panel = of_kind(workspace, event, SessionKind.PANEL)

    with pytest.raises(InvalidValue) as refused:
        add_newcomer(workspace, panel.id, " ", AppearanceRole.PANELLIST)

    assert refused.value.reason is InvalidReason.EMPTY
    assert of_kind(workspace, event, SessionKind.PANEL) == panel


def test_what_sessions_lack_is_found_in_programme_order(
    workspace: Workspace, event: EventId
) -> None:
    talk = of_kind(workspace, event, SessionKind.TALK)
    assert find_session_gaps(list_sessions(workspace, event)) == ()

    update_session(workspace, talk.id, title="")

    assert find_session_gaps(list_sessions(workspace, event)) == (
        Gap(Missing.SESSION_WITHOUT_TITLE, talk.id),
    )


def test_adding_anywhere_in_the_sample_makes_no_overlap(
    workspace: Workspace, event: EventId
) -> None:
    for row in list_sessions(workspace, event):
        insert_session(workspace, event, kind=SessionKind.TALK, after=row.id)

    assert {conflict.kind for conflict in conflicts_of(workspace, event)} == {"outside_day"}
    assert len(list_days(workspace, event)) == 1
