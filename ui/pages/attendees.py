"""Who is registered for the event: found, edited, added, with ticket and check-in."""

from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from eventapp.domain.changes import Changes
from eventapp.domain.filters import Filter
from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import Kind
from eventapp.services import registration
from eventapp.services.attendees import AttendeeRow
from eventapp.services.events import event_facts
from ui import contents
from ui.attendees.actions import ROW_MENU, attendee_actions, more_button, offered
from ui.attendees.columns import AttendeeTable, attendee_columns
from ui.attendees.deeds import AttendeeDeeds
from ui.attendees.details import AttendeeDetails
from ui.attendees.draft import DraftForm
from ui.attendees.duplicates.place import DuplicatesPlace
from ui.attendees.filter_words import Known
from ui.attendees.filtering import Filtering
from ui.attendees.in_place import InPlace
from ui.attendees.many import ManySelected
from ui.attendees.roll import Roll
from ui.attendees.sections import added_sections, ticket_sections
from ui.attendees.setup import Setup
from ui.language import _
from ui.models.table import RecordTableModel
from ui.pages.base import Context
from ui.pages.searched import SearchedPage
from ui.theme import Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.fields import SearchBox
from ui.widgets.panels import EmptyState, PageHeader, SidePanel, boxed, row

_SETUP = (Kind.CATEGORY, Kind.OWN_FIELD, Kind.SAVED_FILTER, Kind.EVENT)
_KINDS = (Kind.ATTENDEE, Kind.TICKET, Kind.ADMISSION, Kind.CONSENT, *_SETUP)


