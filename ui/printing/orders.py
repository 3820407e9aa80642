"""An order: a document as it is wanted, and the paper that comes of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from eventapp.domain.progress import Progress
from reports.result import Report
from ui import words
from ui.language import _, ngettext, pgettext
from ui.printing.documents import BADGES, ROLL, TICKET_CARDS, TICKETS, Document, PrintOptions

_NAME_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Order:
    """One document as it is wanted now; an equal order gives the same paper."""

    document: Document
    snapshot: Any
    options: PrintOptions

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to print."""
        return self.document.is_empty(self.snapshot)


@dataclass(frozen=True, slots=True)
class Printed:
    """The paper of an order."""

    order: Order
    data: bytes
    report: Report


def make(order: Order, progress: Progress) -> Printed:
    """Make the PDF of an order, in whichever thread this is called."""
    out = BytesIO()
    report = order.document.render(order.snapshot, out, order.options, progress)
    return Printed(order, out.getvalue(), report)


def facts(printed: Printed) -> Sequence[tuple[str, str]]:
    """How much paper it takes."""
    pages, options = printed.report.pages, printed.order.options
    if printed.order.document is BADGES:
        count = badge_count(printed.order)
        badges = ngettext("%(n)d badge", "%(n)d badges", count) % {"n": count}
        if options.sheet.labels == 1:
            taken = ngettext("%(n)d card", "%(n)d cards", pages) % {"n": pages}
        else:
            taken = ngettext("%(n)d sheet of labels", "%(n)d sheets of labels", pages)
            taken %= {"n": pages}
        return ((_("Badges"), badges), (_("Paper"), taken))
    if printed.order.document in {TICKETS, TICKET_CARDS}:
        count = len(printed.order.snapshot.tickets)
        tickets = ngettext("%(n)d ticket", "%(n)d tickets", count) % {"n": count}
        return ((_("Tickets"), tickets), (_("Paper"), _one_sided(printed)))
    if printed.order.document is ROLL:
        return ((pgettext("paper", "Pages"), page_count(pages)), (_("Paper"), _one_sided(printed)))
    sheets = (pages + 1) // 2
    both = ngettext(
        "%(n)d sheet of %(paper)s, printed on both sides",
        "%(n)d sheets of %(paper)s, printed on both sides",
        sheets,
    )
    return (
        (pgettext("paper", "Pages"), page_count(pages)),
        (_("Paper"), both % {"n": sheets, "paper": words.paper_name(options.paper)}),
    )


def _one_sided(printed: Printed) -> str:
    pages, options = printed.report.pages, printed.order.options
    if options.single and printed.order.document is TICKET_CARDS:
        return ngettext("%(n)d card", "%(n)d cards", pages) % {"n": pages}
    sheets = ngettext("%(n)d sheet of %(paper)s", "%(n)d sheets of %(paper)s", pages)
    return sheets % {"n": pages, "paper": words.paper_name(options.paper)}


def badge_count(order: Order) -> int:
    """How many badges an order prints."""
    return len(order.snapshot.badges) if order.document is BADGES else 0


def page_count(pages: int) -> str:
    """So many pages, in words."""
    return ngettext("%(n)d page", "%(n)d pages", pages) % {"n": pages}


def file_name(order: Order) -> str:
    """A name for the PDF that says what it is, and that every system takes."""
    event = order.snapshot.event
    parts = [words.pick(event.title, event.title_en)[:_NAME_LENGTH], order.document.title()]
    parts.append(
        order.options.sheet.name if order.document is BADGES else order.options.paper.value
    )
    name = re.sub(r'[\x00-\x1f\\/:*?"<>|]+', " ", " ".join(parts))
    return " ".join(name.split()).strip(". ") + ".pdf"
