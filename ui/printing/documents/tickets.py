"""Tickets: a page each, and cards for the wallet."""

from dataclasses import replace
from typing import TYPE_CHECKING

from eventapp.domain.documents import TicketSnapshot
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Paper
from eventapp.domain.progress import Progress
from eventapp.services.snapshots.tickets import ticket_snapshot
from reports.result import Report
from ui.language import _
from ui.printing.documents.base import Document, Group, Out, PrintOptions, Setting
from ui.printing.documents.chosen import chosen_attendees

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace

_SHOWN = 10
"""Cards on a page."""


def _snapshot(workspace: "Workspace", event_id: EventId, options: PrintOptions) -> TicketSnapshot:
    return ticket_snapshot(workspace, event_id, chosen_attendees(workspace, event_id, options))


def _render_pages(
    snapshot: TicketSnapshot, out: Out, options: PrintOptions, progress: Progress
) -> Report:
    from reports.tickets import pages as tickets  # noqa: PLC0415 - late: ReportLab

    return tickets.render(
        snapshot, out, paper=options.paper, language=options.language, progress=progress
    )


def _render_cards(
    snapshot: TicketSnapshot, out: Out, options: PrintOptions, progress: Progress
) -> Report:
    from reports.tickets import cards as ticket_cards  # noqa: PLC0415 - late: ReportLab

    paper = None if options.single else options.paper
    return ticket_cards.render(
        snapshot, out, paper=paper, language=options.language, progress=progress
    )


def _first(snapshot: TicketSnapshot) -> TicketSnapshot:
    return replace(snapshot, tickets=snapshot.tickets[:_SHOWN])


TICKETS = Document(
    "tickets",
    icon="qr",
    group=Group.CARDS,
    title=lambda: _("Tickets"),
    line=lambda: _("A page for everybody, with a large QR code."),
    settings=frozenset({Setting.PAPER, Setting.CATEGORY}),
    snapshot=_snapshot,
    is_empty=lambda snapshot: not snapshot.tickets,
    render=_render_pages,
    empty=lambda: (_("Nobody is registered yet."), "attendees"),
    items=lambda snapshot: len(snapshot.tickets),
    papers=(Paper.A4, Paper.A5),
    one_page=lambda snapshot: replace(snapshot, tickets=snapshot.tickets[:1]),
)
TICKET_CARDS = Document(
    "ticket-cards",
    icon="id-card",
    group=Group.CARDS,
    title=lambda: _("Tickets for the wallet"),
    line=lambda: _("Cards of 86 × 54 mm, on sheets with marks to cut along."),
    settings=frozenset({Setting.PAPER, Setting.SINGLE, Setting.CATEGORY}),
    snapshot=_snapshot,
    is_empty=lambda snapshot: not snapshot.tickets,
    render=_render_cards,
    empty=lambda: (_("Nobody is registered yet."), "attendees"),
    items=lambda snapshot: len(snapshot.tickets),
    papers=(Paper.A4, Paper.A5),
    one_page=_first,
)
