"""What a certificate says of its event: taken down at the issue, and said by every reprint."""

from eventapp.domain.certificates import Said
from eventapp.domain.documents import PrintedOrganisation
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import EngagementKind
from eventapp.services.events import event_facts
from eventapp.services.organisations import list_engagements
from eventapp.store.store import Store


def said_now(store: Store, event_id: EventId) -> Said:
    """What a certificate issued now says.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    facts = event_facts(store, event_id)
    room, room_en = "", ""
    if len(facts.rooms) == 1:
        room, room_en = facts.rooms[0].name, facts.rooms[0].name_en
    # Whose English venue is none, its Korean one stands for it, room and all.
    venue_en = ", ".join(part for part in (room_en, facts.venue_en) if part.strip())
    return Said(
        title=facts.title,
        title_en=facts.title_en,
        venue=f"{facts.venue} {room}".strip(),
        venue_en=venue_en if facts.venue_en.strip() else "",
        days=tuple(day.date for day in facts.days),
        hosts=_signatories(store, event_id),
        colour=facts.colour,
        time_zone=facts.time_zone,
    )


def _signatories(store: Store, event_id: EventId) -> tuple[PrintedOrganisation, ...]:
    """The hosts; where nobody is said to host, the organisers."""
    engaged = list_engagements(store, event_id)
    for kind in (EngagementKind.HOST, EngagementKind.ORGANISER):
        found = tuple(
            PrintedOrganisation(one.name, one.name_en, kind, "", None, one.organisation)
            for one in engaged
            if one.kind is kind
        )
        if found:
            return found
    return ()
