"""The sheet to sign (등록부, 서명부)."""

from dataclasses import replace
from typing import TYPE_CHECKING

from eventapp.domain.ids import EventId
from eventapp.domain.progress import Progress
from eventapp.domain.sign_in import SignInSnapshot
from eventapp.services.snapshots.sign_in import sign_in_snapshot
from reports.result import Report
from ui.language import _
from ui.printing.documents.base import Document, Group, Out, PrintOptions, Setting

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace

_SHOWN = 40
"""More than a page has rows."""


def _snapshot(workspace: "Workspace", event_id: EventId, _options: PrintOptions) -> SignInSnapshot:
    return sign_in_snapshot(workspace, event_id)


def _render(
    snapshot: SignInSnapshot, out: Out, options: PrintOptions, progress: Progress
) -> Report:
    from reports.lists import sign_in  # noqa: PLC0415 - late: ReportLab

    return sign_in.render(
        snapshot,
        out,
        language=options.language,
        both=options.both,
        by=options.order,
        boxes=options.boxes,
        blank=options.blank,
        progress=progress,
    )


SIGN_IN = Document(
    "sign-in",
    icon="edit",
    group=Group.DESK,
    title=lambda: _("Sign-in sheet"),
    line=lambda: _("Everybody registered, with room to sign and boxes for approval."),
    settings=frozenset({Setting.ORDER, Setting.BOXES, Setting.BLANK}),
    snapshot=_snapshot,
    # Without anybody it has rows to write in.
    is_empty=lambda _snapshot: False,
    render=_render,
    empty=lambda: ("", ""),
    items=lambda snapshot: len(snapshot.entries),
    both=True,
    one_page=lambda snapshot: replace(snapshot, entries=snapshot.entries[:_SHOWN]),
)
