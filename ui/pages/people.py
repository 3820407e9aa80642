"""The directory of people: who speaks, moderates or greets, and how far each invitation is."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from eventapp.domain.changes import Changes
from eventapp.domain.ids import EventId, PersonId, SessionId, UnavailabilityId
from eventapp.domain.kinds import AppearanceStatus, Kind
from eventapp.domain.matching import haystack, matches, needles
from eventapp.services import people
from eventapp.services.events import list_days
from eventapp.services.organisations import list_organisations
from eventapp.services.people import PersonFields, PersonRow, UnavailabilityRow
from eventapp.services.programme import (
    SessionRow,
    circumstances_of,
    find_session_conflicts,
    list_sessions,
)
from ui import contents, words
from ui.actions import Action
from ui.directory.people_columns import DRAFT, PersonEdits, people_columns
from ui.directory.person_panel import PersonPanel
from ui.directory.pictures import Pictures
from ui.language import _, date_text, ngettext
from ui.models.table import RecordTableModel
from ui.pages.base import Context
from ui.pages.searched import SearchedPage
from ui.widgets.buttons import Role, make_button
from ui.widgets.fields import SearchBox
from ui.widgets.panels import EmptyState, PageHeader
from ui.widgets.tables import TableView

if TYPE_CHECKING:
    from eventapp.domain.conflicts import Conflict

_KINDS = (
    Kind.EVENT,
    Kind.PERSON,
    Kind.UNAVAILABILITY,
    Kind.ORGANISATION,
    Kind.APPEARANCE,
    Kind.REPLACEMENT,
    Kind.SESSION,
    Kind.MATERIAL,
    Kind.DAY,
    Kind.ROOM,
)


class PeoplePage(SearchedPage):
    """The table of everybody, and the panel of who is selected."""

    entry: ClassVar = contents.PEOPLE

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._rows: Sequence[PersonRow] = ()
        self._hays: dict[PersonRow, str] = {}
        self._organisations: list[str] = []
        self._sessions: dict[SessionId, SessionRow] = {}
        self._conflicts: Sequence[Conflict] = ()
        self._wanted: list[str] = []
        self._drafting = False
        self.pictures = Pictures(context.workspace)
        self._declare()
        self.search = SearchBox(_("Name, initials or organisation"))
        self.search.searched.connect(self.look_for)
        self.model = RecordTableModel[PersonRow](
            people_columns(
                self.pictures,
                PersonEdits(self._rename, self._edit_row, self._move_row, self._set_status),
            ),
            self,
        )
        self.model.refused.connect(context.warn)
        self.table = self._table()
        self.panel = self._panel()
        self.content = QStackedWidget()
        for widget in (self.table, self._nobody(), self._none_found()):
            self.content.addWidget(widget)
        header = PageHeader(self.title(), _("Everybody who speaks, moderates or greets."))
        header.add(self.search)
        header.add(self.acts.button("people.add", Role.PRIMARY))
        self.lay_out(header, self.content, panel=self.panel)

    # What the window asks

    def refresh(self, changes: Changes | None) -> None:
        """Read the directory again when somebody in it changed."""
        if changes is not None and not changes.touches(*_KINDS):
            return
        workspace, event_id = self.context.workspace, self.context.event_id
        self._rows = people.list_people(workspace, event_id)
        self._hays = {}
        sessions = list_sessions(workspace, event_id)
        self._sessions = {session.id: session for session in sessions}
        around = circumstances_of(workspace, event_id)
        self._conflicts = find_session_conflicts(sessions, around)
        known = list_organisations(workspace, event_id)
        self._organisations = list(dict.fromkeys(row.name for row in known))
        self._show_rows()

    def shown(self, event_id: EventId | None) -> None:
        """Select somebody and be ready for keys."""
        del event_id
        if not self.table.selected_ids() and self.model.records():
            self.table.select_id(self.model.record(0).id, column=0)
        self.table.setFocus()
        self._tell()

    def leaving(self) -> None:
        """Keep what is being typed."""
        self.panel.commit()

    # What the user does

    def add(self) -> None:
        """Begin to type the name of somebody new."""
        self.clear_search()
        self._drafting = True
        self._show_rows()
        self.table.edit_cell(DRAFT.id, "name")

    def delete(self) -> None:
        """Delete who is selected, from the directory and from every session."""
        chosen = [row for row in self._rows if row.id in set(self.table.selected_ids())]
        if not chosen:
            return
        below = self.model.neighbour({row.id for row in chosen})
        with self.trying():
            people.delete_people(self.context.workspace, [row.id for row in chosen])
            self.context.say(_deleted(chosen))
            self.table.select_id(below)

    def _give_picture(self, person_id: int, data: bytes | None) -> None:
        with self.trying():
            people.set_photo(self.context.workspace, PersonId(person_id), data)
            self.context.say(_("Removed the photograph") if data is None else _("New photograph"))

    def _edit(self, person_id: int, field: str, text: str) -> None:
        fields = cast("PersonFields", {field: text})
        with self.trying():
            people.update_person(self.context.workspace, PersonId(person_id), **fields)
        self._show_person()

    def _add_away(self) -> None:
        """Note that somebody cannot come on the event's first day, to be corrected there."""
        days = list_days(self.context.workspace, self.context.event_id)
        on = days[0].date if days else date.today()  # noqa: DTZ011 - a wall calendar's
        with self.trying():
            people.add_unavailability(self.context.workspace, PersonId(self.panel.person), on=on)
            self.context.say(_("Cannot come on %(date)s") % {"date": date_text(on)})
            self.panel.away.lines[-1].date.setFocus()

    def _edit_away(self, away: UnavailabilityRow) -> None:
        with self.trying():
            people.update_unavailability(
                self.context.workspace,
                away.id,
                on=away.date,
                start=away.start,
                end=away.end,
                reason=away.reason,
            )
        self._show_person()

    def _remove_away(self, away: int) -> None:
        with self.trying():
            people.delete_unavailability(self.context.workspace, UnavailabilityId(away))
            self.context.say(_("Can come after all"))
            self.panel.away.add_date.setFocus()

    def _name_organisation(self, person_id: int, name: str) -> None:
        with self.trying():
            self._move(person_id, name)
        self._show_person()

    def _move(self, person_id: int, name: str) -> None:
        changes = people.set_organisation(self.context.workspace, PersonId(person_id), name)
        if changes.inserted.get(Kind.ORGANISATION):
            self.context.say(_("Added the organisation %(name)s") % {"name": name.strip()})

    def _rename(self, row: PersonRow, name: str) -> None:
        if row.id != DRAFT.id:
            self._edit_row(row, words.shown_field(row, "name"), name)
            return
        # The draft's row must not vanish while its editor hands over the name.
        QTimer.singleShot(0, self, lambda: self._add(name))

    def _add(self, name: str) -> None:
        self._drafting = False
        with self.trying():
            made = people.add_person(self.context.workspace, name=name)
            self._show_rows()
            self.table.select_id(made.only_inserted(Kind.PERSON), column=0)
            self.table.setFocus()
            self.context.say(_("Added %(name)s") % {"name": name})

    def _edit_row(self, row: PersonRow, field: str, text: str) -> None:
        fields = cast("PersonFields", {field: text})
        people.update_person(self.context.workspace, row.id, **fields)

    def _move_row(self, row: PersonRow, name: str) -> None:
        self._move(row.id, name)

    def _set_status(self, row: PersonRow, value: str) -> None:
        workspace, event_id = self.context.workspace, self.context.event_id
        people.set_status(workspace, event_id, row.id, AppearanceStatus(value))

    def _start_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _ask_picture(self) -> None:
        self.panel.picture.ask()

    def look_for(self, query: str) -> None:
        """Show whom a query finds, by name, initials or organisation."""
        self._wanted = needles(query)
        self._show_rows()

    def _leave_draft(self) -> None:
        if self._drafting:
            self._drafting = False
            self._show_rows()

    # What is shown

    def _show_rows(self) -> None:
        found = [row for row in self._rows if matches(self._hay(row), self._wanted)]
        self.model.set_records([DRAFT, *found] if self._drafting else found)
        if found or self._drafting:
            self.content.setCurrentIndex(0)
        else:
            self.content.setCurrentIndex(2 if self._rows else 1)
        self._show_person()
        self._tell()

    def _hay(self, row: PersonRow) -> str:
        if row not in self._hays:
            names = (row.organisation, row.organisation_en)
            self._hays[row] = haystack(row.name, row.name_en, " ".join(names).strip(), row.position)
        return self._hays[row]

    def _show_person(self) -> None:
        chosen = self.table.selected_ids()
        row_id = chosen[0] if len(chosen) == 1 else 0
        row = next((row for row in self._rows if row.id == row_id), None)
        picture = self.pictures.data(row.photo) if row is not None else None
        self.panel.show_person(row, picture, self._organisations)
        self.panel.show_conflicts(self._conflicts_of(row) if row is not None else ())

    def _conflicts_of(self, row: PersonRow) -> Sequence[tuple[str, str, int]]:
        """What cannot be as it stands with somebody, in words, and where to mend it."""
        return [
            (
                words.conflict_title(conflict.kind),
                words.conflict_sentence(conflict, self._sessions),
                conflict.sessions[-1],
            )
            for conflict in self._conflicts
            if conflict.person == row.id
        ]

    def _choose(self) -> None:
        self.panel.commit()
        self._show_person()
        self.acts.refresh()

    def _tell(self) -> None:
        taking_part = sum(bool(row.sessions) for row in self._rows)
        self.context.status(_("%(n)d in this event") % {"n": taking_part})

    # How it is built

    def _declare(self) -> None:
        self.declare(
            Action("people.add", lambda: _("Add person"), self.add, shortcut="Ctrl+N", icon="plus"),
            Action(
                "people.search",
                lambda: _("Search people"),
                self._start_search,
                shortcut="Ctrl+F",
                icon="search",
            ),
            Action(
                "people.photograph",
                lambda: _("Choose a photograph…"),
                self._ask_picture,
                icon="image",
                enabled=lambda: len(self._selected()) == 1,
            ),
            Action(
                "people.delete",
                lambda: _("Delete"),
                self.delete,
                icon="trash",
                enabled=lambda: bool(self._selected()),
            ),
        )

    def _selected(self) -> list[int]:
        # Actions are asked once before the table is there.
        table = getattr(self, "table", None)
        return [row_id for row_id in table.selected_ids() if row_id] if table else []

    def _table(self) -> TableView:
        table = TableView(
            self.model, key="people", settings=self.context.settings, name=_("People")
        )
        table.selected.connect(lambda _ids: self._choose())
        table.delete_asked.connect(lambda _ids: self.delete())
        table.itemDelegate().closeEditor.connect(
            lambda *_how: QTimer.singleShot(0, self, self._leave_draft)
        )
        self.acts.context_menu(table, "people.add", "people.photograph", "-", "people.delete")
        return table

    def _panel(self) -> PersonPanel:
        panel = PersonPanel()
        panel.edited.connect(self._edit)
        panel.organisation_named.connect(self._name_organisation)
        panel.picture_given.connect(self._give_picture)
        panel.refused.connect(self.context.warn)
        panel.away.added.connect(self._add_away)
        panel.away.edited.connect(self._edit_away)
        panel.away.removed.connect(self._remove_away)
        panel.session_opened.connect(lambda row: self.context.open_page("programme", row))
        return panel

    def _nobody(self) -> EmptyState:
        return EmptyState(
            "people",
            _("There is nobody here yet."),
            self.acts.button("people.add", Role.PRIMARY),
            hint=_("Whoever you add can appear in the programme of every event."),
        )

    def _none_found(self) -> EmptyState:
        clear = make_button(_("Clear the search"), clicked=self.clear_search)
        return EmptyState("search", _("Nobody is called that."), clear)


def _deleted(chosen: Sequence[PersonRow]) -> str:
    """What was deleted, and from how many sessions people went with it."""
    sessions = len({session.session for row in chosen for session in row.sessions})
    if len(chosen) == 1:
        said = _("Deleted %(name)s") % {"name": chosen[0].name}
    else:
        said = _("Deleted %(n)d people") % {"n": len(chosen)}
    if not sessions:
        return said
    also = ngettext("also from %(n)d session", "also from %(n)d sessions", sessions)
    return f"{said} · {also % {'n': sessions}}"
