"""The organiser's own fields: name, kind and choices, edited in place."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eventapp.domain.kinds import FieldKind
from eventapp.services.own_fields import OwnFieldRow
from ui import words
from ui.language import _
from ui.theme import Extent, Space
from ui.widgets.buttons import Role, icon_button, make_button
from ui.widgets.fields import ChoiceField, LineField, TextField
from ui.widgets.panels import Section, column, row
from ui.widgets.text import PlainLabel, Tone


class OwnFieldLine(QWidget):
    """One field.

    Signals:
        edited: (id, what of it, value).
        delete_asked: the id.
        move_asked: (id, -1 or 1).
    """

    edited = Signal(int, str, str)
    delete_asked = Signal(int)
    move_asked = Signal(int, int)

    def __init__(self, shown: OwnFieldRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.kind, self.choices = LineField(), ChoiceField(), TextField()
        self.name.setAccessibleName(_("Name of the field"))
        self.name.setPlaceholderText(_("Name"))
        self.kind.setAccessibleName(_("Kind of the field"))
        self.kind.set_choices(words.choices(FieldKind, words.field_kind))
        self.choices.setAccessibleName(_("Choices, one a line"))
        self.choices.setPlaceholderText(_("Choices, one a line"))
        self.choices.setFixedHeight(Extent.TEXT_AREA)
        self.up = icon_button("arrow-up", _("Move up"), clicked=self._mover(shown.id, -1))
        self.down = icon_button("arrow-down", _("Move down"), clicked=self._mover(shown.id, 1))
        self.remove = icon_button(
            "trash", _("Delete field"), clicked=partial(self.delete_asked.emit, shown.id)
        )
        for field, key in ((self.name, "name"), (self.kind, "kind"), (self.choices, "choices")):
            field.committed.connect(partial(self.edited.emit, shown.id, key))
        line = row(spacing=0)
        line.addWidget(self.kind, 1)
        line.addSpacing(Space.XS)
        for button in (self.up, self.down):
            line.addWidget(button)
        head = row(spacing=Space.XS)
        head.addWidget(self.name, 1)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        down = column(spacing=Space.XS)
        down.addLayout(head)
        down.addLayout(line)
        down.addWidget(self.choices)
        self.setLayout(down)

    def show_field(self, shown: OwnFieldRow, *, first: bool, last: bool) -> None:
        """Show it as it is now."""
        self.name.set_value(shown.name)
        self.kind.set_value(shown.kind.value)
        self.choices.set_value("\n".join(shown.choices))
        self.choices.setVisible(shown.kind is FieldKind.CHOICE)
        self.up.setEnabled(not first)
        self.down.setEnabled(not last)

    def commit(self) -> None:
        """Keep what is being typed."""
        self.name.commit()
        self.choices.commit()

    def _mover(self, field_id: int, by: int) -> "partial[None]":
        return partial(self.move_asked.emit, field_id, by)


class OwnFieldsEditor(QWidget):
    """All own fields of the event.

    Signals:
        edited: (field id, what of it, value).
        delete_asked: a field's id.
        move_asked: (field id, -1 or 1).
        add_asked: one more is wanted.
    """

    edited = Signal(int, str, str)
    delete_asked = Signal(int)
    move_asked = Signal(int, int)
    add_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = make_button(_("Add"), Role.LINK, clicked=self.add_asked.emit)
        section = Section(_("Own fields"), self.add)
        hint = _("What else you want to know of everybody: a meal, a car, a bus.")
        section.add(PlainLabel(hint, tone=Tone.MUTED, wrap=True))
        self.lines: dict[int, OwnFieldLine] = {}
        self._down = QVBoxLayout()
        self._down.setSpacing(Space.L)
        section.add_layout(self._down)
        self.setLayout(column(section))

    def show_fields(self, fields: Sequence[OwnFieldRow]) -> None:
        """Show these in order, keeping the editors of those that were there."""
        for gone in set(self.lines) - {own.id for own in fields}:
            line = self.lines.pop(gone)
            line.hide()
            line.deleteLater()
        for place, own in enumerate(fields):
            if own.id not in self.lines:
                self.lines[own.id] = self._make(own)
            line = self.lines[own.id]
            if self._down.indexOf(line) != place:
                self._down.insertWidget(place, line)
            line.show_field(own, first=not place, last=place + 1 == len(fields))

    def edit_name(self, field_id: int) -> None:
        """Begin to type the name of one just added."""
        line = self.lines[field_id]
        line.name.setFocus()
        line.name.selectAll()

    def commit(self) -> None:
        """Keep what is being typed."""
        for line in list(self.lines.values()):
            line.commit()

    def _make(self, own: OwnFieldRow) -> OwnFieldLine:
        line = OwnFieldLine(own)
        line.edited.connect(self.edited)
        line.delete_asked.connect(self.delete_asked)
        line.move_asked.connect(self.move_asked)
        return line
