"""Seeing quickly that a workbook is what ordinary programs write, and fits.

Nearly every workbook is: each cell says first where it stands, in one way of writing. That can
be counted in a few passes over the bytes. Whatever is written in another way is not refused
here, but looked through more closely (:mod:`eventapp.exchange.sheet_vetting`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

TEXTS: Final = "xl/sharedstrings.xml"

_BEGIN, _END = b"<sheetData", b"</sheetData>"
_LAST_CELL = re.compile(rb'<c r="[A-Z]{1,3}([1-9][0-9]{0,6})"')
_ROW = re.compile(rb'<row r="[1-9][0-9]{0,6}"[ />]')
_SHARED = re.compile(rb' t="s"><v>([0-9]{1,7})</v>')


@dataclass(frozen=True, slots=True)
class Extent:
    """How much a workbook's sheets take at most."""

    rows: int
    places: int
    texts: int
    said: int
    """Octets of all shared texts, each as often as a cell says it."""


def plain_extent(parts: Mapping[str, bytes], *, most_said: int) -> Extent | None:
    """How much the sheets among these parts take; None where that wants a closer look.

    The shared texts are counted one by one only where they could take more than ``most_said``.
    """
    if any(b"\0" in part or (b"!" in part and b"<!" in part) for part in parts.values()):
        return None
    sizes: list[int] = []
    for name, part in parts.items():
        if name.lower() == TEXTS:
            if sizes or b":si" in part:
                return None
            sizes = list(map(len, part.split(b"<si")))[1:]
    rows = places = said = 0
    for part in parts.values():
        if b"heetData" not in part:
            continue
        extent = _sheet_extent(part, sizes, most_said)
        if extent is None:
            return None
        rows = max(rows, extent.rows)
        places += extent.places
        said += extent.said
    return Extent(rows, places, len(sizes), said)


def _sheet_extent(part: bytes, sizes: list[int], most_said: int) -> Extent | None:
    """One sheet's, if each of its cells begins with where it stands."""
    begin, end = part.find(_BEGIN), part.rfind(_END)
    body = part[begin:end] if 0 <= begin < end else part
    if any(odd[:1] in body and odd in body for odd in (b":c", b":row", b"&#")):
        return None  # a single octet is looked for many times faster, and often is not there
    if body.count(b"<row") != len(_ROW.findall(body)):
        return None
    cells = body.count(b"<c")
    if not cells and begin >= 0:
        return Extent(0, 0, 0, 0)
    last = _LAST_CELL.match(body, max(body.rfind(b'<c r="'), 0))
    if not 0 <= begin < end or last is None:
        return None
    rows, pattern = _up_to(last[1].decode())
    columns = re.findall(rb'<c r="([A-Z]{1,3})(?:' + pattern + rb')"', body)
    if len(columns) != cells:
        return None
    width = max(map(column_number, set(columns)))
    said = cells * max(sizes, default=0)
    if said > most_said:
        said = _said(body, sizes, cells)
    return Extent(rows, rows * width, 0, said)


def _up_to(number: str) -> tuple[int, bytes]:
    """A number not much larger than this one, and a pattern for all that are not larger."""
    first, second, rest = int(number[0]), int(number[1:2] or 9), max(len(number) - 2, 0)
    pattern = f"{first}[0-{second}][0-9]{{{rest}}}" if len(number) > 1 else "[1-9]"
    if len(number) > 1:
        pattern += f"|[1-9][0-9]{{0,{len(number) - 2}}}"
        pattern += f"|[1-{first - 1}][0-9]{{{len(number) - 1}}}" if first > 1 else ""
    largest = int(f"{first}{second}" + "9" * rest) if len(number) > 1 else 9
    return largest, pattern.encode()


def _said(body: bytes, sizes: list[int], cells: int) -> int:
    """How much room the shared texts take; a cell that asks in another way may ask for any."""
    indices = _SHARED.findall(body)
    known = sum(sizes[index] for index in map(int, indices) if index < len(sizes))
    return known + (cells - len(indices)) * max(sizes, default=0)


def column_number(letters: bytes) -> int:
    """The number of a column from its letters: A is 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
