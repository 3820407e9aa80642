"""The desk's paper list, one key away: onto a printer, or into a file where there is none."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.jobs import run_job
from ui.language import _, language
from ui.printing.documents import ROLL, PrintOptions
from ui.printing.orders import Order, make
from ui.printing.out import print_paper

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
        partial(print_paper, context, parent),
    )
