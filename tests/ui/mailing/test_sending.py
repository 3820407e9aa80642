import logging
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from eventapp.domain.errors import CannotSend, MailProblem, NotSaved
from eventapp.domain.ids import AttendeeId, EventId, MailingId
from eventapp.domain.kinds import AttendeeStatus, Kind, Language, MailStatus
from eventapp.domain.mail import MailServer, Security
from eventapp.exchange.smtp import MailSender
from eventapp.services.addressees import addressees
from eventapp.services.attendees import add_attendee, list_attendees, update_attendee
from eventapp.services.mailing import begin_mailing, list_mailings, list_mails, send_again
from eventapp.services.tickets import reissue_tickets, revoke_tickets
from eventapp.services.workspace import Workspace
from tests.mail_server import PASSWORD, USER, Mailbox, mail_server, make_certificate
from tests.ui.mailing.received import Received
from ui.attendees.mailing.letters import template
from ui.attendees.mailing.sending import Sending, State
from ui.attendees.mailing.wording import problem_words
from ui.jobs import cancel_jobs, running_jobs

pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1"])]

NAMES = ("%s", "<img src=x>", "a&b", "{code}", "김 솔")
"""In the order they are sent: by name."""

FAST = 60_000


@pytest.fixture
def people(workspace: Workspace, event: EventId) -> list[AttendeeId]:
    made = [
        add_attendee(workspace, event, name=name, email=f"p{n}@example.org")
        for n, name in enumerate(NAMES)
    ]
    return [AttendeeId(one.only_inserted(Kind.ATTENDEE)) for one in made]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    yield made
    qtbot.waitUntil(lambda: not running_jobs())


def begin(workspace: Workspace, event: EventId, people: list[AttendeeId]) -> MailingId:
    draft = template(Language.KOREAN)
    return begin_mailing(
        workspace,
        event,
        subject=draft.subject,
        body=draft.body,
        language=draft.language,
        to=addressees(workspace, event, people).to,
        now=datetime.now(UTC),
    )


def server(port: int, per_minute: int = FAST) -> MailServer:
    return MailServer("127.0.0.1", port, Security.NONE, "", "접수", "desk@example.org", per_minute)


def send(
    qtbot: QtBot, window: QWidget, store: tuple[Workspace, EventId], mailing: MailingId, port: int
) -> Sending:
    sending = Sending(window, *store, mailing, sender=MailSender(server(port), timeout=5))
    sending.start()
    qtbot.waitUntil(lambda: sending.state is not State.RUNNING, timeout=20_000)
    qtbot.waitUntil(lambda: not running_jobs())
    return sending


def statuses(workspace: Workspace, mailing: MailingId) -> list[MailStatus]:
    return [mail.status for mail in list_mails(workspace, mailing)]


