"""An event's whole programme as one value, for every format and for calendars that follow it."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import bindparam, func, insert, or_, select, update

from eventapp.domain.errors import NotFound
from eventapp.domain.ids import EventId
from eventapp.domain.interchange import (
    ExchangedDay,
    ExchangedPerson,
    ExchangedProgramme,
    ExchangedRoom,
    ExchangedSession,
    ExchangedTrack,
    as_guid,
)
from eventapp.domain.kinds import AppearanceRole, AppearanceStatus, Kind
from eventapp.domain.steps import Fact
from eventapp.services.reading import first_row, records
from eventapp.store.store import Store
from eventapp.store.tables import (
    Appearance,
    Day,
    Event,
    Organisation,
    Person,
    Publication,
    Replacement,
    Room,
    Session,
    Track,
)

MOST_NUMBER: Final = 2**31 - 1
"""The largest number other programs and stores take for a session or a person."""


def programme_of(store: Store, event_id: EventId) -> ExchangedProgramme:
    """The whole programme, in order of day, start and room; the unscheduled come last.

    Stand-ins are named instead of those they stand in for, and nobody who declined. Whoever,
    and whatever, other programs never numbered has its row's number, or another that is
    always the same.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    columns = (
        *(Event.title, Event.title_en, Event.acronym, Event.guid),
        *(Event.time_zone, Event.venue, Event.venue_en, Event.colour),
    )
    row = first_row(store, select(*columns).where(Event.id == event_id))
    if row is None:
        raise NotFound(Kind.EVENT, event_id)
    days = _days(store, event_id)
    return ExchangedProgramme(
        title=row.title,
        title_en=row.title_en,
        acronym=row.acronym,
        guid=row.guid,
        time_zone=row.time_zone,
        venue=row.venue,
        venue_en=row.venue_en,
        colour=row.colour,
        days=days,
        rooms=_rooms(store, event_id),
        tracks=_tracks(store, event_id),
        sessions=_sessions(store, event_id, [day.date for day in days]),
    )


def note_publication(store: Store, programme: ExchangedProgramme) -> ExchangedProgramme:
    """Return the programme with the sequence of each session's state, as calendars count them.

    What a calendar shows of a session is compared with what was last published: another state
    raises its sequence. Undo takes no publication back. A workspace that is open view-only
    counts, too, and forgets.

    Raises:
        NotSaved: The disk refused; nothing was published.
    """
    known = _publications(store)
    fresh: dict[str, dict[str, Any]] = {}
    sessions = []
    for session in programme.sessions:
        if session.public and session.day is not None:
            digest = _digest(programme, session, programme.days[session.day].date)
            former = known.get(session.guid)
            if former is None or former[0] != digest:
                sequence = 0 if former is None else former[1] + 1
                fresh[session.guid] = {"digest": digest, "sequence": sequence}
                known[session.guid] = digest, sequence
        sequence = known[session.guid][1] if session.guid in known else 0
        sessions.append(replace(session, sequence=sequence))
    if fresh and not store.read_only:
        _publish(store, fresh)
    return replace(programme, sessions=tuple(sessions))


def numbered(rows: Iterable[tuple[int, str, int | None]]) -> dict[int, int]:
    """Return a number of its own for each row of (id, guid, public id).

    Whoever got a number from another program keeps it; the others have that of their row
    where it is free, else one their guid leads to.
    """
    numbers: dict[int, int] = {}
    taken: set[int] = set()
    unnumbered = []
    for row, guid, public_id in sorted(rows):
        if public_id is not None and 0 < public_id <= MOST_NUMBER and public_id not in taken:
            numbers[row] = public_id
            taken.add(public_id)
        else:
            unnumbered.append((row, guid))
    for row, guid in unnumbered:
        number = row
        if number in taken or not 0 < number <= MOST_NUMBER:
            number = UUID(as_guid(guid, row)).int % MOST_NUMBER + 1
        while number in taken:
            number = number % MOST_NUMBER + 1
        numbers[row] = number
        taken.add(number)
    return numbers


