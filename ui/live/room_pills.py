"""The rooms above the strip: each with its sign and what is left, to choose one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from eventapp.domain.ids import RoomId
from ui import theme
from ui.language import _
from ui.live.signs import Sign, colour_of, paint_sign
from ui.theme import Extent, Live, Size, Space
from ui.widgets.choices import ChoiceField
from ui.widgets.text import plain_tooltip

_MOST_PILLS = 5
_LIST_LETTERS = 24
_NO_ROOM = "-"


@dataclass(frozen=True, slots=True)
class RoomLine:
    """One room: its name, where it stands in its time, and that in words."""

    room: RoomId | None
    name: str
    sign: Sign
    says: str

    @property
    def key(self) -> str:
        """The room's id as lists of choices take it."""
        return _NO_ROOM if self.room is None else str(self.room)


class RoomPills(QWidget):
    """One button a room; many rooms become a list.

    Signals:
        chosen: the room's id, or None for what has none.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Rooms"))
        self.pills: list[RoomPill] = []
        self.list = ChoiceField()
        self.list.setAccessibleName(_("Rooms"))
        self.list.setMinimumContentsLength(_LIST_LETTERS)
        self.list.committed.connect(self._choose)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(lambda number: self._choose(self._lines[number].key))
        self._lines: list[RoomLine] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.S)
        self._row.addWidget(self.list)
        self._row.addStretch(1)

    def show_rooms(self, lines: Sequence[RoomLine], chosen: RoomId | None) -> None:
        """Show the rooms as they stand; one room alone needs none of this."""
        self.setVisible(len(lines) > 1)
        many = len(lines) > _MOST_PILLS
        self.list.setVisible(many)
        if [line.room for line in lines] != [line.room for line in self._lines]:
            self._make(0 if many else len(lines))
        if many and list(lines) != self._lines and not self.list.view().isVisible():
            self.list.set_choices([(line.key, f"{line.name} · {line.says}") for line in lines])
        self._lines = list(lines)
        keys = [line.room for line in lines]
        if many:
            self.list.set_value(lines[keys.index(chosen)].key)
        for pill, line in zip(self.pills, lines, strict=False):
            pill.show_line(line)
            pill.setChecked(line.room == chosen)

    def _make(self, count: int) -> None:
        for pill in self.pills:
            self._group.removeButton(pill)
            self._row.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        self.pills = [RoomPill(self) for _number in range(count)]
        for number, pill in enumerate(self.pills):
            self._group.addButton(pill, number)
            self._row.insertWidget(number + 1, pill)

    def _choose(self, key: str) -> None:
        self.chosen.emit(None if key == _NO_ROOM else RoomId(int(key)))


class RoomPill(QPushButton):
    """A room's sign, its name, and what is left there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = RoomLine(None, "", Sign.WAITING, "")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_line(self, line: RoomLine) -> None:
        """Show a room as it stands."""
        if line == self.line:
            return
        self.line = line
        said = f"{line.name}, {line.says}"
        self.setAccessibleName(said)
        self.setToolTip(plain_tooltip(said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words, within bounds."""
        bold = QFontMetrics(theme.font(bold=True)).horizontalAdvance(self.line.name)
        small = QFontMetrics(theme.font(Size.SMALL)).horizontalAdvance(self.line.says)
        width = bold + small + Live.SIGN_SMALL + 2 * Space.S + 2 * Space.M + Space.XS
        return QSize(min(width, Live.ROOM), Extent.CONTROL)

    def minimumSizeHint(self) -> QSize:
        """As narrow as what is left there."""
        return QSize(Live.BLOCK_LEAST, Extent.CONTROL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the sign and the words."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        strong = self.hasFocus() or chosen
        painter.setPen(theme.colour(tokens.accent if strong else tokens.strong_line))
        ground = tokens.accent_soft if chosen else tokens.surface
        painter.setBrush(theme.colour(tokens.hover if self.underMouse() and not chosen else ground))
        half = Space.HAIR / 2
        frame = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(frame, Extent.CORNER, Extent.CORNER)
        inner = frame.adjusted(Space.M, 0, -Space.M, 0)
        ink = colour_of(self.line.sign)
        place = QPointF(inner.left(), inner.center().y() - Live.SIGN_SMALL / 2)
        size = QSize(Live.SIGN_SMALL, Live.SIGN_SMALL)
        paint_sign(painter, QRectF(place, size), self.line.sign, ink)
        inner.setLeft(inner.left() + Live.SIGN_SMALL + Space.S)
        painter.setFont(theme.font(Size.SMALL))
        painter.setPen(ink)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, right, self.line.says)
        taken = painter.fontMetrics().horizontalAdvance(self.line.says) + Space.S
        inner.setRight(inner.right() - taken)
        painter.setFont(theme.font(bold=chosen))
        painter.setPen(theme.colour(tokens.accent if chosen else tokens.text))
        shown = painter.fontMetrics().elidedText(
            self.line.name, Qt.TextElideMode.ElideRight, int(inner.width())
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
