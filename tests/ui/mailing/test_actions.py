from eventapp.domain.ids import EventId
from eventapp.services.attendees import list_attendees
from eventapp.services.history import undo
from eventapp.services.workspace import Workspace
from tests.ui.hosting import page_of, said
from ui.attendees.actions import MORE, offered
from ui.window import MainWindow

PAGE = "attendees"


def test_mailing_is_found_on_the_page(window: MainWindow) -> None:
    names = offered(page_of(window).acts, MORE)

    assert {"attendees.tickets", "attendees.mail", "attendees.mail_log"} <= set(names)


def test_the_tickets_of_all_selected_are_revoked_as_one_step(
    window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    before = list_attendees(workspace, event)
    page = page_of(window)
    page.table.selectAll()
    count = len(page.selected())

    page.acts.trigger("attendees.revoke")

    assert count > 1
    assert [row.code for row in list_attendees(workspace, event)] == [None] * len(before)
    assert said(window) == f"{count}명의 입장권을 취소했어요"
    undo(workspace)
    assert list_attendees(workspace, event) == before
