"""What the middle of the desk can hold besides a verdict: a walk-in, the paper list, the guests."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from eventapp.domain.changes import Changes
from eventapp.domain.errors import EventAppError
from eventapp.domain.kinds import ConsentKind, Direction, Kind
from eventapp.services.attendees import AttendeeRow
from eventapp.services.walk_in import register_walk_in
from ui.checkin.guests.board import GuestBoard
from ui.checkin.guests.window import GuestScreen
from ui.checkin.paper_entry import PaperEntry
from ui.checkin.stage import Stage
from ui.checkin.station import Station
from ui.checkin.walk_in import WalkInForm
from ui.language import _


class DeskForms(QObject):
    """Makes each form when it is first opened, and does what it asks.

    Signals:
        took_over: the walk-in has the name that was looked for.
    """

    took_over = Signal()

    def __init__(self, station: Station, stage: Stage) -> None:
        super().__init__(stage)
        self._station, self._stage = station, stage
        self.walk_in: WalkInForm | None = None
        self.paper: PaperEntry | None = None
        self.guests: GuestBoard | None = None

    def open_walk_in(self) -> None:
        """Register somebody who stands there, or go on doing so."""
        if self.walk_in is None:
            self.walk_in = WalkInForm(self._station)
            self.walk_in.registered.connect(self._register)
            self.walk_in.admit_asked.connect(self._admit)
            self.walk_in.closed.connect(self._leave_walk_in)
        if self._stage.form is not self.walk_in:
            self.walk_in.read()
        missing = self._stage.finder.missing_name() if self._stage.is_searching else ""
        self._stage.open(self.walk_in)
        if missing and self.walk_in.is_empty:
            self.walk_in.name.setText(missing)
            self.took_over.emit()

    def open_paper(self) -> None:
        """Enter the paper list."""
        if self.paper is None:
            self.paper = PaperEntry(self._station)
            self.paper.closed.connect(self._stage.close_form)
        self._stage.open(self.paper)

    def open_guests(self) -> None:
        """Show the guests of honour."""
        if self.guests is None:
            self.guests = GuestBoard(self._station.context)
            self.guests.closed.connect(self._stage.close_form)
            self.guests.window_asked.connect(self.open_guest_window)
        self._stage.open(self.guests)

    def open_guest_window(self) -> None:
        """Show the guests of honour in a window of their own."""
        GuestScreen.of(self._station.context).open(beside=self._stage)

    def refresh(self, changes: Changes | None) -> None:
        """Read again what an open walk-in depends on."""
        needed = changes is None or changes.touches(Kind.CATEGORY, Kind.NOTICE, Kind.GATE)
        if needed and self.walk_in is not None and self._stage.form is self.walk_in:
            self.walk_in.read()

    def _register(
        self, values: Mapping[str, Any], answers: Mapping[ConsentKind, bool], companions: int
    ) -> None:
        station, name = self._station, values["name"]
        along = [
            _("%(name)s, companion %(n)d") % {"name": name, "n": number}
            for number in range(1, companions + 1)
        ]
        try:
            made = register_walk_in(
                station.workspace, station.event_id, answers, companions=along, **values
            )
        except EventAppError as error:
            station.failed.emit(error, name)
            return
        self._leave_walk_in()
        station.turn(Direction.IN)
        for companion, called in zip(made.companions, along, strict=True):
            station.admit(companion, called)
        station.admit(made.id, name)

    def _admit(self, attendee: AttendeeRow) -> None:
        self._leave_walk_in()
        self._station.admit(attendee.id, attendee.name)

    def _leave_walk_in(self) -> None:
        if self.walk_in is not None:
            self.walk_in.clear()
            self._stage.close_form()
