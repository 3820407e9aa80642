"""The desk on a small screen: everything can be pressed, nothing is cut off."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from eventapp.domain.ids import CategoryId, EventId, GateId
from eventapp.domain.kinds import AttendeeStatus, BadgeRule, Kind, Language
from eventapp.services.attendees import (
    AttendeeRow,
    add_category,
    list_attendees,
    update_attendee,
)
from eventapp.services.gates import update_gate
from eventapp.services.workspace import Workspace
from tests.ui.hosting import page_of
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


@pytest.mark.parametrize("language", list(Language))
def test_the_last_scans_are_seen_with_many_categories_and_badges_that_wait(  # noqa: PLR0917 - fixtures
    page: DeskPage,
    window: MainWindow,
    workspace: Workspace,
    event: EventId,
    gate: GateId,
    language: Language,
) -> None:
    people = list_attendees(workspace, event)[:6]
    for number, row in enumerate(people):
        made = add_category(workspace, event, name=f"구분 {number}")
        category = CategoryId(made.only_inserted(Kind.CATEGORY))
        update_attendee(workspace, row.id, category_id=category)
    update_gate(workspace, gate, badges=BadgeRule.ONCE)
    window.resize(1366, 768)
    window.speak(language)
    page = page_of(window)
    for row in people:
        page.scan(row.code or "")
    QApplication.processEvents()
    who = page.side.who
    who.tally.count_now()
    QApplication.processEvents()

    def bottom(widget: QWidget) -> int:
        return widget.mapTo(who.viewport(), widget.rect().bottomLeft()).y()

    assert page.badges.reprints.isVisible()
    assert who.categories.isVisible()
    assert len([line for line in who.categories.lines if line.isVisible()]) == 6
    assert bottom(who.recent.rows[4]) < who.viewport().height()
    assert bottom(who.recent) < bottom(who.categories.title)


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
