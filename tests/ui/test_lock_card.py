"""The settings of PIN and screen lock, kept at once."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from eventapp.services.desk_lock import check_pin, has_pin, set_pin
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from tests.ui.hosting import page_of, press, said
from tests.ui.test_desk_mode import answering, fill
from ui.dialogs.pin import PinDialog
from ui.lock.card import LockCard
from ui.window import MainWindow

PAGE = "settings"
PIN = "2468"


@pytest.fixture
def card(window: MainWindow) -> LockCard:
    shown: LockCard = page_of(window).lock
    return shown


def test_a_pin_is_set_and_removed_in_the_settings(
    card: LockCard, window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    assert (card.state.text(), card.drop.isHidden()) == ("아직 없어요", True)

    answering(lambda dialog: fill(dialog, PIN, PIN))
    press(qtbot, card.choose)
    check_pin(workspace, PIN)
    assert (card.state.text(), card.drop.isHidden()) == ("정해져 있어요", False)
    assert said(window) == "지금부터 이 PIN을 써요."

    answering(lambda dialog: fill(dialog, PIN))
    press(qtbot, card.drop)
    assert (card.state.text(), has_pin(workspace)) == ("아직 없어요", False)


def test_thinking_better_of_it_changes_nothing(
    card: LockCard, workspace: Workspace, qtbot: QtBot
) -> None:
    def escape() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PinDialog)
        assert not dialog.yes.isEnabled()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    set_pin(workspace, PIN)
    card.refresh()
    QTimer.singleShot(100, escape)
    press(qtbot, card.drop)

    check_pin(workspace, PIN)


def test_when_to_lock_holds_at_once_and_is_remembered(
    card: LockCard, window: MainWindow, settings: SettingsFile, qtbot: QtBot
) -> None:
    watching = [window.locker.idle.is_watching]
    card.desk_only.click()
    watching.append(window.locker.idle.is_watching)
    card.minutes.setFocus()
    for _time in range(card.minutes.count()):
        qtbot.keyClick(card.minutes, Qt.Key.Key_Up)

    kept = SettingsFile(settings.path).value
    assert (kept.lock_minutes, kept.lock_at_desk_only) == (0, False)
    watching.append(window.locker.idle.is_watching)
    assert watching == [False, True, False]
