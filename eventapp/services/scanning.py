"""What the desk reads and writes at every scan, put together once.

Whose code it is, what this desk answered last, and the two rows a passage leaves. A scan
must not wait for SQL to be built, so every statement here is made when the module loads.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, exists, func, select, update

from eventapp.domain.arrivals import Span, is_of_later
from eventapp.domain.ids import GateId
from eventapp.domain.kinds import ConsentKind, Direction, Kind, TicketStatus
from eventapp.domain.passages import Standing
from eventapp.domain.tickets import Reading
from eventapp.domain.verdicts import PASSAGES, Verdict
from eventapp.store.engine import driver
from eventapp.store.inserts import PreparedInsert
from eventapp.store.selects import PreparedSelect
from eventapp.store.store import FactContext, Store
from eventapp.store.tables import (
    Admission,
    Attendee,
    Base,
    Category,
    Certificate,
    Consent,
    Gate,
    Scan,
    Ticket,
)

Holder = Any
"""Whose ticket it is and at which gate, as the queries below select them."""

LOOKED_BACK: Final = 8
"""How many scans back this desk may have answered the same code."""

BY_HAND: Final = Reading(None, "", hangul=False, caps=False)

ADMISSIONS: Final = Base.metadata.tables[Admission.__tablename__]

_HOLDER: Final = (
    select(
        Attendee.id,
        Attendee.event_id,
        Attendee.status,
        Attendee.name,
        Attendee.organisation,
        Attendee.position,
        Attendee.category_id,
        Attendee.attention,
        Attendee.guest,
        Attendee.blocked,
        func.coalesce(Category.name, "").label("category"),
        func.coalesce(Category.colour, "").label("category_colour"),
        Ticket.status.label("ticket_status"),
        Gate.event_id.label("gate_event"),
        Gate.reentry,
        Gate.categories,
        Gate.opens_at,
        Gate.closes_at,
        Admission.admitted_at,
        Admission.desk,
        Admission.left_at,
        # One look into the index that keeps answers apart.
        exists()
        .where(
            Consent.attendee_id == Attendee.id,
            Consent.kind == ConsentKind.PERSONAL_DATA,
            Consent.given.is_(False),
        )
        .label("refused_consent"),
    )
    .select_from(Attendee)
    .join(Gate, Gate.id == bindparam("gate"))
    .outerjoin(Category, Category.id == Attendee.category_id)
    .outerjoin(
        Admission,
        (Admission.gate_id == bindparam("gate")) & (Admission.attendee_id == Attendee.id),
    )
)
_SHOWN: Final = (Ticket.attendee_id == Attendee.id) & (Ticket.status == TicketStatus.VALID)
_BY_CODE: Final = PreparedSelect(
    _HOLDER.join(Ticket, Ticket.attendee_id == Attendee.id).where(Ticket.code == bindparam("code"))
)
_BY_ATTENDEE: Final = PreparedSelect(
    _HOLDER.outerjoin(Ticket, _SHOWN).where(Attendee.id == bindparam("attendee")).limit(1)
)
_BY_REFERENCE: Final = PreparedSelect(
    _HOLDER.outerjoin(Ticket, _SHOWN)
    .where(Attendee.reference == bindparam("reference"), Attendee.event_id == Gate.event_id)
    .limit(2)
)
_CERTIFICATE: Final = PreparedSelect(
    select(Certificate.id).where(Certificate.code == bindparam("code"))
)
_GATE: Final = PreparedSelect(select(Gate.id).where(Gate.id == bindparam("gate")))
_BY_NONCE: Final = PreparedSelect(
    select(Scan.id, Scan.verdict, Scan.direction, Scan.forced).where(
        Scan.nonce == bindparam("nonce")
    )
)
_LAST: Final = PreparedSelect(
    select(
        Scan.gate_id,
        Scan.desk,
        Scan.attendee_id,
        Scan.raw,
        Scan.direction,
        Scan.verdict,
        Scan.cancels,
        Scan.happened_at,
        Scan.recorded_at,
    )
    .order_by(Scan.id.desc())
    .limit(LOOKED_BACK)
)
_LEAVE: Final = (
    update(ADMISSIONS)
    .where(
        ADMISSIONS.c.gate_id == bindparam("gate"),
        ADMISSIONS.c.attendee_id == bindparam("attendee"),
        ADMISSIONS.c.left_at.is_(None),
    )
    .values(left_at=bindparam("moment"))
)
_RETURN: Final = (
    update(ADMISSIONS)
    .where(
        ADMISSIONS.c.gate_id == bindparam("gate"),
        ADMISSIONS.c.attendee_id == bindparam("attendee"),
        ADMISSIONS.c.left_at.is_not(None),
    )
    .values(left_at=None)
)
_LOG_OF: Final = (
    select(Scan.verdict, Scan.cancels, Scan.happened_at)
    .where(
        Scan.gate_id == bindparam("gate"),
        Scan.attendee_id == bindparam("attendee"),
        Scan.verdict.in_(PASSAGES),
    )
    .order_by(Scan.id.desc())
)
_PUT_BACK: Final = (
    update(ADMISSIONS)
    .where(
        ADMISSIONS.c.gate_id == bindparam("gate"),
        ADMISSIONS.c.attendee_id == bindparam("attendee"),
    )
    .values(left_at=bindparam("moment"))
)
_TAKE_BACK: Final = delete(ADMISSIONS).where(
    ADMISSIONS.c.gate_id == bindparam("gate"), ADMISSIONS.c.attendee_id == bindparam("attendee")
)
_ADMIT: Final = PreparedInsert(ADMISSIONS, if_new=True)
_LOG: Final = PreparedInsert(Base.metadata.tables[Scan.__tablename__])


@dataclass(slots=True)
class Attempt:
    """One scan on its way: at which gate and desk, which way, when, and what was read.

    ``bounce`` is for how many seconds the same code again is the scanner reading twice, None
    never. ``manual`` was written on paper first, and is entered now. ``days`` are those of the
    event, once it matters on which of them somebody came in.
    """

    gate: GateId
    desk: str
    nonce: str
    reading: Reading
    moment: datetime
    direction: Direction = Direction.IN
    bounce: float | None = None
    force: bool = False
    manual: bool = False
    clock_back: bool = False
    days: tuple[Span, ...] = ()


def holder_of_code(store: Store, gate: GateId, code: str) -> Holder | None:
    """Whose ticket has a code of ours."""
    return _first(store, _BY_CODE, gate=gate, code=code)


def holder_of_reference(store: Store, gate: GateId, reference: str) -> Holder | None:
    """Whose registration came with another system's code; None when several did."""
    with store.reading() as connection:
        parameters = {"gate": gate, "reference": reference}
        found = _BY_REFERENCE.all(driver(connection), parameters)
    return found[0] if len(found) == 1 else None


