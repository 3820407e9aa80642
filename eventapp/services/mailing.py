"""Tickets by mail: who gets one, what was sent to whom, and what is to be sent next.

A message is *unknown* from just before it is handed to the server until the server has
answered. If the program ends in between, it stays so: it is never sent again by itself, and
somebody who knows better decides.
"""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import case, func, insert, select, update

from eventapp.domain.changes import Changes
from eventapp.domain.errors import InvalidReason, InvalidValue, MailProblem, NotFound
from eventapp.domain.ids import AttendeeId, EventId, MailId, MailingId
from eventapp.domain.kinds import Kind, Language, MailStatus, TicketStatus
from eventapp.domain.steps import Fact
from eventapp.domain.text import LONG_LIMIT, TITLE_LIMIT, clean
from eventapp.services.addressees import Addressee
from eventapp.services.desk_lock import refuse_at_desk
from eventapp.services.reading import records
from eventapp.store.inserts import PreparedInsert
from eventapp.store.store import FactContext, Store
from eventapp.store.tables import Attendee, Base, Mail, Mailing, Ticket

_MAILS: Final = Base.metadata.tables[Mail.__tablename__]
_MAILINGS: Final = Base.metadata.tables[Mailing.__tablename__]
_WAITING: Final = PreparedInsert(_MAILS)
_MOST_AT_ONCE: Final = 10_000


@dataclass(frozen=True, slots=True)
class MailingRow:
    """One message to many, with how far it has come."""

    id: MailingId
    subject: str
    body: str
    language: Language
    started_at: datetime
    finished_at: datetime | None
    waiting: int
    sent: int
    failed: int
    unknown: int

    @property
    def total(self) -> int:
        """How many it goes to."""
        return self.waiting + self.sent + self.failed + self.unknown

    def after(self, status: MailStatus) -> "MailingRow":
        """The same, when one that waited has come so far."""
        counts = {one: getattr(self, one.value) for one in MailStatus}
        counts[MailStatus.WAITING] -= 1
        counts[status] += 1
        return replace(self, **{one.value: count for one, count in counts.items()})


@dataclass(frozen=True, slots=True)
class MailRow:
    """One person's message. The name is empty where the attendee was deleted since."""

    id: MailId
    mailing: MailingId
    attendee: AttendeeId
    name: str
    organisation: str
    address: str
    status: MailStatus
    message_id: str
    tried_at: datetime | None
    problem: str


def begin_mailing(
    store: Store,
    event_id: EventId,
    *,
    subject: str,
    body: str,
    language: Language,
    to: Sequence[Addressee],
    now: datetime,
) -> MailingId:
    """Note a message and whom it goes to, all of them waiting.

    Raises:
        DeskRoleActive: The workspace is at the desk.
        InvalidValue: There is no subject or nobody to send it to, or a text is too long.
    """
    refuse_at_desk(store)
    values = {
        "event_id": event_id,
        "subject": clean(subject, field="subject", limit=TITLE_LIMIT),
        "body": clean(body, field="body", limit=LONG_LIMIT, multiline=True),
        "language": language,
        "started_at": now,
        "finished_at": None,
    }
    if not values["subject"] or not to:
        raise InvalidValue("subject" if to else "to", InvalidReason.EMPTY)
    with store.fact(Fact.SEND_MAIL) as fact:
        made = fact.connection.execute(insert(_MAILINGS).values(values))
        mailing_id = MailingId(_only(made.inserted_primary_key))
        fact.insert_columns(
            _WAITING,
            len(to),
            {
                "attendee_id": [who.attendee for who in to],
                "address": [who.address for who in to],
                "message_id": [secrets.token_hex(16) for _ in to],
            },
            {
                "mailing_id": mailing_id,
                "status": MailStatus.WAITING,
                "tried_at": None,
                "problem": "",
            },
        )
        _touch(fact, mailing_id)
    return mailing_id


def waiting_mails(store: Store, mailing_id: MailingId) -> tuple[MailId, ...]:
    """Those waiting to be sent, in their order: read once, for there may be very many."""
    query = (
        select(_MAILS.c.id)
        .where(_MAILS.c.mailing_id == mailing_id, _MAILS.c.status == MailStatus.WAITING)
        .order_by(_MAILS.c.id)
    )
    return records(store, MailId, query)


def mail_row(store: Store, mail_id: MailId) -> MailRow | None:
    """One message, as it stands now."""
    return next(iter(records(store, MailRow, _mails().where(_MAILS.c.id == mail_id))), None)


