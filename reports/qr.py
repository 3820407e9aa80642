"""QR codes: encoded with one fixed mask, drawn as one picture of single bits.

Choosing the best of eight masks takes eight times as long and gains a scanner nothing; a path
of rectangles is three times as long to write, larger, and may show seams.
"""

from dataclasses import dataclass

from qrcode.constants import ERROR_CORRECT_Q
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode
from qrcode.util import QRData

from reports.pen import Pen

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
    """Draw a symbol in black with its lower left corner at a point.

    The caller leaves :data:`QUIET_MODULES` of white around it.
    """
    matrix = encode(text)
    size = matrix.size
    # A mask paints what is dark and nothing else, and no reader smooths its edges.
    pen.canvas.addLiteral(
        f"q {side:.3f} 0 0 {side:.3f} {x:.3f} {y:.3f} cm 0 g"
        f" BI /W {size} /H {size} /BPC 1 /IM true /D [1 0] /F /AHx ID {_bits(matrix)}> EI Q"
    )


def _bits(matrix: Matrix) -> str:
    """Dark modules as set bits, each row filled up to whole bytes, in hexadecimal."""
    width = -(-matrix.size // 8) * 8
    spare = width - matrix.size
    rows = (int(bytes(row).translate(_DIGITS), 2) << spare for row in matrix.rows)
    return "".join(f"{row:0{width // 4}X}" for row in rows)


_DIGITS = bytes.maketrans(b"\0\1", b"01")
