"""Sheets as people type them, and what was read of them in few words."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TypeAlias

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from eventapp.domain.interchange import ExchangedProgramme, ExchangedSession, ReadProgramme
from eventapp.exchange.sheet import read_sheet

DAY = date(2026, 11, 24)
NIGHT = date(2026, 11, 25)

Fill: TypeAlias = Callable[[Workbook, Worksheet], None]


class Typist:
    """Types a workbook of one sheet, row by row or by a function, and reads it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "programme.xlsx"

    def __call__(
        self, *rows: Iterable[object], fill: Fill | None = None, name: str = "일정"
    ) -> ReadProgramme:
        with Workbook(self._path) as book:
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                write_row(sheet, number, row)
            if fill is not None:
                fill(book, sheet)
        return read_sheet(self._path)


def write_row(sheet: Worksheet, row: int, values: Iterable[object], first: int = 0) -> None:
    for column, value in enumerate(values, first):
        if isinstance(value, str) and value:
            sheet.write_string(row, column, value)
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value)


def timetable(programme: ExchangedProgramme) -> list[tuple[object, ...]]:
    """Day, start, length, kind and title of each session."""
    return [
        (session.day, f"{session.start // 60:02}:{session.start % 60:02}", session.length,
         session.kind.value, session.title)
        for session in programme.sessions
    ]  # fmt: skip


def people(session: ExchangedSession) -> list[tuple[str, ...]]:
    """Role, name, organisation and position, as far as they are known."""
    return [
        tuple(filter(None, (each.role, each.name, each.organisation, each.position)))
        for each in session.people
    ]
