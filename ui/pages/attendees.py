"""Who is registered for the event: found, edited, added, with ticket and check-in."""

from typing import Any, ClassVar, cast

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from eventapp.domain.changes import Changes
from eventapp.domain.errors import EventAppError, InUse
from eventapp.domain.ids import AttendeeId, CategoryId, EventId
from eventapp.domain.kinds import AttendeeStatus, Kind
from eventapp.services import attendees, desk_log
from eventapp.services.attendees import AttendeeFields, AttendeeRow, CategoryFields, CategoryRow
from eventapp.services.events import event_facts
from ui import contents
from ui.attendees.actions import ROW_MENU, attendee_actions, more_button, offered
from ui.attendees.categories import CategoriesEditor
from ui.attendees.columns import AttendeeTable, attendee_columns
from ui.attendees.details import NO_CATEGORY, AttendeeDetails, ManySelected, deleted_text
from ui.attendees.draft import DraftForm
from ui.attendees.roll import Roll
from ui.attendees.sections import added_sections
from ui.hues import hex_of, hue_of
from ui.language import _
from ui.models.table import RecordTableModel
from ui.pages.base import Context
from ui.pages.searched import SearchedPage
from ui.theme import Hue
from ui.widgets.buttons import Role, make_button
from ui.widgets.fields import SearchBox
from ui.widgets.panels import EmptyState, PageHeader, SidePanel
from ui.widgets.tables import TableView

_KINDS = (Kind.ATTENDEE, Kind.TICKET, Kind.ADMISSION, Kind.CATEGORY, Kind.CONSENT)


