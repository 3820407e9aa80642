"""Copies of a workspace: backups, restoring one, and a copy under another name.

A copy is built under a temporary name, checked, brought to the disk and only then
given its name, so that a good one is never lost to a bad one.
"""

import hashlib
import logging
import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from eventapp.domain.errors import CannotOpen, CannotWriteFile
from eventapp.files import write_problem
from eventapp.paths import data_dir
from eventapp.store.engine import driver
from eventapp.store.examine import (
    companion,
    is_good,
    looking,
    read_header,
    refuse_if_open,
    refuse_unless_whole,
)
from eventapp.store.store import Store

SUFFIX = ".eventapp"

_log = logging.getLogger(__name__)
_NAME = re.compile(r"(\d{8}-\d{6})-([a-z0-9-]+)" + re.escape(SUFFIX))
_TIME = "%Y%m%d-%H%M%S"
_STEM_KEPT = 40

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: where it is, when and why it was made, and its bytes."""

    path: Path
    made_at: datetime
    reason: str
    size: int


def backup_folder(path: Path) -> Path:
    """Where a workspace's backups lie: away from it, by its name and place."""
    real = Path(os.path.realpath(path))
    place = hashlib.sha256(str(real).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return data_dir() / "backups" / f"{real.stem[:_STEM_KEPT]}-{place}"


def list_backups(path: Path) -> tuple[Backup, ...]:
    """The backups of a workspace, newest first."""
    with suppress(OSError):
        found = (_backup(file) for file in backup_folder(path).iterdir())
        return tuple(sorted(filter(None, found), key=lambda backup: backup.made_at, reverse=True))
    return ()


def newest_good_backup(path: Path) -> Path | None:
    """The newest backup that would open, or None."""
    good = (backup.path for backup in list_backups(path) if is_good(backup.path))
    return next(good, None)


def back_up(store: Store, reason: str) -> Path:
    """Make a backup of an open workspace and thin the older ones.

    Raises:
        CannotWriteFile: It could not be written; older backups stay.
    """
    made = back_up_as(store.path, reason, store.backup_into)
    thin(store.path)
    return made


def back_up_if_changed(store: Store) -> Path | None:
    """Make a backup unless the newest one holds all there is.

    Raises:
        CannotWriteFile: It could not be written; older backups stay.
    """
    if store.read_only:
        return None
    newest = list_backups(store.path)[:1]
    with store.reading() as connection:
        if newest and _state_of(newest[0].path) == _state(driver(connection)):
            return None
    return back_up(store, "closed")


def back_up_as(path: Path, reason: str, write: Callable[[sqlite3.Connection], None]) -> Path:
    """Make a backup of whatever ``write`` puts into the database it is handed.

    Raises:
        CannotWriteFile: It could not be written; older backups stay.
    """
    target = _free_name(path, reason)
    try:
        # Names and phones are in it: nobody else's business.
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in target.parent.glob(f".*{SUFFIX}.part*"):
            left.unlink()
    except OSError as error:
        raise CannotWriteFile(target, write_problem(error)) from error
    _write_whole(target, write)
    return target


def save_copy(store: Store, target: Path) -> None:
    """Write a whole copy of an open workspace under another name.

    Raises:
        CannotOpen: The target is a workspace that is open now.
        CannotWriteFile: The target is the workspace itself, or its folder does not take it.
    """
    real = Path(os.path.realpath(target))
    if real == store.path or (real.exists() and real.samefile(store.path)):
        raise CannotWriteFile(target)
    refuse_if_open(real)
    _write_whole(real, store.backup_into)


def restore(path: Path, backup: Path) -> Path | None:
    """Put a backup in a closed workspace's place; tell where the old file went.

    The old file is kept beside it with all that belongs to it, however damaged. A
    kill in between leaves one or the other in place.

    Raises:
        CannotOpen: The workspace is open, or the backup is not whole; nothing changed.
        CannotWriteFile: The folder does not take it; nothing changed.
    """
    real = Path(os.path.realpath(path))
    refuse_if_open(real)
    read_header(backup)
    with looking(backup, "mode=ro&immutable=1") as raw:
        refuse_unless_whole(raw, backup)

    part = _part(real)
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(backup, part)
        _reach_disk(part)
        aside = _set_aside(real)
        # A rollback journal would be played into whatever file has the name; a -wal
        # beside a file at rest is known to be another's, so it can go afterwards.
        companion(real, "-journal").unlink(missing_ok=True)
        part.replace(real)
        companion(real, "-wal").unlink(missing_ok=True)
        companion(real, "-shm").unlink(missing_ok=True)
        _reach_disk(real.parent)
    except OSError as error:
        with suppress(OSError):  # a folder that takes no file gives none up either
            part.unlink(missing_ok=True)
        raise CannotWriteFile(path, write_problem(error)) from error
    return aside


def thin(path: Path, *, now: datetime | None = None) -> None:
    """Remove old backups: all of a day stay, then one a day, week and month for a year.

    The newest good one always stays.
    """
    backups = list_backups(path)
    kept = _kept(backups, now or datetime.now(UTC))
    spare = [backup for backup in backups if backup.path not in kept]
    if not spare:
        return
    safe = newest_good_backup(path)
    for backup in spare:
        if backup.path != safe:
            with suppress(OSError):
                backup.path.unlink()


def _kept(backups: Iterable[Backup], now: datetime) -> frozenset[Path]:
    newest_of: dict[str, Path] = {}
    for backup in backups:  # newest first, so the first of a period is its newest
        period = _period(backup, now - backup.made_at)
        if period:
            newest_of.setdefault(period, backup.path)
    return frozenset(newest_of.values())


def _period(backup: Backup, age: timedelta) -> str:
    """The stretch of time of which one backup is enough; empty when none is needed."""
    if age < _DAY:
        return backup.path.name
    if age < 7 * _DAY:
        return f"{backup.made_at:%Y-%m-%d}"
    if age < 35 * _DAY:
        return f"{backup.made_at:%G-W%V}"
    if age < 365 * _DAY:
        return f"{backup.made_at:%Y-%m}"
    return ""


def _backup(file: Path) -> Backup | None:
    named = _NAME.fullmatch(file.name)
    if named is None:
        return None
    try:
        # File names count in UTC: summer time would put an hour's backups out of order.
        made_at = datetime.strptime(named[1], _TIME).replace(tzinfo=UTC)
        return Backup(file, made_at, named[2], file.stat().st_size)
    except (ValueError, OSError):
        return None


def _free_name(path: Path, reason: str) -> Path:
    """A name that sorts after every backup made before: no two share a second."""
    taken = {backup.made_at for backup in list_backups(path)}
    moment = datetime.now(UTC).replace(microsecond=0)
    while moment in taken:
        moment += timedelta(seconds=1)
    return backup_folder(path) / f"{moment:{_TIME}}-{reason}{SUFFIX}"


def _part(target: Path) -> Path:
    return target.with_name(f".{target.name}.part")


def _write_whole(target: Path, write: Callable[[sqlite3.Connection], None]) -> None:
    """Have a database written, check it, and give it its name.

    Raises:
        CannotWriteFile: Nothing was written; what had the name before is intact.
    """
    part = _part(target)
    try:
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(part, timeout=0, isolation_level=None)) as raw:
            raw.execute("PRAGMA locking_mode = EXCLUSIVE")
            raw.execute("PRAGMA synchronous = OFF")  # brought to the disk below, once
            write(raw)
            raw.execute("PRAGMA trusted_schema = OFF")
            raw.execute("PRAGMA journal_mode = DELETE")
            refuse_unless_whole(raw, part)
        _reach_disk(part)
        part.replace(target)
        _reach_disk(target.parent)
    except (OSError, sqlite3.Error, CannotOpen) as error:
        _log.warning("no copy could be written: %s", type(error).__name__)
        for left in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                companion(part, left).unlink(missing_ok=True)
        raise CannotWriteFile(target, write_problem(error)) from error


