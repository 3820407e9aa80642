"""Who of an event can be sent their ticket, and why the others cannot."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import and_, func, select

from eventapp.domain.ids import AttendeeId, EventId, TicketCode
from eventapp.domain.kinds import AttendeeStatus, MailStatus, TicketStatus
from eventapp.domain.mail import LONGEST_PLAIN, PLAIN_ADDRESS
from eventapp.services.reading import records
from eventapp.store.store import Store
from eventapp.store.tables import Attendee, Base, Mail, Mailing, Ticket

_MAILS: Final = Base.metadata.tables[Mail.__tablename__]
_MAILINGS: Final = Base.metadata.tables[Mailing.__tablename__]
_MOST_AT_ONCE: Final = 10_000


class LeftOut(StrEnum):
    """Why somebody gets no message."""

    NO_ADDRESS = "no_address"
    BAD_ADDRESS = "bad_address"
    NO_TICKET = "no_ticket"
    WAITING = "waiting"
    CANCELLED = "cancelled"
    BLOCKED = "blocked"
    SENT = "sent"
    """They have their ticket already."""
    UNKNOWN = "unknown"
    """A message to them broke off; whether they have it nobody knows."""
    QUEUED = "queued"
    """One waits for them in another mailing."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody a message goes to, or does not."""

    attendee: AttendeeId
    name: str
    organisation: str
    address: str


@dataclass(frozen=True, slots=True)
class Addressees:
    """Who gets a message and who does not, both by name."""

    to: tuple[Addressee, ...]
    left_out: tuple[tuple[Addressee, LeftOut], ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands: ``reason`` is why they get no message, whatever was sent before."""

    who: Addressee
    code: TicketCode | None
    reason: LeftOut | None


@dataclass(frozen=True, slots=True)
class Candidates:
    """Everybody asked about, and whom a message reached or is to reach already."""

    people: tuple[Standing, ...]
    reached: Mapping[AttendeeId, LeftOut]
    queued: Mapping[AttendeeId, LeftOut]

    def addressees(self, *, again: bool = False) -> Addressees:
        """Who gets a message.

        Whoever was sent the ticket they have is left out, unless it goes out ``again``.
        """
        reached = self.queued if again else {**self.reached, **self.queued}
        to: list[Addressee] = []
        left_out: list[tuple[Addressee, LeftOut]] = []
        for one in self.people:
            reason = one.reason or reached.get(one.who.attendee)
            if reason is None:
                to.append(one.who)
            else:
                left_out.append((one.who, reason))
        return Addressees(tuple(to), tuple(left_out))


def addressees(
    store: Store,
    event_id: EventId,
    only: Iterable[AttendeeId] | None = None,
    *,
    again: bool = False,
) -> Addressees:
    """Who of the event, or of ``only``, can be sent their ticket."""
    return candidates(store, event_id, only).addressees(again=again)


def candidates(
    store: Store, event_id: EventId, only: Iterable[AttendeeId] | None = None
) -> Candidates:
    """The event's attendees by name, or those of ``only``, as a message finds them."""
    return Candidates(
        _standings(store, event_id, only), _reached(store, event_id), _queued(store, event_id)
    )


def standing(store: Store, event_id: EventId, attendee_id: AttendeeId) -> Standing | None:
    """How somebody stands now; None where they were deleted."""
    return next(iter(_standings(store, event_id, [attendee_id])), None)


def _standings(
    store: Store, event_id: EventId, only: Iterable[AttendeeId] | None
) -> tuple[Standing, ...]:
    query = (
        select(
            Attendee.id,
            Attendee.name,
            Attendee.organisation,
            func.trim(Attendee.email),
            Attendee.status,
            Attendee.blocked,
            Ticket.code,
        )
        .outerjoin(
            Ticket, (Ticket.attendee_id == Attendee.id) & (Ticket.status == TicketStatus.VALID)
        )
        .where(Attendee.event_id == event_id)
        .order_by(Attendee.name, Attendee.id)
    )
    known: dict[str, bool] = {}

    def made(  # noqa: PLR0917 - a row
        attendee: AttendeeId,
        name: str,
        organisation: str,
        address: str,
        status: AttendeeStatus,
        blocked: bool,  # noqa: FBT001 - a row
        code: TicketCode | None,
    ) -> Standing:
        reason = _reason(address, status, code, blocked=blocked)
        if reason is None and not is_address(address, known):
            reason = LeftOut.BAD_ADDRESS
        return Standing(Addressee(attendee, name, organisation, address), code, reason)

    if only is None:
        return records(store, made, query)
    wanted = list(only)
    return tuple(
        one
        for start in range(0, len(wanted), _MOST_AT_ONCE)
        for one in records(
            store, made, query.where(Attendee.id.in_(wanted[start : start + _MOST_AT_ONCE]))
        )
    )


def _reason(
    address: str, status: AttendeeStatus, code: TicketCode | None, *, blocked: bool
) -> LeftOut | None:
    """Why nobody like this gets a message, wherever it would go."""
    if status is not AttendeeStatus.REGISTERED:
        waits = status is AttendeeStatus.WAITING
        return LeftOut.WAITING if waits else LeftOut.CANCELLED
    if blocked:
        return LeftOut.BLOCKED
    if code is None:
        return LeftOut.NO_TICKET
    return None if address else LeftOut.NO_ADDRESS


def is_address(text: str, known: dict[str, bool]) -> bool:
    """Whether mail can go there; ``known`` keeps what was said of each domain."""
    plain = PLAIN_ADDRESS.fullmatch(text)
    if plain is None or len(text) > LONGEST_PLAIN:
        return _is_taken(text)
    domain = plain[1]
    if domain not in known:
        known[domain] = _is_taken(f"a@{domain}")
    return known[domain]


def _is_taken(text: str) -> bool:
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - late: idna

    try:
        validate_email(
            text, check_deliverability=False, allow_smtputf8=False, test_environment=True
        )
    except EmailNotValidError:
        return False
    return True


def _reached(store: Store, event_id: EventId) -> dict[AttendeeId, LeftOut]:
    """Whom a message reached, or may have, since they were given the ticket they have."""
    query = (
        select(_MAILS.c.attendee_id, func.max(_MAILS.c.status == MailStatus.SENT))
        .join(_MAILINGS, _MAILINGS.c.id == _MAILS.c.mailing_id)
        .join(
            Ticket,
            and_(
                Ticket.attendee_id == _MAILS.c.attendee_id,
                Ticket.status == TicketStatus.VALID,
                Ticket.issued_at <= _MAILS.c.tried_at,
            ),
        )
        .where(
            _MAILINGS.c.event_id == event_id,
            _MAILS.c.status.in_((MailStatus.SENT, MailStatus.UNKNOWN)),
        )
        .group_by(_MAILS.c.attendee_id)
    )
    with store.reading() as connection:
        return {
            AttendeeId(attendee): LeftOut.SENT if sent else LeftOut.UNKNOWN
            for attendee, sent in connection.execute(query)
        }


def _queued(store: Store, event_id: EventId) -> dict[AttendeeId, LeftOut]:
    query = (
        select(_MAILS.c.attendee_id)
        .join(_MAILINGS, _MAILINGS.c.id == _MAILS.c.mailing_id)
        .where(_MAILINGS.c.event_id == event_id, _MAILS.c.status == MailStatus.WAITING)
    )
    with store.reading() as connection:
        return {AttendeeId(row): LeftOut.QUEUED for row in connection.scalars(query)}
