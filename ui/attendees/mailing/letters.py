"""From a mailing and a person's ticket to the message they get.

Knows no Qt and no workspace: what it is given was read in the window's thread, and the
message is made in the worker's.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from eventapp.domain.documents import PrintedTicket, TicketSnapshot
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Language, Paper
from eventapp.domain.mail import MailServer, fill
from eventapp.domain.tickets import display_code
from eventapp.exchange.mail import Letter
from eventapp.i18n import catalogue
from eventapp.services.exporting import note_publication, programme_of

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Draft:
    """A message as it was written, its placeholders still in braces."""

    subject: str
    body: str
    language: Language


@dataclass(frozen=True, slots=True)
class Enclosure:
    """What all messages of an event share: its facts for the ticket, and its calendar."""

    snapshot: TicketSnapshot
    calendar: bytes


@dataclass(frozen=True, slots=True)
class Order:
    """One message to make; ``number`` is its row's, 0 for one that is in no list."""

    number: int
    draft: Draft
    enclosure: Enclosure
    ticket: PrintedTicket
    server: MailServer
    address: str
    message_id: str
    date: datetime


def template(language: Language) -> Draft:
    """The message to begin with."""
    _ = catalogue(language).gettext
    return Draft(
        _("[Ticket] {event}"),
        _(
            "Dear {name},\n\n"
            "thank you for registering for {event}. Here is your ticket: please show the QR"
            " code at the desk.\n\n"
            "When: {when}\n"
            "Where: {venue}\n\n"
            "We look forward to seeing you."
        ),
        language,
    )


def enclosure(
    workspace: "Workspace",
    event_id: EventId,
    snapshot: TicketSnapshot,
    language: Language,
    at: datetime,
    *,
    publish: bool = False,
) -> Enclosure:
    """What goes with every message, read in the window's thread.

    ``publish`` says that it goes out: calendars that have an older state then take this one.

    Raises:
        NotSaved: The disk refused to note what goes out.
    """
    from eventapp.exchange.calendar import write_calendar  # noqa: PLC0415 - late: icalendar

    out = BytesIO()
    programme = programme_of(workspace, event_id)
    if publish:
        programme = note_publication(workspace, programme)
    write_calendar(programme, out, language=language, at=at)
    return Enclosure(replace(snapshot, tickets=()), out.getvalue())


def draft_letter(order: Order) -> Letter:
    """The message's texts, filled, with nothing drawn or attached yet: what is looked at."""
    from reports.styles import palette  # noqa: PLC0415
    from reports.tickets import pages as tickets  # noqa: PLC0415 - late: ReportLab
    from reports.wording import Words  # noqa: PLC0415

    draft, ticket, snapshot = order.draft, order.ticket, order.enclosure.snapshot
    words = Words(draft.language)
    values = {
        "name": words.pick(ticket.name, ticket.name_en),
        "organisation": ticket.organisation,
        "event": words.event_title(snapshot.event),
        "when": tickets.when(words, snapshot),
        "venue": words.venue(snapshot.event),
        "code": display_code(ticket.code),
    }
    return Letter(
        message_id=order.message_id,
        date=order.date,
        sender_name=order.server.sender_name or values["event"],
        sender_address=order.server.sender_address,
        name=values["name"],
        address=order.address,
        subject=fill(draft.subject, values),
        body=fill(draft.body, values),
        event=values["event"],
        when=values["when"],
        venue=values["venue"],
        accent=palette(snapshot.event.colour).accent,
        code=ticket.code,
        language=draft.language,
        qr=b"",
        ticket=b"",
        calendar=order.enclosure.calendar,
    )


def write_letter(order: Order) -> Letter:
    """The whole message: its texts filled, its QR drawn, its ticket printed."""
    from reports.tickets import pages as tickets  # noqa: PLC0415 - late: ReportLab
    from reports.tickets.pictures import qr_picture  # noqa: PLC0415

    snapshot = replace(order.enclosure.snapshot, tickets=(order.ticket,))
    page = BytesIO()
    tickets.render(snapshot, page, paper=Paper.A5, language=order.draft.language)
    qr = qr_picture(order.ticket.code)
    return replace(draft_letter(order), qr=qr, ticket=page.getvalue())
