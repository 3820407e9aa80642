"""The desk on a small screen: everything can be pressed, nothing is cut off."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from eventapp.domain.ids import EventId
from eventapp.domain.kinds import AttendeeStatus
from eventapp.services.attendees import AttendeeRow, list_attendees, update_attendee
from eventapp.services.workspace import Workspace
from ui.pages.desk import DeskPage
from ui.window import MainWindow

PAGE = "desk"


def visible(page: DeskPage) -> list[QPushButton]:
    return [button for button in page.buttons.findChildren(QPushButton) if button.isVisible()]


@pytest.mark.parametrize("width", [1024, 1366])
def test_the_buttons_stay_within_the_page_whatever_the_names(
    page: DeskPage,
    window: MainWindow,
    workspace: Workspace,
    event: EventId,
    width: int,
) -> None:
    window.resize(width, 600)
    long, other = list_attendees(workspace, event)[:2]
    for row in (long, other):
        update_attendee(workspace, row.id, name="가나다라마바사아자차카타파하" * 4)
    update_attendee(workspace, other.id, status=AttendeeStatus.CANCELLED)
    for row in (long, other):  # the second one may be let in all the same
        page.scan(row.code or "")
        QApplication.processEvents()
    assert page.buttons.force.isVisible()
    for button in visible(page):
        assert button.geometry().right() <= page.buttons.width()
        assert button.width() >= button.sizeHint().width()
    assert window.width() == width


def test_what_is_an_icon_for_want_of_room_still_says_what_it_does(
    page: DeskPage, window: MainWindow, guest: AttendeeRow
) -> None:
    window.resize(1024, 600)
    page.scan(guest.code or "")
    QApplication.processEvents()
    terse = [button for button in visible(page) if not button.text()]
    assert terse
    assert all(button.accessibleName() and button.toolTip() for button in terse)
    window.resize(1600, 900)
    QApplication.processEvents()
    assert all(button.text() for button in visible(page))
