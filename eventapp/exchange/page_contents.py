"""What the page shows of a programme, under which ids, and what it leaves out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from eventapp.domain.interchange import (
    Detail,
    ExchangedDay,
    ExchangedPerson,
    ExchangedProgramme,
    ExchangedRoom,
    ExchangedSession,
    ExchangedTrack,
    LeftOut,
    as_guid,
    stable_guid,
)
from eventapp.domain.kinds import Language
from eventapp.domain.losses import Losses
from eventapp.domain.text import tidy

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ShownSession:
    """A session on the page; ``room`` and ``track`` are places in the page's lists."""

    guid: str
    session: ExchangedSession
    room: int | None
    track: int | None
    people: tuple[tuple[str, ExchangedPerson], ...]
    """Everybody on it in seat order, each behind their guid."""


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A day that has something on; ``key`` names it in links."""

    key: str
    day: ExchangedDay
    sessions: tuple[ShownSession, ...]


@dataclass(frozen=True, slots=True)
class ShownPerson:
    """Somebody on the programme, with what they are on."""

    guid: str
    person: ExchangedPerson
    sessions: tuple[tuple[ShownDay, ShownSession], ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The whole page, before it is words: rooms and tracks are those in use."""

    programme: ExchangedProgramme
    days: tuple[ShownDay, ...]
    rooms: tuple[ExchangedRoom, ...]
    tracks: tuple[ExchangedTrack, ...]
    people: tuple[ShownPerson, ...]


def contents(programme: ExchangedProgramme) -> Contents:
    """Choose and number what the page shows: the public sessions that have a time."""
    sessions = [session for session in programme.sessions if _is_shown(session, programme)]
    rooms = _in_use(
        [session.room for session in sessions],
        {room.name: room for room in programme.rooms},
        ExchangedRoom,
    )
    tracks = _in_use(
        [session.track for session in sessions],
        {track.name: track for track in programme.tracks},
        ExchangedTrack,
    )
    shown = _numbered(sessions, [room.name for room in rooms], [track.name for track in tracks])
    days = tuple(_days(programme.days, shown))
    return Contents(programme, days, tuple(rooms), tuple(tracks), tuple(_people(days)))


def left_out(programme: ExchangedProgramme, language: Language) -> tuple[LeftOut, ...]:
    """What the page does not show, each with the first few it concerns."""
    losses = Losses()
    shown = []
    for session in programme.sessions:
        if _is_shown(session, programme):
            shown.append(session)
            if session.expected:
                losses.add(Detail.EXPECTED, _name(session))
        elif session.public:
            losses.add(Detail.UNSCHEDULED, _name(session))
        else:
            losses.add(Detail.PRIVATE_SESSIONS, _name(session))
    for room in programme.rooms:
        if room.capacity:
            losses.add(Detail.CAPACITIES, room.name)
    if language is Language.KOREAN:
        for text in _unshown_english(programme, shown):
            losses.add(Detail.ENGLISH_TEXTS, text)
    return losses.report()


def _is_shown(session: ExchangedSession, programme: ExchangedProgramme) -> bool:
    return session.public and session.day is not None and 0 <= session.day < len(programme.days)


def _name(session: ExchangedSession) -> str:
    return session.title or session.title_en or session.guid


def _unshown_english(
    programme: ExchangedProgramme, shown: Iterable[ExchangedSession]
) -> Iterator[str]:
    """The English texts beside Korean ones: a Korean page shows only the latter."""
    pairs = [(programme.title, programme.title_en), (programme.venue, programme.venue_en)]
    pairs += [(room.name, room.name_en) for room in programme.rooms]
    pairs += [(track.name, track.name_en) for track in programme.tracks]
    people: dict[ExchangedPerson, None] = {}
    for session in shown:
        pairs += [(session.title, session.title_en), (session.abstract, session.abstract_en)]
        people |= dict.fromkeys(session.people)
    for person in people:
        pairs += [
            (person.name, person.name_en),
            (person.position, person.position_en),
            (person.organisation, person.organisation_en),
            (person.biography, person.biography_en),
        ]
    # The same name is in many sessions, but it is one text.
    return iter(dict.fromkeys(english for korean, english in pairs if korean and english))


def _in_use(names: Iterable[str], known: dict[str, T], make: Callable[[str], T]) -> list[T]:
    """Those that sessions name: the known in their order, then the others as they come.

    A name nobody can see is none.
    """
    used = dict.fromkeys(name for name in dict.fromkeys(names) if tidy(name))
    return [
        *(entry for name, entry in known.items() if name in used),
        *(make(name) for name in used if name not in known),
    ]


def _numbered(
    sessions: Iterable[ExchangedSession], rooms: list[str], tracks: list[str]
) -> list[ShownSession]:
    """The sessions in the page's order, each with a guid nobody else on it has."""
    room_of = {name: place for place, name in enumerate(rooms)}
    track_of = {name: place for place, name in enumerate(tracks)}
    taken: set[str] = set()
    people: dict[ExchangedPerson, str] = {}
    shown = []
    for place, session in enumerate(sessions):
        guid = as_guid(session.guid, "session", place)
        if guid in taken:
            guid = stable_guid("again", guid, place)
        taken.add(guid)
        parts = []
        for person in session.people:
            if person not in people:
                people[person] = _guid_of(person)
            parts.append((people[person], person))
        shown.append(
            ShownSession(
                guid,
                session,
                room_of.get(session.room),
                track_of.get(session.track),
                tuple(parts),
            )
        )
    return sorted(shown, key=_order)


def _order(shown: ShownSession) -> tuple[int, int, int]:
    """By day, start and room; what is in no room concerns all of them and comes first."""
    return (
        shown.session.day or 0,
        shown.session.start,
        -1 if shown.room is None else shown.room,
    )


def _guid_of(person: ExchangedPerson) -> str:
    if person.guid or person.public_id is None:
        return as_guid(person.guid, "person", person.name, person.organisation)
    return stable_guid("person", person.public_id)


def _days(days: tuple[ExchangedDay, ...], sessions: Iterable[ShownSession]) -> Iterator[ShownDay]:
    taken: set[str] = set()
    for place, theirs in groupby(sessions, key=lambda shown: shown.session.day or 0):
        date = days[place].date.isoformat()
        key = date if date not in taken else f"{date}-{place}"
        taken.add(key)
        yield ShownDay(key, days[place], tuple(theirs))


def _people(days: Iterable[ShownDay]) -> Iterator[ShownPerson]:
    """Everybody once, as they come; with the biography of the first session that has one."""
    told: dict[str, ExchangedPerson] = {}
    theirs: dict[str, dict[str, tuple[ShownDay, ShownSession]]] = {}
    for day in days:
        for shown in day.sessions:
            for guid, person in shown.people:
                known = told.setdefault(guid, person)
                if not (known.biography or known.biography_en):
                    told[guid] = replace(
                        known, biography=person.biography, biography_en=person.biography_en
                    )
                theirs.setdefault(guid, {})[shown.guid] = (day, shown)
    for guid, person in told.items():
        yield ShownPerson(guid, person, tuple(theirs[guid].values()))
