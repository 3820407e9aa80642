"""A short list of parts with check boxes, put into order by keys, buttons or dragging."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from eventapp.domain.booklets import Part
from ui.theme import Space

_PART = Qt.ItemDataRole.UserRole


class PartList(QListWidget):
    """The parts of a booklet: those checked are printed, from top to bottom.

    Parts that are not printed keep their place, so that checking one again puts it where it
    was. Space checks, Alt with the arrow keys moves; ``fixed`` parts stay at their end.

    Signals:
        changed: other parts are checked, or they stand in another order.
    """

    changed = Signal()

    def __init__(
        self,
        name_of: Callable[[Part], str],
        *,
        fixed: frozenset[Part],
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name_of, self._fixed = name_of, fixed
        self._remarks: Mapping[Part, str] = {}
        self.setAccessibleName(name)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fill(tuple(Part), frozenset())
        self.setCurrentRow(0)
        self.itemChanged.connect(self._check)

    @property
    def order(self) -> tuple[Part, ...]:
        """All parts as they stand."""
        return tuple(_part(self.item(place)) for place in range(self.count()))

    @property
    def parts(self) -> tuple[Part, ...]:
        """Those that are checked, in their order."""
        items = (self.item(place) for place in range(self.count()))
        return tuple(_part(item) for item in items if _is_checked(item))

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these as checked, without telling; the others keep their places."""
        order = [part for part in self.order if part in parts]
        self._fill(self.order if order == list(parts) else _merged(parts), frozenset(parts))

    def set_remarks(self, remarks: Mapping[Part, str]) -> None:
        """Say something quiet behind the names of some parts."""
        self._remarks = remarks
        self._fill(self.order, frozenset(self.parts))

    def can_move(self, by: int) -> bool:
        """Whether the current part could stand one place further."""
        place = self.currentRow()
        target = place + by
        return (
            0 <= place < self.count()
            and 0 <= target < self.count()
            and not {_part(self.item(place)), _part(self.item(target))} & self._fixed
        )

    def move_up(self) -> None:
        """Put the current part before the one above it."""
        self._move(-1)

    def move_down(self) -> None:
        """Put the current part behind the one below it."""
        self._move(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current part with Alt and an arrow key."""
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in ways:
            self._move(ways[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take a part that was dragged; the fixed ones go back to their ends."""
        part = self._current
        super().dropEvent(event)
        self._fill(_ends_fixed(self.order, self._fixed), frozenset(self.parts), part)
        self.changed.emit()

    def sizeHint(self) -> QSize:
        """As high as all its rows."""
        frame = self.height() - self.viewport().height()
        rows = sum(self.sizeHintForRow(place) for place in range(self.count()))
        return QSize(super().sizeHint().width(), rows + max(frame, 2 * Space.XS + Space.RING))

    def minimumSizeHint(self) -> QSize:
        """As high as all its rows: the panel scrolls, not the list."""
        return QSize(0, self.sizeHint().height())

    @property
    def _current(self) -> Part | None:
        place = self.currentRow()
        return _part(self.item(place)) if place >= 0 else None

    def _move(self, by: int) -> None:
        if not self.can_move(by):
            return
        order = list(self.order)
        place = self.currentRow()
        order[place], order[place + by] = order[place + by], order[place]
        self._fill(tuple(order), frozenset(self.parts), order[place + by])
        self.changed.emit()

    def _check(self, item: QListWidgetItem) -> None:
        if not self.parts:  # a booklet without any part is none
            self.blockSignals(True)
            item.setCheckState(Qt.CheckState.Checked)
            self.blockSignals(False)
            return
        self.changed.emit()

    def _fill(
        self, order: Sequence[Part], checked: frozenset[Part], current: Part | None = None
    ) -> None:
        """Show the parts in an order, without telling; the current one stays so."""
        current = current or self._current
        blocked = self.blockSignals(True)
        self.clear()
        for part in order:
            remark = self._remarks.get(part)
            name = self._name_of(part)
            item = QListWidgetItem(f"{name} ({remark})" if remark else name)
            item.setData(_PART, part.value)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            flags |= Qt.ItemFlag.ItemIsUserCheckable
            if part not in self._fixed:
                flags |= Qt.ItemFlag.ItemIsDragEnabled
            item.setFlags(flags)
            on = part in checked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.addItem(item)
        if current is not None and current in order:
            self.setCurrentRow(list(order).index(current))
        self.blockSignals(blocked)


def _part(item: QListWidgetItem) -> Part:
    return Part(str(item.data(_PART)))


def _is_checked(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked


def _merged(parts: Sequence[Part]) -> tuple[Part, ...]:
    """These parts in their order, each other one behind what usually stands before it."""
    order = list(parts)
    usual = tuple(Part)
    for place, part in enumerate(usual):
        if part not in order:
            before = [one for one in usual[:place] if one in order]
            order.insert(order.index(before[-1]) + 1 if before else 0, part)
    return _ends_fixed(order, frozenset({Part.COVER, Part.BACK}))


def _ends_fixed(order: Sequence[Part], fixed: frozenset[Part]) -> tuple[Part, ...]:
    first = tuple(part for part in order if part in fixed and part is Part.COVER)
    last = tuple(part for part in order if part in fixed and part is not Part.COVER)
    return (*first, *(part for part in order if part not in fixed), *last)
