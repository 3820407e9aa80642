"""What is typed at the desk looked up among the attendees."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eventapp.domain.changes import Changes
from eventapp.domain.hangul import INITIALS
from eventapp.services.attendees import list_attendees
from eventapp.services.search import AttendeeSearch
from ui.checkin.found import MOST_SHOWN, Found, FoundList
from ui.checkin.station import Station

if TYPE_CHECKING:
    from eventapp.domain.ids import AttendeeId


class Finder(FoundList):
    """The list below the box, filled by what was typed."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(station.zone, parent)
        self._station = station
        self._query = ""
        self.referred: tuple[AttendeeId, ...] = ()
        """Those first in the list whose registration came with just this code."""
        self._search = AttendeeSearch(station.workspace, station.event_id)
        self.destroyed.connect(self._search.close)

    def note(self, changes: Changes) -> None:
        """Hear of a change before the search itself may have."""
        self._search.note(changes)

    def warm(self) -> None:
        """Read the haystacks before somebody waits for it."""
        if not self._station.workspace.closed:
            self._search.find("")

    def missing_name(self) -> str:
        """The name that was looked for and is nobody's; empty for initials and numbers."""
        is_name = any(sign.isalpha() and sign not in INITIALS for sign in self._query)
        return self._query if is_name and not self.model.rowCount() else ""

    def look_for(self, query: str) -> None:
        """Show whom a text fits."""
        self._query = query
        best, count = self._search.best(query, MOST_SHOWN)
        self.referred = self._station.referred(query)
        if self.referred:
            meant = list(dict.fromkeys((*self.referred, *best)))
            count += len(meant) - len(best)
            best = meant[:MOST_SHOWN]
        rows = {
            row.id: row
            for row in list_attendees(self._station.workspace, self._station.event_id, only=best)
        }
        self.show_found(Found([rows[found] for found in best if found in rows], count))

    def clear(self) -> None:
        """Show nobody."""
        self.referred, self._query = (), ""
        self.show_found(Found((), 0))
