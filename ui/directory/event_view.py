"""The organisations of the event at hand: added by name, ordered as papers print them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from eventapp.domain.kinds import EngagementKind, Kind
from eventapp.services import organisations
from eventapp.services.organisations import EngagementFields, EngagementRow, OrganisationRow
from ui import words
from ui.directory.engagements import EngagementTable, moved
from ui.directory.pictures import Pictures
from ui.language import _, ngettext
from ui.theme import Extent, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.fields import ChoiceField, PickField
from ui.widgets.panels import EmptyState, boxed, row
from ui.widgets.text import PlainLabel, Tone

if TYPE_CHECKING:
    from ui.pages.base import Page


class EventView(QWidget):
    """A line that adds an organisation as host, sponsor …, and the table of those there."""

    def __init__(self, page: "Page", pictures: Pictures) -> None:
        super().__init__(page)
        self._page, self._context = page, page.context
        self._engagements: Sequence[EngagementRow] = ()
        self.kind = ChoiceField(words.choices(EngagementKind, words.engagement_kind))
        self.kind.setAccessibleName(_("Engagement"))
        self.kind.set_value(EngagementKind.SPONSOR.value)
        self.kind.setFixedWidth(Extent.COLUMN)
        self.pick = PickField(placeholder=_("Name of an organisation"))
        self.pick.setAccessibleName(_("Name of an organisation"))
        self.pick.picked.connect(self._engage)
        self.pick.typed_new.connect(self._engage)
        self.table = EngagementTable(pictures, self._edit, self._context.settings)
        self.table.records.refused.connect(self._context.warn)
        self.table.move_asked.connect(self._move)
        self.table.delete_asked.connect(lambda _ids: self.delete())
        page.acts.context_menu(self.table, "organisations.up", "organisations.down", "-",
                               "organisations.delete")  # fmt: skip
        self._lay_out()

    def show_engagements(
        self, engagements: Sequence[EngagementRow], found: Sequence[EngagementRow]
    ) -> None:
        """Show those found among the event's engagements."""
        self._engagements = engagements
        self.table.show_engagements(found)
        self._content.setCurrentIndex(0 if found else 2 if engagements else 1)

    def offer(self, known: Sequence[OrganisationRow]) -> None:
        """Complete the names of these."""
        self.pick.set_entries([(each.name, each.name) for each in known])

    def add(self) -> None:
        """Begin to type the name of another organisation of this event."""
        self.pick.setFocus()

    def delete(self) -> None:
        """End the selected engagements; the organisations stay in the directory."""
        self.end(self.table.chosen())

    def end(self, chosen: Sequence[EngagementRow]) -> None:
        """End these engagements."""
        if not chosen:
            return
        with self._page.trying():
            organisations.delete_engagements(
                self._context.workspace, [engaged.id for engaged in chosen]
            )
            said = ngettext(
                "%(name)s takes no part in this event any more",
                "%(n)d organisations take no part in this event any more",
                len(chosen),
            )
            self._context.say(said % {"name": chosen[0].name, "n": len(chosen)})

    def selected_organisation(self) -> int:
        """The organisation whose one engagement is selected, or 0."""
        chosen = self.table.chosen()
        return chosen[0].organisation if len(chosen) == 1 else 0

    def select_organisation(self, organisation_id: int) -> bool:
        """Select an organisation's first engagement; tells whether it has one."""
        engaged = (e.id for e in self.table.engagements() if e.organisation == organisation_id)
        first = next(engaged, None)
        return first is not None and self.table.select_id(first, column=0)

    def select_first(self) -> None:
        """Select the first engagement."""
        if engagements := self.table.engagements():
            self.table.select_id(engagements[0].id, column=0)

    def shift(self, step: int) -> None:
        """Name the selected organisation earlier or later among its kind."""
        chosen = self.table.chosen()
        if len(chosen) == 1:
            self._move(chosen[0].id, step)

    def _move(self, engagement_id: int, step: int) -> None:
        order = moved(self._engagements, engagement_id, step)
        if order is not None:
            with self._page.trying():
                organisations.reorder_engagements(self._context.workspace, order)
                self.table.select_id(engagement_id)

    def _engage(self, name: str) -> None:
        kind = EngagementKind(self.kind.value)
        with self._page.trying():
            made = organisations.engage(self._context.workspace, self._context.event_id, name, kind)
            self.table.select_id(made.only_inserted(Kind.ENGAGEMENT), column=0)
            said = (
                _("Added %(name)s as %(kind)s, new in the directory")
                if made.inserted.get(Kind.ORGANISATION)
                else _("Added %(name)s as %(kind)s")
            )
            self._context.say(said % {"name": name, "kind": words.engagement_kind(kind)})
        self.pick.setFocus()

    def _edit(self, engaged: EngagementRow, field: str, value: str) -> object:
        given: Any = EngagementKind(value) if field == "kind" else value
        fields = cast("EngagementFields", {field: given})
        return organisations.update_engagement(self._context.workspace, engaged.id, **fields)

    def _lay_out(self) -> None:
        self.line = boxed(
            row(
                PlainLabel(_("Engagement"), tone=Tone.MUTED),
                self.kind,
                self.pick,
                make_button(_("Add"), icon="plus", clicked=self.pick.commit),
            )
        )
        self._content = QStackedWidget()
        self._content.addWidget(self.table)
        self._content.addWidget(
            EmptyState(
                "building",
                _("Nobody hosts or sponsors this event yet."),
                make_button(_("Add organisation"), Role.PRIMARY, icon="plus", clicked=self.add),
                hint=_("They are printed in this order, with their logos."),
            )
        )
        self._content.addWidget(EmptyState("search", _("No organisation is called that.")))
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(Space.M)
        down.addWidget(self.line)
        down.addWidget(self._content, 1)
