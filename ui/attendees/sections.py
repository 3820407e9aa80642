"""What features add to the details of an attendee: a section each, listed here alone."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ui.attendees.companions_section import CompanionsSection
from ui.attendees.consent_section import ConsentSection
from ui.attendees.desk_section import DeskSection
from ui.attendees.details_section import DetailsSection
from ui.attendees.own_section import OwnSection
from ui.attendees.ticket_history import TicketHistory

if TYPE_CHECKING:
    from ui.pages.base import Context

__all__ = ["DetailsSection", "added_sections", "ticket_sections"]


def added_sections(context: "Context") -> Iterator[DetailsSection]:
    """The sections of all features, from top to bottom."""
    yield OwnSection(context)
    yield DeskSection(context)
    yield CompanionsSection(context)
    yield ConsentSection(context)


def ticket_sections(context: "Context") -> Iterator[DetailsSection]:
    """What stands below the ticket."""
    yield TicketHistory(context)
