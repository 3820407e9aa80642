"""Reading printed PDFs back: their text, their rectangles, their pixels, their codes."""

import io
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdf
import zxingcpp
from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

GOLDEN = Path(__file__).parent.parent / "golden"
MM = 72 / 25.4
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


class Print:
    """A PDF in memory, as a reader and as a picture."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.reader = pypdf.PdfReader(io.BytesIO(data))
        self._bytes = QByteArray(data)
        self._buffer = QBuffer(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument()
        self._document.load(self._buffer)

    @property
    def pages(self) -> int:
        return len(self.reader.pages)

    def lines(self, page: int) -> list[str]:
        """The text of a page in reading order."""
        text = self._document.getAllText(page).text()
        return [line.strip() for line in text.splitlines() if line.strip()]

    def text(self) -> str:
        """All pages' lines, parted as the golden files part them."""
        parts = []
        for page in range(self.pages):
            parts += [f"--- {page + 1}", *self.lines(page)]
        return "\n".join(parts) + "\n"

    def image(self, page: int, dpi: int = 150) -> Image.Image:
        """A page as it looks on white paper."""
        points = self._document.pagePointSize(page)
        size = QSize(round(points.width() * dpi / 72), round(points.height() * dpi / 72))
        rendered = self._document.render(page, size)
        paper = QImage(size, QImage.Format.Format_RGB888)
        paper.fill(0xFFFFFFFF)
        painter = QPainter(paper)
        painter.drawImage(0, 0, rendered)
        painter.end()
        return Image.frombytes(
            "RGB",
            (paper.width(), paper.height()),
            bytes(paper.constBits()),
            "raw",
            "RGB",
            paper.bytesPerLine(),
        )

    def codes(self, page: int) -> list[str]:
        """Every QR code on a page, from the top, left before right."""
        found = zxingcpp.read_barcodes(self.image(page), formats=_QR, try_rotate=False)
        spots = [(round(b.position.top_left.y, -2), b.position.top_left.x, b.text) for b in found]
        return [text for _y, _x, text in sorted(spots)]

    def rectangles(self, page: int) -> list[tuple[float, float, float, float]]:
        """Rectangles outside any scaling, in millimetres: x and y from the lower left, w, h."""
        content = self.reader.pages[page].get_contents()
        assert content is not None
        found = []
        depth = 0
        for operands, operator in pypdf.generic.ContentStream(content, self.reader).operations:
            depth += {b"q": 1, b"Q": -1}.get(operator, 0)
            if operator == b"re" and depth == 0:
                x, y, w, h = (round(float(value) / MM, 2) for value in operands)
                found.append((x, y, w, h))
        return found

    def baselines(self, page: int) -> list[tuple[float, float, float]]:
        """Where each set line begins on a page in points, and its size: (x, y, size)."""
        content = self.reader.pages[page].get_contents()
        assert content is not None
        found: list[tuple[float, float, float]] = []
        place: tuple[float, float] | None = None
        for operands, operator in pypdf.generic.ContentStream(content, self.reader).operations:
            if operator == b"Tm":
                place = float(operands[4]), float(operands[5])
            elif operator == b"Tf" and place is not None:
                found.append((*place, float(operands[1])))
                place = None
        return found

    def fonts(self) -> dict[str, bool]:
        """Each font's name, and whether it is embedded."""
        found = {}
        for page in self.reader.pages:
            for font in dictionary(dictionary(page["/Resources"])["/Font"]).values():
                value = dictionary(font)
                found[str(value["/BaseFont"])] = "/FontFile2" in dictionary(
                    value["/FontDescriptor"]
                )
        return found

    def outline(self) -> list[tuple[int, str]]:
        """Bookmarks with their depth."""
        return list(_flat(self.reader.outline, 0))


def dictionary(value: pypdf.generic.PdfObject | None) -> pypdf.generic.DictionaryObject:
    """A dictionary of the file, wherever it is kept."""
    assert value is not None
    found = value.get_object()
    assert isinstance(found, pypdf.generic.DictionaryObject)
    return found


def _flat(entries: Sequence[object], depth: int) -> Iterator[tuple[int, str]]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _flat(entry, depth + 1)
        else:
            assert isinstance(entry, pypdf.generic.Destination)
            yield depth, str(entry.title)


def assert_golden(printed: Print, name: str) -> None:
    """Compare the text with tests/golden; EVENTAPP_GOLDEN=1 writes it anew instead."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("EVENTAPP_GOLDEN") == "1":
        path.write_text(printed.text(), encoding="utf-8")
    assert printed.text() == path.read_text(encoding="utf-8")
