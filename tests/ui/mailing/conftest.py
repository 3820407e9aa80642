from collections.abc import Iterator

import keyring
import pytest
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import Kind
from eventapp.domain.mail import MailServer
from eventapp.services.attendees import add_attendee
from eventapp.services.workspace import Workspace
from tests.ui.hosting import page_of
from tests.ui.mailing.stepping import InMemory, Open
from ui.dialogs.mailing import MailingDialog
from ui.jobs import running_jobs
from ui.window import MainWindow


@pytest.fixture
def ring() -> Iterator[InMemory]:
    before = keyring.get_keyring()
    made = InMemory()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture
def people(workspace: Workspace, event: EventId) -> list[AttendeeId]:
    made = [
        add_attendee(workspace, event, name=f"손님 {n}", email=f"p{n}@example.org")
        for n in range(3)
    ]
    return [AttendeeId(one.only_inserted(Kind.ATTENDEE)) for one in made]


@pytest.fixture
def opened(
    qtbot: QtBot, window: MainWindow, people: list[AttendeeId], ring: InMemory
) -> Iterator[Open]:
    del ring

    def make(server: MailServer | None = None, **options: int) -> MailingDialog:
        if server is not None:
            window.settings.change(mail=server)
        page = page_of(window)
        dialog = MailingDialog(page.context, page, people, **options)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    yield make
    qtbot.waitUntil(lambda: not running_jobs(), timeout=20_000)
