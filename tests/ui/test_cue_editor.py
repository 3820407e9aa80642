from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.domain.kinds import SessionKind
from eventapp.services.cues import add_cue, list_cues
from eventapp.services.programme import list_sessions, update_session
from eventapp.services.workspace import Workspace
from tests.ui.hosting import cell_editor, column_texts, page_of
from ui.icons import Ink
from ui.printing.cues.dialog import CueDialog
from ui.printing.settings.cues import CuesGroup
from ui.window import MainWindow

PAGE = "programme"
Alt, Ctrl = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> Iterator[CueDialog]:
    """The table of cues, open with the opening selected."""
    made = open_dialog(qtbot, window)
    yield made
    made.close()


def open_dialog(qtbot: QtBot, window: MainWindow) -> CueDialog:
    page = page_of(window)
    opening = page.programme.rows[1].session
    assert opening.kind is SessionKind.OPENING
    made = CueDialog(page.context, page, opening.id)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.table.hasFocus)
    return made


def press(qtbot: QtBot, dialog: CueDialog, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    qtbot.keyClick(dialog.table, key, *modifiers)


def write(qtbot: QtBot, dialog: CueDialog, text: str) -> None:
    """Type into the cell that is being edited, and press Enter."""
    editor = cell_editor(dialog.table)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    editor.insert(text)  # as an input method does: QTest has no keys for Hangul
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt commits in the next turn


def cues(workspace: Workspace, event: EventId) -> list[tuple[str, int]]:
    found = list_cues(workspace, event)
    return [(cue.segment, cue.length) for group in found.values() for cue in group]


def off(dialog: CueDialog) -> list[str]:
    """The red words beside sessions."""
    column = dialog.model.columns[dialog.model.column_of("who")]
    assert column.mark is not None
    return [column.text(row) for row in dialog.model.records() if column.mark(row) is Ink.REFUSED]


def test_cues_are_written_by_keys_and_told_until_they_add_up(
    qtbot: QtBot, workspace: Workspace, event: EventId, dialog: CueDialog
) -> None:
    press(qtbot, dialog, Qt.Key.Key_Insert)
    write(qtbot, dialog, "소개 영상")
    assert cues(workspace, event) == [("소개 영상", 10)]

    press(qtbot, dialog, Qt.Key.Key_Left)
    press(qtbot, dialog, Qt.Key.Key_Return)
    write(qtbot, dialog, "4분")
    assert cues(workspace, event) == [("소개 영상", 4)]
    assert off(dialog) == ["6분 부족"]
    assert "시간이 맞지 않는 순서 1개" in dialog.sums.text()

    press(qtbot, dialog, Qt.Key.Key_Return, Ctrl)
    write(qtbot, dialog, "개회 선언")
    assert cues(workspace, event) == [("소개 영상", 4), ("개회 선언", 6)]
    assert off(dialog) == []
    assert column_texts(dialog.table, "time")[1:4] == ["10:00", "10:00", "10:04"]
    assert column_texts(dialog.table, "number")[:5] == ["1", "", "2", "3", "4"]


def test_cues_are_moved_struck_out_and_brought_back_by_keys(
    qtbot: QtBot, workspace: Workspace, event: EventId, dialog: CueDialog
) -> None:
    for word in ("하나", "둘", "셋"):
        press(qtbot, dialog, Qt.Key.Key_Insert)
        write(qtbot, dialog, word)

    press(qtbot, dialog, Qt.Key.Key_Up, Alt)
    assert [word for word, _length in cues(workspace, event)] == ["하나", "셋", "둘"]

    press(qtbot, dialog, Qt.Key.Key_Delete)
    assert [word for word, _length in cues(workspace, event)] == ["하나", "둘"]

    press(qtbot, dialog, Qt.Key.Key_Z, Ctrl)
    press(qtbot, dialog, Qt.Key.Key_Z, Ctrl)
    assert [word for word, _length in cues(workspace, event)] == ["하나", "둘", "셋"]

    press(qtbot, dialog, Qt.Key.Key_Y, Ctrl)
    assert [word for word, _length in cues(workspace, event)] == ["하나", "셋", "둘"]


def test_a_session_that_is_a_line_itself_becomes_a_cue_by_what_is_written_in_it(
    qtbot: QtBot, workspace: Workspace, event: EventId, dialog: CueDialog
) -> None:
    address = dialog.model.records()[2]
    assert dialog.table.select_id(address.id, column=dialog.model.column_of("audio"))

    press(qtbot, dialog, Qt.Key.Key_Return)
    write(qtbot, dialog, "무선 마이크 1")

    (found,) = list_cues(workspace, event)[address.block.session]
    assert (found.segment, found.length, found.who, found.audio) == (
        "축사",
        10,
        "오영오",
        "무선 마이크 1",
    )


def test_tab_goes_on_to_the_next_cell(
    qtbot: QtBot, workspace: Workspace, event: EventId, dialog: CueDialog
) -> None:
    press(qtbot, dialog, Qt.Key.Key_Insert)
    for text in ("영상", "왼쪽 대기"):
        editor = cell_editor(dialog.table)
        assert isinstance(editor, QLineEdit)
        editor.insert(text)
        qtbot.keyClick(editor, Qt.Key.Key_Tab)
        QApplication.processEvents()

    (found,) = [cue for group in list_cues(workspace, event).values() for cue in group]
    assert (found.segment, found.stage) == ("영상", "왼쪽 대기")
    assert dialog.table.currentIndex().column() == dialog.model.column_of("audio")


def test_what_is_no_length_is_refused_in_the_dialog(
    qtbot: QtBot, workspace: Workspace, event: EventId, dialog: CueDialog
) -> None:
    press(qtbot, dialog, Qt.Key.Key_Insert)
    write(qtbot, dialog, "영상")
    press(qtbot, dialog, Qt.Key.Key_Left)
    press(qtbot, dialog, Qt.Key.Key_F2)
    write(qtbot, dialog, "조금")

    assert dialog.problem.isVisible()
    assert cues(workspace, event) == [("영상", 10)]


def test_only_changes_of_cues_are_taken_back_here(
    workspace: Workspace, event: EventId, dialog: CueDialog
) -> None:
    session = list_sessions(workspace, event)[0]
    update_session(workspace, session.id, notes="다른 곳에서")

    assert not dialog.acts["cues.undo"].isEnabled()
    add_cue(workspace, session.id, segment="안내")
    assert dialog.acts["cues.undo"].text() == "되돌리기: 큐 추가"


def test_the_programme_and_the_cue_sheet_lead_to_it(qtbot: QtBot, window: MainWindow) -> None:
    seen: list[int | None] = []

    def look() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, CueDialog)
        seen.append(shown.table.current_id())
        shown.close()

    page = page_of(window)
    first, fifth = (page.programme.rows[at].session.id for at in (0, 4))
    page.select([fifth])
    QTimer.singleShot(0, look)
    page.acts.trigger("programme.cues")

    group = CuesGroup(page.context)
    qtbot.addWidget(group)
    QTimer.singleShot(0, look)
    qtbot.mouseClick(group.edit, Qt.MouseButton.LeftButton)

    assert seen == [-fifth, -first]
