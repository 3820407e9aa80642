"""What pages with one table and a search over it have in common."""

from ui.pages.base import Page
from ui.widgets.fields import SearchBox
from ui.widgets.tables import TableView


class SearchedPage(Page):
    """A page that keeps its search and selection, and shows a record another page points at.

    A subclass makes ``search`` and ``table`` and says in ``look_for`` what is shown.
    """

    search: SearchBox
    table: TableView

    def look_for(self, query: str) -> None:
        """Show what a query finds; an empty one finds everything."""
        raise NotImplementedError

    def clear_search(self) -> None:
        """Show everything again."""
        self.search.clear()
        self.look_for("")

    def state(self) -> object:
        """Who is selected and what is searched for."""
        return self.table.current_id(), self.search.text()

    def restore(self, state: object) -> None:
        """Search and select again."""
        if isinstance(state, tuple):
            current, query = state
            self.search.setText(query)
            self.look_for(query)
            self.table.select_id(current)

    def show_record(self, record_id: int) -> None:
        """Select a record another page points at."""
        if not self.table.select_id(record_id, column=0):
            self.clear_search()
            self.table.select_id(record_id, column=0)
        self.table.setFocus()
