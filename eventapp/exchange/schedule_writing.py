"""Laying a programme out as schedule files hold it: days, rooms in each, sessions in these.

Which numbers and guids are written, and what no such file can hold, is decided here once for
``schedule_xml`` and ``schedule_json``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

import eventapp
from eventapp.domain.interchange import (
    Detail,
    ExchangedDay,
    ExchangedPerson,
    ExchangedProgramme,
    ExchangedRoom,
    ExchangedSession,
    ExchangedTrack,
    as_guid,
    stable_guid,
)
from eventapp.domain.losses import Losses
from eventapp.exchange.schedule_kinds import usual_role
from eventapp.exchange.schedule_terms import (
    MOST_NUMBER,
    NO_DAY,
    Guids,
    clock_text,
    dashed,
    moment_text,
    number_from,
    read_colour,
    zone_of,
)

_UNWRITABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SHORTEST_ACRONYM: Final = 4


@dataclass(frozen=True, slots=True)
class Slot:
    """A session with what a file says of it besides its own texts.

    ``roles`` is empty where everybody does what is usual in such a session.
    """

    session: ExchangedSession
    number: int
    guid: str
    slug: str
    date: str
    clock: str
    end: str
    person_guids: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A day of the file; ``rooms`` are the names of rooms and what is in each, in time."""

    index: int
    date: str
    start: str
    end: str
    rooms: dict[str, list[Slot]]


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole file."""

    title: str
    version: str
    time_zone: str
    colour: str
    first: str
    last: str
    rooms: tuple[ExchangedRoom, ...]
    tracks: tuple[ExchangedTrack, ...]
    slots: tuple[Slot, ...]
    days: tuple[PlannedDay, ...]


def generator_version() -> str:
    """The version of this program that files name."""
    return str(eventapp.__version__)


def writable(text: str) -> str:
    """Return ``text`` without the characters that XML cannot hold, or no file at all."""
    return _UNWRITABLE.sub("", text)


def lay_out(programme: ExchangedProgramme, losses: Losses) -> Plan:
    """Return the file that a programme makes, and count what has no place in one."""
    zone = zone_of(programme.time_zone)
    days = programme.days
    sessions = list(_published(programme, losses))
    _count_losses(programme, sessions, losses)
    slots = _slots(programme, sessions, zone)
    rooms = tuple(_rooms(programme, sessions))
    dates = sorted(day.date for day in days) or [NO_DAY]
    return Plan(
        title=writable(programme.title),
        version=writable(programme.version),
        time_zone=programme.time_zone if zone else "",
        colour=read_colour(programme.colour),
        first=dates[0].isoformat(),
        last=dates[-1].isoformat(),
        rooms=rooms,
        tracks=tuple(_tracks(programme)),
        slots=tuple(slots),
        days=tuple(
            _day(index, day, [slot for slot in slots if slot.session.day == index], rooms, zone)
            for index, day in enumerate(days)
        ),
    )


def empty_day(rooms: Sequence[ExchangedRoom]) -> PlannedDay:
    """The day of a programme without days, for files that must have one."""
    start = moment_text(NO_DAY, 0, None)
    return PlannedDay(1, NO_DAY.isoformat(), start, start, {room.name: [] for room in rooms})


def acronym_for(programme: ExchangedProgramme, allowed: re.Pattern[str]) -> str:
    """Return the programme's acronym, or one like it where a format does not allow it."""
    acronym = programme.acronym
    return acronym if allowed.fullmatch(acronym) else _plain_acronym(programme)


def _plain_acronym(programme: ExchangedProgramme) -> str:
    """Small letters, digits and underscores that stand for the event.

    Where its acronym gives too little, a few digits derived from it tell events apart.
    """
    text = programme.acronym or programme.title
    name = dashed(text, "_")
    if len(name) >= _SHORTEST_ACRONYM:
        return name
    return f"{name or 'event'}_{stable_guid('acronym', writable(text))[:6]}"


def _published(programme: ExchangedProgramme, losses: Losses) -> Iterator[ExchangedSession]:
    for session in programme.sessions:
        if not session.public:
            losses.add(Detail.PRIVATE_SESSIONS, session.title)
        elif session.day is None or not 0 <= session.day < len(programme.days):
            losses.add(Detail.UNSCHEDULED, session.title)
        else:
            yield session


def _slots(
    programme: ExchangedProgramme,
    sessions: Sequence[ExchangedSession],
    zone: ZoneInfo | None,
) -> list[Slot]:
    namespace = programme.acronym or programme.title
    prefix = _plain_acronym(programme)
    guids = Guids()
    taken = {session.public_id for session in sessions if session.public_id}
    used: set[int] = set()
    slots = []
    for session in sessions:
        names = ("session", namespace, session.public_id or session.title)
        guid = guids.take(as_guid(writable(session.guid), *map(_named, names)))
        number = session.public_id
        if number is None or not 0 < number <= MOST_NUMBER or number in used:
            number = number_from(guid, taken)
            taken.add(number)
        used.add(number)
        slots.append(_slot(session, number, guid, prefix, _date(programme, session), zone))
    return slots


