"""A rehearsal at the desk: everything works, an unmistakable banner, nothing stays."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from eventapp.domain.ids import EventId, GateId
from eventapp.domain.kinds import ConsentKind, Language
from eventapp.services.attendees import (
    AttendeeRow,
    add_attendee,
    count_attendees,
    list_attendees,
    update_attendee,
)
from eventapp.services.desk_log import counters, recent_scans
from eventapp.services.history import undo_list
from eventapp.services.workspace import Workspace
from tests.ui.hosting import page_of
from tests.ui.keys import burst
from ui.checkin.rehearsal import RehearsalBanner
from ui.icons import Ink
from ui.pages.desk import DeskPage
from ui.window import MainWindow

PAGE = "desk"


def settle() -> None:
    for _turn in range(3):
        QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def work(page: DeskPage, guest: AttendeeRow) -> None:
    """Scan, register, enter from paper, stand at a session."""
    burst(page.box, guest.code or "")
    settle()
    page.acts.trigger("desk.walk_in")
    form = page.forms.walk_in
    assert form is not None
    form.name.setText("연습 손님")
    form.consent.set_values({ConsentKind.PERSONAL_DATA: True})
    form.register()
    page.acts.trigger("desk.paper")
    assert page.forms.paper is not None
    page.forms.paper.enter("5")
    page.forms.paper.closed.emit()
    settle()


def test_everything_works_on_the_copy_and_nothing_reaches_the_workspace(
    page: DeskPage, workspace: Workspace, event: EventId, gate: GateId, guest: AttendeeRow
) -> None:
    page.acts.trigger("desk.rehearse")
    banner = page.findChild(RehearsalBanner)
    assert banner is not None
    assert banner.isVisible()
    assert banner.text.text() == "연습 중 — 아무것도 남지 않아요"
    work(page, guest)
    copy = page.context.workspace
    assert copy is not workspace
    assert (counters(copy, gate).admitted, count_attendees(copy, event)) == (3, 81)
    assert page.last is not None
    assert (counters(workspace, gate).admitted, count_attendees(workspace, event)) == (0, 80)
    assert (recent_scans(workspace, gate), undo_list(workspace)) == ((), ())


def test_numbers_begin_from_the_real_ones_and_ending_brings_them_back(
    page: DeskPage, workspace: Workspace, event: EventId, gate: GateId, guest: AttendeeRow
) -> None:
    other = list_attendees(workspace, event)[0]
    page.scan(other.code or "")
    page.rehearse()
    copy = page.context.workspace
    assert counters(copy, gate).admitted == 1
    work(page, guest)
    assert page.side.who.recent.rows[0].who.name != other.name
    page.rehearse()
    settle()
    assert (copy.closed, page.context.workspace) == (True, workspace)
    assert page.side.who.recent.rows[0].who.name == other.name
    assert counters(workspace, gate).admitted == 1
    burst(page.box, guest.code or "")
    settle()
    assert (page.card.outcome is not None, counters(workspace, gate).admitted) == (True, 2)


def test_undo_in_a_rehearsal_takes_back_what_was_done_in_it_alone(
    page: DeskPage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    first = list_attendees(workspace, event)[0]
    update_attendee(workspace, first.id, notes="진짜 변경")
    page.rehearse()
    copy = page.context.workspace
    update_attendee(copy, first.id, notes="연습 변경")
    window.history.undo()
    assert list_attendees(copy, event, only=[first.id])[0].notes == "진짜 변경"
    window.history.undo()
    assert list_attendees(workspace, event, only=[first.id])[0].notes == "진짜 변경"


@pytest.mark.parametrize("how", ["page", "language", "close"])
def test_leaving_the_page_or_the_window_ends_it(  # noqa: PLR0917 - fixtures
    page: DeskPage,
    window: MainWindow,
    workspace: Workspace,
    gate: GateId,
    guest: AttendeeRow,
    how: str,
) -> None:
    page.rehearse()
    copy = page.context.workspace
    work(page, guest)
    if how == "page":
        window.open_page("people")
    elif how == "language":
        window.speak(Language.ENGLISH)
    else:
        window.close()
    settle()
    assert copy.closed
    assert counters(workspace, gate).admitted == 0
    if how == "page":
        window.open_page("desk")
        assert page_of(window).context.workspace is workspace
        assert page_of(window).findChild(RehearsalBanner) is None


def test_a_change_of_the_real_workspace_does_not_disturb_a_rehearsal(
    page: DeskPage, workspace: Workspace, event: EventId, guest: AttendeeRow
) -> None:
    page.rehearse()
    add_attendee(workspace, event, name="진짜 손님")
    burst(page.box, guest.code or "")
    settle()
    assert page.card.outcome is not None
    assert page.card.outcome.ink is Ink.ADMITTED
    assert count_attendees(page.context.workspace, event) == 80


def test_shortcuts_are_declared_once_however_often_one_rehearses(page: DeskPage) -> None:
    before = len(page.actions())
    for _time in range(4):
        page.rehearse()
        settle()
    assert len(page.actions()) == before
