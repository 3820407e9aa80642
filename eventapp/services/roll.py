"""The numbers of the paper list (비상용 참가자 명단), by which the desk enters it afterwards.

A number must mean the same person on every list that was ever printed, whoever was
registered, renamed or deleted in between. So it is the registration's own number, which
is never given twice, and no count along the list.
"""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import func, select

from eventapp.domain.ids import AttendeeId, EventId
from eventapp.services.attendees import AttendeeRow, list_attendees
from eventapp.services.reading import first_row
from eventapp.store.store import Store
from eventapp.store.tables import Attendee, JournalEntry, JournalStep, Ticket

_HIGHEST: Final = 2**63 - 1
"""What SQLite can look for at all: a number of many digits is nobody's."""


def roll_number(attendee_id: AttendeeId) -> int:
    """The number that stands before somebody on every paper list."""
    return int(attendee_id)


def attendee_by_number(store: Store, event_id: EventId, number: int) -> AttendeeRow | None:
    """Whom a number on a paper list means, whatever their status; None if nobody of this event.

    The number of a registration that was merged with another is that other's, as long as the
    merger can still be undone.
    """
    seen: set[int] = set()
    while number not in seen:
        found = attendees_by_number(store, event_id, [number]).get(number)
        if found is not None or not 0 < number <= _HIGHEST:
            return found
        seen.add(number)
        number = _merged_into(store, number) or number
    return None


def was_given(store: Store, number: int) -> bool:
    """Whether a number that is nobody's now was somebody's: merged or deleted since.

    That the very last ones were given is forgotten with them.
    """
    row = first_row(store, select(func.max(Attendee.id)))
    there = first_row(store, select(Attendee.id).where(Attendee.id == min(number, _HIGHEST)))
    return row is not None and there is None and 0 < number < (row[0] or 0)


def attendees_by_number(
    store: Store, event_id: EventId, numbers: Iterable[int]
) -> dict[int, AttendeeRow]:
    """Whom many numbers mean, read at once; numbers that are nobody's are left out."""
    wanted = [AttendeeId(number) for number in numbers if 0 < number <= _HIGHEST]
    return {roll_number(row.id): row for row in list_attendees(store, event_id, wanted)}


def _merged_into(store: Store, number: int) -> int | None:
    """Who has the tickets now of a registration that is gone: a merger gave them to somebody."""
    before = func.json_extract(JournalEntry.before, "$.attendee_id")
    after = func.json_extract(JournalEntry.after, "$.attendee_id")
    query = (
        select(after)
        .join(JournalStep, JournalStep.id == JournalEntry.step_id)
        .where(
            JournalEntry.table_name == Ticket.__tablename__,
            JournalStep.undone.is_(False),
            before == number,
            after != number,
        )
        .order_by(JournalEntry.id.desc())
        .limit(1)
    )
    row = first_row(store, query)
    return None if row is None else int(row[0])
