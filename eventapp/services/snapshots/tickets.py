"""Freeze the tickets of those who are registered."""

from collections.abc import Iterable

from eventapp.domain.documents import PrintedTicket, TicketSnapshot
from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import AttendeeStatus
from eventapp.services.attendees import list_attendees
from eventapp.services.programme import list_sessions
from eventapp.services.snapshots.common import printed_event, printed_organisations
from eventapp.store.store import Store


def ticket_snapshot(
    store: Store, event_id: EventId, only: Iterable[AttendeeId] | None = None
) -> TicketSnapshot:
    """A ticket for everybody registered who has one, by name, or for those of ``only``.

    Whoever is blocked gets none, as they get no badge, unless they are named in ``only``.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    event = printed_event(store, event_id)
    starts = [
        session.start
        for session in list_sessions(store, event_id)
        if session.public and event.days and session.date == event.days[0]
    ]
    return TicketSnapshot(
        event=event,
        begins=min(starts, default=None),
        organisations=printed_organisations(store, event_id),
        tickets=printed_tickets(store, event_id, only),
    )


def printed_tickets(
    store: Store, event_id: EventId, only: Iterable[AttendeeId] | None = None
) -> tuple[PrintedTicket, ...]:
    """What a ticket says of each person who is registered and has one, by name."""
    return tuple(
        PrintedTicket(
            attendee=row.id,
            name=row.name,
            name_en=row.name_en,
            organisation=row.organisation,
            category=row.category,
            category_en=row.category_en,
            category_colour=row.category_colour,
            code=row.code,
        )
        for row in list_attendees(store, event_id, only)
        if row.code is not None
        and row.status is AttendeeStatus.REGISTERED
        and (only is not None or not row.blocked)
    )
