"""Choosing the gate: a few side by side, many in a menu, today's sessions before the rest."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from eventapp.domain.errors import EventAppError
from eventapp.domain.ids import GateId, SessionId
from eventapp.domain.kinds import BREAKS
from eventapp.services.programme import SessionRow, list_sessions
from ui import words
from ui.checkin.station import Station
from ui.language import MINUTES_PER_HOUR, _, clock_text, date_text
from ui.theme import Space
from ui.widgets.buttons import Role, Segmented, icon_button, make_button
from ui.widgets.panels import row
from ui.widgets.text import plain_tooltip

MOST_SIDE_BY_SIDE: Final = 3
_SHORT: Final = 10
_LONG: Final = 44


def sooner(sessions: Sequence[SessionRow], zone: str, now: datetime) -> list[SessionRow]:
    """The sessions somebody could be let into: what runs or comes today first, then the rest."""
    local = now.astimezone(ZoneInfo(zone))
    minute = local.hour * MINUTES_PER_HOUR + local.minute

    def key(session: SessionRow) -> tuple[bool, bool]:
        today = session.date == local.date()
        return not today, today and session.end <= minute

    scheduled = [row for row in sessions if row.day is not None and row.kind not in BREAKS]
    return sorted(scheduled, key=key)


class GateChoice(QWidget):
    """The gate the desk stands at, and a way to any other.

    The entrance and the gates already in use are side by side as long as they are few;
    every other session is in the menu, and gets its gate when it is first chosen.
    """

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self.few = Segmented((), name=_("Gate"))
        self.few.chosen.connect(lambda key: station.stand_at(GateId(int(key))))
        self.many = make_button("", Role.SECONDARY, icon="chevron-down", clicked=self._offer)
        self.many.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.more = icon_button("more", _("Another session"), clicked=self._offer)
        for button in (self.many, self.more):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setLayout(row(self.few, self.many, self.more, spacing=Space.XS))
        self.show_gates()

    def show_gates(self) -> None:
        """Show the gates there are and which one it is."""
        known, here = self._station.gates, self._station.rules
        few = len(known) <= MOST_SIDE_BY_SIDE
        if few:
            segments = [(str(gate.id), _shortened(words.gate_name(gate), _SHORT)) for gate in known]
            self.few.set_segments(segments, str(here.id))
            self.few.setToolTip(plain_tooltip(words.gate_name(here)))
        name = words.gate_name(here)
        self.many.setText(_shortened(name, 2 * _SHORT).replace("&", "&&"))
        self.many.setAccessibleName(_("Gate: %(name)s") % {"name": name})
        self.many.setToolTip(plain_tooltip(name))
        self.few.setVisible(few)
        self.more.setVisible(few)
        self.many.setVisible(not few)

    def menu(self, now: datetime | None = None) -> QMenu:
        """The entrance and every session of the programme, those of today first."""
        station = self._station
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        gates = {gate.session: gate.id for gate in station.gates}
        self._add(menu, _("Entrance"), None, checked=station.rules.session is None)
        now = now or datetime.now(UTC)
        sessions = sooner(list_sessions(station.workspace, station.event_id), station.zone, now)
        several = len({session.date for session in sessions}) > 1
        for date, of_day in groupby(sessions, key=lambda session: session.date):
            menu.addSeparator()
            if several and date is not None:
                menu.addAction(date_text(date, long=True)).setEnabled(False)
            for session in of_day:
                text = f"{clock_text(session.start)}  {words.session_title(session)}"
                if session.id in gates:
                    text += " · " + _("in use")
                here = station.rules.session == session.id
                self._add(menu, text, session.id, checked=here)
        return menu

    def _add(self, menu: QMenu, text: str, session: SessionId | None, *, checked: bool) -> None:
        act = menu.addAction(_shortened(text, _LONG).replace("&", "&&"))
        act.setCheckable(True)
        act.setChecked(checked)
        act.triggered.connect(partial(self._choose, session))

    def _choose(self, session: SessionId | None, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's own argument
        station = self._station
        try:
            if session is None:
                station.stand_at(station.gates[0].id)
            else:
                station.stand_at_session(session)
        except EventAppError as error:
            station.context.warn(error)

    def _offer(self) -> None:
        menu = self.menu()
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
