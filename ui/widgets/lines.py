"""Lines of text that commit by themselves: on Enter or on leaving, never on Escape."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from eventapp.domain.errors import InvalidReason, InvalidValue
from ui.language import clock_text, length_text, parse_clock, parse_length
from ui.theme import Extent

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
"""The keys that commit."""


class LineField(QLineEdit):
    """One line that commits on Enter and on leaving, and reverts on Escape.

    Signals:
        committed: the new text, when it differs from the value shown before.
    """

    committed = Signal(str)

    def __init__(
        self, value: str = "", *, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(value, parent)
        self._value = value
        self.setPlaceholderText(placeholder)
        self.returnPressed.connect(self.commit)

    @property
    def value(self) -> str:
        """The text last set or committed."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show a value; what the user is typing at the moment is kept."""
        typing = self.hasFocus() and self.text() != self._value
        self._value = value
        if not typing and self.text() != value:
            self.setText(value)
            self.setCursorPosition(0)

    def commit(self) -> None:
        """Tell the text if it was changed."""
        text = self.text().strip()
        if text == self._value:
            self.revert()
            return
        self._value = text
        self.revert()  # what was typed and what is told are one: set_value compares them
        self.committed.emit(text)

    def revert(self) -> None:
        """Show the last value again."""
        if self.text() != self._value:
            self.setText(self._value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Revert on Escape; an Escape with nothing to revert is for the parent."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._value:
            self.revert()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window when nothing is being typed here."""
        if self.text() == self._value and is_undo(event):
            event.ignore()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit on leaving, but not into a menu or another window."""
        super().focusOutEvent(event)
        if _left(event):
            self.commit()


class TextField(QPlainTextEdit):
    """Several lines that commit on leaving and on Ctrl+Enter, and revert on Escape.

    Signals:
        committed: the new text, when it differs from the value shown before.
    """

    committed = Signal(str)

    def __init__(
        self, value: str = "", *, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(value, parent)
        self._value = value
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFixedHeight(Extent.TEXT_AREA)

    @property
    def value(self) -> str:
        """The text last set or committed."""
        return self._value

    @property
    def _shown(self) -> str:
        """The value as Qt gives it back: its spaces that do not break become plain ones."""
        return self._value.replace("\u00a0", " ")

    def set_value(self, value: str) -> None:
        """Show a value; what the user is typing at the moment is kept."""
        typing = self.hasFocus() and self.toPlainText() != self._shown
        self._value = value
        if not typing:
            self.revert()

    def commit(self) -> None:
        """Tell the text if it was changed."""
        text = self.toPlainText().strip()
        if text != self._shown:
            self._value = text
            self.revert()
            self.committed.emit(text)

    def revert(self) -> None:
        """Show the last value again."""
        if self.toPlainText() != self._shown:
            self.setPlainText(self._value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Commit on Ctrl+Enter, revert on Escape."""
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._shown:
            self.revert()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window when nothing is being typed here."""
        if self.toPlainText() == self._shown and is_undo(event):
            event.ignore()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit on leaving, but not into a menu or another window."""
        super().focusOutEvent(event)
        if _left(event):
            self.commit()


def is_undo(event: QEvent) -> bool:
    """Whether a key is asked about that would undo or redo."""
    return (
        event.type() is QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and (
            event.matches(QKeySequence.StandardKey.Undo)
            or event.matches(QKeySequence.StandardKey.Redo)
        )
    )


def _left(event: QFocusEvent) -> bool:
    return event.reason() not in {
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
    }


class MinutesField(LineField):
    """A time or a length, typed in any usual way; the unreadable is refused and reverted.

    Signals:
        minutes_committed: the minutes, when they differ from those shown before.
        refused: an :class:`InvalidValue` of what could not be read.
    """

    minutes_committed = Signal(int)
    refused = Signal(object)

    def __init__(
        self,
        field: str,
        parse: Callable[[str], int | None],
        show: Callable[[int], str],
        reason: InvalidReason,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._field, self._parse, self._show, self._reason = field, parse, show, reason
        self._minutes: int | None = None
        self.committed.connect(self._read)

    @property
    def minutes(self) -> int | None:
        """The minutes last set or committed."""
        return self._minutes

    def set_minutes(self, minutes: int | None) -> None:
        """Show a number of minutes; None shows nothing."""
        self._minutes = minutes
        self.set_value("" if minutes is None else self._show(minutes))

    def _read(self, text: str) -> None:
        minutes, before = self._parse(text), self._minutes
        if minutes is None:
            self._value = "" if before is None else self._show(before)
            self.revert()
            self.refused.emit(InvalidValue(self._field, self._reason))
            return
        self._minutes, self._value = minutes, self._show(minutes)
        self.revert()
        if minutes != before:
            self.minutes_committed.emit(minutes)


def clock_field(parent: QWidget | None = None) -> MinutesField:
    """A field for a time of day: ``10:30``, ``1030``, ``10시 30분``."""
    return MinutesField("start", parse_clock, clock_text, InvalidReason.NOT_A_TIME, parent=parent)


def length_field(parent: QWidget | None = None) -> MinutesField:
    """A field for a length of time: ``20``, ``20분``, ``1h 5m``."""
    return MinutesField(
        "length", parse_length, length_text, InvalidReason.NOT_A_LENGTH, parent=parent
    )
