"""Where the window opens: whole on the screens there are, however it was closed."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from eventapp.domain.errors import NothingToUndo
from eventapp.domain.ids import EventId
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from tests.ui.hosting import commands, host, page_of
from ui.commands import WindowCommands
from ui.contents import PAGES
from ui.pages.base import PageEntry
from ui.placing import fitted, place, place_of
from ui.widgets.panels import PageHeader
from ui.window import MainWindow

LAPTOP = QRect(0, 0, 1366, 728)
PROJECTOR = QRect(1366, 0, 1024, 768)


@pytest.fixture
def window(
    qtbot: QtBot, workspace: Workspace, event: EventId, settings: SettingsFile
) -> MainWindow:
    del event
    return host(qtbot, workspace, settings, "people")


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (QRect(100, 100, 1000, 500), QRect(100, 100, 1000, 500)),
        (QRect(0, 0, 1366, 768), QRect(8, 36, 1350, 684)),
        (QRect(1500, 100, 1000, 500), QRect(1382, 100, 1000, 500)),
        (QRect(-900, 400, 1000, 500), QRect(8, 220, 1000, 500)),
        (QRect(5000, 3000, 1000, 500), QRect(358, 220, 1000, 500)),
    ],
)
def test_a_window_lies_whole_within_the_screen_that_has_most_of_it(
    wanted: QRect, shown: QRect
) -> None:
    assert fitted(wanted, [LAPTOP, PROJECTOR]) == shown


def test_a_window_never_placed_takes_the_whole_of_a_small_screen(
    qtbot: QtBot, settings: SettingsFile
) -> None:
    window = MainWindow(settings, *_parts())
    qtbot.addWidget(window)
    window.setMinimumSize(10, 10)
    screen = window.screen().availableGeometry()
    assert screen.width() < 1366, "the tests' screen is small"

    window.appear()

    assert window.isMaximized()
    assert screen.contains(window.geometry())


def test_a_window_opens_where_it_was_closed(qtbot: QtBot, settings: SettingsFile) -> None:
    first, second = (MainWindow(settings, *_parts()) for _window in range(2))
    for window in (first, second):
        qtbot.addWidget(window)
        window.setMinimumSize(10, 10)
    first.setGeometry(40, 60, 500, 300)

    place(second, place_of(first))

    assert not second.isMaximized()
    assert second.geometry() == QRect(40, 60, 500, 300)


def test_the_window_and_every_page_fit_a_screen_of_1024_by_600(window: MainWindow) -> None:
    window.resize(1024, 560)
    for entry in window.entries:
        window.open_page(entry.id)

    assert window.minimumSizeHint().width() <= 1024
    assert window.minimumSizeHint().height() <= 560
    assert window.size().toTuple() == (1024, 560)


def test_what_went_wrong_is_told_without_moving_the_pages_buttons(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = window.page
    assert page is not None
    head = page.findChild(PageHeader)
    assert isinstance(head, PageHeader)
    before = [button.mapToGlobal(QPoint()) for button in _buttons(page)]
    assert before

    window.warn(NothingToUndo())
    qtbot.waitUntil(window._banner.isVisible)
    QApplication.processEvents()

    assert [button.mapToGlobal(QPoint()) for button in _buttons(page)] == before
    banner = window._banner.geometry().translated(-window._stack.pos())
    assert banner.top() == head.mapTo(window._stack, QPoint(0, head.height())).y()


def test_what_went_wrong_leaves_the_line_to_type_in_at_the_desk_free(
    qtbot: QtBot, workspace: Workspace, event: EventId, settings: SettingsFile
) -> None:
    del event
    window = host(qtbot, workspace, settings, "desk")
    page = page_of(window)

    window.warn(NothingToUndo())
    qtbot.waitUntil(window._banner.isVisible)
    QApplication.processEvents()

    line = QRect(page.box.mapTo(window.centralWidget(), QPoint()), page.box.size())
    assert not window._banner.geometry().intersects(line)


@pytest.mark.parametrize(
    ("key", "modifier", "first"),
    [
        (Qt.Key.Key_F10, Qt.KeyboardModifier.NoModifier, "새 행사…"),
        (Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier, "되돌리기"),
    ],
)
def test_the_keyboard_opens_a_menu(
    qtbot: QtBot,
    window: MainWindow,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    first: str,
) -> None:
    qtbot.waitUntil(window.isActiveWindow)

    qtbot.keyClick(window, key, modifier)

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    text = menu.actions()[0].text()
    menu.close()
    assert text.startswith(first)


def _parts() -> tuple[WindowCommands, Sequence[PageEntry]]:
    return commands(), [entry for entry in PAGES if entry.id == "overview"]


def _buttons(page: QWidget) -> list[QPushButton]:
    return [button for button in page.findChildren(QPushButton) if button.isVisible()]
