"""A question as a line: ticked when answered, edited in place, moved up, down and across."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QWidget

from eventapp.domain.kinds import QuestionSource
from eventapp.services.session_details import QuestionRow
from ui import icons
from ui.icons import Ink
from ui.language import _
from ui.programme.focus_line import FocusLine
from ui.theme import Extent, Space
from ui.widgets.fields import CheckField, LineField
from ui.widgets.growing import GrowingField
from ui.widgets.panels import column
from ui.widgets.text import plain_tooltip, repolish


class QuestionLine(FocusLine):
    """Shows a question.

    Signals:
        answered: whether it was.
        worded: the new text.
        asked: the name of who asked.
        moved: -1 or 1, on Alt+Up and Alt+Down and from the menu.
        crossed: it belongs to the other list.
        deleted: it is struck out.
    """

    answered = Signal(bool)
    worded = Signal(str)
    asked = Signal(str)
    moved = Signal(int)
    crossed = Signal()
    deleted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.question: QuestionRow | None = None
        self._may_go_up = self._may_go_down = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its parts have it
        grip = QLabel()
        grip.setPixmap(icons.pixmap("grip", Ink.FAINT, Extent.ICON_SMALL))
        grip.setFixedSize(Extent.ICON_SMALL, Extent.CONTROL)
        grip.setCursor(Qt.CursorShape.OpenHandCursor)
        grip.setToolTip(plain_tooltip(_("Drag, or press Alt with an arrow key")))
        self.check = CheckField("")
        self.check.setToolTip(plain_tooltip(_("Answered")))
        self.text = GrowingField(single=True, quiet=True)
        self.asker = LineField(placeholder=_("Asked by"))
        self.asker.setProperty("role", "figure")
        self.asker.setProperty("tone", "muted")
        self.asker.setAccessibleName(_("Asked by"))
        self._connect()
        top = Qt.AlignmentFlag.AlignTop
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.RING)
        across.addWidget(grip, 0, top)
        across.addWidget(_centred(self.check), 0, top)
        across.addLayout(column(self.text, self.asker, spacing=Space.RING), 1)
        across.addWidget(self.more, 0, top)

    def show_question(self, question: QuestionRow, place: int, count: int) -> None:
        """Show a question at its place among so many."""
        self.question = question
        self._may_go_up, self._may_go_down = place > 0, place + 1 < count
        self.text.set_value(question.text)
        tone = "muted" if question.answered else ""
        if self.text.property("tone") != tone:
            self.text.setProperty("tone", tone)
            repolish(self.text)
        self.asker.set_value(question.asked_by)
        self.asker.setVisible(question.source is QuestionSource.FLOOR or bool(question.asked_by))
        self.check.set_value(question.answered)
        self.check.setAccessibleName(_("Answered: %(question)s") % {"question": question.text})
        self.text.setAccessibleName(_("Question"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move on Alt+Up and Alt+Down, whichever part has the keyboard; delete from the box."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if alt and step:
                if self._may_go_up if step < 0 else self._may_go_down:
                    self.moved.emit(step)
                return True
            if event.key() == Qt.Key.Key_Delete and watched in {self.check, self.more}:
                self.deleted.emit()
                return True
        return super().eventFilter(watched, event)

    def fill(self, menu: QMenu) -> None:
        """What can be done with a question."""
        prepared = self.question is not None and self.question.source is QuestionSource.PREPARED
        across = (
            _("To the questions from the floor") if prepared else _("To the prepared questions")
        )
        up = menu.addAction(icons.icon("arrow-up"), _("Move up"), lambda: self.moved.emit(-1))
        up.setEnabled(self._may_go_up)
        down = menu.addAction(icons.icon("arrow-down"), _("Move down"), lambda: self.moved.emit(1))
        down.setEnabled(self._may_go_down)
        menu.addAction(icons.icon("refresh"), across, self.crossed.emit)
        menu.addSeparator()
        menu.addAction(icons.icon("trash"), _("Delete this question"), self.deleted.emit)

    def _connect(self) -> None:
        self.check.committed.connect(self.answered)
        self.text.committed.connect(self.worded)
        self.asker.committed.connect(self.asked)
        for part in (self.check, self.text, self.asker, self.more):
            part.installEventFilter(self)


def _centred(check: CheckField) -> QWidget:
    """A box beside the first line of its text."""
    check.setFixedSize(Extent.ICON_BOX, Extent.CONTROL)
    return check
