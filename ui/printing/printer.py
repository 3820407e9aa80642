"""Pages on a printer: at their actual size, in the printer's own dots."""

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from eventapp.domain.errors import CannotPrint
from eventapp.domain.progress import Progress
from ui.printing.pdf import POINTS_PER_INCH, PdfPages

MOST_DPI = 600
"""Finer dots are no sharper to the eye, and a page of them takes half a gigabyte."""


def has_printer() -> bool:
    """Whether this computer knows any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def new_printer(title: str, size: QSizeF) -> QPrinter:
    """The usual printer, set to pages of a size in points, printed to their very edge."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    paper = QPageSize(size, QPageSize.Unit.Point)
    printer.setPageLayout(
        QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Point)
    )
    return printer


def print_pages(data: bytes, printer: QPrinter, progress: Progress) -> int:
    """Print the chosen pages of a PDF and tell how many; may run in a thread.

    Raises:
        Cancelled: ``progress`` stopped it; the printer is told to forget the rest.
        CannotPrint: The printer does not take pages.
    """
    pages = PdfPages(data)
    order = chosen_pages(printer, pages.count)
    painter = QPainter()
    if not painter.begin(printer):
        raise CannotPrint(printer.printerName())
    # Qt would store the pages as JPEG: rings around every letter.
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    try:
        for number, page in enumerate(order):
            progress(number, len(order))
            if number:
                _turn_page(printer)
            _print(painter, printer, pages, page)
        progress(len(order), len(order))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    return len(order)


def chosen_pages(printer: QPrinter, count: int) -> list[int]:
    """The pages to print, from 0, in the order and as often as the dialog was told."""
    pages = list(range(count))
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        wanted = printer.pageRanges()
        pages = [page for page in pages if wanted.isEmpty() or wanted.contains(page + 1)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    return pages if printer.supportsMultipleCopies() else pages * printer.copyCount()


def _turn_page(printer: QPrinter) -> None:
    if not printer.newPage():
        raise CannotPrint(printer.printerName())


def _print(painter: QPainter, printer: QPrinter, pages: PdfPages, page: int) -> None:
    image = pages.image_at(page, min(printer.resolution(), MOST_DPI))
    size = pages.size(page) * (printer.resolution() / POINTS_PER_INCH)
    painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
