"""Handing messages to a mail server; what goes wrong is told as data.

A server's words often repeat the address, so only its code is kept, and nothing is logged.
"""

import base64
import contextlib
import os
import select
import smtplib
import socket
import ssl
import time
from email.message import EmailMessage
from types import TracebackType
from typing import Any, Final, Self

from eventapp.domain.errors import CannotSend, MailProblem
from eventapp.domain.mail import MailServer, Security
from eventapp.exchange.mail import written

TIMEOUT: Final = 20.0
"""Seconds to wait for a server to say anything."""

_GLANCE: Final = 0.1
"""Seconds between two looks whether a server is still wanted."""

_OK: Final = 250
_MORE: Final = 334
_LET_IN: Final = (235, 503)
"""Logged in now, or already."""
_LATER: Final = range(400, 500)


class MailSender:
    """One connection to a server, opened when first needed and again when it was dropped.

    Used by one thread at a time. ``trust`` is given where a server's certificate is not
    signed by anybody the system knows.
    """

    def __init__(
        self,
        server: MailServer,
        password: str = "",
        *,
        timeout: float = TIMEOUT,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self._server, self._password = server, password
        self._timeout, self._trust = timeout, trust
        self._connection: smtplib.SMTP | None = None
        self._heard: smtplib.SMTP | None = None
        self._abandoned = False

    @property
    def server(self) -> MailServer:
        """Where it hands in."""
        return self._server

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def send(self, message: EmailMessage) -> None:
        """Hand in one message.

        Raises:
            CannotSend: It was not taken; if ``unsure`` nobody knows.
        """
        data = written(message)
        connection = self._connected()
        sender = message["From"].addresses[0].addr_spec
        recipient = message["To"].addresses[0].addr_spec
        try:
            self._address(connection, sender, recipient)
            self._hand_over(connection, data)
        except CannotSend:
            self._reset()
            raise

    def connect(self) -> None:
        """Be ready to hand in a message.

        Raises:
            CannotSend: The server cannot be reached, or does not let us in.
        """
        self._connected()

    def test(self) -> None:
        """Connect, log in and leave.

        Raises:
            CannotSend: It did not work.
        """
        self._connected()
        self.close()

    def close(self) -> None:
        """Take leave of the server."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                connection.quit()
            connection.close()

    def abandon(self) -> None:
        """End at once whatever it waits for, and never wait again; called from any thread."""
        self._abandoned = True
        line = None if self._heard is None else self._heard.sock
        if line is not None:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    @property
    def abandoned(self) -> bool:
        """Whether nothing is to be waited for any more."""
        return self._abandoned

    def listens(self, connection: smtplib.SMTP) -> None:
        """Know what is waited for; nothing is any more once it was abandoned."""
        self._heard = connection
        if self._abandoned:
            raise smtplib.SMTPServerDisconnected

    def _connected(self) -> smtplib.SMTP:
        if self._connection is not None:
            try:
                code = self._connection.noop()[0]
            except (smtplib.SMTPException, OSError):
                code = 0
            if code == _OK:
                return self._connection
            self._drop()
        connection = self._open()
        try:
            self._secure(connection)
            self._log_in(connection)
            self._greet(connection)
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        return connection

    def _open(self) -> smtplib.SMTP:
        server = self._server
        host, port = server.host.strip(), server.port
        if not host:
            raise CannotSend(MailProblem.NO_HOST)
        if self._abandoned:
            raise CannotSend(MailProblem.DROPPED)
        # Not the computer's own name: it tells everybody who the sender is.
        name = "localhost"
        try:
            if server.security is Security.TLS:
                return _EncryptedLine(
                    self, host, port, name, timeout=self._timeout, context=self._context()
                )
            return _Line(self, host, port, name, timeout=self._timeout)
        except (smtplib.SMTPException, OSError, ValueError) as error:
            raise _failure(error) from error

    def _secure(self, connection: smtplib.SMTP) -> None:
        if self._server.security is not Security.STARTTLS:
            return
        try:
            connection.starttls(context=self._context())
        except smtplib.SMTPNotSupportedError as error:
            raise CannotSend(MailProblem.NO_TLS) from error
        except smtplib.SMTPResponseException as error:
            raise CannotSend(MailProblem.NO_TLS, code=error.smtp_code) from error
        except (smtplib.SMTPException, OSError, ValueError) as error:
            raise _failure(error) from error

    def _log_in(self, connection: smtplib.SMTP) -> None:
        user = self._server.user.strip()
        if not user:
            return
        try:
            if (user + self._password).isascii():
                connection.login(user, self._password)
            else:
                _log_in_beyond_ascii(connection, user, self._password)
        except smtplib.SMTPNotSupportedError as error:
            raise CannotSend(MailProblem.NO_LOGIN) from error
        except smtplib.SMTPResponseException as error:
            raise CannotSend(MailProblem.LOGIN, code=error.smtp_code) from error
        except UnicodeError as error:  # half a character, which nothing can carry
            raise CannotSend(MailProblem.LOGIN) from error
        except (smtplib.SMTPException, OSError) as error:
            raise _failure(error) from error

    def _greet(self, connection: smtplib.SMTP) -> None:
        try:
            connection.ehlo_or_helo_if_needed()
        except (smtplib.SMTPException, OSError) as error:
            raise _failure(error) from error

    def _address(self, connection: smtplib.SMTP, sender: str, recipient: str) -> None:
        try:
            code, _said = connection.mail(sender)
            _expect(code, MailProblem.SENDER)
            code, _said = connection.rcpt(recipient)
            _expect(code, MailProblem.RECIPIENT)
        except (smtplib.SMTPException, OSError) as error:
            raise _failure(error) from error

    def _hand_over(self, connection: smtplib.SMTP, data: bytes) -> None:
        try:
            code, _said = connection.data(data)
        except smtplib.SMTPDataError as error:  # it did not even want to see it
            problem = MailProblem.LATER if error.smtp_code in _LATER else MailProblem.CONTENT
            raise CannotSend(problem, code=error.smtp_code) from error
        except (smtplib.SMTPException, OSError) as error:
            # The server may have taken it before it fell silent.
            told = _failure(error)
            raise CannotSend(told.problem, code=told.code, unsure=True) from error
        _expect(code, MailProblem.CONTENT)

    def _reset(self) -> None:
        """Make the connection fit for the next message, or give it up."""
        if self._connection is None:
            return
        try:
            code = self._connection.rset()[0]
        except (smtplib.SMTPException, OSError):
            code = 0
        if code != _OK:
            self._drop()

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _context(self) -> ssl.SSLContext:
        return self._trust or ssl.create_default_context()


class _Line(smtplib.SMTP):
    """A connection whose sender can end its waiting: for the server, or for an answer of it."""

    def __init__(self, sender: MailSender, *where: Any, **how: Any) -> None:  # noqa: ANN401 - smtplib's own
        self._sender = sender
        super().__init__(*where, **how)

    def getreply(self) -> tuple[int, bytes]:
        """What the server answers."""
        self._sender.listens(self)
        return super().getreply()

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        """Reach the server as smtplib would, but look now and then whether it is still wanted."""
        refused: OSError = TimeoutError()
        for family, kind, protocol, _name, where in socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        ):
            line = socket.socket(family, kind, protocol)
            try:
                self._dial(line, where, timeout)
            except OSError as error:
                line.close()
                refused = error
            else:
                line.settimeout(timeout)
                return line
        raise refused

    def _dial(self, line: socket.socket, where: Any, timeout: float) -> None:  # noqa: ANN401 - an address of its family
        line.settimeout(0)
        end = time.monotonic() + timeout
        with contextlib.suppress(BlockingIOError):
            line.connect(where)
        while not any(select.select([], [line], [line], _GLANCE)):
            if self._sender.abandoned:
                raise ConnectionAbortedError
            if time.monotonic() > end:
                raise TimeoutError
        if code := line.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            raise OSError(code, os.strerror(code))


class _EncryptedLine(smtplib.SMTP_SSL, _Line):
    """One that is encrypted from its first word."""

    def __init__(self, sender: MailSender, *where: Any, **how: Any) -> None:  # noqa: ANN401 - smtplib's own
        self._sender = sender
        smtplib.SMTP_SSL.__init__(self, *where, **how)


def _log_in_beyond_ascii(connection: smtplib.SMTP, user: str, password: str) -> None:
    """Log in with letters that smtplib's own login cannot carry, as UTF-8 (RFC 4616)."""
    connection.ehlo_or_helo_if_needed()
    ways = connection.esmtp_features.get("auth", "").upper().split()
    if "PLAIN" in ways:
        code, said = connection.docmd("AUTH", "PLAIN " + _encoded(f"\0{user}\0{password}"))
    elif "LOGIN" in ways:
        code, said = connection.docmd("AUTH", "LOGIN")
        for text in (user, password):
            if code == _MORE:
                code, said = connection.docmd(_encoded(text))
    else:
        raise smtplib.SMTPNotSupportedError
    if code not in _LET_IN:
        raise smtplib.SMTPAuthenticationError(code, said)


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode("ascii")


def _expect(code: int, problem: MailProblem) -> None:
    """Let an answer pass that says yes."""
    if 200 <= code < 300:  # noqa: PLR2004 - SMTP's yes
        return
    raise CannotSend(MailProblem.LATER if code in _LATER else problem, code=code)


def _failure(error: Exception) -> CannotSend:
    """What kept us from talking with the server."""
    if isinstance(error, smtplib.SMTPServerDisconnected) and isinstance(
        error.__context__, TimeoutError
    ):
        return CannotSend(MailProblem.TIMEOUT)
    if isinstance(error, smtplib.SMTPResponseException):
        later = error.smtp_code in _LATER
        problem = MailProblem.LATER if later else MailProblem.NETWORK
        return CannotSend(problem, code=error.smtp_code)
    known = (problem for kind, problem in _FAILURES if isinstance(error, kind))
    return CannotSend(next(known, MailProblem.NETWORK))


_FAILURES: Final[tuple[tuple[type[Exception], MailProblem], ...]] = (
    (ssl.SSLCertVerificationError, MailProblem.CERTIFICATE),
    (ssl.SSLError, MailProblem.NO_TLS),
    (TimeoutError, MailProblem.TIMEOUT),
    (socket.gaierror, MailProblem.NO_HOST),
    (ValueError, MailProblem.NO_HOST),  # a name no network can have
    (ConnectionRefusedError, MailProblem.REFUSED),
    (smtplib.SMTPServerDisconnected, MailProblem.DROPPED),
    (ConnectionError, MailProblem.DROPPED),
)
