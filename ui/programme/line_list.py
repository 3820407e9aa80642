"""Lines below one another, one for each id, dragged into another order with the mouse."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.theme import Extent, Space

Line = TypeVar("Line", bound=QWidget)
Places = Callable[[int], range]
"""The places that the line at a place may be dragged to, its own among them."""


class _Drops(QWidget):
    """What the lists have in common; Qt's signals cannot be generic.

    Signals:
        dropped: (id, place counted from 0) of a line dragged to another place.
    """

    dropped = Signal(int, int)


class LineList(_Drops, Generic[Line]):
    """Keeps a line as long as its id is shown: the keyboard stays on it wherever it moves."""

    def __init__(
        self,
        make: Callable[[int], Line],
        *,
        places: Places | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make, self._places = make, places or (lambda _place: range(len(self._order)))
        self._lines: dict[int, Line] = {}
        self._order: list[int] = []
        self._pressed: QPoint | None = None
        self._dragged: int | None = None
        self._gap: int | None = None
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, Space.RING, 0, Space.RING)
        self._down.setSpacing(Space.XS)
        self.hide()

    @property
    def lines(self) -> list[Line]:
        """The lines from top to bottom."""
        return [self._lines[line_id] for line_id in self._order]

    def line(self, line_id: int) -> Line | None:
        """The line of an id, or None."""
        return self._lines.get(line_id)

    def place_of(self, line: QWidget) -> int:
        """Where a line stands, counted from 0."""
        return self.lines.index(cast("Line", line))

    def is_dragging(self) -> bool:
        """Whether a line is being dragged."""
        return self._dragged is not None

    def show_ids(self, ids: Sequence[int]) -> list[Line]:
        """Have a line for each id, in this order, and return them."""
        if list(ids) != self._order:
            self._end_drag()
        for gone in self._lines.keys() - set(ids):
            line = self._lines.pop(gone)
            self._down.removeWidget(line)
            line.hide()
            line.deleteLater()
        for place, line_id in enumerate(ids):
            line = self._lines.get(line_id) or self._add(line_id)
            if self._down.indexOf(line) != place:
                self._down.removeWidget(line)
                self._down.insertWidget(place, line)
        self._order = list(ids)
        self.setVisible(bool(ids))
        return self.lines

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a line follow the mouse, and give up on Escape."""
        if isinstance(event, QMouseEvent) and isinstance(watched, QWidget):
            where = watched.mapTo(self, event.position().toPoint())
            if event.type() is QEvent.Type.MouseButtonPress:
                left = event.button() is Qt.MouseButton.LeftButton
                self._pressed = where if left and len(self._order) > 1 else None
            elif event.type() is QEvent.Type.MouseMove and self._pressed is not None:
                self._follow(watched, where)
                return True
            elif event.type() is QEvent.Type.MouseButtonRelease:
                return self._drop()
        if self.is_dragging() and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._end_drag()
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a line where the dragged one would go."""
        if self._gap is None or self._dragged is None:
            return
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(tokens.hover))
        lifted = QRectF(self.lines[self._dragged].geometry())
        painter.drawRoundedRect(lifted, Extent.CHIP_CORNER, Extent.CHIP_CORNER)
        painter.setPen(QPen(theme.colour(tokens.accent), Space.RING))
        height = self._gap_height(self._gap)
        painter.drawLine(0, height, self.width(), height)
        painter.end()

    def _add(self, line_id: int) -> Line:
        line = self._make(line_id)
        line.installEventFilter(self)
        self._lines[line_id] = line
        return line

    def _follow(self, line: QWidget, where: QPoint) -> None:
        if self._dragged is None:
            start = self._pressed
            if start is None or abs(where.y() - start.y()) < QApplication.startDragDistance():
                return
            self._dragged = self.place_of(line)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        allowed = self._places(self._dragged)
        centres = [line.geometry().center().y() for line in self.lines]
        gap = sum(where.y() > centre for centre in centres)
        self._gap = min(max(gap, allowed.start), allowed.stop)
        self._scroll_to(where)
        self.update()

    def _drop(self) -> bool:
        dragged, gap = self._dragged, self._gap
        self._end_drag()
        if dragged is None or gap is None:
            return False
        place = gap - (gap > dragged)
        if place != dragged:
            self.dropped.emit(self._order[dragged], place)
        return True

    def _end_drag(self) -> None:
        self._pressed = self._dragged = self._gap = None
        self.unsetCursor()
        self.update()

    def _gap_height(self, gap: int) -> int:
        lines = self.lines
        if gap < len(lines):
            return max(lines[gap].geometry().top() - Space.RING, Space.HAIR)
        return min(lines[-1].geometry().bottom() + Space.RING, self.height() - Space.HAIR)

    def _scroll_to(self, where: QPoint) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        inner = above.widget() if above is not None else None
        if above is not None and inner is not None:
            there = self.mapTo(inner, where)
            above.ensureVisible(there.x(), there.y(), 0, Space.XXL)
