"""Organisations: who hosts and sponsors this event, and the directory of all."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from eventapp.domain.changes import Changes
from eventapp.domain.ids import EventId, OrganisationId
from eventapp.domain.kinds import EngagementKind, Kind
from eventapp.domain.matching import haystack, matches, needles
from eventapp.services import organisations
from eventapp.services.people import PersonRow, list_people
from ui import contents
from ui.actions import Action
from ui.directory.directory_view import DirectoryView, update
from ui.directory.event_view import EventView
from ui.directory.organisation_panel import OrganisationPanel
from ui.directory.pictures import Pictures
from ui.language import _
from ui.pages.base import Context, Page
from ui.widgets.buttons import Role, Segmented
from ui.widgets.fields import SearchBox
from ui.widgets.panels import PageHeader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eventapp.services.organisations import EngagementRow, OrganisationRow

_KINDS = (Kind.ORGANISATION, Kind.ENGAGEMENT, Kind.PERSON, Kind.APPEARANCE)
_EVENT, _DIRECTORY = "event", "directory"


class OrganisationsPage(Page):
    """Two views: the event's hosts and sponsors in print order, and the whole directory."""

    entry: ClassVar = contents.ORGANISATIONS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._rows: Sequence[OrganisationRow] = ()
        self._engagements: Sequence[EngagementRow] = ()
        self._people: Sequence[PersonRow] = ()
        self._wanted: list[str] = []
        self.pictures = Pictures(context.workspace)
        self._declare()
        self.event_view = EventView(self, self.pictures)
        self.directory_view = DirectoryView(self, self.pictures)
        self.content = QStackedWidget()
        for view in (self.event_view, self.directory_view):
            view.table.selected.connect(self._choose)
            self.content.addWidget(view)
        self.panel = self._panel()
        self.lay_out(self._header(), self.content, panel=self.panel)

    # What the window asks

    def refresh(self, changes: Changes | None) -> None:
        """Read the directory again when something in it changed."""
        if changes is not None and not changes.touches(*_KINDS):
            return
        workspace, event_id = self.context.workspace, self.context.event_id
        self._rows = organisations.list_organisations(workspace, event_id)
        self._engagements = organisations.list_engagements(workspace, event_id)
        self._people = list_people(workspace, event_id)
        self.event_view.offer(self._rows)
        self._show()

    def shown(self, event_id: EventId | None) -> None:
        """Select an organisation and be ready for keys."""
        del event_id
        if not self.view.table.selected_ids():
            self.view.select_first()
        self.view.table.setFocus()
        self._tell()

    def leaving(self) -> None:
        """Keep what is being typed."""
        self.panel.commit()

    def state(self) -> object:
        """Which view, what is selected in it, and what is searched for."""
        return self.views.value, self.panel.organisation, self.search.text()

    def restore(self, state: object) -> None:
        """Show and select the same again."""
        if isinstance(state, tuple):
            view, organisation_id, query = state
            self.search.setText(query)
            self._search(query)
            self._show_view(view)
            self.view.select_organisation(organisation_id)

    def show_record(self, record_id: int) -> None:
        """Select an organisation another page points at, among the event's if it is there."""
        self._clear_search()
        engaged = any(engaged.organisation == record_id for engaged in self._engagements)
        self._show_view(_EVENT if engaged else _DIRECTORY)
        self.view.select_organisation(record_id)
        self.view.table.setFocus()

    @property
    def view(self) -> EventView | DirectoryView:
        """The view that is shown."""
        return self.event_view if self.views.value == _EVENT else self.directory_view

    # What the user does

    def add(self) -> None:
        """Begin to name one more organisation: of this event, or of the directory."""
        self._clear_search()
        self.view.add()

    def delete(self) -> None:
        """End the selected engagements, or delete the selected organisations."""
        self.view.delete()

    def _give_picture(self, organisation_id: int, data: bytes | None) -> None:
        with self.trying():
            organisations.set_logo(self.context.workspace, OrganisationId(organisation_id), data)
            self.context.say(_("Removed the logo") if data is None else _("New logo"))

    def _edit(self, organisation_id: int, field: str, value: str) -> None:
        with self.trying():
            update(self, organisation_id, field, value)
        self._show_organisation()

    def _engage(self, organisation_id: int, kind: str) -> None:
        with self.trying():
            organisations.add_engagement(
                self.context.workspace,
                self.context.event_id,
                OrganisationId(organisation_id),
                EngagementKind(kind),
            )

    def _disengage(self, engagement_id: int) -> None:
        self.event_view.end([row for row in self._engagements if row.id == engagement_id])

    def _start_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _ask_picture(self) -> None:
        self.panel.picture.ask()

    def _search(self, query: str) -> None:
        self._wanted = needles(query)
        self._show()

    def _clear_search(self) -> None:
        if self.search.text() or self._wanted:
            self.search.clear()
            self._search("")

    # What is shown

    def _show(self) -> None:
        engaged = [row for row in self._engagements if self._fits(row.name, row.name_en)]
        found = [row for row in self._rows if self._fits(row.name, row.name_en)]
        self.event_view.show_engagements(self._engagements, engaged)
        self.directory_view.show_organisations(self._rows, found)
        self._show_organisation()
        self._tell()

    def _show_view(self, view: str) -> None:
        before = self.panel.organisation
        self.views.set_value(view)
        self.content.setCurrentWidget(self.view)
        if not self.view.select_organisation(before):
            self.view.select_first()
        self._choose()
        self._tell()

    def _fits(self, name: str, name_en: str) -> bool:
        return not self._wanted or matches(haystack(name, name_en), self._wanted)

    def _show_organisation(self) -> None:
        wanted = self.view.selected_organisation()
        shown = next((row for row in self._rows if row.id == wanted), None)
        picture = self.pictures.data(shown.logo) if shown is not None else None
        theirs = [row for row in self._people if shown and row.organisation_id == shown.id]
        self.panel.show_organisation(shown, picture, theirs)

    def _choose(self) -> None:
        self.panel.commit()
        self._show_organisation()
        self.acts.refresh()

    def _tell(self) -> None:
        if self.views.value == _EVENT:
            said = _("%(n)d in this event") % {"n": len(self._engagements)}
        else:
            said = _("%(n)d in the directory") % {"n": len(self._rows)}
        self.context.status(said)

    # How it is built

    def _declare(self) -> None:
        self.declare(
            Action(
                "organisations.add",
                lambda: _("Add organisation"),
                self.add,
                shortcut="Ctrl+N",
                icon="plus",
            ),
            Action(
                "organisations.search",
                lambda: _("Search organisations"),
                self._start_search,
                shortcut="Ctrl+F",
                icon="search",
            ),
            Action(
                "organisations.logo",
                lambda: _("Choose a logo…"),
                self._ask_picture,
                icon="image",
                enabled=self._any_selected,
            ),
            Action(
                "organisations.up",
                lambda: _("Print earlier"),
                lambda: self.event_view.shift(-1),
                icon="arrow-up",
                enabled=lambda: self._any_selected() and self.view is self.event_view,
            ),
            Action(
                "organisations.down",
                lambda: _("Print later"),
                lambda: self.event_view.shift(1),
                icon="arrow-down",
                enabled=lambda: self._any_selected() and self.view is self.event_view,
            ),
            Action(
                "organisations.delete",
                self._delete_text,
                self.delete,
                icon="trash",
                enabled=self._any_selected,
            ),
        )

    def _any_selected(self) -> bool:
        # Actions are asked once before the views are there.
        return hasattr(self, "views") and any(row > 0 for row in self.view.table.selected_ids())

    def _delete_text(self) -> str:
        if hasattr(self, "views") and self.view is self.event_view:
            return _("Take out of this event")
        return _("Delete")

    def _header(self) -> PageHeader:
        header = PageHeader(
            self.title(),
            _("Named in this order on paper."),
        )
        self.views = header.add(
            Segmented(
                [(_EVENT, _("This event")), (_DIRECTORY, _("All organisations"))],
                _EVENT,
                name=_("View"),
            )
        )
        self.views.chosen.connect(self._show_view)
        self.search = header.add(SearchBox(_("Name or initials")))
        self.search.searched.connect(self._search)
        header.add(self.acts.button("organisations.add", Role.PRIMARY))
        return header

    def _panel(self) -> OrganisationPanel:
        panel = OrganisationPanel(self.pictures)
        panel.edited.connect(self._edit)
        panel.picture_given.connect(self._give_picture)
        panel.refused.connect(self.context.warn)
        panel.engaged.connect(self._engage)
        panel.disengaged.connect(self._disengage)
        panel.person_opened.connect(lambda person: self.context.open_page("people", person))
        return panel
