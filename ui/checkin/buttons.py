"""The row of large buttons below the desk's middle."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from ui import icons
from ui.actions import ActionButton, ActionSet
from ui.icons import Ink
from ui.theme import Extent, Space
from ui.widgets.buttons import Role
from ui.widgets.panels import row


def desk_button(acts: ActionSet, action_id: str, role: Role = Role.SECONDARY) -> ActionButton:
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

    Admitting takes the place of all the others while somebody is chosen in the list. Where
    there is no room for all words, those less needed are icons. ``register`` is for the place of
    the list, where nobody was found.
    """

    def __init__(self, acts: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts = acts
        self.admit = desk_button(acts, "desk.admit", Role.PRIMARY)
        self.force = desk_button(acts, "desk.force", Role.DANGER)
        self.walk_in = desk_button(acts, "desk.walk_in", Role.PRIMARY)
        self.register = desk_button(acts, "desk.walk_in", Role.PRIMARY)
        self.cancel = desk_button(acts, "desk.cancel")
        self.reprint = desk_button(acts, "desk.reprint")
        self.paper = desk_button(acts, "desk.print_paper")
        self._all = (self.admit, self.force, self.walk_in, self.cancel, self.reprint, self.paper)
        left = (self.admit, self.force, self.walk_in, self.cancel, self.reprint)
        self.setLayout(row(*left, None, self.paper, spacing=Space.S))
        self.admit.hide()
        self.force.hide()

    def follow(self, *, searching: bool, registering: bool) -> None:
        """Show what can be pressed now."""
        self.admit.setVisible(searching and self._acts["desk.admit"].isEnabled())
        self.walk_in.setVisible(not searching and not registering)
        self.force.setVisible(not searching and self._acts["desk.force"].isEnabled())
        self.setVisible(not registering)  # the form has its own
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the icons are."""
        return QSize(Extent.PANEL, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many words as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for terse in ((), (self.paper, self.reprint), (self.paper, self.reprint, self.cancel)):
            for button in self._all:
                button.set_terse(button in terse)
            shown = [button for button in self._all if not button.isHidden()]
            needed = sum(button.sizeHint().width() for button in shown)
            if needed + Space.S * len(shown) <= self.width():
                return
