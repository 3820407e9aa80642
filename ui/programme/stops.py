"""The order in which Tab goes through a panel: as it is read, whenever its parts were made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def stops(widget: QWidget) -> Iterator[QWidget]:
    """A widget and what is laid out in it, as far as Tab stops there, in reading order."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _inside(layout)


def order_stops(panel: QWidget) -> None:
    """Let Tab go through a panel in reading order.

    Qt goes in the order in which widgets came into the window, so that a line added later
    would be reached last.
    """
    for one, next_one in pairwise(list(stops(panel))):
        if one.nextInFocusChain() is not next_one:
            QWidget.setTabOrder(one, next_one)


def _inside(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from stops(widget)
        elif inner is not None:
            yield from _inside(inner)
