"""An order: a document as it is wanted, and the paper that comes of it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Paper, RunWay
from eventapp.domain.progress import Progress
from eventapp.services.desk_lock import refuse_at_desk
from eventapp.services.paper_runs import note_run
from reports.result import Report
from ui import words
from ui.language import _, ngettext, pgettext
from ui.printing.documents import Document, PrintOptions, Setting
from ui.printing.documents.base import Stock

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace

_NAME_LENGTH = 80
_POINTS_PER_MM: Final = 72 / 25.4
_SIZES: Final = {
    Paper.A5: (148, 210),
    Paper.A4: (210, 297),
    Paper.A3: (297, 420),
    Paper.A2: (420, 594),
}
Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Order:
    """One document as it is wanted now; an equal order gives the same paper."""

    document: Document
    snapshot: Any
    options: PrintOptions

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to print."""
        return self.document.is_empty(self.snapshot)

    @property
    def items(self) -> int:
        """How many things are on the paper."""
        return self.document.items(self.snapshot)


@dataclass(frozen=True, slots=True)
class Printed:
    """The paper of an order."""

    order: Order
    data: bytes
    report: Report


def make(order: Order, progress: Progress) -> Printed:
    """Make the PDF of an order, in whichever thread this is called."""
    out = BytesIO()
    report = order.document.render(order.snapshot, out, order.options, progress)
    return Printed(order, out.getvalue(), report)


def refuse_paper_at_desk(workspace: "Workspace", document: Document) -> None:
    """The one guard before a paper leaves the program, whichever way.

    Raises:
        DeskRoleActive: The workspace is at the desk, and the document is not for there.
    """
    if not document.at_desk:
        refuse_at_desk(workspace)


def note_order(
    workspace: "Workspace",
    event_id: EventId,
    order: Order,
    way: RunWay,
    *,
    pages: int,
    file: str = "",
    whole: bool = True,
) -> None:
    """Note in the log that a paper left the program, and in which file where it was saved.

    Of some pages nobody knows whose badges are on them, nor what a later print is to be
    compared with, so that only a ``whole`` print counts for these.

    Raises:
        NotSaved: The disk refused; the paper is out all the same.
    """
    document, snapshot = order.document, order.snapshot
    note_run(
        workspace,
        event_id,
        document.name,
        way,
        pages=pages,
        items=order.items,
        detail=" · ".join(filter(None, (detail(order), file))),
        content=document.content(snapshot) if whole else "",
        badges=document.badges(snapshot) if whole else (),
    )


def facts(printed: Printed, sizes: Sequence[Size]) -> Sequence[tuple[str, str]]:
    """How much paper it takes, by the sizes of its pages in points."""
    order = printed.order
    if order.document.stock is Stock.LABELS:
        count = ngettext("%(n)s label", "%(n)s labels", order.items) % {"n": f"{order.items:,}"}
        return ((pgettext("paper", "Labels"), count), (_("Paper"), _labels(order, len(sizes))))
    taken = (_("Paper"), _sheets(order, sizes))
    if order.document.stock is Stock.CARDS:
        return ((_("Cards"), _cards(order.items)), taken)
    pages = printed.report.pages * (2 if order.options.booklet else 1)
    return ((pgettext("paper", "Pages"), page_count(pages)), taken)


def paper_names(sizes: Sequence[Size]) -> Counter[str]:
    """How many pages there are of each size, by its name; a card's is its millimetres."""
    return Counter(_size_name(size) for size in sizes)


def detail(order: Order) -> str:
    """What an order is printed on, for the log."""
    options, settings = order.options, order.document.settings
    if order.document.stock is Stock.LABELS:
        return options.sheet.name
    if Setting.SINGLE in settings and options.single:
        return ""
    folded = Setting.BOOKLET in settings and options.booklet
    return words.paper_name(Paper.A4 if folded else options.paper)


def _labels(order: Order, pages: int) -> str:
    sheet = order.options.sheet
    return _cards(pages) if sheet.labels == 1 else _sheets_of(pages, sheet.name)


def _cards(count: int) -> str:
    return ngettext("%(n)s card", "%(n)s cards", count) % {"n": f"{count:,}"}


def _sheets_of(count: int, paper: str) -> str:
    sentence = ngettext("%(n)s sheet of %(paper)s", "%(n)s sheets of %(paper)s", count)
    return sentence % {"n": f"{count:,}", "paper": paper}


def _sheets(order: Order, sizes: Sequence[Size]) -> str:
    """A4 6 sheets, on both sides; a size after the other where there are several."""
    both = order.document.stock is Stock.BOTH_SIDES
    told = []
    for name, pages in paper_names(sizes).items():
        told.append(_sheets_of((pages + 1) // 2 if both else pages, name))
    if both and order.options.booklet:
        told.append(_("on both sides, turned at the short edge"))
    elif both:
        told.append(_("on both sides"))
    return ", ".join(told)


def _size_name(size: Size) -> str:
    narrow, wide = sorted(round(side / _POINTS_PER_MM) for side in size)
    for paper, (short, long) in _SIZES.items():
        if abs(narrow - short) <= 1 and abs(wide - long) <= 1:
            return words.paper_name(paper)
    across, down = (round(side / _POINTS_PER_MM) for side in size)
    return f"{across} × {down} mm"


def page_count(pages: int) -> str:
    """So many pages, in words."""
    return ngettext("%(n)s page", "%(n)s pages", pages) % {"n": f"{pages:,}"}


def file_name(order: Order) -> str:
    """A name for the PDF that says what it is, and that every system takes."""
    event = order.snapshot.event
    parts = [words.pick(event.title, event.title_en)[:_NAME_LENGTH], order.document.title()]
    labels = order.document.stock is Stock.LABELS
    parts.append(order.options.sheet.name if labels else order.options.paper.value)
    return safe_file_name(" ".join(parts)) + ".pdf"


def safe_file_name(text: str) -> str:
    """A text as a file's name that every system takes, without an ending."""
    name = re.sub(r'[\x00-\x1f\\/:*?"<>|]+', " ", text)
    return " ".join(name.split()).strip(". ")
