from datetime import UTC, date, datetime

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
from eventapp.services.checkin import admit
from eventapp.services.desk_log import event_gate
from eventapp.services.duplicates import merge_attendees
from eventapp.services.events import create_event
from eventapp.services.history import undo
from eventapp.services.roll import (
    attendee_by_number,
    attendees_by_number,
    roll_number,
    was_given,
)
from eventapp.services.snapshots.roll import roll_snapshot
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


def test_the_list_has_who_may_come_with_the_last_digits_of_their_phones_alone(
    workspace: Workspace, event: EventId
) -> None:
    now = datetime(2026, 11, 24, 0, 21, tzinfo=UTC)
    came = added(add_attendee(workspace, event, name="서종식", phone="010-4321-9876"))
    waits = added(
        add_attendee(
            workspace, event, name="대기자", status=AttendeeStatus.WAITING, attention="휠체어"
        )
    )
    gone = added(add_attendee(workspace, event, name="안 와요", status=AttendeeStatus.CANCELLED))
    admit(workspace, event_gate(workspace, event), came, desk="창구 1", now=now)

    snapshot = roll_snapshot(workspace, event, now=now)

    lines = {line.number: line for line in snapshot.entries}
    assert roll_number(gone) not in lines
    assert lines[roll_number(came)].phone_end == "9876"
    assert lines[roll_number(came)].admitted_at == now
    assert (lines[roll_number(waits)].waiting, lines[roll_number(waits)].note) == (True, "휠체어")
    assert snapshot.taken_at.isoformat() == "2026-11-24T09:21:00+09:00"


def test_the_number_of_a_merged_registration_is_the_survivors(
    workspace: Workspace, event: EventId
) -> None:
    one, two, three = (added(add_attendee(workspace, event, name="서종식")) for _time in range(3))
    merge_attendees(workspace, two, three)
    merge_attendees(workspace, one, two)
    for number in (one, two, three):
        found = attendee_by_number(workspace, event, roll_number(number))
        assert found is not None
        assert found.id == one
    undo(workspace)
    found = attendee_by_number(workspace, event, roll_number(three))
    assert found is not None
    assert found.id == two


def test_a_number_that_was_given_and_is_nobodys_now_is_told_from_one_that_never_was(
    workspace: Workspace, event: EventId
) -> None:
    gone = added(add_attendee(workspace, event, name="서종식"))
    last = added(add_attendee(workspace, event, name="가가린"))
    delete_attendees(workspace, [gone])
    assert attendee_by_number(workspace, event, roll_number(gone)) is None
    told = [was_given(workspace, number) for number in (gone, last, last + 1, 0, 2**70)]
    assert told == [True, False, False, False, False]
