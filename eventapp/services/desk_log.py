"""What a desk did so far: its last scans, who is in, and taking back what was a mistake."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, func, select

from eventapp.domain.changes import Changes
from eventapp.domain.errors import NotFound
from eventapp.domain.ids import NO_CATEGORY, AttendeeId, EventId, GateId
from eventapp.domain.kinds import AttendeeStatus, Direction, Kind
from eventapp.domain.passages import Standing
from eventapp.domain.steps import Fact
from eventapp.domain.verdicts import PASSAGES, Verdict
from eventapp.services.reading import first_row, records
from eventapp.services.scanning import BY_HAND, Attempt, log_scan, take_back
from eventapp.store.store import Store
from eventapp.store.tables import Admission, Attendee, Gate, Scan

_SEARCHED: Final = 300
"""How many scans back a desk looks for its own last one: there is no index on desks."""


@dataclass(frozen=True, slots=True)
class Counters:
    """Who is expected at a gate, who came in, and who is inside now."""

    expected: int
    admitted: int
    inside: int = 0


@dataclass(frozen=True, slots=True)
class ScanRow:
    """One line of the desk's log, newest first. ``cancelled``: it took a passage back."""

    id: int
    happened_at: datetime
    verdict: Verdict
    cancelled: bool
    attendee: AttendeeId | None
    name: str
    organisation: str
    desk: str
    direction: Direction = Direction.IN
    forced: bool = False
    manual: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Somebody who went through a gate: what "cancel" takes back."""

    attendee: AttendeeId
    name: str
    verdict: Verdict
    happened_at: datetime


def event_gate(store: Store, event_id: EventId) -> GateId:
    """The event's entrance.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    query = select(Gate.id).where(Gate.event_id == event_id, Gate.session_id.is_(None))
    gate = first_row(store, query)
    if gate is None:
        raise NotFound(Kind.EVENT, event_id)
    return GateId(gate.id)


def cancel_admission(
    store: Store, gate_id: GateId, attendee_id: AttendeeId, *, desk: str
) -> Changes:
    """Take back a check-in; the log keeps both.

    Raises:
        NotFound: They are not in.
    """
    return _cancel(store, gate_id, attendee_id, Verdict.ADMITTED, desk)


def cancel_passage(store: Store, gate_id: GateId, passage: Passage, *, desk: str) -> Changes:
    """Take back a passage of whatever kind; the log keeps both.

    An admission takes back all that came after it, too; a return or an exit leaves them where
    they were before it.

    Raises:
        NotFound: It was taken back already, or they went through again since.
    """
    return _cancel(store, gate_id, passage.attendee, passage.verdict, desk)


def counters(store: Store, gate_id: GateId) -> Counters:
    """How many the gate expects, how many it let in and how many of them are inside."""
    gate = first_row(store, select(Gate.event_id, Gate.categories).where(Gate.id == gate_id))
    if gate is None:
        raise NotFound(Kind.GATE, gate_id)
    expected = select(func.count()).select_from(Attendee).where(*is_expected(gate))
    admitted = select(func.count(), func.count() - func.count(Admission.left_at)).where(
        Admission.gate_id == gate_id
    )
    with store.reading() as connection:
        let_in, inside = connection.execute(admitted).one()
        return Counters(connection.execute(expected).scalar_one(), let_in, inside)


def is_expected(gate: Any) -> Iterable[ColumnElement[bool]]:  # noqa: ANN401 - a row of Gate
    """What is true of an attendee whom a gate expects."""
    yield Attendee.event_id == gate.event_id
    yield Attendee.status == AttendeeStatus.REGISTERED
    if gate.categories:
        category = func.coalesce(Attendee.category_id, NO_CATEGORY)
        yield category.in_(int(each) for each in gate.categories.split())


def recent_scans(store: Store, gate_id: GateId, limit: int = 20) -> tuple[ScanRow, ...]:
    """The last attempts at a gate, newest first."""
    query = (
        select(
            Scan.id,
            Scan.happened_at,
            Scan.verdict,
            Scan.cancels,
            Attendee.id,
            func.coalesce(Attendee.name, ""),
            func.coalesce(Attendee.organisation, ""),
            Scan.desk,
            Scan.direction,
            Scan.forced,
            Scan.manual,
        )
        .outerjoin(Attendee, Attendee.id == Scan.attendee_id)
        .where(Scan.gate_id == gate_id)
        .order_by(Scan.id.desc())
        .limit(limit)
    )
    return records(store, ScanRow, query)


def last_passage(store: Store, gate_id: GateId, *, desk: str) -> Passage | None:
    """Whom a desk let through last and did not take back: what its "cancel" takes back.

    A return or an exit after which they went through again can no longer be taken back.
    """
    # ``_SEARCHED`` counts scans of every gate, so that the search ends soon in any case.
    newest = select(func.max(Scan.id) - _SEARCHED).scalar_subquery()
    query = (
        select(
            Attendee.id,
            Attendee.name,
            Scan.verdict,
            Scan.happened_at,
            Scan.cancels,
            Scan.desk,
        )
        .join(Attendee, Attendee.id == Scan.attendee_id)
        .where(Scan.id > newest, Scan.gate_id == gate_id, Scan.verdict.in_(PASSAGES))
        .order_by(Scan.id.desc())
    )
    log: Standing[int] = Standing()
    passed_since: set[int] = set()
    with store.reading() as connection:
        for attendee, name, verdict, happened_at, cancels, at in connection.execute(query):
            if not log.stands(attendee, verdict, cancels=cancels):
                continue
            is_last = attendee not in passed_since
            if at == desk and (is_last or verdict is Verdict.ADMITTED):
                return Passage(AttendeeId(attendee), name, verdict, happened_at)
            passed_since.add(attendee)
    return None


def _cancel(
    store: Store, gate_id: GateId, attendee_id: AttendeeId, verdict: Verdict, desk: str
) -> Changes:
    direction = Direction.OUT if verdict is Verdict.LEFT else Direction.IN
    nonce, now = secrets.token_hex(16), datetime.now(UTC)
    attempt = Attempt(gate_id, desk, nonce, BY_HAND, now, direction)
    with store.fact(Fact.CANCEL_ADMISSION) as fact:
        if not take_back(fact, attempt, attendee_id, verdict):
            raise NotFound(Kind.ADMISSION, attendee_id)
        log_scan(fact, attempt, verdict, attendee_id, cancels=True)
    return Changes(fact.touched, Fact.CANCEL_ADMISSION.value)
