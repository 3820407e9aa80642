"""One person's message: text and HTML with the QR in it, the ticket and the calendar attached.

Headers are built from values that hold no line break and no encoded word (RFC 2047), which the
library would decode, so that no name can add one; before a message leaves, its headers are
counted. What users wrote is escaped in the HTML and never read as markup.
"""

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from string import Template
from typing import Final

from eventapp.domain.errors import (
    CannotSend,
    EventAppError,
    InvalidReason,
    InvalidValue,
    MailProblem,
)
from eventapp.domain.ids import TicketCode
from eventapp.domain.kinds import Language
from eventapp.domain.text import tidy
from eventapp.domain.tickets import display_code
from eventapp.i18n import catalogue

POLICY: Final = SMTP.clone(cte_type="7bit")
"""Every server takes seven bits; the others only those that say so."""

_BEGINS_A_WORD: Final = "=?"
"""How an encoded word begins, which may hold anything, line breaks too."""
_IS_NONE: Final = "=\u2060?"
"""The same to a person: a word joiner has no width."""

_NAME_LENGTH: Final = 200
_QR_ID: Final = "ticket-qr@eventapp"

_PAGE: Final = Template("""\
<!DOCTYPE html>
<html lang="$language">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">\
<title>$event</title></head>
<body style="margin:0;padding:24px 12px;background:#F6F6F3;color:#1E2327;\
font-family:'Noto Sans KR','Apple SD Gothic Neo','Malgun Gothic',Helvetica,Arial,sans-serif;\
font-size:15px;line-height:1.65">
<table role="presentation" align="center" width="100%" cellpadding="0" cellspacing="0" \
style="max-width:560px;margin:0 auto;background:#FFFFFF;border:1px solid #E4E3DE;\
border-top:6px solid $accent">
<tr><td style="padding:28px 28px 4px">
<div style="font-size:13px;font-weight:bold;color:$accent">$ticket</div>
<div style="font-size:20px;font-weight:bold;line-height:1.4">$event</div>
<div style="padding-top:8px;font-weight:bold">$when</div>
<div style="color:#59626B">$venue</div>
</td></tr>
<tr><td style="padding:16px 28px 4px">$body</td></tr>
<tr><td align="center" style="padding:12px 28px 4px">
<img src="cid:$qr" alt="$code" width="264" height="264" \
style="display:block;width:264px;height:264px;background:#FFFFFF">
<div style="font-size:14px;font-weight:bold;letter-spacing:0.5px">$code</div>
</td></tr>
<tr><td style="padding:12px 28px 28px;color:#59626B;font-size:13px">$note</td></tr>
</table>
</body>
</html>
""")


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything one message is made of; texts are filled already and are plain text.

    ``message_id`` is a name that no other message has, the same however often it is tried.
    """

    message_id: str
    date: datetime
    sender_name: str
    sender_address: str
    name: str
    address: str
    subject: str
    body: str
    event: str
    when: str
    venue: str
    accent: str
    code: TicketCode
    language: Language
    qr: bytes
    ticket: bytes
    calendar: bytes


def build_message(letter: Letter) -> EmailMessage:
    """The message as it is handed to a server.

    Raises:
        CannotSend: The address is none, or no message can be made of these texts.
        InvalidValue: The sender's address is none.
    """
    try:
        message = _composed(letter)
        written(message)
    except EventAppError:
        raise
    except Exception as error:  # the library has many names for a text it cannot take
        raise CannotSend(MailProblem.CONTENT) from error
    return message


def written(message: EmailMessage) -> bytes:
    """A message as it goes over the wire, with the headers that were given and no other.

    Raises:
        CannotSend: A text in it would become a header, or cannot be written at all.
    """
    try:
        data = message.as_bytes()
    except Exception as error:  # as above
        raise CannotSend(MailProblem.CONTENT) from error
    head = data.partition(b"\r\n\r\n")[0].split(b"\r\n")
    names = [line.partition(b":")[0] for line in head if not line.startswith((b" ", b"\t"))]
    broken = any(sign in line for line in head for sign in (b"\r", b"\n", b"\0"))
    broken = broken or any(sign in str(value) for value in message.values() for sign in "\r\n\0")
    if broken or sorted(names) != sorted(name.encode() for name in message):
        raise CannotSend(MailProblem.CONTENT)
    return data


def _composed(letter: Letter) -> EmailMessage:
    message = EmailMessage(policy=POLICY)
    try:
        sender = address_of(letter.sender_name, letter.sender_address)
    except CannotSend as error:
        raise InvalidValue("sender_address", InvalidReason.EMPTY) from error
    message["Date"] = format_datetime(letter.date)
    message["From"] = sender
    message["To"] = address_of(letter.name, letter.address)
    message["Subject"] = _in_header(letter.subject)
    message["Message-ID"] = f"<{letter.message_id}@{sender.domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(_plain(letter))
    message.add_alternative(_html(letter), subtype="html")
    page = message.get_payload()[1]  # type: ignore[index] # made a multipart by the line above
    assert isinstance(page, EmailMessage)  # noqa: S101 - as add_alternative() makes them
    page.add_related(
        letter.qr, "image", "png", cid=f"<{_QR_ID}>", filename="ticket.png", disposition="inline"
    )
    message.add_attachment(letter.ticket, "application", "pdf", filename="ticket.pdf")
    message.add_attachment(
        letter.calendar,
        "text",
        "calendar",
        filename="event.ics",
        params={"charset": "utf-8", "method": "PUBLISH"},
    )
    return message


def address_of(name: str, address: str) -> Address:
    """An address with its display name, as a header takes it.

    Raises:
        CannotSend: It is no address, or one that needs more than ASCII before the @.
    """
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - late: idna

    try:
        known = validate_email(
            address.strip(),
            check_deliverability=False,
            allow_smtputf8=False,
            test_environment=True,
        )
    except EmailNotValidError as error:
        raise CannotSend(MailProblem.ADDRESS) from error
    local = known.ascii_local_part or ""
    if _BEGINS_A_WORD in local:
        raise CannotSend(MailProblem.ADDRESS)
    return Address(_in_header(tidy(name)[:_NAME_LENGTH]), local, known.ascii_domain)


def _in_header(text: str) -> str:
    """A text that a header takes as it stands."""
    return tidy(text).replace(_BEGINS_A_WORD, _IS_NONE)


def _plain(letter: Letter) -> str:
    words = catalogue(letter.language)
    facts = "\n".join(filter(None, (letter.event, letter.when, letter.venue)))
    code = words.gettext("Code") + ": " + display_code(letter.code)
    return "\n\n".join((tidy(letter.body, multiline=True), facts, code, _note(letter))) + "\n"


def _html(letter: Letter) -> str:
    words = catalogue(letter.language)
    return _PAGE.substitute(
        language=letter.language.value,
        accent=escape(letter.accent),
        ticket=escape(words.gettext("Ticket")),
        event=_escaped(letter.event),
        when=_escaped(letter.when),
        venue=_escaped(letter.venue),
        body=_paragraphs(letter.body),
        qr=_QR_ID,
        code=display_code(letter.code),
        note=_escaped(_note(letter)),
    )


def _note(letter: Letter) -> str:
    return catalogue(letter.language).gettext(
        "Show the QR code at the desk. The ticket and a calendar entry are attached."
    )


def _paragraphs(text: str) -> str:
    paragraphs = tidy(text, multiline=True).split("\n\n")
    return "".join(
        f'<p style="margin:0 0 12px">{"<br>".join(map(escape, paragraph.splitlines()))}</p>'
        for paragraph in paragraphs
        if paragraph.strip()
    )


def _escaped(text: str) -> str:
    return escape(tidy(text))
