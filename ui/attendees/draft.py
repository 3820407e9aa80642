"""The form that registers somebody new: typed from top to bottom, Enter registers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from eventapp.domain.ids import CategoryId
from eventapp.domain.kinds import AttendeeStatus
from eventapp.services.attendees import AttendeeFields, CategoryRow
from ui import words
from ui.attendees.details import NO_CATEGORY, category_choices
from ui.language import _
from ui.theme import Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.fields import ChoiceField, Form, LineField
from ui.widgets.lines import ENTER
from ui.widgets.panels import column, row
from ui.widgets.text import PlainLabel, Tone


class DraftForm(QWidget):
    """A registration being typed; it stays for the next one until it is closed.

    Signals:
        register_asked: the fields of whom to register.
        closed: Escape, or its button.
    """

    register_asked = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = PlainLabel(_("New attendee"), size=Size.SECTION, bold=True)
        self.said = PlainLabel(size=Size.SMALL, tone=Tone.ADMITTED, wrap=True)
        self.said.hide()
        self.register = make_button(_("Register"), Role.PRIMARY, clicked=self._ask)
        close = make_button(_("Close"), Role.QUIET, clicked=self.closed.emit)
        hint = PlainLabel(_("Enter registers, Escape closes."), size=Size.SMALL, tone=Tone.MUTED)
        down = column(self.heading, self._form(), hint, spacing=Space.M)
        down.addLayout(row(self.register, close, None))
        down.addWidget(self.said)
        self.setLayout(down)

    def begin(self, categories: Sequence[CategoryRow]) -> None:
        """Be ready for a name; the category and the status of the last one are kept."""
        chosen = self.category.value
        if chosen not in {NO_CATEGORY, *(str(line.id) for line in categories)}:
            chosen = str(categories[0].id) if categories else NO_CATEGORY
        self.category.set_choices(category_choices(categories), chosen)
        self.lines["name"].setFocus()

    def clear_for_next(self, said: str) -> None:
        """Empty the form after a registration and say whose it was."""
        for field in self.lines.values():
            field.set_value("")
            field.clear()
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.lines["name"].setFocus()

    def fields(self) -> AttendeeFields:
        """What was typed and chosen."""
        chosen = self.category.value
        category = None if chosen == NO_CATEGORY else CategoryId(int(chosen))
        typed = {key: field.text() for key, field in self.lines.items()}
        return {
            "name": typed["name"],
            "organisation": typed["organisation"],
            "position": typed["position"],
            "category_id": category,
            "phone": typed["phone"],
            "email": typed["email"],
            "status": AttendeeStatus(self.status.value),
            "notes": typed["notes"],
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Register on Enter in any field, close on Escape."""
        if event.key() in ENTER:
            self._ask()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self.register_asked.emit(self.fields())

    def _form(self) -> Form:
        form = Form()
        self.category, self.status = ChoiceField(), ChoiceField()
        self.lines: dict[str, LineField] = {
            "name": form.add(_("Name"), LineField()),
            "organisation": form.add(_("Organisation"), LineField()),
            "position": form.add(_("Position"), LineField()),
        }
        form.add(_("Category"), self.category)
        self.lines["phone"] = form.add(_("Phone"), LineField(placeholder="010-0000-0000"))
        self.lines["email"] = form.add(_("E-mail"), LineField())
        form.add(_("Status"), self.status)
        self.lines["notes"] = form.add(_("Notes"), LineField())
        statuses = words.choices(AttendeeStatus, words.attendee_status)
        self.status.set_choices(statuses, AttendeeStatus.REGISTERED.value)
        return form
