"""The pages of the window, named without importing them.

A page's module needs the services and so the store's libraries, which take longer to
load than the window takes to be painted; the rail can name it before that.
"""

from collections.abc import Callable
from importlib import import_module

from ui.language import _
from ui.pages.base import Context, Page, PageEntry


def _later(where: str) -> Callable[[], type[Page]]:
    """Load a page (``module:class``) when it is first asked for."""

    def load() -> type[Page]:
        module, _colon, name = where.partition(":")
        page: type[Page] = getattr(import_module(module), name)
        return page

    return load


def _of_event(where: str) -> Callable[[Context], int]:
    """Ask a service (``module:function``) how many of something the event has."""
    return lambda context: _service(where)(context.workspace, context.event_id)


def _of_directory(where: str) -> Callable[[Context], int]:
    """Ask a service how many of something the directory holds."""
    return lambda context: _service(where)(context.workspace)


def _service(where: str) -> Callable[..., int]:
    module, _colon, name = where.partition(":")
    function: Callable[..., int] = getattr(import_module(f"eventapp.services.{module}"), name)
    return function


OVERVIEW = PageEntry(
    "overview", "home", lambda: _("Overview"), _later("ui.pages.overview:OverviewPage")
)
PROGRAMME = PageEntry(
    "programme",
    "calendar",
    lambda: _("Programme"),
    _later("ui.pages.programme:ProgrammePage"),
    count=_of_event("programme:count_sessions"),
)
PEOPLE = PageEntry(
    "people",
    "people",
    lambda: _("People"),
    _later("ui.pages.people:PeoplePage"),
    count=_of_directory("people:count_people"),
)
ORGANISATIONS = PageEntry(
    "organisations",
    "building",
    lambda: _("Organisations"),
    _later("ui.pages.organisations:OrganisationsPage"),
    count=_of_directory("organisations:count_organisations"),
)
ATTENDEES = PageEntry(
    "attendees",
    "id-card",
    lambda: _("Attendees"),
    _later("ui.pages.attendees:AttendeesPage"),
    count=_of_event("attendees:count_attendees"),
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
