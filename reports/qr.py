"""QR codes: encoded with one fixed mask, drawn as one path.

Choosing the best of eight masks takes eight times as long and gains a scanner nothing;
hundreds of single rectangles take eight times as long to write and show seams.
"""

from dataclasses import dataclass
from itertools import groupby

from qrcode.constants import ERROR_CORRECT_Q
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode
from qrcode.util import QRData
from reportlab.pdfgen.pathobject import PDFPathObject

from reports.pen import Pen, ink
from reports.styles import QR_INK

QUIET_MODULES = 4
"""The white a scanner needs on each side, in modules."""

_MASK = 2
_TICKET_VERSION = 2
"""Holds a ticket's 26 characters at the second-best error correction."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """A symbol without its quiet zone: rows from the top, True is dark."""

    rows: tuple[tuple[bool, ...], ...]

    @property
    def size(self) -> int:
        """Modules along one side."""
        return len(self.rows)


def encode(text: str) -> Matrix:
    """The symbol of a text; a ticket's is always of the same size."""
    code = QRCode(
        version=_TICKET_VERSION, error_correction=ERROR_CORRECT_Q, mask_pattern=_MASK, border=0
    )
    code.add_data(QRData(text))
    try:
        code.make(fit=False)
    except DataOverflowError:
        code.make(fit=True)
    return Matrix(tuple(tuple(map(bool, row)) for row in code.modules))


def draw(pen: Pen, text: str, x: float, y: float, side: float) -> None:
    """Draw a symbol with its lower left corner at a point.

    The caller leaves :data:`QUIET_MODULES` of white around it.
    """
    matrix = encode(text)
    canvas = pen.canvas
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(side / matrix.size, side / matrix.size)
    canvas.setFillColor(ink(QR_INK))
    canvas.drawPath(PDFPathObject(_runs(matrix)), stroke=0, fill=1)
    canvas.restoreState()


def _runs(matrix: Matrix) -> list[str]:
    """Dark modules merged along their rows, as the path's own operators."""
    top = matrix.size - 1
    operators: list[str] = []
    for index, row in enumerate(matrix.rows):
        x = 0
        for dark, group in groupby(row):
            length = sum(1 for _ in group)
            if dark:
                operators.append(f"{x} {top - index} {length} 1 re")
            x += length
    return operators
