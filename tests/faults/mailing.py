"""A window that sends a mailing, and is killed. Run as ``python -m tests.faults.mailing``.

It says when it has begun a message, and dies there or goes on, as it is told.
"""

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from eventapp.domain.ids import MailingId
from eventapp.domain.mail import MailServer, Security
from eventapp.exchange.smtp import MailSender
from eventapp.services.events import list_events
from eventapp.services.mailing import list_mailings
from eventapp.services.workspace import open_workspace
from ui.attendees.mailing.sending import Sending, State


def main() -> None:
    path, port, per_minute = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    app = QApplication([])
    workspace = open_workspace(path)
    event = list_events(workspace)[0].id
    window = QWidget()
    server = MailServer(
        "127.0.0.1", port, Security.NONE, "", "접수", "desk@example.org", per_minute
    )
    mailing = MailingId(list_mailings(workspace, event)[0].id)
    sending = Sending(window, workspace, event, mailing, sender=MailSender(server))
    sending.changed.connect(lambda: sending.state is State.RUNNING or app.quit())
    sending.start()
    app.exec()
    workspace.close()
    os._exit(0 if sending.state is State.FINISHED else 1)


if __name__ == "__main__":
    main()
