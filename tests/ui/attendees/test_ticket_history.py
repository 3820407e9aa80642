"""The codes somebody was given, below their ticket."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import Kind, TicketStatus
from eventapp.domain.tickets import display_code
from eventapp.services.attendees import add_attendee
from eventapp.services.duplicates import merge_attendees
from eventapp.services.history import undo
from eventapp.services.tickets import reissue_ticket, revoke_tickets, ticket_history
from eventapp.services.workspace import Workspace
from tests.ui.hosting import page_of, press
from ui.attendees.ticket_history import TicketHistory
from ui.pages.attendees import AttendeesPage
from ui.widgets.marks import Chip
from ui.widgets.text import ElidedLabel, PlainLabel
from ui.window import MainWindow

PAGE = "attendees"


@pytest.fixture
def page(window: MainWindow) -> AttendeesPage:
    shown: AttendeesPage = page_of(window)
    return shown


def history(page: AttendeesPage) -> TicketHistory:
    return next(each for each in page.details.sections if isinstance(each, TicketHistory))


def guest(workspace: Workspace, event: EventId, name: str) -> AttendeeId:
    return AttendeeId(add_attendee(workspace, event, name=name).only_inserted(Kind.ATTENDEE))


def lines(view: TicketHistory) -> list[QWidget]:
    items = [view.lines.itemAt(place) for place in range(view.lines.count())]
    return [line for item in items if item is not None and (line := item.widget()) is not None]


def shown(view: TicketHistory) -> list[tuple[str, str]]:
    return [
        (line.findChildren(Chip)[0].text, line.findChildren(ElidedLabel)[0].text())
        for line in lines(view)
    ]


def test_one_ticket_is_folded_and_unfolds(
    qtbot: QtBot, page: AttendeesPage, workspace: Workspace, event: EventId
) -> None:
    who = guest(workspace, event, "한 장")
    page.table.select_id(who)
    view = history(page)

    assert not view.is_open
    assert view.fold.text() == "지금까지 입장권 1장 · 보기"
    press(qtbot, view.fold)
    (ticket,) = ticket_history(workspace, who)
    assert shown(view) == [("유효", display_code(ticket.code))]
    press(qtbot, view.fold)
    assert not view.is_open


def test_every_code_is_listed_with_what_became_of_it(
    page: AttendeesPage, workspace: Workspace, event: EventId
) -> None:
    who, twin = guest(workspace, event, "두 번"), guest(workspace, event, "두 번")
    page.table.select_id(who)
    reissue_ticket(workspace, who)
    merge_attendees(workspace, who, twin)
    view = history(page)

    assert view.is_open
    tickets = ticket_history(workspace, who)
    words = {
        TicketStatus.VALID: "유효",
        TicketStatus.REVOKED: "무효",
        TicketStatus.SPARE: "합친 등록의 입장권",
    }
    assert shown(view) == [(words[one.status], display_code(one.code)) for one in tickets]
    assert {one.status for one in tickets} == set(TicketStatus)
    told = [line.findChildren(PlainLabel)[-1].text() for line in lines(view)]
    assert all(text.startswith("발급 ") for text in told)
    assert [" · 무효 처리 " in text for text in told] == [
        one.status is TicketStatus.REVOKED for one in tickets
    ]


def test_it_follows_what_is_done_and_undone(
    page: AttendeesPage, workspace: Workspace, event: EventId
) -> None:
    who = guest(workspace, event, "손님")
    page.table.select_id(who)
    view = history(page)
    revoke_tickets(workspace, [who])
    assert [word for word, _code in shown(view)] == ["무효"]
    undo(workspace)
    assert [word for word, _code in shown(view)] == ["유효"]
