"""Everybody registered for one event, in memory: read once, then kept up to date."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import TYPE_CHECKING

from eventapp.domain.changes import Changes
from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import Kind
from eventapp.services.attendees import (
    AttendeeRow,
    count_attendees,
    list_attendees,
    list_attendees_after,
)
from eventapp.services.search import AttendeeSearch

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace

AT_ONCE = 3_000
"""Up to so many are read when somebody looks; more, and they are read in slices."""
_SLICE = 1_000
_FEW = 500
"""Up to so many changed rows are read one by one; more, and all are read again."""


class Roll:
    """The attendees by name, and those whom a query fits.

    Typing must not wait for the disk, however many there are: what changed is noted
    when it happens and read when somebody looks. Very many are read in slices, between
    which the window answers: while there is something to :meth:`read_on`, what was read
    before (nobody, at first) is shown.
    """

    def __init__(self, workspace: "Workspace", event_id: EventId) -> None:
        self._workspace, self._event_id = workspace, event_id
        self._rows: dict[AttendeeId, AttendeeRow] | None = None
        self._touched: set[AttendeeId] = set()
        self._ordered: list[AttendeeRow] = []
        self._coming: list[AttendeeRow] = []
        self._total = 0
        self._stale = True
        self._search = AttendeeSearch(workspace, event_id)
        self._leave = workspace.subscribe(self.note)

    def close(self) -> None:
        """Stop listening to changes."""
        self._search.close()
        self._leave()

    @property
    def reading(self) -> bool:
        """Whether there is something to read on."""
        return bool(self._total)

    @property
    def progress(self) -> tuple[int, int]:
        """How many of how many were read."""
        return len(self._coming), self._total

    def note(self, changes: Changes) -> None:
        """Mark what changed, for a listener who may hear of it before the roll does."""
        self._search.note(changes)
        if changes.touches(Kind.CATEGORY):
            self._stale = True
        for kind in (Kind.ATTENDEE, Kind.ADMISSION):
            self._touched |= {AttendeeId(row) for row in changes.rows(kind)}

    def rows(self) -> Sequence[AttendeeRow]:
        """Everybody, by name."""
        self._read()
        return self._ordered

    def find(self, query: str) -> Sequence[AttendeeRow]:
        """Whom all words of the query fit, by name."""
        rows = self.rows()
        if not query or not rows:
            return rows
        found = set(self._search.find(query))
        return [row for row in rows if row.id in found]

    def row(self, attendee_id: int | None) -> AttendeeRow | None:
        """One of them as the workspace has it now, or None."""
        if attendee_id is None:
            return None
        rows = list_attendees(self._workspace, self._event_id, [AttendeeId(attendee_id)])
        return rows[0] if rows else None

    def admitted(self) -> int:
        """How many of them are in."""
        return sum(row.admitted_at is not None for row in self.rows())

    def read_on(self) -> bool:
        """Read another slice; tells whether everything is read."""
        if self._stale:
            self._begin()
        last = self._coming[-1].id if self._coming else None
        rows = list_attendees_after(self._workspace, self._event_id, last, _SLICE)
        over = len(rows) < _SLICE
        self._search.read_from(rows, first=last is None, last=over)
        self._coming += rows
        if over:
            rows, self._coming, self._total = tuple(self._coming), [], 0
            self._take(sorted(rows, key=_by_name))
        return over

    def _read(self) -> None:
        if len(self._touched) > _FEW:
            self._stale = True
        if self._stale:
            self._begin()
        if self._rows is not None and self._touched and not self.reading:
            self._patch(self._rows)

    def _begin(self) -> None:
        """Read everybody at once, or get ready to in slices."""
        self._stale = False
        self._touched.clear()
        self._coming = []
        count = count_attendees(self._workspace, self._event_id)
        self._total = count if count > AT_ONCE else 0
        if not self._total:
            self._take(list_attendees(self._workspace, self._event_id))

    def _take(self, rows: Sequence[AttendeeRow]) -> None:
        self._ordered = list(rows)
        self._rows = {row.id: row for row in rows}

    def _patch(self, rows: dict[AttendeeId, AttendeeRow]) -> None:
        fresh = list_attendees(self._workspace, self._event_id, self._touched)
        for attendee in self._touched:
            if (old := rows.pop(attendee, None)) is not None:
                del self._ordered[bisect_left(self._ordered, _by_name(old), key=_by_name)]
        for row in fresh:
            rows[row.id] = row
            insort(self._ordered, row, key=_by_name)
        self._touched.clear()


def _by_name(row: AttendeeRow) -> tuple[str, AttendeeId]:
    return row.name, row.id
