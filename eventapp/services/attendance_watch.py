"""The numbers of one gate while people come in: counted once, then kept by what changed.

Counting 100,000 attendees anew after each scan would make the next scan wait for it.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple, TypeVar

from eventapp.domain.attendance import Attendance
from eventapp.domain.changes import Changes
from eventapp.domain.ids import GateId
from eventapp.domain.kinds import Kind
from eventapp.services.attendance import (
    TAIL,
    GateFacts,
    Group,
    LoggedScan,
    admitted_minute,
    arrival_bin,
    clock_ran_back,
    gate_facts,
    group_of,
    group_rows,
    last_scans,
    summed_up,
)
from eventapp.services.reading import Query
from eventapp.store.store import Store
from eventapp.store.tables import Attendee

_Key = TypeVar("_Key")

_PART: Final = 1_000
_FEW: Final = 500
"""Up to so many changed rows are counted anew; more, and all are."""


class _Counted(NamedTuple):
    """As what somebody is counted: most people share one of these."""

    group: Group
    arrived: datetime | None


class AttendanceWatch:
    """Keeps the numbers of a gate up to date with every change until :meth:`close`."""

    def __init__(self, store: Store, gate_id: GateId) -> None:
        self._store = store
        self._known: dict[Sequence[Any], _Counted] = {}
        self._stand_at(gate_id)
        self._unsubscribe = store.subscribe(self.note)

    def _stand_at(self, gate_id: GateId) -> None:
        self._gate_id = gate_id
        self._facts: GateFacts | None = None
        self._people: dict[int, _Counted] | None = None
        self._groups: Counter[Group] = Counter()
        self._arrivals: Counter[datetime] = Counter()
        self._touched: set[int] = set()
        self._scans: list[LoggedScan] = []
        self._newest = 0
        self._clock_back = False

    def stand_at(self, gate_id: GateId) -> None:
        """Keep the numbers of a gate, counted anew if it is another."""
        if gate_id != self._gate_id:
            self._stand_at(gate_id)

    def close(self) -> None:
        """Stop listening to changes."""
        self._unsubscribe()

    def note(self, changes: Changes) -> None:
        """Mark what changed; it is read when somebody asks for the numbers."""
        # An admission is told by its attendee.
        self._touched |= changes.rows(Kind.ATTENDEE) | changes.rows(Kind.ADMISSION)
        if changes.touches(Kind.CATEGORY, Kind.GATE):
            self._facts = None

    def current(self, now: datetime | None = None) -> Attendance:
        """The numbers as they are.

        Raises:
            NotFound: The gate was deleted meanwhile.
        """
        if self._facts is None:
            self._facts = gate_facts(self._store, self._gate_id)
        if self._people is None or len(self._touched) > _FEW:
            self._people = {}
            self._groups.clear()
            self._arrivals.clear()
            self._count(self._people, self._query(self._facts))
        elif self._touched:
            for attendee in self._touched & self._people.keys():
                self._forget(self._people.pop(attendee))
            query = self._query(self._facts).where(Attendee.id.in_(self._touched))
            self._count(self._people, query)
        self._touched.clear()
        self._read_scans()
        return summed_up(
            self._facts,
            self._groups,
            self._arrivals,
            self._scans,
            now=now or datetime.now(UTC),
            clock_back=self._clock_back,
        )

    def _query(self, facts: GateFacts) -> Query:
        return group_rows(facts.gate, facts.event).add_columns(admitted_minute(), Attendee.id)

    def _count(self, people: dict[int, _Counted], query: Query) -> None:
        added: Counter[_Counted] = Counter()
        with self._store.reading() as connection:
            # In parts: Python looks through a hundred thousand living rows again and again.
            for rows in connection.execute(query).partitions(_PART):
                for *alike, attendee in rows:
                    key = tuple(alike)
                    counted = self._known.get(key)
                    if counted is None:
                        counted = self._known[key] = _counted(key)
                    people[attendee] = counted
                    added[counted] += 1
        for counted, count in added.items():
            self._groups[counted.group] += count
            if counted.arrived is not None:
                self._arrivals[counted.arrived] += count

    def _forget(self, counted: _Counted) -> None:
        _count_down(self._groups, counted.group)
        if counted.arrived is not None:
            _count_down(self._arrivals, counted.arrived)

    def _read_scans(self) -> None:
        new = last_scans(self._store, self._gate_id, after=self._newest)
        first = not self._newest
        if new:
            self._clock_back |= clock_ran_back(self._store, 0 if first else self._newest)
            self._newest = new[0].id
            self._scans = [*new, *self._scans][:TAIL]


def _counted(row: Sequence[Any]) -> _Counted:
    *alike, minute = row
    return _Counted(group_of(alike), None if minute is None else arrival_bin(minute))


def _count_down(counts: Counter[_Key], key: _Key) -> None:
    counts[key] -= 1
    if not counts[key]:
        del counts[key]
