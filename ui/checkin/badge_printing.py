"""Badges printed as people come in: one after the other, and never in a scan's way."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSizeF, Signal
from PySide6.QtWidgets import QWidget

from eventapp.domain.documents import Badge, BadgeSnapshot
from eventapp.domain.errors import CannotPrint, EventAppError
from eventapp.domain.ids import AttendeeId, BadgePrintId, GateId, TicketCode
from eventapp.domain.kinds import Language
from eventapp.domain.progress import Progress
from eventapp.domain.sheets import CARD_90X60, SHEETS, BadgeSheet
from eventapp.domain.verdicts import ScanResult, Verdict
from eventapp.services.badge_prints import (
    ask_print,
    ask_reprint,
    note_failed,
    note_printed,
    waiting_prints,
)
from eventapp.services.snapshots.badges import badge_snapshot
from ui.jobs import run_job
from ui.language import _, language
from ui.pages.base import Context
from ui.printing.calibration import shifted
from ui.printing.documents.badges import last_design, layout_for, own_layout

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

OpenPrinter = Callable[[str, QSizeF], "QPrinter"]
"""The printer of a name, set to cards of a size in points; raises CannotPrint where there is none.

It is called in the thread that prints: asking the system for a printer may take seconds.
"""

CARDS: Final = {name: sheet for name, sheet in SHEETS.items() if sheet.labels == 1}
"""What a badge printer takes: one badge at a time, so no sheets of many labels."""


_NOBODYS: Final = "2" * 26
"""A code of the right length that is no ticket's."""


class BadgeState(Enum):
    """How far one badge is, as the result card says it."""

    NONE = auto()
    PRINTING = auto()
    PRINTED = auto()
    WAITING = auto()
    FAILED = auto()


def badge_word(state: BadgeState) -> str:
    """The words on the result card; empty where there is nothing to say."""
    return {
        BadgeState.NONE: "",
        BadgeState.PRINTING: _("Printing the badge…"),
        BadgeState.PRINTED: _("Badge printed"),
        BadgeState.WAITING: _("Badge waits"),
        BadgeState.FAILED: _("Badge not printed"),
    }[state]


@dataclass(frozen=True, slots=True)
class _Order:
    """One badge on its way to the printer."""

    print_id: BadgePrintId
    attendee: AttendeeId
    snapshot: BadgeSnapshot


class BadgePrinting(QObject):
    """The badge printer of this computer, fed by the desk.

    Call :meth:`after` with each result of a scan, once it is shown. Whatever becomes of the
    badge is told by signals and noted in the workspace; the check-in stands in every case.

    Signals:
        state_changed: (attendee, :class:`BadgeState`) how far somebody's badge is.
        list_changed: the badges that wait or failed are others now.
    """

    state_changed = Signal(object, object)
    list_changed = Signal()

    def __init__(
        self,
        context: Context,
        owner: QWidget,
        *,
        desk: Callable[[], str],
        open_printer: OpenPrinter | None = None,
    ) -> None:
        super().__init__(owner)
        self._context = context
        self._owner = owner
        self._desk = desk
        self._open = open_printer or named_printer
        self._queue: deque[_Order] = deque()
        self._printing: _Order | None = None

    @property
    def printer(self) -> str:
        """The name of this computer's badge printer; empty where none was chosen."""
        return self._context.settings.value.badge_printer

    @property
    def busy(self) -> bool:
        """Whether a badge is being printed."""
        return self._printing is not None

    # What the desk asks

    def after(self, result: ScanResult, gate: GateId) -> BadgeState:
        """Print the badge of whom a scan let in, if the gate's rule says so.

        Returns at once: the first word for the result card. Nobody but who came in by this
        very scan gets one: not somebody going out, nor a scanner that read twice.
        """
        came_in = result.verdict in {Verdict.ADMITTED, Verdict.READMITTED}
        if result.attendee is None or result.scan is None or not came_in:
            return BadgeState.NONE
        return self._ask(
            result.attendee,
            partial(ask_print, self._context.workspace, gate, result.attendee, desk=self._desk()),
        )

    def reprint(self, attendee: AttendeeId) -> BadgeState:
        """Print somebody's badge because it is wanted again."""
        workspace = self._context.workspace
        return self._ask(attendee, partial(ask_reprint, workspace, attendee, desk=self._desk()))

    def print_again(self, print_id: BadgePrintId, attendee: AttendeeId) -> BadgeState:
        """Print a badge of the list that waits or failed."""
        return self._ask(attendee, lambda: print_id)

    def print_all(self) -> None:
        """Print every badge of the list, the oldest first."""
        for row in waiting_prints(self._context.workspace, self._context.event_id):
            self.print_again(row.id, row.attendee)

    # How it goes

    def _ask(self, attendee: AttendeeId, ask: Callable[[], BadgePrintId | None]) -> BadgeState:
        try:
            print_id = ask()
            if print_id is None:
                return BadgeState.NONE
            snapshot = self._snapshot(attendee)
            if self._context.rehearsal:
                snapshot = rehearsed_badges(snapshot)
        except EventAppError as error:
            self._context.warn(error)
            return BadgeState.NONE
        self.list_changed.emit()
        if not snapshot.badges or self._is_under_way(print_id):
            return BadgeState.WAITING
        if not self.printer:
            self.state_changed.emit(attendee, BadgeState.WAITING)
            return BadgeState.WAITING
        self._queue.append(_Order(print_id, attendee, snapshot))
        self.state_changed.emit(attendee, BadgeState.PRINTING)
        self._next()
        return BadgeState.PRINTING

    def _snapshot(self, attendee: AttendeeId) -> BadgeSnapshot:
        """Somebody's badge in the design that badges of the event were last set to."""
        workspace, event_id = self._context.workspace, self._context.event_id
        layout = own_layout(workspace, last_design(workspace, event_id))
        return badge_snapshot(workspace, event_id, only=[attendee], layout=layout)

    def _is_under_way(self, print_id: BadgePrintId) -> bool:
        orders = [*self._queue, *([self._printing] if self._printing is not None else [])]
        return any(order.print_id == print_id for order in orders)

    def _next(self) -> None:
        if self._printing is not None or not self._queue or self._context.workspace.closed:
            return  # what a rehearsal did not print before it ended is not wanted
        order = self._printing = self._queue.popleft()
        job = run_job(
            self._owner,
            _("Printing a badge"),
            partial(
                print_badge,
                order.snapshot,
                design=last_design(self._context.workspace, self._context.event_id),
                printer=self.printer,
                card=this_card(self._context),
                language=language(),
                open_printer=self._open,
            ),
            lambda _pages: self._end(order, None),
            lambda error: self._end(order, error),
        )
        # A stopped job tells neither: its badge goes on waiting, and the next one comes.
        job.ended.connect(lambda: self._ended(order))

    def _end(self, order: _Order, error: Exception | None) -> None:
        workspace = self._context.workspace
        if workspace.closed:
            return
        try:
            if error is None:
                note_printed(workspace, order.print_id)
            else:
                note_failed(workspace, order.print_id, self.printer)
        except EventAppError as refused:
            self._context.warn(refused)
        state = BadgeState.PRINTED if error is None else BadgeState.FAILED
        self.state_changed.emit(order.attendee, state)
        self.list_changed.emit()
        if error is not None and not isinstance(error, EventAppError):
            raise error

    def _ended(self, order: _Order) -> None:
        if self._printing is order:
            self._printing = None
            self._next()


