"""A table over frozen records: declared columns, few signals, edits through callbacks."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon

from eventapp.domain.errors import EventAppError
from ui.icons import Ink
from ui.models.difference import Difference, difference
from ui.theme import Extent, Hue
from ui.widgets.text import plain_tooltip


class Record(Protocol):
    """Anything with an id: the frozen row a page shows."""

    @property
    def id(self) -> int:
        """The row's id."""
        ...


R = TypeVar("R", bound=Record)


class Align(StrEnum):
    """Where a column's text stands; figures stand right."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column, declared.

    ``edit`` makes its cells editable; with ``choices`` they are edited by a list of
    (value, text), and ``value`` is the value to start with. ``sort`` is the key of
    sorting, the text without it. ``muted`` and ``bold`` may depend on the record; ``stretch``
    is a share of the width left. ``mark`` paints the text as a chip of that colour.
    """

    key: str
    title: Callable[[], str]
    text: Callable[[R], str]
    width: int = Extent.COLUMN
    align: Align = Align.LEFT
    stretch: int = 0
    bold: bool | Callable[[R], bool] = False
    muted: bool | Callable[[R], bool] = False
    edit: Callable[[R, str], object] | None = None
    editable: Callable[[R], bool] | None = None
    value: Callable[[R], str] | None = None
    choices: Callable[[R], Sequence[tuple[str, str]]] | None = None
    hint: Callable[[R], str] | None = None
    icon: Callable[[R], QIcon | None] | None = None
    mark: Callable[[R], Hue | Ink | None] | None = None
    sort: Callable[[R], Any] | None = None


ALIGNMENTS = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    Align.CENTRE: Qt.AlignmentFlag.AlignCenter,
}
_NOWHERE = QModelIndex()


