"""Tickets to print: the badges' names, hard and hostile, on tickets of the sample workshop."""

from eventapp.domain.documents import Badge, BadgeSnapshot, PrintedTicket, TicketSnapshot
from tests.reports.snapshots import badges, hostile_badges, organisations

BEGINS = 9 * 60 + 30


def tickets(count: int = 12) -> TicketSnapshot:
    """So many tickets: first the hard names, then ordinary ones."""
    return _of(badges(count))


def hostile_tickets() -> TicketSnapshot:
    """Every hostile text in every place of a ticket."""
    return _of(hostile_badges())


def _of(snapshot: BadgeSnapshot) -> TicketSnapshot:
    return TicketSnapshot(
        snapshot.event, BEGINS, organisations(), tuple(map(_ticket, snapshot.badges))
    )


def _ticket(badge: Badge) -> PrintedTicket:
    return PrintedTicket(
        badge.attendee,
        badge.name,
        badge.name_en,
        badge.organisation,
        badge.category,
        badge.category_en,
        badge.category_colour,
        badge.code,
    )
