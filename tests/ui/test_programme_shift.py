"""Shifting what follows, laying end to end, swapping: foreseen, done in one step, undone."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId, SessionId
from eventapp.domain.kinds import Language
from eventapp.domain.placement import Placement
from eventapp.services.programme import list_sessions, update_session
from eventapp.services.workspace import Workspace
from tests.ui.hosting import page_of, press, said, type_over
from tests.ui.planning import (
    BREAK,
    KEYNOTE,
    PANEL,
    Ctrl,
    Shift,
    as_timetable,
    put,
    second_room,
    select,
    settle,
    shortcut,
    times,
)
from tests.ui.timetable.hands import key
from ui.pages.programme import ProgrammePage
from ui.programme.ripple_panel import RipplePanel
from ui.widgets.buttons import Segmented
from ui.window import MainWindow

PAGE = "programme"
KEYNOTE_TITLE = "공공기관과 사회적경제의 협력이 중요한 이유"
PLANNED = [
    "10:30-10:50",
    "10:50-11:05",
    "11:05-11:20",
    "11:20-11:30",
    "11:30-11:45",
    "11:45-12:00",
    "12:00-12:30",
]
"""The sample from its keynote on: keynote, two talks, a break, two talks, the panel."""


@pytest.fixture
def page(window: MainWindow) -> ProgrammePage:
    shown: ProgrammePage = page_of(window)
    return shown


@pytest.fixture
def ripple(page: ProgrammePage) -> RipplePanel:
    return page.side.ripple


def standing(workspace: Workspace, event: EventId) -> list[str]:
    """Everything from the keynote on, in the plan's order."""
    rows = sorted(list_sessions(workspace, event), key=lambda row: row.id)
    return times(rows[KEYNOTE:])


def choose(qtbot: QtBot, choice: Segmented, text: str) -> None:
    buttons = choice.findChildren(QPushButton)
    press(qtbot, next(button for button in buttons if button.text() == text))


def told(ripple: RipplePanel) -> list[str]:
    """What the panel foresees, a line each."""
    return [
        ripple.summary.title.text(),
        *(ripple.summary.text.text().splitlines() if ripple.summary.text.isVisible() else ()),
    ]


def warned(ripple: RipplePanel) -> str:
    return ripple.warning.title.text() if ripple.warning.isVisible() else ""


def moving(ripple: RipplePanel) -> Sequence[str]:
    """The list of what moves."""
    return [f"{one.text()} {title.text()}" for one, title in ripple._lines if one.isVisible()]


def open_shift(page: ProgrammePage, *places: int) -> None:
    select(page, *places)
    shortcut(page, Qt.Key.Key_M, Ctrl | Shift)


# A delayed keynote


def test_a_delayed_keynote_is_shifted_by_keys_and_one_undo_brings_everything_back(
    page: ProgrammePage,
    ripple: RipplePanel,
    window: MainWindow,
    workspace: Workspace,
    event: EventId,
) -> None:
    assert standing(workspace, event) == PLANNED
    open_shift(page, KEYNOTE)
    assert ripple.isVisible()
    assert ripple.minutes.hasFocus()

    QTest.keyClicks(ripple.minutes, "15")
    QTest.keyClick(ripple.minutes, Qt.Key.Key_Return)

    assert standing(workspace, event) == [
        "10:45-11:05",
        "11:05-11:20",
        "11:20-11:35",
        "11:35-11:45",
        "11:45-12:00",
        "12:00-12:15",
        "12:15-12:45",
    ]
    assert not ripple.isVisible()
    assert page.table.hasFocus()
    assert said(window) == "7개 순서를 밀었어요"
    shortcut(page, Qt.Key.Key_Z, Ctrl)
    assert standing(workspace, event) == PLANNED


