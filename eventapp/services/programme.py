"""The programme (순서): what stands where, and what cannot be as it stands."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any, TypedDict, Unpack

from sqlalchemy import func, select

from eventapp.domain.changes import Changes
from eventapp.domain.conflicts import (
    MINUTES_A_DAY,
    Circumstances,
    Conflict,
    DayWindow,
    ScheduledSession,
    find_conflicts,
)
from eventapp.domain.ids import DayId, EventId, PersonId, RoomId, SessionId, TrackId
from eventapp.domain.kinds import SessionKind
from eventapp.domain.placement import Placement, moved_earlier, moved_later, moved_to
from eventapp.domain.steps import Step
from eventapp.services.appearances import AppearanceRow, list_appearances
from eventapp.services.events import list_days, list_rooms, placement_fields
from eventapp.services.fields import add_row, cleaned, edit_row, find_row
from eventapp.services.reading import first_row, records
from eventapp.store.store import StepContext, Store
from eventapp.store.tables import (
    AsRun,
    Day,
    Event,
    Room,
    Session,
    Track,
    Unavailability,
)

DEFAULT_LENGTH = 30
"""Minutes of a session nobody gave a length."""


class SessionFields(TypedDict, total=False):
    """What can be edited of a session besides its placement."""

    kind: SessionKind
    title: str
    title_en: str
    abstract: str
    abstract_en: str
    notes: str
    length: int
    subtitle: str
    description: str
    language: str
    track_id: TrackId | None
    expected: int
    public: bool
    case_partners: str
    case_partners_en: str
    case_work: str
    case_work_en: str
    case_results: str
    case_results_en: str
    script: str
    script_en: str


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One item of the programme. ``number`` counts talks from 1; 0 is unnumbered.

    What is long and rarely looked at is in :mod:`eventapp.services.session_details`.
    """

    id: SessionId
    kind: SessionKind
    number: int
    title: str
    title_en: str
    abstract: str
    abstract_en: str
    notes: str
    day: DayId | None
    date: date | None
    room: RoomId | None
    room_name: str
    room_name_en: str
    start: int
    length: int
    subtitle: str = ""
    language: str = ""
    track: TrackId | None = None
    track_name: str = ""
    track_name_en: str = ""
    track_colour: str = ""
    expected: int = 0
    public: bool = True
    planned_start: int | None = None
    planned_length: int | None = None
    started: int | None = None
    ended: int | None = None
    people: tuple[AppearanceRow, ...] = ()

    @property
    def placement(self) -> Placement | None:
        """Where it stands; None while it is unscheduled."""
        if self.day is None:
            return None
        return Placement(self.day, self.room, self.start, self.length)

    @property
    def is_running(self) -> bool:
        """Whether somebody said that it started, and nobody that it ended."""
        return self.started is not None and self.ended is None

    @property
    def end(self) -> int:
        """The minute it is over."""
        return self.start + self.length


def list_sessions(store: Store, event_id: EventId) -> tuple[SessionRow, ...]:
    """The programme in order of day, start and room; the unscheduled come last."""
    query = (
        select(
            Session.id,
            Session.kind,
            Session.title,
            Session.title_en,
            Session.abstract,
            Session.abstract_en,
            Session.notes,
            Session.day_id,
            Day.date,
            Session.room_id,
            func.coalesce(Room.name, ""),
            func.coalesce(Room.name_en, ""),
            Session.start,
            Session.length,
            Session.subtitle,
            Session.language,
            Session.track_id,
            func.coalesce(Track.name, ""),
            func.coalesce(Track.name_en, ""),
            func.coalesce(Track.colour, ""),
            Session.expected,
            Session.public,
            AsRun.planned_start,
            AsRun.planned_length,
            AsRun.started,
            AsRun.ended,
        )
        .outerjoin(Day, Day.id == Session.day_id)
        .outerjoin(Room, Room.id == Session.room_id)
        .outerjoin(Track, Track.id == Session.track_id)
        .outerjoin(AsRun, AsRun.session_id == Session.id)
        .where(Session.event_id == event_id)
        .order_by(Day.date.is_(None), Day.date, Session.start, Room.position, Session.id)
    )
    people = list_appearances(store, event_id)
    talks = count(1)

    def session_row(session: SessionId, kind: SessionKind, *rest: Any) -> SessionRow:  # noqa: ANN401
        number = next(talks) if kind is SessionKind.TALK else 0
        return SessionRow(session, kind, number, *(*rest, tuple(people[session])))

    return records(store, session_row, query)


def count_sessions(store: Store, event_id: EventId) -> int:
    """How many sessions the event has."""
    query = select(func.count()).select_from(Session).where(Session.event_id == event_id)
    row = first_row(store, query)
    return int(row[0]) if row else 0


