"""Editors that choose: one of a few, one of many, yes or no, a day, what to look for."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QEvent, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDateEdit,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from ui import icons
from ui.theme import Extent, Motion
from ui.widgets.lines import ENTER, LineField, is_undo


class ChoiceField(QComboBox):
    """One of a few (key, text) choices.

    Signals:
        committed: the key the user chose, when it is another one.
    """

    committed = Signal(str)

    def __init__(
        self,
        choices: Sequence[tuple[str, str]] = (),
        value: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._value = value
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(1)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.set_choices(choices, value)
        self.activated.connect(self._commit)

    @property
    def value(self) -> str:
        """The key last set or chosen."""
        return self._value

    def set_choices(self, choices: Sequence[tuple[str, str]], value: str | None = None) -> None:
        """Offer other choices."""
        self.clear()
        for key, text in choices:
            self.addItem(text, key)
        self.set_value(self._value if value is None else value)

    def set_value(self, value: str) -> None:
        """Show a choice without telling."""
        self._value = value
        self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only when it has the focus: a scrolled panel must not change values."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the choice; where it does not fit it ends in "…", which Qt leaves out."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown_text()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def shown_text(self) -> str:
        """As much of the choice as there is room for."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        control = QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(control, option, part, self).width()
        mode = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.currentText(), mode, room)

    def _commit(self, index: int) -> None:
        key = str(self.itemData(index))
        if key != self._value:
            self._value = key
            self.committed.emit(key)


class PickField(LineField):
    """Pick one of many by typing a part of its name.

    The list below the line shows what contains the typed text. Enter on a text that
    is no name offers it as new, if the page listens.

    Signals:
        picked: the key of the picked entry.
        typed_new: a text that is no entry's name.
    """

    picked = Signal(str)
    typed_new = Signal(str)

    def __init__(
        self,
        entries: Sequence[tuple[str, str]] = (),
        *,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder=placeholder, parent=parent)
        self._keys: dict[str, str] = {}
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        completer.activated.connect(lambda name: self._pick(str(name)))
        self.set_entries(entries)

    def set_entries(self, entries: Sequence[tuple[str, str]]) -> None:
        """Offer other (key, name) entries."""
        self._keys = {name: key for key, name in entries}
        self._names.setStringList(list(self._keys))

    def commit(self) -> None:
        """Pick what is typed."""
        self._pick(self.text().strip())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave without picking: only Enter and the list pick."""
        QLineEdit.focusOutEvent(self, event)

    def _pick(self, name: str) -> None:
        if not name:
            return
        QTimer.singleShot(0, self, self.clear)  # the completer writes the name after this
        if name in self._keys:
            self.picked.emit(self._keys[name])
        else:
            self.typed_new.emit(name)


class CheckField(QCheckBox):
    """A yes or no.

    Signals:
        committed: the new value, when the user changed it.
    """

    committed = Signal(bool)

    def __init__(self, text: str, *, value: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.setChecked(value)
        self.clicked.connect(self.committed)

    def set_value(self, value: bool) -> None:  # noqa: FBT001 - a setter of one value
        """Show a value without telling."""
        self.setChecked(value)


class DateField(QDateEdit):
    """A day, with a calendar.

    Signals:
        committed: the new :class:`datetime.date`, when it is another one.
    """

    committed = Signal(object)

    def __init__(self, value: date | None = None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = value
        self.setCalendarPopup(True)
        self.setKeyboardTracking(False)
        self.setDisplayFormat("yyyy-MM-dd")
        if value is not None:
            self.set_value(value)
        self.dateChanged.connect(self._commit)

    @property
    def value(self) -> date | None:
        """The day last set or committed."""
        return self._value

    def set_value(self, value: date) -> None:
        """Show a day without telling."""
        self._value = value
        blocked = self.blockSignals(True)
        self.setDate(QDate(value.year, value.month, value.day))
        self.blockSignals(blocked)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only when it has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _commit(self, chosen: QDate) -> None:
        value = date(chosen.year(), chosen.month(), chosen.day())
        if value != self._value:
            self._value = value
            self.committed.emit(value)


class SearchBox(QLineEdit):
    """A line to search with, telling what is typed after a short pause.

    Signals:
        searched: the text to look for; empty shows everything.
    """

    searched = Signal(str)

    def __init__(self, placeholder: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self.setFixedWidth(Extent.SEARCH)
        self.addAction(
            icons.icon("search", size=Extent.ICON_SMALL), QLineEdit.ActionPosition.LeadingPosition
        )
        self._pause = QTimer(self, singleShot=True, interval=Motion.SEARCH_PAUSE)
        self._pause.timeout.connect(lambda: self.searched.emit(self.text().strip()))
        self.textEdited.connect(self._pause.start)
        self.textChanged.connect(lambda text: text or self._pause.start())

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window when nothing is typed."""
        if not self.text() and is_undo(event):
            event.ignore()
            return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Search while a Hangul syllable is being composed, too."""
        super().inputMethodEvent(event)
        self._pause.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search at once on Enter, clear on Escape."""
        if event.key() in ENTER:
            self._pause.stop()
            self.searched.emit(self.text().strip())
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
