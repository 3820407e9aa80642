"""One person's message: text and HTML with the QR in it, the ticket and the calendar attached.

Headers are built from values that hold no line break, so that no name can add one; what
users wrote is escaped in the HTML and never read as markup.
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

from eventapp.domain.errors import CannotSend, InvalidReason, InvalidValue, MailProblem
from eventapp.domain.ids import TicketCode
from eventapp.domain.kinds import Language
from eventapp.domain.text import tidy
from eventapp.domain.tickets import display_code
from eventapp.i18n import catalogue

POLICY: Final = SMTP.clone(cte_type="7bit")
"""Every server takes seven bits; the others only those that say so."""

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
        CannotSend: The address is none.
        InvalidValue: The sender's address is none.
    """
    message = EmailMessage(policy=POLICY)
    try:
        sender = address_of(letter.sender_name, letter.sender_address)
    except CannotSend as error:
        raise InvalidValue("sender_address", InvalidReason.EMPTY) from error
    message["Date"] = format_datetime(letter.date)
    message["From"] = sender
    message["To"] = address_of(letter.name, letter.address)
    message["Subject"] = tidy(letter.subject)
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
    shown = tidy(name)[:_NAME_LENGTH]
    return Address(shown, known.ascii_local_part or "", known.ascii_domain)


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
