"""A real mail server on this computer, which keeps what it was handed."""

import asyncio
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

USER, PASSWORD = "desk@example.org", "s3cret pass"


@dataclass
class Mailbox:
    """What arrived, and how the next ones are answered.

    ``answers`` are given to DATA in turn, then 250; ``refuses`` are recipients that are not
    taken. ``drops`` hangs up after the content instead of answering; ``slow`` waits first,
    ``lingers`` waits with the answer when the message is taken already.
    """

    received: list[tuple[str, EmailMessage]] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    refuses: dict[str, str] = field(default_factory=dict)
    drops: bool = False
    slow: float = 0.0
    lingers: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        if self.slow:
            await asyncio.sleep(self.slow)
        if self.answers:
            return self.answers.pop(0)
        message = message_from_bytes(cast("bytes", envelope.content), policy=default)
        with self.lock:
            self.received += [(to, message) for to in envelope.rcpt_tos]
        if self.lingers:
            await asyncio.sleep(self.lingers)
        if self.drops:
            cast("Any", server.transport).abort()
        return "250 OK"

    def recipients(self) -> list[str]:
        with self.lock:
            return [to for to, _message in self.received]


@contextmanager
def mail_server(
    mailbox: Mailbox,
    *,
    certificate: Path | None = None,
    starttls: bool = False,
    login: bool = False,
    password: str = PASSWORD,
    without: tuple[str, ...] = (),
) -> Iterator[int]:
    """Serve on a free port of 127.0.0.1; with a certificate over TLS, or after STARTTLS.

    ``without`` names ways to log in that are not offered.
    """
    context = None
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
    options: dict[str, Any] = {}
    if login:
        options |= {"authenticator": _authenticator(password), "auth_required": starttls}
        options["auth_exclude_mechanism"] = without
        options["auth_require_tls"] = starttls
    if starttls:
        options |= {"tls_context": context, "require_starttls": False}
        context = None
    controller = _OnAFreePort(mailbox, hostname="127.0.0.1", port=0, ssl_context=context, **options)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


class _OnAFreePort(Controller):
    def _trigger_server(self) -> None:
        server = cast("Any", self.server)
        self.port = server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call] # aiosmtpd's own


def _authenticator(password: str) -> Callable[..., AuthResult]:
    def check(_server: Any, _session: Any, _envelope: Any, _how: str, data: Any) -> AuthResult:
        right = (data.login.decode(), data.password.decode()) == (USER, password)
        return AuthResult(success=right, handled=False)

    return check


def make_certificate(path: Path) -> ssl.SSLContext:
    """Write a key with a certificate it signed itself; what trusts it is returned."""
    from cryptography import x509  # noqa: PLC0415 - comes with keyring where there is a D-Bus
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415
    from cryptography.x509.oid import NameOID  # noqa: PLC0415

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    public = made.public_bytes(serialization.Encoding.PEM)
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + public
    )
    return ssl.create_default_context(cadata=public.decode())
