"""A line of text that is there only while something is typed in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from ui.widgets.lines import ENTER, LineField

_STAYING = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})


class BriefField(LineField):
    """Commits as every line does, and tells when it is done with.

    Signals:
        left: after Enter, on Escape, and when the keyboard went elsewhere.
    """

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Revert and leave on Escape; leave on Enter, after the commit."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.revert()
            self.left.emit()
            return
        super().keyPressEvent(event)
        if key in ENTER:
            event.accept()  # the line below, which has the keyboard then, is not to hear of it
            self.left.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave, but not into a menu or another window."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self.left.emit()
