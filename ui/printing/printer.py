"""Pages on a printer: at their actual size, in the printer's own dots."""

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from eventapp.domain.errors import CannotPrint
from eventapp.domain.progress import Progress
from ui.printing.documents import Setting
from ui.printing.documents.base import Stock
from ui.printing.orders import Order
from ui.printing.pdf import POINTS_PER_INCH, PdfPages

_OWN = QPageSize.PageSizeId.Custom
MOST_DPI = 600
"""Finer dots are no sharper to the eye, and a page of them takes half a gigabyte."""


def has_printer() -> bool:
    """Whether this computer knows any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def new_printer(
    title: str, size: QSizeF, duplex: QPrinter.DuplexMode = QPrinter.DuplexMode.DuplexAuto
) -> QPrinter:
    """The usual printer, set to pages of a size in points, printed to their very edge.

    ``duplex`` is what the dialog begins with, where the printer can.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(size))
    if duplex in QPrinterInfo(printer).supportedDuplexModes():
        printer.setDuplex(duplex)
    return printer


def page_layout(size: QSizeF) -> QPageLayout:
    """Pages of a size in points; a common one that lies on its side is that one, turned.

    A printer has A4 in its tray and knows no paper that is 297 mm wide and 210 high.
    """
    upright, turned = (QPageSize(one, QPageSize.Unit.Point) for one in (size, size.transposed()))
    lies = upright.id() is _OWN and turned.id() is not _OWN
    way = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    return QPageLayout(turned if lies else upright, way, QMarginsF(), QPageLayout.Unit.Point)


def duplex_of(order: Order) -> QPrinter.DuplexMode:
    """How the sides of an order's sheets belong together; labels never have two."""
    if order.document.stock is not Stock.BOTH_SIDES:
        return QPrinter.DuplexMode.DuplexNone
    if Setting.BOOKLET in order.document.settings and order.options.booklet:
        return QPrinter.DuplexMode.DuplexShortSide
    return QPrinter.DuplexMode.DuplexLongSide


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
