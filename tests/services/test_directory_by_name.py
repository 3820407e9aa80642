"""Organisations and people by name, many at once, and invitations of a whole event."""

import pytest

from eventapp.domain.errors import InvalidReason, InvalidValue, NotFound
from eventapp.domain.ids import EngagementId, EventId, OrganisationId, PersonId
from eventapp.domain.kinds import AppearanceRole, AppearanceStatus, EngagementKind, Kind
from eventapp.services.appearances import add_appearance
from eventapp.services.history import undo, undo_list
from eventapp.services.organisations import (
    add_organisation,
    count_organisations,
    delete_engagements,
    delete_organisations,
    engage,
    list_engagements,
    list_organisations,
)
from eventapp.services.people import (
    PersonRow,
    add_person,
    count_people,
    delete_people,
    list_people,
    set_organisation,
    set_status,
)
from eventapp.services.programme import list_sessions
from eventapp.services.workspace import Workspace


def person(workspace: Workspace, event: EventId, name: str) -> PersonRow:
    return next(row for row in list_people(workspace, event) if row.name == name)


def test_a_person_moves_to_an_organisation_the_directory_knows(
    workspace: Workspace, event: EventId
) -> None:
    before = count_organisations(workspace)
    who = person(workspace, event, "오영오")
    changes = set_organisation(workspace, who.id, "이로운넷")
    assert person(workspace, event, "오영오").organisation == "이로운넷"
    assert changes.inserted.get(Kind.ORGANISATION) is None
    assert count_organisations(workspace) == before


def test_an_unknown_organisation_is_added_in_the_same_step(
    workspace: Workspace, event: EventId
) -> None:
    steps = len(undo_list(workspace))
    who = person(workspace, event, "오영오")
    changes = set_organisation(workspace, who.id, "  새 기관 ")
    moved = person(workspace, event, "오영오")
    assert (moved.organisation, moved.organisation_id) == (
        "새 기관",
        changes.only_inserted(Kind.ORGANISATION),
    )
    assert len(undo_list(workspace)) == steps + 1
    undo(workspace)
    assert person(workspace, event, "오영오").organisation == "한국토지주택공사"
    assert "새 기관" not in [row.name for row in list_organisations(workspace, event)]


def test_no_name_takes_a_person_out_of_their_organisation(
    workspace: Workspace, event: EventId
) -> None:
    who = person(workspace, event, "오영오")
    set_organisation(workspace, who.id, " ")
    assert person(workspace, event, "오영오").organisation_id is None


def test_of_two_organisations_with_one_name_the_older_is_taken(
    workspace: Workspace, event: EventId
) -> None:
    older = add_organisation(workspace, name="한빛").only_inserted(Kind.ORGANISATION)
    add_organisation(workspace, name="한빛")
    who = person(workspace, event, "오영오")
    set_organisation(workspace, who.id, "한빛")
    assert person(workspace, event, "오영오").organisation_id == older


def test_an_organisation_is_engaged_by_a_name_the_directory_lacks(
    workspace: Workspace, event: EventId
) -> None:
    steps = len(undo_list(workspace))
    engage(workspace, event, "새 후원사", EngagementKind.CONTRIBUTOR)
    last = list_engagements(workspace, event)[-1]
    assert (last.name, last.kind) == ("새 후원사", EngagementKind.CONTRIBUTOR)
    assert len(undo_list(workspace)) == steps + 1


def test_engaging_needs_a_name(workspace: Workspace, event: EventId) -> None:
    with pytest.raises(InvalidValue) as refused:
        engage(workspace, event, "  ", EngagementKind.HOST)
    assert refused.value.reason is InvalidReason.EMPTY
    assert len(list_engagements(workspace, event)) == 7


def test_engaging_in_an_event_that_is_gone_adds_no_organisation(
    workspace: Workspace, event: EventId
) -> None:
    before = count_organisations(workspace)
    with pytest.raises(NotFound):
        engage(workspace, EventId(event + 100), "새 후원사", EngagementKind.HOST)
    assert count_organisations(workspace) == before


def test_several_people_are_deleted_and_come_back_as_one_step(
    workspace: Workspace, event: EventId
) -> None:
    before = list_people(workspace, event)
    delete_people(workspace, [row.id for row in before[:5]])
    assert count_people(workspace) == len(before) - 5
    undo(workspace)
    assert list_people(workspace, event) == before


def test_nobody_is_deleted_when_one_of_them_is_gone(workspace: Workspace, event: EventId) -> None:
    before = list_people(workspace, event)
    with pytest.raises(NotFound):
        delete_people(workspace, [before[0].id, PersonId(before[-1].id + 100)])
    assert list_people(workspace, event) == before


def test_several_organisations_and_engagements_go_as_one_step_each(
    workspace: Workspace, event: EventId
) -> None:
    known = list_organisations(workspace, event)
    engaged = list_engagements(workspace, event)
    delete_engagements(workspace, [EngagementId(row.id) for row in engaged[:2]])
    assert list_engagements(workspace, event) == engaged[2:]
    delete_organisations(workspace, [OrganisationId(row.id) for row in known])
    assert count_organisations(workspace) == 0
    undo(workspace)
    undo(workspace)
    assert list_organisations(workspace, event) == known


def test_an_invitation_is_noted_in_every_session_of_the_event(
    workspace: Workspace, event: EventId
) -> None:
    who = person(workspace, event, "배중철")
    first = list_sessions(workspace, event)[0]
    add_appearance(workspace, first.id, who.id, AppearanceRole.MC)
    set_status(workspace, event, who.id, AppearanceStatus.ARRIVED)
    sessions = person(workspace, event, "배중철").sessions
    assert [(session.role, session.status) for session in sessions] == [
        (AppearanceRole.MC, AppearanceStatus.ARRIVED),
        (AppearanceRole.MODERATOR, AppearanceStatus.ARRIVED),
    ]
    undo(workspace)
    statuses = [session.status for session in person(workspace, event, "배중철").sessions]
    assert statuses == [AppearanceStatus.INVITED, AppearanceStatus.CONFIRMED]


def test_a_persons_sessions_say_when_they_are(workspace: Workspace, event: EventId) -> None:
    (session,) = person(workspace, event, "서종식").sessions
    row = next(row for row in list_sessions(workspace, event) if row.id == session.session)
    assert (session.date, session.start) == (row.date, row.start)
    assert session.appearance == row.people[0].id


@pytest.mark.usefixtures("event")
def test_somebody_new_is_counted(workspace: Workspace) -> None:
    assert (count_people(workspace), count_organisations(workspace)) == (12, 14)
    add_person(workspace, name="새 사람")
    assert count_people(workspace) == 13
