"""Put the window together and start it: the one place that knows every part.

The window is painted before the store and its libraries are loaded, so that it is
there at once; the workspace follows in the same breath.
"""

import gc
import os
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from eventapp.domain.errors import CannotOpen, EventAppError, OpenProblem
from eventapp.settings import SettingsFile
from ui import crash, theme
from ui.commands import WindowCommands
from ui.contents import PAGES
from ui.jobs import cancel_jobs
from ui.language import _, set_language
from ui.window import MainWindow

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace

FIRST_PAINT = "EVENTAPP_FIRST_PAINT"
"""Set to ``window``, the program prints the monotonic clock once its window was painted, and
quits; set to ``content``, once the workspace was painted in it.
"""

_HOUR_MS = 60 * 60 * 1000


def run(path: Path | None) -> int:
    """Show the window until it is closed, and return the exit code."""
    settings = SettingsFile()
    set_language(settings.value.language)
    if not has_display():
        what = _("There is no display to show the window on.")
        more = _("“eventapp -h” lists what there is.")
        print(what, more, file=sys.stderr)  # noqa: T201 - there is no window to say it
        return 2
    # Python would hear of Ctrl+C in the terminal only when Qt next calls it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app = QApplication(sys.argv[:1])
    crash.install()
    program = Program(app, settings)
    moment = os.environ.get(FIRST_PAINT)
    program.after_paint(tell_first_paint if moment == "window" else partial(program.begin, path))
    if moment == "content":
        program.opened = partial(program.after_paint, tell_first_paint)
    program.window.appear()
    code = app.exec()
    program.end()
    return code


def has_display() -> bool:
    """Whether a window can be shown: Qt would end the program with a core dump."""
    ways = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(way) for way in ways)


class AfterPaint(QObject):
    """Does something once, right after a window was painted."""

    def __init__(self, window: MainWindow, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint event; what follows it comes in the next turn."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._do)
        return False

    def _do(self) -> None:
        gc.enable()
        self._then()


def tell_first_paint() -> None:
    """Print the clock that the measuring process reads too, and quit."""
    print(time.monotonic_ns(), flush=True)  # noqa: T201 - the benchmark reads it
    QApplication.exit()


def late(name: str) -> Callable[..., Any]:
    """A function of :mod:`ui.files`, whose libraries are loaded when it is first called."""

    def call(*arguments: object) -> object:
        from ui import files  # noqa: PLC0415 - loads SQLAlchemy

        return getattr(files, name)(*arguments)

    return call


class Program:
    """The window and the one workspace open in it."""

    def __init__(self, app: QApplication, settings: SettingsFile) -> None:
        app.setApplicationName("eventapp")
        set_language(settings.value.language)
        theme.apply(app, settings.value.theme)
        self.settings = settings
        self.window = MainWindow(settings, self._commands(), PAGES)
        self.opened: Callable[[], object] | None = None
        self._workspace: Workspace | None = None
        self._hourly = QTimer(self.window)
        self._hourly.timeout.connect(self._back_up_hourly)
        self._hourly.start(_HOUR_MS)

    def begin(self, path: Path | None) -> None:
        """Open the workspace asked for, else the last one, else the sample."""
        from eventapp.logs import start_log  # noqa: PLC0415 - after the first paint

        start_log()
        recent = self.settings.value.recent[:1]
        try:
            self.open(path or self._last() or self._sample())
            if path is None:
                self._tell_missing(*recent)
        except EventAppError as error:
            self.window.warn(error)
        if self.opened is not None:
            self.opened()

    def after_paint(self, then: Callable[[], object]) -> None:
        """Do something right after the window was painted next."""
        AfterPaint(self.window, then)
        self.window.update()

    def open(self, path: Path) -> None:
        """Show another workspace, offering the newest backup where it is damaged.

        Raises:
            CannotOpen: It does not open; what is shown stays.
        """
        from ui import files  # noqa: PLC0415 - loads SQLAlchemy

        if self._workspace is None or os.path.realpath(path) != str(self._workspace.path):
            self._show(files.open_or_restore(self.window, path))

    def new(self, path: Path) -> None:
        """Make an empty workspace and show it.

        Raises:
            CannotOpen: There is a file already, or its folder does not take one.
        """
        from ui import files  # noqa: PLC0415 - loads SQLAlchemy

        self._show(files.create_workspace(path))

    def restore(self, workspace: "Workspace", backup: Path) -> None:
        """Put a backup in the place of the workspace shown, which is kept beside it."""
        from ui import files  # noqa: PLC0415 - loads SQLAlchemy

        path = workspace.path
        self._workspace = None
        self.window.show_workspace(None)
        # A backup made now could push out the one chosen, and the file itself is kept.
        workspace.close()
        try:
            files.restore_backup(path, backup)
        finally:
            self.open(path)

    def end(self) -> None:
        """Stop running work and let the workspace go, with a backup of what changed."""
        workspace, self._workspace = self._workspace, None
        if workspace is not None:
            self.window.show_workspace(None)
            self._let_go(workspace)

    def _commands(self) -> WindowCommands:
        return WindowCommands(
            undo_step=late("next_undo"),
            redo_step=late("next_redo"),
            undo=late("undo"),
            redo=late("redo"),
            events=late("events"),
            head=late("head"),
            new_workspace=self.new,
            open_workspace=self.open,
            save_copy=late("save_copy"),
            back_up=late("back_up"),
            backups=late("backups"),
            restore=self.restore,
        )

    def _show(self, workspace: "Workspace") -> None:
        from ui import files  # noqa: PLC0415 - loads SQLAlchemy

        before, self._workspace = self._workspace, workspace
        self.window.show_workspace(workspace)
        if warnings := files.warnings(workspace):
            self.window.tell(warnings)
        if before is not None:
            self._let_go(before)

    def _let_go(self, workspace: "Workspace") -> None:
        """Close a workspace that is not shown any more; without its backup, too."""
        from ui import files  # noqa: PLC0415 - loads SQLAlchemy

        cancel_jobs()
        try:
            files.close_workspace(workspace)
        except EventAppError as error:
            self.window.warn(error)

    def _last(self) -> Path | None:
        return next((Path(p) for p in self.settings.value.recent if os.path.exists(p)), None)  # noqa: PTH110 - Path.exists raises in a folder one may not enter

    def _tell_missing(self, *recent: str) -> None:
        """Say that another workspace is shown than the last one, which is not there."""
        for lost in map(Path, recent):
            if not lost.exists():
                self.window.warn(CannotOpen(OpenProblem.MISSING, lost))

    def _sample(self) -> Path:
        from ui import files  # noqa: PLC0415 - loads SQLAlchemy

        return files.sample_workspace()

    def _back_up_hourly(self) -> None:
        from ui import files  # noqa: PLC0415 - loads SQLAlchemy

        if self._workspace is not None:
            try:
                files.back_up_if_changed(self._workspace)
            except EventAppError as error:
                self.window.warn(error)
