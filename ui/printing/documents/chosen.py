"""Whom cards are printed for, as the options say it."""

from typing import TYPE_CHECKING

from eventapp.domain.ids import AttendeeId, EventId
from eventapp.services.attendees import list_attendees
from eventapp.services.paper_runs import without_badge
from ui.printing.documents.base import People, PrintOptions

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace


def chosen_attendees(
    workspace: "Workspace", event_id: EventId, options: PrintOptions
) -> list[AttendeeId] | None:
    """Those of a category, those without a badge, or one; None is everybody.

    Whoever is blocked is among none of them, but can be the one.
    """
    if options.people is People.ONE:
        return [AttendeeId(options.one)] if options.one else []
    if options.category is None and options.people is People.ALL:
        return None
    rows = tuple(row for row in list_attendees(workspace, event_id) if not row.blocked)
    if options.category is not None:
        rows = tuple(row for row in rows if row.category_id == options.category)
    if options.people is People.NEW:
        missing = without_badge(workspace, event_id)
        rows = tuple(row for row in rows if row.id in missing)
    return [row.id for row in rows]
