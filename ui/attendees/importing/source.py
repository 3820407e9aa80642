"""Where a list comes from: a file, dropped or chosen, or cells copied from a spreadsheet."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from ui.language import _
from ui.theme import Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.panels import EmptyState, column, row
from ui.widgets.text import PlainLabel, Tone, repolish

ENDINGS = (".xlsx", ".xls", ".ods", ".csv", ".tsv", ".txt")
"""What a list may be kept in."""


class SourceStep(QWidget):
    """A place to drop a file on, and one to paste cells into.

    Signals:
        file_asked: the system's dialog is wanted.
        file_chosen: the :class:`Path` of a dropped file.
        pasted: the text of copied cells.
    """

    file_asked = Signal()
    file_chosen = Signal(object)
    pasted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose = make_button(
            _("Choose a file…"), Role.PRIMARY, icon="folder", clicked=self.file_asked.emit
        )
        self.drop = _DropArea(
            EmptyState(
                "upload",
                _("Drop a list here, or choose one."),
                self.choose,
                hint=_("Excel, LibreOffice, CSV: as it came from a form or another program."),
            )
        )
        self.drop.dropped.connect(self.file_chosen)
        self.cells = _Cells()
        self.cells.textChanged.connect(self._allow)
        self.cells.read_asked.connect(self._read)
        self.read = make_button(_("Read the pasted cells"), clicked=self._read)
        self._lay_out()
        self._allow()

    def _lay_out(self) -> None:
        word = PlainLabel(_("Or paste cells copied from a spreadsheet"), bold=True)
        hint = PlainLabel(_("With their headings, if there are any."), tone=Tone.MUTED)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(Space.L)
        down.addWidget(self.drop, 3)
        below = column(word, self.cells)
        below.setStretch(1, 1)
        below.addLayout(row(hint, None, self.read))
        down.addLayout(below, 2)

    def _allow(self) -> None:
        self.read.setEnabled(bool(self.cells.toPlainText().strip()))

    def _read(self) -> None:
        if self.read.isEnabled():
            self.pasted.emit(self.cells.toPlainText())


class _DropArea(QFrame):
    """Takes one file that is dropped on it.

    Signals:
        dropped: its :class:`Path`.
    """

    dropped = Signal(object)

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "outlined")
        self.setAcceptDrops(True)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(inside)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only, one at a time."""
        if self._file(event) is not None:
            event.acceptProposedAction()
            self._invite(on=True)

    def dragLeaveEvent(self, event: QEvent) -> None:
        """Look as usual again."""
        del event
        self._invite(on=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which file it was."""
        self._invite(on=False)
        path = self._file(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _file(self, event: QDropEvent) -> Path | None:
        urls = event.mimeData().urls()
        return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None

    def _invite(self, *, on: bool) -> None:
        self.setProperty("invites", on)
        repolish(self)


class _Cells(QPlainTextEdit):
    """What was pasted, as it is.

    Signals:
        read_asked: Ctrl+Enter.
    """

    read_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Pasted cells"))
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setPlaceholderText("\t".join((_("Name"), _("Organisation"), _("Phone"))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read on Ctrl+Enter; Enter is a line break."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.read_asked.emit()
        else:
            super().keyPressEvent(event)
