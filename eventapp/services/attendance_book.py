"""Everything the attendance's files are made of: each attendee, with their stay at each gate."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final, NamedTuple, TypeAlias

from sqlalchemy import Integer, cast, func, select

from eventapp.domain.arrivals import Passage, Span, minutes_present, minutes_since, stays_of
from eventapp.domain.attendance import AttendanceBook, AttendanceLine, GateStay, Way
from eventapp.domain.errors import NotFound
from eventapp.domain.ids import AttendeeId, EventId, GateId
from eventapp.domain.kinds import Kind
from eventapp.domain.verdicts import PASSAGES, Verdict
from eventapp.services.attendance import attendance, gate_shares
from eventapp.services.events import event_facts
from eventapp.services.reading import Query
from eventapp.services.spans import GatePlace, places_of
from eventapp.store.store import Store
from eventapp.store.tables import Admission, Attendee, Category, Scan

_NOWHERE: Final[Mapping[GateId, GateStay]] = {}

_Key: TypeAlias = tuple[GateId, AttendeeId]


class _Visit(NamedTuple):
    """What the log tells of somebody at a gate."""

    minutes: int
    way: Way


_UNTOLD: Final = _Visit(0, Way.SCAN)


class _Line(NamedTuple):
    """A line of the log by which somebody went through a gate."""

    seconds: int
    verdict: Verdict
    cancels: bool
    forced: bool
    manual: bool
    by_name: bool

    @property
    def at(self) -> datetime:
        """When they did, to the second."""
        return datetime.fromtimestamp(self.seconds, UTC)


def attendance_book(
    store: Store, event_id: EventId, *, gate_id: GateId | None = None, now: datetime | None = None
) -> AttendanceBook:
    """Freeze an event's attendance, told from one gate: the event's entrance if not said.

    Raises:
        NotFound: The event was deleted meanwhile, or has no such gate.
    """
    taken_at = now or datetime.now(UTC)
    facts = event_facts(store, event_id)
    places = places_of(store, event_id).gates
    main = next((place for place in places if gate_id in {None, place.id}), None)
    if main is None:
        raise NotFound(Kind.GATE, gate_id or 0)
    shares = {share.gate: share for share in gate_shares(store, event_id)}
    order = [main, *(place for place in places if place.id != main.id)]
    stays = _stays(store, order, taken_at)
    return AttendanceBook(
        title=facts.title,
        title_en=facts.title_en,
        time_zone=facts.time_zone,
        colour=facts.colour,
        taken_at=taken_at,
        main=attendance(store, main.id, now=taken_at),
        gates=tuple(shares[place.id] for place in order),
        lines=tuple(_lines(store, event_id, stays)),
    )


def minutes_by_attendee(
    store: Store, event_id: EventId, gate_id: GateId, *, now: datetime | None = None
) -> dict[AttendeeId, int]:
    """The minutes that everybody who came was inside, by the gate's log."""
    places = [place for place in places_of(store, event_id).gates if place.id == gate_id]
    told = _told(store, places, now or datetime.now(UTC))
    return {attendee: visit.minutes for (_gate, attendee), visit in told.items()}


def stays_by_attendee(
    store: Store, event_id: EventId, *, now: datetime | None = None
) -> dict[AttendeeId, tuple[Span, ...]]:
    """From when to when everybody who came was there.

    The entrance's log tells; of whoever never came through it, those of the sessions' gates.
    """
    places = places_of(store, event_id).gates
    moment = now or datetime.now(UTC)
    found: dict[AttendeeId, tuple[Span, ...]] = {}
    for gates in (
        [place for place in places if place.session is None],
        [place for place in places if place.session is not None],
    ):
        spans = {place.id: place.spans for place in gates}
        told: defaultdict[AttendeeId, list[Span]] = defaultdict(list)
        for (gate, attendee), log in _logs(store, list(spans)).items():
            told[attendee] += stays_of(_passages_of(log), spans[gate], moment)
        for attendee, known in told.items():
            if known:
                found.setdefault(attendee, tuple(known))
    return found


