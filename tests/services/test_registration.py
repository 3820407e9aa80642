from datetime import date

import pytest

from eventapp.domain.errors import InvalidValue, NotFound
from eventapp.domain.ids import AttendeeId, CategoryId, EventId, OwnFieldId
from eventapp.domain.kinds import AttendeeStatus, Kind
from eventapp.services.attendees import (
    AttendeeRow,
    add_category,
    delete_attendees,
    list_attendees,
    update_attendee,
)
from eventapp.services.events import create_event
from eventapp.services.history import undo
from eventapp.services.own_fields import add_own_field
from eventapp.services.registration import (
    Capacities,
    Places,
    add_companion,
    capacities,
    companions_of,
    confirm_waiting,
    edit_attendees,
    next_in_line,
    register,
    set_event_capacity,
    waiting_list,
)
from eventapp.services.workspace import Workspace

REGISTERED, WAITING = AttendeeStatus.REGISTERED, AttendeeStatus.WAITING


@pytest.fixture
def event(workspace: Workspace) -> EventId:
    """An event of three places, two of which are for speakers at most."""
    made = create_event(workspace, title="정원", first_day=date(2027, 1, 1))
    event_id = EventId(made.only_inserted(Kind.EVENT))
    set_event_capacity(workspace, event_id, 3)
    return event_id


@pytest.fixture
def speakers(workspace: Workspace, event: EventId) -> CategoryId:
    made = add_category(workspace, event, name="발표자", capacity=2)
    return CategoryId(made.only_inserted(Kind.CATEGORY))


def rows(workspace: Workspace, event: EventId) -> dict[str, AttendeeRow]:
    return {row.name: row for row in list_attendees(workspace, event)}


def statuses(workspace: Workspace, event: EventId) -> dict[str, AttendeeStatus]:
    return {name: row.status for name, row in rows(workspace, event).items()}


def test_without_a_capacity_everybody_is_registered(workspace: Workspace, event: EventId) -> None:
    set_event_capacity(workspace, event, 0)
    made = [register(workspace, event, name=str(number)) for number in range(9)]
    assert {(each.status, each.place) for each in made} == {(REGISTERED, 0)}
    assert capacities(workspace, event) == Capacities(Places(0, 9, 0), {})
    assert Places(0, 9, 0).free is None


def test_who_comes_when_it_is_full_waits_in_order(workspace: Workspace, event: EventId) -> None:
    made = [register(workspace, event, name=name) for name in "가나다라마"]
    assert [(each.status, each.place) for each in made] == [
        *[(REGISTERED, 0)] * 3,
        (WAITING, 1),
        (WAITING, 2),
    ]
    assert waiting_list(workspace, event) == (made[3].id, made[4].id)
    places = capacities(workspace, event).event
    assert (places, places.free, places.full) == (Places(3, 3, 2), 0, True)
    assert rows(workspace, event)["라"].code is not None


def test_a_full_category_lets_others_in(
    workspace: Workspace, event: EventId, speakers: CategoryId
) -> None:
    made = [register(workspace, event, name=name, category_id=speakers) for name in "가나다"]
    assert [each.status for each in made] == [REGISTERED, REGISTERED, WAITING]
    assert register(workspace, event, name="라").status is REGISTERED
    assert register(workspace, event, name="마").status is WAITING
    assert capacities(workspace, event).categories == {speakers: Places(2, 2, 1)}


def test_a_place_that_becomes_free_is_offered_and_not_given(
    workspace: Workspace, event: EventId
) -> None:
    made = [register(workspace, event, name=name) for name in "가나다라마"]
    assert next_in_line(workspace, event) == ()
    update_attendee(workspace, made[0].id, status=AttendeeStatus.CANCELLED)
    assert next_in_line(workspace, event) == (made[3].id,)
    assert statuses(workspace, event)["라"] is WAITING

    confirm_waiting(workspace, event)

    assert statuses(workspace, event)["라"] is REGISTERED
    assert waiting_list(workspace, event) == (made[4].id,)
    undo(workspace)
    assert waiting_list(workspace, event) == (made[3].id, made[4].id)


