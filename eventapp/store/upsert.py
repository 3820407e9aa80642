"""``INSERT … ON CONFLICT DO NOTHING``: the one write whose row count is a decision."""

from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import Insert, insert


def insert_if_new(table: Table) -> Insert:
    """An insert that leaves an existing row alone; its row count tells which it was."""
    return insert(table).on_conflict_do_nothing()
