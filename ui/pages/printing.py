"""What is printed: choose a document, set it, see it exactly, save it or print it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from eventapp.domain.changes import Changes
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Kind
from eventapp.files import write_whole
from ui import contents
from ui.actions import Action
from ui.dialogs.confirm import confirm
from ui.dialogs.files import save_file
from ui.jobs import Job, run_job
from ui.language import _, language
from ui.pages.base import Context, Page
from ui.printing.cards import DocumentCards
from ui.printing.documents import DOCUMENTS, PROGRAMME, ROLL, Document, PrintOptions
from ui.printing.orders import Order, Printed, facts, file_name, make, page_count
from ui.printing.panel import PrintPanel, warning_count
from ui.printing.pdf import PdfPages
from ui.printing.preview import Fit, PagesView
from ui.theme import Motion
from ui.widgets.buttons import Role, Segmented, make_button
from ui.widgets.panels import EmptyState, PageHeader, boxed

_NO_PAPER = frozenset({Kind.SCAN, Kind.ADMISSION, Kind.BADGE_PRINT, Kind.DESK_LOCK})


class PrintingPage(Page):
    """The documents, the preview of the chosen one, and its settings.

    The preview follows the data and the settings by itself: what is wanted is compared
    with what is made, and a newer order cancels the older one's work. What is saved and
    printed is the very PDF that is shown.
    """

    entry: ClassVar = contents.PRINTING

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._wanted: Order | None = None
        self._made: Printed | None = None
        self._job: Job | None = None
        self._then: Callable[[Printed], None] | None = None
        self._pause = QTimer(self, singleShot=True, interval=Motion.QUICK)
        self._pause.timeout.connect(self._make)
        self._declare()
        self.cards = DocumentCards(DOCUMENTS.values())
        self.cards.set_value(PROGRAMME.name)
        self.cards.chosen.connect(self._choose)
        self.view = PagesView()
        self.view.page_changed.connect(self._tell_page)
        self.view.zoomed.connect(self._show_fit)
        self.content = QStackedWidget()
        self.content.addWidget(self.view)
        self.panel = PrintPanel(context)
        self.panel.changed.connect(self._order)
        self.panel.show_document(PROGRAMME, PrintOptions(language()))
        self._lay_out()

    @property
    def document(self) -> Document:
        """The document chosen."""
        return DOCUMENTS[self.cards.value]

    @property
    def printed(self) -> Printed | None:
        """The paper shown, once it is what is wanted now."""
        made = self._made
        return made if made is not None and made.order == self._wanted else None

    # What the window asks

    def refresh(self, changes: Changes | None) -> None:
        """Look whether the paper is still what is wanted."""
        # Who is in already stands on the desk's list alone.
        none = frozenset() if self.document is ROLL else _NO_PAPER
        if changes is None or not set(changes.touched) <= none:
            self.panel.refresh()
            self._order()

    def shown(self, event_id: EventId | None) -> None:
        """Be ready to scroll by keys, and tell where the preview stands."""
        del event_id
        self.view.setFocus()
        self._tell_page(self.view.page, self.view.count)

    def state(self) -> object:
        """What is chosen and how it is set."""
        return self.document.name, self.panel.options, self.view.fit

    def restore(self, state: object) -> None:
        """Choose and set it again."""
        if isinstance(state, tuple):
            name, options, fit = state
            self.view.set_fit(fit)
            self._show_fit()
            self.cards.set_value(name)
            self._choose(name, options)

    # What the user does

    def save(self) -> None:
        """Ask where to save the PDF, and save it once it is made."""
        name = file_name(self._wanted) if self._wanted is not None else ""
        path = save_file(self, _("Save as PDF"), name, [(_("PDF files"), "*.pdf")])
        if path is not None:
            self._when_made(partial(self._write, path))

    def print_out(self) -> None:
        """Ask for a printer and print, once the PDF is made."""
        self._when_made(self._send)

    def _choose(self, name: str, options: PrintOptions | None = None) -> None:
        self._made = None
        self.view.show_pages(None)
        self.panel.show_document(DOCUMENTS[name], options or self.panel.options)
        self._order()

    def _fit(self, value: str) -> None:
        self.view.set_fit(Fit(value))
        self._show_fit()

    def _zoom(self, steps: int) -> None:
        self.view.zoom(steps)

    # How the paper is made

    def _order(self) -> None:
        """Take a snapshot; have the paper made anew when it differs from the one there."""
        with self.trying():
            snapshot = self.document.snapshot(
                self.context.workspace, self.context.event_id, self.panel.options
            )
            order = Order(self.document, snapshot, self.panel.options)
            if order != self._wanted or (self._job is None and self.printed is None):
                self._wanted = order
                self._pause.start()
        self.acts.refresh()

    def _make(self) -> None:
        """Make what is wanted now; older work is in vain."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        order = self._wanted
        if order is None or order.is_empty:
            self._show_nothing()
            return
        job = run_job(self, _("Making the preview"), partial(make, order), self._show_made)
        # A bound slot: cut when the page is made anew.
        job.ended.connect(self._ended)
        self._job = job

    def _show_made(self, printed: Printed) -> None:
        if printed.order is not self._wanted:
            return
        before, self._made = self._made, printed
        keep = before is not None and before.order.document is printed.order.document
        self.content.setCurrentWidget(self.view)
        self.view.show_pages(PdfPages(printed.data), keep=keep)
        self.panel.set_facts(facts(printed))
        self.panel.set_items(printed.order.document.items(printed.order.snapshot))
        self.panel.set_warnings(printed.report.warnings)
        self._tell_page(self.view.page, self.view.count)
        self.acts.refresh()
        then, self._then = self._then, None
        if then is not None:
            then(printed)

    @Slot()
    def _ended(self) -> None:
        if self._job is None or not self._job.over:
            return
        self._job = None
        if self.printed is None and not self._pause.isActive():
            self._then = None
            self._show(self._stopped())

    def _when_made(self, then: Callable[[Printed], None]) -> None:
        """Do something with the paper that is wanted now, perhaps in a moment."""
        if (printed := self.printed) is not None:
            then(printed)
        elif self._wanted is not None and not self._wanted.is_empty:
            self._then = then
            if self._job is None:
                self._pause.start()

    # What is done with it

    def _write(self, path: Path, printed: Printed) -> None:
        with self.trying():
            write_whole(path, lambda file: file.write(printed.data))
            self.context.say(
                _("Saved “%(name)s” in %(folder)s")
                % {"name": path.name, "folder": path.parent.name or path.parent},
                undo=False,
            )

    def _send(self, printed: Printed) -> None:
        from ui.dialogs.printing import choose_printer  # noqa: PLC0415 - late: QtPrintSupport
        from ui.printing.printer import has_printer, new_printer, print_pages  # noqa: PLC0415

        title = printed.order.document.title()
        if not has_printer():
            self._offer_to_save()
            return
        pages = PdfPages(printed.data)
        printer = new_printer(title, pages.size(0))
        if choose_printer(self, title, printer, pages.count):
            said = _("Sent to “%(printer)s”") % {"printer": printer.printerName()}
            run_job(
                self,
                _("Printing"),
                partial(print_pages, printed.data, printer),
                lambda count: self.context.say(f"{said} · {page_count(count)}", undo=False),
            )

    def _offer_to_save(self) -> None:
        if confirm(
            self,
            _("No printer is installed on this computer"),
            _("Save the paper as a PDF file and print it where there is a printer."),
            yes=_("Save as PDF…"),
        ):
            self.save()

    # What is shown

    def _show_nothing(self) -> None:
        self._made, self._then = None, None
        self.view.show_pages(None)
        self.panel.set_facts(())
        self.panel.set_items(0)
        self.panel.set_warnings(())
        self._show(self._nothing())
        self.acts.refresh()

    def _show(self, other: EmptyState) -> None:
        """Show something else than pages, until there are some."""
        for old in self.content.findChildren(EmptyState):
            self.content.removeWidget(old)
            old.deleteLater()
        self.content.setCurrentIndex(self.content.addWidget(other))

    def _nothing(self) -> EmptyState:
        if self.document is PROGRAMME:
            button = make_button(
                _("Open the programme"), clicked=lambda: self.context.open_page("programme")
            )
            return EmptyState(
                PROGRAMME.icon,
                _("Nothing in the programme has a time yet."),
                button,
                hint=_("The booklet shows every session that has a day and a time."),
            )
        if self.panel.options.category is not None:
            everybody = make_button(
                _("Show everybody"), clicked=lambda: self.panel.set(category=None)
            )
            return EmptyState(
                self.document.icon, _("Nobody of this category is registered."), everybody
            )
        button = make_button(
            _("Open the attendees"), clicked=lambda: self.context.open_page("attendees")
        )
        return EmptyState(self.document.icon, _("Nobody is registered yet."), button)

    def _stopped(self) -> EmptyState:
        again = make_button(_("Make it again"), clicked=self._make)
        return EmptyState("printer", _("The preview was stopped."), again)

    def _tell_page(self, page: int, count: int) -> None:
        if not self.isVisible():
            return
        told = [_("Page %(page)d of %(count)d") % {"page": page, "count": count}] if count else []
        if self._made is not None and self._made.report.warnings:
            told.append(warning_count(len(self._made.report.warnings)))
        self.context.status(" · ".join(told))

    def _show_fit(self) -> None:
        self.fits.set_value(self.view.fit.value)

    # How it is built

    def _lay_out(self) -> None:
        header = PageHeader(self.title(), _("What you see here is exactly what is printed."))
        self.fits = header.add(
            Segmented(
                [(Fit.WIDTH.value, _("Width")), (Fit.PAGE.value, _("Whole page"))],
                name=_("How large the preview is"),
            )
        )
        self.fits.chosen.connect(self._fit)
        header.add(self.acts.button("printing.save"))
        header.add(self.acts.button("printing.print", Role.PRIMARY))
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.cards)
        across.addWidget(self.content, 1)
        self.lay_out(header, boxed(across), panel=self.panel, flush=True)

    def _declare(self) -> None:
        self.declare(
            Action(
                "printing.save",
                lambda: _("Save as PDF…"),
                self.save,
                shortcut="Ctrl+S",
                icon="download",
                enabled=self._is_something,
            ),
            Action(
                "printing.print",
                lambda: _("Print…"),
                self.print_out,
                shortcut="Ctrl+P",
                icon="printer",
                enabled=self._is_something,
            ),
            Action(
                "printing.larger", lambda: _("Larger"), partial(self._zoom, 1), "Ctrl++; Ctrl+="
            ),
            Action("printing.smaller", lambda: _("Smaller"), partial(self._zoom, -1), "Ctrl+-"),
            Action(
                "printing.width",
                lambda: _("Fit the width"),
                partial(self._fit, Fit.WIDTH),
                "Ctrl+0",
            ),
        )

    def _is_something(self) -> bool:
        return self._wanted is not None and not self._wanted.is_empty
