"""A congress's ``schedule.xml`` taken in, beside parsing it and inserting the same rows barely.

``python -m bench.programme_import FILE`` measures a file of one's own.
"""

import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from lxml import etree

from bench.congress import congress
from bench.figure import Figure, alternate, percentile, seconds, table
from eventapp.exchange.files import read_programme
from eventapp.exchange.schedule_xml import write_xml
from eventapp.services.importing import import_programme
from eventapp.services.workspace import create_workspace, open_workspace

ROUNDS = 30
WARM_UP = 3
LIMIT = 5.0
TABLES = ("event", "gate", "day", "room", "track", "person", "session", "appearance")


def measure() -> Figure:
    """The invented congress, as we write it; the median counts."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "schedule.xml"
        write_xml(congress(), path)
        return measure_file(path)


def measure_file(path: Path) -> Figure:
    """Take a file into an empty workspace, each time another one."""
    with tempfile.TemporaryDirectory() as folder:
        bench = _Bench(Path(folder), path)
        ours, theirs = alternate(bench.ours, bench.theirs, rounds=ROUNDS, warm_up=WARM_UP)
    value, yardstick = percentile(ours, 50) * 1e3, percentile(theirs, 50) * 1e3
    ratio = value / yardstick
    goal = f"≤ {LIMIT} × parse and insert"
    return Figure("programme import", value, "ms", yardstick, ratio, goal, ratio <= LIMIT)


class _Bench:
    """A file, an empty workspace to copy, and the rows that the file makes of one."""

    def __init__(self, folder: Path, path: Path) -> None:
        self._path = path
        self._used = folder / "used.eventapp"
        create_workspace(self._used).close()
        self._empty = self._used.read_bytes()
        self.ours()
        with closing(sqlite3.connect(self._used)) as full:
            self._rows = {name: full.execute(f"SELECT * FROM {name}").fetchall() for name in TABLES}

    def ours(self) -> float:
        """Read the file and take it in."""
        self._used.write_bytes(self._empty)
        workspace = open_workspace(self._used)

        def work() -> None:
            import_programme(workspace, read_programme(self._path).programme, event_id=None)

        needed = seconds(work)
        workspace.close()
        return needed

    def theirs(self) -> float:
        """The yardstick: parse it, and insert its rows into the same tables, as durably."""
        self._used.write_bytes(self._empty)
        bare = sqlite3.connect(self._used, isolation_level=None)
        bare.execute("PRAGMA journal_mode = WAL")
        bare.execute("PRAGMA synchronous = FULL")

        def work() -> None:
            etree.parse(self._path)
            bare.execute("BEGIN")
            for name, rows in self._rows.items():
                places = ", ".join("?" * len(rows[0]))
                bare.executemany(f"INSERT INTO {name} VALUES ({places})", rows)
            bare.execute("COMMIT")

        needed = seconds(work)
        bare.close()
        return needed


if __name__ == "__main__":
    print(table([measure_file(Path(sys.argv[1]))]))
