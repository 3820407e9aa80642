"""What lies over the picture of the card: an outline for each element, with handles if marked."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from eventapp.domain.badge_layouts import Box
from ui import theme
from ui.printing.designer.snapping import HANDLES, Handle
from ui.theme import Designer, Space

_GREATEST: Final = 8.0
"""Millimetres around a box that handles may take, however small the card is shown."""


class ElementItem(QGraphicsItem):
    """One element: transparent, so that the paper below is seen as it is printed."""

    def __init__(self, place: int, box: Box) -> None:
        super().__init__()
        self.place, self._box, self._scale = place, box, 1.0
        self._marked = self._handled = self._hovered = False
        self.setZValue(place)

    @property
    def box(self) -> Box:
        """Where it is on the card."""
        return self._box

    def show_state(self, *, marked: bool, handled: bool, scale: float) -> None:
        """Show whether it is marked, and whether alone; ``scale`` is pixels a millimetre."""
        self._marked, self._handled, self._scale = marked, handled, scale
        self.update()

    def set_hovered(self, hovered: bool) -> None:  # noqa: FBT001 - a setter of one value
        """Show whether the pointer is over it."""
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def set_box(self, box: Box) -> None:
        """Show it elsewhere, while it is dragged."""
        if box != self._box:
            self.prepareGeometryChange()
            self._box = box

    @property
    def rect(self) -> QRectF:
        """Its box as Qt has it."""
        return QRectF(self._box.x, self._box.y, self._box.width, self._box.height)

    def boundingRect(self) -> QRectF:
        """The box and its handles."""
        return self.rect.adjusted(-_GREATEST, -_GREATEST, _GREATEST, _GREATEST)

    def contains_point(self, point: QPointF) -> bool:
        """Whether a point of the card is on it, or as near as a hand can be."""
        near = Space.XS / self._scale
        across = near if self._box.width < 2 * near else 0.0
        down = near if self._box.height < 2 * near else 0.0
        return self.rect.adjusted(-across, -down, across, down).contains(point)

    def handle_at(self, point: QPointF) -> Handle | None:
        """The handle at a point, of an element that is marked alone."""
        if not self._handled:
            return None
        reach = Designer.HANDLE / self._scale
        for handle in HANDLES:
            distance = self.handle_point(handle) - point
            if max(abs(distance.x()), abs(distance.y())) <= reach and self._offers(handle):
                return handle
        return None

    def handle_point(self, handle: Handle) -> QPointF:
        """Where on the card a handle is."""
        rect = self.rect
        return QPointF(
            rect.center().x() + handle[0] * rect.width() / 2,
            rect.center().y() + handle[1] * rect.height() / 2,
        )

    def _offers(self, handle: Handle) -> bool:
        """A flat element has no room for a handle between two corners."""
        room = 3 * Designer.HANDLE / self._scale
        across = handle[0] != 0 or self._box.width >= room
        down = handle[1] != 0 or self._box.height >= room
        return across and down

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        """Paint the outline and the handles, as fine at every zoom."""
        # The card is white in every look.
        tokens = theme.LIGHT
        pen = QPen(theme.colour(tokens.faint))
        pen.setStyle(Qt.PenStyle.DotLine)
        if self._marked or self._hovered:
            pen = QPen(theme.colour(tokens.accent))
        pen.setWidthF(Designer.OUTLINE if self._marked else Space.HAIR)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect)
        if self._handled:
            self._paint_handles(painter)

    def _paint_handles(self, painter: QPainter) -> None:
        painter.setBrush(theme.colour(theme.LIGHT.surface))
        side = Designer.HANDLE / self._scale
        for handle in HANDLES:
            if self._offers(handle):
                point = self.handle_point(handle)
                painter.drawRect(QRectF(point.x() - side / 2, point.y() - side / 2, side, side))
