"""Who has a badge, without reading all that is on it: very many do."""

from sqlalchemy import func, select

from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import AttendeeStatus, TicketStatus
from eventapp.services.reading import Query, first_row, records
from eventapp.store.store import Store
from eventapp.store.tables import Attendee, Ticket


def badge_holders(store: Store, event_id: EventId) -> tuple[AttendeeId, ...]:
    """Everybody registered who has a ticket and may come in, by name."""
    return records(store, AttendeeId, _holders(event_id).order_by(Attendee.name, Attendee.id))


def longest_named(store: Store, event_id: EventId) -> AttendeeId | None:
    """Whose name takes the most letters, in whichever language; None where there is nobody."""
    letters = func.max(func.length(Attendee.name), func.length(Attendee.name_en))
    row = first_row(store, _holders(event_id).order_by(letters.desc(), Attendee.id).limit(1))
    return None if row is None else AttendeeId(row.id)


def _holders(event_id: EventId) -> Query:
    return (
        select(Attendee.id)
        .join(Ticket, (Ticket.attendee_id == Attendee.id) & (Ticket.status == TicketStatus.VALID))
        .where(
            Attendee.event_id == event_id,
            Attendee.status == AttendeeStatus.REGISTERED,
            Attendee.blocked.is_(False),
        )
    )
