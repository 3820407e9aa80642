"""The desk's paper list, one key away: onto a printer, or into a file where there is none."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eventapp.domain.errors import EventAppError
from eventapp.files import write_whole
from ui.dialogs.confirm import confirm
from ui.dialogs.files import save_file
from ui.jobs import run_job
from ui.language import _, language
from ui.printing.documents import ROLL, PrintOptions
from ui.printing.orders import Order, Printed, file_name, make, page_count
from ui.printing.pdf import PdfPages

if TYPE_CHECKING:
    from ui.pages.base import Context


def print_paper_list(context: "Context", parent: QWidget) -> None:
    """Set the list as it is now, then ask for a printer, or else for a file."""
    options = PrintOptions(language())
    snapshot = ROLL.snapshot(context.workspace, context.event_id, options)
    run_job(
        parent,
        _("Setting the paper list"),
        partial(make, Order(ROLL, snapshot, options)),
        partial(_send, context, parent),
    )


def _send(context: "Context", parent: QWidget, printed: Printed) -> None:
    from ui.dialogs.printing import choose_printer  # noqa: PLC0415 - late: QtPrintSupport
    from ui.printing.printer import has_printer, new_printer, print_pages  # noqa: PLC0415

    if not has_printer():
        _offer_to_save(context, parent, printed)
        return
    title, pages = ROLL.title(), PdfPages(printed.data)
    printer = new_printer(title, pages.size(0))
    if choose_printer(parent, title, printer, pages.count):
        said = _("Sent to “%(printer)s”") % {"printer": printer.printerName()}
        run_job(
            parent,
            _("Printing"),
            partial(print_pages, printed.data, printer),
            lambda count: context.say(f"{said} · {page_count(count)}", undo=False),
        )


def _offer_to_save(context: "Context", parent: QWidget, printed: Printed) -> None:
    agreed = confirm(
        parent,
        _("No printer is installed on this computer"),
        _("Save the paper as a PDF file and print it where there is a printer."),
        yes=_("Save as PDF…"),
    )
    path = _ask_where(parent, printed) if agreed else None
    if path is None:
        return
    try:
        write_whole(path, lambda file: file.write(printed.data))
    except EventAppError as error:
        context.warn(error)
        return
    context.say(
        _("Saved “%(name)s” in %(folder)s")
        % {"name": path.name, "folder": path.parent.name or path.parent},
        undo=False,
    )


def _ask_where(parent: QWidget, printed: Printed) -> Path | None:
    patterns = [(_("PDF files"), "*.pdf")]
    return save_file(parent, ROLL.title(), file_name(printed.order), patterns)
