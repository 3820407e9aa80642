"""Words that are switched on and off, any number of them at once."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.overview.flow import FlowBox
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import make_button
from ui.widgets.panels import clear_layout
from ui.widgets.text import plain_tooltip

_WIDEST = Extent.PANEL - 2 * Space.XXL
"""A word as wide as this leaves room for its frame in the panel; the rest is its tooltip."""


class Toggles(QWidget):
    """(key, text) choices set in lines, of which any number are on.

    Signals:
        changed: the set of the keys that are on now.
    """

    changed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.buttons: dict[str, QPushButton] = {}
        self._choices: list[tuple[str, str]] = []
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)

    @property
    def value(self) -> frozenset[str]:
        """The keys that are on."""
        return frozenset(key for key, button in self.buttons.items() if button.isChecked())

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these; the same again change nothing."""
        if list(choices) == self._choices:
            return
        self._choices = list(choices)
        clear_layout(self._down)
        self.buttons = {key: self._button(text) for key, text in choices}
        self._down.addWidget(FlowBox(*self.buttons.values(), gap=Space.XS))

    def set_value(self, keys: Collection[str]) -> None:
        """Show which are on without telling."""
        for key, button in self.buttons.items():
            button.setChecked(key in keys)

    def _button(self, text: str) -> QPushButton:
        metrics = QFontMetrics(theme.font(Size.SMALL, bold=True))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST)
        button = make_button(shown, clicked=lambda: self.changed.emit(self.value))
        button.setAccessibleName(text)
        button.setToolTip(plain_tooltip(text) if shown != text else "")
        button.setCheckable(True)
        button.setProperty("role", "segment")
        button.setProperty("place", "only")
        button.setProperty("small", "true")
        # The chosen one is bold: room for that, so that nothing moves or is cut.
        room = metrics.horizontalAdvance(shown) + 2 * Space.M + 2 * Space.HAIR
        button.setMinimumWidth(room)
        return button