def mark_begun(store: Store, mail_id: MailId, address: str, *, now: datetime) -> Changes:
    """Note that a message is handed over from now on, and where: until its answer nobody knows.

    Raises:
        DeskRoleActive: The workspace is at the desk; it must not be sent.
        NotFound: It does not wait any more; it must not be sent.
        NotSaved: The disk refused; it must not be sent.
    """
    refuse_at_desk(store)
    with store.fact(Fact.SEND_MAIL) as fact:
        begun = fact.connection.execute(
            update(_MAILS)
            .where(_MAILS.c.id == mail_id, _MAILS.c.status == MailStatus.WAITING)
            .values(status=MailStatus.UNKNOWN, address=address, tried_at=now, problem="")
        )
        if not begun.rowcount:
            raise NotFound(Kind.MAIL, mail_id)
        _touch(fact, _mailing_of(fact, mail_id), mail_id)
    return Changes(fact.touched, Fact.SEND_MAIL.value)


def mark_answered(
    store: Store,
    mail_id: MailId,
    status: MailStatus,
    *,
    problem: str = "",
    last: bool = False,
    now: datetime,
) -> Changes:
    """Note what became of a message; after the ``last`` one, with none waiting, all is over."""
    with store.fact(Fact.SEND_MAIL) as fact:
        fact.connection.execute(
            update(_MAILS).where(_MAILS.c.id == mail_id).values(status=status, problem=problem)
        )
        mailing_id = _mailing_of(fact, mail_id)
        if last:
            waits = select(_MAILS.c.id).where(
                _MAILS.c.mailing_id == mailing_id, _MAILS.c.status == MailStatus.WAITING
            )
            fact.connection.execute(
                update(_MAILINGS)
                .where(_MAILINGS.c.id == mailing_id, ~waits.exists())
                .values(finished_at=now)
            )
        _touch(fact, mailing_id, mail_id)
    return Changes(fact.touched, Fact.SEND_MAIL.value)


def reached_otherwise(store: Store, mail_ids: Sequence[MailId]) -> frozenset[MailId]:
    """Whose people another message reached, or may have, or is to reach.

    Only a message with the ticket they have now counts.
    """
    other, theirs = _MAILS.alias(), _MAILINGS.alias()
    has_it = (
        select(other.c.id)
        .join(theirs, theirs.c.id == other.c.mailing_id)
        .outerjoin(
            Ticket,
            (Ticket.attendee_id == other.c.attendee_id) & (Ticket.status == TicketStatus.VALID),
        )
        .where(
            other.c.attendee_id == _MAILS.c.attendee_id,
            other.c.id != _MAILS.c.id,
            theirs.c.event_id == _MAILINGS.c.event_id,
            (other.c.status == MailStatus.WAITING)
            | (
                other.c.status.in_((MailStatus.SENT, MailStatus.UNKNOWN))
                & (other.c.tried_at >= Ticket.issued_at)
            ),
        )
        .correlate(_MAILS, _MAILINGS)
    )
    query = select(_MAILS.c.id).join(_MAILINGS, _MAILINGS.c.id == _MAILS.c.mailing_id)
    return frozenset(
        mail
        for chunk in _chunks(mail_ids)
        for mail in records(store, MailId, query.where(_MAILS.c.id.in_(chunk), has_it.exists()))
    )


def send_again(store: Store, mail_ids: Sequence[MailId], *, to_all: bool = False) -> Changes:
    """Let messages that failed or broke off wait once more, to the addresses people have now.

    What was sent stays sent; whom another message reached since is left out, unless it is to
    go ``to_all``.

    Raises:
        DeskRoleActive: The workspace is at the desk.
    """
    refuse_at_desk(store)
    reached = frozenset() if to_all else reached_otherwise(store, mail_ids)
    wanted = [mail for mail in mail_ids if mail not in reached]
    current = (
        select(Attendee.email)
        .where(Attendee.id == _MAILS.c.attendee_id)
        .correlate(_MAILS)
        .scalar_subquery()
    )
    with store.fact(Fact.SEND_MAIL) as fact:
        for chunk in _chunks(wanted):
            chosen = _MAILS.c.id.in_(chunk)
            fact.connection.execute(
                update(_MAILS)
                .where(chosen, _MAILS.c.status.in_((MailStatus.FAILED, MailStatus.UNKNOWN)))
                .values(
                    status=MailStatus.WAITING,
                    problem="",
                    address=func.coalesce(current, _MAILS.c.address),
                )
            )
            reopened = select(_MAILS.c.mailing_id).where(
                chosen, _MAILS.c.status == MailStatus.WAITING
            )
            fact.connection.execute(
                update(_MAILINGS).where(_MAILINGS.c.id.in_(reopened)).values(finished_at=None)
            )
        fact.touched |= {Kind.MAIL: frozenset(wanted), Kind.MAILING: frozenset()}
    return Changes(fact.touched, Fact.SEND_MAIL.value)


