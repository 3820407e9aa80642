"""A chip that is changed by pressing it: a kind, a status."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from ui import icons, theme
from ui.icons import Ink
from ui.theme import Extent, Hue, Size, Space
from ui.widgets.marks import paint_chip, pair_of

Mark = Hue | Ink


class ChipButton(QAbstractButton):
    """A word on its colour that opens a menu of the other words.

    Signals:
        chosen: the key of the word the user chose, when it is another one.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        choices: Callable[[], Sequence[tuple[str, str, Mark]]],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._choices = name, choices
        self._key, self._icon = "", ""
        self._mark: Mark = Hue.GREY
        self.setFont(theme.font(Size.SMALL))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_menu)

    def set(self, key: str, text: str, mark: Mark, *, icon: str = "") -> None:
        """Show a word."""
        self._key, self._mark, self._icon = key, mark, icon
        self.setText(text)
        self.setAccessibleName(f"{self._name}: {text}")
        self.updateGeometry()
        self.update()

    def open_menu(self) -> None:
        """Offer the words, the one shown ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, text, mark in self._choices():
            action = menu.addAction(icons.icon("dot", mark), text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(key == self._key)
            action.setData(key)
        menu.triggered.connect(lambda action: self._choose(str(action.data())))
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + Space.RING)))

    def sizeHint(self) -> QSize:
        """As wide as icon, word and arrow."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + 2 * Space.S + self._arrow()
        if self._icon:
            width += metrics.height() - Space.XS
        return QSize(width, metrics.height() + Space.XS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter and arrow down, as lists of choices do."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.open_menu()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip, its arrow, and a ring where the keyboard is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        rect = QRectF(self.rect())
        paint_chip(painter, rect, self.text(), self._mark, icon=self._icon)
        side = Space.M
        arrow = icons.pixmap("chevron-down", self._mark, side)
        left = rect.right() - Space.XS - side
        place = QRectF(left, rect.center().y() - side / 2, side, side)
        painter.drawPixmap(place, arrow, QRectF(arrow.rect()))
        if self.hasFocus() or self.underMouse():
            painter.setPen(theme.colour(pair_of(self._mark).strong))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = rect.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(ring, Extent.CHIP_CORNER, Extent.CHIP_CORNER)
        painter.end()

    def _arrow(self) -> int:
        return Space.M

    def _choose(self, key: str) -> None:
        if key != self._key:
            self.chosen.emit(key)
