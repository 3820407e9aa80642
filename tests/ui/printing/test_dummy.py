import io

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from reports.booklet.imposition import impose
from reports.styles import MM
from ui import theme
from ui.printing.dummy import BookDummy
from ui.printing.pdf import PdfPages

SIZE = (148 * MM, 210 * MM)
GREYS = [40 + 20 * page for page in range(8)]
"""Each page is of another grey, and so are the pictures of it."""


class Style(QProxyStyle):
    """A style whose user wants motion, or none."""

    def __init__(self, parent: QWidget, *, moves: bool) -> None:
        super().__init__("fusion")
        self._moves = moves
        self.setParent(parent)  # a widget does not keep its style

    def styleHint(  # noqa: N802 - Qt's name
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_Widget_Animate:
            return int(self._moves)
        return super().styleHint(hint, option, widget, returned)


def booklet(pages: int) -> PdfPages:
    plain, out = io.BytesIO(), io.BytesIO()
    canvas = Canvas(plain, pagesize=SIZE)
    for page in range(pages):
        canvas.setFillGray(GREYS[page] / 255)
        canvas.rect(0, 0, *SIZE, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    plain.seek(0)
    impose(plain, out)
    return PdfPages(out.getvalue())


@pytest.fixture
def dummy(qtbot: QtBot) -> BookDummy:
    made = BookDummy()
    made.setStyle(Style(made, moves=False))
    made.resize(800, 600)
    qtbot.addWidget(made)
    made.show_pages(booklet(8))
    return made


def seen(dummy: BookDummy) -> list[int]:
    """The greys left and right of the window's middle, away from the fold; 0 is no page."""
    picture = dummy.grab().toImage()
    ground = theme.colour(theme.current().ground).rgb()
    greys = []
    for x in (130, 670):
        colour = picture.pixelColor(int(x * picture.devicePixelRatio()), picture.height() // 2)
        greys.append(0 if colour.rgb() == ground else colour.red())
    return greys


def turned(dummy: BookDummy, by: int) -> None:
    where = QPointF(dummy.rect().center())
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(where, where, QPoint(), QPoint(0, by), *none, phase, False)
    QApplication.sendEvent(dummy, event)


def test_a_booklet_reads_in_the_order_of_the_folded_book(dummy: BookDummy) -> None:
    spreads = [dummy.spread]
    pictures = []
    for _turn in range(4):
        dummy.go_on()
        spreads.append(dummy.spread)
        pictures.append(seen(dummy))

    assert spreads == [(1,), (2, 3), (4, 5), (6, 7), (8,)]
    assert pictures[:3] == [GREYS[1:3], GREYS[3:5], GREYS[5:7]]


def test_a_closed_booklet_lies_in_the_middle(dummy: BookDummy) -> None:
    cover = dummy.grab().toImage()
    middle = cover.pixelColor(cover.width() * 5 // 8 - 1, cover.height() // 2).red()
    dummy.go_to(8)

    assert middle == GREYS[0]
    assert seen(dummy) == [0, 0]


def test_keys_leaf_through_it(qtbot: QtBot, dummy: BookDummy) -> None:
    pages = []
    for key in ("Right", "PageDown", "Left", "End", "Right", "Up", "Home", "Left", "Space"):
        qtbot.keyClick(dummy, getattr(Qt.Key, f"Key_{key}"))
        pages.append(dummy.page)

    assert pages == [2, 4, 2, 8, 8, 6, 1, 1, 2]


def test_a_click_turns_the_page_it_is_on(qtbot: QtBot, dummy: BookDummy) -> None:
    pages = []
    for x in (450, 600, 600, 200):
        qtbot.mouseClick(dummy, Qt.MouseButton.LeftButton, pos=QPoint(x, 300))
        pages.append(dummy.page)

    assert pages == [2, 4, 6, 4]


def test_arrows_at_its_sides_leaf_while_there_is_more(qtbot: QtBot, dummy: BookDummy) -> None:
    dummy.show()
    offered = [(dummy.back.isVisible(), dummy.on.isVisible())]
    for arrow in (dummy.on, dummy.on, dummy.back, dummy.on, dummy.on, dummy.on):
        qtbot.mouseClick(arrow, Qt.MouseButton.LeftButton)
        offered.append((dummy.back.isVisible(), dummy.on.isVisible()))

    assert offered == [(False, True), *[(True, True)] * 5, (True, False)]
    assert dummy.spread == (8,)


def test_a_notch_of_the_wheel_turns_one_page(dummy: BookDummy) -> None:
    pages = []
    for by in (-120, -60, -60, 120, 240):
        turned(dummy, by)
        pages.append(dummy.page)

    assert pages == [2, 2, 4, 2, 1]


def test_who_cannot_see_it_hears_where_it_is_open(qtbot: QtBot, dummy: BookDummy) -> None:
    with qtbot.waitSignal(dummy.page_changed) as told:
        dummy.go_to(5)
    open_at = dummy.accessibleDescription()
    dummy.go_to(1)

    assert told.args == [4, 8]
    assert open_at == "전체 5번 중 3번째 펼침, 4–5쪽"
    assert dummy.accessibleDescription() == "전체 5번 중 1번째 펼침, 1쪽"


def test_another_booklet_is_closed_or_open_at_the_same_place(dummy: BookDummy) -> None:
    dummy.go_to(6)
    dummy.show_pages(booklet(5), keep=True)
    kept = dummy.page
    dummy.show_pages(booklet(4), keep=True)
    shorter = dummy.page
    dummy.show_pages(booklet(8))
    closed = dummy.page
    dummy.show_pages(None)

    assert (kept, shorter, closed) == (6, 4, 1)
    assert (dummy.page, dummy.count, dummy.spread) == (0, 0, ())
    assert seen(dummy) == [0, 0]


def test_a_page_turns_for_a_moment_where_motion_is_welcome(qtbot: QtBot, dummy: BookDummy) -> None:
    dummy.setStyle(Style(dummy, moves=True))
    dummy.show()
    dummy.go_to(2)
    dummy.go_to(4)
    dummy._turn.setCurrentTime(theme.Motion.REVEAL // 4)
    halfway = seen(dummy)
    qtbot.waitUntil(lambda: seen(dummy) == GREYS[3:5])

    assert halfway == [GREYS[1], GREYS[4]]
