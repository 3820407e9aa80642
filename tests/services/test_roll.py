from datetime import date

import pytest

from eventapp.domain.changes import Changes
from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import AttendeeStatus, Kind
from eventapp.services.attendees import (
    add_attendee,
    delete_attendees,
    list_attendees,
    update_attendee,
)
from eventapp.services.events import create_event
from eventapp.services.history import undo
from eventapp.services.roll import attendee_by_number, attendees_by_number, roll_number
from eventapp.services.workspace import Workspace


def added(changes: Changes) -> AttendeeId:
    return AttendeeId(changes.only_inserted(Kind.ATTENDEE))


def name_of(workspace: Workspace, event: EventId, number: int) -> str | None:
    found = attendee_by_number(workspace, event, number)
    return None if found is None else found.name


def test_a_number_means_the_same_person_whatever_happens_to_the_others(
    workspace: Workspace, event: EventId
) -> None:
    first = list_attendees(workspace, event)[0]
    someone = added(add_attendee(workspace, event, name="서종식"))
    number = roll_number(someone)

    add_attendee(workspace, event, name="가가린")
    delete_attendees(workspace, [first.id])
    update_attendee(workspace, someone, name="하종식", status=AttendeeStatus.CANCELLED)

    assert name_of(workspace, event, number) == "하종식"


def test_the_number_of_somebody_deleted_is_never_anothers(
    workspace: Workspace, event: EventId
) -> None:
    gone = added(add_attendee(workspace, event, name="서종식"))
    delete_attendees(workspace, [gone])
    newcomer = added(add_attendee(workspace, event, name="나중에"))

    assert name_of(workspace, event, roll_number(gone)) is None
    assert roll_number(newcomer) != roll_number(gone)

    undo(workspace)
    undo(workspace)
    assert name_of(workspace, event, roll_number(gone)) == "서종식"


def test_another_events_numbers_are_nobodys_here(workspace: Workspace, event: EventId) -> None:
    other = EventId(
        create_event(workspace, title="다른 행사", first_day=date(2026, 12, 1)).only_inserted(
            Kind.EVENT
        )
    )
    stranger = added(add_attendee(workspace, other, name="남"))

    assert name_of(workspace, event, roll_number(stranger)) is None
    assert name_of(workspace, other, roll_number(stranger)) == "남"


@pytest.mark.parametrize("number", [0, -1, 2**63, 10**40])
def test_numbers_no_list_can_have_are_nobodys(
    workspace: Workspace, event: EventId, number: int
) -> None:
    assert attendee_by_number(workspace, event, number) is None


def test_many_numbers_are_looked_up_at_once(workspace: Workspace, event: EventId) -> None:
    rows = list_attendees(workspace, event)[:3]
    numbers = [roll_number(row.id) for row in rows]

    assert attendees_by_number(workspace, event, [*numbers, 10**9]) == dict(
        zip(numbers, rows, strict=True)
    )
