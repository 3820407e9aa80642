"""What is printed: choose a document, set it, see it exactly, save it or print it."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from eventapp.domain.changes import Changes
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Kind
from reports.result import PaperWarning
from ui import contents
from ui.actions import Action
from ui.language import _, language, ngettext
from ui.pages.base import Context, Page
from ui.printing.cautions import grave, page_of, places, warning_count
from ui.printing.document_view import DocumentView, with_fields
from ui.printing.documents import DOCUMENTS, Document
from ui.printing.folder import note_papers
from ui.printing.gallery import Gallery
from ui.printing.log import last_runs
from ui.printing.options_codec import usual_options
from ui.printing.orders import Printed, file_name
from ui.printing.out import ask_where, print_paper, save_paper
from ui.printing.preview import Fit
from ui.printing.thumbnails import Thumbnails
from ui.theme import Motion
from ui.widgets.bars import Offer
from ui.widgets.buttons import Role
from ui.widgets.panels import PageHeader

if TYPE_CHECKING:
    from collections.abc import Callable

_NO_PAPER = frozenset(
    {Kind.SCAN, Kind.BADGE_PRINT, Kind.DESK_LOCK, Kind.PAPER_OPTIONS, Kind.PAPER_RUN}
)
"""What nothing that was on paper yet would show otherwise."""


class PrintingPage(Page):
    """A gallery of all papers and, once one is opened, its preview with its settings.

    The preview follows the data and the settings by itself. What is saved and printed is
    the very PDF that is shown.
    """

    entry: ClassVar = contents.PRINTING

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.opener: Callable[[QUrl], object] = QDesktopServices.openUrl
        self.gallery = Gallery()
        self.gallery.opened.connect(self.open_document)
        self.thumbnails = Thumbnails(context, self)
        self.thumbnails.changed.connect(self._show_thumbnail)
        self.desk = DocumentView(self)
        self.desk.settled.connect(self._settle)
        self.desk.jump_asked.connect(self._jump)
        self._declare()
        self._lay_out()

    @property
    def document(self) -> Document | None:
        """The document that is open, if one is."""
        return self.desk.document

    @property
    def printed(self) -> Printed | None:
        """The paper shown, once it is what is wanted now."""
        return self.desk.maker.printed

    # What the window asks

    def refresh(self, changes: Changes | None) -> None:
        """Look whether pictures and paper are still what is wanted."""
        touched = set(changes.touched) if changes is not None else None
        if touched is None or Kind.PAPER_RUN in touched:
            self._show_runs()
        if touched is not None and touched <= _NO_PAPER:
            if self.document is not None:
                self.desk.panel.refresh()
            return
        self.thumbnails.forget()
        if self.document is not None:
            self.desk.refresh()
        elif self.isVisible():
            self.thumbnails.run(pause=Motion.SETTLE)

    def shown(self, event_id: EventId | None) -> None:
        """Be ready to steer by keys, and tell where the preview stands."""
        del event_id
        if self.document is None:
            self.thumbnails.run()
            self.gallery.focus_card(self.gallery.last)
        else:
            self.desk.maker.want()
            self.desk.pages.setFocus()
        self._tell()

    def leaving(self) -> None:
        """Remember what was set, and draw no pictures nobody sees."""
        self.desk.remember()
        self.desk.maker.rest()
        self.thumbnails.stop()

    def state(self) -> object:
        """What is open and how it is set, and the pictures that are there."""
        name = self.document.name if self.document is not None else ""
        options, fit = self.desk.panel.options, self.desk.view.fit
        return self.desk.event_id, name, options, self.desk.spoken, fit, self.thumbnails.known

    def restore(self, state: object) -> None:
        """Open and set it again."""
        if not isinstance(state, tuple) or state[0] != self.desk.event_id:
            return
        _event, name, options, spoken, fit, known = state
        self.thumbnails.known.update(known)
        for picture in known:
            self._show_thumbnail(picture)
        self.desk.set_fit(Fit(fit).value)
        if name:
            self._open(DOCUMENTS[name])
            if options.language is spoken:
                # Nobody chose another one than the window's: it goes on following that.
                options = replace(options, language=language())
            self.desk.open(DOCUMENTS[name], options)

    # What other pages ask

    def open_document(self, name: str, **fields: object) -> None:
        """Open a document as it was last set, with some fields of its options as given."""
        document = DOCUMENTS[name]
        self._open(document)
        workspace, event_id = self.context.workspace, self.context.event_id
        options = usual_options(workspace, event_id, document, language())
        self.desk.open(document, with_fields(options, fields))

    def close_document(self) -> None:
        """Show all the papers again."""
        if (document := self.document) is None:
            return
        self.desk.close_document()
        self._stack.setCurrentIndex(0)
        self.acts.refresh()
        self.gallery.focus_card(document.name)
        self.thumbnails.forget(document.name)
        self.thumbnails.run()
        self._tell()

    # What the user does

    def save(self) -> None:
        """Ask where to save the PDF, and save it once it is made."""
        wanted = self.desk.maker.wanted
        if wanted is None or wanted.is_empty:
            return
        path = ask_where(self, file_name(wanted))
        if path is not None:
            self.desk.maker.when_made(partial(save_paper, self.context, path))

    def print_out(self) -> None:
        """Ask for a printer and print, once the PDF is made and nothing is missing on it."""
        self.desk.maker.when_made(self._send)

    def _send(self, printed: Printed) -> None:
        from ui.dialogs.paper_warnings import print_all_the_same  # noqa: PLC0415 - late: rarely

        found = places(grave(printed.report.warnings))
        if found and not print_all_the_same(self, len(found)):
            self.desk.show_cautions()
            return
        print_paper(self.context, self, printed)

    def _show_log(self) -> None:
        from ui.dialogs.print_log import show_print_log  # noqa: PLC0415 - late: rarely asked

        show_print_log(self.context, self)

    def _make_set(self) -> None:
        from ui.dialogs.paper_set import make_paper_set  # noqa: PLC0415 - late: rarely asked

        known = self.thumbnails.known
        empty = {name for name, thumbnail in known.items() if thumbnail.empty}
        blank = {name for name, thumbnail in known.items() if thumbnail.blank}
        self.thumbnails.stop()
        made = make_paper_set(self.context, self, empty, blank)
        if self.document is None:
            self.thumbnails.run()
        if made is None:
            return
        folder, written = made
        count = ngettext("%(n)d paper", "%(n)d papers", len(written)) % {"n": len(written)}
        said = _("Saved %(what)s in “%(folder)s”") % {"what": count, "folder": folder.name}
        found = [warning for paper in written for warning in grave(paper.report.warnings)]
        said = f"{said} · {warning_count(found)}" if found else said
        offer = Offer(_("Open the folder"), partial(self.opener, QUrl.fromLocalFile(str(folder))))
        self.context.say(said, undo=False, offer=offer)
        with self.trying():
            note_papers(self.context.workspace, self.context.event_id, folder, written)

    def _jump(self, warning: PaperWarning) -> None:
        if (page := page_of(warning)) and warning.source is not None:
            self.context.open_page(page, warning.source.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to all the papers on Escape, where nothing nearer wants it."""
        if event.key() == Qt.Key.Key_Escape and self.document is not None:
            self.close_document()
        else:
            super().keyPressEvent(event)

    # What is shown

    def _open(self, document: Document) -> None:
        self.gallery.last = document.name
        self.thumbnails.stop()
        self._stack.setCurrentWidget(self.desk)
        self.desk.view.setFocus()

    def _show_thumbnail(self, name: str) -> None:
        self.gallery.show_picture(name, self.thumbnails.known[name])

    def _show_runs(self) -> None:
        with self.trying():
            self.gallery.show_printed(last_runs(self.context))

    def _settle(self) -> None:
        self.acts.refresh()
        self._tell()

    def _tell(self) -> None:
        if not self.isVisible():
            return
        told, more = [], None
        if self.document is not None and (place := self.desk.place):
            told.append(place)
            if self.desk.warnings:
                told.append(warning_count(self.desk.warnings))
                more = self.desk.show_cautions
        self.context.status(" · ".join(told), more)

    def _is_open(self) -> bool:
        return self.document is not None

    def _is_something(self) -> bool:
        return self._is_open() and not self.desk.maker.is_empty

    # How it is built

    def _lay_out(self) -> None:
        front = QWidget()
        header = PageHeader(self.title(), _("Everything on paper, made of what is entered."))
        header.add(self.acts.button("printing.log"))
        header.add(self.acts.button("printing.set"))
        self.desk.header.lead(self.acts.button("printing.back"))
        self.desk.header.add(self.acts.button("printing.save"))
        self.desk.header.add(self.acts.button("printing.print", Role.PRIMARY))
        self.lay_out(header, self.gallery, flush=True, within=front)
        self._stack = QStackedWidget()
        self._stack.addWidget(front)
        self._stack.addWidget(self.desk)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self._stack)

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
                "printing.back",
                lambda: _("All papers"),
                self.close_document,
                shortcut="Alt+Left",
                icon="chevron-left",
                enabled=self._is_open,
            ),
            Action(
                "printing.set",
                lambda: _("Everything into a folder…"),
                self._make_set,
                icon="folder",
            ),
            Action("printing.log", lambda: _("Print log"), self._show_log, icon="list"),
            Action(
                "printing.larger", lambda: _("Larger"), partial(self._zoom, 1), "Ctrl++; Ctrl+="
            ),
            Action("printing.smaller", lambda: _("Smaller"), partial(self._zoom, -1), "Ctrl+-"),
            Action("printing.width", lambda: _("Fit the width"), self._fit_width, "Ctrl+0"),
        )

    def _zoom(self, steps: int) -> None:
        self.desk.view.zoom(steps)

    def _fit_width(self) -> None:
        self.desk.set_fit(Fit.WIDTH.value)
