"""The table of the pages: quiet rows, edited in place, ordered by heading, used by keys."""

from itertools import groupby
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QIcon, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from eventapp.settings import SettingsFile
from ui import theme
from ui.models.table import ALIGNMENTS, Align, Column, RecordTableModel
from ui.theme import Extent, Size, Space
from ui.widgets.marks import paint_chip

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_Index = QModelIndex | QPersistentModelIndex


class TableView(QTableView):
    """Shows a :class:`RecordTableModel`.

    Enter and F2 edit the current cell (Enter opens the record where nothing can be
    edited); columns keep their widths in the settings under ``key``.

    Signals:
        selected: the list of selected ids, whenever it changes.
        opened: the id of a record asked for by double click or Enter on a fixed cell.
        delete_asked: the list of selected ids, on Delete.
        move_asked: (id, -1 or 1), on Alt+Up and Alt+Down.
    """

    selected = Signal(object)
    opened = Signal(int)
    delete_asked = Signal(object)
    move_asked = Signal(int, int)

    def __init__(
        self,
        model: RecordTableModel[Any],
        *,
        key: str,
        settings: SettingsFile | None = None,
        name: str = "",
        sortable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._key, self._settings = key, settings
        self._hovered = -1
        self._kept: list[int] = []
        self.setObjectName(f"table.{key}")
        self.setAccessibleName(name)
        self._dress()
        self.setItemDelegate(CellDelegate(self))
        self.setModel(model)
        self._dress_heading(sortable=sortable)
        self._watch(model)

    @property
    def records(self) -> RecordTableModel[Any]:
        """The model shown."""
        model = self.model()
        assert isinstance(model, RecordTableModel)  # noqa: S101 - set by the constructor
        return model

    @property
    def hovered_row(self) -> int:
        """The row under the pointer, or -1."""
        return self._hovered

    def selected_ids(self) -> list[int]:
        """The ids of the selected rows, from top to bottom."""
        # Not selectedRows: it asks the model about every cell, half a minute for 100,000 rows.
        ranges = cast("Iterable[QItemSelectionRange]", self.selectionModel().selection())
        rows = sorted({row for part in ranges for row in range(part.top(), part.bottom() + 1)})
        records = self.records.records()
        return [records[row].id for row in rows]

    def current_id(self) -> int | None:
        """The id of the current row, or None."""
        index = self.currentIndex()
        return self.records.record(index).id if index.isValid() else None

    def select_id(self, record_id: int | None, *, column: int | None = None) -> bool:
        """Select a record's row and show it; tells whether it is there."""
        row = None if record_id is None else self.records.row_of(record_id)
        if row is None:
            self.clearSelection()
            return False
        kept = max(self.currentIndex().column(), 0) if column is None else column
        index = self.records.index(row, kept)
        # Not selectRow: with Ctrl still held after a shortcut it would add to the selection.
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    def edit_cell(self, record_id: int, key: str) -> None:
        """Begin to edit one cell, as after adding a row."""
        number = self.records.column_of(key)
        if self.select_id(record_id, column=number):
            self.setFocus()
            self.edit(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit, open, delete and reorder by keys."""
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() in _ENTER:
            self._edit_or_open()
        elif event.key() == Qt.Key.Key_Delete and self.selected_ids():
            self.delete_asked.emit(self.selected_ids())
        elif (step := _reorder_step(event)) and (record_id := self.current_id()) is not None:
            self.move_asked.emit(record_id, step)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the row under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """Show no row as under the pointer."""
        super().leaveEvent(event)
        self._hover(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the stretching columns take what is left."""
        super().resizeEvent(event)
        self._stretch()

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setAlternatingRowColors(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(Extent.ROW)
        rows.setDefaultSectionSize(Extent.ROW)

    def _dress_heading(self, *, sortable: bool) -> None:
        heading = self.horizontalHeader()
        heading.setHighlightSections(False)
        # A heading asks about every cell of its column whether it is selected, to no end here.
        heading.setSelectionModel(QItemSelectionModel(self.records, heading))
        heading.setFixedHeight(Extent.HEADING)
        heading.setMinimumSectionSize(Extent.COLUMN_LEAST)
        heading.setSectionsMovable(False)
        heading.setSectionsClickable(sortable)
        heading.setSortIndicatorClearable(True)
        heading.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        kept = self._settings.value.column_widths.get(self._key, {}) if self._settings else {}
        for number, column in enumerate(self.records.columns):
            self.setColumnWidth(number, kept.get(column.key, column.width))
        self.setSortingEnabled(sortable)
        heading.sectionResized.connect(self._after_resizing)

    def _watch(self, model: RecordTableModel[Any]) -> None:
        self._remember_timer = QTimer(self, singleShot=True, interval=theme.Motion.SETTLE)
        self._remember_timer.timeout.connect(self._remember_widths)
        model.modelAboutToBeReset.connect(self._keep_selection)
        model.modelReset.connect(self._restore_selection)
        self.selectionModel().selectionChanged.connect(
            lambda: self.selected.emit(self.selected_ids())
        )
        self.doubleClicked.connect(self._open_fixed)

    def _edit_or_open(self) -> None:
        index = self.currentIndex()
        if not index.isValid():
            return
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            self._open_fixed(index)

    def _open_fixed(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit(self.records.record(index).id)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            before, self._hovered = self._hovered, row
            for changed in (before, row):
                if changed >= 0:
                    top = self.rowViewportPosition(changed)
                    self.viewport().update(0, top, self.viewport().width(), Extent.ROW)

    def _keep_selection(self) -> None:
        self._kept = self.selected_ids()

    def _restore_selection(self) -> None:
        wanted, self._kept = set(self._kept), []
        if not wanted:
            return
        records = self.records.records()
        rows = [row for row, record in enumerate(records) if record.id in wanted]
        selection = QItemSelection()
        for _place, run in groupby(enumerate(rows), lambda each: each[1] - each[0]):
            within = [row for _number, row in run]
            selection.select(self.records.index(within[0], 0), self.records.index(within[-1], 0))
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(selection, flags)

    def _after_resizing(self, number: int) -> None:
        if not self.records.columns[number].stretch:
            self._stretch()
            self._remember_timer.start()

    def _stretch(self) -> None:
        """Share what is left among the stretching columns, never below their own width."""
        columns = list(enumerate(self.records.columns))
        stretching = [(number, column) for number, column in columns if column.stretch]
        fixed = sum(self.columnWidth(number) for number, column in columns if not column.stretch)
        left = self.viewport().width() - fixed
        shares = sum(column.stretch for _number, column in stretching)
        for number, column in stretching:
            self.setColumnWidth(number, max(column.width, left * column.stretch // shares))

    def _remember_widths(self) -> None:
        if self._settings is None:
            return
        kept = self._settings.value.column_widths
        # Only what the user chose: a width of our own may be another in another language.
        chosen = {
            column.key: self.columnWidth(number)
            for number, column in enumerate(self.records.columns)
            if not column.stretch
            and not self.isColumnHidden(number)
            and self.columnWidth(number) != column.width
        }
        self._settings.change(
            column_widths={**kept, self._key: {**kept.get(self._key, {}), **chosen}}
        )


def _reorder_step(event: QKeyEvent) -> int:
    if event.modifiers() != Qt.KeyboardModifier.AltModifier:
        return 0
    return {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)


class CellDelegate(QStyledItemDelegate):
    """Paints cells quietly and edits them by a line or a list."""

    def __init__(self, table: TableView) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the ground, the hairline, the icon and the text or chip of a cell."""
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect
        self._paint_ground(painter, rect, chosen=chosen, row=index.row())
        inner = rect.adjusted(Space.M, 0, -Space.M, 0)
        column, record = self._table.records.cell(index)
        inner = _paint_icon(painter, inner, column.icon(record) if column.icon else None)
        _paint_text(painter, inner, column, record, chosen=chosen)
        current = self._table.currentIndex() == index and self._table.hasFocus()
        if current:
            painter.setPen(theme.colour(theme.current().accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(rect).adjusted(0.5, 0.5, -0.5, -1.5)
            painter.drawRoundedRect(ring, Extent.CHIP_CORNER, Extent.CHIP_CORNER)
        painter.restore()

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's own signature
        index: _Index,
    ) -> QWidget:
        """A list for a column of choices, a line for any other."""
        column, record = self._table.records.cell(index)
        if column.choices is None:
            line = QLineEdit(parent)
            line.setProperty("role", "cell")
            line.setAlignment(ALIGNMENTS[column.align])
            return line
        combo = QComboBox(parent)
        combo.setProperty("role", "cell")
        for value, text in column.choices(record):
            combo.addItem(text, str(value))
        combo.activated.connect(lambda: self._commit(combo))
        QTimer.singleShot(0, combo, combo.showPopup)
        return combo

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Start with the value of the cell."""
        value = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(value))
        elif isinstance(editor, QLineEdit):
            editor.setText(value)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Hand the typed or chosen value to the model."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text().strip())

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: _Index,  # noqa: ARG002 - Qt's own signature
    ) -> None:
        """Let the editor fill its cell."""
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(Space.RING, Space.RING, -Space.RING, -Space.RING))

    def _commit(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _paint_ground(self, painter: QPainter, rect: QRect, *, chosen: bool, row: int) -> None:
        tokens = theme.current()
        if chosen:
            painter.fillRect(rect, theme.colour(tokens.accent_soft))
        elif row == self._table.hovered_row:
            painter.fillRect(rect, theme.colour(tokens.hover))
        painter.setPen(theme.colour(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _size_of(icon: QIcon) -> QSize:
    """The size an icon was drawn for; ``QIcon.actualSize`` doubles it at 200 %."""
    pixels = max(icon.availableSizes(), key=QSize.width)
    return pixels / max(screen.devicePixelRatio() for screen in QGuiApplication.screens())


def _paint_icon(painter: QPainter, rect: QRect, icon: QIcon | None) -> QRect:
    if icon is None or icon.isNull():
        return rect
    # A drawing keeps its 18; a photograph may be as large as an avatar, a logo twice as wide.
    size = _size_of(icon).boundedTo(QSize(2 * Extent.AVATAR, Extent.AVATAR))
    icon.paint(painter, rect.left(), rect.center().y() - size.height() // 2, *size.toTuple())
    return rect.adjusted(size.width() + Space.S, 0, 0, 0)


def _paint_text(
    painter: QPainter,
    rect: QRect,
    column: Column[Any],
    record: Any,  # noqa: ANN401 - whatever record the table shows
    *,
    chosen: bool,
) -> None:
    text = column.text(record)
    if not text:
        return
    mark = column.mark(record) if column.mark else None
    bold = column.bold(record) if callable(column.bold) else column.bold
    painter.setFont(theme.font(Size.SMALL if mark else Size.BODY, bold=bold))
    metrics = painter.fontMetrics()
    room = rect.width() - (2 * Space.S if mark else 0)
    shown = metrics.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, room)
    align = ALIGNMENTS[column.align]
    if mark:
        size = (metrics.horizontalAdvance(shown) + 2 * Space.S, metrics.height() + Space.XS)
        box = QRectF(rect.left(), QRectF(rect).center().y() - size[1] / 2, *size)
        if column.align is Align.RIGHT:
            box.moveRight(rect.right())
        paint_chip(painter, box, shown, mark, raised=chosen)
        return
    tokens = theme.current()
    is_muted = column.muted(record) if callable(column.muted) else column.muted
    painter.setPen(theme.colour(tokens.muted if is_muted else tokens.text))
    painter.drawText(rect, align, shown)
