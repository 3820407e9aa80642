"""An attendee's values in the organiser's own fields."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from eventapp.domain.kinds import FieldKind
from eventapp.services.attendees import AttendeeRow
from eventapp.services.own_fields import NO, YES, OwnFieldRow, list_own_fields, set_own_value
from ui.attendees.details_section import DetailsSection, trying
from ui.attendees.filter_words import own_value_word
from ui.language import _
from ui.widgets.fields import ChoiceField, Form, LineField
from ui.widgets.panels import Section, clear_layout, column

if TYPE_CHECKING:
    from ui.pages.base import Context


class OwnSection(DetailsSection):
    """An editor for each field the organiser made; nothing where there is none."""

    def __init__(self, context: "Context") -> None:
        super().__init__()
        self._context = context
        self._fields: Sequence[OwnFieldRow] | None = None
        self._shown: AttendeeRow | None = None
        self.editors: dict[str, LineField | ChoiceField] = {}
        self._box = column()
        self.setLayout(self._box)

    def show_attendee(self, row: AttendeeRow) -> None:
        """Show somebody's values."""
        self._shown = row
        fields = list_own_fields(self._context.workspace, self._context.event_id)
        if fields != self._fields:
            self._fields = fields
            self._build(fields)
        for own in fields:
            editor, value = self.editors[own.key], row.own.get(own.key, "")
            if isinstance(editor, ChoiceField):
                editor.set_choices(_choices(own, value), value)
            else:
                editor.set_value(value)
        self.setVisible(bool(fields))

    def commit(self) -> None:
        """Keep what is being typed."""
        for editor in self.editors.values():
            if isinstance(editor, LineField):
                editor.commit()

    def _build(self, fields: Sequence[OwnFieldRow]) -> None:
        clear_layout(self._box)
        self.editors = {}
        if not fields:
            return
        section, form = Section(_("Own fields")), Form()
        for own in fields:
            editor: LineField | ChoiceField = (
                LineField() if own.kind is FieldKind.TEXT else ChoiceField()
            )
            editor.committed.connect(partial(self._edit, own))
            self.editors[own.key] = form.add(own.name, editor)
        section.add(form)
        self._box.addWidget(section)

    def _edit(self, own: OwnFieldRow, value: str) -> None:
        if self._shown is not None:
            with trying(self._context):
                set_own_value(self._context.workspace, self._shown.id, own.id, value)


def _choices(own: OwnFieldRow, value: str) -> list[tuple[str, str]]:
    """What can be chosen; a value the field no longer offers is still shown."""
    values = [YES, NO] if own.kind is FieldKind.YES_NO else list(own.choices)
    if value and value not in values:
        values.append(value)
    return [("", "–"), *((each, own_value_word(own.kind, each)) for each in values)]
