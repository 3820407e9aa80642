from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.domain.kinds import AppearanceRole, AppearanceStatus, Language, SessionKind
from eventapp.domain.placement import Placement
from eventapp.services.appearances import add_appearance
from eventapp.services.events import add_day, add_room, create_event, list_days, list_rooms
from eventapp.services.people import add_person, count_people
from eventapp.services.programme import SessionRow, list_sessions, move_session, update_session
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile, Theme
from tests.ui.hosting import (
    cell_editor,
    click_row,
    column_texts,
    host,
    page_of,
    press,
    said,
    told,
    type_over,
)
from tests.ui.keys import compose
from ui.pages.programme import ProgrammePage
from ui.programme.person_line import PersonLine
from ui.widgets.panels import EmptyState
from ui.window import MainWindow

Alt = Qt.KeyboardModifier.AltModifier
Ctrl = Qt.KeyboardModifier.ControlModifier
KINDS = [
    "등록",
    "개회",
    "축사",
    "격려",
    "기조발표",
    "발표 1",
    "발표 2",
    "휴식",
    "발표 3",
    "발표 4",
    "토론",
]
KEYNOTE, PANEL = 4, 10


PAGE = "programme"


@pytest.fixture
def page(window: MainWindow) -> ProgrammePage:
    shown: ProgrammePage = page_of(window)
    return shown


@pytest.fixture
def rows(workspace: Workspace, event: EventId) -> tuple[SessionRow, ...]:
    return list_sessions(workspace, event)


def select(page: ProgrammePage, row: int, column: str = "title") -> int:
    session = page.model.record(row).id
    page.table.select_id(session, column=page.model.column_of(column))
    page.table.setFocus()
    QApplication.processEvents()  # the panel shows new lines in the next turn
    return session


def edit(qtbot: QtBot, page: ProgrammePage, row: int, column: str, text: str) -> None:
    page.table.edit_cell(page.model.record(row).id, column)
    editor = cell_editor(page.table)
    qtbot.keyClick(editor, Qt.Key.Key_A, Ctrl)
    compose(editor, "", text)
    enter(qtbot, page)


def name_somebody(qtbot: QtBot, page: ProgrammePage, name: str) -> None:
    newcomer = page.side.session.people.newcomer
    newcomer.setFocus()
    compose(newcomer, "", name)
    qtbot.keyClick(newcomer, Qt.Key.Key_Return)
    QApplication.processEvents()


def enter(qtbot: QtBot, page: ProgrammePage) -> None:
    """End an edit; the view takes what was typed in the next turn."""
    qtbot.keyClick(cell_editor(page.table), Qt.Key.Key_Return)
    QApplication.processEvents()


def choose(page: ProgrammePage, row: int, column: str, value: str) -> None:
    page.table.edit_cell(page.model.record(row).id, column)
    editor = cell_editor(page.table)
    assert isinstance(editor, QComboBox)
    QApplication.processEvents()  # the list pops up
    editor.setCurrentIndex(editor.findData(value))
    editor.hidePopup()
    editor.activated.emit(editor.currentIndex())
    QApplication.processEvents()


def lines(page: ProgrammePage) -> list[PersonLine]:
    return page.side.session.people.lines


def names(page: ProgrammePage) -> list[str]:
    return [line.name.text() for line in lines(page)]


def offices(page: ProgrammePage) -> list[str]:
    return [line.office.text() for line in lines(page)]


def offered(page: ProgrammePage) -> list[QPushButton]:
    """The next steps an empty day offers."""
    empty = page.views.currentWidget()
    assert isinstance(empty, EmptyState)
    return list(empty.findChildren(QPushButton))


def choose_in(menu: QMenu, *path: str) -> None:
    action = next(action for action in menu.actions() if action.text() == path[0])
    if len(path) > 1:
        choose_in(cast("QMenu", action.menu()), *path[1:])
    else:
        action.trigger()


# What is shown


