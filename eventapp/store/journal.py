"""The trigger journal: what each step did to each row, and how to take it back.

Triggers generated from the metadata write before and after images in the same
transaction as the change, so ORM writes, bulk SQL and cascades are all seen.
They are temporary triggers: they live in the connection, never in the file, so a
received file cannot bring its own and a migration need not rewrite them.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Table

from eventapp.domain.changes import Changes
from eventapp.domain.errors import UndoConflict
from eventapp.domain.kinds import Kind
from eventapp.domain.steps import Step
from eventapp.domain.verdicts import Verdict
from eventapp.store.tables import (
    Appearance,
    AsRun,
    Attendee,
    BadgeLayout,
    Base,
    Category,
    Consent,
    Cue,
    Day,
    DistinctPair,
    Engagement,
    Event,
    Gate,
    LabelSheet,
    Material,
    Notice,
    Organisation,
    OwnField,
    Person,
    Question,
    Replacement,
    Room,
    SavedFilter,
    Session,
    Ticket,
    Track,
    Unavailability,
)

KEPT_STEPS = 200
"""How many steps the undo list holds."""

_JOURNALLED: tuple[type[Base], ...] = (
    Event,
    Day,
    Room,
    Track,
    Session,
    Appearance,
    Replacement,
    Material,
    Question,
    AsRun,
    Person,
    Unavailability,
    Organisation,
    Engagement,
    Category,
    Attendee,
    OwnField,
    SavedFilter,
    Notice,
    Consent,
    DistinctPair,
    Ticket,
    Gate,
    Cue,
    BadgeLayout,
    LabelSheet,
)


def journalled_tables() -> tuple[Table, ...]:
    """The tables whose changes are steps. Files, scans, admissions and mails are not."""
    return tuple(Base.metadata.tables[model.__tablename__] for model in _JOURNALLED)


@dataclass(frozen=True, slots=True)
class _Entry:
    table: str
    first: int
    last: int
    before: str | None
    after: str | None


_ENTRY = (
    "INSERT INTO journal_entry"
    " (step_id, generation, table_name, first_id, last_id, before, after)"
    " SELECT step_id, generation"
)


# By when scans were written down, not by when they happened: paper is entered afterwards.
_USED_TICKET = f"""
    SELECT a.id FROM journal_entry e JOIN journal_step s ON s.id = e.step_id
      JOIN admission a ON a.attendee_id = json_extract(e.after, '$.attendee_id')
     WHERE e.step_id = ? AND e.generation = ? AND e.table_name = '{Ticket.__tablename__}'
       AND json_extract(e.before, '$.attendee_id') <> json_extract(e.after, '$.attendee_id')
       AND EXISTS (
           SELECT 1 FROM scan WHERE scan.gate_id = a.gate_id
              AND scan.attendee_id = a.attendee_id AND scan.verdict = '{Verdict.ADMITTED.value}'
              AND scan.cancels = 0 AND scan.recorded_at >= s.happened_at
       )
     LIMIT 1"""  # noqa: S608 - names of our own


UNDOABLE: Final = f"""
    journal_step.undone = 0 AND NOT (
        journal_step.name = '{Step.EDIT_GATE.value}' AND EXISTS (
            SELECT 1 FROM journal_entry e
              JOIN admission a ON a.gate_id BETWEEN e.first_id AND e.last_id
             WHERE e.step_id = journal_step.id AND e.generation = journal_step.generation
               AND e.table_name = '{Gate.__tablename__}' AND e.before IS NULL
        )
    )"""  # noqa: S608 - names of our own
"""Which steps undo takes back. A gate that was made because somebody stood there is no
longer anybody's doing once people came through it: it would bar every older step."""


def _image(table: Table, row: str) -> str:
    pairs = ", ".join(f"'{column.name}', {row}{column.name}" for column in table.columns)
    return f"json_object({pairs})"


def _insert_trigger(table: Table) -> str:
    name = table.name
    # A run of inserts becomes one entry: an import of 100,000 rows is one row here.
    return f"""
        CREATE TEMP TRIGGER journal_{name}_insert AFTER INSERT ON main.{name} BEGIN
            UPDATE journal_entry
               SET first_id = min(first_id, NEW.id), last_id = max(last_id, NEW.id)
             WHERE id = (SELECT max(id) FROM journal_entry)
               AND (step_id, generation) = (SELECT step_id, generation FROM journal_now)
               AND table_name = '{name}' AND NEW.id IN (first_id - 1, last_id + 1)
               AND before IS NULL AND after IS NULL;
            {_ENTRY}, '{name}', NEW.id, NEW.id, NULL, NULL FROM journal_now WHERE changes() = 0;
        END"""  # noqa: S608 - names from our own metadata


