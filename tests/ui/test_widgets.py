from dataclasses import dataclass
from typing import TypeVar

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from eventapp.domain.errors import InvalidReason, InvalidValue
from eventapp.domain.kinds import Language
from eventapp.settings import SettingsFile
from ui.actions import Action, ActionSet
from ui.language import parse_clock, parse_length, set_language
from ui.models.table import Column, RecordTableModel
from ui.theme import Extent, Hue
from ui.widgets.bars import Banner, QuietBar
from ui.widgets.buttons import Role, Segmented
from ui.widgets.fields import (
    ChoiceField,
    LineField,
    PickField,
    TextField,
    clock_field,
    length_field,
)
from ui.widgets.marks import Avatar, Chip
from ui.widgets.rail import Rail, RailHead, RailItem
from ui.widgets.tables import TableView
from ui.widgets.text import ElidedLabel, PlainLabel, plain_tooltip

EVIL = '<img src="file:///etc/passwd"> & <b>Kim</b>'
Key = Qt.Key
W = TypeVar("W", bound=QWidget)


@dataclass(frozen=True, slots=True)
class Row:
    id: int
    name: str
    kind: str = "talk"


def _shown(qtbot: QtBot, widget: W) -> W:
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("10:30", 630),
        ("1030", 630),
        ("930", 570),
        ("9", 540),
        ("10시 30분", 630),
        ("10시", 600),
        ("25:10", 1510),
        ("10.30", 630),
        ("10:60", None),
        ("48:00", None),
        ("soon", None),
        ("", None),
    ],
)
def test_times_are_read_as_people_type_them(typed: str, minutes: int | None) -> None:
    assert parse_clock(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("20", 20),
        ("20분", 20),
        ("1시간 5분", 65),
        ("1시간", 60),
        ("1h 5m", 65),
        ("90 min", 90),
        ("1:05", 65),
        ("2 hours", 120),
        ("long", None),
        ("", None),
    ],
)
def test_lengths_are_read_as_people_type_them(typed: str, minutes: int | None) -> None:
    assert parse_length(typed) == minutes


def test_labels_show_markup_as_text(qtbot: QtBot) -> None:
    label = PlainLabel(EVIL)
    qtbot.addWidget(label)

    assert label.textFormat() is Qt.TextFormat.PlainText
    assert plain_tooltip(EVIL) == (
        "<span>&lt;img src=&quot;file:///etc/passwd&quot;&gt; &amp; &lt;b&gt;Kim&lt;/b&gt;</span>"
    )
    assert plain_tooltip("Kim") == "Kim"


def test_an_elided_label_tells_the_rest_as_a_tooltip(qtbot: QtBot) -> None:
    label = _shown(qtbot, ElidedLabel("경상남도 사회적경제 협력 강화 워크숍"))
    label.resize(60, 24)
    hidden = label.toolTip()
    label.resize(600, 24)

    assert hidden == "경상남도 사회적경제 협력 강화 워크숍"
    assert label.toolTip() == ""


def test_a_line_commits_once_on_enter_and_leaving(qtbot: QtBot) -> None:
    line = _shown(qtbot, LineField("before"))
    told: list[str] = []
    line.committed.connect(told.append)

    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "after")
    qtbot.keyClick(line, Key.Key_Return)
    line.clearFocus()

    assert told == ["after"]


def test_escape_brings_back_what_stood_there(qtbot: QtBot) -> None:
    line = _shown(qtbot, LineField("before"))
    told: list[str] = []
    line.committed.connect(told.append)

    line.setFocus()
    qtbot.keyClicks(line, "x")
    qtbot.keyClick(line, Key.Key_Escape)
    line.clearFocus()

    assert (line.text(), told) == ("before", [])


def test_a_value_from_outside_does_not_overwrite_what_is_being_typed(qtbot: QtBot) -> None:
    line = _shown(qtbot, LineField("before"))
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, "!")

    line.set_value("from elsewhere")

    assert line.text() == "before!"


def test_several_lines_commit_with_ctrl_enter(qtbot: QtBot) -> None:
    text = _shown(qtbot, TextField("one"))
    told: list[str] = []
    text.committed.connect(told.append)

    text.setPlainText("one\ntwo")
    qtbot.keyClick(text, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert told == ["one\ntwo"]


def test_a_time_is_shown_tidily_and_the_unreadable_is_refused(qtbot: QtBot) -> None:
    field = _shown(qtbot, clock_field())
    field.set_minutes(540)
    told: list[int] = []
    refused: list[InvalidValue] = []
    field.minutes_committed.connect(told.append)
    field.refused.connect(refused.append)

    for typed in ("1030", "later"):
        field.selectAll()
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, Key.Key_Return)

    assert (field.text(), told) == ("10:30", [630])
    assert [error.reason for error in refused] == [InvalidReason.NOT_A_TIME]


def test_a_length_is_shown_in_words(qtbot: QtBot) -> None:
    field = _shown(qtbot, length_field())

    field.set_minutes(65)

    assert field.text() == "1시간 5분"


