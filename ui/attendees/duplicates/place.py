"""Where the duplicates hang on the attendees' page: a button with their count, and the view."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.attendees.duplicates.finding import DuplicateFinder
from ui.attendees.in_place import InPlace
from ui.language import _
from ui.widgets.buttons import Role, make_button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from ui.attendees.duplicates.view import DuplicatesView
    from ui.pages.attendees import AttendeesPage


class DuplicatesPlace(QObject):
    """The button among the page's, seen while there are some, and the view in the page's place."""

    def __init__(self, page: "AttendeesPage", place: InPlace) -> None:
        super().__init__(page)
        self._page, self._place = page, place
        self.view: DuplicatesView | None = None
        self.finder = DuplicateFinder(page.context, page)
        self.button: QPushButton = make_button("", Role.SECONDARY, clicked=self.open)
        self.button.hide()
        self.finder.found.connect(self._tell)

    def open(self) -> None:
        """Show the walk through the pairs instead of the list."""
        from ui.attendees.duplicates.view import DuplicatesView  # noqa: PLC0415 - seldom wanted

        if self.view is None:
            self.view = DuplicatesView(self._page.context, self._page.zone, self.finder, self._page)
            self.view.closed.connect(self.close)
        self._page.table.clearSelection()  # what is not seen must not be deleted
        self._place.show(self.view)
        self.view.open()

    def close(self) -> None:
        """Show the list again."""
        self._place.close()
        self._page.table.setFocus()

    def _tell(self) -> None:
        count = len(self.finder.pairs)
        said = _("Duplicates %(n)d") % {"n": count}
        self.button.setText(said)
        self.button.setAccessibleName(said)
        self.button.setVisible(self.finder.looked and bool(count))
