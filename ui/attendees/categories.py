"""The event's categories: name, English name and colour, edited in place."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from eventapp.services.attendees import CategoryRow
from ui.language import _
from ui.widgets.buttons import Role, make_button
from ui.widgets.hued import HuedLine, HuedLines
from ui.widgets.panels import Section, column
from ui.widgets.text import PlainLabel, Tone


class CategoriesEditor(QWidget):
    """All categories of the event, shown while nobody is selected.

    Signals:
        edited: (category id, field, value).
        delete_asked: a category's id.
        add_asked: one more is wanted.
    """

    edited = Signal(int, str, str)
    delete_asked = Signal(int)
    add_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = make_button(_("Add"), Role.LINK, clicked=self.add_asked.emit)
        section = Section(_("Categories"), self.add)
        hint = _("A category gives the badge its word and colour.")
        section.add(PlainLabel(hint, tone=Tone.MUTED, wrap=True))
        self._lines = section.add(HuedLines(_("Delete category")))
        self._lines.edited.connect(self.edited)
        self._lines.delete_asked.connect(self.delete_asked)
        self.setLayout(column(section))

    @property
    def lines(self) -> dict[int, HuedLine]:
        """The line of each category."""
        return self._lines.lines

    def show_categories(self, categories: Sequence[CategoryRow]) -> None:
        """Show these, keeping the editors of those that were there."""
        self._lines.show_all(categories)

    def edit_name(self, category_id: int) -> None:
        """Begin to type the name of a category just added."""
        self._lines.edit_name(category_id)

    def commit(self) -> None:
        """Keep what is being typed."""
        self._lines.commit()
