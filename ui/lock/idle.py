"""How long nobody has done anything at this computer."""

import time
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

_DOINGS: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
    }
)
_MINUTE_MS: Final = 60_000


class IdleWatch(QObject):
    """Watches keys and pointer, which a scanner's keys are too; the camera's codes it is told.

    Signals:
        idle: nothing was done for as long as was set.
    """

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._limit = 0.0
        self._last = time.monotonic()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)

    @property
    def is_watching(self) -> bool:
        """Whether it counts at all."""
        return self._timer.isActive()

    def watch(self, minutes: float) -> None:
        """Count from now on; 0 minutes is never."""
        app = QApplication.instance()
        if app is None:
            return
        if not minutes:
            self._timer.stop()
            app.removeEventFilter(self)
        elif not self._limit:
            app.installEventFilter(self)
        self._limit = minutes * _MINUTE_MS
        self.note()
        if minutes:
            self._timer.start(round(self._limit))

    def note(self) -> None:
        """Hear that somebody did something."""
        self._last = time.monotonic()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note a key or a movement, and let it pass."""
        if event.type() in _DOINGS:
            self._last = time.monotonic()
        return False

    def _look(self) -> None:
        """A timer for each movement would be many: one looks when it could be over."""
        left = self._limit - (time.monotonic() - self._last) * 1000
        if left > 0:
            self._timer.start(max(1, round(left)))
        else:
            self.idle.emit()
