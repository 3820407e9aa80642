"""The borders of the timetable that stay while it scrolls: the rooms' heads and the time column."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from eventapp.domain.conflicts import MINUTES_A_DAY
from eventapp.domain.ids import RoomId
from eventapp.services.events import RoomRow
from ui import theme
from ui.language import _, clock_text, date_text, ngettext, pgettext
from ui.theme import Grid, Size, Space
from ui.timetable.cards import room_name
from ui.timetable.geometry import Column
from ui.timetable.ground import labelled_minutes
from ui.timetable.painting import ink
from ui.widgets.text import plain_tooltip

if TYPE_CHECKING:
    from ui.timetable.board import Board

_LEFT_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_SEATS_FROM: Final = 132
"""Pixels of a column from which its head tells the seats."""


class Heads(QWidget):
    """The names of the rooms over their columns, and of the days over theirs."""

    def __init__(self, board: "Board") -> None:
        super().__init__(board)
        self._board = board
        self._rooms: dict[RoomId, RoomRow] = {}
        self._days = False

    def show_rooms(self, rooms: dict[RoomId, RoomRow], *, days: bool) -> None:
        """Name other rooms; ``days`` tells the days above them."""
        self._rooms, self._days = rooms, days
        self.update()

    def wanted_height(self) -> int:
        """How high they are: nothing is said of a single room on a single day."""
        columns = self._board.plan.columns.all
        named = len(columns) > len(self._board.plan.days)
        return self._days * Grid.DAY_HEAD + named * Grid.ROOM_HEAD

    def room_text(self, column: Column) -> str:
        """What a column is for."""
        if column.room is None:
            return _("All rooms")
        room = self._rooms.get(column.room)
        return " ".join(room_name(room).split()) if room is not None else ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the heads of the columns in sight."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink(tokens.ground))
        painter.translate(-self._left(), 0)
        columns = self._board.plan.columns
        if self._days:
            for column in columns.days:
                self._paint_day(painter, column)
        if len(columns.all) > len(self._board.plan.days):
            for column in columns.all:
                if column.right > self._left() and column.left < self._left() + self.width():
                    self._paint_room(painter, column)
        painter.resetTransform()
        painter.setPen(QPen(ink(tokens.strong_line), Space.HAIR))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Tell a room's whole name as a tooltip."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            column = self._board.plan.columns.at(event.pos().x() + self._left())
            if column is not None:
                told = self._hint(column)
                QToolTip.showText(event.globalPos(), plain_tooltip(told), self)
            return True
        return super().event(event)

    def _hint(self, column: Column) -> str:
        day = self._board.plan.day(column.day)
        date = date_text(day.date) if day is not None else ""
        return "\n".join(
            part for part in (self.room_text(column), self._seats(column), date) if part
        )

    def _seats(self, column: Column) -> str:
        room = self._rooms.get(column.room) if column.room is not None else None
        if room is None or not room.capacity:
            return ""
        return ngettext("%(n)d seat", "%(n)d seats", room.capacity) % {"n": room.capacity}

    def _left(self) -> float:
        return self._board.seen().left()

    def _paint_day(self, painter: QPainter, column: Column) -> None:
        """The date, kept in sight while the day is."""
        day = self._board.plan.day(column.day)
        if day is None:
            return
        left = max(column.left, self._left()) + Space.S
        rect = QRectF(left, 0, max(column.right - left - Space.S, 0), Grid.DAY_HEAD)
        self._write(painter, rect, date_text(day.date), bold=True)

    def _paint_room(self, painter: QPainter, column: Column) -> None:
        tokens = theme.current()
        top = self.height() - Grid.ROOM_HEAD
        rect = QRectF(column.left, top, column.width, Grid.ROOM_HEAD)
        inner = rect.adjusted(Space.S, 0, -Space.S, 0)
        seats = self._seats(column) if column.width >= _SEATS_FROM else ""
        if seats:
            painter.setFont(theme.font(Size.SMALL))
            painter.setPen(ink(tokens.muted))
            painter.drawText(inner, int(_RIGHT_MIDDLE), seats)
            inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(seats) - Space.S)
        self._write(painter, inner, self.room_text(column), bold=column.room is not None)
        painter.setPen(QPen(ink(tokens.line), Space.HAIR))
        right = int(column.right) - 1
        painter.drawLine(right, top + Space.S, right, self.height())

    def _write(self, painter: QPainter, rect: QRectF, text: str, *, bold: bool) -> None:
        painter.setFont(theme.font(Size.BODY, bold=bold))
        painter.setPen(ink(theme.current().text if bold else theme.current().muted))
        mode = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(text, mode, int(rect.width()))
        painter.drawText(rect, int(_LEFT_MIDDLE | Qt.TextFlag.TextSingleLine), shown)


class Hours(QWidget):
    """The clock beside the columns. A drag and now have their time in it."""

    def __init__(self, board: "Board") -> None:
        super().__init__(board)
        self._board = board
        self.guides: tuple[int, ...] = ()
        self._now: int | None = None
        self.all_rooms = False
        self._focused = False

    def show_guides(self, minutes: tuple[int, ...], *, all_rooms: bool = False) -> None:
        """Tell the time of what is being dragged; ``all_rooms``: it would be put here."""
        if (minutes, all_rooms) != (self.guides, self.all_rooms):
            self.guides, self.all_rooms = minutes, all_rooms
            self.update()

    def show_now(self, minute: int | None) -> None:
        """Tell the time it is."""
        self._now = minute
        self.update()

    def show_focus(self, *, focused: bool) -> None:
        """Show that keys go to the board, though no session is selected."""
        if focused != self._focused:
            self._focused = focused
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the hours in sight and the times upon them."""
        tokens = theme.current()
        painter = QPainter(self)
        ground = tokens.accent_soft if self.all_rooms else tokens.ground
        painter.fillRect(self.rect(), ink(ground))
        top = self._board.seen().top()
        scale = self._board.plan.scale
        painter.setFont(theme.font(Size.SMALL))
        for minute in labelled_minutes(scale, scale.minute(top), scale.minute(top + self.height())):
            y = scale.y(minute) - top
            painter.setPen(ink(tokens.muted))
            self._write(painter, y, clock_text(minute))
            if minute == MINUTES_A_DAY:
                painter.setPen(ink(tokens.faint))
                self._write(painter, y + Grid.LINE_SMALL, pgettext("after midnight", "next day"))
        painter.setFont(theme.font(Size.SMALL, bold=True))
        if self._now is not None:
            self._paint_chip(painter, self._now, tokens.accent, tokens.on_accent)
        for guide in self.guides:
            self._paint_chip(painter, guide, tokens.text, tokens.ground)
        if self._focused:
            width = Space.RING
            edge = QRectF(self.width() - width, 0, width, self.height())
            painter.fillRect(edge, ink(tokens.accent))
        painter.end()

    def _write(self, painter: QPainter, y: float, text: str) -> None:
        rect = QRectF(0, y - Grid.CHIP / 2, self.width() - Space.S - Space.XS, Grid.CHIP)
        painter.drawText(rect, int(_RIGHT_MIDDLE), text)

    def _paint_chip(self, painter: QPainter, minute: int, ground: str, text: str) -> None:
        scale, top = self._board.plan.scale, self._board.seen().top()
        y = scale.y(minute) - top
        width = painter.fontMetrics().horizontalAdvance(clock_text(minute)) + 2 * Space.XS
        right = self.width() - Space.S
        rect = QRectF(right - width, y - Grid.CHIP / 2, width, Grid.CHIP)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink(ground))
        painter.drawRoundedRect(rect, Space.XS, Space.XS)
        painter.setPen(ink(text))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), clock_text(minute))
