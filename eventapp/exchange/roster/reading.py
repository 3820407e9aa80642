"""A list's file, or pasted cells, read into tables of text.

What a file is, its first bytes say rather than its name: forms and offices of public bodies give
out text as ``.xls``, and spreadsheets as ``.csv``.
"""

from dataclasses import replace
from pathlib import Path
from typing import Final

from eventapp.domain.errors import CannotRead, CannotReadList, FileProblem
from eventapp.domain.roster import ReadTable
from eventapp.exchange.inert import originals
from eventapp.exchange.limits import read_limited
from eventapp.exchange.roster import workbooks
from eventapp.exchange.roster.decoding import decode
from eventapp.exchange.roster.delimited import parse
from eventapp.exchange.roster.headings import make_table
from eventapp.hurry import hurrying

READABLE: Final = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods")
"""Endings that :func:`read_tables` takes."""
_TEXT_BYTES: Final = 32 * 2**20
_PASTED: Final = Path("-")
_MARKUP: Final = ("<html", "<!doctype", "<?xml", "<table", "%pdf-")


def read_tables(path: Path) -> tuple[ReadTable, ...]:
    """Read every sheet that holds anything; a text file is one, named as the file is.

    Raises:
        CannotReadList: It is missing, of another kind, too large, damaged, unsafe or empty.
    """
    try:
        with hurrying():
            tables = _read(path)
    except CannotRead as error:
        raise CannotReadList(error.problem, path, line=error.line) from error
    filled = tuple(table for table in tables if _has_values(table))
    if not filled:
        raise CannotReadList(FileProblem.EMPTY, path)
    return filled


def read_pasted(text: str) -> ReadTable:
    """Read cells that were copied out of a spreadsheet, or typed.

    Raises:
        CannotReadList: EMPTY, TOO_LARGE or TOO_MANY.
    """
    if len(text) > _TEXT_BYTES:
        raise CannotReadList(FileProblem.TOO_LARGE, _PASTED)
    try:
        # As bytes: what was copied may hold halves of letters.
        table = _table_of_text(decode(text.encode("utf-8", "replace"), _PASTED)[0], "", _PASTED)
    except CannotRead as error:
        raise CannotReadList(error.problem, _PASTED, line=error.line) from error
    if not _has_values(table):
        raise CannotReadList(FileProblem.EMPTY, _PASTED)
    return table


def _read(path: Path) -> tuple[ReadTable, ...]:
    if path.suffix.lower() not in READABLE:
        raise CannotRead(FileProblem.UNKNOWN_KIND, path)
    data = read_limited(path, _TEXT_BYTES)
    if not workbooks.is_workbook(data):
        return (_table_of_text(*decode(data, path), path),)
    if len(data) > workbooks.MOST_BYTES:
        raise CannotRead(FileProblem.TOO_LARGE, path)
    return tuple(
        replace(make_table(sheet.name, sheet.rows, hidden=sheet.hidden), merged=sheet.merged)
        for sheet in workbooks.read_sheets(data, path)
    )


def _table_of_text(text: str, encoding: str, path: Path) -> ReadTable:
    if text[:200].lstrip().lower().startswith(_MARKUP):
        raise CannotRead(FileProblem.NOT_A_PROGRAMME, path)
    cells = parse(text, path)
    table = make_table(path.stem, originals(cells.rows, text), encoding=encoding)
    return replace(table, odd=frozenset(cells.odd))


def _has_values(table: ReadTable) -> bool:
    return any(cell.strip() for row in table.rows for cell in row)
