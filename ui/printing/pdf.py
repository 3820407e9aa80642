"""The pages of a PDF as pictures: what the preview shows and the printer gets."""

from PySide6.QtCore import QBuffer, QIODevice, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

POINTS_PER_INCH = 72


class PdfPages:
    """A finished PDF, its pages rendered on demand.

    May be made in any thread, and is then used in that one alone.
    """

    def __init__(self, data: bytes) -> None:
        from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415 - late: the page shows before it

        self._document = QPdfDocument()
        # A child outlives its parent's own destructor: pages are read while it closes.
        device = QBuffer(self._document)
        device.setData(data)
        device.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(device)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._document.pageCount()

    def size(self, page: int) -> QSizeF:
        """A page's size in points; pages count from 0."""
        return self._document.pagePointSize(page)

    @property
    def sizes(self) -> list[tuple[float, float]]:
        """Every page's size in points."""
        sizes = [self.size(page) for page in range(self.count)]
        return [(size.width(), size.height()) for size in sizes]

    def image(self, page: int, size: QSize) -> QImage:
        """A page on white paper, in so many pixels."""
        made = self._document.render(page, size)
        # The page comes without paper: white goes behind it in place, without a copy.
        painter = QPainter(made)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
        painter.fillRect(made.rect(), Qt.GlobalColor.white)
        painter.end()
        made.reinterpretAsFormat(QImage.Format.Format_RGB32)
        return made

    def image_at(self, page: int, dpi: float) -> QImage:
        """A page on white paper, in so many dots an inch."""
        return self.image(page, pixels(self.size(page), dpi))


def pixels(size: QSizeF, dpi: float) -> QSize:
    """A size in points as dots."""
    return (size * (dpi / POINTS_PER_INCH)).toSize()