def holder_of_attendee(store: Store, gate: GateId, attendee: int) -> Holder | None:
    """An attendee with the ticket they have now."""
    return _first(store, _BY_ATTENDEE, gate=gate, attendee=attendee)


def is_certificate(store: Store, code: str) -> bool:
    """Whether a code stands on a certificate, which lets nobody in."""
    return _first(store, _CERTIFICATE, code=code) is not None


def gate_exists(store: Store, gate: GateId) -> bool:
    """Whether a gate is there (still)."""
    return _first(store, _GATE, gate=gate) is not None


def scan_of_nonce(store: Store, nonce: str) -> Holder | None:
    """The scan that was logged under a nonce."""
    return _first(store, _BY_NONCE, nonce=nonce)


def last_scans(store: Store) -> list[Holder]:
    """The few newest scans of the workspace, newest first."""
    with store.reading() as connection:
        return _LAST.all(driver(connection), {})


def _first(store: Store, query: PreparedSelect, **parameters: Any) -> Holder | None:  # noqa: ANN401 - values of the query
    with store.reading() as connection:
        return query.first(driver(connection), parameters)


def begins_day(connection: Connection, attempt: Attempt, holder: Holder) -> bool:
    """Whether somebody inside since an earlier day of the event comes in first on this one.

    Who forgot to be scanned out on an evening left all the same.
    """
    if not is_of_later(attempt.moment, holder.admitted_at, attempt.days):
        return False
    return all(
        scan.verdict is Verdict.LEFT or is_of_later(attempt.moment, scan.happened_at, attempt.days)
        for scan in _standing(connection, attempt.gate, holder.id)
    )


def pass_gate(fact: FactContext, attempt: Attempt, holder: Holder, verdict: Verdict) -> bool:
    """Let somebody through. What is on the disk by now decides, never what was read before."""
    attendee = holder.id
    fact.touched[Kind.ADMISSION] = frozenset({attendee})
    if verdict is Verdict.READMITTED and holder.left_at is None:
        return begins_day(fact.connection, attempt, holder)
    if verdict is Verdict.ADMITTED:
        row = {
            "gate_id": attempt.gate,
            "attendee_id": attendee,
            "desk": attempt.desk,
            "admitted_at": attempt.moment,
            "left_at": None,
        }
        return fact.insert(_ADMIT, row).rowcount == 1
    statement = _LEAVE if verdict is Verdict.LEFT else _RETURN
    parameters: dict[str, Any] = {"gate": attempt.gate, "attendee": attendee}
    if verdict is Verdict.LEFT:
        parameters["moment"] = attempt.moment
    return fact.connection.execute(statement, parameters).rowcount == 1


def take_back(fact: FactContext, attempt: Attempt, attendee: int, verdict: Verdict) -> bool:
    """Undo what a passage did to the admission; tells whether there was anything to undo.

    An admission is taken back with all that came after it. A return or an exit must be the
    last passage there is, and what was before it says where they are.
    """
    fact.touched[Kind.ADMISSION] = frozenset({attendee})
    parameters: dict[str, Any] = {"gate": attempt.gate, "attendee": attendee}
    if verdict is Verdict.ADMITTED:
        return fact.connection.execute(_TAKE_BACK, parameters).rowcount == 1
    standing = _standing(fact.connection, attempt.gate, attendee)
    last, before = next(standing, None), next(standing, None)
    if last is None or last.verdict is not verdict:
        return False
    parameters["moment"] = None
    if before is not None and before.verdict is Verdict.LEFT:
        parameters["moment"] = before.happened_at
    return fact.connection.execute(_PUT_BACK, parameters).rowcount == 1


def _standing(connection: Connection, gate: GateId, attendee: int) -> Iterator[Any]:
    """Somebody's passages at a gate that were not taken back, newest first."""
    log: Standing[int] = Standing()
    # There is no index on whom a scan was of: this reads the log, as rarely as somebody errs.
    for scan in connection.execute(_LOG_OF, {"gate": gate, "attendee": attendee}).all():
        if log.stands(attendee, scan.verdict, cancels=scan.cancels):
            yield scan


def log_scan(
    fact: FactContext,
    attempt: Attempt,
    verdict: Verdict,
    attendee: int | None,
    *,
    forced: bool = False,
    cancels: bool = False,
) -> int:
    """Write one attempt down and return its number."""
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
        "direction": attempt.direction,
        "forced": forced,
        "manual": attempt.manual,
    }
    scan = fact.insert(_LOG, row).lastrowid
    assert scan is not None  # noqa: S101 - an INSERT of one row has one
    fact.touched[Kind.SCAN] = frozenset({scan})
    return scan
