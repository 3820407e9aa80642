"""The line a scan or a name is typed into, wherever it comes from."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import icons
from ui.icons import Ink
from ui.language import _
from ui.theme import Extent, Motion, Space
from ui.widgets.lines import ENTER, is_undo

_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_PageDown: 8,
}


class ScanBox(QLineEdit):
    """A large line that searches while one types and submits on Enter.

    Signals:
        searched: the text to look for, after a short pause; empty ends the search.
        submitted: the text, on Enter.
        moved: how many rows to go up or down in the list below.
        left: Escape in an empty line.
    """

    searched = Signal(str)
    submitted = Signal(str)
    moved = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "scan")
        self.setPlaceholderText(_("Name, initials, organisation or last four digits"))
        self.setAccessibleName(_("Scan or search"))
        self.setClearButtonEnabled(True)
        self.setTextMargins(Extent.SCAN_ICON + Space.L, 0, 0, 0)
        self._preedit = ""
        self._pause = QTimer(self, singleShot=True, interval=Motion.SEARCH_PAUSE)
        self._pause.timeout.connect(self.search_now)
        self.textChanged.connect(lambda _text: self._pause.start())

    @property
    def query(self) -> str:
        """What is typed, with the syllable still being composed."""
        at = self.cursorPosition()
        text = self.text()
        return (text[:at] + self._preedit + text[at:]).strip()

    @property
    def is_ahead(self) -> bool:
        """Whether something was typed that was not looked for yet."""
        return self._pause.isActive()

    def search_now(self) -> None:
        """Tell what is typed without waiting any longer."""
        self._pause.stop()
        self.searched.emit(self.query)

    def ask(self, text: str) -> None:
        """Look for a text that was not typed here; what is typed next takes its place."""
        if text != self.query:
            self.setText(text)
            self.search_now()
        self.selectAll()
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window when nothing is typed."""
        if not self.text() and is_undo(event):
            event.ignore()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sign of scanning before the text."""
        super().paintEvent(event)
        painter = QPainter(self)
        ink = Ink.ACCENT if self.hasFocus() else Ink.MUTED
        picture = icons.pixmap("scan", ink, Extent.SCAN_ICON)
        painter.drawPixmap(Space.L, (self.height() - Extent.SCAN_ICON) // 2, picture)
        painter.end()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Search while a syllable is being composed, too."""
        super().inputMethodEvent(event)
        self._preedit = event.preeditString()
        self._pause.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Submit, move in the list, clear."""
        key = Qt.Key(event.key())
        if key in ENTER:
            self.submitted.emit(self.query)
        elif key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
