from itertools import product

import pytest

from eventapp.domain.kinds import AttendeeStatus, TicketStatus
from eventapp.domain.verdicts import BOUNCE_SECONDS, ScanResult, Signal, Verdict, judge

REGISTERED, WAITING, CANCELLED = (
    AttendeeStatus.REGISTERED,
    AttendeeStatus.WAITING,
    AttendeeStatus.CANCELLED,
)
VALID, REVOKED = TicketStatus.VALID, TicketStatus.REVOKED


def test_a_valid_ticket_of_somebody_registered_is_admitted() -> None:
    assert judge(VALID, REGISTERED) is Verdict.ADMITTED


def test_a_code_no_ticket_has_is_unknown() -> None:
    assert judge(None) is Verdict.UNKNOWN


@pytest.mark.parametrize("admitted", [False, True])
@pytest.mark.parametrize("attendee", AttendeeStatus)
def test_revoked_wins_over_used_and_over_what_the_attendee_is(
    attendee: AttendeeStatus, admitted: bool
) -> None:
    assert judge(REVOKED, attendee, admitted=admitted, since_admission=1.0) is Verdict.REVOKED


@pytest.mark.parametrize("admitted", [False, True])
@pytest.mark.parametrize(
    ("attendee", "verdict"), [(WAITING, Verdict.WAITING), (CANCELLED, Verdict.CANCELLED)]
)
def test_who_cancelled_or_waits_is_refused_even_when_already_in(
    attendee: AttendeeStatus, verdict: Verdict, admitted: bool
) -> None:
    assert judge(VALID, attendee, admitted=admitted) is verdict


@pytest.mark.parametrize(("ticket", "attendee"), [*product(TicketStatus, AttendeeStatus)])
def test_another_events_ticket_says_so_first(
    ticket: TicketStatus, attendee: AttendeeStatus
) -> None:
    assert judge(ticket, attendee, same_event=False, admitted=True) is Verdict.OTHER_EVENT


@pytest.mark.parametrize(
    ("since", "verdict"),
    [
        (0.0, Verdict.JUST_ADMITTED),
        (BOUNCE_SECONDS, Verdict.JUST_ADMITTED),
        (BOUNCE_SECONDS + 0.01, Verdict.ALREADY),
        (-1.0, Verdict.ALREADY),
        (None, Verdict.ALREADY),
    ],
)
def test_the_same_code_is_a_bounce_for_two_and_a_half_seconds(
    since: float | None, verdict: Verdict
) -> None:
    assert judge(VALID, REGISTERED, admitted=True, since_admission=since) is verdict


def test_green_lets_in_yellow_already_did_and_all_else_is_red() -> None:
    colours = {verdict: ScanResult(verdict).colour for verdict in Verdict}

    assert colours == dict.fromkeys(Verdict, Signal.RED) | {
        Verdict.ADMITTED: Signal.GREEN,
        Verdict.JUST_ADMITTED: Signal.GREEN,
        Verdict.ALREADY: Signal.YELLOW,
    }


def test_only_a_bounce_is_quiet() -> None:
    assert [verdict for verdict in Verdict if verdict.quiet] == [Verdict.JUST_ADMITTED]
