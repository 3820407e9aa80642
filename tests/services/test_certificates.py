"""Who earns a certificate by the minutes they were there; a register that repeats no number."""

import os
import signal
from datetime import UTC, date, datetime, timedelta

import pytest

from eventapp.domain.certificates import Earnings, Short
from eventapp.domain.errors import DeskRoleActive, InvalidReason, InvalidValue, NotFound
from eventapp.domain.ids import CertificateId, EventId, GateId
from eventapp.domain.kinds import AttendeeStatus, CertificateKind, Direction, Kind
from eventapp.domain.roles import Role
from eventapp.domain.tickets import display_code
from eventapp.domain.verdicts import Signal, Verdict
from eventapp.services.attendees import AttendeeRow, list_attendees, update_attendee
from eventapp.services.certificates import (
    certificate_of_number,
    check_certificate,
    earnings,
    held_by,
    issue_certificates,
    list_certificates,
    programme_spans,
    revoke_certificate,
)
from eventapp.services.checkin import admit, check_in
from eventapp.services.desk_log import cancel_admission, counters, event_gate
from eventapp.services.duplicates import merge_attendees
from eventapp.services.events import (
    delete_day,
    delete_event,
    event_facts,
    update_day,
    update_event,
)
from eventapp.services.gates import open_session_gate
from eventapp.services.history import undo
from eventapp.services.organisations import list_engagements, update_organisation
from eventapp.services.programme import list_sessions, update_session
from eventapp.services.sample import write_sample
from eventapp.services.snapshots.certificates import certificate_snapshot, register_snapshot
from eventapp.services.workspace import Workspace
from eventapp.store.opening import open_store
from tests.domain.ime import typed_as_hangul

TEN = datetime(2026, 11, 24, 1, tzinfo=UTC)
"""Ten o'clock in Seoul: the sample's programme begins, and lasts 150 minutes."""
AFTER = TEN + timedelta(minutes=200)
ATTENDANCE, COMPLETION = CertificateKind.ATTENDANCE, CertificateKind.COMPLETION


def at(minutes: float) -> datetime:
    return TEN + timedelta(minutes=minutes)


@pytest.fixture
def gate(workspace: Workspace, event: EventId) -> GateId:
    return event_gate(workspace, event)


@pytest.fixture
def people(workspace: Workspace, event: EventId) -> list[AttendeeRow]:
    """Those who are registered, by name."""
    rows = list_attendees(workspace, event)
    return [row for row in rows if row.status is AttendeeStatus.REGISTERED]


def come(
    workspace: Workspace,
    gate: GateId,
    who: AttendeeRow,
    came: float,
    left: float | None = None,
) -> None:
    admit(workspace, gate, who.id, desk="1", now=at(came))
    if left is not None:
        admit(workspace, gate, who.id, desk="1", now=at(left), direction=Direction.OUT)


def issue(
    workspace: Workspace, event: EventId, kind: CertificateKind = ATTENDANCE, least: int = 80
) -> tuple[CertificateId, ...]:
    return issue_certificates(workspace, event, kind, least_share=least, now=AFTER)


def names(workspace: Workspace, event: EventId, least: int = 80) -> list[str]:
    return [one.name for one in earnings(workspace, event, least_share=least, now=AFTER).earned]


# Who has earned one


def test_the_programme_counts_from_its_first_session_without_the_registration(
    workspace: Workspace, event: EventId
) -> None:
    (span,) = programme_spans(workspace, event)

    assert (span.opens, span.closes) == (TEN, at(150))


