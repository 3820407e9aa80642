"""The table of a day's sessions: rows are dragged to another place, or moved by keys."""

from PySide6.QtCore import QPoint, Qt, Signal
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

    The room has no column where the table is narrow: the side panel tells it.

    Signals:
        dropped: (id, place counted from 0) of a row dragged to another place.
        left: Escape was pressed, to select nothing.
    """

    dropped = Signal(int, int)
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
        self._tells_rooms = True
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
            far = abs(where.y() - self._pressed.y()) >= QApplication.startDragDistance()
            if not far or len(self.records.records()) < 2:  # noqa: PLR2004 - one has no other place
                return
            self._dragged = self.rowAt(self._pressed.y())
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._follow(where)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop the dragged row."""
        dragged, gap = self._dragged, self._gap
        self._end_drag()
        if dragged is None or gap is None:
            super().mouseReleaseEvent(event)
            return
        place = gap - (gap > dragged)
        if place != dragged:
            self.dropped.emit(self.records.record(dragged).id, place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give a drag up on Escape; without one select nothing."""
        if event.key() == Qt.Key.Key_Escape and self.is_dragging():
            self._end_drag()
        elif event.key() == Qt.Key.Key_Escape and self.state() is self.State.NoState:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def tell_rooms(self, *, tell: bool) -> None:
        """Show the rooms, or leave their place to the titles where there is only one."""
        self._tells_rooms = tell
        self._fit_rooms()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the room where there is room for it."""
        self._fit_rooms()
        super().resizeEvent(event)

    def _fit_rooms(self) -> None:
        wide = self.viewport().width() >= Extent.ROOM_COLUMN_FROM
        self.setColumnHidden(self.records.column_of("room"), not (wide and self._tells_rooms))

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
        self._pressed = self._dragged = self._gap = None
        self.viewport().unsetCursor()
        self.viewport().update()
