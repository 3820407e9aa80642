"""The front desk (접수): one scan in, one verdict out, nothing acknowledged lost."""

import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Row, bindparam, delete, func, select

from eventapp.domain.changes import Changes
from eventapp.domain.errors import NotFound
from eventapp.domain.ids import AttendeeId, EventId, GateId
from eventapp.domain.kinds import AttendeeStatus, Direction, Kind, TicketStatus
from eventapp.domain.steps import Fact
from eventapp.domain.tickets import Reading, read_scan
from eventapp.domain.verdicts import ScanResult, Verdict, judge
from eventapp.services.reading import first_row, records
from eventapp.store.inserts import PreparedInsert
from eventapp.store.store import FactContext, Store
from eventapp.store.tables import Admission, Attendee, Base, Category, Gate, Scan, Ticket


@dataclass(frozen=True, slots=True)
class Counters:
    """Who is expected at a gate and who came in."""

    expected: int
    admitted: int


@dataclass(frozen=True, slots=True)
class ScanRow:
    """One line of the desk's log, newest first. ``cancelled``: it took a check-in back."""

    id: int
    happened_at: datetime
    verdict: Verdict
    cancelled: bool
    attendee: AttendeeId | None
    name: str
    organisation: str
    desk: str


@dataclass(frozen=True, slots=True)
class AdmissionRow:
    """Somebody who is in."""

    attendee: AttendeeId
    name: str
    admitted_at: datetime


class _Attempt:
    """One scan on its way: at which gate and desk, when, and what was read."""

    __slots__ = ("desk", "gate", "may_bounce", "moment", "nonce", "reading")

    def __init__(
        self,
        gate: GateId,
        desk: str,
        nonce: str,
        reading: Reading,
        moment: datetime | None = None,
        *,
        may_bounce: bool = False,
    ) -> None:
        self.gate = gate
        self.desk = desk
        self.nonce = nonce
        self.reading = reading
        self.moment = moment or datetime.now(UTC)
        self.may_bounce = may_bounce


Holder = Row[*tuple[Any, ...]]
"""Whose ticket it is, as :data:`_HOLDER` selects them."""

_BY_HAND: Final = Reading(None, "", hangul=False, caps=False)

_ADMISSIONS: Final = Base.metadata.tables[Admission.__tablename__]

# Built once: a scan must not wait for SQL to be put together.
_HOLDER: Final = (
    select(
        Attendee.id,
        Attendee.event_id,
        Attendee.status,
        Attendee.name,
        Attendee.organisation,
        Attendee.position,
        func.coalesce(Category.name, "").label("category"),
        func.coalesce(Category.colour, "").label("category_colour"),
        Ticket.status.label("ticket_status"),
        Gate.event_id.label("gate_event"),
        Admission.admitted_at,
        Admission.desk,
    )
    .select_from(Attendee)
    .join(Gate, Gate.id == bindparam("gate"))
    .outerjoin(Category, Category.id == Attendee.category_id)
    .outerjoin(
        Admission,
        (Admission.gate_id == bindparam("gate")) & (Admission.attendee_id == Attendee.id),
    )
)
_BY_CODE: Final = _HOLDER.join(Ticket, Ticket.attendee_id == Attendee.id).where(
    Ticket.code == bindparam("code")
)
_BY_ATTENDEE: Final = (
    _HOLDER.outerjoin(
        Ticket, (Ticket.attendee_id == Attendee.id) & (Ticket.status == TicketStatus.VALID)
    )
    .where(Attendee.id == bindparam("attendee"))
    .limit(1)
)
_BY_NONCE: Final = select(Scan.id, Scan.verdict, Scan.attendee_id).where(
    Scan.nonce == bindparam("nonce")
)
_ADMIT: Final = PreparedInsert(_ADMISSIONS, if_new=True)
_LOG: Final = PreparedInsert(Base.metadata.tables[Scan.__tablename__])


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


def check_in(
    store: Store,
    gate_id: GateId,
    raw: str,
    *,
    desk: str,
    nonce: str | None = None,
    now: datetime | None = None,
    may_bounce: bool = True,
) -> ScanResult:
    """Judge what a scanner or a person typed, and let in whom it lets in.

    When this returns, the scan and the admission are on the disk. The same nonce
    again gives the same answer and writes nothing. ``may_bounce`` says that the same
    code right again is the scanner reading twice, which is answered quietly.

    Raises:
        NotSaved: The disk refused: nobody was let in.
    """
    known = first_row(store, _BY_NONCE, {"nonce": nonce}) if nonce else None
    nonce = nonce or secrets.token_hex(16)
    attempt = _Attempt(gate_id, desk, nonce, read_scan(raw), now, may_bounce=may_bounce)
    code = attempt.reading.code
    holder = first_row(store, _BY_CODE, {"gate": gate_id, "code": code}) if code else None
    if known is not None:
        return _result(attempt, known.verdict, holder, known.id)
    return _record(store, attempt, holder)


def admit(
    store: Store,
    gate_id: GateId,
    attendee_id: AttendeeId,
    *,
    desk: str,
    now: datetime | None = None,
) -> ScanResult:
    """Let in somebody who was found by name instead of by code.

    Raises:
        NotFound: They were deleted meanwhile.
        NotSaved: The disk refused: nobody was let in.
    """
    holder = first_row(store, _BY_ATTENDEE, {"gate": gate_id, "attendee": attendee_id})
    if holder is None:
        raise NotFound(Kind.ATTENDEE, attendee_id)
    return _record(store, _Attempt(gate_id, desk, secrets.token_hex(16), _BY_HAND, now), holder)


