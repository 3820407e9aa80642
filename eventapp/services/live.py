"""The day itself: what is on, what starts late, what really happened beside the plan."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select

from eventapp.domain.changes import Changes
from eventapp.domain.conflicts import MINUTES_A_DAY
from eventapp.domain.ids import DayId, RoomId, SessionId
from eventapp.domain.kinds import BREAKS
from eventapp.domain.placement import Placement
from eventapp.domain.ripple import Delay, Retimed, Ripple, for_all_rooms
from eventapp.domain.steps import Step
from eventapp.services.events import DayRow
from eventapp.services.fields import add_row, find_row
from eventapp.services.programme import SessionRow
from eventapp.services.timing import place_sessions, ripple
from eventapp.store.store import StepContext, Store
from eventapp.store.tables import AsRun, Session

FORGOTTEN: Final = 120
"""Minutes after which nobody is believed to tell what happens in a room any more."""
_AHEAD: Final = 60
"""Minutes by which a record may be in the future: a clock was set back, or summer time ended.
What is further ahead was a rehearsal's."""


@dataclass(frozen=True, slots=True)
class RoomNow:
    """What is on in a room at one minute, and what comes next there.

    ``room`` is None for what has no room and is not for all rooms. ``next`` was to begin
    already where its start has passed.
    """

    room: RoomId | None
    current: SessionRow | None
    next: SessionRow | None

    @property
    def startable(self) -> SessionRow | None:
        """What "start now" is about: what is on by the plan only, else what comes next."""
        if self.current is not None and not self.current.is_running:
            return self.current
        return self.next

    def late(self, minute: int) -> int:
        """By how many minutes the room is behind the plan; below 0 it is ahead of it."""
        if self.current is not None:
            return max(self.current.end, minute) - _planned(self.current)[1]
        if self.next is not None:
            return max(self.next.start, minute) - _planned(self.next)[0]
        return 0


@dataclass(frozen=True, slots=True)
class Running:
    """What is on at one minute of a day, and what comes next; in programme order.

    ``current`` are those that were started and not ended, and those that should be on by the
    plan where nobody told anything else. ``next`` begin soonest of those not started yet.
    """

    day: DayId
    minute: int
    current: tuple[SessionRow, ...]
    next: tuple[SessionRow, ...]


@dataclass(frozen=True, slots=True)
class RunRecord:
    """How a session was planned, and how it ran as far as anybody told."""

    session: SessionRow
    planned_start: int
    planned_end: int
    started: int | None
    ended: int | None

    @property
    def id(self) -> SessionId:
        """The session's id."""
        return self.session.id

    @property
    def start_late(self) -> int | None:
        """By how many minutes it started late."""
        return None if self.started is None else self.started - self.planned_start

    @property
    def end_late(self) -> int | None:
        """By how many minutes it ended late."""
        return None if self.ended is None else self.ended - self.planned_end


# What is on


def day_on(
    days: Iterable[DayRow], sessions: Iterable[SessionRow], local: datetime
) -> tuple[DayRow, int] | None:
    """Which day of the event it is on its own clock, and the minute of that day.

    After midnight a day goes on until it closes and its last session is over. One that runs
    over keeps its day on for a while.
    """
    last: defaultdict[DayId | None, int] = defaultdict(int)
    for session in sessions:
        over = FORGOTTEN if session.is_running else 0
        last[session.day] = max(last[session.day], session.end + over)
    for day in days:
        passed = (local.date() - day.date).days
        minute = passed * MINUTES_A_DAY + local.hour * 60 + local.minute
        if passed == 0 or 0 <= minute < max(day.closes, last[day.id]):
            return day, minute
    return None


def rooms_now(
    sessions: Iterable[SessionRow], day: DayId, minute: int
) -> Mapping[RoomId | None, RoomNow]:
    """What is on in each room that a day uses, as far as it was told, else as it was planned."""
    of_day = [session for session in sessions if session.day == day]
    for_all = _for_all(of_day)
    rooms = {session.room for session in of_day if session.id not in for_all} or {None}
    orders: dict[RoomId | None, list[SessionRow]] = {room: [] for room in rooms}
    for session in of_day:
        for room in rooms if session.id in for_all else (session.room,):
            orders[room].append(session)
    return {room: _room_now(room, order, minute) for room, order in orders.items()}


