"""100,000 attendees taken in from a CSV and from an XLSX, beside the barest code that does it.

The yardstick reads the same file (with ``csv``, or with python-calamine as it comes) and inserts
the same attendees and tickets into the same tables with the same indexes, as durably.
"""

import csv
import secrets
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import xlsxwriter
from python_calamine import CalamineWorkbook

from bench.figure import Figure, alternate, percentile, seconds
from bench.people import invent_people
from eventapp.exchange.roster.guessing import guess_columns
from eventapp.exchange.roster.reading import read_tables
from eventapp.exchange.roster.values import read_roster
from eventapp.services.events import create_event, list_events
from eventapp.services.roster_import import apply_import, plan_import
from eventapp.services.workspace import create_workspace, open_workspace

ATTENDEES = 100_000
ROUNDS = 5
CSV_LIMIT = 3.0
XLSX_LIMIT = 1.5
HEADINGS = ("성명", "소속", "휴대폰", "이메일", "구분")
CATEGORIES = ("일반", "발표자", "내빈", "언론")
NOW = "2030-01-24 09:00:00.000000"
ATTENDEE = (
    "INSERT INTO attendee (event_id, name, name_en, organisation, position, email, phone,"
    " category_id, status, notes, registered_at, department, reference, own, origin,"
    " companion_of, guest, protocol, attention, blocked)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
TICKET = "INSERT INTO ticket (attendee_id, code, status, issued_at) VALUES (?, ?, ?, ?)"
CATEGORY = (
    "INSERT INTO category (event_id, name, name_en, colour, position, badge_word, badge_word_en,"
    " capacity) VALUES (1, ?, '', '#59626B', 0, '', '', 0)"
)

Rows = Sequence[Sequence[Any]]


def measure() -> list[Figure]:
    """An empty event each time; the median counts."""
    rows = [
        (
            person["name"],
            person["organisation"],
            person["phone"],
            person["email"],
            CATEGORIES[number % len(CATEGORIES)],
        )
        for number, person in enumerate(invent_people(ATTENDEES))
    ]
    with tempfile.TemporaryDirectory() as folder:
        bench = _Bench(Path(folder))
        text = _write_csv(Path(folder) / "list.csv", rows)
        workbook = _write_xlsx(Path(folder) / "list.xlsx", rows)
        return [
            bench.figure("attendee import, CSV", text, read_csv, CSV_LIMIT),
            bench.figure("attendee import, XLSX", workbook, read_xlsx, XLSX_LIMIT),
        ]


def read_csv(path: Path) -> Rows:
    """The yardstick for a text."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def read_xlsx(path: Path) -> Rows:
    """The yardstick for a spreadsheet: the library's own reading."""
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


class _Bench:
    """An empty workspace to copy, for us and for the yardstick."""

    def __init__(self, folder: Path) -> None:
        self._used = folder / "used.eventapp"
        workspace = create_workspace(self._used)
        create_event(workspace, title="Benchmark", first_day=date(2030, 1, 24))
        workspace.close()
        self._empty = self._used.read_bytes()

    def figure(self, name: str, path: Path, read: Callable[[Path], Rows], limit: float) -> Figure:
        ours, theirs = alternate(
            lambda: self.ours(path), lambda: self.theirs(path, read), rounds=ROUNDS
        )
        value, yardstick = percentile(ours, 50) * 1e3, percentile(theirs, 50) * 1e3
        ratio = value / yardstick
        goal = f"≤ {limit} × read and insert"
        return Figure(name, value, "ms", yardstick, ratio, goal, ratio <= limit)

    def ours(self, path: Path) -> float:
        """Read, guess, look at every value, compare with who is there, and write."""
        self._used.write_bytes(self._empty)
        workspace = open_workspace(self._used)
        event = list_events(workspace)[0].id

        def work() -> None:
            (table,) = read_tables(path)
            roster = read_roster(table, guess_columns(table), zone=ZoneInfo("Asia/Seoul"))
            apply_import(workspace, event, plan_import(workspace, event, roster))

        needed = seconds(work)
        workspace.close()
        return needed

    def theirs(self, path: Path, read: Callable[[Path], Rows]) -> float:
        """The yardstick: read, and insert as it stands."""
        self._used.write_bytes(self._empty)
        bare = sqlite3.connect(self._used, isolation_level=None)
        bare.execute("PRAGMA journal_mode = WAL")
        bare.execute("PRAGMA synchronous = FULL")

        def work() -> None:
            rows = read(path)[1:]
            bare.execute("BEGIN")
            bare.executemany(CATEGORY, [(name,) for name in CATEGORIES])
            number = {name: place for place, name in enumerate(CATEGORIES, 1)}
            bare.executemany(
                ATTENDEE,
                (
                    (
                        1,
                        name,
                        "",
                        organisation,
                        "",
                        email,
                        phone,
                        number[category],
                        "registered",
                        "",
                        NOW,
                        "",
                        "",
                        "",
                        "imported",
                        None,
                        0,
                        0,
                        "",
                        0,
                    )
                    for name, organisation, phone, email, category in rows
                ),
            )  # fmt: skip - one row
            bare.executemany(
                TICKET,
                ((at, secrets.token_hex(13), "valid", NOW) for at in range(1, len(rows) + 1)),
            )
            bare.execute("COMMIT")

        needed = seconds(work)
        bare.close()
        return needed


def _write_csv(path: Path, rows: Rows) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([HEADINGS, *rows])
    return path


def _write_xlsx(path: Path, rows: Rows) -> Path:
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate([HEADINGS, *rows]):
            sheet.write_row(number, 0, row)
    return path
