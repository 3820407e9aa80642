"""What the desk prints: badges as people come in, and the paper list on one key."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.domain.kinds import BadgeRule
from eventapp.services.attendees import AttendeeRow, list_attendees
from eventapp.services.badge_prints import waiting_prints
from eventapp.services.desk_lock import enter_desk_role, set_pin
from eventapp.services.desk_log import event_gate
from eventapp.services.gates import update_gate
from eventapp.services.roll import roll_number
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from tests.reports.reading import Print
from tests.ui.hosting import page_of, said
from tests.ui.keys import burst
from tests.ui.printing.hands import answer
from ui.dialogs.confirm import Confirm
from ui.jobs import running_jobs
from ui.pages.desk import DeskPage
from ui.window import MainWindow

PAGE = "desk"
Ctrl = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: MainWindow) -> DeskPage:
    shown: DeskPage = page_of(window)
    return shown


def some_people(workspace: Workspace, event: EventId, count: int) -> list[AttendeeRow]:
    return [row for row in list_attendees(workspace, event) if row.code is not None][:count]


def scan(page: DeskPage, row: AttendeeRow) -> None:
    assert row.code is not None
    burst(page.box, row.code)
    QApplication.processEvents()


def badge_of(page: DeskPage) -> str:
    assert page.card.outcome is not None
    return page.card.outcome.badge


def no_jobs(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: running_jobs() == [], timeout=20_000)
    QApplication.processEvents()


def test_where_the_gate_prints_no_badges_the_card_says_nothing_of_them(
    page: DeskPage, workspace: Workspace, event: EventId
) -> None:
    scan(page, some_people(workspace, event, 1)[0])

    assert badge_of(page) == ""
    assert page.badges.reprints.isHidden()


def test_the_card_says_that_a_badge_waits_and_the_list_has_it(
    page: DeskPage, workspace: Workspace, event: EventId
) -> None:
    update_gate(workspace, event_gate(workspace, event), badges=BadgeRule.ONCE)
    first, second = some_people(workspace, event, 2)
    scan(page, first)
    scan(page, second)
    scan(page, first)

    assert badge_of(page) == ""  # already in: no badge is asked for
    assert [row.attendee for row in waiting_prints(workspace, event)] == [first.id, second.id]
    assert [line.who.name for line in page.badges.reprints.rows if not line.isHidden()] == [
        first.name,
        second.name,
    ]


def test_a_printer_that_fails_is_told_on_the_card_and_the_desk_goes_on(
    page: DeskPage, workspace: Workspace, event: EventId, settings: SettingsFile, qtbot: QtBot
) -> None:
    settings.change(badge_printer="A printer nobody has")
    update_gate(workspace, event_gate(workspace, event), badges=BadgeRule.ONCE)
    first, second = some_people(workspace, event, 2)
    scan(page, first)
    assert badge_of(page) in {"이름표 인쇄 중…", "이름표 인쇄 실패"}
    no_jobs(qtbot)
    assert badge_of(page) == "이름표 인쇄 실패"
    scan(page, second)
    no_jobs(qtbot)

    qtbot.waitUntil(lambda: page.side.who.tally.admitted.text() == "2")
    assert page.box.hasFocus()


def test_the_last_ones_badge_is_printed_again_on_a_key(
    page: DeskPage, workspace: Workspace, event: EventId, qtbot: QtBot
) -> None:
    assert not page.acts["desk.reprint"].isEnabled()
    someone = some_people(workspace, event, 1)[0]
    scan(page, someone)
    qtbot.waitUntil(page.acts["desk.reprint"].isEnabled)
    QTest.keyClick(page.box, Qt.Key.Key_F3)

    assert [row.attendee for row in waiting_prints(workspace, event)] == [someone.id]


def to_a_file(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """The system's dialog, in which somebody chose a printer that writes a file."""

    def accept(dialog: QPrintDialog) -> int:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        printer.setResolution(150)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(
        "PySide6.QtPrintSupport.QPrinterInfo.availablePrinterNames", lambda: ["Brother"]
    )
    monkeypatch.setattr(QPrintDialog, "exec", accept)


def test_one_key_prints_the_paper_list(
    page: DeskPage,
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    to_a_file(monkeypatch, tmp_path / "list.pdf")
    QTest.keyClick(page.box, Qt.Key.Key_P, Ctrl)
    no_jobs(qtbot)

    printed = Print((tmp_path / "list.pdf").read_bytes())
    assert printed.pages == 3
    assert said(window).endswith("3쪽")
    assert page.isVisible()


def test_without_a_printer_the_list_becomes_a_file_with_everybodys_number(  # noqa: PLR0917 - fixtures
    page: DeskPage,
    workspace: Workspace,
    event: EventId,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    set_pin(workspace, "2468")
    enter_desk_role(workspace)  # the desk may: it is what goes on when all else fails
    answer(tmp_path / "list.pdf", monkeypatch)
    monkeypatch.setattr("PySide6.QtPrintSupport.QPrinterInfo.availablePrinterNames", list)

    def agree() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, Confirm):
            qtbot.keyClick(dialog, Qt.Key.Key_Return)
        else:
            QTimer.singleShot(50, agree)

    QTimer.singleShot(50, agree)
    QTest.keyClick(page.box, Qt.Key.Key_P, Ctrl)
    qtbot.waitUntil((tmp_path / "list.pdf").exists, timeout=20_000)

    text = Print((tmp_path / "list.pdf").read_bytes()).text()
    for row in list_attendees(workspace, event)[:5]:
        assert f"{roll_number(row.id)} " in text


def test_at_the_desk_nobody_rehearses_or_takes_lists_away(
    page: DeskPage, workspace: Workspace
) -> None:
    set_pin(workspace, "2468")
    enter_desk_role(workspace)
    page.acts.refresh()

    off = {act.id for act in page.acts.declared() if not page.acts[act.id].isEnabled()}
    assert off >= {"desk.rehearse", "desk.gate", "desk.attendance"}
    assert page.acts["desk.print_paper"].isEnabled()
