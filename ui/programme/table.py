"""The table of a day's sessions: rows are dragged to another place, or moved by keys."""

from collections.abc import Collection

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from eventapp.settings import SettingsFile
from ui import theme
from ui.language import _
from ui.models.table import RecordTableModel
from ui.programme.rows import ProgrammeRow
from ui.theme import Extent, Space
from ui.widgets.tables import TableView


class ProgrammeTable(TableView):
    """Shows a day.

    Track and room have no column where the table is narrow: the side panel tells them.

    Signals:
        dropped: (id, place counted from 0) of a row dragged to another place.
        carried: the point of the screen at which a row is dragged above the table, or None.
        dropped_outside: (id, point of the screen) of a row dropped there.
        left: Escape was pressed, to select nothing.
    """

    dropped = Signal(int, int)
    carried = Signal(object)
    dropped_outside = Signal(int, QPoint)
    left = Signal()

    def __init__(
        self,
        model: RecordTableModel[ProgrammeRow],
        settings: SettingsFile,
        parent: QWidget | None = None,
    ) -> None:
        self._pressed: QPoint | None = None
        self._dragged: int | None = None
        self._gap: int | None = None
        self._tells_rooms = self._tells_tracks = True
        super().__init__(
            model,
            key="programme",
            settings=settings,
            name=_("Programme"),
            sortable=False,
            parent=parent,
        )

    def is_dragging(self) -> bool:
        """Whether a row is being dragged."""
        return self._dragged is not None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, and be ready to drag."""
        super().mousePressEvent(event)
        where = event.position().toPoint()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        left = event.button() is Qt.MouseButton.LeftButton
        on_row = self.indexAt(where).isValid()
        self._pressed = where if left and plain and on_row else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the pressed row; without a press show the row under the pointer."""
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        where = event.position().toPoint()
        if self._dragged is None:
            if abs(where.y() - self._pressed.y()) < QApplication.startDragDistance():
                return
            self._dragged = self.rowAt(self._pressed.y())
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._follow(where)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop the dragged row."""
        dragged, gap = self._dragged, self._gap
        self._end_drag()
        if dragged is None:
            super().mouseReleaseEvent(event)
            return
        session = self.records.record(dragged).id
        if gap is None:
            self.dropped_outside.emit(session, event.globalPosition().toPoint())
        elif (place := gap - (gap > dragged)) != dragged:
            self.dropped.emit(session, place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give a drag up on Escape; without one select nothing."""
        if event.key() == Qt.Key.Key_Escape and self.is_dragging():
            self._end_drag()
        elif event.key() == Qt.Key.Key_Escape and self.state() is self.State.NoState:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def select_ids(self, ids: Collection[int]) -> None:
        """Select the rows of these sessions, as far as they are shown."""
        rows = [row for row in (self.records.row_of(each) for each in ids) if row is not None]
        if not rows:
            self.select_nothing()
            return
        selection = QItemSelection()
        for row in sorted(rows):
            index = self.records.index(row, 0)
            selection.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        now = self.currentIndex()
        column = now.column() if now.isValid() else self.records.column_of("title")
        current = self.records.index(rows[0], column)
        self.selectionModel().setCurrentIndex(current, flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(current)

    def select_nothing(self) -> None:
        """Select no row."""
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def ensure_shown(self, session: int) -> None:
        """Scroll to a session's row."""
        row = self.records.row_of(session)
        if row is not None:
            self.scrollTo(self.records.index(row, 0))

    def tell(self, *, rooms: bool, tracks: bool) -> None:
        """Show rooms and tracks, or leave their place to the titles where they tell nothing."""
        self._tells_rooms, self._tells_tracks = rooms, tracks
        self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the room and the track where there is room for them."""
        self._fit_columns()
        super().resizeEvent(event)

    def _fit_columns(self) -> None:
        width = self.viewport().width()
        rooms = self._tells_rooms and width >= Extent.ROOM_COLUMN_FROM
        fixed = [
            column.width
            for column in self.records.columns
            if not column.stretch and (rooms or column.key != "room")
        ]
        tracks = self._tells_tracks and width - sum(fixed) >= Extent.TEXTS_LEAST
        self.setColumnHidden(self.records.column_of("room"), not rooms)
        self.setColumnHidden(self.records.column_of("track"), not tracks)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and a line where the dragged one would go."""
        super().paintEvent(event)
        if self._gap is None:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme.colour(theme.current().accent), Space.RING))
        height = self._gap_height(self._gap)
        painter.drawLine(0, height, self.viewport().width(), height)
        painter.end()

    def _follow(self, where: QPoint) -> None:
        outside = where.y() < -Extent.HEADING
        self.carried.emit(self.viewport().mapToGlobal(where) if outside else None)
        if outside:
            self._gap = None
            self.viewport().update()
            return
        self.scrollTo(self.indexAt(where))
        row = self.rowAt(where.y())
        last = len(self.records.records())
        if row < 0:
            self._gap = 0 if where.y() < 0 else last
        else:
            middle = self.rowViewportPosition(row) + self.rowHeight(row) / 2
            self._gap = row + (where.y() > middle)
        self.viewport().update()

    def _gap_height(self, gap: int) -> int:
        if gap < len(self.records.records()):
            return max(self.rowViewportPosition(gap), Space.HAIR)
        return self.rowViewportPosition(gap - 1) + self.rowHeight(gap - 1) - Space.HAIR

    def _end_drag(self) -> None:
        if self.is_dragging():
            self.carried.emit(None)
        self._pressed = self._dragged = self._gap = None
        self.viewport().unsetCursor()
        self.viewport().update()
