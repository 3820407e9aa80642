"""Entering the paper list afterwards (수기 입력): a number, Enter, a number, Enter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from eventapp.domain.errors import EventAppError
from eventapp.domain.ids import GateId
from eventapp.domain.verdicts import Signal as VerdictSignal
from eventapp.domain.verdicts import Verdict
from eventapp.services.desk_log import Passage
from eventapp.services.events import event_facts
from eventapp.services.roll import attendee_by_number, was_given
from ui import words
from ui.checkin.gate_settings import moment_of
from ui.checkin.station import Station
from ui.icons import Ink
from ui.language import _, clock_text, parse_clock
from ui.models.table import Column, RecordTableModel
from ui.moments import clock_at
from ui.theme import Extent, Hue, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.lines import ENTER
from ui.widgets.panels import column, row
from ui.widgets.tables import TableView
from ui.widgets.text import PlainLabel, Tone

SHOWN: Final = 200
_LONGEST: Final = 18
"""Digits of the longest number there can be."""
_INKS: Final = {
    VerdictSignal.GREEN: Ink.ADMITTED,
    VerdictSignal.YELLOW: Ink.ALREADY,
    VerdictSignal.RED: Ink.REFUSED,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of what was entered. ``passage`` is what undoing takes back."""

    id: int
    typed: str
    word: str
    ink: Ink | Hue
    name: str = ""
    organisation: str = ""
    time: str = ""
    passage: Passage | None = None
    gate: GateId | None = None


class PaperEntry(QFrame):
    """Lets in whom the paper list has ticked, by the numbers printed on it.

    ``09:30`` instead of a number is the time of all that follow. Ctrl+Backspace takes back
    the last one.

    Signals:
        closed: everything is entered.
    """

    closed = Signal()

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "outlined")
        self.setAccessibleName(_("Entries from the paper list"))
        self._station = station
        self.clock: Callable[[], datetime] = partial(datetime.now, UTC)
        self._minutes: int | None = None
        self._count = 0
        facts = event_facts(station.workspace, station.event_id)
        self._days = [day.date for day in facts.days]
        self.line = NumberLine()
        self.time = PlainLabel(size=Size.STRONG, tone=Tone.MUTED)
        self.forget = make_button(_("Use the present time"), Role.LINK, clicked=self._forget_time)
        self.model = RecordTableModel[Entry](_columns(), self)
        self.table = TableView(self.model, key="paper", name=_("Entered"), sortable=False)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.undo = make_button(_("Take back the last one"), icon="undo", clicked=self.take_back)
        self.done = make_button(_("Done"), clicked=self.closed.emit)
        self.count = PlainLabel(tone=Tone.MUTED)
        self.problem = PlainLabel(tone=Tone.REFUSED, wrap=True)
        self.problem.hide()
        self._lay_out()
        self.line.submitted.connect(self.enter)
        self.line.undo_asked.connect(self.take_back)
        self.line.left.connect(self.closed)
        self.setFocusProxy(self.line)
        self._tell()

    def enter(self, typed: str) -> None:
        """Enter a number, or set the time of those that follow."""
        self.line.clear()
        minutes = parse_clock(typed) if ":" in typed or "시" in typed else None
        self.problem.hide()
        if minutes is not None:
            self._set_time(minutes)
        elif typed:
            self._show([self._entered(typed), *self.model.records()])

    def take_back(self) -> None:
        """Take back the newest entry that still stands."""
        entries = list(self.model.records())
        for place, entry in enumerate(entries):
            if entry.passage is not None:
                try:
                    self._station.cancel(entry.passage, entry.gate)
                except EventAppError as error:
                    self._station.context.warn(error)
                    return
                entries[place] = replace(entry, word=_("Taken back"), ink=Hue.GREY, passage=None)
                self._show(entries)
                return

    def moment(self) -> datetime:
        """When the next one came in."""
        if self._minutes is None:
            return self.clock()
        return moment_of(self._day(), self._minutes, self._station.zone)

    def _set_time(self, minutes: int) -> None:
        """Take a time for all that follow, unless it is still to come."""
        if moment_of(self._day(), minutes, self._station.zone) > self.clock():
            clock = {"time": clock_text(minutes)}
            self.problem.setText(_("It is not %(time)s yet. Type the time they came.") % clock)
            self.problem.show()
            return
        self._minutes = minutes
        self._tell()

    def _day(self) -> date:
        return day_meant(self._days, self.clock().astimezone(ZoneInfo(self._station.zone)).date())

    def _entered(self, typed: str) -> Entry:
        station = self._station
        self._count += 1
        entry = Entry(self._count, typed, "", Ink.REFUSED)
        digits = typed.lstrip("#")
        number = int(digits) if digits.isdecimal() and len(digits) <= _LONGEST else 0
        found = attendee_by_number(station.workspace, station.event_id, number)
        if found is None:
            gone = was_given(station.workspace, number)
            word = _("Merged or deleted since") if gone else _("No such number on the list")
            return replace(entry, word=word)
        moment = self.moment()
        entry = replace(entry, name=found.name, organisation=found.organisation)
        result = station.enter(found.id, found.name, moment)
        if result is None:
            return replace(entry, word=_("NOT saved"))
        passage = Passage(found.id, found.name, result.verdict, moment)
        at = result.first_at if result.verdict is Verdict.ALREADY and result.first_at else moment
        return replace(
            entry,
            word=words.verdict_word(result.verdict),
            ink=_INKS[result.colour],
            time=clock_at(at, station.zone),
            passage=passage if result.verdict.passes else None,
            gate=station.gate,
        )

    def _show(self, entries: list[Entry]) -> None:
        self.model.set_records(entries[:SHOWN])
        self._tell()

    def _forget_time(self) -> None:
        self._minutes = None
        self._tell()
        self.line.setFocus()

    def _tell(self) -> None:
        fixed = self._minutes
        self.forget.setVisible(fixed is not None)
        self.time.setText(
            _("as of now") if fixed is None else _("as of %(time)s") % {"time": clock_text(fixed)}
        )
        entries = self.model.records()
        entered = sum(entry.passage is not None for entry in entries)
        self.count.setText(_("%(n)d entered") % {"n": entered} if entries else "")
        self.undo.setEnabled(bool(entered))

    def _lay_out(self) -> None:
        title = PlainLabel(_("Entries from the paper list"), size=Size.SECTION, bold=True)
        hint = PlainLabel(
            _(
                "Type the number on the list and press Enter. A time such as 09:30 is the time"
                " of all that follow."
            ),
            tone=Tone.MUTED,
            wrap=True,
        )
        for button in (self.undo, self.done):
            button.setProperty("desk", "true")
        down = column(spacing=Space.M)
        down.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        down.addWidget(title)
        down.addWidget(hint)
        down.addLayout(row(self.line, self.time, self.forget, None, spacing=Space.M))
        down.addWidget(self.problem)
        down.addWidget(self.table, 1)
        down.addLayout(row(self.undo, self.done, None, self.count))
        self.setLayout(down)


