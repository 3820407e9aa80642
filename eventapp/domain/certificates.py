"""Certificates (참석확인서, 수료증): who has earned one, and what the register says of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from eventapp.domain.arrivals import Span
from eventapp.domain.documents import PrintedEvent, PrintedOrganisation
from eventapp.domain.ids import AttendeeId, CertificateId, EventId, OrganisationId, TicketCode
from eventapp.domain.kinds import CertificateKind, EngagementKind

_WHOLE: Final = 100
_SERIAL_DIGITS: Final = 3
_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Earned:
    """Somebody who was there long enough; ``share`` is a whole percentage of the programme."""

    attendee: AttendeeId
    name: str
    name_en: str
    organisation: str
    position: str
    minutes: int
    share: int


@dataclass(frozen=True, slots=True)
class Short:
    """Somebody who came, and was there ``missing`` minutes less than it takes."""

    attendee: AttendeeId
    name: str
    minutes: int
    missing: int


@dataclass(frozen=True, slots=True)
class Earnings:
    """Who has earned a certificate, by name, and who came but has not.

    ``scheduled`` is how many minutes the programme lasts; before it is ``over`` more may
    come to have earned one. Of a programme without any minutes nobody has a share, and it is
    never over. ``begins`` is when it does, by the clock of the event, as long as that is still
    to come: until then nobody has earned one or lacks anything.
    """

    scheduled: int
    over: bool
    earned: tuple[Earned, ...]
    short: tuple[Short, ...]
    begins: datetime | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What a certificate says of its event, as that was when it was issued.

    The venue is with its room, and ``hosts`` are who signs, in the order of the paper.
    """

    title: str
    title_en: str
    venue: str
    venue_en: str
    days: tuple[date, ...]
    hosts: tuple[PrintedOrganisation, ...]
    colour: str
    time_zone: str

    def written(self) -> dict[str, Any]:
        """As values that can be kept as JSON."""
        return {
            "title": self.title,
            "title_en": self.title_en,
            "venue": self.venue,
            "venue_en": self.venue_en,
            "days": [day.isoformat() for day in self.days],
            "hosts": [[one.name, one.name_en, one.engagement, one.id] for one in self.hosts],
            "colour": self.colour,
            "time_zone": self.time_zone,
        }

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> "Said":
        """From values as they were written."""
        days = tuple(date.fromisoformat(day) for day in values["days"])
        hosts = tuple(_host(*host) for host in values["hosts"])
        return cls(**{**values, "days": days, "hosts": hosts})


def _host(name: str, name_en: str, engagement: str, number: int | None) -> PrintedOrganisation:
    found = None if number is None else OrganisationId(number)
    return PrintedOrganisation(name, name_en, EngagementKind(engagement), "", None, found)


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """An entry of the register, which says what the paper says.

    ``number`` is as printed, ``issued_at`` and ``revoked_at`` by the clock of the event then;
    ``revoked_at`` is None for one in force.
    """

    number: str
    serial: int
    issued_at: datetime
    revoked_at: datetime | None
    id: CertificateId
    event: EventId
    attendee: AttendeeId
    kind: CertificateKind
    code: TicketCode
    name: str
    name_en: str
    organisation: str
    position: str
    minutes: int
    said: Said
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CertificateCheck:
    """What a code turned out to be, typed or scanned.

    ``row`` is None for a code nobody was given, and ``readable`` False for what has not even
    the form of one. ``hangul`` says that Hangul input was on.
    """

    readable: bool
    hangul: bool = False
    row: CertificateRow | None = None
    is_ticket: bool = False

    @property
    def valid(self) -> bool:
        """Whether it is a certificate in force."""
        return self.row is not None and self.row.revoked_at is None


@dataclass(frozen=True, slots=True)
class CertificateSnapshot:
    """What certificates are made of: those in force, in the order of their numbers.

    Each says what it said when it was issued; ``event``, as it is now, only names the file.
    """

    event: PrintedEvent
    certificates: tuple[CertificateRow, ...]


@dataclass(frozen=True, slots=True)
class RegisterSnapshot:
    """What the register of certificates (발급대장) is made of, as it was on a day."""

    event: PrintedEvent
    taken_on: date
    certificates: tuple[CertificateRow, ...]


def certificate_number(year: int, serial: int) -> str:
    """A number as printed: the year, and at least three digits."""
    return f"{year}-{serial:0{_SERIAL_DIGITS}}"


def least_minutes(scheduled: int, least_share: int) -> int:
    """The whole minutes that are this percentage of the programme, or more."""
    return -(-scheduled * least_share // _WHOLE)


def share_of(minutes: int, scheduled: int) -> int:
    """Minutes as a whole percentage of the programme; all of one that lasts no time."""
    return min(_WHOLE, minutes * _WHOLE // scheduled) if scheduled else _WHOLE


def minutes_of(spans: Iterable[Span]) -> int:
    """Whole minutes that spans last together."""
    return sum((span.closes - span.opens for span in spans), timedelta()) // _MINUTE


def minutes_within(stays: Iterable[Span], spans: Sequence[Span]) -> int:
    """Whole minutes of some stays that lie in some spans; what overlaps counts once."""
    total = timedelta()
    reached = datetime.min.replace(tzinfo=UTC)
    for stay in sorted(stays, key=lambda one: one.opens):
        opens = max(stay.opens, reached)
        for span in spans:
            inside = min(stay.closes, span.closes) - max(opens, span.opens)
            total += max(inside, timedelta())
        reached = max(reached, stay.closes)
    return total // _MINUTE
