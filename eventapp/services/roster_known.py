"""Who is registered already, as a list is compared with them: values, free of the store."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import func, select

from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import AttendeeStatus, ConsentKind, ConsentSource
from eventapp.store.store import Store
from eventapp.store.tables import Attendee, Category, Consent, OwnField


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
    """What somebody said to one consent; what they said elsewhere is newer than any list."""

    given: bool
    from_list: bool


@dataclass(frozen=True, slots=True)
class KnownAttendees:
    """Everybody of one event, its categories' names and own fields' names by their numbers."""

    attendees: Sequence[KnownAttendee]
    consents: Mapping[AttendeeId, Mapping[ConsentKind, Answer]]
    categories: frozenset[str]
    own_fields: Mapping[str, str]


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
        select(Consent.attendee_id, Consent.kind, Consent.given, Consent.source)
        .join(Attendee, Attendee.id == Consent.attendee_id)
        .where(Attendee.event_id == event_id)
    )
    consents: dict[AttendeeId, dict[ConsentKind, Answer]] = defaultdict(dict)
    categories = select(Category.name, Category.name_en).where(Category.event_id == event_id)
    fields = (
        select(OwnField.id, OwnField.name)
        .where(OwnField.event_id == event_id)
        .order_by(OwnField.position.desc(), OwnField.id.desc())
    )
    with store.reading() as connection:
        attendees = list(map(KnownAttendee._make, connection.execute(people)))
        for attendee, kind, given, source in connection.execute(answers):
            consents[AttendeeId(attendee)][kind] = Answer(given, source is ConsentSource.FORM)
        names = {name for row in connection.execute(categories) for name in row if name}
        own_fields = {name: str(number) for number, name in connection.execute(fields)}
    return KnownAttendees(attendees, dict(consents), frozenset(names), own_fields)
