"""Name badges, in one of the program's designs or one's own."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from eventapp.domain.badge_designs import BILINGUAL, DESIGNS, design_on, designs_for
from eventapp.domain.badge_layouts import BadgeLayout
from eventapp.domain.documents import Badge, BadgeSnapshot
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import SortedBy
from eventapp.domain.progress import Progress
from eventapp.domain.roll import place_of
from eventapp.domain.sheets import BadgeSheet
from eventapp.services.attendees import list_categories
from eventapp.services.badge_layouts import list_layouts
from eventapp.services.paper_runs import remembered_options
from eventapp.services.snapshots.badges import badge_snapshot
from reports.result import PaperWarning, Report, WarningKind
from ui.language import _
from ui.printing.documents.base import Document, Group, Out, PrintOptions, Setting, Stock
from ui.printing.documents.chosen import chosen_attendees

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace

OWN: Final = "#"
"""Before the number of a design of one's own."""


def own_layout(workspace: "Workspace", name: str) -> BadgeLayout | None:
    """The design of one's own that a name means; None where it is none, or none any more."""
    if not name.startswith(OWN):
        return None
    own = {f"{OWN}{row.id}": row.layout for row in list_layouts(workspace)}
    return own.get(name)


def last_design(workspace: "Workspace", event_id: EventId) -> str:
    """What badges of an event were last printed in, as the options name it."""
    return str(remembered_options(workspace, event_id, BADGES.name).get("layout", ""))


def usual_design(*, both: bool) -> str:
    """The design while none was chosen."""
    return BILINGUAL if both else DESIGNS[0]


def layout_for(
    snapshot: BadgeSnapshot, name: str, sheet: BadgeSheet, *, both: bool = False
) -> BadgeLayout:
    """The design to print: one's own, or the program's of a name that suits the sheet."""
    if snapshot.layout is not None:
        return snapshot.layout
    suits = name in designs_for(sheet)
    return design_on(name if suits else usual_design(both=both), sheet)


def first_label(options: PrintOptions) -> int:
    """Where on the sheet to begin: at the first label where the sheet was changed to fewer."""
    return options.start if 1 <= options.start <= options.sheet.labels else 1


def _snapshot(workspace: "Workspace", event_id: EventId, options: PrintOptions) -> BadgeSnapshot:
    only = chosen_attendees(workspace, event_id, options)
    layout = own_layout(workspace, options.layout)
    snapshot = badge_snapshot(workspace, event_id, only, layout=layout)
    categories = [row.name for row in list_categories(workspace, event_id)]
    by = _sorted_by(options.order, categories)
    return replace(snapshot, badges=tuple(sorted(snapshot.badges, key=by)))


def _sorted_by(order: SortedBy, categories: list[str]) -> Callable[[Badge], Any]:
    """What badges are sorted by, namesakes as they came; nothing comes behind everything."""
    ranks = {name: rank for rank, name in enumerate(categories)}

    def key(badge: Badge) -> Any:  # noqa: ANN401 - compared with its like alone
        name = place_of(badge.name)
        if order is SortedBy.ORGANISATION:
            return not badge.organisation, place_of(badge.organisation), name
        if order is SortedBy.CATEGORY:
            return ranks.get(badge.category, len(ranks)), name
        return name

    return key


def _render(snapshot: BadgeSnapshot, out: Out, options: PrintOptions, progress: Progress) -> Report:
    from reports import badges  # noqa: PLC0415 - late: ReportLab

    report = badges.render(
        snapshot,
        out,
        sheet=options.sheet,
        layout=layout_for(snapshot, options.layout, options.sheet, both=options.both),
        language=options.language,
        both=options.both,
        start=first_label(options),
        cut_marks=options.cut_marks,
        progress=progress,
    )
    if not options.layout.startswith(OWN) or snapshot.layout is not None:
        return report
    gone = PaperWarning(WarningKind.DESIGN_GONE, "")
    return replace(report, warnings=(gone, *report.warnings))


_SHOWN = 24
"""No sheet has more labels."""

BADGES = Document(
    "badges",
    icon="id-card",
    group=Group.CARDS,
    title=lambda: _("Name badges"),
    line=lambda: _("A badge with its QR code for everybody registered."),
    settings=frozenset(
        {
            Setting.LABELS,
            Setting.LAYOUT,
            Setting.CUT_MARKS,
            Setting.CATEGORY,
            Setting.PEOPLE,
            Setting.ORDER,
        }
    ),
    snapshot=_snapshot,
    is_empty=lambda snapshot: not snapshot.badges,
    render=_render,
    empty=lambda: (_("Nobody is registered yet."), "attendees"),
    items=lambda snapshot: len(snapshot.badges),
    stock=Stock.LABELS,
    both=True,
    one_page=lambda snapshot: replace(snapshot, badges=snapshot.badges[:_SHOWN]),
    badges=lambda snapshot: tuple(badge.attendee for badge in snapshot.badges),
)
