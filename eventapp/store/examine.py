"""Judge a workspace file without changing a byte of it.

A file at rest is a plain SQLite database; only while it is open is it in
write-ahead mode, which its header says. That tells three mishaps apart which SQLite
itself cannot: a ``-wal`` beside a file at rest belongs to another file (SQLite would
write it over this one), a file in use without one lost its newest changes, and a file
in use with one was let go by a crash.
"""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from eventapp.domain.errors import CannotOpen, NotSaved, OpenProblem
from eventapp.files import hold, is_held
from eventapp.store.engine import APPLICATION_ID, SCHEMA_VERSION
from eventapp.store.store import Store
from eventapp.store.tables import Base

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_WRITE_AHEAD = 2

_PROBLEMS = {
    sqlite3.SQLITE_BUSY: OpenProblem.ALREADY_OPEN,
    sqlite3.SQLITE_LOCKED: OpenProblem.ALREADY_OPEN,
    sqlite3.SQLITE_CANTOPEN: OpenProblem.NO_PERMISSION,
    sqlite3.SQLITE_PERM: OpenProblem.NO_PERMISSION,
    sqlite3.SQLITE_READONLY: OpenProblem.NO_PERMISSION,
}

_EVERY_VERSION = frozenset({"alembic_version", "event", "journal_step", "journal_entry"})
"""Tables that no schema of ours ever lacked."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the first hundred bytes of a workspace say."""

    version: int
    in_use: bool


def remember_open(store: Store) -> None:
    """Note that this process holds a store open."""
    if store.identity is not None:
        hold(store.identity, store)


def refuse_if_open_here(path: Path) -> None:
    """Refuse a file that this process holds open, without touching it.

    Raises:
        CannotOpen: It is open here.
    """
    if is_held(path):
        raise CannotOpen(OpenProblem.ALREADY_OPEN, path)


def refuse_if_open(path: Path) -> None:
    """Refuse a file that this or another process holds open.

    Raises:
        CannotOpen: It is open somewhere.
    """
    refuse_if_open_here(path)
    if not os.path.exists(path):  # noqa: PTH110 - Path.exists raises in a forbidden folder
        return
    try:
        with looking(path, "mode=ro") as raw:
            raw.execute("SELECT 1 FROM sqlite_master").fetchone()
    except CannotOpen as refusal:
        # Whatever else is wrong with it, nobody has it open.
        if refusal.problem is OpenProblem.ALREADY_OPEN:
            raise


def read_header(path: Path) -> Header:
    """Read what a file says about itself before SQLite touches it.

    Raises:
        CannotOpen: It is no workspace that this program understands.
    """
    head = _head(path)
    if not head:
        raise CannotOpen(OpenProblem.NOT_OURS, path)
    if len(head) < _HEADER_BYTES or not head.startswith(_MAGIC):
        raise CannotOpen(OpenProblem.DAMAGED, path)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise CannotOpen(OpenProblem.NOT_OURS, path)
    version = int.from_bytes(head[60:64], "big", signed=True)
    if version > SCHEMA_VERSION:
        raise CannotOpen(OpenProblem.NEWER, path)
    return Header(version, head[18] == _WRITE_AHEAD)


def companion(path: Path, suffix: str) -> Path:
    """The file SQLite keeps beside a database: ``-wal``, ``-journal`` or ``-shm``."""
    return path.with_name(path.name + suffix)


def has_companion(path: Path, suffix: str) -> bool:
    """Whether SQLite's file beside a database is there and holds anything."""
    try:
        return companion(path, suffix).stat().st_size > 0
    except OSError:
        return False


@contextmanager
def looking(path: Path, options: str) -> Iterator[sqlite3.Connection]:
    """A bare connection for looking only; refuses as :func:`refusals` does.

    A ``-shm`` that SQLite leaves behind a look is taken away again.
    """
    with refusals(path):
        raw = sqlite3.connect(
            f"{path.absolute().as_uri()}?{options}", uri=True, timeout=0, isolation_level=None
        )
        beside = companion(path, "-shm")
        clean = not beside.exists()
        try:
            with closing(raw):
                raw.execute("PRAGMA trusted_schema = OFF")
                raw.execute("PRAGMA cell_size_check = ON")
                yield raw
        finally:
            if clean:
                with suppress(OSError):
                    beside.unlink()


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Word what SQLite says about a file as a refusal to open it.

    Raises:
        CannotOpen: SQLite did not take the file.
        NotSaved: There is no room to migrate it.
    """
    try:
        yield
    except UnicodeDecodeError as error:  # SQLite quoted a broken schema
        raise CannotOpen(OpenProblem.DAMAGED, path) from error
    except (sqlite3.Error, DBAPIError) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_FULL:
            raise NotSaved(stop=False) from error
        raise CannotOpen(_PROBLEMS.get(code, OpenProblem.DAMAGED), path) from error


def refuse_unless_whole(raw: sqlite3.Connection, path: Path, *, thorough: bool = False) -> None:
    """Check a database through a connection: version, pages, tables.

    ``thorough`` compares every index and reference too: that is what finds the pages
    of another copy of the same file.

    Raises:
        CannotOpen: It is not a whole workspace of ours.
    """
    refuse_unless_ours(raw, path)
    check = "integrity_check" if thorough else "quick_check"
    if raw.execute(f"PRAGMA {check}(1)").fetchone() != ("ok",):
        raise CannotOpen(OpenProblem.DAMAGED, path)
    if thorough and raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise CannotOpen(OpenProblem.DAMAGED, path)
    if not _has_its_tables(raw):
        raise CannotOpen(OpenProblem.NOT_OURS, path)


def refuse_unless_ours(raw: sqlite3.Connection, path: Path) -> int:
    """The schema version as the newest commit left it, which may be in the ``-wal``.

    Raises:
        CannotOpen: It is another program's, or newer than this one.
    """
    if raw.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
        raise CannotOpen(OpenProblem.NOT_OURS, path)
    version = int(raw.execute("PRAGMA user_version").fetchone()[0])
    if version > SCHEMA_VERSION:
        raise CannotOpen(OpenProblem.NEWER, path)
    return version


def is_good(path: Path) -> bool:
    """Whether a file at rest, such as a backup, would open."""
    try:
        read_header(path)
        with looking(path, "mode=ro&immutable=1") as raw:
            refuse_unless_whole(raw, path)
    except CannotOpen:
        return False
    return True


def _head(path: Path) -> bytes:
    try:
        # A pipe would wait for a writer.
        if not stat.S_ISREG(path.stat().st_mode):
            raise CannotOpen(OpenProblem.NOT_OURS, path)
        with path.open("rb") as file:
            return file.read(_HEADER_BYTES)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise CannotOpen(OpenProblem.MISSING, path) from error
    except OSError as error:
        raise CannotOpen(OpenProblem.NO_PERMISSION, path) from error


def _has_its_tables(raw: sqlite3.Connection) -> bool:
    """Whether the tables (and for the newest schema their columns) are there."""
    columns = raw.execute(
        "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c"
        " WHERE t.type = 'table' AND t.sql NOT LIKE 'CREATE VIRTUAL%'"
    ).fetchall()
    tables = {table for table, _ in columns}
    if not tables >= _EVERY_VERSION:
        return False
    if raw.execute("PRAGMA user_version").fetchone() != (SCHEMA_VERSION,):
        return True
    return set(columns) >= {
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.columns
    }
