import time
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from eventapp.domain.errors import EventAppError, InvalidReason, InvalidValue
from ui.models.difference import difference
from ui.models.table import Align, Column, RecordTableModel


@dataclass(frozen=True, slots=True)
class Row:
    id: int
    name: str
    figure: int = 0


def _rows(*ids: int) -> list[Row]:
    return [Row(row_id, f"name {row_id}") for row_id in ids]


def _columns() -> list[Column[Row]]:
    def rename(_row: Row, text: str) -> None:
        if not text:
            raise InvalidValue("name", InvalidReason.EMPTY)

    return [
        Column("name", lambda: "Name", lambda row: row.name, edit=rename),
        Column(
            "figure",
            lambda: "Figure",
            lambda row: str(row.figure),
            align=Align.RIGHT,
            sort=lambda row: row.figure,
        ),
    ]


@pytest.fixture
def model(qapp: QApplication) -> RecordTableModel[Row]:
    del qapp
    made = RecordTableModel(_columns())
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


class _Signals:
    """Counts what a model tells."""

    def __init__(self, model: QAbstractItemModel) -> None:
        self.told: list[str] = []
        model.rowsInserted.connect(lambda _p, a, b: self.told.append(f"+{a}-{b}"))
        model.rowsRemoved.connect(lambda _p, a, b: self.told.append(f"-{a}-{b}"))
        model.rowsMoved.connect(lambda _p, a, _b, _q, to: self.told.append(f"{a}>{to}"))
        model.dataChanged.connect(lambda a, b: self.told.append(f"~{a.row()}-{b.row()}"))
        model.modelReset.connect(lambda: self.told.append("reset"))


def test_one_record_is_replaced_where_it_is(model: RecordTableModel[Row]) -> None:
    model.set_records(_rows(1, 2, 3))
    model.sort(0, Qt.SortOrder.DescendingOrder)
    signals = _Signals(model)

    model.replace_record(Row(3, "other", 7))
    model.replace_record(Row(4, "nobody"))

    assert signals.told == ["~0-0"]
    assert [row.name for row in model.records()] == ["other", "name 2", "name 1"]
    model.sort(-1)
    assert [row.name for row in model.records()] == ["name 1", "name 2", "other"]


def test_the_same_records_tell_nothing(model: RecordTableModel[Row]) -> None:
    model.set_records(_rows(1, 2, 3))
    signals = _Signals(model)

    model.set_records(_rows(1, 2, 3))

    assert signals.told == []


def test_one_changed_record_tells_its_row_only(model: RecordTableModel[Row]) -> None:
    model.set_records(_rows(1, 2, 3))
    signals = _Signals(model)

    model.set_records([Row(1, "name 1"), Row(2, "renamed"), Row(3, "name 3")])

    assert signals.told == ["~1-1"]


def test_a_record_moved_to_the_end_is_one_move(model: RecordTableModel[Row]) -> None:
    model.set_records(_rows(1, 2, 3, 4, 5))
    signals = _Signals(model)

    model.set_records(_rows(2, 3, 4, 5, 1))

    assert signals.told == ["0>5"]


def test_runs_are_removed_and_inserted_at_once(model: RecordTableModel[Row]) -> None:
    model.set_records(_rows(1, 2, 3, 4, 5))
    signals = _Signals(model)

    model.set_records(_rows(1, 7, 8, 9, 5))

    assert signals.told == ["-1-3", "+1-3"]


def test_a_selected_row_is_followed_through_changes(model: RecordTableModel[Row]) -> None:
    model.set_records(_rows(1, 2, 3, 4))
    kept = QPersistentModelIndex(model.index(2, 0))

    model.set_records(_rows(9, 3, 4, 1))

    assert kept.row() == 1
    assert kept.data() == "name 3"


@given(
    old=st.lists(st.integers(0, 30), unique=True, max_size=14),
    new=st.lists(st.integers(0, 30), unique=True, max_size=14),
)
def test_any_order_becomes_any_other(old: list[int], new: list[int]) -> None:
    model = RecordTableModel(_columns())
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_records(_rows(*old))
    model.set_records([replace(row, figure=row.id) for row in _rows(*new)])

    assert [(row.id, row.figure) for row in model.records()] == [(one, one) for one in new]


def test_a_difference_of_too_many_steps_is_none() -> None:
    assert difference(range(1000), list(reversed(range(1000)))) is None


def test_sorting_follows_the_columns_key_and_can_be_taken_back(
    model: RecordTableModel[Row],
) -> None:
    model.set_records([Row(1, "b", 10), Row(2, "a", 9), Row(3, "c", 100)])
    kept = QPersistentModelIndex(model.index(0, 0))

    model.sort(1, Qt.SortOrder.DescendingOrder)
    by_figure = [row.id for row in model.records()]
    model.sort(0)
    by_name = [row.id for row in model.records()]
    model.sort(-1)

    assert (by_figure, by_name) == ([3, 1, 2], [2, 1, 3])
    assert [row.id for row in model.records()] == [1, 2, 3]
    assert kept.row() == 0


def test_a_sorted_table_stays_sorted_when_a_record_is_added(model: RecordTableModel[Row]) -> None:
    model.set_records([Row(1, "b"), Row(2, "d")])
    model.sort(0)

    model.set_records([Row(1, "b"), Row(2, "d"), Row(3, "c")])

    assert [row.name for row in model.records()] == ["b", "c", "d"]


def test_a_refused_edit_is_told_and_changes_nothing(model: RecordTableModel[Row]) -> None:
    model.set_records(_rows(1))
    refused: list[EventAppError] = []
    model.refused.connect(refused.append)

    taken = model.setData(model.index(0, 0), "")

    assert not taken
    assert [type(error) for error in refused] == [InvalidValue]
    assert model.index(0, 0).data() == "name 1"


def test_only_columns_with_an_edit_are_editable(model: RecordTableModel[Row]) -> None:
    model.set_records(_rows(1))

    editable = [bool(model.index(0, n).flags() & Qt.ItemFlag.ItemIsEditable) for n in range(2)]

    assert editable == [True, False]


def test_a_hundred_thousand_rows_are_shown_and_changed_quickly(qapp: QApplication) -> None:
    del qapp
    model = RecordTableModel(_columns())
    rows = _rows(*range(100_000))
    model.set_records(rows)
    signals = _Signals(model)
    changed = [*rows[:50_000], Row(200_000, "new"), *rows[50_001:]]

    start = time.perf_counter()
    model.set_records(changed)
    taken = time.perf_counter() - start

    assert signals.told == ["-50000-50000", "+50000-50000"]
    assert taken < 1.0
