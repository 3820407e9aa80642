"""Certificates (참석확인서, 수료증): who has earned one, the register of issue, and checking one.

Issuing is a fact: a number once given stays given, whatever is undone afterwards, and so
does what the paper says.
"""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Text, func, insert, select, type_coerce, update

from eventapp.domain.arrivals import Span
from eventapp.domain.certificates import (
    CertificateCheck,
    CertificateRow,
    Earned,
    Earnings,
    Said,
    Short,
    certificate_number,
    least_minutes,
    minutes_of,
    minutes_within,
    share_of,
)
from eventapp.domain.errors import InvalidReason, InvalidValue, NotFound
from eventapp.domain.ids import AttendeeId, CertificateId, EventId, TicketCode
from eventapp.domain.kinds import AttendeeStatus, CertificateKind, Kind, SessionKind, TicketStatus
from eventapp.domain.steps import Fact
from eventapp.domain.text import clean
from eventapp.domain.tickets import new_codes, read_scan
from eventapp.services.attendance_book import stays_by_attendee
from eventapp.services.certificate_texts import said_now
from eventapp.services.desk_lock import refuse_at_desk
from eventapp.services.reading import Query, first_row
from eventapp.services.spans import instant, places_of
from eventapp.store.store import FactContext, Store
from eventapp.store.tables import Attendee, Base, Certificate, Day, Session, Ticket

LEAST_SHARE: Final = 80
"""The usual percentage of the programme somebody must have been there for."""

_CERTIFICATES: Final = Base.metadata.tables[Certificate.__tablename__]
_NUMBER: Final = re.compile(r"\D*(\d{4})\s*-\s*(\d{1,9})\D*")


# Who has earned one


def earnings(
    store: Store, event_id: EventId, *, least_share: int = LEAST_SHARE, now: datetime | None = None
) -> Earnings:
    """Who of those registered was there long enough, and who came but was not.

    What counts is the programme: each day from the first session open to all to the end of
    the last, without the registration before it, for nobody needs to stand in its queue.
    Minutes before and after are no share of it. Whoever was never scanned out was there
    until the end. A share of 0 asks no more than to have come; of a programme that has no
    minutes nobody has any other. Before the programme begins nobody has earned anything:
    whoever was let in to try the desk did not attend.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    moment = now or datetime.now(UTC)
    programme = programme_spans(store, event_id)
    scheduled = minutes_of(programme)
    begins = min((span.opens for span in programme), default=moment)
    if moment < begins:
        begins = begins.astimezone(places_of(store, event_id).zone)
        return Earnings(scheduled, over=False, earned=(), short=(), begins=begins)
    if least_share and not scheduled:
        return Earnings(scheduled, over=False, earned=(), short=())
    stays = stays_by_attendee(store, event_id, now=moment)
    least = least_minutes(scheduled, least_share)
    earned: list[Earned] = []
    short: list[Short] = []
    with store.reading() as connection:
        everybody = connection.execute(_registered(event_id)).all()
    for attendee, name, name_en, organisation, position in everybody:
        if attendee not in stays:
            continue
        minutes = minutes_within(stays[attendee], programme)
        if minutes < least:
            short.append(Short(attendee, name, minutes, least - minutes))
            continue
        share = share_of(minutes, scheduled)
        earned.append(Earned(attendee, name, name_en, organisation, position, minutes, share))
    over = bool(scheduled) and all(span.closes <= moment for span in programme)
    return Earnings(scheduled, over, tuple(earned), tuple(short))


def programme_spans(store: Store, event_id: EventId) -> tuple[Span, ...]:
    """Each day from its first public session to the end of its last, in the order of days.

    Without any such session the event's days themselves, as long as they are open.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    places = places_of(store, event_id)
    query = (
        select(Day.date, func.min(Session.start), func.max(Session.start + Session.length))
        .join(Day, Day.id == Session.day_id)
        .where(
            Session.event_id == event_id,
            Session.public.is_(True),
            Session.kind != SessionKind.REGISTRATION,
        )
        .group_by(Day.date)
        .order_by(Day.date)
    )
    with store.reading() as connection:
        spans = tuple(
            Span(instant(day, opens, places.zone), instant(day, closes, places.zone))
            for day, opens, closes in connection.execute(query)
        )
    entrances = (place.spans for place in places.gates if place.session is None)
    return spans or next(entrances, ())


