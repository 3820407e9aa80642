"""The front desk (접수): one scan in, one verdict out, nothing acknowledged lost."""

import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import select

from eventapp.domain.errors import NotFound
from eventapp.domain.hangul import typed_as_latin
from eventapp.domain.ids import NO_CATEGORY, AttendeeId, EventId, GateId
from eventapp.domain.kinds import Direction, Kind, Reentry, TicketStatus
from eventapp.domain.steps import Fact
from eventapp.domain.tickets import Reading, is_unguessable, read_scan
from eventapp.domain.verdicts import (
    BOUNCE_SECONDS,
    FORCEABLE,
    GateRules,
    Presence,
    ScanResult,
    Verdict,
    is_bounce,
    judge,
)
from eventapp.services.desk_lock import refuse_at_desk
from eventapp.services.reading import records
from eventapp.services.scanning import (
    BY_HAND,
    Attempt,
    Holder,
    begins_day,
    gate_exists,
    holder_of_attendee,
    holder_of_code,
    holder_of_reference,
    is_certificate,
    last_scans,
    log_scan,
    pass_gate,
    scan_of_nonce,
)
from eventapp.services.spans import days_at
from eventapp.store.store import Store
from eventapp.store.tables import Attendee


def check_in(
    store: Store,
    gate_id: GateId,
    raw: str,
    *,
    desk: str,
    direction: Direction = Direction.IN,
    nonce: str | None = None,
    now: datetime | None = None,
    bounce: float | None = BOUNCE_SECONDS,
) -> ScanResult:
    """Judge what a scanner or a person typed, and let through whom it lets through.

    When this returns, the scan and the admission are on the disk. The same nonce
    again gives the same answer and writes nothing. For ``bounce`` seconds the same code at
    the same desk is the scanner reading twice, which is answered quietly; None never is.

    Raises:
        NotFound: The gate was deleted meanwhile.
        NotSaved: The disk refused: nobody was let through.
    """
    known = scan_of_nonce(store, nonce) if nonce else None
    reading = read_scan(raw)
    moment = now or datetime.now(UTC)
    attempt = Attempt(
        gate_id, desk, nonce or secrets.token_hex(16), reading, moment, direction, bounce
    )
    holder = _holder(store, gate_id, reading)
    if holder is None and not gate_exists(store, gate_id):
        raise NotFound(Kind.GATE, gate_id)
    return _answered(attempt, known, holder) or _record(store, attempt, holder)


def admit(
    store: Store,
    gate_id: GateId,
    attendee_id: AttendeeId,
    *,
    desk: str,
    direction: Direction = Direction.IN,
    now: datetime | None = None,
    force: bool = False,
    manual: bool = False,
    nonce: str | None = None,
) -> ScanResult:
    """Let through somebody who was found by name instead of by code.

    ``force`` says that it happened already, or that an organiser decided so: what refuses
    them is passed over and the scan is marked. ``manual`` is entered afterwards from paper,
    ``now`` then being when it was written there. The same nonce again gives the same answer.

    Raises:
        DeskRoleActive: The desk may not pass over a refusal.
        NotFound: They were deleted meanwhile, or the gate was.
        NotSaved: The disk refused: nobody was let through.
    """
    if force:
        refuse_at_desk(store)
    holder = holder_of_attendee(store, gate_id, attendee_id)
    if holder is None and not gate_exists(store, gate_id):
        raise NotFound(Kind.GATE, gate_id)
    if holder is None:
        raise NotFound(Kind.ATTENDEE, attendee_id)
    known = scan_of_nonce(store, nonce) if nonce else None
    moment = now or datetime.now(UTC)
    attempt = Attempt(gate_id, desk, nonce or secrets.token_hex(16), BY_HAND, moment, direction)
    attempt.force, attempt.manual = force, manual
    return _answered(attempt, known, holder) or _record(store, attempt, holder)


def knows(store: Store, gate_id: GateId, raw: str) -> bool:
    """Whether a text is a code that lets somebody in: a ticket's, or another system's own."""
    return _holder(store, gate_id, read_scan(raw)) is not None


def referred(store: Store, event_id: EventId, raw: str) -> tuple[AttendeeId, ...]:
    """Whose registration came with a code another system gave, however easily guessed.

    They are to be looked at, for what anybody can guess lets nobody in by itself.
    """
    query = select(Attendee.id).where(Attendee.event_id == event_id).order_by(Attendee.id)
    written = [text for text in _ways_to_write(read_scan(raw)) if text]
    return records(store, AttendeeId, query.where(Attendee.reference.in_(written)))


def _holder(store: Store, gate: GateId, reading: Reading) -> Holder | None:
    if reading.code is not None:
        holder = holder_of_code(store, gate, reading.code)
        if holder is not None:
            return holder
    # Another system's code may have the form of ours.
    for reference in _ways_to_write(reading):
        if is_unguessable(reference):
            holder = holder_of_reference(store, gate, reference)
            if holder is not None:
                return holder
    return None


def _ways_to_write(reading: Reading) -> Iterable[str]:
    """A code as it arrived, and as it was before Hangul input."""
    return dict.fromkeys((reading.cleaned, typed_as_latin(reading.cleaned)))


