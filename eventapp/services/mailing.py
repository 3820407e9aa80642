"""Tickets by mail: who gets one, what was sent to whom, and what is to be sent next.

A message is *unknown* from just before it is handed to the server until the server has
answered. If the program ends in between, it stays so: it is never sent again by itself, and
somebody who knows better decides.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import case, func, insert, select, update

from eventapp.domain.changes import Changes
from eventapp.domain.errors import InvalidReason, InvalidValue, MailProblem, NotFound
from eventapp.domain.ids import AttendeeId, EventId, MailId, MailingId
from eventapp.domain.kinds import Kind, Language, MailStatus
from eventapp.domain.steps import Fact
from eventapp.domain.text import LONG_LIMIT, TITLE_LIMIT, clean
from eventapp.services.addressees import Addressee
from eventapp.services.desk_lock import refuse_at_desk
from eventapp.services.reading import records
from eventapp.store.store import FactContext, Store
from eventapp.store.tables import Attendee, Base, Mail, Mailing

_MAILS: Final = Base.metadata.tables[Mail.__tablename__]
_MAILINGS: Final = Base.metadata.tables[Mailing.__tablename__]
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
        rows = [
            {
                "mailing_id": mailing_id,
                "attendee_id": who.attendee,
                "address": who.address,
                "status": MailStatus.WAITING,
                "message_id": secrets.token_hex(16),
                "tried_at": None,
                "problem": "",
            }
            for who in to
        ]
        fact.connection.execute(insert(_MAILS), rows)
        _touch(fact, mailing_id)
    return mailing_id


def next_mail(store: Store, mailing_id: MailingId) -> MailRow | None:
    """The next one waiting to be sent; None when none is."""
    query = _mails().where(_MAILS.c.mailing_id == mailing_id)
    waiting = query.where(_MAILS.c.status == MailStatus.WAITING)
    return next(iter(records(store, MailRow, waiting.order_by(_MAILS.c.id).limit(1))), None)


def mark_begun(store: Store, mail_id: MailId, *, now: datetime) -> Changes:
    """Note that a message is handed over from now on: until its answer nobody knows.

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
            .values(status=MailStatus.UNKNOWN, tried_at=now, problem="")
        )
        if not begun.rowcount:
            raise NotFound(Kind.MAIL, mail_id)
        _touch(fact, _mailing_of(fact, mail_id), mail_id)
    return Changes(fact.touched, Fact.SEND_MAIL.value)


def mark_answered(
    store: Store, mail_id: MailId, status: MailStatus, *, problem: str = "", now: datetime
) -> Changes:
    """Note what became of a message; with none waiting the mailing is finished."""
    with store.fact(Fact.SEND_MAIL) as fact:
        fact.connection.execute(
            update(_MAILS).where(_MAILS.c.id == mail_id).values(status=status, problem=problem)
        )
        mailing_id = _mailing_of(fact, mail_id)
        left = select(func.count()).where(
            _MAILS.c.mailing_id == mailing_id, _MAILS.c.status == MailStatus.WAITING
        )
        over = not fact.connection.execute(left).scalar_one()
        fact.connection.execute(
            update(_MAILINGS)
            .where(_MAILINGS.c.id == mailing_id)
            .values(finished_at=now if over else None)
        )
        _touch(fact, mailing_id, mail_id)
    return Changes(fact.touched, Fact.SEND_MAIL.value)


def send_again(store: Store, mail_ids: Sequence[MailId]) -> Changes:
    """Let messages that failed or broke off wait once more, to the addresses people have now.

    What was sent stays sent.
    """
    current = (
        select(Attendee.email)
        .where(Attendee.id == _MAILS.c.attendee_id)
        .correlate(_MAILS)
        .scalar_subquery()
    )
    with store.fact(Fact.SEND_MAIL) as fact:
        for start in range(0, len(mail_ids), _MOST_AT_ONCE):
            chosen = _MAILS.c.id.in_(mail_ids[start : start + _MOST_AT_ONCE])
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
        fact.touched |= {Kind.MAIL: frozenset(mail_ids), Kind.MAILING: frozenset()}
    return Changes(fact.touched, Fact.SEND_MAIL.value)


def stop_mailing(store: Store, mailing_id: MailingId, *, now: datetime) -> Changes:
    """Send none of those still waiting; they can be sent again one by one."""
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


def _only(key: Any) -> int:  # noqa: ANN401 - a row of SQLAlchemy's own type
    return int(key[0])
