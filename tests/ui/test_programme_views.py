"""The table and the timetable: one programme, one selection, the same steps."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId, SessionId, TrackId
from eventapp.domain.kinds import Kind, Language, SessionKind
from eventapp.domain.placement import Placement
from eventapp.services.events import list_days, list_rooms
from eventapp.services.programme import list_sessions, move_session
from eventapp.services.tracks import add_track, list_tracks, set_track
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile, Theme
from tests.ui.hosting import column_texts, host, page_of, press, said, type_over
from tests.ui.planning import (
    KEYNOTE,
    PANEL,
    Alt,
    Ctrl,
    as_timetable,
    put,
    second_day,
    second_room,
    select,
    settle,
    shortcut,
    times,
)
from tests.ui.timetable.hands import double_click, drag, key, spot
from ui.pages.programme import ProgrammePage
from ui.programme.views import View
from ui.widgets.panels import EmptyState
from ui.window import MainWindow

PAGE = "programme"


@pytest.fixture
def page(window: MainWindow) -> ProgrammePage:
    shown: ProgrammePage = page_of(window)
    return shown


def segment(page: ProgrammePage, text: str) -> QPushButton:
    """A button of the switch or of the days."""
    settle()
    groups = (page.header.switch._group, page.bar.tabs._group)
    buttons = [button for group in groups for button in group.buttons()]
    found = next(button for button in buttons if button.text() == text)
    assert isinstance(found, QPushButton)
    return found


def tabs(page: ProgrammePage) -> list[str]:
    """The days offered, from left to right."""
    return [button.text() for button in page.bar.tabs._group.buttons()]


def choices(page: ProgrammePage, field: str) -> list[str]:
    combo = getattr(page.side.several, field)
    return [combo.itemText(number) for number in range(combo.count())]


# Which of the two is shown


def test_ctrl_t_shows_the_timetable_with_the_same_selection_and_back_again(
    page: ProgrammePage, settings: SettingsFile
) -> None:
    (keynote,) = select(page, KEYNOTE)
    assert page.views.made_timetable is None

    shortcut(page, Qt.Key.Key_T, Ctrl)

    timetable = page.views.timetable
    assert page.views.currentWidget() is timetable
    assert timetable.selected_ids() == [keynote]
    assert timetable.board.hasFocus()
    assert settings.value.programme_view == "timetable"
    assert page.header.line.text().startswith("끌어서 옮기고")
    shortcut(page, Qt.Key.Key_T, Ctrl)
    assert page.views.currentWidget() is page.table
    assert page.table.selected_ids() == [keynote]
    assert page.table.hasFocus()


def test_several_selected_sessions_stay_selected_in_the_other_view(
    qtbot: QtBot, page: ProgrammePage
) -> None:
    ids = select(page, 2, KEYNOTE, PANEL)

    press(qtbot, segment(page, "시간표"))
    settle()
    assert sorted(page.views.timetable.selected_ids()) == sorted(ids)

    press(qtbot, segment(page, "표"))
    assert sorted(page.table.selected_ids()) == sorted(ids)


def test_the_view_is_remembered_and_the_table_not_made_where_it_is_not_shown(
    qtbot: QtBot, workspace: Workspace, event: EventId, settings: SettingsFile
) -> None:
    settings.change(programme_view="timetable")

    page: ProgrammePage = page_of(host(qtbot, workspace, settings, PAGE))

    assert page.view is View.TIMETABLE
    assert page.header.switch.value == "timetable"
    assert page.views._table is None
    assert page.views.timetable.selected_ids() == [list_sessions(workspace, event)[0].id]


def test_up_and_down_are_the_table_s_and_zoom_the_timetable_s(
    qtbot: QtBot, page: ProgrammePage
) -> None:
    assert [tool.isVisible() for tool in (*page.bar.order, *page.bar.zoom)] == [
        True,
        True,
        False,
        False,
    ]

    timetable = as_timetable(page)

    assert [tool.isVisible() for tool in (*page.bar.order, *page.bar.zoom)] == [
        False,
        False,
        True,
        True,
    ]
    assert page.bar.percent.text() == "100 %"
    press(qtbot, page.bar.zoom[1])
    assert (timetable.zoom(), page.bar.percent.text()) == (110, "110 %")
    page.acts.trigger("programme.zoom_reset")
    assert timetable.zoom() == 100


def test_all_days_are_offered_only_by_the_timetable_and_only_where_there_are_several(
    qtbot: QtBot, page: ProgrammePage, workspace: Workspace, event: EventId
) -> None:
    as_timetable(page)
    assert tabs(page) == ["11월 24일 (화)"]
    day = second_day(workspace, event)
    put(workspace, event, "둘째 날", Placement(day, None, 600, 30))
    assert tabs(page) == ["11월 24일 (화)", "12월 25일 (금)", "모든 날"]

    press(qtbot, segment(page, "모든 날"))

    assert page.views.timetable.day is None
    assert page.bar.line.text() == "2일 · 장소 1곳 · 12개 순서"
    assert [form.name.text() for form in page.side.facts.days] == [
        "2026년 11월 24일 화요일",
        "2026년 12월 25일 금요일",
    ]
    press(qtbot, segment(page, "12월 25일 (금)"))
    assert page.views.timetable.day == day


def test_a_session_without_a_day_is_on_its_own_tab_of_the_table_and_in_the_tray(
    page: ProgrammePage,
) -> None:
    (keynote,) = select(page, KEYNOTE)
    page.acts.trigger("programme.unschedule")
    assert tabs(page) == ["11월 24일 (화)", "날짜 미정"]

    timetable = as_timetable(page)

    assert tabs(page) == ["11월 24일 (화)"]
    assert [card.id for card in timetable.tray.cards.cards] == [keynote]
    page.select([keynote])
    page.switch_view()
    assert page.day is None
    assert page.table.selected_ids() == [keynote]


def test_an_event_without_sessions_offers_the_first_one_in_the_timetable_too(
    qtbot: QtBot, page: ProgrammePage, workspace: Workspace, event: EventId
) -> None:
    timetable = as_timetable(page)
    timetable.select_ids([row.id for row in page.programme.rows])
    page.deeds.delete()
    empty = page.views.currentWidget()
    assert isinstance(empty, EmptyState)

    press(qtbot, next(b for b in empty.findChildren(QPushButton) if b.text() == "세미나"))

    assert page.views.currentWidget() is timetable
    assert len(list_sessions(workspace, event)) == 8


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("look", [Theme.LIGHT, Theme.DARK])
def test_the_timetable_opens_in_both_languages_and_looks_and_keeps_the_selection(
    window: MainWindow, page: ProgrammePage, language: Language, look: Theme
) -> None:
    as_timetable(page)
    ids = select(page, KEYNOTE, PANEL)

    window.dress(look)
    window.speak(language)

    anew: ProgrammePage = page_of(window)
    assert sorted(anew.views.timetable.selected_ids()) == sorted(ids)
    assert window.grab().width() == 1366
    window.dress(Theme.LIGHT)


# What the timetable asks for


def test_a_drag_is_one_step_says_where_the_session_is_now_and_undo_takes_it_back(
    page: ProgrammePage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    timetable = as_timetable(page)
    before = list_sessions(workspace, event)

    drag(timetable, spot(timetable, 635), spot(timetable, 620))

    after = {row.id: row for row in list_sessions(workspace, event)}
    assert times([after[before[KEYNOTE].id]]) == ["10:15-10:35"]
    assert (
        said(window) == "‘공공기관과 사회적경제의 협력이 중요한 이유’ 시간을 바꿨어요: 10:15–10:35"
    )
    assert timetable.selected_ids() == [before[KEYNOTE].id]
    window.acts.trigger("edit.undo")
    assert list_sessions(workspace, event) == before


def test_several_moved_by_a_key_are_one_step(
    page: ProgrammePage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    timetable = as_timetable(page)
    before = list_sessions(workspace, event)
    select(page, 5, 6)

    key(timetable, Qt.Key.Key_Down)

    assert times(list_sessions(workspace, event)[5:7]) == ["10:55-11:10", "11:10-11:25"]
    assert said(window) == "2개 순서를 옮겼어요"
    window.acts.trigger("edit.undo")
    assert list_sessions(workspace, event) == before


def test_a_session_dragged_with_alt_is_copied_with_its_people_and_the_copy_selected(
    page: ProgrammePage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    timetable = as_timetable(page)
    before = {row.id for row in list_sessions(workspace, event)}

    drag(timetable, spot(timetable, 635), spot(timetable, 775), held=Alt)

    (copy,) = [row for row in list_sessions(workspace, event) if row.id not in before]
    assert times([copy]) == ["12:50-13:10"]
    assert [someone.name for someone in copy.people] == ["서종식"]
    assert timetable.selected_ids() == [copy.id]
    assert (
        said(window)
        == "‘공공기관과 사회적경제의 협력이 중요한 이유’ 순서를 복사했어요: 12:50–13:10"
    )


def test_a_double_click_on_an_empty_place_makes_a_session_and_its_title_is_typed_at_once(
    page: ProgrammePage, workspace: Workspace, event: EventId
) -> None:
    timetable = as_timetable(page)

    double_click(timetable, spot(timetable, 765))
    assert page.side.session.title.hasFocus()
    QTest.keyClicks(page.side.session.title, "Farewell")
    QTest.keyClick(page.side.session.title, Qt.Key.Key_Return)

    last = list_sessions(workspace, event)[-1]
    assert (last.title, last.kind, times([last])) == ("Farewell", SessionKind.TALK, ["12:45-13:15"])
    assert timetable.selected_ids() == [last.id]


def test_enter_goes_to_the_title_and_delete_puts_the_session_into_the_tray(
    page: ProgrammePage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    timetable = as_timetable(page)
    (keynote,) = select(page, KEYNOTE)

    key(timetable, Qt.Key.Key_Return)
    assert page.side.session.title.hasFocus()

    page.focus_view()
    key(timetable, Qt.Key.Key_Delete)
    assert list_sessions(workspace, event)[-1].id == keynote
    assert list_sessions(workspace, event)[-1].placement is None
    assert said(window) == "‘공공기관과 사회적경제의 협력이 중요한 이유’ 순서를 날짜에서 뺐어요"


def test_the_context_menu_of_the_timetable_offers_what_can_be_done(page: ProgrammePage) -> None:
    timetable = as_timetable(page)
    select(page, KEYNOTE)

    timetable.customContextMenuRequested.emit(QPoint(200, 200))

    menu = timetable.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions() if not action.isSeparator()] == [
        "순서 추가",
        "이후 순서 밀기…",
        "이어 붙이기",
        "순서 맞바꾸기",
        "복사",
        "날짜에서 빼기",
        "순서 삭제",
    ]
    menu.close()


def test_undo_shows_the_day_on_which_something_came_back_in_the_timetable(
    qtbot: QtBot, page: ProgrammePage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    day = second_day(workspace, event)
    timetable = as_timetable(page)
    first = page.day
    select(page, KEYNOTE)
    key(timetable, Qt.Key.Key_Up)
    press(qtbot, segment(page, "12월 25일 (금)"))
    assert page.day == day

    window.acts.trigger("edit.undo")

    assert page.day == first
    assert timetable.day == first


def test_ctrl_n_in_the_timetable_types_the_title_in_the_panel(page: ProgrammePage) -> None:
    as_timetable(page)
    select(page, KEYNOTE)

    shortcut(page, Qt.Key.Key_N, Ctrl)

    assert page.side.session.title.hasFocus()
    added = page.side.session.session
    assert added is not None
    assert times([added]) == ["10:50-11:05"]


# Several at once


def test_several_sessions_go_to_another_day_in_one_step_and_the_page_with_them(
    page: ProgrammePage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    day = second_day(workspace, event)
    ids = select(page, 5, 6)
    several = page.side.several
    assert several.heading.text() == "2개 순서 선택"
    assert several.about.text() == "모두 합쳐 30분"

    several.day.committed.emit(str(day))

    moved = [row for row in list_sessions(workspace, event) if row.day == day]
    assert [row.id for row in moved] == ids
    assert page.day == day
    assert page.table.selected_ids() == ids
    assert said(window) == "2개 순서를 옮겼어요"
    window.acts.trigger("edit.undo")
    assert page.model.rowCount() == 11


def test_what_several_sessions_have_not_in_common_is_said_to_be_various(
    page: ProgrammePage, workspace: Workspace, event: EventId
) -> None:
    room = second_room(workspace, event)
    rows = list_sessions(workspace, event)
    place = rows[KEYNOTE].placement
    assert place is not None
    move_session(workspace, rows[5].id, to=Placement(place.day, room, 700, 15))

    page.select([rows[KEYNOTE].id, rows[5].id])

    assert choices(page, "room") == ["여러 가지", "대회의실", "소회의실", "장소 없음"]
    page.side.several.room.committed.emit(str(room))
    found = {row.id: row.room for row in list_sessions(workspace, event)}
    assert (found[rows[KEYNOTE].id], found[rows[5].id]) == (room, room)
    assert choices(page, "room") == ["대회의실", "소회의실", "장소 없음"]


def test_several_sessions_are_put_on_a_track_in_one_step(
    page: ProgrammePage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    track = add_track(workspace, event, "협력", colour="#2F5FA8").only_inserted(Kind.TRACK)
    select(page, 5, 6)

    page.side.several.track.committed.emit(str(track))

    assert list_tracks(workspace, event)[0].sessions == 2
    assert said(window) == "2개 순서의 트랙을 바꿨어요: 협력"
    assert list(column_texts(page.table, "track"))[4:7] == ["", "협력", "협력"]


def test_several_sessions_are_taken_off_the_day_in_one_step(
    page: ProgrammePage, window: MainWindow
) -> None:
    select(page, 5, 6)

    page.acts.trigger("programme.unschedule")

    assert said(window) == "2개 순서를 날짜에서 뺐어요"
    window.acts.trigger("edit.undo")
    assert page.model.rowCount() == 11


def test_ctrl_d_copies_the_selected_sessions_to_right_behind_them(
    page: ProgrammePage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    known = {row.id for row in list_sessions(workspace, event)}
    select(page, 5, 6)

    shortcut(page, Qt.Key.Key_D, Ctrl)

    copies = [row for row in list_sessions(workspace, event) if row.id not in known]
    assert times(copies) == ["11:20-11:35", "11:35-11:50"]
    assert sorted(page.table.selected_ids()) == [row.id for row in copies]
    assert said(window) == "2개 순서를 복사했어요"


# The table


def test_a_row_dragged_onto_another_day_s_tab_goes_there_at_the_same_time(
    qtbot: QtBot, page: ProgrammePage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    day = second_day(workspace, event)
    settle()
    tab = segment(page, "12월 25일 (금)")
    keynote = list_sessions(workspace, event)[KEYNOTE]
    table, viewport = page.table, page.table.viewport()
    start = table.visualRect(page.model.index(KEYNOTE, 3)).center()
    end = viewport.mapFromGlobal(tab.mapToGlobal(tab.rect().center()))

    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        qtbot.mouseMove(viewport, start + (end - start) * step / 5)
    assert tab.property("invites") is True
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)

    moved = {row.id: row for row in list_sessions(workspace, event)}[keynote.id]
    assert (moved.day, times([moved])) == (day, ["10:30-10:50"])
    assert tab.property("invites") is False
    assert said(window).endswith("12월 25일 (금) 10:30–10:50")
    assert page.table.selected_ids() == [keynote.id]


def test_a_row_dropped_above_the_table_beside_the_tabs_stays(
    page: ProgrammePage, workspace: Workspace, event: EventId
) -> None:
    before = list_sessions(workspace, event)
    page.table.dropped_outside.emit(before[KEYNOTE].id, page.mapToGlobal(QPoint(5, 5)))

    assert list_sessions(workspace, event) == before


def test_tracks_have_a_column_only_where_there_are_any(
    window: MainWindow, page: ProgrammePage, workspace: Workspace, event: EventId
) -> None:
    column = page.model.column_of("track")
    assert page.table.isColumnHidden(column)

    track = TrackId(add_track(workspace, event, "협력", colour="#2F5FA8").only_inserted(Kind.TRACK))
    assert not page.table.isColumnHidden(column)

    keynote = SessionId(page.shown_rows()[KEYNOTE].id)
    set_track(workspace, [keynote], track)
    assert column_texts(page.table, "track")[KEYNOTE] == "협력"
    window.resize(1024, 600)
    settle()
    assert page.table.isColumnHidden(column)


def test_days_for_which_there_is_no_room_become_a_list(
    window: MainWindow, page: ProgrammePage, workspace: Workspace, event: EventId
) -> None:
    for _number in range(5):
        second_day(workspace, event)
    settle()
    assert page.bar.tabs.isVisible()

    window.resize(1024, 600)
    settle()

    assert not page.bar.tabs.isVisible()
    assert page.bar.list.count() == len(list_days(workspace, event)) == 6
    assert page.bar.list.currentText() == "11월 24일 (화)"


def test_a_room_given_in_the_timetable_is_named(
    page: ProgrammePage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    room = second_room(workspace, event)
    timetable = as_timetable(page)
    select(page, KEYNOTE)

    key(timetable, Qt.Key.Key_Right)

    assert said(window).endswith("10:30–10:50, 소회의실")
    found = {row.id: row.room for row in list_sessions(workspace, event)}
    assert found[SessionId(timetable.selected_ids()[0])] == room
    assert len(list_rooms(workspace, event)) == 2


def test_what_is_typed_in_the_panel_is_kept_when_the_view_is_switched(
    qtbot: QtBot, page: ProgrammePage, workspace: Workspace, event: EventId
) -> None:
    select(page, KEYNOTE)
    page.side.session.title.setFocus()
    page.side.session.title.selectAll()
    QTest.keyClicks(page.side.session.title, "Half typed")

    shortcut(page, Qt.Key.Key_T, Ctrl)

    assert list_sessions(workspace, event)[KEYNOTE].title == "Half typed"
    type_over(qtbot, page.side.session.title, "Whole")
    assert list_sessions(workspace, event)[KEYNOTE].title == "Whole"
    assert QApplication.focusWidget() is not None
