"""QR codes: encoded with one fixed mask, drawn as one picture of single bits.

Choosing the best of eight masks takes eight times as long and gains a scanner nothing; a path
of rectangles is three times as long to write, larger, and may show seams.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from qrcode.constants import ERROR_CORRECT_Q
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode
from qrcode.util import MODE_ALPHA_NUM, QRData

from reports.pen import Pen

QUIET_MODULES: Final = 4
"""The white a scanner needs on each side, in modules."""

_MASK: Final = 2
_TICKET_VERSION: Final = 2
"""Holds a ticket's 26 characters at the second-best error correction."""
_TICKET_LENGTH: Final = 26
_LETTERS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
"""Those of the mode that packs two letters into eleven bits, in the order of their values."""
_DIGITS: Final = bytes.maketrans(b"\0\1", b"01")
_PAIRS_KEPT: Final = 1 << 15


@dataclass(frozen=True, slots=True)
class Matrix:
    """A symbol without its quiet zone: rows from the top, True is dark."""

    rows: tuple[tuple[bool, ...], ...]

    @property
    def size(self) -> int:
        """Modules along one side."""
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class Bits:
    """A symbol as one number: its rows from the top, each filled up to whole bytes."""

    size: int
    value: int

    @property
    def hexadecimal(self) -> str:
        """The number as a PDF takes it."""
        return f"{self.value:0{self.size * _row_length(self.size) // 4}X}"


def encode(text: str) -> Matrix:
    """The symbol of a text; a ticket's is always of the same size."""
    mode = MODE_ALPHA_NUM if _LETTER_SET.issuperset(text) else None
    code = QRCode(
        version=_TICKET_VERSION, error_correction=ERROR_CORRECT_Q, mask_pattern=_MASK, border=0
    )
    code.add_data(QRData(text, mode=mode))
    try:
        code.make(fit=False)
    except DataOverflowError:
        code.make(fit=True)
    return Matrix(tuple(tuple(map(bool, row)) for row in code.modules))


def encode_bits(text: str) -> Bits:
    """The same symbol as one number, which takes a ticket a small part of the time.

    Symbols of one version, mask and length are linear in the bits of their texts, for error
    correction and mask are sums modulo two. So a ticket's is the symbol of nothing but
    zeros, changed by what each of its pairs of letters changes.
    """
    if len(text) != _TICKET_LENGTH or not _LETTER_SET.issuperset(text):
        return _packed(encode(text))
    zeros = _zeros()
    value = zeros.value
    for place in range(0, _TICKET_LENGTH, 2):
        value ^= _change(place, text[place : place + 2])
    return Bits(zeros.size, value)


def draw(pen: Pen, text: str, x: float, y: float, side: float) -> None:
    """Draw a symbol in black with its lower left corner at a point.

    The caller leaves :data:`QUIET_MODULES` of white around it.
    """
    bits = encode_bits(text)
    # A mask paints what is dark and nothing else, and no reader smooths its edges.
    pen.canvas.addLiteral(
        f"q {side:.3f} 0 0 {side:.3f} {x:.3f} {y:.3f} cm 0 g BI /W {bits.size} /H {bits.size}"
        f" /BPC 1 /IM true /D [1 0] /F /AHx ID {bits.hexadecimal}> EI Q"
    )


@lru_cache(maxsize=_PAIRS_KEPT)
def _change(place: int, pair: str) -> int:
    """What a pair of letters changes in the symbol of zeros."""
    number = _LETTERS.index(pair[0]) * len(_LETTERS) + _LETTERS.index(pair[1])
    change = 0
    for bit in range(number.bit_length()):
        if number >> bit & 1:
            change ^= _bit_change(place, bit)
    return change


@cache
def _bit_change(place: int, bit: int) -> int:
    first, second = divmod(1 << bit, len(_LETTERS))
    zeros = "0" * _TICKET_LENGTH
    text = zeros[:place] + _LETTERS[first] + _LETTERS[second] + zeros[place + 2 :]
    return _packed(encode(text)).value ^ _zeros().value


@cache
def _zeros() -> Bits:
    return _packed(encode("0" * _TICKET_LENGTH))


def _packed(matrix: Matrix) -> Bits:
    length = _row_length(matrix.size)
    value = 0
    for row in matrix.rows:
        dark = int(bytes(row).translate(_DIGITS), 2)
        value = value << length | dark << length - matrix.size
    return Bits(matrix.size, value)


def _row_length(size: int) -> int:
    """Bits of a row with what fills it up to whole bytes."""
    return -(-size // 8) * 8


_LETTER_SET: Final = frozenset(_LETTERS)
