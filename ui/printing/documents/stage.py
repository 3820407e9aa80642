"""What is used on stage: the cue sheet, and the script of the master of ceremonies."""

from dataclasses import replace
from typing import TYPE_CHECKING

from eventapp.domain.cues import CueSnapshot, content_of
from eventapp.domain.ids import EventId
from eventapp.domain.mc_script import ScriptSnapshot
from eventapp.domain.progress import Progress
from eventapp.services.snapshots.stage import CUE_SHEET as CUE_SHEET_NAME
from eventapp.services.snapshots.stage import cue_snapshot, script_snapshot
from reports.result import Report
from ui.language import _
from ui.printing.documents.base import Document, Group, Out, PrintOptions, Setting

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace

_SHOWN = 30
"""More than a page has lines."""


def _cues(workspace: "Workspace", event_id: EventId, _options: PrintOptions) -> CueSnapshot:
    return cue_snapshot(workspace, event_id)


def _render_cues(
    snapshot: CueSnapshot, out: Out, options: PrintOptions, progress: Progress
) -> Report:
    from reports.stage import cue_sheet  # noqa: PLC0415 - late: ReportLab

    return cue_sheet.render(snapshot, out, language=options.language, progress=progress)


def _script(workspace: "Workspace", event_id: EventId, _options: PrintOptions) -> ScriptSnapshot:
    return script_snapshot(workspace, event_id)


def _render_script(
    snapshot: ScriptSnapshot, out: Out, options: PrintOptions, progress: Progress
) -> Report:
    from reports.stage import mc_script  # noqa: PLC0415 - late: ReportLab

    return mc_script.render(snapshot, out, language=options.language, progress=progress)


CUE_SHEET = Document(
    CUE_SHEET_NAME,
    icon="list",
    group=Group.STAGE,
    title=lambda: _("Cue sheet"),
    line=lambda: _("Who does what when on stage; what changed since the last print is marked."),
    settings=frozenset({Setting.CUES}),
    snapshot=_cues,
    is_empty=lambda snapshot: not snapshot.blocks,
    render=_render_cues,
    empty=lambda: (_("Nothing in the programme has a time yet."), "programme"),
    items=lambda snapshot: len(snapshot.lines),
    one_page=lambda snapshot: replace(snapshot, blocks=snapshot.blocks[:_SHOWN], former=None),
    content=lambda snapshot: content_of(snapshot.lines),
)
MC_SCRIPT = Document(
    "mc-script",
    icon="microphone",
    group=Group.STAGE,
    title=lambda: _("MC script"),
    line=lambda: _("What the MC says, step by step, large enough to read on stage."),
    settings=frozenset(),
    snapshot=_script,
    is_empty=lambda snapshot: not snapshot.steps,
    render=_render_script,
    empty=lambda: (_("Nothing in the programme has a time yet."), "programme"),
    items=lambda snapshot: len(snapshot.steps),
    one_page=lambda snapshot: replace(snapshot, steps=snapshot.steps[:3]),
)