def _answered(attempt: Attempt, known: Holder | None, holder: Holder | None) -> ScanResult | None:
    """What was answered under the same nonce; None when nothing was."""
    if known is None:
        return None
    attempt.direction = known.direction
    return _result(attempt, known.verdict, holder, known.id, forced=known.forced)


def _record(store: Store, attempt: Attempt, holder: Holder | None) -> ScanResult:
    refused = _judge(store, attempt, holder)
    forced = attempt.force and refused in FORCEABLE
    verdict = _passage(store, attempt, holder) if forced else refused
    before = last_scans(store)
    # The previous scan was recorded later than now: the clock was set back (not by a manual
    # entry, whose moment is meant to lie in the past).
    attempt.clock_back = bool(
        before and not attempt.manual and datetime.now(UTC) < before[0].recorded_at
    )
    bounced = _bounce(attempt, holder, verdict, before)
    if bounced is not None:
        return _result(attempt, bounced, holder, None)
    with store.fact(Fact.SCAN) as fact:
        if (
            holder is not None
            and (verdict in {Verdict.ADMITTED, Verdict.LEFT} or _returns(verdict, holder))
            and not pass_gate(fact, attempt, holder, verdict)
        ):
            verdict = Verdict.NOT_INSIDE if verdict is Verdict.LEFT else Verdict.ALREADY
        scan = log_scan(
            fact, attempt, verdict, None if holder is None else holder.id, forced=forced
        )
    return _result(attempt, verdict, holder, scan, forced=forced)


def _returns(verdict: Verdict, holder: Holder) -> bool:
    """Whether somebody comes back who left, if only for the night; else nothing is changed."""
    left = holder.left_at is not None or holder.reentry is Reentry.AFTER_EXIT
    return verdict is Verdict.READMITTED and left


def _bounce(
    attempt: Attempt, holder: Holder | None, verdict: Verdict, before: list[Holder]
) -> Verdict | None:
    if attempt.bounce is None:
        return None
    attendee = None if holder is None else holder.id
    for scan in before:
        if (scan.gate_id, scan.desk, scan.attendee_id) != (attempt.gate, attempt.desk, attendee):
            continue
        if attendee is None and scan.raw != attempt.reading.cleaned:
            continue
        # A clock set back gives a negative time, which tells nothing.
        since = (attempt.moment - scan.happened_at).total_seconds()
        if scan.cancels or scan.direction is not attempt.direction:
            return None
        return is_bounce(verdict, scan.verdict) if 0 <= since <= attempt.bounce else None
    return None


def _judge(store: Store, attempt: Attempt, holder: Holder | None) -> Verdict:
    if holder is None:
        code = attempt.reading.code
        if code is None:
            return Verdict.NOT_A_TICKET
        return Verdict.CERTIFICATE if is_certificate(store, code) else Verdict.UNKNOWN
    return judge(
        holder.ticket_status or TicketStatus.REVOKED,
        holder.status,
        same_event=holder.event_id == holder.gate_event,
        blocked=holder.blocked,
        presence=_presence(store, attempt, holder),
        rules=_rules(attempt, holder),
        direction=attempt.direction,
    )


def _passage(store: Store, attempt: Attempt, holder: Holder | None) -> Verdict:
    """The verdict with every refusal that can be passed over passed over."""
    assert holder is not None  # noqa: S101 - only somebody known is forced
    return judge(
        TicketStatus.VALID,
        presence=_presence(store, attempt, holder),
        rules=GateRules(holder.reentry),
        direction=attempt.direction,
    )


def _presence(store: Store, attempt: Attempt, holder: Holder) -> Presence:
    if holder.admitted_at is None:
        return Presence.EXPECTED
    if holder.left_at is not None:
        return Presence.OUTSIDE
    # Where everybody comes back as they like, or nobody, a new day changes nothing.
    if attempt.direction is Direction.IN and holder.reentry is Reentry.AFTER_EXIT:
        attempt.days = days_at(store, attempt.gate)
        with store.reading() as connection:
            if begins_day(connection, attempt, holder):
                return Presence.OUTSIDE
    return Presence.INSIDE


def _rules(attempt: Attempt, holder: Holder) -> GateRules:
    let_in = holder.categories.split()
    return GateRules(
        holder.reentry,
        lets_in_category=not let_in or str(holder.category_id or NO_CATEGORY) in let_in,
        is_open=(holder.opens_at is None or holder.opens_at <= attempt.moment)
        and (holder.closes_at is None or attempt.moment < holder.closes_at),
    )


def _result(
    attempt: Attempt,
    verdict: Verdict,
    holder: Holder | None,
    scan: int | None,
    *,
    forced: bool = False,
) -> ScanResult:
    reading = attempt.reading
    result = ScanResult(
        verdict,
        direction=attempt.direction,
        forced=forced,
        hangul=reading.hangul,
        caps=reading.caps,
        clock_back=attempt.clock_back,
        scan=scan,
        nonce=attempt.nonce,
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
        attention=holder.attention,
        guest=holder.guest,
        refused_consent=holder.refused_consent,
        first_at=first_at,
        first_desk=first_desk,
        left_at=attempt.moment if verdict is Verdict.LEFT else holder.left_at,
    )
