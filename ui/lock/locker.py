"""Locking the screen after a while without anybody, and by hand."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from eventapp.domain.roles import Role
from ui.lock.idle import IdleWatch

if TYPE_CHECKING:
    from ui.checkin.sounds import DeskSounds, Sound
    from ui.lock.screen import LockScreen
    from ui.window import MainWindow


@runtime_checkable
class Lockable(Protocol):
    """A window that locks itself."""

    locker: "ScreenLock"


def note_activity(widget: QWidget) -> None:
    """Tell the window that somebody is here, where neither keys nor pointer show it."""
    window = widget.window()
    if isinstance(window, Lockable):
        window.locker.idle.note()


@dataclass(frozen=True, slots=True)
class _Sounding:
    sound: "Sound | None"


class ScreenLock(QObject):
    """Covers the window, and a dialog in front of it, until the PIN is given.

    What is behind a cover is hidden, not only covered: its page catches no scans and shows
    no camera, and nothing that reads screens finds it. Screens for the speaker or the
    public are other windows and go on.

    Signals:
        changed: the screen was locked or unlocked.
    """

    changed = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._covers: list[LockScreen] = []
        self._focus: QWidget | None = None
        self._sounds: DeskSounds | None = None
        self.idle = IdleWatch(self)
        self.idle.idle.connect(self.lock)

    @property
    def locked(self) -> bool:
        """Whether the screen is locked."""
        return bool(self._covers)

    @property
    def covers(self) -> "tuple[LockScreen, ...]":
        """What covers the window and its dialog."""
        return tuple(self._covers)

    def follow(self) -> None:
        """Look again when to lock, and stay locked through whatever the window made anew."""
        self.idle.watch(self._minutes())
        if self.locked:
            self._show_content(shown=False)
            self._covers[0].raise_()

    def lock(self) -> None:
        """Lock now."""
        if self.locked or self._window.workspace is None:
            return
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._focus = QApplication.focusWidget()
        self._covers = [self._cover(over) for over in self._to_cover()]
        self._show_content(shown=False)
        self._covers[-1].take_focus()
        self._load_sounds()
        self.changed.emit()

    def unlock(self) -> None:
        """Show everything again."""
        covers, self._covers = self._covers, []
        for cover in covers:
            if isValid(cover):
                cover.hide()
                cover.deleteLater()
        self._show_content(shown=True)
        if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
            self._focus.setFocus()
        elif self._window.page is not None:
            self._window.page.setFocus()
        self._focus = None
        self.follow()
        self.changed.emit()

    def _minutes(self) -> int:
        workspace, settings = self._window.workspace, self._window.settings.value
        if workspace is None or self.locked:
            return 0
        if settings.lock_at_desk_only and workspace.role is not Role.DESK:
            return 0
        return settings.lock_minutes

    def _to_cover(self) -> list[QWidget]:
        modal = QApplication.activeModalWidget()
        return [self._window, *([modal] if isinstance(modal, QDialog) else [])]

    def _cover(self, over: QWidget) -> "LockScreen":
        from ui.lock.screen import LockScreen  # noqa: PLC0415 - rarely needed

        made = LockScreen(over, self._check(), name=self._window.settings.value.desk_name)
        made.unlocked.connect(self.unlock)
        made.scan_refused.connect(self._sound)
        return made

    def _check(self) -> Callable[[str], object] | None:
        from eventapp.services.desk_lock import check_pin, has_pin  # noqa: PLC0415 - loads SQLAlchemy

        workspace = self._window.workspace
        if workspace is None or not has_pin(workspace):
            return None
        return partial(check_pin, workspace)

    def _show_content(self, *, shown: bool) -> None:
        top, centre = self._window.menuWidget(), self._window.centralWidget()
        if top is not None and centre is not None:
            top.setVisible(shown and not self._window.is_page_only())
            centre.setVisible(shown)

    def _load_sounds(self) -> None:
        from ui.checkin.sounds import DeskSounds  # noqa: PLC0415 - rarely needed

        if self._sounds is None:
            self._sounds = DeskSounds(self._window.settings, self)
        self._sounds.load()

    def _sound(self) -> None:
        from ui.checkin.sounds import Sound  # noqa: PLC0415 - rarely needed

        if self._sounds is not None:
            self._sounds.play(_Sounding(Sound.REFUSED))
