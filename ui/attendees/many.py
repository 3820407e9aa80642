"""What can be done to many attendees at once: the same values for all, as one step."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from eventapp.domain.ids import CategoryId
from eventapp.domain.kinds import AttendeeStatus, FieldKind
from eventapp.services.attendees import AttendeeFields, CategoryRow
from eventapp.services.own_fields import NO, YES, OwnFieldRow
from ui import words
from ui.attendees.details import category_choices
from ui.attendees.filter_words import own_value_word
from ui.language import _, ngettext
from ui.theme import Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.fields import ChoiceField, Form, LineField
from ui.widgets.panels import Section, boxed, clear_layout, column, row
from ui.widgets.text import PlainLabel, Tone

_KEEP, _EMPTY = "", "\0"
"""Choices that are no values: leave as it is, and take the value away."""


class ManySelected(QWidget):
    """How many are selected, and a form of which only what was filled in is changed.

    Signals:
        edit_asked: the :class:`AttendeeFields` that all of them are to get.
    """

    edit_asked = Signal(object)

    def __init__(self, delete: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own_fields: Sequence[OwnFieldRow] = ()
        self.own: dict[str, LineField | ChoiceField] = {}
        self.heading = PlainLabel(size=Size.SECTION, bold=True, wrap=True)
        hint = PlainLabel(
            _("What you fill in here all of them get; the rest stays as it is."),
            tone=Tone.MUTED,
            wrap=True,
        )
        self.apply = make_button("", Role.PRIMARY, clicked=self._ask)
        self._box = column()
        section = Section(_("Change all"))
        section.add_layout(self._box)
        self._build()
        down = column(self.heading, hint, section, spacing=Space.M)
        down.addLayout(row(self.apply, None))
        down.addWidget(boxed(row(delete, None)))
        self.setLayout(down)

    def show_many(
        self, count: int, categories: Sequence[CategoryRow], own_fields: Sequence[OwnFieldRow]
    ) -> None:
        """Say how many there are; what is filled in stays while more are selected."""
        self.heading.setText(_("%(n)d selected") % {"n": count})
        said = ngettext("Change %(n)d attendee", "Change %(n)d attendees", count) % {"n": count}
        self.apply.setText(said)
        self.apply.setAccessibleName(said)
        if list(own_fields) != list(self._own_fields):
            self._own_fields = tuple(own_fields)
            self._build()
        self.category.set_choices([(_KEEP, _("As it is")), *category_choices(categories)])
        self._show_ready()

    def clear(self) -> None:
        """Fill in nothing."""
        for field in (*self.choices.values(), *self.lines.values(), *self.own.values()):
            field.set_value(_KEEP)
            if isinstance(field, LineField):
                field.clear()
        self._show_ready()

    def fields(self) -> AttendeeFields:
        """What was filled in."""
        made: AttendeeFields = {}
        if self.category.value != _KEEP:
            number = int(self.category.value)
            made["category_id"] = CategoryId(number) if number else None
        if self.status.value != _KEEP:
            made["status"] = AttendeeStatus(self.status.value)
        if self.guest.value != _KEEP:
            made["guest"] = self.guest.value == YES
        if self.blocked.value != _KEEP:
            made["blocked"] = self.blocked.value == YES
        if organisation := self.lines["organisation"].text().strip():
            made["organisation"] = organisation
        if attention := self.lines["attention"].text().strip():
            made["attention"] = attention
        own = {key: value for key, field in self.own.items() if (value := _typed(field))}
        if own:
            made["own"] = {key: "" if value == _EMPTY else value for key, value in own.items()}
        return made

    def _form(self) -> Form:
        form = Form()
        kept = (_KEEP, _("As it is"))
        yes_no = [kept, (YES, _("Yes")), (NO, _("No"))]
        statuses = words.choices(AttendeeStatus, words.attendee_status)
        self.category = form.add(_("Category"), ChoiceField([kept]))
        self.status = form.add(_("Status"), ChoiceField([kept, *statuses]))
        self.lines = {"organisation": form.add(_("Organisation"), self._line())}
        self.guest = form.add(_("Guest"), ChoiceField(yes_no))
        self.blocked = form.add(_("Blocked"), ChoiceField(yes_no))
        self.lines["attention"] = form.add(_("Desk note"), self._line())
        self.choices = {
            "category": self.category,
            "status": self.status,
            "guest": self.guest,
            "blocked": self.blocked,
        }
        for field in self.choices.values():
            field.committed.connect(self._show_ready)
        return form

    def _line(self) -> LineField:
        line = LineField(placeholder=_("As it is"))
        line.textChanged.connect(self._show_ready)
        line.returnPressed.connect(self._ask)
        return line

    def _build(self) -> None:
        """Make the form anew: the own fields stand in line with the others."""
        clear_layout(self._box)
        form = self._form()
        self.own = {own.key: form.add(own.name, self._own_editor(own)) for own in self._own_fields}
        self._box.addWidget(form)

    def _own_editor(self, own: OwnFieldRow) -> LineField | ChoiceField:
        if own.kind is FieldKind.TEXT:
            return self._line()
        values = (YES, NO) if own.kind is FieldKind.YES_NO else own.choices
        offered = [(value, own_value_word(own.kind, value)) for value in values]
        field = ChoiceField([(_KEEP, _("As it is")), *offered, (_EMPTY, _("Nothing given"))])
        field.committed.connect(self._show_ready)
        return field

    def _show_ready(self) -> None:
        self.apply.setEnabled(bool(self.fields()))

    def _ask(self) -> None:
        fields = self.fields()
        if fields:
            self.edit_asked.emit(fields)


def _typed(field: LineField | ChoiceField) -> str:
    return field.value if isinstance(field, ChoiceField) else field.text().strip()
