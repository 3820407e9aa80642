"""Who is registered already, as a list is compared with them: values, free of the store."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import func, select

from eventapp.domain.ids import AttendeeId, CategoryId, EventId
from eventapp.domain.kinds import AttendeeStatus, ConsentKind, ConsentSource
from eventapp.hurry import hurrying
from eventapp.services.own_fields import OwnFieldRow, list_own_fields
from eventapp.services.registration import Capacities, capacities
from eventapp.store.store import Store
from eventapp.store.tables import Attendee, Category, Consent


class KnownAttendee(NamedTuple):
    """A registration that is there; ``own`` is by the field's number, as it is kept."""

    id: AttendeeId
    name: str
    name_en: str
    organisation: str
    department: str
    position: str
    email: str
    phone: str
    category: str
    status: AttendeeStatus
    reference: str
    notes: str
    own: Mapping[str, Any]


class Answer(NamedTuple):
    """What somebody said to one consent, where and when."""

    given: bool
    from_list: bool
    given_at: datetime


@dataclass(frozen=True, slots=True)
class KnownAttendees:
    """Everybody of one event, its categories and own fields by name, and its places."""

    attendees: Sequence[KnownAttendee]
    consents: Mapping[AttendeeId, Mapping[ConsentKind, Answer]]
    categories: Mapping[str, CategoryId]
    own_fields: Mapping[str, OwnFieldRow]
    places: Capacities


def known_attendees(store: Store, event_id: EventId) -> KnownAttendees:
    """Read everybody who is registered; nothing of it needs the store any more."""
    people = (
        select(
            Attendee.id,
            Attendee.name,
            Attendee.name_en,
            Attendee.organisation,
            Attendee.department,
            Attendee.position,
            Attendee.email,
            Attendee.phone,
            func.coalesce(Category.name, ""),
            Attendee.status,
            Attendee.reference,
            Attendee.notes,
            Attendee.own,
        )
        .outerjoin(Category, Category.id == Attendee.category_id)
        .where(Attendee.event_id == event_id)
        .order_by(Attendee.id)
    )
    answers = (
        select(Consent.attendee_id, Consent.kind, Consent.given, Consent.source, Consent.given_at)
        .join(Attendee, Attendee.id == Consent.attendee_id)
        .where(Attendee.event_id == event_id)
    )
    consents: dict[AttendeeId, dict[ConsentKind, Answer]] = defaultdict(dict)
    categories = (
        select(Category.id, Category.name, Category.name_en)
        .where(Category.event_id == event_id)
        .order_by(Category.id.desc())
    )
    with hurrying(), store.reading() as connection:
        attendees = list(map(KnownAttendee._make, connection.execute(people)))
        for attendee, kind, given, source, moment in connection.execute(answers):
            from_list = source is ConsentSource.FORM
            consents[AttendeeId(attendee)][kind] = Answer(given, from_list, moment)
        names = {
            name: CategoryId(number)
            for number, *both in connection.execute(categories)
            for name in reversed(both)
            if name
        }
        own_fields = list_own_fields(store, event_id)
        places = capacities(store, event_id)
    return KnownAttendees(
        attendees,
        dict(consents),
        names,
        own_fields={row.name: row for row in reversed(own_fields)},
        places=places,
    )
