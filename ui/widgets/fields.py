"""Editors that commit by themselves, and the form that puts them beside their words."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QSizePolicy, QWidget

from ui.theme import Extent, Space
from ui.widgets.choices import CheckField, ChoiceField, DateField, PickField, SearchBox
from ui.widgets.lines import LineField, MinutesField, TextField, clock_field, length_field
from ui.widgets.text import PlainLabel, Tone

__all__ = [
    "CheckField",
    "ChoiceField",
    "DateField",
    "Form",
    "LineField",
    "MinutesField",
    "PickField",
    "SearchBox",
    "TextField",
    "clock_field",
    "length_field",
]

W = TypeVar("W", bound=QWidget)


class Form(QWidget):
    """Rows of a muted word and its editor, as side panels and cards hold them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: list[PlainLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnMinimumWidth(0, Extent.FIELD_LABEL)
        self._grid.setColumnStretch(1, 1)

    def add(self, label: str, editor: W) -> W:
        """Add a row; the editor is handed back."""
        row = self._grid.rowCount()
        word = PlainLabel(label, tone=Tone.MUTED, wrap=True, parent=self)
        needed = word.fontMetrics().horizontalAdvance(label) + Space.S
        word.setFixedWidth(min(max(Extent.FIELD_LABEL, needed), Extent.FIELD_LABEL_MOST))
        word.setBuddy(editor)
        self._words.append(word)
        if not editor.accessibleName():
            editor.setAccessibleName(label)
        top = isinstance(editor, QPlainTextEdit)
        if top:
            word.setContentsMargins(0, Space.S - Space.RING, 0, 0)
        place = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(word, row, 0, place)
        fixed = editor.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Fixed
        side = Qt.AlignmentFlag.AlignLeft if fixed else Qt.AlignmentFlag(0)
        self._grid.addWidget(editor, row, 1, side)
        return editor

    @property
    def label_width(self) -> int:
        """How wide the words before its editors are, of the rows that are shown."""
        return max((word.width() for word in self._words if not word.isHidden()), default=0)

    def align(self, label_width: int, room: int) -> None:
        """Let the editors begin where those of another form do, where that leaves them room."""
        self._grid.setColumnMinimumWidth(0, Extent.FIELD_LABEL)
        wider = label_width - max(self.label_width, Extent.FIELD_LABEL)
        if self._grid.minimumSize().width() + wider <= room:
            self._grid.setColumnMinimumWidth(0, max(label_width, Extent.FIELD_LABEL))

    def add_wide(self, widget: W) -> W:
        """Add a row without a word, over the whole width."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 2)
        return widget

    def set_row_visible(self, editor: QWidget, *, visible: bool) -> None:
        """Show or hide a row by its editor."""
        row = self._grid.getItemPosition(self._grid.indexOf(editor))[0]  # type: ignore[index]
        for column in range(2):
            item = self._grid.itemAtPosition(row, column)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setVisible(visible)
