"""The window's upper edge: menus, the workspace's name, whether it is saved, the language."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QMenu, QMenuBar, QWidget

from ui.language import _
from ui.theme import Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.panels import boxed, row
from ui.widgets.text import ElidedLabel, PlainLabel, Tone


class TopBar(QFrame):
    """Menus left, the workspace's name in the middle, its state and the language right."""

    def __init__(
        self, menus: QMenuBar, languages: QMenu, speaking: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "top")
        self.menus = menus
        self.name = ElidedLabel(size=Size.SMALL, tone=Tone.MUTED)
        self.name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.saved = PlainLabel(size=Size.SMALL, tone=Tone.MUTED)
        self.language = make_button(speaking, Role.QUIET, menu=languages)
        self.language.setProperty("small", "true")
        self.language.setAccessibleName(_("Language"))
        across = QGridLayout(self)
        across.setContentsMargins(Space.XS, 0, Space.S, 0)
        across.setSpacing(Space.S)
        across.addWidget(menus, 0, 0, Qt.AlignmentFlag.AlignLeft)
        across.addWidget(self.name, 0, 1)
        self._right = row(self.saved, self.language)
        across.addWidget(boxed(self._right), 0, 2, Qt.AlignmentFlag.AlignRight)
        for side in range(3):
            across.setColumnStretch(side, 1)

    def show_mode(self, badge: QWidget) -> None:
        """Show before everything at the right what the window is confined to."""
        self._right.insertWidget(0, badge)

    def open_menu(self) -> None:
        """Open the first menu; the arrow keys go on from there."""
        self.menus.setActiveAction(self.menus.actions()[0])
