"""The table of cues: sessions stand across their columns, Insert adds below."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from eventapp.domain.cues import CueColumn
from eventapp.settings import SettingsFile
from ui.language import _
from ui.models.table import RecordTableModel
from ui.printing.cues.rows import CueTableRow, RowKind
from ui.widgets.tables import TableView

_ADDS: Final = frozenset({Qt.Key.Key_Insert})
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class CueTable(TableView):
    """Shows cues under their sessions.

    Signals:
        add_asked: a cue is wanted below the current row.
    """

    add_asked = Signal()

    def __init__(self, model: RecordTableModel[CueTableRow], settings: SettingsFile) -> None:
        super().__init__(model, key="cues", settings=settings, name=_("Cues"), sortable=False)
        self.setTabKeyNavigation(True)

    def show_rows(self, rows: Sequence[CueTableRow]) -> None:
        """Show these rows; a session's title has room beside how its cues add up."""
        model = self.records
        model.set_records(rows)
        self.clearSpans()
        what, who = model.column_of(CueColumn.SEGMENT), model.column_of(CueColumn.WHO)
        last = len(model.columns)
        for at, row in enumerate(rows):
            if row.kind is RowKind.PLACE:
                self.setSpan(at, 0, 1, last)
            elif row.kind is RowKind.SESSION and row.block.own:
                self.setSpan(at, what, 1, who - what)
                self.setSpan(at, who, 1, last - who)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add a cue below by Insert, or by Ctrl+Enter where a keyboard has none."""
        editing = self.state() is self.State.EditingState
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        if not editing and (key in _ADDS or (control and key in _ENTER)):
            self.add_asked.emit()
        else:
            super().keyPressEvent(event)
