"""Everybody registered for one event, in memory: read once, then kept up to date."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from eventapp.domain.changes import Changes
from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import Kind
from eventapp.services.attendees import AttendeeRow, list_attendees
from eventapp.services.search import AttendeeSearch

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace

_FEW = 500
"""Up to so many changed rows are read one by one; more, and all are read again."""


class Roll:
    """The attendees by name, and those whom a query fits.

    Typing must not wait for the disk, however many there are: what changed is noted
    when it happens and read when somebody looks.
    """

    def __init__(self, workspace: "Workspace", event_id: EventId) -> None:
        self._workspace, self._event_id = workspace, event_id
        self._rows: dict[AttendeeId, AttendeeRow] | None = None
        self._touched: set[AttendeeId] = set()
        self._ordered: list[AttendeeRow] = []
        self._search = AttendeeSearch(workspace, event_id)
        self._leave = workspace.subscribe(self.note)

    def close(self) -> None:
        """Stop listening to changes."""
        self._search.close()
        self._leave()

    def note(self, changes: Changes) -> None:
        """Mark what changed, for a listener who may hear of it before the roll does."""
        self._search.note(changes)
        if changes.touches(Kind.CATEGORY):
            self._rows = None
        for kind in (Kind.ATTENDEE, Kind.ADMISSION):
            self._touched |= {AttendeeId(row) for row in changes.rows(kind)}

    def rows(self) -> Sequence[AttendeeRow]:
        """Everybody, by name."""
        self._read()
        return self._ordered

    def find(self, query: str) -> Sequence[AttendeeRow]:
        """Whom all words of the query fit, by name."""
        rows = self.rows()
        if not query:
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

    def _read(self) -> None:
        if self._rows is None or len(self._touched) > _FEW:
            self._rows = {row.id: row for row in list_attendees(self._workspace, self._event_id)}
            self._ordered = list(self._rows.values())
        elif self._touched:
            fresh = list_attendees(self._workspace, self._event_id, self._touched)
            for attendee in self._touched:
                self._rows.pop(attendee, None)
            self._rows |= {row.id: row for row in fresh}
            self._ordered = sorted(self._rows.values(), key=lambda row: (row.name, row.id))
        self._touched.clear()
