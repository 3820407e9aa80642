"""Events with their days and rooms: made, edited, listed, summed up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypedDict, Unpack
from zoneinfo import available_timezones

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from eventapp.domain.changes import Changes
from eventapp.domain.errors import InUse, InvalidReason, InvalidValue, NotFound
from eventapp.domain.ids import AssetHash, DayId, EventId, RoomId
from eventapp.domain.kinds import Kind
from eventapp.domain.placement import Placement
from eventapp.domain.steps import Step
from eventapp.domain.templates import ROOM_NAMES, Template, lay_out, rooms_of
from eventapp.services.fields import add_row, cleaned, delete_rows, edit_row, find_row
from eventapp.services.reading import first_row, records
from eventapp.store.store import StepContext, Store
from eventapp.store.tables import Category, Day, Event, Gate, Room, Session

DAYS_LIMIT = 31


class EventFields(TypedDict, total=False):
    """What can be edited of an event."""

    title: str
    title_en: str
    motto: str
    motto_en: str
    motto_by: str
    purpose: str
    purpose_en: str
    venue: str
    venue_en: str
    colour: str
    notes: str
    time_zone: str
    travel: int
    greeting: str
    greeting_en: str
    greeting_by: str
    greeting_by_en: str
    directions: str
    directions_en: str
    picture: AssetHash | None


class DayFields(TypedDict, total=False):
    """What can be edited of a day; minutes count from its midnight."""

    date: date
    opens: int
    closes: int


class RoomFields(TypedDict, total=False):
    """What can be edited of a room."""

    name: str
    name_en: str
    capacity: int


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day of an event."""

    id: DayId
    date: date
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class RoomRow:
    """A room of an event."""

    id: RoomId
    name: str
    name_en: str
    capacity: int


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in a list: the first and last day are None while it has none."""

    id: EventId
    title: str
    title_en: str
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class EventFacts:
    """Everything the overview edits."""

    id: EventId
    title: str
    title_en: str
    motto: str
    motto_en: str
    motto_by: str
    purpose: str
    purpose_en: str
    venue: str
    venue_en: str
    time_zone: str
    colour: str
    notes: str
    travel: int
    greeting: str
    greeting_en: str
    greeting_by: str
    greeting_by_en: str
    directions: str
    directions_en: str
    picture: AssetHash | None
    days: tuple[DayRow, ...]
    rooms: tuple[RoomRow, ...]


def create_event(
    store: Store,
    *,
    title: str,
    first_day: date,
    days: int = 1,
    room: str = "",
    categories: tuple[tuple[str, str, str], ...] = (),
    template: Template | None = None,
) -> Changes:
    """Make an event with its days, a room, its entrance gate, and a template's sessions.

    ``categories`` are (name, English name, colour) in order.

    Raises:
        InvalidValue: The title is empty, or the days are not 1 to 31.
    """
    if not 1 <= days <= DAYS_LIMIT:
        raise InvalidValue("days", InvalidReason.NOT_A_DATE)
    values = cleaned({"title": title}, required=("title",))
    room_values = cleaned({"name": room})
    with store.step(Step.CREATE_EVENT, values["title"]) as step:
        event_id = add_row(step, Event, values)
        add_row(step, Gate, {"event_id": event_id})
        day_ids = [
            add_row(step, Day, {"event_id": event_id, "date": first_day + timedelta(days=offset)})
            for offset in range(days)
        ]
        if room_values["name"]:
            add_row(step, Room, {"event_id": event_id, **room_values})
        for position, (name, name_en, colour) in enumerate(categories):
            fields = cleaned({"name": name, "name_en": name_en, "colour": colour})
            add_row(step, Category, {"event_id": event_id, "position": position, **fields})
        if template is not None:
            lay_out_sessions(step, EventId(event_id), DayId(day_ids[0]), template)
    return step.changes


def lay_out_sessions(
    step: StepContext, event_id: EventId, day_id: DayId, template: Template
) -> None:
    """Fill a day with a template's sessions, within a step; rooms it lacks are added."""
    query = select(Room).where(Room.event_id == event_id).order_by(Room.position, Room.id)
    rooms = [RoomId(room.id) for room in step.session.scalars(query)]
    if rooms_of(template) > 1:
        for position, (name, name_en) in enumerate(ROOM_NAMES[len(rooms) :], start=len(rooms)):
            named = {"name": name, "name_en": name_en, "position": position}
            rooms.append(RoomId(add_row(step, Room, {"event_id": event_id, **named})))
    for kind, placement in lay_out(template, day_id, rooms):
        fields = {"event_id": event_id, "kind": kind, **placement_fields(placement)}
        add_row(step, Session, fields)


def update_event(store: Store, event_id: EventId, **fields: Unpack[EventFields]) -> Changes:
    """Edit an event's own facts.

    Raises:
        InvalidValue: The title is empty, or the time zone none that is known.
    """
    if "time_zone" in fields and fields["time_zone"] not in available_timezones():
        raise InvalidValue("time_zone", InvalidReason.NOT_A_ZONE)
    return edit_row(store, Step.EDIT_EVENT, Event, event_id, fields, required=("title",))


