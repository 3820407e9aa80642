"""Finding the row with the headings: below titles, over two rows, or not there at all."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from eventapp.domain.roster import COLUMNS_LIMIT, NO_HEADING, ReadTable
from eventapp.domain.text import NAME_LIMIT, tidy
from eventapp.exchange.roster.heading_words import heading_meaning, is_name_heading, names_itself
from eventapp.exchange.roster.residents import holds_number

_LOOKED_AT: Final = 40
"""Rows above the headings: titles, dates, notes on how to fill the form in."""
_FEW: Final = 2
_COLUMN: Final = 0.3
_DATA = re.compile(r"@|\d{3,}")
"""What values have and headings seldom do."""

Row = Sequence[str]


def make_table(
    name: str, rows: Sequence[Row], *, encoding: str = "", hidden: bool = False
) -> ReadTable:
    """A sheet with its row of headings found."""
    table = ReadTable(name, rows, NO_HEADING, 0, (), encoding, hidden)
    return with_heading(table, _find(rows))


def with_heading(table: ReadTable, row: int) -> ReadTable:
    """The same sheet with another row (an index) as its headings, or ``NO_HEADING``.

    Where the row below divides them further, both together are the headings.
    """
    width = min(max(map(len, table.rows), default=0), COLUMNS_LIMIT)
    if not 0 <= row < len(table.rows):
        return replace(table, heading=NO_HEADING, data=0, headings=("",) * width)
    upper = _padded(table.rows[row], width)
    data = row + 1
    if data < len(table.rows):
        lower = _padded(table.rows[data], width)
        if _divides(upper, lower):
            upper = [_joined(above, below) for above, below in zip(_filled(upper, lower), lower)]  # noqa: B905 - alike long
            data += 1
    while upper and not upper[-1] and not _is_column(table.rows, len(upper) - 1, data):
        upper.pop()
    return replace(table, heading=row, data=data, headings=_unique(upper))


def _find(rows: Sequence[Row]) -> int:
    """The row with most known headings; else the first that looks like headings."""
    best, most = NO_HEADING, 0
    for index, row in enumerate(rows[:_LOOKED_AT]):
        said = [cell for cell in row[:COLUMNS_LIMIT] if cell.strip()]
        known = sum(1 for cell in said if heading_meaning(cell))
        enough = known >= _FEW or any(map(names_itself, said))
        enough = enough or (len(said) <= _FEW and _is_other(rows, index, heading_meaning))
        if known > most and enough and not _is_data(said):
            best, most = index, known
    if best != NO_HEADING:
        return best
    index, said = first_said(rows)
    if len(said) < _FEW or _is_data(said):
        return NO_HEADING
    below = rows[index + 1] if index + 1 < len(rows) else ()
    contrast = _is_data([cell for cell in below if cell.strip()])
    return index if contrast or _is_other(rows, index, is_name_heading) else NO_HEADING


def first_said(rows: Sequence[Row]) -> tuple[int, list[str]]:
    """The first row that says more than a title does, and its cells; none where none does."""
    for index, row in enumerate(rows[:_LOOKED_AT]):
        said = [cell for cell in row[:COLUMNS_LIMIT] if cell.strip()]
        if len(said) >= _FEW:
            return index, said
    return NO_HEADING, []


def _is_other(rows: Sequence[Row], index: int, is_heading: Callable[[str], object]) -> bool:
    """Say whether a row has a heading that is no value of other rows."""
    others = [*rows[:index], *rows[index + 1 : index + 1 + _LOOKED_AT]]
    return any(
        is_heading(cell)
        and not any(len(row) > place and row[place].strip() == cell.strip() for row in others)
        for place, cell in enumerate(rows[index][:COLUMNS_LIMIT])
    )


def _is_data(cells: Sequence[str]) -> bool:
    """Say whether cells look like somebody's values: an address, a number."""
    return sum(1 for cell in cells if len(cell) < NAME_LIMIT and _DATA.search(cell)) * 3 >= max(
        len(cells), 1
    )


def _divides(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Say whether a row below the headings is of headings, too: it fills their gaps."""
    said = [cell for cell in lower if cell]
    known = [cell for cell in said if heading_meaning(cell)]
    gaps = sum(1 for above, below in zip(upper, lower, strict=True) if below and not above)
    return bool(gaps) and len(known) * 2 >= len(said) and not _is_data(said)


def _filled(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """The upper row with its merged cells filled: a gap over a heading is the one before it."""
    filled: list[str] = []
    for above, below in zip(upper, lower, strict=True):
        filled.append(above if above or not below or not filled else filled[-1])
    return filled


def _joined(above: str, below: str) -> str:
    if not below or not above:
        return above or below
    return below if heading_meaning(below) else f"{above} {below}"


def _padded(row: Row, width: int) -> list[str]:
    cells = [_heading_text(cell) for cell in row[:width]]
    return [cell for cell, _ in zip_longest(cells, range(width), fillvalue="")]


def _heading_text(cell: str) -> str:
    text = " ".join(tidy(cell[: 10 * NAME_LIMIT]).split())
    if holds_number(text):
        return ""  # a row of values chosen for the headings: these are remembered
    return text if len(text) <= NAME_LIMIT - 8 else text[: NAME_LIMIT - 9] + "…"


def _is_column(rows: Sequence[Row], column: int, first: int) -> bool:
    """Say whether a column without a heading is one all the same: many rows have it."""
    said = sum(1 for row in rows[first:] if len(row) > column and row[column].strip())
    return said > _COLUMN * (len(rows) - first)


def _unique(headings: Sequence[str]) -> tuple[str, ...]:
    """The headings, those that are there twice numbered."""
    seen: dict[str, int] = {}
    found = []
    for heading in headings:
        seen[heading] = count = seen.get(heading, 0) + 1
        found.append(heading if count == 1 or not heading else f"{heading} ({count})")
    return tuple(found)
