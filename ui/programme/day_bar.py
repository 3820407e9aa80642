"""The days above the programme, one line about the day shown, and the tools for a row."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from eventapp.domain.ids import DayId
from eventapp.services.events import DayRow
from ui.actions import ActionSet
from ui.language import _, date_text
from ui.theme import Space
from ui.widgets.buttons import Role, Segmented, icon_button
from ui.widgets.fields import ChoiceField
from ui.widgets.text import ElidedLabel, Tone, plain_tooltip

_MOST_TABS = 4
_LIST_LETTERS = 12
_UNSCHEDULED = "-"
_TOOLS = {
    "programme.up": ("arrow-up", "Alt+↑"),
    "programme.down": ("arrow-down", "Alt+↓"),
    "programme.delete": ("trash", "Delete"),
}
"""The icon and the keys of each; the table itself listens to the keys."""


class DayBar(QWidget):
    """One tab a day, and one for what has none; many days become a list.

    Signals:
        chosen: the day's id, or None for the unscheduled.
    """

    chosen = Signal(object)

    def __init__(self, acts: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = Segmented([], name=_("Days"))
        self.list = ChoiceField()
        self.list.setAccessibleName(_("Days"))
        self.list.setMinimumContentsLength(_LIST_LETTERS)
        self.tabs.chosen.connect(lambda key: self.chosen.emit(_day_of(key)))
        self.list.committed.connect(lambda key: self.chosen.emit(_day_of(key)))
        self.line = ElidedLabel(tone=Tone.MUTED)
        self.tools = [_tool(acts, action_id) for action_id in _TOOLS]
        self._shown: list[tuple[str, str]] = []
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.S)
        across.addWidget(self.tabs)
        across.addWidget(self.list)
        across.addWidget(acts.button("programme.add_day", Role.QUIET))
        across.addSpacing(Space.S)
        across.addWidget(self.line, 1)
        across.addWidget(acts.button("programme.day", Role.QUIET))
        for tool in self.tools:
            across.addWidget(tool)

    def show_days(
        self, days: Sequence[DayRow], day: DayId | None, *, unscheduled: bool, line: str
    ) -> None:
        """Show the days, the one chosen, and the line about it."""
        entries = [(str(known.id), date_text(known.date)) for known in days]
        if unscheduled:
            entries.append((_UNSCHEDULED, _("Unscheduled")))
        key = str(day) if day is not None else _UNSCHEDULED
        many = len(entries) > _MOST_TABS
        self.tabs.setVisible(bool(entries) and not many)
        self.list.setVisible(many)
        if entries != self._shown:
            self._shown = entries
            self.tabs.set_segments(entries if not many else [])
            self.list.set_choices(entries)
        if key in dict(entries):
            self.list.set_value(key)
            if not many:
                self.tabs.set_value(key)
        self.line.setText(line)


def _day_of(key: str) -> DayId | None:
    return DayId(int(key)) if key != _UNSCHEDULED else None


def _tool(acts: ActionSet, action_id: str) -> QToolButton:
    action = acts[action_id]
    icon, keys = _TOOLS[action_id]
    button = icon_button(icon, action.text(), clicked=action.trigger)
    button.setToolTip(plain_tooltip(f"{action.text()}  {keys}"))
    action.enabledChanged.connect(button.setEnabled)
    button.setEnabled(action.isEnabled())
    return button