def _triggers(table: Table) -> Iterator[str]:
    name, old, new = table.name, _image(table, "OLD."), _image(table, "NEW.")
    yield _insert_trigger(table)
    yield f"""
        CREATE TEMP TRIGGER journal_{name}_update AFTER UPDATE ON main.{name}
        WHEN {old} <> {new} BEGIN
            {_ENTRY}, '{name}', NEW.id, NEW.id, {old}, {new} FROM journal_now;
        END"""
    yield f"""
        CREATE TEMP TRIGGER journal_{name}_delete AFTER DELETE ON main.{name} BEGIN
            {_ENTRY}, '{name}', OLD.id, OLD.id, {old}, NULL FROM journal_now;
        END"""


def install(raw: sqlite3.Connection) -> None:
    """Make the connection journal every change to the journalled tables.

    A change without a current step violates the entry's NOT NULL and fails.
    """
    raw.execute("CREATE TEMP TABLE journal_now (step_id INTEGER, generation INTEGER)")
    raw.execute("INSERT INTO journal_now VALUES (NULL, NULL)")
    for table in journalled_tables():
        for trigger in _triggers(table):
            raw.execute(trigger)


def begin_step(raw: sqlite3.Connection, name: str, subject: str, happened_at: str) -> int:
    """Start a new step and make it the current one; the redo list is gone if it is kept."""
    cursor = raw.execute(
        "INSERT INTO journal_step (name, subject, happened_at, undone, generation)"
        " VALUES (?, ?, ?, 0, 0)",
        (name, subject, happened_at),
    )
    step_id = cursor.lastrowid
    assert step_id is not None  # noqa: S101 - an INSERT always has one
    _set_current(raw, step_id, 0)
    return step_id


def insert_run(raw: sqlite3.Connection, table: str, insert: Callable[[], range]) -> range:
    """Insert many rows of one table, all of them or none, and journal them as one entry.

    A trigger that looks at each row would cost more than the rows themselves, even one that
    sees at once that it has nothing to do: SQLite then keeps every page a row touches, to take
    that one row back. So the table's trigger is away meanwhile; a rollback brings it back, too.
    """
    raw.execute("SAVEPOINT run")
    try:
        raw.execute(f"DROP TRIGGER temp.journal_{table}_insert")
        rows = insert()
        raw.execute(_insert_trigger(Base.metadata.tables[table]))
        raw.execute(f"{_ENTRY}, ?, ?, ?, NULL, NULL FROM journal_now", (table, rows[0], rows[-1]))
        raw.execute("RELEASE run")
    except BaseException:
        with suppress(sqlite3.Error):  # a full disk may have rolled back everything already
            raw.execute("ROLLBACK TO run")
            raw.execute("RELEASE run")
        raise
    return rows


def end_step(raw: sqlite3.Connection, step_id: int, origin: str) -> Changes:
    """Close the current step; one that touched nothing leaves no trace."""
    changes = _changes(raw, step_id, 0, origin)
    if changes:
        raw.execute("DELETE FROM journal_step WHERE undone = 1")
        raw.execute("DELETE FROM journal_step WHERE id <= ?", (_oldest_to_drop(raw),))
    else:
        raw.execute("DELETE FROM journal_step WHERE id = ?", (step_id,))
    _set_current(raw, None, None)
    return changes


def invert(raw: sqlite3.Connection, step_id: int, *, undone: bool, origin: str) -> Changes:
    """Take back what the step's newest generation did; the caller holds a transaction.

    Raises:
        UndoConflict: A row is not what the step left behind, or a ticket would let a second
            person in; roll back.
    """
    (generation,) = raw.execute(
        "SELECT generation FROM journal_step WHERE id = ?", (step_id,)
    ).fetchone()
    _refuse_used_tickets(raw, step_id, generation)
    raw.execute("PRAGMA defer_foreign_keys = ON")
    _set_current(raw, step_id, generation + 1)
    for entry in _entries(raw, step_id, generation):
        _invert_entry(raw, step_id, entry)
    before = _changes(raw, step_id, generation, origin)
    after = _changes(raw, step_id, generation + 1, origin)
    _refuse_collateral(before, after)
    raw.execute(
        "UPDATE journal_step SET undone = ?, generation = ? WHERE id = ?",
        (undone, generation + 1, step_id),
    )
    raw.execute(
        "DELETE FROM journal_entry WHERE step_id = ? AND generation = ?", (step_id, generation)
    )
    _set_current(raw, None, None)
    return after


