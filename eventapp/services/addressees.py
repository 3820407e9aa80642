"""Who of an event can be sent their ticket, and why the others cannot."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import and_, func, select

from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import AttendeeStatus, MailStatus, TicketStatus
from eventapp.services.attendees import AttendeeRow, list_attendees
from eventapp.store.store import Store
from eventapp.store.tables import Base, Mail, Mailing, Ticket

_MAILS: Final = Base.metadata.tables[Mail.__tablename__]
_MAILINGS: Final = Base.metadata.tables[Mailing.__tablename__]


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


def addressees(
    store: Store,
    event_id: EventId,
    only: Iterable[AttendeeId] | None = None,
    *,
    again: bool = False,
) -> Addressees:
    """Who of the event, or of ``only``, can be sent their ticket.

    Whoever was sent the ticket they have is left out, unless it goes out ``again``.
    """
    reached = ({} if again else _reached(store, event_id)) | _queued(store, event_id)
    to: list[Addressee] = []
    left_out: list[tuple[Addressee, LeftOut]] = []
    for row in list_attendees(store, event_id, only):
        who = Addressee(row.id, row.name, row.organisation, row.email.strip())
        reason = _reason(row) or reached.get(row.id)
        if reason is None:
            to.append(who)
        else:
            left_out.append((who, reason))
    return Addressees(tuple(to), tuple(left_out))


def _reason(row: AttendeeRow) -> LeftOut | None:
    """Why nobody like this gets a message, whatever was sent before."""
    if row.status is not AttendeeStatus.REGISTERED:
        waits = row.status is AttendeeStatus.WAITING
        return LeftOut.WAITING if waits else LeftOut.CANCELLED
    if row.blocked:
        return LeftOut.BLOCKED
    if row.code is None:
        return LeftOut.NO_TICKET
    if not row.email.strip():
        return LeftOut.NO_ADDRESS
    return None if _is_address(row.email) else LeftOut.BAD_ADDRESS


def _is_address(text: str) -> bool:
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - late: idna

    try:
        validate_email(
            text.strip(), check_deliverability=False, allow_smtputf8=False, test_environment=True
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
