"""Going through the mailing dialog, with a keyring of its own."""

from collections.abc import Callable

from keyring.backend import KeyringBackend
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from eventapp.domain.mail import MailServer, Security
from tests.ui.hosting import press
from ui.dialogs.mailing import MailingDialog
from ui.jobs import running_jobs

Open = Callable[..., MailingDialog]


class InMemory(KeyringBackend):
    """A keyring that is gone with the test."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # keyring's own
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


def through(port: int, user: str = "") -> MailServer:
    return MailServer("127.0.0.1", port, Security.NONE, user, "접수", "desk@example.org", 60_000)


def go_to_the_server(qtbot: QtBot, dialog: MailingDialog) -> None:
    press(qtbot, dialog.next)
    press(qtbot, dialog.next)


def wait(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not running_jobs(), timeout=20_000)
    QApplication.processEvents()