def _refuse_used_tickets(raw: sqlite3.Connection, step_id: int, generation: int) -> None:
    """Refuse to give a ticket back to whom it was taken from, once its holder came in by it.

    Facts stay whatever is undone: the code would be new at the gate, and let in twice. Who
    came in before the step did so without that ticket.
    """
    row = raw.execute(_USED_TICKET, (step_id, generation)).fetchone()
    if row:
        raise UndoConflict(Kind.ADMISSION, row[0])


def _oldest_to_drop(raw: sqlite3.Connection) -> int:
    row = raw.execute(
        "SELECT id FROM journal_step ORDER BY id DESC LIMIT 1 OFFSET ?", (KEPT_STEPS,)
    ).fetchone()
    return int(row[0]) if row else 0


def _set_current(raw: sqlite3.Connection, step_id: int | None, generation: int | None) -> None:
    raw.execute("UPDATE temp.journal_now SET step_id = ?, generation = ?", (step_id, generation))


def _entries(raw: sqlite3.Connection, step_id: int, generation: int) -> list[_Entry]:
    rows = raw.execute(
        "SELECT table_name, first_id, last_id, before, after FROM journal_entry"
        " WHERE step_id = ? AND generation = ? ORDER BY id DESC",
        (step_id, generation),
    )
    return [_Entry(*row) for row in rows]


def _changes(raw: sqlite3.Connection, step_id: int, generation: int, origin: str) -> Changes:
    touched: dict[Kind, set[int]] = {}
    inserted: dict[Kind, set[int]] = {}
    for entry in _entries(raw, step_id, generation):
        rows = range(entry.first, entry.last + 1)
        touched.setdefault(Kind(entry.table), set()).update(rows)
        if entry.before is None:
            inserted.setdefault(Kind(entry.table), set()).update(rows)
    return Changes(
        {kind: frozenset(rows) for kind, rows in touched.items()},
        origin,
        {kind: frozenset(rows) for kind, rows in inserted.items()},
    )


def _refuse_collateral(before: Changes, after: Changes) -> None:
    """Refuse an inversion whose cascades reach rows that the step never touched."""
    for kind, rows in after.touched.items():
        for row in rows - before.rows(kind):
            raise UndoConflict(kind, row)


def _invert_entry(raw: sqlite3.Connection, step_id: int, entry: _Entry) -> None:
    table = Base.metadata.tables[entry.table]
    if entry.before is None:
        _refuse_changed_later(raw, step_id, entry)
        raw.execute(
            f"DELETE FROM {table.name} WHERE id BETWEEN ? AND ?",  # noqa: S608 - our own table
            (entry.first, entry.last),
        )
        return
    if _current_image(raw, table, entry.first) != entry.after:
        raise UndoConflict(Kind(entry.table), entry.first)
    if entry.after is None:
        _insert_image(raw, table, entry.before)
    else:
        _apply_image(raw, table, entry.first, entry.before)


def _refuse_changed_later(raw: sqlite3.Connection, step_id: int, entry: _Entry) -> None:
    """Refuse to delete inserted rows that a later step, still in force, worked on."""
    row = raw.execute(
        "SELECT max(e.first_id, ?) FROM journal_entry e JOIN journal_step s ON s.id = e.step_id"
        " WHERE e.table_name = ? AND e.last_id >= ? AND e.first_id <= ?"
        " AND s.id > ? AND s.undone = 0",
        (entry.first, entry.table, entry.first, entry.last, step_id),
    ).fetchone()
    if row:
        raise UndoConflict(Kind(entry.table), row[0])


def _current_image(raw: sqlite3.Connection, table: Table, row: int) -> str | None:
    found = raw.execute(
        f"SELECT {_image(table, '')} FROM {table.name} WHERE id = ?",  # noqa: S608 - our own table
        (row,),
    ).fetchone()
    return None if found is None else str(found[0])


def _insert_image(raw: sqlite3.Connection, table: Table, image: str) -> None:
    names = ", ".join(column.name for column in table.columns)
    values = ", ".join(f"json_extract(:image, '$.{column.name}')" for column in table.columns)
    raw.execute(
        f"INSERT INTO {table.name} ({names}) VALUES ({values})",  # noqa: S608 - our own columns
        {"image": image},
    )


def _apply_image(raw: sqlite3.Connection, table: Table, row: int, image: str) -> None:
    sets = ", ".join(
        f"{column.name} = json_extract(:image, '$.{column.name}')" for column in table.columns
    )
    raw.execute(
        f"UPDATE {table.name} SET {sets} WHERE id = :row",  # noqa: S608 - our own columns
        {"image": image, "row": row},
    )
