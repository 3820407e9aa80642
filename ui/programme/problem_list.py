"""The list of problems below the programme: opened and closed, gone through by F8."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from eventapp.settings import SettingsFile
from ui import icons
from ui.icons import Ink
from ui.language import _, ngettext
from ui.models.table import Column, RecordTableModel
from ui.programme.problems import Problem, Problems, when
from ui.programme.rows import Programme
from ui.theme import Extent, Space
from ui.widgets.buttons import icon_button
from ui.widgets.panels import row
from ui.widgets.tables import TableView
from ui.widgets.text import ElidedLabel, PlainLabel, Tone


class ProblemList(QFrame):
    """Every problem of the event, a line each.

    Signals:
        jumped: the :class:`Problem` to be shown where it is.
        closed: the list is to be put away.
    """

    jumped = Signal(object)
    closed = Signal()

    def __init__(self, settings: SettingsFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._programme: Programme | None = None
        self._at: int | None = None
        self._problems = Problems()
        self.model = RecordTableModel[Problem](self._columns(), self)
        self.table = TableView(
            self.model, key="problems", settings=settings, name=_("To see to"), sortable=False
        )
        self.table.horizontalHeader().hide()
        self.table.clicked.connect(lambda index: self._jump(self.model.record(index)))
        self.table.opened.connect(self._open)
        self.count = ElidedLabel(tone=Tone.MUTED)
        self.before = icon_button(
            "chevron-up", _("Previous problem") + "  Shift+F8", clicked=lambda: self.step(-1)
        )
        self.next = icon_button(
            "chevron-down", _("Next problem") + "  F8", clicked=lambda: self.step(1)
        )
        self.close_button = icon_button("close", _("Close"), clicked=self.closed.emit)
        head = row(PlainLabel(_("To see to"), bold=True), spacing=Space.S)
        head.addWidget(self.count, 1)
        for button in (self.before, self.next, self.close_button):
            head.addWidget(button)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, Space.S, 0, 0)
        down.setSpacing(Space.XS)
        down.addLayout(head)
        down.addWidget(self.table, 1)

    def show_programme(self, programme: Programme) -> None:
        """List what is wrong and missing now."""
        self._programme = programme
        problems = self._problems.of(programme)
        self.model.set_records(problems)
        count = len(problems)
        said = (
            ngettext("%(n)d thing", "%(n)d things", count) % {"n": count}
            if count
            else _("Nothing is wrong and nothing is missing.")
        )
        self.count.setText(said)
        for button in (self.before, self.next):
            button.setEnabled(count > 0)

    def step(self, by: int) -> Problem | None:
        """Go to the next problem (1) or the previous one (-1), around the ends."""
        problems = self.model.records()
        if not problems:
            return None
        at = self.model.row_of(self._at) if self._at is not None else None
        place = at + by if at is not None else min(by, 0)
        problem = problems[place % len(problems)]
        self.table.select_id(problem.id)
        self._jump(problem)
        return problem

    def begin(self) -> None:
        """Be ready for keys, at the problem gone to last or the first one."""
        problems = self.model.records()
        if problems and not self.table.selected_ids():
            self.table.select_id(problems[0].id)
        self.table.setFocus()

    def place_of(self, problem: Problem) -> int:
        """Where a problem stands in the list, counted from 1."""
        return (self.model.row_of(problem.id) or 0) + 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the list away on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, problem_id: int) -> None:
        found = self.model.row_of(problem_id)
        if found is not None:
            self._jump(self.model.record(found))

    def _jump(self, problem: Problem) -> None:
        self._at = problem.id
        self.jumped.emit(problem)

    def _columns(self) -> list[Column[Problem]]:
        return [
            Column(
                key="title",
                title=lambda: _("What"),
                text=lambda problem: problem.title,
                width=Extent.COLUMN * 2,
                icon=lambda problem: (
                    icons.icon("warning", Ink.ALREADY)
                    if problem.grave
                    else icons.icon("info", Ink.MUTED)
                ),
                bold=lambda problem: problem.grave,
            ),
            Column(
                key="text",
                title=lambda: _("About"),
                text=lambda problem: problem.text,
                hint=lambda problem: problem.text,
                stretch=1,
                muted=True,
            ),
            Column(
                key="when",
                title=lambda: _("When"),
                text=lambda problem: (
                    when(problem, self._programme) if self._programme is not None else ""
                ),
                width=Extent.COLUMN + Space.XXL,
                muted=True,
            ),
        ]
