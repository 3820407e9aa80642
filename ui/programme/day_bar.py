"""The days above the programme, one line about the day shown, and the tools for a row."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from eventapp.domain.ids import DayId
from eventapp.services.events import DayRow
from ui import theme
from ui.actions import ActionSet
from ui.language import _, date_text
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, Segmented, icon_button
from ui.widgets.fields import ChoiceField
from ui.widgets.text import ElidedLabel, PlainLabel, Tone, plain_tooltip

_LIST_LETTERS = 12
_UNSCHEDULED = "-"
_EVERY = "*"
_TABLE_TOOLS = {
    "programme.up": ("arrow-up", "Alt+↑"),
    "programme.down": ("arrow-down", "Alt+↓"),
}
_TIMETABLE_TOOLS = {
    "programme.zoom_out": ("minus", "Ctrl+−"),
    "programme.zoom_in": ("plus", "Ctrl++"),
}
"""The icon and the keys of each; the table and the timetable listen to them."""


class DayBar(QWidget):
    """One tab a day, one for all in the timetable, one for what has none in the table.

    Days for which there is no room become a list.

    Signals:
        chosen: the day's id, or None for the unscheduled.
        every_chosen: all days are to be shown.
    """

    chosen = Signal(object)
    every_chosen = Signal()

    def __init__(self, acts: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = Segmented([], name=_("Days"))
        self.list = ChoiceField()
        self.list.setAccessibleName(_("Days"))
        self.list.setMinimumContentsLength(_LIST_LETTERS)
        self.tabs.chosen.connect(self._choose)
        self.list.committed.connect(self._choose)
        self.line = ElidedLabel(tone=Tone.MUTED)
        self.order = [_tool(acts, action, *how) for action, how in _TABLE_TOOLS.items()]
        self.zoom = [_tool(acts, action, *how) for action, how in _TIMETABLE_TOOLS.items()]
        self.delete = _tool(acts, "programme.delete", "trash", "Delete")
        self.tools = [*self.order, self.delete]
        self.percent = PlainLabel(size=Size.SMALL, tone=Tone.MUTED)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.percent.setAccessibleName(_("Zoom"))
        self.percent.setFixedWidth(Extent.CONTROL)
        self._entries: list[tuple[str, str]] = []
        self._key = ""
        self._tabbed: list[tuple[str, str]] = []
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.S)
        across.addWidget(self.tabs)
        across.addWidget(self.list)
        self._fixed: list[QWidget] = [
            acts.button("programme.add_day", Role.QUIET),
            acts.button("programme.day", Role.QUIET),
            *self.order,
            self.zoom[0],
            self.percent,
            self.zoom[1],
            self.delete,
        ]
        across.addWidget(self._fixed[0])
        across.addSpacing(Space.S)
        across.addWidget(self.line, 1)
        for widget in self._fixed[1:]:
            across.addWidget(widget)

    def show_tools(self, *, timetable: bool) -> None:
        """Offer what the table, or the timetable, needs."""
        for tool in self.order:
            tool.setVisible(not timetable)
        for widget in (*self.zoom, self.percent):
            widget.setVisible(timetable)
        # In the timetable the key takes a session off the day.
        keys = "" if timetable else "  Delete"
        self.delete.setToolTip(plain_tooltip(self.delete.accessibleName() + keys))

    def show_zoom(self, percent: int) -> None:
        """Tell how large the timetable is drawn."""
        self.percent.setText(f"{percent} %")

    def show_days(
        self,
        days: Sequence[DayRow],
        day: DayId | None,
        *,
        unscheduled: bool = False,
        every: bool | None = None,
        line: str,
    ) -> None:
        """Show the days, the one chosen, and the line about it.

        ``unscheduled`` and ``every`` (all days, chosen or not) are offered besides.
        """
        self._entries = [(str(known.id), date_text(known.date)) for known in days]
        if every is not None:
            self._entries.append((_EVERY, _("All days")))
        if unscheduled:
            self._entries.append((_UNSCHEDULED, _("Unscheduled")))
        self._key = _EVERY if every else str(day) if day is not None else _UNSCHEDULED
        self.line.setText(line)
        self._show_entries()

    def day_at(self, where: QPoint) -> tuple[DayId | None] | None:
        """The day, or None, whose tab is at a point of the screen, in a tuple; None elsewhere."""
        key = self.tabs.key_at(where) if self.tabs.isVisible() else None
        return None if key in {None, _EVERY} else (_day_of(str(key)),)

    def invite(self, where: QPoint | None) -> None:
        """Show on which day's tab something dragged would be dropped."""
        key = self.tabs.key_at(where) if where is not None else None
        self.tabs.invite(key if key not in {_EVERY, self._key} else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make a list of the days where there is no room for tabs."""
        super().resizeEvent(event)
        self._show_entries()

    def _show_entries(self) -> None:
        tabbed = self._room() >= _width(self._entries)
        self.tabs.setVisible(bool(self._entries) and tabbed)
        self.list.setVisible(bool(self._entries) and not tabbed)
        if tabbed and self._tabbed != self._entries:
            self._tabbed = list(self._entries)
            self.tabs.set_segments(self._entries)
        if not tabbed:
            self.list.set_choices(self._entries)
            self.list.set_value(self._key)
        else:
            self.tabs.set_value(self._key)

    def _room(self) -> int:
        taken = sum(
            widget.sizeHint().width() + Space.S for widget in self._fixed if not widget.isHidden()
        )
        least = self.fontMetrics().horizontalAdvance("…") + 2 * Space.S
        return self.contentsRect().width() - taken - least

    def _choose(self, key: str) -> None:
        if key == _EVERY:
            self.every_chosen.emit()
        else:
            self.chosen.emit(_day_of(key))


def _width(entries: Sequence[tuple[str, str]]) -> int:
    bold = QFontMetrics(theme.font(bold=True))
    return sum(
        max(bold.horizontalAdvance(text) + 2 * Space.M + 2 * Space.HAIR, Extent.CONTROL)
        for _key, text in entries
    )


def _day_of(key: str) -> DayId | None:
    return DayId(int(key)) if key != _UNSCHEDULED else None


def _tool(acts: ActionSet, action_id: str, icon: str, keys: str) -> QToolButton:
    action = acts[action_id]
    button = icon_button(icon, action.text(), clicked=action.trigger)
    button.setToolTip(plain_tooltip(f"{action.text()}  {keys}"))
    action.enabledChanged.connect(button.setEnabled)
    button.setEnabled(action.isEnabled())
    return button
