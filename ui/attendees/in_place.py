"""A view that takes the place of everything on a page, and gives it back."""

from collections.abc import Iterator

from PySide6.QtCore import QMargins, QObject, Qt
from PySide6.QtWidgets import QLayout, QWidget

from ui.pages.base import Page


class InPlace(QObject):
    """Shows one of several views instead of the page's own widgets, within the same page.

    No dialog: menus, undo and the quiet bar go on working beside it.
    """

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._hidden: list[QWidget] = []
        self._margins: list[tuple[QLayout, QMargins]] = []
        self.view: QWidget | None = None

    def show(self, view: QWidget) -> None:
        """Show a view; the one shown before goes."""
        layout = self._page.layout()
        if layout is None:
            return
        self._page.leaving()
        if self.view is not None and self.view is not view:
            self.view.hide()
        if layout.indexOf(view) < 0:
            layout.addWidget(view)
        if not self._margins:
            self._margins = [(inner, inner.contentsMargins()) for inner in _layouts(layout)]
        for inner, _margins in self._margins:
            inner.setContentsMargins(0, 0, 0, 0)  # empty ones would keep theirs
        if not self._hidden:
            self._hidden = [
                child
                for child in self._page.findChildren(
                    QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
                )
                if child not in {view, self.view} and not child.isHidden() and not child.isWindow()
            ]
        for child in self._hidden:
            child.hide()
        self.view = view
        view.show()

    def close(self) -> None:
        """Show the page's own widgets again."""
        if self.view is not None:
            self.view.hide()
            self.view = None
        for child in self._hidden:
            child.show()
        for inner, margins in self._margins:
            inner.setContentsMargins(margins)
        self._hidden, self._margins = [], []


def _layouts(layout: QLayout) -> Iterator[QLayout]:
    """Every layout within a layout."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner = item.layout() if item is not None else None
        if inner is not None:
            yield inner
            yield from _layouts(inner)
