"""The programme as a booklet."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from eventapp.domain.booklets import cover_design, parts_in_order
from eventapp.domain.documents import ProgrammeSnapshot
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Paper
from eventapp.domain.progress import Progress
from eventapp.services.snapshots.programme import programme_snapshot
from reports.result import Report
from ui.language import _
from ui.printing.documents.base import Document, Group, Out, PrintOptions, Setting, Stock

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace


_SHOWN: Final = 20
"""Sessions of which some stand on the first page."""


def _snapshot(
    workspace: "Workspace", event_id: EventId, _options: PrintOptions
) -> ProgrammeSnapshot:
    return programme_snapshot(workspace, event_id)


def _render(
    snapshot: ProgrammeSnapshot, out: Out, options: PrintOptions, progress: Progress
) -> Report:
    from reports.booklet import imposition, programme  # noqa: PLC0415 - late: ReportLab

    def pages(out: Out, progress: Progress) -> Report:
        paper = Paper.A5 if options.booklet else options.paper
        return programme.render(
            snapshot,
            out,
            paper=paper,
            language=options.language,
            both=options.both,
            parts=parts_in_order(options.parts),
            design=cover_design(options.cover),
            grid=options.grid,
            folded=options.booklet,
            progress=progress,
        )

    if options.booklet:
        return imposition.print_folded(pages, out, creep=options.creep, progress=progress)
    return pages(out, progress)


def _beginning(snapshot: ProgrammeSnapshot) -> ProgrammeSnapshot:
    """What the first page shows: the cover, or the first rows; and when all is over."""
    if len(snapshot.sessions) <= _SHOWN:
        return snapshot
    latest = max(snapshot.sessions, key=lambda session: session.end)
    return replace(snapshot, sessions=(*snapshot.sessions[:_SHOWN], latest))


PROGRAMME = Document(
    "programme",
    icon="document",
    group=Group.PROGRAMME,
    title=lambda: _("Programme booklet"),
    line=lambda: _("Cover, greeting, programme, talks, speakers, organisations and directions."),
    settings=frozenset(
        {Setting.PAPER, Setting.BOOKLET, Setting.PARTS, Setting.COVER, Setting.GRID}
    ),
    snapshot=_snapshot,
    is_empty=lambda snapshot: not snapshot.sessions,
    render=_render,
    empty=lambda: (_("Nothing in the programme has a time yet."), "programme"),
    items=lambda snapshot: len(snapshot.sessions),
    stock=Stock.BOTH_SIDES,
    papers=(Paper.A4, Paper.A5),
    both=True,
    one_page=_beginning,
)
