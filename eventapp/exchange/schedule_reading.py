"""Making a programme of what a schedule file says."""

from collections.abc import Sized
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Final

from eventapp.domain.errors import CannotRead, FileProblem
from eventapp.domain.interchange import (
    SESSIONS_LIMIT,
    Detail,
    ExchangedPerson,
    ExchangedProgramme,
    ExchangedRoom,
    ExchangedSession,
    ExchangedTrack,
    ReadProgramme,
    as_guid,
)
from eventapp.domain.kinds import AppearanceRole, SessionKind
from eventapp.domain.losses import Losses
from eventapp.domain.text import LONG_LIMIT, NAME_LIMIT, TITLE_LIMIT, tidy
from eventapp.exchange.schedule_days import Day, Days
from eventapp.exchange.schedule_kinds import kind_of_title, read_kind, usual_role
from eventapp.exchange.schedule_raw import RawDay, RawPerson, RawProgramme, RawRoom, RawSession
from eventapp.exchange.schedule_terms import (
    MOST_MINUTES,
    NO_DAY,
    Guids,
    Moment,
    fixed_zone,
    number_from,
    read_clock,
    read_colour,
    read_length,
    read_moment,
    read_number,
    zone_of,
)

_DAYS_LIMIT: Final = 366
_ROOMS_LIMIT: Final = 2_000
_PEOPLE_LIMIT: Final = 10 * SESSIONS_LIMIT
_DEFAULT_LENGTH: Final = 30


class Allowance:
    """How many sessions and people a file may still have; asked before they are looked at."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sessions = SESSIONS_LIMIT
        self._people = _PEOPLE_LIMIT

    def take(self, *, sessions: int = 0, people: int = 0) -> None:
        """Count some more.

        Raises:
            CannotRead: TOO_MANY, when no programme has as many.
        """
        self._sessions -= sessions
        self._people -= people
        if self._sessions < 0 or self._people < 0:
            raise CannotRead(FileProblem.TOO_MANY, self._path)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A session whose place is known; without a ``day`` it has none."""

    raw: RawSession
    day: Day | None
    start: int
    length: int


def assemble(raw: RawProgramme, losses: Losses, path: Path) -> ReadProgramme:
    """Return the programme that a file's values mean, and everything that found no place.

    Raises:
        CannotRead: MALFORMED when nobody can say which day some sessions are on, TOO_MANY
            when no programme has as many days, rooms or tracks.
    """
    if len(raw.days) > _DAYS_LIMIT:
        raise CannotRead(FileProblem.TOO_MANY, path)
    programme = _Assembly(raw, losses, path).programme()
    if len(programme.days) > _DAYS_LIMIT:
        raise CannotRead(FileProblem.TOO_MANY, path)
    return ReadProgramme(programme, losses.report())


