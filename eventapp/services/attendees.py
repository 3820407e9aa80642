"""Registrations for one event (참가자), their categories and tickets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypedDict, Unpack

from sqlalchemy import delete, func, insert, select

from eventapp.domain.changes import Changes
from eventapp.domain.errors import InUse, NotFound
from eventapp.domain.ids import AttendeeId, CategoryId, EventId, TicketCode
from eventapp.domain.kinds import AttendeeStatus, Kind, Origin, TicketStatus
from eventapp.domain.steps import Step
from eventapp.services.fields import add_row, cleaned, edit_row, find_row
from eventapp.services.reading import Query, first_row, records
from eventapp.services.tickets import issue_tickets as issue_tickets  # noqa: PLC0414 - given on
from eventapp.services.tickets import reissue_ticket as reissue_ticket  # noqa: PLC0414 - given on
from eventapp.store.store import Store
from eventapp.store.tables import Admission, Attendee, Category, Event, Gate, Ticket


class AttendeeFields(TypedDict, total=False):
    """What can be edited of an attendee."""

    name: str
    name_en: str
    organisation: str
    position: str
    email: str
    phone: str
    department: str
    reference: str
    category_id: CategoryId | None
    status: AttendeeStatus
    companion_of: AttendeeId | None
    guest: bool
    protocol: int
    attention: str
    blocked: bool
    origin: Origin
    own: Mapping[str, str]
    notes: str


class CategoryFields(TypedDict, total=False):
    """What can be edited of a category."""

    name: str
    name_en: str
    colour: str
    badge_word: str
    badge_word_en: str
    capacity: int


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """A sort of attendee, with the word and the colour on its badge (``#RRGGBB``).

    ``badge_word`` is empty where the badge shows the name; ``capacity`` 0 is any number.
    """

    id: CategoryId
    name: str
    name_en: str
    colour: str
    badge_word: str = ""
    badge_word_en: str = ""
    capacity: int = 0


@dataclass(frozen=True, slots=True)
class AttendeeRow:
    """A registration with its valid ticket and when it came in at the entrance.

    ``own`` has the values of the organiser's own fields by the field's number, as text.
    """

    id: AttendeeId
    name: str
    name_en: str
    organisation: str
    position: str
    email: str
    phone: str
    status: AttendeeStatus
    notes: str
    registered_at: datetime
    category_id: CategoryId | None
    category: str
    category_en: str
    category_colour: str
    code: TicketCode | None
    admitted_at: datetime | None
    left_at: datetime | None = None
    department: str = ""
    reference: str = ""
    origin: Origin = Origin.ENTERED
    companion_of: AttendeeId | None = None
    guest: bool = False
    protocol: int = 0
    attention: str = ""
    blocked: bool = False
    own: Mapping[str, str] = field(default_factory=dict)


def list_attendees(
    store: Store, event_id: EventId, only: Iterable[AttendeeId] | None = None
) -> tuple[AttendeeRow, ...]:
    """The event's attendees by name, or those of ``only`` that are still there."""
    query = _rows(event_id).order_by(Attendee.name, Attendee.id)
    if only is None:
        return records(store, AttendeeRow, query)
    return tuple(
        row
        for chunk in _chunks(list(only))
        for row in records(store, AttendeeRow, query.where(Attendee.id.in_(chunk)))
    )


def list_attendees_after(
    store: Store, event_id: EventId, last: AttendeeId | None, most: int
) -> tuple[AttendeeRow, ...]:
    """The next registrations by number, so that very many can be read in slices."""
    query = _rows(event_id).order_by(Attendee.id).limit(most)
    return records(store, AttendeeRow, query.where(Attendee.id > (last or 0)))


def add_attendee(store: Store, event_id: EventId, **fields: Unpack[AttendeeFields]) -> Changes:
    """Register somebody and give them a ticket.

    Raises:
        InvalidValue: There is no name.
    """
    values = cleaned({"name": "", **fields}, required=("name",))
    with store.step(Step.ADD_ATTENDEE, values["name"]) as step:
        find_row(step, Event, event_id)
        attendee = {"event_id": event_id, "registered_at": datetime.now(UTC), **values}
        issue_tickets(step, [add_row(step, Attendee, attendee)])
    return step.changes


def add_attendees(
    store: Store, event_id: EventId, registrations: Sequence[AttendeeFields]
) -> Changes:
    """Register many as one step.

    Raises:
        InvalidValue: One has no name; nobody is registered.
    """
    now = datetime.now(UTC)
    blank: dict[str, Any] = dict.fromkeys(
        ("name", "name_en", "organisation", "position", "email", "phone", "notes"), ""
    )
    blank |= {"category_id": None, "status": AttendeeStatus.REGISTERED}
    blank |= {"event_id": event_id, "registered_at": now}
    rows = [blank | cleaned(fields, required=("name",)) for fields in registrations]
    with store.step(Step.IMPORT_ATTENDEES) as step:
        find_row(step, Event, event_id)
        highest = step.session.scalar(select(func.coalesce(func.max(Attendee.id), 0))) or 0
        step.session.execute(insert(Attendee), rows)
        added = step.session.scalars(select(Attendee.id).where(Attendee.id > highest))
        issue_tickets(step, list(added))
    return step.changes


def update_attendee(
    store: Store, attendee_id: AttendeeId, **fields: Unpack[AttendeeFields]
) -> Changes:
    """Edit a registration."""
    return edit_row(store, Step.EDIT_ATTENDEE, Attendee, attendee_id, fields, required=("name",))


def count_attendees(store: Store, event_id: EventId) -> int:
    """How many registrations the event has, of whatever status."""
    query = select(func.count()).select_from(Attendee).where(Attendee.event_id == event_id)
    row = first_row(store, query)
    return 0 if row is None else int(row[0])


def count_badges(store: Store, event_id: EventId) -> dict[CategoryId | None, int]:
    """How many badges there are to print by category; None has those without one.

    Whoever is blocked gets none.
    """
    query = (
        select(Attendee.category_id, func.count())
        .join(Ticket, (Ticket.attendee_id == Attendee.id) & (Ticket.status == TicketStatus.VALID))
        .where(
            Attendee.event_id == event_id,
            Attendee.status == AttendeeStatus.REGISTERED,
            Attendee.blocked.is_(False),
        )
        .group_by(Attendee.category_id)
    )
    with store.reading() as connection:
        return {
            None if category is None else CategoryId(category): count
            for category, count in connection.execute(query)
        }


def delete_attendees(store: Store, attendee_ids: Sequence[AttendeeId]) -> Changes:
    """Delete registrations and their tickets, as one step.

    Raises:
        InUse: One of them came in, and that one is named; nobody is deleted.
        NotFound: One was deleted meanwhile; nobody is deleted.
    """
    inside = select(Admission.attendee_id).limit(1)
    with store.step(Step.DELETE_ATTENDEE) as step:
        for chunk in _chunks(attendee_ids):
            admitted = step.session.scalar(inside.where(Admission.attendee_id.in_(chunk)))
            if admitted is not None:
                raise InUse(Kind.ATTENDEE, admitted)
            there = set(step.session.scalars(select(Attendee.id).where(Attendee.id.in_(chunk))))
            if missing := set(chunk) - there:
                raise NotFound(Kind.ATTENDEE, min(missing))
            step.session.execute(delete(Attendee).where(Attendee.id.in_(chunk)))
    return step.changes


def list_categories(store: Store, event_id: EventId) -> tuple[CategoryRow, ...]:
    """The event's categories in order."""
    query = (
        select(
            Category.id,
            Category.name,
            Category.name_en,
            Category.colour,
            Category.badge_word,
            Category.badge_word_en,
            Category.capacity,
        )
        .where(Category.event_id == event_id)
        .order_by(Category.position, Category.id)
    )
    return records(store, CategoryRow, query)


def add_category(store: Store, event_id: EventId, **fields: Unpack[CategoryFields]) -> Changes:
    """Add a category after the others.

    Raises:
        InvalidValue: There is no name, or the colour is none.
    """
    values = cleaned({"name": "", **fields}, required=("name",))
    with store.step(Step.ADD_CATEGORY, values["name"]) as step:
        find_row(step, Event, event_id)
        count = select(func.count()).select_from(Category).where(Category.event_id == event_id)
        row = {"event_id": event_id, "position": step.session.scalar(count), **values}
        add_row(step, Category, row)
    return step.changes


def update_category(
    store: Store, category_id: CategoryId, **fields: Unpack[CategoryFields]
) -> Changes:
    """Edit a category."""
    return edit_row(store, Step.EDIT_CATEGORY, Category, category_id, fields, required=("name",))


def delete_category(store: Store, category_id: CategoryId) -> Changes:
    """Delete a category; its attendees stay without one, and no gate asks for it any more.

    A gate that let in this category alone lets in everybody then.

    Raises:
        NotFound: It was deleted meanwhile.
    """
    with store.step(Step.DELETE_CATEGORY) as step:
        category = find_row(step, Category, category_id)
        for gate in step.session.scalars(select(Gate).where(Gate.event_id == category.event_id)):
            let_in = gate.categories.split()
            gate.categories = "\n".join(each for each in let_in if int(each) != category_id)
        step.session.delete(category)
    return step.changes


def _chunks(ids: Sequence[AttendeeId]) -> Iterator[Sequence[AttendeeId]]:
    """As many ids at once as a query takes: SQLite allows 32,766 parameters."""
    return (ids[start : start + 10_000] for start in range(0, len(ids), 10_000))


def _rows(event_id: EventId) -> Query:
    return (
        select(
            Attendee.id,
            Attendee.name,
            Attendee.name_en,
            Attendee.organisation,
            Attendee.position,
            Attendee.email,
            Attendee.phone,
            Attendee.status,
            Attendee.notes,
            Attendee.registered_at,
            Attendee.category_id,
            func.coalesce(Category.name, ""),
            func.coalesce(Category.name_en, ""),
            func.coalesce(Category.colour, ""),
            Ticket.code,
            Admission.admitted_at,
            Admission.left_at,
            Attendee.department,
            Attendee.reference,
            Attendee.origin,
            Attendee.companion_of,
            Attendee.guest,
            Attendee.protocol,
            Attendee.attention,
            Attendee.blocked,
            Attendee.own,
        )
        .outerjoin(Category, Category.id == Attendee.category_id)
        .outerjoin(
            Ticket, (Ticket.attendee_id == Attendee.id) & (Ticket.status == TicketStatus.VALID)
        )
        .outerjoin(Gate, (Gate.event_id == Attendee.event_id) & Gate.session_id.is_(None))
        .outerjoin(
            Admission, (Admission.attendee_id == Attendee.id) & (Admission.gate_id == Gate.id)
        )
        .where(Attendee.event_id == event_id)
    )