def test_the_day_is_shown_in_order_with_times_kinds_titles_rooms_and_people(
    page: ProgrammePage, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(page.model)
    assert list(column_texts(page.table, "kind")) == KINDS
    assert column_texts(page.table, "time")[KEYNOTE] == "10:30–10:50"
    assert column_texts(page.table, "length")[KEYNOTE] == "20분"
    assert column_texts(page.table, "title")[2:5] == [
        "축사",
        "격려",
        "공공기관과 사회적경제의 협력이 중요한 이유",
    ]
    assert set(column_texts(page.table, "room")) == {"대회의실"}
    assert column_texts(page.table, "people")[KEYNOTE] == "서종식 · 한국사회적기업진흥원"
    assert column_texts(page.table, "people")[PANEL].startswith(
        "좌장 배중철 (한국교통안전공단 경남본부), 황영임 (경남자활기업협회)"
    )
    assert page.bar.line.text() == "대회의실 · 11개 순서 · 3시간"


def test_the_first_session_is_selected_and_its_details_are_beside_the_table(
    page: ProgrammePage,
) -> None:
    assert page.table.selected_ids() == [page.model.record(0).id]
    assert page.side.session.isVisible()
    assert not page.side.facts.isVisible()


def test_the_panel_shows_its_moderator_and_its_panellists_in_seat_order(
    page: ProgrammePage,
) -> None:
    select(page, PANEL)

    assert names(page) == ["배중철", "황영임", "김미득", "김진수", "심인경"]
    assert offices(page) == [
        "좌장 · 경남본부장 · 한국교통안전공단 경남본부",
        "토론자 1 · 회장 · 경남자활기업협회",
        "토론자 2 · 부회장 · 경남협동조합협의회",
        "토론자 3 · 이사장 · 경남사회연대경제사회적협동조합",
        "토론자 4 · 사무국장 · ㈔경남사회혁신가네트워크",
    ]


# Editing in the table


@pytest.mark.parametrize("typed", ["10:40", "1040", "10시 40분"])
def test_a_start_is_typed_in_any_usual_way_and_the_length_stays(
    qtbot: QtBot, page: ProgrammePage, window: MainWindow, typed: str
) -> None:
    edit(qtbot, page, KEYNOTE, "time", typed)

    assert column_texts(page.table, "time")[KEYNOTE] == "10:40–11:00"
    assert said(window).endswith("10:40–11:00")


def test_a_range_typed_as_the_time_sets_the_length_too(qtbot: QtBot, page: ProgrammePage) -> None:
    edit(qtbot, page, 0, "time", "9:00-9:50")

    assert column_texts(page.table, "time")[0] == "09:00–09:50"
    assert column_texts(page.table, "length")[0] == "50분"


def test_a_time_that_is_none_is_refused_in_the_banner_and_nothing_changes(
    qtbot: QtBot, page: ProgrammePage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    before = list_sessions(workspace, event)

    edit(qtbot, page, KEYNOTE, "time", "25:99")

    assert "10:30" in told(window)
    assert list_sessions(workspace, event) == before


def test_a_session_given_another_time_moves_to_its_place_and_stays_selected(
    qtbot: QtBot, page: ProgrammePage
) -> None:
    session = page.model.record(KEYNOTE).id

    edit(qtbot, page, KEYNOTE, "time", "9:00")

    assert page.model.row_of(session) == 0
    assert page.table.selected_ids() == [session]


@pytest.mark.qt_log_ignore("This plugin does not support")  # a list pops up
def test_length_title_kind_and_room_are_edited_in_their_cells(
    qtbot: QtBot, page: ProgrammePage, workspace: Workspace, event: EventId
) -> None:
    add_room(workspace, event, "소회의실")
    edit(qtbot, page, 0, "length", "1시간 5분")
    edit(qtbot, page, 0, "title", "Doors open")
    choose(page, 0, "kind", "opening")
    choose(page, 0, "room", "")

    row = list_sessions(workspace, event)[0]
    assert (row.length, row.title, row.kind, row.room) == (
        65,
        "Doors open",
        SessionKind.OPENING,
        None,
    )


def test_in_english_the_english_title_is_shown_and_edited(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    window.speak(Language.ENGLISH)
    page: ProgrammePage = page_of(window)
    before = list_sessions(workspace, event)[KEYNOTE]
    assert column_texts(page.table, "title")[KEYNOTE] == before.title_en

    edit(qtbot, page, KEYNOTE, "title", "Together")

    row = list_sessions(workspace, event)[KEYNOTE]
    assert (row.title, row.title_en) == (before.title, "Together")


# Order


def test_alt_down_moves_a_session_and_the_day_still_ends_when_it_did(
    qtbot: QtBot, page: ProgrammePage, window: MainWindow
) -> None:
    select(page, KEYNOTE)

    qtbot.keyClick(page.table, Qt.Key.Key_Down, Alt)

    assert list(column_texts(page.table, "kind"))[4:6] == ["발표 1", "기조발표"]
    assert column_texts(page.table, "time")[4:6] == ["10:30–10:45", "10:45–11:05"]
    assert page.table.selected_ids() == [page.model.record(5).id]
    assert said(window) == "‘공공기관과 사회적경제의 협력이 중요한 이유’ 순서를 아래로 옮겼어요"


def test_the_buttons_move_too_and_rest_at_the_ends(qtbot: QtBot, page: ProgrammePage) -> None:
    up, down, _delete = page.bar.tools
    select(page, 0)
    assert (up.isEnabled(), down.isEnabled()) == (False, True)

    press(qtbot, down)
    assert list(column_texts(page.table, "kind"))[:2] == ["개회", "등록"]

    select(page, PANEL)
    assert (up.isEnabled(), down.isEnabled()) == (True, False)


def test_a_row_dragged_up_lands_where_the_line_was_and_undo_takes_it_back(
    qtbot: QtBot, page: ProgrammePage, window: MainWindow
) -> None:
    drag(qtbot, page, PANEL, 5, release=True)

    assert list(column_texts(page.table, "kind"))[5] == "토론"
    window.acts.trigger("edit.undo")
    assert list(column_texts(page.table, "kind")) == KINDS


def test_a_drag_given_up_with_escape_moves_nothing(qtbot: QtBot, page: ProgrammePage) -> None:
    drag(qtbot, page, PANEL, 5, release=False)
    assert page.table.is_dragging()

    qtbot.keyClick(page.table, Qt.Key.Key_Escape)

    assert not page.table.is_dragging()
    assert list(column_texts(page.table, "kind")) == KINDS


def drag(qtbot: QtBot, page: ProgrammePage, source: int, target: int, *, release: bool) -> None:
    """Drag a row to the upper half of another one."""
    table, viewport = page.table, page.table.viewport()
    start = table.visualRect(page.model.index(source, 0)).center()
    end = table.visualRect(page.model.index(target, 0)).center() - QPoint(0, 10)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        qtbot.mouseMove(viewport, start + (end - start) * step / 5)
    if release:
        qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)


# Adding and deleting


def test_ctrl_n_adds_after_the_selected_session_and_types_the_title_at_once(
    qtbot: QtBot, page: ProgrammePage, window: MainWindow
) -> None:
    select(page, KEYNOTE)

    qtbot.keyClick(page.table, Qt.Key.Key_N, Ctrl)
    QTest.keyClicks(cell_editor(page.table), "One more")
    enter(qtbot, page)

    assert column_texts(page.table, "title")[5] == "One more"
    assert column_texts(page.table, "time")[5:7] == ["10:50–11:05", "11:05–11:20"]
    assert page.table.selected_ids() == [page.model.record(5).id]
    window.acts.trigger("edit.undo")
    window.acts.trigger("edit.undo")
    assert list(column_texts(page.table, "kind")) == KINDS


def test_the_menu_of_the_add_button_adds_another_kind_last_when_nothing_is_selected(
    qtbot: QtBot, page: ProgrammePage, window: MainWindow
) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)

    choose_in(page.header.kinds, "폐회")
    qtbot.keyClick(cell_editor(page.table), Qt.Key.Key_Escape)
    QApplication.processEvents()

    assert list(column_texts(page.table, "kind"))[-1] == "폐회"
    assert column_texts(page.table, "time")[-1] == "12:30–12:35"
    assert said(window) == "추가했어요: 폐회"


def test_delete_removes_without_asking_selects_the_next_and_can_be_undone(
    qtbot: QtBot, page: ProgrammePage, window: MainWindow
) -> None:
    session = select(page, KEYNOTE)

    qtbot.keyClick(page.table, Qt.Key.Key_Delete)

    assert page.model.row_of(session) is None
    assert page.table.selected_ids() == [page.model.record(KEYNOTE).id]
    assert said(window) == "‘공공기관과 사회적경제의 협력이 중요한 이유’ 순서를 지웠어요"
    qtbot.keyClick(page.table, Qt.Key.Key_Z, Ctrl)
    assert page.model.row_of(session) == KEYNOTE


def test_several_selected_sessions_are_deleted_as_one_step(
    qtbot: QtBot, page: ProgrammePage, window: MainWindow
) -> None:
    click_row(qtbot, page.table, 2)
    where = page.table.visualRect(page.model.index(3, 0)).center()
    qtbot.mouseClick(
        page.table.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ShiftModifier,
        where,
    )

    press(qtbot, page.bar.tools[2])

    assert said(window) == "2개 순서를 지웠어요"
    window.acts.trigger("edit.undo")
    assert list(column_texts(page.table, "kind")) == KINDS


# The side panel


def test_the_side_panel_edits_start_length_kind_titles_and_texts(
    qtbot: QtBot, page: ProgrammePage, workspace: Workspace, event: EventId
) -> None:
    select(page, KEYNOTE)
    panel = page.side.session

    type_over(qtbot, panel.start, "1035")
    type_over(qtbot, panel.length, "25")
    type_over(qtbot, panel.title, "A new title")
    type_over(qtbot, panel.other_title, "In English")
    panel.kind.chosen.emit("talk")

    row = next(row for row in list_sessions(workspace, event) if row.title == "A new title")
    assert (row.start, row.length, row.title_en, row.kind) == (
        635,
        25,
        "In English",
        SessionKind.TALK,
    )


def test_what_is_typed_is_kept_with_its_session_when_another_is_clicked(
    qtbot: QtBot, page: ProgrammePage, workspace: Workspace, event: EventId
) -> None:
    select(page, KEYNOTE)
    page.side.session.notes.unfold()
    notes = page.side.session.notes.notes
    notes.setFocus()
    QTest.keyClicks(notes, "slides by Monday ")

    click_row(qtbot, page.table, PANEL)

    found = {row.kind: row.notes for row in list_sessions(workspace, event)}
    assert found[SessionKind.KEYNOTE].startswith("slides by Monday")
    assert "slides" not in found[SessionKind.PANEL]
    assert notes.toPlainText() == found[SessionKind.PANEL]


def test_a_title_too_long_is_refused_and_the_old_one_shown_again(
    qtbot: QtBot, page: ProgrammePage, window: MainWindow
) -> None:
    select(page, KEYNOTE)

    page.side.session.title.setFocus()
    page.side.session.title.setPlainText("x" * 20_000)
    qtbot.keyClick(page.side.session.title, Qt.Key.Key_Return)

    assert told(window) != ""
    assert page.side.session.title.toPlainText() == "공공기관과 사회적경제의 협력이 중요한 이유"


# People


@pytest.mark.qt_log_ignore("This plugin does not support")  # a list pops up
def test_a_new_name_makes_the_person_with_the_role_that_fits_in_one_step(
    qtbot: QtBot,
    page: ProgrammePage,
    window: MainWindow,
    workspace: Workspace,
    event: EventId,
) -> None:
    people = count_people(workspace)
    select(page, KEYNOTE)

    name_somebody(qtbot, page, "New Speaker")

    last = list_sessions(workspace, event)[KEYNOTE].people[-1]
    assert (last.name, last.role, last.status) == (
        "New Speaker",
        AppearanceRole.KEYNOTE,
        AppearanceStatus.INVITED,
    )
    assert count_people(workspace) == people + 1
    assert said(window) == "New Speaker 님을 추가했어요 · 기조발표자"
    window.acts.trigger("edit.undo")
    assert count_people(workspace) == people
    assert names(page) == ["서종식"]


@pytest.mark.qt_log_ignore("This plugin does not support")  # a list pops up
def test_a_known_name_is_the_person_who_has_it(
    qtbot: QtBot, page: ProgrammePage, workspace: Workspace, event: EventId
) -> None:
    people = count_people(workspace)
    select(page, PANEL)

    name_somebody(qtbot, page, "서종식")

    row = list_sessions(workspace, event)[PANEL]
    assert count_people(workspace) == people
    assert (row.people[-1].name, row.people[-1].role) == ("서종식", AppearanceRole.PANELLIST)
    assert offices(page)[-1].startswith("토론자 5")


@pytest.mark.qt_log_ignore("This plugin does not support")  # a list pops up
def test_of_namesakes_one_has_to_be_chosen_from_the_list(
    qtbot: QtBot, page: ProgrammePage, window: MainWindow, workspace: Workspace
) -> None:
    add_person(workspace, name="서종식")
    people = count_people(workspace)
    select(page, PANEL)

    name_somebody(qtbot, page, "서종식")

    assert count_people(workspace) == people
    assert len(names(page)) == 5
    assert said(window) == "서종식 님이 여러 명이에요. 목록에서 골라 주세요"
    name_somebody(qtbot, page, "서종식 · 한국사회적기업진흥원")
    assert offices(page)[-1] == "토론자 5 · 사회적경제지원실장 · 한국사회적기업진흥원"


@pytest.mark.qt_log_ignore("This plugin does not support")  # a list pops up
def test_who_is_in_the_session_already_is_not_added_again(
    qtbot: QtBot, page: ProgrammePage, window: MainWindow
) -> None:
    select(page, KEYNOTE)

    name_somebody(qtbot, page, "서종식")

    assert names(page) == ["서종식"]
    assert said(window) == "서종식 님은 이미 이 순서에 있어요"


def test_status_and_role_are_changed_on_the_line(page: ProgrammePage) -> None:
    select(page, PANEL)

    lines(page)[1].status.chosen.emit("declined")
    choose_in(lines(page)[4].menu(), "역할", "통역")

    assert [line.status.text() for line in lines(page)][:2] == ["확정", "불참"]
    assert offices(page)[4].startswith("통역")
    assert "황영임 (불참)" in column_texts(page.table, "people")[PANEL]


def test_alt_down_on_a_panellist_changes_seats_and_the_keyboard_stays_with_them(
    qtbot: QtBot, page: ProgrammePage
) -> None:
    select(page, PANEL)
    lines(page)[1].setFocus()

    qtbot.keyClick(lines(page)[1], Qt.Key.Key_Down, Alt)

    assert names(page) == ["배중철", "김미득", "황영임", "김진수", "심인경"]
    assert lines(page)[2].hasFocus()


def test_nobody_passes_the_moderator(qtbot: QtBot, page: ProgrammePage) -> None:
    select(page, PANEL)
    lines(page)[1].setFocus()

    qtbot.keyClick(lines(page)[1], Qt.Key.Key_Up, Alt)
    qtbot.keyClick(lines(page)[0], Qt.Key.Key_Down, Alt)

    assert names(page) == ["배중철", "황영임", "김미득", "김진수", "심인경"]


def test_delete_on_a_person_takes_them_out_and_leaves_them_in_the_directory(
    qtbot: QtBot, page: ProgrammePage, window: MainWindow, workspace: Workspace
) -> None:
    people = count_people(workspace)
    select(page, PANEL)
    lines(page)[0].setFocus()

    qtbot.keyClick(lines(page)[0], Qt.Key.Key_Delete)

    assert names(page) == ["황영임", "김미득", "김진수", "심인경"]
    assert count_people(workspace) == people
    assert page.side.session.gaps.title.text() == "좌장이 아직 없어요"
    assert said(window) == "배중철 님을 이 순서에서 뺐어요"


# Conflicts and gaps


def test_a_conflict_is_marked_in_both_rows_named_in_the_panel_and_jumped_to(
    qtbot: QtBot,
    page: ProgrammePage,
    window: MainWindow,
    workspace: Workspace,
    rows: tuple[SessionRow, ...],
) -> None:
    keynote, talk = rows[KEYNOTE], rows[5]
    move_session(workspace, talk.id, to=keynote.placement)
    add_appearance(workspace, talk.id, keynote.people[0].person, AppearanceRole.SPEAKER)

    select(page, page.model.row_of(talk.id) or 0)
    title = page.model.column_of("title")
    marked = [
        row
        for row in range(page.model.rowCount())
        if page.model.index(row, title).data(Qt.ItemDataRole.DecorationRole) is not None
    ]
    assert marked == [page.model.row_of(keynote.id), page.model.row_of(talk.id)]
    hint = page.model.index(page.model.row_of(talk.id) or 0, title).data(
        Qt.ItemDataRole.ToolTipRole
    )
    assert keynote.title in hint
    assert window._quiet.facts.text() == "충돌 2 · 빠진 것 0 · 미확정 1명"

    link = page.side.session._conflicts.findChild(QPushButton)
    assert link is not None
    press(qtbot, link)
    assert page.table.selected_ids() == [keynote.id]


def test_a_session_outside_the_day_says_so(
    page: ProgrammePage, workspace: Workspace, rows: tuple[SessionRow, ...]
) -> None:
    update_session(workspace, rows[PANEL].id, length=90)

    assert page.model.record(PANEL).conflicts != ()
    assert "12:00–13:30" in page.model.index(PANEL, 3).data(Qt.ItemDataRole.ToolTipRole)


def test_a_talk_without_a_speaker_says_so_in_its_row(qtbot: QtBot, page: ProgrammePage) -> None:
    select(page, KEYNOTE)
    lines(page)[0].setFocus()

    qtbot.keyClick(lines(page)[0], Qt.Key.Key_Delete)

    assert column_texts(page.table, "people")[KEYNOTE] == "발표자가 아직 없어요"


# Days and rooms


def test_with_nothing_selected_the_day_and_its_rooms_are_edited(
    qtbot: QtBot, page: ProgrammePage, workspace: Workspace, event: EventId
) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert page.side.facts.isVisible()

    type_over(qtbot, page.side.facts.days[0].opens, "900")
    type_over(qtbot, page.side.facts.days[0].closes, "0:30")
    type_over(qtbot, page.side.facts.rooms.newcomer, "Lobby")
    type_over(qtbot, page.side.facts.rooms.lines[0].name, "Main hall")

    day = list_days(workspace, event)[0]
    assert (day.opens, day.closes) == (540, 1470)
    assert [room.name for room in list_rooms(workspace, event)] == ["Main hall", "Lobby"]
    assert set(column_texts(page.table, "room")) == {"Main hall"}

    press(qtbot, page.side.facts.rooms.lines[0].delete)
    assert [room.name for room in list_rooms(workspace, event)] == ["Lobby"]
    assert set(column_texts(page.table, "room")) == {""}


def test_the_day_s_date_moves_and_its_sessions_with_it(
    page: ProgrammePage, workspace: Workspace, event: EventId
) -> None:
    page.show_facts()

    page.side.facts.days[0].date.committed.emit(date(2027, 1, 5))

    assert {row.date for row in list_sessions(workspace, event)} == {date(2027, 1, 5)}
    assert page.side.facts.heading.text() == "2027년 1월 5일 화요일"


def test_a_day_added_is_shown_empty_and_filled_from_a_template(
    qtbot: QtBot, page: ProgrammePage, workspace: Workspace, event: EventId
) -> None:
    page.acts.trigger("programme.add_day")
    assert len(list_days(workspace, event)) == 2
    buttons = offered(page)
    assert [button.text() for button in buttons] == [
        "첫 순서 추가",
        "기념식과 발표",
        "세미나",
        "여러 방 콘퍼런스",
    ]
    assert buttons[2].accessibleName() == "‘세미나’ 식순으로 시작"

    press(qtbot, buttons[2])

    assert page.views.currentWidget() is page.table
    assert page.model.rowCount() == 8


def test_a_deleted_day_leaves_its_sessions_unscheduled_and_a_typed_time_places_one(
    qtbot: QtBot, page: ProgrammePage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    add_day(workspace, event)
    page.show_facts()

    press(qtbot, page.side.facts.days[0].delete)

    assert said(window) == "날을 지웠어요 · 11개 순서가 날짜 미정이 됐어요"
    page.bar.chosen.emit(None)
    assert set(column_texts(page.table, "time")) == {"시간 미정"}
    session = page.model.record(0).id
    edit(qtbot, page, 0, "time", "9:30")
    placed = {int(row.id): row.day for row in list_sessions(workspace, event)}
    assert placed[session] == list_days(workspace, event)[0].id
    assert page.day == list_days(workspace, event)[0].id
    assert page.table.selected_ids() == [session]


def test_a_session_taken_off_the_day_waits_on_its_own_tab(page: ProgrammePage) -> None:
    session = select(page, KEYNOTE)

    page.acts.trigger("programme.unschedule")

    assert page.model.row_of(session) is None
    page.bar.chosen.emit(None)
    assert [row.id for row in page.model.records()] == [session]
    select(page, 0)
    assert not page.side.session.start.isEnabled()
    assert page.bar.tabs.isVisible()


def test_undo_shows_the_day_on_which_something_came_back(
    page: ProgrammePage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    first = page.day
    select(page, KEYNOTE)
    page.deeds.delete()
    add_day(workspace, event)
    window.acts.trigger("edit.undo")
    page.acts.trigger("programme.add_day")
    assert page.day != first
    window.acts.trigger("edit.undo")

    window.acts.trigger("edit.undo")

    assert page.day == first
    assert list(column_texts(page.table, "kind")) == KINDS


# The whole page


def test_an_event_without_sessions_offers_the_first_one(
    qtbot: QtBot, workspace: Workspace, settings: SettingsFile
) -> None:
    create_event(workspace, title="Bare", first_day=date(2026, 12, 24), room="Hall")
    page: ProgrammePage = page_of(host(qtbot, workspace, settings, "programme"))
    first = offered(page)[0]

    press(qtbot, first)
    QTest.keyClicks(cell_editor(page.table), "Opening")
    enter(qtbot, page)

    assert list(column_texts(page.table, "time")) == ["09:00–09:15"]
    assert list(column_texts(page.table, "title")) == ["Opening"]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("look", [Theme.LIGHT, Theme.DARK])
def test_the_page_opens_in_both_languages_and_looks_and_keeps_the_selection(
    window: MainWindow, page: ProgrammePage, language: Language, look: Theme
) -> None:
    session = select(page, PANEL)

    window.dress(look)
    window.speak(language)

    anew: ProgrammePage = page_of(window)
    assert anew.table.selected_ids() == [session]
    assert anew.side.session.session is not None
    assert anew.side.session.session.id == session
    assert window.grab().width() == 1366
    window.dress(Theme.LIGHT)


def test_where_there_is_one_room_the_titles_take_its_column(
    page: ProgrammePage, workspace: Workspace, event: EventId
) -> None:
    room = page.model.column_of("room")
    assert page.table.isColumnHidden(room)
    add_room(workspace, event, "소회의실")
    assert not page.table.isColumnHidden(room)
    workspace.undo()
    assert page.table.isColumnHidden(room)


def test_where_the_window_is_narrow_the_room_is_told_by_the_panel_only(
    window: MainWindow, page: ProgrammePage, workspace: Workspace, event: EventId
) -> None:
    add_room(workspace, event, "소회의실")
    room = page.model.column_of("room")
    assert not page.table.isColumnHidden(room)

    window.resize(1024, 600)
    QApplication.processEvents()

    assert page.table.isColumnHidden(room)
    assert not page.table.horizontalScrollBar().isVisible()


def test_markup_in_titles_and_names_is_shown_as_it_is(
    page: ProgrammePage, workspace: Workspace, rows: tuple[SessionRow, ...]
) -> None:
    markup = "<img src='file:///etc/passwd'> & <b>bold</b>"
    update_session(workspace, rows[KEYNOTE].id, title=markup)
    select(page, KEYNOTE)

    assert column_texts(page.table, "title")[KEYNOTE] == markup
    assert page.side.session.title.toPlainText() == markup
    hint = page.model.index(KEYNOTE, page.model.column_of("title")).data(
        Qt.ItemDataRole.ToolTipRole
    )
    assert "<img" not in hint


def test_sessions_side_by_side_in_two_rooms_are_no_conflict(
    page: ProgrammePage, workspace: Workspace, event: EventId, rows: tuple[SessionRow, ...]
) -> None:
    page.days.add_room("Second")
    second = list_rooms(workspace, event)[1].id
    place = rows[KEYNOTE].placement
    assert place is not None

    move_session(workspace, rows[5].id, to=Placement(place.day, second, place.start, place.length))

    assert page.programme.conflicts == ()
    assert page.bar.line.text().startswith("대회의실 · Second · 11개 순서")
