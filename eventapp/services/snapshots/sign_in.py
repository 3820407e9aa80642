"""Freeze the sheet to sign."""

from eventapp.domain.ids import EventId
from eventapp.domain.kinds import AttendeeStatus, Origin
from eventapp.domain.roll import last_digits
from eventapp.domain.sign_in import SignInEntry, SignInSnapshot
from eventapp.services.attendees import AttendeeRow, list_attendees
from eventapp.services.snapshots.common import printed_event
from eventapp.store.store import Store


def sign_in_snapshot(store: Store, event_id: EventId) -> SignInSnapshot:
    """Everybody who is registered and may come in.

    Everybody at the table reads the sheet: nothing on it says who waits or may not come.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    return SignInSnapshot(
        event=printed_event(store, event_id),
        entries=tuple(
            _entry(row)
            for row in list_attendees(store, event_id)
            if row.status is AttendeeStatus.REGISTERED and not row.blocked
        ),
    )


def _entry(row: AttendeeRow) -> SignInEntry:
    return SignInEntry(
        name=row.name,
        name_en=row.name_en,
        organisation=row.organisation,
        position=row.position,
        phone_end=last_digits(row.phone),
        category=row.category,
        category_en=row.category_en,
        walk_in=row.origin is Origin.WALK_IN,
        attendee=row.id,
    )
