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
from eventapp.services.workspace import Workspace, create_workspace

ROUNDS = 30
WARM_UP = 3
LIMIT = 5.0
TABLES = ("event", "gate", "day", "room", "track", "person", "session", "appearance")
Rows = dict[str, list[tuple[object, ...]]]


def measure() -> Figure:
    """The invented congress, as we write it; the median counts."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "schedule.xml"
        write_xml(congress(), path)
        return measure_file(path)


def measure_file(path: Path) -> Figure:
    """Take a file in again and again, each time as a new event."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = create_workspace(Path(folder) / "model.eventapp")
        import_programme(workspace, read_programme(path).programme, event_id=None)
        workspace.close()
        with closing(copy_of(workspace, Path(folder) / "bare.sqlite")) as bare:
            rows = take_rows_out(bare)
            workspace = create_workspace(Path(folder) / "import.eventapp")
            ours, theirs = alternate(
                lambda: take_in(workspace, path),
                lambda: put_rows_in(bare, rows, path),
                rounds=ROUNDS,
                warm_up=WARM_UP,
            )
            workspace.close()
    value, yardstick = percentile(ours, 50) * 1e3, percentile(theirs, 50) * 1e3
    ratio = value / yardstick
    goal = f"≤ {LIMIT} × parse and insert"
    return Figure("programme import", value, "ms", yardstick, ratio, goal, ratio <= LIMIT)


def take_in(workspace: Workspace, path: Path) -> float:
    """Ours: the file read and imported; that it is taken back again is not counted."""

    def work() -> None:
        import_programme(workspace, read_programme(path).programme, event_id=None)

    needed = seconds(work)
    workspace.undo()
    return needed


def copy_of(workspace: Workspace, copy: Path) -> sqlite3.Connection:
    """The yardstick's database: the same tables and indexes, as durable, and nothing else."""
    with sqlite3.connect(workspace.path) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    source.close()
    target.close()
    bare = sqlite3.connect(copy, isolation_level=None)
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    return bare


def take_rows_out(bare: sqlite3.Connection) -> Rows:
    """Every row the import made, out of the yardstick's database."""
    rows = {name: bare.execute(f"SELECT * FROM {name}").fetchall() for name in TABLES}
    empty(bare)
    return rows


def empty(bare: sqlite3.Connection) -> None:
    """Take the rows out again, for the next round."""
    bare.execute("BEGIN")
    for name in TABLES:
        bare.execute(f"DELETE FROM {name}")
    bare.execute("COMMIT")


def put_rows_in(bare: sqlite3.Connection, rows: Rows, path: Path) -> float:
    """The yardstick: the file parsed, and the same rows inserted in one transaction."""

    def work() -> None:
        etree.parse(path)
        bare.execute("BEGIN")
        for name, values in rows.items():
            if values:
                places = ", ".join("?" * len(values[0]))
                bare.executemany(f"INSERT INTO {name} VALUES ({places})", values)
        bare.execute("COMMIT")

    needed = seconds(work)
    empty(bare)
    return needed


if __name__ == "__main__":
    print(table([measure_file(Path(sys.argv[1]))]))
