"""Who came, to the event and to each session: counted, and how fast.

There is no index on the gate of a scan, for each would cost every scan a page; so every
question here reads a table once and lets SQLite count.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import String, bindparam, func, select, type_coerce
from sqlalchemy.orm import aliased

from eventapp.domain.arrivals import Bin, Pace, floor_to, pace, seconds_each
from eventapp.domain.attendance import Attendance, CategoryShare, GateShare, Share
from eventapp.domain.errors import NotFound
from eventapp.domain.ids import NO_CATEGORY, CategoryId, EventId, GateId
from eventapp.domain.kinds import AttendeeStatus, Kind, Origin
from eventapp.domain.passages import Standing
from eventapp.domain.verdicts import Verdict
from eventapp.services.attendees import CategoryRow, list_categories
from eventapp.services.reading import Query, first_row
from eventapp.services.spans import Places, places_of
from eventapp.store.store import Store
from eventapp.store.tables import Admission, Attendee, Gate, Scan

TAIL: Final = 2_000
"""The last scans of a gate, by which its pace is told: more than ten minutes of any desk."""

MEASURED: Final = 400
"""Of these, the seconds that each takes are measured: how it goes now, not how it began."""

_MINUTE: Final = len("2026-12-24 09:30")
_NO_SHARE: Final = Share()


_BEFORE: Final = aliased(Scan)

# Built once: who asks after every scan must not wait for SQL to be put together.
_LAST: Final = (
    select(
        Scan.id,
        Scan.recorded_at,
        Scan.desk,
        Scan.attendee_id,
        Scan.verdict,
        Scan.cancels,
        Scan.manual,
    )
    .where(Scan.id > bindparam("after"), Scan.gate_id == bindparam("gate"))
    .order_by(Scan.id.desc())
    .limit(TAIL)
)
_RAN_BACK: Final = (
    select(Scan.id)
    .join(_BEFORE, _BEFORE.id == Scan.id - 1)
    .where(Scan.id > bindparam("after"), Scan.recorded_at < _BEFORE.recorded_at)
    .limit(1)
)


class Group(NamedTuple):
    """What attendees are counted by, who are alike in all of it."""

    category: CategoryId | None
    status: AttendeeStatus
    guest: bool
    origin: Origin
    came: bool
    inside: bool


@dataclass(frozen=True, slots=True)
class GateFacts:
    """Whom a gate is for."""

    gate: GateId
    event: EventId
    categories: frozenset[int]
    names: tuple[CategoryRow, ...]

    def expects(self, group: Group) -> bool:
        """Whether the gate expects attendees of a group."""
        registered = group.status is AttendeeStatus.REGISTERED
        category = group.category or NO_CATEGORY
        return registered and (not self.categories or category in self.categories)


class LoggedScan(NamedTuple):
    """As much of a scan as the pace needs."""

    id: int
    recorded_at: datetime
    desk: str
    attendee: int | None
    verdict: Verdict
    cancels: bool
    manual: bool

    @property
    def lets_in(self) -> bool:
        """Whether somebody came in by it, just then."""
        return not self.manual and self.verdict in {Verdict.ADMITTED, Verdict.READMITTED}


def attendance(store: Store, gate_id: GateId, *, now: datetime | None = None) -> Attendance:
    """Everything that is counted at one gate.

    Raises:
        NotFound: The gate was deleted meanwhile.
    """
    facts = gate_facts(store, gate_id)
    scans = last_scans(store, gate_id)
    return summed_up(
        facts,
        _groups(store, facts),
        _arrivals(store, gate_id),
        scans,
        now=now or datetime.now(UTC),
        clock_back=clock_ran_back(store),
    )


def summed_up(
    facts: GateFacts,
    groups: Mapping[Group, int],
    arrivals: Mapping[datetime, int],
    scans: Sequence[LoggedScan],
    *,
    now: datetime,
    clock_back: bool,
) -> Attendance:
    """The numbers of a gate from what was counted; ``scans`` are the last ones, newest first."""
    total, guests = _NO_SHARE, _NO_SHARE
    categories: dict[CategoryId | None, Share] = {}
    statuses: Counter[AttendeeStatus] = Counter()
    origins: dict[Origin, Share] = {}
    for group, count in groups.items():
        share = Share(
            count if facts.expects(group) else 0,
            count if group.came else 0,
            count if group.inside else 0,
        )
        total += share
        guests += share if group.guest else _NO_SHARE
        categories[group.category] = categories.get(group.category, _NO_SHARE) + share
        origins[group.origin] = origins.get(group.origin, _NO_SHARE) + share
        statuses[group.status] += count
    return Attendance(
        gate=facts.gate,
        total=total,
        to_come=sum(
            count for group, count in groups.items() if facts.expects(group) and not group.came
        ),
        guests=guests,
        by_category=tuple(_by_category(facts, categories)),
        by_status=dict(statuses),
        by_origin=origins,
        bins=tuple(Bin(start, arrivals[start]) for start in sorted(arrivals)),
        pace=_pace(scans, now),
        seconds_each=seconds_each(_gaps(scans[:MEASURED])),
        clock_back=clock_back,
    )


def gate_shares(store: Store, event_id: EventId) -> tuple[GateShare, ...]:
    """All gates of an event side by side: its entrance, then its sessions as they begin.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    places = places_of(store, event_id)
    came = (
        select(Admission.gate_id, func.count(), func.count() - func.count(Admission.left_at))
        .where(Admission.gate_id.in_([gate.id for gate in places.gates]))
        .group_by(Admission.gate_id)
    )
    registered = (
        select(Attendee.category_id, func.count())
        .where(Attendee.event_id == event_id, Attendee.status == AttendeeStatus.REGISTERED)
        .group_by(Attendee.category_id)
    )
    with store.reading() as connection:
        counts = {gate: (count, inside) for gate, count, inside in connection.execute(came)}
        expected = {row[0]: row[1] for row in connection.execute(registered)}
    return tuple(_gate_shares(places, counts, expected))


