"""The rows of one table that an import finds, changes and adds, and what its report says of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import bindparam, select, update

from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Kind
from eventapp.services.import_report import ChangedThing, Field, FieldChange
from eventapp.store.inserts import PreparedInsert
from eventapp.store.store import StepContext
from eventapp.store.tables import Base


@dataclass(frozen=True, slots=True)
class Target:
    """The event that an import goes into; a ``new`` one has nothing yet.

    ``complete`` says that the file leaves nothing unsaid.
    """

    step: StepContext
    event_id: EventId
    new: bool
    complete: bool = False


class Rows:
    """Rows of one table by their ids, as they are after every change made here.

    They are the event's, or the whole directory's. Changes are written at once, by
    :meth:`write`: an import is a few statements, however long the file.
    """

    def __init__(self, target: Target, kind: Kind, columns: Sequence[str]) -> None:
        self.changed: list[ChangedThing] = []
        self._step = target.step
        self._kind = kind
        self._table: Any = Base.metadata.tables[kind.value]
        self._columns = columns
        of_event = "event_id" in self._table.columns
        self._event = {"event_id": target.event_id} if of_event else {}
        self._changes: dict[int, dict[str, Any]] = {}
        self._rows = {} if target.new and of_event else self._read()

    def __getitem__(self, row: int) -> Mapping[str, Any]:
        return self._rows[row]

    def items(self) -> list[tuple[int, Mapping[str, Any]]]:
        """Every row with its id, the oldest first."""
        return list(self._rows.items())

    def by(self, column: str) -> dict[Any, int]:
        """The oldest row with each value of a column."""
        return {values[column]: row for row, values in reversed(self._rows.items())}

    def change(
        self,
        row: int,
        values: Mapping[str, Any],
        name: str = "",
        changes: tuple[FieldChange, ...] | None = None,
    ) -> None:
        """Change fields of a row; with a name it stands in the report, as ``changes`` tell it."""
        if changes is None:
            changes = field_changes(self._rows[row], values) if name else ()
        if changes:
            self.changed.append(ChangedThing(self._kind, name, changes))
        if values:
            self._changes.setdefault(row, {}).update(values)
            self._rows[row].update(values)

    def add(self, rows: Sequence[dict[str, Any]]) -> None:
        """Add rows; they have ids then, in this order."""
        self._rows.update(
            zip(add_rows(self._step, self._kind, rows, self._event), rows, strict=True)
        )

    def write(self) -> None:
        """Write the changes."""
        alike: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        for row, values in self._changes.items():
            alike.setdefault(tuple(sorted(values)), []).append({"row": row, **values})
        for changes in alike.values():
            statement = update(self._table).where(self._table.c.id == bindparam("row"))
            self._step.session.execute(statement, changes)

    def _read(self) -> dict[int, dict[str, Any]]:
        columns = (self._table.c[name] for name in self._columns)
        query = select(self._table.c.id, *columns).order_by(self._table.c.id)
        for name, value in self._event.items():
            query = query.where(self._table.c[name] == value)
        return {
            row: dict(zip(self._columns, values, strict=True))
            for row, *values in self._step.session.execute(query)
        }


def add_rows(
    step: StepContext,
    kind: Kind,
    rows: Sequence[Mapping[str, Any]],
    common: Mapping[str, Any] = MappingProxyType({}),
) -> range:
    """Add rows to a table and return their ids; ``common`` is what all of them have alike."""
    blank = {**_BLANK[kind], **common}
    return step.insert_all(_INSERTS[kind], [{**blank, **row} for row in rows])


def said_differently(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """What a file says differently; what it leaves empty is no difference."""
    return {name: value for name, value in new.items() if value and value != old[name]}


def field_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    """What changes, as a report tells it."""
    return tuple(FieldChange(Field(name), old[name], value) for name, value in new.items())


def _blank(kind: Kind) -> dict[str, Any]:
    """What a new row has in columns nobody speaks of."""
    blank: dict[str, Any] = {}
    for column in Base.metadata.tables[kind.value].columns:
        default: Any = column.default
        if default is not None and default.is_scalar:
            blank[column.name] = default.arg
        elif column.nullable:
            blank[column.name] = None
    return blank


_KINDS: Final = (
    *(Kind.EVENT, Kind.GATE, Kind.DAY, Kind.ROOM, Kind.TRACK, Kind.SESSION),
    *(Kind.ORGANISATION, Kind.PERSON, Kind.APPEARANCE),
)
_INSERTS: Final = {kind: PreparedInsert(Base.metadata.tables[kind.value]) for kind in _KINDS}
_BLANK: Final = {kind: _blank(kind) for kind in _KINDS}
