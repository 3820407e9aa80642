"""Registering within the capacity: who has a place, who waits, who accompanies whom.

That somebody came is told by their admission and never kept here. Who waits moves up
when somebody says so, never by itself: an organiser may keep a place for a reason.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, Unpack

from sqlalchemy import bindparam, func, select, update

from eventapp.domain.changes import Changes
from eventapp.domain.errors import NotFound
from eventapp.domain.ids import AttendeeId, CategoryId, EventId
from eventapp.domain.kinds import AttendeeStatus, Kind
from eventapp.domain.steps import Step
from eventapp.services.attendees import AttendeeFields, add_attendee
from eventapp.services.fields import cleaned, edit_row, find_row
from eventapp.services.own_fields import checked_values, list_own_fields, merged_values
from eventapp.services.reading import first_row, records
from eventapp.store.store import StepContext, Store
from eventapp.store.tables import Attendee, Category, Event

_CHUNK = 10_000
"""As many ids at once as a query takes: SQLite allows 32,766 parameters."""


Counts: TypeAlias = Mapping[CategoryId | None, Counter[AttendeeStatus]]
"""How many of each category stand where."""


@dataclass(frozen=True, slots=True)
class Places:
    """How many places there are (0: any number), are taken, and are waited for."""

    capacity: int = 0
    taken: int = 0
    waiting: int = 0

    @property
    def free(self) -> int | None:
        """How many more may register; None for any number, never below 0."""
        return max(self.capacity - self.taken, 0) if self.capacity else None

    @property
    def full(self) -> bool:
        """Whether nobody more may register."""
        return self.free == 0


@dataclass(frozen=True, slots=True)
class Capacities:
    """The places of an event and of each of its categories."""

    event: Places
    categories: Mapping[CategoryId, Places]

    @property
    def limited(self) -> bool:
        """Whether there is any capacity at all; without one nobody waits for a place."""
        return bool(self.event.capacity or any(each.capacity for each in self.categories.values()))

    def full_for(self, category: CategoryId | None) -> bool:
        """Whether nobody more of a category may register."""
        return self.event.full or (
            category is not None and self.categories.get(category, Places()).full
        )


@dataclass(frozen=True, slots=True)
class Registered:
    """What became of a registration: ``place`` is where on the waiting list, 0 when not on it."""

    id: AttendeeId
    status: AttendeeStatus
    place: int
    changes: Changes


def capacities(store: Store, event_id: EventId) -> Capacities:
    """How many places there are, are taken and are waited for.

    Who registered takes a place, whether they accompany somebody or not.
    """
    return capacities_of(store, event_id, _counts(store, event_id))


def capacities_of(store: Store, event_id: EventId, counts: Counts) -> Capacities:
    """The places, where it was counted already how many of each category stand where."""
    row = first_row(store, select(Event.capacity).where(Event.id == event_id))
    query = select(Category.id, Category.capacity).where(Category.event_id == event_id)
    found = records(store, lambda *fields: fields, query)
    return Capacities(
        event=_places(row[0] if row else 0, tuple(counts.values())),
        categories={
            CategoryId(key): _places(most, [counts.get(key, Counter())]) for key, most in found
        },
    )


def set_event_capacity(store: Store, event_id: EventId, capacity: int) -> Changes:
    """Say how many may register for the event; 0 is any number.

    Raises:
        InvalidValue: The number is below 0 or beyond a million.
    """
    return edit_row(store, Step.EDIT_EVENT, Event, event_id, {"capacity": capacity})


def register(store: Store, event_id: EventId, **fields: Unpack[AttendeeFields]) -> Registered:
    """Register somebody, or put them on the waiting list when their places are taken.

    Raises:
        InvalidValue: There is no name.
    """
    status = fields.get("status", AttendeeStatus.REGISTERED)
    places = capacities(store, event_id)
    if status is AttendeeStatus.REGISTERED and places.full_for(fields.get("category_id")):
        status = AttendeeStatus.WAITING
    fields["status"] = status
    changes = add_attendee(store, event_id, **fields)
    added = AttendeeId(changes.only_inserted(Kind.ATTENDEE))
    place = 0
    if status is AttendeeStatus.WAITING:
        place = waiting_list(store, event_id).index(added) + 1
    return Registered(added, status, place, changes)


def add_companion(store: Store, host: AttendeeId, **fields: Unpack[AttendeeFields]) -> Registered:
    """Register somebody who accompanies an attendee (동반), with a ticket of their own.

    They share the attendee's organisation and category unless told otherwise. Who
    accompanies a companion accompanies the same attendee.

    Raises:
        InvalidValue: There is no name.
        NotFound: The attendee was deleted meanwhile.
    """
    query = select(
        Attendee.event_id,
        Attendee.organisation,
        Attendee.category_id,
        func.coalesce(Attendee.companion_of, Attendee.id),
    ).where(Attendee.id == host)
    row = first_row(store, query)
    if row is None:
        raise NotFound(Kind.ATTENDEE, host)
    event_id, organisation, category, accompanied = row
    given: AttendeeFields = {"organisation": organisation, "category_id": category}
    given.update(fields)
    given["companion_of"] = accompanied
    return register(store, event_id, **given)


def companions_of(store: Store, attendee_id: AttendeeId) -> tuple[AttendeeId, ...]:
    """Who accompanies an attendee, in the order they were added."""
    query = select(Attendee.id).where(Attendee.companion_of == attendee_id).order_by(Attendee.id)
    return records(store, AttendeeId, query)


def waiting_list(store: Store, event_id: EventId) -> tuple[AttendeeId, ...]:
    """Who waits for a place, the first first."""
    return tuple(attendee for attendee, _category in _waiting(store, event_id))


def next_in_line(
    store: Store, event_id: EventId, most: int | None = None
) -> tuple[AttendeeId, ...]:
    """Who of the waiting would get a place now, the first first, at most ``most``.

    Whose category is full is passed over for whoever comes after them.
    """
    places = capacities(store, event_id)
    free = places.event.free
    left = {category: each.free for category, each in places.categories.items()}
    chosen: list[AttendeeId] = []
    for attendee, category in _waiting(store, event_id):
        if len(chosen) in {free, most}:
            break
        of_category = None if category is None else left[category]
        if of_category == 0:
            continue
        if category is not None and of_category is not None:
            left[category] = of_category - 1
        chosen.append(attendee)
    return tuple(chosen)


def confirm_waiting(
    store: Store,
    event_id: EventId,
    *,
    most: int | None = None,
    only: Sequence[AttendeeId] | None = None,
) -> Changes:
    """Give places to the next in line, or to those of ``only`` who wait, as one step.

    ``only`` is somebody's own choice: it asks neither the order nor the capacity.
    """
    chosen = next_in_line(store, event_id, most) if only is None else only
    with store.step(Step.CONFIRM_WAITING) as step:
        for chunk in _chunks(chosen):
            step.session.execute(
                update(Attendee)
                .where(Attendee.id.in_(chunk), Attendee.event_id == event_id)
                .where(Attendee.status == AttendeeStatus.WAITING)
                .values(status=AttendeeStatus.REGISTERED)
                .execution_options(synchronize_session=False)
            )
    return step.changes


def edit_attendees(
    store: Store, attendee_ids: Sequence[AttendeeId], **fields: Unpack[AttendeeFields]
) -> Changes:
    """Give many attendees the same values, as one step; ``own`` adds to what each has.

    Raises:
        InvalidValue: A value is not taken; nobody is changed.
    """
    given = dict(fields)
    own: Any = given.pop("own", {})
    values = cleaned(given, required=("name",))
    with store.step(Step.EDIT_ATTENDEES) as step:
        for chunk in _chunks(attendee_ids):
            if values:
                step.session.execute(
                    update(Attendee)
                    .where(Attendee.id.in_(chunk))
                    .values(**values)
                    .execution_options(synchronize_session=False)
                )
            if own:
                _give_own(store, step, chunk, own)
    return step.changes


def _give_own(
    store: Store, step: StepContext, chunk: Sequence[AttendeeId], own: Mapping[str, str]
) -> None:
    """Merge values into what each of these has; who has them already is left alone."""
    first = find_row(step, Attendee, chunk[0])
    given = checked_values(list_own_fields(store, EventId(first.event_id)), own)
    query = select(Attendee.id, Attendee.own).where(Attendee.id.in_(chunk))
    changed = [
        {"attendee": attendee, "merged": merged}
        for attendee, kept in step.session.execute(query).all()
        if (merged := merged_values(kept, given)) != kept
    ]
    if changed:
        # Past the session, in one go: row by row it would take a hundred times as long.
        table = Attendee.__table__
        one = update(Attendee).where(table.c.id == bindparam("attendee"))
        values = one.values(own=bindparam("merged", type_=table.c.own.type))
        step.session.connection().execute(values, changed)


def _counts(store: Store, event_id: EventId) -> Counts:
    query = (
        select(Attendee.category_id, Attendee.status, func.count())
        .where(Attendee.event_id == event_id)
        .group_by(Attendee.category_id, Attendee.status)
    )
    counts: dict[CategoryId | None, Counter[AttendeeStatus]] = defaultdict(Counter)
    for category, status, count in records(store, lambda *fields: fields, query):
        counts[category][status] += count
    return counts


def _places(capacity: int, counts: Sequence[Counter[AttendeeStatus]]) -> Places:
    taken = sum(count[AttendeeStatus.REGISTERED] for count in counts)
    return Places(capacity, taken, sum(count[AttendeeStatus.WAITING] for count in counts))


def _waiting(store: Store, event_id: EventId) -> tuple[tuple[AttendeeId, CategoryId | None], ...]:
    query = (
        select(Attendee.id, Attendee.category_id)
        .where(Attendee.event_id == event_id, Attendee.status == AttendeeStatus.WAITING)
        .order_by(Attendee.registered_at, Attendee.id)
    )
    return records(store, lambda attendee, category: (attendee, category), query)


def _chunks(ids: Sequence[AttendeeId]) -> Iterator[Sequence[AttendeeId]]:
    return (ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK))
