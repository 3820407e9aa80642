"""What a schedule file says, as it says it, whichever its syntax.

``schedule_xml`` and ``schedule_json`` only take a file apart, into these values; what its
words, clocks and numbers mean is decided once, in ``schedule_reading``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from eventapp.domain.kinds import AppearanceRole


@dataclass(slots=True)
class RawPerson:
    """A person as written."""

    name: str
    number: str = ""
    guid: str = ""
    role: AppearanceRole | None = None
    biography: str = ""
    biography_en: str = ""


@dataclass(slots=True)
class RawSession:
    """A session as written; texts are neither tidied nor shortened."""

    number: str = ""
    guid: str = ""
    date: str = ""
    start: str = ""
    end: str = ""
    duration: str = ""
    room: str = ""
    title: str = ""
    title_en: str = ""
    subtitle: str = ""
    track: str = ""
    kind: str = ""
    language: str = ""
    abstract: str = ""
    abstract_en: str = ""
    description: str = ""
    people: list[RawPerson] = field(default_factory=list)


@dataclass(slots=True)
class RawDay:
    """A day as written; ``line`` is where, if known."""

    date: str = ""
    start: str = ""
    end: str = ""
    line: int = 0
    sessions: list[RawSession] = field(default_factory=list)


@dataclass(slots=True)
class RawRoom:
    """A room as written."""

    name: str
    name_en: str = ""
    guid: str = ""
    capacity: int = 0


@dataclass(slots=True)
class RawTrack:
    """A track as written."""

    name: str
    name_en: str = ""
    colour: str = ""


@dataclass(slots=True)
class RawProgramme:
    """A whole file as written.

    ``days_first`` says how a length of three numbers is meant (see ``read_length``);
    ``roles`` is what people do in the sessions with these guids, where the file knows more
    than their names.
    """

    title: str = ""
    title_en: str = ""
    acronym: str = ""
    version: str = ""
    time_zone: str = ""
    day_change: str = ""
    venue: str = ""
    colour: str = ""
    days_first: bool = False
    rooms: list[RawRoom] = field(default_factory=list)
    tracks: list[RawTrack] = field(default_factory=list)
    days: list[RawDay] = field(default_factory=list)
    roles: Mapping[str, tuple[AppearanceRole, ...]] = field(default_factory=dict)
