"""The keyboard in front of the real program: keys go where Qt itself would send them."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from eventapp.settings import SettingsFile
from tests.ui.keys import compose
from ui.app import Program
from ui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier

_MOST_TABS = 60
_LOOKS = 1_000
_BETWEEN_LOOKS_MS = 10


@contextmanager
def running(
    qtbot: QtBot, app: QApplication, settings: Path, workspace: Path
) -> Iterator[MainWindow]:
    """The program with a workspace open, as long as the block lasts."""
    program = Program(app, SettingsFile(settings))
    window = program.window
    window.resize(1366, 768)
    try:
        with qtbot.waitExposed(window):
            window.show()
        program.begin(workspace)
        activate(qtbot, window)
        yield window
    finally:
        window.close()
        program.end()
        window.deleteLater()


def activate(qtbot: QtBot, window: MainWindow) -> None:
    """Do what a window manager does when a window comes, or a dialog before it goes."""
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)


def focused() -> QWidget:
    """What has the keys."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _window() -> QWindow:
    window = QApplication.focusWindow()
    assert window is not None
    return window


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, *, times: int = 1) -> None:
    """Press a key as the system passes it on: to the window, whose matter it is where it goes."""
    for _time in range(times):
        QTest.keyClick(_window(), key, modifiers)
        QApplication.processEvents()


def write(text: str) -> None:
    """Type a text; through the input method, as Hangul comes."""
    if text:
        compose(focused(), "", text)
    QApplication.processEvents()


def write_date(day: date) -> None:
    """Type a day into the field of a date: year, month and day, digits only."""
    for digit in day.strftime("%Y%m%d"):
        press(getattr(Qt.Key, f"Key_{digit}"))


def enter(text: str) -> None:
    """Type a text and press Enter."""
    write(text)
    press(Qt.Key.Key_Return)


def tab_to(widget: QWidget, *, back: bool = False) -> None:
    """Press Tab (or Shift+Tab) until the keys go to a widget, or to something in it."""
    for _press in range(_MOST_TABS):
        here = focused()
        if here is widget or widget.isAncestorOf(here):
            return
        press(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, SHIFT if back else NONE)
    raise AssertionError("the Tab key does not reach it")


def choose_from_list(qtbot: QtBot, place: int) -> None:
    """Choose an entry of the list that opens below a field or a cell, counted from 0."""
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Down, times=place)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def choose_from_menu_bar(title: str, entry: str) -> None:
    """Go by Alt and the arrows to an entry of a menu, and press Enter."""
    press(Qt.Key.Key_Alt, ALT)
    bar = focused()
    assert isinstance(bar, QMenuBar), "the Alt key goes to the menus"
    titles = [re.sub(r"\(&.\)|&", "", each.text()) for each in bar.actions()]
    press(Qt.Key.Key_Right, times=titles.index(title))
    press(Qt.Key.Key_Down)
    choose_from_menu(entry)


def choose_from_menu(entry: str) -> None:
    """Go by the arrows to an entry of the menu that hangs open, and press Enter."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    wanted = next(action for action in menu.actions() if action.text() == entry)
    for _press in menu.actions():
        if menu.activeAction() is wanted:
            press(Qt.Key.Key_Return)
            return
        press(Qt.Key.Key_Down)
    raise AssertionError(f"{entry} is not to be had")


def answer_the_menu(entry: str) -> None:
    """Choose from the next menu of a button, which holds everything else up while it hangs open."""
    looks = iter(range(_LOOKS))

    def look() -> None:
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu):
            assert next(looks, None) is not None, "no menu came"
            QTimer.singleShot(_BETWEEN_LOOKS_MS, look)
            return
        try:
            choose_from_menu(entry)
        finally:
            menu.close()

    QTimer.singleShot(0, look)


def _has_keys(dialog: QDialog) -> bool:
    here: QWidget | None = QApplication.focusWidget()
    return here is not None and dialog.isAncestorOf(here)


def answer(kind: type[QDialog], act: Callable[[], None]) -> None:
    """Press keys in the next dialog of a kind as soon as they go there; they have to close it."""
    looks = iter(range(_LOOKS))

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind) or not _has_keys(dialog):
            assert next(looks, None) is not None, f"no {kind.__name__} came"
            QTimer.singleShot(_BETWEEN_LOOKS_MS, look)
            return
        try:
            act()
            assert not dialog.isVisible(), "the dialog stays open"
        finally:
            if dialog.isVisible():
                dialog.reject()  # nobody else would close one that stays

    QTimer.singleShot(0, look)


def answer_the_file_dialog(target: Path) -> None:
    """Type a path into the next file dialog, and press Enter."""

    def act() -> None:
        press(Qt.Key.Key_A, CTRL)
        enter(str(target))

    answer(QFileDialog, act)
