"""The desk's answers: which reason wins, who is let in once, what is written down."""

from datetime import UTC, date, datetime, timedelta

import pytest

from eventapp.domain.changes import Changes
from eventapp.domain.errors import NotFound, NotSaved
from eventapp.domain.ids import AttendeeId, EventId, GateId, TicketCode
from eventapp.domain.kinds import AttendeeStatus, Kind
from eventapp.domain.tickets import LOGGED_LENGTH, display_code, new_code
from eventapp.domain.verdicts import ScanResult, Verdict
from eventapp.services.attendees import (
    AttendeeRow,
    delete_attendees,
    list_attendees,
    reissue_ticket,
    update_attendee,
)
from eventapp.services.checkin import admit, check_in
from eventapp.services.desk_log import (
    Counters,
    Passage,
    ScanRow,
    cancel_admission,
    counters,
    event_gate,
    last_passage,
    recent_scans,
)
from eventapp.services.events import create_event, delete_event
from eventapp.services.history import undo_list
from eventapp.services.workspace import Workspace
from tests.domain.ime import typed_as_hangul

NOON = datetime(2026, 12, 24, 3, tzinfo=UTC)


@pytest.fixture
def gate(workspace: Workspace, event: EventId) -> GateId:
    return event_gate(workspace, event)


@pytest.fixture
def guest(workspace: Workspace, event: EventId) -> AttendeeRow:
    return next(row for row in list_attendees(workspace, event) if row.name == "김솔")


def _heard(workspace: Workspace) -> list[Changes]:
    heard: list[Changes] = []
    workspace.subscribe(heard.append)
    return heard


def code_of(row: AttendeeRow) -> str:
    assert row.code is not None
    return row.code


def test_a_ticket_lets_its_holder_in_with_everything_the_card_shows(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    result = check_in(workspace, gate, code_of(guest), desk="창구 1", now=NOON)
    assert result == ScanResult(
        Verdict.ADMITTED,
        attendee=guest.id,
        name="김솔",
        organisation=guest.organisation,
        position=guest.position,
        category=guest.category,
        category_colour=guest.category_colour,
        first_at=NOON,
        first_desk="창구 1",
        scan=result.scan,
        nonce=result.nonce,
    )


def test_the_second_time_tells_the_first_time_and_desk(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    check_in(workspace, gate, code_of(guest), desk="창구 1", now=NOON)
    later = check_in(
        workspace, gate, code_of(guest), desk="창구 2", now=NOON + timedelta(seconds=1)
    )
    assert (later.verdict, later.first_at, later.first_desk) == (Verdict.ALREADY, NOON, "창구 1")
    assert counters(workspace, gate) == Counters(expected=78, admitted=1, inside=1)


@pytest.mark.parametrize(
    ("seconds", "desk", "expected"),
    [
        (0.0, "창구 1", (Verdict.JUST_ADMITTED, 1)),
        (2.0, "창구 1", (Verdict.JUST_ADMITTED, 1)),
        (2.6, "창구 1", (Verdict.ALREADY, 2)),
        (1.0, "창구 2", (Verdict.ALREADY, 2)),
        (-60.0, "창구 1", (Verdict.ALREADY, 2)),  # the clock was set back
    ],
)
def test_the_scanner_reading_twice_is_quiet_and_unwritten(
    workspace: Workspace, event: EventId, seconds: float, desk: str, expected: tuple[Verdict, int]
) -> None:
    gate = event_gate(workspace, event)
    code = code_of(list_attendees(workspace, event)[0])
    check_in(workspace, gate, code, desk="창구 1", now=NOON)
    again = check_in(workspace, gate, code, desk=desk, now=NOON + timedelta(seconds=seconds))
    assert (again.verdict, len(recent_scans(workspace, gate))) == expected


def test_what_makes_a_ticket_void_wins_over_its_use(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    check_in(workspace, gate, code_of(guest), desk="1", now=NOON)
    update_attendee(workspace, guest.id, status=AttendeeStatus.CANCELLED)
    cancelled = check_in(workspace, gate, code_of(guest), desk="1", now=NOON)
    reissue_ticket(workspace, guest.id)
    revoked = check_in(workspace, gate, code_of(guest), desk="1", now=NOON)
    assert (cancelled.verdict, revoked.verdict) == (Verdict.CANCELLED, Verdict.REVOKED)
    assert (revoked.name, revoked.first_at) == ("김솔", NOON)


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (AttendeeStatus.WAITING, Verdict.WAITING),
        (AttendeeStatus.CANCELLED, Verdict.CANCELLED),
        (AttendeeStatus.REGISTERED, Verdict.ADMITTED),
    ],
)
def test_the_registration_decides(
    workspace: Workspace,
    gate: GateId,
    guest: AttendeeRow,
    status: AttendeeStatus,
    verdict: Verdict,
) -> None:
    update_attendee(workspace, guest.id, status=status)
    assert check_in(workspace, gate, code_of(guest), desk="1").verdict is verdict
    admitted = int(verdict is Verdict.ADMITTED)
    assert counters(workspace, gate).admitted == admitted


def test_another_events_ticket_says_so_and_names_nobody(
    workspace: Workspace, guest: AttendeeRow
) -> None:
    made = create_event(workspace, title="다른 행사", first_day=date(2027, 1, 1))
    other = EventId(made.only_inserted(Kind.EVENT))
    result = check_in(workspace, event_gate(workspace, other), code_of(guest), desk="1")
    assert result == ScanResult(Verdict.OTHER_EVENT, scan=result.scan, nonce=result.nonce)
    reissue_ticket(workspace, guest.id)
    again = check_in(workspace, event_gate(workspace, other), code_of(guest), desk="1")
    assert again.verdict is Verdict.OTHER_EVENT


def test_a_code_nobody_has_is_unknown(workspace: Workspace, gate: GateId) -> None:
    assert check_in(workspace, gate, new_code(), desk="1").verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "\0",
        "https://example.org/t/1",
        "BEGIN:VCARD\nFN:Kim\nEND:VCARD",
        "x" * 4096,
        "\0" * 4096,
    ],
)
def test_anything_else_is_not_a_ticket_and_logged_in_part(
    workspace: Workspace, gate: GateId, raw: str
) -> None:
    assert check_in(workspace, gate, raw, desk="1").verdict is Verdict.NOT_A_TICKET
    (row,) = recent_scans(workspace, gate)
    assert (row.verdict, row.name, row.attendee) == (Verdict.NOT_A_TICKET, "", None)
    with workspace.reading() as connection:
        (logged,) = connection.exec_driver_sql("SELECT raw FROM scan").one()
    assert len(logged) <= LOGGED_LENGTH
    assert "\0" not in logged


