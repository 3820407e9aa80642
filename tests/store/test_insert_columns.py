"""Very many rows given as columns: inserted, journalled as one entry, all or none of them."""

import sqlite3
from itertools import repeat
from typing import Any

import pytest
from sqlalchemy import select

from eventapp.domain.steps import Step
from eventapp.store.inserts import PreparedInsert
from eventapp.store.store import Store
from eventapp.store.tables import Base, Category, Event

CATEGORIES = PreparedInsert(Base.metadata.tables[Category.__tablename__])


def blank(table: type[Base], **given: object) -> dict[str, object]:
    """What a row has in columns nobody speaks of."""
    values: dict[str, object] = {}
    for column in Base.metadata.tables[table.__tablename__].columns:
        default: Any = column.default
        values[column.name] = default.arg if default is not None and default.is_scalar else None
    return values | given


def names(store: Store) -> list[str]:
    with store.reading() as connection:
        return list(connection.scalars(select(Category.name).order_by(Category.id)))


def make_event(store: Store) -> int:
    with store.step(Step.CREATE_EVENT) as step:
        event = Event(title="Forum")
        step.session.add(event)
        step.session.flush()
        return event.id


def test_columns_and_what_is_common_become_rows_with_ids_in_order(store: Store) -> None:
    event = make_event(store)

    with store.step(Step.ADD_CATEGORY) as step:
        ids = step.insert_columns(
            CATEGORIES,
            3,
            {"name": ["a", "b", "c"], "position": range(3)},
            blank(Category, event_id=event),
        )

    assert list(ids) == [1, 2, 3]
    assert names(store) == ["a", "b", "c"]

    store.undo()
    assert names(store) == []
    store.redo()
    assert names(store) == ["a", "b", "c"]


def test_no_rows_are_no_change(store: Store) -> None:
    event = make_event(store)

    with store.step(Step.ADD_CATEGORY) as step:
        assert not step.insert_columns(CATEGORIES, 0, {}, blank(Category, event_id=event))

    assert not step.changes


def test_a_column_that_is_too_short_leaves_nothing_and_the_journal_goes_on(
    store: Store,
) -> None:
    event = make_event(store)
    common = blank(Category, event_id=event)

    with store.step(Step.ADD_CATEGORY) as step:
        with pytest.raises(ValueError, match="shorter"):
            step.insert_columns(CATEGORIES, 3, {"name": ["a", "b"]}, common)
        # The trigger that was away meanwhile is there again: this row is journalled.
        step.session.add(Category(event_id=event, name="later"))

    assert names(store) == ["later"]
    store.undo()
    assert names(store) == []


def test_a_row_that_breaks_a_rule_takes_back_all_of_them(store: Store) -> None:
    event = make_event(store)

    with pytest.raises(sqlite3.IntegrityError), store.step(Step.ADD_CATEGORY) as step:
        step.insert_columns(CATEGORIES, 2, {"name": ["a", None]}, blank(Category, event_id=event))

    assert names(store) == []


def test_an_insert_that_leaves_rows_out_has_no_ids_to_return(store: Store) -> None:
    table = Base.metadata.tables[Category.__tablename__]
    make_event(store)

    with store.step(Step.ADD_CATEGORY) as step, pytest.raises(ValueError, match="category"):
        step.insert_columns(
            PreparedInsert(table, if_new=True), 1, {"name": repeat("a")}, blank(Category)
        )
