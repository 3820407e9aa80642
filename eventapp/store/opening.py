"""Opening and making workspaces: what is refused, what is mended, what is warned about.

A refused file stays as it was, byte for byte, with whatever lies beside it.
"""

import logging
import os
import shutil
import sqlite3
import tempfile
import weakref
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from eventapp.domain.errors import CannotOpen, CannotWriteFile, OpenProblem, OpenWarning
from eventapp.files import write_problem
from eventapp.store import migrations
from eventapp.store.backup import back_up_as, newest_good_backup
from eventapp.store.engine import SCHEMA_VERSION, connect, driver
from eventapp.store.examine import (
    Header,
    companion,
    has_companion,
    looking,
    read_header,
    refusals,
    refuse_if_open,
    refuse_if_open_here,
    refuse_unless_ours,
    refuse_unless_whole,
    remember_open,
)
from eventapp.store.folders import is_synchronised, on_network
from eventapp.store.store import Store

_log = logging.getLogger(__name__)

_RESTORABLE = frozenset({OpenProblem.DAMAGED, OpenProblem.MISSING, OpenProblem.NOT_OURS})


def create_store(path: Path) -> Store:
    """Make an empty workspace and open it; its folder is made too.

    The file appears whole or not at all.

    Raises:
        CannotOpen: There is a file already, or its folder does not take one.
        CannotWriteFile: The disk refused.
    """
    path = _real(path)
    if os.path.exists(path):  # noqa: PTH110 - Path.exists raises in a forbidden folder
        raise CannotOpen(OpenProblem.EXISTS, path)
    if on_network(path):
        raise CannotOpen(OpenProblem.NETWORK_FOLDER, path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotOpen(OpenProblem.NO_PERMISSION, path) from error
    part = path.with_name(f".{path.name}.part")
    try:
        with refusals(path):
            _build(part)
        _appear(part, path)
    finally:
        for suffix in ("", "-wal", "-journal"):
            with suppress(OSError):
                companion(part, suffix).unlink(missing_ok=True)
    return open_store(path)


def open_store(path: Path) -> Store:
    """Open a workspace for this process alone, or for looking where it cannot be written.

    An older one is copied aside and migrated; ``warnings`` of the store say what was odd.

    Raises:
        CannotOpen: It is missing, damaged, foreign, newer than this program, or in use;
            ``backup`` then is the newest good one, where one would help.
        CannotWriteFile: It is older, and no backup could be made before migrating it.
        NotSaved: It is older, and there is no room to migrate it.
    """
    path = _real(path)
    try:
        store = _open(path)
    except CannotOpen as refusal:
        if refusal.problem not in _RESTORABLE:
            raise
        raise CannotOpen(refusal.problem, path, backup=newest_good_backup(path)) from refusal
    if is_synchronised(path):
        store.warnings += (OpenWarning.SYNC_FOLDER,)
    remember_open(store)
    return store


def _real(path: Path) -> Path:
    # Path.resolve raises on a circle of links; this gives a path that does not open.
    return Path(os.path.realpath(path))


def _build(part: Path) -> None:
    with suppress(OSError):  # what a killed program left; SQLite tells what else is wrong
        part.unlink()
    connection = connect(part, create=True)
    try:
        migrations.upgrade(connection)
        driver(connection).execute("PRAGMA journal_mode = DELETE")
    finally:
        _let_go(connection)


def _appear(part: Path, path: Path) -> None:
    """Give a new file its name unless another took it meanwhile."""
    try:
        try:
            os.link(part, path)
        except FileExistsError:
            raise
        except OSError:  # a stick's file system knows no links
            if path.exists():
                raise FileExistsError from None
            part.rename(path)
    except FileExistsError as error:
        raise CannotOpen(OpenProblem.EXISTS, path) from error
    except OSError as error:
        raise CannotWriteFile(path, write_problem(error)) from error


def _open(path: Path) -> Store:
    if on_network(path):
        raise CannotOpen(OpenProblem.NETWORK_FOLDER, path)
    refuse_if_open_here(path)
    header = read_header(path)
    warnings = _mishaps(path, header)
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        store = _open_to_write(path, header)
    else:
        store = _open_to_view(path, header)
    store.warnings = warnings
    return store


def _mishaps(path: Path, header: Header) -> tuple[str, ...]:
    if header.in_use and not companion(path, "-wal").exists():
        return (OpenWarning.CHANGES_MISSING,)
    if not header.in_use and has_companion(path, "-wal"):
        return (OpenWarning.FOREIGN_CHANGES,)
    return ()


def _open_to_write(path: Path, header: Header) -> Store:
    crashed = header.in_use and has_companion(path, "-wal")
    foreign = not header.in_use and has_companion(path, "-wal")
    if foreign:
        options = "mode=ro&immutable=1"  # SQLite would play the -wal into the file
    elif crashed:
        options = "mode=ro"  # closing any other connection writes the -wal into the file
    else:
        options = "mode=rw"
    with looking(path, options) as raw:
        if options == "mode=rw":
            raw.execute("PRAGMA locking_mode = EXCLUSIVE")
        refuse_unless_whole(raw, path, thorough=crashed)
    if foreign:
        _set_wal_aside(path)
    with refusals(path):
        connection = connect(path)
        try:
            _make_ready(connection, path)
            return Store(connection, path)
        except BaseException:
            _let_go(connection)
            raise


def _make_ready(connection: Connection, path: Path) -> None:
    """Bring a checked file up to date, with nothing in it that acts by itself."""
    raw = driver(connection)
    # SQLite takes the lock at the first read, which must be before anybody relies on it.
    version = refuse_unless_ours(raw, path)
    _drop_planted(raw)
    if version < SCHEMA_VERSION:
        back_up_as(path, "before-migration", raw.backup)
        migrations.upgrade(connection)


def _drop_planted(raw: sqlite3.Connection) -> None:
    """Drop triggers and views: we store none, so somebody else put them there."""
    planted = raw.execute(
        "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view')"
    ).fetchall()
    if not planted:
        return
    _log.warning("%d planted triggers and views dropped", len(planted))
    raw.execute("BEGIN IMMEDIATE")
    for kind, name in planted:
        quoted = name.replace('"', '""')
        raw.execute(f'DROP {kind} IF EXISTS "{quoted}"')
    raw.execute("COMMIT")


def _open_to_view(path: Path, header: Header) -> Store:
    """Open what cannot be written: itself if it is at rest, else a settled copy of it."""
    refuse_if_open(path)
    own_wal = header.in_use and has_companion(path, "-wal")
    if header.version == SCHEMA_VERSION and not own_wal and not has_companion(path, "-journal"):
        with looking(path, "mode=ro&immutable=1") as raw:
            refuse_unless_whole(raw, path)
        with refusals(path):
            return Store(connect(path, read_only=True), path, read_only=True)

    folder = Path(tempfile.mkdtemp(prefix="eventapp-"))
    try:
        copy = _settled_copy(path, folder, with_wal=own_wal)
        with refusals(path):
            store = Store(connect(copy, read_only=True), path, read_only=True)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    weakref.finalize(store, shutil.rmtree, folder, ignore_errors=True)
    return store


def _settled_copy(path: Path, folder: Path, *, with_wal: bool) -> Path:
    copy = folder / "view.eventapp"
    try:
        shutil.copyfile(path, copy)
        for suffix in ("-wal", "-journal") if with_wal else ("-journal",):
            if companion(path, suffix).exists():
                shutil.copyfile(companion(path, suffix), companion(copy, suffix))
    except OSError as error:
        raise CannotWriteFile(copy, write_problem(error)) from error
    with refusals(path):
        connection = connect(copy)
        try:
            raw = driver(connection)
            refuse_unless_whole(raw, path, thorough=with_wal)
            if refuse_unless_ours(raw, path) < SCHEMA_VERSION:
                _drop_planted(raw)
                migrations.upgrade(connection)
            raw.execute("PRAGMA journal_mode = DELETE")
        finally:
            _let_go(connection)
    return copy


def _set_wal_aside(path: Path) -> None:
    beside = companion(path, "-wal")
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    aside = beside.with_name(f"{beside.name}.set-aside-{moment}")
    while aside.exists():
        aside = aside.with_name(f"{aside.name}x")
    try:
        beside.rename(aside)
    except OSError as error:
        raise CannotOpen(OpenProblem.NO_PERMISSION, path) from error


def _let_go(connection: Connection) -> None:
    engine = connection.engine
    connection.close()
    engine.dispose()
