"""The desk's side: how many came, and the last scans."""

from PySide6.QtWidgets import QWidget

from eventapp.services import desk_log
from ui.checkin.recent import SHOWN, RecentScans
from ui.checkin.station import Station
from ui.checkin.tally import Tally
from ui.language import _
from ui.widgets.panels import SidePanel


class DeskSide(SidePanel):
    """Who came so far, at the gate where the desk stands."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(_("Who came"), parent=parent)
        self._station = station
        self.tally = self.add(Tally())
        self.recent = self.section(_("Last scans")).add(RecentScans(station.zone))

    def count(self) -> None:
        """Count again, and show the last scans."""
        workspace, gate = self._station.workspace, self._station.gate
        self.tally.show_counters(desk_log.counters(workspace, gate))
        self.recent.show_scans(desk_log.recent_scans(workspace, gate, SHOWN))
