"""Cameras without hardware: frames are pushed into the sink a real camera would fill."""

from collections.abc import Sequence

from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoSink

from ui.checkin.camera.cameras import CameraInfo, Cameras
from ui.checkin.unheard import unheard


class PushedCameras(Cameras):
    """Two cameras, or as many as a test plugs in."""

    def __init__(self, *names: str, granted: bool = True) -> None:
        super().__init__()
        with unheard():
            self.sink = QVideoSink(self)
        self.sink.videoFrameChanged.connect(self.framed)
        self.plugged = [CameraInfo(f"id {name}", name) for name in names or ("Front", "Hall")]
        self.granted = granted
        self.opened = ""
        self.asked = 0

    def listed(self) -> Sequence[CameraInfo]:
        return self.plugged

    def ask(self) -> None:
        self.asked += 1
        self.allowed.emit(self.granted)

    def open(self, camera_id: str) -> None:
        self.opened = camera_id

    def close(self) -> None:
        self.opened = ""

    def plug(self, *names: str) -> None:
        self.plugged = [CameraInfo(f"id {name}", name) for name in names]
        self.changed.emit()

    def push(self, picture: QImage | QVideoFrame) -> None:
        """One frame, on the way all frames take."""
        self.sink.setVideoFrame(QVideoFrame(picture) if isinstance(picture, QImage) else picture)
