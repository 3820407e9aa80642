"""What an import would do, row by row, before it does it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eventapp.domain.roster import DECIDABLE, Outcome, Problem, RosterPlan, RowProblem
from ui.icons import Ink
from ui.language import _, ngettext, pgettext
from ui.models.table import Align, Column, RecordTableModel
from ui.roster_words import change_words, outcome_word, problem_words
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Segmented, make_button
from ui.widgets.panels import row
from ui.widgets.tables import TableView
from ui.widgets.text import PlainLabel, Tone

_MARKS = {
    Outcome.NEW: Ink.ADMITTED,
    Outcome.CHANGED: Ink.ALREADY,
    Outcome.UNCHANGED: Ink.MUTED,
    Outcome.SKIPPED: Ink.REFUSED,
}


class Kept(StrEnum):
    """Which rows are shown."""

    ALL = "all"
    NEW = "new"
    CHANGED = "changed"
    SKIPPED = "skipped"
    PROBLEMS = "problems"


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """A row of the list and what becomes of it; ``id`` is its number in the file."""

    id: int
    outcome: Outcome
    name: str
    organisation: str
    phone: str
    email: str
    changes: tuple[str, ...]
    problems: tuple[RowProblem, ...]

    @property
    def decidable(self) -> bool:
        """Whether a person may decide that it is somebody new all the same."""
        return any(found.problem in DECIDABLE for found in self.problems)

    @property
    def remarks(self) -> str:
        """What changes and what is odd, on one line."""
        return " ".join((*self.changes, *map(problem_words, self.problems)))


class PreviewStep(QWidget):
    """The rows with what becomes of them, and those that were held back.

    Signals:
        decided: the numbers of the rows to add although they were held back.
        report_asked: a file that tells of every problem is wanted.
    """

    decided = Signal(object)
    report_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[PreviewLine] = []
        self._as_new: frozenset[int] = frozenset()
        self.kept = Segmented([(kept.value, "") for kept in Kept], name=_("Rows shown"))
        self.kept.chosen.connect(lambda _kept: self._show())
        self.news = PlainLabel(tone=Tone.MUTED, wrap=True)
        self.model = RecordTableModel[PreviewLine](_columns(), self)
        self.table = TableView(self.model, key="roster.preview", name=_("Preview"))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.selected.connect(lambda _ids: self._allow())
        self.told = PlainLabel(size=Size.SMALL, tone=Tone.MUTED, wrap=True)
        self.as_new = make_button(_("Add as new all the same"), clicked=self._decide)
        self.report = make_button(
            _("Save the report…"), icon="save", clicked=self.report_asked.emit
        )
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(Space.M)
        down.addLayout(row(self.kept, None, self.report))
        down.addWidget(self.news)
        down.addWidget(self.table, 1)
        across = row(self.told, self.as_new, spacing=Space.M)
        across.setStretch(0, 1)
        down.addLayout(across)

    def show_plan(self, plan: RosterPlan, as_new: frozenset[int]) -> None:
        """Show another plan; what was chosen to be shown stays."""
        self._as_new = as_new
        self._lines = list(_lines(plan))
        counts = {kept: sum(map(_fits(kept), self._lines)) for kept in Kept}
        words = [
            (kept.value, pgettext("rows", "%(which)s %(n)d") % {"which": word, "n": counts[kept]})
            for kept, word in _kept_words()
        ]
        before = self.kept.value
        keep = before if before and counts[Kept(before)] else Kept.ALL.value
        self.kept.set_segments(words, keep)
        self.news.setText(_news(plan))
        self.news.setVisible(bool(self.news.text()))
        self.report.setEnabled(bool(plan.problems))
        self._show()

    def _show(self) -> None:
        fits = _fits(Kept(self.kept.value or Kept.ALL))
        self.model.set_records([line for line in self._lines if fits(line)])
        self._allow()

    def _chosen(self) -> list[PreviewLine]:
        chosen = set(self.table.selected_ids())
        return [line for line in self.model.records() if line.id in chosen]

    def _allow(self) -> None:
        chosen = self._chosen()
        held_back = [line for line in chosen if line.decidable]
        self.as_new.setVisible(bool(held_back))
        added = bool(held_back) and all(line.id in self._as_new for line in held_back)
        self.as_new.setText(_("Leave out after all") if added else _("Add as new all the same"))
        self.told.setText(chosen[0].remarks if len(chosen) == 1 else "")

    def _decide(self) -> None:
        held_back = {line.id for line in self._chosen() if line.decidable}
        added = held_back <= self._as_new
        self.decided.emit(self._as_new - held_back if added else self._as_new | held_back)


def _columns() -> Sequence[Column[PreviewLine]]:
    return (
        Column(
            "number",
            lambda: _("Row"),
            lambda line: str(line.id),
            width=Extent.COUNT,
            align=Align.RIGHT,
            muted=True,
            sort=lambda line: line.id,
        ),
        Column(
            "outcome",
            lambda: _("Becomes"),
            lambda line: outcome_word(line.outcome),
            width=Extent.COLUMN_KIND,
            mark=lambda line: _MARKS[line.outcome],
        ),
        Column("name", lambda: _("Name"), lambda line: line.name, width=Extent.COLUMN, bold=True),
        Column(
            "organisation",
            lambda: _("Organisation"),
            lambda line: line.organisation,
            width=Extent.COLUMN,
            stretch=2,
        ),
        Column("phone", lambda: _("Phone"), lambda line: line.phone, width=Extent.COLUMN),
        Column(
            "email", lambda: _("E-mail"), lambda line: line.email, width=Extent.COLUMN, stretch=1
        ),
        Column(
            "remarks",
            lambda: _("Remarks"),
            lambda line: line.remarks,
            width=Extent.COLUMN,
            stretch=3,
            muted=True,
            hint=lambda line: line.remarks,
        ),
    )


def _lines(plan: RosterPlan) -> Iterator[PreviewLine]:
    """Every row with a name, and the rows of the list that have none."""
    problems: dict[int, list[RowProblem]] = {}
    for found in plan.problems:
        problems.setdefault(found.row, []).append(found)
    for place in range(len(plan)):
        planned = plan[place]
        values = planned.row
        yield PreviewLine(
            values.number,
            planned.outcome,
            values.name,
            values.organisation,
            values.phone,
            values.email,
            tuple(change_words(change) for change in planned.changes),
            tuple(problems.pop(values.number, ())),
        )
    for number, left in problems.items():
        if any(found.problem is Problem.NO_NAME for found in left):
            yield PreviewLine(number, Outcome.SKIPPED, "", "", "", "", (), tuple(left))


def _fits(kept: Kept) -> Callable[[PreviewLine], bool]:
    if kept is Kept.ALL:
        return lambda _line: True
    if kept is Kept.PROBLEMS:
        return lambda line: bool(line.problems)
    return lambda line: line.outcome.value == kept.value


def _kept_words() -> Sequence[tuple[Kept, str]]:
    return (
        (Kept.ALL, pgettext("rows", "All")),
        (Kept.NEW, outcome_word(Outcome.NEW)),
        (Kept.CHANGED, outcome_word(Outcome.CHANGED)),
        (Kept.SKIPPED, outcome_word(Outcome.SKIPPED)),
        (Kept.PROBLEMS, pgettext("rows", "With remarks")),
    )


def _news(plan: RosterPlan) -> str:
    """Who finds no place, and the categories and fields that the list brings along."""
    sentences = []
    if plan.waiting:
        count = len(plan.waiting)
        sentence = ngettext(
            "%(n)d person finds no place and goes on the waiting list.",
            "%(n)d people find no place and go on the waiting list.",
            count,
        )
        sentences.append(sentence % {"n": count})
    if plan.new_categories:
        count = len(plan.new_categories)
        sentence = ngettext("A new category: %(names)s.", "New categories: %(names)s.", count)
        sentences.append(sentence % {"names": ", ".join(plan.new_categories)})
    if plan.new_fields:
        count = len(plan.new_fields)
        sentence = ngettext("A new field: %(names)s.", "New fields: %(names)s.", count)
        sentences.append(sentence % {"names": ", ".join(plan.new_fields)})
    return " ".join(sentences)
