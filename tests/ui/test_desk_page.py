"""The front desk in the real window: scans and names in, verdicts out."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId, GateId
from eventapp.domain.kinds import AttendeeStatus, Language
from eventapp.domain.tickets import display_code, new_code
from eventapp.domain.verdicts import Verdict
from eventapp.services.attendees import AttendeeRow, list_attendees, reissue_ticket, update_attendee
from eventapp.services.checkin import admit
from eventapp.services.desk_log import (
    Counters,
    Passage,
    cancel_admission,
    counters,
    event_gate,
    recent_scans,
)
from eventapp.services.workspace import Workspace
from eventapp.settings import Theme
from tests.domain.ime import typed_as_hangul
from tests.ui.hosting import page_of, press, told
from tests.ui.keys import burst, compose, hangul_burst, slowly
from ui.checkin.outcome import Outcome, Shape
from ui.checkin.scanner import IDLE_MS
from ui.icons import Ink
from ui.pages.desk import DeskPage
from ui.window import MainWindow

SEARCHED_MS = 250


@pytest.fixture
def gate(workspace: Workspace, event: EventId) -> GateId:
    return event_gate(workspace, event)


PAGE = "desk"


@pytest.fixture
def page(window: MainWindow) -> DeskPage:
    shown: DeskPage = page_of(window)
    return shown


def attendee(workspace: Workspace, event: EventId, name: str) -> AttendeeRow:
    return next(row for row in list_attendees(workspace, event) if row.name == name)


def code_of(row: AttendeeRow) -> str:
    assert row.code is not None
    return row.code


def shown(page: DeskPage) -> Outcome:
    """What the card shows, after what is queued was done."""
    for _turn in range(3):  # the numbers follow the verdict
        QApplication.processEvents()
    assert page.middle.currentWidget() is page.card
    assert page.card.outcome is not None
    return page.card.outcome


def button_of(page: DeskPage, action: str) -> QPushButton:
    text = page.acts[action].text()
    return next(
        button for button in page.findChildren(QPushButton) if button.text().startswith(text)
    )


def log(workspace: Workspace, gate: GateId) -> list[tuple[str, Verdict]]:
    return [(row.name, row.verdict) for row in recent_scans(workspace, gate)]


def search(page: DeskPage, text: str) -> list[str]:
    page.box.clear()
    compose(page.box, "", text)
    for _busy in range(12):  # other work may hold up the first painting
        QTest.qWait(SEARCHED_MS)
        if page.middle.currentWidget() is page.found:
            break
    assert page.middle.currentWidget() is page.found
    return [row.name for row in page.found.model.records()]


def scan_until_refused(page: DeskPage, scan: Callable[[], object]) -> None:
    scan()
    while page.card.outcome and page.card.outcome.word != "저장되지 않았어요":
        scan()


def test_the_box_has_the_focus_and_the_card_waits(page: DeskPage) -> None:
    assert page.box.hasFocus()
    assert page.card.outcome is None
    page.side.who.tally.count_now()
    assert page.side.who.tally.text() == "0 / 78명"
    assert not page.acts["desk.cancel"].isEnabled()


def test_a_scan_admits_and_shows_the_name(
    page: DeskPage, workspace: Workspace, event: EventId, gate: GateId
) -> None:
    guest = attendee(workspace, event, "김솔")
    burst(page.box, code_of(guest))
    assert shown(page) == Outcome(
        Ink.ADMITTED,
        Shape.CHECK,
        "입장했어요",
        name="김솔",
        place="㈔함께걷는마을 · 활동가",
        category=("운영진", "#59626B"),
    )
    assert counters(workspace, gate) == Counters(expected=78, admitted=1, inside=1)
    page.side.who.tally.count_now()  # which it does by itself once the scan is painted
    assert (page.side.who.tally.admitted.text(), page.box.text()) == ("1", "")
    row = page.side.who.recent.rows[0]
    assert (row.who.name, row.word.text(), row.isVisible()) == ("김솔", "입장", True)
    assert page.side.who.recent.rows[1].isVisible() is False


@pytest.mark.parametrize("where", ["desk.cancel", "desk.full_screen", "row"])
def test_a_scan_on_a_focused_button_is_judged_and_presses_nothing(
    page: DeskPage, workspace: Workspace, event: EventId, gate: GateId, where: str
) -> None:
    first, second = list_attendees(workspace, event)[:2]
    burst(page.box, code_of(first))
    shown(page)
    target = page.side.who.recent.rows[0] if where == "row" else button_of(page, where)
    target.setFocus()
    burst(target, f" {code_of(second)}")
    assert shown(page).name == second.name
    assert log(workspace, gate) == [
        (second.name, Verdict.ADMITTED),
        (first.name, Verdict.ADMITTED),
    ]
    assert page.window().isFullScreen() is False


def test_hangul_and_caps_are_put_right_and_told(
    page: DeskPage, workspace: Workspace, event: EventId, gate: GateId
) -> None:
    one, two = list_attendees(workspace, event)[:2]
    hangul_burst(page.box, code_of(one))
    QTest.qWait(IDLE_MS * 2)
    assert (shown(page).name, shown(page).notices) == (
        one.name,
        ("한글 입력 상태로 찍힌 코드를 바로잡았어요",),
    )
    burst(page.box, code_of(two).lower())
    assert (shown(page).name, len(shown(page).notices)) == (two.name, 1)
    assert counters(workspace, gate).admitted == 2
    assert page.box.text() == ""


def test_a_scanner_without_enter_is_heard_when_it_rests(
    page: DeskPage, workspace: Workspace, event: EventId
) -> None:
    guest = attendee(workspace, event, "김솔")
    burst(page.box, code_of(guest), end=None)
    QTest.qWait(IDLE_MS * 2)
    assert shown(page).name == "김솔"


def test_the_same_code_right_again_is_quiet(
    page: DeskPage, workspace: Workspace, event: EventId, gate: GateId
) -> None:
    guest = attendee(workspace, event, "김솔")
    burst(page.box, code_of(guest))
    burst(page.box, code_of(guest))
    assert (shown(page).ink, shown(page).word) == (Ink.ADMITTED, "방금 입장했어요")
    assert log(workspace, gate) == [("김솔", Verdict.ADMITTED)]


def test_who_is_in_already_is_yellow_with_first_time_and_desk(
    page: DeskPage, workspace: Workspace, event: EventId, gate: GateId
) -> None:
    guest = attendee(workspace, event, "김솔")
    admit(workspace, gate, guest.id, desk="창구 9")
    burst(page.box, code_of(guest))
    outcome = shown(page)
    assert (outcome.ink, outcome.shape, outcome.word) == (
        Ink.ALREADY,
        Shape.CLOCK,
        "이미 입장했어요",
    )
    assert outcome.lines[0].endswith("에 창구 9에서 입장했어요")
    assert page.side.who.recent.rows[0].word.text() == "이미 입장"


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("0123456789ABCDEFGHJKMNPQRS", "모르는 입장권이에요"),
        ("https://example.org/tickets/1234", "입장권이 아니에요"),
        ("x" * 4096, "입장권이 아니에요"),
    ],
)
def test_a_bad_scan_is_red_and_the_next_good_one_works(
    page: DeskPage, workspace: Workspace, event: EventId, raw: str, word: str
) -> None:
    burst(page.box, raw)
    assert (shown(page).ink, shown(page).shape, shown(page).word) == (
        Ink.REFUSED,
        Shape.CROSS,
        word,
    )
    assert page.side.who.recent.rows[0].word.text() == "거절"
    burst(page.box, code_of(attendee(workspace, event, "김솔")))
    assert shown(page).ink is Ink.ADMITTED


def test_every_refusal_names_its_reason(
    page: DeskPage, workspace: Workspace, event: EventId, gate: GateId
) -> None:
    one, two, three = list_attendees(workspace, event)[:3]
    update_attendee(workspace, one.id, status=AttendeeStatus.WAITING)
    update_attendee(workspace, two.id, status=AttendeeStatus.CANCELLED)
    reissue_ticket(workspace, three.id)
    said = []
    for row in (one, two, three):
        burst(page.box, code_of(row))
        said.append((shown(page).name, shown(page).word))
    assert said == [
        (one.name, "아직 확정되지 않은 등록이에요"),
        (two.name, "취소된 등록이에요"),
        (three.name, "더는 쓸 수 없는 입장권이에요"),
    ]
    assert counters(workspace, gate).admitted == 0


def test_slow_typing_searches_by_initials_digits_and_organisation(page: DeskPage) -> None:
    assert search(page, "ㄱㅅ")[0] == "김솔"
    assert search(page, "한빛에너지 김민준") == ["김민준"]
    digits = page.found.model.record(0).phone[-4:]
    page.box.clear()
    slowly(lambda: page.box, digits)
    QTest.qWait(SEARCHED_MS)
    found = page.found.model.records()
    assert "김민준" in [row.name for row in found]
    assert all(digits in row.phone.replace("-", "") for row in found)


def test_down_and_enter_admit_the_chosen_one(
    page: DeskPage, workspace: Workspace, gate: GateId
) -> None:
    found = search(page, "김민준")
    assert found == ["김민준", "김민준"]
    second = page.found.model.record(1)
    QTest.keyClick(page.box, Qt.Key.Key_Down)
    assert page.buttons.admit.text() == "김민준 입장"
    QTest.keyClick(page.box, Qt.Key.Key_Return)
    assert shown(page).place == f"{second.organisation} · {second.position}"
    assert [row.attendee for row in recent_scans(workspace, gate)] == [second.id]


def test_five_presses_of_enter_make_one_admission(
    page: DeskPage, workspace: Workspace, gate: GateId
) -> None:
    search(page, "김솔")
    for _press in range(5):
        QTest.keyClick(page.box, Qt.Key.Key_Return)
    assert shown(page).ink is Ink.ADMITTED
    assert log(workspace, gate) == [("김솔", Verdict.ADMITTED)]


def test_enter_right_after_typing_takes_what_was_typed(
    page: DeskPage, workspace: Workspace, gate: GateId
) -> None:
    search(page, "김민준")
    page.box.clear()
    compose(page.box, "", "김솔")
    QTest.keyClick(page.box, Qt.Key.Key_Return)
    QTest.qWait(IDLE_MS)
    assert log(workspace, gate) == [("김솔", Verdict.ADMITTED)]


def test_nobody_found_admits_nobody(page: DeskPage, workspace: Workspace, gate: GateId) -> None:
    assert search(page, "없는 이름") == []
    QTest.keyClick(page.box, Qt.Key.Key_Return)
    assert log(workspace, gate) == []


def test_who_is_not_found_is_registered_with_the_name_that_was_typed(page: DeskPage) -> None:
    search(page, "새로 온 사람")
    assert page.found.nobody is not None
    assert page.found.nobody.isVisible()
    assert (page.found.table.isVisible(), page.buttons.admit.isVisible()) == (False, False)
    page.buttons.register.click()
    QTest.qWait(SEARCHED_MS)
    form = page.forms.walk_in
    assert form is not None
    assert (page.middle.currentWidget(), form.name.text()) == (form, "새로 온 사람")
    assert (page.box.text(), form.name.hasFocus()) == ("", True)
    form.closed.emit()
    search(page, "김")
    assert (page.found.nobody.isVisible(), page.found.table.isVisible()) == (False, True)


@pytest.mark.parametrize("typed", ["9999", "ㅎㅎㅎㅎ"])
def test_initials_and_numbers_are_nobodys_name(page: DeskPage, typed: str) -> None:
    assert search(page, typed) == []
    page.buttons.register.click()
    assert page.forms.walk_in is not None
    assert (page.forms.walk_in.name.text(), page.box.text()) == ("", typed)


def test_a_code_typed_from_paper_is_judged(
    page: DeskPage, workspace: Workspace, event: EventId
) -> None:
    guest = attendee(workspace, event, "김솔")
    assert guest.code is not None
    page.box.setText(display_code(guest.code).lower())
    QTest.qWait(SEARCHED_MS)
    QTest.keyClick(page.box, Qt.Key.Key_Return)
    assert (shown(page).name, page.box.text()) == ("김솔", "")


def test_a_shop_barcode_is_not_a_ticket(page: DeskPage) -> None:
    burst(page.box, "8801234567890")
    assert shown(page).word == "입장권이 아니에요"


def test_typing_with_the_focus_elsewhere_comes_to_the_box(
    page: DeskPage, window: MainWindow
) -> None:
    page.side.who.recent.rows[0].setFocus()
    window._rail.setFocus()
    slowly(window.focusWidget, "kow")
    QTest.qWait(SEARCHED_MS)
    assert (page.box.text(), page.box.hasFocus()) == ("kow", True)
    assert [row.name for row in page.found.model.records()] == [
        "Maximilian Wilhelmina Kowalczyk-Andersen"
    ]


def test_the_last_check_in_is_cancelled_and_made_again(
    page: DeskPage, qtbot: QtBot, workspace: Workspace, event: EventId, gate: GateId
) -> None:
    guest = attendee(workspace, event, "김솔")
    burst(page.box, code_of(guest))
    shown(page)
    press(qtbot, button_of(page, "desk.cancel"))
    assert (shown(page).word, shown(page).name) == ("접수를 취소했어요", "김솔")
    assert counters(workspace, gate).admitted == 0
    assert page.side.who.recent.rows[0].word.text() == "취소함"
    assert page.box.hasFocus()
    assert not page.acts["desk.cancel"].isEnabled()
    burst(page.box, code_of(guest))
    assert shown(page).ink is Ink.ADMITTED


def test_a_row_of_the_last_scans_takes_its_check_in_back(
    page: DeskPage, workspace: Workspace, event: EventId, gate: GateId
) -> None:
    one, two = list_attendees(workspace, event)[:2]
    for row in (one, two):
        burst(page.box, code_of(row))
    shown(page)
    older = page.side.who.recent.rows[1]
    older.setFocus()
    QTest.qWait(IDLE_MS * 2)  # an Enter right behind a scan belongs to it
    QTest.keyClick(older, Qt.Key.Key_Return)
    assert (shown(page).word, shown(page).name) == ("접수를 취소했어요", one.name)
    assert counters(workspace, gate).admitted == 1
    assert [line.shown.stands for line in page.side.who.recent.rows[:3] if line.shown] == [
        False,
        True,
        False,
    ]
    QTest.keyClick(page.side.who.recent.rows[2], Qt.Key.Key_Return)  # it was taken back already
    assert counters(workspace, gate).admitted == 1


def test_a_check_in_cancelled_elsewhere_is_told_in_the_banner(
    page: DeskPage, window: MainWindow, workspace: Workspace, event: EventId, gate: GateId
) -> None:
    guest = attendee(workspace, event, "김솔")
    admit(workspace, gate, guest.id, desk="2")
    cancel_admission(workspace, gate, guest.id, desk="2")
    page.cancel(Passage(guest.id, guest.name, Verdict.ADMITTED, datetime.now(UTC)))
    assert told(window) != ""


@pytest.mark.parametrize("by_hand", [False, True])
def test_a_full_disk_is_red_never_a_success_and_the_next_try_works(
    page: DeskPage, workspace: Workspace, event: EventId, gate: GateId, by_hand: bool
) -> None:
    guest = attendee(workspace, event, "김솔")
    others = (row for row in list_attendees(workspace, event) if row.id != guest.id)
    raw = workspace._raw
    raw.execute(f"PRAGMA max_page_count = {raw.execute('PRAGMA page_count').fetchone()[0]}")
    # Long rows first, then the shortest there are: no room is left for any.
    # Another one each time: the same again is the scanner bouncing, and writes nothing.
    numbers = count()
    scan_until_refused(page, lambda: page.scan(f"{next(numbers):x<300}"))
    scan_until_refused(page, lambda: page.admit(next(others).id))
    before = counters(workspace, gate)
    if by_hand:
        search(page, "김솔")
        QTest.keyClick(page.box, Qt.Key.Key_Return)
    else:
        burst(page.box, code_of(guest))
    assert (shown(page).ink, shown(page).shape, shown(page).word) == (
        Ink.REFUSED,
        Shape.CROSS,
        "저장되지 않았어요",
    )
    assert shown(page).stays
    assert counters(workspace, gate) == before
    raw.execute("PRAGMA max_page_count = 1000000")
    if by_hand:
        QTest.keyClick(page.box, Qt.Key.Key_Return)
    else:
        burst(page.box, code_of(guest))
    assert (shown(page).ink, shown(page).name) == (Ink.ADMITTED, "김솔")


def test_the_card_rests_after_a_while_but_not_when_nothing_was_saved(
    qtbot: QtBot, page: DeskPage, workspace: Workspace, event: EventId
) -> None:
    burst(page.box, code_of(attendee(workspace, event, "김솔")))
    shown(page)
    assert page.card._rest.isActive()
    page.card._rest.start(1)
    qtbot.waitUntil(lambda: page.card.outcome is None)
    workspace._stopped = True
    page.scan(new_code())
    assert not page.card._rest.isActive()


def test_screen_readers_are_told_the_whole_verdict(
    page: DeskPage, workspace: Workspace, event: EventId
) -> None:
    burst(page.box, code_of(attendee(workspace, event, "김솔")))
    shown(page)
    assert page.card.accessibleDescription() == "입장했어요. 김솔. ㈔함께걷는마을 · 활동가"


def test_f11_shows_the_page_alone_and_escape_brings_the_window_back(
    page: DeskPage, window: MainWindow
) -> None:
    page.acts.trigger("desk.full_screen")
    assert (window.isFullScreen(), window._rail.isVisible(), window._top.isVisible()) == (
        True,
        False,
        False,
    )
    QTest.keyClick(page.box, Qt.Key.Key_Escape)
    assert (window.isFullScreen(), window._rail.isVisible(), window._top.isVisible()) == (
        False,
        True,
        True,
    )


def test_on_other_pages_keys_belong_to_the_page(
    window: MainWindow, workspace: Workspace, event: EventId, gate: GateId
) -> None:
    guest = attendee(workspace, event, "김솔")
    window.open_page("people")
    people = page_of(window)
    people.search.setFocus()
    burst(people.search, code_of(guest))
    QTest.qWait(IDLE_MS * 2)
    assert (people.search.text(), log(workspace, gate)) == (code_of(guest), [])
    window.open_page("desk")
    burst(page_of(window).box, code_of(guest))
    QApplication.processEvents()
    assert log(workspace, gate) == [("김솔", Verdict.ADMITTED)]


def test_the_desks_own_name_is_written_down(
    window: MainWindow, workspace: Workspace, event: EventId, gate: GateId
) -> None:
    window.settings.change(desk_name="정문")
    window.open_page("desk")
    burst(page_of(window).box, code_of(attendee(workspace, event, "김솔")))
    QApplication.processEvents()
    assert recent_scans(workspace, gate)[0].desk == "정문"


def test_a_desk_that_was_never_named_stays_one_desk_whatever_the_language(
    window: MainWindow, workspace: Workspace, event: EventId, gate: GateId
) -> None:
    window.open_page("desk")
    burst(page_of(window).box, code_of(attendee(workspace, event, "김솔")))
    window.speak(Language.ENGLISH)
    QApplication.processEvents()
    page = page_of(window)
    assert (recent_scans(workspace, gate)[0].desk, page.station.desk) == ("창구 1", "창구 1")
    assert page.last is not None
    assert page.last.name == "김솔"


@pytest.mark.parametrize("look", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("language", list(Language))
def test_the_page_paints_every_verdict_in_both_languages_and_looks(
    window: MainWindow, workspace: Workspace, event: EventId, look: Theme, language: Language
) -> None:
    size = (1366, 768) if look is Theme.LIGHT else (1024, 600)
    window.resize(*size)
    window.dress(look)
    window.speak(language)
    page = page_of(window)
    long = attendee(workspace, event, "Maximilian Wilhelmina Kowalczyk-Andersen")
    update_attendee(workspace, long.id, name="<b>가나다라마바사</b>" * 10, organisation="x" * 200)
    grounds = set()
    for raw in (code_of(long), new_code(), "not a ticket at all, really", code_of(long)):
        page.scan(typed_as_hangul(raw) if raw == code_of(long) else raw)
        page.card._fade.stop()
        page.card._take_strength(1.0)
        QApplication.processEvents()
        picture = window.grab().toImage()
        corner = page.card.mapTo(window, page.card.rect().bottomRight())
        grounds.add(picture.pixelColor(corner.x() - 12, corner.y() - 12).name())
    assert len(grounds) == 2
    assert page.minimumSizeHint().width() <= size[0]
    window.dress(Theme.LIGHT)
