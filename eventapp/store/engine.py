"""One connection to a workspace file, with the pragmas that make a commit a promise.

Everything that only SQLite knows about connecting is in this module.
"""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, StaticPool, create_engine

APPLICATION_ID = 0x45564E54
"""``EVNT``: how a file says that it is one of ours."""

SCHEMA_VERSION = 4
"""The number of the newest migration; the file's ``user_version`` holds its own."""

SAFE = (
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA foreign_keys = ON",
)
_DURABLE = (
    "PRAGMA journal_mode = WAL",
    # NORMAL loses acknowledged rows in a power cut; FULL costs one fsync a commit.
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    # Kibibytes. A hundred thousand tickets in no order do not fit into the usual two.
    "PRAGMA cache_size = -65536",
)


def connect(path: Path, *, read_only: bool = False, create: bool = False) -> Connection:
    """Connect to a workspace file, locking it for this process alone.

    The connection is in autocommit mode as far as SQLAlchemy knows: the store
    begins and ends its own transactions, so that reads never start one.

    Raises:
        sqlalchemy.exc.OperationalError: The file is locked by another program, or unreadable.
    """
    mode = "ro&immutable=1" if read_only else "rwc" if create else "rw"

    def dbapi_connection() -> sqlite3.Connection:
        raw = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=0, isolation_level=None
        )
        try:
            for pragma in SAFE if read_only else SAFE + _DURABLE:
                raw.execute(pragma)
        except sqlite3.Error:
            raw.close()
            raise
        return raw

    engine = create_engine(
        "sqlite://",
        creator=dbapi_connection,
        poolclass=StaticPool,
        isolation_level="AUTOCOMMIT",
        # Names and ticket codes are parameters: they must not reach a log.
        hide_parameters=True,
        query_cache_size=1000,
    )
    return engine.connect()


def driver(connection: Connection) -> sqlite3.Connection:
    """The sqlite3 connection below SQLAlchemy's."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)  # noqa: S101 - narrows the type
    return raw
