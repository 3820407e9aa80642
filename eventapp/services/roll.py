"""The numbers of the paper list (비상용 참가자 명단), by which the desk enters it afterwards.

A number must mean the same person on every list that was ever printed, whoever was
registered, renamed or deleted in between. So it is the registration's own number, which
is never given twice, and no count along the list.
"""

from collections.abc import Iterable
from typing import Final

from eventapp.domain.ids import AttendeeId, EventId
from eventapp.services.attendees import AttendeeRow, list_attendees
from eventapp.store.store import Store

_HIGHEST: Final = 2**63 - 1
"""What SQLite can look for at all: a number of many digits is nobody's."""


def roll_number(attendee_id: AttendeeId) -> int:
    """The number that stands before somebody on every paper list."""
    return int(attendee_id)


def attendee_by_number(store: Store, event_id: EventId, number: int) -> AttendeeRow | None:
    """Whom a number on a paper list means, whatever their status; None if nobody of this event."""
    return attendees_by_number(store, event_id, [number]).get(number)


def attendees_by_number(
    store: Store, event_id: EventId, numbers: Iterable[int]
) -> dict[int, AttendeeRow]:
    """Whom many numbers mean, read at once; numbers that are nobody's are left out."""
    wanted = [AttendeeId(number) for number in numbers if 0 < number <= _HIGHEST]
    return {roll_number(row.id): row for row in list_attendees(store, event_id, wanted)}
