"""The next day of an event: who was not scanned out on the evening comes in again."""

from datetime import UTC, datetime, timedelta

import pytest

from eventapp.domain.ids import EventId, GateId
from eventapp.domain.kinds import Direction, Reentry, SessionKind
from eventapp.domain.placement import Placement
from eventapp.domain.steps import Fact
from eventapp.domain.tickets import read_scan
from eventapp.domain.verdicts import Verdict
from eventapp.services.attendance_book import minutes_by_attendee
from eventapp.services.attendees import AttendeeRow, list_attendees
from eventapp.services.certificates import earnings
from eventapp.services.checkin import admit, check_in
from eventapp.services.desk_log import (
    Passage,
    cancel_passage,
    event_gate,
    last_passage,
    recent_scans,
)
from eventapp.services.events import add_day, event_facts
from eventapp.services.gates import open_session_gate, update_gate
from eventapp.services.programme import add_session, list_sessions
from eventapp.services.scanning import Attempt, holder_of_attendee, log_scan, pass_gate
from eventapp.services.spans import days_at
from eventapp.services.workspace import Workspace
from tests.services.passing import code_of, presence

TEN = datetime(2026, 11, 24, 1, tzinfo=UTC)
"""Ten o'clock in Seoul: the sample's programme begins, and lasts 150 minutes."""
NEXT = TEN + timedelta(days=1)


@pytest.fixture
def gate(workspace: Workspace, event: EventId) -> GateId:
    """The entrance of an event of two days, with an hour of programme on the second."""
    add_day(workspace, event)
    second = event_facts(workspace, event).days[1]
    place = Placement(second.id, None, 10 * 60, 60)
    add_session(workspace, event, kind=SessionKind.TALK, title="둘째 날", placement=place)
    return event_gate(workspace, event)


@pytest.fixture
def guest(workspace: Workspace, event: EventId) -> AttendeeRow:
    return next(row for row in list_attendees(workspace, event) if row.name == "김솔")


def scan(
    workspace: Workspace, gate: GateId, guest: AttendeeRow, *moments: datetime
) -> list[Verdict]:
    return [
        check_in(workspace, gate, code_of(guest), desk="1", now=moment).verdict
        for moment in moments
    ]


def test_the_first_scan_of_the_next_day_is_green_and_the_second_is_not(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    evening, early = TEN + timedelta(hours=9), NEXT - timedelta(hours=2)
    moments = (TEN, evening, early, NEXT, NEXT + timedelta(hours=9))

    assert scan(workspace, gate, guest, *moments) == [
        Verdict.ADMITTED,
        Verdict.ALREADY,
        Verdict.READMITTED,
        Verdict.ALREADY,
        Verdict.ALREADY,
    ]
    assert presence(workspace, gate) == (1, 1)
    assert [row.verdict for row in recent_scans(workspace, gate)].count(Verdict.ADMITTED) == 1


def test_the_minutes_of_both_days_count(
    workspace: Workspace, event: EventId, gate: GateId, guest: AttendeeRow
) -> None:
    after = NEXT + timedelta(days=1)
    scan(workspace, gate, guest, TEN)
    first = minutes_by_attendee(workspace, event, gate, now=after)[guest.id]
    scan(workspace, gate, guest, NEXT + timedelta(minutes=20))

    found = earnings(workspace, event, now=after)

    assert found.scheduled == 210
    assert [(one.attendee, one.minutes) for one in found.earned] == [(guest.id, 190)]
    assert minutes_by_attendee(workspace, event, gate, now=after)[guest.id] > first


@pytest.mark.parametrize(
    ("rule", "verdicts"),
    [
        (Reentry.NEVER, [Verdict.ADMITTED, Verdict.ALREADY]),
        (Reentry.ALWAYS, [Verdict.ADMITTED, Verdict.READMITTED]),
    ],
)
def test_a_gate_with_another_rule_keeps_it_over_night(
    workspace: Workspace,
    gate: GateId,
    guest: AttendeeRow,
    rule: Reentry,
    verdicts: list[Verdict],
) -> None:
    update_gate(workspace, gate, reentry=rule)

    assert scan(workspace, gate, guest, TEN, NEXT) == verdicts


def test_a_sessions_gate_knows_no_next_day(
    workspace: Workspace, event: EventId, gate: GateId, guest: AttendeeRow
) -> None:
    del gate
    door = open_session_gate(workspace, list_sessions(workspace, event)[1].id)

    assert scan(workspace, door, guest, TEN, NEXT) == [Verdict.ADMITTED, Verdict.ALREADY]


def test_coming_in_again_is_taken_back_alone_and_by_name_as_good_as_by_ticket(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    scan(workspace, gate, guest, TEN)
    assert admit(workspace, gate, guest.id, desk="1", now=NEXT).verdict is Verdict.READMITTED

    passage = last_passage(workspace, gate, desk="1")
    assert passage == Passage(guest.id, guest.name, Verdict.READMITTED, NEXT)
    cancel_passage(workspace, gate, passage, desk="1")

    assert presence(workspace, gate) == (1, 1)
    later = [NEXT + timedelta(minutes=minutes) for minutes in (5, 6)]
    assert scan(workspace, gate, guest, *later) == [Verdict.READMITTED, Verdict.ALREADY]


def test_of_two_desks_at_the_same_moment_one_lets_in(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    scan(workspace, gate, guest, TEN)
    holder = holder_of_attendee(workspace, gate, guest.id)  # what either of them read
    reading, days = read_scan(code_of(guest)), days_at(workspace, gate)
    answers: list[bool] = []
    for desk in ("1", "2"):
        attempt = Attempt(gate, desk, desk, reading, NEXT, Direction.IN, days=days)
        with workspace.fact(Fact.SCAN) as fact:
            answers.append(pass_gate(fact, attempt, holder, Verdict.READMITTED))
            verdict = Verdict.READMITTED if answers[-1] else Verdict.ALREADY
            log_scan(fact, attempt, verdict, guest.id)

    assert answers == [True, False]