class NumberLine(QLineEdit):
    """Takes a number and Enter, again and again.

    Signals:
        submitted: what was typed, on Enter.
        undo_asked: Ctrl+Backspace.
        left: Escape in the empty line.
    """

    submitted = Signal(str)
    undo_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "number")
        self.setPlaceholderText(_("Number, or 09:30"))
        self.setAccessibleName(_("Number on the paper list, or a time"))
        self.setMaxLength(2 * _LONGEST)
        self.setFixedWidth(Extent.NUMBER)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Submit, take back, leave."""
        key = event.key()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in ENTER:
            self.submitted.emit(self.text().strip())
        elif key == Qt.Key.Key_Backspace and control:
            self.undo_asked.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def day_meant(days: Sequence[date], today: date) -> date:
    """The day a time of the paper list is of: today, or the event's last when that is over."""
    return min(today, max(days, default=today))


def _columns() -> tuple[Column[Entry], ...]:
    return (
        Column("typed", lambda: _("Number"), lambda entry: entry.typed, width=72),
        Column("name", lambda: _("Name"), lambda entry: entry.name, width=128, bold=True),
        Column(
            "organisation",
            lambda: _("Organisation"),
            lambda entry: entry.organisation,
            width=Extent.COLUMN,
            stretch=True,
        ),
        Column("time", lambda: _("Time"), lambda entry: entry.time, width=64),
        Column(
            "word",
            lambda: _("Result"),
            lambda entry: entry.word,
            width=168,
            mark=lambda entry: entry.ink,
        ),
    )
