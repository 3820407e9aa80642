"""A USB scanner is a keyboard: tell its bursts from typing, wherever the focus is.

Keys are held back for the blink in which it shows whether a machine or a person
pressed them. A person's keys are then handed on in their order; a machine's become
one scan, and no button, list or field ever hears of them.
"""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from eventapp.domain.hangul import typed_as_latin

if TYPE_CHECKING:
    from collections.abc import Callable

GAP_MS: Final = 35
"""Keys closer than this are not a person's."""
IDLE_MS: Final = 80
"""A machine that pauses for this long has ended its scan, with or without Enter."""
MACHINE_STROKES: Final = 6
"""So many keys in a row that fast, and it is a machine: it may hesitate a little."""
LEAST_KEYS: Final = 20
"""Shorter bursts are handed on as typing, unless they are a code that somebody has."""

_LONGEST: Final = 4096
_LATE_MS: Final = 30
"""A timer this late means that the program was busy: keys may be waiting unread."""

_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_Hangul,
        Qt.Key.Key_Hangul_Hanja,
    }
)
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_TAKES_TEXT = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)


@dataclass(frozen=True, slots=True)
class _Held:
    """An event kept back, and for whom it was."""

    receiver: QWidget
    event: QKeyEvent | QInputMethodEvent

    @property
    def types(self) -> bool:
        """Whether it puts a character somewhere (a space presses buttons)."""
        event = self.event
        return (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.text().isprintable()
            and not event.text().isspace()
        )