class RecordTableModel(QAbstractTableModel, Generic[R]):
    """Shows records in declared columns.

    Signals:
        refused: the :class:`EventAppError` of an edit that was not taken.
    """

    refused = Signal(object)

    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._records: list[R] = []
        self._given: list[R] = []
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    def set_records(self, records: Sequence[R]) -> None:
        """Show these records now, telling views only what differs.

        Rows keep their selection, the view its scroll. When nearly everything differs,
        the model is reset, which is faster.
        """
        self._given = list(records)
        wanted = self._in_order(self._given)
        steps = difference([row.id for row in self._records], [row.id for row in wanted])
        if steps is None:
            self.beginResetModel()
            self._records = wanted
            self.endResetModel()
            return
        self._apply(steps, wanted)
        self._update(wanted)

    def replace_record(self, record: R) -> None:
        """Show one record's new state where its row is; without a row nothing happens."""
        row = self.row_of(record.id)
        if row is None:
            return
        before = self._records[row]
        self._records[row] = record
        self._given[self._given.index(before)] = record
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def records(self) -> Sequence[R]:
        """The records as shown, from top to bottom."""
        return self._records

    def record(self, at: int | QModelIndex) -> R:
        """The record of a row or an index."""
        return self._records[at if isinstance(at, int) else at.row()]

    def cell(self, index: QModelIndex | QPersistentModelIndex) -> tuple[Column[R], R]:
        """The column and the record of a cell; Qt's variants would lose their types."""
        return self.columns[index.column()], self._records[index.row()]

    def neighbour(self, going: Collection[int]) -> int | None:
        """The id of the row below those that go, or else of the one above them."""
        ids = [record.id for record in self.records()]
        last = max((place for place, row_id in enumerate(ids) if row_id in going), default=-1)
        after = (row_id for row_id in ids[last + 1 :] if row_id not in going)
        before = (row_id for row_id in reversed(ids[: last + 1]) if row_id not in going)
        return next(after, next(before, None))

    def row_of(self, record_id: int) -> int | None:
        """The row of an id, or None."""
        return next((row for row, kept in enumerate(self._records) if kept.id == record_id), None)

    def column_of(self, key: str) -> int:
        """The number of a column by its key."""
        return [column.key for column in self.columns].index(key)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """How many records there are."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """How many columns were declared."""
        return 0 if parent.isValid() else len(self.columns)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401 - Qt's own signature
        """What a cell shows, or what its editor starts with."""
        if not index.isValid() or index.row() >= len(self._records):
            return None
        return _cell(self._records[index.row()], self.columns[index.column()], role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401 - Qt's own signature
        """A column's title."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return ALIGNMENTS[self.columns[section].align]
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Whether a cell can be edited."""
        flags = super().flags(index)
        if not index.isValid():
            return flags
        column = self.columns[index.column()]
        record = self._records[index.row()]
        if column.edit is not None and (column.editable is None or column.editable(record)):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(
        self,
        index: QModelIndex | QPersistentModelIndex,
        value: Any,  # noqa: ANN401 - Qt's own signature
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Hand a typed value to the column's ``edit``; what it refuses is told by ``refused``."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        column, record = self.columns[index.column()], self._records[index.row()]
        if column.edit is None or str(value) == _cell(record, column, role):
            return False
        try:
            column.edit(record, str(value))
        except EventAppError as error:
            self.refused.emit(error)
            return False
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column, or as they were given for -1."""
        self._sorted_by = (column, order) if column >= 0 else None
        self._rearrange(self._in_order(self._given))

    def _in_order(self, records: list[R]) -> list[R]:
        if self._sorted_by is None:
            return list(records)
        number, order = self._sorted_by
        column = self.columns[number]
        return sorted(
            records,
            key=column.sort or (lambda record: column.text(record).casefold()),
            reverse=order is Qt.SortOrder.DescendingOrder,
        )

    def _rearrange(self, wanted: list[R]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        rows = {record.id: row for row, record in enumerate(wanted)} if before else {}
        after = [
            self.createIndex(rows[self._records[old.row()].id], old.column()) for old in before
        ]
        self._records = wanted
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _apply(self, steps: Difference, wanted: list[R]) -> None:
        rows = self._records
        for first, last in steps.removed:
            self.beginRemoveRows(_NOWHERE, first, last)
            del rows[first : last + 1]
            self.endRemoveRows()
        for source, target in steps.moved:
            self.beginMoveRows(_NOWHERE, source, source, _NOWHERE, target)
            rows.insert(target - (target > source), rows.pop(source))
            self.endMoveRows()
        for first, last in steps.inserted:
            self.beginInsertRows(_NOWHERE, first, last)
            rows[first:first] = wanted[first : last + 1]
            self.endInsertRows()

    def _update(self, wanted: list[R]) -> None:
        """Tell runs of rows whose record is another one now."""
        changed = [
            row
            for row, (old, new) in enumerate(zip(self._records, wanted, strict=True))
            if old is not new and old != new
        ]
        self._records = wanted
        start = 0
        for place, row in enumerate(changed):
            if place + 1 == len(changed) or changed[place + 1] != row + 1:
                first = self.index(changed[start], 0)
                self.dataChanged.emit(first, self.index(row, len(self.columns) - 1))
                start = place + 1


def _cell(record: R, column: Column[R], role: int) -> Any:  # noqa: ANN401 - as Qt asks
    asked = _ANSWERS.get(int(role))
    return asked(record, column) if asked is not None else None


def _shown(record: R, column: Column[R]) -> str:
    return column.text(record)


def _edited(record: R, column: Column[R]) -> str:
    return (column.value or column.text)(record)


def _hint(record: R, column: Column[R]) -> str | None:
    return plain_tooltip(column.hint(record)) if column.hint else None


def _icon(record: R, column: Column[R]) -> QIcon | None:
    return column.icon(record) if column.icon else None


_ANSWERS: dict[int, Callable[[Any, Column[Any]], Any]] = {
    int(Qt.ItemDataRole.DisplayRole): _shown,
    int(Qt.ItemDataRole.EditRole): _edited,
    int(Qt.ItemDataRole.ToolTipRole): _hint,
    int(Qt.ItemDataRole.TextAlignmentRole): lambda _record, column: ALIGNMENTS[column.align],
    int(Qt.ItemDataRole.DecorationRole): _icon,
}
