"""A copy of a workspace that lives in memory alone: what happens to it leaves no trace."""

import sqlite3

from sqlalchemy import StaticPool, create_engine

from eventapp.store.engine import SAFE
from eventapp.store.store import Store


def copy_in_memory(store: Store) -> Store:
    """A whole copy of the committed store that no file holds, and that ends when it is closed."""

    def dbapi_connection() -> sqlite3.Connection:
        raw = sqlite3.connect(":memory:", isolation_level=None)
        store.backup_into(raw)
        for pragma in SAFE:
            raw.execute(pragma)
        return raw

    engine = create_engine(
        "sqlite://",
        creator=dbapi_connection,
        poolclass=StaticPool,
        isolation_level="AUTOCOMMIT",
        hide_parameters=True,
    )
    return Store(engine.connect(), store.path)
