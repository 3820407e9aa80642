"""The head of the desk's page: where it stands, which way people go, and what else it can be."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from eventapp.domain.kinds import Direction
from eventapp.domain.roles import Role
from eventapp.services.events import event_facts
from ui import words
from ui.actions import ActionSet
from ui.checkin.actions import MENU
from ui.checkin.buttons import DeskToggle
from ui.checkin.gate_choice import GateChoice
from ui.checkin.station import Station
from ui.language import _, pgettext
from ui.theme import Size
from ui.widgets.buttons import Segmented, icon_button
from ui.widgets.panels import PageHeader
from ui.widgets.text import PlainLabel


class DeskHeader(PageHeader):
    """The title, the gate, in or out, and a menu of what is rarely needed.

    On the full screen it has the event's title instead, and no more than a glance takes.
    """

    def __init__(
        self, title: str, station: Station, acts: ActionSet, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent=parent)
        self._title, self._station, self._acts = title, station, acts
        self._event = ""
        self.came = self.add(PlainLabel(size=Size.PAGE, bold=True))
        self.gate = self.add(GateChoice(station))
        ways = (
            (Direction.IN.value, pgettext("desk", "In")),
            (Direction.OUT.value, pgettext("desk", "Out")),
        )
        self.way = self.add(Segmented(ways, name=_("In or out")))
        self.way.chosen.connect(lambda key: station.turn(Direction(key)))
        self.camera = self.add(DeskToggle(acts["desk.camera"], "camera", "camera"))
        self.sound = self.add(DeskToggle(acts["desk.sound"], "sound", "sound-off"))
        self.full = self.add(acts.button("desk.full_screen", keys=True))
        self.more = self.add(icon_button("more", _("More at the desk"), clicked=self._offer))
        for button in (self.full, self.more):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        station.turned.connect(self.show_station)
        self.fill(event="")

    def show_station(self) -> None:
        """Show where the desk stands."""
        self.gate.show_gates()
        self.way.set_value(self._station.direction.value)
        notice = "" if self._station.context.rehearsal else self._other_day()
        gate = words.gate_name(self._station.rules)
        if self._event:
            self.line.setText(" · ".join(part for part in (gate, notice) if part))
        else:
            self.line.setText(notice or _hint())

    def show_came(self, came: str) -> None:
        """Show how many came, which only the full screen has no other place for."""
        self.came.setText(came)

    def fill(self, *, event: str) -> None:
        """Be the head of the full screen, with the event's title; without one, the page's."""
        self._event = event
        self.title.setText(event or self._title)
        self.came.setVisible(bool(event))
        for widget in (self.gate, self.more):
            widget.setVisible(not event)
        self.show_station()

    def _other_day(self) -> str:
        """That today is none of the event's days, and how to try things out until then."""
        station = self._station
        days = event_facts(station.workspace, station.event_id).days
        today = datetime.now(ZoneInfo(station.zone)).date()
        if today in {day.date for day in days}:
            return ""
        if station.workspace.role is not Role.ORGANISER:
            return _("Today is not the event's day.")
        return _("Today is not the event's day · To try things out, choose Rehearsal in the menu")

    def menu(self) -> QMenu:
        """What else there is to do at the desk."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._acts.fill(menu, *MENU)
        return menu

    def _offer(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


def _hint() -> str:
    return _("Scan, or look for a name, initials or the last four digits of a phone.")
