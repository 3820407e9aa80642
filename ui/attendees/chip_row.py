"""As many chips as there is room for, and how many more there are."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.language import _
from ui.theme import Extent, Space
from ui.widgets.buttons import Role, make_button


class ChipRow(QWidget):
    """Chips side by side, never in a second line; ``more`` counts those that do not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[QPushButton] = []
        self.more = make_button("", Role.LINK, parent=self)
        self.more.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_chips(self, chips: Sequence[QPushButton]) -> None:
        """Show these instead of those there."""
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = list(chips)
        for chip in self.chips:
            chip.setParent(self)
        self._place()

    def sizeHint(self) -> QSize:
        """One line, as wide as there is room."""
        return QSize(0, Extent.CONTROL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as fit now."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        widths = [chip.sizeHint().width() + Space.XS for chip in self.chips]
        left, fitting = self.width(), 0
        counted = self._counted(len(widths))
        for place, width in enumerate(widths, start=1):
            reserved = 0 if place == len(widths) else counted
            if width + reserved > left:
                break
            left -= width
            fitting = place
        x = 0
        for place, chip in enumerate(self.chips):
            chip.setVisible(place < fitting)
            if place < fitting:
                self._put(chip, x)
                x += widths[place]
        self._counted(len(widths) - fitting)
        self.more.setVisible(fitting < len(widths))
        self._put(self.more, x)

    def _counted(self, count: int) -> int:
        """Let the last button count; tells how much room it takes."""
        self.more.setText(_("%(n)d more") % {"n": count})
        return self.more.sizeHint().width()

    def _put(self, widget: QWidget, x: int) -> None:
        size = widget.sizeHint()
        widget.setGeometry(x, (self.height() - size.height()) // 2, size.width(), size.height())