def _registered(event_id: EventId) -> Query:
    return (
        select(
            Attendee.id,
            Attendee.name,
            Attendee.name_en,
            Attendee.organisation,
            Attendee.position,
        )
        .where(Attendee.event_id == event_id, Attendee.status == AttendeeStatus.REGISTERED)
        .order_by(Attendee.name, Attendee.id)
    )


# The register


def issue_certificates(
    store: Store,
    event_id: EventId,
    kind: CertificateKind,
    *,
    least_share: int = LEAST_SHARE,
    only: Iterable[AttendeeId] | None = None,
    now: datetime | None = None,
) -> tuple[CertificateId, ...]:
    """Enter everybody in the register who has earned one and has none of this kind in force.

    The numbers go on from the highest ever given in the workspace for the year of the event;
    what is in force is left as it is, so that printing it again gives the same paper. ``only``
    narrows whom. The ids of the new ones are returned in the order of their numbers.

    Raises:
        DeskRoleActive: The desk may not issue.
        NotFound: The event was deleted meanwhile.
        NotSaved: The disk refused; no number was given.
    """
    refuse_at_desk(store)
    moment = now or datetime.now(UTC)
    wanted = None if only is None else frozenset(only)
    people = [
        one
        for one in earnings(store, event_id, least_share=least_share, now=moment).earned
        if wanted is None or one.attendee in wanted
    ]
    held = held_by(store, event_id, kind)
    new = [one for one in people if one.attendee not in held]
    if not new:
        return ()
    said = said_now(store, event_id)
    issued_on = moment.astimezone(ZoneInfo(said.time_zone)).date()
    entry = {
        "event_id": event_id,
        "kind": kind,
        "year": min(said.days, default=issued_on).year,
        "said": said.written(),
        "issued_at": moment,
        "revoked_at": None,
        "reason": "",
    }
    with store.fact(Fact.ISSUE_CERTIFICATE) as fact:
        issued = _enter(fact, new, entry)
        fact.touched[Kind.CERTIFICATE] = frozenset(issued)
    return issued


def revoke_certificate(
    store: Store, certificate_id: CertificateId, reason: str, *, now: datetime | None = None
) -> None:
    """Note that a certificate is void from now on, and why; one revoked already stays so.

    Its number is not given again. Whoever should have another is issued one anew.

    Raises:
        DeskRoleActive: The desk may not revoke.
        InvalidValue: There is no reason.
        NotFound: There is no such certificate.
        NotSaved: The disk refused; it is in force.
    """
    refuse_at_desk(store)
    why = clean(reason, field="reason")
    if not why:
        raise InvalidValue("reason", InvalidReason.EMPTY)
    if first_row(store, select(Certificate.id).where(Certificate.id == certificate_id)) is None:
        raise NotFound(Kind.CERTIFICATE, certificate_id)
    with store.fact(Fact.ISSUE_CERTIFICATE) as fact:
        fact.connection.execute(
            update(_CERTIFICATES)
            .where(_CERTIFICATES.c.id == certificate_id, _CERTIFICATES.c.revoked_at.is_(None))
            .values(revoked_at=now or datetime.now(UTC), reason=why)
        )
        fact.touched[Kind.CERTIFICATE] = frozenset({certificate_id})


def list_certificates(
    store: Store, event_id: EventId, kind: CertificateKind | None = None
) -> tuple[CertificateRow, ...]:
    """The register of an event in the order of its numbers, what was revoked included."""
    query = _rows().where(Certificate.event_id == event_id)
    if kind is not None:
        query = query.where(Certificate.kind == kind)
    return _entries(store, query.order_by(Certificate.year, Certificate.serial))


def held_by(
    store: Store, event_id: EventId, kind: CertificateKind
) -> dict[AttendeeId, CertificateId]:
    """The certificate of this kind in force of everybody who has one.

    Whoever is left of two registrations has what either was issued: its ticket tells.
    """
    query = (
        select(func.coalesce(Ticket.attendee_id, Certificate.attendee_id), Certificate.id)
        .outerjoin(Ticket, Ticket.id == Certificate.ticket_id)
        .where(
            Certificate.event_id == event_id,
            Certificate.kind == kind,
            Certificate.revoked_at.is_(None),
        )
    )
    with store.reading() as connection:
        return {
            AttendeeId(attendee): CertificateId(number)
            for attendee, number in connection.execute(query)
        }


