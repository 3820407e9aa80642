"""The open workspace: reads, steps, facts, undo, and one notice after each commit."""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session as OrmSession

from eventapp.domain.changes import Changes
from eventapp.domain.errors import (
    DeskRoleActive,
    NothingToUndo,
    NotSaved,
    ReadOnly,
    UndoConflict,
    WriteOutsideStep,
)
from eventapp.domain.kinds import Kind
from eventapp.domain.roles import Role, may
from eventapp.domain.steps import Fact, Restep, Step
from eventapp.files import file_identity
from eventapp.store import journal
from eventapp.store.engine import driver
from eventapp.store.inserts import PreparedInsert

Subscriber = Callable[[Changes], None]

_READS = re.compile(r"\s*(SELECT|PRAGMA|EXPLAIN)\b", re.IGNORECASE)
_IO_ERRORS = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


@dataclass(slots=True)
class StepContext:
    """What a service writes through during one step; ``changes`` is there after it."""

    session: OrmSession
    changes: Changes

    def insert_all(self, statement: PreparedInsert, rows: Sequence[Mapping[str, Any]]) -> range:
        """Insert many rows, past the session, and return their ids in order."""
        if not rows:
            return range(0)
        self.session.flush()
        raw = driver(self.session.connection())
        return journal.insert_run(raw, statement.table, lambda: statement.run_all(raw, rows))

    def insert_columns(
        self,
        statement: PreparedInsert,
        count: int,
        columns: Mapping[str, Iterable[Any]],
        common: Mapping[str, Any],
    ) -> range:
        """Insert very many rows given as columns, past the session; return their ids in order."""
        if not count:
            return range(0)
        self.session.flush()
        raw = driver(self.session.connection())
        return journal.insert_run(
            raw, statement.table, lambda: statement.run_columns(raw, count, columns, common)
        )


@dataclass(slots=True)
class FactContext:
    """What a service writes through when it records a fact."""

    connection: Connection
    touched: dict[Kind, frozenset[int]] = field(default_factory=dict)

    def insert(self, statement: PreparedInsert, row: Mapping[str, Any]) -> sqlite3.Cursor:
        """Insert a row; ``lastrowid`` and ``rowcount`` of the cursor tell how it went."""
        return statement.run(driver(self.connection), row)

    def insert_columns(
        self,
        statement: PreparedInsert,
        count: int,
        columns: Mapping[str, Iterable[Any]],
        common: Mapping[str, Any],
    ) -> range:
        """Insert very many rows given as columns; return their ids in order."""
        return statement.run_columns(driver(self.connection), count, columns, common)


