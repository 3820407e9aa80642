"""The pages of the window, named without importing them.

A page's module needs the services and so the store's libraries, which take longer to
load than the window takes to be painted; the rail can name it before that.
"""

from collections.abc import Callable
from importlib import import_module

from ui.language import _
from ui.pages.base import Page, PageEntry


def _later(where: str) -> Callable[[], type[Page]]:
    """Load a page (``module:class``) when it is first asked for."""

    def load() -> type[Page]:
        module, _colon, name = where.partition(":")
        page: type[Page] = getattr(import_module(module), name)
        return page

    return load


OVERVIEW = PageEntry(
    "overview", "home", lambda: _("Overview"), _later("ui.pages.overview:OverviewPage")
)
PROGRAMME = PageEntry(
    "programme", "calendar", lambda: _("Programme"), _later("ui.pages.programme:ProgrammePage")
)
PEOPLE = PageEntry("people", "people", lambda: _("People"), _later("ui.pages.people:PeoplePage"))
ORGANISATIONS = PageEntry(
    "organisations",
    "building",
    lambda: _("Organisations"),
    _later("ui.pages.organisations:OrganisationsPage"),
)
ATTENDEES = PageEntry(
    "attendees", "id-card", lambda: _("Attendees"), _later("ui.pages.attendees:AttendeesPage")
)
DESK = PageEntry("desk", "scan", lambda: _("Check-in"), _later("ui.pages.desk:DeskPage"))
PRINTING = PageEntry(
    "printing", "printer", lambda: _("Print"), _later("ui.pages.printing:PrintingPage")
)
SETTINGS = PageEntry(
    "settings",
    "settings",
    lambda: _("Settings"),
    _later("ui.pages.settings:SettingsPage"),
    at_bottom=True,
    needs_event=False,
)

PAGES = (OVERVIEW, PROGRAMME, PEOPLE, ORGANISATIONS, ATTENDEES, DESK, PRINTING, SETTINGS)
"""In the order of the rail and of Ctrl+1 … Ctrl+7."""