def _enter(
    fact: FactContext, people: list[Earned], entry: Mapping[str, Any]
) -> tuple[CertificateId, ...]:
    """Enter everybody, with what is the same for all of them in ``entry``."""
    year = entry["year"]
    highest = select(func.max(Certificate.serial)).where(Certificate.year == year)
    first = (fact.connection.scalar(highest) or 0) + 1
    tickets = _tickets(fact, entry["event_id"])
    rows: list[dict[str, Any]] = [
        {
            **entry,
            "attendee_id": one.attendee,
            "ticket_id": tickets.get(one.attendee),
            "serial": first + place,
            "code": code,
            "name": one.name,
            "name_en": one.name_en,
            "organisation": one.organisation,
            "position": one.position,
            "minutes": one.minutes,
        }
        for place, (one, code) in enumerate(zip(people, new_codes(len(people)), strict=True))
    ]
    fact.connection.execute(insert(_CERTIFICATES), rows)
    query = (
        select(Certificate.id)
        .where(Certificate.year == year, Certificate.serial >= first)
        .order_by(Certificate.serial)
    )
    return tuple(CertificateId(number) for number in fact.connection.scalars(query))


def _tickets(fact: FactContext, event_id: EventId) -> dict[int, int]:
    """The ticket everybody of an event has now."""
    query = (
        select(Ticket.attendee_id, Ticket.id)
        .join(Attendee, Attendee.id == Ticket.attendee_id)
        .where(Attendee.event_id == event_id, Ticket.status == TicketStatus.VALID)
    )
    return {row.attendee_id: row.id for row in fact.connection.execute(query)}


# Checking one


def check_certificate(store: Store, raw: str) -> CertificateCheck:
    """Look a code up, as a scanner or a person typed it."""
    reading = read_scan(raw)
    if reading.code is None:
        return CertificateCheck(readable=False)
    entries = _entries(store, _rows().where(Certificate.code == reading.code))
    if entries:
        return CertificateCheck(readable=True, hangul=reading.hangul, row=entries[0])
    return CertificateCheck(
        readable=True, hangul=reading.hangul, is_ticket=_is_ticket(store, reading.code)
    )


def certificate_of_number(store: Store, number: str) -> CertificateCheck | None:
    """The certificate of a printed number, for whoever has no paper at hand.

    Anybody can write a number: it leads to the entry, and proves nothing.
    """
    match = _NUMBER.fullmatch(number.strip())
    if match is None:
        return None
    year, serial = match.groups()
    query = _rows().where(Certificate.year == int(year), Certificate.serial == int(serial))
    entries = _entries(store, query)
    return CertificateCheck(readable=True, row=entries[0]) if entries else None


def _is_ticket(store: Store, code: TicketCode) -> bool:
    return first_row(store, select(Ticket.id).where(Ticket.code == code)) is not None


def _rows() -> Query:
    # As text: all of one issue say the same, which is read once.
    said = type_coerce(Certificate.said, Text).label("said")
    return select(said, *(column for column in _CERTIFICATES.c if column.name != said.name))


def _entries(store: Store, query: Query) -> tuple[CertificateRow, ...]:
    """Entries with their printed numbers, and their moments by the clock of the event then."""
    with store.reading() as connection:
        rows = connection.execute(query).all()
    read = {text: Said.read(json.loads(text)) for text in {row.said for row in rows}}
    return tuple(_entry(row, read[row.said]) for row in rows)


def _entry(row: Any, said: Said) -> CertificateRow:  # noqa: ANN401 - _rows' columns
    zone = ZoneInfo(said.time_zone)
    return CertificateRow(
        number=certificate_number(row.year, row.serial),
        serial=row.serial,
        issued_at=row.issued_at.astimezone(zone),
        revoked_at=None if row.revoked_at is None else row.revoked_at.astimezone(zone),
        id=CertificateId(row.id),
        event=EventId(row.event_id),
        attendee=AttendeeId(row.attendee_id),
        kind=row.kind,
        code=row.code,
        name=row.name,
        name_en=row.name_en,
        organisation=row.organisation,
        position=row.position,
        minutes=row.minutes,
        said=said,
        reason=row.reason,
    )
