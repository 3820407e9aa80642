"""What goes wrong at a front desk, at the desk itself: one answer, one row, and on it goes."""

import time
from datetime import UTC, date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from eventapp.domain.ids import AttendeeId, EventId, GateId
from eventapp.domain.kinds import AttendeeStatus, ConsentKind, ConsentSource, Direction, Kind
from eventapp.domain.steps import Fact
from eventapp.domain.tickets import LOGGED_LENGTH
from eventapp.domain.verdicts import Verdict
from eventapp.services.attendees import (
    AttendeeRow,
    add_attendee,
    list_attendees,
    reissue_ticket,
    update_attendee,
)
from eventapp.services.checkin import admit, check_in
from eventapp.services.consents import record_consent
from eventapp.services.desk_log import counters, event_gate, recent_scans
from eventapp.services.events import create_event, list_events, move_event
from eventapp.services.workspace import Workspace
from tests.ui.hosting import page_of, told
from tests.ui.keys import burst, compose
from ui.checkin.outcome import Outcome
from ui.checkin.scanner import IDLE_MS
from ui.checkin.sounds import Sound
from ui.icons import Ink
from ui.pages.desk import DeskPage
from ui.window import MainWindow

PAGE = "desk"


@pytest.fixture
def gate(workspace: Workspace, event: EventId) -> GateId:
    return event_gate(workspace, event)


@pytest.fixture
def page(window: MainWindow) -> DeskPage:
    shown: DeskPage = page_of(window)
    return shown


@pytest.fixture
def guest(workspace: Workspace, event: EventId) -> AttendeeRow:
    return next(row for row in list_attendees(workspace, event) if row.name == "김솔")


def code_of(row: AttendeeRow) -> str:
    assert row.code is not None
    return row.code


def shown(page: DeskPage) -> Outcome:
    for _turn in range(3):  # the numbers follow the verdict
        QApplication.processEvents()
    assert page.card.outcome is not None
    return page.card.outcome


def log(workspace: Workspace, gate: GateId) -> list[tuple[str, Verdict]]:
    return [(row.name, row.verdict) for row in recent_scans(workspace, gate)]


def fill_the_disk(workspace: Workspace, page: DeskPage) -> None:
    """Long rows first, then the shortest there are: no room is left for any."""
    raw = workspace._raw
    raw.execute(f"PRAGMA max_page_count = {raw.execute('PRAGMA page_count').fetchone()[0]}")
    for length in (LOGGED_LENGTH, 1):
        for number in count():  # each another text, for the same again is a bounce
            page.scan(f"{number:x}".ljust(length, "x"))
            if page.card.outcome is not None and page.card.outcome.stays:
                break
        page.card.rest()


@pytest.mark.parametrize(
    "dressed", ["\x02{}\x03", "]Q1{}", "\x1d{}\x04", "{}\t", "  {}  ", "{}\r\n"]
)
def test_what_a_scanner_adds_changes_no_answer(
    page: DeskPage, workspace: Workspace, gate: GateId, guest: AttendeeRow, dressed: str
) -> None:
    page.scan(dressed.format(code_of(guest)))
    assert log(workspace, gate) == [("김솔", Verdict.ADMITTED)]
    assert shown(page).notices == ()


@pytest.mark.parametrize("way", ["scanner", "list"])
def test_five_presses_on_a_slow_store_make_one_admission(
    page: DeskPage, workspace: Workspace, gate: GateId, guest: AttendeeRow, way: str
) -> None:
    workspace.subscribe(lambda _changes: time.sleep(0.15))
    if way == "list":
        compose(page.box, "", "김솔")
        for _press in range(5):
            QTest.keyClick(page.box, Qt.Key.Key_Return)
    else:
        for _press in range(5):
            burst(page.box, code_of(guest))
    assert shown(page).ink is Ink.ADMITTED
    assert log(workspace, gate) == [("김솔", Verdict.ADMITTED)]
    assert counters(workspace, gate).admitted == 1


