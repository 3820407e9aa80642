"""What the File menu does, asking where with the system's dialogs."""

from pathlib import Path
from typing import TYPE_CHECKING

from ui.language import _

if TYPE_CHECKING:
    from ui.window import MainWindow

SUFFIX = ".eventapp"
PATTERN = f"*{SUFFIX}"


class FileActions:
    """New, open, copy, back up and restore; what is refused the window's banner tells."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def new(self) -> None:
        """Ask where to make an empty workspace, and show it."""
        from ui.dialogs.files import save_file  # noqa: PLC0415 - dialogs are rarely needed

        patterns = [(_("Workspaces"), PATTERN)]
        path = save_file(self._window, _("New workspace"), _("workspace") + SUFFIX, patterns)
        if path is not None:
            self._window.attempt(lambda: self._window.commands.new_workspace(path))

    def ask_open(self) -> None:
        """Ask for a workspace and show it."""
        from ui.dialogs.files import open_file  # noqa: PLC0415 - dialogs are rarely needed

        path = open_file(self._window, _("Open a workspace"), [(_("Workspaces"), PATTERN)])
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Show the workspace of a file."""
        self._window.attempt(lambda: self._window.commands.open_workspace(path))

    def save_copy(self) -> None:
        """Ask where to write a copy of the workspace, and write it."""
        from ui.dialogs.files import save_file  # noqa: PLC0415 - dialogs are rarely needed

        if (workspace := self._window.workspace) is None:
            return
        patterns = [(_("Workspaces"), PATTERN)]
        path = save_file(self._window, _("Save a copy"), workspace.path.name, patterns)
        if path is None:
            return
        if self._window.attempt(lambda: self._window.commands.save_copy(workspace, path)):
            self._window.say(_("Saved a copy as %(name)s") % {"name": path.name}, undo=False)

    def back_up(self) -> None:
        """Make a backup now."""
        if (workspace := self._window.workspace) is None:
            return
        if self._window.attempt(lambda: self._window.commands.back_up(workspace)):
            self._window.say(_("Made a backup"), undo=False)

    def restore(self) -> None:
        """Ask for a backup and make it the workspace."""
        from ui.dialogs.backups import choose_backup  # noqa: PLC0415 - rarely needed

        if (workspace := self._window.workspace) is None:
            return
        chosen = choose_backup(self._window, self._window.commands.backups(workspace))
        if chosen is None:
            return
        if self._window.attempt(lambda: self._window.commands.restore(workspace, chosen)):
            done = _("Restored the backup; the state before it was kept, too")
            self._window.say(done, undo=False)
