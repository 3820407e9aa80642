"""Moving, aligning, layering and styling the elements of one side: values in, values out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any, Final, TypeAlias

from eventapp.domain.badge_layouts import (
    BadgeLayout,
    Box,
    CodeElement,
    Element,
    LineElement,
    TextElement,
)
from eventapp.domain.layout_text import LEAST, SIZES

Elements: TypeAlias = tuple[Element, ...]
Marked: TypeAlias = frozenset[int]
"""The places of elements in their order."""

_APART: Final = 3.0
_ENOUGH_TO_DISTRIBUTE: Final = 3


class Edge(StrEnum):
    """What elements are aligned by."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Axis(StrEnum):
    """Which way elements are distributed, and guides stand."""

    ACROSS = "across"
    DOWN = "down"


class Layer(StrEnum):
    """Where among the others an element goes."""

    FRONT = "front"
    FORWARD = "forward"
    BACKWARD = "backward"
    BACK = "back"


def tidied(box: Box) -> Box:
    """A box in hundredths of a millimetre, as fields show it and files keep it."""
    return Box(*(round(length, 2) + 0.0 for length in (box.x, box.y, box.width, box.height)))


def bounds(boxes: Iterable[Box]) -> Box:
    """The smallest box around all of these; there must be one."""
    known = list(boxes)
    left, top = min(box.x for box in known), min(box.y for box in known)
    right = max(box.x + box.width for box in known)
    bottom = max(box.y + box.height for box in known)
    return Box(left, top, right - left, bottom - top)


def boxes_of(elements: Elements, marked: Iterable[int]) -> list[Box]:
    """Where these elements are."""
    return [elements[index].box for index in sorted(marked)]


def placed(elements: Elements, boxes: Mapping[int, Box]) -> Elements:
    """The elements, some of them elsewhere."""
    return tuple(
        replace(element, box=tidied(boxes[index])) if index in boxes else element
        for index, element in enumerate(elements)
    )


def moved(elements: Elements, marked: Marked, right: float, down: float) -> Elements:
    """The marked elements so many millimetres further."""
    return placed(elements, {index: elements[index].box.moved(right, down) for index in marked})


def aligned(elements: Elements, marked: Marked, edge: Edge, card: Box) -> Elements:
    """One element against the card, several against one another."""
    if not marked:
        return elements
    boxes = boxes_of(elements, marked)
    around = card if len(boxes) == 1 else bounds(boxes)
    put = _PUT[edge]
    return placed(elements, {index: put(elements[index].box, around) for index in marked})


_PUT: Final[dict[Edge, Callable[[Box, Box], Box]]] = {
    Edge.LEFT: lambda box, around: replace(box, x=around.x),
    Edge.CENTRE: lambda box, around: replace(box, x=around.x + (around.width - box.width) / 2),
    Edge.RIGHT: lambda box, around: replace(box, x=around.x + around.width - box.width),
    Edge.TOP: lambda box, around: replace(box, y=around.y),
    Edge.MIDDLE: lambda box, around: replace(box, y=around.y + (around.height - box.height) / 2),
    Edge.BOTTOM: lambda box, around: replace(box, y=around.y + around.height - box.height),
}


def can_distribute(marked: Marked) -> bool:
    """Whether there are enough elements for a space between them to be shared."""
    return len(marked) >= _ENOUGH_TO_DISTRIBUTE


def distributed(elements: Elements, marked: Marked, axis: Axis) -> Elements:
    """The marked elements with equal space between them; the outermost stay."""
    if not can_distribute(marked):
        return elements
    place, length = ("x", "width") if axis is Axis.ACROSS else ("y", "height")
    order = sorted(marked, key=lambda index: getattr(elements[index].box, place))
    around = bounds(boxes_of(elements, marked))
    taken = sum(getattr(elements[index].box, length) for index in order)
    space = (getattr(around, length) - taken) / (len(order) - 1)
    at, boxes = getattr(around, place), {}
    for index in order:
        box = elements[index].box
        boxes[index] = replace(box, **{place: at})
        at += getattr(box, length) + space
    return placed(elements, boxes)


