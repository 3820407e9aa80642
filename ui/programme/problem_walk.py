"""Goes from problem to problem, with or without the list of them."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.language import _
from ui.programme.problem_list import ProblemList
from ui.programme.problems import Problem
from ui.theme import Extent
from ui.widgets.panels import hairline

_PART: Final = 4
"""The list takes a fourth of the page."""

if TYPE_CHECKING:
    from ui.pages.programme import ProgrammePage


class ProblemWalk(QWidget):
    """The place of the list below the programme; the list itself is made when it is needed."""

    def __init__(self, page: "ProgrammePage") -> None:
        super().__init__()
        self._page = page
        self._list: ProblemList | None = None
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(0)
        self._down.addWidget(hairline())
        self.is_open = False
        self._height = Extent.PROBLEMS
        self._stale = True
        self.hide()

    @property
    def list(self) -> ProblemList:
        """The list, as things stand now."""
        if self._list is None:
            self._list = ProblemList(self._page.context.settings)
            self._list.jumped.connect(self._jump)
            self._list.closed.connect(self.toggle)
            self._list.setFixedHeight(self._height)
            self._down.addWidget(self._list)
        self._renew(self._list)
        return self._list

    def fit(self, page: int) -> None:
        """Take a part of the page's height, not more than is needed."""
        self._height = max(Extent.PROBLEMS_LEAST, min(page // _PART, Extent.PROBLEMS))
        if self._list is not None:
            self._list.setFixedHeight(self._height)

    def refresh(self) -> None:
        """Look at the programme again, now or when the list is next needed."""
        self._stale = True
        if self.is_open and self._list is not None:
            self._renew(self._list)

    def toggle(self) -> None:
        """Open the list, or put it away."""
        self.is_open = not self.is_open
        self.setVisible(self.is_open)
        QTimer.singleShot(0, self, self._page.see_selected)  # once there is less or more room
        if self.is_open:
            self.list.begin()
        else:
            self._page.focus_view()
        self._page.acts.refresh()

    def step(self, by: int) -> None:
        """Go to the next problem (1) or the previous one (-1), and say which it is."""
        problem = self.list.step(by)
        if problem is None:
            said = _("Nothing is wrong and nothing is missing.")
        else:
            said = _("%(number)d of %(count)d · %(title)s: %(text)s") % {
                "number": self.list.place_of(problem),
                "count": len(self.list.model.records()),
                "title": problem.title,
                "text": problem.text,
            }
        self._page.context.say(said, undo=False)

    def _renew(self, shown: ProblemList) -> None:
        if self._stale:
            self._stale = False
            shown.show_programme(self._page.programme)

    def _jump(self, problem: Problem) -> None:
        focused = self._list is not None and self._list.table.hasFocus()
        if problem.session is not None:
            self._page.show_record(problem.session)
        elif problem.day is not None:
            self._page.show_day_facts(problem.day)
        if focused and self._list is not None:
            self._list.table.setFocus()
