"""Finished paper leaves the program: into a file or onto a printer, and into the log."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eventapp.domain.errors import EventAppError
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import RunWay
from eventapp.files import write_whole
from ui.dialogs.confirm import confirm
from ui.dialogs.files import save_file
from ui.jobs import run_job
from ui.language import _
from ui.printing.orders import (
    Printed,
    file_name,
    note_order,
    page_count,
    refuse_paper_at_desk,
)
from ui.printing.pdf import PdfPages

if TYPE_CHECKING:
    from ui.pages.base import Context


def ask_where(parent: QWidget, name: str) -> Path | None:
    """Ask for the PDF's place; None when the user thought better of it."""
    return save_file(parent, _("Save as PDF"), name, [(_("PDF files"), "*.pdf")])


def save_paper(context: "Context", path: Path, printed: Printed) -> None:
    """Write the PDF and note it; a refusal is told in the banner."""
    try:
        refuse_paper_at_desk(context.workspace, printed.order.document)
        write_whole(path, lambda file: file.write(printed.data))
    except EventAppError as error:
        context.warn(error)
        return
    context.say(
        _("Saved “%(name)s” in %(folder)s")
        % {"name": path.name, "folder": path.parent.name or path.parent},
        undo=False,
    )
    pages = printed.report.pages
    note(context, context.event_id, printed, RunWay.FILE, pages, file=path.name)


def print_paper(context: "Context", parent: QWidget, printed: Printed) -> None:
    """Ask for a printer and print; where there is none, offer a file instead."""
    try:
        refuse_paper_at_desk(context.workspace, printed.order.document)
    except EventAppError as error:
        context.warn(error)
        return
    from ui.dialogs.printing import choose_printer  # noqa: PLC0415 - late: QtPrintSupport
    from ui.printing.printer import (  # noqa: PLC0415
        duplex_of,
        has_printer,
        new_printer,
        print_pages,
    )

    if not has_printer():
        _offer_to_save(context, parent, printed)
        return
    title, pages = printed.order.document.title(), PdfPages(printed.data)
    printer = new_printer(title, pages.size(0), duplex_of(printed.order))
    if not choose_printer(parent, title, printer, pages.count):
        return
    said = _("Sent to “%(printer)s”") % {"printer": printer.printerName()}
    event_id = context.event_id
    whole = printer.printRange() is not printer.PrintRange.PageRange

    def taken(count: int) -> None:
        context.say(f"{said} · {page_count(count)}", undo=False)
        note(context, event_id, printed, RunWay.PRINTER, count, whole=whole)

    # The page may be made anew meanwhile; the window stays, and what is out is noted.
    work = partial(print_pages, printed.data, printer)
    run_job(parent.window(), _("Printing"), work, taken)


def note(
    context: "Context",
    event_id: EventId,
    printed: Printed,
    way: RunWay,
    pages: int,
    *,
    file: str = "",
    whole: bool = True,
) -> None:
    """Note in the log that a paper left; when that fails, the paper is out all the same."""
    if context.workspace.closed:
        return
    try:
        note_order(
            context.workspace, event_id, printed.order, way, pages=pages, file=file, whole=whole
        )
    except EventAppError as error:
        context.warn(error)


def _offer_to_save(context: "Context", parent: QWidget, printed: Printed) -> None:
    agreed = confirm(
        parent,
        _("No printer is installed on this computer"),
        _("Save the paper as a PDF file and print it where there is a printer."),
        yes=_("Save as PDF…"),
    )
    path = ask_where(parent, file_name(printed.order)) if agreed else None
    if path is not None:
        save_paper(context, path, printed)
