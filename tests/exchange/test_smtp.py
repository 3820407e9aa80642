import contextlib
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

import pytest

from eventapp.domain.errors import CannotSend, MailProblem
from eventapp.domain.mail import MailServer, Security
from eventapp.exchange.mail import POLICY, address_of
from eventapp.exchange.smtp import MailSender
from tests.mail_server import PASSWORD, USER, Mailbox, mail_server, make_certificate

pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1"])]


def at(port: int, security: Security = Security.NONE, *, login: bool = False) -> MailServer:
    user = USER if login else ""
    return MailServer("127.0.0.1", port, security, user, "접수", "desk@example.org")


def note(to: str = "kim@example.org") -> EmailMessage:
    message = EmailMessage(policy=POLICY)
    message["From"] = address_of("접수", "desk@example.org")
    message["To"] = address_of("김 솔", to)
    message["Subject"] = "입장권"
    message.set_content(".\r\n점으로 시작하는 줄\n")
    return message


def refused(sender: MailSender, message: EmailMessage | None = None) -> CannotSend:
    with sender, pytest.raises(CannotSend) as caught:
        sender.send(message or note())
    return caught.value


@contextmanager
def answering(*answers: bytes, until: threading.Event | None = None) -> Iterator[int]:
    """A server of few words: it greets, then answers whatever comes, then hangs up."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with listening, listening.accept()[0] as connection:
            for answer in answers:
                connection.sendall(answer + b"\r\n")
                connection.recv(65536)
            if until is not None:
                until.wait(20)

    thread = threading.Thread(target=serve)
    thread.start()
    yield listening.getsockname()[1]
    thread.join()


def test_messages_arrive_whole_over_one_connection() -> None:
    mailbox = Mailbox()
    with mail_server(mailbox) as port, MailSender(at(port)) as sender:
        sender.send(note("a@example.org"))
        sender.send(note("b@example.org"))

    assert mailbox.recipients() == ["a@example.org", "b@example.org"]
    message = mailbox.received[0][1]
    assert message.get_content().replace("\r\n", "\n") == ".\n점으로 시작하는 줄\n"
    assert message["To"].addresses[0].display_name == "김 솔"


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_a_login_goes_over_an_encrypted_connection(tmp_path: Path, security: Security) -> None:
    trust = make_certificate(tmp_path / "server.pem")
    mailbox = Mailbox()
    with mail_server(
        mailbox,
        certificate=tmp_path / "server.pem",
        starttls=security is Security.STARTTLS,
        login=True,
    ) as port:
        server = at(port, security, login=True)
        with MailSender(server, PASSWORD, trust=trust) as sender:
            sender.test()
            sender.send(note())
        wrong = refused(MailSender(server, "wrong", trust=trust))
        unknown = refused(MailSender(server, PASSWORD))

    assert mailbox.recipients() == ["kim@example.org"]
    assert (wrong.problem, wrong.code) == (MailProblem.LOGIN, 535)
    assert unknown.problem is MailProblem.CERTIFICATE


@pytest.mark.parametrize("without", [(), ("PLAIN",), ("LOGIN",)])
@pytest.mark.parametrize("password", ["비밀번호 123", "pässwörd", "👍", PASSWORD])
def test_a_password_may_have_any_letters(without: tuple[str, ...], password: str) -> None:
    mailbox = Mailbox()
    with mail_server(mailbox, login=True, password=password, without=without) as port:
        server = at(port, login=True)
        with MailSender(server, password) as sender:
            sender.send(note())
        wrong = refused(MailSender(server, password + "가"))

    assert mailbox.recipients() == ["kim@example.org"]
    assert (wrong.problem, wrong.code) == (MailProblem.LOGIN, 535)


def test_where_no_way_carries_the_password_it_is_told() -> None:
    with mail_server(Mailbox(), login=True, without=("PLAIN", "LOGIN")) as port:
        assert refused(MailSender(at(port, login=True), "비밀")).problem is MailProblem.NO_LOGIN
    with mail_server(Mailbox(), login=True) as port:
        assert refused(MailSender(at(port, login=True), "\ud800")).problem is MailProblem.LOGIN


@pytest.mark.parametrize("answers", [(), (b"220 hello",)])
def test_what_waits_for_a_silent_server_is_ended_at_once(answers: tuple[bytes, ...]) -> None:
    over = threading.Event()
    with answering(*answers, until=over) as port:
        sender = MailSender(at(port))
        threading.Timer(0.2, sender.abandon).start()
        began = time.monotonic()
        error = refused(sender)
        over.set()

    assert error.problem is MailProblem.DROPPED
    assert time.monotonic() - began < 5
    assert refused(sender).problem is MailProblem.DROPPED


@pytest.mark.skipif(sys.platform != "linux", reason="others refuse what does not fit in")
@pytest.mark.parametrize("security", [Security.NONE, Security.TLS])
def test_a_server_nobody_reaches_is_given_up_at_once(security: Security) -> None:
    with contextlib.ExitStack() as stack:
        full = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(4):  # whoever comes after these is not even refused
            waits = stack.enter_context(socket.socket())
            waits.setblocking(False)
            with contextlib.suppress(BlockingIOError):
                waits.connect(full.getsockname())
        time.sleep(0.1)
        server = at(full.getsockname()[1], security)
        began = time.monotonic()
        late = refused(MailSender(server, timeout=0.3))
        sender = MailSender(server)
        threading.Timer(0.2, sender.abandon).start()
        given_up = refused(sender)

    assert late.problem is MailProblem.TIMEOUT
    assert given_up.problem is MailProblem.DROPPED
    assert time.monotonic() - began < 5


def test_a_server_that_cannot_encrypt_is_not_used_in_the_clear() -> None:
    mailbox = Mailbox()
    with mail_server(mailbox) as port:
        assert refused(MailSender(at(port, Security.STARTTLS))).problem is MailProblem.NO_TLS
        assert refused(MailSender(at(port, Security.TLS))).problem is MailProblem.NO_TLS
        assert refused(MailSender(at(port, login=True), "x")).problem is MailProblem.NO_LOGIN

    assert mailbox.received == []


def test_what_keeps_us_from_a_server_is_told_apart() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    silent = socket.create_server(("127.0.0.1", 0))

    assert refused(MailSender(at(port))).problem is MailProblem.REFUSED
    with silent:
        sender = MailSender(at(silent.getsockname()[1]), timeout=0.2)
        assert refused(sender).problem is MailProblem.TIMEOUT
    for host in ("", "no such host", "a" * 300, "..", "\udcff"):
        server = MailServer(host, 25, Security.NONE, "", "", "desk@example.org")
        problem = refused(MailSender(server, timeout=2)).problem
        assert problem in {MailProblem.NO_HOST, MailProblem.NETWORK, MailProblem.REFUSED}


@pytest.mark.parametrize(
    ("answer", "problem", "code"),
    [
        ("451 greylisted, kim@example.org", MailProblem.LATER, 451),
        ("550 kim@example.org: spam", MailProblem.CONTENT, 550),
        ("554 no", MailProblem.CONTENT, 554),
    ],
)
def test_an_answer_is_told_by_its_code_alone(answer: str, problem: MailProblem, code: int) -> None:
    mailbox = Mailbox(answers=[answer])
    with mail_server(mailbox) as port, MailSender(at(port)) as sender:
        with pytest.raises(CannotSend) as caught:
            sender.send(note())
        sender.send(note("next@example.org"))

    error = caught.value
    assert (error.problem, error.code, error.unsure) == (problem, code, False)
    assert "kim" not in str(error)
    assert mailbox.recipients() == ["next@example.org"]


def test_a_refused_recipient_does_not_stop_the_next(caplog: pytest.LogCaptureFixture) -> None:
    mailbox = Mailbox(refuses={"kim@example.org": "550 no such user kim"})
    with mail_server(mailbox) as port, MailSender(at(port)) as sender:
        with pytest.raises(CannotSend) as caught:
            sender.send(note())
        sender.send(note("next@example.org"))

    assert caught.value.problem is MailProblem.RECIPIENT
    assert mailbox.recipients() == ["next@example.org"]
    ours = [record for record in caplog.records if record.name.startswith("eventapp")]
    assert ours == []


def test_a_server_that_hangs_up_after_the_message_leaves_us_unsure() -> None:
    mailbox = Mailbox(drops=True)
    with mail_server(mailbox) as port, MailSender(at(port)) as sender:
        with pytest.raises(CannotSend) as caught:
            sender.send(note())
        mailbox.drops = False
        sender.send(note("next@example.org"))

    assert (caught.value.problem, caught.value.unsure) == (MailProblem.DROPPED, True)
    assert mailbox.recipients() == ["kim@example.org", "next@example.org"]


def test_a_server_too_slow_to_answer_leaves_us_unsure() -> None:
    mailbox = Mailbox(slow=0.8)
    with mail_server(mailbox) as port:
        error = refused(MailSender(at(port), timeout=0.2))

    assert (error.problem, error.unsure) == (MailProblem.TIMEOUT, True)


@pytest.mark.parametrize(
    "answers", [(b"554 go away",), (b"220 hello", b"421 busy"), (b"nonsense",)]
)
def test_a_server_that_does_not_want_us_is_a_problem_not_a_crash(answers: tuple[bytes]) -> None:
    with answering(*answers) as port:
        error = refused(MailSender(at(port), timeout=2))

    assert error.problem in {MailProblem.NETWORK, MailProblem.LATER, MailProblem.DROPPED}
    assert not error.unsure
