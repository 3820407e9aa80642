"""What was printed and saved (출력 기록), and how documents were last set.

Both are facts: undoing the last change must neither unprint a paper nor forget a setting.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Text, func, insert, select, type_coerce
from sqlalchemy.dialects.sqlite import insert as upsert

from eventapp.domain.ids import AttendeeId, EventId, PaperRunId
from eventapp.domain.kinds import AttendeeStatus, Kind, PrintStatus, RunWay
from eventapp.domain.steps import Fact
from eventapp.services.reading import first_row, records
from eventapp.store.store import Store
from eventapp.store.tables import Attendee, BadgePrint, PaperOptions, PaperRun

_LOG_LENGTH: Final = 200
"""Runs a list shows; older ones stay in the workspace."""


@dataclass(frozen=True, slots=True)
class PaperRunRow:
    """One time a document left the program.

    ``items`` is how many cards or rows were on it, ``detail`` which sheet or paper it was for.
    """

    id: PaperRunId
    document: str
    way: RunWay
    pages: int
    items: int
    detail: str
    made_at: datetime


def note_run(
    store: Store,
    event_id: EventId,
    document: str,
    way: RunWay,
    *,
    pages: int,
    items: int = 0,
    detail: str = "",
    content: str = "",
    badges: Iterable[AttendeeId] = (),
    now: datetime | None = None,
) -> PaperRunId:
    """Note that a document was printed or saved, and whose badges were on it.

    Raises:
        NotSaved: The disk refused; the paper is out all the same.
    """
    moment = now or datetime.now(UTC)
    status = PrintStatus.PRINTED if way is RunWay.PRINTER else PrintStatus.SAVED
    with store.fact(Fact.PRINT_PAPER) as fact:
        made_run = fact.connection.scalar(
            insert(PaperRun)
            .values(
                event_id=event_id,
                document=document,
                way=way,
                pages=pages,
                items=items,
                detail=detail,
                content=content,
                made_at=moment,
            )
            .returning(PaperRun.id)
        )
        assert made_run is not None  # noqa: S101 - an INSERT of one row has one
        run = PaperRunId(made_run)
        rows = [
            {
                "attendee_id": attendee,
                "desk": "",
                "status": status,
                "asked_at": moment,
                "printed_at": moment,
                "problem": "",
                "run_id": run,
            }
            for attendee in badges
        ]
        if rows:
            made = fact.connection.scalars(insert(BadgePrint).returning(BadgePrint.id), rows)
            fact.touched[Kind.BADGE_PRINT] = frozenset(made)
        fact.touched[Kind.PAPER_RUN] = frozenset({run})
    return run


def list_runs(store: Store, event_id: EventId) -> tuple[PaperRunRow, ...]:
    """What was printed and saved last, the newest first."""
    query = (
        select(
            PaperRun.id,
            PaperRun.document,
            PaperRun.way,
            PaperRun.pages,
            PaperRun.items,
            PaperRun.detail,
            PaperRun.made_at,
        )
        .where(PaperRun.event_id == event_id)
        .order_by(PaperRun.id.desc())
        .limit(_LOG_LENGTH)
    )
    return records(store, PaperRunRow, query)


def last_content(
    store: Store, event_id: EventId, document: str, *, other_than: str = ""
) -> tuple[str, datetime] | None:
    """What a document held when it was last printed or saved, and when; None if it never was.

    What counts is what it held, not which way it left: a file may be what the crew is sent,
    and nobody knows whether it was. Papers that held ``other_than`` are passed over: of one
    version several are printed, one is filed, and all are compared with the version before,
    so that a copy for the files takes no mark from the paper after it. A version is former
    once a later one left. Prints of some pages alone hold nothing, and are passed over, too.
    """
    query = (
        select(PaperRun.content, PaperRun.made_at)
        .where(
            PaperRun.event_id == event_id,
            PaperRun.document == document,
            PaperRun.content.not_in(("", other_than)),
        )
        .order_by(PaperRun.id.desc())
        .limit(1)
    )
    row = first_row(store, query)
    return None if row is None else (row.content, row.made_at)


def version_of(store: Store, event_id: EventId, document: str, content: str) -> int:
    """Which version of a document this is: the first is 1, and each is new that differs.

    What goes back to how it was is a new version, too: of two papers the higher number is
    the later one. A version keeps its number when it is printed again.
    """
    runs = (
        select(
            PaperRun.content,
            func.lag(PaperRun.content).over(order_by=PaperRun.id).label("before"),
        )
        .where(PaperRun.event_id == event_id, PaperRun.document == document, PaperRun.content != "")
        .subquery()
    )
    query = select(func.count()).where(runs.c.content.is_distinct_from(runs.c.before))
    row = first_row(store, query)
    printed = 0 if row is None else int(row[0])
    last = last_content(store, event_id, document)
    return printed + (last is None or last[0] != content)


def without_badge(store: Store, event_id: EventId) -> frozenset[AttendeeId]:
    """Who is registered and whose badge was neither printed nor saved yet."""
    done = select(BadgePrint.attendee_id).where(
        BadgePrint.status.in_((PrintStatus.PRINTED, PrintStatus.SAVED))
    )
    query = select(Attendee.id).where(
        Attendee.event_id == event_id,
        Attendee.status == AttendeeStatus.REGISTERED,
        Attendee.id.not_in(done),
    )
    return frozenset(records(store, AttendeeId, query))


def remembered_options(store: Store, event_id: EventId, document: str) -> Mapping[str, Any]:
    """How a document of an event was last set; empty where it never was.

    What another program wrote there means nothing here, as if it never was.
    """
    query = select(type_coerce(PaperOptions.options, Text)).where(
        PaperOptions.event_id == event_id, PaperOptions.document == document
    )
    row = first_row(store, query)
    try:
        kept = {} if row is None else json.loads(row[0])
    except (ValueError, TypeError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def remember_options(
    store: Store, event_id: EventId, document: str, options: Mapping[str, Any]
) -> None:
    """Remember how a document of an event is set.

    Raises:
        NotSaved: The disk refused.
    """
    if remembered_options(store, event_id, document) == options:
        return
    statement = upsert(PaperOptions).values(
        event_id=event_id, document=document, options=dict(options)
    )
    with store.fact(Fact.REMEMBER_OPTIONS) as fact:
        fact.connection.execute(
            statement.on_conflict_do_update(
                index_elements=["event_id", "document"], set_={"options": dict(options)}
            )
        )
