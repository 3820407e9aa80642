"""The sheet of labels in small: which one the first badge goes on."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from eventapp.domain.sheets import BadgeSheet
from ui import theme
from ui.language import _
from ui.theme import Extent, Size, Space


class LabelPicker(QWidget):
    """A drawing of the sheet; the labels before the chosen one are used up and stay empty.

    Signals:
        picked: the label the user chose, from 1.
    """

    picked = Signal(int)

    def __init__(self, sheet: BadgeSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet, self._value, self._printed = sheet, 1, sheet.labels
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._describe()

    @property
    def value(self) -> int:
        """The label chosen."""
        return self._value

    def set_value(self, label: int) -> None:
        """Choose a label without telling."""
        self._value = min(max(label, 1), self._sheet.labels)
        self._describe()
        self.update()

    def set_printed(self, badges: int) -> None:
        """Show how many labels of the first sheet are printed on."""
        self._printed = badges
        self.update()

    def set_sheet(self, sheet: BadgeSheet) -> None:
        """Draw another sheet, from its first label."""
        self._sheet = sheet
        self.set_value(1)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As large as its labels."""
        width, height = Extent.LABEL
        return QSize(
            self._sheet.columns * (width + Space.XS) + Space.XS,
            self._sheet.rows * (height + Space.XS) + Space.XS,
        )

    def minimumSizeHint(self) -> QSize:
        """As large as its labels."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sheet and its labels: used up, printed now, left over."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour(tokens.accent if self.hasFocus() else tokens.strong_line))
        painter.setBrush(theme.colour(tokens.ground))
        sheet = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(sheet, Extent.CHIP_CORNER, Extent.CHIP_CORNER)
        for label in range(1, self._sheet.labels + 1):
            self._paint(painter, label)
        painter.end()

    def _paint(self, painter: QPainter, label: int) -> None:
        tokens = theme.current()
        used = label < self._value
        printed = self._value <= label < self._value + self._printed
        place = QRectF(self._place(label)).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setFont(theme.font(Size.SMALL, bold=label == self._value))
        painter.setPen(theme.colour(tokens.accent if label == self._value else tokens.line))
        ground = tokens.accent_soft if printed else tokens.surface
        painter.setBrush(Qt.BrushStyle.NoBrush if used else theme.colour(ground))
        painter.drawRoundedRect(place, Space.RING, Space.RING)
        painter.setPen(theme.colour(tokens.accent if printed else tokens.muted))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "–" if used else str(label))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrows, Home and End."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._sheet.columns,
            Qt.Key.Key_Down: self._sheet.columns,
            Qt.Key.Key_Home: 1 - self._value,
            Qt.Key.Key_End: self._sheet.labels - self._value,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif 1 <= self._value + step <= self._sheet.labels:
            self._pick(self._value + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the label under the pointer."""
        for label in range(1, self._sheet.labels + 1):
            if self._place(label).contains(event.position().toPoint()):
                self._pick(label)

    def _pick(self, label: int) -> None:
        if label != self._value:
            self.set_value(label)
            self.picked.emit(label)

    def _place(self, label: int) -> QRect:
        width, height = Extent.LABEL
        row, column = divmod(label - 1, self._sheet.columns)
        return QRect(
            Space.XS + column * (width + Space.XS),
            Space.XS + row * (height + Space.XS),
            width,
            height,
        )

    def _describe(self) -> None:
        self.setAccessibleDescription(
            _("From label %(label)d of %(count)d")
            % {"label": self._value, "count": self._sheet.labels}
        )
