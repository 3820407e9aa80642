"""Where the window opens: as it was closed last, and never larger than the screen."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.theme import Extent


def place(window: QWidget, geometry: str) -> None:
    """Put a window, not shown yet, where it was when :func:`place_of` told.

    One never placed takes its usual size, and the whole of a screen that has no room for
    it: most laptops have not.
    """
    if geometry and window.restoreGeometry(QByteArray.fromBase64(geometry.encode())):
        if not window.isMaximized():
            screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
            window.setGeometry(fitted(window.geometry(), screens))
        return
    available = window.screen().availableGeometry()
    size = QSize(*Extent.WINDOW).boundedTo(_room(available).size())
    window.resize(size)
    if size != QSize(*Extent.WINDOW):
        window.setGeometry(fitted(QRect(available.topLeft(), size), [available]))
        window.setWindowState(Qt.WindowState.WindowMaximized)


def place_of(window: QWidget) -> str:
    """Where a window is, for the settings."""
    return bytes(window.saveGeometry().toBase64().data()).decode("ascii")


def fitted(wanted: QRect, screens: Sequence[QRect]) -> QRect:
    """A place, moved and shrunk onto the screen on which most of it is.

    Screens come and go between two starts: the projector is another one, or none.
    """
    room = _room(max(screens, key=lambda screen: _area(screen & wanted)))
    size = wanted.size().boundedTo(room.size())
    farthest = room.bottomRight() - QPoint(size.width() - 1, size.height() - 1)
    left = min(max(wanted.left(), room.left()), farthest.x())
    top = min(max(wanted.top(), room.top()), farthest.y())
    return QRect(QPoint(left, top), size)


def _room(available: QRect) -> QRect:
    """What a screen has for a window within its frame."""
    side, title = Extent.FRAME
    return available - QMargins(side, title, side, side)


def _area(rect: QRect) -> int:
    return max(rect.width(), 0) * max(rect.height(), 0)
