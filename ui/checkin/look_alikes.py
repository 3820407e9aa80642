"""Who is registered already and may be the one at the desk."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from eventapp.services.attendees import AttendeeRow
from eventapp.services.registration_book import Alike
from ui.icons import Ink
from ui.language import _
from ui.theme import Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.panels import Note, boxed, clear_layout, column, row
from ui.widgets.text import ElidedLabel, Tone

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class LookAlikes(Note):
    """A remark in the walk-in form, with a way to admit each of them.

    The arrows go from one to the next; that nobody is chosen to begin with is meant so.

    Signals:
        chosen: the :class:`AttendeeRow` to admit.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Perhaps registered already"), mark=Ink.ALREADY, parent=parent)
        self.found = Alike()
        self.buttons: list[QPushButton] = []
        self._list = column(spacing=Space.XS)
        self._words.addLayout(self._list)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    @property
    def rows(self) -> Sequence[AttendeeRow]:
        """Who is shown."""
        return self.found.rows

    def show_found(self, found: Alike) -> None:
        """Show others; without any it is not there."""
        if found == self.found:
            return
        self.found, self.buttons = found, []
        self._say("")
        clear_layout(self._list)
        for line in found.rows:
            said = " · ".join(
                part for part in (line.name, line.organisation, line.position) if part
            )
            label = ElidedLabel(said, tone=Tone.ALREADY)
            admit = make_button(_("Admit"), Role.LINK, clicked=partial(self.chosen.emit, line))
            admit.setAccessibleName(_("Admit %(name)s") % {"name": said})
            admit.installEventFilter(self)
            self.buttons.append(admit)
            across = row(label, admit)
            across.setStretch(0, 1)
            self._list.addWidget(boxed(across))
        self.setVisible(bool(found.rows))

    def ask(self) -> None:
        """Wait for somebody to say who it is, or that it is nobody of them."""
        self._say(_("Up and Down choose, Enter admits. Ctrl+Enter registers somebody new."))
        self.setFocus()

    def step(self, steps: int) -> None:
        """Choose the next one, or the one before."""
        chosen = next((n for n, each in enumerate(self.buttons) if each.hasFocus()), None)
        first = 0 if steps > 0 else len(self.buttons) - 1
        place = first if chosen is None else chosen + steps
        if 0 <= place < len(self.buttons):
            self.buttons[place].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to one of them."""
        if event.key() in _STEPS:
            self.step(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from one to the next, where Qt would leave the list."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            steps = _STEPS.get(Qt.Key(event.key()))
            if steps is not None:
                self.step(steps)
                return True
        return super().eventFilter(watched, event)

    def _say(self, text: str) -> None:
        self.text.setText(text)
        self.text.setVisible(bool(text))
