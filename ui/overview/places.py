"""When and where: the days with their hours and the rooms, edited in their lines."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eventapp.services.events import DayRow, RoomRow
from ui import words
from ui.language import _
from ui.overview.fields import quiet
from ui.overview.flow import FlowLayout
from ui.theme import Extent, Space
from ui.widgets.buttons import Role, icon_button, make_button
from ui.widgets.fields import DateField, LineField, MinutesField, clock_field
from ui.widgets.panels import boxed, clear_layout, row
from ui.widgets.text import PlainLabel, Tone


class Days(QWidget):
    """The days of the event, each with when it opens and closes.

    Signals:
        edited: (day, field, value) of a new date, opening or closing.
        refused: an :class:`EventAppError` of a time that could not be read.
        added: one more day is asked for.
        removed: the day to take away.
    """

    edited = Signal(int, str, object)
    refused = Signal(object)
    added = Signal()
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[int, ...] | None = None
        self.lines: list[_DayLine] = []
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(Space.XS)

    def show_days(self, days: Sequence[DayRow]) -> None:
        """Show these days; lines being edited stay where they are."""
        ids = tuple(day.id for day in days)
        if ids != self._shown:
            self._shown = ids
            clear_layout(self._down)
            add = make_button(_("Add a day"), Role.LINK, icon="plus", clicked=self.added.emit)
            self.lines = [_DayLine(self, only=len(days) == 1) for _day in days]
            for line in self.lines:
                self._down.addWidget(line)
            if self.lines:
                self.lines[-1].end_with(add)
            else:
                self._down.addWidget(add)
        for line, day in zip(self.lines, days, strict=True):
            line.show_day(day)


class _DayLine(QWidget):
    """One day."""

    def __init__(self, days: Days, *, only: bool) -> None:
        super().__init__(days)
        self._day = 0
        self.date = DateField()
        self.date.setProperty("role", "quiet")
        self.date.setDisplayFormat("yyyy-MM-dd (ddd)")
        self.date.setFixedWidth(Extent.COLUMN + Space.XXL + Space.L)
        self.date.setAccessibleName(_("Date"))
        self.opens = self._clock(_("Opens"))
        self.closes = self._clock(_("Closes"))
        self.date.committed.connect(lambda value: days.edited.emit(self._day, "date", value))
        for field, clock in (("opens", self.opens), ("closes", self.closes)):
            clock.minutes_committed.connect(self._teller(days, field))
            clock.refused.connect(days.refused)
        dash = PlainLabel("–", tone=Tone.MUTED)
        across = row(self.date, self.opens, dash, self.closes, None, spacing=0)
        self._across = across
        if not only:
            take = icon_button(
                "close", _("Remove this day"), clicked=lambda: days.removed.emit(self._day)
            )
            across.addWidget(take)
        self.setLayout(across)

    def end_with(self, button: QWidget) -> None:
        """Take a button at the end of the line."""
        self._across.addWidget(button)

    def show_day(self, day: DayRow) -> None:
        """Show a day."""
        self._day = day.id
        self.date.set_value(day.date)
        self.opens.set_minutes(day.opens)
        self.closes.set_minutes(day.closes)

    @staticmethod
    def _clock(name: str) -> MinutesField:
        clock = clock_field()
        clock.setProperty("role", "quiet")
        clock.setAccessibleName(name)
        clock.setFixedWidth(Extent.FIELD_LABEL - Space.S)
        return clock

    def _teller(self, days: Days, field: str) -> Callable[[int], None]:
        return lambda minutes: days.edited.emit(self._day, field, minutes)


class Rooms(QWidget):
    """The rooms of the event, and a line for one more.

    Signals:
        renamed: (room's row, name).
        added: the name of a new room.
        removed: the room to take away.
    """

    renamed = Signal(object, str)
    added = Signal(str)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[int, ...] | None = None
        self.fields: list[LineField] = []
        self._rooms: Sequence[RoomRow] = ()
        self._flow = FlowLayout(self, gap=0)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_rooms(self, rooms: Sequence[RoomRow]) -> None:
        """Show these rooms."""
        self._rooms = rooms
        ids = tuple(room.id for room in rooms)
        if ids != self._shown:
            self._shown = ids
            clear_layout(self._flow)
            self.fields = [self._line(place) for place in range(len(rooms))]
            self.one_more = quiet(LineField(placeholder=_("Add a room")))
            self.one_more.setAccessibleName(_("Add a room"))
            self.one_more.committed.connect(self._add)
            self.one_more.setFixedWidth(2 * Extent.COLUMN)
            self._flow.addWidget(self.one_more)
        for field, room in zip(self.fields, rooms, strict=True):
            field.set_value(words.shown(room, "name"))
            self._fit(field)

    def _line(self, place: int) -> LineField:
        field = quiet(LineField())
        field.setAccessibleName(_("Room"))
        field.textEdited.connect(lambda _text: self._fit(field))
        field.committed.connect(lambda name: self.renamed.emit(self._rooms[place], name))
        take = icon_button(
            "close",
            _("Remove this room"),
            clicked=lambda: self.removed.emit(self._rooms[place].id),
        )
        self._flow.addWidget(boxed(row(field, take, spacing=0)))
        return field

    def _fit(self, field: LineField) -> None:
        """As wide as the name, so that the next room stands beside it."""
        name = field.fontMetrics().horizontalAdvance(field.text()) + 2 * Space.L
        field.setFixedWidth(min(max(name, Extent.FIELD_LABEL), 2 * Extent.COLUMN))

    def _add(self, name: str) -> None:
        if name:
            self.added.emit(name)
