"""What a store holds, as plain values that tests compare."""

from pathlib import Path

from sqlalchemy import Table, select

from eventapp.domain.kinds import Kind
from eventapp.store.journal import journalled_tables
from eventapp.store.store import Store
from eventapp.store.tables import Base

Row = tuple[object, ...]
Content = dict[str, dict[int, Row]]

_JOURNALLED = tuple((table.name, f"SELECT * FROM {table.name}") for table in journalled_tables())  # noqa: S608 - our own tables


def journalled(store: Store) -> Content:
    """Every row that undo answers for, by table and id, exactly as stored."""
    with store.reading() as connection:
        return {
            name: {row[0]: tuple(row) for row in connection.exec_driver_sql(query)}
            for name, query in _JOURNALLED
        }


def everything(store: Store) -> dict[str, list[Row]]:
    """Every row of every table."""
    return {table.name: rows_of(store, table) for table in Base.metadata.sorted_tables}


def rows_of(store: Store, table: Table) -> list[Row]:
    """The rows of one table in order of their ids."""
    with store.reading() as connection:
        return [tuple(row) for row in connection.execute(select(table).order_by(table.c.id))]


def differing(before: Content, after: Content) -> dict[Kind, frozenset[int]]:
    """The rows that two contents do not share."""
    found = {
        Kind(name): frozenset(
            row
            for row in before[name].keys() | after[name].keys()
            if before[name].get(row) != after[name].get(row)
        )
        for name in before
    }
    return {kind: rows for kind, rows in found.items() if rows}


def folder_of(path: Path) -> dict[str, bytes]:
    """Every file beside a path, byte for byte."""
    return {
        file.name: file.read_bytes() for file in sorted(path.parent.iterdir()) if file.is_file()
    }
