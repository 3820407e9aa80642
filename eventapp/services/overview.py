"""One event at a glance: counts, what is missing, what is on."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from eventapp.domain.conflicts import Conflict
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import EngagementKind
from eventapp.domain.programme_rules import Gap, Part, ProgrammeItem, find_missing, now_and_next
from eventapp.services.checkin import Counters, counters, event_gate
from eventapp.services.events import EventFacts, event_facts
from eventapp.services.organisations import EngagementRow, list_engagements
from eventapp.services.programme import SessionRow, find_session_conflicts, list_sessions
from eventapp.store.store import Store


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page of an event shows.

    ``current`` and ``next`` are empty on any day but the event's own.
    """

    facts: EventFacts
    engagements: tuple[EngagementRow, ...]
    sessions: tuple[SessionRow, ...]
    conflicts: tuple[Conflict, ...]
    gaps: tuple[Gap, ...]
    attendance: Counters
    people: int
    current: tuple[SessionRow, ...]
    next: tuple[SessionRow, ...]


def overview(store: Store, event_id: EventId, *, now: datetime) -> Overview:
    """Sum an event up as of an instant.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    facts = event_facts(store, event_id)
    engagements = list_engagements(store, event_id)
    sessions = list_sessions(store, event_id)
    current, following = _on_now(facts, sessions, now)
    return Overview(
        facts=facts,
        engagements=engagements,
        sessions=sessions,
        conflicts=find_session_conflicts(sessions, facts.days),
        gaps=_gaps(facts, engagements, sessions),
        attendance=counters(store, event_gate(store, event_id)),
        people=len({someone.person for session in sessions for someone in session.people}),
        current=current,
        next=following,
    )


def _gaps(
    facts: EventFacts, engagements: tuple[EngagementRow, ...], sessions: tuple[SessionRow, ...]
) -> tuple[Gap, ...]:
    items = [
        ProgrammeItem(
            session.id,
            session.kind,
            session.title,
            session.placement,
            tuple(Part(someone.person, someone.role, someone.status) for someone in session.people),
        )
        for session in sessions
    ]
    return find_missing(
        items,
        venue=facts.venue,
        has_host=any(engaged.kind is EngagementKind.HOST for engaged in engagements),
        photographed={
            someone.person for session in sessions for someone in session.people if someone.photo
        },
        logos={engaged.organisation: engaged.logo is not None for engaged in engagements},
    )


def _on_now(
    facts: EventFacts, sessions: tuple[SessionRow, ...], now: datetime
) -> tuple[tuple[SessionRow, ...], tuple[SessionRow, ...]]:
    local = now.astimezone(ZoneInfo(facts.time_zone))
    placed = [(session.id, session.placement) for session in sessions]
    placements = [(session, place) for session, place in placed if place is not None]
    by_id = {session.id: session for session in sessions}
    for day in facts.days:
        # A night past midnight still belongs to the day it began on.
        minute = (local.date() - day.date).days * 1440 + local.hour * 60 + local.minute
        on = now_and_next(placements, day.id, minute)
        if local.date() == day.date or on.current:
            return (
                tuple(by_id[session] for session in on.current),
                tuple(by_id[session] for session in on.next),
            )
    return (), ()
