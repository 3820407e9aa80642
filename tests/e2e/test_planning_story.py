"""The sample's day planned from an empty event by keys alone, in the real window."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from eventapp.domain.kinds import AppearanceRole, SessionKind
from eventapp.services.programme import SessionRow, list_sessions
from eventapp.services.sample import write_sample
from eventapp.services.workspace import create_workspace
from tests.e2e.keyboard import (
    CTRL,
    SHIFT,
    activate,
    answer,
    answer_the_file_dialog,
    choose_from_list,
    choose_from_menu_bar,
    enter,
    press,
    running,
    tab_to,
    write,
    write_date,
)
from tests.ui.hosting import said
from tests.ui.planning import times
from ui.dialogs.new_event import NewEventDialog
from ui.dialogs.programme_export import ExportDialog
from ui.pages.programme import ProgrammePage
from ui.programme.views import View
from ui.window import MainWindow

Key = Qt.Key
Seat = tuple[str, AppearanceRole]
TITLE = "사회적가치 실현을 위한 공기업과 사회적경제의 협력 강화 방안 워크숍"
DAY = date(2026, 11, 24)
EMPTY = 3
"""Place of the empty programme among what a new event can start from."""


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """The program on a workspace in which there is nothing."""
    monkeypatch.setenv("EVENTAPP_HOME", str(tmp_path / "home"))
    empty = tmp_path / "empty.eventapp"
    create_workspace(empty).close()
    with running(qtbot, qapp, tmp_path / "settings.json", empty) as window:
        yield window


@pytest.fixture
def sample(tmp_path: Path) -> list[SessionRow]:
    """The day as it is to become."""
    made = create_workspace(tmp_path / "sample.eventapp")
    rows = list(list_sessions(made, write_sample(made, today=DAY)))
    made.close()
    return rows


@dataclass(frozen=True, slots=True)
class Draft:
    """A session as the organiser first writes it down."""

    kind: SessionKind
    length: str
    title: str = ""
    people: tuple[str, ...] = ()


DRAFTS = (
    Draft(SessionKind.REGISTRATION, "30"),
    Draft(SessionKind.OPENING, "10", "개회 · 국민의례"),
    Draft(SessionKind.ADDRESS, "10", people=("오영오",)),
    Draft(SessionKind.ENCOURAGEMENT, "10", people=("이옥선",)),
    Draft(SessionKind.KEYNOTE, "15", "공공기관과 사회적경제의 협력이 중요한 이유", ("서종식",)),
    Draft(
        SessionKind.TALK,
        "15",
        "사회적경제기업 페이스메이커 사업을 통한 경영과 사회가치성과",
        ("이은경",),
    ),
    Draft(
        SessionKind.TALK,
        "15",
        "지역공감 온택트 캠페인을 통한 사회적경제기업 제품 구매",
        ("김성규",),
    ),
    Draft(SessionKind.BREAK, "15"),
    Draft(SessionKind.TALK, "15", "정책적 협력을 통한 사회적가치 실현", ("이미연",)),
    Draft(SessionKind.TALK, "15", "농촌공동체 활성화를 위한 사회적경제와의 협력 사례", ("정승태",)),
    Draft(
        SessionKind.PANEL,
        "30분",
        "논찬: 공기업과 사회적경제가 나아갈 방향",
        ("배중철", "황영임", "김미득", "김진수", "심인경"),
    ),
)
"""The day as first thought of: the keynote too short, the break too long."""
KEYNOTE, TALK_1, TALK_4, PANEL = 4, 5, 9, 10
"""Places in the day."""


def test_the_sample_is_planned_from_an_empty_event_by_keys_alone(
    qtbot: QtBot, window: MainWindow, sample: list[SessionRow], tmp_path: Path
) -> None:
    make_the_event(qtbot, window)
    press(Key.Key_2, CTRL)
    page = page_of(window)
    set_the_hours(page)
    for draft in DRAFTS:
        add(qtbot, page, draft)
    assert times(planned(window))[KEYNOTE:8] == [
        "10:30-10:45",
        "10:45-11:00",
        "11:00-11:15",
        "11:15-11:30",
    ]
    write_down_a_late_panel(page)
    assert times(planned(window))[PANEL] == "12:10-12:40"

    press(Key.Key_T, CTRL)
    assert page.view is View.TIMETABLE
    bring_the_panel_forward(window)
    take_a_talk_off_and_put_it_back(window)
    lengthen_the_keynote_into_the_talk(window)
    find_the_conflict(window)
    shift_what_follows(window)
    assert day(planned(window)) == day(sample)

    press(Key.Key_Z, CTRL)
    assert times(planned(window))[KEYNOTE : TALK_1 + 1] == ["10:30-10:50", "10:45-11:00"]
    press(Key.Key_Z, CTRL | SHIFT)
    assert day(planned(window)) == day(sample)
    assert not conflicts(page)

    text = export(qtbot, window, tmp_path / "programme.html")
    assert TITLE in text
    assert [row.title for row in sample if row.title not in text] == []
    assert [who for row in sample for who in row.people if who.name not in text] == []


# What the organiser does


def make_the_event(qtbot: QtBot, window: MainWindow) -> None:
    def answer_it() -> None:
        write(TITLE)
        press(Key.Key_Tab)
        write_date(DAY)
        press(Key.Key_Tab, times=2)
        write("대회의실")
        press(Key.Key_Tab)
        press(Key.Key_Down, times=EMPTY)
        press(Key.Key_Return)

    answer(NewEventDialog, answer_it)
    press(Key.Key_N, CTRL | SHIFT)
    activate(qtbot, window)
    assert planned(window) == []


def set_the_hours(page: ProgrammePage) -> None:
    form = page.side.facts.days[0]
    tab_to(form.opens)
    enter_over("0930")
    tab_to(form.closes)
    enter_over("1230")
    assert [(each.date, each.opens, each.closes) for each in page.programme.days] == [
        (DAY, 570, 750)
    ]


def add(qtbot: QtBot, page: ProgrammePage, draft: Draft) -> None:
    """Add a session after the last: its title is being typed, left of it are kind and length."""
    press(Key.Key_N, CTRL)
    enter(draft.title)
    press(Key.Key_Left)
    if draft.kind is not SessionKind.TALK:
        press(Key.Key_Return)
        choose_from_list(qtbot, list(SessionKind).index(draft.kind))
    press(Key.Key_Left)
    press(Key.Key_Return)
    enter_over(draft.length)
    newcomer = page.side.session.people.newcomer
    for name in draft.people:
        tab_to(newcomer)
        enter(name)
        qtbot.waitUntil(lambda: newcomer.text() == "")


def write_down_a_late_panel(page: ProgrammePage) -> None:
    tab_to(page.side.session.start, back=True)
    enter_over("1210")


def bring_the_panel_forward(window: MainWindow) -> None:
    press(Key.Key_Up, times=2)
    assert times(planned(window))[PANEL] == "12:00-12:30"


def take_a_talk_off_and_put_it_back(window: MainWindow) -> None:
    page = page_of(window)
    timetable = page.views.timetable
    press(Key.Key_PageUp)
    press(Key.Key_Delete)
    assert [row.title for row in planned(window) if row.day is None] == [DRAFTS[TALK_4].title]
    tab_to(timetable.tray.cards)
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert times(planned(window))[TALK_4] == "11:45-12:00"
    assert [row.title for row in page.selected()] == [DRAFTS[TALK_4].title]
    assert timetable.board.hasFocus(), "the tray is empty: the keys go on in the timetable"


def lengthen_the_keynote_into_the_talk(window: MainWindow) -> None:
    press(Key.Key_Home)
    press(Key.Key_PageDown, times=KEYNOTE)
    press(Key.Key_Down, SHIFT)
    assert times(planned(window))[KEYNOTE : TALK_1 + 1] == ["10:30-10:50", "10:45-11:00"]
    assert conflicts(page_of(window)) == [DRAFTS[KEYNOTE].title, DRAFTS[TALK_1].title]


def find_the_conflict(window: MainWindow) -> None:
    press(Key.Key_End)
    press(Key.Key_F8)
    while "겹쳐요" not in said(window):
        assert not said(window).startswith("1/"), "round all that is wrong"
        press(Key.Key_F8)
    assert [row.title for row in page_of(window).selected()] == [DRAFTS[KEYNOTE].title]


def shift_what_follows(window: MainWindow) -> None:
    """Shift the talk behind the keynote by five minutes, which the break has to spare."""
    page = page_of(window)
    press(Key.Key_PageDown)
    press(Key.Key_M, CTRL | SHIFT)
    write("5")
    tab_to(page.side.ripple.how)
    press(Key.Key_Right)
    press(Key.Key_Space)
    tab_to(page.side.ripple.minutes, back=True)
    press(Key.Key_Return)
    assert page.views.timetable.board.hasFocus()


def export(qtbot: QtBot, window: MainWindow, target: Path) -> str:
    def answer_it() -> None:
        answer_the_file_dialog(target)
        press(Key.Key_Return)

    answer(ExportDialog, answer_it)
    choose_from_menu_bar("파일", "프로그램 내보내기…")
    qtbot.waitUntil(lambda: said(window) == f"{target.name} 파일로 내보냈어요")
    return target.read_text(encoding="utf-8")


def enter_over(text: str) -> None:
    press(Key.Key_A, CTRL)
    enter(text)


# What became of it


def page_of(window: MainWindow) -> ProgrammePage:
    assert isinstance(window.page, ProgrammePage)
    return window.page


def planned(window: MainWindow) -> list[SessionRow]:
    assert window.workspace is not None
    assert window.event_id is not None
    return list(list_sessions(window.workspace, window.event_id))


def conflicts(page: ProgrammePage) -> list[str]:
    return [row.session.title for row in page.programme.rows if row.conflicts]


def day(rows: list[SessionRow]) -> list[tuple[SessionKind, str, str, list[Seat]]]:
    """The order of the day, and who does what in it."""
    return [
        (row.kind, span, row.title, [(who.name, who.role) for who in row.people])
        for row, span in zip(rows, times(rows), strict=True)
    ]
