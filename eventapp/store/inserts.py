"""Inserts that are put together once, for what happens at every scan, or for thousands of rows.

SQLAlchemy writes the SQL and knows how each type is kept; that is done at import. At
the desk only the driver is asked.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from operator import itemgetter
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import dialect, insert


class PreparedInsert:
    """One row into a table, all columns but the id given.

    With ``if_new`` a row that breaks a uniqueness is left out instead of refused; the
    cursor's ``rowcount`` then decides who was first.
    """

    def __init__(self, table: Table, *, if_new: bool = False) -> None:
        self.table = table.name
        self._if_new = if_new
        columns = [column for column in table.columns if not column.primary_key]
        statement = insert(table).values({column.name: None for column in columns}).inline()
        if if_new:
            statement = statement.on_conflict_do_nothing()
        sqlite = dialect(paramstyle="qmark")
        compiled = statement.compile(dialect=sqlite)
        self._sql = str(compiled)
        self._names = tuple(compiled.positiontup or ())
        self._kept_as = {
            place: keep
            for place, name in enumerate(self._names)
            if (keep := table.columns[name].type.dialect_impl(sqlite).bind_processor(sqlite))
        }
        self._pick = itemgetter(*self._names)

    def run(self, raw: sqlite3.Connection, row: Mapping[str, Any]) -> sqlite3.Cursor:
        """Insert a row; a missing or an unknown column is a programming error."""
        return raw.execute(self._sql, self._values(row))

    def run_all(self, raw: sqlite3.Connection, rows: Sequence[Mapping[str, Any]]) -> range:
        """Insert rows and return their ids, in their order: in one transaction they follow.

        Rows left out would have no ids, so ``if_new`` is a programming error here.
        """
        if self._if_new:
            raise ValueError(self.table)
        raw.executemany(self._sql, map(self._values if self._kept_as else self._pick, rows))
        (last,) = raw.execute("SELECT last_insert_rowid()").fetchone()
        return range(last - len(rows) + 1, last + 1)

    def run_columns(
        self,
        raw: sqlite3.Connection,
        count: int,
        columns: Mapping[str, Iterable[Any]],
        common: Mapping[str, Any],
    ) -> range:
        """Insert rows that are given as columns; what all rows have alike is made ready once.

        Every column is among ``columns`` or ``common``. Returns the ids, as ``run_all`` does.
        """
        if self._if_new:
            raise ValueError(self.table)
        values: list[Iterable[Any]] = []
        for place, name in enumerate(self._names):
            keep = self._kept_as.get(place)
            if name in columns:
                values.append(map(keep, columns[name]) if keep else columns[name])
            else:
                values.append(repeat(keep(common[name]) if keep else common[name], count))
        raw.executemany(self._sql, zip(*values, strict=True))
        (last,) = raw.execute("SELECT last_insert_rowid()").fetchone()
        return range(last - count + 1, last + 1)

    def _values(self, row: Mapping[str, Any]) -> Sequence[Any]:
        values = list(self._pick(row))
        for place, keep in self._kept_as.items():
            values[place] = keep(values[place])
        return values