def rehearsed_badges(snapshot: BadgeSnapshot) -> BadgeSnapshot:
    """The same badges, which nobody can take for real ones: they say so twice."""
    mark = _("Rehearsal — not valid")
    badges = [replace(badge, category=mark, category_en=mark) for badge in snapshot.badges]
    event = replace(snapshot.event, title=mark, title_en=mark)
    return replace(snapshot, event=event, badges=tuple(badges))


def chosen_card(name: str) -> BadgeSheet:
    """The card of a name, or the usual one where there is none of that name any more."""
    return CARDS.get(name, CARD_90X60)


def this_card(context: Context) -> BadgeSheet:
    """The chosen card as this computer's printer has to be told it."""
    kept = context.settings.value
    return shifted(chosen_card(kept.badge_card), kept.calibration)


def print_badge(
    snapshot: BadgeSnapshot,
    progress: Progress,
    *,
    design: str = "",
    printer: str,
    card: BadgeSheet,
    language: Language,
    open_printer: OpenPrinter,
) -> int:
    """Set badges and send them to a printer, in whichever thread this is called.

    Raises:
        CannotPrint: The printer is not there or does not take pages.
    """
    from reports import badges  # noqa: PLC0415 - late: ReportLab
    from ui.printing.printer import print_pages  # noqa: PLC0415 - late: QtPrintSupport

    out = BytesIO()
    badges.render(
        snapshot,
        out,
        sheet=card,
        layout=layout_for(snapshot, design, card),
        language=language,
        progress=progress,
    )
    paper = open_printer(printer, QSizeF(*card.size))
    return print_pages(out.getvalue(), paper, progress)


def named_printer(name: str, size: QSizeF) -> "QPrinter":
    """The system's printer of a name.

    Raises:
        CannotPrint: There is none of that name (any more).
    """
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - late: QtPrintSupport

    from ui.printing.printer import new_printer  # noqa: PLC0415 - late: QtPrintSupport

    if QPrinterInfo.printerInfo(name).isNull():
        raise CannotPrint(name)
    made = new_printer(_("Badge"), size)
    made.setPrinterName(name)
    return made


def sample_badge(context: Context) -> BadgeSnapshot:
    """A badge that tries printer and card: a name, an organisation, a code nobody has."""
    event = badge_snapshot(context.workspace, context.event_id, only=[]).event
    sample = Badge(
        attendee=AttendeeId(0),
        name=_("Name"),
        name_en="",
        organisation=_("Organisation"),
        position=_("Position"),
        category=_("Test print"),
        category_en="",
        category_colour=event.colour,
        code=TicketCode(_NOBODYS),
    )
    return BadgeSnapshot(event, (sample,))
