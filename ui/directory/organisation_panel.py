"""Everything about one organisation, edited in place beside the directory."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QMenu, QWidget

from eventapp.domain.kinds import EngagementKind, OrganisationKind
from eventapp.services.organisations import EngagementRow, OrganisationRow
from eventapp.services.people import PersonRow
from ui import words
from ui.directory.engagements import KIND_HUES
from ui.directory.lines import LinkLine, MoreLine
from ui.directory.parts import least_status, status_mark
from ui.directory.picture_field import PictureField
from ui.directory.pictures import Pictures
from ui.language import _
from ui.theme import Size, Space
from ui.widgets.buttons import Role, icon_button, make_button
from ui.widgets.fields import ChoiceField, Form, LineField, TextField
from ui.widgets.growing import GrowingField
from ui.widgets.marks import Chip
from ui.widgets.panels import Section, SidePanel, boxed, column, row
from ui.widgets.text import ElidedLabel, PlainLabel, Tone

Editor = LineField | TextField

_MOST_PEOPLE = 12


class OrganisationPanel(SidePanel):
    """The details of one organisation.

    Signals:
        edited: (organisation, field, value) of what was typed or chosen.
        picture_given: (organisation, bytes or None) of a new logo.
        refused: the :class:`InvalidValue` of what is no picture.
        engaged: (organisation, kind) of a new engagement in this event.
        disengaged: the engagement that ends.
        person_opened: the person whose line was pressed.
    """

    edited = Signal(int, str, str)
    picture_given = Signal(int, object)
    refused = Signal(object)
    engaged = Signal(int, str)
    disengaged = Signal(int)
    person_opened = Signal(int)

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(_("Organisation"), parent=parent)
        self.organisation = 0
        self.editors: dict[str, Editor] = {}
        self._pictures = pictures
        self.none = self.add(
            PlainLabel(
                _("Choose an organisation to see and edit it here."), tone=Tone.MUTED, wrap=True
            )
        )
        self.details = self.add(boxed(self._details()))
        self.details.hide()

    def show_organisation(
        self, shown: OrganisationRow | None, picture: bytes | None, people: Sequence[PersonRow]
    ) -> None:
        """Show an organisation, or none; what was being typed about another is kept with it."""
        if self.organisation and (shown is None or shown.id != self.organisation):
            self.commit()
        self.organisation = shown.id if shown is not None else 0
        self.none.setVisible(shown is None)
        self.details.setVisible(shown is not None)
        if shown is None:
            return
        self.picture.show_picture(shown.name, picture)
        for field, editor in self.editors.items():
            editor.set_value(getattr(shown, field))
        self.kind.set_value(shown.kind.value)
        self._show_engagements(shown.engagements)
        self._show_people(people)

    def commit(self) -> None:
        """Keep what is being typed."""
        for editor in self.editors.values():
            editor.commit()

    def _details(self) -> QLayout:
        self.picture = PictureField(logo=True)
        self.picture.given.connect(lambda data: self.picture_given.emit(self.organisation, data))
        self.picture.refused.connect(self.refused)
        self.name = GrowingField(single=True, quiet=True, look="section", most=4)
        self.name.setAccessibleName(_("Name"))
        self._listen("name", self.name)
        self.form = Form()
        self._listen("name_en", self.form.add(_("English name"), LineField()))
        kinds = [(kind.value, words.organisation_kind(kind)) for kind in OrganisationKind]
        self.kind = self.form.add(_("Kind"), ChoiceField(kinds))
        self.kind.committed.connect(lambda kind: self.edited.emit(self.organisation, "kind", kind))
        self._listen("website", self.form.add(_("Website"), LineField(placeholder="https://")))
        self._listen("notes", self.form.add(_("Notes"), TextField()))
        self.engage = make_button(_("Add"), Role.LINK, icon="plus", menu=self._kinds_menu())
        self.engagements = Section(_("In this event"), self.engage)
        self.people = Section(_("People"))
        return column(
            self.picture, self.name, self.form, self.engagements, self.people, spacing=Space.M
        )

    def _listen(self, field: str, editor: Editor) -> None:
        self.editors[field] = editor
        editor.committed.connect(lambda text: self.edited.emit(self.organisation, field, text))

    def _kinds_menu(self) -> QMenu:
        menu = QMenu()
        for kind in EngagementKind:
            entry = menu.addAction(_("As %(kind)s") % {"kind": words.engagement_kind(kind)})
            entry.setObjectName(f"engage.{kind.value}")
            entry.triggered.connect(self._engager(kind))
        return menu

    def _engager(self, kind: EngagementKind) -> Callable[[], None]:
        return lambda: self.engaged.emit(self.organisation, kind.value)

    def _show_engagements(self, engagements: Sequence[EngagementRow]) -> None:
        self.engagements.clear()
        for engaged in engagements:
            self.engagements.add(boxed(self._engagement(engaged)))
        if not engagements:
            self.engagements.add(
                PlainLabel(_("Nothing in this event yet."), tone=Tone.MUTED, wrap=True)
            )

    def _engagement(self, engaged: EngagementRow) -> QLayout:
        kind = words.engagement_kind(engaged.kind)
        chip = Chip(kind, KIND_HUES[engaged.kind])
        said = " · ".join(part for part in (engaged.tier, engaged.contribution) if part)
        remove = icon_button(
            "close",
            _("No longer %(kind)s") % {"kind": kind},
            clicked=lambda: self.disengaged.emit(engaged.id),
        )
        remove.setObjectName(f"disengage.{engaged.id}")
        across = row(chip, ElidedLabel(said, size=Size.SMALL, tone=Tone.MUTED), remove)
        across.setStretch(1, 1)
        return across

    def _show_people(self, people: Sequence[PersonRow]) -> None:
        self.people.clear()
        for person in people[:_MOST_PEOPLE]:
            status = least_status(person.sessions)
            line = LinkLine(
                person.name,
                person.position,
                icon=self._pictures.portrait(person.name, person.photo),
                chip=(words.appearance_status(status), status_mark(status)) if status else None,
            )
            self.people.add(line).clicked.connect(self._opener(person.id))
        if len(people) > _MOST_PEOPLE:
            more = MoreLine(_("%(n)d more") % {"n": len(people) - _MOST_PEOPLE})
            self.people.add(more).clicked.connect(self._opener(people[_MOST_PEOPLE].id))
        if not people:
            self.people.add(PlainLabel(_("Nobody of the directory."), tone=Tone.MUTED, wrap=True))

    def _opener(self, person: int) -> Callable[[], None]:
        return lambda: self.person_opened.emit(person)
