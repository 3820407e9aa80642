from dataclasses import replace
from pathlib import Path

import pytest
from PIL import ImageOps
from PySide6.QtCore import QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Language, RunWay
from eventapp.domain.progress import Cancelled, no_progress
from eventapp.domain.sheets import CARD_90X60
from eventapp.services.paper_runs import list_runs, without_badge
from eventapp.services.workspace import Workspace
from tests.reports.reading import Print
from tests.ui.printing.hands import answer, choose, press, printed_of, sizes_of
from ui.dialogs.confirm import Confirm
from ui.jobs import running_jobs
from ui.printing.documents import BADGES, PROGRAMME, ROLL, Document, PrintOptions
from ui.printing.orders import Order, Printed
from ui.printing.pdf import PdfPages
from ui.printing.printer import (
    chosen_pages,
    duplex_of,
    new_printer,
    page_layout,
    print_pages,
)
from ui.widgets.bars import QuietBar
from ui.window import MainWindow

A4 = (595, 842)


def test_without_a_printer_saving_is_offered(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = printed_of(qtbot, window)
    answer(tmp_path / "instead.pdf", monkeypatch)
    monkeypatch.setattr("PySide6.QtPrintSupport.QPrinterInfo.availablePrinterNames", list)
    said: list[str] = []

    def agree() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Confirm)
        said.append(dialog.windowTitle())
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    QTimer.singleShot(200, agree)
    press(qtbot, window, Qt.Key.Key_P)

    assert said == ["이 컴퓨터에는 설치된 프린터가 없어요"]
    assert (tmp_path / "instead.pdf").read_bytes() == printed.data


@pytest.mark.parametrize("whole", [True, False])
def test_the_chosen_printer_gets_the_pages(
    *,
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
    event: EventId,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    whole: bool,
) -> None:
    choose(window, "badges")
    printed = printed_of(qtbot, window)
    missing = without_badge(workspace, event)

    def accept(dialog: QPrintDialog) -> int:
        """The system's dialog, in which somebody chose a printer that writes a file."""
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "out.pdf"))
        printer.setResolution(150)
        if not whole:
            printer.setPrintRange(QPrinter.PrintRange.PageRange)
            printer.setPageRanges(QPageRanges.fromString("1-2"))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(
        "PySide6.QtPrintSupport.QPrinterInfo.availablePrinterNames", lambda: ["Brother"]
    )
    monkeypatch.setattr(QPrintDialog, "exec", accept)
    press(qtbot, window, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: running_jobs() == [], timeout=20_000)

    pages = printed.report.pages if whole else 2
    run = list_runs(workspace, event)[0]
    badges = {badge.attendee for badge in printed.order.snapshot.badges}
    assert PdfPages((tmp_path / "out.pdf").read_bytes()).count == pages
    assert f"{pages}쪽" in window.findChildren(QuietBar)[0].message.text()
    assert (run.document, run.way, run.pages) == ("badges", RunWay.PRINTER, pages)
    assert missing - without_badge(workspace, event) == (badges if whole else set())


def test_pages_are_printed_at_their_actual_size(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    choose(window, "badges")
    printed = printed_of(qtbot, window)
    printer = file_printer(printed, tmp_path / "out.pdf")
    count = print_pages(printed.data, printer, no_progress)

    out = (tmp_path / "out.pdf").read_bytes()
    wanted, came = Print(printed.data), Print(out)
    assert (count, came.pages) == (wanted.pages, wanted.pages)
    assert sizes_of(PdfPages(out)) == {A4}
    assert ink_of(came) == pytest.approx(ink_of(wanted), abs=2)
    assert came.codes(0) == wanted.codes(0)


def test_a_sheet_that_lies_on_its_side_is_the_common_paper_turned(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    choose(window, "cue-sheet")
    printed = printed_of(qtbot, window)
    printer = file_printer(printed, tmp_path / "out.pdf")
    print_pages(printed.data, printer, no_progress)
    came = (tmp_path / "out.pdf").read_bytes()
    layout = printer.pageLayout()

    assert layout.pageSize().id() is QPageSize.PageSizeId.A4
    assert layout.orientation() is QPageLayout.Orientation.Landscape
    assert sizes_of(PdfPages(came)) == {(842, 595)}
    assert ink_of(Print(came)) == pytest.approx(ink_of(Print(printed.data)), abs=2)


def test_a_card_stays_as_it_goes_through_the_printer() -> None:
    layout = page_layout(QSizeF(*CARD_90X60.size))

    assert layout.orientation() is QPageLayout.Orientation.Portrait
    assert layout.fullRectPoints().size() == QSize(255, 170)


def test_sides_belong_together_as_the_paper_is_bound(workspace: Workspace, event: EventId) -> None:
    usual = PrintOptions(Language.KOREAN)

    def sides(document: Document, options: PrintOptions) -> QPrinter.DuplexMode:
        return duplex_of(Order(document, document.snapshot(workspace, event, options), options))

    assert [
        sides(PROGRAMME, usual),
        sides(PROGRAMME, replace(usual, booklet=True)),
        sides(BADGES, usual),
        sides(ROLL, usual),
    ] == [
        QPrinter.DuplexMode.DuplexLongSide,
        QPrinter.DuplexMode.DuplexShortSide,
        QPrinter.DuplexMode.DuplexNone,
        QPrinter.DuplexMode.DuplexNone,
    ]


def test_the_chosen_pages_are_printed_in_the_chosen_order(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    printer = file_printer(printed_of(qtbot, window), tmp_path / "out.pdf")
    everything = chosen_pages(printer, 5)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2-3,5"))
    some = chosen_pages(printer, 5)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)

    assert everything == [0, 1, 2, 3, 4]
    assert some == [1, 2, 4]
    assert chosen_pages(printer, 5) == [4, 2, 1]


def test_printing_stops_when_told(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    printed = printed_of(qtbot, window)
    printer = file_printer(printed, tmp_path / "out.pdf")
    told: list[int] = []

    def stop(done: int, _total: int) -> None:
        told.append(done)
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_pages(printed.data, printer, stop)

    assert told == [0, 1]


def file_printer(printed: Printed, out: Path) -> QPrinter:
    """A printer that prints into a file, as the system's own PDF printer does."""
    printer = new_printer("인쇄물", PdfPages(printed.data).size(0))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    printer.setResolution(300)
    return printer


def ink_of(paper: Print) -> tuple[int, int, int, int]:
    """Where the first page's ink lies, in dots of 150 to the inch."""
    box = ImageOps.invert(paper.image(0).convert("L")).getbbox()
    assert box is not None
    return box
