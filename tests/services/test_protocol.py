from collections.abc import Callable

import pytest

from eventapp.domain.errors import NotFound
from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import AttendeeStatus, Kind, OrganisationKind
from eventapp.domain.protocol import Office
from eventapp.services.attendees import add_attendee, list_attendees, update_attendee
from eventapp.services.checkin import admit
from eventapp.services.desk_log import event_gate
from eventapp.services.history import undo
from eventapp.services.organisations import add_organisation
from eventapp.services.protocol import (
    forget_order_by_hand,
    guests_in_protocol_order,
    reorder_guests,
)
from eventapp.services.workspace import Workspace

Names = Callable[[], list[str]]


@pytest.fixture
def guests(workspace: Workspace, event: EventId) -> dict[str, AttendeeId]:
    """Four guests, added in no order, and one who is none."""

    def add(name: str, position: str, organisation: str) -> AttendeeId:
        made = add_attendee(
            workspace,
            event,
            name=name,
            position=position,
            organisation=organisation,
            guest=True,
        )
        return AttendeeId(made.only_inserted(Kind.ATTENDEE))

    made = {
        "팀장": add("팀장", "팀장", "경남도청"),
        "이사장": add("이사장", "이사장", "새나라"),
        "도지사": add("도지사", "도지사", "경상남도"),
        "시장": add("시장", "시장", "창원시"),
    }
    add_attendee(workspace, event, name="장관", position="장관")
    return made


@pytest.fixture
def names(workspace: Workspace, event: EventId) -> Names:
    return lambda: [guest.name for guest in guests_in_protocol_order(workspace, event)]


def test_guests_stand_by_office(guests: dict[str, AttendeeId], names: Names) -> None:
    assert names() == ["도지사", "시장", "이사장", "팀장"]
    del guests


def test_a_row_tells_who_is_inside_what_to_mind_and_why_they_stand_there(
    workspace: Workspace, event: EventId, guests: dict[str, AttendeeId]
) -> None:
    update_attendee(workspace, guests["시장"], attention="휠체어")
    admit(workspace, event_gate(workspace, event), guests["시장"], desk="1")

    first, second, *_rest = guests_in_protocol_order(workspace, event)

    assert (first.office, first.inside, first.attention) == (Office.GOVERNOR, False, "")
    assert (second.office, second.inside, second.attention) == (Office.MAYOR, True, "휠체어")
    assert second.admitted_at is not None


def test_moving_one_up_places_no_more_by_hand_than_it_must(
    workspace: Workspace, event: EventId, guests: dict[str, AttendeeId], names: Names
) -> None:
    reorder_guests(workspace, event, [guests["이사장"]])

    assert names() == ["이사장", "도지사", "시장", "팀장"]
    placed = {row.name: row.protocol for row in list_attendees(workspace, event) if row.guest}
    assert placed == {"이사장": 1, "도지사": 0, "시장": 0, "팀장": 0}
    update_attendee(workspace, guests["팀장"], position="장관")
    assert names() == ["이사장", "팀장", "도지사", "시장"]


def test_a_whole_order_by_hand_stands_until_it_is_forgotten_and_both_are_undone(
    workspace: Workspace, event: EventId, guests: dict[str, AttendeeId], names: Names
) -> None:
    order = ["팀장", "시장", "이사장", "도지사"]
    reorder_guests(workspace, event, [guests[name] for name in order])
    assert names() == order
    reasons = [guest.office for guest in guests_in_protocol_order(workspace, event)]
    assert reasons == [Office.BY_HAND] * 3 + [Office.GOVERNOR]

    forget_order_by_hand(workspace, event)
    assert names() == ["도지사", "시장", "이사장", "팀장"]
    undo(workspace)
    assert names() == order
    undo(workspace)
    assert names() == ["도지사", "시장", "이사장", "팀장"]


def test_the_directory_tells_what_an_organisation_is(
    workspace: Workspace, event: EventId, guests: dict[str, AttendeeId], names: Names
) -> None:
    made = add_attendee(
        workspace, event, name="의원", position="의원", organisation="새나라", guest=True
    )
    assert names()[-1] == "의원"

    add_organisation(workspace, name="새나라", kind=OrganisationKind.COUNCIL)

    assert names() == ["도지사", "시장", "의원", "이사장", "팀장"]
    del made, guests


def test_who_cancelled_is_not_named_and_who_is_no_guest_is_not_placed(
    workspace: Workspace, event: EventId, guests: dict[str, AttendeeId], names: Names
) -> None:
    update_attendee(workspace, guests["도지사"], status=AttendeeStatus.CANCELLED)

    assert names() == ["시장", "이사장", "팀장"]
    with pytest.raises(NotFound):
        reorder_guests(workspace, event, [guests["도지사"]])
