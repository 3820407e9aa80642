"""A workshop from the sample to the desk and back, by keys alone, in the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from eventapp.domain.kinds import SessionKind
from eventapp.domain.steps import Step
from eventapp.domain.verdicts import Verdict
from eventapp.services.desk_log import event_gate, recent_scans
from eventapp.services.history import undo_list
from eventapp.services.programme import list_sessions
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from ui.app import Program
from ui.pages.printing import PrintingPage
from ui.pages.programme import ProgrammePage
from ui.printing.pdf import PdfPages
from ui.tour import read_codes
from ui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
PATIENCE_MS = 20_000
BOUNCE_MS = 2_600


@pytest.fixture
def programs(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator["Starter"]:
    monkeypatch.setenv("EVENTAPP_HOME", str(tmp_path / "home"))
    starter = Starter(qapp, tmp_path)
    yield starter
    starter.close()


class Starter:
    """Starts the program as a user does, one at a time."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self._app = app
        self._settings = folder / "settings.json"
        self._program: Program | None = None

    def start(self, qtbot: QtBot) -> MainWindow:
        self._program = Program(self._app, SettingsFile(self._settings))
        window = self._program.window
        window.resize(1366, 768)
        with qtbot.waitExposed(window):
            window.show()
        self._program.begin(None)
        activate(qtbot, window)
        return window

    def close(self) -> None:
        if self._program is not None:
            self._program.window.close()
            self._program.end()
            self._program.window.deleteLater()
            self._program = None


def test_from_the_sample_to_the_desk_and_back_the_next_day(
    qtbot: QtBot, programs: Starter, tmp_path: Path
) -> None:
    window = programs.start(qtbot)
    press(Qt.Key.Key_2, CTRL)
    move_the_first_talk_up(window)
    press(Qt.Key.Key_Z, CTRL)
    assert order(window)[4:6] == [(SessionKind.KEYNOTE, 0), (SessionKind.TALK, 1)]
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert order(window)[4:6] == [(SessionKind.TALK, 1), (SessionKind.KEYNOTE, 0)]

    press(Qt.Key.Key_7, CTRL)
    badges = save_the_badges(qtbot, window, tmp_path / "badges.pdf")
    code = read_codes(PdfPages(badges.read_bytes()).image_at(0, 150))[0]

    press(Qt.Key.Key_6, CTRL)
    scan(code)
    assert verdicts(window) == [Verdict.ADMITTED]
    scan(code)
    assert verdicts(window) == [Verdict.ADMITTED], "the scanner bounced: quiet, and no row"
    qtbot.wait(BOUNCE_MS)
    scan(code)
    assert verdicts(window) == [Verdict.ALREADY, Verdict.ADMITTED]

    programs.close()
    window = programs.start(qtbot)
    assert [row.step for row in undo_list(shown(window))] == [Step.REORDER_SESSION]
    assert verdicts(window) == [Verdict.ALREADY, Verdict.ADMITTED]
    press(Qt.Key.Key_Z, CTRL)
    assert order(window)[4:6] == [(SessionKind.KEYNOTE, 0), (SessionKind.TALK, 1)]


def activate(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifiers)
    QApplication.processEvents()


def tab_to(widget: QWidget) -> None:
    for _press in range(20):
        if widget.isAncestorOf(focused()):
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError("the Tab key does not reach it")


def focused() -> QWidget:
    widget = QApplication.focusWidget() or QApplication.activeWindow()
    assert widget is not None
    return widget


def shown(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def order(window: MainWindow) -> list[tuple[SessionKind, int]]:
    assert window.event_id is not None
    return [(row.kind, row.number) for row in list_sessions(shown(window), window.event_id)]


def verdicts(window: MainWindow) -> list[Verdict]:
    assert window.event_id is not None
    gate = event_gate(shown(window), window.event_id)
    return [row.verdict for row in recent_scans(shown(window), gate)]


def move_the_first_talk_up(window: MainWindow) -> None:
    page = window.page
    assert isinstance(page, ProgrammePage)
    press(Qt.Key.Key_Home, CTRL)
    for _row in range(5):
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up, ALT)


def save_the_badges(qtbot: QtBot, window: MainWindow, target: Path) -> Path:
    page = window.page
    assert isinstance(page, PrintingPage)
    tab_to(page.gallery.card("programme"))
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert page.document is not None
    assert page.document.name == "badges"
    qtbot.waitUntil(lambda: page.printed is not None and page.printed.report.pages == 10)
    QTimer.singleShot(0, lambda: answer_the_file_dialog(target))
    press(Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(target.exists, timeout=PATIENCE_MS)
    activate(qtbot, window)  # what a window manager does when a dialog goes
    return target


def answer_the_file_dialog(target: Path) -> None:
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, QFileDialog):
        QTimer.singleShot(20, lambda: answer_the_file_dialog(target))
        return
    press(Qt.Key.Key_A, CTRL)
    QTest.keyClicks(focused(), str(target))
    press(Qt.Key.Key_Return)


def scan(code: str) -> None:
    QTest.keyClicks(focused(), code)
    press(Qt.Key.Key_Return)
