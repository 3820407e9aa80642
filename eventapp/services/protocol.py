"""The guests of honour of an event (내빈), in the order they are named."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from eventapp.domain.changes import Changes
from eventapp.domain.errors import NotFound
from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import AttendeeStatus, Kind, OrganisationKind
from eventapp.domain.protocol import Office, Rank, rank_of
from eventapp.domain.steps import Step
from eventapp.services.reading import Query, records
from eventapp.store.store import Store
from eventapp.store.tables import Admission, Attendee, Gate, Organisation


@dataclass(frozen=True, slots=True)
class GuestRow:
    """A guest of honour, whether they are here, and why they stand where they stand.

    ``protocol`` is their place by hand, 0 where the rule places them; ``office`` is the
    reason, :data:`Office.BY_HAND` among those placed by hand.
    """

    id: AttendeeId
    name: str
    name_en: str
    position: str
    organisation: str
    status: AttendeeStatus
    attention: str
    protocol: int
    admitted_at: datetime | None
    left_at: datetime | None
    office: Office = Office.BY_HAND

    @property
    def inside(self) -> bool:
        """Whether they came in and have not gone out again."""
        return self.admitted_at is not None and self.left_at is None

    def arrival(self, zone: ZoneInfo) -> datetime | None:
        """When they came in by this clock; None for whoever is not inside now."""
        return self.admitted_at.astimezone(zone) if self.admitted_at and self.inside else None


def guests_in_protocol_order(store: Store, event_id: EventId) -> tuple[GuestRow, ...]:
    """The event's guests of honour who have not cancelled, the first to be named first.

    Those placed by hand come first in that order, then the others by office, by the sort
    of their organisation (as the directory has it), and by name.
    """
    kinds = _kinds(store)
    return tuple(sorted(_guests(store, event_id, kinds), key=lambda guest: _key(guest, kinds)))


def reorder_guests(store: Store, event_id: EventId, order: Sequence[AttendeeId]) -> Changes:
    """Name the guests in this order; those left out follow as before.

    Only as many are placed by hand as must be: where the rule says the same from there
    on, it goes on placing them, and whoever is added later with them.

    Raises:
        NotFound: One of them is no guest of the event any more.
    """
    kinds = _kinds(store)
    guests = {guest.id: guest for guest in guests_in_protocol_order(store, event_id)}
    for guest in order:
        if guest not in guests:
            raise NotFound(Kind.ATTENDEE, guest)
    wanted = [guests.pop(guest) for guest in order]
    wanted += guests.values()
    by_hand = _needed_by_hand([(_rank(guest, kinds).key, guest.name, guest.id) for guest in wanted])
    places = {guest.id: place for place, guest in enumerate(wanted[:by_hand], start=1)}
    return _place(store, {guest.id: places.get(guest.id, 0) for guest in wanted})


def forget_order_by_hand(store: Store, event_id: EventId) -> Changes:
    """Let the rule place all guests again."""
    guests = guests_in_protocol_order(store, event_id)
    return _place(store, {guest.id: 0 for guest in guests})


def _place(store: Store, places: Mapping[AttendeeId, int]) -> Changes:
    with store.step(Step.REORDER_PROTOCOL) as step:
        for guest, place in places.items():
            step.session.execute(
                update(Attendee)
                .where(Attendee.id == guest, Attendee.protocol != place)
                .values(protocol=place)
            )
    return step.changes


def _needed_by_hand(keys: Sequence[tuple[tuple[int, int], str, int]]) -> int:
    """How many at the beginning must be placed by hand for the rest to follow by rule."""
    needed = len(keys)
    while needed and (needed == len(keys) or keys[needed - 1] <= keys[needed]):
        needed -= 1
    return needed


def _key(
    guest: GuestRow, kinds: Mapping[str, OrganisationKind]
) -> tuple[bool, int, tuple[int, int], str, int]:
    place = guest.protocol
    return not place, place, _rank(guest, kinds).key, guest.name, guest.id


def _rank(guest: GuestRow, kinds: Mapping[str, OrganisationKind]) -> Rank:
    kind = kinds.get(guest.organisation)
    return rank_of(guest.position, guest.organisation, kind)


def _kinds(store: Store) -> dict[str, OrganisationKind]:
    """What the directory says organisations are; "other" says nothing."""
    query = select(Organisation.name, Organisation.kind).where(
        Organisation.kind != OrganisationKind.OTHER
    )
    return dict(records(store, lambda name, kind: (name, kind), query))


def _guests(
    store: Store, event_id: EventId, kinds: Mapping[str, OrganisationKind]
) -> Iterator[GuestRow]:
    for guest in records(store, GuestRow, _query(event_id)):
        yield guest if guest.protocol else replace(guest, office=_rank(guest, kinds).office)


def _query(event_id: EventId) -> Query:
    return (
        select(
            Attendee.id,
            Attendee.name,
            Attendee.name_en,
            Attendee.position,
            Attendee.organisation,
            Attendee.status,
            Attendee.attention,
            Attendee.protocol,
            Admission.admitted_at,
            Admission.left_at,
        )
        .outerjoin(Gate, (Gate.event_id == Attendee.event_id) & Gate.session_id.is_(None))
        .outerjoin(
            Admission, (Admission.attendee_id == Attendee.id) & (Admission.gate_id == Gate.id)
        )
        .where(
            Attendee.event_id == event_id,
            Attendee.guest.is_(True),
            Attendee.status != AttendeeStatus.CANCELLED,
        )
    )
