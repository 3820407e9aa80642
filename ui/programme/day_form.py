"""A day's own facts: its date, when it opens and closes, and what is wrong with them."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eventapp.services.events import DayRow
from ui.language import _, clock_text, date_text
from ui.pages.base import Page
from ui.programme.day_edits import A_DAY, DayEdits
from ui.programme.problems import wrong_with
from ui.programme.rows import Programme
from ui.theme import Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.fields import DateField, Form, clock_field
from ui.widgets.panels import Note
from ui.widgets.text import PlainLabel, Tone


class DayForm(QWidget):
    """Edits one day."""

    def __init__(self, page: Page, edits: DayEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits = edits
        self._day: DayRow | None = None
        self._sessions = 0
        self.name = PlainLabel(bold=True, wrap=True)
        self.form = Form()
        self.date = self.form.add(_("Date"), DateField())
        self.opens = self.form.add(_("Opens"), clock_field())
        self.closes = self.form.add(_("Closes"), clock_field())
        self.night = PlainLabel(size=Size.SMALL, tone=Tone.MUTED, wrap=True)
        self.wrong = Note("", " ")
        self.delete = make_button(_("Delete this day"), Role.LINK, clicked=self._delete)
        self.delete.setProperty("flush", "true")
        self.date.committed.connect(self._set_date)
        self.opens.minutes_committed.connect(self._set_opens)
        self.closes.minutes_committed.connect(self._set_closes)
        for field in (self.opens, self.closes):
            field.refused.connect(page.context.warn)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(Space.S)
        for widget in (self.name, self.form, self.night, self.wrong):
            down.addWidget(widget)
        down.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeft)

    def show_day(self, day: DayRow, programme: Programme, *, named: bool) -> None:
        """Show a day, under its date where several are shown."""
        self._day, self._sessions = day, len(programme.of_day(day.id))
        self.name.setText(date_text(day.date, long=True))
        self.name.setVisible(named)
        self.date.set_value(day.date)
        self.opens.set_minutes(day.opens)
        self.closes.set_minutes(day.closes)
        closes = clock_text(day.closes)
        self.night.setText(_("Closes at %(time)s of the next day.") % {"time": closes})
        self.night.setVisible(day.closes > A_DAY)
        wrong = wrong_with(day, programme.days)
        if wrong:
            self.wrong.title.setText(wrong[0].title)
            self.wrong.text.setText("\n".join(problem.text for problem in wrong))
        self.wrong.setVisible(bool(wrong))

    def commit(self) -> None:
        """Keep what is being typed."""
        for editor in (self.opens, self.closes):
            if editor.hasFocus():
                editor.commit()

    def _set_date(self, value: date) -> None:
        if self._day is not None:
            self._edits.set_date(self._day.id, value)

    def _set_opens(self, minutes: int) -> None:
        if self._day is not None:
            self._edits.set_opens(self._day.id, minutes)

    def _set_closes(self, minutes: int) -> None:
        if self._day is not None:
            self._edits.set_closes(self._day.id, self._day.opens, minutes)

    def _delete(self) -> None:
        if self._day is not None:
            self._edits.delete_day(self._day.id, self._sessions)