def stop_mailing(store: Store, mailing_id: MailingId, *, now: datetime) -> Changes:
    """Send none of those still waiting; they can be sent again one by one.

    Raises:
        DeskRoleActive: The workspace is at the desk.
    """
    refuse_at_desk(store)
    with store.fact(Fact.SEND_MAIL) as fact:
        fact.connection.execute(
            update(_MAILS)
            .where(_MAILS.c.mailing_id == mailing_id, _MAILS.c.status == MailStatus.WAITING)
            .values(status=MailStatus.FAILED, problem=MailProblem.STOPPED.value)
        )
        fact.connection.execute(
            update(_MAILINGS).where(_MAILINGS.c.id == mailing_id).values(finished_at=now)
        )
        _touch(fact, mailing_id)
    return Changes(fact.touched, Fact.SEND_MAIL.value)


def list_mailings(store: Store, event_id: EventId) -> tuple[MailingRow, ...]:
    """The event's mailings, the newest first."""

    def count(status: MailStatus) -> Any:  # noqa: ANN401 - a column of SQLAlchemy's own type
        return func.coalesce(func.sum(case((_MAILS.c.status == status, 1), else_=0)), 0)

    query = (
        select(
            _MAILINGS.c.id,
            _MAILINGS.c.subject,
            _MAILINGS.c.body,
            _MAILINGS.c.language,
            _MAILINGS.c.started_at,
            _MAILINGS.c.finished_at,
            count(MailStatus.WAITING),
            count(MailStatus.SENT),
            count(MailStatus.FAILED),
            count(MailStatus.UNKNOWN),
        )
        .outerjoin(_MAILS, _MAILS.c.mailing_id == _MAILINGS.c.id)
        .where(_MAILINGS.c.event_id == event_id)
        .group_by(_MAILINGS.c.id)
        .order_by(_MAILINGS.c.id.desc())
    )
    return records(store, MailingRow, query)


def mailing_row(store: Store, event_id: EventId, mailing_id: MailingId) -> MailingRow:
    """One mailing.

    Raises:
        NotFound: There is none of this number.
    """
    found = (row for row in list_mailings(store, event_id) if row.id == mailing_id)
    row = next(found, None)
    if row is None:
        raise NotFound(Kind.MAILING, mailing_id)
    return row


def list_mails(store: Store, mailing_id: MailingId) -> tuple[MailRow, ...]:
    """Every message of a mailing, in the order they go out."""
    query = _mails().where(_MAILS.c.mailing_id == mailing_id).order_by(_MAILS.c.id)
    return records(store, MailRow, query)


def _mails() -> Any:  # noqa: ANN401 - a query of SQLAlchemy's own type
    return select(
        _MAILS.c.id,
        _MAILS.c.mailing_id,
        _MAILS.c.attendee_id,
        func.coalesce(Attendee.name, ""),
        func.coalesce(Attendee.organisation, ""),
        _MAILS.c.address,
        _MAILS.c.status,
        _MAILS.c.message_id,
        _MAILS.c.tried_at,
        _MAILS.c.problem,
    ).outerjoin(Attendee, Attendee.id == _MAILS.c.attendee_id)


def _mailing_of(fact: FactContext, mail_id: MailId) -> MailingId:
    query = select(_MAILS.c.mailing_id).where(_MAILS.c.id == mail_id)
    return MailingId(fact.connection.execute(query).scalar_one())


def _touch(fact: FactContext, mailing_id: MailingId, mail_id: MailId | None = None) -> None:
    fact.touched[Kind.MAILING] = frozenset({mailing_id})
    fact.touched[Kind.MAIL] = frozenset() if mail_id is None else frozenset({mail_id})


def _chunks(mail_ids: Sequence[MailId]) -> Iterator[Sequence[MailId]]:
    return (
        mail_ids[start : start + _MOST_AT_ONCE] for start in range(0, len(mail_ids), _MOST_AT_ONCE)
    )


def _only(key: Any) -> int:  # noqa: ANN401 - a row of SQLAlchemy's own type
    return int(key[0])