def test_its_breaks_are_squeezed_and_one_undo_brings_everything_back(
    qtbot: QtBot, page: ProgrammePage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    ripple = page.side.ripple
    open_shift(page, KEYNOTE)
    choose(qtbot, ripple.how, "휴식 줄이기")
    assert told(ripple) == [
        "7개 순서가 바뀌어요.",
        "휴식과 빈 시간에서 5분을 줄여요. 그래도 5분 늦어요.",
        "마지막 순서는 12:35에 끝나요. 5분 늦어져요.",
        "11:20 휴식: 10분 → 5분",
    ]

    press(qtbot, ripple.do)

    assert standing(workspace, event) == [
        "10:40-11:00",
        "11:00-11:15",
        "11:15-11:30",
        "11:30-11:35",
        "11:35-11:50",
        "11:50-12:05",
        "12:05-12:35",
    ]
    window.acts.trigger("edit.undo")
    assert standing(workspace, event) == PLANNED


def test_a_delay_that_a_break_takes_up_ends_on_time(
    qtbot: QtBot, page: ProgrammePage, ripple: RipplePanel, workspace: Workspace, event: EventId
) -> None:
    open_shift(page, KEYNOTE)
    choose(qtbot, ripple.how, "휴식 줄이기")
    ripple.minutes.setValue(5)
    assert told(ripple) == [
        "4개 순서가 바뀌어요.",
        "11:30부터는 다시 제시간이에요.",
        "마지막 순서는 그대로 12:30에 끝나요.",
        "11:20 휴식: 10분 → 5분",
    ]
    assert moving(ripple) == [
        f"10:30 → 10:35 {KEYNOTE_TITLE}",
        "10:50 → 10:55 사회적경제기업 페이스메이커 사업을 통한 경영과 사회가치성과",
        "11:05 → 11:10 지역공감 온택트 캠페인을 통한 사회적경제기업 제품 구매",
        "11:20 → 11:25 휴식",
    ]

    press(qtbot, ripple.do)

    assert standing(workspace, event)[3:] == [
        "11:25-11:30",
        "11:30-11:45",
        "11:45-12:00",
        "12:00-12:30",
    ]


def test_what_a_shift_would_run_into_is_foreseen(page: ProgrammePage, ripple: RipplePanel) -> None:
    open_shift(page, KEYNOTE)

    assert told(ripple) == [
        "7개 순서가 바뀌어요.",
        "마지막 순서는 12:40에 끝나요. 10분 늦어져요.",
    ]
    assert warned(ripple) == "새로 생기는 충돌: 그날 시간을 벗어나요 (1)"
    assert ripple.do.text() == "7개 순서 밀기"


def test_in_english_the_panel_says_the_same(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    window.speak(Language.ENGLISH)
    page: ProgrammePage = page_of(window)
    open_shift(page, KEYNOTE)
    ripple = page.side.ripple
    choose(qtbot, ripple.how, "Squeeze breaks")

    assert told(ripple) == [
        "7 sessions move.",
        "Made up: 5 min. Still late: 5 min.",
        "The last one ends at 12:35, 5 min later.",
        "Break at 11:20: 10 min → 5 min",
    ]
    assert ripple.do.text() == "Shift 7 sessions"
    assert len(list_sessions(workspace, event)) == 11


# The panel


def test_escape_gives_the_shift_up_and_nothing_changes(
    page: ProgrammePage, ripple: RipplePanel, workspace: Workspace, event: EventId
) -> None:
    (keynote,) = select(page, KEYNOTE)
    shortcut(page, Qt.Key.Key_M, Ctrl | Shift)

    QTest.keyClick(ripple.minutes, Qt.Key.Key_Escape)

    assert not ripple.isVisible()
    assert page.side.session.isVisible()
    assert page.table.hasFocus()
    assert page.table.selected_ids() == [keynote]
    assert standing(workspace, event) == PLANNED


def test_the_quick_buttons_add_and_take_minutes(
    qtbot: QtBot, page: ProgrammePage, ripple: RipplePanel
) -> None:
    open_shift(page, KEYNOTE)
    buttons = {button.text(): button for button in ripple.quick.findChildren(QPushButton)}
    assert list(buttons) == ["−15", "−10", "−5", "+5", "+10", "+15"]
    assert buttons["−5"].accessibleName() == "5분 일찍"

    press(qtbot, buttons["+15"])
    press(qtbot, buttons["−5"])

    assert ripple.minutes.value() == 20
    assert ripple.minutes.text() == "+20분"


def test_the_arrows_go_by_five_and_earlier_than_planned_is_possible(
    page: ProgrammePage, ripple: RipplePanel, workspace: Workspace, event: EventId
) -> None:
    open_shift(page, PANEL)
    for _press in range(4):
        QTest.keyClick(ripple.minutes, Qt.Key.Key_Down)
    assert ripple.minutes.text() == "-10분"
    assert told(ripple)[-1] == "마지막 순서는 12:20에 끝나요. 10분 빨라져요."
    assert warned(ripple) == "새로 생기는 충돌: 장소가 겹쳐요 (1)"

    QTest.keyClick(ripple.minutes, Qt.Key.Key_Return)

    assert standing(workspace, event)[-1] == "11:50-12:20"


def test_being_early_cannot_be_squeezed_and_nothing_is_nothing(
    qtbot: QtBot, page: ProgrammePage, ripple: RipplePanel
) -> None:
    open_shift(page, KEYNOTE)
    choose(qtbot, ripple.how, "휴식 줄이기")

    ripple.minutes.setValue(-5)
    assert told(ripple) == ["늦어질 때만 휴식을 줄여서 맞출 수 있어요."]
    assert not ripple.do.isEnabled()
    ripple.minutes.setValue(0)
    assert told(ripple) == ["몇 분을 밀지 정해 주세요."]
    QTest.keyClick(ripple.minutes, Qt.Key.Key_Return)
    assert ripple.isVisible()


def test_only_what_comes_next_can_be_shifted(
    qtbot: QtBot, page: ProgrammePage, ripple: RipplePanel, workspace: Workspace, event: EventId
) -> None:
    open_shift(page, BREAK)

    choose(qtbot, ripple.since, "다음 순서")
    press(qtbot, ripple.do)

    assert standing(workspace, event)[3:] == [
        "11:20-11:30",
        "11:40-11:55",
        "11:55-12:10",
        "12:10-12:40",
    ]


def test_another_room_is_left_alone_unless_all_rooms_are_shifted(
    qtbot: QtBot, page: ProgrammePage, ripple: RipplePanel, workspace: Workspace, event: EventId
) -> None:
    room = second_room(workspace, event)
    day = page.day
    assert day is not None
    beside = SessionId(put(workspace, event, "옆방", Placement(day, room, 660, 30)))
    open_shift(page, KEYNOTE)
    assert ripple.plan is not None
    assert beside not in ripple.plan.moves

    choose(qtbot, ripple.where, "모든 장소")
    assert ripple.plan.moves[beside] == Placement(day, room, 670, 30)
    press(qtbot, ripple.do)

    found = {row.id: row for row in list_sessions(workspace, event)}
    assert times([found[beside]]) == ["11:10-11:40"]
    open_shift(page, KEYNOTE)
    assert ripple.where.value == "all"  # as it was chosen last


def test_where_there_is_one_room_nobody_is_asked_which(
    page: ProgrammePage, ripple: RipplePanel
) -> None:
    open_shift(page, KEYNOTE)

    assert not ripple.where.isVisible()
    assert ripple.about.text() == f"10:30 ‘{KEYNOTE_TITLE}’ · 대회의실"


def test_without_a_selection_the_whole_day_is_shifted(
    page: ProgrammePage, ripple: RipplePanel, workspace: Workspace, event: EventId
) -> None:
    page.show_facts()
    page.acts.trigger("programme.shift")

    assert ripple.about.text() == "11월 24일 (화) 하루 전체"
    assert not ripple.since.isVisible()
    QTest.keyClick(ripple.minutes, Qt.Key.Key_Return)
    assert times(list_sessions(workspace, event))[:2] == ["09:40-10:10", "10:10-10:20"]


def test_another_session_chosen_meanwhile_is_what_the_shift_begins_with(
    page: ProgrammePage, ripple: RipplePanel
) -> None:
    open_shift(page, KEYNOTE)

    select(page, BREAK)

    assert ripple.isVisible()
    assert ripple.about.text() == "11:20 ‘휴식’ · 대회의실"
    assert told(ripple)[0] == "4개 순서가 바뀌어요."


def test_a_shift_past_the_night_is_refused_and_nothing_changes(
    page: ProgrammePage,
    ripple: RipplePanel,
    window: MainWindow,
    workspace: Workspace,
    event: EventId,
) -> None:
    open_shift(page, 0)
    ripple.minutes.setValue(-600)

    ripple.apply()

    assert window._banner.isVisible()
    assert standing(workspace, event) == PLANNED


def test_the_timetable_shows_where_everything_would_go_until_the_plan_is_given_up(
    page: ProgrammePage, ripple: RipplePanel
) -> None:
    timetable = as_timetable(page)
    open_shift(page, KEYNOTE)
    assert ripple.plan is not None
    assert timetable._foreseen == ripple.plan.moves
    assert len(timetable.board.overlay.foreseen) == 7

    QTest.keyClick(ripple.minutes, Qt.Key.Key_Escape)

    assert timetable.board.overlay.foreseen == []
    assert timetable.board.hasFocus()


# After a length was changed


def test_a_length_that_runs_into_the_next_session_offers_to_shift_what_follows(
    qtbot: QtBot, page: ProgrammePage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    ripple = page.side.ripple
    select(page, KEYNOTE)
    type_over(qtbot, page.side.session.length, "30")
    assert standing(workspace, event)[:2] == ["10:30-11:00", "10:50-11:05"]
    offer = window._quiet.offer
    assert (offer.isVisible(), offer.text()) == (True, "이후 순서 밀기…")

    press(qtbot, offer)
    assert ripple.wish.minutes == 10
    assert ripple.since.value == "next"
    press(qtbot, ripple.do)

    assert standing(workspace, event) == [
        "10:30-11:00",
        "11:00-11:15",
        "11:15-11:30",
        "11:30-11:40",
        "11:40-11:55",
        "11:55-12:10",
        "12:10-12:40",
    ]
    assert not offer.isVisible()


def test_a_length_with_room_behind_it_offers_nothing(
    qtbot: QtBot, page: ProgrammePage, window: MainWindow
) -> None:
    select(page, PANEL)

    type_over(qtbot, page.side.session.length, "40")

    assert not window._quiet.offer.isVisible()


def test_an_edge_lengthened_in_the_timetable_offers_it_too(
    page: ProgrammePage, window: MainWindow
) -> None:
    timetable = as_timetable(page)
    select(page, KEYNOTE)

    key(timetable, Qt.Key.Key_Down, Shift)

    assert said(window) == f"‘{KEYNOTE_TITLE}’ 길이를 바꿨어요: 25분"
    assert window._quiet.offer.isVisible()


# End to end, and swapping


def test_sessions_with_gaps_are_laid_end_to_end_in_one_step(
    page: ProgrammePage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    rows = list_sessions(workspace, event)
    update_session(workspace, rows[5].id, length=10)
    update_session(workspace, rows[6].id, length=5)
    select(page, 5, 6, 7)
    assert page.acts["programme.repack"].isEnabled()

    shortcut(page, Qt.Key.Key_J, Ctrl | Shift)

    assert standing(workspace, event)[1:4] == ["10:50-11:00", "11:00-11:05", "11:05-11:15"]
    assert said(window) == "3개 순서를 이어 붙였어요"
    assert not page.acts["programme.repack"].isEnabled()
    window.acts.trigger("edit.undo")
    assert standing(workspace, event)[1:4] == ["10:50-11:00", "11:05-11:10", "11:20-11:30"]


def test_two_sessions_change_places_in_one_step(
    page: ProgrammePage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    select(page, KEYNOTE, 5)

    shortcut(page, Qt.Key.Key_X, Ctrl | Shift)

    assert standing(workspace, event)[:2] == ["10:45-11:05", "10:30-10:45"]
    assert said(window).startswith(f"‘{KEYNOTE_TITLE}’ 순서와")
    window.acts.trigger("edit.undo")
    assert standing(workspace, event) == PLANNED


@pytest.mark.parametrize(
    ("places", "repack", "swap"),
    [((), False, False), ((4,), False, False), ((4, 5), False, True), ((4, 5, 6), False, False)],
)
def test_they_are_offered_only_where_they_can_do_something(
    page: ProgrammePage, places: Sequence[int], repack: bool, swap: bool
) -> None:
    select(page, *places)

    acts = page.acts
    assert (acts["programme.repack"].isEnabled(), acts["programme.swap"].isEnabled()) == (
        repack,
        swap,
    )


def test_an_empty_day_has_nothing_to_shift(page: ProgrammePage) -> None:
    assert page.acts["programme.shift"].isEnabled()

    page.deeds.add_day()
    settle()

    assert not page.acts["programme.shift"].isEnabled()
