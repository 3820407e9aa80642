"""Certificates (참석확인서, 수료증): who has earned one, the register of issue, and checking one.

Issuing is a fact: a number once given stays given, whatever is undone afterwards.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import func, insert, select, update

from eventapp.domain.arrivals import Span
from eventapp.domain.certificates import (
    CertificateCheck,
    CertificateRow,
    Earned,
    Earnings,
    Short,
    certificate_number,
    least_minutes,
    minutes_of,
    minutes_within,
    share_of,
)
from eventapp.domain.errors import InvalidReason, InvalidValue, NotFound
from eventapp.domain.ids import AttendeeId, CertificateId, EventId, TicketCode
from eventapp.domain.kinds import AttendeeStatus, CertificateKind, Kind, SessionKind
from eventapp.domain.steps import Fact
from eventapp.domain.text import clean
from eventapp.domain.tickets import Reading, new_codes, read_scan
from eventapp.services.attendance_book import stays_by_attendee
from eventapp.services.desk_lock import refuse_at_desk
from eventapp.services.events import event_facts
from eventapp.services.reading import Query, first_row, records
from eventapp.services.spans import instant, places_of
from eventapp.store.store import FactContext, Store
from eventapp.store.tables import Attendee, Base, Certificate, Day, Event, Session, Ticket

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
    until the end. A share of 0 asks no more than to have come.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    moment = now or datetime.now(UTC)
    programme = programme_spans(store, event_id)
    stays = stays_by_attendee(store, event_id, now=moment)
    scheduled = minutes_of(programme)
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
    over = all(span.closes <= moment for span in programme)
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

    The numbers go on from the highest ever given in the event; what is in force is left as
    it is, so that printing it again gives the same paper. ``only`` narrows whom. The ids of
    the new ones are returned in the order of their numbers.

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
    with store.fact(Fact.ISSUE_CERTIFICATE) as fact:
        issued = _enter(fact, event_id, kind, new, moment)
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
    query = _rows().where(Certificate.event_id == event_id).order_by(Certificate.serial)
    if kind is not None:
        query = query.where(Certificate.kind == kind)
    return _dated(store, event_id, query)


def held_by(
    store: Store, event_id: EventId, kind: CertificateKind
) -> dict[AttendeeId, CertificateId]:
    """The certificate of this kind in force of everybody who has one."""
    query = select(Certificate.attendee_id, Certificate.id).where(
        Certificate.event_id == event_id,
        Certificate.kind == kind,
        Certificate.revoked_at.is_(None),
    )
    with store.reading() as connection:
        return {
            AttendeeId(attendee): CertificateId(number)
            for attendee, number in connection.execute(query)
        }


def _enter(
    fact: FactContext,
    event_id: EventId,
    kind: CertificateKind,
    people: list[Earned],
    moment: datetime,
) -> tuple[CertificateId, ...]:
    highest = select(func.max(Certificate.serial)).where(Certificate.event_id == event_id)
    first = (fact.connection.scalar(highest) or 0) + 1
    rows: list[dict[str, Any]] = [
        {
            "event_id": event_id,
            "attendee_id": one.attendee,
            "kind": kind,
            "serial": first + place,
            "code": code,
            "name": one.name,
            "name_en": one.name_en,
            "organisation": one.organisation,
            "position": one.position,
            "minutes": one.minutes,
            "issued_at": moment,
            "revoked_at": None,
            "reason": "",
        }
        for place, (one, code) in enumerate(zip(people, new_codes(len(people)), strict=True))
    ]
    fact.connection.execute(insert(_CERTIFICATES), rows)
    query = (
        select(Certificate.id)
        .where(Certificate.event_id == event_id, Certificate.serial >= first)
        .order_by(Certificate.serial)
    )
    return tuple(CertificateId(number) for number in fact.connection.scalars(query))


# Checking one


def check_certificate(store: Store, raw: str) -> CertificateCheck:
    """Look a code up, as a scanner or a person typed it."""
    reading = read_scan(raw)
    if reading.code is None:
        return CertificateCheck(readable=False)
    found = _checked(store, _rows().where(Certificate.code == reading.code), reading)
    if found is not None:
        return found
    return CertificateCheck(
        readable=True, hangul=reading.hangul, is_ticket=_is_ticket(store, reading.code)
    )


def certificate_of_number(store: Store, event_id: EventId, number: str) -> CertificateCheck | None:
    """The certificate of a printed number, for whoever has no paper at hand.

    Anybody can write a number: it leads to the entry, and proves nothing.
    """
    match = _NUMBER.fullmatch(number.strip())
    if match is None:
        return None
    year, serial = match.groups()
    query = _rows().where(Certificate.event_id == event_id, Certificate.serial == int(serial))
    found = _checked(store, query, Reading(None, "", hangul=False, caps=False))
    if found is None or found.row is None or not found.row.number.startswith(f"{year}-"):
        return None
    return found


def _checked(store: Store, query: Query, reading: Reading) -> CertificateCheck | None:
    found = first_row(store, query)
    if found is None:
        return None
    event_id = EventId(found.event_id)
    event = first_row(store, select(Event.title, Event.title_en).where(Event.id == event_id))
    (row,) = _dated(store, event_id, query)
    title, title_en = ("", "") if event is None else event
    return CertificateCheck(
        readable=True,
        hangul=reading.hangul,
        row=row,
        event_title=title,
        event_title_en=title_en,
    )


def _is_ticket(store: Store, code: TicketCode) -> bool:
    return first_row(store, select(Ticket.id).where(Ticket.code == code)) is not None


def _rows() -> Query:
    return select(
        Certificate.serial,
        Certificate.issued_at,
        Certificate.revoked_at,
        Certificate.id,
        Certificate.event_id,
        Certificate.attendee_id,
        Certificate.kind,
        Certificate.code,
        Certificate.name,
        Certificate.name_en,
        Certificate.organisation,
        Certificate.position,
        Certificate.minutes,
        Certificate.reason,
    )


def _dated(store: Store, event_id: EventId, query: Query) -> tuple[CertificateRow, ...]:
    """Entries with their printed numbers, and their moments by the event's own clock.

    They outlive the event: without it the year is that of the issue, and the clock UTC.
    """
    try:
        facts = event_facts(store, event_id)
    except NotFound:
        zone, days = ZoneInfo("UTC"), []
    else:
        zone, days = ZoneInfo(facts.time_zone), [day.date for day in facts.days]

    def make(
        serial: int,
        issued_at: datetime,
        revoked_at: datetime | None,
        *rest: Any,  # noqa: ANN401 - _rows' columns
    ) -> CertificateRow:
        issued = issued_at.astimezone(zone)
        revoked = None if revoked_at is None else revoked_at.astimezone(zone)
        number = certificate_number(days, issued.date(), serial)
        return CertificateRow(number, serial, issued, revoked, *rest)

    return records(store, make, query)
