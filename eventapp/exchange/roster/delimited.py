"""Rows of text with commas, tabs or semicolons between their cells.

The library reads what is well made. Where a quotation mark is opened and never closed it would
take the rest of the file for one cell: such a row is read as it stands, and told.
"""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from eventapp.domain.errors import CannotRead, FileProblem
from eventapp.domain.roster import COLUMNS_LIMIT, ROWS_LIMIT

CELLS_LIMIT: Final = 3_000_000
_DELIMITERS: Final = "\t,;|"
_QUOTED = re.compile('"[^"]*"')
_SEPARATOR_LINE = re.compile(r"sep=([\t,;|])\r?\n?")
_SAMPLE_LINES: Final = 60
_MOST_LINES: Final = 60
"""Of one cell; a longer one is a quotation mark that was never closed."""
_TELLING_WIDTH: Final = 3
"""From so many columns on, a line of as many cells is a row and no part of a cell."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The rows, and the indices of those whose quotation marks do not pair."""

    rows: list[list[str]]
    odd: tuple[int, ...] = ()


def parse(text: str, path: Path) -> Cells:
    """Read rows, whichever the delimiter.

    Raises:
        CannotRead: TOO_MANY rows or cells.
    """
    if max(text.count("\n"), text.count("\r")) > 2 * ROWS_LIMIT:
        raise CannotRead(FileProblem.TOO_MANY, path)
    delimiter = sniff(text)
    if text.count(delimiter) > CELLS_LIMIT:
        raise CannotRead(FileProblem.TOO_MANY, path)
    cells = _read(text, delimiter)
    if len(cells.rows) > ROWS_LIMIT:
        raise CannotRead(FileProblem.TOO_MANY, path)
    if max(map(len, cells.rows), default=0) > COLUMNS_LIMIT:
        # One more than may be: that there was more is told when the rows are read.
        cells = Cells([row[: COLUMNS_LIMIT + 1] for row in cells.rows], cells.odd)
    return cells


def sniff(text: str) -> str:
    """The delimiter that most lines have equally often."""
    said = _SEPARATOR_LINE.match(text)
    if said:
        return said[1]
    sample = _QUOTED.sub("", text[:200_000])
    lines = [line for line in re.split(r"\r\n|\n|\r", sample) if line.strip()][:_SAMPLE_LINES]
    best, best_score = ",", (0, 0)
    for delimiter in _DELIMITERS:
        counts = Counter(count for line in lines if (count := line.count(delimiter)))
        if counts:
            often, lines_alike = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
            if (lines_alike, often) > best_score:
                best, best_score = delimiter, (lines_alike, often)
    return best


def _read(text: str, delimiter: str) -> Cells:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    try:
        rows = list(reader)
    except csv.Error:  # a cell larger than any may be
        return _read_lines(text, delimiter)
    if reader.line_num == len(rows) and text.count('"', text.rfind("\n", 0, -1) + 1) % 2 == 0:
        return Cells(rows)
    return _read_lines(text, delimiter)


def _read_lines(text: str, delimiter: str) -> Cells:
    """Read row by row, looking at each that goes on over several lines."""
    lines = list(io.StringIO(text, newline=""))
    width = Counter(line.count(delimiter) for line in lines[:1000]).most_common(1)[0][0] + 1
    rows: list[list[str]] = []
    odd = []
    at = 0
    while at < len(lines):
        row, used = _row_of_lines(lines, at, delimiter, width)
        if row is None:
            odd.append(len(rows))
            row = [cell.replace('"', "") for cell in lines[at].strip("\r\n").split(delimiter)]
        rows.append(row)
        at += used
    return Cells(rows, tuple(odd))


def _row_of_lines(
    lines: list[str], at: int, delimiter: str, width: int
) -> tuple[list[str] | None, int]:
    """A row and how many lines it takes; None where its quotation marks do not pair."""
    block = lines[at : at + _MOST_LINES] if lines[at].count('"') % 2 else lines[at : at + 1]
    reader = csv.reader(block, delimiter=delimiter, skipinitialspace=True)
    try:
        row = next(reader, [])
    except csv.Error:
        return None, 1
    used = max(reader.line_num, 1)
    if sum(line.count('"') for line in block[:used]) % 2:
        return None, 1
    if used > 1 and width >= _TELLING_WIDTH:
        inner = block[1 : used - 1]
        swallowed = any(line.count(delimiter) == width - 1 for line in inner)
        torn = len(row) != width and block[0].count(delimiter) == width - 1
        if swallowed or torn:
            return None, 1
    return row, used