def test_typing_a_known_name_picks_it_and_an_unknown_one_is_new(qtbot: QtBot) -> None:
    pick = _shown(qtbot, PickField([("7", "황영임"), ("8", "서종식")]))
    picked: list[str] = []
    new: list[str] = []
    pick.picked.connect(picked.append)
    pick.typed_new.connect(new.append)

    for name in ("서종식", "김새봄"):
        pick.setText(name)
        qtbot.keyClick(pick, Key.Key_Return)
        qtbot.waitUntil(lambda: pick.text() == "")

    assert (picked, new) == (["8"], ["김새봄"])


def test_a_segment_is_chosen_by_key(qtbot: QtBot) -> None:
    segmented = _shown(qtbot, Segmented([("a", "가"), ("b", "나")], "a", name="보기"))
    told: list[str] = []
    segmented.chosen.connect(told.append)

    qtbot.keyClick(segmented.findChildren(QWidget)[1], Key.Key_Space)

    assert (segmented.value, told) == ("b", ["b"])


def test_one_declaration_makes_button_menu_entry_and_shortcut(qtbot: QtBot) -> None:
    page = QWidget()
    done: list[str] = []
    allowed = [False]
    acts = ActionSet(
        page,
        [
            Action(
                "add",
                lambda: "A & B",
                lambda: done.append("add"),
                shortcut="Ctrl+N",
                icon="plus",
                enabled=lambda: allowed[0],
            )
        ],
    )
    button = acts.button("add", Role.PRIMARY)
    QVBoxLayout(page).addWidget(button)
    menu = QMenu(page)
    acts.fill(menu)
    _shown(qtbot, page)
    before = button.isEnabled()

    allowed[0] = True
    acts.refresh()
    with qtbot.waitExposed(page):
        page.activateWindow()
    qtbot.keyClick(page, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    button.click()
    menu.actions()[0].trigger()

    assert (before, button.isEnabled(), done) == (False, True, ["add"] * 3)
    assert (button.text(), button.accessibleName()) == ("A && B", "A & B")
    assert menu.actions()[0].shortcut() == QKeySequence("Ctrl+N")


def _table(qtbot: QtBot, settings: SettingsFile, edits: list[tuple[int, str]]) -> TableView:
    columns: list[Column[Row]] = [
        Column("name", lambda: "이름", lambda row: row.name, stretch=True),
        Column(
            "kind",
            lambda: "종류",
            lambda row: {"talk": "발표", "panel": "토론"}[row.kind],
            edit=lambda row, value: edits.append((row.id, value)),
            value=lambda row: row.kind,
            choices=lambda _row: [("talk", "발표"), ("panel", "토론")],
            mark=lambda _row: Hue.BLUE,
        ),
        Column(
            "note",
            lambda: "메모",
            lambda row: row.name,
            edit=lambda row, text: edits.append((row.id, text)),
            hint=lambda row: row.name,
        ),
    ]
    model = RecordTableModel(columns)
    model.set_records([Row(1, "하나"), Row(2, "둘"), Row(3, EVIL)])
    table = TableView(model, key="rows", settings=settings, name="표")
    model.setParent(table)
    table.resize(640, 300)
    return _shown(qtbot, table)


def test_enter_edits_a_cell_and_enter_commits(qtbot: QtBot, settings: SettingsFile) -> None:
    edits: list[tuple[int, str]] = []
    table = _table(qtbot, settings, edits)
    table.select_id(2, column=2)

    qtbot.keyClick(table, Key.Key_Return)
    editor = table.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "new note")
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: bool(edits))

    assert edits == [(2, "new note")]


def test_enter_on_a_fixed_cell_opens_the_record(qtbot: QtBot, settings: SettingsFile) -> None:
    table = _table(qtbot, settings, [])
    opened: list[int] = []
    table.opened.connect(opened.append)
    table.select_id(3, column=0)

    qtbot.keyClick(table, Key.Key_Return)

    assert opened == [3]


