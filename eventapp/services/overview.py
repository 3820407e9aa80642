"""One event at a glance: counts, what is missing, what is on."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from eventapp.domain.conflicts import Conflict
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import EngagementKind
from eventapp.domain.programme_rules import Gap, find_missing
from eventapp.services.desk_log import Counters, counters, event_gate
from eventapp.services.events import EventFacts, event_facts
from eventapp.services.live import day_on, running
from eventapp.services.organisations import EngagementRow, list_engagements
from eventapp.services.planning import programme_item
from eventapp.services.programme import (
    SessionRow,
    circumstances_of,
    find_session_conflicts,
    list_sessions,
)
from eventapp.store.store import Store


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page of an event shows.

    ``current`` and ``next`` are empty on any day but the event's own, whose last may run on
    past midnight.
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
        conflicts=find_session_conflicts(sessions, circumstances_of(store, event_id)),
        gaps=_gaps(facts, engagements, sessions),
        attendance=counters(store, event_gate(store, event_id)),
        people=len({someone.coming.person for session in sessions for someone in session.people}),
        current=current,
        next=following,
    )


def _gaps(
    facts: EventFacts, engagements: tuple[EngagementRow, ...], sessions: tuple[SessionRow, ...]
) -> tuple[Gap, ...]:
    return find_missing(
        [programme_item(session) for session in sessions],
        venue=facts.venue,
        has_host=any(engaged.kind is EngagementKind.HOST for engaged in engagements),
        photographed={
            someone.person
            for session in sessions
            for someone in session.people
            if someone.photo or someone.stand_in
        },
        logos={engaged.organisation: engaged.logo is not None for engaged in engagements},
    )


def _on_now(
    facts: EventFacts, sessions: tuple[SessionRow, ...], now: datetime
) -> tuple[tuple[SessionRow, ...], tuple[SessionRow, ...]]:
    today = day_on(facts.days, sessions, now.astimezone(ZoneInfo(facts.time_zone)))
    if today is None:
        return (), ()
    day, minute = today
    on = running(sessions, day.id, minute)
    return on.current, on.next
