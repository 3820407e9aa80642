"""The design being made: its elements, which are marked, and what was before."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from eventapp.domain.badge_layouts import ELEMENTS_LIMIT, BadgeLayout, Box, Element
from eventapp.domain.ids import BadgeLayoutId
from ui.printing.designer import arranging
from ui.printing.designer.arranging import Axis, Edge, Elements, Layer, Marked

_NOTHING: Final[Marked] = frozenset()
_STEPS_KEPT: Final = 500


class Side(StrEnum):
    """A side of the card; the value is the layout's field."""

    FRONT = "front"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class _State:
    """What undo comes back to."""

    layout: BadgeLayout
    side: Side
    marked: Marked


class Draft(QObject):
    """A design under work. Every change is one frozen value more, so undo is a list of them.

    Signals:
        changed: the layout, the side shown or what is marked.
    """

    changed = Signal()

    def __init__(
        self,
        layout: BadgeLayout,
        layout_id: BadgeLayoutId | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._copied: Elements = ()
        self.begin(layout, layout_id)

    def begin(self, layout: BadgeLayout, layout_id: BadgeLayoutId | None = None) -> None:
        """Work on another design; what was before it is forgotten."""
        self.id = layout_id
        self._kept = layout
        self._state = _State(layout, Side.FRONT, _NOTHING)
        self._before: list[_State] = []
        self._after: list[_State] = []
        self._merge = ""
        self.changed.emit()

    def note_saved(self, layout: BadgeLayout, layout_id: BadgeLayoutId) -> None:
        """Know that it is kept as it is now, perhaps under another name."""
        self.id, self._kept = layout_id, layout
        self._state = replace(self._state, layout=layout)
        self._merge = ""
        self.changed.emit()

    # What there is

    @property
    def layout(self) -> BadgeLayout:
        """The design as it is now."""
        return self._state.layout

    @property
    def is_changed(self) -> bool:
        """Whether it differs from what is kept."""
        return self._state.layout != self._kept

    @property
    def side(self) -> Side:
        """The side that is worked on."""
        return self._state.side

    @property
    def elements(self) -> Elements:
        """The elements of that side, the lowest first."""
        found: Elements = getattr(self.layout, self.side.value)
        return found

    @property
    def marked(self) -> Marked:
        """The places of the marked elements."""
        return self._state.marked

    @property
    def one(self) -> Element | None:
        """The marked element, if it is one."""
        return self.elements[next(iter(self.marked))] if len(self.marked) == 1 else None

    @property
    def card(self) -> Box:
        """The card itself."""
        return Box(0.0, 0.0, self.layout.width, self.layout.height)

    @property
    def can_undo(self) -> bool:
        """Whether there is something before."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether something was undone."""
        return bool(self._after)

    # What is marked

    def mark(self, places: Iterable[int]) -> None:
        """Mark these elements and no others."""
        marked = frozenset(place for place in places if 0 <= place < len(self.elements))
        if marked != self.marked:
            self._state = replace(self._state, marked=marked)
            self._merge = ""
            self.changed.emit()

    def mark_all(self) -> None:
        """Mark every element of the side."""
        self.mark(range(len(self.elements)))

    def mark_next(self, step: int) -> bool:
        """Mark the next element, or the one before; say whether there is one."""
        if not self.marked:
            place = 0 if step > 0 else len(self.elements) - 1
        else:
            place = (max if step > 0 else min)(self.marked) + step
        if not 0 <= place < len(self.elements):
            return False
        self.mark([place])
        return True

    def show_side(self, side: Side) -> None:
        """Work on a side of the card."""
        if side is not self.side:
            self._state = replace(self._state, side=side, marked=_NOTHING)
            self._merge = ""
            self.changed.emit()

    # What is changed

    def set_layout(self, *, merge: str = "", **fields: Any) -> None:  # noqa: ANN401 - its fields
        """Change something of the card: its name, size or fold."""
        self._become(replace(self._state, layout=replace(self.layout, **fields)), merge)

    def resize(self, width: float, height: float, *, scale: bool) -> None:
        """Take a card of another size, and perhaps let everything on it follow."""
        layout = replace(self.layout, width=width, height=height)
        if scale:
            layout = arranging.scaled_to(self.layout, width, height)
        self._become(replace(self._state, layout=layout), "")

    def put(self, elements: Elements, marked: Marked | None = None, *, merge: str = "") -> None:
        """Have these elements on the side; steps in a row that ``merge`` alike are one."""
        side: dict[str, Any] = {self.side.value: elements[:ELEMENTS_LIMIT]}
        layout = replace(self.layout, **side)
        marked = self.marked if marked is None else marked
        known = frozenset(place for place in marked if place < ELEMENTS_LIMIT)
        self._become(replace(self._state, layout=layout, marked=known), merge)

    def add(self, element: Element) -> None:
        """Put one more element on top and mark it."""
        self.put((*self.elements, element), frozenset({len(self.elements)}))

    def move(self, right: float, down: float) -> None:
        """Move what is marked; several moves in a row are one step."""
        moved = arranging.moved(self.elements, self.marked, right, down)
        self.put(moved, merge="move")

    def style(self, *, merge: str = "", **fields: Any) -> None:  # noqa: ANN401 - elements' fields
        """Give what is marked other values."""
        self.put(arranging.styled(self.elements, self.marked, fields), merge=merge)

    def align(self, edge: Edge) -> None:
        """Align what is marked."""
        self.put(arranging.aligned(self.elements, self.marked, edge, self.card))

    def distribute(self, axis: Axis) -> None:
        """Share the space between what is marked."""
        self.put(arranging.distributed(self.elements, self.marked, axis))

    def layer(self, layer: Layer) -> None:
        """Move what is marked to the front or back."""
        self.put(*arranging.layered(self.elements, self.marked, layer))

    def delete(self) -> None:
        """Take away what is marked."""
        self.put(arranging.without(self.elements, self.marked), _NOTHING)

    def duplicate(self) -> None:
        """Copy what is marked."""
        self.put(*arranging.duplicated(self.elements, self.marked))

    def copy(self) -> None:
        """Remember what is marked, to be pasted on either side."""
        if self.marked:
            self._copied = tuple(self.elements[place] for place in sorted(self.marked))

    def paste(self) -> None:
        """Put what was copied on top of the side shown, aside of where it was."""
        count = len(self.elements)
        places = frozenset(range(count, count + len(self._copied)))
        aside, _marked = arranging.duplicated(self._copied, frozenset(range(len(self._copied))))
        taken = set(self.elements) & set(self._copied)
        self.put((*self.elements, *(aside[len(self._copied) :] if taken else self._copied)), places)

    def undo(self) -> None:
        """Go a step back."""
        self._go(self._before, self._after)

    def redo(self) -> None:
        """Go the step again."""
        self._go(self._after, self._before)

    def _become(self, state: _State, merge: str) -> None:
        if state.layout == self.layout:
            return
        if not merge or merge != self._merge:
            self._before = [*self._before[-_STEPS_KEPT:], self._state]
        self._after = []
        self._state, self._merge = state, merge
        self.changed.emit()

    def _go(self, source: list[_State], target: list[_State]) -> None:
        if source:
            target.append(self._state)
            self._state, self._merge = source.pop(), ""
            self.changed.emit()
