"""A programme as it travels between programs: what every file format is read into and made of.

The values name things by what other programs know (guids, numbers, names), never by rows of
a store. Minutes count from a day's midnight in the programme's own zone and may pass 1440:
a night session stays on its day.
"""

import re
import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha1
from typing import Final

from eventapp.domain.kinds import AppearanceRole, SessionKind

_NAMESPACE: Final = uuid.UUID("6f1a7f0e-7d0b-5c63-9c7e-0d6c7a1d2b54").bytes
_GUID = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DIGITS: Final = 32
"""Of any way to write a UUID."""


def stable_guid(*names: object) -> str:
    """Return a UUID that these names always lead to, as 36 lower-case characters."""
    # What uuid.uuid5 does, at a fifth of its price: a programme has thousands of them.
    name = "\n".join(map(str, names)).encode()
    digest = bytearray(sha1(_NAMESPACE + name, usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def as_guid(text: str, *names: object) -> str:
    """Return ``text`` where it is a UUID; else one derived from it, or from ``names`` without it.

    Older programmes number their sessions in other alphabets (``HOqeNIb6G7M4hYFKFRkCmQ``).
    """
    if _GUID.fullmatch(text):
        return text
    if len(text) >= _DIGITS:
        with suppress(ValueError):
            return str(uuid.UUID(text))
    return stable_guid("guid", text) if text else stable_guid(*names)


@dataclass(frozen=True, slots=True)
class ExchangedPerson:
    """A person in a session. ``public_id`` is the number other programs know them by."""

    name: str
    name_en: str = ""
    guid: str = ""
    public_id: int | None = None
    role: AppearanceRole = AppearanceRole.SPEAKER
    position: str = ""
    position_en: str = ""
    organisation: str = ""
    organisation_en: str = ""
    biography: str = ""
    biography_en: str = ""


@dataclass(frozen=True, slots=True)
class ExchangedSession:
    """One item of the programme.

    ``day`` is an index into the programme's days, None while it is unscheduled; ``room`` and
    ``track`` are names, empty for none. ``people`` are in seat order. ``sequence`` counts the
    states it was published in from 0, as iCalendar does.
    """

    guid: str
    title: str
    public_id: int | None = None
    kind: SessionKind = SessionKind.TALK
    title_en: str = ""
    subtitle: str = ""
    abstract: str = ""
    abstract_en: str = ""
    description: str = ""
    language: str = ""
    track: str = ""
    day: int | None = None
    room: str = ""
    start: int = 0
    length: int = 30
    expected: int = 0
    public: bool = True
    sequence: int = 0
    people: tuple[ExchangedPerson, ...] = ()

    @property
    def end(self) -> int:
        """The minute it is over; it may pass 1440."""
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class ExchangedDay:
    """A day; ``opens`` and ``closes`` are minutes from its midnight."""

    date: date
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class ExchangedRoom:
    """A room; ``capacity`` 0 means unknown."""

    name: str
    name_en: str = ""
    capacity: int = 0
    guid: str = ""


@dataclass(frozen=True, slots=True)
class ExchangedTrack:
    """A track; ``colour`` is ``#RRGGBB``, empty when the file gave none."""

    name: str
    name_en: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class ExchangedProgramme:
    """An event's whole programme, its sessions in order of day, start and room.

    ``time_zone`` is an IANA name, empty when a file named none and gave no offset either.
    ``part`` names the room or the person whose sessions alone these are; empty for the whole.
    """

    title: str
    title_en: str = ""
    acronym: str = ""
    guid: str = ""
    version: str = ""
    time_zone: str = ""
    venue: str = ""
    venue_en: str = ""
    colour: str = ""
    days: tuple[ExchangedDay, ...] = ()
    rooms: tuple[ExchangedRoom, ...] = ()
    tracks: tuple[ExchangedTrack, ...] = ()
    sessions: tuple[ExchangedSession, ...] = ()
    part: str = ""
    part_en: str = ""

    @property
    def full_title(self) -> str:
        """The event's title, and whose part of it this is."""
        return f"{self.title} – {self.part}" if self.part else self.title

    @property
    def full_title_en(self) -> str:
        """The same in English, empty where the event has no English title."""
        if not self.title_en or not self.part:
            return self.title_en
        return f"{self.title_en} – {self.part_en or self.part}"


class Detail(StrEnum):
    """Something a format, or this program, has no place for."""

    # What files of others hold and a workspace does not
    LINKS = "links"
    ATTACHMENTS = "attachments"
    PICTURES = "pictures"
    RECORDING = "recording"
    """A licence, an opt-out of recording, a video."""
    ADDRESSES = "addresses"
    """Web addresses of the programme, its sessions or the feedback form."""
    SESSION_TYPES = "session_types"
    """Kinds of session we have no word for; they became talks or "other"."""
    UNNAMED_PEOPLE = "unnamed_people"
    SHORTENED_TEXTS = "shortened_texts"
    SECONDS = "seconds"
    """Times given to the second; they were cut to the minute."""
    UNREADABLE_ROWS = "unreadable_rows"
    OTHER = "other"
    """Anything else a file says: answers to a form, a subtitle of the event, unknown elements."""
    # What a workspace holds and some format does not
    ENGLISH_TEXTS = "english_texts"
    ROLES = "roles"
    OFFICES = "offices"
    """Positions and organisations of people."""
    BIOGRAPHIES = "biographies"
    SUBTITLES = "subtitles"
    DESCRIPTIONS = "descriptions"
    LANGUAGES = "languages"
    TRACKS = "tracks"
    TRACK_COLOURS = "track_colours"
    CAPACITIES = "capacities"
    EXPECTED = "expected"
    UNSCHEDULED = "unscheduled"
    PRIVATE_SESSIONS = "private_sessions"
    """Sessions that are not public: no published format takes them."""
    VENUE = "venue"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many things of a sort were left out, and where the first few stood (plain text)."""

    detail: Detail
    count: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadProgramme:
    """What a file says, and what it holds that a workspace has no place for.

    ``complete`` files say everything there is to say of a session: what is empty in them is
    empty, where other files are only silent.
    """

    programme: ExchangedProgramme
    left_out: tuple[LeftOut, ...] = ()
    complete: bool = False


SESSIONS_LIMIT: Final = 10_000
"""More sessions than this are no programme but an accident, or an attack."""
