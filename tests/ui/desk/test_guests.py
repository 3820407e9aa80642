"""The guests' board: protocol order, live arrivals, moved by hand, copied as text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from eventapp.domain.ids import EventId, GateId
from eventapp.domain.kinds import Direction
from eventapp.services.attendees import AttendeeRow, list_attendees, update_attendee
from eventapp.services.checkin import admit
from eventapp.services.protocol import guests_in_protocol_order
from eventapp.services.workspace import Workspace
from tests.ui.hosting import page_of
from ui.checkin.guests.board import GuestBoard
from ui.checkin.guests.window import GuestScreen
from ui.pages.desk import DeskPage
from ui.window import MainWindow

PAGE = "desk"
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def honoured(workspace: Workspace, event: EventId) -> list[AttendeeRow]:
    """Four guests, by rank."""
    rows = list(list_attendees(workspace, event)[:4])
    for row, position in zip(rows, ("시장", "이사장", "본부장", "팀장"), strict=True):
        update_attendee(workspace, row.id, guest=True, position=position)
    return rows


@pytest.fixture
def board(page: DeskPage, honoured: list[AttendeeRow]) -> GuestBoard:
    del honoured
    page.acts.trigger("desk.guests")
    assert page.forms.guests is not None
    return page.forms.guests


def shown(board: GuestBoard) -> list[str]:
    return [guest.position for guest in board.list.guests]


def test_guests_stand_in_protocol_order_and_arrivals_are_live(
    board: GuestBoard, workspace: Workspace, gate: GateId, honoured: list[AttendeeRow]
) -> None:
    assert shown(board) == ["시장", "이사장", "본부장", "팀장"]
    assert board.here.text() == "내빈 4명 중 0명 도착"
    admit(workspace, gate, honoured[1].id, desk="1")
    assert board.here.text() == "내빈 4명 중 1명 도착"
    lines = board.list.as_text().splitlines()
    assert lines[0].endswith("— 아직")
    assert lines[1].endswith("도착")
    admit(workspace, gate, honoured[1].id, desk="1", direction=Direction.OUT)
    assert board.here.text() == "내빈 4명 중 1명 도착"  # as the desk's numbers count them
    assert board.list.as_text().splitlines()[1].endswith("퇴장")


def test_alt_and_the_arrows_move_a_guest_who_stays_chosen(
    board: GuestBoard, workspace: Workspace, event: EventId
) -> None:
    board.list.setCurrentIndex(board.list.model().index(2, 0))
    QTest.keyClick(board.list, Qt.Key.Key_Up, ALT)
    QTest.keyClick(board.list, Qt.Key.Key_Up, ALT)
    QTest.keyClick(board.list, Qt.Key.Key_Up, ALT)  # there is nowhere higher
    assert shown(board) == ["본부장", "시장", "이사장", "팀장"]
    assert board.list.currentIndex().row() == 0
    QTest.keyClick(board.list, Qt.Key.Key_Down, ALT)
    named = [guest.position for guest in guests_in_protocol_order(workspace, event)]
    assert named == shown(board) == ["시장", "본부장", "이사장", "팀장"]
    assert board.rule.isVisible()
    board.rule.click()
    assert shown(board) == ["시장", "이사장", "본부장", "팀장"]
    assert not board.rule.isVisible()


def test_the_list_is_copied_as_text(board: GuestBoard, honoured: list[AttendeeRow]) -> None:
    QTest.keyClick(board.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    first = honoured[0]
    assert QApplication.clipboard().text().splitlines()[0] == (
        f"1. {first.organisation} 시장 {first.name} — 아직"
    )


def test_without_guests_it_says_where_to_mark_some(page: DeskPage) -> None:
    page.acts.trigger("desk.guests")
    board = page.forms.guests
    assert board is not None
    assert (board.empty.isVisible(), board.list.isVisible()) == (True, False)


def test_escape_goes_back_to_the_desk(page: DeskPage, board: GuestBoard) -> None:
    QTest.keyClick(board.list, Qt.Key.Key_Escape)
    assert (page.middle.currentWidget(), page.box.hasFocus()) == (page.card, True)


def test_a_window_of_its_own_stays_open_on_other_pages_and_closes_with_the_main_one(
    page: DeskPage,
    window: MainWindow,
    workspace: Workspace,
    gate: GateId,
    honoured: list[AttendeeRow],
) -> None:
    page.acts.trigger("desk.guest_window")
    screen = GuestScreen.of(window.context())
    shown_window = screen.window
    assert shown_window is not None
    assert shown_window.isVisible()
    window.open_page("people")
    admit(workspace, gate, honoured[0].id, desk="1")
    assert shown_window.board.here.text() == "내빈 4명 중 1명 도착"
    window.open_page("desk")
    page_of(window).acts.trigger("desk.guest_window")
    assert GuestScreen.of(window.context()) is screen
    window.close()
    assert not shown_window.isVisible()


@pytest.mark.parametrize(
    "name", ["<img src=x>", "a&b", "%s{x}", "\u202e반대", "👩‍👩‍👧", "가" * 200]
)
def test_hostile_names_are_painted_in_their_row(
    page: DeskPage, workspace: Workspace, event: EventId, name: str
) -> None:
    rows = list_attendees(workspace, event)
    for row in rows[:40]:
        update_attendee(workspace, row.id, guest=True, name=name, organisation=name)
    page.acts.trigger("desk.guests")
    board = page.forms.guests
    assert board is not None
    board.grab()
    assert len(board.list.guests) == 40
    assert page.minimumSizeHint().width() <= 1024