def test_everybody_gets_their_own_ticket_over_an_encrypted_connection(
    *,
    qtbot: QtBot,
    window: QWidget,
    workspace: Workspace,
    event: EventId,
    people: list[AttendeeId],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    mailbox = Mailbox()
    trust = make_certificate(tmp_path / "server.pem")
    mailing = begin(workspace, event, people)
    with mail_server(
        mailbox, certificate=tmp_path / "server.pem", starttls=True, login=True
    ) as port:
        through = MailServer(
            "127.0.0.1", port, Security.STARTTLS, USER, "접수", "desk@example.org", FAST
        )
        sender = MailSender(through, PASSWORD, trust=trust)
        sending = Sending(window, workspace, event, mailing, sender=sender)
        sending.start()
        qtbot.waitUntil(lambda: sending.state is State.FINISHED, timeout=20_000)
        qtbot.waitUntil(lambda: not running_jobs())

    assert mailbox.recipients() == [f"p{n}@example.org" for n in range(5)]
    assert statuses(workspace, mailing) == [MailStatus.SENT] * 5
    codes = {row.id: row.code for row in list_attendees(workspace, event, people)}
    for (_to, message), who, name in zip(mailbox.received, people, NAMES, strict=True):
        got = Received(message)
        assert got.qr == [codes[who]]
        assert got.ticket.codes(0) == [codes[who]]
        assert got.plain.startswith(f"{name} 님, 안녕하세요.")
        assert got.events
    # Whatever libraries say of the connection, nothing of ours is in it.
    ours = " ".join(
        record.getMessage() for record in caplog.records if not record.name.startswith("mail.")
    )
    for secret in (*NAMES, *map(str, codes.values()), "example.org", PASSWORD):
        assert secret not in ours


def test_one_refused_recipient_fails_alone_and_is_sent_again(
    qtbot: QtBot, window: QWidget, workspace: Workspace, event: EventId, people: list[AttendeeId]
) -> None:
    mailbox = Mailbox(refuses={"p1@example.org": "550 who is p1@example.org"})
    mailing = begin(workspace, event, people)
    with mail_server(mailbox) as port:
        send(qtbot, window, (workspace, event), mailing, port)
        failed = list_mails(workspace, mailing)[1]
        mailbox.refuses.clear()
        send_again(workspace, [mail.id for mail in list_mails(workspace, mailing)])
        send(qtbot, window, (workspace, event), mailing, port)

    assert (failed.status, failed.problem) == (MailStatus.FAILED, "recipient 550")
    assert sorted(mailbox.recipients()) == [f"p{n}@example.org" for n in range(5)]
    assert statuses(workspace, mailing) == [MailStatus.SENT] * 5


def test_a_dropped_answer_leaves_that_one_unknown_and_nobody_gets_two(
    qtbot: QtBot, window: QWidget, workspace: Workspace, event: EventId, people: list[AttendeeId]
) -> None:
    mailbox = Mailbox(drops=True)
    mailing = begin(workspace, event, people)
    with mail_server(mailbox) as port:
        send(qtbot, window, (workspace, event), mailing, port)
        again = send(qtbot, window, (workspace, event), mailing, port)

    assert statuses(workspace, mailing) == [MailStatus.UNKNOWN] * 5
    assert again.state is State.FINISHED
    assert sorted(mailbox.recipients()) == [f"p{n}@example.org" for n in range(5)]


def test_a_server_nobody_reaches_stops_the_mailing_with_all_still_waiting(
    qtbot: QtBot, window: QWidget, workspace: Workspace, event: EventId, people: list[AttendeeId]
) -> None:
    mailing = begin(workspace, event, people)
    with mail_server(Mailbox()) as port:
        pass

    sending = send(qtbot, window, (workspace, event), mailing, port)

    assert sending.state is State.STOPPED
    assert isinstance(sending.problem, CannotSend)
    assert sending.problem.problem is MailProblem.REFUSED
    assert statuses(workspace, mailing) == [MailStatus.WAITING] * 5


def test_stopping_ends_after_the_message_on_its_way_and_goes_on_later(
    qtbot: QtBot, window: QWidget, workspace: Workspace, event: EventId, people: list[AttendeeId]
) -> None:
    mailbox = Mailbox()
    mailing = begin(workspace, event, people)
    with mail_server(mailbox) as port:
        slow = MailSender(server(port, per_minute=60))
        sending = Sending(window, workspace, event, mailing, sender=slow)
        sending.start()
        qtbot.waitUntil(lambda: mailbox.recipients() != [], timeout=20_000)
        sending.stop()
        qtbot.waitUntil(lambda: sending.state is State.STOPPED, timeout=20_000)
        qtbot.waitUntil(lambda: not running_jobs())
        stopped = statuses(workspace, mailing)
        send(qtbot, window, (workspace, event), mailing, port)

    assert stopped == [MailStatus.SENT] + [MailStatus.WAITING] * 4
    assert mailbox.recipients() == [f"p{n}@example.org" for n in range(5)]


def test_closing_the_program_does_not_wait_for_the_server(
    qtbot: QtBot, window: QWidget, workspace: Workspace, event: EventId, people: list[AttendeeId]
) -> None:
    mailbox = Mailbox(lingers=15)
    mailing = begin(workspace, event, people)
    with mail_server(mailbox) as port:
        sending = Sending(window, workspace, event, mailing, sender=MailSender(server(port)))
        sending.start()
        qtbot.waitUntil(lambda: mailbox.recipients() != [], timeout=20_000)
        began = time.monotonic()
        cancel_jobs()
        waited = time.monotonic() - began
        closing = statuses(workspace, mailing)
        qtbot.waitUntil(lambda: not running_jobs())

    assert waited < 3
    assert closing == [MailStatus.UNKNOWN] + [MailStatus.WAITING] * 4
    assert statuses(workspace, mailing) == closing


def test_the_ticket_somebody_has_by_then_is_sent_and_none_to_who_has_none(
    qtbot: QtBot, window: QWidget, workspace: Workspace, event: EventId, people: list[AttendeeId]
) -> None:
    mailbox = Mailbox()
    mailing = begin(workspace, event, people)
    reissue_tickets(workspace, people[:1])
    revoke_tickets(workspace, people[1:2])
    with mail_server(mailbox) as port:
        send(qtbot, window, (workspace, event), mailing, port)

    (now,) = list_attendees(workspace, event, people[:1])
    assert Received(mailbox.received[0][1]).qr == [now.code]
    assert mailbox.recipients() == [f"p{n}@example.org" for n in (0, 2, 3, 4)]
    assert list_mails(workspace, mailing)[1].problem == "gone"


def test_whoever_was_changed_since_gets_theirs_where_they_are_now_or_none(
    qtbot: QtBot, window: QWidget, workspace: Workspace, event: EventId, people: list[AttendeeId]
) -> None:
    mailbox = Mailbox()
    mailing = begin(workspace, event, people)
    update_attendee(workspace, people[0], email="right@example.org")
    update_attendee(workspace, people[1], blocked=True)
    update_attendee(workspace, people[2], status=AttendeeStatus.CANCELLED)
    update_attendee(workspace, people[3], email="")
    with mail_server(mailbox) as port:
        send(qtbot, window, (workspace, event), mailing, port)

    assert mailbox.recipients() == ["right@example.org", "p4@example.org"]
    mails = list_mails(workspace, mailing)
    assert [mail.problem for mail in mails] == ["", "blocked", "cancelled", "no_address", ""]
    assert [problem_words(mail.problem) for mail in mails[1:4]] == [
        "입장이 막혀 있어요",
        "취소",
        "메일 주소가 없어요",
    ]
    assert mails[0].address == "right@example.org"
    assert list_mailings(workspace, event)[0].finished_at is not None


def test_whoever_is_changed_while_their_turn_is_waited_for_gets_another_message(
    qtbot: QtBot, window: QWidget, workspace: Workspace, event: EventId, people: list[AttendeeId]
) -> None:
    mailbox = Mailbox()
    mailing = begin(workspace, event, people[:4])
    with mail_server(mailbox) as port:
        slow = MailSender(server(port, per_minute=60))
        sending = Sending(window, workspace, event, mailing, sender=slow)
        sending.start()
        qtbot.waitUntil(lambda: mailbox.recipients() != [], timeout=20_000)
        # The second one's message is made by now and waits for its second to pass.
        qtbot.wait(300)
        update_attendee(workspace, people[1], email="right@example.org")
        reissue_tickets(workspace, people[1:2])
        qtbot.waitUntil(lambda: len(mailbox.recipients()) == 2, timeout=20_000)
        qtbot.wait(300)
        update_attendee(workspace, people[2], blocked=True)
        qtbot.waitUntil(lambda: sending.state is State.FINISHED, timeout=20_000)
        qtbot.waitUntil(lambda: not running_jobs())

    assert mailbox.recipients() == ["p0@example.org", "right@example.org", "p3@example.org"]
    (now,) = list_attendees(workspace, event, people[1:2])
    assert Received(mailbox.received[1][1]).qr == [now.code]
    assert [mail.problem for mail in list_mails(workspace, mailing)] == ["", "", "blocked", ""]


def test_a_full_disk_stops_before_anything_is_sent(
    *,
    qtbot: QtBot,
    window: QWidget,
    workspace: Workspace,
    event: EventId,
    people: list[AttendeeId],
    tmp_path: Path,
) -> None:
    mailbox = Mailbox()
    mailing = begin(workspace, event, people)
    with mail_server(mailbox) as port:
        # Written to a file that was moved away, nothing would be found again.
        workspace.path.rename(tmp_path / "moved.eventapp")
        sending = send(qtbot, window, (workspace, event), mailing, port)

    assert isinstance(sending.problem, NotSaved)
    assert mailbox.recipients() == []
