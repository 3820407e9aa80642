"""What the window asks of the program around it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eventapp.domain.ids import EventId
    from eventapp.domain.steps import Step
    from eventapp.services.workspace import Workspace
    from ui.widgets.rail import RailHead


@dataclass(frozen=True, slots=True)
class WindowCommands:
    """What the window asks of the program around it.

    The program opens and closes workspaces and calls ``MainWindow.show_workspace`` with
    the new one; whatever is refused is raised as an :class:`EventAppError`.
    """

    undo_step: "Callable[[Workspace], Step | None]"
    redo_step: "Callable[[Workspace], Step | None]"
    undo: "Callable[[Workspace], object]"
    redo: "Callable[[Workspace], object]"
    events: "Callable[[Workspace], Sequence[tuple[EventId, str]]]"
    head: "Callable[[Workspace, EventId], RailHead]"
    new_workspace: Callable[[Path], object]
    open_workspace: Callable[[Path], object]
    save_copy: "Callable[[Workspace, Path], object]"
    back_up: "Callable[[Workspace], object]"
    backups: "Callable[[Workspace], Sequence[tuple[Path, str]]]"
    restore: "Callable[[Workspace, Path], object]"
