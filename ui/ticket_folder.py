"""A folder of tickets for a text-message service: what it is made of, and its making.

Knows no Qt, so that the window and the command line write the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eventapp.domain.documents import TicketSnapshot
from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import Language
from eventapp.domain.progress import Progress, no_progress
from eventapp.exchange.ticket_folder import Holder, write_ticket_folder
from eventapp.services.attendees import list_attendees
from eventapp.services.desk_lock import refuse_at_desk
from eventapp.services.snapshots.tickets import ticket_snapshot
from reports.result import PaperWarning

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TicketFolder:
    """The tickets and whom they are for, in the same order."""

    snapshot: TicketSnapshot
    holders: tuple[Holder, ...]


def ticket_folder(
    workspace: "Workspace", event_id: EventId, only: Iterable[AttendeeId] | None = None
) -> TicketFolder:
    """Everybody registered who has a ticket, or those of ``only``.

    Raises:
        DeskRoleActive: The workspace is at the desk.
    """
    refuse_at_desk(workspace)
    chosen = None if only is None else list(only)
    snapshot = ticket_snapshot(workspace, event_id, chosen)
    phones = {row.id: row.phone for row in list_attendees(workspace, event_id, chosen)}
    return TicketFolder(
        snapshot,
        tuple(
            Holder(ticket.name, ticket.organisation, phones[ticket.attendee], ticket.code)
            for ticket in snapshot.tickets
        ),
    )


def write(
    tickets: TicketFolder, folder: Path, language: Language, progress: Progress = no_progress
) -> tuple[PaperWarning, ...]:
    """Write the folder, in whichever thread this is called; what to look at is told.

    Raises:
        Cancelled: ``progress`` stopped it; nothing was written.
        CannotWriteFile: There is something in the folder, or the disk refused.
    """
    from reports.tickets.pictures import TicketPictures  # noqa: PLC0415 - late: ReportLab

    pictures = TicketPictures(tickets.snapshot, language)
    write_ticket_folder(
        folder,
        tickets.holders,
        lambda place: pictures.draw(tickets.snapshot.tickets[place]),
        language=language,
        progress=progress,
    )
    return pictures.warnings()