def delete_event(store: Store, event_id: EventId) -> Changes:
    """Delete an event with everything in it.

    Raises:
        InUse: Attendees came in: that is not undone by a key.
    """
    try:
        return delete_rows(store, Step.DELETE_EVENT, Event, [event_id])
    except IntegrityError as error:
        raise InUse(Kind.EVENT, event_id) from error


def add_day(store: Store, event_id: EventId) -> Changes:
    """Add the day after the last one, with its opening hours."""
    with store.step(Step.ADD_DAY) as step:
        find_row(step, Event, event_id)
        last = step.session.scalars(
            select(Day).where(Day.event_id == event_id).order_by(Day.date.desc()).limit(1)
        ).first()
        fields = {"event_id": event_id, "date": date.today()}  # noqa: DTZ011 - a wall calendar's
        if last is not None:
            fields |= {
                "date": last.date + timedelta(days=1),
                "opens": last.opens,
                "closes": last.closes,
            }
        add_row(step, Day, fields)
    return step.changes


def update_day(store: Store, day_id: DayId, **fields: Unpack[DayFields]) -> Changes:
    """Edit a day; its sessions move along with its date."""
    return edit_row(store, Step.EDIT_DAY, Day, day_id, fields)


def delete_day(store: Store, day_id: DayId) -> Changes:
    """Delete a day; its sessions become unscheduled."""
    return delete_rows(store, Step.DELETE_DAY, Day, [day_id])


def add_room(store: Store, event_id: EventId, name: str) -> Changes:
    """Add a room after the others."""
    values = cleaned({"name": name}, required=("name",))
    with store.step(Step.ADD_ROOM, values["name"]) as step:
        find_row(step, Event, event_id)
        position = step.session.scalar(
            select(func.count()).select_from(Room).where(Room.event_id == event_id)
        )
        add_row(step, Room, {"event_id": event_id, "position": position, **values})
    return step.changes


def update_room(store: Store, room_id: RoomId, **fields: Unpack[RoomFields]) -> Changes:
    """Edit a room."""
    return edit_row(store, Step.EDIT_ROOM, Room, room_id, fields, required=("name",))


def reorder_rooms(store: Store, event_id: EventId, order: Sequence[RoomId]) -> Changes:
    """Put an event's rooms into this order."""
    with store.step(Step.REORDER_ROOM) as step:
        for position, room_id in enumerate(order):
            room = find_row(step, Room, room_id)
            if room.event_id != event_id:
                raise NotFound(Kind.ROOM, room_id)
            room.position = position
    return step.changes


def move_event(store: Store, event_id: EventId, first_day: date) -> Changes:
    """Let an event begin on another date; its days and all that is on them move along."""
    with store.step(Step.MOVE_EVENT) as step:
        find_row(step, Event, event_id)
        days = step.session.scalars(select(Day).where(Day.event_id == event_id)).all()
        if days:
            by = first_day - min(day.date for day in days)
            for day in days:
                day.date += by
    return step.changes


def delete_room(store: Store, room_id: RoomId) -> Changes:
    """Delete a room; its sessions keep their time and lose their place."""
    return delete_rows(store, Step.DELETE_ROOM, Room, [room_id])


def list_events(store: Store) -> tuple[EventRow, ...]:
    """All events of the workspace, the latest first; templates are none."""
    query = (
        select(Event.id, Event.title, Event.title_en, func.min(Day.date), func.max(Day.date))
        .outerjoin(Day, Day.event_id == Event.id)
        .where(Event.template.is_(False))
        .group_by(Event.id)
        .order_by(func.max(Day.date).desc(), Event.id.desc())
    )
    return records(store, EventRow, query)


def event_facts(store: Store, event_id: EventId) -> EventFacts:
    """One event with its days and rooms.

    Raises:
        NotFound: It was deleted meanwhile.
    """
    names = [name for name in EventFacts.__slots__ if name not in {"days", "rooms"}]
    query = select(*(getattr(Event, name) for name in names)).where(Event.id == event_id)
    row = first_row(store, query)
    if row is None:
        raise NotFound(Kind.EVENT, event_id)
    return EventFacts(*(*row, list_days(store, event_id), list_rooms(store, event_id)))


def list_days(store: Store, event_id: EventId) -> tuple[DayRow, ...]:
    """The days of an event in order."""
    query = (
        select(Day.id, Day.date, Day.opens, Day.closes)
        .where(Day.event_id == event_id)
        .order_by(Day.date, Day.id)
    )
    return records(store, DayRow, query)


def list_rooms(store: Store, event_id: EventId) -> tuple[RoomRow, ...]:
    """The rooms of an event in order."""
    query = (
        select(Room.id, Room.name, Room.name_en, Room.capacity)
        .where(Room.event_id == event_id)
        .order_by(Room.position, Room.id)
    )
    return records(store, RoomRow, query)


def placement_fields(placement: Placement | None) -> dict[str, int | None]:
    """A placement as columns; None takes a session off the day and keeps its length."""
    if placement is None:
        return {"day_id": None, "room_id": None}
    return {
        "day_id": placement.day,
        "room_id": placement.room,
        **cleaned({"start": placement.start, "length": placement.length}),
    }