class AttendeesPage(SearchedPage):
    """The table of attendees, and a panel: one of them, a new one, or the categories."""

    entry: ClassVar = contents.ATTENDEES

    @classmethod
    def count(cls, context: Context) -> int:
        """How many are registered."""
        return attendees.count_attendees(context.workspace, context.event_id)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        workspace, event_id = context.workspace, context.event_id
        self.zone = event_facts(workspace, event_id).time_zone
        self.roll = Roll(workspace, event_id)
        self.destroyed.connect(self.roll.close)
        self.categories: tuple[CategoryRow, ...] = ()
        self._query = ""
        self._drafting = False
        self.declare(*attendee_actions(self))
        self.search = SearchBox(_("Name, organisation or digits"))
        self.search.searched.connect(self.look_for)
        self.model = self._model()
        self.table = self._table()
        self.content = QStackedWidget()
        for widget in (self.table, self._nobody(), self._none_found()):
            self.content.addWidget(widget)
        header = PageHeader(self.title(), _("Who comes, with which ticket, and who is in."))
        header.add(self.search)
        header.add(more_button(self))
        header.add(self.acts.button("attendees.add", Role.PRIMARY))
        self.panel = self._panel()
        self.lay_out(header, self.content, panel=self.panel)

    # What the window asks

    def refresh(self, changes: Changes | None) -> None:
        """Read again what changed of the attendees and their categories."""
        if changes is not None and not changes.touches(*_KINDS):
            return
        if changes is not None:
            self.roll.note(changes)
        if changes is None or changes.touches(Kind.CATEGORY):
            self.categories = attendees.list_categories(
                self.context.workspace, self.context.event_id
            )
            self.editor.show_categories(self.categories)
        self._show_rows()

    def shown(self, event_id: EventId | None) -> None:
        """Be ready for keys."""
        del event_id
        self.table.setFocus()
        self._tell()

    def leaving(self) -> None:
        """Keep what is being typed."""
        self.details.commit()
        self.editor.commit()

    # What the user does

    def add(self) -> None:
        """Begin to register somebody."""
        self.details.commit()
        self._drafting = True
        self._show_panel()
        self.draft.begin(self.categories)

    def delete(self) -> None:
        """Delete who is selected; those who are in stay, and the banner says why."""
        chosen = self.selected()
        if not chosen:
            return
        gone = set(chosen)
        names = [row.name for row in self.model.records() if row.id in gone]
        below = self.model.neighbour(gone)
        try:
            attendees.delete_attendees(self.context.workspace, chosen)
        except InUse as error:
            self.table.select_id(error.row)
            self.context.warn(error)
        except EventAppError as error:
            self.context.warn(error)
        else:
            self.table.select_id(below)
            self.context.say(deleted_text(names))

    def copy_code(self) -> None:
        """Put the code of who is selected on the clipboard."""
        shown = self.details.shown
        if shown is not None and shown.code is not None:
            QGuiApplication.clipboard().setText(shown.code)
            self.context.say(_("Copied the code"), undo=False)

    def reissue(self) -> None:
        """Give who is selected a new ticket; the old one stops working."""
        shown = self.details.shown
        if shown is None:
            return
        with self.trying():
            attendees.reissue_ticket(self.context.workspace, shown.id)
            self.context.say(
                _("Reissued the ticket of %(name)s; the old one no longer works")
                % {"name": shown.name}
            )

    def cancel_check_in(self) -> None:
        """Take back the check-in of who is selected."""
        shown = self.details.shown
        if shown is None:
            return
        workspace = self.context.workspace
        desk = self.context.settings.value.desk_name or _("Desk 1")
        with self.trying():
            gate = desk_log.event_gate(workspace, self.context.event_id)
            desk_log.cancel_admission(workspace, gate, shown.id, desk=desk)
            said = _("Cancelled the check-in of %(name)s") % {"name": shown.name}
            self.context.say(said, undo=False)

    def manage_categories(self) -> None:
        """Show the categories instead of an attendee."""
        self._drafting = False
        self.table.clearSelection()
        self._show_panel()

    def _register(self, fields: AttendeeFields) -> None:
        with self.trying():
            made = attendees.add_attendee(self.context.workspace, self.context.event_id, **fields)
            added = made.only_inserted(Kind.ATTENDEE)
            if self.model.row_of(added) is None:
                self.clear_search()
            self.table.select_id(added, column=0)
            name = fields["name"].strip()
            self.draft.clear_for_next(_("Registered %(name)s") % {"name": name})
            self.context.say(_("Registered %(name)s") % {"name": name})

    def _edit(self, row: AttendeeRow, field: str, value: str) -> None:
        """Take an edit in the table; the table tells what was refused."""
        changed: Any = value
        if field == "category_id":
            changed = None if value == NO_CATEGORY else CategoryId(int(value))
        elif field == "status":
            changed = AttendeeStatus(value)
        fields = cast("AttendeeFields", {field: changed})
        attendees.update_attendee(self.context.workspace, row.id, **fields)

    def _edit_shown(self, field: str, value: object) -> None:
        shown = self.details.shown
        if shown is None:
            return
        fields = cast("AttendeeFields", {field: value})
        with self.trying():
            attendees.update_attendee(self.context.workspace, shown.id, **fields)
        self._show_panel()

    def _add_category(self) -> None:
        used = {hue_of(line.colour) for line in self.categories}
        hue = next((hue for hue in Hue if hue not in used), Hue.GREY)
        with self.trying():
            made = attendees.add_category(
                self.context.workspace,
                self.context.event_id,
                name=_("New category"),
                colour=hex_of(hue),
            )
            self.editor.edit_name(made.only_inserted(Kind.CATEGORY))

    def _edit_category(self, category_id: int, field: str, value: str) -> None:
        fields = cast("CategoryFields", {field: value})
        with self.trying():
            attendees.update_category(self.context.workspace, CategoryId(category_id), **fields)
        self.editor.show_categories(self.categories)

    def _delete_category(self, category_id: int) -> None:
        name = next((line.name for line in self.categories if line.id == category_id), "")
        with self.trying():
            attendees.delete_category(self.context.workspace, CategoryId(category_id))
            self.context.say(_("Deleted the category %(name)s") % {"name": name})

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

    # What is shown

    def _show_rows(self) -> None:
        found = self.roll.find(self._query)
        self.model.set_records(found)
        if found:
            self.content.setCurrentIndex(0)
        else:
            self.content.setCurrentIndex(2 if self.roll.rows() else 1)
        self._show_panel()
        self._tell()

    def _choose(self) -> None:
        self._show_panel()
        self.acts.refresh()

    def _show_panel(self) -> None:
        chosen = self.table.selected_ids()
        row = self.roll.row(chosen[0]) if len(chosen) == 1 else None
        if row is not None:
            self.details.show_attendee(row, self.categories)
        self.many.show_count(len(chosen))
        wanted: QWidget = self.editor
        if self._drafting:
            wanted = self.draft
        elif row is not None:
            wanted = self.details
        elif chosen:
            wanted = self.many
        for widget in (self.draft, self.details, self.many, self.editor):
            widget.setVisible(widget is wanted)

    def _tell(self) -> None:
        total, shown = len(self.roll.rows()), self.model.rowCount()
        said = _("%(n)d attendees") % {"n": total}
        if self._query:
            said = _("%(shown)d of %(n)d attendees") % {"shown": shown, "n": total}
        admitted = _("%(n)d in") % {"n": self.roll.admitted()}
        self.context.status(f"{said} · {admitted}")

    def _close_draft(self) -> None:
        self._drafting = False
        self._show_panel()
        self.table.setFocus()

    # How it is built

    def _model(self) -> RecordTableModel[AttendeeRow]:
        columns = attendee_columns(self.zone, lambda: self.categories, self._edit)
        model = RecordTableModel[AttendeeRow](columns, self)
        model.refused.connect(self.context.warn)
        return model

    def _table(self) -> TableView:
        settings = self.context.settings
        table = AttendeeTable(self.model, key="attendees", settings=settings, name=self.title())
        table.selected.connect(lambda _ids: self._choose())
        table.delete_asked.connect(lambda _ids: self.delete())
        self.acts.context_menu(table, *offered(self.acts, ROW_MENU))
        return table

    def _panel(self) -> SidePanel:
        panel = SidePanel(_("Attendee"))
        self.draft = panel.add(DraftForm())
        self.details = panel.add(AttendeeDetails(self.zone, [*added_sections(self.context)]))
        delete = self.acts.button("attendees.delete", Role.DANGER)
        self.many = panel.add(ManySelected(delete))
        self.editor = panel.add(CategoriesEditor())
        self.draft.register_asked.connect(self._register)
        self.draft.closed.connect(self._close_draft)
        self.details.edited.connect(self._edit_shown)
        self.details.copy_asked.connect(self.copy_code)
        self.details.reissue_asked.connect(self.reissue)
        self.details.cancel_asked.connect(self.cancel_check_in)
        self.editor.edited.connect(self._edit_category)
        self.editor.delete_asked.connect(self._delete_category)
        self.editor.add_asked.connect(self._add_category)
        return panel

    def _nobody(self) -> EmptyState:
        return EmptyState(
            "id-card",
            _("Nobody is registered yet."),
            self.acts.button("attendees.add", Role.PRIMARY),
            hint=_("Everybody who is added gets a ticket at once."),
        )

    def _none_found(self) -> EmptyState:
        clear = make_button(_("Clear the search"), clicked=self.clear_search)
        return EmptyState("search", _("Nobody fits that."), clear)
