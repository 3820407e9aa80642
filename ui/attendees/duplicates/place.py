"""Where the duplicates hang on the attendees' page: a button with their count, and the view."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.attendees.duplicates.finding import DuplicateFinder
from ui.language import _
from ui.widgets.buttons import Role, make_button

if TYPE_CHECKING:
    from ui.attendees.duplicates.view import DuplicatesView
    from ui.pages.attendees import AttendeesPage


class DuplicatesPlace(QObject):
    """The button among the page's, seen while there are some, and the view in the page's place."""

    def __init__(self, page: "AttendeesPage") -> None:
        super().__init__(page)
        self._page = page
        self._hidden: list[QWidget] = []
        self.view: DuplicatesView | None = None
        self.finder = DuplicateFinder(page.context, page)
        self.button: QPushButton = make_button("", Role.SECONDARY, clicked=self.open)
        self.button.hide()
        self.finder.found.connect(self._tell)

    def open(self) -> None:
        """Show the walk through the pairs instead of the list."""
        from ui.attendees.duplicates.view import DuplicatesView  # noqa: PLC0415 - seldom wanted

        page = self._page
        layout = page.layout()
        if layout is None or self._hidden:
            return
        if self.view is None:
            self.view = DuplicatesView(page.context, page.zone, self.finder, page)
            self.view.closed.connect(self.close)
            layout.addWidget(self.view)
        page.leaving()
        self._hidden = [
            child
            for child in page.findChildren(
                QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
            )
            if child is not self.view and child.isVisible() and not child.isWindow()
        ]
        for child in self._hidden:
            child.hide()
        self.view.show()
        self.view.open()

    def close(self) -> None:
        """Show the list again."""
        if self.view is not None:
            self.view.hide()
        for child in self._hidden:
            child.show()
        self._hidden = []
        self._page.table.setFocus()

    def _tell(self) -> None:
        count = len(self.finder.pairs)
        said = _("Duplicates %(n)d") % {"n": count}
        self.button.setText(said)
        self.button.setAccessibleName(said)
        self.button.setVisible(self.finder.looked and bool(count))
