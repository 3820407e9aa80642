"""A keynote that begins late on the day, and what that does to the rest, by keys alone."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from eventapp.services.live import RunRecord, day_record
from eventapp.services.programme import SessionRow, list_sessions
from eventapp.services.sample import write_sample
from eventapp.services.workspace import create_workspace
from tests.e2e.keyboard import (
    CTRL,
    SHIFT,
    activate,
    answer,
    answer_the_menu,
    choose_from_menu_bar,
    press,
    running,
    tab_to,
    write_date,
)
from tests.ui.hosting import column_texts
from tests.ui.planning import times
from ui.dialogs.event_question import EventQuestion
from ui.pages.programme import ProgrammePage
from ui.window import MainWindow

Key = Qt.Key
TODAY = date(2027, 3, 3)
SEOUL = timedelta(hours=9)
KEYNOTE = 4
"""Its place in the day."""


class Clock:
    """Says that it is today; the time of day is the test's."""

    def __init__(self) -> None:
        self.set(10, 36)

    def set(self, hour: int, minute: int) -> None:
        self.now = datetime(TODAY.year, TODAY.month, TODAY.day, hour, minute, tzinfo=UTC) - SEOUL


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    held = Clock()
    monkeypatch.setattr(ProgrammePage, "now", lambda _page: held.now)
    return held


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> Iterator[MainWindow]:
    """The program on the sample, which is planned for another day."""
    del clock
    monkeypatch.setenv("EVENTAPP_HOME", str(tmp_path / "home"))
    file = tmp_path / "sample.eventapp"
    made = create_workspace(file)
    write_sample(made, today=TODAY)
    made.close()
    with running(qtbot, qapp, tmp_path / "settings.json", file) as window:
        yield window


def test_a_keynote_begins_late_and_the_break_pays_for_most_of_it(
    qtbot: QtBot, window: MainWindow, clock: Clock
) -> None:
    press(Key.Key_2, CTRL)
    live = page_of(window).live
    assert not live.isVisible()
    move_the_event_to_today(qtbot, window)
    assert live.isVisible()
    plan = rows(window)
    assert {row.date for row in plan} == {TODAY}

    press(Key.Key_F9)
    assert times(rows(window))[KEYNOTE:] == [
        "10:36-10:56",
        "10:56-11:11",
        "11:11-11:26",
        "11:26-11:31",  # the break, which keeps five of its ten minutes
        "11:31-11:46",
        "11:46-12:01",
        "12:01-12:31",
    ]
    clock.set(10, 58)
    press(Key.Key_F9, SHIFT)
    assert times(rows(window))[KEYNOTE:] == [
        "10:36-10:58",
        "10:58-11:13",
        "11:13-11:28",
        "11:28-11:33",
        "11:33-11:48",
        "11:48-12:03",
        "12:03-12:33",
    ]

    keynote = record(window)[KEYNOTE]
    assert (keynote.planned_start, keynote.planned_end) == (630, 650)
    assert (keynote.started, keynote.ended) == (636, 658)
    assert look_at_the_record(qtbot, window) == ("10:30–10:50", "10:36–10:58")

    press(Key.Key_Z, CTRL, times=2)
    assert rows(window) == plan
    assert [each.started for each in record(window)] == [None] * len(plan)
    press(Key.Key_Z, CTRL | SHIFT, times=2)
    assert record(window)[KEYNOTE] == keynote


def move_the_event_to_today(qtbot: QtBot, window: MainWindow) -> None:
    def answer_it() -> None:
        write_date(TODAY)
        press(Key.Key_Return)

    answer(EventQuestion, answer_it)
    choose_from_menu_bar("행사", "다른 날짜로 옮기기…")
    activate(qtbot, window)


def look_at_the_record(qtbot: QtBot, window: MainWindow) -> tuple[str, str]:
    """Open the record from the strip; what it says of the keynote's plan, and of what was."""
    live = page_of(window).live
    tab_to(live.more)
    answer_the_menu("실제 진행 기록")
    press(Key.Key_Space)
    assert live.record is not None
    table = live.record.table
    qtbot.waitUntil(lambda: QApplication.activeWindow() is live.record)
    told = column_texts(table, "planned")[KEYNOTE], column_texts(table, "real")[KEYNOTE]
    press(Key.Key_Escape)
    activate(qtbot, window)
    return told


def page_of(window: MainWindow) -> ProgrammePage:
    assert isinstance(window.page, ProgrammePage)
    return window.page


def rows(window: MainWindow) -> tuple[SessionRow, ...]:
    assert window.workspace is not None
    assert window.event_id is not None
    return list_sessions(window.workspace, window.event_id)


def record(window: MainWindow) -> tuple[RunRecord, ...]:
    day = page_of(window).programme.days[0].id
    return day_record(rows(window), day)
