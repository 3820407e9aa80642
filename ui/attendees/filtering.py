"""The filter of the attendees' page: its bar, its panel, the saved ones."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from eventapp.domain.filters import Filter, without
from eventapp.services import filters, registration
from eventapp.services.attendees import AttendeeRow
from eventapp.services.filters import SavedFilterRow
from eventapp.services.registration import Capacities
from ui.attendees.details_section import trying
from ui.attendees.filter_bar import FilterBar
from ui.attendees.filter_panel import FilterPanel
from ui.attendees.filter_words import Known, asked_of
from ui.attendees.telling import moved_up_text
from ui.language import _

if TYPE_CHECKING:
    from ui.pages.base import Context


class Filtering(QObject):
    """What is asked of the attendees now, and the widgets that show and change it.

    Signals:
        changed: something else is asked.
        opened: the panel is wanted, or no longer (True, False).
    """

    changed = Signal()
    opened = Signal(bool)

    def __init__(self, context: "Context", parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.wanted = Filter()
        self.known = Known()
        self.movable = 0
        self.saved: Sequence[SavedFilterRow] = ()
        self.bar, self.panel = FilterBar(), FilterPanel()
        self.bar.open_asked.connect(lambda: self.opened.emit(True))
        self.bar.recalled.connect(lambda saved: self.ask(saved.filter))
        self.bar.forget_asked.connect(self._forget)
        self.bar.dropped.connect(lambda name, key: self.ask(without(self.wanted, name, key)))
        self.bar.move_up_asked.connect(self.move_up)
        self.panel.changed.connect(self.ask)
        self.panel.save_asked.connect(self._save)
        self.panel.closed.connect(lambda: self.opened.emit(False))

    def ask(self, wanted: Filter) -> None:
        """Ask something else."""
        if wanted != self.wanted:
            self.wanted = wanted
            self._show()
            self.changed.emit()

    def read(self, known: Known) -> None:
        """Read the saved filters; the event's categories and fields are these."""
        self.known = known
        self.saved = filters.list_filters(self._context.workspace, self._context.event_id)
        self._show()

    def chosen_of(self, rows: Sequence[AttendeeRow]) -> Sequence[AttendeeRow]:
        """Who of them fits."""
        if not self.wanted:
            return rows
        workspace, event_id = self._context.workspace, self._context.event_id
        fitting = filters.fitting(workspace, event_id, self.wanted, rows)
        return [row for row in rows if row.id in fitting]

    def show_places(self, places: Capacities) -> None:
        """Show how many places are taken, and offer those there are."""
        workspace, event_id = self._context.workspace, self._context.event_id
        self.movable = 0
        if places.limited and places.event.waiting:
            self.movable = len(registration.next_in_line(workspace, event_id))
        self.bar.show_places(places.event, self.movable)

    def move_up(self) -> None:
        """Give the free places to who waits."""
        workspace, event_id = self._context.workspace, self._context.event_id
        with trying(self._context):
            count = len(registration.next_in_line(workspace, event_id))
            if count:
                registration.confirm_waiting(workspace, event_id)
                self._context.say(moved_up_text(count))

    def _show(self) -> None:
        self.bar.show_filter(list(asked_of(self.wanted, self.known)), self.saved)
        self.panel.show_filter(self.wanted, self.known)

    def _save(self, name: str) -> None:
        with trying(self._context):
            filters.save_filter(self._context.workspace, self._context.event_id, name, self.wanted)
            self._context.say(_("Saved the filter %(name)s") % {"name": name})

    def _forget(self, saved: SavedFilterRow) -> None:
        with trying(self._context):
            filters.delete_filter(self._context.workspace, saved.id)
            self._context.say(_("Deleted the filter %(name)s") % {"name": saved.name})
