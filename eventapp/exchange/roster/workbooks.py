"""Lists in spreadsheets: XLSX, XLS and ODS, each looked through before the library sees it."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

from eventapp.domain.errors import CannotRead, FileProblem
from eventapp.domain.roster import ROWS_LIMIT, Merged
from eventapp.exchange.roster.vetting_ods import vet_ods
from eventapp.exchange.roster.vetting_xls import vet_xls
from eventapp.exchange.sheet_vetting import Limits, vet

MOST_BYTES: Final = 20 * 2**20
PLACES_LIMIT: Final = 2_500_000
_SHEETS_LIMIT: Final = 40
_MERGED_LIMIT: Final = 50_000
"""Cells made one; where there are more, nobody made them by hand, and none is looked at."""
_LIMITS: Final = Limits(
    rows=ROWS_LIMIT,
    places=PLACES_LIMIT,
    unpacked=80 * 2**20,
    odd=32 * 2**20,
    text=80 * 2**20,
    tags=16_000_000,
    texts=2_000_000,
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = b"PK"
_ODS, _XLSX = b"content.xml", b"xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that holds anything: its name and its rows from the first, all alike long."""

    name: str
    rows: Sequence[Sequence[str]]
    hidden: bool
    merged: tuple[Merged, ...] = ()


def is_workbook(data: bytes) -> bool:
    """Say whether a file is a spreadsheet of some kind, whatever its name."""
    return data.startswith((_OLE, _ZIP))


def read_sheets(data: bytes, path: Path) -> list[Sheet]:
    """Read every sheet that holds anything, in the workbook's order.

    Raises:
        CannotRead: MALFORMED (also what is locked with a password), UNSAFE, TOO_LARGE,
            TOO_MANY or NOT_A_PROGRAMME (an archive, or a document, of another kind).
    """
    vetted = _vetting(data)(data, path)
    try:
        return list(_sheets(vetted, path))
    except BaseException as error:
        if isinstance(error, Exception) and not isinstance(error, CannotRead):
            raise CannotRead(FileProblem.MALFORMED, path) from error
        if type(error).__name__ == "PanicException":  # no Exception, whatever its name says
            raise CannotRead(FileProblem.MALFORMED, path) from error
        raise


def _vetting(data: bytes) -> Callable[[bytes, Path], bytes]:
    if data.startswith(_OLE):
        return vet_xls
    if _ODS in data and _XLSX not in data:
        return vet_ods
    return partial(vet, limits=_LIMITS)


def _sheets(vetted: bytes, path: Path) -> Iterator[Sheet]:
    from python_calamine import (  # noqa: PLC0415 - only who reads a sheet needs it
        CalamineWorkbook,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    workbook = CalamineWorkbook.from_filelike(io.BytesIO(vetted))
    few = vetted.count(b"mergeCell ") <= _MERGED_LIMIT
    del vetted  # the library has its own copy
    if len(workbook.sheets_metadata) > _SHEETS_LIMIT:
        raise CannotRead(FileProblem.TOO_MANY, path)
    for index, about in enumerate(workbook.sheets_metadata):
        if about.typ is SheetTypeEnum.WorkSheet:
            sheet = workbook.get_sheet_by_index(index)
            if sheet.total_height * sheet.total_width > PLACES_LIMIT:
                raise CannotRead(FileProblem.TOO_MANY, path)
            rows = as_texts(sheet.to_python(skip_empty_area=False))
            if rows:
                hidden = about.visible is not SheetVisibleEnum.Visible
                merged = sheet.merged_cell_ranges if few else None
                yield Sheet(about.name, rows, hidden, _merged(merged or ()))


def _merged(ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> tuple[Merged, ...]:
    """The cells below one another that are one; those beside one another are titles and rules."""
    return tuple(
        Merged(left, top, bottom)
        for (top, left), (bottom, right) in ranges
        if left == right and top < bottom
    )


def as_texts(rows: Sequence[Sequence[Any]]) -> list[tuple[str, ...]]:
    """Rows of whatever values as rows of texts.

    Column by column: a column of texts, as most are, is left as it is.
    """
    columns: list[Sequence[str]] = []
    for column in zip(*rows, strict=True):
        alike = set(map(type, column)) == {str}
        columns.append(column if alike else list(map(text_of, column)))
    return list(zip(*columns, strict=True))


def text_of(cell: object) -> str:
    """What a cell says, as text; a whole number has no point, a moment is in ISO's order."""
    if type(cell) is str:
        return cell
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return _moment(cell)
    return str(cell)


def _moment(cell: datetime) -> str:
    """Spreadsheets keep moments as fractions of a day: a microsecond is no information."""
    rounded = cell.replace(microsecond=0) + timedelta(seconds=cell.microsecond >= 500_000)  # noqa: PLR2004 - half a second
    midnight = rounded.time() == time()
    return rounded.date().isoformat() if midnight else rounded.isoformat(sep=" ")
