"""The events of a workspace: open another one, make one, delete one."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from eventapp.domain.errors import EventAppError
from eventapp.domain.ids import EventId
from eventapp.services import events
from eventapp.services.attendees import count_attendees
from eventapp.services.events import EventRow
from eventapp.services.programme import count_sessions
from ui import words
from ui.dialogs.confirm import confirm
from ui.dialogs.new_event import new_event
from ui.language import _, date_text, ngettext
from ui.models.table import Column, RecordTableModel
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.panels import row
from ui.widgets.tables import TableView
from ui.widgets.text import PlainLabel

if TYPE_CHECKING:
    from ui.pages.base import Context

_KNOWN_BY: Final = 80


class EventsDialog(QDialog):
    """The list of events, the latest first."""

    def __init__(self, context: "Context", parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(_("Events"))
        self.resize(Extent.DIALOG + Extent.SEARCH, Extent.DIALOG)
        self.model = RecordTableModel[EventRow](_columns(), self)
        self.table = TableView(
            self.model, key="events", settings=context.settings, name=_("Events")
        )
        self.table.opened.connect(lambda _id: self.accept())
        self.table.delete_asked.connect(lambda _ids: self.delete())
        self.show_chosen = make_button(_("Open"), Role.PRIMARY, clicked=self.accept)
        self.show_chosen.setDefault(True)
        self.remove = make_button(_("Delete…"), Role.DANGER, clicked=self.delete)
        self.table.selected.connect(lambda _ids: self._allow())
        self._lay_out()
        self.show_events()
        self.table.select_id(context.event.id, column=0)
        self.table.setFocus()

    def chosen(self) -> EventRow | None:
        """The event selected."""
        ids = self.table.selected_ids()
        return next((known for known in self.model.records() if known.id in ids), None)

    def show_events(self) -> None:
        """Read the list again."""
        self.model.set_records(events.list_events(self._context.workspace))
        self._allow()

    def make(self) -> None:
        """Make another event, and leave with it."""
        if new_event(self._context, self) is not None:
            self.reject()

    def delete(self) -> None:
        """Delete the selected event, after asking."""
        chosen = self.chosen()
        if chosen is None or not ask_to_delete(self._context, chosen, self):
            return
        self.show_events()
        if not self.model.records():
            self.reject()

    def _allow(self) -> None:
        some = self.chosen() is not None
        self.show_chosen.setEnabled(some)
        self.remove.setEnabled(some)

    def _lay_out(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        down.setSpacing(Space.M)
        down.addWidget(PlainLabel(_("Events of this workspace"), size=Size.SECTION, bold=True))
        down.addWidget(self.table, 1)
        add = make_button(_("New event…"), icon="plus", clicked=self.make)
        cancel = make_button(_("Cancel"), clicked=self.reject)
        down.addLayout(row(add, self.remove, None, cancel, self.show_chosen))


def choose_event(context: "Context", parent: QWidget | None = None) -> None:
    """Offer the events of the workspace and show the chosen one."""
    dialog = EventsDialog(context, parent or QApplication.activeWindow())
    if dialog.exec() == QDialog.DialogCode.Accepted and (chosen := dialog.chosen()) is not None:
        context.event.show(chosen.id)


def ask_to_delete(context: "Context", event: EventRow, parent: QWidget) -> bool:
    """Ask whether to delete an event with all that is in it, and do so."""
    title = words.pick(event.title, event.title_en)
    headline = _("Delete “%(title)s”?") % {"title": _shortened(title)}
    details = _what_goes(context, event.id)
    if not confirm(parent, headline, details, yes=_("Delete the event"), danger=True):
        return False
    try:
        events.delete_event(context.workspace, event.id)
    except EventAppError as error:
        context.warn(error)
        return False
    context.say(_("Deleted the event %(title)s") % {"title": title})
    return True


def _shortened(title: str) -> str:
    """A title of which enough is left to know it by."""
    return title if len(title) <= _KNOWN_BY else title[:_KNOWN_BY].rstrip() + "…"


def _what_goes(context: "Context", event_id: EventId) -> str:
    sessions = count_sessions(context.workspace, event_id)
    attendees = count_attendees(context.workspace, event_id)
    goes = [
        ngettext("%(n)d session", "%(n)d sessions", sessions) % {"n": sessions},
        ngettext("%(n)d attendee", "%(n)d attendees", attendees) % {"n": attendees},
    ]
    return _("%(what)s go with it. People and organisations stay. It can be undone.") % {
        "what": ", ".join(goes)
    }


def _columns() -> Sequence[Column[EventRow]]:
    return (
        Column(
            "title",
            lambda: _("Event"),
            lambda event: words.pick(event.title, event.title_en),
            stretch=True,
            bold=True,
            hint=lambda event: words.pick(event.title, event.title_en),
        ),
        Column(
            "when",
            lambda: _("When"),
            _when,
            width=Extent.SEARCH,
            muted=True,
            sort=lambda event: event.first_day or date.max,
        ),
    )


def _when(event: EventRow) -> str:
    if event.first_day is None or event.last_day is None:
        return _("No day yet")
    first = date_text(event.first_day, long=True)
    if event.first_day == event.last_day:
        return first
    return f"{first} – {date_text(event.last_day)}"
