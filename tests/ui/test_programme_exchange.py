"""Programmes in and out by the window: the files are real, only the system's dialogs answer."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.domain.interchange import ExchangedProgramme
from eventapp.domain.kinds import Language
from eventapp.exchange.files import read_programme
from eventapp.exchange.schedule_xml import write_xml
from eventapp.services.events import event_facts, list_events
from eventapp.services.exporting import programme_of
from eventapp.services.history import undo, undo_list
from eventapp.services.programme import list_sessions, update_session
from eventapp.services.workspace import Workspace
from tests.exchange.programmes import half_day
from tests.ui.hosting import press, said, told
from ui.dialogs.programme_export import ExportDialog
from ui.dialogs.programme_import import ImportDialog
from ui.dialogs.report import ReportDialog
from ui.window import MainWindow

PAGE = "programme"


Choose = Callable[[str], Path]


@pytest.fixture
def choose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Choose:
    """Answer the system's file dialogs with a file of this name."""

    def answer(name: str) -> Path:
        path = tmp_path / name
        monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: QFileDialog.DialogCode.Accepted)
        monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(path)])
        return path

    return answer


@pytest.fixture
def schedule(choose: Choose) -> ExchangedProgramme:
    """A programme in the file that the system's dialogs answer with."""
    path = choose("schedule.xml")
    write_xml(half_day(), path)
    return read_programme(path).programme


def with_dialog(kind: type[QDialog], act: Callable[..., None]) -> None:
    """Do something with the next dialog as soon as it is open."""

    def wait() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            try:
                act(dialog)
            except AssertionError:
                dialog.reject()
                raise
        else:
            QTimer.singleShot(10, wait)

    QTimer.singleShot(0, wait)


def take_in(qtbot: QtBot, window: MainWindow, act: Callable[[ImportDialog], None]) -> None:
    """Import and wait until the window says what became of it."""
    before = said(window)
    with_dialog(ImportDialog, act)
    window.acts.trigger("programme.import")
    qtbot.waitUntil(lambda: said(window) not in {before, ""})


def accept(dialog: QDialog) -> None:
    dialog.accept()


def test_a_foreign_programme_becomes_an_event_of_its_own_and_is_shown(
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
    event: EventId,
    schedule: ExchangedProgramme,
) -> None:
    def look(dialog: ImportDialog) -> None:
        assert dialog.apart.isChecked()
        assert dialog.take.text() == f"{len(schedule.sessions)}개 순서 가져오기"
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    take_in(qtbot, window, look)

    made = EventId(window.event_id or 0)
    assert made != event
    assert event_facts(workspace, made).title == schedule.title
    assert len(list_sessions(workspace, made)) == len(schedule.sessions)
    undo(workspace)
    assert [row.id for row in list_events(workspace)] == [event]


def test_the_same_file_again_goes_into_its_event_and_changes_nothing(
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
    schedule: ExchangedProgramme,
) -> None:
    take_in(qtbot, window, accept)
    made = EventId(window.event_id or 0)
    before, steps = list_sessions(workspace, made), len(undo_list(workspace))

    def look(dialog: ImportDialog) -> None:
        assert dialog.join.isChecked()
        dialog.accept()

    take_in(qtbot, window, look)

    assert list_sessions(workspace, made) == before
    assert len(undo_list(workspace)) == steps
    assert said(window) == f"“{schedule.title}” 행사는 이미 파일과 같아요. 바뀐 것은 없어요."


@pytest.mark.usefixtures("schedule")
def test_what_changed_can_be_read_one_by_one(
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
) -> None:
    take_in(qtbot, window, accept)
    made = EventId(window.event_id or 0)
    talk = next(row for row in list_sessions(workspace, made) if row.title and row.people)
    update_session(workspace, talk.id, title="옛 제목")

    take_in(qtbot, window, accept)

    seen: list[str] = []

    def read(dialog: ReportDialog) -> None:
        seen.append(dialog.text.toPlainText())
        press(qtbot, dialog.copy)
        dialog.reject()

    with_dialog(ReportDialog, read)
    press(qtbot, window._quiet.offer)
    assert f"“옛 제목” → “{talk.title}”" in seen[0]
    assert QApplication.clipboard().text() == seen[0]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"<?xml version='1.0'?><schedule><conference>", "손상"),
        (b"<html><body>Hello</body></html>", "프로그램이 없어요"),
        (
            b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><schedule>&x;</schedule>",
            "더 열지 않았어요",
        ),
        (b"", "비어 있어요"),
    ],
)
def test_a_file_that_is_no_programme_gets_a_sentence_and_changes_nothing(  # noqa: PLR0917 - fixtures
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
    choose: Choose,
    data: bytes,
    sentence: str,
) -> None:
    choose("schedule.xml").write_bytes(data)
    event = EventId(window.event_id or 0)
    before = list_sessions(workspace, event)

    window.acts.trigger("programme.import")

    qtbot.waitUntil(lambda: sentence in told(window))
    assert "schedule.xml" in told(window)
    assert list_sessions(workspace, event) == before
    assert undo_list(workspace) == ()


@pytest.mark.parametrize("suffix", [".html", ".ics", ".xlsx", ".xml", ".json"])
def test_the_programme_is_written_in_every_format(
    qtbot: QtBot,
    window: MainWindow,
    choose: Choose,
    suffix: str,
) -> None:
    path = choose(f"programme{suffix}")

    def pick(dialog: ExportDialog) -> None:
        dialog.choose(suffix)
        press(qtbot, dialog.write)

    with_dialog(ExportDialog, pick)
    window.acts.trigger("programme.export")

    qtbot.waitUntil(lambda: said(window) == f"programme{suffix} 파일로 내보냈어요")
    assert path.stat().st_size > 1000


def test_what_is_exported_comes_back_the_same(
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
    event: EventId,
    choose: Choose,
) -> None:
    path = choose("programme.xlsx")

    def pick(dialog: ExportDialog) -> None:
        dialog.choose(".xlsx")
        dialog.language.set_value(Language.ENGLISH.value)
        dialog.accept()

    with_dialog(ExportDialog, pick)
    window.acts.trigger("programme.export")
    qtbot.waitUntil(path.exists)

    here, back = programme_of(workspace, event), read_programme(path).programme
    assert replace(back, version="") == replace(here, version="")


def test_a_calendar_of_one_person_holds_their_sessions_alone(
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
    event: EventId,
    choose: Choose,
) -> None:
    path = choose("one.ics")
    keynote = next(s for s in programme_of(workspace, event).sessions if s.kind == "keynote")

    def pick(dialog: ExportDialog) -> None:
        dialog.choose(".ics")
        dialog.part.set_value(f"person:{keynote.people[0].guid}")
        dialog.accept()

    with_dialog(ExportDialog, pick)
    window.acts.trigger("programme.export")
    qtbot.waitUntil(path.exists)

    text = path.read_text("utf-8").replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == 1
    assert f"UID:{keynote.guid}@eventapp" in text
