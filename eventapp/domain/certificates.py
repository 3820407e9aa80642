"""Certificates (참석확인서, 수료증): who has earned one, and what the register says of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from eventapp.domain.arrivals import Span
from eventapp.domain.documents import PrintedEvent, PrintedOrganisation
from eventapp.domain.ids import AttendeeId, CertificateId, EventId, TicketCode
from eventapp.domain.kinds import CertificateKind

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
    come to have earned one.
    """

    scheduled: int
    over: bool
    earned: tuple[Earned, ...]
    short: tuple[Short, ...]


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """An entry of the register, which says what the paper says.

    ``number`` is as printed, ``issued_at`` and ``revoked_at`` by the event's own clock;
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
    event_title: str = ""
    event_title_en: str = ""
    is_ticket: bool = False

    @property
    def valid(self) -> bool:
        """Whether it is a certificate in force."""
        return self.row is not None and self.row.revoked_at is None


@dataclass(frozen=True, slots=True)
class CertificateSnapshot:
    """What certificates are made of: those in force, in the order of their numbers.

    ``signatories`` are the organisations that issue them, in the event's own order.
    """

    event: PrintedEvent
    signatories: tuple[PrintedOrganisation, ...]
    certificates: tuple[CertificateRow, ...]


@dataclass(frozen=True, slots=True)
class RegisterSnapshot:
    """What the register of certificates (발급대장) is made of, as it was on a day."""

    event: PrintedEvent
    taken_on: date
    certificates: tuple[CertificateRow, ...]


def certificate_number(days: Sequence[date], issued: date, serial: int) -> str:
    """A serial as printed: the year of the event, else that of the issue, and three digits."""
    year = (days[0] if days else issued).year
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
