"""The timetable in the real window on a real workspace: asked for, done, undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.services.programme import SessionRow, list_sessions
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from tests.ui.hosting import host, page_of
from tests.ui.timetable.hands import Alt, Ctrl, Key, drag, key, spot, tray_key
from ui.programme.views import View
from ui.timetable.timetable import Timetable
from ui.window import MainWindow

KEYNOTE, FIRST_TALK = 4, 5


@pytest.fixture
def shown(qtbot: QtBot, workspace: Workspace, event: EventId, settings: SettingsFile) -> MainWindow:
    del event
    settings.change(programme_view=View.TIMETABLE.value)
    window = host(qtbot, workspace, settings, "programme")
    QApplication.processEvents()
    return window


@pytest.fixture
def drawn(shown: MainWindow) -> Timetable:
    timetable: Timetable = page_of(shown).views.timetable
    timetable.setFocus()
    return timetable


def rows(workspace: Workspace, event: EventId) -> tuple[SessionRow, ...]:
    return list_sessions(workspace, event)


def starts(workspace: Workspace, event: EventId) -> dict[int, int]:
    return {row.id: row.start for row in rows(workspace, event)}


def undo(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Z, Ctrl)
    QApplication.processEvents()


def test_a_drop_is_one_step_however_many_sessions_it_moved(
    qtbot: QtBot, shown: MainWindow, drawn: Timetable, workspace: Workspace, event: EventId
) -> None:
    before = starts(workspace, event)
    keynote, talk = (rows(workspace, event)[place].id for place in (KEYNOTE, FIRST_TALK))
    room = rows(workspace, event)[KEYNOTE].room
    day = rows(workspace, event)[KEYNOTE].day
    assert room is not None
    assert day is not None
    drawn.select_ids([keynote, talk])
    grip = spot(drawn, before[keynote] + 8, room=room, day=day)
    goal = spot(drawn, before[keynote] + 23, room=room, day=day)

    drag(drawn, grip, goal)

    moved = starts(workspace, event)
    assert moved[keynote] == before[keynote] + 15
    assert moved[talk] == before[talk] + 15
    assert drawn.selected_ids() == [keynote, talk]
    assert drawn.board.plan.boxes[keynote].top == drawn.board.plan.scale.y(moved[keynote])

    undo(qtbot, shown)
    assert starts(workspace, event) == before


def test_each_key_is_one_step_and_the_selection_stays(
    qtbot: QtBot, shown: MainWindow, drawn: Timetable, workspace: Workspace, event: EventId
) -> None:
    keynote = rows(workspace, event)[KEYNOTE]
    drawn.select_ids([keynote.id])

    key(drawn, Key.Key_Down)
    key(drawn, Key.Key_Down, Ctrl)
    assert starts(workspace, event)[keynote.id] == keynote.start + 6

    undo(qtbot, shown)
    assert starts(workspace, event)[keynote.id] == keynote.start + 5
    assert drawn.selected_ids() == [keynote.id]


def test_delete_puts_a_session_into_the_tray_and_enter_back_onto_the_day(
    drawn: Timetable, workspace: Workspace, event: EventId
) -> None:
    keynote = rows(workspace, event)[KEYNOTE]
    drawn.select_ids([keynote.id])

    key(drawn, Key.Key_Delete)
    assert [card.id for card in drawn.tray.cards.cards] == [keynote.id]

    drawn.select_ids([keynote.id])
    tray_key(drawn, Key.Key_Return)
    assert starts(workspace, event)[keynote.id] == keynote.start
    assert drawn.tray.cards.cards == []


def test_alt_drag_makes_a_copy_which_is_selected(
    drawn: Timetable, workspace: Workspace, event: EventId
) -> None:
    keynote = rows(workspace, event)[KEYNOTE]
    assert keynote.room is not None
    assert keynote.day is not None
    count = len(rows(workspace, event))
    grip = spot(drawn, keynote.start + 8, room=keynote.room, day=keynote.day)
    goal = spot(drawn, keynote.start + 28, room=keynote.room, day=keynote.day)

    drag(drawn, grip, goal, held=Alt)

    after = rows(workspace, event)
    assert len(after) == count + 1
    copy = next(row for row in after if row.id == drawn.selected_ids()[0])
    assert (copy.title, copy.start) == (keynote.title, keynote.start + 20)
