"""Looking an OpenDocument spreadsheet through before the library that reads it sees it.

The format says "this cell, a million times" in one attribute, and the library believes it. Here
such a number is made small where it fills the rest of a sheet, and counted where it does not.
"""

import io
import re
import zipfile
from pathlib import Path
from typing import Final

from eventapp.domain.errors import CannotRead, FileProblem
from eventapp.domain.roster import COLUMNS_LIMIT, ROWS_LIMIT
from eventapp.exchange.sheet_vetting import PARTS_LIMIT

_UNPACKED_LIMIT: Final = 96 * 2**20
_PLACES_LIMIT: Final = 2_500_000
_TEXT_LIMIT: Final = 80 * 2**20
_FILLING_ROWS: Final = 1_000
"""More rows alike than anybody typed: the rest of the sheet."""
_FILLING_BLANKS: Final = 100

_CONTENT: Final = "content.xml"
_MIMETYPE: Final = "mimetype"
_MANIFEST: Final = "META-INF/manifest.xml"
_SMALL: Final = 2**20
_KIND: Final = b"application/vnd.oasis.opendocument.spreadsheet"

_ENTRY: Final = b"PK\x01\x02"
_ROW: Final = b"<table:table-row"
_CELL_END: Final = b"</table:"
_REPEATS: Final = (b"table:number-columns-repeated", b"table:number-rows-repeated", b"text:c")
_REPEAT = re.compile(
    rb"(table:number-(?:columns|rows)-repeated|text:c)(\s{0,9}=\s{0,9}[\"'])([0-9]{1,10})(?=[\"'])"
)
_MOST_OF: Final = {
    b"table:number-columns-repeated": COLUMNS_LIMIT,
    b"table:number-rows-repeated": _FILLING_ROWS,
    b"text:c": _FILLING_BLANKS,
}


def vet_ods(data: bytes, path: Path) -> bytes:
    """Return an archive of the same sheets that takes no more room than it says.

    Raises:
        CannotRead: TOO_LARGE, TOO_MANY, MALFORMED, UNSAFE or NOT_A_PROGRAMME.
    """
    if data.count(_ENTRY) > PARTS_LIMIT:
        raise CannotRead(FileProblem.TOO_MANY, path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _unpack(archive, path)
    except CannotRead:
        raise
    except Exception as error:
        # Damaged, locked, packed in some other way: the library has no class for all of it.
        raise CannotRead(FileProblem.MALFORMED, path) from error
    parts[_CONTENT] = _without_filling(parts[_CONTENT], path)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as vetted:
        for name, part in parts.items():
            vetted.writestr(name, part)
    return out.getvalue()


def _unpack(archive: zipfile.ZipFile, path: Path) -> dict[str, bytes]:
    infos = {info.filename: info for info in archive.infolist()}
    if _CONTENT not in infos:
        raise CannotRead(FileProblem.NOT_A_PROGRAMME, path)
    parts = {_MIMETYPE: _KIND}
    for name, most in ((_MANIFEST, _SMALL), (_CONTENT, _UNPACKED_LIMIT)):
        if name not in infos:
            continue
        with archive.open(infos[name]) as file:
            part = file.read(most + 1)
        if len(part) > most:
            raise CannotRead(FileProblem.TOO_LARGE, path)
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
            raise CannotRead(FileProblem.UNSAFE, path)
        if b"\0" in part or (name == _CONTENT and b"<!" in part):
            raise CannotRead(FileProblem.MALFORMED, path)
        parts[name] = part
    return parts


def _without_filling(content: bytes, path: Path) -> bytes:
    """Make numbers of repeats small where they fill a sheet, and count the others."""
    if sum(map(content.count, _REPEATS)) != sum(1 for _ in _REPEAT.finditer(content)):
        raise CannotRead(FileProblem.MALFORMED, path)
    content = _REPEAT.sub(_smaller, content)
    rows = width = said = 0
    for row in content.split(_ROW)[1:]:
        times, row_width, row_said = _row_extent(row)
        rows += times
        width = max(width, row_width)
        said += row_said
        if said > _TEXT_LIMIT:
            raise CannotRead(FileProblem.TOO_LARGE, path)
        # Filling at a sheet's end is cut off by the library, but only afterwards.
        if rows > ROWS_LIMIT + 2 * _FILLING_ROWS or rows * width > _PLACES_LIMIT:
            raise CannotRead(FileProblem.TOO_MANY, path)
    return content


def _smaller(repeat: re.Match[bytes]) -> bytes:
    name, equals, number = repeat.groups()
    return name + equals + (number if int(number) <= _MOST_OF[name] else b"1")


def _row_extent(row: bytes) -> tuple[int, int, int]:
    """How often a row is there, how many cells wide, and how much room its texts take."""
    times, width, said = 1, row.count(b"table-cell"), 0
    for repeat in _REPEAT.finditer(row):
        number = int(repeat[3])
        if repeat[1].startswith(b"table:number-rows"):
            times = max(times, number)
        elif repeat[1].startswith(b"table:number-columns"):
            width += number
            end = row.find(b">", repeat.end())
            if number > 1 and row[end - 1 : end] != b"/":
                said += number * (max(row.find(_CELL_END, end), end) - end)
    return times, width, (said + len(row)) * times if times > 1 else said
