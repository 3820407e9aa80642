"""Desk mode in the real window: the desk alone, until somebody gives the PIN."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.domain.roles import Role
from eventapp.services.desk_lock import check_pin, enter_desk_role, has_pin, set_pin
from eventapp.services.history import undo_list
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from tests.ui.hosting import host, page_of, said
from tests.ui.keys import burst, slowly
from ui.dialogs.confirm import Confirm
from ui.dialogs.pin import PinDialog, choose_pin, drop_pin
from ui.lock.pin_field import PinField
from ui.widgets.marks import Chip
from ui.window import MainWindow

PAGE = "desk"
PIN = "2468"
Ctrl = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def at_desk(window: MainWindow, workspace: Workspace) -> MainWindow:
    """The window as a volunteer has it."""
    set_pin(workspace, PIN)
    enter_desk_role(workspace)
    window.show_workspace(workspace)
    return window


def menus(window: MainWindow) -> dict[str, list[str]]:
    """The menus, without the letters of their keys, and what can be chosen in each."""
    bar = window._top.findChildren(QMenuBar)[0]
    return {
        re.sub(r"\(&.\)|&", "", title.text()): [
            entry.text() for entry in _entries(title) if entry.isEnabled()
        ]
        for title in bar.actions()
    }


def _entries(title: QAction) -> list[QAction]:
    menu = title.menu()
    assert isinstance(menu, QMenu)
    return [entry for entry in menu.actions() if not entry.isSeparator()]


def answering(act: Callable[[PinDialog], object]) -> None:
    """Do something in the PIN dialog that opens next, and close it should it stay open."""

    def go() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PinDialog)
        act(dialog)
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(100, go)


def fill(dialog: PinDialog, *pins: str) -> None:
    for field, pin in zip(dialog.fields, pins, strict=True):
        slowly(lambda field=field: field, pin)  # type: ignore[misc]
        QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_first_time_a_pin_is_set_and_then_only_the_desk_is_there(
    window: MainWindow, workspace: Workspace
) -> None:
    answering(lambda dialog: fill(dialog, PIN, PIN))
    window.acts.trigger("desk.mode")

    assert workspace.role is Role.DESK
    check_pin(workspace, PIN)
    assert window._rail.isHidden()
    assert window.page_id == "desk"
    assert said(window) == "창구 모드예요. 접수 화면만 보여요."
    assert [chip.text for chip in window._top.findChildren(Chip)] == ["창구 모드"]


def test_two_pins_that_differ_start_nothing(window: MainWindow, workspace: Workspace) -> None:
    told: list[str] = []

    def mistype(dialog: PinDialog) -> None:
        fill(dialog, PIN, "1357")
        told.append(dialog.told.text())

    answering(mistype)
    window.acts.trigger("desk.mode")

    assert told == ["두 번 입력한 PIN이 서로 달라요. 다시 입력해 주세요."]
    assert (workspace.role, has_pin(workspace)) == (Role.ORGANISER, False)


def test_with_a_pin_it_asks_once_and_goes(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    set_pin(workspace, PIN)

    def agree() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Confirm)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    QTimer.singleShot(100, agree)
    window.acts.trigger("desk.mode")

    assert workspace.role is Role.DESK


def test_the_menus_have_what_a_desk_needs(at_desk: MainWindow) -> None:
    found = menus(at_desk)

    assert list(found) == ["파일", "행사", "보기", "도움말"]
    assert found["파일"] == ["화면 잠그기", "창구 모드 끝내기…", "끝내기"]
    assert found["보기"] == ["언어", "화면 모양"]


def test_no_page_but_the_desk_can_be_reached(at_desk: MainWindow) -> None:
    page = page_of(at_desk)
    for number in range(Qt.Key.Key_1, Qt.Key.Key_9):
        QTest.keyClick(page.box, Qt.Key(number), Ctrl)
    at_desk.open_page("people")
    page.context.open_page("overview")

    assert at_desk.page_id == "desk"
    assert page_of(at_desk) is page


def test_nothing_is_undone_at_the_desk(at_desk: MainWindow, workspace: Workspace) -> None:
    before = undo_list(workspace)
    QTest.keyClick(page_of(at_desk).box, Qt.Key.Key_Z, Ctrl)
    at_desk.say("방금 한 일")

    assert undo_list(workspace) == before
    assert not at_desk._quiet.undo.isVisible()


def test_another_start_of_the_program_is_at_the_desk_as_well(
    qtbot: QtBot, workspace: Workspace, event: EventId, settings: SettingsFile
) -> None:
    del event
    set_pin(workspace, PIN)
    enter_desk_role(workspace)

    window = host(qtbot, workspace, settings, "desk")
    window.open_page("overview")

    assert window.page_id == "desk"
    assert window._rail.isHidden()


def test_language_and_look_can_be_switched_and_it_stays_at_the_desk(at_desk: MainWindow) -> None:
    from eventapp.domain.kinds import Language  # noqa: PLC0415 - this test's alone

    at_desk.speak(Language.ENGLISH)

    assert at_desk._rail.isHidden()
    assert list(menus(at_desk)) == ["File", "Event", "View", "Help"]


def test_the_pin_ends_it(at_desk: MainWindow, workspace: Workspace) -> None:
    answering(lambda dialog: fill(dialog, PIN))
    at_desk.desk_mode.leave()

    assert workspace.role is Role.ORGANISER
    assert not at_desk._rail.isHidden()
    assert said(at_desk) == "창구 모드를 끝냈어요."
    assert at_desk._top.findChildren(Chip) == []


def test_a_wrong_pin_does_not_end_it(at_desk: MainWindow, workspace: Workspace) -> None:
    told: list[str] = []

    def mistype(dialog: PinDialog) -> None:
        fill(dialog, "1357")
        told.append(dialog.told.text())

    answering(mistype)
    at_desk.desk_mode.leave()

    assert told == ["PIN이 맞지 않아요."]
    assert workspace.role is Role.DESK


def test_a_scanner_cannot_type_it_into_the_dialog_either(
    at_desk: MainWindow, workspace: Workspace
) -> None:
    told: list[str] = []

    def scan(dialog: PinDialog) -> None:
        burst(dialog.fields[0], PIN)
        QTest.qWait(200)
        told.append(dialog.told.text())

    answering(scan)
    at_desk.desk_mode.leave()

    assert told == ["PIN은 스캔하지 말고 직접 입력해 주세요."]
    assert workspace.role is Role.DESK


def test_the_pin_is_changed_and_removed(window: MainWindow, workspace: Workspace) -> None:
    set_pin(workspace, PIN)
    answering(lambda dialog: fill(dialog, PIN, "1357", "1357"))
    changed = choose_pin(window, workspace)
    check_pin(workspace, "1357")
    answering(lambda dialog: fill(dialog, "1357"))
    removed = drop_pin(window, workspace)

    assert (changed, removed, has_pin(workspace)) == (True, True, False)


def test_letters_do_not_get_into_a_pin(qtbot: QtBot) -> None:
    field = PinField()
    qtbot.addWidget(field)
    slowly(lambda: field, "1a2 b3")
    QTest.keyClick(field, Qt.Key.Key_Backspace)

    assert field.text() == "12"
