"""The list of guests: painted large, read by screen readers, moved by keys."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from eventapp.domain.ids import AttendeeId
from eventapp.domain.kinds import AttendeeStatus
from eventapp.services.protocol import GuestRow
from ui import theme
from ui.checkin.outcome import Shape
from ui.checkin.shapes import paint_shape
from ui.language import _
from ui.moments import clock_at
from ui.theme import Extent, Size, Space

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SHOWN_AT_ONCE: Final = 12
"""So many guests fit without scrolling, if the window is high enough for large type."""


class GuestList(QListView):
    """Guests in the order they are named.

    Signals:
        moved: the id of a guest and -1 or 1.
    """

    moved = Signal(int, int)

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Guests(zone, self)
        self._paints = _Painter(self)
        self.setModel(self._model)
        self.setItemDelegate(self._paints)
        self.setProperty("role", "board")
        self.setAccessibleName(_("Guests of honour"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def guests(self) -> Sequence[GuestRow]:
        """Who is shown, in order."""
        return self._model.guests

    def show_guests(self, guests: Sequence[GuestRow]) -> None:
        """Show others; who was chosen stays so."""
        chosen = self.currentIndex().row()
        kept = self.guests[chosen].id if 0 <= chosen < len(self.guests) else None
        top = self.verticalScrollBar().value()
        self._model.show_guests(guests)
        if kept is not None:
            self.choose(kept)
        self.verticalScrollBar().setValue(top)
        self._fit()

    def choose(self, guest: AttendeeId) -> None:
        """Choose a guest."""
        ids = [row.id for row in self.guests]
        if guest in ids:
            self.setCurrentIndex(self._model.index(ids.index(guest), 0))

    def as_text(self) -> str:
        """The list as lines of text."""
        count = self._model.rowCount()
        return "\n".join(str(self._model.index(place, 0).data()) for place in range(count))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the height there is."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a guest with Alt; copying and leaving are the board's."""
        step = _STEPS.get(Qt.Key(event.key()))
        current = self.currentIndex()
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier and current.isValid():
            self.moved.emit(self.guests[current.row()].id, step)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        least, most = Extent.GUEST_ROW
        shown = min(max(len(self.guests), 1), _SHOWN_AT_ONCE)
        height = min(max(self.viewport().height() // shown, least), most)
        if height != self._paints.height:
            self._paints.height = height
            self.scheduleDelayedItemsLayout()


class _Guests(QAbstractListModel):
    def __init__(self, zone: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.zone = zone
        self.guests: Sequence[GuestRow] = ()

    def show_guests(self, guests: Sequence[GuestRow]) -> None:
        """Show others."""
        if list(guests) == list(self.guests):
            return
        self.beginResetModel()
        self.guests = guests
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many guests there are."""
        return 0 if parent.isValid() else len(self.guests)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A guest as one line."""
        if not index.isValid() or role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }:
            return None
        guest = self.guests[index.row()]
        who = " ".join(part for part in (guest.organisation, guest.position, guest.name) if part)
        return f"{index.row() + 1}. {who} — {arrival(guest, self.zone)}"


def arrival(guest: GuestRow, zone: str) -> str:
    """Whether a guest is here, in words."""
    if guest.admitted_at is None:
        waits = guest.status is not AttendeeStatus.REGISTERED
        return _("not confirmed") if waits else _("not here yet")
    if guest.left_at is not None:
        return _("gone since %(time)s") % {"time": clock_at(guest.left_at, zone)}
    return _("here since %(time)s") % {"time": clock_at(guest.admitted_at, zone)}


class _Painter(QStyledItemDelegate):
    """Paints a guest: the place, the name large, office and body, and whether they are here."""

    def __init__(self, parent: GuestList) -> None:
        super().__init__(parent)
        self.height = Extent.GUEST_ROW[0]

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """As high as the list says."""
        return QSize(0, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        model = index.model()
        if not isinstance(model, _Guests):
            return
        guest, tokens = model.guests[index.row()], theme.current()
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour(tokens.accent_soft))
        painter.setPen(theme.colour(tokens.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        scale = self.height / Extent.GUEST_ROW[0]
        box.adjust(Space.S, 0, -Space.S, 0)
        left = self._write_place(painter, box, index.row() + 1, scale)
        right = self._write_arrival(painter, box, guest, model.zone, scale)
        self._write_name(painter, QRectF(left, box.top(), right - left, box.height()), guest, scale)
        painter.restore()

    def _write_place(self, painter: QPainter, box: QRectF, place: int, scale: float) -> float:
        font = theme.font(Size.SECTION * scale)
        width = QFontMetricsF(font).horizontalAdvance("00") + Space.L
        painter.setFont(font)
        painter.setPen(theme.colour(theme.current().muted))
        where = QRectF(box.left(), box.top(), width - Space.L, box.height())
        painter.drawText(
            where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(place)
        )
        return box.left() + width

    def _write_arrival(
        self, painter: QPainter, box: QRectF, guest: GuestRow, zone: str, scale: float
    ) -> float:
        """Write whether they are here, at the right; return where that begins."""
        tokens = theme.current()
        font = theme.font(Size.STRONG * scale, bold=guest.inside)
        text = arrival(guest, zone)
        width = QFontMetricsF(font).horizontalAdvance(text)
        side = Space.XL * scale
        painter.setFont(font)
        painter.setPen(theme.colour(tokens.admitted.strong if guest.inside else tokens.muted))
        where = QRectF(box.right() - width, box.top(), width, box.height())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, text)
        circle = QRectF(0, 0, side, side)
        circle.moveCenter(where.center())
        circle.moveRight(where.left() - Space.S)
        painter.setPen(Qt.PenStyle.NoPen)
        if guest.inside:
            painter.setBrush(theme.colour(tokens.admitted.strong))
            painter.drawEllipse(circle)
            paint_shape(painter, circle, Shape.CHECK)
        else:
            painter.setPen(theme.colour(tokens.strong_line))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        return circle.left() - Space.L

    def _write_name(self, painter: QPainter, box: QRectF, guest: GuestRow, scale: float) -> None:
        tokens = theme.current()
        name, small = theme.font(Size.PAGE * scale, bold=True), theme.font(Size.STRONG * scale)
        elide = Qt.TextElideMode.ElideRight
        shown = QFontMetricsF(name).elidedText(guest.name, elide, box.width() * 0.6)
        painter.setFont(name)
        painter.setPen(theme.colour(tokens.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
        box.setLeft(box.left() + QFontMetricsF(name).horizontalAdvance(shown) + Space.L)
        parts = (guest.organisation, guest.position, guest.attention)
        more = " · ".join(part for part in parts if part)
        painter.setFont(small)
        painter.setPen(theme.colour(tokens.muted))
        shown = QFontMetricsF(small).elidedText(more, elide, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
