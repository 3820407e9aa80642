from itertools import product

import pytest

from eventapp.domain.kinds import AttendeeStatus, Direction, Reentry, TicketStatus
from eventapp.domain.verdicts import (
    FORCEABLE,
    PASSAGES,
    GateRules,
    Presence,
    ScanResult,
    Signal,
    Verdict,
    is_bounce,
    judge,
)

REGISTERED, WAITING, CANCELLED = (
    AttendeeStatus.REGISTERED,
    AttendeeStatus.WAITING,
    AttendeeStatus.CANCELLED,
)
VALID, SPARE, REVOKED = TicketStatus.VALID, TicketStatus.SPARE, TicketStatus.REVOKED
EXPECTED, INSIDE, OUTSIDE = Presence
OUT = Direction.OUT


@pytest.mark.parametrize("ticket", [VALID, SPARE])
def test_a_ticket_of_somebody_registered_is_admitted(ticket: TicketStatus) -> None:
    assert judge(ticket, REGISTERED) is Verdict.ADMITTED


def test_a_code_no_ticket_has_is_unknown() -> None:
    assert judge(None) is Verdict.UNKNOWN
    assert judge(None, direction=OUT) is Verdict.UNKNOWN


@pytest.mark.parametrize(("attendee", "presence"), [*product(AttendeeStatus, Presence)])
def test_revoked_wins_over_used_and_over_what_the_attendee_is(
    attendee: AttendeeStatus, presence: Presence
) -> None:
    shut = GateRules(lets_in_category=False, is_open=False)
    assert judge(REVOKED, attendee, presence=presence) is Verdict.REVOKED
    assert judge(REVOKED, attendee, blocked=True, rules=shut) is Verdict.REVOKED


@pytest.mark.parametrize("presence", Presence)
@pytest.mark.parametrize(
    ("attendee", "verdict"), [(WAITING, Verdict.WAITING), (CANCELLED, Verdict.CANCELLED)]
)
def test_who_cancelled_or_waits_is_refused_even_when_already_in(
    attendee: AttendeeStatus, verdict: Verdict, presence: Presence
) -> None:
    assert judge(VALID, attendee, presence=presence) is verdict


@pytest.mark.parametrize(("ticket", "attendee"), [*product(TicketStatus, AttendeeStatus)])
def test_another_events_ticket_says_so_first(
    ticket: TicketStatus, attendee: AttendeeStatus
) -> None:
    for direction in Direction:
        verdict = judge(ticket, attendee, same_event=False, presence=INSIDE, direction=direction)
        assert verdict is Verdict.OTHER_EVENT


def test_blocked_comes_before_the_category_and_the_category_before_the_hours() -> None:
    shut = GateRules(lets_in_category=False, is_open=False)
    assert judge(VALID, blocked=True, rules=shut) is Verdict.BLOCKED
    assert judge(VALID, rules=shut) is Verdict.WRONG_CATEGORY
    assert judge(VALID, rules=GateRules(is_open=False)) is Verdict.OUTSIDE_HOURS


@pytest.mark.parametrize(
    ("reentry", "inside", "outside"),
    [
        (Reentry.NEVER, Verdict.ALREADY, Verdict.ALREADY),
        (Reentry.AFTER_EXIT, Verdict.ALREADY, Verdict.READMITTED),
        (Reentry.ALWAYS, Verdict.READMITTED, Verdict.READMITTED),
    ],
)
def test_who_was_in_comes_in_again_as_the_gate_allows(
    reentry: Reentry, inside: Verdict, outside: Verdict
) -> None:
    rules = GateRules(reentry)
    assert judge(VALID, presence=INSIDE, rules=rules) is inside
    assert judge(VALID, presence=OUTSIDE, rules=rules) is outside


@pytest.mark.parametrize(("ticket", "attendee"), [*product(TicketStatus, AttendeeStatus)])
def test_who_is_inside_may_leave_whatever_became_of_their_ticket(
    ticket: TicketStatus, attendee: AttendeeStatus
) -> None:
    left = judge(ticket, attendee, blocked=True, presence=INSIDE, direction=OUT)
    assert left is Verdict.LEFT
    assert judge(ticket, attendee, presence=OUTSIDE, direction=OUT) is Verdict.NOT_INSIDE
    assert judge(ticket, attendee, presence=EXPECTED, direction=OUT) is Verdict.NOT_INSIDE


def test_the_same_again_is_a_bounce_unless_something_happened_in_between() -> None:
    bounces = {
        (verdict, before): is_bounce(verdict, before)
        for verdict, before in product(Verdict, Verdict)
        if is_bounce(verdict, before) is not None
    }
    came_in = (Verdict.ADMITTED, Verdict.READMITTED)
    assert bounces == {
        **{(verdict, verdict): verdict for verdict in Verdict if not verdict.passes},
        **{(Verdict.ALREADY, before): Verdict.JUST_ADMITTED for before in came_in},
        **{(Verdict.READMITTED, before): Verdict.JUST_ADMITTED for before in came_in},
        (Verdict.NOT_INSIDE, Verdict.LEFT): Verdict.JUST_LEFT,
    }


def test_green_lets_through_yellow_already_did_and_all_else_is_red() -> None:
    colours = {verdict: ScanResult(verdict).colour for verdict in Verdict}

    assert colours == dict.fromkeys(Verdict, Signal.RED) | {
        Verdict.ADMITTED: Signal.GREEN,
        Verdict.JUST_ADMITTED: Signal.GREEN,
        Verdict.READMITTED: Signal.GREEN,
        Verdict.LEFT: Signal.GREEN,
        Verdict.JUST_LEFT: Signal.GREEN,
        Verdict.ALREADY: Signal.YELLOW,
        Verdict.NOT_INSIDE: Signal.YELLOW,
    }


def test_only_a_bounce_is_quiet() -> None:
    quiet = [verdict for verdict in Verdict if verdict.quiet]
    assert quiet == [Verdict.JUST_ADMITTED, Verdict.JUST_LEFT]


def test_only_refusals_of_somebody_known_can_be_passed_over() -> None:
    assert not FORCEABLE & PASSAGES
    assert {verdict for verdict in Verdict if verdict.colour is Signal.RED} - FORCEABLE == {
        Verdict.UNKNOWN,
        Verdict.OTHER_EVENT,
        Verdict.NOT_A_TICKET,
        Verdict.CERTIFICATE,
    }