def test_keys_ask_to_delete_and_to_move(qtbot: QtBot, settings: SettingsFile) -> None:
    table = _table(qtbot, settings, [])
    asked: list[object] = []
    table.delete_asked.connect(asked.append)
    table.move_asked.connect(lambda row_id, step: asked.append((row_id, step)))
    table.select_id(2)

    qtbot.keyClick(table, Key.Key_Delete)
    qtbot.keyClick(table, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(table, Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    assert asked == [[2], (2, 1), (2, -1)]


def test_the_selection_survives_a_reset(qtbot: QtBot, settings: SettingsFile) -> None:
    table = _table(qtbot, settings, [])
    table.select_id(2)

    table.records.set_records([])
    table.records.set_records([Row(5, "다섯"), Row(2, "둘")])
    emptied = table.selected_ids()
    table.select_id(2)
    table.records.set_records([Row(row, str(row)) for row in range(2000, 0, -2)])
    table.records.set_records([Row(row, str(row)) for row in range(1, 2001)])

    assert emptied == []
    assert table.selected_ids() == [2]


class CountingModel(RecordTableModel[Row]):
    asked = 0

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        self.asked += 1
        return super().flags(index)


def test_choosing_every_row_does_not_ask_about_every_cell(
    qtbot: QtBot, settings: SettingsFile
) -> None:
    keys = ("name", "kind", "note")
    model = CountingModel([Column(key, lambda: "이름", lambda row: row.name) for key in keys])
    model.set_records([Row(row, str(row)) for row in range(2000)])
    table = _shown(qtbot, TableView(model, key="many", settings=settings))
    table.selected.connect(lambda ids: chosen.append(len(ids)))
    chosen: list[int] = []
    model.asked = 0

    table.selectAll()
    table.grab()

    assert chosen == [2000]
    assert model.asked < 200


def test_all_chosen_rows_are_chosen_still_after_a_reset(
    qtbot: QtBot, settings: SettingsFile
) -> None:
    table = _table(qtbot, settings, [])
    table.records.set_records([Row(row, str(row)) for row in range(2000)])
    table.selectAll()

    table.records.set_records([Row(row, str(row)) for row in range(3999, -1, -1) if row % 4])

    assert table.selected_ids() == [row for row in range(1999, -1, -1) if row % 4]


def test_a_columns_width_is_remembered(qtbot: QtBot, settings: SettingsFile) -> None:
    table = _table(qtbot, settings, [])

    table.setColumnWidth(1, 222)
    qtbot.waitUntil(lambda: "rows" in settings.value.column_widths)

    assert settings.value.column_widths["rows"]["kind"] == 222
    assert SettingsFile(settings.path).value.column_widths["rows"]["kind"] == 222
    assert _table(qtbot, settings, []).columnWidth(1) == 222


def test_rows_are_as_high_as_the_look_says(qtbot: QtBot, settings: SettingsFile) -> None:
    table = _table(qtbot, settings, [])

    assert [table.rowHeight(row) for row in range(3)] == [Extent.ROW] * 3


def test_the_rail_tells_the_chosen_page_and_collapses_to_icons(qtbot: QtBot) -> None:
    items = [
        RailItem("people", "people", "사람", count=13),
        RailItem("settings", "settings", "설정", at_bottom=True),
    ]
    rail = _shown(qtbot, Rail(RailHead("워크숍", "12월 24일", "대회의실"), items))
    chosen: list[str] = []
    rail.chosen.connect(chosen.append)

    button = rail.findChild(QWidget, "rail.people")
    assert isinstance(button, QWidget)
    qtbot.keyClick(button, Key.Key_Space)
    wide = rail.width()
    rail.set_collapsed(collapsed=True)

    assert chosen == ["people"]
    assert (wide, rail.width()) == (Extent.RAIL, Extent.RAIL_COLLAPSED)
    assert (button.accessibleName(), button.toolTip()) == ("사람, 13", "사람")


def test_the_quiet_bar_offers_undo_only_where_there_is_some(qtbot: QtBot) -> None:
    bar = _shown(qtbot, QuietBar())
    asked: list[bool] = []
    bar.undo_asked.connect(lambda: asked.append(True))

    bar.say("옮겼어요")
    offered = bar.undo.isVisible()
    bar.undo.click()
    bar.say("저장했어요", undo=False)

    assert (offered, asked, bar.undo.isVisible()) == (True, [True], False)
    assert bar.message.text() == "저장했어요"


def test_the_banner_tells_headline_and_details_until_escape(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)

    banner.tell("저장하지 못했어요\n" + EVIL)
    shown = banner.isVisible()
    qtbot.keyClick(banner, Key.Key_Escape)

    assert (shown, banner.isVisible()) == (True, False)
    assert (banner.headline.text(), banner.details.text()) == ("저장하지 못했어요", EVIL)
    formats = {label.textFormat() for label in banner.findChildren(PlainLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_marks_are_named_for_those_who_do_not_see_them(qtbot: QtBot) -> None:
    chip, avatar = Chip("확정", Hue.GREEN), Avatar("서종식")
    qtbot.addWidget(chip)
    qtbot.addWidget(avatar)

    assert (chip.accessibleName(), avatar.accessibleName()) == ("확정", "서종식")
    assert not any(isinstance(mark, QLabel) for mark in (chip, avatar))


def test_words_follow_the_language(qtbot: QtBot) -> None:
    field = length_field()
    qtbot.addWidget(field)

    set_language(Language.ENGLISH)
    field.set_minutes(65)

    assert field.text() == "1 h 5 min"


def test_a_choice_that_does_not_fit_ends_in_an_ellipsis(qtbot: QtBot) -> None:
    field = ChoiceField(
        [("a", "Maximilian Wilhelmina Kowalczyk · 한국사회적기업진흥원"), ("b", "김솔")]
    )
    qtbot.addWidget(field)
    field.resize(160, 36)
    field.set_value("a")
    field.show()

    assert field.shown_text().endswith("…")
    field.set_value("b")
    assert field.shown_text() == "김솔"
    assert not field.grab().isNull()