def test_who_was_there_long_enough_has_earned_one_and_the_others_lack_minutes(
    workspace: Workspace, event: EventId, gate: GateId, people: list[AttendeeRow]
) -> None:
    stayed, early, just, short, late, gone = people[:6]
    come(workspace, gate, stayed, -25)  # never scanned out: until the end
    come(workspace, gate, early, -30, 125)
    come(workspace, gate, just, 30, 150)
    come(workspace, gate, short, -60, 119)  # waiting for it to begin is no share of it
    come(workspace, gate, late, 160)
    come(workspace, gate, gone, 0)
    cancel_admission(workspace, gate, gone.id, desk="1")

    found = earnings(workspace, event, now=AFTER)

    assert found.scheduled == 150
    assert [(one.attendee, one.minutes, one.share) for one in found.earned] == [
        (stayed.id, 150, 100),
        (early.id, 125, 83),
        (just.id, 120, 80),
    ]
    assert found.short == (
        Short(short.id, short.name, 119, 1),
        Short(late.id, late.name, 0, 120),
    )


def test_a_share_of_nothing_asks_to_have_come(
    workspace: Workspace, event: EventId, gate: GateId, people: list[AttendeeRow]
) -> None:
    come(workspace, gate, people[0], 160)
    come(workspace, gate, people[1], 149, 150)

    assert names(workspace, event, least=0) == [people[0].name, people[1].name]
    assert names(workspace, event, least=1) == []


def test_before_the_programme_begins_nobody_has_earned_anything(
    workspace: Workspace, event: EventId, gate: GateId, people: list[AttendeeRow]
) -> None:
    come(workspace, gate, people[0], -30)

    found = earnings(workspace, event, least_share=0, now=at(-1))

    assert found == Earnings(150, over=False, earned=(), short=(), begins=TEN)
    assert found.begins is not None
    assert found.begins.hour == 10
    assert issue_certificates(workspace, event, ATTENDANCE, least_share=0, now=at(-1)) == ()
    begun = earnings(workspace, event, least_share=0, now=at(0))
    assert [one.name for one in begun.earned] == [people[0].name]
    assert begun.begins is None


def test_nobody_earns_a_share_of_a_programme_that_has_no_time(
    workspace: Workspace, event: EventId, gate: GateId, people: list[AttendeeRow]
) -> None:
    come(workspace, gate, people[0], 0)
    for day in event_facts(workspace, event).days:
        delete_day(workspace, day.id)

    found = earnings(workspace, event, least_share=1, now=AFTER)

    assert found == Earnings(0, over=False, earned=(), short=())
    assert issue(workspace, event, least=1) == ()
    assert names(workspace, event, least=0) == [people[0].name]
    assert not earnings(workspace, event, least_share=0, now=AFTER).over


def test_minutes_of_going_out_and_coming_back_add_up(
    workspace: Workspace, event: EventId, gate: GateId, people: list[AttendeeRow]
) -> None:
    come(workspace, gate, people[0], 0, 60)
    come(workspace, gate, people[0], 90)

    (one,) = earnings(workspace, event, now=AFTER).earned

    assert (one.minutes, one.share) == (120, 80)


def test_who_came_through_no_entrance_is_counted_at_the_sessions_and_once(
    workspace: Workspace, event: EventId, people: list[AttendeeRow]
) -> None:
    talk, panel = (
        next(one for one in list_sessions(workspace, event) if one.kind == kind)
        for kind in ("keynote", "panel")
    )
    for session, came in ((talk, 30), (panel, 120)):
        come(workspace, open_session_gate(workspace, session.id), people[0], came)

    (one,) = earnings(workspace, event, least_share=0, now=AFTER).earned

    assert one.minutes == talk.length + panel.length


def test_who_waits_or_cancelled_gets_none(
    workspace: Workspace, event: EventId, gate: GateId, people: list[AttendeeRow]
) -> None:
    come(workspace, gate, people[0], 0)
    update_attendee(workspace, people[0].id, status=AttendeeStatus.CANCELLED)

    assert names(workspace, event) == []


def test_a_programme_without_public_sessions_counts_by_the_days_hours(
    workspace: Workspace, event: EventId
) -> None:
    for session in list_sessions(workspace, event):
        update_session(workspace, session.id, public=False)

    (span,) = programme_spans(workspace, event)

    assert span.closes - span.opens >= timedelta(hours=3)


