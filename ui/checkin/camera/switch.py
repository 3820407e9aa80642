"""Turns a camera on and off, and knows why there is no picture."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtMultimedia import QVideoFrame

from eventapp.settings import SettingsFile
from ui.checkin.camera.cameras import CameraInfo, Cameras

PATIENCE_MS: Final = 8000
"""A camera that gives no picture for so long is said to give none."""


class CameraState(StrEnum):
    """What the camera does, or why it does nothing."""

    OFF = "off"
    STARTING = "starting"
    RUNNING = "running"
    NONE = "none"
    REFUSED = "refused"
    BUSY = "busy"
    SILENT = "silent"
    UNPLUGGED = "unplugged"


class CameraSwitch(QObject):
    """The one camera of the desk: which one, on or off, and in what state.

    The camera last chosen is opened when it is there, else the system's own choice.
    One that is unplugged while it runs goes on by itself when it is back.

    Signals:
        changed: the state or the list of cameras is another one.
        framed: a :class:`QVideoFrame`.
    """

    changed = Signal()
    framed = Signal(QVideoFrame)

    def __init__(
        self, cameras: Cameras, settings: SettingsFile, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.state = CameraState.OFF
        self.camera_id = ""
        self._cameras, self._settings = cameras, settings
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._lose_patience)
        cameras.changed.connect(self._look_again)
        cameras.allowed.connect(self._hear_answer)
        cameras.framed.connect(self._take)
        cameras.failed.connect(self._fail)

    @property
    def is_on(self) -> bool:
        """Whether the camera is wanted, be there a picture or not."""
        return self.state is not CameraState.OFF

    def listed(self) -> Sequence[CameraInfo]:
        """The cameras there are to choose from."""
        return self._cameras.listed()

    def turn_on(self) -> None:
        """Ask for the camera and open it; also the way to try again."""
        self._cameras.close()
        self._enter(CameraState.STARTING)
        self._cameras.ask()

    def turn_off(self) -> None:
        """Switch it off: its light goes out."""
        self._cameras.close()
        self._enter(CameraState.OFF)

    def choose(self, camera_id: str) -> None:
        """Take another camera, and remember it."""
        self._settings.change(camera=camera_id)
        if self.is_on:
            self.turn_on()

    def _hear_answer(self, allowed: bool) -> None:  # noqa: FBT001 - a signal's argument
        if self.state is not CameraState.STARTING:
            return
        if allowed:
            self._open()
        else:
            self._enter(CameraState.REFUSED)

    def _open(self) -> None:
        ids = [camera.id for camera in self.listed()]
        if not ids:
            self._enter(CameraState.NONE)
            return
        wanted = (self._settings.value.camera, self.camera_id)
        self.camera_id = next((known for known in wanted if known in ids), ids[0])
        self._patience.start()
        self._cameras.open(self.camera_id)
        self.changed.emit()

    def _take(self, frame: QVideoFrame) -> None:
        if not frame.isValid():
            return  # the last word of a camera that was closed
        if self.state in {CameraState.STARTING, CameraState.SILENT, CameraState.NONE}:
            self._enter(CameraState.RUNNING)
        if self.state is CameraState.RUNNING:
            self._patience.start()
            self.framed.emit(frame)

    def _fail(self) -> None:
        if not self.is_on:
            return
        self._cameras.close()
        there = self.camera_id in [camera.id for camera in self.listed()]
        self._enter(CameraState.BUSY if there else CameraState.UNPLUGGED)

    def _look_again(self) -> None:
        """A camera came or went."""
        ids = [camera.id for camera in self.listed()]
        if self.state in {CameraState.NONE, CameraState.UNPLUGGED} and ids:
            if self.state is CameraState.NONE or self.camera_id in ids:
                self.turn_on()
        elif self.is_on and self.camera_id and self.camera_id not in ids:
            self._cameras.close()
            self._enter(CameraState.UNPLUGGED)
        self.changed.emit()

    def _lose_patience(self) -> None:
        if self.state in {CameraState.STARTING, CameraState.RUNNING}:
            self._enter(CameraState.SILENT)

    def _enter(self, state: CameraState) -> None:
        self.state = state
        self._patience.stop()  # the system may be asking the user: that takes its time
        self.changed.emit()
