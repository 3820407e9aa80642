"""Asking for a new event: what, when, where, and which order of the day to start from."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QDialog,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from eventapp.domain.errors import EventAppError
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Kind
from eventapp.domain.templates import Template
from ui import theme, words
from ui.language import _, ngettext
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.fields import ChoiceField, DateField, Form, LineField
from ui.widgets.panels import column, row
from ui.widgets.text import PlainLabel, Tone

if TYPE_CHECKING:
    from ui.pages.base import Context

_MOST_DAYS: Final = 14
_AHEAD: Final = timedelta(days=28)

CATEGORIES: Final = (
    ("참가자", "Attendee", theme.LIGHT.green.strong),
    ("발표자·토론자", "Speaker", theme.LIGHT.purple.strong),
    ("내빈", "Guest of honour", theme.LIGHT.amber.strong),
    ("운영진", "Staff", theme.LIGHT.grey.strong),
)
"""What a new event's attendees are to begin with: in both languages, as badges print them."""


@dataclass(frozen=True, slots=True)
class NewEvent:
    """What was asked for."""

    title: str
    first_day: date
    days: int
    room: str
    template: Template | None


class NewEventDialog(QDialog):
    """The few facts an event begins with; the rest is edited on its pages."""

    def __init__(self, parent: QWidget | None, *, today: date) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("New event"))
        self.setFixedWidth(Extent.DIALOG + Extent.FIELD_LABEL)
        self.title = LineField(placeholder=_("Such as “Autumn workshop”"))
        self.title.textChanged.connect(lambda _text: self._allow())
        self.first_day = DateField(today + _AHEAD)
        self.days = ChoiceField(_day_choices(), "1")
        self.room = LineField(placeholder=_("The main room, if it is known"))
        self.templates = QButtonGroup(self)
        self.make = make_button(_("Make the event"), Role.PRIMARY, clicked=self.accept)
        self.make.setDefault(True)
        self._lay_out()
        self._allow()
        self.title.setFocus()

    def asked(self) -> NewEvent:
        """What was typed and chosen."""
        button = self.templates.checkedButton()
        chosen = button.objectName() if button is not None else ""
        return NewEvent(
            title=self.title.text().strip(),
            first_day=self.first_day.date().toPython(),  # type: ignore[arg-type]
            days=int(self.days.value),
            room=self.room.text().strip(),
            template=Template(chosen) if chosen else None,
        )

    def _lay_out(self) -> None:
        form = Form()
        form.add(_("Title"), self.title)
        form.add(_("First day"), self.first_day)
        form.add(_("Lasts"), self.days)
        form.add(_("Room"), self.room)
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        down.setSpacing(Space.M)
        down.addWidget(PlainLabel(_("New event"), size=Size.SECTION, bold=True))
        down.addWidget(form)
        down.addWidget(PlainLabel(_("Start from"), bold=True))
        for template in (*Template, None):
            down.addLayout(self._choice(template))
        down.addSpacing(Space.S)
        cancel = make_button(_("Cancel"), clicked=self.reject)
        down.addLayout(row(None, cancel, self.make))

    def _choice(self, template: Template | None) -> QVBoxLayout:
        name = words.template_name(template) if template else _("An empty programme")
        button = QRadioButton(name)
        button.setObjectName(template.value if template else "")
        button.setChecked(template is Template.CEREMONY)
        self.templates.addButton(button)
        hint = PlainLabel(_hint(template), size=Size.SMALL, tone=Tone.MUTED, wrap=True)
        hint.setContentsMargins(Space.XL, 0, 0, 0)
        return column(button, hint, spacing=0)

    def _allow(self) -> None:
        self.make.setEnabled(bool(self.title.text().strip()))


def new_event(context: "Context", parent: QWidget | None = None) -> EventId | None:
    """Ask for a new event, make it and show it; None when the user thought better of it."""
    # The step, not this module, needs the store's libraries.
    from eventapp.services.events import create_event  # noqa: PLC0415

    today = date.today()  # noqa: DTZ011 - a wall calendar's
    dialog = NewEventDialog(parent or QApplication.activeWindow(), today=today)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    asked = dialog.asked()
    try:
        made = create_event(
            context.workspace,
            title=asked.title,
            first_day=asked.first_day,
            days=asked.days,
            room=asked.room,
            categories=CATEGORIES,
            template=asked.template,
        )
    except EventAppError as error:
        context.warn(error)
        return None
    event_id = EventId(made.only_inserted(Kind.EVENT))
    context.event.show(event_id)
    context.say(_("Made the event %(title)s") % {"title": asked.title})
    return event_id


def _day_choices() -> list[tuple[str, str]]:
    return [
        (str(days), ngettext("%(n)d day", "%(n)d days", days) % {"n": days})
        for days in range(1, _MOST_DAYS + 1)
    ]


def _hint(template: Template | None) -> str:
    if template is Template.CEREMONY:
        return _("Registration, opening, ceremony, addresses, keynote, talks, panel, closing")
    if template is Template.SEMINAR:
        return _("Registration, opening, keynote, talks, questions, closing")
    if template is Template.CONFERENCE:
        return _("Keynote for all, talks in three rooms side by side, panel, closing")
    return _("Only the days and the room")
