"""The day itself: what is on, what starts late, what really happened beside the plan."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from eventapp.domain.changes import Changes
from eventapp.domain.conflicts import MINUTES_A_DAY
from eventapp.domain.ids import DayId, SessionId
from eventapp.domain.placement import Placement
from eventapp.domain.ripple import Delay, Retimed, Ripple
from eventapp.domain.steps import Step
from eventapp.services.events import DayRow
from eventapp.services.fields import add_row, find_row
from eventapp.services.programme import SessionRow
from eventapp.services.timing import place_sessions, ripple
from eventapp.store.store import StepContext, Store
from eventapp.store.tables import AsRun, Session


@dataclass(frozen=True, slots=True)
class Running:
    """What is on at one minute of a day, and what comes next; in programme order.

    ``current`` are those that were started and not ended, and those that should be on by the
    plan and were not ended. ``next`` begin soonest of those not started yet.
    """

    day: DayId
    minute: int
    current: tuple[SessionRow, ...]
    next: tuple[SessionRow, ...]


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


def running(sessions: Iterable[SessionRow], day: DayId, minute: int) -> Running:
    """What is on, as far as it was told, else as it was planned."""
    of_day = [session for session in sessions if session.day == day]
    current = tuple(
        session
        for session in of_day
        if session.is_running or (session.ended is None and session.start <= minute < session.end)
    )
    waiting = [
        session
        for session in of_day
        if session.started is None and session.ended is None and session not in current
    ]
    coming = [session for session in waiting if session.start >= minute]
    soonest = min((session.start for session in coming), default=None)
    following = tuple(session for session in coming if session.start == soonest)
    return Running(day, minute, current, following)


def delay_of_start(session: SessionRow, at: int) -> Delay | None:
    """What it means for the day that a session starts at a minute; None where it has no place."""
    if session.day is None:
        return None
    return Delay(session.day, session.start, at - session.start, frozenset({session.room}))


def delay_of_end(session: SessionRow, at: int) -> Delay | None:
    """What it means for the day that a session ends at a minute; None where it has no place."""
    if session.day is None:
        return None
    return Delay(session.day, session.end, at - session.end, frozenset({session.room}))


def after_start(
    sessions: Sequence[SessionRow], session: SessionRow, at: int, how: Ripple
) -> Retimed[SessionId]:
    """Where everything stands after a session started at a minute, itself included."""
    delay = delay_of_start(session, at)
    if delay is None or session.placement is None:
        return Retimed({})
    others = [other for other in sessions if other.id != session.id]
    if how is Ripple.STAY:
        return Retimed({session.id: _moved(session.placement, at, session.length)})
    following = ripple([*others, session], delay, how)
    # Too early to be squeezed, it begins nevertheless.
    own = {session.id: _moved(session.placement, at, session.length)}
    return Retimed(own | following.placements, following.late)


def after_end(
    sessions: Sequence[SessionRow], session: SessionRow, at: int, how: Ripple
) -> Retimed[SessionId]:
    """Where everything stands after a session ended at a minute, itself included."""
    delay = delay_of_end(session, at)
    if delay is None or session.placement is None:
        return Retimed({})
    following = ripple([other for other in sessions if other.id != session.id], delay, how)
    own = {session.id: _moved(session.placement, session.start, max(1, at - session.start))}
    return Retimed(following.placements | own, following.late)


def start_session(
    store: Store, sessions: Sequence[SessionRow], session: SessionRow, *, at: int, how: Ripple
) -> Changes:
    """Record that a session started at a minute of its day, and re-time what follows.

    What still ran in its room has ended with that. The plan is kept beside it, of every
    session that moves.

    Raises:
        NotFound: The session was deleted meanwhile.
    """
    moves = after_start(sessions, session, at, how).placements
    with store.step(Step.START_SESSION, session.title) as step:
        _keep_plan(step, [*moves, session.id])
        for other in sessions:
            if (other.day, other.room) == (session.day, session.room) and other.is_running:
                _as_run(step, other.id).ended = at
        record = _as_run(step, session.id)
        record.started, record.ended = at, None
        place_sessions(store, dict(moves))
    return step.changes


def end_session(
    store: Store, sessions: Sequence[SessionRow], session: SessionRow, *, at: int, how: Ripple
) -> Changes:
    """Record that a session ended at a minute of its day, and re-time what follows.

    Nobody having said that it started, it started as planned.

    Raises:
        NotFound: The session was deleted meanwhile.
    """
    moves = after_end(sessions, session, at, how).placements
    with store.step(Step.END_SESSION, session.title) as step:
        _keep_plan(step, [*moves, session.id])
        record = _as_run(step, session.id)
        if record.started is None:
            record.started = session.start
        record.ended = at
        place_sessions(store, dict(moves))
    return step.changes


def restore_plan(store: Store, day_id: DayId) -> Changes:
    """Put a day back as it was planned and forget what happened: after a rehearsal."""
    query = (
        select(AsRun, Session)
        .join(Session, Session.id == AsRun.session_id)
        .where(Session.day_id == day_id)
    )
    with store.step(Step.RESTORE_PLAN) as step:
        for record, session in step.session.execute(query).all():
            session.start, session.length = record.planned_start, record.planned_length
            step.session.delete(record)
    return step.changes


def _moved(placement: Placement, start: int, length: int) -> Placement:
    return Placement(placement.day, placement.room, start, length)


def _keep_plan(step: StepContext, sessions: Iterable[SessionId]) -> None:
    """Note where sessions were planned, of those of which it was not noted yet."""
    wanted = set(sessions)
    query = select(AsRun.session_id).where(AsRun.session_id.in_(wanted))
    known = set(step.session.scalars(query))
    for session_id in wanted - known:
        session = find_row(step, Session, session_id)
        plan = {"planned_start": session.start, "planned_length": session.length}
        add_row(step, AsRun, {"session_id": session_id, "started": None, "ended": None, **plan})


def _as_run(step: StepContext, session_id: SessionId) -> AsRun:
    return step.session.scalars(select(AsRun).where(AsRun.session_id == session_id)).one()
