from typing import Unpack

import pytest

from eventapp.domain.errors import InvalidReason, InvalidValue, NotFound
from eventapp.domain.ids import AttendeeId, EventId, OwnFieldId
from eventapp.domain.kinds import FieldKind, Kind
from eventapp.services.attendees import list_attendees
from eventapp.services.history import undo
from eventapp.services.own_fields import (
    NO,
    YES,
    OwnFieldFields,
    OwnFieldRow,
    add_own_field,
    delete_own_field,
    list_own_fields,
    reorder_own_fields,
    set_own_value,
    update_own_field,
)
from eventapp.services.workspace import Workspace


def add(workspace: Workspace, event: EventId, **fields: Unpack[OwnFieldFields]) -> OwnFieldId:
    made = add_own_field(workspace, event, **fields)
    return OwnFieldId(made.only_inserted(Kind.OWN_FIELD))


def own(workspace: Workspace, event: EventId, attendee: AttendeeId) -> dict[str, str]:
    (row,) = list_attendees(workspace, event, [attendee])
    return dict(row.own)


@pytest.fixture
def somebody(workspace: Workspace, event: EventId) -> AttendeeId:
    return list_attendees(workspace, event)[0].id


@pytest.fixture
def meal(workspace: Workspace, event: EventId) -> OwnFieldId:
    return add(workspace, event, name="식사", kind=FieldKind.CHOICE, choices="일반\n채식\n")


def test_fields_are_listed_in_order_with_their_choices_each_once(
    workspace: Workspace, event: EventId
) -> None:
    meal = add(workspace, event, name="식사", kind=FieldKind.CHOICE, choices=" 일반\n\n채식\n일반 ")
    car = add(workspace, event, name="차량 번호")

    assert list_own_fields(workspace, event) == (
        OwnFieldRow(meal, "식사", FieldKind.CHOICE, ("일반", "채식")),
        OwnFieldRow(car, "차량 번호", FieldKind.TEXT, ()),
    )
    reorder_own_fields(workspace, event, [car])
    assert [row.id for row in list_own_fields(workspace, event)] == [car, meal]
    undo(workspace)
    assert [row.id for row in list_own_fields(workspace, event)] == [meal, car]


def test_a_field_wants_a_name(workspace: Workspace, event: EventId, meal: OwnFieldId) -> None:
    with pytest.raises(InvalidValue) as refused:
        add_own_field(workspace, event, name="  ")
    assert (refused.value.field, refused.value.reason) == ("name", InvalidReason.EMPTY)
    with pytest.raises(InvalidValue):
        update_own_field(workspace, meal, name="")


def test_a_choice_takes_its_choices_alone_and_nothing_takes_it_away(
    workspace: Workspace, event: EventId, somebody: AttendeeId, meal: OwnFieldId
) -> None:
    set_own_value(workspace, somebody, meal, "채식")
    assert own(workspace, event, somebody) == {str(meal): "채식"}
    with pytest.raises(InvalidValue) as refused:
        set_own_value(workspace, somebody, meal, "육식")
    assert refused.value.reason is InvalidReason.NOT_A_CHOICE
    set_own_value(workspace, somebody, meal, "")
    assert own(workspace, event, somebody) == {}


def test_yes_or_no_takes_nothing_else(
    workspace: Workspace, event: EventId, somebody: AttendeeId
) -> None:
    bus = add(workspace, event, name="버스", kind=FieldKind.YES_NO)
    for answer in (YES, NO):
        set_own_value(workspace, somebody, bus, answer)
        assert own(workspace, event, somebody) == {str(bus): answer}
    with pytest.raises(InvalidValue):
        set_own_value(workspace, somebody, bus, "아마도")


def test_text_is_cleaned_and_of_other_fields_nothing_is_lost(
    workspace: Workspace, event: EventId, somebody: AttendeeId, meal: OwnFieldId
) -> None:
    car = add(workspace, event, name="차량 번호")
    set_own_value(workspace, somebody, meal, "일반")
    set_own_value(workspace, somebody, car, " 12가\u202e 3456 ")

    assert own(workspace, event, somebody) == {str(meal): "일반", str(car): "12가 3456"}
    undo(workspace)
    assert own(workspace, event, somebody) == {str(meal): "일반"}


def test_a_deleted_field_takes_nothing_away_and_undo_shows_it_again(
    workspace: Workspace, event: EventId, somebody: AttendeeId, meal: OwnFieldId
) -> None:
    set_own_value(workspace, somebody, meal, "채식")
    before = list_own_fields(workspace, event)
    delete_own_field(workspace, meal)
    assert list_own_fields(workspace, event) == ()
    with pytest.raises(NotFound):
        set_own_value(workspace, somebody, meal, "일반")

    undo(workspace)

    assert list_own_fields(workspace, event) == before
    assert own(workspace, event, somebody) == {str(meal): "채식"}


def test_a_value_that_is_no_choice_any_more_stays(
    workspace: Workspace, event: EventId, somebody: AttendeeId, meal: OwnFieldId
) -> None:
    set_own_value(workspace, somebody, meal, "채식")
    update_own_field(workspace, meal, choices="일반")
    assert own(workspace, event, somebody) == {str(meal): "채식"}
