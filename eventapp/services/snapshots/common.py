"""What every document is made of: the event, its organisations, its sessions and people."""

from eventapp.domain.documents import (
    PrintedCase,
    PrintedEvent,
    PrintedOrganisation,
    PrintedPerson,
    PrintedSession,
)
from eventapp.domain.ids import EventId, PersonId
from eventapp.services.appearances import AppearanceRow
from eventapp.services.assets import picture
from eventapp.services.events import event_facts
from eventapp.services.organisations import list_engagements
from eventapp.services.programme import SessionRow
from eventapp.store.store import Store


def printed_event(store: Store, event_id: EventId) -> PrintedEvent:
    """The event's own facts.

    Raises:
        NotFound: It was deleted meanwhile.
    """
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
        rooms_en=tuple(room.name_en for room in facts.rooms),
        greeting=facts.greeting,
        greeting_en=facts.greeting_en,
        greeting_by=facts.greeting_by,
        greeting_by_en=facts.greeting_by_en,
        directions=facts.directions,
        directions_en=facts.directions_en,
        picture=picture(store, facts.picture),
    )


def printed_organisations(store: Store, event_id: EventId) -> tuple[PrintedOrganisation, ...]:
    """The event's organisations in order of engagement kind, tier and the event's own order."""
    return tuple(
        PrintedOrganisation(
            engaged.name,
            engaged.name_en,
            engaged.kind,
            engaged.tier,
            picture(store, engaged.logo),
            engaged.organisation,
        )
        for engaged in list_engagements(store, event_id)
    )


def printed_session(
    store: Store,
    session: SessionRow,
    biographies: dict[PersonId, tuple[str, str]],
    *,
    case: PrintedCase | None = None,
) -> PrintedSession:
    """A session that has a day, with those who can be counted on."""
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
            printed_person(store, someone, biographies)
            for someone in session.people
            if someone.filled
        ),
        abstract_en=session.abstract_en,
        case=case,
    )


def printed_person(
    store: Store, someone: AppearanceRow, biographies: dict[PersonId, tuple[str, str]]
) -> PrintedPerson:
    """Whoever comes: the person, or their stand-in."""
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
        id=face.person,
    )
