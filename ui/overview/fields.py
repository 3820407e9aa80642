"""Fields that look like text until they are touched, and a row of colours."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from ui import theme
from ui.language import _
from ui.theme import Extent, Hue, Space
from ui.widgets.fields import LineField
from ui.widgets.text import plain_tooltip


def quiet(field: LineField) -> LineField:
    """The field without its frame until it is touched."""
    field.setProperty("role", "quiet")
    return field


class Swatches(QWidget):
    """A few colours that print well, and any other by its number.

    Signals:
        committed: the colour chosen, as ``#RRGGBB``.
    """

    committed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._swatches: list[Swatch] = []
        across = QHBoxLayout(self)
        across.setContentsMargins(Space.S, 0, 0, 0)
        across.setSpacing(Space.XS)
        for hue, name in _names():
            swatch = Swatch(theme.LIGHT.hue(hue).strong, name)
            swatch.clicked.connect(lambda _on=False, mark=swatch.colour: self._choose(mark))
            self._swatches.append(swatch)
            across.addWidget(swatch)
        self.number = quiet(LineField())
        self.number.setFixedWidth(Extent.COLUMN - Space.XL)
        self.number.setAccessibleName(_("Colour as #RRGGBB"))
        self.number.committed.connect(self.committed)
        across.addSpacing(Space.XS)
        across.addWidget(self.number)
        across.addStretch(1)

    def set_value(self, colour: str) -> None:
        """Show a colour as chosen."""
        self.number.set_value(colour)
        for swatch in self._swatches:
            swatch.setChecked(swatch.colour.casefold() == colour.casefold())

    def _choose(self, colour: str) -> None:
        changed = colour.casefold() != self.number.value.casefold()
        self.set_value(colour)
        if changed:
            self.committed.emit(colour)


class Swatch(QAbstractButton):
    """One colour to choose; the chosen one has a ring around it."""

    def __init__(self, colour: str, name: str) -> None:
        super().__init__()
        self.colour = colour
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(plain_tooltip(name))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(Extent.SWATCH, Extent.SWATCH)

    def sizeHint(self) -> QSize:
        """A small disc."""
        return QSize(Extent.SWATCH, Extent.SWATCH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the disc and the ring."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(self.rect()).adjusted(Space.XS, Space.XS, -Space.XS, -Space.XS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self.colour))
        painter.drawEllipse(disc)
        if self.isChecked() or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour(tokens.text if self.isChecked() else tokens.accent))
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()


def _names() -> list[tuple[Hue, str]]:
    return [
        (Hue.GREEN, _("Green")),
        (Hue.BLUE, _("Blue")),
        (Hue.SKY, _("Sky blue")),
        (Hue.PURPLE, _("Purple")),
        (Hue.ROSE, _("Rose")),
        (Hue.AMBER, _("Amber")),
        (Hue.GREY, _("Grey")),
    ]
