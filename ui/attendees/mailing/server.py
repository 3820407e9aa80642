"""Through which server the messages go, and in whose name; tried before anything is sent."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from eventapp.domain.errors import EventAppError
from eventapp.domain.mail import PORTS, MailServer, Security
from eventapp.exchange.mail_password import has_keyring, store_password, stored_password
from eventapp.settings import SettingsFile
from ui.icons import Ink
from ui.language import _, pgettext
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Segmented, make_button
from ui.widgets.fields import Form, LineField
from ui.widgets.panels import Note, boxed, column, hairline, row
from ui.widgets.text import PlainLabel, Tone
from ui.wording import word_error

_MOST_PER_MINUTE = 600
_MOST_PORT = 65_535


class ServerStep(QWidget):
    """The settings of the server, kept for this computer; the password is kept in its keyring.

    Signals:
        changed: something was edited.
        test_asked: the connection is to be tried.
        sample_asked: a message is to be sent to the sender.
    """

    changed = Signal()
    test_asked = Signal()
    sample_asked = Signal()

    def __init__(self, settings: SettingsFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._keyring = has_keyring()
        self._shown_for = ""
        server = settings.value.mail
        self.host = LineField(server.host, placeholder="smtp.example.org")
        self.security = Segmented(_securities(), server.security.value, name=_("Security"))
        self.port = _number(server.port, _MOST_PORT)
        self.user = LineField(server.user, placeholder=_("Empty where nobody logs in"))
        self.password = LineField()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.sender_name = LineField(server.sender_name, placeholder=_("The event’s title"))
        self.sender_address = LineField(server.sender_address, placeholder="desk@example.org")
        self.per_minute = _number(server.per_minute, _MOST_PER_MINUTE)
        self.test = make_button(_("Check the connection"), clicked=self.test_asked.emit)
        self.sample = make_button(
            _("Send a test to myself"), icon="mail", clicked=self.sample_asked.emit
        )
        self.told = Note("", "", Ink.ADMITTED, icon="check")
        self.told.hide()
        self.trouble = Note("", "", Ink.REFUSED)
        self.trouble.hide()
        self._connect()
        self._lay_out()
        self.recall_password()

    @property
    def server(self) -> MailServer:
        """The server as it is entered."""
        security = Security(self.security.value)
        return MailServer(
            host=self.host.text().strip(),
            port=_whole(self.port, PORTS[security]),
            security=security,
            user=self.user.text().strip(),
            sender_name=self.sender_name.text().strip(),
            sender_address=self.sender_address.text().strip(),
            per_minute=_whole(self.per_minute, MailServer().per_minute),
        )

    def keep(self) -> None:
        """Keep what is entered: the password in the keyring, or, without one, nowhere."""
        server = self.server
        self._settings.change(mail=server)
        if self._keyring and self.password.text() != stored_password(server):
            store_password(server, self.password.text())

    def recall_password(self) -> None:
        """Show the password that is kept for this user of this server."""
        server = self.server
        account = f"{server.user}@{server.host}"
        if account != self._shown_for and self._keyring:
            if (known := stored_password(server)) or self._shown_for:
                self.password.setText(known)
            self._shown_for = account

    def tell(self, said: str) -> None:
        """Say that it worked."""
        self.trouble.hide()
        self.told.title.setText(said)
        self.told.show()

    def warn(self, error: Exception) -> None:
        """Say why it did not."""
        self.told.hide()
        self.trouble.title.setText(
            word_error(error) if isinstance(error, EventAppError) else str(type(error).__name__)
        )
        self.trouble.show()

    def allow(self, *, busy: bool) -> None:
        """Let it be tried where there is enough to try."""
        for button in (self.test, self.sample):
            button.setEnabled(self.server.complete and not busy)

    def _secure(self, value: str) -> None:
        """Another security usually means another port."""
        if _whole(self.port, 0) in {0, *PORTS.values()}:
            self.port.set_value(str(PORTS[Security(value)]))
        self._edited()

    def _edited(self) -> None:
        self.told.hide()
        self.trouble.hide()
        self.allow(busy=False)
        self.changed.emit()

    def _connect(self) -> None:
        self.security.chosen.connect(self._secure)
        for field in (self.host, self.user):
            field.committed.connect(lambda _text: self.recall_password())
        for field in (
            self.host,
            self.port,
            self.user,
            self.password,
            self.sender_name,
            self.sender_address,
        ):
            field.textChanged.connect(lambda _text: self._edited())

    def _lay_out(self) -> None:
        form = Form()
        form.add(_("Server"), self.host)
        form.add(_("Security"), self.security)
        form.add(_("Port"), self.port)
        form.add(_("User"), self.user)
        form.add(_("Password"), self.password)
        if self._keyring:
            kept = _("The password is kept in this computer’s keyring, not in our files.")
        else:
            kept = _(
                "This computer has no keyring: the password is asked for each time and kept"
                " nowhere."
            )
        form.add_wide(PlainLabel(kept, size=Size.SMALL, tone=Tone.MUTED, wrap=True))
        form.add_wide(hairline())
        form.add(_("Sender"), self.sender_name)
        form.add(pgettext("mail", "Address"), self.sender_address)
        form.add(_("A minute"), self.per_minute)
        slow = _("Many servers refuse more than some 30 messages a minute.")
        form.add_wide(PlainLabel(slow, size=Size.SMALL, tone=Tone.MUTED, wrap=True))
        buttons = row(self.test, self.sample, None)
        down = column(form, spacing=Space.L)
        down.addLayout(buttons)
        down.addWidget(self.told)
        down.addWidget(self.trouble)
        down.addStretch(1)
        inner = boxed(down)
        inner.setFixedWidth(Extent.DIALOG_WIDE)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(inner)


def _securities() -> list[tuple[str, str]]:
    return [
        (Security.STARTTLS.value, "STARTTLS"),
        (Security.TLS.value, "TLS"),
        (Security.NONE.value, _("None")),
    ]


def _number(value: int, most: int) -> LineField:
    field = LineField(str(value))
    field.setValidator(QIntValidator(1, most, field))
    field.setFixedWidth(Extent.COLUMN_LENGTH)
    field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return field


def _whole(field: LineField, otherwise: int) -> int:
    """The number in a field, or another where it is empty."""
    text = field.text()
    return int(text) if text.isdecimal() and int(text) else otherwise
