"""The locked screen in the real window: nothing shows, nothing goes through, no scan is lost."""

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.services.attendees import list_attendees
from eventapp.services.desk_lock import enter_desk_role, set_pin
from eventapp.services.desk_log import event_gate, recent_scans
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from tests.ui.hosting import page_of
from tests.ui.keys import burst, slowly
from ui.checkin.scanner import IDLE_MS
from ui.lock.locker import note_activity
from ui.lock.screen import LockScreen
from ui.window import MainWindow

PAGE = "desk"
PIN = "2468"
PAD_MS = 60
"""As fast as somebody types on a number pad."""
Ctrl = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def cover(window: MainWindow, workspace: Workspace) -> LockScreen:
    """The cover of a window that was locked by hand, with a PIN."""
    set_pin(workspace, PIN)
    return locked(window)


def locked(window: MainWindow) -> LockScreen:
    window.locker.lock()
    QApplication.processEvents()
    return window.locker.covers[0]


def type_pin(cover: LockScreen, pin: str) -> None:
    slowly(lambda: cover.pin, pin)
    QTest.keyClick(cover.pin, Qt.Key.Key_Return)


def scans(workspace: Workspace, event: EventId) -> int:
    return len(recent_scans(workspace, event_gate(workspace, event)))


def some_code(workspace: Workspace, event: EventId) -> str:
    code = list_attendees(workspace, event)[0].code
    assert code is not None
    return code


def test_the_cover_hides_all_there_is_and_has_the_keys(
    window: MainWindow, cover: LockScreen
) -> None:
    top, centre = window.menuWidget(), window.centralWidget()
    assert top is not None
    assert centre is not None
    assert cover.geometry() == window.rect()
    assert not centre.isVisible()
    assert not top.isVisible()
    assert cover.pin.hasFocus()

    window.resize(1200, 700)
    QApplication.processEvents()
    assert cover.geometry() == window.rect()


def test_the_pin_opens_it_and_the_desk_goes_on(
    window: MainWindow, cover: LockScreen, workspace: Workspace, event: EventId
) -> None:
    type_pin(cover, PIN)
    QApplication.processEvents()

    page = page_of(window)
    assert not window.locker.locked
    assert page.isVisible()
    assert page.box.hasFocus()
    burst(page.box, some_code(workspace, event))
    QApplication.processEvents()
    assert scans(workspace, event) == 1


def test_a_wrong_pin_says_so_and_after_some_one_waits(
    window: MainWindow, cover: LockScreen
) -> None:
    told = []
    for _try in range(3):
        type_pin(cover, "1357")
        told.append(cover.told.text())
    type_pin(cover, PIN)

    assert told == [
        "PIN이 맞지 않아요.",
        "PIN이 맞지 않아요.",
        "PIN이 맞지 않아요. 5초 뒤에 다시 해 보세요.",
    ]
    assert cover.told.text().startswith("여러 번 틀렸어요.")
    assert window.locker.locked
    assert cover.pin.text() == ""


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Tab, None])
def test_a_scan_is_neither_admitted_nor_lost_without_a_word(  # noqa: PLR0917 - fixtures
    window: MainWindow,
    cover: LockScreen,
    workspace: Workspace,
    event: EventId,
    end: Qt.Key | None,
    qtbot: QtBot,
) -> None:
    with qtbot.waitSignal(cover.scan_refused):
        burst(cover.pin, some_code(workspace, event), end=end)

    assert cover.told.text() == (
        "방금 찍은 코드는 처리되지 않았어요.\n잠금을 풀고 다시 찍어 주세요."
    )
    assert window.locker.locked
    assert cover.pin.text() == ""
    assert scans(workspace, event) == 0


def test_what_the_camera_still_sees_is_not_admitted_behind_the_cover(
    window: MainWindow, cover: LockScreen, workspace: Workspace, event: EventId
) -> None:
    page_of(window).see(some_code(workspace, event))
    assert scans(workspace, event) == 0

    type_pin(cover, PIN)
    page_of(window).see(some_code(workspace, event))
    assert scans(workspace, event) == 1