# The register


def test_numbers_go_on_and_what_is_in_force_is_not_issued_twice(
    workspace: Workspace, event: EventId, gate: GateId, people: list[AttendeeRow]
) -> None:
    come(workspace, gate, people[1], 0)
    come(workspace, gate, people[0], 0)

    first = issue(workspace, event)
    again = issue(workspace, event)
    come(workspace, gate, people[2], 0)
    later = issue(workspace, event)
    other = issue(workspace, event, COMPLETION)

    assert (len(first), again, len(later), len(other)) == (2, (), 1, 3)
    rows = list_certificates(workspace, event)
    assert [(row.number, row.attendee, row.kind) for row in rows] == [
        ("2026-001", people[0].id, ATTENDANCE),
        ("2026-002", people[1].id, ATTENDANCE),
        ("2026-003", people[2].id, ATTENDANCE),
        ("2026-004", people[0].id, COMPLETION),
        ("2026-005", people[1].id, COMPLETION),
        ("2026-006", people[2].id, COMPLETION),
    ]
    assert len({row.code for row in rows}) == 6
    assert [row.id for row in rows] == [*first, *later, *other]


def test_an_entry_says_what_the_paper_says_whatever_becomes_of_the_registration(
    workspace: Workspace, event: EventId, gate: GateId, people: list[AttendeeRow]
) -> None:
    who = people[0]
    come(workspace, gate, who, 0, 130)
    issue(workspace, event)
    update_attendee(workspace, who.id, name="다른 이름", organisation="다른 곳")
    undo(workspace)
    update_attendee(workspace, who.id, name="또 다른 이름")

    (row,) = list_certificates(workspace, event)

    assert (row.name, row.organisation, row.position) == (who.name, who.organisation, who.position)
    assert (row.minutes, row.issued_at, row.revoked_at) == (130, AFTER, None)
    assert row.issued_at.hour == AFTER.hour + 9  # by the event's clock


def test_an_entry_says_what_the_paper_says_whatever_becomes_of_the_event(
    workspace: Workspace, event: EventId, gate: GateId, people: list[AttendeeRow]
) -> None:
    come(workspace, gate, people[0], 0)
    issue(workspace, event)
    (before,) = list_certificates(workspace, event)
    (day,) = event_facts(workspace, event).days
    update_day(workspace, day.id, date=date(2027, 1, 5))
    update_event(
        workspace, event, title="다른 행사", venue="다른 곳", colour="#123456", time_zone="UTC"
    )
    for engaged in list_engagements(workspace, event):
        update_organisation(workspace, engaged.organisation, name=f"옛 {engaged.name}")

    (row,) = list_certificates(workspace, event)

    assert row == before
    assert row.number == "2026-001"
    assert row.said.days == (date(2026, 11, 24),)
    assert row.said.venue.startswith("한국토지주택공사")
    assert row.said.hosts
    assert not any(host.name.startswith("옛 ") for host in row.said.hosts)
    found = certificate_of_number(workspace, "2026-001")
    assert found is not None
    assert found.row == row
    assert certificate_of_number(workspace, "2027-001") is None


def test_two_events_of_a_year_give_no_number_twice(
    workspace: Workspace, event: EventId, gate: GateId, people: list[AttendeeRow]
) -> None:
    other = write_sample(workspace, today=date(2026, 11, 1))
    guests = [
        row for row in list_attendees(workspace, other) if row.status is AttendeeStatus.REGISTERED
    ]
    come(workspace, gate, people[0], 0)
    admit(workspace, event_gate(workspace, other), guests[0].id, desk="1", now=at(0))
    issue(workspace, event)
    issue(workspace, other, least=0)
    come(workspace, gate, people[1], 0)
    issue(workspace, event)

    assert [row.number for row in list_certificates(workspace, event)] == ["2026-001", "2026-003"]
    assert [row.number for row in list_certificates(workspace, other)] == ["2026-002"]
    found = certificate_of_number(workspace, "2026-002")
    assert found is not None
    assert found.row is not None
    assert found.row.attendee == guests[0].id


