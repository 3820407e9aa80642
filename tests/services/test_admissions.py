"""Who is let in all the same, afterwards, by a foreign code, or by a clock that went wrong."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from eventapp.domain.errors import NotFound
from eventapp.domain.ids import EventId, GateId
from eventapp.domain.kinds import AttendeeStatus, Kind
from eventapp.domain.steps import Fact, Step
from eventapp.domain.verdicts import FORCEABLE, Verdict
from eventapp.services.attendees import (
    AttendeeRow,
    list_attendees,
    list_categories,
    reissue_ticket,
    update_attendee,
)
from eventapp.services.checkin import admit, check_in, knows, referred
from eventapp.services.desk_log import (
    cancel_admission,
    event_gate,
    last_passage,
    recent_scans,
)
from eventapp.services.events import create_event, list_events
from eventapp.services.gates import (
    delete_session_gate,
    list_gates,
    open_session_gate,
    update_gate,
)
from eventapp.services.history import redo, undo, undo_list
from eventapp.services.programme import list_sessions
from eventapp.services.tickets import revoke_tickets
from eventapp.services.workspace import Workspace
from tests.services.passing import NOON, OUT, after, code_of, presence


@pytest.fixture
def gate(workspace: Workspace, event: EventId) -> GateId:
    return event_gate(workspace, event)


@pytest.fixture
def guest(workspace: Workspace, event: EventId) -> AttendeeRow:
    return next(row for row in list_attendees(workspace, event) if row.name == "김솔")


# Forced


def refusals(workspace: Workspace, gate: GateId, guest: AttendeeRow, verdict: Verdict) -> str:
    """Make a ticket one that is refused for a reason; return its code."""
    code = code_of(guest)
    if verdict is Verdict.REVOKED:
        reissue_ticket(workspace, guest.id)
    elif verdict in {Verdict.CANCELLED, Verdict.WAITING}:
        update_attendee(workspace, guest.id, status=AttendeeStatus(verdict.value))
    elif verdict is Verdict.BLOCKED:
        update_attendee(workspace, guest.id, blocked=True)
    elif verdict is Verdict.WRONG_CATEGORY:
        rows = list_categories(workspace, EventId(1))
        others = [line.id for line in rows if line.id != guest.category_id]
        update_gate(workspace, gate, categories=others)
    else:
        update_gate(workspace, gate, closes_at=after(-1))
    return code


@pytest.mark.parametrize("verdict", sorted(FORCEABLE))
def test_every_refusal_of_somebody_known_can_be_passed_over_and_is_marked(
    workspace: Workspace, gate: GateId, guest: AttendeeRow, verdict: Verdict
) -> None:
    code = refusals(workspace, gate, guest, verdict)
    assert check_in(workspace, gate, code, desk="1", now=NOON).verdict is verdict
    forced = admit(workspace, gate, guest.id, desk="1", now=after(1), force=True)
    # A ticket that was reissued is refused, its holder is not: nothing was to be forced.
    marked = verdict is not Verdict.REVOKED
    assert (forced.verdict, forced.forced) == (Verdict.ADMITTED, marked)
    assert [(row.verdict, row.forced) for row in recent_scans(workspace, gate)] == [
        (Verdict.ADMITTED, marked),
        (verdict, False),
    ]
    assert presence(workspace, gate) == (1, 1)


def test_forcing_never_makes_a_second_admission_nor_marks_a_welcome_one(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    first = admit(workspace, gate, guest.id, desk="1", now=NOON, force=True)
    again = admit(workspace, gate, guest.id, desk="1", now=after(1), force=True)
    assert [(scan.verdict, scan.forced) for scan in (first, again)] == [
        (Verdict.ADMITTED, False),
        (Verdict.ALREADY, False),
    ]


def test_a_forced_entry_may_leave_and_is_refused_when_it_returns(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    update_attendee(workspace, guest.id, blocked=True)
    admit(workspace, gate, guest.id, desk="1", now=NOON, force=True)
    out = admit(workspace, gate, guest.id, desk="1", now=after(1), direction=OUT)
    back = admit(workspace, gate, guest.id, desk="1", now=after(2))
    assert (out.verdict, back.verdict) == (Verdict.LEFT, Verdict.BLOCKED)
    forced = admit(workspace, gate, guest.id, desk="1", now=after(3), force=True)
    assert (forced.verdict, forced.forced, presence(workspace, gate)) == (
        Verdict.READMITTED,
        True,
        (1, 1),
    )


def test_a_ticket_of_another_event_cannot_be_forced(
    workspace: Workspace, guest: AttendeeRow
) -> None:
    create_event(workspace, title="다른 행사", first_day=NOON.date())
    other = next(row.id for row in list_events(workspace) if row.title == "다른 행사")
    there = event_gate(workspace, other)
    forced = admit(workspace, there, guest.id, desk="1", force=True)
    assert (forced.verdict, forced.forced, forced.name) == (Verdict.OTHER_EVENT, False, "")
    assert presence(workspace, there) == (0, 0)


# Entered afterwards


def test_an_entry_from_paper_has_its_own_time_and_is_marked(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    written = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)
    admit(workspace, gate, guest.id, desk="1", now=written, manual=True)
    row = recent_scans(workspace, gate)[0]
    assert (row.happened_at, row.manual, row.verdict) == (written, True, Verdict.ADMITTED)
    raw = workspace._raw.execute("SELECT happened_at < recorded_at FROM scan").fetchone()
    assert raw == (1,)


def test_an_entry_from_paper_is_no_clock_set_back_and_hides_none(
    workspace: Workspace, gate: GateId, event: EventId
) -> None:
    one, two, three = list_attendees(workspace, event)[:3]
    first = check_in(workspace, gate, code_of(one), desk="1")
    manual = admit(workspace, gate, two.id, desk="1", now=after(-600), manual=True)
    later = check_in(workspace, gate, code_of(three), desk="1")
    assert [scan.clock_back for scan in (first, manual, later)] == [False, False, False]


# Tickets of other systems


@pytest.mark.parametrize(
    ("reference", "verdict"),
    [
        ("EB-77881264", Verdict.ADMITTED),
        ("01ARZ3NDEKTSV4RRFFQ69G5FAV", Verdict.ADMITTED),  # a ULID, which has our form
        ("8123456789012345", Verdict.ADMITTED),
        ("ORDER-7788-HERE", Verdict.ADMITTED),
        ("EB-778812", Verdict.NOT_A_TICKET),  # anybody can guess these
        ("100002", Verdict.NOT_A_TICKET),
        ("812345678901234", Verdict.NOT_A_TICKET),
        ("", Verdict.NOT_A_TICKET),
    ],
)
def test_a_foreign_code_opens_the_gate_when_nobody_can_guess_it(
    workspace: Workspace, gate: GateId, guest: AttendeeRow, reference: str, verdict: Verdict
) -> None:
    update_attendee(workspace, guest.id, reference=reference)
    scan = check_in(workspace, gate, reference, desk="1", now=NOON)
    assert (scan.verdict, scan.name) == (verdict, "김솔" if verdict.passes else "")


def test_a_foreign_code_comes_through_hangul_input(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    update_attendee(workspace, guest.id, reference="qwerty1234")
    assert check_in(workspace, gate, "ㅂㅈㄷㄱ쇼1234", desk="1").verdict is Verdict.ADMITTED


def test_a_foreign_code_of_two_registrations_is_nobodys(
    workspace: Workspace, event: EventId, gate: GateId
) -> None:
    for row in list_attendees(workspace, event)[:2]:
        update_attendee(workspace, row.id, reference="ORDER-1001")
    assert check_in(workspace, gate, "ORDER-1001", desk="1").verdict is Verdict.NOT_A_TICKET


def test_a_foreign_code_of_somebody_without_a_valid_ticket_is_refused(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    update_attendee(workspace, guest.id, reference="EB-77881264")
    revoke_tickets(workspace, [guest.id])
    codes = (code_of(guest), "EB-77881264")
    verdicts = [check_in(workspace, gate, raw, desk="1").verdict for raw in codes]
    assert verdicts == [Verdict.REVOKED, Verdict.REVOKED]


def test_a_foreign_code_that_anybody_can_guess_says_whom_it_means(
    workspace: Workspace, event: EventId, gate: GateId, guest: AttendeeRow
) -> None:
    other = next(row for row in list_attendees(workspace, event) if row.id != guest.id)
    for row in (guest, other):
        update_attendee(workspace, row.id, reference="100002")
    assert knows(workspace, gate, "100002") is False
    assert referred(workspace, event, " 100002 ") == tuple(sorted((guest.id, other.id)))
    assert (referred(workspace, event, "10000"), referred(workspace, event, "")) == ((), ())


def test_a_gate_that_was_deleted_says_so_and_logs_nothing(
    workspace: Workspace, event: EventId, guest: AttendeeRow
) -> None:
    gate = open_session_gate(workspace, list_sessions(workspace, event)[0].id)
    delete_session_gate(workspace, gate)
    with pytest.raises(NotFound) as scanned:
        check_in(workspace, gate, code_of(guest), desk="1")
    with pytest.raises(NotFound) as chosen:
        admit(workspace, gate, guest.id, desk="1")
    assert (scanned.value.kind, chosen.value.kind) == (Kind.GATE, Kind.GATE)
    assert recent_scans(workspace, gate) == ()


# The clock


def test_a_clock_set_back_is_told_and_the_order_is_the_sequence(
    workspace: Workspace, gate: GateId, event: EventId
) -> None:
    one, two = list_attendees(workspace, event)[:2]
    check_in(workspace, gate, code_of(one), desk="1")
    ahead = (datetime.now(UTC) + timedelta(hours=1)).replace(tzinfo=None).isoformat(" ")
    with workspace.fact(Fact.SCAN) as fact:
        fact.connection.exec_driver_sql("UPDATE scan SET recorded_at = ?", (ahead,))
    back = check_in(workspace, gate, code_of(two), desk="1")
    assert (back.verdict, back.clock_back) == (Verdict.ADMITTED, True)
    assert [row.name for row in recent_scans(workspace, gate)] == [two.name, one.name]
    passage = last_passage(workspace, gate, desk="1")
    assert passage is not None
    assert passage.name == two.name


@pytest.mark.parametrize("offset", [-12, 0, 5.75, 14])
def test_the_computers_zone_and_summer_time_change_nothing(
    workspace: Workspace, gate: GateId, guest: AttendeeRow, offset: float
) -> None:
    update_gate(workspace, gate, opens_at=NOON, closes_at=after(10))
    there = NOON.astimezone(timezone(timedelta(hours=offset)))
    scan = check_in(workspace, gate, code_of(guest), desk="1", now=there)
    assert (scan.verdict, scan.first_at) == (Verdict.ADMITTED, NOON)
    assert recent_scans(workspace, gate)[0].happened_at == NOON


# The undo list of a desk


def test_a_gates_rules_are_undone_after_others_came_and_so_is_what_was_done_before(
    workspace: Workspace, event: EventId, guest: AttendeeRow
) -> None:
    update_attendee(workspace, guest.id, organisation="새 소속")
    gate = open_session_gate(workspace, list_sessions(workspace, event)[0].id)
    for categories in ([guest.category_id], []):
        update_gate(workspace, gate, categories=[each for each in categories if each])
    assert admit(workspace, gate, guest.id, desk="1").verdict is Verdict.ADMITTED
    assert [row.step for row in undo_list(workspace)] == [
        Step.EDIT_GATE,
        Step.EDIT_GATE,
        Step.EDIT_ATTENDEE,
    ]
    for _step in range(3):
        undo(workspace)
    assert (undo_list(workspace), presence(workspace, gate)) == ((), (1, 1))
    cancel_admission(workspace, gate, guest.id, desk="1")
    assert [row.step for row in undo_list(workspace)] == [Step.EDIT_GATE]
    undo(workspace)
    assert [row.session for row in list_gates(workspace, event)] == [None]
    for _step in range(4):
        redo(workspace)
    assert len(list_gates(workspace, event)) == 2
