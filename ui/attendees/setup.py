"""What registration is set up with, shown while nobody is selected: places, categories, fields."""

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QWidget

from eventapp.domain.ids import CategoryId, OwnFieldId
from eventapp.domain.kinds import FieldKind, Kind
from eventapp.services import attendees, own_fields, registration
from eventapp.services.registration import Capacities, Places
from ui.attendees.categories import CategoriesEditor
from ui.attendees.details_section import trying
from ui.attendees.own_editor import OwnFieldsEditor
from ui.hues import hex_of, hue_of
from ui.language import _, pgettext
from ui.programme.counts import count_field
from ui.theme import Extent, Hue, Size, Space
from ui.widgets.panels import Section, column, row
from ui.widgets.text import PlainLabel, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eventapp.services.attendees import CategoryFields, CategoryRow
    from eventapp.services.own_fields import OwnFieldFields, OwnFieldRow
    from ui.pages.base import Context


class Setup(QWidget):
    """The editors, which write what is typed and are shown anew by :meth:`read`."""

    def __init__(self, context: "Context", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.categories: Sequence[CategoryRow] = ()
        self.own_fields: Sequence[OwnFieldRow] = ()
        self._capacities = Capacities(Places(), {})
        self.category_lines, self.own_lines = CategoriesEditor(), OwnFieldsEditor()
        self._wire()
        parts = (self._places(), self.category_lines, self.own_lines)
        self.setLayout(column(*parts, spacing=Space.M))

    def read(self) -> None:
        """Show everything as it is now."""
        workspace, event_id = self._context.workspace, self._context.event_id
        self.categories = attendees.list_categories(workspace, event_id)
        self.own_fields = own_fields.list_own_fields(workspace, event_id)
        self.own_lines.show_fields(self.own_fields)

    def show_places(self, places: Capacities) -> None:
        """Show how many places are taken, and the categories with theirs."""
        self._capacities = places
        self.capacity.set_minutes(places.event.capacity)
        self.taken.setText(_("registered %(n)d") % {"n": places.event.taken})
        self.category_lines.show_categories(self.categories, places.categories)

    def commit(self) -> None:
        """Keep what is being typed."""
        self.capacity.commit()
        self.category_lines.commit()
        self.own_lines.commit()

    def add_category(self) -> None:
        """Add a category in a colour no other has, and begin to name it."""
        used = {hue_of(line.colour) for line in self.categories}
        hue = next((hue for hue in Hue if hue not in used), Hue.GREY)
        with trying(self._context):
            made = attendees.add_category(
                self._context.workspace,
                self._context.event_id,
                name=_("New category"),
                colour=hex_of(hue),
            )
            self.category_lines.edit_name(made.only_inserted(Kind.CATEGORY))

    def add_field(self) -> None:
        """Add a field of text and begin to name it."""
        with trying(self._context):
            made = own_fields.add_own_field(
                self._context.workspace, self._context.event_id, name=_("New field")
            )
            self.own_lines.edit_name(made.only_inserted(Kind.OWN_FIELD))

    def _places(self) -> Section:
        section = Section(_("Places"))
        self.capacity = count_field("capacity")
        self.capacity.setAccessibleName(_("Places of the event"))
        self.capacity.setPlaceholderText(pgettext("places", "any"))
        self.capacity.setFixedWidth(Extent.COLUMN_LENGTH)
        self.capacity.refused.connect(self._context.warn)
        self.capacity.minutes_committed.connect(self._edit_capacity)
        self.taken = PlainLabel(size=Size.SMALL, tone=Tone.MUTED)
        word = PlainLabel(_("Whole event"), tone=Tone.MUTED)
        section.add_layout(row(word, self.capacity, self.taken, None))
        hint = _("When all places are taken, who registers is put on the waiting list.")
        section.add(PlainLabel(hint, size=Size.SMALL, tone=Tone.MUTED, wrap=True))
        return section

    def _wire(self) -> None:
        self.category_lines.edited.connect(self._edit_category)
        self.category_lines.delete_asked.connect(self._delete_category)
        self.category_lines.add_asked.connect(self.add_category)
        self.category_lines.refused.connect(self._context.warn)
        self.own_lines.edited.connect(self._edit_field)
        self.own_lines.delete_asked.connect(self._delete_field)
        self.own_lines.move_asked.connect(self._move_field)
        self.own_lines.add_asked.connect(self.add_field)

    def _edit_capacity(self, count: int) -> None:
        with trying(self._context):
            registration.set_event_capacity(self._context.workspace, self._context.event_id, count)
        self.show_places(self._capacities)

    def _edit_category(self, category_id: int, field: str, value: str) -> None:
        changed: Any = int(value) if field == "capacity" else value
        fields = cast("CategoryFields", {field: changed})
        with trying(self._context):
            attendees.update_category(self._context.workspace, CategoryId(category_id), **fields)
        self.show_places(self._capacities)

    def _delete_category(self, category_id: int) -> None:
        name = next((line.name for line in self.categories if line.id == category_id), "")
        with trying(self._context):
            attendees.delete_category(self._context.workspace, CategoryId(category_id))
            self._context.say(_("Deleted the category %(name)s") % {"name": name})

    def _edit_field(self, field_id: int, part: str, value: str) -> None:
        changed: Any = FieldKind(value) if part == "kind" else value
        fields = cast("OwnFieldFields", {part: changed})
        with trying(self._context):
            own_fields.update_own_field(self._context.workspace, OwnFieldId(field_id), **fields)
        self.own_lines.show_fields(self.own_fields)

    def _delete_field(self, field_id: int) -> None:
        name = next((own.name for own in self.own_fields if own.id == field_id), "")
        with trying(self._context):
            own_fields.delete_own_field(self._context.workspace, OwnFieldId(field_id))
            self._context.say(_("Deleted the field %(name)s") % {"name": name})

    def _move_field(self, field_id: int, by: int) -> None:
        order = [own.id for own in self.own_fields]
        place = order.index(OwnFieldId(field_id))
        order.insert(max(place + by, 0), order.pop(place))
        with trying(self._context):
            own_fields.reorder_own_fields(self._context.workspace, self._context.event_id, order)