def test_who_is_left_of_two_registrations_has_what_either_was_issued(
    workspace: Workspace, event: EventId, gate: GateId, people: list[AttendeeRow]
) -> None:
    first, second, third = people[:3]
    come(workspace, gate, first, 0)
    (number,) = issue(workspace, event)
    cancel_admission(workspace, gate, first.id, desk="1")
    merge_attendees(workspace, second.id, first.id)
    merge_attendees(workspace, third.id, second.id)
    come(workspace, gate, third, 0)

    assert issue(workspace, event) == ()
    assert held_by(workspace, event, ATTENDANCE) == {third.id: number}
    cancel_admission(workspace, gate, third.id, desk="1")
    undo(workspace)
    undo(workspace)
    assert held_by(workspace, event, ATTENDANCE) == {first.id: number}


def test_undo_takes_no_certificate_back(
    workspace: Workspace, event: EventId, gate: GateId, people: list[AttendeeRow]
) -> None:
    update_attendee(workspace, people[0].id, notes="x")
    come(workspace, gate, people[0], 0)
    issue(workspace, event)

    undo(workspace)

    assert len(list_certificates(workspace, event)) == 1


def test_a_revoked_one_stays_in_the_register_and_the_next_has_a_new_number(
    workspace: Workspace, event: EventId, gate: GateId, people: list[AttendeeRow]
) -> None:
    come(workspace, gate, people[0], 0)
    (first,) = issue(workspace, event)
    revoke_certificate(workspace, first, " 이름을\u200b 잘못 적음 ", now=at(300))
    revoke_certificate(workspace, first, "다시", now=at(400))

    (second,) = issue(workspace, event)

    old, new = list_certificates(workspace, event)
    assert (old.id, old.revoked_at, old.reason) == (first, at(300), "이름을 잘못 적음")
    assert (new.id, new.number, new.revoked_at, new.reason) == (second, "2026-002", None, "")
    paper = certificate_snapshot(workspace, event, ATTENDANCE)
    assert paper.certificates == (new,)
    assert certificate_snapshot(workspace, event, ATTENDANCE, first).certificates == ()
    assert register_snapshot(workspace, event, now=AFTER).certificates == (old, new)


def test_one_can_be_issued_alone(
    workspace: Workspace, event: EventId, gate: GateId, people: list[AttendeeRow]
) -> None:
    for who in people[:3]:
        come(workspace, gate, who, 0)

    issue_certificates(workspace, event, ATTENDANCE, only=[people[1].id], now=AFTER)

    assert [row.name for row in list_certificates(workspace, event)] == [people[1].name]


def test_revoking_asks_for_a_reason_and_for_one_that_is_there(
    workspace: Workspace, event: EventId, gate: GateId, people: list[AttendeeRow]
) -> None:
    come(workspace, gate, people[0], 0)
    (number,) = issue(workspace, event)

    with pytest.raises(InvalidValue) as refused:
        revoke_certificate(workspace, number, " \u200b ")
    with pytest.raises(NotFound) as missing:
        revoke_certificate(workspace, CertificateId(999), "x")

    assert (refused.value.field, refused.value.reason) == ("reason", InvalidReason.EMPTY)
    assert missing.value.kind is Kind.CERTIFICATE


def test_the_desk_neither_issues_nor_revokes(workspace: Workspace, event: EventId) -> None:
    workspace.role = Role.DESK

    with pytest.raises(DeskRoleActive):
        issue(workspace, event)
    with pytest.raises(DeskRoleActive):
        revoke_certificate(workspace, CertificateId(1), "x")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork(2) here")