def running(sessions: Iterable[SessionRow], day: DayId, minute: int) -> Running:
    """What is on in all rooms, as far as it was told, else as it was planned."""
    of_day = [session for session in sessions if session.day == day]
    rooms = rooms_now(of_day, day, minute).values()
    current = {room.current.id for room in rooms if room.current is not None}
    following = {room.next.id: room.next.start for room in rooms if room.next is not None}
    soonest = min(following.values(), default=0)
    return Running(
        day,
        minute,
        tuple(session for session in of_day if session.id in current),
        tuple(session for session in of_day if following.get(session.id) == soonest),
    )


def rehearsed(sessions: Iterable[SessionRow], day: DayId, minute: int) -> bool:
    """Whether there are records of what cannot have happened yet: a rehearsal's."""
    return any(
        session.day == day and session.started is not None and not _is_told(session, minute)
        for session in sessions
    )


def day_record(sessions: Iterable[SessionRow], day: DayId) -> tuple[RunRecord, ...]:
    """How a day was planned, in that order, and how it ran."""
    records = [
        RunRecord(session, *_planned(session), session.started, session.ended)
        for session in sessions
        if session.day == day
    ]
    return tuple(sorted(records, key=lambda record: record.planned_start))


def _room_now(room: RoomId | None, order: Sequence[SessionRow], minute: int) -> RoomNow:
    told = [n for n, session in enumerate(order) if _is_told(session, minute)]
    heard = max((_until(order[n]) for n in told), default=None)
    if heard is None or minute > heard + FORGOTTEN:
        return _by_plan(room, [order[n] for n in range(len(order)) if n not in told], minute)
    on = [order[n] for n in told if order[n].is_running]
    current = max(on, key=lambda session: session.started or 0, default=None)
    return RoomNow(room, current, next(iter(order[max(told) + 1 :]), None))


def _by_plan(room: RoomId | None, order: Sequence[SessionRow], minute: int) -> RoomNow:
    on = [n for n, session in enumerate(order) if session.start <= minute < session.end]
    if on:
        return RoomNow(room, order[on[-1]], next(iter(order[on[-1] + 1 :]), None))
    return RoomNow(room, None, next((each for each in order if each.start >= minute), None))


def _is_told(session: SessionRow, minute: int) -> bool:
    return session.started is not None and session.started <= minute + _AHEAD


def _until(session: SessionRow) -> int:
    """The minute a session that was told of was over, or is to be."""
    return session.ended if session.ended is not None else session.end


def _planned(session: SessionRow) -> tuple[int, int]:
    """From when to when a session was to be before the day moved it."""
    start = session.start if session.planned_start is None else session.planned_start
    length = session.length if session.planned_length is None else session.planned_length
    return start, start + length


def _for_all(of_day: Iterable[SessionRow]) -> frozenset[SessionId]:
    rows = list(of_day)
    placed = [(row.id, row.placement) for row in rows if row.placement is not None]
    return for_all_rooms(placed, {row.id for row in rows if row.kind in BREAKS})


# What a start or an end means for the rest of the day


def after_start(
    sessions: Sequence[SessionRow], session: SessionRow, at: int, how: Ripple
) -> Retimed[SessionId]:
    """Where everything stands after a session started at a minute, itself included.

    So is what still ran in its room: it has ended with that.
    """
    if session.placement is None:
        return Retimed({})
    following = _following(sessions, session, session.start, at, how)
    # Early, nothing is squeezed, and nothing moves when all is to stay: it starts all the same.
    own = {session.id: _moved(session.placement, at, session.length)}
    stopped = _stopped(sessions, session, at)
    return Retimed(own | following.placements | stopped, following.late)


def after_end(
    sessions: Sequence[SessionRow], session: SessionRow, at: int, how: Ripple
) -> Retimed[SessionId]:
    """Where everything stands after a session ended at a minute, itself included."""
    if session.placement is None:
        return Retimed({})
    others = [other for other in sessions if other.id != session.id]
    following = _following(others, session, session.end, at, how)
    return Retimed(following.placements | _ended(session, at), following.late)


