"""The card as it is printed, under the hands: elements are marked, moved and stretched on it."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMargins, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsScene, QGraphicsView, QWidget

from ui import theme
from ui.language import _
from ui.printing.designer.arranging import Elements, bounds, boxes_of
from ui.printing.designer.draft import Draft, Side
from ui.printing.designer.gestures import Band, Carry, Gesture, Stretch
from ui.printing.designer.items import ElementItem
from ui.printing.designer.painting import paint_edge, paint_gesture
from ui.printing.designer.snapping import Handle
from ui.printing.designer.words import element_sentence
from ui.theme import Designer, Extent, Space

if TYPE_CHECKING:
    from collections.abc import Callable

_STEP: Final = 1.25
_MOVES: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_NUDGE: Final = 0.5
_SHOVE: Final = 5.0
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_GONE: Final = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_ADDING: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
_BARS: Final = QMargins(0, 0, Extent.SCROLL, Extent.SCROLL)
_CURSORS: Final = {
    (-1, -1): Qt.CursorShape.SizeFDiagCursor,
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
    (-1, 1): Qt.CursorShape.SizeBDiagCursor,
    (-1, 0): Qt.CursorShape.SizeHorCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
    (0, -1): Qt.CursorShape.SizeVerCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
}


class Canvas(QGraphicsView):
    """One side of the card in millimetres; below the outlines lies the picture of its print.

    Signals:
        edit_asked: by Enter or a double click, of what is marked.
        scaled: the card is shown larger or smaller.
        dragged: the box of the one element that is being dragged.
    """

    edit_asked = Signal()
    scaled = Signal()
    dragged = Signal(object)

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._scene = QGraphicsScene(self)
        self._items: list[ElementItem] = []
        self._shown: Elements = ()
        self._picture = QImage()
        self._pictured = QRectF()
        self._fits = True
        self._gesture: Gesture | None = None
        self._begin: Callable[[], Gesture] | None = None
        self._pressed = QPoint()
        self._single: int | None = None
        self.setScene(self._scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setBackgroundBrush(theme.colour(theme.current().ground))
        draft.changed.connect(self.follow)
        self.follow()

    # What is shown

    def follow(self) -> None:
        """Show the draft as it is now."""
        elements, marked = self._draft.elements, self._draft.marked
        if elements != self._shown:
            self.give_up()
            self._show(elements)
        for item in self._items:
            is_marked = item.place in marked
            item.show_state(
                marked=is_marked, handled=is_marked and len(marked) == 1, scale=self.scale_now
            )
        self._describe()
        self._lay_out()
        self._look_at_marked()
        self.viewport().update()

    def _look_at_marked(self) -> None:
        """Scroll to what was marked elsewhere: in the list, or by keys."""
        if self._draft.marked and self._gesture is None and not self._fits:
            box = bounds(boxes_of(self._draft.elements, self._draft.marked))
            self.ensureVisible(QRectF(box.x, box.y, box.width, box.height), Space.S, Space.S)

    def _show(self, elements: Elements) -> None:
        self._shown = elements
        self._scene.clear()
        self._items = [ElementItem(place, element.box) for place, element in enumerate(elements)]
        for item in self._items:
            self._scene.addItem(item)

    def show_picture(self, picture: QImage, width: float, height: float) -> None:
        """Show how the side comes out on a card of so many millimetres."""
        self._picture, self._pictured = picture, QRectF(0, 0, width, height)
        self.viewport().update()

    @property
    def scale_now(self) -> float:
        """Pixels a millimetre."""
        return self.transform().m11()

    @property
    def fits(self) -> bool:
        """Whether the card is shown as large as there is room."""
        return self._fits

    def fit(self) -> None:
        """Show the card as large as there is room."""
        self._fits = True
        self._lay_out()

    def zoom(self, steps: int) -> None:
        """Show the card larger or smaller."""
        self._fits = False
        least, most = Designer.SCALES
        self._set_scale(min(max(self.scale_now * _STEP**steps, least), most))
        self._lay_out()
        self._look_at_marked()

    def _lay_out(self) -> None:
        card = self._rect
        # As if the scroll bars were always there: they must not change the scale.
        free = self.contentsRect().size().shrunkBy(_BARS)
        if self._fits:
            across = (free.width() - 2 * Space.XL) / card.width()
            down = (free.height() - 2 * Space.XL) / card.height()
            least, most = Designer.SCALES
            self._set_scale(min(max(min(across, down), least), most))
        air = Space.XL / self.scale_now
        room = card
        for item in self._items:
            room = room.united(item.rect)
        self._scene.setSceneRect(room.adjusted(-air, -air, air, air))
        if self._fits:
            self.centerOn(card.center())

    def _set_scale(self, scale: float) -> None:
        if abs(scale - self.scale_now) < 0.001:  # noqa: PLR2004 - less than is seen
            return
        self.setTransform(QTransform.fromScale(scale, scale))
        for item in self._items:
            is_marked = item.place in self._draft.marked
            handled = is_marked and len(self._draft.marked) == 1
            item.show_state(marked=is_marked, handled=handled, scale=scale)
        self.scaled.emit()

    @property
    def _rect(self) -> QRectF:
        return QRectF(0, 0, self._draft.card.width, self._draft.card.height)

    def _describe(self) -> None:
        front = self._draft.side is Side.FRONT
        self.setAccessibleName(_("Front of the badge") if front else _("Back of the badge"))
        marked = [element_sentence(self._draft.elements[place]) for place in self._draft.marked]
        self.setAccessibleDescription("; ".join(marked) or _("Nothing is selected"))

    # Painting

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint the ground, the card and its print."""
        super().drawBackground(painter, rect)
        painter.fillRect(self._rect, theme.colour(theme.LIGHT.surface))
        if not self._picture.isNull():
            painter.drawImage(self._pictured, self._picture)
        paint_edge(painter, self._rect, focused=self.hasFocus())

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint guides, and the frame that marks."""
        del rect
        if self._gesture is not None:
            paint_gesture(painter, self._gesture, self._rect, self._scene.sceneRect())

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark what is under the pointer, and be ready to drag it."""
        point, modifiers = self.mapToScene(event.position().toPoint()), event.modifiers()
        if event.button() is not Qt.MouseButton.LeftButton:
            self._point_at(point)
            return
        self._pressed, self._single = event.position().toPoint(), None
        reach = Designer.REACH / self.scale_now
        place, handle = self._hit(point)
        if place is None:
            self._begin = partial(Band, self._draft, point, modifiers)
            if not modifiers & _ADDING:
                self._draft.mark(())
        elif handle is not None:
            self._begin = partial(Stretch, self._draft, place, handle, point, reach)
        else:
            self._press(place, adds=bool(modifiers & _ADDING))
            self._begin = partial(Carry, self._draft, point, reach) if self._draft.marked else None

    def _point_at(self, point: QPointF) -> None:
        """Mark what the context menu is about."""
        place, _handle = self._hit(point)
        if place is not None and place not in self._draft.marked:
            self._draft.mark([place])

    def _press(self, place: int, *, adds: bool) -> None:
        marked = self._draft.marked
        if adds:
            self._draft.mark(marked ^ {place})
        elif place not in marked:
            self._draft.mark([place])
        else:
            self._single = place  # of several marked ones this alone, unless they are dragged

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show what a press would take."""
        if self._begin is None:
            self._hover(event.position().toPoint())
            return
        if self._gesture is None:
            far = (event.position().toPoint() - self._pressed).manhattanLength()
            if far < QApplication.startDragDistance():
                return
            self._gesture = self._begin()
        self._gesture.follow(self.mapToScene(event.position().toPoint()), event.modifiers())
        for place, box in self._gesture.boxes.items():
            self._items[place].set_box(box)
        if len(self._gesture.boxes) == 1:
            self.dragged.emit(*self._gesture.boxes.values())
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do what was dragged."""
        gesture = self._gesture
        self.give_up()
        if gesture is not None:
            gesture.finish()
        elif self._single is not None:
            self._draft.mark([self._single])
        self._single = None
        self._hover(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask to edit what is under the pointer."""
        place, _handle = self._hit(self.mapToScene(event.position().toPoint()))
        if place is not None:
            self._draft.mark([place])
            self.edit_asked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned := event.angleDelta().y():
                self.zoom(1 if turned > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def give_up(self) -> bool:
        """Drop what is being dragged; say whether there was something."""
        dragged, self._gesture, self._begin = self._gesture, None, None
        for item, element in zip(self._items, self._shown, strict=True):
            item.set_box(element.box)
        self.viewport().update()
        return dragged is not None

    def _hit(self, point: QPointF) -> tuple[int | None, Handle | None]:
        """The element at a point, the marked one first, and the handle if it is one."""
        marked = self._draft.marked
        for item in self._items:
            if (handle := item.handle_at(point)) is not None:
                return item.place, handle
        found = [item.place for item in self._items if item.contains_point(point)]
        best = [place for place in found if place in marked] or found
        return (best[-1] if best else None), None

    def _hover(self, where: QPoint) -> None:
        place, handle = self._hit(self.mapToScene(where))
        for item in self._items:
            item.set_hovered(item.place == place)
        if handle is not None:
            self.viewport().setCursor(_CURSORS[handle])
        elif place is not None:
            self.viewport().setCursor(Qt.CursorShape.SizeAllCursor)
        else:
            self.viewport().setCursor(Qt.CursorShape.ArrowCursor)

    # The keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrows, delete, open by Enter, let go by Escape."""
        key, draft = Qt.Key(event.key()), self._draft
        if key in _MOVES and draft.marked:
            step = _SHOVE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _NUDGE
            draft.move(_MOVES[key][0] * step, _MOVES[key][1] * step)
        elif key in _GONE and draft.marked:
            draft.delete()
        elif key in _ENTER and draft.marked:
            self.edit_asked.emit()
        elif (done := self._deed(event)) is not None:
            done()
        elif key == Qt.Key.Key_Escape and (self.give_up() or draft.marked):
            draft.mark(())
        else:
            super().keyPressEvent(event)

    def _deed(self, event: QKeyEvent) -> "Callable[[], None] | None":
        for keys, deed in (
            (QKeySequence.StandardKey.SelectAll, self._draft.mark_all),
            (QKeySequence.StandardKey.Copy, self._draft.copy),
            (QKeySequence.StandardKey.Paste, self._draft.paste),
        ):
            if event.matches(keys):
                return deed
        return None

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Go from element to element by Tab, and after the last one on to the next widget."""
        return self._draft.mark_next(1 if forward else -1) or super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys go to the card."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they do no more."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._lay_out()