def cancel_admission(
    store: Store, gate_id: GateId, attendee_id: AttendeeId, *, desk: str
) -> Changes:
    """Take back a check-in; the log keeps both.

    Raises:
        NotFound: They are not in.
    """
    attempt = _Attempt(gate_id, desk, secrets.token_hex(16), _BY_HAND)
    with store.fact(Fact.CANCEL_ADMISSION) as fact:
        gone = fact.connection.execute(
            delete(_ADMISSIONS).where(
                _ADMISSIONS.c.gate_id == gate_id, _ADMISSIONS.c.attendee_id == attendee_id
            )
        )
        if not gone.rowcount:
            raise NotFound(Kind.ADMISSION, attendee_id)
        scan = _log(fact, attempt, Verdict.ADMITTED, attendee_id, cancels=True)
        fact.touched |= {
            Kind.ADMISSION: frozenset({attendee_id}),
            Kind.SCAN: frozenset({scan}),
        }
    return Changes(fact.touched, Fact.CANCEL_ADMISSION.value)


def counters(store: Store, gate_id: GateId) -> Counters:
    """How many the gate expects and how many it let in."""
    expected = (
        select(func.count())
        .select_from(Attendee)
        .join(Gate, Gate.event_id == Attendee.event_id)
        .where(Gate.id == gate_id, Attendee.status == AttendeeStatus.REGISTERED)
    )
    admitted = select(func.count()).select_from(Admission).where(Admission.gate_id == gate_id)
    with store.reading() as connection:
        return Counters(
            connection.execute(expected).scalar_one(), connection.execute(admitted).scalar_one()
        )


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
        )
        .outerjoin(Attendee, Attendee.id == Scan.attendee_id)
        .where(Scan.gate_id == gate_id)
        .order_by(Scan.id.desc())
        .limit(limit)
    )
    return records(store, ScanRow, query)


def last_admission(store: Store, gate_id: GateId, *, desk: str) -> AdmissionRow | None:
    """Whom a desk let in last, of those who are still in: what its "cancel" takes back."""
    query = (
        select(Admission.attendee_id, Attendee.name, Admission.admitted_at)
        .join(Attendee, Attendee.id == Admission.attendee_id)
        .where(Admission.gate_id == gate_id, Admission.desk == desk)
        .order_by(Admission.id.desc())
        .limit(1)
    )
    found = records(store, AdmissionRow, query)
    return found[0] if found else None


def _record(store: Store, attempt: _Attempt, holder: Holder | None) -> ScanResult:
    verdict = _judge(attempt, holder)
    if verdict.quiet:
        return _result(attempt, verdict, holder, None)
    with store.fact(Fact.SCAN) as fact:
        if holder is not None and verdict is Verdict.ADMITTED and not _admit(fact, attempt, holder):
            verdict = Verdict.ALREADY
        scan = _log(fact, attempt, verdict, None if holder is None else holder.id)
        fact.touched[Kind.SCAN] = frozenset({scan})
    return _result(attempt, verdict, holder, scan)


def _judge(attempt: _Attempt, holder: Holder | None) -> Verdict:
    if holder is None:
        return Verdict.NOT_A_TICKET if attempt.reading.code is None else Verdict.UNKNOWN
    since = None
    if attempt.may_bounce and holder.admitted_at is not None and holder.desk == attempt.desk:
        since = (attempt.moment - holder.admitted_at).total_seconds()
    return judge(
        holder.ticket_status or TicketStatus.REVOKED,
        holder.status,
        same_event=holder.event_id == holder.gate_event,
        admitted=holder.admitted_at is not None,
        since_admission=since,
    )


def _admit(fact: FactContext, attempt: _Attempt, holder: Holder) -> bool:
    """Let somebody in. The row count of this one statement decides, never a read before it."""
    row = {
        "gate_id": attempt.gate,
        "attendee_id": holder.id,
        "desk": attempt.desk,
        "admitted_at": attempt.moment,
        "left_at": None,
    }
    fact.touched[Kind.ADMISSION] = frozenset({holder.id})
    return fact.insert(_ADMIT, row).rowcount == 1


def _log(
    fact: FactContext,
    attempt: _Attempt,
    verdict: Verdict,
    attendee: int | None,
    *,
    cancels: bool = False,
) -> int:
    row = {
        "nonce": attempt.nonce,
        "gate_id": attempt.gate,
        "attendee_id": attendee,
        "verdict": verdict,
        "cancels": cancels,
        "raw": attempt.reading.cleaned,
        "desk": attempt.desk,
        "happened_at": attempt.moment,
        "recorded_at": datetime.now(UTC),
        "direction": Direction.IN,
        "forced": False,
        "manual": False,
    }
    scan = fact.insert(_LOG, row).lastrowid
    assert scan is not None  # noqa: S101 - an INSERT of one row has one
    return scan


def _result(
    attempt: _Attempt, verdict: Verdict, holder: Holder | None, scan: int | None
) -> ScanResult:
    reading = attempt.reading
    result = ScanResult(
        verdict, hangul=reading.hangul, caps=reading.caps, scan=scan, nonce=attempt.nonce
    )
    # Another event's guest list is nobody's business at this desk.
    if holder is None or verdict is Verdict.OTHER_EVENT:
        return result
    first_at, first_desk = holder.admitted_at, holder.desk or ""
    if first_at is None and verdict is Verdict.ADMITTED:
        first_at, first_desk = attempt.moment, attempt.desk
    return replace(
        result,
        attendee=AttendeeId(holder.id),
        name=holder.name,
        organisation=holder.organisation,
        position=holder.position,
        category=holder.category,
        category_colour=holder.category_colour,
        first_at=first_at,
        first_desk=first_desk,
    )
