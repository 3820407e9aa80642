"""The rail at the left: the event, the pages with their counts, settings below."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import icons, theme
from ui.icons import Ink
from ui.language import _
from ui.theme import Extent, Size, Space
from ui.widgets.clamped import ClampedLabel
from ui.widgets.text import Tone, plain_tooltip


@dataclass(frozen=True, slots=True)
class RailItem:
    """One page in the rail."""

    id: str
    icon: str
    title: str
    shortcut: str = ""
    count: int | None = None
    at_bottom: bool = False


@dataclass(frozen=True, slots=True)
class RailHead:
    """The event as the rail's top shows it."""

    title: str = ""
    when: str = ""
    where: str = ""


class Rail(QFrame):
    """Where one is and where one can go; icons only when the window is narrow.

    Signals:
        chosen: the id of the page the user chose.
        head_clicked: the user clicked the event's title.
    """

    chosen = Signal(str)
    head_clicked = Signal()

    def __init__(
        self, head: RailHead, items: Sequence[RailItem], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self.setAccessibleName(_("Pages"))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _RailButton] = {}
        self._head = _Head()
        self._head.clicked.connect(self.head_clicked)
        self._build(items)
        self.set_head(head)
        self.set_collapsed(collapsed=False)

    def set_head(self, head: RailHead) -> None:
        """Name another event, or its new name."""
        self._head.show_event(head)

    def set_counts(self, counts: dict[str, int | None]) -> None:
        """Show other figures beside the pages' names."""
        for page_id, count in counts.items():
            self._buttons[page_id].set_count(count)

    def set_current(self, page_id: str) -> None:
        """Mark the page that is shown."""
        self._buttons[page_id].setChecked(True)

    def set_collapsed(self, *, collapsed: bool) -> None:
        """Show icons only, or words and figures too."""
        self.setFixedWidth(Extent.RAIL_COLLAPSED if collapsed else Extent.RAIL)
        self._head.setVisible(not collapsed)
        for button in self._buttons.values():
            button.set_collapsed(collapsed=collapsed)

    def _build(self, items: Sequence[RailItem]) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.S, Space.L, Space.S, Space.M)
        down.setSpacing(Space.RING)
        down.addWidget(self._head)
        for item in (item for item in items if not item.at_bottom):
            down.addWidget(self._button(item))
        down.addStretch(1)
        for item in (item for item in items if item.at_bottom):
            down.addWidget(self._button(item))

    def _button(self, item: RailItem) -> "_RailButton":
        button = _RailButton(item)
        button.clicked.connect(lambda: self.chosen.emit(item.id))
        self._group.addButton(button)
        self._buttons[item.id] = button
        return button


class _Head(QWidget):
    """The event's title, date and venue.

    Signals:
        clicked: the user wants another event.
    """

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = ClampedLabel(most=4, bold=True)
        self._when = ClampedLabel(size=Size.SMALL, tone=Tone.MUTED)
        self._where = ClampedLabel(size=Size.SMALL, tone=Tone.MUTED)
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.S + Space.RING, 0, Space.XS, Space.L)
        down.setSpacing(0)
        down.addWidget(self._title)
        down.addSpacing(Space.XS)
        down.addWidget(self._when)
        down.addWidget(self._where)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Offer other events; for keys the Event menu does."""
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def show_event(self, head: RailHead) -> None:
        """Show an event's facts; empty ones take no room."""
        for label, text in (
            (self._title, head.title),
            (self._when, head.when),
            (self._where, head.where),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class _RailButton(QAbstractButton):
    """A page's icon, word and figure."""

    def __init__(self, item: RailItem) -> None:
        super().__init__()
        self._item, self._count, self._collapsed = item, item.count, False
        self.setCheckable(True)
        self.setObjectName(f"rail.{item.id}")
        self.setText(item.title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_count(item.count)

    def set_count(self, count: int | None) -> None:
        """Show another figure."""
        self._count = count
        self.setAccessibleName(
            self._item.title if count is None else f"{self._item.title}, {count}"
        )
        self.update()

    def set_collapsed(self, *, collapsed: bool) -> None:
        """Show the icon only; the word becomes the tooltip."""
        self._collapsed = collapsed
        words = (self._item.title if collapsed else "", self._item.shortcut)
        self.setToolTip(plain_tooltip("  ".join(word for word in words if word)))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """One line of the rail."""
        return QSize(Extent.RAIL_COLLAPSED - 2 * Space.S, Extent.RAIL_ITEM)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground of the current page, icon, word and figure, and the focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        ink = Ink.ACCENT if self.isChecked() else Ink.MUTED
        side = Extent.ICON
        left = (self.width() - side) // 2 if self._collapsed else Space.S + Space.RING
        place = QRect(left, (self.height() - side) // 2, side, side)
        painter.drawPixmap(place, icons.pixmap(self._item.icon, ink, side))
        if not self._collapsed:
            self._paint_words(painter, place.right() + Space.S + Space.RING)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        tokens = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            ground = tokens.accent_soft if self.isChecked() else tokens.hover
            painter.setBrush(theme.colour(ground))
            painter.drawRoundedRect(self.rect(), Extent.CORNER, Extent.CORNER)
        if self.hasFocus():
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(theme.colour(tokens.accent))
            pen.setWidth(Space.RING)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inner = self.rect().adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inner, Extent.CORNER, Extent.CORNER)

    def _paint_words(self, painter: QPainter, left: int) -> None:
        tokens = theme.current()
        middle = Qt.AlignmentFlag.AlignVCenter
        figure = "" if self._count is None else str(self._count)
        painter.setFont(theme.font(Size.SMALL))
        taken = painter.fontMetrics().horizontalAdvance(figure) + Space.S if figure else 0
        inner = self.rect().adjusted(left, 0, -Space.S - Space.RING, 0)
        painter.setPen(theme.colour(tokens.muted))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, figure)
        painter.setFont(theme.font(bold=self.isChecked()))
        painter.setPen(theme.colour(tokens.accent if self.isChecked() else tokens.text))
        room = inner.width() - taken
        word = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, word)
