"""What a rehearsal opens beside the desk: it says so, gives nothing out and ends with it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId, GateId
from eventapp.domain.kinds import BadgeRule
from eventapp.domain.roles import Role
from eventapp.services.attendees import AttendeeRow, list_attendees, update_attendee
from eventapp.services.badge_prints import printed_count
from eventapp.services.gates import update_gate
from eventapp.services.snapshots.badges import badge_snapshot
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from tests.ui.test_badge_printing import Files
from ui.attendees.attendance.view import AttendanceView
from ui.checkin.badge_printing import BadgePrinting, rehearsed_badges
from ui.checkin.guests.window import GuestWindow
from ui.jobs import running_jobs
from ui.pages.desk import DeskPage

PAGE = "desk"
CONTROL = Qt.KeyboardModifier.ControlModifier


def settle() -> None:
    for _turn in range(3):
        QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def windows(kind: type[QWidget]) -> list[QWidget]:
    shown = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    return [window for window in shown if isinstance(window, kind)]


def test_the_attendance_of_a_rehearsal_says_so_gives_nothing_out_and_ends_with_it(
    page: DeskPage, workspace: Workspace, guest: AttendeeRow
) -> None:
    page.rehearse()
    settle()
    page.scan(guest.code or "")
    page.acts.trigger("desk.attendance")
    (view,) = windows(AttendanceView)
    assert isinstance(view, AttendanceView)
    assert view.windowTitle() == "연습 중 출석 현황"
    assert view.shares[0].share.admitted == 1
    assert [action.id for action in view.acts.declared()] == ["attendance.close"]

    page.rehearse()
    settle()
    assert windows(AttendanceView) == []

    page.acts.trigger("desk.attendance")
    (real,) = windows(AttendanceView)
    assert isinstance(real, AttendanceView)
    update_attendee(workspace, guest.id, notes="진짜")
    settle()
    assert real.windowTitle() == "출석 현황"
    assert real.shares[0].share.admitted == 0


def test_the_attendance_that_is_open_when_a_rehearsal_begins_does_not_show_its_numbers(
    page: DeskPage, guest: AttendeeRow
) -> None:
    page.acts.trigger("desk.attendance")
    page.rehearse()
    settle()
    assert windows(AttendanceView) == []
    page.scan(guest.code or "")
    page.acts.trigger("desk.attendance")
    (view,) = windows(AttendanceView)
    assert isinstance(view, AttendanceView)
    assert view.shares[0].share.admitted == 1


def test_the_guests_window_of_a_rehearsal_says_so_and_ends_with_it(
    page: DeskPage, workspace: Workspace, guest: AttendeeRow
) -> None:
    update_attendee(workspace, guest.id, guest=True)
    page.rehearse()
    settle()
    page.acts.trigger("desk.guest_window")
    page.scan(guest.code or "")
    settle()
    (window,) = windows(GuestWindow)
    assert isinstance(window, GuestWindow)
    assert window.windowTitle() == "연습 중 내빈 현황"
    assert window.board.here.text() == "연습 · 내빈 1명 중 1명 도착"

    page.rehearse()
    settle()
    assert windows(GuestWindow) == []
    page.acts.trigger("desk.guest_window")
    (real,) = windows(GuestWindow)
    assert isinstance(real, GuestWindow)
    assert real.board.here.text() == "내빈 1명 중 0명 도착"
    real.close()


def test_at_the_desk_the_guests_are_not_copied(
    page: DeskPage, workspace: Workspace, guest: AttendeeRow
) -> None:
    update_attendee(workspace, guest.id, guest=True)
    page.acts.trigger("desk.guests")
    board = page.forms.guests
    assert board is not None
    assert board.hint.isVisible()
    QApplication.clipboard().setText("전")
    workspace.role = Role.DESK
    try:
        board.read()
        QTest.keyClick(board.list, Qt.Key.Key_C, CONTROL)
        assert (QApplication.clipboard().text(), board.hint.isVisible()) == ("전", False)
    finally:
        workspace.role = Role.ORGANISER
    QTest.keyClick(board.list, Qt.Key.Key_C, CONTROL)
    assert guest.name in QApplication.clipboard().text()


def test_a_badge_of_a_rehearsal_says_so_twice(
    workspace: Workspace, event: EventId, guest: AttendeeRow
) -> None:
    real = badge_snapshot(workspace, event, only=[guest.id])
    made = rehearsed_badges(real)
    (badge,) = made.badges
    assert (made.event.title, badge.category) == ("연습용 — 무효", "연습용 — 무효")
    assert (badge.name, badge.code) == (guest.name, guest.code)


def test_a_badge_printed_in_a_rehearsal_is_recorded_nowhere(  # noqa: PLR0917 - fixtures
    page: DeskPage,
    workspace: Workspace,
    event: EventId,
    gate: GateId,
    settings: SettingsFile,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.change(badge_printer="Zebra")
    update_gate(workspace, gate, badges=BadgeRule.ONCE)
    files = Files(tmp_path)
    page.rehearse()
    settle()
    printing = page.badges.printing
    assert isinstance(printing, BadgePrinting)
    monkeypatch.setattr(printing, "_open", files)
    copy = page.context.workspace
    codes = [row.code for row in list_attendees(workspace, event) if row.code][:2]
    for code in codes:
        page.scan(code)
    assert printing._printing is not None
    assert printing._printing.snapshot.event.title == "연습용 — 무효"
    page.rehearse()  # while the first is being printed: the second may come out or not
    settle()
    qtbot.waitUntil(lambda: running_jobs() == [], timeout=20_000)
    settle()
    assert copy.closed
    assert files.codes() in (codes[:1], codes)
    for row in list_attendees(workspace, event):
        assert printed_count(workspace, row.id) == 0
