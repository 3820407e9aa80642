"""Undo and redo as the window offers them, with the step's name."""

from typing import TYPE_CHECKING

from eventapp.domain.errors import EventAppError, UndoConflict
from ui.language import _
from ui.widgets.bars import Offer
from ui.wording import word_error, word_step

if TYPE_CHECKING:
    from collections.abc import Callable

    from eventapp.domain.steps import Step
    from eventapp.services.workspace import Workspace
    from ui.window import MainWindow


class Undoing:
    """What can be taken back and done again in the workspace shown."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._commands = window.commands

    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._next(self._commands.undo_step) is not None

    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return self._next(self._commands.redo_step) is not None

    def undo_text(self) -> str:
        """The undo entry, with the name of the step."""
        step = self._next(self._commands.undo_step)
        return _("Undo") if step is None else _("Undo: %(step)s") % {"step": word_step(step)}

    def redo_text(self) -> str:
        """The redo entry, with the name of the step."""
        step = self._next(self._commands.redo_step)
        return _("Redo") if step is None else _("Redo: %(step)s") % {"step": word_step(step)}

    def undo(self) -> None:
        """Take back the newest step and say which."""
        again = Offer(_("Redo") + "  Ctrl+Shift+Z", self.redo)
        self._go(self._commands.undo_step, self._commands.undo, _("Undone: %(step)s"), again)

    def redo(self) -> None:
        """Do again the step undone last and say which."""
        self._go(self._commands.redo_step, self._commands.redo, _("Done again: %(step)s"))

    def _workspace(self) -> "Workspace | None":
        """The page's own: a rehearsal takes back what was done in it."""
        page = self._window.page
        return self._window.workspace if page is None else page.context.workspace

    def _next(self, which: "Callable[[Workspace], Step | None]") -> "Step | None":
        workspace = self._workspace()
        if workspace is None or self._window.desk_mode.active:
            return None
        return which(workspace)

    def _go(
        self,
        which: "Callable[[Workspace], Step | None]",
        go: "Callable[[Workspace], object]",
        words: str,
        offer: Offer | None = None,
    ) -> None:
        workspace, step = self._workspace(), self._next(which)
        if workspace is None or step is None:
            return
        try:
            go(workspace)
        except UndoConflict as error:
            about = {"step": word_step(step), "why": word_error(error)}
            self._window.refuse(_("%(step)s: %(why)s") % about)
        except EventAppError as error:
            self._window.warn(error)
        else:
            undo = offer is None
            self._window.say(words % {"step": word_step(step)}, undo=undo, offer=offer)
