"""The rooms of an event, edited and put into order beside the programme."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from eventapp.domain.ids import RoomId
from eventapp.services.events import RoomRow
from ui import icons, words
from ui.icons import Ink
from ui.language import _
from ui.pages.base import Page
from ui.programme.counts import count_field
from ui.programme.day_edits import DayEdits
from ui.programme.line_list import LineList
from ui.programme.rows import Programme
from ui.theme import Extent, Space
from ui.widgets.buttons import icon_button
from ui.widgets.fields import Form, LineField
from ui.widgets.panels import Section
from ui.widgets.text import plain_tooltip

_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RoomsSection(Section):
    """Every room on a line, how long the way between them is, and a line for one more."""

    def __init__(self, page: Page, edits: DayEdits, parent: QWidget | None = None) -> None:
        super().__init__(_("Rooms"), parent=parent)
        self._page, self._edits = page, edits
        self._rooms: tuple[RoomRow, ...] = ()
        self._list = self.add(LineList[RoomLine](self._make))
        self._list.dropped.connect(self._drop)
        self.newcomer = self.add(LineField(placeholder=_("Add a room")))
        self.newcomer.setAccessibleName(_("Add a room"))
        self.newcomer.committed.connect(self._add_room)
        self.form = self.add(Form())
        self.travel = self.form.add(_("Way between"), count_field("travel"))
        self.travel.setPlaceholderText(_("minutes, if it counts"))
        self.travel.setToolTip(
            plain_tooltip(_("Who speaks in two rooms needs this many minutes in between."))
        )
        self.travel.minutes_committed.connect(edits.set_travel)
        self.travel.refused.connect(page.context.warn)

    @property
    def lines(self) -> list["RoomLine"]:
        """A line for each room, in order."""
        return self._list.lines

    def show_programme(self, programme: Programme) -> None:
        """Show the rooms."""
        self._rooms = programme.rooms
        lines = self._list.show_ids([room.id for room in programme.rooms])
        for line, room in zip(lines, programme.rooms, strict=True):
            line.show_room(room)
        self.travel.set_minutes(programme.circumstances.travel)
        self.form.setVisible(len(programme.rooms) > 1)

    def commit(self) -> None:
        """Keep what is being typed."""
        for editor in (
            self.newcomer,
            self.travel,
            *(e for line in self.lines for e in line.editors),
        ):
            if editor.hasFocus():
                editor.commit()

    def _make(self, _room: int) -> "RoomLine":
        line = RoomLine(self._edits, self._page.context.warn)
        line.moved.connect(lambda step: self._move(line, step))
        return line

    def _move(self, line: "RoomLine", step: int) -> None:
        place = self._list.place_of(line)
        self._edits.move_room(self._rooms, self._rooms[place].id, place + step)

    def _drop(self, room: int, place: int) -> None:
        self._edits.move_room(self._rooms, RoomId(room), place)

    def _add_room(self, name: str) -> None:
        self.newcomer.clear()
        self.newcomer.set_value("")
        if name:
            self._edits.add_room(name)


class RoomLine(QWidget):
    """A room: its names, how many it holds, and a button that deletes it.

    Signals:
        moved: -1 or 1, on Alt+Up and Alt+Down.
    """

    moved = Signal(int)

    def __init__(
        self,
        edits: DayEdits,
        warn: Callable[[Exception], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._edits = edits
        self._room: RoomRow | None = None
        grip = QLabel()
        grip.setPixmap(icons.pixmap("grip", Ink.FAINT, Extent.ICON_SMALL))
        grip.setFixedHeight(Extent.CONTROL)
        grip.setCursor(Qt.CursorShape.OpenHandCursor)
        grip.setToolTip(plain_tooltip(_("Drag to change the order") + "  Alt+↑ Alt+↓"))
        self.name = LineField(placeholder=_("Name"))
        self.name.setAccessibleName(_("Room"))
        self.name_en = LineField(placeholder=_("English name"))
        self.name_en.setAccessibleName(_("English name"))
        self.seats = count_field("capacity")
        self.seats.setPlaceholderText(_("Seats"))
        self.seats.setAccessibleName(_("Seats"))
        self.seats.setToolTip(plain_tooltip(_("How many people the room holds")))
        self.seats.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.seats.setFixedWidth(Extent.COUNT)
        self.delete = icon_button("trash", _("Delete this room"), clicked=self._delete)
        self.name.committed.connect(self._rename)
        self.name_en.committed.connect(self._rename_in_english)
        self.seats.minutes_committed.connect(self._set_capacity)
        self.seats.refused.connect(warn)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, Space.XS)
        grid.setSpacing(Space.XS)
        grid.setColumnStretch(1, 1)
        for place, widget in enumerate((grip, self.name, self.seats, self.delete)):
            grid.addWidget(widget, 0, place)
        grid.addWidget(self.name_en, 1, 1, 1, 2)

    @property
    def editors(self) -> tuple[LineField, ...]:
        """What can be typed into, in order."""
        return self.name, self.seats, self.name_en

    def show_room(self, room: RoomRow) -> None:
        """Show a room."""
        self._room = room
        self.name.set_value(room.name)
        self.name_en.set_value(room.name_en)
        self.seats.set_minutes(room.capacity)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the rooms on Alt+Up and Alt+Down."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def _rename(self, name: str) -> None:
        if self._room is not None:
            self._edits.rename_room(self._room.id, name)
            self.name.set_value(self._room.name)

    def _rename_in_english(self, name: str) -> None:
        if self._room is not None:
            self._edits.rename_room_in_english(self._room.id, name)
            self.name_en.set_value(self._room.name_en)

    def _set_capacity(self, seats: int) -> None:
        if self._room is not None:
            self._edits.set_capacity(self._room, seats)
            self.seats.set_minutes(self._room.capacity)

    def _delete(self) -> None:
        if self._room is not None:
            name = words.pick(self._room.name, self._room.name_en)
            self._edits.delete_room(self._room.id, name)