def _told(store: Store, places: Sequence[GatePlace], now: datetime) -> dict[_Key, _Visit]:
    """What the logs of some gates tell of everybody in them."""
    spans = {place.id: place.spans for place in places}
    return {
        key: _Visit(_minutes(log, spans[key[0]], now), _way(log))
        for key, log in _logs(store, list(spans)).items()
    }


def _logs(store: Store, gates: Sequence[GateId]) -> dict[_Key, list[_Line]]:
    """Who went through these gates and how, each in the order of the log."""
    logs: dict[_Key, list[_Line]] = {}
    with store.reading() as connection:
        for gate, attendee, *line in connection.execute(_passages(gates)).all():
            logs.setdefault((gate, attendee), []).append(_Line(*line))
    return logs


def _passages(gates: Sequence[GateId]) -> Query:
    return (
        select(
            Scan.gate_id,
            Scan.attendee_id,
            # An instant made of text costs more than all else together.
            cast(func.strftime("%s", Scan.happened_at), Integer),
            Scan.verdict,
            Scan.cancels,
            Scan.forced,
            Scan.manual,
            (Scan.raw == "").label("by_name"),
        )
        .where(Scan.gate_id.in_(gates), Scan.attendee_id.is_not(None), Scan.verdict.in_(PASSAGES))
        .order_by(Scan.id)
    )


def _minutes(log: Sequence[_Line], spans: Sequence[Span], now: datetime) -> int:
    first = log[0]
    if len(log) == 1 and first.verdict is Verdict.ADMITTED and not first.cancels:
        return minutes_since(first.at, spans, now)  # as most people do
    return minutes_present(_passages_of(log), spans, now)


def _passages_of(log: Sequence[_Line]) -> list[Passage]:
    return [Passage(line.at, line.verdict, line.manual, line.cancels) for line in log]


def _stays(
    store: Store, places: Sequence[GatePlace], now: datetime
) -> dict[AttendeeId, dict[GateId, GateStay]]:
    """What each gate knows of those it let in and did not take back."""
    gates = [place.id for place in places]
    told = _told(store, places, now)
    query = select(
        Admission.gate_id,
        Admission.attendee_id,
        Admission.admitted_at,
        Admission.left_at,
        Admission.desk,
    ).where(Admission.gate_id.in_(gates))
    stays: defaultdict[AttendeeId, dict[GateId, GateStay]] = defaultdict(dict)
    with store.reading() as connection:
        for gate, attendee, came_at, left_at, desk in connection.execute(query).all():
            key = GateId(gate), AttendeeId(attendee)
            visit = told.get(key, _UNTOLD)
            stay = GateStay(came_at, left_at, visit.minutes, desk, visit.way)
            stays[key[1]][key[0]] = stay
    return stays


def _way(log: Sequence[_Line]) -> Way:
    """By which way somebody was let in: the last time, if they were taken back before."""
    for line in reversed(log):
        if line.verdict is not Verdict.ADMITTED or line.cancels:
            continue
        if line.forced:
            return Way.FORCED
        if line.manual:
            return Way.MANUAL
        return Way.NAME if line.by_name else Way.SCAN
    return Way.SCAN


def _lines(
    store: Store, event_id: EventId, stays: Mapping[AttendeeId, Mapping[GateId, GateStay]]
) -> Iterator[AttendanceLine]:
    with store.reading() as connection:
        for row in connection.execute(_everybody(event_id)).all():
            yield AttendanceLine(*(*row, stays.get(row[0], _NOWHERE)))


def _everybody(event_id: EventId) -> Query:
    return (
        select(
            Attendee.id,
            Attendee.name,
            Attendee.organisation,
            Attendee.department,
            Attendee.position,
            func.coalesce(Category.name, ""),
            func.coalesce(Category.name_en, ""),
            Attendee.phone,
            Attendee.email,
            Attendee.status,
            Attendee.origin,
            Attendee.guest,
        )
        .outerjoin(Category, Category.id == Attendee.category_id)
        .where(Attendee.event_id == event_id)
        .order_by(Attendee.name, Attendee.id)
    )
