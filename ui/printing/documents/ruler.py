"""The ruler page, by which a printer that is off is met."""

from typing import TYPE_CHECKING

from eventapp.domain.ids import EventId
from eventapp.domain.progress import Progress
from eventapp.services.snapshots.common import printed_event
from reports.result import Report
from ui.language import _
from ui.printing.documents.base import Document, Group, Out, PrintOptions, Setting, Stock

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace
    from reports.ruler import RulerSnapshot


def _snapshot(workspace: "Workspace", event_id: EventId, _options: PrintOptions) -> "RulerSnapshot":
    from reports.ruler import RulerSnapshot  # noqa: PLC0415 - late: ReportLab

    return RulerSnapshot(printed_event(workspace, event_id))


def _render(
    snapshot: "RulerSnapshot", out: Out, options: PrintOptions, progress: Progress
) -> Report:
    from reports import ruler  # noqa: PLC0415 - late: ReportLab

    return ruler.render(
        snapshot, out, sheet=options.sheet, language=options.language, progress=progress
    )


RULER = Document(
    "ruler",
    icon="settings",
    group=Group.CARDS,
    title=lambda: _("Ruler page"),
    line=lambda: _("Shows on plain paper how far the printer is off a sheet of labels."),
    settings=frozenset({Setting.LABELS}),
    snapshot=_snapshot,
    is_empty=lambda _snapshot: False,
    render=_render,
    empty=lambda: ("", ""),
    items=lambda _snapshot: 1,
    test_page=True,
    stock=Stock.ONE_SIDE,
)
