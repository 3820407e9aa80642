"""The directory of all organisations, kept from event to event."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from eventapp.domain.ids import OrganisationId
from eventapp.domain.kinds import Kind, OrganisationKind
from eventapp.services import organisations
from eventapp.services.organisations import OrganisationFields, OrganisationRow
from ui import words
from ui.directory.engagements import KIND_HUES
from ui.directory.pictures import Pictures
from ui.language import _, ngettext
from ui.models.table import Align, Column, RecordTableModel
from ui.widgets.buttons import Role
from ui.widgets.panels import EmptyState
from ui.widgets.tables import TableView

if TYPE_CHECKING:
    from ui.pages.base import Page

_DRAFT = OrganisationRow(
    id=OrganisationId(0),
    name="",
    name_en="",
    kind=OrganisationKind.OTHER,
    website="",
    notes="",
    logo=None,
    people=0,
    engagements=(),
)
"""The row in which the name of a new organisation is typed; it is none until it has one."""


class DirectoryView(QWidget):
    """The table of every organisation."""

    def __init__(self, page: "Page", pictures: Pictures) -> None:
        super().__init__(page)
        self._page, self._context, self._pictures = page, page.context, pictures
        self._found: Sequence[OrganisationRow] = ()
        self._drafting = False
        self.model = RecordTableModel[OrganisationRow](self._columns(), self)
        self.model.refused.connect(self._context.warn)
        self.table = TableView(
            self.model,
            key="organisations",
            settings=self._context.settings,
            name=_("All organisations"),
        )
        self.table.delete_asked.connect(lambda _ids: self.delete())
        self.table.itemDelegate().closeEditor.connect(
            lambda *_how: QTimer.singleShot(0, self, self._leave_draft)
        )
        page.acts.context_menu(self.table, "organisations.add", "organisations.logo", "-",
                               "organisations.delete")  # fmt: skip
        self._content = QStackedWidget()
        self._content.addWidget(self.table)
        self._content.addWidget(
            EmptyState(
                "building",
                _("There is no organisation here yet."),
                page.acts.button("organisations.add", Role.PRIMARY),
            )
        )
        self._content.addWidget(EmptyState("search", _("No organisation is called that.")))
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self._content)

    def show_organisations(
        self, known: Sequence[OrganisationRow], found: Sequence[OrganisationRow]
    ) -> None:
        """Show those found among the known ones."""
        self._known, self._found = known, found
        self._show()

    def add(self) -> None:
        """Begin to type the name of a new organisation."""
        self._drafting = True
        self._show()
        self.table.edit_cell(_DRAFT.id, "name")

    def delete(self) -> None:
        """Delete the selected organisations; their people stay without one."""
        ids = set(self.table.selected_ids())
        chosen = [known for known in self._known if known.id in ids]
        if not chosen:
            return
        with self._page.trying():
            organisations.delete_organisations(
                self._context.workspace, [known.id for known in chosen]
            )
            self._context.say(_deleted(chosen))

    def selected_organisation(self) -> int:
        """The one organisation selected, or 0."""
        ids = self.table.selected_ids()
        return ids[0] if len(ids) == 1 else 0

    def select_organisation(self, organisation_id: int) -> bool:
        """Select an organisation; tells whether it is there."""
        return self.table.select_id(organisation_id, column=0)

    def select_first(self) -> None:
        """Select the first organisation."""
        if self.model.records():
            self.table.select_id(self.model.record(0).id, column=0)

    def _show(self) -> None:
        self.model.set_records([_DRAFT, *self._found] if self._drafting else self._found)
        shown = bool(self._found) or self._drafting
        self._content.setCurrentIndex(0 if shown else 2 if self._known else 1)

    def _leave_draft(self) -> None:
        if self._drafting:
            self._drafting = False
            self._show()

    def _rename(self, known: OrganisationRow, name: str) -> None:
        if known.id != _DRAFT.id:
            update(self._page, known.id, words.shown_field(known, "name"), name)
            return
        # The draft's row must not vanish while its editor hands over the name.
        QTimer.singleShot(0, self, lambda: self._add(name))

    def _add(self, name: str) -> None:
        self._drafting = False
        with self._page.trying():
            made = organisations.add_organisation(self._context.workspace, name=name)
            self.table.select_id(made.only_inserted(Kind.ORGANISATION), column=0)
            self.table.setFocus()
            self._context.say(_("Added the organisation %(name)s") % {"name": name})

    def _editor(self, field: str) -> Callable[[OrganisationRow, str], object]:
        def edit(known: OrganisationRow, value: str) -> object:
            return update(self._page, known.id, field, value)

        return edit

    def _columns(self) -> Sequence[Column[OrganisationRow]]:
        return (
            Column(
                "name",
                lambda: _("Name"),
                lambda known: words.shown(known, "name"),
                stretch=True,
                bold=True,
                icon=lambda known: self._pictures.logo(known.logo),
                edit=self._rename,
                hint=lambda known: words.shown(known, "name"),
            ),
            Column(
                "kind",
                lambda: _("Kind"),
                lambda known: words.organisation_kind(known.kind) if known.id else "",
                width=136,
                muted=True,
                value=lambda known: known.kind.value,
                choices=lambda _known: words.choices(OrganisationKind, words.organisation_kind),
                editable=lambda known: known.id != _DRAFT.id,
                edit=self._editor("kind"),
            ),
            Column(
                "people",
                lambda: _("People"),
                lambda known: str(known.people) if known.people else "",
                width=72,
                align=Align.RIGHT,
                sort=lambda known: known.people,
            ),
            Column(
                "engagements",
                lambda: _("In this event"),
                engagements_text,
                width=136,
                mark=lambda known: (
                    KIND_HUES[known.engagements[0].kind] if known.engagements else None
                ),
            ),
        )


def engagements_text(known: OrganisationRow) -> str:
    """What an organisation is to the event, each once."""
    kinds = dict.fromkeys(words.engagement_kind(engaged.kind) for engaged in known.engagements)
    return " · ".join(kinds)


def update(page: "Page", organisation_id: int, field: str, value: str) -> object:
    """Edit one field of an organisation, as typed or chosen."""
    given: Any = OrganisationKind(value) if field == "kind" else value
    fields = cast("OrganisationFields", {field: given})
    return organisations.update_organisation(
        page.context.workspace, OrganisationId(organisation_id), **fields
    )


def _deleted(chosen: Sequence[OrganisationRow]) -> str:
    """What was deleted, and how many people are left without an organisation."""
    people = sum(known.people for known in chosen)
    if len(chosen) == 1:
        said = _("Deleted the organisation %(name)s") % {"name": chosen[0].name}
    else:
        said = _("Deleted %(n)d organisations") % {"n": len(chosen)}
    if not people:
        return said
    also = ngettext(
        "%(n)d person has no organisation now", "%(n)d people have no organisation now", people
    )
    return f"{said} · {also % {'n': people}}"
