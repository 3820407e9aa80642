"""Which column of a list was taken for what: remembered by its headings, in the workspace.

The next list with the same headings, in whatever order, is read the same way. It is no
change of the event's, so it is never undone.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from eventapp.domain.roster import ColumnGuess, Meaning
from eventapp.domain.steps import Fact
from eventapp.services.reading import first_row
from eventapp.store.store import Store
from eventapp.store.tables import ColumnMap


def remembered_columns(store: Store, headings: Sequence[str]) -> dict[str, Meaning]:
    """What columns with these headings were taken for; empty where nobody has said it yet."""
    row = first_row(
        store, select(ColumnMap.meanings).where(ColumnMap.headings == _digest(headings))
    )
    if row is None:
        return {}
    known = {meaning.value: meaning for meaning in Meaning}
    # A later version may know more meanings than this one does.
    return {
        heading: known[value]
        for heading, value in row[0].items()
        if value in known and heading in headings
    }


def remember_columns(store: Store, columns: Iterable[ColumnGuess]) -> None:
    """Remember what each column was taken for; columns without any heading are not told apart.

    What was refused is not remembered: the next list may have other values there.

    Raises:
        NotSaved: The disk refused.
    """
    columns = tuple(columns)
    headings = [column.heading for column in columns]
    meanings = {
        column.heading: column.meaning.value
        for column in columns
        if column.heading and column.meaning is not Meaning.REFUSED
    }
    if not meanings:
        return
    values = {"meanings": meanings, "used_at": datetime.now(UTC)}
    statement = insert(ColumnMap).values(headings=_digest(headings), **values)
    with store.fact(Fact.REMEMBER_COLUMNS) as fact:
        fact.connection.execute(
            statement.on_conflict_do_update(index_elements=["headings"], set_=values)
        )


def _digest(headings: Sequence[str]) -> str:
    told_apart = sorted({heading for heading in headings if heading})
    return sha256("\n".join(told_apart).encode("utf-8", "replace")).hexdigest()
