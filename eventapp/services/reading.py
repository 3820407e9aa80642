"""Queries into records: the one place where a row of Any becomes a typed value."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Row, Select

from eventapp.store.store import Store

Record = TypeVar("Record")

Query = Select[*tuple[Any, ...]]
"""A query whose columns are a record's fields, in the record's order."""


def records(store: Store, make: Callable[..., Record], query: Query) -> tuple[Record, ...]:
    """What the query finds, each row made a record from its columns in order."""
    with store.reading() as connection:
        return tuple(make(*row) for row in connection.execute(query))


def first_row(
    store: Store, query: Query, parameters: dict[str, Any] | None = None
) -> Row[*tuple[Any, ...]] | None:
    """The first row the query finds."""
    with store.reading() as connection:
        return connection.execute(query, parameters or {}).first()
