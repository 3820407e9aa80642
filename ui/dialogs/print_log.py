"""The log of what was printed and saved."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from eventapp.services.events import event_facts
from eventapp.services.paper_runs import PaperRunRow, list_runs
from ui.language import _
from ui.models.table import RecordTableModel
from ui.pages.base import Context
from ui.printing.log import log_columns
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.panels import EmptyState, row
from ui.widgets.tables import TableView
from ui.widgets.text import PlainLabel, Tone


class PrintLogDialog(QDialog):
    """The newest first."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Print log"))
        self.resize(*Extent.PAPER_LOG)
        runs = list_runs(context.workspace, context.event_id)
        zone = event_facts(context.workspace, context.event_id).time_zone
        self.model: RecordTableModel[PaperRunRow] = RecordTableModel(log_columns(zone), self)
        self.model.set_records(runs)
        close = make_button(_("Close"), Role.PRIMARY, clicked=self.accept)
        close.setDefault(True)
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        down.setSpacing(Space.M)
        down.addWidget(PlainLabel(self.windowTitle(), size=Size.SECTION, bold=True))
        line = _("Undo does not touch it: what is on paper stays on paper.")
        down.addWidget(PlainLabel(line, tone=Tone.MUTED, wrap=True))
        if runs:
            table = TableView(self.model, key="paper_log", name=self.windowTitle())
            down.addWidget(table, 1)
        else:
            down.addWidget(EmptyState("printer", _("Nothing was printed or saved yet.")), 1)
        down.addLayout(row(None, close))
        close.setFocus()


def show_print_log(context: Context, parent: QWidget) -> None:
    """Show the log until it is closed."""
    PrintLogDialog(context, parent).exec()
