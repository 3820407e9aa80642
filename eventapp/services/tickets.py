"""Tickets (입장권): given, revoked, given anew, and what became of each of somebody's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, insert, select, update

from eventapp.domain.changes import Changes
from eventapp.domain.ids import AttendeeId, TicketCode
from eventapp.domain.kinds import TicketStatus
from eventapp.domain.steps import Step
from eventapp.domain.tickets import new_code
from eventapp.services.fields import find_row
from eventapp.services.reading import records
from eventapp.store.store import StepContext, Store
from eventapp.store.tables import Attendee, JournalEntry, JournalStep, Ticket

_MOST_AT_ONCE = 10_000
"""Ids in one query: SQLite allows 32,766 parameters."""


@dataclass(frozen=True, slots=True)
class TicketRow:
    """One code of an attendee.

    ``revoked_at`` is None for one that still opens a gate, and for one of whose revoking
    the workspace has no memory any more.
    """

    id: int
    code: TicketCode
    status: TicketStatus
    issued_at: datetime
    revoked_at: datetime | None = None


def ticket_history(store: Store, attendee_id: AttendeeId) -> tuple[TicketRow, ...]:
    """Every code an attendee was ever given, the newest first."""
    revoked = (
        select(func.max(JournalStep.happened_at))
        .join(JournalEntry, JournalEntry.step_id == JournalStep.id)
        .where(
            JournalEntry.table_name == Ticket.__tablename__,
            JournalEntry.last_id == Ticket.id,
            JournalStep.undone.is_(False),
            Ticket.status == TicketStatus.REVOKED,
            func.json_extract(JournalEntry.after, "$.status") == TicketStatus.REVOKED.value,
            func.json_extract(JournalEntry.before, "$.status") != TicketStatus.REVOKED.value,
        )
        .correlate(Ticket)
        .scalar_subquery()
    )
    query = (
        select(Ticket.id, Ticket.code, Ticket.status, Ticket.issued_at, revoked)
        .where(Ticket.attendee_id == attendee_id)
        .order_by(Ticket.id.desc())
    )
    return records(store, TicketRow, query)


def revoke_tickets(store: Store, attendee_ids: Sequence[AttendeeId]) -> Changes:
    """Let no code of these attendees open a gate any more, as one step.

    Raises:
        NotFound: One was deleted meanwhile; nothing changed.
    """
    with store.step(Step.REVOKE_TICKET, _subject(store, attendee_ids)) as step:
        _revoke(step, attendee_ids)
    return step.changes


def reissue_tickets(store: Store, attendee_ids: Sequence[AttendeeId]) -> Changes:
    """Revoke these attendees' tickets and give each a new one, as one step.

    Raises:
        NotFound: One was deleted meanwhile; nothing changed.
    """
    with store.step(Step.REISSUE_TICKET, _subject(store, attendee_ids)) as step:
        _revoke(step, attendee_ids)
        issue_tickets(step, attendee_ids)
    return step.changes


def reissue_ticket(store: Store, attendee_id: AttendeeId) -> Changes:
    """Revoke an attendee's tickets and give them a new one."""
    return reissue_tickets(store, [attendee_id])


def issue_tickets(step: StepContext, attendee_ids: Sequence[int]) -> None:
    """Give each of these attendees a new ticket, within a step."""
    now = datetime.now(UTC)
    rows = [
        {
            "attendee_id": attendee_id,
            "code": new_code(),
            "status": TicketStatus.VALID,
            "issued_at": now,
        }
        for attendee_id in attendee_ids
    ]
    if rows:
        step.session.execute(insert(Ticket), rows)


def _revoke(step: StepContext, attendee_ids: Sequence[AttendeeId]) -> None:
    """Revoke spare tickets, too: whoever has lost one may have lost the other."""
    for attendee_id in attendee_ids:
        find_row(step, Attendee, attendee_id)
    for chunk in _chunks(attendee_ids):
        step.session.execute(
            update(Ticket)
            .where(Ticket.attendee_id.in_(chunk), Ticket.status != TicketStatus.REVOKED)
            .values(status=TicketStatus.REVOKED)
        )


def _subject(store: Store, attendee_ids: Sequence[AttendeeId]) -> str:
    """Whom the step is about, where it is one."""
    if len(attendee_ids) != 1:
        return ""
    query = select(Attendee.name).where(Attendee.id == attendee_ids[0])
    return next(iter(records(store, str, query)), "")


def _chunks(ids: Sequence[AttendeeId]) -> Iterator[Sequence[AttendeeId]]:
    return (ids[start : start + _MOST_AT_ONCE] for start in range(0, len(ids), _MOST_AT_ONCE))
