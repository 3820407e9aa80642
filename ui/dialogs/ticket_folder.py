"""Saving tickets as pictures with a list of whom they are for."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eventapp.domain.errors import EventAppError
from eventapp.domain.ids import AttendeeId
from eventapp.exchange.ticket_folder import free_folder
from reports.result import PaperWarning
from reports.wording import warning_text
from ui import words
from ui.dialogs.files import choose_folder
from ui.dialogs.report import show_report
from ui.jobs import run_job
from ui.language import _, language, ngettext
from ui.ticket_folder import ticket_folder, write
from ui.widgets.bars import Offer

if TYPE_CHECKING:
    from ui.pages.base import Context


def save_tickets(context: "Context", parent: QWidget, chosen: list[AttendeeId]) -> None:
    """Ask where, and write a folder of tickets: of those chosen, if several are, or of all."""
    spoken = language()
    try:
        only = chosen if len(chosen) > 1 else None
        tickets = ticket_folder(context.workspace, context.event_id, only)
    except EventAppError as error:
        context.warn(error)
        return
    count = len(tickets.holders)
    if not count:
        context.say(_("Nobody of these has a ticket"), undo=False)
        return
    said = ngettext("%(n)d ticket", "%(n)d tickets", count) % {"n": count}
    where = choose_folder(parent, _("Save %(what)s in a new folder within") % {"what": said})
    if where is None:
        return
    event = tickets.snapshot.event
    title = words.pick(event.title, event.title_en)
    folder = free_folder(where, _("Tickets") + " " + title)
    run_job(
        parent,
        _("Drawing tickets"),
        lambda progress: write(tickets, folder, spoken, progress),
        done=lambda warnings: _tell(context, parent, folder, said, warnings),
    )


def _tell(
    context: "Context",
    parent: QWidget,
    folder: Path,
    said: str,
    warnings: tuple[PaperWarning, ...],
) -> None:
    headline = _("Saved %(what)s in “%(folder)s”") % {"what": said, "folder": folder.name}
    lines = [warning_text(warning, language()) for warning in warnings]
    offer = Offer(_("What to look at"), lambda: show_report(parent, headline, lines))
    context.say(headline, undo=False, offer=offer if lines else None)
