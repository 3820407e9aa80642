"""One column of a list at a time: cleaned, bounded, and what is odd about its cells noted.

A list is mostly columns that want nothing done to them, and a look at a whole column costs little
more than a look at one of its cells.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import repeat, zip_longest
from typing import Final, TypeVar

from eventapp.domain.roster import (
    CELL_LIMIT,
    ColumnGuess,
    Meaning,
    Merged,
    Problem,
    ReadTable,
    RowProblem,
)
from eventapp.domain.text import SHORT_LIMIT, tidy
from eventapp.exchange.roster.decoding import LOST
from eventapp.exchange.roster.heading_words import tells_of_numbers
from eventapp.exchange.roster.residents import Bare, bare_of, holds_number, may_hold_number

Column = Sequence[str]
T = TypeVar("T")

_SHOWN: Final = 80
"""Characters of a value that a problem shows."""
_NUL: Final = "\0"
_OF_ONE: Final = frozenset(
    {
        Meaning.NAME,
        Meaning.FIRST_NAME,
        Meaning.LAST_NAME,
        Meaning.NAME_EN,
        Meaning.EMAIL,
        Meaning.PHONE,
        Meaning.CODE,
    }
)
"""What says who somebody is: cells made one do not make it everybody's."""


class Columns:
    """The columns of a table below its headings, and the problems found in them."""

    def __init__(self, table: ReadTable) -> None:
        self.first = table.data + 1
        """The number in the file of the first row."""
        rows = table.rows[table.data :]
        self.count = len(rows)
        self.problems: list[RowProblem] = []
        alike = len(set(map(len, rows))) == 1
        turned: Iterable[Column] = (
            zip(*rows, strict=True) if alike else zip_longest(*rows, fillvalue="")
        )
        self._columns = list(turned)
        self._headings = table.headings
        self._merged = _below(table)
        self._says = [any(map(str.strip, row)) for row in rows] if self._merged else []
        self._note_beyond()
        for index in sorted(table.odd):
            if index >= table.data:
                self.note(index - table.data, "", Problem.ODD_QUOTES, "")

    def note(self, index: int, column: str, problem: Problem, value: str) -> None:
        """Note a problem of the row with this index below the headings."""
        if holds_number(value):
            value = ""
        self.problems.append(RowProblem(self.first + index, column, problem, shown(value)))

    def nothing(self) -> Column:
        """A column that says nothing."""
        return [""] * self.count

    def texts(
        self,
        column: ColumnGuess,
        *,
        limit: int = SHORT_LIMIT,
        multiline: bool = False,
        checked: bool = False,
    ) -> Column:
        """A column's cells as the store may keep them.

        ``checked`` says that whoever asks looks at each cell, and would not keep a resident
        registration number (:meth:`refused`).
        """
        raw = self._raw(column)
        if not raw:
            return raw
        joined, longest = " ".join(raw), max(map(len, raw))
        odd = longest > CELL_LIMIT or LOST in joined or _NUL in joined
        if odd or (not checked and may_hold_number(joined)):
            for mend in (self._within, self._legible, self._without_number(self.bare(column))):
                raw = self._replaced(column, raw, mend)
            joined = " ".join(raw)
        if tidy(joined, multiline=multiline) == joined.strip():
            cells: Column = list(map(str.strip, raw))
        else:
            cells = [tidy(cell, multiline=multiline) for cell in raw]
            longest = max(map(len, cells))
        return cells if longest <= limit else self._shortened(column, cells, limit)

    def before(self, index: int) -> Iterable[tuple[int, Column]]:
        """The columns to the left of one, with their indices, as they stand in the file."""
        return enumerate(self._columns[:index])

    def bare(self, column: ColumnGuess) -> Bare:
        """Which digits of a column are resident registration numbers by their form alone."""
        code = column.meaning is Meaning.CODE
        if not (code or column.meaning is Meaning.PHONE or tells_of_numbers(column.heading)):
            return Bare.ALWAYS
        found = bare_of(self._raw(column))
        return Bare.PROVEN if code and found is Bare.ALWAYS else found

    def refused(self, column: ColumnGuess, index: int, cell: str, bare: Bare = Bare.ALWAYS) -> bool:
        """Say whether a cell holds a resident registration number, and note it."""
        if not holds_number(cell, bare):
            return False
        self.note(index, column.heading, Problem.RESIDENT_NUMBER, "")
        return True

    def _raw(self, column: ColumnGuess) -> Column:
        if column.index >= len(self._columns):
            return self.nothing()
        cells, merged = self._columns[column.index], self._merged.get(column.index)
        if merged is None or column.meaning in _OF_ONE:
            return cells
        return self._filled(cells, merged)

    def _filled(self, cells: Column, merged: Sequence[Merged]) -> Column:
        """A column where what cells made one say is said in each row that says anything."""
        filled = list(cells)
        for _column, first, last in merged:
            for index in range(first + 1, min(last + 1, len(filled))):
                if self._says[index] and not cells[index].strip():
                    filled[index] = filled[first]
        return filled

    def _replaced(
        self, column: ColumnGuess, cells: Column, find: Callable[[str], tuple[str, Problem | None]]
    ) -> Column:
        found = list(cells)
        for index, cell in enumerate(cells):
            found[index], problem = find(cell)
            if problem is not None:
                value = "" if problem is Problem.RESIDENT_NUMBER else cell
                self.note(index, column.heading, problem, value)
        return found

    def _shortened(self, column: ColumnGuess, cells: Column, limit: int) -> Column:
        return self._replaced(
            column,
            cells,
            lambda cell: (
                (cell, None) if len(cell) <= limit else (shortened(cell, limit), Problem.SHORTENED)
            ),
        )

    @staticmethod
    def _within(cell: str) -> tuple[str, Problem | None]:
        return cell[:CELL_LIMIT], None  # told when the column's own, smaller limit is reached

    @staticmethod
    def _legible(cell: str) -> tuple[str, Problem | None]:
        if LOST in cell:
            return "", Problem.BROKEN_TEXT
        if _NUL in cell:
            return cell.replace(_NUL, ""), Problem.BROKEN_TEXT
        return cell, None

    @staticmethod
    def _without_number(bare: Bare) -> Callable[[str], tuple[str, Problem | None]]:
        def find(cell: str) -> tuple[str, Problem | None]:
            if holds_number(cell, bare):
                return "", Problem.RESIDENT_NUMBER
            return cell, None

        return find

    def _note_beyond(self) -> None:
        """Note cells to the right of the last heading."""
        for cells in self._columns[len(self._headings) :]:
            for index, cell in enumerate(cells):
                if cell.strip():
                    self.note(index, "", Problem.NO_HEADING, cell)


def _below(table: ReadTable) -> dict[int, list[Merged]]:
    """Cells made one below the headings, by column, counted from the first row there.

    None is within another: a file that says so would have its rows filled over and over.
    """
    found: dict[int, list[Merged]] = {}
    for column, first, last in sorted(table.merged):
        known = found.get(column)
        begin = known[-1].last if known else -1
        if begin < first - table.data < table.count:
            found.setdefault(column, []).append(
                Merged(column, first - table.data, last - table.data)
            )
    return found


def shown(value: str) -> str:
    """A value as a problem shows it: on one line, and not the whole of a long one."""
    if len(value) <= _SHOWN and value.isprintable():
        return value
    text = tidy(value[: 4 * _SHOWN])
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def shortened(text: str, limit: int) -> str:
    """A text no longer than that, with a mark where something is gone."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def together(columns: Sequence[Sequence[T]], count: int) -> Iterable[tuple[T, ...]]:
    """Several columns as one of tuples."""
    return zip(*columns, strict=True) if columns else repeat((), count)
