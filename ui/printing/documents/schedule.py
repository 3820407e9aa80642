"""The whole programme on one page, to hang up."""

from typing import TYPE_CHECKING

from eventapp.domain.documents import ProgrammeSnapshot
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Paper
from eventapp.domain.progress import Progress
from eventapp.services.snapshots.programme import programme_snapshot
from reports.result import Report
from ui.language import _
from ui.printing.documents.base import Document, Group, Out, PrintOptions, Setting

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace


def _snapshot(
    workspace: "Workspace", event_id: EventId, _options: PrintOptions
) -> ProgrammeSnapshot:
    return programme_snapshot(workspace, event_id)


def _render(
    snapshot: ProgrammeSnapshot, out: Out, options: PrintOptions, progress: Progress
) -> Report:
    from reports.walls import schedule  # noqa: PLC0415 - late: ReportLab

    return schedule.render(
        snapshot,
        out,
        paper=options.paper,
        language=options.language,
        both=options.both,
        progress=progress,
    )


SCHEDULE = Document(
    "schedule",
    icon="calendar",
    group=Group.PROGRAMME,
    title=lambda: _("One-page schedule"),
    line=lambda: _("The whole programme at a glance, to hang up or hand out."),
    settings=frozenset({Setting.PAPER}),
    snapshot=_snapshot,
    is_empty=lambda snapshot: not snapshot.sessions,
    render=_render,
    empty=lambda: (_("Nothing in the programme has a time yet."), "programme"),
    items=lambda snapshot: len(snapshot.sessions),
    papers=(Paper.A4, Paper.A3, Paper.A2),
    both=True,
)