def _days(store: Store, event_id: EventId) -> tuple[ExchangedDay, ...]:
    """Each date once, though a workspace may have two days on it."""
    query = (
        select(Day.date, func.min(Day.opens), func.max(Day.closes))
        .where(Day.event_id == event_id)
        .group_by(Day.date)
        .order_by(Day.date)
    )
    return records(store, ExchangedDay, query)


def _rooms(store: Store, event_id: EventId) -> tuple[ExchangedRoom, ...]:
    query = (
        select(Room.name, Room.name_en, Room.capacity, Room.guid)
        .where(Room.event_id == event_id)
        .order_by(Room.position, Room.id)
    )
    return records(store, ExchangedRoom, query)


def _tracks(store: Store, event_id: EventId) -> tuple[ExchangedTrack, ...]:
    query = (
        select(Track.name, Track.name_en, Track.colour)
        .where(Track.event_id == event_id)
        .order_by(Track.position, Track.id)
    )
    return records(store, ExchangedTrack, query)


_SESSION: Final[dict[str, Any]] = {
    "guid": Session.guid,
    "title": Session.title,
    "public_id": Session.public_id,
    "kind": Session.kind,
    "title_en": Session.title_en,
    "subtitle": Session.subtitle,
    "abstract": Session.abstract,
    "abstract_en": Session.abstract_en,
    "description": Session.description,
    "language": Session.language,
    "track": func.coalesce(Track.name, ""),
    "day": Day.date,
    "room": func.coalesce(Room.name, ""),
    "start": Session.start,
    "length": Session.length,
    "expected": Session.expected,
    "public": Session.public,
    "sequence": func.coalesce(Publication.sequence, 0),
}


_PERSON: Final[dict[str, Any]] = {
    "name": Person.name,
    "name_en": Person.name_en,
    "guid": Person.guid,
    "public_id": Person.public_id,
    "position": Person.position,
    "position_en": Person.position_en,
    "organisation": func.coalesce(Organisation.name, ""),
    "organisation_en": func.coalesce(Organisation.name_en, ""),
    "biography": Person.biography,
    "biography_en": Person.biography_en,
}


def _sessions(store: Store, event_id: EventId, dates: list[date]) -> tuple[ExchangedSession, ...]:
    query = (
        select(Session.id, *_SESSION.values())
        .outerjoin(Day, Day.id == Session.day_id)
        .outerjoin(Room, Room.id == Session.room_id)
        .outerjoin(Track, Track.id == Session.track_id)
        .outerjoin(Publication, Publication.guid == Session.guid)
        .where(Session.event_id == event_id)
        .order_by(Day.date.is_(None), Day.date, Session.start, Room.position, Session.id)
    )
    rows = records(
        store, lambda row, *values: (row, dict(zip(_SESSION, values, strict=True))), query
    )
    numbers = numbered((row, fields["guid"], fields["public_id"]) for row, fields in rows)
    people = _seats(store, event_id)
    index = {day: position for position, day in enumerate(dates)}

    def exchanged(row: int, fields: dict[str, Any]) -> ExchangedSession:
        known = {
            "guid": as_guid(fields["guid"], "session", event_id, row),
            "public_id": numbers[row],
            "day": index.get(fields["day"]),
            "people": tuple(people[row]),
        }
        return ExchangedSession(**fields | known)

    return tuple(exchanged(row, fields) for row, fields in rows)