def test_a_kill_between_two_issues_neither_loses_a_number_nor_gives_one_twice(
    workspace: Workspace, event: EventId, gate: GateId, people: list[AttendeeRow]
) -> None:
    come(workspace, gate, people[0], 0)
    path = workspace.path
    workspace.close()
    life = os.fork()
    if life == 0:
        store = open_store(path)
        issue_certificates(store, event, ATTENDANCE, now=AFTER)
        os.kill(os.getpid(), signal.SIGKILL)
    _pid, status = os.waitpid(life, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL

    store = open_store(path)
    admit(store, gate, people[1].id, desk="1", now=at(0))
    issue_certificates(store, event, ATTENDANCE, now=AFTER)
    numbers = [(row.number, row.attendee) for row in list_certificates(store, event)]
    store.close()

    assert numbers == [("2026-001", people[0].id), ("2026-002", people[1].id)]


# Checking one


def test_a_code_is_found_as_scanned_as_read_out_and_under_hangul_input(
    workspace: Workspace, event: EventId, gate: GateId, people: list[AttendeeRow]
) -> None:
    come(workspace, gate, people[0], 0)
    issue(workspace, event)
    (row,) = list_certificates(workspace, event)

    for raw in (row.code, display_code(row.code).lower(), f"]Q1{row.code}\r"):
        check = check_certificate(workspace, raw)
        assert (check.row, check.valid, check.hangul) == (row, True, False)
    typed = check_certificate(workspace, typed_as_hangul(row.code))
    assert (typed.row, typed.hangul) == (row, any(sign.isalpha() for sign in row.code))


def test_codes_nobody_was_given_and_tickets_say_so(
    workspace: Workspace, people: list[AttendeeRow]
) -> None:
    ticket = people[0].code
    assert ticket is not None

    unknown = check_certificate(workspace, "7" + "Z" * 25)
    nonsense = check_certificate(workspace, "참석확인서")
    other = check_certificate(workspace, ticket)

    assert (unknown.readable, unknown.row, unknown.is_ticket) == (True, None, False)
    assert (nonsense.readable, nonsense.valid) == (False, False)
    assert (other.readable, other.row, other.is_ticket) == (True, None, True)


def test_a_certificate_outlives_its_event(
    workspace: Workspace, event: EventId, gate: GateId, people: list[AttendeeRow]
) -> None:
    come(workspace, gate, people[0], 0)
    issue(workspace, event)
    (row,) = list_certificates(workspace, event)
    cancel_admission(workspace, gate, people[0].id, desk="1")
    delete_event(workspace, event)

    check = check_certificate(workspace, row.code)

    assert (check.valid, check.row) == (True, row)
    assert row.said.title.startswith("사회적가치")


def test_the_desk_tells_a_certificate_from_a_ticket_and_lets_nobody_in_by_it(
    workspace: Workspace, event: EventId, gate: GateId, people: list[AttendeeRow]
) -> None:
    come(workspace, gate, people[0], 0)
    issue(workspace, event)
    (row,) = list_certificates(workspace, event)
    before = counters(workspace, gate).admitted

    result = check_in(workspace, gate, typed_as_hangul(row.code), desk="1", now=at(160))

    assert (result.verdict, result.colour) == (Verdict.CERTIFICATE, Signal.RED)
    assert result.scan is not None
    assert counters(workspace, gate).admitted == before


def test_a_printed_number_leads_to_its_entry(
    workspace: Workspace, event: EventId, gate: GateId, people: list[AttendeeRow]
) -> None:
    come(workspace, gate, people[0], 0)
    issue(workspace, event)
    (row,) = list_certificates(workspace, event)

    for number in ("2026-001", "제 2026-001 호", " No. 2026-1 "):
        found = certificate_of_number(workspace, number)
        assert found is not None
        assert found.row == row
    for number in ("2026-002", "2025-001", "001", row.code, ""):
        assert certificate_of_number(workspace, number) is None
