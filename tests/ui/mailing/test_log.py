"""The log of mailings: going on, sending again, following what goes out."""

from datetime import UTC, datetime

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId, MailingId
from eventapp.domain.kinds import Language, MailStatus
from eventapp.domain.mail import MailServer, Security
from eventapp.services.addressees import addressees
from eventapp.services.mailing import begin_mailing, list_mailings, list_mails
from eventapp.services.workspace import Workspace
from tests.mail_server import PASSWORD, USER, Mailbox, mail_server
from tests.ui.hosting import press
from tests.ui.mailing.stepping import Open, go_to_the_server, through, wait
from ui.attendees.mailing.sending import Sending
from ui.dialogs import mailing as dialogs
from ui.window import MainWindow

PAGE = "attendees"

pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1"])]


def test_a_stopped_mailing_goes_on_from_the_log(
    qtbot: QtBot, opened: Open, workspace: Workspace, event: EventId, window: MainWindow
) -> None:
    mailbox = Mailbox()
    with mail_server(mailbox) as port:
        slow = MailServer("127.0.0.1", port, Security.NONE, "", "", "desk@example.org", 60)
        dialog = opened(slow)
        go_to_the_server(qtbot, dialog)
        press(qtbot, dialog.next)
        qtbot.waitUntil(lambda: len(mailbox.recipients()) == 1, timeout=20_000)
        dialog.reject()
        running = Sending.of(window)
        reopened = opened()
        qtbot.waitUntil(reopened.log.stop.isVisible)
        press(qtbot, reopened.log.stop)
        wait(qtbot)
        stopped = [
            mail.status for mail in list_mails(workspace, list_mailings(workspace, event)[0].id)
        ]
        reopened.reject()
        later = opened(through(port), first=3)
        press(qtbot, later.log.go_on)
        wait(qtbot)

    assert running is not None
    assert stopped == [MailStatus.SENT, MailStatus.WAITING, MailStatus.WAITING]
    assert sorted(mailbox.recipients()) == [f"p{n}@example.org" for n in range(3)]
    assert later.log.counts.text() == "보냄 3"


def test_what_is_gone_on_with_asks_for_the_password_and_is_no_other_mailing(
    qtbot: QtBot, opened: Open, workspace: Workspace, event: EventId
) -> None:
    to = addressees(workspace, event).to[:2]
    begin_mailing(
        workspace,
        event,
        subject="s",
        body="b",
        language=Language.KOREAN,
        to=to,
        now=datetime.now(UTC),
    )
    mailbox = Mailbox()
    with mail_server(mailbox, login=True) as port:
        dialog = opened(through(port, USER), first=3)
        press(qtbot, dialog.log.go_on)
        assert dialog.server.isVisible()
        assert dialog.next.text() == "2명에게 보내기"
        QTest.keyClicks(dialog.server.password, PASSWORD)
        press(qtbot, dialog.next)
        wait(qtbot)

    assert mailbox.recipients() == [who.address for who in to]
    assert [row.sent for row in list_mailings(workspace, event)] == [2]


def test_unsure_ones_are_sent_again_only_after_asking(
    qtbot: QtBot,
    opened: Open,
    workspace: Workspace,
    event: EventId,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mailbox = Mailbox(drops=True)
    asked: list[str] = []
    with mail_server(mailbox) as port:
        dialog = opened(through(port))
        go_to_the_server(qtbot, dialog)
        press(qtbot, dialog.next)
        wait(qtbot)
        assert dialog.log.unsure.isVisible()
        assert not dialog.log.again.isVisible()
        mailbox.drops = False

        def answer(_parent: object, headline: str, *_rest: object, **_more: object) -> bool:
            asked.append(headline)
            return len(asked) > 1

        monkeypatch.setattr(dialogs, "confirm", answer)
        dialog.log.table.selectAll()
        press(qtbot, dialog.log.again)
        wait(qtbot)
        left = list_mailings(workspace, event)[0].unknown
        dialog.log.table.selectAll()
        press(qtbot, dialog.log.again)
        wait(qtbot)

    assert asked == ["도착했을지도 모르는 메일 3통을 다시 보낼까요?"] * 2
    assert left == 3
    assert list_mailings(workspace, event)[0].sent == 3


def test_whoever_was_reached_since_is_sent_it_again_only_after_asking(
    qtbot: QtBot,
    opened: Open,
    workspace: Workspace,
    event: EventId,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mailbox = Mailbox(refuses={f"p{n}@example.org": "550 no" for n in range(2)})
    asked: list[str] = []

    def answer(_parent: object, headline: str, *_rest: object, **_more: object) -> bool:
        asked.append(headline)
        return len(asked) > 1

    monkeypatch.setattr(dialogs, "confirm", answer)
    with mail_server(mailbox) as port:
        first = opened(through(port))
        go_to_the_server(qtbot, first)
        press(qtbot, first.next)
        wait(qtbot)
        first.reject()
        mailbox.refuses.clear()
        second = opened(through(port))
        go_to_the_server(qtbot, second)
        press(qtbot, second.next)
        wait(qtbot)
        second.log.look(MailingId(list_mailings(workspace, event)[1].id))
        assert second.log.again.text() == "2통 다시 보내기"
        press(qtbot, second.log.again)
        wait(qtbot)
        refused = mailbox.recipients()
        press(qtbot, second.log.again)
        wait(qtbot)

    assert asked == ["다른 발송으로 나간 입장권 2장을 다시 보낼까요?"] * 2
    assert refused == ["p2@example.org", "p0@example.org", "p1@example.org"]
    assert mailbox.recipients() == [*refused, "p0@example.org", "p1@example.org"]


def test_the_log_follows_message_by_message(
    qtbot: QtBot, opened: Open, workspace: Workspace, event: EventId
) -> None:
    mailbox = Mailbox()
    with mail_server(mailbox) as port:
        slow = MailServer("127.0.0.1", port, Security.NONE, "", "", "desk@example.org", 60)
        dialog = opened(slow)
        go_to_the_server(qtbot, dialog)
        press(qtbot, dialog.next)
        qtbot.waitUntil(lambda: dialog.log.bar.value() == 1, timeout=20_000)
        shown = [mail.status for mail in dialog.log.model.records()]
        counts = dialog.log.counts.text()
        press(qtbot, dialog.log.stop)
        wait(qtbot)

    assert shown == [MailStatus.SENT, MailStatus.WAITING, MailStatus.WAITING]
    assert counts == "보냄 1 · 대기 2"
    kept = list_mails(workspace, list_mailings(workspace, event)[0].id)
    assert list(dialog.log.model.records()) == list(kept)


def test_a_log_without_a_mailing_offers_nothing_but_words(opened: Open) -> None:
    log = opened(first=3).log

    assert log.empty.isVisible()
    shown = (log.unsure, log.again, log.stop, log.go_on, log.give_up, log.table, log.bar)
    assert [widget for widget in shown if widget.isVisible()] == []
