"""The gates of an event: whom each lets in, when, and how they come and go."""

import pytest

from eventapp.domain.errors import InUse, InvalidValue
from eventapp.domain.ids import EventId, GateId
from eventapp.domain.kinds import AttendeeStatus, BadgeRule, Reentry
from eventapp.domain.verdicts import Verdict
from eventapp.services.attendees import (
    AttendeeRow,
    delete_category,
    list_attendees,
    list_categories,
    update_attendee,
)
from eventapp.services.checkin import admit, check_in
from eventapp.services.desk_log import (
    Counters,
    counters,
    event_gate,
)
from eventapp.services.gates import (
    GateRow,
    delete_session_gate,
    list_gates,
    open_session_gate,
    update_gate,
)
from eventapp.services.history import undo, undo_list
from eventapp.services.programme import list_sessions
from eventapp.services.workspace import Workspace
from tests.services.passing import IN, NOON, OUT, after, code_of, go


@pytest.fixture
def gate(workspace: Workspace, event: EventId) -> GateId:
    return event_gate(workspace, event)


@pytest.fixture
def guest(workspace: Workspace, event: EventId) -> AttendeeRow:
    return next(row for row in list_attendees(workspace, event) if row.name == "김솔")


# Whom a gate lets in, and when


def test_a_gate_lets_in_its_categories_only_and_expects_no_others(
    workspace: Workspace, event: EventId, gate: GateId, guest: AttendeeRow
) -> None:
    others = [line.id for line in list_categories(workspace, event) if line.id != guest.category_id]
    update_gate(workspace, gate, categories=others)
    assert go(workspace, gate, guest, IN) == [Verdict.WRONG_CATEGORY]
    expected = [
        row
        for row in list_attendees(workspace, event)
        if row.category_id in others and row.status is AttendeeStatus.REGISTERED
    ]
    assert counters(workspace, gate) == Counters(len(expected), 0, 0)
    update_gate(workspace, gate, categories=())
    assert admit(workspace, gate, guest.id, desk="1").verdict is Verdict.ADMITTED


def test_a_deleted_category_leaves_the_gates_lists_and_undo_brings_it_back(
    workspace: Workspace, event: EventId, gate: GateId, guest: AttendeeRow
) -> None:
    first, second, *_rest = [line.id for line in list_categories(workspace, event)]
    update_gate(workspace, gate, categories=[first, second])
    delete_category(workspace, first)
    assert list_gates(workspace, event)[0].categories == {second}
    delete_category(workspace, second)
    assert list_gates(workspace, event)[0].categories == frozenset()
    assert counters(workspace, gate).expected == 78
    assert go(workspace, gate, guest, IN) == [Verdict.ADMITTED]
    undo(workspace)
    undo(workspace)
    assert list_gates(workspace, event)[0].categories == {first, second}


@pytest.mark.parametrize(
    ("minutes", "verdict"),
    [
        (-0.1, Verdict.OUTSIDE_HOURS),
        (0, Verdict.ADMITTED),
        (59.9, Verdict.ADMITTED),
        (60, Verdict.OUTSIDE_HOURS),
    ],
)
def test_a_gate_lets_in_from_its_opening_until_its_closing(
    workspace: Workspace, gate: GateId, guest: AttendeeRow, minutes: float, verdict: Verdict
) -> None:
    update_gate(workspace, gate, opens_at=NOON, closes_at=after(60))
    scan = check_in(workspace, gate, code_of(guest), desk="1", now=after(minutes))
    assert scan.verdict is verdict


def test_nobody_is_locked_in_after_closing(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    admit(workspace, gate, guest.id, desk="1", now=NOON)
    update_gate(workspace, gate, opens_at=after(-60), closes_at=after(1))
    late = check_in(workspace, gate, code_of(guest), desk="1", direction=OUT, now=after(90))
    assert late.verdict is Verdict.LEFT


def test_whom_an_organiser_blocked_is_told_apart(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    update_attendee(workspace, guest.id, blocked=True, attention="진행석으로 모시기", guest=True)
    refused = check_in(workspace, gate, code_of(guest), desk="1", now=NOON)
    assert (refused.verdict, refused.name, refused.attention, refused.guest) == (
        Verdict.BLOCKED,
        "김솔",
        "진행석으로 모시기",
        True,
    )


# The gates themselves


def test_the_entrance_is_first_and_sessions_follow_in_the_order_of_the_programme(
    workspace: Workspace, event: EventId, gate: GateId
) -> None:
    sessions = list_sessions(workspace, event)
    later, sooner = sessions[4], sessions[2]
    gates = [open_session_gate(workspace, session.id) for session in (later, sooner)]
    assert list_gates(workspace, event) == (
        GateRow(gate, None, Reentry.AFTER_EXIT, BadgeRule.NEVER, None, None, frozenset()),
        *(
            GateRow(
                made,
                session.id,
                Reentry.AFTER_EXIT,
                BadgeRule.NEVER,
                None,
                None,
                frozenset(),
                session.kind,
                session.number,
                session.title,
                session.title_en,
            )
            for made, session in ((gates[1], sooner), (gates[0], later))
        ),
    )


def test_a_session_has_one_gate_however_often_it_is_chosen(
    workspace: Workspace, event: EventId
) -> None:
    session = list_sessions(workspace, event)[0]
    made = {open_session_gate(workspace, session.id) for _time in range(3)}
    assert (len(made), len(list_gates(workspace, event)), len(undo_list(workspace))) == (1, 2, 1)


def test_rules_are_kept_and_undone(workspace: Workspace, event: EventId, gate: GateId) -> None:
    categories = frozenset(line.id for line in list_categories(workspace, event)[:2])
    before = list_gates(workspace, event)[0]
    update_gate(
        workspace,
        gate,
        reentry=Reentry.NEVER,
        badges=BadgeRule.ONCE,
        opens_at=NOON,
        closes_at=after(60),
        categories=categories,
    )
    assert list_gates(workspace, event)[0] == GateRow(
        gate, None, Reentry.NEVER, BadgeRule.ONCE, NOON, after(60), categories
    )
    workspace.undo()
    assert list_gates(workspace, event)[0] == before


def test_a_gate_that_would_close_before_it_opens_is_refused(
    workspace: Workspace, event: EventId, gate: GateId
) -> None:
    update_gate(workspace, gate, opens_at=NOON)
    with pytest.raises(InvalidValue):
        update_gate(workspace, gate, closes_at=NOON)
    assert list_gates(workspace, event)[0].closes_at is None


def test_a_session_gate_goes_as_long_as_nobody_came_through(
    workspace: Workspace, event: EventId, guest: AttendeeRow
) -> None:
    unused, used = (
        open_session_gate(workspace, row.id) for row in list_sessions(workspace, event)[:2]
    )
    admit(workspace, used, guest.id, desk="1")
    delete_session_gate(workspace, unused)
    with pytest.raises(InUse):
        delete_session_gate(workspace, used)
    assert [gate.id for gate in list_gates(workspace, event)][1:] == [used]


def test_the_entrance_is_never_removed(workspace: Workspace, event: EventId, gate: GateId) -> None:
    with pytest.raises(InvalidValue):
        delete_session_gate(workspace, gate)
    assert [row.id for row in list_gates(workspace, event)] == [gate]
