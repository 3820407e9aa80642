from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.services.events import update_event
from eventapp.services.workspace import Workspace
from tests.ui.printing.hands import page_of, printed_of, segment
from ui.printing.preview import Fit
from ui.window import MainWindow


def test_a_change_keeps_the_place_in_the_preview(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    printed_of(qtbot, window)
    view = page_of(window).desk.view
    view.go_to(3)
    place = view.verticalScrollBar().value()
    update_event(workspace, event, motto="함께 멀리")
    printed_of(qtbot, window)

    assert (view.page, view.verticalScrollBar().value()) == (3, place)


def test_the_preview_is_scrolled_and_zoomed_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    printed_of(qtbot, window)
    page, view = page_of(window), page_of(window).desk.view
    qtbot.keyClick(view, Qt.Key.Key_End)
    last = view.page
    qtbot.keyClick(view, Qt.Key.Key_Home)
    page.acts.trigger("printing.larger")
    zoomed, chosen = view.fit, page.desk.fits.value
    page.acts.trigger("printing.width")

    assert (last, view.page) == (view.count, 1)
    assert (zoomed, chosen) == (Fit.FREE, "")
    assert (view.fit, page.desk.fits.value) == (Fit.WIDTH, "width")


def test_a_whole_page_is_shown_whole(qtbot: QtBot, window: MainWindow) -> None:
    printed_of(qtbot, window)
    view = page_of(window).desk.view
    qtbot.mouseClick(segment(window, "한 쪽 보기"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)

    assert view.page == 2
    assert all(place.height() <= view.viewport().height() for place in view._places)
