"""The questions of a panel: prepared ones, and those from the floor."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eventapp.domain.ids import QuestionId
from eventapp.domain.kinds import QuestionSource
from eventapp.services.programme import SessionRow
from eventapp.services.session_details import QuestionRow, SessionDetails
from ui.language import _
from ui.pages.base import Page
from ui.programme.folding import FoldingSection
from ui.programme.line_list import LineList
from ui.programme.question_edits import QuestionEdits
from ui.programme.question_line import QuestionLine
from ui.theme import Size, Space
from ui.widgets.growing import GrowingField
from ui.widgets.text import PlainLabel, Tone


class QuestionsSection(FoldingSection):
    """Two lists of questions; what is typed below one is added to it."""

    def __init__(self, page: Page) -> None:
        super().__init__(_("Questions"), "session.questions", page.context.settings)
        self._edits = QuestionEdits(page)
        self._session: SessionRow | None = None
        self._questions: Sequence[QuestionRow] = ()
        self.lists = {source: self.add(self._list(source)) for source in QuestionSource}

    def show_session(self, session: SessionRow, details: SessionDetails) -> None:
        """Show a session's questions."""
        if self._session is None or self._session.id != session.id:
            for part in self.lists.values():
                part.newcomer.clear()
        self._session, self._questions = session, details.questions
        for source, part in self.lists.items():
            part.show_questions([found for found in details.questions if found.source is source])
        self.tell(questions_summary(details.questions), always=True)

    def _list(self, source: QuestionSource) -> "QuestionList":
        made = QuestionList(source, self._make, lambda text: self._add(source, text))
        made.dropped.connect(lambda question, place: self._move_to(source, question, place))
        return made

    def _make(self) -> QuestionLine:
        line = QuestionLine()
        line.answered.connect(lambda yes: self._edits.set_answered(_shown(line), yes))
        line.worded.connect(lambda text: self._word(line, text))
        line.asked.connect(lambda name: self._note_asker(line, name))
        line.moved.connect(lambda step: self._move(line, step))
        line.crossed.connect(lambda: self._cross(line))
        line.deleted.connect(lambda: self._delete(line))
        return line

    def _add(self, source: QuestionSource, text: str) -> bool:
        return self._session is not None and self._edits.add(self._session.id, source, text)

    def _word(self, line: QuestionLine, text: str) -> None:
        self._edits.set_text(_shown(line), text)
        line.text.set_value(_shown(line).text)  # also where it was refused

    def _note_asker(self, line: QuestionLine, name: str) -> None:
        self._edits.set_asker(_shown(line), name)
        line.asker.set_value(_shown(line).asked_by)

    def _move(self, line: QuestionLine, step: int) -> None:
        question = _shown(line)
        place = [found.id for found in self._of(question.source)].index(question.id)
        self._move_to(question.source, question.id, place + step)

    def _move_to(self, source: QuestionSource, question: int, place: int) -> None:
        """Put a question at a place of its list; the order of the others stays."""
        if self._session is None:
            return
        theirs = [found.id for found in self._of(source) if found.id != question]
        theirs.insert(place, QuestionId(question))
        rest = iter(theirs)
        order = [next(rest) if found.source is source else found.id for found in self._questions]
        self._edits.reorder(self._session.id, order)

    def _cross(self, line: QuestionLine) -> None:
        prepared = _shown(line).source is QuestionSource.PREPARED
        other = QuestionSource.FLOOR if prepared else QuestionSource.PREPARED
        question = _shown(line).id
        self._edits.set_source(_shown(line), other)
        self.lists[other].focus(question)

    def _delete(self, line: QuestionLine) -> None:
        question = _shown(line)
        part = self.lists[question.source]
        place = part.lines.index(line)
        self._edits.delete(question)
        left = part.lines[: place + 1]
        (left[-1].check if left else part.newcomer).setFocus()

    def _of(self, source: QuestionSource) -> list[QuestionRow]:
        return [found for found in self._questions if found.source is source]


class QuestionList(QWidget):
    """Questions of one source, and the line that takes the next: ``add`` says whether it did.

    Signals:
        dropped: (id, place) of a question dragged to another place.
    """

    dropped = Signal(int, int)

    def __init__(
        self,
        source: QuestionSource,
        make: Callable[[], QuestionLine],
        add: Callable[[str], bool],
    ) -> None:
        super().__init__()
        self._add = add
        heading = PlainLabel(source_text(source), size=Size.SMALL, bold=True, tone=Tone.MUTED)
        self._list: LineList[QuestionLine] = LineList(lambda _question: make())
        self._list.dropped.connect(self.dropped)
        says = {
            QuestionSource.PREPARED: _("Add a question, then Enter"),
            QuestionSource.FLOOR: _("Add a question from the floor"),
        }[source]
        self.newcomer = GrowingField(single=True, placeholder=says)
        self.newcomer.setAccessibleName(says)
        self.newcomer.committed.connect(self._take)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(Space.XS)
        for widget in (heading, self._list, self.newcomer):
            down.addWidget(widget)

    @property
    def lines(self) -> list[QuestionLine]:
        """A line for each question."""
        return self._list.lines

    def show_questions(self, questions: Sequence[QuestionRow]) -> None:
        """Show questions in their order."""
        lines = self._list.show_ids([question.id for question in questions])
        for place, (line, question) in enumerate(zip(lines, questions, strict=True)):
            line.show_question(question, place, len(lines))

    def focus(self, question: int) -> None:
        """Put the keyboard on a question."""
        line = self._list.line(question)
        if line is not None:
            line.check.setFocus()

    def _take(self, text: str) -> None:
        self.newcomer.set_value("")
        if text and not self._add(text):
            self.newcomer.setPlainText(text)


def source_text(source: QuestionSource) -> str:
    """Where questions come from."""
    return {
        QuestionSource.PREPARED: _("Prepared"),
        QuestionSource.FLOOR: _("From the floor"),
    }[source]


def questions_summary(questions: Sequence[QuestionRow]) -> str:
    """How many questions there are, and how many were answered."""
    answered = sum(question.answered for question in questions)
    if not answered:
        return str(len(questions)) if questions else ""
    return _("%(answered)d of %(n)d answered") % {"answered": answered, "n": len(questions)}


def _shown(line: QuestionLine) -> QuestionRow:
    assert line.question is not None  # noqa: S101 - a line without a question is not shown
    return line.question
