"""Where and when there is something to be at: an event's gates with their hours as instants."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from sqlalchemy import select

from eventapp.domain.arrivals import Span
from eventapp.domain.errors import NotFound
from eventapp.domain.ids import EventId, GateId, SessionId
from eventapp.domain.kinds import Kind, SessionKind
from eventapp.services.events import list_days
from eventapp.services.reading import first_row
from eventapp.store.store import Store
from eventapp.store.tables import Day, Event, Gate, Session

_Session: TypeAlias = tuple[SessionKind, str, str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class GatePlace:
    """A gate, whom it lets in, and when there is something behind it.

    ``session`` is None at the event's entrance, whose spans are the event's days; an empty
    title is that of a session nobody named.
    """

    id: GateId
    session: SessionId | None
    kind: SessionKind | None
    title: str
    title_en: str
    categories: frozenset[int]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """An event's gates: its entrance first, then its sessions as they begin."""

    zone: ZoneInfo
    gates: tuple[GatePlace, ...]


def places_of(store: Store, event_id: EventId) -> Places:
    """The gates of an event.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    event = first_row(
        store, select(Event.time_zone, Event.title, Event.title_en).where(Event.id == event_id)
    )
    if event is None:
        raise NotFound(Kind.EVENT, event_id)
    zone = ZoneInfo(event.time_zone)
    sessions = _sessions(store, event_id, zone)
    query = select(Gate.id, Gate.session_id, Gate.categories).where(Gate.event_id == event_id)
    entrances: list[GatePlace] = []
    others: list[GatePlace] = []
    with store.reading() as connection:
        rows = connection.execute(query).all()
    for gate_id, session_id, categories in rows:
        let_in = frozenset(int(category) for category in categories.split())
        if session_id is None:
            days = _days(store, event_id, zone)
            named = (None, event.title, event.title_en)
            entrances.append(GatePlace(GateId(gate_id), None, *named, let_in, days))
        else:
            kind, title, title_en, spans = sessions[session_id]
            session = SessionId(session_id)
            others.append(GatePlace(GateId(gate_id), session, kind, title, title_en, let_in, spans))
    others.sort(key=_begins)
    return Places(zone, (*entrances, *others))


def days_at(store: Store, gate_id: GateId) -> tuple[Span, ...]:
    """The days of the event whose entrance a gate is; none at the gate of a session."""
    query = (
        select(Event.id, Event.time_zone)
        .join(Gate, Gate.event_id == Event.id)
        .where(Gate.id == gate_id, Gate.session_id.is_(None))
    )
    event = first_row(store, query)
    return () if event is None else _days(store, EventId(event.id), ZoneInfo(event.time_zone))


def instant(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """A minute of a day on the wall of a zone, as an instant."""
    wall = datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(minutes=minute)
    return wall.astimezone(UTC)


def _days(store: Store, event_id: EventId, zone: ZoneInfo) -> tuple[Span, ...]:
    """The days of an event; one whose last session runs on closes with it."""
    ends: defaultdict[int | None, int] = defaultdict(int)
    query = select(Session.day_id, Session.start, Session.length).where(
        Session.event_id == event_id, Session.day_id.is_not(None)
    )
    with store.reading() as connection:
        for day_id, start, length in connection.execute(query):
            ends[day_id] = max(ends[day_id], start + length)
    return tuple(
        Span(
            instant(day.date, day.opens, zone),
            instant(day.date, max(day.closes, ends[day.id]), zone),
        )
        for day in list_days(store, event_id)
    )


def _sessions(store: Store, event_id: EventId, zone: ZoneInfo) -> dict[int, _Session]:
    query = (
        select(
            Session.id,
            Session.kind,
            Session.title,
            Session.title_en,
            Day.date,
            Session.start,
            Session.length,
        )
        .outerjoin(Day, Day.id == Session.day_id)
        .where(Session.event_id == event_id)
    )
    found: dict[int, _Session] = {}
    with store.reading() as connection:
        for session_id, kind, title, title_en, day, start, length in connection.execute(query):
            spans: tuple[Span, ...] = ()
            if day is not None:
                until = instant(day, start + length, zone)
                spans = (Span(instant(day, start, zone), until),)
            found[session_id] = kind, title, title_en, spans
    return found


def _begins(gate: GatePlace) -> tuple[bool, float, int]:
    """As sessions begin; the unscheduled last."""
    if not gate.spans:
        return True, 0.0, gate.id
    return False, gate.spans[0].opens.timestamp(), gate.id
