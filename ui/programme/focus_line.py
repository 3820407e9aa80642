"""A line one can stand on with the keyboard, and the menu of what can be done with it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui import theme
from ui.language import _
from ui.theme import Extent
from ui.widgets.buttons import icon_button
from ui.widgets.lines import ENTER


class FocusLine(QWidget):
    """Shows where the keyboard is, and offers its menu on three dots, right button and menu key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.more = icon_button("more", _("More"), clicked=self._open_below)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def menu(self) -> QMenu:
        """Everything that can be done here; it deletes itself."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu)
        return menu

    def fill(self, menu: QMenu) -> None:
        """Put what can be done into a menu."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the three dots on Enter, too."""
        if event.key() in ENTER and self.more.hasFocus():
            self.more.click()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer everything on the right button and the menu key."""
        self.menu().popup(event.globalPos())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show where the keyboard is."""
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour(theme.current().accent))
        ring = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(ring, Extent.CHIP_CORNER, Extent.CHIP_CORNER)
        painter.end()

    def _open_below(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
