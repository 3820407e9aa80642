"""Freeze the list of the guests of honour."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from eventapp.domain.guest_list import GuestListSnapshot, PrintedGuest
from eventapp.domain.ids import EventId
from eventapp.services.events import event_facts
from eventapp.services.protocol import guests_in_protocol_order
from eventapp.services.snapshots.common import printed_event
from eventapp.store.store import Store


def guest_list_snapshot(
    store: Store, event_id: EventId, *, now: datetime | None = None
) -> GuestListSnapshot:
    """The guests who have not cancelled, in the order they are named, and who is there.

    The moment is cut to its minute, as it is printed: a list nothing happened to is the same.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    zone = ZoneInfo(event_facts(store, event_id).time_zone)
    taken_at = (now or datetime.now(UTC)).astimezone(zone).replace(second=0, microsecond=0)
    return GuestListSnapshot(
        event=printed_event(store, event_id),
        taken_at=taken_at,
        guests=tuple(
            PrintedGuest(
                name=guest.name,
                name_en=guest.name_en,
                position=guest.position,
                organisation=guest.organisation,
                office=guest.office,
                note=guest.attention,
                arrived=guest.arrival(zone),
                attendee=guest.id,
            )
            for guest in guests_in_protocol_order(store, event_id)
        ),
    )
