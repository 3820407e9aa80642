"""One event at a glance: counts, what is missing, what is on."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from eventapp.domain.conflicts import MINUTES_A_DAY, Conflict
from eventapp.domain.ids import DayId, EventId
from eventapp.domain.kinds import EngagementKind
from eventapp.domain.programme_rules import Gap, find_missing, now_and_next
from eventapp.services.checkin import Counters, counters, event_gate
from eventapp.services.events import DayRow, EventFacts, event_facts
from eventapp.services.organisations import EngagementRow, list_engagements
from eventapp.services.planning import programme_item
from eventapp.services.programme import SessionRow, find_session_conflicts, list_sessions
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
    return find_missing(
        [programme_item(session) for session in sessions],
        venue=facts.venue,
        has_host=any(engaged.kind is EngagementKind.HOST for engaged in engagements),
        photographed={
            someone.person for session in sessions for someone in session.people if someone.photo
        },
        logos={engaged.organisation: engaged.logo is not None for engaged in engagements},
    )


def day_on(
    days: Iterable[DayRow], sessions: Iterable[SessionRow], local: datetime
) -> tuple[DayRow, int] | None:
    """Which day of the event it is on its own clock, and the minute of that day.

    After midnight a day goes on until it closes and its last session is over.
    """
    last: defaultdict[DayId | None, int] = defaultdict(int)
    for session in sessions:
        last[session.day] = max(last[session.day], session.end)
    for day in days:
        passed = (local.date() - day.date).days
        minute = passed * MINUTES_A_DAY + local.hour * 60 + local.minute
        if passed == 0 or 0 <= minute < max(day.closes, last[day.id]):
            return day, minute
    return None


def _on_now(
    facts: EventFacts, sessions: tuple[SessionRow, ...], now: datetime
) -> tuple[tuple[SessionRow, ...], tuple[SessionRow, ...]]:
    today = day_on(facts.days, sessions, now.astimezone(ZoneInfo(facts.time_zone)))
    if today is None:
        return (), ()
    day, minute = today
    placed = [(session.id, session.placement) for session in sessions]
    on = now_and_next([(who, where) for who, where in placed if where is not None], day.id, minute)
    by_id = {session.id: session for session in sessions}
    return tuple(by_id[who] for who in on.current), tuple(by_id[who] for who in on.next)
