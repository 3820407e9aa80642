from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.domain.kinds import SortedBy
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from tests.ui.hosting import host, page_of
from tests.ui.printing.hands import printed_of, text_of
from ui.printing.documents import DOCUMENTS
from ui.printing.settings.order import OrderGroup
from ui.printing.settings.sign_in import BlankGroup, BoxesGroup, box_titles
from ui.widgets.fields import ChoiceField
from ui.window import MainWindow


@pytest.fixture
def window(
    qtbot: QtBot, workspace: Workspace, event: EventId, settings: SettingsFile
) -> MainWindow:
    del event
    made = host(qtbot, workspace, settings, "printing")
    page_of(made).open_document("sign-in")
    return made


def group(window: MainWindow, kind: type[Any]) -> Any:
    (found,) = window.findChildren(kind)
    return found


def choose(field: ChoiceField, key: str) -> None:
    """Choose an entry as a click on it does."""
    field.setCurrentIndex(field.findData(key))
    field.activated.emit(field.currentIndex())


def test_titles_of_who_approves_are_typed_on_a_line_and_remembered(
    qtbot: QtBot, window: MainWindow
) -> None:
    titles = group(window, BoxesGroup).titles

    titles.setFocus()
    QTest.keyClicks(titles, "Clerk ,Head,, Dean")
    QTest.keyClick(titles, Qt.Key.Key_Return)

    assert titles.text() == "Clerk, Head, Dean"
    assert "Clerk Head Dean" in text_of(printed_of(qtbot, window))
    page_of(window).open_document("guests")
    page_of(window).open_document("sign-in")
    assert group(window, BoxesGroup).titles.text() == "Clerk, Head, Dean"


def test_boxes_follow_the_typing_and_a_fifth_title_is_told_of(
    qtbot: QtBot, window: MainWindow
) -> None:
    boxes, panel = group(window, BoxesGroup), page_of(window).desk.panel

    boxes.titles.setFocus()
    QTest.keyClicks(boxes.titles, "a, b, c, ")
    qtbot.waitUntil(lambda: panel.options.boxes == ("a", "b", "c"), timeout=5000)
    assert boxes.titles.text() == "a, b, c, "

    QTest.keyClicks(boxes.titles, "d, e")
    QTest.keyClick(boxes.titles, Qt.Key.Key_Return)

    assert panel.options.boxes == ("a", "b", "c", "d")
    assert boxes.titles.text() == "a, b, c, d"
    assert boxes.hint.text() == "결재란은 네 칸까지 들어가요. 빠진 칸: e"


def test_rows_to_write_in_and_the_order_are_chosen(qtbot: QtBot, window: MainWindow) -> None:
    pages = printed_of(qtbot, window).report.pages

    choose(group(window, BlankGroup).rows, "50")
    choose(group(window, OrderGroup).order, SortedBy.ORGANISATION.value)
    paper = printed_of(qtbot, window)

    assert paper.report.pages > pages
    assert paper.order.options.order is SortedBy.ORGANISATION


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("", ()),
        (" , ,", ()),
        ("담당, 팀장, 센터장", ("담당", "팀장", "센터장")),
        ("담당/팀장·센터장", ("담당", "팀장", "센터장")),
        ("a,b,c,d,e", ("a", "b", "c", "d")),
        ("%s, <b>, " + "W" * 40, ("%s", "<b>", "W" * 12)),
    ],
)
def test_titles_are_as_many_and_as_long_as_there_is_room_for(
    typed: str, titles: tuple[str, ...]
) -> None:
    assert box_titles(typed) == titles


def test_the_papers_are_found_by_their_names() -> None:
    assert {"tents", "sign-in", "guests"} <= set(DOCUMENTS)
