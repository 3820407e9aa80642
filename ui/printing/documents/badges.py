"""Name badges."""

from dataclasses import replace
from typing import TYPE_CHECKING

from eventapp.domain.documents import BadgeSnapshot
from eventapp.domain.ids import EventId
from eventapp.domain.progress import Progress
from eventapp.services.snapshots.badges import badge_snapshot
from reports.result import Report
from ui.language import _
from ui.printing.documents.base import Document, Group, Out, PrintOptions, Setting, Stock
from ui.printing.documents.chosen import chosen_attendees

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace


def _snapshot(workspace: "Workspace", event_id: EventId, options: PrintOptions) -> BadgeSnapshot:
    return badge_snapshot(workspace, event_id, chosen_attendees(workspace, event_id, options))


def _render(snapshot: BadgeSnapshot, out: Out, options: PrintOptions, progress: Progress) -> Report:
    from reports import badges  # noqa: PLC0415 - late: ReportLab

    return badges.render(
        snapshot,
        out,
        sheet=options.sheet,
        language=options.language,
        start=options.start,
        progress=progress,
    )


_SHOWN = 24
"""No sheet has more labels."""

BADGES = Document(
    "badges",
    icon="id-card",
    group=Group.CARDS,
    title=lambda: _("Name badges"),
    line=lambda: _("A badge with its QR code for everybody registered."),
    settings=frozenset({Setting.LABELS, Setting.CATEGORY}),
    snapshot=_snapshot,
    is_empty=lambda snapshot: not snapshot.badges,
    render=_render,
    empty=lambda: (_("Nobody is registered yet."), "attendees"),
    items=lambda snapshot: len(snapshot.badges),
    stock=Stock.LABELS,
    one_page=lambda snapshot: replace(snapshot, badges=snapshot.badges[:_SHOWN]),
    badges=lambda snapshot: tuple(badge.attendee for badge in snapshot.badges),
)
