import logging
from pathlib import Path

import keyring
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import AttendeeId, EventId
from eventapp.exchange import mail_password
from eventapp.services.attendees import list_attendees
from eventapp.services.checkin import check_in
from eventapp.services.desk_log import event_gate
from eventapp.services.mailing import list_mailings
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from tests.mail_server import PASSWORD, USER, Mailbox, mail_server
from tests.ui.hosting import page_of, press, said
from tests.ui.mailing.received import Received
from tests.ui.mailing.stepping import InMemory, Open, go_to_the_server, through, wait
from ui.dialogs.ticket_folder import save_tickets
from ui.window import MainWindow

PAGE = "attendees"

pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1"])]


def test_tickets_are_sent_step_by_step_and_open_the_gate(
    qtbot: QtBot, opened: Open, workspace: Workspace, event: EventId
) -> None:
    mailbox = Mailbox()
    with mail_server(mailbox) as port:
        dialog = opened(through(port))
        go_to_the_server(qtbot, dialog)
        assert dialog.next.text() == "3명에게 보내기"
        press(qtbot, dialog.next)
        wait(qtbot)

    gate = event_gate(workspace, event)
    assert dialog.log.counts.text() == "보냄 3"
    assert sorted(mailbox.recipients()) == [f"p{n}@example.org" for n in range(3)]
    for _to, message in mailbox.received:
        (code,) = Received(message).qr
        assert check_in(workspace, gate, code, desk="1").name.startswith("손님")
    assert not dialog.log.go_on.isVisible()


def test_what_is_previewed_is_what_is_sent(qtbot: QtBot, opened: Open) -> None:
    mailbox = Mailbox()
    with mail_server(mailbox) as port:
        dialog = opened(through(port))
        press(qtbot, dialog.next)
        dialog.message.subject.setFocus()
        QTest.keyClick(dialog.message.subject, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(dialog.message.subject, "{name} - {organisation}<b>")
        dialog.message.body.setPlainText("<img src=x> {code}")
        qtbot.waitUntil(lambda: dialog.message.view.subject.text().startswith("손님 0"))
        seen = dialog.message.view
        shown = (seen.subject.text(), seen.body.text().replace("\u200b", ""))
        press(qtbot, dialog.next)
        press(qtbot, dialog.next)
        wait(qtbot)

    got = Received(mailbox.received[0][1])
    assert got.message["Subject"] == shown[0] == "손님 0 - <b>"
    assert got.plain.startswith(shown[1] + "\n")


def test_an_unknown_placeholder_must_go_before_the_next_step(qtbot: QtBot, opened: Open) -> None:
    dialog = opened()
    press(qtbot, dialog.next)

    dialog.message.body.setPlainText("{nmae}")
    assert not dialog.next.isEnabled()
    assert dialog.message.problem.isVisible()
    assert "{nmae}" in dialog.message.problem.text.text()

    dialog.message.body.setPlainText("{name}")
    assert dialog.next.isEnabled()
    assert not dialog.message.problem.isVisible()


def test_the_connection_is_checked_and_its_trouble_worded(qtbot: QtBot, opened: Open) -> None:
    with mail_server(Mailbox(), login=True) as port:
        dialog = opened(through(port, USER))
        go_to_the_server(qtbot, dialog)
        QTest.keyClicks(dialog.server.password, "wrong")
        press(qtbot, dialog.server.test)
        wait(qtbot)
        refused = dialog.server.trouble.title.text()
        dialog.server.password.setText(PASSWORD)
        press(qtbot, dialog.server.test)
        wait(qtbot)
        told = dialog.server.told.title.text()
    press(qtbot, dialog.server.test)
    wait(qtbot)

    assert refused == "서버가 사용자 이름이나 비밀번호를 받아들이지 않았어요. (535)"
    assert told == "서버에 잘 연결돼요."
    assert dialog.server.trouble.title.text() == (
        "서버가 연결을 받지 않아요. 포트를 확인해 주세요."
    )
    assert not dialog.server.told.isVisible()


def test_a_test_message_carries_nobodys_code(
    qtbot: QtBot, opened: Open, workspace: Workspace, event: EventId
) -> None:
    mailbox = Mailbox()
    with mail_server(mailbox) as port:
        dialog = opened(through(port))
        go_to_the_server(qtbot, dialog)
        press(qtbot, dialog.server.sample)
        wait(qtbot)

    ((to, message),) = mailbox.received
    assert to == "desk@example.org"
    assert message["Subject"].startswith("[시험] ")
    (code,) = Received(message).qr
    assert code not in {row.code for row in list_attendees(workspace, event)}
    assert list_mailings(workspace, event) == ()


def test_the_password_is_in_the_keyring_and_nowhere_else(
    *,
    qtbot: QtBot,
    opened: Open,
    ring: InMemory,
    settings: SettingsFile,
    workspace: Workspace,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, logger="eventapp")
    with mail_server(Mailbox(), login=True) as port:
        dialog = opened(through(port, USER))
        go_to_the_server(qtbot, dialog)
        QTest.keyClicks(dialog.server.password, PASSWORD)
        press(qtbot, dialog.next)
        wait(qtbot)
        dialog.reject()
        again = opened()

    assert ring.kept == {("eventapp", f"{USER}@127.0.0.1"): PASSWORD}
    assert again.server.password.text() == PASSWORD
    files = [settings.path, *workspace.path.parent.glob("w.eventapp*")]
    assert all(PASSWORD.encode() not in file.read_bytes() for file in files)
    assert PASSWORD not in caplog.text


def test_without_a_keyring_the_password_is_asked_for_again(
    qtbot: QtBot, opened: Open, ring: InMemory
) -> None:
    del ring
    keyring.set_keyring(keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]
    dialog = opened(through(25, USER))
    go_to_the_server(qtbot, dialog)
    QTest.keyClicks(dialog.server.password, PASSWORD)
    dialog.reject()

    assert not mail_password.has_keyring()
    assert opened().server.password.text() == ""


def test_tickets_of_those_selected_are_saved_as_files(
    qtbot: QtBot,
    window: MainWindow,
    people: list[AttendeeId],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: QFileDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(tmp_path)])
    page = page_of(window)

    save_tickets(page.context, page, people)
    wait(qtbot)

    (folder,) = (path for path in tmp_path.iterdir() if path.name.startswith("입장권"))
    assert {file.name for file in folder.iterdir()} == {
        "손님 0.png",
        "손님 1.png",
        "손님 2.png",
        "tickets.csv",
    }
    assert said(window) == f"입장권 3장을 “{folder.name}” 폴더에 저장했어요"
