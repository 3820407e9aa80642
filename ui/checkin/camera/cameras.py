"""The cameras of this computer, as far as the desk needs to know them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCameraPermission, QCoreApplication, QObject, Qt, Signal
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QCameraFormat,
    QMediaCaptureSession,
    QMediaDevices,
    QVideoFrame,
    QVideoFrameFormat,
    QVideoSink,
)

from ui.checkin.unheard import unheard

_WANTED: Final = (1280, 720)
_ENOUGH_A_SECOND: Final = 25.0


@dataclass(frozen=True, slots=True)
class CameraInfo:
    """One camera: an id to remember it by, and its name."""

    id: str
    name: str


class Cameras(QObject):
    """What lists cameras, asks to use them and opens one.

    Signals:
        changed: a camera was plugged in or out.
        allowed: the answer to :meth:`ask`.
        framed: a :class:`QVideoFrame` of the open camera.
        failed: the open camera gives no picture, for instance since another program has it.
    """

    changed = Signal()
    allowed = Signal(bool)
    framed = Signal(QVideoFrame)
    failed = Signal()

    def listed(self) -> Sequence[CameraInfo]:
        """The cameras there are, the system's own choice first."""
        raise NotImplementedError

    def ask(self) -> None:
        """Ask the system, which may ask the user, whether cameras may be used."""
        raise NotImplementedError

    def open(self, camera_id: str) -> None:
        """Open a camera; frames follow, or a failure."""
        raise NotImplementedError

    def close(self) -> None:
        """Switch the open camera off."""
        raise NotImplementedError


class QtCameras(Cameras):
    """The cameras Qt finds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._camera: QCamera | None = None
        with unheard():
            self.sink = QVideoSink(self)
            self._devices = QMediaDevices(self)
            self._session = QMediaCaptureSession(self)
            self._session.setVideoSink(self.sink)
        self.sink.videoFrameChanged.connect(self.framed)
        self._devices.videoInputsChanged.connect(self.changed)

    def listed(self) -> Sequence[CameraInfo]:
        """The cameras there are, the system's own choice first."""
        devices = sorted(_devices(), key=lambda device: not device.isDefault())
        return [CameraInfo(_id(device), device.description()) for device in devices]

    def ask(self) -> None:
        """Ask the system; where it has no such question, the answer is yes."""
        app = QCoreApplication.instance()
        permission = QCameraPermission()
        if app is None or _granted(app):
            self.allowed.emit(True)
        elif app.checkPermission(permission) is Qt.PermissionStatus.Denied:
            self.allowed.emit(False)
        else:
            app.requestPermission(permission, self, lambda: self.allowed.emit(_granted(app)))

    def open(self, camera_id: str) -> None:
        """Open a camera in the size the reader likes best."""
        self.close()
        device = next((known for known in _devices() if _id(known) == camera_id), None)
        if device is None:
            self.failed.emit()
            return
        with unheard():
            camera = QCamera(device, self)
            chosen = best_format(device.videoFormats())
            if chosen is not None:
                camera.setCameraFormat(chosen)
            camera.errorOccurred.connect(lambda _kind, _why: self._fail(camera))
            self._camera = camera
            self._session.setCamera(camera)
            camera.start()

    def close(self) -> None:
        """Switch the open camera off."""
        if self._camera is not None:
            camera, self._camera = self._camera, None
            camera.stop()
            self._session.setCamera(None)  # type: ignore[arg-type]  # None is no camera
            camera.deleteLater()

    def _fail(self, camera: QCamera) -> None:
        if camera is self._camera:
            self.failed.emit()


def best_format(formats: Sequence[QCameraFormat]) -> QCameraFormat | None:
    """The format nearest to what is read well: fast enough first, then size, then not packed."""

    def rank(known: QCameraFormat) -> tuple[bool, int, bool]:
        size = known.resolution()
        off = abs(size.width() - _WANTED[0]) + abs(size.height() - _WANTED[1])
        packed = known.pixelFormat() is QVideoFrameFormat.PixelFormat.Format_Jpeg
        return known.maxFrameRate() < _ENOUGH_A_SECOND, off, packed

    return min(formats, key=rank, default=None)


def _devices() -> Sequence[QCameraDevice]:
    with unheard():
        return QMediaDevices.videoInputs()


def _id(device: QCameraDevice) -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")


def _granted(app: QCoreApplication) -> bool:
    return app.checkPermission(QCameraPermission()) is Qt.PermissionStatus.Granted
