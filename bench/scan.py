"""One acknowledged scan among 20,000 attendees, beside one bare durable commit."""

import sqlite3
import tempfile
from pathlib import Path

from bench.figure import Figure, alternate, percentile, seconds
from bench.people import invent_people
from bench.workspace import make_workspace
from eventapp.services.attendees import list_attendees
from eventapp.services.checkin import check_in
from eventapp.services.desk_log import event_gate

ATTENDEES = 20_000
SCANS = 2_000
WARM_UP = 200
LIMIT = 3.0


def measure() -> Figure:
    """Scan one attendee after the other; the median counts."""
    with tempfile.TemporaryDirectory() as folder:
        workspace, event_id = make_workspace(
            Path(folder) / "scan.eventapp", invent_people(ATTENDEES)
        )
        bare = open_bare(Path(folder) / "bare.sqlite")
        gate = event_gate(workspace, event_id)
        codes = iter([row.code or "" for row in list_attendees(workspace, event_id)])
        ours, theirs = alternate(
            lambda: seconds(lambda: check_in(workspace, gate, next(codes), desk="1")),
            lambda: seconds(lambda: commit(bare)),
            rounds=SCANS,
            warm_up=WARM_UP,
        )
        bare.close()
        workspace.close()
    value, yardstick = percentile(ours, 50) * 1e6, percentile(theirs, 50) * 1e6
    ratio = value / yardstick
    goal = f"≤ {LIMIT} × a bare commit"
    return Figure("scan, p50", value, "µs", yardstick, ratio, goal, ratio <= LIMIT)


def open_bare(path: Path) -> sqlite3.Connection:
    """The yardstick's database: as durable as ours, and nothing else."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE scan (id INTEGER PRIMARY KEY, code TEXT NOT NULL)")
    return connection


def commit(connection: sqlite3.Connection) -> None:
    """The yardstick: one row, one durable commit."""
    connection.execute("INSERT INTO scan (code) VALUES ('0123456789ABCDEFGHJKMNPQRS')")
