"""Badges at check-in (이름표): which are asked for, which came out, which wait to be done again.

A badge is asked for after the check-in stands, and noted apart from it: a printer that
fails leaves a line in the reprint list, and everybody inside.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import func, select, update
from sqlalchemy.orm import aliased

from eventapp.domain.ids import AttendeeId, BadgePrintId, EventId, GateId
from eventapp.domain.kinds import BadgeRule, Kind, PrintStatus
from eventapp.domain.steps import Fact
from eventapp.services.reading import first_row, records
from eventapp.store.inserts import PreparedInsert
from eventapp.store.store import Store
from eventapp.store.tables import Attendee, BadgePrint, Base, Gate

_PRINTS: Final = Base.metadata.tables[BadgePrint.__tablename__]
_ASK: Final = PreparedInsert(_PRINTS)

_PROBLEM_LIMIT: Final = 200


@dataclass(frozen=True, slots=True)
class BadgePrintRow:
    """A badge that did not come out yet. ``problem`` names the printer that failed."""

    id: BadgePrintId
    attendee: AttendeeId
    name: str
    organisation: str
    status: PrintStatus
    asked_at: datetime
    problem: str
    desk: str


def ask_print(
    store: Store,
    gate_id: GateId,
    attendee_id: AttendeeId,
    *,
    desk: str,
    now: datetime | None = None,
) -> BadgePrintId | None:
    """Ask for the badge of somebody who just came in, if the gate's rule wants one.

    Once is once for the person, wherever and however it was asked for: what failed waits in
    the reprint list and is not asked for again.

    Raises:
        NotSaved: The disk refused; the check-in stands.
    """
    rule = first_row(store, select(Gate.badges).where(Gate.id == gate_id))
    if rule is None or rule.badges is BadgeRule.NEVER:
        return None
    if rule.badges is BadgeRule.ONCE and _was_asked(store, attendee_id):
        return None
    return ask_reprint(store, attendee_id, desk=desk, now=now)


def ask_reprint(
    store: Store, attendee_id: AttendeeId, *, desk: str, now: datetime | None = None
) -> BadgePrintId:
    """Ask for somebody's badge because a person wants it.

    Raises:
        NotSaved: The disk refused; nothing is printed.
    """
    row = {
        "attendee_id": attendee_id,
        "desk": desk,
        "status": PrintStatus.WAITING,
        "asked_at": now or datetime.now(UTC),
        "printed_at": None,
        "problem": "",
        "run_id": None,
    }
    with store.fact(Fact.PRINT_BADGE) as fact:
        asked = fact.insert(_ASK, row).lastrowid
        assert asked is not None  # noqa: S101 - an INSERT of one row has one
        fact.touched[Kind.BADGE_PRINT] = frozenset({asked})
    return BadgePrintId(asked)


def note_printed(store: Store, print_id: BadgePrintId, *, now: datetime | None = None) -> None:
    """Note that the printer took a badge."""
    _note(store, print_id, PrintStatus.PRINTED, printed_at=now or datetime.now(UTC))


def note_failed(store: Store, print_id: BadgePrintId, problem: str) -> None:
    """Note that a badge did not come out, and at which printer; it waits in the list."""
    _note(store, print_id, PrintStatus.FAILED, problem=problem)


def waiting_prints(store: Store, event_id: EventId) -> tuple[BadgePrintRow, ...]:
    """The badges that are to be printed (again), the oldest first, one a person.

    What came out later in another way is done. A badge that was being printed when the
    program ended is among them: nobody knows whether it came out.
    """
    # Of those that did not come out alone, which are few, it is asked what came later: a
    # newest one of everybody would be a look at each badge ever printed.
    later = aliased(BadgePrint)
    superseded = select(later.id).where(
        later.attendee_id == BadgePrint.attendee_id,
        later.id > BadgePrint.id,
        later.status != PrintStatus.SAVED,
    )
    query = (
        select(
            BadgePrint.id,
            BadgePrint.attendee_id,
            Attendee.name,
            Attendee.organisation,
            BadgePrint.status,
            BadgePrint.asked_at,
            BadgePrint.problem,
            BadgePrint.desk,
        )
        .join(Attendee, Attendee.id == BadgePrint.attendee_id)
        .where(
            Attendee.event_id + 0 == event_id,  # by their numbers, not everybody of the event
            BadgePrint.status.in_((PrintStatus.WAITING, PrintStatus.FAILED)),
            ~superseded.exists(),
        )
        .order_by(BadgePrint.id)
    )
    return records(store, BadgePrintRow, query)


def printed_count(store: Store, attendee_id: AttendeeId) -> int:
    """How many badges of somebody came out."""
    query = select(func.count()).where(
        BadgePrint.attendee_id == attendee_id, BadgePrint.status == PrintStatus.PRINTED
    )
    row = first_row(store, query)
    return 0 if row is None else int(row[0])


def _was_asked(store: Store, attendee_id: AttendeeId) -> bool:
    # A badge in a file may never have been printed: at the desk it is missing.
    asked = (
        select(BadgePrint.id)
        .where(BadgePrint.attendee_id == attendee_id, BadgePrint.status != PrintStatus.SAVED)
        .limit(1)
    )
    return first_row(store, asked) is not None


def _note(
    store: Store,
    print_id: BadgePrintId,
    status: PrintStatus,
    *,
    printed_at: datetime | None = None,
    problem: str = "",
) -> None:
    values = {"status": status, "printed_at": printed_at, "problem": problem[:_PROBLEM_LIMIT]}
    with store.fact(Fact.PRINT_BADGE) as fact:
        fact.connection.execute(update(_PRINTS).where(_PRINTS.c.id == print_id).values(values))
        fact.touched[Kind.BADGE_PRINT] = frozenset({print_id})