class ScanCatcher(QObject):
    """Watches every key of the application between :meth:`start` and :meth:`stop`.

    Typing that nothing with the focus could take goes to ``home``, which then gets the
    focus. The scan keeps what an input method made of the keys; undoing that is
    :func:`eventapp.domain.tickets.read_scan`'s. ``known`` says of a burst too short for a
    ticket of ours whether it is a code all the same.

    Signals:
        scanned: what a machine typed, without the Enter at its end.
    """

    scanned = Signal(str)

    def __init__(
        self,
        home: QWidget,
        parent: QObject | None = None,
        *,
        known: "Callable[[str], bool] | None" = None,
    ) -> None:
        super().__init__(parent)
        self._home, self._known = home, known
        self._watching = self._replaying = self._muted = False
        self._held: list[_Held] = []
        self._text = self._preedit = ""
        self._strokes = 0
        self._sure = False
        self._down: set[int] = set()
        self._swallowed: set[int] = set()
        self._composing = self._dropped = ""
        self._tail_until = self._last = self._last_stamp = self._armed = 0.0
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        self._handlers: dict[QEvent.Type, Callable[[QWidget, QEvent], bool]] = {
            QEvent.Type.KeyPress: self._on_press,
            QEvent.Type.KeyRelease: self._on_release,
            QEvent.Type.InputMethod: self._on_composition,
            QEvent.Type.ShortcutOverride: self._on_shortcut,
            QEvent.Type.FocusOut: self._on_other,
            QEvent.Type.MouseButtonPress: self._on_other,
        }

    def start(self) -> None:
        """Watch the keys from now on."""
        app = QApplication.instance()
        if app is not None and not self._watching:
            self._watching = True
            app.installEventFilter(self)

    def stop(self) -> None:
        """Leave the keys alone, handing on what was held back."""
        app = QApplication.instance()
        if app is not None and self._watching:
            self._watching = False
            app.removeEventFilter(self)
            self._hand_on()

    def eventFilter(self, receiver: QObject, event: QEvent) -> bool:
        """Keep keys back until it shows who pressed them."""
        handler = self._handlers.get(event.type())
        if handler is None or self._replaying or not isinstance(receiver, QWidget):
            return False
        return handler(receiver, event)

    # What arrives

    def _on_press(self, receiver: QWidget, event: QEvent) -> bool:
        assert isinstance(event, QKeyEvent)  # noqa: S101 - as its type says
        if event.key() in _MODIFIERS:
            return False
        if event.isAutoRepeat():
            self._hand_on()
            return False
        self._end_stale_run(event.timestamp())
        self._swallowed.discard(event.key())
        if event.key() in _ENDS and not event.modifiers() & _COMMANDS:
            return self._on_end(receiver, event)
        if not _is_typed(event):
            return self._on_command(event)
        self._take(receiver, _copy_key(event), event.text(), event.timestamp())
        self._down.add(event.key())
        return True

    def _on_end(self, receiver: QWidget, event: QKeyEvent) -> bool:
        """Enter or Tab: a scan's end, or a person's key behind others still held."""
        if self._is_scan():
            self._down.add(event.key())
            self._finish()
            return True
        if self._strokes:
            self._held.append(_Held(receiver, _copy_key(event)))
            self._down.add(event.key())
            self._hand_on()
            return True
        if self._is_tail():  # the second half of a CR LF
            self._swallowed.add(event.key())
            return True
        return False

    def _on_command(self, event: QKeyEvent) -> bool:
        """A key that types nothing: part of a machine's burst (GS, NUL), or a person's."""
        if not self._is_machine():
            self._hand_on()
            return False
        self._text += event.text()
        self._down.add(event.key())
        self._arm(event.timestamp())
        return True

    def _on_release(self, receiver: QWidget, event: QEvent) -> bool:
        assert isinstance(event, QKeyEvent)  # noqa: S101 - as its type says
        key = event.key()
        if key in self._swallowed:
            self._swallowed.discard(key)
            return True
        if key not in self._down:
            return False
        self._down.discard(key)
        self._keep(receiver, _copy_key(event))
        return True

    def _on_composition(self, receiver: QWidget, event: QEvent) -> bool:
        assert isinstance(event, QInputMethodEvent)  # noqa: S101 - as its type says
        commit, preedit = event.commitString(), event.preeditString()
        if self._muted or (self._is_tail() and not preedit and commit in {"", self._dropped}):
            return True
        self._end_stale_run(0)
        if not self._strokes and not preedit and commit in {"", self._composing}:
            # The end of what a person was composing, or nothing at all.
            self._composing = ""
            return False
        if not commit and preedit == self._preedit:
            return False
        self._preedit = preedit
        self._take(receiver, _copy_composition(event), commit, 0)
        return True

    def _on_shortcut(self, receiver: QWidget, event: QEvent) -> bool:
        """No shortcut in the middle of a burst: its control characters look like some."""
        del receiver
        if not self._is_machine():
            return False
        event.accept()
        return True

    def _on_other(self, receiver: QWidget, event: QEvent) -> bool:
        """Whoever clicks or leaves expects what was typed to be there already."""
        del receiver, event
        if not self._is_machine():
            self._hand_on(astray=False)
        return False

    # The run of keys at hand

    def _forget(self) -> None:
        self._timer.stop()
        self._held = []
        self._text = self._preedit = ""
        self._strokes = 0
        self._sure = False

    def _is_machine(self) -> bool:
        return self._strokes >= MACHINE_STROKES

    def _is_tail(self) -> bool:
        return time.monotonic() < self._tail_until

    def _is_scan(self) -> bool:
        if self._sure:
            return True
        # An input method may commit a long phrase at once: that is a person's.
        if not self._is_machine():
            return False
        typed = self._text + self._preedit
        long_enough = len(typed_as_latin(typed)) >= LEAST_KEYS
        return long_enough or (self._known is not None and self._known(typed))

    def _take(
        self, receiver: QWidget, event: QKeyEvent | QInputMethodEvent, text: str, stamp: int
    ) -> None:
        self._text = (self._text + text)[:_LONGEST]
        self._strokes += 1
        self._keep(receiver, event)
        if not self._sure and self._strokes >= LEAST_KEYS and self._is_scan():
            self._sure = True
            self._held = []
        self._arm(stamp)

    def _keep(self, receiver: QWidget, event: QKeyEvent | QInputMethodEvent) -> None:
        if not self._sure:
            self._held.append(_Held(receiver, event))

    def _pause_ms(self) -> int:
        return IDLE_MS if self._is_machine() else GAP_MS

    def _arm(self, stamp: int) -> None:
        self._last, self._last_stamp = time.monotonic(), float(stamp)
        self._armed = self._last
        self._timer.start(self._pause_ms())

    def _end_stale_run(self, stamp: int) -> None:
        """End a run before a key that came too late for it, if the timer had no turn yet."""
        if not self._strokes:
            return
        gap = (time.monotonic() - self._last) * 1000
        if stamp and self._last_stamp:
            gap = min(gap, stamp - self._last_stamp)
        if gap > self._pause_ms():
            self._end_run()

    def _on_timeout(self) -> None:
        waited = (time.monotonic() - self._armed) * 1000
        if waited > self._timer.interval() + _LATE_MS:
            self._armed = time.monotonic()
            self._timer.start(self._timer.interval())
            return
        self._end_run()

    def _end_run(self) -> None:
        if self._is_scan():
            self._finish()
        else:
            self._hand_on()

    def _finish(self) -> None:
        text, self._dropped = self._text + self._preedit, self._preedit
        self._swallowed |= self._down
        self._down.clear()
        self._forget()
        self._tail_until = time.monotonic() + IDLE_MS / 1000
        if self._dropped:
            self._drop_composition()
        self.scanned.emit(text)

    def _drop_composition(self) -> None:
        """Let the input method forget the syllable that no field ever saw."""
        self._muted = True
        try:
            QGuiApplication.inputMethod().reset()
        finally:
            self._muted = False

    def _hand_on(self, *, astray: bool = True) -> None:
        """Give a person's keys to whom they were for; ``astray`` ones to ``home``."""
        held = self._held
        if self._preedit or self._text:
            self._composing = self._preedit
        self._down.clear()
        self._forget()
        self._replaying = True
        try:
            home: QWidget | None = None
            for item in held:
                if home is None and astray and self._is_astray(item):
                    home = self._home
                    home.setFocus(Qt.FocusReason.OtherFocusReason)
                receiver = home or item.receiver
                if isValid(receiver):
                    QCoreApplication.sendEvent(receiver, item.event)
        finally:
            self._replaying = False

    def _is_astray(self, item: _Held) -> bool:
        receiver = item.receiver
        return (
            item.types
            and isValid(receiver)
            and not isinstance(receiver, _TAKES_TEXT)
            and receiver.window() is self._home.window()
        )


def _is_typed(event: QKeyEvent) -> bool:
    return bool(event.text()) and event.text().isprintable() and not event.modifiers() & _COMMANDS


def _copy_key(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )


def _copy_composition(event: QInputMethodEvent) -> QInputMethodEvent:
    made = QInputMethodEvent(event.preeditString(), event.attributes())
    made.setCommitString(event.commitString(), event.replacementStart(), event.replacementLength())
    return made
