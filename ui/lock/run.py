"""Whether a machine or a person presses the keys: a PIN is typed, never scanned."""

import time
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from ui.checkin.scanner import GAP_MS, IDLE_MS

MACHINE_KEYS: Final = 4
"""So many keys in a row without a person's pause are a machine's, be the code ever so short."""

_MODIFIERS: Final = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)


class KeyRun(QObject):
    """Keys that follow each other; it is told each of them, and tells whose they were.

    Signals:
        scanned: a machine typed, and is done.
        pressed: a person pressed a key or a few, and paused.
    """

    scanned = Signal()
    pressed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys = 0
        self._last = self._stamp = 0.0
        self._sure = False
        self._pause = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._pause.timeout.connect(self._end)

    @property
    def is_machine(self) -> bool:
        """Whether the keys just pressed are a machine's."""
        return self._sure

    def note(self, event: QKeyEvent) -> None:
        """Hear of a key. One that is held down says nothing of who holds it."""
        if event.isAutoRepeat() or event.key() in _MODIFIERS:
            return
        now, stamp = time.monotonic(), float(event.timestamp())
        gap = (now - self._last) * 1000
        if stamp and self._stamp:
            gap = stamp - self._stamp  # a busy program hears of slow keys all at once
        self._last, self._stamp = now, stamp
        self._keys = self._keys + 1 if self._keys and gap <= GAP_MS else 1
        self._sure = self._sure or self._keys >= MACHINE_KEYS
        self._pause.start()

    def _end(self) -> None:
        scanned, self._sure = self._sure, False
        self._keys = 0
        (self.scanned if scanned else self.pressed).emit()
