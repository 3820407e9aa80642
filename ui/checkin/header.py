"""The head of the desk's page: where it stands, which way people go, and what else it can be."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from eventapp.domain.kinds import Direction
from ui.actions import ActionSet
from ui.checkin.gate_choice import GateChoice
from ui.checkin.station import Station
from ui.language import _, pgettext
from ui.widgets.buttons import Segmented
from ui.widgets.panels import PageHeader


class DeskHeader(PageHeader):
    """The title, the gate, in or out."""

    def __init__(
        self, title: str, station: Station, acts: ActionSet, *, parent: QWidget | None = None
    ) -> None:
        line = _("Scan, or look for a name, initials or the last four digits of a phone.")
        super().__init__(title, line, parent=parent)
        self._station = station
        self.gate = self.add(GateChoice(station))
        ways = (
            (Direction.IN.value, pgettext("desk", "In")),
            (Direction.OUT.value, pgettext("desk", "Out")),
        )
        self.way = self.add(Segmented(ways, name=_("In or out")))
        self.way.chosen.connect(lambda key: station.turn(Direction(key)))
        full = self.add(acts.button("desk.full_screen"))
        full.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        station.turned.connect(self.show_station)
        self.show_station()

    def show_station(self) -> None:
        """Show where the desk stands."""
        self.gate.show_gates()
        self.way.set_value(self._station.direction.value)
