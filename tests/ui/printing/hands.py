from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.services.events import list_events
from eventapp.services.history import redo, redo_list, undo, undo_list
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from tests.reports.reading import Print
from ui.commands import WindowCommands
from ui.pages.base import PageEntry
from ui.pages.printing import PrintingPage
from ui.printing.orders import Printed
from ui.printing.pdf import PdfPages
from ui.widgets.bars import Banner, QuietBar
from ui.widgets.panels import EmptyState
from ui.widgets.rail import RailHead
from ui.widgets.text import PlainLabel
from ui.window import MainWindow

Ctrl = Qt.KeyboardModifier.ControlModifier


def open_window(
    qtbot: QtBot,
    settings: SettingsFile,
    workspace: Workspace,
    event_id: EventId | None = None,
    *,
    others: tuple[PageEntry, ...] = (),
) -> MainWindow:
    def nothing(*_args: object) -> None:
        return None

    commands = WindowCommands(
        undo_step=lambda workspace: next((row.step for row in undo_list(workspace)), None),
        redo_step=lambda workspace: next((row.step for row in redo_list(workspace)), None),
        undo=undo,
        redo=redo,
        events=lambda workspace: [(row.id, row.title) for row in list_events(workspace)],
        head=lambda _workspace, _event: RailHead("워크숍"),
        new_workspace=nothing,
        open_workspace=nothing,
        save_copy=nothing,
        back_up=nothing,
        backups=lambda _workspace: (),
        restore=nothing,
    )
    made = MainWindow(settings, commands, (PrintingPage.entry, *others))
    qtbot.addWidget(made)
    made.show_workspace(workspace, event_id)
    made.show()
    return made


def page_of(window: MainWindow) -> PrintingPage:
    page = window.page
    assert isinstance(page, PrintingPage)
    return page


def printed_of(qtbot: QtBot, window: MainWindow) -> Printed:
    """What the preview shows, once it has come to rest."""
    page = page_of(window)
    qtbot.waitUntil(lambda: page.printed is not None, timeout=20_000)
    assert page.printed is not None
    return page.printed


def text_of(printed: Printed) -> str:
    return Print(printed.data).text()


def sizes_of(pages: PdfPages) -> set[tuple[int, int]]:
    sizes = [pages.size(page) for page in range(pages.count)]
    return {(round(size.width()), round(size.height())) for size in sizes}


def facts_of(window: MainWindow) -> list[str]:
    return [label.text() for label in page_of(window).desk.panel.findChildren(PlainLabel)]


def choose(window: MainWindow, name: str) -> None:
    """Open a document by its card in the gallery."""
    page_of(window).close_document()
    page_of(window).gallery.card(name).click()


def answer(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system's own dialog for saving answer with a path."""
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: QFileDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(path)])


def segment(window: MainWindow, text: str) -> QPushButton:
    buttons = [button for button in window.findChildren(QPushButton) if button.text() == text]
    assert len(buttons) == 1
    return buttons[0]


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(page_of(window).desk.view, key, Ctrl)


def empty_of(window: MainWindow) -> EmptyState:
    shown = page_of(window).desk.content.currentWidget()
    assert isinstance(shown, EmptyState)
    return shown


def banner_of(window: MainWindow) -> str:
    banners = [banner for banner in window.findChildren(Banner) if banner.isVisible()]
    return banners[0].accessibleName() if banners else ""


def status_of(window: MainWindow) -> str:
    """The right side of the quiet bar."""
    return window.findChildren(QuietBar)[0].facts.text()
