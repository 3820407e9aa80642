"""The event's categories: names, colour, the word on the badge, places; edited in place."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from eventapp.domain.ids import CategoryId
from eventapp.services.attendees import CategoryRow
from eventapp.services.registration import Places
from ui.language import _, pgettext
from ui.programme.counts import count_field
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.fields import LineField
from ui.widgets.hued import HuedLine, HuedLines
from ui.widgets.panels import Section, column, row
from ui.widgets.text import ElidedLabel, PlainLabel, Tone


class CategoryLine(HuedLine):
    """A category, with the word its badge shows and how many places it has.

    Signals:
        refused: an error of what could not be read as a number.
    """

    refused = Signal(object)

    def __init__(self, shown: CategoryRow, delete: str, parent: QWidget | None = None) -> None:
        super().__init__(shown, delete, parent)
        self.badge_word, self.badge_word_en = LineField(), LineField()
        self.capacity = count_field("capacity")
        self.taken = ElidedLabel(size=Size.SMALL, tone=Tone.MUTED)
        words = {"badge_word": self.badge_word, "badge_word_en": self.badge_word_en}
        for key, field in words.items():
            field.committed.connect(lambda text, key=key: self.edited.emit(shown.id, key, text))
        for field, said in (
            (self.badge_word, _("Word on the badge")),
            (self.badge_word_en, _("Word on the badge in English")),
            (self.capacity, _("Places of the category; empty for any number")),
        ):
            field.setAccessibleName(said)
            field.setToolTip(said)
        self.badge_word.setPlaceholderText(pgettext("category", "On badge"))
        self.badge_word_en.setPlaceholderText(_("In English"))
        self.capacity.setPlaceholderText("–")
        self.capacity.setFixedWidth(Extent.COUNT)
        self.capacity.refused.connect(self.refused)
        self.capacity.minutes_committed.connect(
            lambda count: self.edited.emit(shown.id, "capacity", str(count))
        )
        badge = row(self.badge_word, self.badge_word_en, spacing=Space.XS)
        places = row(PlainLabel(_("Places"), tone=Tone.MUTED), self.capacity)
        places.addWidget(self.taken, 1)
        self.fields.addLayout(badge)
        self.fields.addLayout(places)
        self.show_category(shown)

    def show_category(self, shown: CategoryRow) -> None:
        """Show what only categories have; the badge shows the name without a word of its own."""
        self.badge_word.set_value(shown.badge_word)
        self.badge_word_en.set_value(shown.badge_word_en)
        self.capacity.set_minutes(shown.capacity)

    def show_places(self, places: Places) -> None:
        """Say how many places are taken."""
        said = _("registered %(n)d") % {"n": places.taken}
        if places.waiting:
            said += " · " + _("waiting %(n)d") % {"n": places.waiting}
        self.taken.setText(said)
        over = places.capacity and places.taken > places.capacity
        self.taken.set_tone(Tone.REFUSED if over else Tone.MUTED)

    def commit(self) -> None:
        """Keep what is being typed."""
        super().commit()
        for field in (self.badge_word, self.badge_word_en, self.capacity):
            field.commit()


class CategoriesEditor(QWidget):
    """All categories of the event, shown while nobody is selected.

    Signals:
        edited: (category id, field, value).
        delete_asked: a category's id.
        add_asked: one more is wanted.
        refused: an error of what was typed.
    """

    edited = Signal(int, str, str)
    delete_asked = Signal(int)
    add_asked = Signal()
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = make_button(_("Add"), Role.LINK, clicked=self.add_asked.emit)
        section = Section(_("Categories"), self.add)
        hint = _("A category gives the badge its word and colour.")
        section.add(PlainLabel(hint, tone=Tone.MUTED, wrap=True))
        self._lines = section.add(HuedLines(_("Delete category"), self._make))
        self._lines.edited.connect(self.edited)
        self._lines.delete_asked.connect(self.delete_asked)
        self.setLayout(column(section))

    @property
    def lines(self) -> Mapping[int, CategoryLine]:
        """The line of each category."""
        lines = self._lines.lines.items()
        return {key: line for key, line in lines if isinstance(line, CategoryLine)}

    def show_categories(
        self, categories: Sequence[CategoryRow], places: Mapping[CategoryId, Places]
    ) -> None:
        """Show these, keeping the editors of those that were there."""
        self._lines.show_all(categories)
        for category in categories:
            line = self.lines[category.id]
            line.show_category(category)
            line.show_places(places.get(category.id, Places()))

    def edit_name(self, category_id: int) -> None:
        """Begin to type the name of a category just added."""
        self._lines.edit_name(category_id)

    def commit(self) -> None:
        """Keep what is being typed."""
        self._lines.commit()

    def _make(self, shown: CategoryRow, delete: str) -> CategoryLine:
        line = CategoryLine(shown, delete)
        line.refused.connect(self.refused)
        return line
