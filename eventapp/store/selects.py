"""Queries that are put together once, for what is asked at every scan.

SQLAlchemy writes the SQL and knows how each type is read; that is done at import. At
the desk only the driver is asked.
"""

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Select
from sqlalchemy.dialects.sqlite import dialect


class PreparedSelect:
    """A query with named parameters; its rows are named tuples of its columns."""

    def __init__(self, query: Select[*tuple[Any, ...]]) -> None:
        sqlite = dialect(paramstyle="named")
        compiled = query.compile(dialect=sqlite)
        self._sql = str(compiled)
        self._constants = {
            name: value for name, value in compiled.params.items() if value is not None
        }
        columns = query.selected_columns
        self._row = namedtuple("Row", columns.keys())  # type: ignore[misc]  # noqa: PYI024 - named by the query
        self._reads: list[tuple[int, Callable[[Any], Any]]] = [
            (place, read)
            for place, column in enumerate(columns)
            if (read := column.type.dialect_impl(sqlite).result_processor(sqlite, None))
        ]

    def first(self, raw: sqlite3.Connection, parameters: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a row of the query's own
        """The first row found, or None."""
        found = raw.execute(self._sql, {**self._constants, **parameters}).fetchone()
        return None if found is None else self._made(found)

    def all(self, raw: sqlite3.Connection, parameters: Mapping[str, Any]) -> list[Any]:
        """Every row found."""
        found = raw.execute(self._sql, {**self._constants, **parameters}).fetchall()
        return [self._made(row) for row in found]

    def _made(self, found: tuple[Any, ...]) -> Any:  # noqa: ANN401 - a row of the query's own
        values = list(found)
        for place, read in self._reads:
            values[place] = read(values[place])
        return self._row(*values)
