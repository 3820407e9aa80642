"""A line that hides what is personal until somebody asks to see it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import icons
from ui.language import _
from ui.theme import Extent
from ui.widgets.lines import ENTER, LineField
from ui.widgets.text import plain_tooltip


class PrivateField(LineField):
    """Shows its value masked; a click or Enter shows it in full, to be edited.

    Leaving it, or showing somebody else, hides it again.
    """

    def __init__(self, mask: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._mask = mask
        self.hidden = False
        eye = icons.icon("eye", size=Extent.ICON_SMALL)
        self._eye = self.addAction(eye, QLineEdit.ActionPosition.TrailingPosition)
        self._eye.setToolTip(plain_tooltip(_("Show in full")))
        self._eye.triggered.connect(self.reveal)
        self._hide()

    def set_value(self, value: str) -> None:
        """Show a value, hidden unless it is being edited right now."""
        if self.hidden or not self.hasFocus():
            self.show_other(value)
        else:
            super().set_value(value)

    def show_other(self, value: str) -> None:
        """Show another person's value, hidden in any case."""
        self._value = value
        self._hide()

    def reveal(self) -> None:
        """Show the value in full and let it be edited."""
        if self.hidden:
            self.hidden = False
            self.setReadOnly(False)
            self._eye.setVisible(False)
            self.setText(self._value)
        self.setFocus()

    def commit(self) -> None:
        """Tell the text if it was changed; a mask is no text."""
        if not self.hidden:
            super().commit()

    def revert(self) -> None:
        """Show the last value again."""
        if not self.hidden:
            super().revert()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show the value in full."""
        self.reveal()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the value in full on Enter, Space or F2."""
        if self.hidden and event.key() in ENTER | {Qt.Key.Key_Space, Qt.Key.Key_F2}:
            self.reveal()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit on leaving, and hide again."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._hide()

    def _hide(self) -> None:
        self.hidden = bool(self._value)
        self.setReadOnly(self.hidden)
        self._eye.setVisible(self.hidden)
        self.setText(self._mask(self._value) if self.hidden else "")
        self.setCursorPosition(0)
