"""A field for a measure: millimetres or points, typed with a point or a comma."""

import math
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.theme import Designer, Space
from ui.widgets.fields import LineField
from ui.widgets.panels import boxed
from ui.widgets.text import PlainLabel, Tone

_STEPS: Final = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_UNITS: Final = ("mm", "pt", "㎜", "밀리미터", "포인트")


def measure_text(value: float) -> str:
    """A measure as a field shows it."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def parse_measure(text: str) -> float | None:
    """A typed measure, with its unit or without; None is none."""
    typed = text.strip().lower()
    for unit in _UNITS:
        typed = typed.removesuffix(unit).strip()
    try:
        value = float(typed.replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


class MeasureField(LineField):
    """One measure between two bounds; arrows change it by ``step``. The unreadable reverts.

    Signals:
        measured: the measure the user set.
    """

    measured = Signal(float)

    def __init__(
        self, bounds: tuple[float, float], *, step: float = 0.5, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._bounds, self._step, self._measure = bounds, step, 0.0
        self.setFixedWidth(Designer.NUMBER)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.committed.connect(self._read)

    @property
    def measure(self) -> float:
        """The measure last set."""
        return self._measure

    def set_measure(self, value: float) -> None:
        """Show a measure without telling."""
        self._measure = value
        self.set_value(measure_text(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change it by arrows."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.commit()
        self._tell(self._measure + step * self._step)

    def _read(self, text: str) -> None:
        value = parse_measure(text)
        if value is None:
            self._value = measure_text(self._measure)
            self.revert()
        else:
            self._tell(value)

    def _tell(self, value: float) -> None:
        least, most = self._bounds
        value = round(min(max(value, least), most), 2)
        changed = value != self._measure
        self._measure, self._value = value, measure_text(value)
        self.revert()
        if changed:
            self.measured.emit(value)


def measure_field(
    least: float, most: float, measured: Callable[[float], object], *, step: float = 0.5
) -> MeasureField:
    """A field that tells a measure between two bounds."""
    field = MeasureField((least, most), step=step)
    field.measured.connect(measured)
    return field


def side_by_side(fields: Sequence[tuple[str, QWidget]]) -> QWidget:
    """Short fields with their words, two in a row."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(Space.S)
    grid.setVerticalSpacing(Space.S)
    for number, (word, field) in enumerate(fields):
        line, side = divmod(number, 2)
        label = PlainLabel(word, tone=Tone.MUTED)
        label.setBuddy(field)
        if word:
            field.setAccessibleName(word)
            grid.addWidget(label, line, 3 * side)
            grid.addWidget(field, line, 3 * side + 1)
        else:
            grid.addWidget(field, line, 3 * side, 1, 2, Qt.AlignmentFlag.AlignLeft)
    grid.setColumnStretch(2, 1)
    grid.setColumnStretch(5, 1)
    return boxed(grid)