def test_a_retry_after_nothing_was_saved_is_the_same_scan(
    page: DeskPage, workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    fill_the_disk(workspace, page)
    page.scan(code_of(guest))
    assert shown(page).stays
    pending = dict(page.station._pending)
    workspace._raw.execute("PRAGMA max_page_count = 1000000")
    page.scan(code_of(guest))
    assert log(workspace, gate)[0] == ("김솔", Verdict.ADMITTED)
    kept = next(nonce for key, (nonce, _since) in pending.items() if code_of(guest) in key)
    assert workspace._raw.execute(
        "SELECT count(*) FROM scan WHERE nonce = ?", (kept,)
    ).fetchone() == (1,)
    # The answer is on its way no more: the next time it is another scan.
    assert [key for key in page.station._pending if code_of(guest) in key] == []


def test_a_retry_of_what_reached_the_disk_after_all_finds_it_there(
    page: DeskPage, workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    nonce = "a" * 32
    check_in(workspace, gate, code_of(guest), desk="1", nonce=nonce)
    page.station._pending[code_of(guest), page.station.place] = (nonce, time.monotonic())
    page.scan(code_of(guest))
    assert (shown(page).ink, log(workspace, gate)) == (
        Ink.ADMITTED,
        [("김솔", Verdict.ADMITTED)],
    )


def test_revoked_wins_over_used_at_the_desk(
    page: DeskPage, workspace: Workspace, guest: AttendeeRow
) -> None:
    burst(page.box, code_of(guest))
    shown(page)
    reissue_ticket(workspace, guest.id)
    burst(page.box, code_of(guest))
    outcome = shown(page)
    assert (outcome.ink, outcome.word, outcome.name) == (
        Ink.REFUSED,
        "더는 쓸 수 없는 입장권이에요",
        "김솔",
    )


VCARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:김;솔\r\nTEL:010-1234-5678\r\nEND:VCARD"


@pytest.mark.parametrize(
    "raw",
    [
        "https://example.org/t/0123456789ABCDEFGHJKMNPQRS",
        VCARD,
        "A" * 4096,
        "0123456789\x00ABCDEFGHJKMNPQRS",
        "<img src='file:///etc/passwd'>%s{x.__class__}",
    ],
)
def test_what_is_no_ticket_is_said_to_be_none_logged_short_and_the_next_one_works(
    page: DeskPage, workspace: Workspace, gate: GateId, guest: AttendeeRow, raw: str
) -> None:
    page.scan(raw)
    assert (shown(page).ink, shown(page).word) == (Ink.REFUSED, "입장권이 아니에요")
    page.scan(code_of(guest))
    assert shown(page).ink is Ink.ADMITTED
    assert [verdict for _name, verdict in log(workspace, gate)] == [
        Verdict.ADMITTED,
        Verdict.NOT_A_TICKET,
    ]
    (kept,) = workspace._raw.execute("SELECT raw FROM scan ORDER BY id LIMIT 1").fetchone()
    assert len(kept) <= LOGGED_LENGTH
    assert kept.isprintable()


def test_another_events_ticket_says_so_and_nothing_of_its_holder(
    page: DeskPage, workspace: Workspace, gate: GateId
) -> None:
    create_event(workspace, title="다른 행사", first_day=datetime.now(UTC).date())
    other = next(row.id for row in list_events(workspace) if row.title == "다른 행사")
    add_attendee(workspace, other, name="남의 손님", organisation="비밀")
    page.scan(code_of(list_attendees(workspace, other)[0]))
    outcome = shown(page)
    assert (outcome.ink, outcome.name, outcome.place) == (Ink.REFUSED, "", "")
    assert recent_scans(workspace, gate)[0].verdict is Verdict.OTHER_EVENT


def test_a_clock_set_back_is_told_on_the_card_and_the_order_stays(
    page: DeskPage, workspace: Workspace, event: EventId
) -> None:
    one, two = list_attendees(workspace, event)[:2]
    page.scan(code_of(one))
    ahead = (datetime.now(UTC) + timedelta(hours=1)).replace(tzinfo=None).isoformat(" ")
    with workspace.fact(Fact.SCAN) as fact:
        fact.connection.exec_driver_sql("UPDATE scan SET recorded_at = ?", (ahead,))
    page.scan(code_of(two))
    assert (shown(page).ink, len(shown(page).notices)) == (Ink.ADMITTED, 1)
    assert [line.who.name for line in page.side.who.recent.rows[:2]] == [two.name, one.name]


def test_a_short_foreign_code_is_a_scan_wherever_the_focus_is(
    page: DeskPage, window: MainWindow, workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    update_attendee(workspace, guest.id, reference="EB7788126464")
    window._rail.setFocus()
    burst(window._rail, "EB7788126464")
    assert (shown(page).name, page.box.text()) == ("김솔", "")
    burst(page.box, "EB00000000")  # nobody's: it is typing
    QTest.qWait(IDLE_MS * 2)
    assert log(workspace, gate) == [("김솔", Verdict.ADMITTED)]


def test_a_refused_one_is_let_in_all_the_same_by_a_second_deliberate_press(
    page: DeskPage, workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    update_attendee(workspace, guest.id, status=AttendeeStatus.WAITING)
    burst(page.box, code_of(guest))
    assert (shown(page).word, page.buttons.force.isVisible()) == (
        "아직 확정되지 않은 등록이에요",
        True,
    )
    assert page.acts["desk.force"].text() == "그래도 입장: 김솔"
    page.acts.trigger("desk.force")
    assert (shown(page).ink, recent_scans(workspace, gate)[0].forced) == (Ink.ADMITTED, True)
    assert (page.buttons.force.isVisible(), page.acts["desk.force"].isEnabled()) == (False, False)
    QApplication.processEvents()
    assert page.side.who.recent.rows[0].word.text() == "그래도 입장"


def test_who_cannot_be_known_or_is_in_already_is_not_offered_to_be_forced(
    page: DeskPage, workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    admit(workspace, gate, guest.id, desk="9")
    for raw in (code_of(guest), "0123456789ABCDEFGHJKMNPQRS", "no ticket"):
        page.scan(raw)
        assert page.acts["desk.force"].isEnabled() is False


def test_exits_are_shown_counted_and_taken_back(
    page: DeskPage, workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    page.scan(code_of(guest))
    page.acts.trigger("desk.turn")
    assert (page.station.direction, page.header.way.value) == (Direction.OUT, "out")
    page.scan(code_of(guest))
    assert (shown(page).ink, shown(page).name) == (Ink.ADMITTED, "김솔")
    assert (counters(workspace, gate).admitted, counters(workspace, gate).inside) == (1, 0)
    assert page.acts["desk.cancel"].text() == "김솔 퇴장 취소"
    page.cancel_last()
    assert (shown(page).word, counters(workspace, gate).inside) == ("퇴장을 취소했어요", 1)


def test_why_a_step_cannot_be_undone_names_it_and_goes_with_the_next_deed(
    window: MainWindow, workspace: Workspace, event: EventId, gate: GateId
) -> None:
    def registered() -> AttendeeId:
        changes = add_attendee(workspace, event, name="새 손님")
        made = AttendeeId(*changes.rows(Kind.ATTENDEE))
        admit(workspace, gate, made, desk="1")
        window.history.undo()
        assert told(window).startswith("참가자 등록: 이 단계는 이제 되돌릴 수 없어요")
        return made

    window.open_page("desk")
    someone = registered()
    admit(workspace, gate, someone, desk="1", direction=Direction.OUT)
    assert told(window) == ""
    registered()
    window.open_page("people")
    assert told(window) == ""
    window.tell("파일이 상했어요")
    window.open_page("desk")
    admit(workspace, gate, someone, desk="1")
    assert told(window) == "파일이 상했어요"


def test_who_refused_the_required_consent_is_asked_about_and_no_other(
    page: DeskPage, workspace: Workspace, event: EventId, gate: GateId
) -> None:
    one, two, three = list_attendees(workspace, event)[:3]
    record_consent(
        workspace, [one.id], ConsentKind.PERSONAL_DATA, given=False, source=ConsentSource.FORM
    )
    record_consent(
        workspace, [two.id], ConsentKind.PERSONAL_DATA, given=True, source=ConsentSource.FORM
    )
    record_consent(
        workspace, [three.id], ConsentKind.PHOTOGRAPH, given=False, source=ConsentSource.FORM
    )
    update_attendee(workspace, one.id, attention="휠체어")
    said = []
    for row in (one, two, three):
        page.scan(row.code or "")
        assert page.card.outcome is not None
        said.append((page.card.outcome.flag, page.card.outcome.sound))
    assert said == [
        ("휠체어 · 개인정보 동의를 거부했어요", Sound.ATTENTION),
        ("", Sound.ADMITTED),
        ("", Sound.ADMITTED),
    ]
    assert counters(workspace, gate).admitted == 3


def test_a_day_that_is_none_of_the_events_is_told_at_the_desk_until_it_is_a_rehearsal(
    page: DeskPage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    move_event(workspace, event, date(2020, 1, 1))
    window.open_page("people")
    window.open_page("desk")
    assert page.header.line.text().startswith("오늘은 행사일이 아니에요 · 메뉴의 ‘연습’")
    page.acts.trigger("desk.rehearse")
    assert page.header.line.text().startswith("스캐너로 찍거나")
    page.acts.trigger("desk.rehearse")
    move_event(workspace, event, datetime.now(ZoneInfo("Asia/Seoul")).date())
    window.open_page("people")
    window.open_page("desk")
    assert page.header.line.text().startswith("스캐너로 찍거나")
