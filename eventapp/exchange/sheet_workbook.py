"""Opening a workbook that somebody gave us: its sheets as tables of values, or a reason why not."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from eventapp.domain.errors import CannotRead, FileProblem
from eventapp.domain.text import tidy
from eventapp.exchange.limits import read_limited
from eventapp.exchange.sheet_times import Cell
from eventapp.exchange.sheet_vetting import vet

_SHEETS_LIMIT: Final = 40
_MERGES_LIMIT: Final = 20_000


@dataclass(frozen=True, slots=True)
class Merge:
    """A rectangle of merged cells, first and last row and column included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its name, its rows from the first, and which cells are merged."""

    name: str
    rows: list[list[Cell]]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False

    def text(self, row: int, column: int) -> str:
        """A cell's text, empty beyond the sheet's end."""
        cells = self.rows[row] if row < len(self.rows) else []
        return text_of(cells[column]) if column < len(cells) else ""


def text_of(cell: Cell) -> str:
    """What a cell says, as text in its normal form; a whole number has no point."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return tidy(str(cell), multiline=True)


def open_workbook(path: Path) -> tuple[Grid, ...]:
    """Read every sheet of an XLSX file, in the workbook's order.

    Raises:
        CannotRead: MISSING, EMPTY, TOO_LARGE, TOO_MANY, MALFORMED (also what is locked with a
            password) or NOT_A_PROGRAMME (an archive, or a document, of another kind).
    """
    vetted = vet(read_limited(path), path)
    try:
        return tuple(_read_sheets(vetted, path))
    except BaseException as error:
        if isinstance(error, Exception) and not isinstance(error, CannotRead):
            raise CannotRead(FileProblem.MALFORMED, path) from error
        if type(error).__name__ == "PanicException":  # no Exception, whatever its name says
            raise CannotRead(FileProblem.MALFORMED, path) from error
        raise


def _read_sheets(vetted: bytes, path: Path) -> Iterator[Grid]:
    from python_calamine import (  # noqa: PLC0415 - only who reads a sheet needs it
        CalamineWorkbook,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    workbook = CalamineWorkbook.from_filelike(io.BytesIO(vetted))
    if len(workbook.sheets_metadata) > _SHEETS_LIMIT:
        raise CannotRead(FileProblem.TOO_MANY, path)
    for index, about in enumerate(workbook.sheets_metadata):
        if about.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_index(index)
        ranges = sheet.merged_cell_ranges or []
        if len(ranges) > _MERGES_LIMIT:
            raise CannotRead(FileProblem.TOO_MANY, path)
        yield Grid(
            about.name,
            sheet.to_python(skip_empty_area=False),
            tuple(Merge(*first, *last) for first, last in ranges),
            about.visible is not SheetVisibleEnum.Visible,
        )