def test_a_scanner_cannot_type_the_pin(window: MainWindow, cover: LockScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(cover.scan_refused):
        burst(cover.pin, PIN)
    QTest.keyClick(cover.pin, Qt.Key.Key_Return)

    assert window.locker.locked
    type_pin(cover, PIN)
    assert not window.locker.locked


def test_digits_before_a_scan_are_not_the_beginning_of_a_pin(
    window: MainWindow, cover: LockScreen, qtbot: QtBot
) -> None:
    slowly(lambda: cover.pin, "2")
    with qtbot.waitSignal(cover.scan_refused):
        burst(cover.pin, "4680")

    assert window.locker.locked
    assert cover.pin.text() == ""


def test_no_shortcut_and_no_menu_reaches_what_is_behind(
    window: MainWindow, cover: LockScreen, workspace: Workspace, event: EventId
) -> None:
    del workspace, event
    for key in (Qt.Key.Key_1, Qt.Key.Key_Z, Qt.Key.Key_Q, Qt.Key.Key_F, Qt.Key.Key_O):
        QTest.keyClick(cover.pin, key, Ctrl)
    for key in (Qt.Key.Key_F11, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Alt):
        QTest.keyClick(cover.pin, key)
    QApplication.processEvents()

    assert window.page_id == "desk"
    assert window.isVisible()
    assert window.locker.locked
    assert cover.pin.hasFocus()


def test_it_stays_locked_through_whatever_is_made_anew(
    window: MainWindow, cover: LockScreen
) -> None:
    window.show_workspace(window.workspace, window.event_id)
    QApplication.processEvents()

    centre = window.centralWidget()
    assert centre is not None
    assert not centre.isVisible()
    assert cover.isVisible()
    assert cover.geometry() == window.rect()


def test_a_dialog_in_front_is_covered_as_well(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    set_pin(workspace, PIN)
    dialog = QDialog(window)
    dialog.resize(480, 320)
    dialog.open()
    qtbot.waitExposed(dialog)
    window.locker.lock()
    main, front = window.locker.covers

    assert front.parentWidget() is dialog
    assert front.geometry() == dialog.rect()
    type_pin(front, PIN)
    assert not window.locker.locked
    assert not main.isVisible()
    assert dialog.isVisible()
    dialog.reject()


def test_without_a_pin_a_key_opens_it(window: MainWindow) -> None:
    cover = locked(window)
    assert cover.hasFocus()

    QTest.keyClick(cover, Qt.Key.Key_Space)
    QTest.qWait(2 * IDLE_MS)

    assert not window.locker.locked


def test_without_a_pin_a_click_opens_it(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(locked(window), Qt.MouseButton.LeftButton)

    assert not window.locker.locked


def test_without_a_pin_a_scan_is_refused_all_the_same(
    window: MainWindow, workspace: Workspace, event: EventId, qtbot: QtBot
) -> None:
    cover = locked(window)

    with qtbot.waitSignal(cover.scan_refused):
        burst(cover, some_code(workspace, event))

    assert window.locker.locked
    assert scans(workspace, event) == 0


def in_ten_minutes(window: MainWindow, *, at_desk: bool, workspace: Workspace) -> bool:
    """Whether it locks itself, as settings and role have it now."""
    if at_desk:
        set_pin(workspace, PIN)
        enter_desk_role(workspace)
    window.locker.follow()
    return window.locker.idle.is_watching


@pytest.mark.parametrize(
    ("minutes", "desk_only", "at_desk", "locks"),
    [
        (10, True, False, False),
        (10, True, True, True),
        (10, False, False, True),
        (0, False, True, False),
    ],
)
def test_it_locks_itself_where_the_settings_say_so(  # noqa: PLR0917 - a table's columns
    window: MainWindow,
    workspace: Workspace,
    settings: SettingsFile,
    minutes: int,
    desk_only: bool,
    at_desk: bool,
    locks: bool,
) -> None:
    settings.change(lock_minutes=minutes, lock_at_desk_only=desk_only)

    assert in_ten_minutes(window, at_desk=at_desk, workspace=workspace) is locks


def test_nobody_there_for_long_locks_and_keys_mouse_and_camera_put_it_off(
    window: MainWindow, qtbot: QtBot
) -> None:
    idle = window.locker.idle
    page = page_of(window)
    doings = [
        lambda: QTest.keyClick(page.box, Qt.Key.Key_Left),
        lambda: qtbot.mouseMove(page),
        lambda: note_activity(page),
    ]
    idle.watch(0.3 / 60)
    for doing in doings:
        QTest.qWait(200)
        doing()  # type: ignore[no-untyped-call]
    assert not window.locker.locked

    qtbot.waitUntil(lambda: window.locker.locked, timeout=3000)


def test_an_open_menu_does_not_outlive_the_lock(window: MainWindow, workspace: Workspace) -> None:
    set_pin(workspace, PIN)
    page = page_of(window)
    menu = page.box.createStandardContextMenu()
    menu.popup(page.box.mapToGlobal(page.box.rect().center()))
    QTimer.singleShot(0, window.locker.lock)
    QTest.qWait(50)

    assert QApplication.activePopupWidget() is None
    assert window.locker.locked


@pytest.mark.parametrize("busy", [False, True])
def test_a_pin_typed_fast_on_a_number_pad_is_no_scan(
    window: MainWindow, cover: LockScreen, *, busy: bool
) -> None:
    stamp = 1_000
    for digit in PIN:
        pad = Qt.KeyboardModifier.KeypadModifier
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_0 + int(digit), pad, digit)
        stamp += PAD_MS
        event.setTimestamp(stamp if busy else 0)
        QApplication.sendEvent(cover.pin, event)
        if not busy:  # a busy program hears of all of them at once
            QTest.qWait(PAD_MS)
    QTest.keyClick(cover.pin, Qt.Key.Key_Enter)

    assert not window.locker.locked
