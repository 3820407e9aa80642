from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.services.snapshots.tickets import ticket_snapshot
from eventapp.services.workspace import Workspace
from tests.reports.reading import Print
from tests.ui.printing.hands import choose, facts_of, page_of, printed_of, segment, sizes_of
from ui.printing.documents import TICKET_CARDS, TICKETS
from ui.printing.orders import file_name
from ui.printing.pdf import PdfPages
from ui.printing.settings.common import PaperGroup
from ui.window import MainWindow


def test_everybody_gets_a_page_with_their_own_code(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    choose(window, TICKETS.name)
    printed = printed_of(qtbot, window)

    codes = [ticket.code for ticket in ticket_snapshot(workspace, event).tickets]
    paper = Print(printed.data)
    assert [paper.codes(page) for page in range(paper.pages)] == [[code] for code in codes]
    assert file_name(printed.order).endswith("입장권 A4.pdf")


def test_cards_come_on_sheets_to_cut_or_one_a_page(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    count = len(ticket_snapshot(workspace, event).tickets)
    choose(window, TICKET_CARDS.name)
    sheets = printed_of(qtbot, window)
    said = facts_of(window)
    qtbot.mouseClick(segment(window, "카드 한 장씩"), Qt.MouseButton.LeftButton)
    cards = printed_of(qtbot, window)

    assert sheets.report.pages == -(-count // 10)
    assert f"A4 {sheets.report.pages}장" in said
    assert cards.report.pages == count
    assert sizes_of(PdfPages(cards.data)) == {(244, 153)}
    assert not page_of(window).desk.panel.group(PaperGroup).isVisible()
