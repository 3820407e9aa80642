"""A conference of 1,000 sessions written in each format, beside a bare dump of its rows.

What a user waits for: the programme read from the workspace, and the file on the disk.
"""

import json
import os
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from bench.congress import conference
from bench.figure import Figure, alternate, percentile, seconds
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Language
from eventapp.exchange.files import WRITABLE, write_programme
from eventapp.services.exporting import note_publication, programme_of
from eventapp.services.importing import import_programme
from eventapp.services.workspace import Workspace, create_workspace

SESSIONS, ROOMS, DAYS = 1_000, 30, 2
ROUNDS = 7
LIMIT = 1.0
MADE = datetime(2030, 12, 1, tzinfo=UTC)
TABLES = ("event", "day", "room", "track", "person", "session", "appearance")


def measure() -> list[Figure]:
    """Each format in turn; the median counts."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workspace = create_workspace(folder / "w.eventapp")
        programme = conference(sessions=SESSIONS, rooms=ROOMS, days=DAYS)
        event = import_programme(workspace, programme, event_id=None).event
        with closing(copy_of(workspace, folder / "bare.sqlite")) as bare:
            figures = [
                measure_kind(workspace, event, bare, folder / f"programme{kind}")
                for kind in WRITABLE
            ]
        workspace.close()
    return figures


def measure_kind(
    workspace: Workspace, event: EventId, bare: sqlite3.Connection, out: Path
) -> Figure:
    """One format."""
    ours, theirs = alternate(
        lambda: seconds(lambda: give_out(workspace, event, out)),
        lambda: seconds(lambda: dump(bare, out.with_suffix(".dump"))),
        rounds=ROUNDS,
    )
    value, yardstick = percentile(ours, 50), percentile(theirs, 50)
    name = f"{SESSIONS:,} sessions as {out.suffix}"
    goal = f"≤ {LIMIT:.0f} s"
    return Figure(name, value, "s", yardstick, value / yardstick, goal, value <= LIMIT)


def give_out(workspace: Workspace, event: EventId, out: Path) -> None:
    """Ours: what the command line's verb does."""
    programme = programme_of(workspace, event)
    if out.suffix == ".ics":
        programme = note_publication(workspace, programme)
    write_programme(programme, out, language=Language.ENGLISH, at=MADE)


def copy_of(workspace: Workspace, path: Path) -> sqlite3.Connection:
    """The same rows for bare SQL; the workspace itself lets nobody else in."""
    copy = sqlite3.connect(path)
    workspace.backup_into(copy)
    return copy


def dump(bare: sqlite3.Connection, out: Path) -> None:
    """The yardstick: every row read, and written as JSON, as durably."""
    rows = {name: bare.execute(f"SELECT * FROM {name}").fetchall() for name in TABLES}
    with out.open("w", encoding="utf-8") as file:
        json.dump(rows, file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
