"""In, out and in again, read twice, and taken back."""

from datetime import timedelta

import pytest

from eventapp.domain.errors import NotFound
from eventapp.domain.ids import EventId, GateId
from eventapp.domain.kinds import AttendeeStatus, Direction, Reentry
from eventapp.domain.verdicts import CAMERA_BOUNCE_SECONDS, ScanResult, Verdict
from eventapp.services.attendees import (
    AttendeeRow,
    list_attendees,
    reissue_ticket,
    update_attendee,
)
from eventapp.services.checkin import admit, check_in
from eventapp.services.desk_log import (
    Counters,
    Passage,
    cancel_passage,
    counters,
    event_gate,
    last_passage,
    recent_scans,
)
from eventapp.services.gates import (
    open_session_gate,
    update_gate,
)
from eventapp.services.programme import list_sessions
from eventapp.services.workspace import Workspace
from tests.services.passing import IN, NOON, OUT, after, code_of, go, presence


@pytest.fixture
def gate(workspace: Workspace, event: EventId) -> GateId:
    return event_gate(workspace, event)


@pytest.fixture
def guest(workspace: Workspace, event: EventId) -> AttendeeRow:
    return next(row for row in list_attendees(workspace, event) if row.name == "김솔")


# In, out and in again


def test_who_goes_out_is_admitted_and_not_inside(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    assert go(workspace, gate, guest, IN, OUT) == [Verdict.ADMITTED, Verdict.LEFT]
    assert counters(workspace, gate) == Counters(expected=78, admitted=1, inside=0)
    row = next(row for row in list_attendees(workspace, EventId(1)) if row.id == guest.id)
    assert (row.admitted_at, row.left_at) == (NOON, after(1))


@pytest.mark.parametrize(
    ("rule", "verdicts", "inside"),
    [
        (Reentry.NEVER, [Verdict.ALREADY, Verdict.LEFT, Verdict.ALREADY], 0),
        (Reentry.AFTER_EXIT, [Verdict.ALREADY, Verdict.LEFT, Verdict.READMITTED], 1),
        (Reentry.ALWAYS, [Verdict.READMITTED, Verdict.LEFT, Verdict.READMITTED], 1),
    ],
)
def test_a_gates_rule_says_whether_somebody_comes_in_again(  # noqa: PLR0917 - fixtures
    workspace: Workspace,
    gate: GateId,
    guest: AttendeeRow,
    rule: Reentry,
    verdicts: list[Verdict],
    inside: int,
) -> None:
    update_gate(workspace, gate, reentry=rule)
    assert go(workspace, gate, guest, IN, IN, OUT, IN) == [Verdict.ADMITTED, *verdicts]
    assert presence(workspace, gate) == (1, inside)


def test_the_first_time_in_stays_the_first_after_a_return(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    go(workspace, gate, guest, IN, OUT, IN)
    again = check_in(workspace, gate, code_of(guest), desk="2", now=after(9))
    assert (again.verdict, again.first_at, again.first_desk) == (Verdict.ALREADY, NOON, "1")


def test_who_is_not_inside_cannot_leave(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    assert go(workspace, gate, guest, OUT, IN, OUT, OUT) == [
        Verdict.NOT_INSIDE,
        Verdict.ADMITTED,
        Verdict.LEFT,
        Verdict.NOT_INSIDE,
    ]


def test_who_is_inside_may_leave_whatever_became_of_their_ticket(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    go(workspace, gate, guest, IN)
    old = code_of(guest)
    reissue_ticket(workspace, guest.id)
    update_attendee(workspace, guest.id, status=AttendeeStatus.CANCELLED, blocked=True)
    left = check_in(workspace, gate, old, desk="1", direction=OUT, now=after(5))
    assert (left.verdict, left.left_at) == (Verdict.LEFT, after(5))


def test_out_by_name_is_as_good_as_out_by_ticket(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    admit(workspace, gate, guest.id, desk="1", now=NOON)
    out = admit(workspace, gate, guest.id, desk="1", direction=OUT, now=after(1))
    assert (out.verdict, out.direction, presence(workspace, gate)) == (Verdict.LEFT, OUT, (1, 0))


def test_the_log_tells_exits_from_entries(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    go(workspace, gate, guest, IN, OUT, IN)
    assert [(row.verdict, row.direction) for row in recent_scans(workspace, gate)] == [
        (Verdict.READMITTED, IN),
        (Verdict.LEFT, OUT),
        (Verdict.ADMITTED, IN),
    ]


# Read twice


def twice(
    workspace: Workspace,
    gate: GateId,
    code: str,
    seconds: float,
    *,
    direction: Direction = IN,
    bounce: float = 2.5,
) -> ScanResult:
    results = [
        check_in(
            workspace,
            gate,
            code,
            desk="1",
            direction=direction,
            now=NOON + timedelta(seconds=after),
            bounce=bounce,
        )
        for after in (0, seconds)
    ]
    return results[1]


@pytest.mark.parametrize("raw", ["https://example.org/1234567", "0123456789ABCDEFGHJKMNPQRS"])
def test_a_refusal_read_twice_is_quiet_and_the_same(
    workspace: Workspace, gate: GateId, raw: str
) -> None:
    again = twice(workspace, gate, raw, 1)
    assert (again.quiet, len(recent_scans(workspace, gate))) == (True, 1)
    assert again.verdict is recent_scans(workspace, gate)[0].verdict
    assert twice(workspace, gate, raw + "Z", 3).quiet is False


def test_an_exit_read_twice_is_quiet(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    admit(workspace, gate, guest.id, desk="1", now=after(-5))
    again = twice(workspace, gate, code_of(guest), 1, direction=OUT)
    assert (again.verdict, again.quiet, presence(workspace, gate)) == (
        Verdict.JUST_LEFT,
        True,
        (1, 0),
    )


def test_turning_the_gate_around_within_a_moment_is_no_bounce(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    for seconds, way in ((0, IN), (1, OUT), (2, IN)):
        scan = check_in(
            workspace,
            gate,
            code_of(guest),
            desk="1",
            direction=way,
            now=NOON + timedelta(seconds=seconds),
        )
        assert scan.quiet is False
    assert presence(workspace, gate) == (1, 1)


@pytest.mark.parametrize(
    ("seconds", "bounce", "quiet"),
    [(3, 2.5, False), (3, CAMERA_BOUNCE_SECONDS, True), (5.1, CAMERA_BOUNCE_SECONDS, False)],
)
def test_a_camera_goes_on_seeing_for_longer_than_a_scanner(  # noqa: PLR0917 - fixtures
    workspace: Workspace,
    gate: GateId,
    guest: AttendeeRow,
    seconds: float,
    bounce: float,
    quiet: bool,
) -> None:
    assert twice(workspace, gate, code_of(guest), seconds, bounce=bounce).quiet is quiet


def test_always_lets_in_again_does_not_mean_that_a_bounce_is_logged(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    update_gate(workspace, gate, reentry=Reentry.ALWAYS)
    again = twice(workspace, gate, code_of(guest), 1)
    assert (again.verdict, len(recent_scans(workspace, gate))) == (Verdict.JUST_ADMITTED, 1)


# Taken back


def taken_back(workspace: Workspace, gate: GateId, desk: str = "1") -> Passage:
    passage = last_passage(workspace, gate, desk=desk)
    assert passage is not None
    cancel_passage(workspace, gate, passage, desk=desk)
    return passage


def test_the_last_passage_of_whatever_kind_is_taken_back_step_by_step(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    go(workspace, gate, guest, IN, OUT, IN)
    seen = [(taken_back(workspace, gate).verdict, presence(workspace, gate)) for _ in range(3)]
    assert seen == [
        (Verdict.READMITTED, (1, 0)),
        (Verdict.LEFT, (1, 1)),
        (Verdict.ADMITTED, (0, 0)),
    ]
    assert last_passage(workspace, gate, desk="1") is None


def test_a_desk_takes_back_its_own_last_passage_only(
    workspace: Workspace, event: EventId, gate: GateId
) -> None:
    one, two = list_attendees(workspace, event)[:2]
    admit(workspace, gate, one.id, desk="1", now=NOON)
    admit(workspace, gate, two.id, desk="2", now=after(1))
    assert taken_back(workspace, gate, "1").name == one.name
    assert last_passage(workspace, gate, desk="1") is None
    assert last_passage(workspace, gate, desk="2") == Passage(
        two.id, two.name, Verdict.ADMITTED, after(1)
    )


def test_what_another_desk_took_back_is_not_offered_again(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    admit(workspace, gate, guest.id, desk="1", now=NOON)
    passage = last_passage(workspace, gate, desk="1")
    assert passage is not None
    cancel_passage(workspace, gate, passage, desk="2")
    assert last_passage(workspace, gate, desk="1") is None
    with pytest.raises(NotFound):
        cancel_passage(workspace, gate, passage, desk="1")
    assert len(recent_scans(workspace, gate)) == 2


def test_an_exit_cannot_be_taken_back_from_who_is_inside_again(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    go(workspace, gate, guest, IN, OUT)
    left = last_passage(workspace, gate, desk="1")
    assert left is not None
    go(workspace, gate, guest, IN)
    with pytest.raises(NotFound):
        cancel_passage(workspace, gate, left, desk="1")
    assert presence(workspace, gate) == (1, 1)


def test_gates_do_not_see_one_another(
    workspace: Workspace, event: EventId, gate: GateId, guest: AttendeeRow
) -> None:
    session = list_sessions(workspace, event)[0]
    inner = open_session_gate(workspace, session.id)
    admit(workspace, gate, guest.id, desk="1", now=NOON)
    assert last_passage(workspace, inner, desk="1") is None
    scan = check_in(workspace, inner, code_of(guest), desk="1", now=NOON)
    assert (scan.verdict, scan.quiet) == (Verdict.ADMITTED, False)
    assert (presence(workspace, gate), presence(workspace, inner)) == ((1, 1), (1, 1))
