"""The evening before: the papers of the sample made, changed and made again, by keys alone."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from eventapp.services.attendees import add_attendee, list_attendees
from eventapp.services.certificates import check_certificate, programme_spans
from eventapp.services.checkin import check_in
from eventapp.services.cues import edit_cue, list_cues
from eventapp.services.desk_log import event_gate
from eventapp.services.paper_runs import list_runs
from eventapp.services.sample import write_sample
from eventapp.services.workspace import Workspace, create_workspace
from tests.e2e.keyboard import (
    CTRL,
    activate,
    answer,
    answer_the_file_dialog,
    press,
    running,
    tab_to,
)
from tests.reports.reading import Print
from tests.ui.printing.hands import printed_of
from ui.dialogs.confirm import Confirm
from ui.pages.printing import PrintingPage
from ui.printing.settings.badges import PeopleGroup
from ui.printing.settings.base import SettingGroup
from ui.printing.settings.booklet_folding import FoldingGroup
from ui.printing.settings.certificates import CertificateGroup
from ui.window import MainWindow

Key = Qt.Key
Group = TypeVar("Group", bound=SettingGroup)
NAME = "Ångström-Müller Łukasz"


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """The program on the sample, of a day that is over: certificates are for who was there."""
    monkeypatch.setenv("EVENTAPP_HOME", str(tmp_path / "home"))
    file = tmp_path / "w.eventapp"
    workspace = create_workspace(file)
    write_sample(workspace, today=datetime.now(UTC).date() - timedelta(days=60))
    workspace.close()
    with running(qtbot, qapp, tmp_path / "settings.json", file) as window:
        press(Key.Key_7, CTRL)
        yield window


def test_papers_are_made_changed_and_made_again_until_everybody_has_what_they_need(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    workspace, event = shown(window), window.event_id
    assert event is not None

    open_card(window, "programme")
    tab_to(group(window, FoldingGroup).folded)
    press(Key.Key_Space)
    booklet = save(qtbot, window, tmp_path / "booklet.pdf")
    assert booklet.pages % 2 == 0
    assert round(float(booklet.reader.pages[0].mediabox.width)) == 842  # A4, lying
    press(Key.Key_Escape)

    open_card(window, "badges")
    everybody = save(qtbot, window, tmp_path / "badges.pdf")
    assert everybody.pages == 10
    press(Key.Key_Escape)
    add_attendee(workspace, event, name=NAME, organisation="늦게 온 곳")
    open_card(window, "badges")
    tab_to(group(window, PeopleGroup).people)
    press(Key.Key_Down)
    one = save(qtbot, window, tmp_path / "one.pdf")
    late = next(row for row in list_attendees(workspace, event) if row.name == NAME)
    assert one.codes(0) == [late.code]
    press(Key.Key_Escape)

    open_card(window, "cue-sheet")
    first = save(qtbot, window, tmp_path / "cues.pdf")
    assert "지난 출력" not in first.text()
    cue = next(iter(list_cues(workspace, event).values()))[0]
    edit_cue(workspace, cue.id, audio="팡파르")
    changed = save(qtbot, window, tmp_path / "cues-again.pdf")
    assert "팡파르" in changed.text()
    assert "지난 출력" in changed.text()
    press(Key.Key_Escape)

    span = programme_spans(workspace, event)[0]
    at = span.opens - timedelta(minutes=5)
    check_in(workspace, event_gate(workspace, event), str(late.code), desk="1", now=at)
    open_card(window, "certificates")
    answer(Confirm, lambda: press(Key.Key_Return))
    tab_to(group(window, CertificateGroup).issue)
    press(Key.Key_Space)
    activate(qtbot, window)
    certificate = save(qtbot, window, tmp_path / "certificate.pdf")
    (code,) = certificate.codes(0)
    assert check_certificate(workspace, code).valid
    assert NAME in certificate.text()

    assert [run.document for run in list_runs(workspace, event)] == [
        "certificates",
        "cue-sheet",
        "cue-sheet",
        "badges",
        "badges",
        "programme",
    ]
    press(Key.Key_Z, CTRL)
    assert check_certificate(workspace, code).valid, "what was issued is never undone"


def shown(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def page_of(window: MainWindow) -> PrintingPage:
    page = window.page
    assert isinstance(page, PrintingPage)
    return page


def open_card(window: MainWindow, name: str) -> None:
    """Open a document from the gallery."""
    page_of(window).gallery.card(name).setFocus()
    press(Key.Key_Return)
    document = page_of(window).document
    assert document is not None
    assert document.name == name


def save(qtbot: QtBot, window: MainWindow, target: Path) -> Print:
    """Save the paper that is wanted now."""
    answer_the_file_dialog(target)
    press(Key.Key_S, CTRL)
    qtbot.waitUntil(target.exists, timeout=20_000)
    activate(qtbot, window)  # what a window manager does when a dialog goes
    printed_of(qtbot, window)
    return Print(target.read_bytes())


def group(window: MainWindow, kind: type[Group]) -> Group:
    """The settings of a kind beside the preview."""
    found = window.findChild(kind)
    assert found is not None
    return found
