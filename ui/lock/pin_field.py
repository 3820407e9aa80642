"""The line a PIN is typed into: digits alone, shown as dots, and no scanner's."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from eventapp.services.desk_lock import MOST_DIGITS
from ui.language import _
from ui.lock.run import KeyRun
from ui.widgets.lines import ENTER


class PinField(QLineEdit):
    """Takes what a person types. What a scanner types is dropped, whatever it scanned.

    Signals:
        given: the digits, on Enter.
        scanned: a scanner typed; nothing of it stays.
    """

    given = Signal(str)
    scanned = Signal()

    def __init__(self, says: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(MOST_DIGITS)
        self.setAccessibleName(says or _("PIN"))
        # An input method would hold keys back and give them all at once.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._run = KeyRun(self)
        self._run.scanned.connect(self._drop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits and what edits them."""
        self._run.note(event)
        if self._run.is_machine:
            self.clear()
        elif event.key() in ENTER:
            if self.text():
                self.given.emit(self.text())
        elif not (event.text() and event.text().isprintable()) or event.text().isdecimal():
            super().keyPressEvent(event)  # letters are dropped, Backspace is no letter

    def _drop(self) -> None:
        self.clear()
        self.scanned.emit()
