from collections import Counter
from datetime import UTC, datetime

import pytest

from eventapp.domain.changes import Changes
from eventapp.domain.errors import InUse, InvalidReason, InvalidValue, NotFound, UndoConflict
from eventapp.domain.ids import AttendeeId, CategoryId, EventId
from eventapp.domain.kinds import AttendeeStatus, Kind
from eventapp.domain.steps import Step
from eventapp.domain.tickets import CODE_LENGTH, read_scan
from eventapp.domain.verdicts import Verdict
from eventapp.services.attendees import (
    AttendeeRow,
    CategoryRow,
    add_attendee,
    add_attendees,
    add_category,
    count_attendees,
    count_badges,
    delete_attendees,
    delete_category,
    list_attendees,
    list_categories,
    reissue_ticket,
    update_attendee,
    update_category,
)
from eventapp.services.checkin import admit, check_in
from eventapp.services.desk_log import cancel_admission, event_gate
from eventapp.services.history import redo, undo, undo_list
from eventapp.services.workspace import Workspace


def only(workspace: Workspace, event: EventId, attendee: int) -> AttendeeRow:
    (row,) = list_attendees(workspace, event, [AttendeeId(attendee)])
    return row


def somebody(workspace: Workspace, event: EventId, name: str = "황영임") -> AttendeeRow:
    made = add_attendee(workspace, event, name=name)
    return only(workspace, event, made.only_inserted(Kind.ATTENDEE))


def test_badges_are_counted_as_they_would_be_printed(workspace: Workspace, event: EventId) -> None:
    cancelled = somebody(workspace, event, "취소한 사람")
    update_attendee(workspace, cancelled.id, status=AttendeeStatus.CANCELLED)
    nowhere = somebody(workspace, event, "구분 없는 사람")
    reissue_ticket(workspace, nowhere.id)
    rows = [
        row.category_id
        for row in list_attendees(workspace, event)
        if row.code is not None and row.status is AttendeeStatus.REGISTERED
    ]

    assert count_badges(workspace, event) == Counter(rows)
    assert count_badges(workspace, event)[None] == 1


def test_whoever_is_added_has_a_ticket_at_once(workspace: Workspace, event: EventId) -> None:
    before = datetime.now(UTC)
    category = list_categories(workspace, event)[0]
    made = add_attendee(
        workspace,
        event,
        name=" 황영임 ",
        organisation="경남자활기업협회",
        position="회장",
        phone="010-0000-0001",
        email="h@example.org",
        category_id=category.id,
        status=AttendeeStatus.WAITING,
        notes="앞줄",
    )
    row = only(workspace, event, made.only_inserted(Kind.ATTENDEE))
    assert row.code is not None
    assert (len(row.code), read_scan(row.code).code) == (CODE_LENGTH, row.code)
    assert before <= row.registered_at <= datetime.now(UTC)
    assert row == AttendeeRow(
        id=row.id,
        name="황영임",
        name_en="",
        organisation="경남자활기업협회",
        position="회장",
        email="h@example.org",
        phone="010-0000-0001",
        status=AttendeeStatus.WAITING,
        notes="앞줄",
        registered_at=row.registered_at,
        category_id=category.id,
        category="참가자",
        category_en="Attendee",
        category_colour="#0E6B5B",
        code=row.code,
        admitted_at=None,
    )


def test_nobody_is_added_without_a_name(workspace: Workspace, event: EventId) -> None:
    with pytest.raises(InvalidValue) as refused:
        add_attendee(workspace, event, organisation="기관")
    assert (refused.value.field, refused.value.reason) == ("name", InvalidReason.EMPTY)
    assert count_attendees(workspace, event) == 80


def test_many_are_registered_as_one_step(workspace: Workspace, event: EventId) -> None:
    made = add_attendees(workspace, event, [{"name": f"손님 {n}"} for n in range(3)])
    rows = list_attendees(workspace, event, [AttendeeId(n) for n in made.inserted[Kind.ATTENDEE]])
    assert [row.name for row in rows] == ["손님 0", "손님 1", "손님 2"]
    assert len({row.code for row in rows} - {None}) == 3
    assert [row.step for row in undo_list(workspace)] == [Step.IMPORT_ATTENDEES]
    undo(workspace)
    assert count_attendees(workspace, event) == 80
    redo(workspace)
    codes = {row.code for row in list_attendees(workspace, event)}
    assert {row.code for row in rows} <= codes


def test_one_without_a_name_registers_nobody(workspace: Workspace, event: EventId) -> None:
    with pytest.raises(InvalidValue):
        add_attendees(workspace, event, [{"name": "손님"}, {"name": " "}])
    assert count_attendees(workspace, event) == 80


def test_only_those_asked_for_are_listed(workspace: Workspace, event: EventId) -> None:
    rows = list_attendees(workspace, event)
    assert list_attendees(workspace, event, [rows[7].id, AttendeeId(10**9)]) == (rows[7],)
    assert list_attendees(workspace, event, []) == ()


