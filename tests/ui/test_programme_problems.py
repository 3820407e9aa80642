"""What is wrong and what is missing, in one list with a jump to each."""

from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId, SessionId
from eventapp.domain.kinds import AppearanceRole, SessionKind
from eventapp.domain.placement import Placement
from eventapp.services.appearances import add_appearance
from eventapp.services.events import list_days, update_day, update_event, update_room
from eventapp.services.people import add_unavailability
from eventapp.services.programme import list_sessions, move_session, update_session
from eventapp.services.workspace import Workspace
from tests.ui.hosting import page_of, press, said
from tests.ui.planning import (
    KEYNOTE,
    PANEL,
    Ctrl,
    Shift,
    as_timetable,
    put,
    second_day,
    second_room,
    select,
    settle,
    shortcut,
)
from ui.pages.programme import ProgrammePage
from ui.widgets.tables import TableView
from ui.window import MainWindow

PAGE = "programme"
KEYNOTE_TITLE = "공공기관과 사회적경제의 협력이 중요한 이유"


@pytest.fixture
def page(window: MainWindow) -> ProgrammePage:
    shown: ProgrammePage = page_of(window)
    return shown


def listed(page: ProgrammePage) -> Sequence[tuple[str, str, str]]:
    """Every line of the list: what, about what, when."""
    model = page.problems.list.model
    return [
        tuple(str(model.index(row, column).data()) for column in range(3))  # type: ignore[misc]
        for row in range(model.rowCount())
    ]


def click_line(qtbot: QtBot, table: TableView, row: int) -> None:
    where = table.visualRect(table.model().index(row, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where))


def break_everything(workspace: Workspace, event: EventId) -> None:
    """Make one of each kind of conflict, and some things missing."""
    rows, day = list_sessions(workspace, event), list_days(workspace, event)[0].id
    other = second_room(workspace, event)
    speaker = rows[KEYNOTE].people[0].person
    move_session(workspace, rows[5].id, to=Placement(day, rows[5].room, 640, 15))
    first = put(workspace, event, "첫째", Placement(day, other, 630, 5))
    second = put(workspace, event, "둘째", Placement(day, other, 655, 5))
    for session in (first, second):
        add_appearance(workspace, SessionId(session), speaker, AppearanceRole.MC)
    update_event(workspace, event, travel=10)
    update_room(workspace, other, capacity=10)
    update_session(workspace, SessionId(first), expected=20)
    away = rows[PANEL].people[0].person
    add_unavailability(workspace, away, on=date(2026, 11, 24), start=720, end=780)
    update_session(workspace, rows[PANEL].id, length=40)
    put(workspace, event, "빈 발표", Placement(day, other, 700, 10), SessionKind.TALK)


# The list


