"""A field for millimetres, in steps of a tenth."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from ui.language import _
from ui.theme import Space

_STEP = 0.1
_DECIMALS = 2


class MillimetresBox(QDoubleSpinBox):
    """A length that is told once it is typed, or at each step of the arrows.

    Signals:
        committed: the new value, when the user changed it.
    """

    committed = Signal(float)

    def __init__(
        self, least: float, most: float, *, signed: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._signed = signed
        self.setRange(least, most)
        self.setDecimals(_DECIMALS)
        self.setSingleStep(_STEP)
        self.setSuffix(_(" mm"))
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(Space.S, 0, 0, 0)
        self.valueChanged.connect(self.committed)

    def set_value(self, value: float) -> None:
        """Show a value without telling."""
        with QSignalBlocker(self):
            self.setValue(value)

    def textFromValue(self, value: float) -> str:
        """The figure without idle zeros, a shift with its sign."""
        text = f"{value:+g}" if self._signed and value else f"{value:g}"
        return text.replace("-", "−")

    def valueFromText(self, text: str) -> float:
        """The figure typed, with a true minus or a hyphen."""
        return super().valueFromText(text.replace("−", "-"))

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Take a true minus for a hyphen."""
        state, _text, place = super().validate(text.replace("−", "-"), at)
        return state, text, place

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back what is being typed on Escape; with nothing typed it is for the parent."""
        shown = self.textFromValue(self.value()) + self.suffix()
        if event.key() == Qt.Key.Key_Escape and self.text() != shown:
            self.set_value(self.value())
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the panel, not the value."""
        event.ignore()
