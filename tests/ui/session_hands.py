"""Hands on the side panel of a session, in the real page."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId, SessionId
from eventapp.domain.kinds import SessionKind
from eventapp.services.programme import SessionRow, add_session, list_sessions
from eventapp.services.session_details import SessionDetails, session_details
from eventapp.services.workspace import Workspace
from tests.ui.keys import compose
from ui.programme.session_panel import SessionPanel
from ui.widgets.growing import GrowingField
from ui.window import MainWindow

Alt = Qt.KeyboardModifier.AltModifier
Ctrl = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


class Hands:
    """One session in the panel: what the user does there, and what the store has then."""

    def __init__(
        self, qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
    ) -> None:
        self.qtbot, self.window = qtbot, window
        self.workspace, self.event = workspace, event
        self._kind = SessionKind.TALK

    @property
    def panel(self) -> SessionPanel:
        """The panel, which a switch of the language makes anew."""
        assert self.window.page is not None
        found = self.window.page.findChild(SessionPanel)
        assert isinstance(found, SessionPanel)
        return found

    @property
    def row(self) -> SessionRow:
        """The session as the store has it now."""
        return self.row_of(self._kind)

    @property
    def details(self) -> SessionDetails:
        return session_details(self.workspace, self.row.id)

    def row_of(self, kind: SessionKind) -> SessionRow:
        """The first session of a kind."""
        return next(row for row in list_sessions(self.workspace, self.event) if row.kind is kind)

    def add(self, *kinds: SessionKind) -> None:
        """Have a session of each kind that nobody has filled yet."""
        for kind in kinds:
            add_session(self.workspace, self.event, kind=kind, title=kind.value)
        settle()

    def show(self, kind: SessionKind, *unfolded: str) -> SessionPanel:
        """Show the first session of a kind, with some sections unfolded."""
        self._kind = kind
        self.show_id(self.row.id)
        for section in unfolded:
            self.panel.sections[section].unfold()
        settle()
        return self.panel

    def show_id(self, session: SessionId) -> None:
        page: Any = self.window.page
        page.show_record(session)
        settle()

    def write(self, field: QWidget, text: str, *, commit: bool = True) -> None:
        """Replace what stands in a field, lines by Enter; Ctrl+Enter commits."""
        field.setFocus()
        self.qtbot.keyClick(field, Qt.Key.Key_A, Ctrl)
        self.qtbot.keyClick(field, Qt.Key.Key_Delete)
        for number, line in enumerate(text.split("\n")):
            if number:
                self.qtbot.keyClick(field, Qt.Key.Key_Return)
            if line:
                compose(field, "", line)
        if commit:
            modifier = Ctrl if isinstance(field, GrowingField) else NONE
            self.qtbot.keyClick(field, Qt.Key.Key_Return, modifier)
        settle()

    def key(self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the keyboard is put first."""
        widget.setFocus()
        self.qtbot.keyClick(widget, key, modifier)
        settle()

    def undo(self, steps: int = 1) -> None:
        for _step in range(steps):
            self.window.acts.trigger("edit.undo")
        settle()

    def drag(self, line: QWidget, by: int, *, release: bool = True) -> None:
        """Press a line at its left edge and move the mouse up or down by so many pixels."""
        start = QPoint(4, 8)
        self.qtbot.mousePress(line, Qt.MouseButton.LeftButton, pos=start)
        for step in range(1, 6):
            self.qtbot.mouseMove(line, start + QPoint(0, by * step // 5))
        if release:
            end = start + QPoint(0, by)
            self.qtbot.mouseRelease(line, Qt.MouseButton.LeftButton, pos=end)
        settle()


def settle() -> None:
    """Let what waits for the next turn happen: new lines are shown then."""
    for _turn in range(3):
        QApplication.processEvents()


def choose(field: QComboBox, key: str) -> None:
    """Choose an entry as the list does."""
    field.setFocus()
    field.setCurrentIndex(field.findData(key))
    field.activated.emit(field.currentIndex())
    settle()


def offered(menu: QMenu) -> list[str]:
    """What a menu offers, without its lines."""
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def choose_in(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if action.text() == text).trigger()
    settle()


def tab_through(first: QWidget, count: int) -> list[QWidget]:
    """Where the keyboard is after each Tab."""
    first.setFocus()
    found: list[QWidget] = []
    for _stop in range(count):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        found.append(focused())
    return found


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def next_dialog(kind: type[QDialog], act: Callable[[Any], None]) -> None:
    """Do something with the next dialog of a kind as soon as it is open."""

    def wait() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            act(dialog)
        else:
            QTimer.singleShot(10, wait)

    QTimer.singleShot(0, wait)


def texts(labels: Sequence[Any]) -> list[str]:
    return [label.text() for label in labels]