def test_a_bad_scan_then_a_good_one(workspace: Workspace, gate: GateId, guest: AttendeeRow) -> None:
    check_in(workspace, gate, "x" * 4096, desk="1")
    assert check_in(workspace, gate, code_of(guest), desk="1").verdict is Verdict.ADMITTED


def test_the_keyboards_state_is_undone_and_told(
    workspace: Workspace, event: EventId, gate: GateId
) -> None:
    one, two, three = list_attendees(workspace, event)[:3]
    hangul = check_in(workspace, gate, typed_as_hangul(code_of(one)), desk="1")
    caps = check_in(workspace, gate, code_of(two).lower(), desk="1")
    read_out = check_in(workspace, gate, display_code(TicketCode(code_of(three))), desk="1")
    assert [result.verdict for result in (hangul, caps, read_out)] == [Verdict.ADMITTED] * 3
    assert [result.attendee for result in (hangul, caps, read_out)] == [one.id, two.id, three.id]
    assert [result.hangul for result in (hangul, caps, read_out)] == [True, False, False]
    assert (caps.caps, read_out.caps) == (True, False)


def test_the_same_nonce_gives_the_same_answer_and_one_row(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    heard = _heard(workspace)
    nonce = "f" * 32
    first = check_in(workspace, gate, code_of(guest), desk="1", nonce=nonce, now=NOON)
    later = NOON + timedelta(minutes=5)
    again = check_in(workspace, gate, code_of(guest), desk="1", nonce=nonce, now=later)
    assert again == first
    assert len(recent_scans(workspace, gate)) == len(heard) == 1


def test_a_refusal_keeps_its_answer_under_its_nonce(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    update_attendee(workspace, guest.id, status=AttendeeStatus.WAITING)
    first = check_in(workspace, gate, code_of(guest), desk="1", nonce="a")
    update_attendee(workspace, guest.id, status=AttendeeStatus.REGISTERED)
    assert check_in(workspace, gate, code_of(guest), desk="1", nonce="a") == first
    assert counters(workspace, gate).admitted == 0


def test_five_admissions_by_hand_are_one(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    verdicts = [admit(workspace, gate, guest.id, desk="1", now=NOON).verdict for _ in range(5)]
    assert verdicts == [Verdict.ADMITTED] + [Verdict.ALREADY] * 4
    assert counters(workspace, gate) == Counters(expected=78, admitted=1, inside=1)
    assert admit(workspace, gate, guest.id, desk="1").first_at == NOON


def test_admitting_somebody_gone_is_refused(workspace: Workspace, gate: GateId) -> None:
    with pytest.raises(NotFound):
        admit(workspace, gate, AttendeeId(10**9), desk="1")
    assert recent_scans(workspace, gate) == ()


def test_a_check_in_is_cancelled_kept_in_the_log_and_made_again(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    check_in(workspace, gate, code_of(guest), desk="1", now=NOON)
    cancel_admission(workspace, gate, guest.id, desk="2")
    assert counters(workspace, gate).admitted == 0
    again = check_in(workspace, gate, code_of(guest), desk="1", now=NOON + timedelta(seconds=1))
    assert again.verdict is Verdict.ADMITTED
    log = [
        (row.name, row.verdict, row.cancelled, row.desk) for row in recent_scans(workspace, gate)
    ]
    assert log == [
        ("김솔", Verdict.ADMITTED, False, "1"),
        ("김솔", Verdict.ADMITTED, True, "2"),
        ("김솔", Verdict.ADMITTED, False, "1"),
    ]


def test_cancelling_twice_is_refused_and_writes_nothing(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    admit(workspace, gate, guest.id, desk="1")
    cancel_admission(workspace, gate, guest.id, desk="1")
    with pytest.raises(NotFound):
        cancel_admission(workspace, gate, guest.id, desk="1")
    assert len(recent_scans(workspace, gate)) == 2


def test_check_ins_are_not_in_the_undo_list(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    admit(workspace, gate, guest.id, desk="1")
    cancel_admission(workspace, gate, guest.id, desk="1")
    assert undo_list(workspace) == ()


def test_each_scan_tells_once_what_it_touched(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    heard = _heard(workspace)
    good = check_in(workspace, gate, code_of(guest), desk="1", now=NOON)
    check_in(workspace, gate, code_of(guest), desk="1", now=NOON)  # a bounce is silent
    bad = check_in(workspace, gate, "nonsense", desk="1")
    assert [dict(changes.touched) for changes in heard] == [
        {Kind.ADMISSION: frozenset({guest.id}), Kind.SCAN: frozenset({good.scan})},
        {Kind.SCAN: frozenset({bad.scan})},
    ]


def test_the_log_is_newest_first_and_bounded(workspace: Workspace, gate: GateId) -> None:
    scans = [check_in(workspace, gate, new_code(), desk="1").scan for _ in range(25)]
    assert [row.id for row in recent_scans(workspace, gate)] == scans[:4:-1]
    assert len(recent_scans(workspace, gate, limit=3)) == 3


def test_a_scan_outlives_the_attendee(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    result = check_in(workspace, gate, code_of(guest), desk="1", now=NOON)
    cancel_admission(workspace, gate, guest.id, desk="1")
    delete_attendees(workspace, [guest.id])
    assert recent_scans(workspace, gate)[-1] == ScanRow(
        id=result.scan or 0,
        happened_at=NOON,
        verdict=Verdict.ADMITTED,
        cancelled=False,
        attendee=None,
        name="",
        organisation="",
        desk="1",
    )


def test_the_last_admission_is_this_desks_and_still_stands(
    workspace: Workspace, event: EventId, gate: GateId
) -> None:
    one, two, three = (row for row in list_attendees(workspace, event)[:3])
    assert last_passage(workspace, gate, desk="1") is None
    admit(workspace, gate, one.id, desk="1", now=NOON)
    admit(workspace, gate, two.id, desk="1", now=NOON)
    admit(workspace, gate, three.id, desk="2", now=NOON)
    assert last_passage(workspace, gate, desk="1") == Passage(
        two.id, two.name, Verdict.ADMITTED, NOON
    )
    cancel_admission(workspace, gate, two.id, desk="1")
    assert last_passage(workspace, gate, desk="1") == Passage(
        one.id, one.name, Verdict.ADMITTED, NOON
    )


def test_a_full_disk_lets_nobody_in_and_the_next_try_does(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    pages = workspace._raw.execute("PRAGMA page_count").fetchone()[0]
    workspace._raw.execute(f"PRAGMA max_page_count = {pages}")
    refused = _scan_until_refused(workspace, gate)
    assert refused.stop is False
    written = len(recent_scans(workspace, gate, limit=5000))
    workspace._raw.execute("PRAGMA max_page_count = 1000000")
    assert check_in(workspace, gate, code_of(guest), desk="1").verdict is Verdict.ADMITTED
    assert len(recent_scans(workspace, gate, limit=5000)) == written + 1


def _scan_until_refused(workspace: Workspace, gate: GateId) -> NotSaved:
    for _ in range(2000):
        try:
            check_in(workspace, gate, "x" * 200, desk="1", bounce=None)
        except NotSaved as error:
            return error
    pytest.fail("the disk never was full")


def test_an_event_that_is_gone_has_no_entrance(workspace: Workspace, event: EventId) -> None:
    delete_event(workspace, event)
    with pytest.raises(NotFound):
        event_gate(workspace, event)


def test_nobody_is_let_in_while_the_file_is_not_where_it_was(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    away = workspace.path.rename(workspace.path.with_name("away.eventapp"))
    with pytest.raises(NotSaved) as refused:
        check_in(workspace, gate, code_of(guest), desk="A")
    away.rename(workspace.path)

    assert refused.value.stop
    assert recent_scans(workspace, gate) == ()
    assert check_in(workspace, gate, code_of(guest), desk="A").verdict is Verdict.ADMITTED