class AttendeesPage(SearchedPage):
    """The table of attendees, and a panel: one of them, a new one, or the categories."""

    entry: ClassVar = contents.ATTENDEES
    table: AttendeeTable

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        workspace, event_id = context.workspace, context.event_id
        self.zone = event_facts(workspace, event_id).time_zone
        self.roll = Roll(workspace, event_id)
        self.destroyed.connect(self.roll.close)
        self._query = ""
        self._drafting = self._asking = False
        self._waiting: dict[AttendeeId, int] = {}
        self._pending: int | None = None
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._read_on)
        self.deeds = AttendeeDeeds(self)
        self.declare(*attendee_actions(self))
        self.search = SearchBox(_("Name, organisation or digits"))
        self.search.searched.connect(self.look_for)
        self.model = self._model()
        self.table = self._table()
        self.content = QStackedWidget()
        self.reading = EmptyState("people", _("Reading the attendees …"))
        for widget in (self.table, self._nobody(), self._none_found(), self.reading):
            self.content.addWidget(widget)
        header = PageHeader(self.title(), _("Who comes, with which ticket, and who is in."))
        header.add(self.search)
        self.place = InPlace(self)
        self.duplicates = DuplicatesPlace(self, self.place)
        header.add(self.duplicates.button)
        header.add(self.acts.button("attendees.import"))
        header.add(more_button(self))
        header.add(self.acts.button("attendees.add", Role.PRIMARY))
        self.filtering = Filtering(context, self)
        self.filtering.changed.connect(self._show_rows)
        self.filtering.opened.connect(self.show_filter)
        self.panel = self._panel()
        self.lay_out(header, self.content, panel=self.panel, bar=self.filtering.bar)

    # What the window asks

    def refresh(self, changes: Changes | None) -> None:
        """Read again what changed of the attendees and what registration is set up with."""
        if changes is not None and not changes.touches(*_KINDS):
            return
        if changes is not None:
            self.roll.note(changes)
        if changes is None or changes.touches(*_SETUP):
            self.setup.read()
            self.filtering.read(Known(self.setup.categories, self.setup.own_fields))
        workspace, event_id = self.context.workspace, self.context.event_id
        places = registration.capacities(workspace, event_id)
        self.setup.show_places(places)
        self.filtering.show_places(places)
        waiting = registration.waiting_list(workspace, event_id) if places.event.waiting else ()
        self._waiting = {each: place for place, each in enumerate(waiting, start=1)}
        self._show_rows()

    def shown(self, event_id: EventId | None) -> None:
        """Be ready for keys."""
        del event_id
        (self.place.view or self.table).setFocus()
        self._tell()

    def leaving(self) -> None:
        """Keep what is being typed."""
        self.details.commit()
        self.setup.commit()
        self.filtering.panel.commit()

    def show_record(self, record_id: int) -> None:
        """Select somebody another page points at, as soon as they are read."""
        self.place.close()
        self._pending = record_id if self.roll.reading else None
        if not self.roll.reading and self.model.row_of(record_id) is None:
            self.filtering.ask(Filter())
        super().show_record(record_id)

    def restore(self, state: object) -> None:
        """Search, ask and select again."""
        if isinstance(state, tuple):
            *searched, wanted = state
            self.filtering.ask(wanted)
            super().restore(tuple(searched))
            if self.roll.reading:
                self._pending = searched[0]

    def state(self) -> object:
        """Who is selected, what is searched for, and what is asked."""
        return self.table.current_id(), self.search.text(), self.filtering.wanted

    # What the user does

    def add(self) -> None:
        """Begin to register somebody."""
        self.place.close()
        self.details.commit()
        self._drafting, self._asking = True, False
        self.show_panel()
        self.draft.begin(self.setup.categories)

    def manage_categories(self) -> None:
        """Show what registration is set up with instead of an attendee."""
        self.place.close()
        self._drafting = self._asking = False
        self.table.clearSelection()
        self.show_panel()

    def show_filter(self, wanted: bool = True) -> None:  # noqa: FBT001, FBT002 - as the signal says it
        """Show the panel of all criteria instead of an attendee, or no longer."""
        self._asking = wanted
        if wanted:
            self._drafting = False
            self.table.clearSelection()
        self.show_panel()
        if wanted:
            self.filtering.panel.begin()
        else:
            self.table.setFocus()

    def look_for(self, query: str) -> None:
        """Show whom a query finds, by name, initials or organisation."""
        self._query = query
        self._show_rows()
        if query and self.model.rowCount() and not self.table.selected_ids():
            self.table.select_id(self.model.record(0).id, column=0)

    def selected(self) -> list[AttendeeId]:
        """Who is selected, from top to bottom; actions ask before there is a table."""
        table = getattr(self, "table", None)
        return [AttendeeId(row) for row in table.selected_ids()] if table else []

    def has_movable(self) -> bool:
        """Whether somebody who waits could get a place."""
        filtering = getattr(self, "filtering", None)  # actions are asked once before it is there
        return filtering is not None and filtering.movable > 0

    # What is shown

    def _show_rows(self) -> None:
        if self.context.workspace.closed:  # the pause of a search may end after the workspace
            return
        found = self.filtering.chosen_of(self.roll.find(self._query))
        self.model.set_records(found)
        everybody = self.roll.rows()
        if self.roll.reading:
            self._idle.start()
        if found:
            self.content.setCurrentIndex(0)
        elif everybody:
            self.content.setCurrentIndex(2)
        else:
            self.content.setCurrentIndex(3 if self.roll.reading else 1)
        asked = bool(self._query or self.filtering.wanted)
        self.filtering.bar.show_count(len(found), len(everybody), asked=asked)
        self.show_panel()
        self._tell()

    def _read_on(self) -> None:
        """Read another slice of very many; between them the window answers."""
        if self.context.workspace.closed:
            self._idle.stop()
            return
        over = self.roll.read_on()
        done, total = self.roll.progress
        if not over:
            said = _("%(done)d of %(n)d") % {"done": done, "n": total}
            self.reading.tell(said)
            return
        self._idle.stop()
        self._show_rows()
        if self._pending is not None:
            self.show_record(self._pending)

    def _choose(self) -> None:
        self.show_panel()
        self.acts.refresh()

    def show_panel(self) -> None:
        """Show who is selected, or what else is wanted in the panel."""
        chosen = self.table.selected_ids()
        row = self.roll.row(chosen[0]) if len(chosen) == 1 else None
        if row is not None:
            place = self._waiting.get(row.id, 0)
            self.details.show_attendee(row, self.setup.categories, waiting=place)
        if len(chosen) > 1:
            self.many.show_many(len(chosen), self.setup.categories, self.setup.own_fields)
        else:
            self.many.clear()
        wanted: QWidget = self.filtering.panel if self._asking else self.setup
        if self._drafting:
            wanted = self.draft
        elif row is not None:
            wanted = self.details
        elif chosen:
            wanted = self.many
        for widget in (self.draft, self.details, self.many, self.filtering.panel, self.setup):
            widget.setVisible(widget is wanted)

    def _tell(self) -> None:
        if self.roll.reading and not self.roll.rows():
            self.context.status("")
            return
        total, shown = len(self.roll.rows()), self.model.rowCount()
        said = _("%(n)d attendees") % {"n": total}
        if self._query or self.filtering.wanted:
            said = _("%(shown)d of %(n)d attendees") % {"shown": shown, "n": total}
        admitted = _("%(n)d in") % {"n": self.roll.admitted()}
        self.context.status(f"{said} · {admitted}")

    def _close_draft(self) -> None:
        self._drafting = False
        self.show_panel()
        self.table.setFocus()

    # How it is built

    def _model(self) -> RecordTableModel[AttendeeRow]:
        columns = attendee_columns(
            self.zone,
            lambda: self.setup.categories,
            lambda row: self._waiting.get(row.id, 0),
            self.deeds.edit_cell,
        )
        model = RecordTableModel[AttendeeRow](columns, self)
        model.refused.connect(self.context.warn)
        return model

    def _table(self) -> AttendeeTable:
        settings = self.context.settings
        table = AttendeeTable(self.model, key="attendees", settings=settings, name=self.title())
        table.selected.connect(lambda _ids: self._choose())
        table.delete_asked.connect(lambda _ids: self.deeds.delete())
        self.acts.context_menu(table, *offered(self.acts, ROW_MENU))
        return table

    def _panel(self) -> SidePanel:
        panel = SidePanel(_("Attendee"))
        self.draft = panel.add(DraftForm())
        sections = ([*added_sections(self.context)], [*ticket_sections(self.context)])
        self.details = panel.add(AttendeeDetails(self.zone, *sections))
        delete = self.acts.button("attendees.delete", Role.DANGER)
        self.many = panel.add(ManySelected(delete))
        self.setup = panel.add(Setup(self.context))
        panel.add(self.filtering.panel)
        self.draft.register_asked.connect(self.deeds.register)
        self.draft.closed.connect(self._close_draft)
        self.details.edited.connect(self.deeds.edit_shown)
        self.details.copy_asked.connect(self.deeds.copy_code)
        self.details.reissue_asked.connect(self.deeds.reissue)
        self.details.cancel_asked.connect(self.deeds.cancel_check_in)
        self.details.confirm_asked.connect(self.deeds.confirm)
        self.many.edit_asked.connect(self.deeds.edit_many)
        return panel

    def _nobody(self) -> EmptyState:
        add = self.acts.button("attendees.add", Role.PRIMARY)
        bring = self.acts.button("attendees.import")
        return EmptyState(
            "id-card",
            _("Nobody is registered yet."),
            boxed(row(add, bring, spacing=Space.M)),
            hint=_("Everybody who is added gets a ticket at once."),
        )

    def _none_found(self) -> EmptyState:
        clear = make_button(_("Show everybody"), clicked=self._show_everybody)
        return EmptyState("search", _("Nobody fits that."), clear)

    def _show_everybody(self) -> None:
        self.filtering.ask(Filter())
        self.clear_search()
