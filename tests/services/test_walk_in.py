"""Registering at the desk: one step, a ticket, the answers; and who is there already."""

import pytest

from eventapp.domain.errors import InvalidValue, UndoConflict
from eventapp.domain.ids import EventId, GateId
from eventapp.domain.kinds import ConsentKind, ConsentSource, Kind, Origin
from eventapp.domain.steps import Step
from eventapp.domain.verdicts import Verdict
from eventapp.services.attendees import AttendeeRow, count_attendees, list_attendees
from eventapp.services.checkin import admit, check_in
from eventapp.services.consents import NoticeText, consents_of, newest_notices, save_notice
from eventapp.services.desk_log import cancel_admission, counters, event_gate
from eventapp.services.history import undo_list
from eventapp.services.registration import set_event_capacity
from eventapp.services.walk_in import register_walk_in
from eventapp.services.workspace import Workspace

AGREES = {ConsentKind.PERSONAL_DATA: True, ConsentKind.PHOTOGRAPH: False}


@pytest.fixture
def gate(workspace: Workspace, event: EventId) -> GateId:
    return event_gate(workspace, event)


def row_of(workspace: Workspace, event: EventId, attendee: int) -> AttendeeRow:
    return next(row for row in list_attendees(workspace, event) if row.id == attendee)


def test_a_walk_in_is_registered_with_ticket_and_answers_as_one_step(
    workspace: Workspace, event: EventId, gate: GateId
) -> None:
    text = NoticeText("행사 운영", "이름, 소속", "행사 뒤 3개월", "참가할 수 없음")
    save_notice(workspace, event, ConsentKind.PERSONAL_DATA, text)
    made = register_walk_in(
        workspace,
        event,
        AGREES,
        name="한가람",
        organisation="㈜새길",
        position="대리",
        phone="01077778888",
    )
    row = row_of(workspace, event, made.id)
    assert (row.name, row.organisation, row.position, row.origin, row.admitted_at) == (
        "한가람",
        "㈜새길",
        "대리",
        Origin.WALK_IN,
        None,
    )
    assert check_in(workspace, gate, row.code or "", desk="1").verdict is Verdict.ADMITTED
    notice = newest_notices(workspace, event)[ConsentKind.PERSONAL_DATA]
    assert {
        kind: (answer.given, answer.source, answer.notice)
        for kind, answer in consents_of(workspace, made.id).items()
    } == {
        ConsentKind.PERSONAL_DATA: (True, ConsentSource.DESK, notice.id),
        ConsentKind.PHOTOGRAPH: (False, ConsentSource.DESK, None),
    }
    assert next((step.step, step.subject) for step in undo_list(workspace)) == (
        Step.WALK_IN,
        "한가람",
    )


def test_one_undo_takes_a_walk_in_back_whole(workspace: Workspace, event: EventId) -> None:
    before = count_attendees(workspace, event)
    made = register_walk_in(workspace, event, AGREES, companions=["동반 1"], name="한가람")
    assert count_attendees(workspace, event) == before + 2
    workspace.undo()
    assert count_attendees(workspace, event) == before
    assert consents_of(workspace, made.id) == {}


def test_an_admitted_walk_in_is_undone_once_the_check_in_is_taken_back(
    workspace: Workspace, event: EventId, gate: GateId
) -> None:
    before = count_attendees(workspace, event)
    made = register_walk_in(workspace, event, AGREES, name="한가람")
    admit(workspace, gate, made.id, desk="1")
    with pytest.raises(UndoConflict):
        workspace.undo()
    assert (count_attendees(workspace, event), counters(workspace, gate).admitted) == (
        before + 1,
        1,
    )
    cancel_admission(workspace, gate, made.id, desk="1")
    workspace.undo()
    assert count_attendees(workspace, event) == before


def test_companions_share_organisation_and_category_and_have_tickets(
    workspace: Workspace, event: EventId
) -> None:
    category = list_attendees(workspace, event)[0].category_id
    made = register_walk_in(
        workspace,
        event,
        AGREES,
        companions=["동반 1", "동반 2"],
        name="한가람",
        organisation="㈜새길",
        category_id=category,
    )
    along = [row_of(workspace, event, one) for one in made.companions]
    assert [
        (row.name, row.organisation, row.category_id, row.companion_of, row.origin) for row in along
    ] == [(name, "㈜새길", category, made.id, Origin.WALK_IN) for name in ("동반 1", "동반 2")]
    codes = {row.code for row in (*along, row_of(workspace, event, made.id))}
    assert len(codes) == 3
    assert None not in codes
    assert all(consents_of(workspace, row.id) == {} for row in along)


def test_a_full_event_takes_whoever_stands_at_the_desk(
    workspace: Workspace, event: EventId, gate: GateId
) -> None:
    set_event_capacity(workspace, event, 1)
    made = register_walk_in(workspace, event, AGREES, name="한가람")
    assert admit(workspace, gate, made.id, desk="1").verdict is Verdict.ADMITTED


@pytest.mark.parametrize("fields", [{"name": "  "}, {}])
def test_nobody_is_registered_without_a_name(
    workspace: Workspace, event: EventId, fields: dict[str, str]
) -> None:
    before = count_attendees(workspace, event)
    with pytest.raises(InvalidValue):
        register_walk_in(workspace, event, AGREES, **fields)  # type: ignore[arg-type]
    with pytest.raises(InvalidValue):
        register_walk_in(workspace, event, AGREES, companions=[""], name="한가람")
    assert (count_attendees(workspace, event), undo_list(workspace)) == (before, ())


def test_it_is_told_once(workspace: Workspace, event: EventId) -> None:
    heard: list[frozenset[int]] = []
    workspace.subscribe(lambda changes: heard.append(changes.rows(Kind.ATTENDEE)))
    made = register_walk_in(workspace, event, AGREES, name="한가람")
    assert heard == [frozenset({made.id})]
