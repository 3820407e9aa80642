"""Reads codes in a thread of its own: always the latest frame, never a queue of them."""

import threading
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal
from PySide6.QtMultimedia import QVideoFrame

from ui.checkin.camera.decoding import FrameDecoder, Seen, shown_size


@dataclass(frozen=True, slots=True)
class Sight:
    """What was in one frame, and how large the frame is when it is shown."""

    seen: tuple[Seen, ...]
    size: tuple[int, int]


class FrameReader(QObject):
    """A thread that reads what it is offered, while it can.

    A frame offered while another one is being read waits; a newer one takes its place.
    So a slow computer reads fewer frames, and none of them late.

    Signals:
        sighted: the :class:`Sight` of a frame, in the thread of whoever listens.
    """

    sighted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slot = _Slot()
        self._thread: _Thread | None = None
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)

    @property
    def is_running(self) -> bool:
        """Whether frames are read."""
        return self._thread is not None

    def start(self) -> None:
        """Begin to read."""
        if self._thread is None:
            self._slot = _Slot()
            self._thread = _Thread(self._slot)
            self._thread.sighted.connect(self._pass_on)
            self._thread.start()

    def stop(self) -> None:
        """End the thread; what it is just reading is told nobody."""
        if self._thread is not None:
            thread, self._thread = self._thread, None
            thread.sighted.disconnect(self._pass_on)
            self._slot.close()
            thread.wait()

    def offer(self, frame: QVideoFrame) -> None:
        """Give the thread a frame, in place of one it did not come to yet."""
        if self._thread is not None:
            self._slot.put(frame)

    def _pass_on(self, sight: Sight) -> None:
        if self._thread is not None:
            self.sighted.emit(sight)


class _Slot:
    """Room for one frame between two threads."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._frame: QVideoFrame | None = None
        self._closed = False

    def put(self, frame: QVideoFrame) -> None:
        """Leave a frame, instead of the one that lay there."""
        with self._changed:
            # A copy: Qt gives the same frame object to every listener, and its sink keeps it.
            self._frame = QVideoFrame(frame)
            self._changed.notify()

    def take(self) -> QVideoFrame | None:
        """Wait for a frame; None when there will be no more."""
        with self._changed:
            while self._frame is None and not self._closed:
                self._changed.wait()
            frame, self._frame = self._frame, None
            return None if self._closed else frame

    def close(self) -> None:
        """Let nobody wait any longer."""
        with self._changed:
            self._closed, self._frame = True, None
            self._changed.notify()


class _Thread(QThread):
    """The thread itself.

    Signals:
        sighted: the :class:`Sight` of a frame.
    """

    sighted = Signal(object)

    def __init__(self, slot: _Slot) -> None:
        super().__init__()
        self._slot = slot

    def run(self) -> None:
        """Read frames until there are no more."""
        decoder = FrameDecoder()
        while (frame := self._slot.take()) is not None:
            self.sighted.emit(Sight(decoder.look(frame), shown_size(frame)))