def layered(elements: Elements, marked: Marked, layer: Layer) -> tuple[Elements, Marked]:
    """The marked elements further to the front or back, and where they are then."""
    order = _ORDERS[layer](list(range(len(elements))), marked)
    return (
        tuple(elements[index] for index in order),
        frozenset(place for place, index in enumerate(order) if index in marked),
    )


def _forward(order: list[int], marked: Marked) -> list[int]:
    for place in range(len(order) - 2, -1, -1):
        if order[place] in marked and order[place + 1] not in marked:
            order[place], order[place + 1] = order[place + 1], order[place]
    return order


def _backward(order: list[int], marked: Marked) -> list[int]:
    return _forward(order[::-1], marked)[::-1]


_ORDERS: Final[dict[Layer, Callable[[list[int], Marked], Sequence[int]]]] = {
    Layer.FRONT: lambda order, marked: sorted(order, key=lambda index: index in marked),
    Layer.BACK: lambda order, marked: sorted(order, key=lambda index: index not in marked),
    Layer.FORWARD: _forward,
    Layer.BACKWARD: _backward,
}


def without(elements: Elements, marked: Marked) -> Elements:
    """What is left without the marked elements."""
    return tuple(element for index, element in enumerate(elements) if index not in marked)


def duplicated(elements: Elements, marked: Marked) -> tuple[Elements, Marked]:
    """The elements with copies of the marked ones on top, a little aside; these are marked."""
    copies = [elements[index] for index in sorted(marked)]
    placed_copies = [replace(each, box=tidied(each.box.moved(_APART, _APART))) for each in copies]
    count = len(elements)
    return (*elements, *placed_copies), frozenset(range(count, count + len(copies)))


def styled(elements: Elements, marked: Marked, fields: Mapping[str, Any]) -> Elements:
    """The marked elements with other values of those fields they have."""
    return tuple(
        _styled(element, fields) if index in marked else element
        for index, element in enumerate(elements)
    )


def _styled(element: Element, fields: Mapping[str, Any]) -> Element:
    own = {name: value for name, value in fields.items() if hasattr(element, name)}
    made: Element = replace(element, **own)
    if isinstance(made, TextElement) and made.floor > made.size:
        # Whichever of the two was typed stands.
        least = made.size if "size" in own else made.floor
        most = made.floor if "floor" in own else made.size
        made = replace(made, size=most, floor=least)
    return made


def scaled_to(layout: BadgeLayout, width: float, height: float) -> BadgeLayout:
    """The design on a card of another size: places stretch with it, type and codes do not warp."""
    across, down = width / layout.width, height / layout.height

    def scaled(element: Element) -> Element:
        box = element.box
        box = Box(box.x * across, box.y * down, box.width * across, box.height * down)
        if keeps_shape(element):
            side = min(box.width, box.height)
            box = Box(box.x + (box.width - side) / 2, box.y + (box.height - side) / 2, side, side)
        least = least_of(element)
        box = replace(box, width=max(box.width, least), height=max(box.height, least))
        if not isinstance(element, TextElement):
            return replace(element, box=tidied(box))
        size, floor = (
            _type(points * min(across, down)) for points in (element.size, element.floor)
        )
        return replace(element, box=tidied(box), size=size, floor=floor)

    return replace(
        layout,
        width=width,
        height=height,
        front=tuple(map(scaled, layout.front)),
        back=tuple(map(scaled, layout.back)),
    )


def _type(points: float) -> float:
    least, most = SIZES
    return round(min(max(points, least), most), 1)


def keeps_shape(element: Element) -> bool:
    """Whether an element is square or nothing."""
    return isinstance(element, CodeElement)


def least_of(element: Element) -> float:
    """How small an element may be: a line has no height."""
    return 0.0 if isinstance(element, LineElement) else LEAST
