import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from eventapp.domain.errors import CannotWriteFile, OpenWarning
from eventapp.domain.ids import EventId
from eventapp.paths import data_dir
from eventapp.services.events import event_facts, update_event
from eventapp.services.workspace import (
    Workspace,
    back_up,
    create_workspace,
    open_workspace,
)
from eventapp.settings import SettingsFile
from tests.ui.hosting import told
from ui.app import Program
from ui.dialogs.confirm import Confirm
from ui.wording import word_error, word_warning


@pytest.fixture
def program(
    qapp: QApplication, settings: SettingsFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    monkeypatch.setenv("EVENTAPP_HOME", str(tmp_path / "home"))
    started = Program(qapp, settings)
    started.window.show()
    yield started
    started.window.close()
    started.end()
    started.window.deleteLater()


@pytest.fixture
def path(workspace: Workspace, event: EventId) -> Path:
    """The sample's file, closed."""
    del event
    workspace.close()
    return workspace.path


def shown(program: Program) -> Workspace:
    workspace = program.window.workspace
    assert workspace is not None
    return workspace


def banner(program: Program) -> str:
    QApplication.processEvents()  # a page made anew is shown in the next turn
    return told(program.window)


def rename(program: Program, title: str) -> None:
    event = program.window.event_id
    assert event is not None
    update_event(shown(program), event, title=title)


def title(program: Program) -> str:
    event = program.window.event_id
    assert event is not None
    return event_facts(shown(program), event).title


def test_restoring_a_backup_never_thins_it_away_first(program: Program, path: Path) -> None:
    program.open(path)
    rename(program, "어제 오전")
    morning = aged(back_up(shown(program)), days=3, hour=9)
    rename(program, "어제 오후")
    aged(back_up(shown(program)), days=3, hour=15)
    rename(program, "오늘")

    program.restore(shown(program), morning)

    assert title(program) == "어제 오전"


def aged(backup: Path, *, days: int, hour: int) -> Path:
    """The same backup, as if it had been made some days ago."""
    day = datetime.now(UTC) - timedelta(days=days)
    return backup.rename(backup.with_name(f"{day:%Y%m%d}-{hour:02}0000-by-hand.eventapp"))


def test_without_room_for_a_backup_another_workspace_still_opens(
    program: Program, path: Path
) -> None:
    program.open(path)
    before = shown(program)
    rename(program, "바뀐 행사")
    (data_dir() / "backups").parent.mkdir(parents=True, exist_ok=True)
    (data_dir() / "backups").write_bytes(b"")

    program.new(path.with_name("other.eventapp"))

    assert shown(program).path.name == "other.eventapp"
    assert before.closed
    assert banner(program).endswith(_ending(CannotWriteFile(path)))


def _ending(error: CannotWriteFile) -> str:
    """What the banner says of an error whatever the file's name."""
    return word_error(error).partition(error.path.name)[2]


def test_a_workspace_copied_while_it_was_open_says_what_may_be_missing(
    program: Program, path: Path
) -> None:
    source = open_workspace(path)
    copy = path.with_name("copy.eventapp")
    shutil.copyfile(path, copy)
    source.close()

    program.open(copy)

    assert banner(program) == word_warning(OpenWarning.CHANGES_MISSING)


def test_the_workspace_shown_is_not_opened_again_under_another_name(
    program: Program, path: Path
) -> None:
    program.open(path)
    before = shown(program)
    link = path.with_name("link.eventapp")
    link.symlink_to(path)

    program.open(link)

    assert shown(program) is before
    assert banner(program) == ""


def test_a_lost_workspace_comes_back_from_its_newest_backup(program: Program, path: Path) -> None:
    program.open(path)
    rename(program, "되찾은 행사")
    program.new(path.with_name("other.eventapp"))
    path.unlink()

    asked: list[str] = []
    QTimer.singleShot(0, lambda: asked.append(agree()))
    program.open(path)

    assert asked == ["“w.eventapp” 파일이 그 자리에 없어요"]
    assert title(program) == "되찾은 행사"


def agree() -> str:
    question = QApplication.activeModalWidget()
    assert isinstance(question, Confirm)
    question.yes.click()
    return question.windowTitle()


def test_the_first_recent_workspace_that_is_still_there_is_opened(
    program: Program, path: Path, settings: SettingsFile
) -> None:
    create_workspace(path.with_name("gone.eventapp")).close()
    settings.change(recent=(str(path.with_name("gone.eventapp")), str(path)))
    path.with_name("gone.eventapp").unlink()

    program.begin(None)

    assert shown(program).path == path
    assert banner(program).startswith("“gone.eventapp” 파일이 없어요.")


def test_what_was_undone_is_named_beside_a_button_that_does_it_again(
    program: Program, path: Path
) -> None:
    program.open(path)
    rename(program, "바뀐 행사")
    bar = program.window._quiet

    program.window.history.undo()
    undone = title(program), bar.message.text(), bar.offer.text(), bar.undo.isHidden()
    bar.offer.click()

    assert undone[0] != "바뀐 행사"
    assert undone[1:] == ("되돌렸어요: 행사 수정", "다시 하기  Ctrl+Shift+Z", True)
    assert title(program) == "바뀐 행사"
    assert (bar.offer.isHidden(), bar.undo.isHidden()) == (True, False)
