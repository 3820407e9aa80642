"""Freeze the desk's paper list."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from eventapp.domain.documents import RollEntry, RollSnapshot
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import AttendeeStatus
from eventapp.domain.roll import last_digits
from eventapp.services.attendees import AttendeeRow, list_attendees
from eventapp.services.events import event_facts
from eventapp.services.roll import roll_number
from eventapp.services.snapshots.common import printed_event
from eventapp.store.store import Store


def roll_snapshot(store: Store, event_id: EventId, *, now: datetime | None = None) -> RollSnapshot:
    """The desk's paper list: everybody who may come, and who is in already.

    Who cancelled is not on it; who waits is, and says so.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    zone = ZoneInfo(event_facts(store, event_id).time_zone)
    return RollSnapshot(
        event=printed_event(store, event_id),
        taken_at=(now or datetime.now(UTC)).astimezone(zone),
        entries=tuple(
            _roll_entry(row, zone)
            for row in list_attendees(store, event_id)
            if row.status is not AttendeeStatus.CANCELLED
        ),
    )


def _roll_entry(row: AttendeeRow, zone: ZoneInfo) -> RollEntry:
    return RollEntry(
        number=roll_number(row.id),
        name=row.name,
        name_en=row.name_en,
        organisation=row.organisation,
        position=row.position,
        phone_end=last_digits(row.phone),
        category=row.category,
        category_en=row.category_en,
        admitted_at=None if row.admitted_at is None else row.admitted_at.astimezone(zone),
        waiting=row.status is AttendeeStatus.WAITING,
        blocked=row.blocked,
        note=row.attention,
        attendee=row.id,
    )
