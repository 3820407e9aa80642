"""The design of badges, marks to cut along, and whose badges they are."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eventapp.domain.badge_designs import designs_for
from eventapp.domain.errors import EventAppError
from eventapp.services.badge_layouts import LayoutRow, delete_layout, list_layouts
from ui.language import _, pgettext
from ui.pages.base import Context
from ui.printing.documents.badges import OWN, usual_design
from ui.printing.documents.base import Document, People, PrintOptions, Setting
from ui.printing.documents.chosen import chosen_attendees
from ui.printing.settings.attendee_field import AttendeeField
from ui.printing.settings.base import FormGroup
from ui.widgets.buttons import Role, make_button
from ui.widgets.fields import CheckField, ChoiceField
from ui.widgets.panels import boxed, row

if TYPE_CHECKING:
    from eventapp.domain.ids import CategoryId


def design_word(name: str) -> str:
    """What one of the program's designs is called."""
    return {
        "band": pgettext("badge design", "Colour band"),
        "centred": pgettext("badge design", "Centred"),
        "bilingual": pgettext("badge design", "Two languages"),
        "side": pgettext("badge design", "Large category"),
        "folded": pgettext("badge design", "Folded, two sides"),
    }[name]


class LayoutGroup(FormGroup):
    """One of the program's designs that suit the sheet, or one of one's own."""

    serves = frozenset({Setting.LAYOUT})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._options: PrintOptions | None = None
        self._own: dict[str, LayoutRow] = {}
        self.layouts = ChoiceField()
        self.layouts.committed.connect(lambda name: self.changed.emit({"layout": name}))
        self.form.add(_("Design"), self.layouts)
        self.change = make_button("", Role.LINK, icon="edit", clicked=self._change)
        self.delete = make_button(
            _("Delete this design…"), Role.LINK, icon="trash", clicked=self._delete
        )
        self._links = self.form.add_wide(boxed(row(self.change, self.delete, None)))

    def refresh(self) -> None:
        """Read one's own designs again."""
        self._own = {f"{OWN}{row.id}": row for row in list_layouts(self.context.workspace)}
        if self._options is not None:
            self._show(self._options)

    def show_options(self, document: Document, options: PrintOptions) -> None:
        """Show which; where the one chosen does not suit the sheet, the usual one."""
        del document
        self._options = options
        self._show(options)

    def _show(self, options: PrintOptions) -> None:
        offered = [(name, design_word(name)) for name in designs_for(options.sheet)]
        offered += [(key, _own_word(row)) for key, row in self._own.items()]
        if options.layout.startswith(OWN) and options.layout not in self._own:
            # Shown as what is set, so that another can be chosen instead.
            offered.append((options.layout, _("Deleted design")))
        names = [name for name, _word in offered]
        value = options.layout if options.layout in names else usual_design(both=options.both)
        self.layouts.set_choices(offered, value)
        own = self._own.get(value)
        damaged = own is not None and own.layout is None
        self.change.setText(_("Make your own of it…") if own is None else _("Change this design…"))
        self.change.setVisible(not damaged)
        self.delete.setVisible(damaged)
        self._links.setVisible(own is not None or not value.startswith(OWN))

    def _change(self) -> None:
        from ui.printing.designer import open_designer  # noqa: PLC0415 - late: rarely asked

        if self._options is None:
            return
        try:
            saved = open_designer(self.context, self, self.layouts.value, sheet=self._options.sheet)
        except EventAppError as error:
            self.context.warn(error)
            return
        self.refresh()
        if saved is not None:
            self.changed.emit({"layout": f"{OWN}{saved}"})

    def _delete(self) -> None:
        """Delete a design that nothing can be made of any more."""
        from ui.dialogs.confirm import confirm  # noqa: PLC0415 - late: rarely asked

        damaged = self._own[self.layouts.value]
        said = _("Delete “%(name)s”?") % {"name": damaged.name}
        details = _("Its content is damaged, so nothing can be printed with it.")
        if not confirm(self, said, details, yes=_("Delete"), danger=True):
            return
        try:
            delete_layout(self.context.workspace, damaged.id)
        except EventAppError as error:
            self.context.warn(error)
        self.refresh()
        self.changed.emit({"layout": ""})


def _own_word(row: LayoutRow) -> str:
    if row.layout is not None:
        return row.name
    return _("%(name)s (damaged)") % {"name": row.name}


class CutMarksGroup(FormGroup):
    """Marks to cut along, for badges on plain paper."""

    serves = frozenset({Setting.CUT_MARKS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.marks = CheckField(_("Marks to cut along"))
        self.marks.committed.connect(lambda value: self.changed.emit({"cut_marks": value}))
        self.form.add_wide(self.marks)

    def show_options(self, document: Document, options: PrintOptions) -> None:
        """Show whether they are printed."""
        del document
        self.marks.set_value(options.cut_marks)


class PeopleGroup(FormGroup):
    """All of them, those who have no badge yet, or one who is found below."""

    serves = frozenset({Setting.PEOPLE})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._options: PrintOptions | None = None
        self._new: dict[CategoryId | None, int] = {}
        self.people = ChoiceField()
        self.people.committed.connect(self._choose)
        self.form.add(pgettext("badges", "To print"), self.people)
        self.one = AttendeeField(context)
        self.one.chosen.connect(lambda one: self.changed.emit({"one": one}))
        self.form.add(pgettext("badges", "Who"), self.one)

    def refresh(self) -> None:
        """Count again who has none."""
        self._new = {}
        if self._options is not None:
            self._show(self._options)

    def show_options(self, document: Document, options: PrintOptions) -> None:
        """Show whose."""
        del document
        self._options = options
        self._show(options)

    def _show(self, options: PrintOptions) -> None:
        missing = _("Not printed yet")
        offered = [
            (People.ALL.value, pgettext("badges", "All")),
            (People.NEW.value, f"{missing} ({self._count_new(options)})"),
            (People.ONE.value, pgettext("badges", "Just one")),
        ]
        self.people.set_choices(offered, options.people.value)
        only = options.people is People.ONE
        self.one.show_one(options.one if only else 0)
        self.form.set_row_visible(self.one, visible=only)

    def _count_new(self, options: PrintOptions) -> int:
        """How many badges of the category chosen are still to be printed."""
        category = options.category
        if category not in self._new:
            new = replace(options, people=People.NEW)
            found = chosen_attendees(self.context.workspace, self.context.event_id, new)
            self._new[category] = len(found or ())
        return self._new[category]

    def _choose(self, value: str) -> None:
        self.changed.emit({"people": People(value), "one": 0})
