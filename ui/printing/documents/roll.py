"""The desk's paper list."""

from dataclasses import replace
from typing import TYPE_CHECKING

from eventapp.domain.documents import RollSnapshot
from eventapp.domain.ids import EventId
from eventapp.domain.progress import Progress
from eventapp.services.snapshots.roll import roll_snapshot
from reports.result import Report
from ui.language import _
from ui.printing.documents.base import Document, Group, Out, PrintOptions

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace

_SHOWN = 40
"""More than a page has rows."""


def _snapshot(workspace: "Workspace", event_id: EventId, _options: PrintOptions) -> RollSnapshot:
    return roll_snapshot(workspace, event_id)


def _render(snapshot: RollSnapshot, out: Out, options: PrintOptions, progress: Progress) -> Report:
    from reports.lists import roll  # noqa: PLC0415 - late: ReportLab

    return roll.render(snapshot, out, language=options.language, progress=progress)


ROLL = Document(
    "roll",
    icon="document",
    group=Group.DESK,
    title=lambda: _("Paper list for the desk"),
    line=lambda: _("Everybody by name, with boxes to tick: for when nothing else works."),
    settings=frozenset(),
    snapshot=_snapshot,
    # Without anybody it has lines for walk-ins.
    is_empty=lambda _snapshot: False,
    render=_render,
    empty=lambda: ("", ""),
    items=lambda snapshot: len(snapshot.entries),
    at_desk=True,
    one_page=lambda snapshot: replace(snapshot, entries=snapshot.entries[:_SHOWN]),
)
