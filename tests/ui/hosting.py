"""Pages in the real window on a real workspace, driven by keys and mouse."""

import io
from collections.abc import Sequence
from typing import Any

from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from ui import files
from ui.commands import WindowCommands
from ui.contents import PAGES
from ui.widgets.fields import LineField, TextField
from ui.widgets.tables import TableView
from ui.window import MainWindow

HOSTED = ("overview", "programme", "people", "organisations")


def commands() -> WindowCommands:
    def nothing(*_arguments: object) -> tuple[()]:
        return ()

    return WindowCommands(
        undo_step=files.next_undo,
        redo_step=files.next_redo,
        undo=files.undo,
        redo=files.redo,
        events=files.events,
        head=files.head,
        new_workspace=nothing,
        open_workspace=nothing,
        save_copy=nothing,
        back_up=nothing,
        backups=nothing,
        restore=nothing,
    )


def host(
    qtbot: QtBot, workspace: Workspace, settings: SettingsFile, page: str, *also: str
) -> MainWindow:
    """The window, showing a page first; ``also`` are others that it can go to."""
    entries = [entry for entry in PAGES if entry.id in {*HOSTED, page, *also}]
    window = MainWindow(settings, commands(), entries, first_page=page)
    qtbot.addWidget(window)
    window.show_workspace(workspace)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    QApplication.processEvents()
    return window


def page_of(window: MainWindow) -> Any:
    """The page shown, as its own type."""
    return window.page


def type_over(qtbot: QtBot, field: QWidget, text: str) -> None:
    """Replace what stands in a field, and press Enter."""
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def text_in(field: LineField | TextField) -> str:
    """What stands in a field."""
    return field.text() if isinstance(field, LineField) else field.toPlainText()


def cell_editor(table: TableView) -> QWidget:
    """The editor open in a table."""
    editor = QApplication.focusWidget()
    assert editor is not None
    assert table.viewport().isAncestorOf(editor)
    return editor


def click_row(qtbot: QtBot, table: TableView, row: int) -> None:
    where = table.visualRect(table.model().index(row, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where))


def press(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def column_texts(table: TableView, key: str) -> Sequence[str]:
    """What a column shows, from top to bottom."""
    model = table.records
    column = model.column_of(key)
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def said(window: MainWindow) -> str:
    return window._quiet.message.text()


def told(window: MainWindow) -> str:
    """What the banner tells; empty when there is none."""
    banner = window._banner
    return banner.headline.text() if banner.isVisible() else ""


def png(width: int = 60, height: int = 40, colour: str = "#B3261E") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "PNG")
    return out.getvalue()
