"""A field that finds one attendee among very many, and shows who was chosen."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from eventapp.domain.ids import AttendeeId
from eventapp.services.attendees import AttendeeRow, list_attendees
from eventapp.services.search import AttendeeSearch
from ui import words
from ui.language import _, pgettext
from ui.pages.base import Context
from ui.theme import Extent, Motion, Space
from ui.widgets.fields import LineField
from ui.widgets.lines import ENTER

_MOST_SHOWN: Final = 8
_DIGITS: Final = 4


class AttendeeField(LineField):
    """One attendee, found by name, 초성, organisation or the last digits of the telephone.

    Typing means somebody else: until Enter or a click chooses, nobody is chosen, so that
    nothing is printed for the one before. All attendees are read at the first sign typed.

    Signals:
        chosen: the number of the attendee, 0 for nobody.
    """

    chosen = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        asked = _("Name, initials, organisation or last four digits")
        super().__init__(placeholder=asked, parent=parent)
        self.setToolTip(asked)
        self._context = context
        self._search: AttendeeSearch | None = None
        self._found: list[AttendeeRow] = []
        self._composed = ""
        self._rows = QStandardItemModel(self)
        self._list = QCompleter(self._rows, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setMaxVisibleItems(_MOST_SHOWN + 1)
        # Not the line's own completer: that one writes each row passed by into the line.
        self._list.setWidget(self)
        self.popup = QListView()
        self.popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.popup.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setPopup(self.popup)
        self.popup.clicked.connect(self._pick)
        self._pause = QTimer(self, singleShot=True, interval=Motion.SEARCH_PAUSE)
        self._pause.timeout.connect(self._look)
        self.textEdited.connect(self._type)

    def show_one(self, one: int) -> None:
        """Show who is chosen, without telling; 0 is nobody."""
        workspace, event_id = self._context.workspace, self._context.event_id
        rows = list_attendees(workspace, event_id, only=[AttendeeId(one)]) if one else ()
        self.set_value(_label(rows[0]) if rows else "")

    def commit(self) -> None:
        """Leave without choosing: only Enter and the list choose."""
        self._pause.stop()
        self.revert()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose on Enter; clear on Escape, which with nothing to clear is for the parent."""
        if event.key() in ENTER:
            self._enter()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._type()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Search while a Hangul syllable is being composed, too."""
        super().inputMethodEvent(event)
        if event.preeditString() != self._composed:
            self._composed = event.preeditString()
            self._type()

    # What is found

    def _type(self) -> None:
        if self._value:
            self._value = ""
            self.chosen.emit(0)
        if self._query():
            self._pause.start()
        else:
            self._pause.stop()
            self.popup.hide()

    def _query(self) -> str:
        at = self.cursorPosition()
        return f"{self.text()[:at]}{self._composed}{self.text()[at:]}".strip()

    def _look(self) -> None:
        """Show whom the text fits, the best first and ready to be chosen."""
        workspace, event_id = self._context.workspace, self._context.event_id
        if workspace.closed or not self.hasFocus():
            return
        if self._search is None:
            self._search = AttendeeSearch(workspace, event_id)
            self.destroyed.connect(self._search.close)
        best, count = self._search.best(self._query(), _MOST_SHOWN)
        rows = {row.id: row for row in list_attendees(workspace, event_id, only=best)}
        self._found = [rows[one] for one in best if one in rows]
        self._rows.clear()
        for label in _labels(self._found):
            self._rows.appendRow(QStandardItem(label))
        if not self._found:
            self._say(_("Nobody is found."))
        elif count > len(self._found):
            self._say(pgettext("people", "… and %(n)d more") % {"n": count - len(self._found)})
        self._open()
        if self._found:
            self.popup.setCurrentIndex(self.popup.model().index(0, 0))

    def _open(self) -> None:
        """Open the list, wider than the panel leaves the line and as high as its rows."""
        wide = max(self.width(), Extent.SEARCH)
        self._list.complete(QRect(self.width() - wide, 0, wide, self.height()))
        place = self.popup.geometry()
        above = place.top() < self.mapToGlobal(self.rect().topLeft()).y()
        # The completer counts the rows, but not what is around them.
        place.adjust(0, -Space.XS if above else 0, 0, 0 if above else Space.XS)
        self.popup.setGeometry(place)

    def _say(self, sentence: str) -> None:
        """Add a row that cannot be chosen."""
        said = QStandardItem(sentence)
        said.setFlags(Qt.ItemFlag.NoItemFlags)
        self._rows.appendRow(said)

    def _enter(self) -> None:
        """Choose the row that is lit; what nobody has seen yet only if it is the one there is."""
        if self.text() == self._value:
            return
        if self.popup.isVisible() and not self._pause.isActive():
            self._pick(self.popup.currentIndex())
            return
        self._pause.stop()
        self._look()
        if len(self._found) == 1:
            self._pick(self.popup.currentIndex())

    def _pick(self, index: QModelIndex) -> None:
        if not 0 <= index.row() < len(self._found):
            return
        one = self._found[index.row()]
        self.popup.hide()
        self._value = _label(one)
        self.revert()
        # The next name typed replaces this one, whose beginning stays in sight.
        self.setSelection(len(self.text()), -len(self.text()))
        self.chosen.emit(one.id)


def _label(row: AttendeeRow) -> str:
    return " · ".join(filter(None, (words.pick(row.name, row.name_en), row.organisation)))


def _labels(rows: Sequence[AttendeeRow]) -> list[str]:
    """Whom the rows mean; of namesakes in one organisation their last digits, too."""
    plain = [_label(row) for row in rows]
    times = Counter(plain)
    return [
        f"{label} · {row.phone[-_DIGITS:]}" if times[label] > 1 and row.phone else label
        for label, row in zip(plain, rows, strict=True)
    ]
