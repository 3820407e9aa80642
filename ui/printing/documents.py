"""What can be printed, by name: how its snapshot is taken and how it is set.

Knows no Qt, so that the window and the command line print the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from eventapp.domain.documents import (
    BadgeSnapshot,
    ProgrammeSnapshot,
    RollSnapshot,
    TicketSnapshot,
)
from eventapp.domain.ids import AttendeeId, CategoryId, EventId
from eventapp.domain.kinds import Language, Paper
from eventapp.domain.progress import Progress, no_progress
from eventapp.services.attendees import list_attendees
from eventapp.services.snapshots import (
    badge_snapshot,
    programme_snapshot,
    roll_snapshot,
    ticket_snapshot,
)
from reports.result import Report
from reports.sheets import LS_3114, BadgeSheet
from ui.language import _

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """How a document is to come out; a document takes from it what concerns it.

    ``category`` None prints everybody; ``single`` puts one card on a page of its own size.
    """

    language: Language
    paper: Paper = Paper.A4
    sheet: BadgeSheet = LS_3114
    start: int = 1
    category: CategoryId | None = None
    single: bool = False


class Setting(StrEnum):
    """What can be set of a document besides its language."""

    PAPER = "paper"
    LABELS = "labels"
    CATEGORY = "category"
    SINGLE = "single"


@dataclass(frozen=True, slots=True)
class Document:
    """One printable document.

    ``snapshot`` reads the workspace and is quick; ``render`` works on the snapshot
    alone and may run in a thread. ``is_empty`` tells that there is nothing to print.
    """

    name: str
    icon: str
    title: Callable[[], str]
    line: Callable[[], str]
    settings: frozenset[Setting]
    snapshot: "Callable[[Workspace, EventId, PrintOptions], Any]"
    is_empty: Callable[[Any], bool]
    render: Callable[[Any, Path | BinaryIO, PrintOptions, Progress], Report]


def _programme_snapshot(
    workspace: "Workspace", event_id: EventId, _options: PrintOptions
) -> ProgrammeSnapshot:
    return programme_snapshot(workspace, event_id)


def _badge_snapshot(
    workspace: "Workspace", event_id: EventId, options: PrintOptions
) -> BadgeSnapshot:
    return badge_snapshot(workspace, event_id, _chosen(workspace, event_id, options))


def _ticket_snapshot(
    workspace: "Workspace", event_id: EventId, options: PrintOptions
) -> TicketSnapshot:
    return ticket_snapshot(workspace, event_id, _chosen(workspace, event_id, options))


def _roll_snapshot(
    workspace: "Workspace", event_id: EventId, _options: PrintOptions
) -> RollSnapshot:
    return roll_snapshot(workspace, event_id)


def _chosen(
    workspace: "Workspace", event_id: EventId, options: PrintOptions
) -> list[AttendeeId] | None:
    """Those of a category; None is everybody."""
    if options.category is None:
        return None
    rows = list_attendees(workspace, event_id)
    return [row.id for row in rows if row.category_id == options.category]


def _render_programme(
    snapshot: Any,  # noqa: ANN401 - what this document's own snapshot returned
    out: Path | BinaryIO,
    options: PrintOptions,
    progress: Progress = no_progress,
) -> Report:
    from reports import programme  # noqa: PLC0415 - late: ReportLab

    return programme.render(
        snapshot, out, paper=options.paper, language=options.language, progress=progress
    )


def _render_badges(
    snapshot: Any,  # noqa: ANN401 - what this document's own snapshot returned
    out: Path | BinaryIO,
    options: PrintOptions,
    progress: Progress = no_progress,
) -> Report:
    from reports import badges  # noqa: PLC0415 - late: ReportLab

    return badges.render(
        snapshot,
        out,
        sheet=options.sheet,
        language=options.language,
        start=options.start,
        progress=progress,
    )


def _render_tickets(
    snapshot: Any,  # noqa: ANN401 - what this document's own snapshot returned
    out: Path | BinaryIO,
    options: PrintOptions,
    progress: Progress = no_progress,
) -> Report:
    from reports import tickets  # noqa: PLC0415 - late: ReportLab

    return tickets.render(
        snapshot, out, paper=options.paper, language=options.language, progress=progress
    )


def _render_ticket_cards(
    snapshot: Any,  # noqa: ANN401 - what this document's own snapshot returned
    out: Path | BinaryIO,
    options: PrintOptions,
    progress: Progress = no_progress,
) -> Report:
    from reports import ticket_cards  # noqa: PLC0415 - late: ReportLab

    paper = None if options.single else options.paper
    return ticket_cards.render(
        snapshot, out, paper=paper, language=options.language, progress=progress
    )


def _render_roll(
    snapshot: Any,  # noqa: ANN401 - what this document's own snapshot returned
    out: Path | BinaryIO,
    options: PrintOptions,
    progress: Progress = no_progress,
) -> Report:
    from reports import roll  # noqa: PLC0415 - late: ReportLab

    return roll.render(snapshot, out, language=options.language, progress=progress)


PROGRAMME = Document(
    "programme",
    icon="document",
    title=lambda: _("Programme booklet"),
    line=lambda: _("Cover, programme, talks, panel, speakers and organisations."),
    settings=frozenset({Setting.PAPER}),
    snapshot=_programme_snapshot,
    is_empty=lambda snapshot: not snapshot.sessions,
    render=_render_programme,
)
BADGES = Document(
    "badges",
    icon="id-card",
    title=lambda: _("Name badges"),
    line=lambda: _("A badge with its QR code for everybody registered."),
    settings=frozenset({Setting.LABELS, Setting.CATEGORY}),
    snapshot=_badge_snapshot,
    is_empty=lambda snapshot: not snapshot.badges,
    render=_render_badges,
)
TICKETS = Document(
    "tickets",
    icon="qr",
    title=lambda: _("Tickets"),
    line=lambda: _("A page for everybody, with a large QR code."),
    settings=frozenset({Setting.PAPER, Setting.CATEGORY}),
    snapshot=_ticket_snapshot,
    is_empty=lambda snapshot: not snapshot.tickets,
    render=_render_tickets,
)
TICKET_CARDS = Document(
    "ticket-cards",
    icon="id-card",
    title=lambda: _("Tickets for the wallet"),
    line=lambda: _("Cards of 86 × 54 mm, on sheets with marks to cut along."),
    settings=frozenset({Setting.PAPER, Setting.SINGLE, Setting.CATEGORY}),
    snapshot=_ticket_snapshot,
    is_empty=lambda snapshot: not snapshot.tickets,
    render=_render_ticket_cards,
)

ROLL = Document(
    "roll",
    icon="document",
    title=lambda: _("Paper list for the desk"),
    line=lambda: _("Everybody by name, with boxes to tick: for when nothing else works."),
    settings=frozenset(),
    snapshot=_roll_snapshot,
    # Without anybody it has lines for walk-ins.
    is_empty=lambda _snapshot: False,
    render=_render_roll,
)

DOCUMENTS = {
    document.name: document for document in (PROGRAMME, BADGES, TICKETS, TICKET_CARDS, ROLL)
}
"""The documents by the name the command line takes, in the order the window shows them."""
