"""Desk mode (창구 모드): a window that shows the desk and nothing else, until the PIN is given."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eventapp.domain.roles import Role
from ui.contents import DESK
from ui.icons import Ink
from ui.language import _
from ui.theme import Space
from ui.widgets.buttons import Role as ButtonRole
from ui.widgets.buttons import make_button
from ui.widgets.marks import Chip
from ui.widgets.panels import boxed, row

if TYPE_CHECKING:
    from ui.window import MainWindow


class DeskMode:
    """Whether the workspace shown is at the desk, and the way there and back."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    @property
    def active(self) -> bool:
        """Whether only the desk is shown."""
        workspace = self._window.workspace
        return workspace is not None and workspace.role is Role.DESK

    def page(self, wanted: str) -> str:
        """The page to show when one is wanted: at the desk there is one alone."""
        return DESK.id if self.active else wanted

    def text(self) -> str:
        """The menu's entry."""
        return _("End desk mode…") if self.active else _("Switch to desk mode…")

    def toggle(self) -> None:
        """Go to the desk, or back."""
        if self.active:
            self.leave()
        else:
            self.enter()

    def enter(self) -> None:
        """Leave the window to the desk, having asked for a PIN where none was set."""
        from eventapp.services.desk_lock import enter_desk_role  # noqa: PLC0415 - loads SQLAlchemy
        from ui.dialogs.pin import agree_to_desk_mode  # noqa: PLC0415 - rarely needed

        workspace = self._window.workspace
        if workspace is None or not agree_to_desk_mode(self._window, workspace):
            return
        if self._window.attempt(lambda: enter_desk_role(workspace)):
            self._show(_("This is desk mode: only check-in is shown"))

    def leave(self) -> None:
        """Ask for the PIN and show everything again."""
        from ui.dialogs.pin import end_desk_mode  # noqa: PLC0415 - rarely needed

        workspace = self._window.workspace
        if workspace is not None and end_desk_mode(self._window, workspace):
            self._show(_("Desk mode has ended"))

    def badge(self) -> QWidget:
        """The quiet sign of the mode, and the way out of it."""
        chip = Chip(_("Desk mode"), Ink.ACCENT, icon="lock")
        end = make_button(_("End…"), ButtonRole.QUIET, clicked=self.leave)
        end.setProperty("small", "true")
        end.setAccessibleName(_("End desk mode…"))
        return boxed(row(chip, end, spacing=Space.XS))

    def _show(self, said: str) -> None:
        # Everything is made anew, so that nothing of the other pages is left.
        self._window.show_workspace(self._window.workspace, self._window.event_id)
        self._window.say(said, undo=False)
