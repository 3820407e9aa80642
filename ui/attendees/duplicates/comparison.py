"""Two registrations side by side, and beside them what they become."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from eventapp.services.duplicates import Chosen
from ui.attendees.duplicates.lines import (
    Candidate,
    Line,
    Setting,
    arrived_text,
    lines_of,
    result_of,
)
from ui.attendees.duplicates.side_button import SideButton
from ui.attendees.masking import mask_email, mask_phone
from ui.language import _
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.clamped import ClampedLabel
from ui.widgets.panels import clear_layout, column, hairline, row
from ui.widgets.text import PlainLabel, Tone

if TYPE_CHECKING:
    from eventapp.domain.ids import AttendeeId

_WORD, _FIRST, _SECOND, _RESULT = range(4)
_MASKS: Final = {"phone": mask_phone, "email": mask_email}
_FEW_LINES = 3


class Comparison(QFrame):
    """A row for each field that differs, a side to choose in each; what is the same is quiet.

    Signals:
        changed: another value was chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.chosen: dict[str, AttendeeId] = {}
        self.lines: list[Line] = []
        self.sides: dict[str, tuple[SideButton, SideButton]] = {}
        self.results: dict[str, ClampedLabel] = {}
        self._pair: tuple[Candidate, Candidate] | None = None
        self._setting = Setting("UTC")
        self._around = QVBoxLayout(self)
        self._around.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        self._grid = QGridLayout()

    def show_pair(self, first: Candidate, second: Candidate, setting: Setting) -> None:
        """Show two others; nothing is chosen yet but what the rules say."""
        self.chosen = {}
        self._pair, self._setting = (first, second), setting
        self.lines = lines_of(first, second, setting)
        self._begin()
        self.sides, self.results = {}, {}
        self._head(first, second)
        for line in self.lines:
            if not line.same:
                self._line(line)
        self._same([line for line in self.lines if line.same])
        self._show_chosen()

    def choice(self) -> Chosen:
        """What was chosen against the rules, by field."""
        return dict(self.chosen)

    def choose(self, key: str, side: int) -> None:
        """Take a field's value from the first (0) or the second (1)."""
        if self._pair is None:
            return
        self.chosen[key] = self._pair[side].id
        self.sides[key][side].setFocus()
        self._show_chosen()
        self.changed.emit()

    def choose_all(self, side: int) -> None:
        """Take every value from one of the two."""
        for key in self.sides:
            self.choose(key, side)

    def go(self, by: int) -> None:
        """Go to the field below or above."""
        keys = list(self.sides)
        if not keys:
            return
        here = self.focused()
        place = 0 if here is None else keys.index(here) + by
        key = keys[max(0, min(place, len(keys) - 1))]
        first, second = self.sides[key]
        (second if second.isChecked() else first).setFocus(Qt.FocusReason.TabFocusReason)

    def focused(self) -> str | None:
        """The field the keyboard is at."""
        for key, buttons in self.sides.items():
            if any(button.hasFocus() for button in buttons):
                return key
        return None

    def result(self) -> Mapping[str, str]:
        """What the preview says, by field."""
        return {key: label.text() for key, label in self.results.items()}

    def _begin(self) -> None:
        """An empty grid: one that was cleared keeps its rows."""
        clear_layout(self._around)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnMinimumWidth(_WORD, Extent.FIELD_LABEL_MOST)
        for side in (_FIRST, _SECOND, _RESULT):
            self._grid.setColumnStretch(side, 1)
        box = QWidget()
        box.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._around.addWidget(box)

    def _head(self, first: Candidate, second: Candidate) -> None:
        for side, one in enumerate((first, second)):
            name = ClampedLabel(most=2, size=Size.STRONG, bold=True)
            told = ClampedLabel(most=2, size=Size.SMALL, tone=Tone.MUTED)
            every = make_button(
                _("Take all from here"),
                Role.LINK,
                clicked=partial(self.choose_all, side),
            )
            every.setProperty("flush", "true")
            down = column(name, told, spacing=Space.RING)
            down.addLayout(row(every, None))
            self._grid.addLayout(down, 0, _FIRST + side, Qt.AlignmentFlag.AlignTop)
            name.setText(one.row.name)
            told.setText(arrived_text(one.row, self._setting.zone))
        made = column(
            PlainLabel(_("One registration"), size=Size.STRONG, bold=True),
            PlainLabel(
                _("Either ticket goes on working."), size=Size.SMALL, tone=Tone.MUTED, wrap=True
            ),
            None,
            spacing=Space.RING,
        )
        self._grid.addLayout(made, 0, _RESULT, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(hairline(), 1, 0, 1, 4)

    def _line(self, line: Line) -> None:
        at = self._grid.rowCount()
        top = Qt.AlignmentFlag.AlignTop
        word = PlainLabel(line.word, tone=Tone.MUTED, wrap=True)
        word.setFixedWidth(Extent.FIELD_LABEL_MOST)
        word.setContentsMargins(0, Space.S, 0, 0)
        self._grid.addWidget(word, at, _WORD, top)
        buttons = (SideButton(line.word, line.first), SideButton(line.word, line.second))
        for side, button in enumerate(buttons):
            button.clicked.connect(
                lambda _on=False, key=line.key, side=side: self.choose(key, side)
            )
            self._grid.addWidget(button, at, _FIRST + side)
        made = ClampedLabel(most=_FEW_LINES, bold=True)
        made.setContentsMargins(0, 0, 0, 0)
        place = row(made)
        place.setContentsMargins(0, Space.S, 0, 0)
        self._grid.addLayout(place, at, _RESULT, top)
        self.sides[line.key] = buttons
        self.results[line.key] = made

    def _same(self, lines: list[Line]) -> None:
        if not lines:
            return
        at = self._grid.rowCount()
        if self.sides:
            self._grid.addWidget(hairline(), at, 0, 1, 4)
        word = PlainLabel(_("The same in both"), size=Size.SMALL, tone=Tone.MUTED, wrap=True)
        word.setFixedWidth(Extent.FIELD_LABEL_MOST)
        self._grid.addWidget(word, at + 1, _WORD, Qt.AlignmentFlag.AlignTop)
        told = ClampedLabel(most=_FEW_LINES, size=Size.SMALL, tone=Tone.MUTED)
        self._grid.addWidget(told, at + 1, _FIRST, 1, 3)
        parts = [f"{line.word} {_MASKS.get(line.key, str)(line.first)}" for line in lines]
        told.setText(" · ".join(parts))

    def _show_chosen(self) -> None:
        if self._pair is None:
            return
        made = result_of(*self._pair, self.chosen, self._setting)
        for line in self.lines:
            if line.key not in self.sides:
                continue
            first, second = self.sides[line.key]
            first.setChecked(made[line.key] == line.first)
            second.setChecked(made[line.key] == line.second)
            self.results[line.key].setText(made[line.key] or "–")
