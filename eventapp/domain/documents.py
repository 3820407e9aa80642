"""Snapshots: the plain frozen data that a printed document is made of.

A snapshot holds everything a renderer needs, so that printing can run in a
worker thread without the store, and the same snapshot gives the same bytes.
Texts are as the user wrote them (plain text, NFC); pictures are their bytes.
"""

from dataclasses import dataclass
from datetime import date, datetime

from eventapp.domain.badge_layouts import BadgeLayout
from eventapp.domain.ids import (
    AssetHash,
    AttendeeId,
    OrganisationId,
    PersonId,
    SessionId,
    TicketCode,
)
from eventapp.domain.kinds import AppearanceRole, EngagementKind, SessionKind


@dataclass(frozen=True, slots=True)
class Picture:
    """A logo or photograph as stored: PNG or JPEG bytes with its size in pixels."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PrintedOrganisation:
    """An organisation as the paper shows it; ``logo`` None gives a text mark."""

    name: str
    name_en: str
    engagement: EngagementKind
    tier: str
    logo: Picture | None
    id: OrganisationId | None = None


@dataclass(frozen=True, slots=True)
class PrintedPerson:
    """A person in a session, in print order."""

    name: str
    name_en: str
    position: str
    organisation: str
    organisation_en: str
    role: AppearanceRole
    biography: str
    biography_en: str
    photo: Picture | None
    position_en: str = ""
    id: PersonId | None = None


@dataclass(frozen=True, slots=True)
class PrintedCase:
    """The case a talk reports: with whom, what was done, and what came of it, one result a line."""

    partners: str
    partners_en: str
    work: str
    work_en: str
    results: str
    results_en: str


@dataclass(frozen=True, slots=True)
class PrintedSession:
    """One item of the programme.

    ``start`` and ``end`` count minutes from midnight of ``day`` in the event's own
    zone and may pass 1440. ``number`` counts talks of the event from 1 (발표 1 …);
    0 means the kind is not numbered.
    """

    id: SessionId
    kind: SessionKind
    number: int
    title: str
    title_en: str
    abstract: str
    day: date
    start: int
    end: int
    room: str
    room_en: str
    people: tuple[PrintedPerson, ...]
    abstract_en: str = ""
    case: PrintedCase | None = None


@dataclass(frozen=True, slots=True)
class PrintedEvent:
    """The event's own facts as papers show them."""

    title: str
    title_en: str
    motto: str
    motto_by: str
    motto_en: str
    purpose: str
    purpose_en: str
    venue: str
    venue_en: str
    days: tuple[date, ...]
    rooms: tuple[str, ...]
    colour: str
    rooms_en: tuple[str, ...] = ()
    greeting: str = ""
    greeting_en: str = ""
    greeting_by: str = ""
    greeting_by_en: str = ""
    directions: str = ""
    directions_en: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class ProgrammeSnapshot:
    """What a programme booklet is made of.

    ``sessions`` are in order of day, start and room; ``organisations`` in order of
    engagement kind, tier and the event's own order.
    """

    event: PrintedEvent
    sessions: tuple[PrintedSession, ...]
    organisations: tuple[PrintedOrganisation, ...]


@dataclass(frozen=True, slots=True)
class Badge:
    """One name badge. ``category_colour`` is ``#RRGGBB``.

    Whoever refused to be photographed has ``photograph`` False: photographers see a mark.
    """

    attendee: AttendeeId
    name: str
    name_en: str
    organisation: str
    position: str
    category: str
    category_en: str
    category_colour: str
    code: TicketCode
    photograph: bool = True


@dataclass(frozen=True, slots=True)
class BadgeSnapshot:
    """What a run of badges is made of, in print order.

    ``host`` is who invites first; ``layout`` is a design of one's own, and ``pictures`` are
    those it shows, by hash.
    """

    event: PrintedEvent
    badges: tuple[Badge, ...]
    host: PrintedOrganisation | None = None
    pictures: tuple[tuple[AssetHash, Picture], ...] = ()
    layout: BadgeLayout | None = None


@dataclass(frozen=True, slots=True)
class PrintedTicket:
    """One person's ticket. ``category_colour`` is ``#RRGGBB``, or empty without a category."""

    attendee: AttendeeId
    name: str
    name_en: str
    organisation: str
    category: str
    category_en: str
    category_colour: str
    code: TicketCode


@dataclass(frozen=True, slots=True)
class TicketSnapshot:
    """What tickets are made of, in print order.

    ``begins`` counts minutes from midnight of the first day to the first public session
    there, None where nothing has a time; ``organisations`` are as in a programme.
    """

    event: PrintedEvent
    begins: int | None
    organisations: tuple[PrintedOrganisation, ...]
    tickets: tuple[PrintedTicket, ...]


@dataclass(frozen=True, slots=True)
class RollEntry:
    """One line of the paper list. ``phone_end`` has the last four digits alone.

    ``admitted_at`` is when they came in, by the event's own clock; ``number`` is theirs
    on every list, see :mod:`eventapp.services.roll`.
    """

    number: int
    name: str
    name_en: str
    organisation: str
    position: str
    phone_end: str
    category: str
    category_en: str
    admitted_at: datetime | None = None
    waiting: bool = False
    blocked: bool = False
    note: str = ""
    attendee: AttendeeId | None = None


@dataclass(frozen=True, slots=True)
class RollSnapshot:
    """What the desk's paper list is made of, as it was at one moment of the event's clock."""

    event: PrintedEvent
    taken_at: datetime
    entries: tuple[RollEntry, ...]
