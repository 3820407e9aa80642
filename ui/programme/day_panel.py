"""A day's own facts and the event's rooms, shown while no session is selected."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from eventapp.domain.ids import DayId
from eventapp.services.events import DayRow, RoomRow
from ui import words
from ui.language import _, date_text
from ui.pages.base import Page
from ui.programme.day_edits import DayEdits
from ui.programme.rows import Programme
from ui.theme import Size, Space
from ui.widgets.buttons import Role, icon_button, make_button
from ui.widgets.fields import DateField, Form, LineField, clock_field
from ui.widgets.panels import Section, column
from ui.widgets.text import PlainLabel, Tone


class DayPanel(QWidget):
    """Edits the day shown and the rooms of its event."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits = DayEdits(page)
        self._day: DayRow | None = None
        self._sessions = 0
        self.heading = PlainLabel(size=Size.SECTION, bold=True, wrap=True)
        self.about = PlainLabel(tone=Tone.MUTED, wrap=True)
        self._make_form(page)
        self._make_rooms()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(Space.M)
        down.addLayout(column(self.heading, self.about, spacing=Space.XS))
        down.addWidget(self.form)
        down.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeft)
        down.addWidget(self.rooms)

    def show_day(self, day: DayId | None, programme: Programme) -> None:
        """Show a day; of None, what the unscheduled sessions wait for."""
        self._day = programme.day(day)
        self._sessions = len(programme.of_day(day))
        self.form.setVisible(self._day is not None)
        self.delete.setVisible(self._day is not None)
        if self._day is None:
            self.heading.setText(_("Unscheduled"))
            self.about.setText(_("Choose a session and give it a day and a time."))
        else:
            self.heading.setText(date_text(self._day.date, long=True))
            self.about.setText(_("Choose a session to see and edit it here."))
            self.date.set_value(self._day.date)
            self.opens.set_minutes(self._day.opens)
            self.closes.set_minutes(self._day.closes)
        self._show_rooms(programme.rooms)

    def commit(self) -> None:
        """Keep what is being typed."""
        editors = [self.opens, self.closes, self.newcomer]
        for line in self._lines:
            editors += [line.name, line.name_en]
        for editor in editors:
            if editor.hasFocus():
                editor.commit()

    def _make_form(self, page: Page) -> None:
        self.form = Form()
        self.date = self.form.add(_("Date"), DateField())
        self.opens = self.form.add(_("Opens"), clock_field())
        self.closes = self.form.add(_("Closes"), clock_field())
        self.date.committed.connect(self._set_date)
        self.opens.minutes_committed.connect(self._set_opens)
        self.closes.minutes_committed.connect(self._set_closes)
        for field in (self.opens, self.closes):
            field.refused.connect(page.context.warn)
        self.delete = make_button(_("Delete this day"), Role.LINK, clicked=self._delete)
        self.delete.setProperty("flush", "true")

    def _make_rooms(self) -> None:
        self.rooms = Section(_("Rooms"))
        self._lines: list[RoomLine] = []
        self.newcomer = self.rooms.add(LineField(placeholder=_("Add a room")))
        self.newcomer.setAccessibleName(_("Add a room"))
        self.newcomer.committed.connect(self._add_room)

    def _show_rooms(self, rooms: tuple[RoomRow, ...]) -> None:
        while len(self._lines) > len(rooms):
            line = self._lines.pop()
            line.hide()
            line.deleteLater()
        while len(self._lines) < len(rooms):
            line = RoomLine(self._edits)
            self.rooms.insert(len(self._lines), line)
            self._lines.append(line)
        for line, room in zip(self._lines, rooms, strict=True):
            line.show_room(room)

    def _add_room(self, name: str) -> None:
        self.newcomer.clear()
        self.newcomer.set_value("")
        if name:
            self._edits.add_room(name)

    def _set_date(self, value: date) -> None:
        if self._day is not None:
            self._edits.set_date(self._day.id, value)

    def _set_opens(self, minutes: int) -> None:
        if self._day is not None:
            self._edits.set_opens(self._day.id, minutes)

    def _set_closes(self, minutes: int) -> None:
        if self._day is not None:
            self._edits.set_closes(self._day.id, self._day.opens, minutes)

    def _delete(self) -> None:
        if self._day is not None:
            self._edits.delete_day(self._day.id, self._sessions)


class RoomLine(QWidget):
    """A room: its name in both languages, and a button that deletes it."""

    def __init__(self, edits: DayEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits = edits
        self._room: RoomRow | None = None
        self.name = LineField(placeholder=_("Name"))
        self.name_en = LineField(placeholder=_("English name"))
        self.name.setAccessibleName(_("Room"))
        self.name_en.setAccessibleName(_("English name"))
        self.delete = icon_button("trash", _("Delete this room"), clicked=self._delete)
        self.name.committed.connect(self._rename)
        self.name_en.committed.connect(self._rename_in_english)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, Space.XS)
        across.setSpacing(Space.XS)
        across.addLayout(column(self.name, self.name_en, spacing=Space.XS), 1)
        across.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignTop)

    def show_room(self, room: RoomRow) -> None:
        """Show a room."""
        self._room = room
        self.name.set_value(room.name)
        self.name_en.set_value(room.name_en)

    def _rename(self, name: str) -> None:
        if self._room is not None:
            self._edits.rename_room(self._room.id, name)
            self.name.set_value(self._room.name)

    def _rename_in_english(self, name: str) -> None:
        if self._room is not None:
            self._edits.rename_room_in_english(self._room.id, name)
            self.name_en.set_value(self._room.name_en)

    def _delete(self) -> None:
        if self._room is not None:
            name = words.pick(self._room.name, self._room.name_en)
            self._edits.delete_room(self._room.id, name)
