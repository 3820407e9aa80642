"""Looking a workbook through before the library that reads it sees it.

The library reserves a place for every cell up to the last one, hands out a shared text as often
as it is asked for, and ends the process where memory does not suffice. So no file reaches it as
it came: its parts are unpacked here, within limits, looked through, and handed on in an archive
of our own.
"""

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from eventapp.domain.errors import CannotRead, FileProblem
from eventapp.domain.interchange import SESSIONS_LIMIT
from eventapp.exchange.sheet_plain import TEXTS, Extent, column_number, plain_extent


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of each thing a workbook may have.

    ``text`` are the octets of all shared texts, each as often as a cell says it; ``odd`` those
    of a workbook that has to be looked through closely.
    """

    rows: int = 3 * SESSIONS_LIMIT
    places: int = 2_000_000
    unpacked: int = 48 * 2**20
    odd: int = 48 * 2**20
    text: int = 48 * 2**20
    tags: int = 2_000_000
    texts: int = 500_000


PROGRAMME: Final = Limits()
PARTS_LIMIT: Final = 2_000

_ENTRY: Final = b"PK\x01\x02"
_WORKBOOK: Final = "xl/workbook.xml"
_KEPT = re.compile(
    r"(?:\[Content_Types\]|_rels/[^/]*|xl/(?!calcChain)[^/]+|xl/_rels/[^/]+|xl/worksheets/[^/]+)"
    r"\.(?:xml|rels)"
)

_NAME: Final = rb"(?:[A-Za-z0-9_]{1,20}:)?"
_VALUE: Final = rb"(?:\"[^\"<>&]{0,200}\"|'[^'<>&]{0,200}')"
_TAG: Final = rb"<" + _NAME + rb"(?:c|row)(?=[\s/>])"
_PLAIN: Final = rb"(?:\s{1,9}(?!r\s*=)[A-Za-z0-9_:.-]{1,40}\s{0,9}=\s{0,9}" + _VALUE + rb"){0,20}+"
_PLACE: Final = rb"(?:\s{1,9}r=(?:\"[A-Za-z]{0,3}[0-9]{1,7}\"|'[A-Za-z]{0,3}[0-9]{1,7}'))?"
_ODD_TAG = re.compile(_TAG + rb"(?!" + _PLAIN + _PLACE + _PLAIN + rb"\s{0,9}/?>)")
"""A cell or row that says where it stands in a way no program writes."""
_SHARED: Final = rb"<" + _NAME + rb"c\s[^<>]*?\st=[\"']s[\"'][^<>]*(?<!/)>"
_INDEX: Final = rb"\s*<" + _NAME + rb"v(?:\s[^<>]*)?>\s*([0-9]{1,7})\s*</" + _NAME + rb"v>"
_SAYS_TEXT = re.compile(_SHARED + _INDEX)
_SAYS_ODDLY = re.compile(_SHARED + rb"(?!" + _INDEX + rb"\s*</" + _NAME + rb"c>)")
_TEXT_TAG = re.compile(rb"<(/?)" + _NAME + rb"si(?=[\s/>])[^<>]*?(/?)>")

_FORMAT_ONLY: Final = rb"(?=\s)[^<>]{0,200}?\sr=[^<>]{0,200}"
_EMPTY = re.compile(
    rb"<((?:[A-Za-z0-9_]+:)?)(?:c"
    + _FORMAT_ONLY
    + rb"/>|row"
    + _FORMAT_ONLY
    + rb"(?:/>|>\s*</\1row>))"
)
"""A cell or row that says where it stands and holds nothing but a format."""
_COLUMN = re.compile(rb"\sr=[\"']([A-Za-z]{1,3})")
_ROW = re.compile(rb"\sr=[\"'][A-Za-z]{0,3}([0-9]{1,7})")
_UNPLACED_ROW = re.compile(rb"<" + _NAME + rb"row(?=[\s/>])(?![^>]*\sr=)")
_UNPLACED_CELL = re.compile(rb"<" + _NAME + rb"c(?=[\s/>])(?![^>]*\sr=)")
_ROW_END = re.compile(rb"</" + _NAME + rb"row\s*>")


def vet(data: bytes, path: Path, limits: Limits = PROGRAMME) -> bytes:
    """Return an archive of the same sheets that is what it says it is.

    Raises:
        CannotRead: TOO_LARGE, TOO_MANY, MALFORMED or NOT_A_PROGRAMME.
    """
    if data.count(_ENTRY) > PARTS_LIMIT:
        raise CannotRead(FileProblem.TOO_MANY, path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _unpack(archive, _wanted(archive, path, limits), path, limits)
    except CannotRead:
        raise
    except Exception as error:
        # Damaged, locked, packed in some other way: the library has no class for all of it.
        raise CannotRead(FileProblem.MALFORMED, path) from error
    _look_through(parts, path, limits)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as vetted:
        for name, part in parts.items():
            vetted.writestr(name, part)
    return out.getvalue()


def _wanted(archive: zipfile.ZipFile, path: Path, limits: Limits) -> list[zipfile.ZipInfo]:
    """The parts that hold sheets and what sheets need, none of them twice."""
    parts = {info.filename: info for info in archive.infolist()}
    if _WORKBOOK not in parts:
        raise CannotRead(FileProblem.NOT_A_PROGRAMME, path)
    wanted = [info for name, info in parts.items() if _KEPT.fullmatch(name)]
    if sum(info.file_size for info in wanted) > limits.unpacked:
        raise CannotRead(FileProblem.TOO_LARGE, path)
    return wanted


def _unpack(
    archive: zipfile.ZipFile, wanted: Iterable[zipfile.ZipInfo], path: Path, limits: Limits
) -> dict[str, bytes]:
    """Unpack the parts; what an archive says of their sizes is not believed."""
    parts: dict[str, bytes] = {}
    size = tags = 0
    for info in wanted:
        with archive.open(info) as file:
            part = file.read(limits.unpacked - size + 1)
        size += len(part)
        tags += part.count(b"<")
        if size > limits.unpacked:
            raise CannotRead(FileProblem.TOO_LARGE, path)
        if tags > limits.tags:
            raise CannotRead(FileProblem.TOO_MANY, path)
        parts[info.filename] = part
    return parts


def _look_through(parts: dict[str, bytes], path: Path, limits: Limits) -> None:
    """Look at the sheets, closely only where that is needed."""
    extent = plain_extent(parts, most_said=limits.text)
    if extent is not None and _fits(extent, limits):
        return
    if sum(map(len, parts.values())) > limits.odd:
        raise CannotRead(FileProblem.TOO_LARGE if extent is None else FileProblem.TOO_MANY, path)
    _check_sheets(parts, path, limits)


def _fits(extent: Extent, limits: Limits) -> bool:
    return (
        extent.rows <= limits.rows
        and extent.places <= limits.places
        and extent.texts <= limits.texts
        and extent.said <= limits.text
    )


def _check_sheets(parts: dict[str, bytes], path: Path, limits: Limits) -> None:
    """Take empty cells out of the sheets, and refuse what takes too much room.

    Any part may be a sheet: which are, the workbook says, and in more than one way.
    """
    texts = [
        size
        for name in parts
        if name.lower() == TEXTS
        for size in _text_sizes(parts[name], path, limits)
    ]
    places = said = 0
    for name, part in parts.items():
        odd = b"\0" in part or b"<!DOCTYPE" in part
        if odd or _ODD_TAG.search(part) or _SAYS_ODDLY.search(part):
            raise CannotRead(FileProblem.MALFORMED, path)
        # Twice: rows are empty once their cells are gone.
        parts[name] = sheet = _EMPTY.sub(b"", _EMPTY.sub(b"", part))
        places += _places(sheet, path, limits)
        indices = map(int, _SAYS_TEXT.findall(sheet))
        said += sum(texts[index] for index in indices if index < len(texts))
        if places > limits.places:
            raise CannotRead(FileProblem.TOO_MANY, path)
        if said > limits.text:
            raise CannotRead(FileProblem.TOO_LARGE, path)


def _text_sizes(texts: bytes, path: Path, limits: Limits) -> list[int]:
    """How much room each shared text takes at most."""
    sizes: list[int] = []
    begun: int | None = None
    for tag in _TEXT_TAG.finditer(texts):
        closes, empty = tag.groups()
        if bool(closes) is (begun is None):  # one within another, or an end without a beginning
            raise CannotRead(FileProblem.MALFORMED, path)
        if empty:
            sizes.append(0)
        elif begun is None:
            begun = tag.start()
        else:
            sizes.append(tag.start() - begun)
            begun = None
        if len(sizes) > limits.texts:
            raise CannotRead(FileProblem.TOO_MANY, path)
    return sizes


def _places(sheet: bytes, path: Path, limits: Limits) -> int:
    """Count the places of a sheet's table, from its first cell to its last, or more."""
    rows = max(map(int, set(_ROW.findall(sheet))), default=0)
    rows += sum(1 for _ in _UNPLACED_ROW.finditer(sheet))
    columns = max(map(column_number, set(_COLUMN.findall(sheet))), default=0)
    if _UNPLACED_CELL.search(sheet):
        columns += max(row.count(b"<") for row in _ROW_END.split(sheet))
    if rows > limits.rows:
        raise CannotRead(FileProblem.TOO_MANY, path)
    return rows * columns
