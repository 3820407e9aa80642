from datetime import date

import pytest

from eventapp.domain.errors import InUse, InvalidReason, InvalidValue, NotFound
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Kind, SessionKind
from eventapp.domain.templates import Template
from eventapp.services.attendees import list_attendees, list_categories
from eventapp.services.checkin import check_in
from eventapp.services.desk_log import cancel_admission, event_gate
from eventapp.services.events import (
    EventRow,
    add_day,
    add_room,
    create_event,
    delete_day,
    delete_event,
    delete_room,
    event_facts,
    list_days,
    list_events,
    list_rooms,
    update_day,
    update_event,
    update_room,
)
from eventapp.services.programme import list_sessions
from eventapp.services.workspace import Workspace

DAY = date(2026, 12, 24)


def test_a_new_event_has_its_days_its_room_and_its_categories(workspace: Workspace) -> None:
    changes = create_event(
        workspace,
        title="  워크숍 ",
        first_day=DAY,
        days=2,
        room="대회의실",
        categories=(("참가자", "Attendee", "#0E6B5B"),),
    )

    event_id = EventId(changes.only_inserted(Kind.EVENT))
    assert list_events(workspace) == (EventRow(event_id, "워크숍", "", DAY, date(2026, 12, 25)),)
    assert [room.name for room in list_rooms(workspace, event_id)] == ["대회의실"]
    assert [row.name_en for row in list_categories(workspace, event_id)] == ["Attendee"]
    assert list_sessions(workspace, event_id) == ()


def test_an_event_from_the_ceremony_template_runs_end_to_end(workspace: Workspace) -> None:
    create_event(workspace, title="워크숍", first_day=DAY, room="강당", template=Template.CEREMONY)

    sessions = list_sessions(workspace, EventId(1))
    assert sessions[0].kind is SessionKind.REGISTRATION
    assert sessions[-1].kind is SessionKind.CLOSING
    assert [later.start for later in sessions[1:]] == [earlier.end for earlier in sessions[:-1]]


@pytest.mark.parametrize("days", [0, 32])
def test_an_event_of_no_day_or_of_more_than_a_month_is_refused(
    workspace: Workspace, days: int
) -> None:
    with pytest.raises(InvalidValue) as refused:
        create_event(workspace, title="워크숍", first_day=DAY, days=days)
    assert (refused.value.field, refused.value.reason) == ("days", InvalidReason.NOT_A_DATE)
    assert list_events(workspace) == ()


def test_a_room_without_a_visible_name_is_no_room(workspace: Workspace) -> None:
    create_event(workspace, title="워크숍", first_day=DAY, room=" \u200b ")

    assert list_rooms(workspace, EventId(1)) == ()


def test_an_event_without_a_title_is_refused(workspace: Workspace) -> None:
    with pytest.raises(InvalidValue) as refused:
        create_event(workspace, title=" \u200b ", first_day=DAY)
    assert (refused.value.field, refused.value.reason) == ("title", InvalidReason.EMPTY)


def test_a_colour_that_is_none_is_refused_and_nothing_changes(
    workspace: Workspace, event: EventId
) -> None:
    with pytest.raises(InvalidValue):
        update_event(workspace, event, venue="어딘가", colour="green")
    assert event_facts(workspace, event).venue == "한국토지주택공사 경남지역본부"


def test_the_facts_of_a_deleted_event_are_not_found(workspace: Workspace, event: EventId) -> None:
    delete_event(workspace, event)
    with pytest.raises(NotFound):
        event_facts(workspace, event)


def test_an_event_somebody_came_to_is_not_deleted_until_that_is_cancelled(
    workspace: Workspace, event: EventId
) -> None:
    guest = list_attendees(workspace, event)[0]
    gate = event_gate(workspace, event)
    check_in(workspace, gate, guest.code or "", desk="1")

    with pytest.raises(InUse):
        delete_event(workspace, event)
    assert len(list_events(workspace)) == 1

    cancel_admission(workspace, gate, guest.id, desk="1")
    delete_event(workspace, event)
    assert list_events(workspace) == ()


def test_a_day_added_follows_the_last_one_and_keeps_its_hours(
    workspace: Workspace, event: EventId
) -> None:
    add_day(workspace, event)
    first, second = list_days(workspace, event)
    assert (second.date.toordinal(), second.opens, second.closes) == (
        first.date.toordinal() + 1,
        first.opens,
        first.closes,
    )


def test_moving_a_day_moves_its_sessions_along(workspace: Workspace, event: EventId) -> None:
    (day,) = list_days(workspace, event)
    update_day(workspace, day.id, date=date(2027, 1, 24))
    assert {session.date for session in list_sessions(workspace, event)} == {date(2027, 1, 24)}


def test_deleting_a_day_leaves_its_sessions_unscheduled_and_undo_puts_them_back(
    workspace: Workspace, event: EventId
) -> None:
    before = list_sessions(workspace, event)
    (day,) = list_days(workspace, event)

    delete_day(workspace, day.id)
    assert {session.placement for session in list_sessions(workspace, event)} == {None}

    workspace.undo()
    assert list_sessions(workspace, event) == before


def test_a_room_is_added_last_renamed_and_its_sessions_survive_its_deletion(
    workspace: Workspace, event: EventId
) -> None:
    add_room(workspace, event, "소회의실")
    hall, small = list_rooms(workspace, event)
    update_room(workspace, small.id, name="세미나실", capacity=20)
    assert list_rooms(workspace, event)[1].name == "세미나실"

    delete_room(workspace, hall.id)
    sessions = list_sessions(workspace, event)
    assert (len(sessions), {session.room for session in sessions}) == (11, {None})
