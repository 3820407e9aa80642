"""Alembic migrations, one transaction for all that a file still lacks."""

from pathlib import Path

from sqlalchemy import Connection

from eventapp.store.engine import APPLICATION_ID, SCHEMA_VERSION, driver

_FOLDER = Path(__file__).parent


def upgrade(connection: Connection) -> None:
    """Bring a workspace to the newest schema, or leave it as it was.

    The undo list is emptied: its images have the columns of the old schema.
    """
    # 150 ms, needed only by new and old files.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    raw = driver(connection)
    raw.execute("PRAGMA foreign_keys = OFF")
    try:
        # Alembic leaves a transaction alone that was begun outside it.
        with connection.begin():
            raw.execute("BEGIN IMMEDIATE")
            command.upgrade(config, "head")
            # Nothing cascades while foreign keys are off.
            raw.execute("DELETE FROM journal_entry")
            raw.execute("DELETE FROM journal_step")
            raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    finally:
        raw.execute("PRAGMA foreign_keys = ON")