class Store:
    """One workspace behind one connection, for the thread that opened it.

    Every write happens in :meth:`step` (undoable) or :meth:`fact` (append-only); any
    other raises :class:`WriteOutsideStep`. In the desk's ``role`` nearly all steps raise
    :class:`DeskRoleActive`, whoever asks for them.
    """

    def __init__(self, connection: Connection, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self.identity = file_identity(path)
        self.warnings: tuple[str, ...] = ()
        self.role = Role.ORGANISER
        self._connection = connection
        self._raw = driver(connection)
        self._session = OrmSession(connection, expire_on_commit=True)
        self._subscribers: list[Subscriber] = []
        self._current: StepContext | None = None
        self._stopped = False
        event.listen(connection.engine, "before_cursor_execute", self._refuse_stray_writes)
        journal.install(self._raw)

    # Reading

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The connection, for SELECT alone; a write through it raises."""
        if self._current is not None:
            self._session.flush()
        yield self._connection

    # Writing

    @contextmanager
    def step(self, name: Step, subject: str = "") -> Iterator[StepContext]:
        """One short transaction and one entry of the undo list.

        A step within a step belongs to the outer one. When the block raises,
        nothing of the step happened.

        Raises:
            DeskRoleActive: The desk may not do this.
            NotSaved: The disk refused; nothing of the step happened.
            ReadOnly: The workspace is open view-only.
        """
        if self._current is not None:
            yield self._current
            return
        self._allow(name)
        with self._transaction():
            step_id = journal.begin_step(self._raw, name.value, subject, _now())
            context = StepContext(self._session, Changes({}, name.value))
            self._current = context
            try:
                yield context
                self._session.flush()
            finally:
                self._current = None
                self._session.expire_all()
            context.changes = journal.end_step(self._raw, step_id, name.value)
        self._publish(context.changes)

    @contextmanager
    def fact(self, name: Fact) -> Iterator[FactContext]:
        """One short transaction outside the undo list: what happened, happened.

        Raises:
            NotSaved: The disk refused; the fact is not recorded.
            ReadOnly: The workspace is open view-only.
        """
        context = FactContext(self._connection)
        with self._transaction():
            yield context
        self._publish(Changes(context.touched, name.value))

    def undo(self) -> Changes:
        """Take back the newest step still in force, but for gates that people came through.

        Raises:
            DeskRoleActive: The desk may not do this.
            NothingToUndo: There is none.
            UndoConflict: The rows are no longer as the step left them; nothing changed.
        """
        return self._reverse(
            f"SELECT max(id) FROM journal_step WHERE {journal.UNDOABLE}",  # noqa: S608 - our own
            Restep.UNDO,
            undone=True,
        )

    def redo(self) -> Changes:
        """Do again the step undone last.

        Raises:
            DeskRoleActive: The desk may not do this.
            NothingToUndo: There is none.
            UndoConflict: The rows are no longer as undo left them; nothing changed.
        """
        return self._reverse(
            "SELECT min(id) FROM journal_step WHERE undone = 1", Restep.REDO, undone=False
        )

    def forget_steps(self) -> None:
        """Empty the undo list: what is there is a beginning, not somebody's doing."""
        with self._transaction():
            self._raw.execute("DELETE FROM journal_step")

    # Listening

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Hear one :class:`Changes` after each commit; call the result to stop."""
        self._subscribers.append(subscriber)
        return lambda: self._subscribers.remove(subscriber)

    # Ending

    def backup_into(self, target: sqlite3.Connection) -> None:
        """Copy the whole committed store into another database."""
        self._raw.backup(target)

    @property
    def closed(self) -> bool:
        """Whether the file was let go of."""
        return self._connection.closed

    def close(self) -> None:
        """Let go of the file. What was acknowledged is in it already.

        A file at rest leaves write-ahead mode: it is one whole file then, and a
        ``-wal`` that turns up beside it is known to be another's.
        """
        if self.closed:
            return
        self._session.close()
        engine = self._connection.engine
        if not self.read_only and file_identity(self.path) == self.identity:
            with suppress(sqlite3.Error):
                self._raw.execute("PRAGMA journal_mode = DELETE")
        self._connection.close()
        engine.dispose()

    def _allow(self, step: Step | Restep) -> None:
        if not may(self.role, step):
            raise DeskRoleActive

    def _reverse(self, which: str, origin: Restep, *, undone: bool) -> Changes:
        self._allow(origin)
        (step_id,) = self._raw.execute(which).fetchone()
        if step_id is None:
            raise NothingToUndo
        try:
            with self._transaction():
                changes = journal.invert(self._raw, step_id, undone=undone, origin=origin.value)
        except sqlite3.IntegrityError as error:
            # Only admissions point at journalled rows from outside the journal.
            raise UndoConflict(Kind.ADMISSION, 0) from error
        self._session.expire_all()
        self._publish(changes)
        return changes

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self.read_only:
            raise ReadOnly
        # Written into a file that was moved or deleted, a change would be found by nobody.
        if self._stopped or file_identity(self.path) != self.identity:
            raise NotSaved(stop=True)
        raw = self._raw
        try:
            raw.execute("BEGIN IMMEDIATE")
            yield
            raw.execute("COMMIT")
        except BaseException as error:
            self._roll_back()
            refusal = self._refusal(error)
            if refusal is not None:
                raise refusal from error
            raise

    def _roll_back(self) -> None:
        self._session.rollback()
        self._session.expunge_all()
        if self._raw.in_transaction:
            self._raw.execute("ROLLBACK")
        self._raw.execute("UPDATE temp.journal_now SET step_id = NULL, generation = NULL")

    def _refusal(self, error: BaseException) -> NotSaved | None:
        """What a failure of the disk means: try again (full), or stop (I/O error)."""
        cause = error.orig if isinstance(error, DBAPIError) else error
        if not isinstance(cause, sqlite3.OperationalError | sqlite3.DatabaseError):
            return None
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        if code in _IO_ERRORS:
            self._stopped = True
            return NotSaved(stop=True)
        return NotSaved(stop=False) if code == sqlite3.SQLITE_FULL else None

    def _refuse_stray_writes(
        self, _connection: Connection, _cursor: object, statement: str, *_rest: object
    ) -> None:
        """Let nothing but reading through while no transaction of ours runs.

        SQLite's own ``query_only`` would do the same, but each switch of it makes
        SQLite forget every prepared statement, which was a third of a scan's cost.
        """
        if not self._raw.in_transaction and not _READS.match(statement):
            raise WriteOutsideStep

    def _publish(self, changes: Changes) -> None:
        if changes:
            for subscriber in tuple(self._subscribers):
                subscriber(changes)


def _now() -> str:
    return datetime.now(UTC).replace(tzinfo=None).isoformat(sep=" ")