def _following(
    sessions: Sequence[SessionRow], session: SessionRow, since: int, at: int, how: Ripple
) -> Retimed[SessionId]:
    """Where what follows stands after a delay; what was begun already does not move."""
    if session.day is None:
        return Retimed({})
    of_day = [other for other in sessions if other.day == session.day]
    rooms = frozenset({session.room})
    if session.room is None and session.id not in _for_all([*of_day, session]):
        rooms = frozenset()  # what stands beside everything delays nobody
    found = ripple(of_day, Delay(session.day, since, at - since, rooms), how)
    begun = {other.id for other in of_day if other.started is not None and other.id != session.id}
    moves = {moved: to for moved, to in found.placements.items() if moved not in begun}
    return Retimed(moves, found.late)


def _stopped(
    sessions: Iterable[SessionRow], session: SessionRow, at: int
) -> dict[SessionId, Placement]:
    """How long what ran in a session's room has lasted when that session starts.

    What is for all rooms ends what was to be over before it, and the other way round.
    """
    moves: dict[SessionId, Placement] = {}
    for other in sessions:
        if other.id == session.id or other.day != session.day:
            continue
        here = other.room == session.room or (
            None in {other.room, session.room} and other.end <= session.start
        )
        by_plan = other.started is None and other.start < session.start and at < other.end
        if here and (other.is_running or by_plan):
            moves |= _ended(other, at)
    return moves


def _ended(session: SessionRow, at: int) -> dict[SessionId, Placement]:
    if session.placement is None:
        return {}
    length = max(1, at - session.start)
    return {session.id: _moved(session.placement, session.start, length)}


def _moved(placement: Placement, start: int, length: int) -> Placement:
    return Placement(placement.day, placement.room, start, length)


# Telling what happens


def start_session(
    store: Store, sessions: Sequence[SessionRow], session: SessionRow, *, at: int, how: Ripple
) -> Changes:
    """Record that a session started at a minute of its day, and re-time what follows.

    What still ran in its room has ended with that. The plan is kept beside it, of every
    session that moves.

    Raises:
        InvalidValue: Something would run into a third day; nothing was changed.
        NotFound: The session was deleted meanwhile.
    """
    moves = after_start(sessions, session, at, how).placements
    with store.step(Step.START_SESSION, session.title) as step:
        _keep_plan(step, [*moves, session.id])
        for stopped in _stopped(sessions, session, at):
            _end(step, stopped, at)
        record = _as_run(step, session.id)
        record.started, record.ended = at, None
        place_sessions(store, moves)
    return step.changes


def end_session(
    store: Store, sessions: Sequence[SessionRow], session: SessionRow, *, at: int, how: Ripple
) -> Changes:
    """Record that a session ended at a minute of its day, and re-time what follows.

    Nobody having said that it started, it started as planned.

    Raises:
        InvalidValue: Something would run into a third day; nothing was changed.
        NotFound: The session was deleted meanwhile.
    """
    moves = after_end(sessions, session, at, how).placements
    with store.step(Step.END_SESSION, session.title) as step:
        _keep_plan(step, [*moves, session.id])
        _end(step, session.id, at)
        place_sessions(store, moves)
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


def _keep_plan(step: StepContext, sessions: Iterable[SessionId]) -> None:
    """Note where sessions were planned, of those of which it was not noted yet."""
    wanted = set(sessions)
    query = select(AsRun.session_id).where(AsRun.session_id.in_(wanted))
    known = set(step.session.scalars(query))
    for session_id in wanted - known:
        session = find_row(step, Session, session_id)
        plan = {"planned_start": session.start, "planned_length": session.length}
        add_row(step, AsRun, {"session_id": session_id, "started": None, "ended": None, **plan})


def _end(step: StepContext, session_id: SessionId, at: int) -> None:
    record = _as_run(step, session_id)
    if record.started is None:
        record.started = find_row(step, Session, session_id).start
    record.ended = max(at, record.started)  # a clock that was set back ends nothing before it began


def _as_run(step: StepContext, session_id: SessionId) -> AsRun:
    return step.session.scalars(select(AsRun).where(AsRun.session_id == session_id)).one()
