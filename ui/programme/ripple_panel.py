"""Shift what follows: by how much, how and where, and what that would change."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSpinBox, QVBoxLayout, QWidget

from eventapp.domain.ids import DayId
from eventapp.domain.ripple import Ripple
from eventapp.services.programme import SessionRow
from ui import words
from ui.icons import Ink
from ui.language import _, clock_text, date_text, ngettext, pgettext
from ui.programme.rows import Programme, room_text
from ui.programme.shifting import (
    Plan,
    Since,
    Where,
    Wish,
    break_lines,
    conflict_lines,
    move_lines,
    plan_lines,
    plan_shift,
)
from ui.theme import Size, Space
from ui.widgets.buttons import Role, Segmented, make_button
from ui.widgets.fields import Form
from ui.widgets.panels import Note, Section, boxed, column, row
from ui.widgets.text import ElidedLabel, PlainLabel, Tone

_QUICK: Final = (-15, -10, -5, 5, 10, 15)
_MOST_MINUTES: Final = 600
_STEP: Final = 5
_MOST_MOVES: Final = 12


class RipplePanel(QWidget):
    """Stands in the side panel while something is to be shifted.

    Signals:
        previewed: the moves that would be made, whenever they change; empty when it closes.
        applied: the :class:`Plan` to be carried out.
        closed: it was given up.
    """

    previewed = Signal(object)
    applied = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan: Plan | None = None
        self._programme: Programme | None = None
        self._day: DayId | None = None
        self._anchor: SessionRow | None = None
        self.about = PlainLabel(tone=Tone.MUTED, wrap=True)
        self._make_form()
        self._make_summary()
        heading = PlainLabel(_("Shift what follows"), size=Size.SECTION, bold=True, wrap=True)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(Space.M)
        down.addLayout(column(heading, self.about, spacing=Space.XS))
        for widget in (self.form, self.summary, self.warning, self.buttons, self.moves):
            down.addWidget(widget)

    def open_with(self, wish: Wish) -> None:
        """Begin with a wish; the minutes have the focus."""
        self._set(wish)
        self.minutes.setFocus()
        self.minutes.selectAll()

    def show_day(self, programme: Programme, day: DayId, anchor: SessionRow | None) -> None:
        """Plan for a day, from a session on; without one, for the whole day."""
        self._programme, self._day, self._anchor = programme, day, anchor
        several = len(programme.rooms) > 1 and anchor is not None and anchor.room is not None
        self.form.set_row_visible(self.since, visible=anchor is not None)
        self.form.set_row_visible(self.where, visible=several)
        self.about.setText(self._about())
        self._plan()

    @property
    def wish(self) -> Wish:
        """What is asked for."""
        return Wish(
            minutes=self.minutes.value(),
            since=Since(self.since.value),
            how=Ripple(self.how.value),
            where=Where(self.where.value),
        )

    def forget(self) -> None:
        """Forget the plan, and what is shown of it."""
        self.plan = None
        self.previewed.emit({})

    def apply(self) -> None:
        """Ask for the plan to be carried out."""
        if self.plan is not None and self.plan.moves:
            self.applied.emit(self.plan)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # How it is built

    def _make_form(self) -> None:
        self.form = Form()
        self.minutes = self.form.add(pgettext("shift", "By"), MinutesBox())
        self.quick = self.form.add_wide(self._quick())
        self.since = self.form.add(
            pgettext("shift", "From"),
            Segmented(
                [
                    (Since.THIS, pgettext("shift", "This one")),
                    (Since.NEXT, pgettext("shift", "Next one")),
                ]
            ),
        )
        self.how = self.form.add(
            pgettext("shift", "How"),
            Segmented(
                [(Ripple.SHIFT, pgettext("shift", "Shift")), (Ripple.SQUEEZE, _("Squeeze breaks"))]
            ),
        )
        self.where = self.form.add(
            pgettext("shift", "Where"),
            Segmented([(Where.ROOM, _("This room")), (Where.ALL, _("All rooms"))]),
        )
        self.minutes.valueChanged.connect(self._plan)
        self.minutes.lineEdit().returnPressed.connect(self.apply)
        for choice in (self.since, self.how, self.where):
            choice.chosen.connect(self._plan)

    def _quick(self) -> QWidget:
        across = row(spacing=Space.XS)
        for step in _QUICK:
            button = make_button(_signed(step), clicked=partial(self._add, step))
            button.setProperty("small", "true")
            button.setProperty("tight", "true")
            button.setAccessibleName(
                (_("%(n)d minutes later") if step > 0 else _("%(n)d minutes earlier"))
                % {"n": abs(step)}
            )
            button.setMinimumWidth(Space.XXL + Space.S)
            across.addWidget(button, 1)
        return boxed(across)

    def _make_summary(self) -> None:
        self.summary = Note("", " ", Ink.ACCENT, icon="clock")
        self.warning = Note("", "", Ink.ALREADY)
        self.do = make_button("", Role.PRIMARY, clicked=self.apply)
        self.cancel = make_button(_("Cancel"), clicked=self.closed.emit)
        self.buttons = boxed(row(self.do, self.cancel, None))
        self.moves = Section(_("What moves"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnStretch(1, 1)
        self.moves.add_layout(self._grid)
        self._lines: list[tuple[PlainLabel, ElidedLabel]] = []
        self.rest = self.moves.add(PlainLabel(tone=Tone.MUTED))

    # What it shows

    def _set(self, wish: Wish) -> None:
        blocked = self.minutes.blockSignals(True)
        self.minutes.setValue(wish.minutes)
        self.minutes.blockSignals(blocked)
        self.since.set_value(wish.since)
        self.how.set_value(wish.how)
        self.where.set_value(wish.where)
        self._plan()

    def _about(self) -> str:
        programme, anchor = self._programme, self._anchor
        if programme is None:
            return ""
        if anchor is not None:
            from_it = _("“%(title)s” at %(time)s") % {
                "title": words.session_title(anchor),
                "time": clock_text(anchor.start),
            }
            return " · ".join(part for part in (from_it, room_text(anchor)) if part)
        day = programme.day(self._day)
        named = date_text(day.date) if day is not None else ""
        return _("The whole day: %(date)s") % {"date": named}

    def _plan(self) -> None:
        if self._programme is None or self._day is None:
            return
        wish = self.wish
        plan = plan_shift(self._programme, self._day, self._anchor, wish)
        self.plan = plan
        self._show_summary(plan, wish, self._programme)
        self._show_moves(move_lines(plan, self._programme))
        self.previewed.emit(plan.moves)

    def _show_summary(self, plan: Plan, wish: Wish, programme: Programme) -> None:
        first, *rest = plan_lines(plan, wish)
        lines = [*rest, *break_lines(plan, programme)]
        self.summary.title.setText(first)
        self.summary.text.setText("\n".join(lines))
        self.summary.text.setVisible(bool(lines))
        self.setAccessibleDescription("\n".join([first, *lines]))
        warned = conflict_lines(plan)
        self.warning.title.setText("\n".join(warned))
        self.warning.setVisible(bool(warned))
        count = len(plan.moves)
        said = ngettext("Shift %(n)d session", "Shift %(n)d sessions", count) % {"n": count}
        self.do.setText(said if count else pgettext("shift", "Shift"))
        self.do.setAccessibleName(self.do.text())
        self.do.setEnabled(bool(count))

    def _show_moves(self, moves: list[tuple[str, str]]) -> None:
        shown = moves[:_MOST_MOVES]
        while len(self._lines) < len(shown):
            labels = (PlainLabel(tone=Tone.MUTED), ElidedLabel())
            for place, label in enumerate(labels):
                self._grid.addWidget(label, len(self._lines), place)
            self._lines.append(labels)
        for number, (times, title) in enumerate(self._lines):
            visible = number < len(shown)
            if visible:
                times.setText(shown[number][0])
                title.setText(shown[number][1])
            times.setVisible(visible)
            title.setVisible(visible)
        more = len(moves) - len(shown)
        self.rest.setText(ngettext("and %(n)d more", "and %(n)d more", more) % {"n": more})
        self.rest.setVisible(more > 0)
        self.moves.setVisible(bool(moves))

    def _add(self, step: int) -> None:
        self.minutes.setValue(self.minutes.value() + step)


class MinutesBox(QSpinBox):
    """Minutes later or earlier, with their sign; the arrows go by five."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(-_MOST_MINUTES, _MOST_MINUTES)
        self.setSingleStep(_STEP)
        self.setSuffix(_(" min"))

    def textFromValue(self, value: int) -> str:
        """The figure with its sign."""
        return f"{value:+d}" if value else "0"


def _signed(minutes: int) -> str:
    return f"{minutes:+d}".replace("-", "−")