def test_an_edit_changes_its_field_alone(workspace: Workspace, event: EventId) -> None:
    row = somebody(workspace, event)
    changes = update_attendee(workspace, row.id, status=AttendeeStatus.CANCELLED)
    assert changes == Changes({Kind.ATTENDEE: frozenset({row.id})}, Step.EDIT_ATTENDEE.value)
    assert only(workspace, event, row.id).status is AttendeeStatus.CANCELLED
    undo(workspace)
    assert only(workspace, event, row.id) == row


def test_reissuing_revokes_the_old_ticket(workspace: Workspace, event: EventId) -> None:
    row = somebody(workspace, event)
    reissue_ticket(workspace, row.id)
    fresh = only(workspace, event, row.id)
    assert fresh.code not in {None, row.code}
    gate = event_gate(workspace, event)
    old, new = row.code or "", fresh.code or ""
    assert check_in(workspace, gate, old, desk="1").verdict is Verdict.REVOKED
    assert check_in(workspace, gate, new, desk="1").verdict is Verdict.ADMITTED


def test_undoing_a_reissue_makes_the_old_ticket_work_again(
    workspace: Workspace, event: EventId
) -> None:
    row = somebody(workspace, event)
    reissue_ticket(workspace, row.id)
    undo(workspace)
    assert only(workspace, event, row.id) == row
    gate = event_gate(workspace, event)
    assert check_in(workspace, gate, row.code or "", desk="1").verdict is Verdict.ADMITTED


def test_reissuing_for_somebody_gone_is_refused(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        reissue_ticket(workspace, AttendeeId(10**9))


def test_deleting_takes_the_ticket_along_and_undo_brings_both_back(
    workspace: Workspace, event: EventId
) -> None:
    row = somebody(workspace, event)
    delete_attendees(workspace, [row.id])
    gate = event_gate(workspace, event)
    assert check_in(workspace, gate, row.code or "", desk="1").verdict is Verdict.UNKNOWN
    undo(workspace)
    assert only(workspace, event, row.id) == row


def test_who_came_in_is_not_deleted_until_that_is_cancelled(
    workspace: Workspace, event: EventId
) -> None:
    row = somebody(workspace, event)
    gate = event_gate(workspace, event)
    admit(workspace, gate, row.id, desk="1")
    with pytest.raises(InUse) as refused:
        delete_attendees(workspace, [row.id])
    assert (refused.value.kind, refused.value.row) == (Kind.ATTENDEE, row.id)
    cancel_admission(workspace, gate, row.id, desk="1")
    delete_attendees(workspace, [row.id])
    assert list_attendees(workspace, event, [row.id]) == ()


def test_one_who_came_in_keeps_all_the_chosen(workspace: Workspace, event: EventId) -> None:
    rows = list_attendees(workspace, event)[:3]
    admit(workspace, event_gate(workspace, event), rows[1].id, desk="1")
    with pytest.raises(InUse) as refused:
        delete_attendees(workspace, [row.id for row in rows])
    assert refused.value.row == rows[1].id
    assert count_attendees(workspace, event) == 80
    delete_attendees(workspace, [rows[0].id, rows[2].id])
    assert count_attendees(workspace, event) == 78
    assert [row.step for row in undo_list(workspace)] == [Step.DELETE_ATTENDEE]
    undo(workspace)
    assert count_attendees(workspace, event) == 80


def test_undoing_a_registration_after_the_check_in_is_refused(
    workspace: Workspace, event: EventId
) -> None:
    row = somebody(workspace, event)
    admit(workspace, event_gate(workspace, event), row.id, desk="1")
    with pytest.raises(UndoConflict):
        undo(workspace)
    assert only(workspace, event, row.id).admitted_at is not None


def test_categories_are_added_last_and_edited(workspace: Workspace, event: EventId) -> None:
    made = add_category(workspace, event, name="기자", name_en="Press", colour="#2F5FA8")
    category = CategoryId(made.only_inserted(Kind.CATEGORY))
    assert [row.name for row in list_categories(workspace, event)][-2:] == ["운영진", "기자"]
    update_category(workspace, category, colour="#A63352")
    assert list_categories(workspace, event)[-1] == CategoryRow(
        category, "기자", "Press", "#A63352"
    )


@pytest.mark.parametrize("colour", ["red", "#12345", "#12345G", ""])
def test_a_colour_is_six_digits(workspace: Workspace, event: EventId, colour: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        add_category(workspace, event, name="기자", colour=colour)
    assert refused.value.reason is InvalidReason.NOT_A_COLOUR


def test_a_deleted_category_leaves_its_attendees_without_one(
    workspace: Workspace, event: EventId
) -> None:
    guests = [row for row in list_attendees(workspace, event) if row.category == "내빈"]
    assert guests[0].category_id is not None
    delete_category(workspace, guests[0].category_id)
    left = only(workspace, event, guests[0].id)
    assert (left.category_id, left.category, left.category_colour) == (None, "", "")
    undo(workspace)
    assert only(workspace, event, guests[0].id) == guests[0]
