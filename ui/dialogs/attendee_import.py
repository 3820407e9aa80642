"""Taking a list of attendees in: from where, which rows, what they mean, what becomes of them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QVBoxLayout, QWidget

from eventapp.domain.errors import EventAppError
from eventapp.domain.progress import Progress
from eventapp.domain.roster import (
    ColumnGuess,
    Outcome,
    ReadTable,
    Roster,
    RosterPlan,
)
from eventapp.exchange.roster import guessing, headings, reading, report, values
from eventapp.services import roster_columns, roster_import
from eventapp.services.events import event_facts
from ui.attendees.importing.columns import ColumnsStep
from ui.attendees.importing.preview import PreviewStep
from ui.attendees.importing.sheet import SheetStep
from ui.attendees.importing.source import ENDINGS, SourceStep
from ui.dialogs.files import open_file, save_file
from ui.jobs import Job, run_job
from ui.language import _, language
from ui.roster_words import import_button, plan_words, result_words
from ui.theme import Extent, Size, Space
from ui.widgets.bars import Offer, ProgressStrip
from ui.widgets.buttons import Role, make_button
from ui.widgets.panels import Note, row
from ui.widgets.text import ElidedLabel, PlainLabel, Tone
from ui.wording import word_error

if TYPE_CHECKING:
    from ui.pages.base import Context

T = TypeVar("T")
_SOURCE, _SHEET, _COLUMNS, _PREVIEW = range(4)


class AttendeeImport(QDialog):
    """Four steps, each shown when the one before it is answered; nothing is kept till the last.

    ``plan`` is what was accepted, with the columns that led to it.
    """

    def __init__(self, context: "Context", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._zone = ZoneInfo(event_facts(context.workspace, context.event_id).time_zone)
        self._tables: tuple[ReadTable, ...] = ()
        self._table: ReadTable | None = None
        self._roster: Roster | None = None
        self._job: Job | None = None
        self._as_new: frozenset[int] = frozenset()
        self.plan: RosterPlan | None = None
        self.setWindowTitle(_("Import attendees"))
        self.resize(*Extent.WIZARD)
        self.trail = PlainLabel(tone=Tone.MUTED)
        self.name = ElidedLabel(size=Size.SECTION, bold=True)
        self.problem = Note("", "", icon="warning")
        self.problem.hide()
        self.source, self.sheet = SourceStep(), SheetStep()
        self.columns, self.preview = ColumnsStep(), PreviewStep()
        self.steps = QStackedWidget()
        for step in (self.source, self.sheet, self.columns, self.preview):
            self.steps.addWidget(step)
        self.progress = ProgressStrip()
        self.counts = PlainLabel(bold=True)
        self.back = make_button(_("Back"), clicked=self.go_back)
        self.next = make_button(_("Next"), Role.PRIMARY, clicked=self.go_on)
        self.next.setDefault(True)
        self._lay_out()
        self._connect()
        self._show(_SOURCE)

    # What the user does

    def read_file(self, path: Path) -> None:
        """Read a file and show what is in it."""
        self._work(
            _("Reading %(name)s") % {"name": path.name},
            lambda _progress: reading.read_tables(path),
            lambda tables: self._take_tables(path.name, tables),
        )

    def read_pasted(self, text: str) -> None:
        """Read copied cells."""
        try:
            table = reading.read_pasted(text)
        except EventAppError as error:
            self._warn(error)
            return
        self._take_tables(_("Pasted cells"), (table,))

    def go_on(self) -> None:
        """Go to the next step, or take the list in."""
        step = self.steps.currentIndex()
        if step == _SHEET:
            self._guess()
        elif step == _COLUMNS:
            self._read_values()
        elif step == _PREVIEW:
            self.accept()

    def go_back(self) -> None:
        """Go to the step before."""
        self._stop()
        self._show(max(self.steps.currentIndex() - 1, _SOURCE))

    def reject(self) -> None:
        """Leave everything as it is."""
        self._stop()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop what runs, or go a step back, on Escape: four steps are not lost by one key."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._job is not None:
            self._stop()
            self._allow()
        elif self.steps.currentIndex() > _SOURCE:
            self.go_back()
        else:
            self.reject()

    def _choose_file(self) -> None:
        patterns = [(_("Lists"), " ".join(f"*{ending}" for ending in ENDINGS))]
        path = open_file(self, _("Import attendees"), patterns)
        if path is not None:
            self.read_file(path)

    def _choose_sheet(self, number: int) -> None:
        self._table = self._tables[number]
        self.sheet.show_table(self._table)
        self._allow()

    def _choose_heading(self, at: int) -> None:
        if self._table is None or at == self._table.heading:
            return
        changed = headings.with_heading(self._table, at)
        self._tables = tuple(changed if table is self._table else table for table in self._tables)
        self._table = changed
        self.sheet.show_table(changed)
        self._allow()

    def _decide(self, as_new: frozenset[int]) -> None:
        self._as_new = as_new
        self._make_plan()

    def _save_report(self) -> None:
        plan = self.plan
        if plan is not None:
            save_report(self, plan, self._warn)

    # What becomes of it

    def _take_tables(self, name: str, tables: tuple[ReadTable, ...]) -> None:
        self.name.setText(name)
        self._tables = tables
        fullest = max(
            range(len(tables)), key=lambda at: (not tables[at].hidden, tables[at].count, -at)
        )
        self._table = tables[fullest]
        self.sheet.show_tables(tables, fullest)
        self._show(_SHEET)

    def _guess(self) -> None:
        table = self._table
        if table is None:
            return
        remembered = roster_columns.remembered_columns(self._context.workspace, table.headings)
        self.columns.show_columns(guessing.guess_columns(table, remembered))
        self._as_new = frozenset()
        self._show(_COLUMNS)

    def _read_values(self) -> None:
        table, columns, zone = self._table, self.columns.columns, self._zone
        if table is None:
            return

        def take(roster: Roster) -> None:
            self._roster = roster
            self._make_plan()

        self._work(
            _("Looking at every row"),
            lambda progress: values.read_roster(table, columns, zone=zone, progress=progress),
            take,
        )

    def _make_plan(self) -> None:
        roster, as_new = self._roster, self._as_new
        if roster is None:
            return
        context = self._context
        known = roster_import.known_attendees(context.workspace, context.event_id)

        def take(plan: RosterPlan) -> None:
            self.plan = plan
            self.preview.show_plan(plan, as_new)
            self._show(_PREVIEW)

        self._work(
            _("Comparing with who is there"),
            lambda _progress: roster_import.plan_roster(known, roster, as_new=as_new),
            take,
        )

    def _work(self, title: str, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        """Do what may take long in another thread, with progress below the step."""
        self._stop()
        self.problem.hide()

        def finish(result: Any) -> None:  # noqa: ANN401 - whatever the work gives
            if job is self._job:
                self._job = None
                done(result)
                self._allow()

        def fail(error: Exception) -> None:
            if not isinstance(error, EventAppError):
                raise error
            if job is self._job:
                self._job = None
                self._warn(error)
                self._allow()

        job = run_job(self, title, work, finish, fail)
        self._job = job
        self.progress.show_job(job)
        self._allow()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    # What is shown

    def _warn(self, error: Exception) -> None:
        self.problem.title.setText(word_error(error))
        self.problem.show()

    def _show(self, step: int) -> None:
        self.steps.setCurrentIndex(step)
        self.problem.hide()
        self.trail.setText(_trail(step))
        self.name.setVisible(step != _SOURCE)
        self._allow()
        first = (self.source.choose, self.next, self.next, self.next)[step]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _allow(self) -> None:
        step, busy = self.steps.currentIndex(), self._job is not None
        self.back.setVisible(step != _SOURCE)
        self.next.setVisible(step != _SOURCE)
        self.next.setText(_("Next"))
        allowed = step == _SHEET and self._table is not None and self._table.count > 0
        if step == _COLUMNS:
            allowed = self.columns.has_names
        counts = ""
        if step == _PREVIEW and self.plan is not None:
            found = self.plan.counts
            allowed = bool(found.get(Outcome.NEW, 0) + found.get(Outcome.CHANGED, 0))
            self.next.setText(import_button(self.plan) if allowed else _("Nothing to import"))
            counts = plan_words(self.plan)
        self.next.setEnabled(allowed and not busy)
        self.counts.setText(counts)

    # How it is built

    def _connect(self) -> None:
        self.source.file_asked.connect(self._choose_file)
        self.source.file_chosen.connect(self.read_file)
        self.source.pasted.connect(self.read_pasted)
        self.sheet.sheet_chosen.connect(self._choose_sheet)
        self.sheet.heading_chosen.connect(self._choose_heading)
        self.columns.corrected.connect(lambda _columns: self._allow())
        self.preview.decided.connect(self._decide)
        self.preview.report_asked.connect(self._save_report)

    def _lay_out(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        down.setSpacing(Space.M)
        head = row(self.trail, None)
        down.addLayout(head)
        down.addWidget(self.name)
        down.addWidget(self.problem)
        down.addWidget(self.steps, 1)
        cancel = make_button(_("Cancel"), clicked=self.reject)
        down.addLayout(row(self.counts, self.progress, None, cancel, self.back, self.next))


def import_attendees(context: "Context", parent: QWidget) -> None:
    """Ask for a list, show what it would do, and take it in as one step."""
    dialog = AttendeeImport(context, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted or dialog.plan is None:
        return
    take_in(context, parent, dialog.plan, dialog.columns.columns)


def take_in(
    context: "Context", parent: QWidget, plan: RosterPlan, columns: tuple[ColumnGuess, ...]
) -> None:
    """Take a list in, remember what its columns meant, and say what became of it."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        result = roster_import.apply_import(context.workspace, context.event_id, plan)
        roster_columns.remember_columns(context.workspace, columns)
    except EventAppError as error:
        context.warn(error)
        return
    finally:
        QApplication.restoreOverrideCursor()
    offer = Offer(_("Save the report…"), lambda: save_report(parent, plan, context.warn))
    context.say(
        result_words(result),
        undo=not result.changed_nothing,
        offer=offer if plan.problems else None,
    )


def save_report(parent: QWidget, plan: RosterPlan, warn: Callable[[Exception], object]) -> None:
    """Write what was left out, and why, into a file."""
    patterns = [(_("Tables"), "*.csv")]
    path = save_file(parent, _("Save the report"), _("import report.csv"), patterns)
    if path is None:
        return
    try:
        report.write_report(path, plan, language=language())
    except EventAppError as error:
        warn(error)


def _trail(step: int) -> str:
    """Where one is among the steps."""
    words = (_("File"), _("Sheet and headings"), _("Columns"), _("Preview"))
    return _("Step %(n)d of %(all)d: %(word)s") % {
        "n": step + 1,
        "all": len(words),
        "word": words[step],
    }
