"""The list of guests of honour (내빈 명단)."""

from dataclasses import replace
from typing import TYPE_CHECKING

from eventapp.domain.guest_list import GuestListSnapshot
from eventapp.domain.ids import EventId
from eventapp.domain.progress import Progress
from eventapp.services.snapshots.guest_list import guest_list_snapshot
from reports.result import Report
from ui.language import _, pgettext
from ui.printing.documents.base import Document, Group, Out, PrintOptions, Setting

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace

_SHOWN = 20
"""More than a page has rows."""


def _snapshot(
    workspace: "Workspace", event_id: EventId, _options: PrintOptions
) -> GuestListSnapshot:
    return guest_list_snapshot(workspace, event_id)


def _render(
    snapshot: GuestListSnapshot, out: Out, options: PrintOptions, progress: Progress
) -> Report:
    from reports.lists import guest_list  # noqa: PLC0415 - late: ReportLab

    return guest_list.render(
        snapshot,
        out,
        language=options.language,
        both=options.both,
        blank=options.blank,
        progress=progress,
    )


GUESTS = Document(
    "guests",
    icon="star",
    group=Group.STAGE,
    title=lambda: pgettext("guest list", "Guests of honour"),
    line=lambda: _("Whom to name, in which order, and who has arrived, in large letters."),
    settings=frozenset({Setting.BLANK}),
    snapshot=_snapshot,
    is_empty=lambda snapshot: not snapshot.guests,
    render=_render,
    empty=lambda: (_("Nobody is marked as a guest of honour yet."), "attendees"),
    items=lambda snapshot: len(snapshot.guests),
    both=True,
    one_page=lambda snapshot: replace(snapshot, guests=snapshot.guests[:_SHOWN]),
)
