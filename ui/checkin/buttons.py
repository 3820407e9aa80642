"""The row of large buttons below the desk's middle."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from ui import icons
from ui.actions import ActionSet
from ui.icons import Ink
from ui.theme import Extent, Space
from ui.widgets.buttons import Role
from ui.widgets.panels import row


def desk_button(acts: ActionSet, action_id: str, role: Role = Role.SECONDARY) -> QPushButton:
    """A large button; a click leaves the focus in the scan box, Tab may take it."""
    button = acts.button(action_id, role, keys=True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setProperty("desk", "true")
    return button


class DeskToggle(QToolButton):
    """A small button of something that is on or off, and shows which by colour and drawing."""

    def __init__(self, live: QAction, on: str, off: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live, self._on, self._off = live, on, off
        self.setProperty("role", "icon")
        self.setIconSize(QSize(Extent.ICON, Extent.ICON))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(live.trigger)
        live.changed.connect(self._follow)  # a bound method: cut when the button is deleted
        self._follow()

    @Slot()
    def _follow(self) -> None:
        is_on = self._live.isChecked()
        ink = Ink.ACCENT if is_on else Ink.MUTED
        self.setIcon(icons.icon(self._on if is_on else self._off, ink))
        self.setToolTip(self._live.toolTip())
        self.setAccessibleName(self._live.text())
        self.setAccessibleDescription(self._live.toolTip())


class DeskButtons(QWidget):
    """What is done most at the left, what is rarely needed at the right.

    Admitting takes the place of all the others while somebody is chosen in the list.
    """

    def __init__(self, acts: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts = acts
        self.admit = desk_button(acts, "desk.admit", Role.PRIMARY)
        self.force = desk_button(acts, "desk.force", Role.DANGER)
        self.walk_in = desk_button(acts, "desk.walk_in", Role.PRIMARY)
        self.left = row(self.admit, self.force, self.walk_in)
        self.right = row()
        for action_id in ("desk.cancel", "desk.reprint"):
            self.left.addWidget(desk_button(acts, action_id))
        self.right.addWidget(desk_button(acts, "desk.print_paper"))
        across = row(spacing=Space.S)
        across.addLayout(self.left)
        across.addStretch(1)
        across.addLayout(self.right)
        self.setLayout(across)
        self.admit.hide()
        self.force.hide()

    def follow(self, *, searching: bool, registering: bool) -> None:
        """Show what can be pressed now."""
        self.admit.setVisible(searching)
        self.walk_in.setVisible(not searching and not registering)
        self.force.setVisible(not searching and self._acts["desk.force"].isEnabled())