class _Assembly:
    """One pass over a file's values: first the places, then the sessions in them."""

    def __init__(self, raw: RawProgramme, losses: Losses, path: Path) -> None:
        self._raw = raw
        self._losses = losses
        self._path = path
        self._acronym = self._fit(raw.acronym, NAME_LIMIT, raw.title)
        self._title = self._fit(raw.title, TITLE_LIMIT, raw.title)
        self._namespace = self._acronym or self._title
        self._days = Days(read_clock(raw.day_change.strip()))
        self._rooms: dict[str, ExchangedRoom] = {}
        self._tracks: dict[str, ExchangedTrack] = {}
        self._room_guids: set[str] = set()
        self._guids = Guids()
        self._numbers: set[int] = set()
        numbers = (read_number(session.number) for day in raw.days for session in day.sessions)
        self._taken_numbers = {number for number in numbers if number is not None}
        self._offset: int | None = None
        # Sessions share most of these; a file's own words are forgotten with it.
        self._read_moment = cache(read_moment)
        self._read_clock = cache(read_clock)
        self._read_length = cache(partial(read_length, days_first=raw.days_first))
        self._read_kind = cache(read_kind)
        self._name = cache(self._fit_name)

    def programme(self) -> ExchangedProgramme:
        """Everything, in order."""
        raw = self._raw
        for room in raw.rooms:
            self._add_room(room)
        for track in raw.tracks:
            self._add_track(track.name, track.name_en, track.colour)
        placed = [
            self._place(session, day) for day, of_day in self._read_days() for session in of_day
        ]
        days, index = self._days.finished()
        sessions = [self._read_session(item, index) for item in placed]
        rooms = {name: position for position, name in enumerate(self._rooms)}
        sessions.sort(key=lambda session: _order(session, rooms))
        return ExchangedProgramme(
            title=self._title,
            title_en=self._fit(raw.title_en, TITLE_LIMIT, raw.title),
            acronym=self._acronym,
            version=self._fit(raw.version, NAME_LIMIT, raw.title),
            time_zone=self._time_zone(),
            venue=self._fit(raw.venue, NAME_LIMIT, raw.title),
            colour=read_colour(raw.colour.strip()),
            days=days,
            rooms=tuple(self._rooms.values()),
            tracks=tuple(self._tracks.values()),
            sessions=tuple(sessions),
        )

    def _read_days(self) -> list[tuple[Day, list[RawSession]]]:
        """Every day first: a session's date may lead to a day that comes later in the file."""
        days = []
        for raw in self._raw.days:
            opens, closes = read_moment(raw.start.strip()), read_moment(raw.end.strip())
            named = read_moment(raw.date.strip()) or opens or self._first_moment(raw)
            if named is None and raw.sessions:
                raise CannotRead(FileProblem.MALFORMED, self._path, line=raw.line)
            if named is None or (named.date == NO_DAY and not raw.sessions):
                continue
            days.append((self._days.add(named.date, opens, closes), raw.sessions))
        return days

    def _moment(self, raw: RawSession) -> Moment | None:
        """When a session is; some newer files write the whole moment as its start."""
        return self._read_moment(raw.date.strip()) or (
            self._read_moment(raw.start.strip()) if "-" in raw.start else None
        )

    def _first_moment(self, day: RawDay) -> Moment | None:
        return next(filter(None, map(self._moment, day.sessions)), None)

    def _place(self, raw: RawSession, day: Day) -> _Placed:
        clock = self._read_clock(raw.start.strip())
        moment = self._moment(raw)
        if self._offset is None and moment is not None:
            self._offset = moment.offset
        length, place = self._length(raw, moment), self._days.place(day, raw.room, moment, clock)
        if place is None or not 0 < length <= MOST_MINUTES:
            self._losses.add(Detail.UNREADABLE_ROWS, raw.title)
            length = MOST_MINUTES if length > MOST_MINUTES else length or _DEFAULT_LENGTH
        if place is None:
            return _Placed(raw, None, 0, length)
        if (clock and clock.seconds) or (moment and moment.clock and moment.clock.seconds):
            self._losses.add(Detail.SECONDS, raw.title)
        at, start = place
        at.hold(start, length)
        return _Placed(raw, at, start, length)

    def _length(self, raw: RawSession, moment: Moment | None) -> int:
        """How many minutes a session lasts, 0 when the file does not say."""
        length = self._read_length(raw.duration.strip())
        if length is not None and length.seconds:
            self._losses.add(Detail.SECONDS, raw.title)
        if length is not None and length.minutes:
            return length.minutes
        end = read_moment(raw.end.strip())
        if moment is None or end is None:
            return 0
        return max(0, Day(moment.date).minutes(end) - Day(moment.date).minutes(moment))

    def _read_session(self, placed: _Placed, index: dict[date, int]) -> ExchangedSession:
        raw = placed.raw
        title = self._fit(raw.title, TITLE_LIMIT, raw.title)
        number, guid = self._identity(raw, title)
        kind = self._kind(raw, title)
        scheduled = placed.day is not None
        return ExchangedSession(
            guid=guid,
            title=title,
            public_id=number,
            kind=kind,
            title_en=self._fit(raw.title_en, TITLE_LIMIT, title),
            subtitle=self._fit(raw.subtitle, TITLE_LIMIT, title),
            abstract=self._fit_long(raw.abstract, title),
            abstract_en=self._fit_long(raw.abstract_en, title),
            description=self._fit_long(raw.description, title),
            language=self._name(raw.language),
            track=self._add_track(raw.track) if raw.track else "",
            day=None if placed.day is None else index[placed.day.date],
            room=self._add_room(RawRoom(raw.room)) if scheduled else "",
            start=placed.start,
            length=placed.length,
            people=self._people(raw, kind, guid, title),
        )

    def _identity(self, raw: RawSession, title: str) -> tuple[int | None, str]:
        """The number and guid of a session, its own also where a file names two alike."""
        written = _code(raw.number)
        names = (self._namespace, written) if written else (self._namespace, title, "session")
        guid = self._guids.take(as_guid(_code(raw.guid), "session", *names))
        number = read_number(written)
        if number is None:
            return None, guid
        if number in self._numbers:
            number = number_from(guid, self._taken_numbers)
            self._taken_numbers.add(number)
        self._numbers.add(number)
        return number, guid

    def _kind(self, raw: RawSession, title: str) -> SessionKind:
        if not raw.kind.strip():
            return (None if raw.people else kind_of_title(title)) or SessionKind.TALK
        kind = self._read_kind(raw.kind)
        if kind is not None:
            return kind
        self._losses.add(Detail.SESSION_TYPES, f"{tidy(raw.kind)}: {title}")
        return SessionKind.TALK if raw.people else SessionKind.OTHER

    def _people(
        self, raw: RawSession, kind: SessionKind, guid: str, title: str
    ) -> tuple[ExchangedPerson, ...]:
        roles = self._raw.roles.get(guid, ())
        usual = usual_role(kind)
        people = []
        for seat, person in enumerate(raw.people):
            name = self._fit(person.name, NAME_LIMIT, title)
            if not name:
                self._losses.add(Detail.UNNAMED_PEOPLE, title)
                continue
            role = roles[seat] if seat < len(roles) else person.role or usual
            people.append(self._person(person, name, role, title))
        return tuple(people)

    def _person(
        self, raw: RawPerson, name: str, role: AppearanceRole, title: str
    ) -> ExchangedPerson:
        guid = _code(raw.guid)
        return ExchangedPerson(
            name,
            guid=as_guid(guid) if guid else "",
            public_id=read_number(raw.number.strip()),
            role=role,
            biography=self._fit_long(raw.biography, title),
            biography_en=self._fit_long(raw.biography_en, title),
        )

    def _add_room(self, raw: RawRoom) -> str:
        name = self._name(raw.name)
        if name and name not in self._rooms:
            self._within(_ROOMS_LIMIT, self._rooms)
            guid = as_guid(_code(raw.guid), "room", self._namespace, name)
            if guid in self._room_guids:
                guid = as_guid("", "room", guid, name)
            self._room_guids.add(guid)
            name_en = self._fit(raw.name_en, NAME_LIMIT, name)
            self._rooms[name] = ExchangedRoom(name, name_en, raw.capacity, guid)
        return name

    def _add_track(self, written: str, name_en: str = "", colour: str = "") -> str:
        name = self._name(written)
        if name and name not in self._tracks:
            self._within(_ROOMS_LIMIT, self._tracks)
            name_en = self._fit(name_en, NAME_LIMIT, name)
            self._tracks[name] = ExchangedTrack(name, name_en, read_colour(colour.strip()))
        return name

    def _within(self, limit: int, things: Sized) -> None:
        if len(things) >= limit:
            raise CannotRead(FileProblem.TOO_MANY, self._path)

    def _time_zone(self) -> str:
        name = self._raw.time_zone.strip()
        if zone_of(name) is not None:
            return name
        moments = (read_moment(day.start.strip()) for day in self._raw.days)
        offsets = [moment.offset for moment in moments if moment and moment.offset is not None]
        offset = self._offset if self._offset is not None else next(iter(offsets), None)
        return "" if offset is None else fixed_zone(offset)

    def _fit_name(self, text: str) -> str:
        return self._fit(text, NAME_LIMIT, text)

    def _fit(self, text: str, limit: int, example: str, *, multiline: bool = False) -> str:
        if not text:
            return ""
        # What nobody sees may be ten times what remains, but not more.
        tidied = tidy(text[: 10 * limit], multiline=multiline)
        if len(tidied) <= limit and len(text) <= 10 * limit:
            return tidied
        self._losses.add(Detail.SHORTENED_TEXTS, example)
        return tidied[:limit].rstrip()

    def _fit_long(self, text: str, example: str) -> str:
        return self._fit(text, LONG_LIMIT, example, multiline=True)


def _code(text: str) -> str:
    """A number or guid; half a surrogate pair in one could not even be hashed."""
    return text.strip() if text.isascii() else tidy(text)


def _order(session: ExchangedSession, rooms: dict[str, int]) -> tuple[bool, int, int, int]:
    return (
        session.day is None,
        session.day or 0,
        session.start,
        rooms.get(session.room, len(rooms)),
    )
