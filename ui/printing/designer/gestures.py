"""What a drag on the card does: move what is marked, stretch one element, mark by a frame."""

from collections.abc import Mapping
from typing import Final, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt

from eventapp.domain.badge_layouts import Box
from ui.printing.designer import arranging
from ui.printing.designer.draft import Draft
from ui.printing.designer.snapping import Field, Guide, Handle, moved_box, stretched_box

_Alt: Final = Qt.KeyboardModifier.AltModifier
_Shift: Final = Qt.KeyboardModifier.ShiftModifier


class Gesture(Protocol):
    """A drag that is going on; what it shows is painted until it ends."""

    boxes: Mapping[int, Box]
    guides: tuple[Guide, ...]
    frame: QRectF | None

    def follow(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Go on to a point of the card."""
        ...

    def finish(self) -> None:
        """Do it."""
        ...


class Carry:
    """Moves what is marked. Shift keeps to one direction, Alt snaps to nothing."""

    def __init__(self, draft: Draft, start: QPointF, reach: float) -> None:
        self.boxes: Mapping[int, Box] = {}
        self.guides: tuple[Guide, ...] = ()
        self.frame: QRectF | None = None
        self._draft, self._start, self._reach = draft, start, reach
        self._around = arranging.bounds(arranging.boxes_of(draft.elements, draft.marked))

    def follow(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Move to a point."""
        by = point - self._start
        if modifiers & _Shift:
            by = QPointF(by.x(), 0) if abs(by.x()) >= abs(by.y()) else QPointF(0, by.y())
        field = _field(self._draft, 0.0 if modifiers & _Alt else self._reach)
        rested, self.guides = moved_box(self._around, by.x(), by.y(), field)
        right, down = rested.x - self._around.x, rested.y - self._around.y
        if modifiers & _Shift:
            right, down = (right if by.x() else 0.0), (down if by.y() else 0.0)
        elements = self._draft.elements
        self.boxes = {place: elements[place].box.moved(right, down) for place in self._draft.marked}

    def finish(self) -> None:
        """Leave it there."""
        self._draft.put(arranging.placed(self._draft.elements, self.boxes))


class Stretch:
    """Moves an edge or a corner of one element. Shift keeps its shape, Alt snaps to nothing."""

    def __init__(
        self, draft: Draft, place: int, handle: Handle, start: QPointF, reach: float
    ) -> None:
        self.boxes: Mapping[int, Box] = {}
        self.guides: tuple[Guide, ...] = ()
        self.frame: QRectF | None = None
        self._draft, self._place, self._handle = draft, place, handle
        self._start, self._reach = start, reach

    def follow(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Stretch to a point."""
        element, by = self._draft.elements[self._place], point - self._start
        box, self.guides = stretched_box(
            element.box,
            self._handle,
            (by.x(), by.y()),
            _field(self._draft, 0.0 if modifiers & _Alt else self._reach),
            least=arranging.least_of(element),
            keep_shape=arranging.keeps_shape(element) or bool(modifiers & _Shift),
        )
        self.boxes = {self._place: box}

    def finish(self) -> None:
        """Leave it as large as it is."""
        self._draft.put(arranging.placed(self._draft.elements, self.boxes))


class Band:
    """Marks what a frame touches; Shift and Ctrl leave marked what was."""

    def __init__(self, draft: Draft, start: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self.boxes: Mapping[int, Box] = {}
        self.guides: tuple[Guide, ...] = ()
        self.frame: QRectF | None = QRectF(start, start)
        keeps = modifiers & (_Shift | Qt.KeyboardModifier.ControlModifier)
        self._before = draft.marked if keeps else frozenset[int]()
        self._draft, self._start = draft, start

    def follow(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Draw the frame to a point."""
        del modifiers
        self.frame = QRectF(self._start, point).normalized()
        touched = {
            place
            for place, element in enumerate(self._draft.elements)
            if _rect(element.box).intersects(self.frame)
        }
        self._draft.mark(self._before | touched)

    def finish(self) -> None:
        """It is marked already."""


def _field(draft: Draft, reach: float) -> Field:
    others = (
        element.box for place, element in enumerate(draft.elements) if place not in draft.marked
    )
    return Field(draft.card, tuple(others), reach)


def _rect(box: Box) -> QRectF:
    # A line has no height, and a rectangle without height touches nothing.
    return QRectF(box.x, box.y, max(box.width, 0.01), max(box.height, 0.01))
