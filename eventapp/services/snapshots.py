"""Freeze what a document is made of, so that printing needs no store."""

from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from eventapp.domain.documents import (
    Badge,
    BadgeSnapshot,
    PrintedEvent,
    PrintedOrganisation,
    PrintedPerson,
    PrintedSession,
    PrintedTicket,
    ProgrammeSnapshot,
    RollEntry,
    RollSnapshot,
    TicketSnapshot,
)
from eventapp.domain.ids import AttendeeId, EventId, PersonId
from eventapp.domain.kinds import AttendeeStatus, ConsentKind
from eventapp.domain.roll import last_digits
from eventapp.services.appearances import AppearanceRow
from eventapp.services.assets import picture
from eventapp.services.attendees import AttendeeRow, list_attendees
from eventapp.services.consents import who_refused
from eventapp.services.events import event_facts
from eventapp.services.organisations import list_engagements
from eventapp.services.people import list_people
from eventapp.services.programme import SessionRow, list_sessions
from eventapp.services.roll import roll_number
from eventapp.store.store import Store


def programme_snapshot(store: Store, event_id: EventId) -> ProgrammeSnapshot:
    """Everything a programme booklet shows; what is unscheduled or not public is left out.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    biographies = {
        person.id: (person.biography, person.biography_en)
        for person in list_people(store, event_id)
    }
    return ProgrammeSnapshot(
        event=_event(store, event_id),
        sessions=tuple(
            _session(store, session, biographies)
            for session in list_sessions(store, event_id)
            if session.day is not None and session.public
        ),
        organisations=_organisations(store, event_id),
    )


def badge_snapshot(
    store: Store, event_id: EventId, only: Iterable[AttendeeId] | None = None
) -> BadgeSnapshot:
    """A badge for everybody registered, by name, or for those of ``only``.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    unseen = who_refused(store, event_id, ConsentKind.PHOTOGRAPH)
    return BadgeSnapshot(
        event=_event(store, event_id),
        badges=tuple(
            Badge(
                attendee=row.id,
                name=row.name,
                name_en=row.name_en,
                organisation=row.organisation,
                position=row.position,
                category=row.category,
                category_en=row.category_en,
                category_colour=row.category_colour,
                code=row.code,
                photograph=row.id not in unseen,
            )
            for row in list_attendees(store, event_id, only)
            if row.code is not None and row.status is AttendeeStatus.REGISTERED
        ),
    )


def ticket_snapshot(
    store: Store, event_id: EventId, only: Iterable[AttendeeId] | None = None
) -> TicketSnapshot:
    """A ticket for everybody registered who has one, by name, or for those of ``only``.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    event = _event(store, event_id)
    starts = [
        session.start
        for session in list_sessions(store, event_id)
        if session.public and event.days and session.date == event.days[0]
    ]
    return TicketSnapshot(
        event=event,
        begins=min(starts, default=None),
        organisations=_organisations(store, event_id),
        tickets=printed_tickets(store, event_id, only),
    )


def printed_tickets(
    store: Store, event_id: EventId, only: Iterable[AttendeeId] | None = None
) -> tuple[PrintedTicket, ...]:
    """What a ticket says of each person who is registered and has one, by name."""
    return tuple(
        PrintedTicket(
            attendee=row.id,
            name=row.name,
            name_en=row.name_en,
            organisation=row.organisation,
            category=row.category,
            category_en=row.category_en,
            category_colour=row.category_colour,
            code=row.code,
        )
        for row in list_attendees(store, event_id, only)
        if row.code is not None and row.status is AttendeeStatus.REGISTERED
    )


def _organisations(store: Store, event_id: EventId) -> tuple[PrintedOrganisation, ...]:
    return tuple(
        PrintedOrganisation(
            engaged.name,
            engaged.name_en,
            engaged.kind,
            engaged.tier,
            picture(store, engaged.logo),
        )
        for engaged in list_engagements(store, event_id)
    )


def roll_snapshot(store: Store, event_id: EventId, *, now: datetime | None = None) -> RollSnapshot:
    """The desk's paper list: everybody who may come, and who is in already.

    Who cancelled is not on it; who waits is, and says so.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    zone = ZoneInfo(event_facts(store, event_id).time_zone)
    return RollSnapshot(
        event=_event(store, event_id),
        taken_at=(now or datetime.now(UTC)).astimezone(zone),
        entries=tuple(
            _roll_entry(row, zone)
            for row in list_attendees(store, event_id)
            if row.status is not AttendeeStatus.CANCELLED
        ),
    )


def _roll_entry(row: AttendeeRow, zone: ZoneInfo) -> RollEntry:
    return RollEntry(
        number=roll_number(row.id),
        name=row.name,
        name_en=row.name_en,
        organisation=row.organisation,
        position=row.position,
        phone_end=last_digits(row.phone),
        category=row.category,
        category_en=row.category_en,
        admitted_at=None if row.admitted_at is None else row.admitted_at.astimezone(zone),
        waiting=row.status is AttendeeStatus.WAITING,
        blocked=row.blocked,
        note=row.attention,
    )


def _event(store: Store, event_id: EventId) -> PrintedEvent:
    facts = event_facts(store, event_id)
    return PrintedEvent(
        title=facts.title,
        title_en=facts.title_en,
        motto=facts.motto,
        motto_by=facts.motto_by,
        motto_en=facts.motto_en,
        purpose=facts.purpose,
        purpose_en=facts.purpose_en,
        venue=facts.venue,
        venue_en=facts.venue_en,
        days=tuple(day.date for day in facts.days),
        rooms=tuple(room.name for room in facts.rooms),
        colour=facts.colour,
    )


def _session(
    store: Store, session: SessionRow, biographies: dict[PersonId, tuple[str, str]]
) -> PrintedSession:
    assert session.date is not None  # noqa: S101 - only scheduled sessions are printed
    return PrintedSession(
        id=session.id,
        kind=session.kind,
        number=session.number,
        title=session.title,
        title_en=session.title_en,
        abstract=session.abstract,
        day=session.date,
        start=session.start,
        end=session.end,
        room=session.room_name,
        room_en=session.room_name_en,
        people=tuple(
            _person(store, someone, biographies) for someone in session.people if someone.filled
        ),
        abstract_en=session.abstract_en,
    )


def _person(
    store: Store, someone: AppearanceRow, biographies: dict[PersonId, tuple[str, str]]
) -> PrintedPerson:
    face = someone.coming
    biography, biography_en = biographies[face.person]
    return PrintedPerson(
        name=face.name,
        name_en=face.name_en,
        position=face.position,
        organisation=face.organisation,
        organisation_en=face.organisation_en,
        role=someone.role,
        biography=biography,
        biography_en=biography_en,
        photo=picture(store, face.photo),
        position_en=face.position_en,
    )
