"""Larger steps of planning: a session put between others, a day laid out, a newcomer added."""

from collections.abc import Iterable

from sqlalchemy import select

from eventapp.domain.changes import Changes
from eventapp.domain.ids import DayId, EventId, PersonId, RoomId, SessionId
from eventapp.domain.kinds import AppearanceRole, SessionKind
from eventapp.domain.placement import Placement, pushed_back
from eventapp.domain.programme_rules import (
    Gap,
    Part,
    ProgrammeItem,
    missing_in_session,
)
from eventapp.domain.steps import Step
from eventapp.domain.templates import Template, usual_length
from eventapp.services.appearances import add_appearance
from eventapp.services.events import lay_out_sessions, placement_fields
from eventapp.services.fields import add_row, cleaned, delete_rows, find_row
from eventapp.services.programme import SessionRow
from eventapp.store.store import StepContext, Store
from eventapp.store.tables import Day, Event, Person, Room, Session


def insert_session(
    store: Store,
    event_id: EventId,
    *,
    kind: SessionKind,
    after: SessionId | None = None,
    day: DayId | None = None,
) -> Changes:
    """Add a session of its kind's usual length after another one, or last of a day.

    What follows in the same room begins later, each as far as it must, so that adding
    never makes a conflict. After an unscheduled session it is unscheduled, too; so it
    is without ``after`` and ``day``.
    """
    with store.step(Step.ADD_SESSION) as step:
        find_row(step, Event, event_id)
        length = usual_length(kind)
        if after is not None:
            where = _behind(find_row(step, Session, after), length)
        else:
            where = _last_of(step, event_id, day, length) if day is not None else None
        if where is not None:
            for other, placement in pushed_back(_placed(step, where.day), where).items():
                find_row(step, Session, other).start = placement.start
        fields = {"event_id": event_id, "kind": kind, "length": length}
        add_row(step, Session, fields | placement_fields(where))
    return step.changes


def lay_out_day(store: Store, event_id: EventId, day_id: DayId, template: Template) -> Changes:
    """Fill a day with a template's sessions; rooms that it lacks are added."""
    with store.step(Step.ADD_SESSION) as step:
        find_row(step, Event, event_id)
        find_row(step, Day, day_id)
        lay_out_sessions(step, event_id, day_id, template)
    return step.changes


def delete_sessions(store: Store, sessions: Iterable[SessionId]) -> Changes:
    """Delete several sessions and the appearances in them as one step; the people stay."""
    return delete_rows(store, Step.DELETE_SESSION, Session, sessions)


def add_newcomer(store: Store, session_id: SessionId, name: str, role: AppearanceRole) -> Changes:
    """Put somebody into a session who is not in the directory yet, as one step.

    Raises:
        InvalidValue: There is no name, or too long a one.
    """
    values = cleaned({"name": name}, required=("name",))
    with store.step(Step.ADD_APPEARANCE, values["name"]) as step:
        person = PersonId(add_row(step, Person, values))
        add_appearance(store, session_id, person, role)
    return step.changes


def find_session_gaps(sessions: Iterable[SessionRow]) -> tuple[Gap, ...]:
    """What the sessions themselves lack, in programme order."""
    return tuple(gap for session in sessions for gap in missing_in_session(programme_item(session)))


def programme_item(session: SessionRow) -> ProgrammeItem:
    """A session as the rules about what is missing see it."""
    parts = tuple(
        Part(someone.person, someone.role, someone.status, stand_in=someone.stand_in is not None)
        for someone in session.people
    )
    return ProgrammeItem(session.id, session.kind, session.title, session.placement, parts)


def _behind(session: Session, length: int) -> Placement | None:
    if session.day_id is None:
        return None
    room = RoomId(session.room_id) if session.room_id else None
    return Placement(DayId(session.day_id), room, session.start + session.length, length)


def _last_of(step: StepContext, event_id: EventId, day_id: DayId, length: int) -> Placement:
    last = step.session.scalars(
        select(Session)
        .where(Session.day_id == day_id)
        .order_by((Session.start + Session.length).desc(), Session.id.desc())
        .limit(1)
    ).first()
    if last is not None and (behind := _behind(last, length)) is not None:
        return behind
    day = find_row(step, Day, day_id)
    return Placement(day_id, _first_room(step, event_id), day.opens, length)


def _first_room(step: StepContext, event_id: EventId) -> RoomId | None:
    query = select(Room.id).where(Room.event_id == event_id).order_by(Room.position, Room.id)
    room = step.session.scalars(query.limit(1)).first()
    return RoomId(room) if room is not None else None


def _placed(step: StepContext, day_id: DayId) -> list[tuple[int, Placement]]:
    query = select(Session).where(Session.day_id == day_id).order_by(Session.start, Session.id)
    return [
        (
            session.id,
            Placement(
                day_id,
                RoomId(session.room_id) if session.room_id else None,
                session.start,
                session.length,
            ),
        )
        for session in step.session.scalars(query)
    ]
