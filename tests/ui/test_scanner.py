"""Who hears of the keys that a scanner or a person presses."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import TicketCode
from eventapp.domain.tickets import new_code, read_scan
from tests.domain.ime import typed_as_hangul
from tests.ui.keys import KEYS_OF_A_PERSON_MS, burst, compose, hangul_burst, slowly
from ui.checkin.scanner import IDLE_MS, ScanCatcher

CODE = new_code(bytes(range(16)))
OTHER = new_code(bytes(range(16, 32)))


class Bench(QWidget):
    """A window with a field, a button and a check box, and a log of what they heard."""

    def __init__(self) -> None:
        super().__init__()
        self.box, self.other = QLineEdit(), QLineEdit()
        self.button, self.tick = QPushButton("Do it"), QCheckBox("Yes")
        self.button.setAutoDefault(True)
        down = QVBoxLayout(self)
        for widget in (self.box, self.other, self.button, self.tick):
            down.addWidget(widget)
        self.heard: list[str] = []
        self.scans: list[str] = []
        self.box.returnPressed.connect(lambda: self.heard.append("return"))
        self.button.clicked.connect(lambda: self.heard.append("button"))
        self.tick.toggled.connect(lambda: self.heard.append("tick"))
        self.catcher = ScanCatcher(self.box, self)
        self.catcher.scanned.connect(self.scans.append)
        self.catcher.start()


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    made = Bench()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.box.setFocus()
    yield made
    made.catcher.stop()


def code_of(scans: list[str]) -> list[TicketCode | None]:
    return [read_scan(scan).code for scan in scans]


def test_a_burst_with_enter_is_one_scan_and_leaves_the_field_empty(bench: Bench) -> None:
    burst(bench.box, CODE)
    assert (bench.scans, bench.box.text(), bench.heard) == ([CODE], "", [])


def test_keys_that_come_through_the_window_are_caught(bench: Bench) -> None:
    bench.activateWindow()
    bench.tick.setFocus()
    for character in CODE:
        QTest.keyClick(bench.windowHandle(), Qt.Key(ord(character)))
    QTest.keyClick(bench.windowHandle(), Qt.Key.Key_Return)
    assert (code_of(bench.scans), bench.heard, bench.box.text()) == ([CODE], [], "")


@pytest.mark.parametrize("focus", ["button", "tick", "other"])
def test_a_scan_elsewhere_presses_nothing_and_writes_nothing(bench: Bench, focus: str) -> None:
    target: QWidget = getattr(bench, focus)
    target.setFocus()
    burst(target, f" {CODE}")
    QTest.qWait(IDLE_MS * 2)
    assert [scan.strip() for scan in bench.scans] == [CODE]
    assert (bench.heard, bench.other.text(), bench.box.text()) == ([], "", "")
    assert target.hasFocus()


def test_without_enter_the_scan_is_told_once_the_keys_rest(bench: Bench) -> None:
    burst(bench.button, CODE, end=None)
    assert bench.scans == []
    QTest.qWait(IDLE_MS * 2)
    assert (bench.scans, bench.heard) == ([CODE], [])


def test_tab_ends_a_scan_and_moves_no_focus(bench: Bench) -> None:
    burst(bench.box, CODE, end=Qt.Key.Key_Tab)
    assert bench.scans == [CODE]
    assert bench.box.hasFocus()


def test_the_second_end_of_line_is_not_an_enter(bench: Bench) -> None:
    burst(bench.button, CODE)
    QTest.keyClick(bench.button, Qt.Key.Key_Enter)
    assert (bench.scans, bench.heard) == ([CODE], [])


def test_two_codes_at_once_are_two_scans(bench: Bench) -> None:
    burst(bench.button, CODE)
    burst(bench.button, OTHER)
    assert bench.scans == [CODE, OTHER]


def test_two_codes_without_enter_are_two_scans(bench: Bench) -> None:
    burst(bench.box, CODE, end=None)
    QTest.qWait(IDLE_MS * 2)
    burst(bench.box, OTHER, end=None)
    QTest.qWait(IDLE_MS * 2)
    assert (bench.scans, bench.box.text()) == ([CODE, OTHER], "")


def test_caps_lock_is_undone_later(bench: Bench) -> None:
    burst(bench.box, CODE.lower())
    assert (code_of(bench.scans), bench.box.text()) == ([CODE], "")


@pytest.mark.parametrize("lower", [False, True])
def test_hangul_is_caught_through_the_input_method(bench: Bench, lower: bool) -> None:
    for code in (CODE, OTHER):
        hangul_burst(bench.box, code.lower() if lower else code)
    QTest.qWait(IDLE_MS * 2)
    assert (code_of(bench.scans), bench.box.text()) == ([CODE, OTHER], "")


def test_hangul_keys_that_arrive_as_jamo_are_caught(bench: Bench) -> None:
    for jamo in typed_as_hangul(CODE):
        press = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, jamo)
        QCoreApplication.sendEvent(bench.button, press)
    QTest.keyClick(bench.button, Qt.Key.Key_Return)
    assert (code_of(bench.scans), bench.heard) == ([CODE], [])


def test_a_syllable_left_unfinished_without_enter_belongs_to_the_scan(bench: Bench) -> None:
    burst(bench.box, CODE[:-2], end=None)
    compose(bench.box, typed_as_hangul("RK"))
    QTest.qWait(IDLE_MS * 2)
    assert code_of(bench.scans) == [CODE[:-2] + "RK"]
    assert bench.box.text() == ""


def test_what_a_person_was_composing_is_not_part_of_the_scan(bench: Bench, qtbot: QtBot) -> None:
    compose(bench.box, "ㅎ")
    QTest.qWait(KEYS_OF_A_PERSON_MS)
    compose(bench.box, "", "ㅎ")  # the scan's first key, a digit, ends it
    burst(bench.box, CODE)
    qtbot.waitUntil(lambda: bench.scans == [CODE])
    assert bench.box.text() == "ㅎ"


def test_what_a_person_types_arrives_whole_and_in_order(bench: Bench) -> None:
    slowly(lambda: bench.box, "Hwang 0123")
    assert (bench.box.text(), bench.scans) == ("Hwang 0123", [])


def test_a_person_composing_hangul_sees_it_in_the_field(bench: Bench) -> None:
    for preedit, commit in (("ㅎ", ""), ("하", ""), ("화", ""), ("황", ""), ("ㅇ", "황")):
        compose(bench.box, preedit, commit)
        QTest.qWait(KEYS_OF_A_PERSON_MS)
    compose(bench.box, "", "ㅇ")
    assert (bench.box.text(), bench.scans) == ("황ㅇ", [])


def test_typing_while_a_button_has_the_focus_goes_to_the_field(bench: Bench) -> None:
    bench.button.setFocus()
    slowly(bench.focusWidget, "kim")
    assert (bench.box.text(), bench.box.hasFocus(), bench.heard) == ("kim", True, [])


def test_a_person_still_presses_buttons_by_space_and_enter(bench: Bench) -> None:
    bench.button.setFocus()
    QTest.keyClick(bench.button, Qt.Key.Key_Space)
    QTest.qWait(KEYS_OF_A_PERSON_MS)
    QTest.keyClick(bench.button, Qt.Key.Key_Return)
    assert bench.heard == ["button", "button"]


def test_a_long_phrase_committed_at_once_is_a_persons(bench: Bench) -> None:
    compose(bench.box, "", "한빛에너지 김민준 팀장")
    QTest.qWait(IDLE_MS)
    assert (bench.box.text(), bench.scans) == ("한빛에너지 김민준 팀장", [])


def test_a_key_rolled_into_enter_stays_before_it(bench: Bench) -> None:
    slowly(lambda: bench.box, "ki")
    QTest.keyClicks(bench.box, "m")
    QTest.keyClick(bench.box, Qt.Key.Key_Return)
    assert (bench.box.text(), bench.heard, bench.scans) == ("kim", ["return"], [])


def test_a_short_burst_is_typing(bench: Bench) -> None:
    burst(bench.box, "8801234567890")
    assert (bench.box.text(), bench.heard, bench.scans) == ("8801234567890", ["return"], [])


def test_leaving_the_field_loses_no_key(bench: Bench) -> None:
    QTest.keyClicks(bench.other, "a")
    QTest.keyClicks(bench.other, "b")
    bench.other.setFocus()
    bench.box.setFocus()
    assert bench.other.text() == "ab"


def test_control_characters_and_4_kb_are_one_scan(bench: Bench) -> None:
    junk = "https://example.org/?q=" + "x" * 4096
    burst(bench.box, junk[:40], end=None)
    QTest.keyClick(bench.box, Qt.Key.Key_At, Qt.KeyboardModifier.ControlModifier)
    burst(bench.box, junk[40:])
    (scan,) = bench.scans
    assert (scan[:23], len(scan), bench.box.text()) == (junk[:23], 4096, "")


def test_a_bad_scan_then_a_good_one(bench: Bench) -> None:
    burst(bench.box, "x" * 100)
    burst(bench.box, CODE)
    assert bench.scans == ["x" * 100, CODE]


def test_after_stopping_keys_belong_to_the_page(bench: Bench) -> None:
    bench.catcher.stop()
    burst(bench.other, CODE)
    assert (bench.other.text(), bench.scans) == (CODE, [])
