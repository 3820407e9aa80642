"""Inserts that are put together once, for what happens at every scan.

SQLAlchemy writes the SQL and knows how each type is kept; that is done at import. At
the desk only the driver is asked.
"""

import sqlite3
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import dialect, insert


class PreparedInsert:
    """One row into a table, all columns but the id given.

    With ``if_new`` a row that breaks a uniqueness is left out instead of refused; the
    cursor's ``rowcount`` then decides who was first.
    """

    def __init__(self, table: Table, *, if_new: bool = False) -> None:
        sqlite = dialect(paramstyle="named")
        columns = [column for column in table.columns if not column.primary_key]
        statement = insert(table).values({column.name: None for column in columns}).inline()
        if if_new:
            statement = statement.on_conflict_do_nothing()
        self._sql = str(statement.compile(dialect=sqlite))
        self._kept_as = {
            column.name: column.type.dialect_impl(sqlite).bind_processor(sqlite)
            for column in columns
        }

    def run(self, raw: sqlite3.Connection, row: Mapping[str, Any]) -> sqlite3.Cursor:
        """Insert a row; a missing or an unknown column is a programming error."""
        values = {
            name: row[name] if keep is None else keep(row[name])
            for name, keep in self._kept_as.items()
        }
        return raw.execute(self._sql, values)