def conflicts_of(store: Store, event_id: EventId) -> tuple[Conflict, ...]:
    """What cannot be as it stands, in programme order."""
    return find_session_conflicts(list_sessions(store, event_id), circumstances_of(store, event_id))


def circumstances_of(store: Store, event_id: EventId) -> Circumstances:
    """What besides the sessions themselves decides about conflicts."""
    query = select(
        Unavailability.person_id, Unavailability.date, Unavailability.start, Unavailability.end
    )
    away: defaultdict[PersonId, list[tuple[int, int]]] = defaultdict(list)
    with store.reading() as connection:
        for person, day, start, end in connection.execute(query):
            midnight = day.toordinal() * MINUTES_A_DAY
            away[PersonId(person)].append((midnight + start, midnight + end))
    travel = first_row(store, select(Event.travel).where(Event.id == event_id))
    return Circumstances(
        days={
            day.id: DayWindow(day.opens, day.closes, day.date.toordinal())
            for day in list_days(store, event_id)
        },
        capacities={room.id: room.capacity for room in list_rooms(store, event_id)},
        away=away,
        travel=int(travel[0]) if travel else 0,
    )


def find_session_conflicts(
    sessions: Iterable[SessionRow], circumstances: Circumstances
) -> tuple[Conflict, ...]:
    """The same for rows already at hand."""
    return find_conflicts(
        [
            ScheduledSession(
                session.id,
                session.kind,
                session.placement,
                frozenset(someone.coming.person for someone in session.people if someone.filled),
                session.expected,
            )
            for session in sessions
        ],
        circumstances,
    )


def add_session(
    store: Store,
    event_id: EventId,
    *,
    kind: SessionKind,
    title: str = "",
    title_en: str = "",
    placement: Placement | None = None,
) -> Changes:
    """Add a session at a placement, or after the last one of the event's last busy day."""
    values = cleaned({"title": title, "title_en": title_en})
    with store.step(Step.ADD_SESSION, values["title"]) as step:
        find_row(step, Event, event_id)
        where = placement_fields(placement or _after_the_last(step, event_id))
        add_row(step, Session, {"event_id": event_id, "kind": kind, **values, **where})
    return step.changes


def update_session(store: Store, session_id: SessionId, **fields: Unpack[SessionFields]) -> Changes:
    """Edit a session where it stands."""
    return edit_row(store, Step.EDIT_SESSION, Session, session_id, fields)


def move_session(store: Store, session_id: SessionId, *, to: Placement | None) -> Changes:
    """Place a session in a room at a time, or take it off the day.

    Overlaps are allowed: they are shown as conflicts, so that an organiser can
    rearrange a day in any order.

    Raises:
        NotFound: The session was deleted meanwhile.
    """
    return edit_row(store, Step.MOVE_SESSION, Session, session_id, placement_fields(to))


def reorder_session(
    store: Store, session_id: SessionId, *, up: bool | None = None, to: int | None = None
) -> Changes:
    """Move a session up or down its day, or to a place in it; what it passes closes up.

    Lengths and gaps stay, so the day still ends when it did.
    """
    with store.step(Step.REORDER_SESSION) as step:
        session = find_row(step, Session, session_id)
        if session.day_id is None:
            return step.changes
        placements = _placements(step, DayId(session.day_id))
        if to is not None:
            moved = moved_to(placements, session_id, to)
        else:
            moved = (moved_earlier if up else moved_later)(placements, session_id)
        for moved_id, placement in moved.items():
            find_row(step, Session, moved_id).start = placement.start
    return step.changes


def _placements(step: StepContext, day_id: DayId) -> list[tuple[SessionId, Placement]]:
    query = (
        select(Session.id, Session.room_id, Session.start, Session.length)
        .where(Session.day_id == day_id)
        .order_by(Session.start, Session.id)
    )
    return [
        (
            SessionId(row.id),
            Placement(day_id, RoomId(row.room_id) if row.room_id else None, row.start, row.length),
        )
        for row in step.session.execute(query)
    ]


def _after_the_last(step: StepContext, event_id: EventId) -> Placement | None:
    last = step.session.execute(
        select(Session.day_id, Session.room_id, (Session.start + Session.length).label("end"))
        .join(Day, Day.id == Session.day_id)
        .where(Session.event_id == event_id)
        .order_by(Day.date.desc(), (Session.start + Session.length).desc())
        .limit(1)
    ).first()
    if last is not None:
        return Placement(DayId(last.day_id), last.room_id, last.end, DEFAULT_LENGTH)
    day = step.session.scalars(
        select(Day).where(Day.event_id == event_id).order_by(Day.date).limit(1)
    ).first()
    if day is None:
        return None
    room = step.session.scalars(
        select(Room.id).where(Room.event_id == event_id).order_by(Room.position).limit(1)
    ).first()
    return Placement(DayId(day.id), RoomId(room) if room else None, day.opens, DEFAULT_LENGTH)
