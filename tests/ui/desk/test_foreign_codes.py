"""Codes of other systems at the desk: what nobody can guess lets in, the rest is asked about."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from eventapp.domain.ids import EventId, GateId
from eventapp.domain.verdicts import Verdict
from eventapp.services.attendees import AttendeeRow, list_attendees, update_attendee
from eventapp.services.desk_log import recent_scans
from eventapp.services.workspace import Workspace
from tests.ui.keys import burst, slowly
from ui.checkin.scanner import IDLE_MS
from ui.pages.desk import DeskPage

PAGE = "desk"
ENTER = Qt.Key.Key_Return


def settle(milliseconds: int = IDLE_MS * 2) -> None:
    QTest.qWait(milliseconds)
    QApplication.processEvents()


def log(workspace: Workspace, gate: GateId) -> list[tuple[str, Verdict]]:
    return [(row.name, row.verdict) for row in recent_scans(workspace, gate)]


def chosen(page: DeskPage) -> str | None:
    found = page.found.current
    assert page.middle.is_searching
    return None if found is None else found.name


def test_a_ulid_lets_in_although_it_has_our_form(
    page: DeskPage, workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    update_attendee(workspace, guest.id, reference="01ARZ3NDEKTSV4RRFFQ69G5FAV")
    burst(page.box, "01ARZ3NDEKTSV4RRFFQ69G5FAV")
    settle()
    assert log(workspace, gate) == [("김솔", Verdict.ADMITTED)]


@pytest.mark.parametrize("reference", ["100002", "EB-77"])
def test_the_number_of_an_order_is_asked_about_and_enter_says_yes(
    page: DeskPage, workspace: Workspace, gate: GateId, guest: AttendeeRow, reference: str
) -> None:
    update_attendee(workspace, guest.id, reference=reference)
    burst(page.box, reference)
    settle()
    assert (chosen(page), page.box.query, log(workspace, gate)) == ("김솔", reference, [])
    burst(page.box, reference)  # scanned once more: it takes the place of the first
    settle()
    assert (chosen(page), page.box.query, log(workspace, gate)) == ("김솔", reference, [])
    settle(250)
    QTest.keyClick(page.box, ENTER)
    assert log(workspace, gate) == [("김솔", Verdict.ADMITTED)]
    assert page.box.query == ""


def test_the_camera_asks_about_the_number_of_an_order_once(
    page: DeskPage, workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    update_attendee(workspace, guest.id, reference="100002")
    for _frame in range(3):
        page.see("100002")
    settle()
    assert (chosen(page), log(workspace, gate)) == ("김솔", [])
    QTest.keyClick(page.box, ENTER)
    assert log(workspace, gate) == [("김솔", Verdict.ADMITTED)]


def test_whom_a_number_means_comes_before_whose_phone_has_it(
    page: DeskPage, workspace: Workspace, event: EventId, gate: GateId, guest: AttendeeRow
) -> None:
    other = next(row for row in list_attendees(workspace, event) if row.id != guest.id)
    update_attendee(workspace, other.id, phone="010-1000-0299")
    update_attendee(workspace, guest.id, reference="100002")
    slowly(lambda: page.box, "100002")
    settle(250)
    assert (chosen(page), page.found.model.rowCount()) == ("김솔", 2)
    QTest.keyClick(page.box, ENTER)
    assert log(workspace, gate) == [("김솔", Verdict.ADMITTED)]


def test_a_number_a_scanner_typed_lets_in_nobody_whose_phone_has_it(
    page: DeskPage, workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    update_attendee(workspace, guest.id, phone="010-1000-0299")
    burst(page.box, "100002")
    settle()
    assert (chosen(page), log(workspace, gate)) == ("김솔", [])
