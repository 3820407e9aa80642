"""The guests' board in a window of its own, on another screen where there is one."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.checkin.guests.board import GuestBoard
from ui.language import _
from ui.live.awake import keep_screen_on
from ui.live.screens import screen_for
from ui.pages.base import Context
from ui.theme import Extent

if TYPE_CHECKING:
    from collections.abc import Callable

_FULL: Final = frozenset({Qt.Key.Key_F, Qt.Key.Key_F11})


class GuestWindow(QWidget):
    """Stays open whatever page is shown; F11 fills the screen, Escape closes it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("guests")
        self.setWindowTitle(
            _("Guests of honour in the rehearsal") if context.rehearsal else _("Guests of honour")
        )
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.board = GuestBoard(context, alone=True)
        self.board.closed.connect(self.close)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.board)
        self.resize(*Extent.GUEST_WINDOW)
        self._let_sleep: Callable[[], None] | None = keep_screen_on()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fill the screen, or stand in a window again."""
        if event.key() in _FULL:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the screen sleep again."""
        if self._let_sleep is not None:
            self._let_sleep()
            self._let_sleep = None
        super().closeEvent(event)


class GuestScreen(QObject):
    """The one window of the guests, which closes with the main window and the event."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.bridge)
        self.window: GuestWindow | None = None
        self._context = context
        self._own: QWidget | None = None
        context.event.changed.connect(self.close)

    @classmethod
    def of(cls, context: Context) -> "GuestScreen":
        """The screen of the workspace shown, which may be open since before the page was made."""
        for known in context.bridge.findChildren(cls):
            if known.is_about(context):
                return known
            known.close()
            known.deleteLater()
        return cls(context)

    def is_about(self, context: Context) -> bool:
        """Whether it shows the guests of a context."""
        return self._context.workspace is context.workspace

    def open(self, *, beside: QWidget) -> None:
        """Show it: on another screen than the widget's, else in a window."""
        if self.window is not None:
            self.window.raise_()
            self.window.activateWindow()
            return
        self._own = beside.window()
        self._own.installEventFilter(self)
        self.window = GuestWindow(self._context)
        self.window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.window.destroyed.connect(self._forget)
        self.destroyed.connect(self.window.close)
        target = screen_for(QGuiApplication.screens(), self._own.screen(), None)
        if target is None:
            self.window.show()
        else:
            self.window.setScreen(target)
            self.window.setGeometry(target.geometry())
            self.window.showFullScreen()

    def close(self) -> None:
        """Take it off the screen."""
        if self.window is not None:
            self.window.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close with the main window."""
        if watched is self._own and event.type() is QEvent.Type.Close:
            self.close()
        return super().eventFilter(watched, event)

    def _forget(self) -> None:
        self.window = None
