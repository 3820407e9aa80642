"""The desk's side: how many came and the last scans, or the gate's settings."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from eventapp.services import desk_log
from ui.checkin.gate_settings import GateSettings
from ui.checkin.live_numbers import LiveNumbers
from ui.checkin.recent import SHOWN, RecentScans
from ui.checkin.station import Station
from ui.language import _
from ui.widgets.panels import SidePanel


class WhoCame(SidePanel):
    """Who came so far, at the gate where the desk stands.

    The last scans are looked at all the time: what may grow, the categories, is below them.
    """

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(_("Who came"), parent=parent)
        self._station = station
        self.tally = self.add(LiveNumbers(station.workspace, station.gate, station.zone))
        self.recent = self.section(_("Last scans")).add(RecentScans(station.zone))
        self.categories = self.add(self.tally.part_with_categories())

    def show_camera(self, camera: QWidget) -> None:
        """Have the camera's picture above all else."""
        self._body.insertWidget(0, camera)

    def show_reprints(self, reprints: QWidget) -> None:
        """Have the badges that wait before the last scans, where they are seen."""
        self._body.insertWidget(self._body.indexOf(self.tally) + 1, reprints)

    def count(self) -> None:
        """Count again, and show the last scans."""
        workspace, gate = self._station.workspace, self._station.gate
        self.tally.count(gate)
        self.recent.show_scans(desk_log.recent_scans(workspace, gate, SHOWN))


class DeskSide(QStackedWidget):
    """One panel at a time."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self.who = WhoCame(station)
        self.settings: GateSettings | None = None
        self.addWidget(self.who)
        self.setFixedWidth(self.who.width())
        station.turned.connect(self._turned)

    def open_settings(self) -> None:
        """Show the gate's settings."""
        if self.settings is None:
            self.settings = GateSettings(self._station)
            self.settings.closed.connect(lambda: self.setCurrentWidget(self.who))
            self.addWidget(self.settings)
        self.settings.show_gate()
        self.setCurrentWidget(self.settings)
        self.settings.reentry.setFocus()

    def _turned(self) -> None:
        if self.settings is not None and self.currentWidget() is self.settings:
            self.settings.show_gate()