def test_without_problems_the_list_says_so(page: ProgrammePage, window: MainWindow) -> None:
    shortcut(page, Qt.Key.Key_F8, Ctrl)

    problems = page.problems
    assert problems.isVisible()
    assert listed(page) == []
    assert problems.list.count.text() == "잘못되거나 빠진 것이 없어요."
    assert not problems.list.next.isEnabled()
    assert window._quiet.more.text() == "충돌 0 · 빠진 것 0"
    shortcut(page, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    assert said(window) == "잘못되거나 빠진 것이 없어요."


def test_every_kind_of_conflict_and_of_gap_is_listed_in_words(
    page: ProgrammePage, workspace: Workspace, event: EventId, qtmodeltester: ModelTester
) -> None:
    break_everything(workspace, event)
    page.problems.toggle()

    qtmodeltester.check(page.problems.list.model)
    keynote = f"‘{KEYNOTE_TITLE}’(10:30–10:50)"
    panel = "‘논찬: 공기업과 사회적경제가 나아갈 방향’(12:00–12:40)"
    talk = "‘사회적경제기업 페이스메이커 사업을 통한 경영과 사회가치성과’(10:40–10:55)"
    assert listed(page) == [
        ("장소가 겹쳐요", f"대회의실: {keynote}, {talk} 시간이 겹쳐요.", "10:30"),
        (
            "같은 시간에 두 곳에 있어요",
            f"서종식: {keynote}, ‘첫째’(10:30–10:35) 시간이 겹쳐요.",
            "10:30",
        ),
        (
            "이동할 시간이 부족해요",
            f"서종식: {keynote}, ‘둘째’(10:55–11:00) 사이에 이동할 시간이 부족해요.",
            "10:30",
        ),
        (
            "자리가 모자라요",
            "소회의실: 예상 인원보다 자리가 적어요. ‘첫째’(10:30–10:35)",
            "10:30",
        ),
        ("참석할 수 없는 시간이에요", f"배중철: 참석할 수 없는 시간이에요. {panel}", "12:00"),
        ("그날 시간을 벗어나요", f"{panel}: 그날 운영 시간을 벗어나요.", "12:00"),
        ("발표자가 아직 없어요", "빈 발표", "11:40"),
        ("아직 확정되지 않았어요", "서종식 · 첫째", "10:30"),
    ]


def test_a_click_goes_there_and_leaves_the_keys_with_the_list(
    qtbot: QtBot, page: ProgrammePage, workspace: Workspace, event: EventId
) -> None:
    rows = list_sessions(workspace, event)
    update_session(workspace, rows[PANEL].id, length=40)
    select(page, 0)
    page.problems.toggle()
    table = page.problems.list.table

    click_line(qtbot, table, 0)

    assert page.table.selected_ids() == [rows[PANEL].id]
    assert table.hasFocus()


def test_enter_goes_there_and_escape_puts_the_list_away(
    page: ProgrammePage, workspace: Workspace, event: EventId
) -> None:
    day = second_day(workspace, event)
    late = put(workspace, event, "밤", Placement(day, None, 1100, 30))
    page.problems.toggle()
    table = page.problems.list.table
    assert table.hasFocus()
    assert listed(page)[0] == (
        "그날 시간을 벗어나요",
        "‘밤’(18:20–18:50): 그날 운영 시간을 벗어나요.",
        "12월 25일 (금) 18:20",
    )

    QTest.keyClick(table, Qt.Key.Key_Return)
    assert page.day == day
    assert page.table.selected_ids() == [late]
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert not page.problems.isVisible()
    assert page.table.hasFocus()


def test_f8_goes_from_problem_to_problem_without_the_list_and_says_each(
    page: ProgrammePage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    rows = list_sessions(workspace, event)
    update_session(workspace, rows[5].id, length=20)
    update_session(workspace, rows[PANEL].id, length=40)
    count = len(page.problems.list.model.records())
    assert count == 2

    shortcut(page, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    assert page.table.selected_ids() == [rows[5].id]
    assert said(window).startswith(f"1/{count} · 장소가 겹쳐요: 대회의실: ")
    shortcut(page, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    assert page.table.selected_ids() == [rows[PANEL].id]
    shortcut(page, Qt.Key.Key_F8, Shift)
    shortcut(page, Qt.Key.Key_F8, Shift)
    assert said(window).startswith(f"{count}/{count} · ")
    assert not page.problems.isVisible()


def test_f8_in_the_timetable_selects_and_shows_the_session(
    page: ProgrammePage, workspace: Workspace, event: EventId
) -> None:
    rows = list_sessions(workspace, event)
    update_session(workspace, rows[PANEL].id, length=40)
    timetable = as_timetable(page)

    shortcut(page, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)

    assert timetable.selected_ids() == [rows[PANEL].id]
    box = timetable.board.plan.boxes[rows[PANEL].id]
    seen = timetable.board.seen()
    assert seen.top() <= box.top < seen.bottom()


def test_a_problem_that_was_mended_leaves_the_list_and_undo_brings_it_back(
    page: ProgrammePage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    rows = list_sessions(workspace, event)
    update_session(workspace, rows[PANEL].id, length=40)
    page.problems.toggle()
    before = listed(page)

    update_session(workspace, rows[PANEL].id, length=30)
    assert listed(page) == before[1:]

    window.acts.trigger("edit.undo")
    assert listed(page) == before


def test_the_counts_in_the_quiet_bar_open_the_list(
    qtbot: QtBot, page: ProgrammePage, window: MainWindow
) -> None:
    press(qtbot, window._quiet.more)
    assert page.problems.isVisible()

    press(qtbot, window._quiet.more)
    assert not page.problems.isVisible()


# Days


def test_two_days_of_one_date_are_said_plainly_in_the_panel_and_in_the_list(
    page: ProgrammePage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    day = second_day(workspace, event)
    update_day(workspace, day, date=date(2026, 11, 24))
    page.show_day_facts(day)
    settle()

    (form,) = page.side.facts.days
    assert form.wrong.isVisible()
    assert (form.wrong.title.text(), form.wrong.text.text()) == (
        "날짜가 같은 날이 있어요",
        "11월 24일 (화)이 두 번 있어요.",
    )
    assert listed(page)[0][:2] == ("날짜가 같은 날이 있어요", "11월 24일 (화)이 두 번 있어요.")
    assert window._quiet.facts.text().startswith("충돌 1 ")


def test_a_day_that_closes_before_it_opens_is_said_plainly_and_jumped_to(
    page: ProgrammePage, workspace: Workspace, event: EventId
) -> None:
    day = second_day(workspace, event)
    update_day(workspace, day, closes=500)
    select(page, 0)

    shortcut(page, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)

    assert page.day == day
    assert page.side.facts.isVisible()
    (form,) = page.side.facts.days
    assert form.wrong.text.text() == "12월 25일 (금): 09:00에 열고 08:20에 닫게 되어 있어요."
    assert listed(page)[0][0] == "여는 시각보다 먼저 닫아요"
