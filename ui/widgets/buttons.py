"""Buttons: primary, secondary, quiet, link and icon buttons, and the segmented control."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ui import icons, theme
from ui.icons import Ink
from ui.theme import Extent, Space
from ui.widgets.text import plain_tooltip, repolish


class Role(StrEnum):
    """How much a button asks to be pressed. One primary button a page."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    LINK = "link"
    DANGER = "danger"


_INKS = {
    Role.PRIMARY: Ink.ON_ACCENT,
    Role.LINK: Ink.ACCENT,
    Role.DANGER: Ink.REFUSED,
}


def ink_of(role: Role) -> Ink:
    """The colour of an icon on a button of this role."""
    return _INKS.get(role, Ink.TEXT)


def make_button(
    text: str,
    role: Role = Role.SECONDARY,
    *,
    icon: str = "",
    clicked: Callable[[], object] | None = None,
    menu: QMenu | None = None,
    parent: QWidget | None = None,
) -> QPushButton:
    """A button that says what it does.

    Text of users may be in it: ampersands are shown, not read as mnemonics.
    """
    button = QPushButton(text.replace("&", "&&"), parent)
    button.setAccessibleName(text)
    dress_button(button, role)
    if icon:
        button.setIcon(icons.icon(icon, ink_of(role), Extent.ICON_SMALL))
    if clicked is not None:
        button.clicked.connect(lambda: clicked())  # noqa: PLW0108 - drops Qt's "checked"
    if menu is not None:
        menu.setParent(button, menu.windowFlags())
        button.setMenu(menu)
    return button


def dress_button(button: QPushButton, role: Role) -> None:
    """Let a button look like its role."""
    button.setProperty("role", role.value)
    button.setAutoDefault(False)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    button.setIconSize(QSize(Extent.ICON_SMALL, Extent.ICON_SMALL))


def icon_button(
    icon: str,
    says: str,
    *,
    clicked: Callable[[], object] | None = None,
    ink: Ink = Ink.MUTED,
    parent: QWidget | None = None,
) -> QToolButton:
    """A small button with an icon only; what it does is its tooltip and accessible name."""
    button = QToolButton(parent)
    button.setProperty("role", "icon")
    button.setIcon(icons.icon(icon, ink))
    button.setIconSize(QSize(Extent.ICON, Extent.ICON))
    button.setToolTip(plain_tooltip(says))
    button.setAccessibleName(says)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    if clicked is not None:
        button.clicked.connect(lambda: clicked())  # noqa: PLW0108 - drops Qt's "checked"
    return button


class Segmented(QWidget):
    """A row of joined buttons of which one is chosen.

    Signals:
        chosen: the key of the segment the user chose.
    """

    chosen = Signal(str)

    def __init__(
        self,
        segments: Sequence[tuple[str, str]],
        value: str = "",
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._keys: list[str] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._keys[number]))
        self.set_segments(segments, value)

    def set_segments(self, segments: Sequence[tuple[str, str]], value: str = "") -> None:
        """Offer other (key, text) segments."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        self._keys = [key for key, _text in segments]
        for number, (_key, text) in enumerate(segments):
            button = make_button(text, parent=self)
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.setProperty("place", _place(number, len(segments)))
            # The chosen one is bold: room for that, so that nothing moves or is cut.
            bold = QFontMetrics(theme.font(bold=True)).horizontalAdvance(text)
            button.setMinimumWidth(bold + 2 * Space.M + 2 * Space.HAIR)
            self._group.addButton(button, number)
            self._row.addWidget(button)
        if segments:
            self.set_value(value or self._keys[0])

    @property
    def value(self) -> str:
        """The key of the chosen segment."""
        number = self._group.checkedId()
        return self._keys[number] if number >= 0 else ""

    def key_at(self, where: QPoint) -> str | None:
        """The key of the segment at a point of the screen."""
        for number, key in enumerate(self._keys):
            button = self._group.button(number)
            if button.isVisible() and button.rect().contains(button.mapFromGlobal(where)):
                return key
        return None

    def invite(self, invited: str | None) -> None:
        """Show on which segment something dragged would be dropped."""
        for number, key in enumerate(self._keys):
            button = self._group.button(number)
            if button.property("invites") != (key == invited):
                button.setProperty("invites", key == invited)
                repolish(button)

    def set_value(self, key: str) -> None:
        """Choose a segment without telling; a key that is none chooses no segment."""
        if key in self._keys:
            self._group.button(self._keys.index(key)).setChecked(True)
        elif (chosen := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)
            chosen.setChecked(False)
            self._group.setExclusive(True)


def _place(number: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if number == 0 else "last" if number == count - 1 else "middle"
