"""Kill the program, and look at what it left. Run as ``python -m tests.faults.killing``.

One process imports everything and forks a short life for each kill: a fresh
interpreter for each would take half a second. Nothing here opens a store in the
process that forks while a life holds it.
"""

import json
import os
import random
import select as polling
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any, Final

from alembic import command as _command
from sqlalchemy import select

from eventapp.domain.errors import CannotOpen, OpenProblem, OpenWarning
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Kind
from eventapp.domain.steps import Step
from eventapp.domain.verdicts import Verdict
from eventapp.services.attendees import add_attendees
from eventapp.services.checkin import check_in
from eventapp.services.desk_log import cancel_admission, event_gate
from eventapp.services.events import create_event, list_events
from eventapp.store.backup import back_up, list_backups, newest_good_backup, restore, save_copy
from eventapp.store.examine import is_good
from eventapp.store.opening import create_store, open_store
from eventapp.store.store import Store
from eventapp.store.tables import Event, Ticket

__all__ = ["_command"]  # imported here so that no life has to

ATTENDEES: Final = 300
LONGEST_LIFE: Final = 0.15


# Kills at random moments of scanning


def scan_until_killed(path: Path, codes: list[str], seed: int, says: int) -> None:
    """One desk's life: scan, and acknowledge on a pipe what the store has promised."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    store = open_store(path)
    gate = event_gate(store, list_events(store)[0].id)
    while True:
        code = chance.choice(codes) if chance.random() < 0.9 else "nonsense"
        result = check_in(store, gate, code, desk="1", bounce=None)
        os.write(says, f"scan {result.scan} {result.verdict} {result.attendee or 0}\n".encode())
        if result.attendee and result.verdict is Verdict.ALREADY and chance.random() < 0.2:
            cancel_admission(store, gate, result.attendee, desk="1")
            os.write(says, f"cancel {result.attendee}\n".encode())


def live_and_be_killed(path: Path, codes: list[str], seed: int, delay: float) -> list[str]:
    """Fork a life, kill it after a while, and return the acknowledgements it got out."""
    hears, says = os.pipe()
    life = os.fork()
    if life == 0:
        os.close(hears)
        with suppress(BaseException):
            scan_until_killed(path, codes, seed, says)
        os._exit(3)  # a life never ends by itself
    os.close(says)
    heard = b""
    end = time.monotonic() + delay
    with closing(os.fdopen(hears, "rb", buffering=0)) as acknowledgements:
        while (left := end - time.monotonic()) > 0:
            if polling.select([acknowledgements], [], [], left)[0]:
                heard += acknowledgements.read(65536) or b""
        os.kill(life, signal.SIGKILL)
        while more := acknowledgements.read(65536):
            heard += more
    _, status = os.waitpid(life, 0)
    assert os.WIFSIGNALED(status), f"a life ended by itself: {status}"
    return heard.decode().splitlines()


def copied(path: Path) -> Path:
    """Copy a store with what lies beside it: looking may recover it, and must leave no trace.

    A kill in the moment of opening leaves a rollback journal, which no read-only look can undo.
    """
    folder = path.with_name("looked-at")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for file in path.parent.glob(f"{path.name}*"):
        shutil.copy2(file, folder / file.name)
    return folder / path.name


def check_after_kill(path: Path, acknowledged: dict[int, str]) -> int:
    """Hold a store to all that was ever acknowledged; return how many scans it has."""
    with closing(sqlite3.connect(copied(path))) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        scans = dict(raw.execute("SELECT id, verdict FROM scan WHERE NOT cancels"))
        lost = {scan for scan, verdict in acknowledged.items() if scans.get(scan) != verdict}
        assert not lost, f"acknowledged scans lost: {sorted(lost)}"
        twice = "SELECT 1 FROM admission GROUP BY gate_id, attendee_id HAVING count(*) > 1"
        assert raw.execute(twice).fetchall() == []
        # Whoever the log says is in has an admission, and nobody else: one commit for both.
        inside: set[int] = set()
        for attendee, verdict, cancels in raw.execute(
            "SELECT attendee_id, verdict, cancels FROM scan WHERE attendee_id NOT NULL ORDER BY id"
        ):
            if cancels:
                inside.discard(attendee)
            elif verdict == Verdict.ADMITTED:
                assert attendee not in inside, f"{attendee} was let in twice"
                inside.add(attendee)
        assert inside == {row for (row,) in raw.execute("SELECT attendee_id FROM admission")}
    return len(scans)


def kill_scanning(folder: Path, kills: int, seed: int) -> dict[str, int]:
    """Kill as often as told, and look after each kill."""
    path = folder / "scanning.eventapp"
    store = create_store(path)
    made = create_event(store, title="Workshop", first_day=date(2026, 11, 23))
    event = EventId(made.only_inserted(Kind.EVENT))
    add_attendees(store, event, [{"name": f"{n}"} for n in range(ATTENDEES)])
    with store.reading() as connection:
        codes = list(connection.scalars(select(Ticket.code)))
    store.close()
    assert len(codes) == ATTENDEES

    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    acknowledged: dict[int, str] = {}
    cancelled = scans = 0
    for _ in range(kills):
        delay = chance.uniform(0.01, LONGEST_LIFE)
        for line in live_and_be_killed(path, codes, chance.getrandbits(32), delay):
            match line.split():
                case ["scan", scan, verdict, _]:
                    acknowledged[int(scan)] = verdict
                case ["cancel", _]:
                    cancelled += 1
        scans = check_after_kill(path, acknowledged)
    store = open_store(path)
    assert store.warnings == ()
    store.close()
    return {
        "kills": kills,
        "seed": seed,
        "acknowledged": len(acknowledged),
        "cancelled": cancelled,
        "scans": scans,
    }


# Kills at every call that can leave something half done

CALLS: Final = frozenset(
    {"execute", "backup", "close", "fsync", "link", "rename", "replace", "unlink", "mkdir", "open"}
)


def die_at(call: int, work: Callable[[], object]) -> bool:
    """Fork a life that does the work and kills itself at its so-manieth call; did it?"""
    life = os.fork()
    if life:
        _, status = os.waitpid(life, 0)
        if os.WIFSIGNALED(status):
            return True
        assert os.waitstatus_to_exitcode(status) == 0, f"call {call}: the work failed"
        return False
    left = call

    def count(_: FrameType, event: str, called: Any) -> None:
        nonlocal left
        if event == "c_call" and called.__name__ in CALLS:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    try:
        sys.setprofile(count)
        work()
        sys.setprofile(None)
    except BaseException as error:  # noqa: BLE001 - told by the exit code
        sys.setprofile(None)
        print(repr(error), file=sys.stderr)  # noqa: T201 - for who reads the failure
        os._exit(1)
    os._exit(0)


def titles_of(path: Path) -> list[str]:
    store = open_store(path)
    with store.reading() as connection:
        titles = list(connection.scalars(select(Event.title).order_by(Event.id)))
    # Only while the file changes its mode can a kill look like a log gone astray.
    assert set(store.warnings) <= {OpenWarning.CHANGES_MISSING}
    store.close()
    return titles


def workspace_with(path: Path, *titles: str) -> Store:
    store = create_store(path)
    for title in titles:
        add_event(store, title)
    return store


def add_event(store: Store, title: str) -> None:
    with store.step(Step.CREATE_EVENT) as step:
        step.session.add(Event(title=title))


def kill_making(folder: Path, call: int) -> bool:
    path = folder / "new.eventapp"
    killed = die_at(call, lambda: create_store(path).close())
    if killed and not path.exists():
        try:
            open_store(path)
        except CannotOpen as refused:
            assert refused.problem is OpenProblem.MISSING  # noqa: PT017 - not a test function
        create_store(path).close()
    assert titles_of(path) == []
    return killed


def kill_migrating(folder: Path, call: int) -> bool:
    path = folder / "old.eventapp"
    workspace_with(path, "Workshop").close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version = 0")
    killed = die_at(call, lambda: open_store(path).close())
    assert titles_of(path) == ["Workshop"]
    assert list_backups(path)[0].reason == "before-migration"
    assert newest_good_backup(path) == list_backups(path)[0].path
    return killed


def kill_working(folder: Path, call: int) -> bool:
    """Open, do a step, undo it, do another and close."""
    path = folder / "worked.eventapp"
    workspace_with(path, "First").close()

    def work() -> None:
        store = open_store(path)
        add_event(store, "Second")
        store.undo()
        store.redo()
        store.close()

    killed = die_at(call, work)
    titles = titles_of(path)
    assert titles in (["First"], ["First", "Second"])
    assert killed or titles == ["First", "Second"]
    return killed


def kill_backing_up(folder: Path, call: int) -> bool:
    path = folder / "backed.eventapp"
    store = workspace_with(path, "First")
    first = back_up(store, "first")
    kept = first.read_bytes()
    store.close()

    def work() -> None:
        store = open_store(path)
        back_up(store, "second")
        save_copy(store, folder / "copy.eventapp")
        store.close()

    killed = die_at(call, work)
    assert first.read_bytes() == kept
    assert all(is_good(backup.path) for backup in list_backups(path))
    assert not (folder / "copy.eventapp").exists() or is_good(folder / "copy.eventapp")
    assert titles_of(path) == ["First"]
    return killed


def kill_restoring(folder: Path, call: int) -> bool:
    """Restore over a workspace that a crash had left with its log."""
    path = folder / "restored.eventapp"
    store = workspace_with(path, "Backed up")
    backup = back_up(store, "first")
    store.close()

    def crash() -> None:
        add_event(open_store(path), "Later")
        os._exit(0)

    assert not die_at(10**9, crash)
    assert path.with_name(f"{path.name}-wal").stat().st_size > 0

    killed = die_at(call, lambda: restore(path, backup))
    store = open_store(path)
    with store.reading() as connection:
        titles = list(connection.scalars(select(Event.title).order_by(Event.id)))
    store.close()
    assert titles in (["Backed up", "Later"], ["Backed up"])
    assert killed or titles == ["Backed up"]
    if titles == ["Backed up"]:
        (aside,) = (
            file
            for file in folder.glob("*.before-restore-*")
            if not file.name.endswith(("-wal", "-shm"))
        )
        assert titles_of(aside) == ["Backed up", "Later"]
    return killed


def kill_at_every_call(folder: Path, every: int, seed: int) -> dict[str, int]:
    """Kill each piece of work at its calls in turn, until it comes to its end."""
    deaths = {}
    for work in (kill_making, kill_migrating, kill_working, kill_backing_up, kill_restoring):
        call, count = 1 + seed % every, 0
        while True:
            place = folder / f"{work.__name__}-{call}"
            place.mkdir()
            if not work(place, call):
                break
            count += 1
            call += every
        deaths[work.__name__] = count
    return deaths


def main() -> None:
    what, folder, number, seed = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    work = {"scanning": kill_scanning, "calls": kill_at_every_call}[what]
    print(json.dumps(work(folder, number, seed)))  # noqa: T201 - the test reads it


if __name__ == "__main__":
    main()
