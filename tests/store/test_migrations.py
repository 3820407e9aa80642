"""The schema: what the migrations make, and that every schema ever released opens."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from eventapp.store.engine import APPLICATION_ID, SCHEMA_VERSION, driver
from eventapp.store.opening import create_store, open_store
from eventapp.store.store import Store
from eventapp.store.tables import Base
from tests.databases import dump
from tests.store.content import everything

DATABASES = Path(dump.__file__).parent
SCRIPTS = sorted(DATABASES.glob("*.sql"))


def test_the_migrations_make_what_the_tables_say(store: Store) -> None:
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = compare_metadata(context, Base.metadata)
    # References written within a column are compared below: SQLAlchemy reads less of them.
    assert [change for change in found if change[0] not in {"add_fk", "remove_fk"}] == []


def test_the_migrations_make_every_column_index_and_reference_alike(store: Store) -> None:
    """What Alembic's comparison does not see: order, AUTOINCREMENT, ON DELETE."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection, store.reading() as migrated:
        Base.metadata.create_all(connection)
        assert shape(driver(migrated)) == shape(driver(connection))
    engine.dispose()


def shape(raw: sqlite3.Connection) -> dict[str, object]:
    tables = raw.execute(
        "SELECT name, sql LIKE '%AUTOINCREMENT%' FROM sqlite_master"
        " WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'alembic_version'"
    ).fetchall()
    return {
        name: (
            counted,
            raw.execute(f"PRAGMA table_info({name})").fetchall(),
            sorted(row[2:] for row in raw.execute(f"PRAGMA foreign_key_list({name})")),
            sorted(indexes(raw, name)),
        )
        for name, counted in tables
    }


def indexes(raw: sqlite3.Connection, table: str) -> list[tuple[str, int, str]]:
    return [
        (
            "" if name.startswith("sqlite_autoindex") else name,
            unique,
            ",".join(column for _, _, column in raw.execute(f"PRAGMA index_info({name})")),
        )
        for _, name, unique, *_ in raw.execute(f"PRAGMA index_list({table})").fetchall()
    ]


def test_there_is_a_database_of_every_schema() -> None:
    assert [script.stem for script in SCRIPTS] == [
        f"{version:04d}" for version in range(1, SCHEMA_VERSION + 1)
    ]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_workspace_of_every_schema_opens_with_all_that_is_in_it(
    script: Path, tmp_path: Path
) -> None:
    path = tmp_path / "workshop.eventapp"
    dump.build(script, path)

    store = open_store(path)

    rows = {name: len(found) for name, found in everything(store).items()}
    rows.pop("journal_entry")
    rows.pop("journal_step")  # migrating empties the undo list
    known = script.read_text("utf-8")
    assert rows == {name: int(f"CREATE TABLE {name} " in known) for name in rows}
    with store.reading() as connection:
        raw = driver(connection)
        assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert raw.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert raw.execute("SELECT title, start FROM session").fetchone() == ("여는 순서", 570)
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    store.close()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_migrated_workspace_has_the_shape_of_a_new_one(script: Path, tmp_path: Path) -> None:
    dump.build(script, tmp_path / "old.eventapp")
    old, new = open_store(tmp_path / "old.eventapp"), create_store(tmp_path / "new.eventapp")

    with old.reading() as migrated, new.reading() as made:
        assert shape(driver(migrated)) == shape(driver(made))

    old.close()
    new.close()


def test_a_workspace_of_the_newest_schema_keeps_its_undo_list(tmp_path: Path) -> None:
    path = tmp_path / "workshop.eventapp"
    dump.build(SCRIPTS[-1], path)
    store = open_store(path)

    store.undo()

    with store.reading() as connection:
        titles = connection.exec_driver_sql("SELECT title FROM session").scalars().all()
    assert titles == ["첫 순서"]
    store.close()
