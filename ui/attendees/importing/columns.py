"""What each column of a list is taken for, guessed and corrected."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from eventapp.domain.roster import MANY, ColumnGuess, Meaning
from ui.language import _
from ui.roster_words import meaning_word
from ui.theme import Extent, Space
from ui.widgets.fields import ChoiceField
from ui.widgets.panels import Note, hairline
from ui.widgets.text import ElidedLabel, PlainLabel, Tone

_OFFERED = tuple(meaning for meaning in Meaning if meaning is not Meaning.REFUSED)
_NAMES = frozenset({Meaning.NAME, Meaning.FIRST_NAME, Meaning.LAST_NAME})
_MOST_LETTERS = 120


class ColumnsStep(QWidget):
    """A line a column: its heading, what stands in it, and what it is taken for.

    Signals:
        corrected: the columns as they are meant now.
    """

    corrected = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: list[ColumnGuess] = []
        self.choices: list[ChoiceField | None] = []
        self.note = Note(
            _("Which column holds the names?"),
            _("Choose “Name” for it, or “Family name” and “First name”."),
        )
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        hint = _("What is corrected here is remembered for lists with the same headings.")
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(Space.M)
        down.addWidget(PlainLabel(hint, tone=Tone.MUTED, wrap=True))
        down.addWidget(self.note)
        down.addWidget(self._scroll, 1)

    @property
    def columns(self) -> tuple[ColumnGuess, ...]:
        """The columns as they are meant now."""
        return tuple(self._columns)

    @property
    def has_names(self) -> bool:
        """Whether some column says who it is."""
        return any(column.meaning in _NAMES for column in self._columns)

    def show_columns(self, columns: Sequence[ColumnGuess]) -> None:
        """Show other columns."""
        self._columns = list(columns)
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, Space.S, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.XS)
        for place, share in enumerate((3, 4, 0, 0)):
            grid.setColumnStretch(place, share)
        self.choices = []
        self._head(grid)
        for place, column in enumerate(columns):
            self.choices.append(self._line(grid, 2 * place + 2, place, column))
        grid.setRowStretch(grid.rowCount(), 1)
        self._scroll.setWidget(inner)
        self.note.setVisible(not self.has_names)

    def _head(self, grid: QGridLayout) -> None:
        for place, word in enumerate((_("Heading"), _("In the column"), _("Is taken for"))):
            grid.addWidget(PlainLabel(word, tone=Tone.MUTED), 0, place)
        grid.addWidget(hairline(), 1, 0, 1, 4)

    def _line(
        self, grid: QGridLayout, at: int, place: int, column: ColumnGuess
    ) -> ChoiceField | None:
        heading = column.heading[:_MOST_LETTERS] or _("Column %(n)d") % {"n": column.index + 1}
        grid.addWidget(ElidedLabel(heading, bold=True), at, 0)
        samples = " · ".join(sample[:_MOST_LETTERS] for sample in column.samples)
        if column.meaning is Meaning.REFUSED:
            said = _("Looks like resident registration numbers: it is not read.")
            grid.addWidget(ElidedLabel(said, tone=Tone.REFUSED), at, 1)
            grid.addWidget(PlainLabel(meaning_word(column.meaning), tone=Tone.REFUSED), at, 2)
            grid.setRowMinimumHeight(at, Extent.ROW)
            return None
        grid.addWidget(ElidedLabel(samples, tone=Tone.MUTED), at, 1)
        choice = ChoiceField([(word.value, meaning_word(word)) for word in _OFFERED])
        choice.setFixedWidth(Extent.MEANING)
        choice.set_value(column.meaning.value)
        choice.setAccessibleName(_("What “%(heading)s” is taken for") % {"heading": heading})
        choice.committed.connect(lambda value: self._correct(place, Meaning(value)))
        grid.addWidget(choice, at, 2)
        if not column.sure and column.meaning not in MANY:
            grid.addWidget(PlainLabel(_("A guess"), tone=Tone.ALREADY), at, 3)
        grid.setRowMinimumHeight(at, Extent.ROW)
        return choice

    def _correct(self, place: int, meaning: Meaning) -> None:
        """Take a column for something else; another that was it becomes a field of its own."""
        for other, column in enumerate(self._columns):
            taken = column.meaning is meaning and meaning not in MANY
            if other == place:
                self._columns[other] = replace(column, meaning=meaning, sure=True)
            elif taken:
                self._columns[other] = replace(column, meaning=Meaning.OWN)
                choice = self.choices[other]
                if choice is not None:
                    choice.set_value(Meaning.OWN.value)
        self.note.setVisible(not self.has_names)
        self.corrected.emit(self.columns)
