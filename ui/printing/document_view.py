"""One document: its exact preview, how it is set, what it takes, what to look at first."""

import contextlib
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from eventapp.domain.errors import EventAppError
from eventapp.services.events import list_events
from reports.result import PaperWarning
from ui import contents
from ui.actions import ActionButton
from ui.jobs import Job
from ui.language import _, language
from ui.printing.calibration import calibrated
from ui.printing.documents import Document, PrintOptions
from ui.printing.documents.base import People
from ui.printing.dummy import BookDummy
from ui.printing.making import PaperMaker
from ui.printing.options_codec import remember, usual_options
from ui.printing.orders import Order, Printed, facts
from ui.printing.panel import PrintPanel
from ui.printing.pdf import PdfPages
from ui.printing.preview import Fit, PagesView
from ui.theme import Extent, Motion
from ui.widgets.buttons import Role, Segmented, make_button
from ui.widgets.panels import EmptyState, PageHeader

if TYPE_CHECKING:
    from ui.pages.base import Page

_SHEETS, _BOOK = "sheets", "book"


class DocumentView(QWidget):
    """What the page shows of the document that was opened.

    Signals:
        settled: what can be printed, or its warnings, is another.
        jump_asked: the :class:`PaperWarning` whose cause is to be shown.
    """

    settled = Signal()
    jump_asked = Signal(object)

    def __init__(self, page: "Page") -> None:
        super().__init__(page)
        self.context = page.context
        # The window tells of another event, or workspace, when it is shown already.
        self.event_id = page.context.event_id
        self.spoken = language()
        self.document: Document | None = None
        self.maker = PaperMaker(self._read, self)
        self.maker.begun.connect(self._watch)
        self.maker.made.connect(self._show_made)
        self.maker.nothing.connect(self._show_nothing)
        self.maker.stopped.connect(self._show_stopped)
        self.maker.refused.connect(self.context.warn)
        self._making: Job | None = None
        self._patience = QTimer(self, singleShot=True, interval=Motion.SETTLE)
        self._patience.timeout.connect(self._show_making)
        self._unkept = False
        self._memory = QTimer(self, singleShot=True, interval=Motion.FOLLOW)
        self._memory.timeout.connect(self.remember)
        self.view = PagesView()
        self.view.zoomed.connect(self._show_fit)
        self.view.page_changed.connect(self.settled)
        self.book = BookDummy()
        self.book.page_changed.connect(self.settled)
        self.content = QStackedWidget()
        self.content.addWidget(self.view)
        self.content.addWidget(self.book)
        self.panel = PrintPanel(self.context)
        self.panel.changed.connect(self._set)
        self.panel.cautions.jump_asked.connect(self.jump_asked)
        self.panel.cautions.all_asked.connect(self._show_all)
        self._lay_out(page)
        self._show_ways(folded=False)

    # What it shows

    @property
    def pages(self) -> QWidget:
        """What shows the pages, as the user chose: below one another, or as a book."""
        return self.book if self.ways.isVisibleTo(self) and self.ways.value == _BOOK else self.view

    @property
    def place(self) -> str:
        """Which page of how many is in sight, in words; empty without any."""
        return self.book.in_words() if self.pages is self.book else self.view.in_words()

    @property
    def warnings(self) -> tuple[PaperWarning, ...]:
        """What to look at on the paper that is shown."""
        return self.panel.cautions.warnings

    def open(self, document: Document, options: PrintOptions | None = None) -> None:
        """Show a document, set as given or else as it was last."""
        self.remember()
        self.document = document
        self.maker.forget()
        self._show_pages(None)
        self._show_ways(folded=False)
        self.header.title.setText(document.title())
        self.header.line.setText(document.line())
        if options is None:
            workspace, event_id = self.context.workspace, self.context.event_id
            options = usual_options(workspace, event_id, document, self.spoken)
        self.panel.show_document(document, options)
        self.maker.want()
        self.settled.emit()

    def show_cautions(self) -> None:
        """Lead to the worst thing to look at."""
        self.panel.ensureWidgetVisible(self.panel.cautions)
        self.panel.cautions.focus_first()

    def close_document(self) -> None:
        """Show none; what was set stays remembered."""
        self.remember()
        self.document = None
        self.maker.forget()
        self._show_pages(None)

    def refresh(self) -> None:
        """Look whether the paper is still what is wanted, once changes come to rest."""
        self.panel.refresh()
        self.maker.want(pause=Motion.SETTLE)

    def remember(self) -> None:
        """Keep how the document is set for the next time."""
        self._memory.stop()
        if not self._unkept or self.document is None:
            return
        self._unkept = False
        workspace = self.context.workspace
        if workspace.closed or all(row.id != self.event_id for row in list_events(workspace)):
            return
        # A full disk is told where it matters: this must never be in the way.
        with contextlib.suppress(EventAppError):
            options = self.panel.options
            remember(workspace, self.event_id, self.document, options, window=self.spoken)

    def set_fit(self, value: str) -> None:
        """Show the pages as wide as the view, or each one whole."""
        self.view.set_fit(Fit(value))
        self._show_fit()

    # How the paper comes about

    def _set(self) -> None:
        self._unkept = True
        self._memory.start()
        self.maker.want()

    def _read(self) -> Order | None:
        workspace = self.context.workspace
        # The last look may come when the window lets go of both already.
        if self.document is None or workspace.closed:
            return None
        snapshot = self.document.snapshot(workspace, self.event_id, self.panel.options)
        shifts = self.context.settings.value.calibration
        options = calibrated(self.document, self.panel.options, shifts)
        return Order(self.document, snapshot, options)

    def _watch(self, job: Job) -> None:
        """Say how far it is, where that takes long and no older pages are in sight."""
        self._making = job
        self._patience.start()

    def _show_making(self) -> None:
        job = self._making
        if job is None or job.over or job.cancelled or self.view.count or self.document is None:
            return
        stop = make_button(_("Stop"), clicked=job.cancel)
        state = EmptyState(self.document.icon, _("Making the preview"), stop)
        job.progressed.connect(lambda done, total: _tell_progress(state, done, total))
        self._show(state)

    def _show_made(self, printed: Printed) -> None:
        pages = PdfPages(printed.data)
        self._show_pages(pages)
        self._show_ways(folded=printed.order.options.booklet)
        self.panel.set_facts(facts(printed, pages.sizes))
        self.panel.set_items(printed.order.items)
        self.panel.cautions.show_warnings(printed.report.warnings)
        self.settled.emit()

    def _show_pages(self, pages: PdfPages | None) -> None:
        for shown in (self.view, self.book):
            shown.show_pages(pages, keep=bool(shown.count))

    def _show_ways(self, *, folded: bool) -> None:
        """Offer to leaf through what is laid out for folding."""
        self.view.folded = folded
        self.ways.setVisible(folded)
        self.fits.setVisible(self.pages is self.view)
        self.content.setCurrentWidget(self.pages)
        self.settled.emit()

    def _show_nothing(self) -> None:
        self._show_pages(None)
        self.panel.set_facts(())
        self.panel.set_items(0)
        self.panel.cautions.show_warnings(())
        if self.document is not None:
            self._show(self._nothing(self.document))
        self.settled.emit()

    def _show_stopped(self) -> None:
        again = make_button(_("Make it again"), clicked=self.maker.again)
        self._show(EmptyState("printer", _("The preview was stopped."), again))
        self.settled.emit()

    def _show(self, other: EmptyState) -> None:
        """Show something else than pages, until there are some."""
        for old in self.content.findChildren(EmptyState):
            self.content.removeWidget(old)
            old.deleteLater()
        self.content.setCurrentIndex(self.content.addWidget(other))

    def _nothing(self, document: Document) -> EmptyState:
        options = self.panel.options
        if options.people is People.ONE and not options.one:
            return self._narrowed(document, _("Choose on the right whom to print this for."))
        if options.category is not None and options.people is not People.ONE:
            return self._narrowed(document, _("Nobody of this category is registered."))
        if options.people is not People.ALL or options.one:
            return self._narrowed(document, _("Nobody is left to print this for."))
        sentence, where = document.empty()
        entry = next((entry for entry in contents.PAGES if entry.id == where), None)
        if entry is None:
            return EmptyState(document.icon, sentence)
        text = _("Open “%(page)s”") % {"page": entry.title()}
        button = make_button(text, clicked=partial(self.context.open_page, where))
        return EmptyState(document.icon, sentence, button)

    def _narrowed(self, document: Document, sentence: str) -> EmptyState:
        everybody = make_button(
            _("Show everybody"),
            clicked=lambda: self.panel.set(category=None, people=People.ALL, one=0),
        )
        return EmptyState(document.icon, sentence, everybody)

    def _show_all(self) -> None:
        from ui.dialogs.paper_warnings import choose_warning  # noqa: PLC0415 - late: rarely asked

        if (warning := choose_warning(self, self.warnings)) is not None:
            self.jump_asked.emit(warning)

    def _show_fit(self) -> None:
        self.fits.set_value(self.view.fit.value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the title its room: in a narrow window two buttons are their signs alone."""
        super().resizeEvent(event)
        narrow = event.size().width() < Extent.PAPER_TOOLS_FROM
        for button in self.header.findChildren(ActionButton):
            button.set_terse(narrow and button.property("role") != Role.PRIMARY)

    def _lay_out(self, page: "Page") -> None:
        self.header = PageHeader("")
        self.ways = self.header.add(
            Segmented(
                [(_SHEETS, _("Sheets")), (_BOOK, _("As a book"))],
                name=_("How the booklet is shown"),
            )
        )
        self.ways.chosen.connect(lambda _way: self._show_ways(folded=True))
        self.fits = self.header.add(
            Segmented(
                [(Fit.WIDTH.value, _("Width")), (Fit.PAGE.value, _("Whole page"))],
                name=_("How large the preview is"),
            )
        )
        self.fits.chosen.connect(self.set_fit)
        page.lay_out(self.header, self.content, panel=self.panel, flush=True, within=self)


def _tell_progress(state: EmptyState, done: int, total: int) -> None:
    if isValid(state) and total:
        state.tell(f"{done:,} / {total:,}")


def with_fields(options: PrintOptions, fields: dict[str, object]) -> PrintOptions:
    """The options with some fields set for this one time."""
    return replace(options, **fields)  # type: ignore[arg-type]  # names and types are the caller's
