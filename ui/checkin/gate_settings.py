"""The rules of the gate the desk stands at: who, when, whether again, and whether with a badge."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from eventapp.domain.errors import EventAppError
from eventapp.domain.ids import NO_CATEGORY, CategoryId
from eventapp.domain.kinds import BadgeRule, Reentry
from eventapp.services import gates
from eventapp.services.attendees import list_categories
from eventapp.services.events import DayRow, event_facts
from ui import words
from ui.checkin.station import Station
from ui.language import MINUTES_PER_HOUR, _, date_text, pgettext
from ui.theme import Size
from ui.widgets.buttons import Role, icon_button, make_button
from ui.widgets.fields import CheckField, ChoiceField, Form, MinutesField, clock_field
from ui.widgets.panels import Section, SidePanel, row
from ui.widgets.text import ElidedLabel, PlainLabel, Tone


def reentry_word(rule: Reentry) -> str:
    """Whether a gate lets in again, in words."""
    return {
        Reentry.NEVER: pgettext("re-entry", "Never again"),
        Reentry.AFTER_EXIT: pgettext("re-entry", "After going out"),
        Reentry.ALWAYS: pgettext("re-entry", "Always"),
    }[rule]


def badge_rule_word(rule: BadgeRule) -> str:
    """Whether a check-in prints the badge, in words."""
    return {
        BadgeRule.NEVER: pgettext("badge", "Do not print"),
        BadgeRule.ONCE: pgettext("badge", "The first time"),
        BadgeRule.ALWAYS: pgettext("badge", "Every time"),
    }[rule]


class GateSettings(SidePanel):
    """Edits the gate in place; every change is a step that can be undone.

    Signals:
        closed: the user is done.
    """

    closed = Signal()

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(_("Gate settings"), parent=parent)
        self._station = station
        facts = event_facts(station.workspace, station.event_id)
        self._days: Sequence[DayRow] = facts.days
        self.name = ElidedLabel(size=Size.SECTION, bold=True)
        close = icon_button("close", _("Close"), clicked=self.closed.emit)
        self.add_layout(row(self.name, close))
        form = self.add(Form())
        self.reentry = form.add(_("Re-entry"), ChoiceField(words.choices(Reentry, reentry_word)))
        self.badges = form.add(_("Badge"), ChoiceField(words.choices(BadgeRule, badge_rule_word)))
        hours = (("", pgettext("gate", "Always")), ("between", pgettext("gate", "From – to")))
        self.hours = form.add(pgettext("gate", "Open"), ChoiceField(hours))
        self.opens = form.add(pgettext("gate", "From"), MomentField(self._days, station.zone))
        self.closes = form.add(pgettext("gate", "To"), MomentField(self._days, station.zone))
        self._form = form
        self._letting_in = self.section(_("Lets in"))
        self.remove = make_button(_("Remove this gate"), Role.LINK, clicked=self._remove)
        self.add(self.remove, left=True)
        self.categories: dict[CategoryId, CheckField] = {}
        self._connect()
        self.show_gate()

    def show_gate(self) -> None:
        """Show the rules as they are."""
        gate = self._station.rules
        self.name.setText(words.gate_name(gate))
        self.reentry.set_value(gate.reentry.value)
        self.badges.set_value(gate.badges.value)
        bounded = gate.opens_at is not None or gate.closes_at is not None
        self.hours.set_value("between" if bounded else "")
        for field, moment in ((self.opens, gate.opens_at), (self.closes, gate.closes_at)):
            field.set_moment(moment)
            self._form.set_row_visible(field, visible=bounded)
        self._show_categories(self._letting_in, gate.categories)
        self.remove.setVisible(gate.session is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.reentry.committed.connect(lambda key: self._change(reentry=Reentry(key)))
        self.badges.committed.connect(lambda key: self._change(badges=BadgeRule(key)))
        self.hours.committed.connect(self._bound)
        self.opens.moved.connect(lambda moment: self._change(opens_at=moment))
        self.closes.moved.connect(lambda moment: self._change(closes_at=moment))
        for field in (self.opens, self.closes):
            field.clock.refused.connect(self._station.context.warn)

    def _show_categories(self, section: Section, let_in: frozenset[CategoryId]) -> None:
        rows = list_categories(self._station.workspace, self._station.event_id)
        names = {line.id: words.pick(line.name, line.name_en) for line in rows}
        if rows:
            names[NO_CATEGORY] = _("No category")
        if list(names) != list(self.categories) or not rows:
            section.clear()
            self.categories = {}
            for category, name in names.items():
                check = section.add(CheckField(name))
                check.committed.connect(partial(self._let_in, category))
                self.categories[category] = check
            hint = _("With none chosen, everybody is let in.")
            section.add(PlainLabel(hint, size=Size.SMALL, tone=Tone.MUTED, wrap=True))
        for category, check in self.categories.items():
            check.set_value(category in let_in)

    def _let_in(self, category: CategoryId, given: bool) -> None:  # noqa: FBT001 - a signal's argument
        now = self._station.rules.categories
        self._change(categories=now | {category} if given else now - {category})

    def _bound(self, key: str) -> None:
        if not key or not self._days:
            self._change(opens_at=None, closes_at=None)
            return
        first, last = self._days[0], self._days[-1]
        zone = self._station.zone
        self._change(
            opens_at=moment_of(first.date, first.opens, zone),
            closes_at=moment_of(last.date, last.closes, zone),
        )

    def _change(self, **rules: object) -> None:
        station = self._station
        try:
            gates.update_gate(station.workspace, station.gate, **rules)  # type: ignore[arg-type]
        except EventAppError as error:
            station.context.warn(error)
        station.read_gates()
        self.show_gate()

    def _remove(self) -> None:
        station = self._station
        try:
            gates.delete_session_gate(station.workspace, station.gate)
        except EventAppError as error:
            station.context.warn(error)
            return
        station.read_gates()
        self.closed.emit()


class MomentField(QWidget):
    """A day of the event, where there are several, and a time.

    Signals:
        moved: the new instant.
    """

    moved = Signal(object)

    def __init__(self, days: Sequence[DayRow], zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._dates = [day.date for day in days]
        choices = [(day.isoformat(), date_text(day)) for day in self._dates]
        self.day = ChoiceField(choices, choices[0][0] if choices else "")
        if len(choices) <= 1:
            self.day.hide()
        self.clock: MinutesField = clock_field()
        self.setLayout(row(self.day, self.clock))
        self.setFocusProxy(self.clock)
        self.day.committed.connect(lambda _key: self._tell())
        self.clock.minutes_committed.connect(lambda _minutes: self._tell())

    def set_moment(self, moment: datetime | None) -> None:
        """Show an instant without telling."""
        if moment is None:
            self.clock.set_minutes(None)
            return
        local = moment.astimezone(ZoneInfo(self._zone))
        # A night session's end is after midnight, on a day that is none of the event's.
        day = max((day for day in self._dates if day <= local.date()), default=local.date())
        self.day.set_value(day.isoformat())
        beyond = (local.date() - day).days * 24 * MINUTES_PER_HOUR
        self.clock.set_minutes(beyond + local.hour * MINUTES_PER_HOUR + local.minute)

    def _tell(self) -> None:
        if self.clock.minutes is not None and self.day.value:
            day = date.fromisoformat(self.day.value)
            self.moved.emit(moment_of(day, self.clock.minutes, self._zone))


def moment_of(day: date, minutes: int, zone: str) -> datetime:
    """An instant by its day and the minutes since that day's midnight, as a wall shows them."""
    wall = datetime.combine(day, time()) + timedelta(minutes=minutes)
    return wall.replace(tzinfo=ZoneInfo(zone))
