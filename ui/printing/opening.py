"""Going to one paper from elsewhere in the window."""

from PySide6.QtWidgets import QWidget

from eventapp.domain.ids import PersonId
from ui.contents import PRINTING
from ui.pages.base import Page


def open_paper(page: Page, name: str, **fields: object) -> None:
    """Leave a page for a document, with some fields of its options as given."""
    from ui.pages.printing import PrintingPage  # noqa: PLC0415 - late: loaded on its first visit

    window = page.window()
    page.context.open_page(PRINTING.id)
    found = window.findChild(QWidget, f"page.{PRINTING.id}")
    if isinstance(found, PrintingPage):
        found.open_document(name, **fields)


def open_tent(page: Page, person: PersonId) -> None:
    """Leave a page for the tent card of somebody, or of whoever comes instead of them."""
    from ui.printing.documents.tents import TENTS, one_person  # noqa: PLC0415 - late: as above

    open_paper(page, TENTS.name, one=one_person(person))