def test_the_next_ones_are_as_many_as_asked_for_and_of_a_category_with_places(
    workspace: Workspace, event: EventId, speakers: CategoryId
) -> None:
    for name in "가나":
        register(workspace, event, name=name, category_id=speakers)
    passed_over = register(workspace, event, name="다", category_id=speakers).id
    register(workspace, event, name="라")
    waiting = [register(workspace, event, name=name).id for name in "마바"]
    set_event_capacity(workspace, event, 9)

    assert next_in_line(workspace, event, 1) == (waiting[0],)
    assert next_in_line(workspace, event) == tuple(waiting)
    confirm_waiting(workspace, event, most=1)
    assert waiting_list(workspace, event) == (passed_over, waiting[1])


def test_somebody_may_be_moved_up_by_hand_whatever_the_capacity(
    workspace: Workspace, event: EventId
) -> None:
    made = [register(workspace, event, name=name) for name in "가나다라마"]
    confirm_waiting(workspace, event, only=[made[4].id, made[0].id])
    assert statuses(workspace, event)["마"] is REGISTERED
    assert capacities(workspace, event).event == Places(3, 4, 1)
    assert capacities(workspace, event).event.free == 0


@pytest.mark.parametrize("capacity", [-1, 2_000_000])
def test_a_capacity_is_a_count(workspace: Workspace, event: EventId, capacity: int) -> None:
    with pytest.raises(InvalidValue):
        set_event_capacity(workspace, event, capacity)
    assert capacities(workspace, event).event.capacity == 3


def test_a_companion_has_a_ticket_and_a_place_and_stays_when_the_host_goes(
    workspace: Workspace, event: EventId, speakers: CategoryId
) -> None:
    host = register(workspace, event, name="가", organisation="나눔", category_id=speakers).id
    one = add_companion(workspace, host, name="동반 1").id
    other = add_companion(workspace, one, name="동반 2", organisation="다른 곳")

    assert companions_of(workspace, host) == (one, other.id)
    assert other.status is WAITING
    first, second = rows(workspace, event)["동반 1"], rows(workspace, event)["동반 2"]
    assert (first.companion_of, first.organisation, first.category_id) == (host, "나눔", speakers)
    assert (second.companion_of, second.organisation) == (host, "다른 곳")
    assert first.code is not None

    delete_attendees(workspace, [host])
    assert {name: row.companion_of for name, row in rows(workspace, event).items()} == {
        "동반 1": None,
        "동반 2": None,
    }
    undo(workspace)
    assert companions_of(workspace, host) == (one, other.id)


def test_nobody_accompanies_somebody_who_is_gone(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        add_companion(workspace, AttendeeId(999), name="가")


def test_many_are_edited_and_taken_back_at_once(
    workspace: Workspace, event: EventId, speakers: CategoryId
) -> None:
    made = [register(workspace, event, name=name).id for name in "가나다"]
    before = rows(workspace, event)
    edit_attendees(
        workspace, made[:2], category_id=speakers, organisation="㈔나눔", guest=True, attention="!"
    )
    after = rows(workspace, event)
    assert [
        (after[name].category_id, after[name].organisation, after[name].guest) for name in "가나다"
    ] == [(speakers, "㈔나눔", True), (speakers, "㈔나눔", True), (None, "", False)]

    undo(workspace)

    assert rows(workspace, event) == before


def test_an_own_field_of_many_is_added_to_what_each_has(
    workspace: Workspace, event: EventId
) -> None:
    meal, car = (
        str(OwnFieldId(add_own_field(workspace, event, name=name).only_inserted(Kind.OWN_FIELD)))
        for name in ("식사", "차량")
    )
    made = [register(workspace, event, name=name).id for name in "가나"]
    update_attendee(workspace, made[0], own={car: "12가 3456"})

    edit_attendees(workspace, made, own={meal: "채식"}, blocked=True)

    after = rows(workspace, event)
    assert dict(after["가"].own) == {meal: "채식", car: "12가 3456"}
    assert (dict(after["나"].own), after["나"].blocked) == ({meal: "채식"}, True)
    undo(workspace)
    assert dict(rows(workspace, event)["가"].own) == {car: "12가 3456"}
    with pytest.raises(NotFound):
        edit_attendees(workspace, made, own={"999": "x"})
