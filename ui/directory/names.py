"""A field that names one of many: typing offers what is known, and may name what is new."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QStringListModel, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from ui.widgets.fields import LineField

_STAYING: Final = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}


class NameField(LineField):
    """Shows a name and completes it from the known ones.

    A known name is taken on leaving; a new one only on Enter, so that half a name
    left behind makes nothing new.
    """

    def __init__(self, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder=placeholder, parent=parent)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        # The completer writes the name into the line after this signal.
        completer.activated.connect(lambda _name: QTimer.singleShot(0, self, self.commit))

    def set_names(self, names: Sequence[str]) -> None:
        """Know these names."""
        if names != self._names.stringList():
            self._names.setStringList(list(names))

    def leave(self) -> None:
        """Take a known name or none, and forget the beginning of a new one."""
        typed = self.text().strip()
        if typed and typed not in self._names.stringList():
            self.revert()
        else:
            self.commit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave, but not into the list of names or another window."""
        QLineEdit.focusOutEvent(self, event)
        if event.reason() not in _STAYING:
            self.leave()