def _reach_disk(path: Path) -> None:
    """Wait until a file, or (where the system can) a folder, is on the disk."""
    if path.is_dir():
        if os.name != "posix":
            return
        handle = os.open(path, os.O_RDONLY)
    else:
        handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _set_aside(path: Path) -> Path | None:
    """Give a workspace and what belongs to it a second name; the first one stays."""
    if not path.exists():
        return None
    aside = path.with_name(f"{path.name}.before-restore-{datetime.now(UTC):{_TIME}}")
    while aside.exists():
        aside = aside.with_name(f"{aside.name}x")
    for suffix in ("", "-wal", "-journal"):
        if companion(path, suffix).exists():
            try:
                os.link(companion(path, suffix), companion(aside, suffix))
            except OSError:  # a stick's file system knows no links
                shutil.copyfile(companion(path, suffix), companion(aside, suffix))
                _reach_disk(companion(aside, suffix))
    return aside


def _state(raw: sqlite3.Connection) -> tuple[object, ...]:
    """What differs whenever anything was written since.

    Every step adds a row to the journal, whose numbers are never given twice, and
    facts are only ever added: the last numbers move with every commit, and they
    survive restarts.
    """
    version = raw.execute("PRAGMA user_version").fetchone()
    numbered = raw.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name").fetchall()
    facts = raw.execute(
        "SELECT (SELECT max(id) FROM scan), (SELECT max(id) FROM admission),"
        " (SELECT count(*) FROM admission), (SELECT count(*) FROM asset)"
    ).fetchone()
    return version, tuple(numbered), facts


def _state_of(backup: Path) -> tuple[object, ...] | None:
    with suppress(CannotOpen), looking(backup, "mode=ro&immutable=1") as raw:
        refuse_unless_whole(raw, backup)
        return _state(raw)
    return None