def _named(name: object) -> str:
    return writable(str(name))


def _date(programme: ExchangedProgramme, session: ExchangedSession) -> date:
    return programme.days[session.day or 0].date


def _slot(  # noqa: PLR0917 - everything that makes one
    session: ExchangedSession,
    number: int,
    guid: str,
    prefix: str,
    on: date,
    zone: ZoneInfo | None,
) -> Slot:
    usual = usual_role(session.kind)
    roles = tuple(person.role.value for person in session.people)
    return Slot(
        session=session,
        number=number,
        guid=guid,
        slug=f"{prefix}-{number}-{_slug(session.title)}",
        date=moment_text(on, session.start, zone),
        clock=clock_text(session.start),
        end=moment_text(on, session.end, zone),
        person_guids=tuple(
            as_guid(writable(person.guid)) if person.guid else "" for person in session.people
        ),
        roles=roles if any(role != usual.value for role in roles) else (),
    )


def _slug(title: str) -> str:
    """What ASCII keeps of a title, and more where that is next to nothing."""
    name = dashed(title)
    return name if len(name) > 1 else f"session{name}"


def _rooms(
    programme: ExchangedProgramme, sessions: Sequence[ExchangedSession]
) -> Iterator[ExchangedRoom]:
    """Every room once, also those only sessions name; each with a guid of its own."""
    guids = Guids()
    known = {writable(room.name): room for room in reversed(programme.rooms)}
    names = [writable(room.name) for room in programme.rooms]
    names += [writable(session.room) for session in sessions]
    for name in dict.fromkeys(filter(None, names)):
        room = known.get(name) or ExchangedRoom(name)
        namespace = writable(programme.acronym or programme.title)
        guid = guids.take(as_guid(writable(room.guid), "room", namespace, name))
        yield ExchangedRoom(name, capacity=room.capacity, guid=guid)


def _tracks(programme: ExchangedProgramme) -> Iterator[ExchangedTrack]:
    colours = {writable(track.name): track.colour for track in reversed(programme.tracks)}
    for name in dict.fromkeys(writable(track.name) for track in programme.tracks):
        if name:
            yield ExchangedTrack(name, colour=read_colour(colours[name]))


def _day(
    index: int,
    day: ExchangedDay,
    slots: list[Slot],
    rooms: Sequence[ExchangedRoom],
    zone: ZoneInfo | None,
) -> PlannedDay:
    by_room: dict[str, list[Slot]] = {room.name: [] for room in rooms}
    for slot in sorted(slots, key=lambda slot: slot.session.start):
        by_room.setdefault(writable(slot.session.room), []).append(slot)
    closes = max([day.closes, *(slot.session.end for slot in slots)])
    return PlannedDay(
        index=index + 1,
        date=day.date.isoformat(),
        start=moment_text(day.date, day.opens, zone),
        end=moment_text(day.date, closes, zone),
        rooms=by_room,
    )


def _count_losses(
    programme: ExchangedProgramme, sessions: Sequence[ExchangedSession], losses: Losses
) -> None:
    """Count what neither file can hold."""
    for example in _english(programme, sessions):
        losses.add(Detail.ENGLISH_TEXTS, example)
    for person in distinct_people(sessions):
        if person.position or person.organisation:
            losses.add(Detail.OFFICES, person.name)
    for session in sessions:
        if session.expected:
            losses.add(Detail.EXPECTED, session.title)
    if programme.venue:
        losses.add(Detail.VENUE, programme.venue)


def _english(programme: ExchangedProgramme, sessions: Sequence[ExchangedSession]) -> Iterator[str]:
    if programme.title_en or programme.venue_en:
        yield programme.title_en or programme.venue_en
    yield from (room.name_en for room in programme.rooms if room.name_en)
    yield from (track.name_en for track in programme.tracks if track.name_en)
    for session in sessions:
        if session.title_en or session.abstract_en:
            yield session.title_en or session.title
    for person in distinct_people(sessions):
        if person.name_en or person.position_en or person.organisation_en or person.biography_en:
            yield person.name_en or person.name


def distinct_people(sessions: Sequence[ExchangedSession]) -> list[ExchangedPerson]:
    """Everybody once, however many sessions they are in."""
    people: dict[object, ExchangedPerson] = {}
    for session in sessions:
        for person in session.people:
            people.setdefault(person.guid or person.public_id or person.name, person)
    return list(people.values())
