"""What the tests of the desk's forms share."""

import pytest

from eventapp.domain.ids import EventId, GateId
from eventapp.services.attendees import AttendeeRow, list_attendees
from eventapp.services.desk_log import event_gate
from eventapp.services.workspace import Workspace
from tests.ui.hosting import page_of
from ui.pages.desk import DeskPage
from ui.window import MainWindow


@pytest.fixture
def gate(workspace: Workspace, event: EventId) -> GateId:
    return event_gate(workspace, event)


@pytest.fixture
def page(window: MainWindow) -> DeskPage:
    shown: DeskPage = page_of(window)
    return shown


@pytest.fixture
def guest(workspace: Workspace, event: EventId) -> AttendeeRow:
    return next(row for row in list_attendees(workspace, event) if row.name == "김솔")
