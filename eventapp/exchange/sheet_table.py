"""Where a programme stands on a sheet: its headings, and the cells merged below them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final, TypeAlias

from eventapp.exchange.sheet_times import Cell, read_date, read_ordinal
from eventapp.exchange.sheet_words import Column, Heading, find_headings
from eventapp.exchange.sheet_workbook import Grid, text_of

TIMES: Final = frozenset({Column.START, Column.END, Column.LENGTH})
MAIN: Final = frozenset({Column.TITLE, Column.KIND, Column.PEOPLE})
FILLED: Final = TIMES | {Column.DATE, Column.ROOM, Column.TRACK}
"""Columns whose merged cells say something of every row they span."""
_HEAD_ROWS: Final = 40

Place: TypeAlias = tuple[int, int]
"""A row and a column."""


@dataclass(frozen=True, slots=True)
class Programme:
    """A sheet that holds a programme: where its headings stand and what they mean.

    The headings take the rows from ``top`` to ``head``, for they may be two.
    ``own``: it was written by this program, so that its times and words mean just what
    they say.
    """

    grid: Grid
    top: int
    head: int
    columns: Mapping[int, Heading]
    own: bool

    def day(self, year: int | None) -> date | int | None:
        """What the sheet's own name says of the day: a date, or which of the event's it is."""
        return read_date(self.grid.name, year) or read_ordinal(self.grid.name)

    @property
    def has_roles(self) -> bool:
        """Whether some people have a column that says what they do."""
        return any(heading.role for heading in self.columns.values())

    def has(self, column: Column) -> bool:
        """Whether the sheet has such a column."""
        return any(heading.column is column for heading in self.columns.values())


def find_programme(grid: Grid) -> Programme | None:
    """Find the headings of a programme among the first rows of a sheet."""
    best: tuple[int, int, dict[int, Heading]] | None = None
    for row in range(min(len(grid.rows), _HEAD_ROWS)):
        cells = grid.rows[row]
        if not all(isinstance(cell, str) for cell in cells):
            continue
        columns, certain = find_headings(map(text_of, cells))
        if _is_programme(columns, certain) and (best is None or certain > best[0]):
            best = certain, row, columns
    if best is None:
        return None
    _, top, columns = best
    head = top
    own = {Column.GUID, Column.TITLE, Column.KIND} <= {found.column for found in columns.values()}
    if not own:
        head, columns = _with_second_row(grid, top, columns)
    return Programme(grid, top, head, columns, own)


def _is_programme(columns: Mapping[int, Heading], certain: int) -> bool:
    found = {heading.column for heading in columns.values()}
    timed = bool(found & TIMES)
    return bool(certain) and (
        (Column.TITLE in found and len(found & (TIMES | MAIN | {Column.DATE, Column.ROOM})) > 1)
        or (timed and bool(found & MAIN))
    )


def _with_second_row(
    grid: Grid, head: int, columns: dict[int, Heading]
) -> tuple[int, dict[int, Heading]]:
    """Read headings of two rows: 발표자, and below it 성명, 소속 and 직위."""
    if head + 1 >= len(grid.rows):
        return head, columns
    texts = [text_of(cell) for cell in grid.rows[head + 1]]
    below, certain = find_headings(texts)
    named = sum(1 for text in texts if text)
    if certain < 2 or certain < named:  # noqa: PLR2004 - one word alone may be a session
        return head, columns
    return head + 1, columns | below


def filled_cells(sheet: Programme) -> dict[Place, Cell]:
    """The value of each cell that hangs from a merged one above it."""
    # Merged cells of a whole workbook never overlap; those of a forged one may, in any number.
    return dict(islice(_hanging(sheet), len(sheet.grid.rows) * len(sheet.columns)))


def _hanging(sheet: Programme) -> Iterator[tuple[Place, Cell]]:
    rows = sheet.grid.rows
    for merge in sheet.grid.merges:
        heading = sheet.columns.get(merge.left)
        if heading is None or heading.column not in FILLED:
            continue
        if sheet.head < merge.top < len(rows) and merge.left < len(rows[merge.top]):
            value = rows[merge.top][merge.left]
            for row in range(merge.top + 1, min(merge.bottom + 1, len(rows))):
                yield (row, merge.left), value


def titles_aside(sheet: Programme) -> dict[int, tuple[int, int]]:
    """The rows whose title is merged with cells before it (휴식, over half the row).

    For each row, the column its text stands in and the column of titles.
    """
    title = next((at for at, found in sheet.columns.items() if found.column is Column.TITLE), None)
    if title is None:
        return {}
    not_said = TIMES | {Column.DATE}
    return {
        merge.top: (merge.left, title)
        for merge in sheet.grid.merges
        if merge.left < title <= merge.right
        and (merge.left not in sheet.columns or sheet.columns[merge.left].column not in not_said)
    }
