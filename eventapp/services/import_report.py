"""What an import did, as data; ``ui/exchange_words.py`` makes sentences of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from eventapp.domain.changes import Changes
from eventapp.domain.ids import EventId, SessionId
from eventapp.domain.interchange import LeftOut
from eventapp.domain.kinds import AppearanceRole, Kind, SessionKind


class Field(StrEnum):
    """A field that an import may change; the values are the columns' names where there are any."""

    TITLE = "title"
    TITLE_EN = "title_en"
    NAME = "name"
    NAME_EN = "name_en"
    # of a session
    KIND = "kind"
    SUBTITLE = "subtitle"
    ABSTRACT = "abstract"
    ABSTRACT_EN = "abstract_en"
    DESCRIPTION = "description"
    LANGUAGE = "language"
    TRACK = "track"
    DAY = "day"
    START = "start"
    LENGTH = "length"
    ROOM = "room"
    EXPECTED = "expected"
    PUBLIC = "public"
    PEOPLE = "people"
    # of a person
    POSITION = "position"
    POSITION_EN = "position_en"
    ORGANISATION = "organisation"
    BIOGRAPHY = "biography"
    BIOGRAPHY_EN = "biography_en"
    # of the event, its days, rooms and tracks
    ACRONYM = "acronym"
    VENUE = "venue"
    VENUE_EN = "venue_en"
    TIME_ZONE = "time_zone"
    COLOUR = "colour"
    CAPACITY = "capacity"
    OPENS = "opens"
    CLOSES = "closes"


@dataclass(frozen=True, slots=True)
class Seat:
    """A person in a session, as a report names them."""

    name: str
    role: AppearanceRole


Value = str | int | bool | date | SessionKind | tuple[Seat, ...] | None
"""What a field holds: rooms and tracks by name, days by date, minutes from midnight."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field, what it held, and what it holds now."""

    field: Field
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class ReportedSession:
    """A session as a report names it."""

    id: SessionId
    kind: SessionKind
    title: str
    title_en: str


@dataclass(frozen=True, slots=True)
class ChangedSession:
    """A session with the fields that the import changed."""

    session: ReportedSession
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class ChangedThing:
    """The event, a day, a room, a track or a person that the import changed.

    ``name`` is the event's title, or the day's date as ISO 8601 writes it.
    """

    kind: Kind
    name: str
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class KeptPeople:
    """Who is in a session here and not in the file's; they were left where they are."""

    session: ReportedSession
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What one import did. ``made`` says that the event is new.

    ``kept`` are sessions the file does not hold: they were left as they are. ``left_out`` is
    what could not be taken as it was written. ``zone_assumed`` is the time zone a new event
    got because the file named none.
    """

    event: EventId
    title: str
    made: bool
    changes: Changes
    added: tuple[ReportedSession, ...] = ()
    changed: tuple[ChangedSession, ...] = ()
    unchanged: int = 0
    kept: tuple[ReportedSession, ...] = ()
    kept_people: tuple[KeptPeople, ...] = ()
    people_added: tuple[str, ...] = ()
    organisations_added: tuple[str, ...] = ()
    days_added: tuple[date, ...] = ()
    rooms_added: tuple[str, ...] = ()
    tracks_added: tuple[str, ...] = ()
    things_changed: tuple[ChangedThing, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    zone_assumed: str = ""

    @property
    def changed_nothing(self) -> bool:
        """Whether everything was here already, as the file has it."""
        return not self.changes