def _seats(store: Store, event_id: EventId) -> defaultdict[int, list[ExchangedPerson]]:
    """Who comes, by session, in seat order."""
    of_event = select(Session.id).where(Session.event_id == event_id)
    query = (
        select(
            *(Appearance.id, Appearance.session_id, Appearance.person_id),
            *(Appearance.role, Appearance.status),
        )
        .where(Appearance.session_id.in_(of_event))
        .order_by(Appearance.session_id, Appearance.position, Appearance.id)
    )
    stand_ins = _stand_ins(store, event_id)
    people = _people(store, event_id)
    known: dict[tuple[int, AppearanceRole], ExchangedPerson] = {}
    seats: defaultdict[int, list[ExchangedPerson]] = defaultdict(list)
    for appearance, session, person, role, status in records(store, lambda *row: row, query):
        coming = stand_ins.get(appearance)
        if coming is None and status is AppearanceStatus.DECLINED:
            continue
        seat = (coming or person, role)
        if seat not in known:
            known[seat] = replace(people[seat[0]], role=role)
        seats[session].append(known[seat])
    return seats


def _stand_ins(store: Store, event_id: EventId) -> dict[int, int]:
    """Who comes instead, by appearance: what the newest replacement of each says."""
    newest = (
        select(func.max(Replacement.id))
        .join(Appearance, Appearance.id == Replacement.appearance_id)
        .join(Session, Session.id == Appearance.session_id)
        .where(Session.event_id == event_id)
        .group_by(Replacement.appearance_id)
    )
    query = select(Replacement.appearance_id, Replacement.person_id).where(
        Replacement.id.in_(newest), Replacement.person_id.is_not(None)
    )
    return dict(records(store, lambda *row: row, query))


def _people(store: Store, event_id: EventId) -> dict[int, ExchangedPerson]:
    """Everybody in the event's sessions, also instead of somebody, by row."""
    seats = (
        select(Appearance.id)
        .join(Session, Session.id == Appearance.session_id)
        .where(Session.event_id == event_id)
    )
    seated = select(Appearance.person_id).where(Appearance.id.in_(seats))
    instead = select(Replacement.person_id).where(Replacement.appearance_id.in_(seats))
    query = (
        select(Person.id, *_PERSON.values())
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .where(or_(Person.id.in_(seated), Person.id.in_(instead)))
    )
    rows = dict(
        records(store, lambda row, *one: (row, dict(zip(_PERSON, one, strict=True))), query)
    )
    numbers = numbered((row, one["guid"], one["public_id"]) for row, one in rows.items())

    def person(row: int, fields: dict[str, Any]) -> ExchangedPerson:
        known = {"guid": as_guid(fields["guid"], "person", row), "public_id": numbers[row]}
        return ExchangedPerson(**fields | known)

    return {row: person(row, fields) for row, fields in rows.items()}


def _publications(store: Store) -> dict[str, tuple[str, int]]:
    query = select(Publication.guid, Publication.digest, Publication.sequence)
    return dict(records(store, lambda guid, *state: (guid, state), query))


def _publish(store: Store, fresh: dict[str, dict[str, Any]]) -> None:
    first = [{"guid": guid, **state} for guid, state in fresh.items() if not state["sequence"]]
    again = [{"of": guid, **state} for guid, state in fresh.items() if state["sequence"]]
    with store.fact(Fact.PUBLISH) as fact:
        if first:
            fact.connection.execute(insert(Publication), first)
        if again:
            statement = update(Publication).where(Publication.guid == bindparam("of"))
            fact.connection.execute(statement, again)


def _digest(programme: ExchangedProgramme, session: ExchangedSession, on: date) -> str:
    """A name for the state that a calendar shows of a session, in whatever language."""
    rooms = {room.name: room.name_en for room in programme.rooms}
    tracks = {track.name: track.name_en for track in programme.tracks}
    shown = (
        *(session.title, session.title_en, session.subtitle, session.kind),
        *(session.abstract, session.abstract_en, session.description),
        *(on.isoformat(), session.start, session.length, programme.time_zone),
        *(session.room, rooms.get(session.room), session.track, tracks.get(session.track)),
        *(programme.venue, programme.venue_en),
        [
            (
                *(who.role, who.name, who.name_en, who.position, who.position_en),
                *(who.organisation, who.organisation_en),
            )
            for who in session.people
        ],
    )
    return hashlib.sha256(json.dumps(shown, ensure_ascii=False).encode()).hexdigest()