def gate_facts(store: Store, gate_id: GateId) -> GateFacts:
    """Whom a gate is for.

    Raises:
        NotFound: It was deleted meanwhile.
    """
    row = first_row(store, select(Gate.event_id, Gate.categories).where(Gate.id == gate_id))
    if row is None:
        raise NotFound(Kind.GATE, gate_id)
    let_in = frozenset(int(category) for category in row.categories.split())
    event = EventId(row.event_id)
    return GateFacts(gate_id, event, let_in, list_categories(store, event))


def last_scans(store: Store, gate_id: GateId, after: int = 0) -> list[LoggedScan]:
    """The last scans at a gate that came after one, newest first."""
    with store.reading() as connection:
        rows = connection.execute(_LAST, {"after": after, "gate": gate_id}).all()
    return [LoggedScan(*row) for row in rows]


def clock_ran_back(store: Store, after: int = 0) -> bool:
    """Whether a scan was written down at an earlier time than the one before it.

    The clock is the computer's, whatever the gate.
    """
    return first_row(store, _RAN_BACK, {"after": after}) is not None


def group_rows(gate_id: GateId, event_id: EventId) -> Query:
    """What attendees are counted by, of everybody of an event."""
    return (
        select(
            Attendee.category_id,
            type_coerce(Attendee.status, String),
            Attendee.guest,
            type_coerce(Attendee.origin, String),
            Admission.id.is_not(None).label("came"),
            (Admission.id.is_not(None) & Admission.left_at.is_(None)).label("inside"),
        )
        .outerjoin(
            Admission, (Admission.attendee_id == Attendee.id) & (Admission.gate_id == gate_id)
        )
        .where(Attendee.event_id == event_id)
    )


def arrival_bin(minute: str) -> datetime:
    """The five minutes that the minute of an admission is in."""
    return floor_to(datetime.fromisoformat(minute).replace(tzinfo=UTC), 5)


def admitted_minute() -> Any:  # noqa: ANN401 - an SQL expression of text
    """The minute of an admission, as text: by it the disk's own form is grouped soonest."""
    return func.substr(Admission.admitted_at, 1, _MINUTE)


def _groups(store: Store, facts: GateFacts) -> Counter[Group]:
    rows = group_rows(facts.gate, facts.event).subquery()
    query = select(*rows.c, func.count()).group_by(*rows.c)
    with store.reading() as connection:
        return Counter({group_of(row[:-1]): row[-1] for row in connection.execute(query)})


def group_of(row: Sequence[Any]) -> Group:
    """A row of :func:`group_rows`, which are many and alike, as what it says."""
    category, status, guest, origin, came, inside = row
    standing, made = AttendeeStatus(status), Origin(origin)
    return Group(category, standing, bool(guest), made, bool(came), bool(inside))


def _arrivals(store: Store, gate_id: GateId) -> Counter[datetime]:
    minute = admitted_minute().label("minute")
    query = select(minute, func.count()).where(Admission.gate_id == gate_id).group_by(minute)
    arrivals: Counter[datetime] = Counter()
    with store.reading() as connection:
        for at, count in connection.execute(query):
            arrivals[arrival_bin(at)] += count
    return arrivals


def _by_category(
    facts: GateFacts, shares: Mapping[CategoryId | None, Share]
) -> Iterator[CategoryShare]:
    """The categories in their order, then those without one, if there are any."""
    for known in facts.names:
        share = shares.get(known.id, _NO_SHARE)
        yield CategoryShare(known.id, known.name, known.name_en, known.colour, share)
    if None in shares:
        yield CategoryShare(None, "", "", "", shares[None])


def _pace(scans: Sequence[LoggedScan], now: datetime) -> Pace:
    return pace(_arriving(scans), now)


def _arriving(newest_first: Iterable[LoggedScan]) -> Iterator[datetime]:
    """When people came in, without those who were taken back."""
    log: Standing[int | None] = Standing()
    for scan in newest_first:
        stands = log.stands(scan.attendee, scan.verdict, cancels=scan.cancels)
        if stands and scan.lets_in:
            yield scan.recorded_at


def _gaps(newest_first: Iterable[LoggedScan]) -> Iterator[float]:
    """The seconds between scans that followed one another at one desk."""
    later: dict[str, datetime] = {}
    for scan in newest_first:
        if scan.manual or scan.cancels:
            continue
        after = later.get(scan.desk)
        if after is not None:
            yield (after - scan.recorded_at).total_seconds()
        later[scan.desk] = scan.recorded_at


def _gate_shares(
    places: Places,
    counts: Mapping[int, tuple[int, int]],
    registered: Mapping[int | None, int],
) -> Iterator[GateShare]:
    for gate in places.gates:
        expected = sum(
            count
            for category, count in registered.items()
            if not gate.categories or (category or NO_CATEGORY) in gate.categories
        )
        admitted, inside = counts.get(gate.id, (0, 0))
        share = Share(expected, admitted, inside)
        starts = gate.spans[0].opens if gate.session is not None and gate.spans else None
        yield GateShare(gate.id, gate.session, gate.kind, gate.title, gate.title_en, starts, share)
