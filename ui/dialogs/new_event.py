"""Asking for a new event: what, when, where, and which order of the day to start from."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QDialog,
    QFrame,
    QRadioButton,
    QScrollArea,
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
from ui.widgets.buttons import Role, icon_button, make_button
from ui.widgets.fields import ChoiceField, DateField, Form, LineField
from ui.widgets.panels import boxed, column, row
from ui.widgets.text import PlainLabel, Tone, plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eventapp.domain.changes import Changes
    from eventapp.services.copying import TemplateRow
    from ui.pages.base import Context

_MOST_DAYS: Final = 14
_MOST_UNSCROLLED: Final = 1
_NAME_WIDTH: Final = Extent.DIALOG - 2 * Space.XL
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
    saved: EventId | None = None


class NewEventDialog(QDialog):
    """The few facts an event begins with; the rest is edited on its pages.

    Signals:
        forgotten: the saved template to delete.
    """

    forgotten = Signal(int)

    def __init__(
        self, parent: QWidget | None, *, today: date, saved: "Sequence[TemplateRow]" = ()
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("New event"))
        self.setFixedWidth(Extent.DIALOG + Extent.FIELD_LABEL)
        self.title = LineField(placeholder=_("Such as “Autumn workshop”"))
        self.title.textChanged.connect(lambda _text: self._allow())
        self.first_day = DateField(today + _AHEAD)
        self.days = ChoiceField(_day_choices(), "1")
        self.room = LineField(placeholder=_("The main room, if it is known"))
        self.templates = QButtonGroup(self)
        self.templates.buttonToggled.connect(lambda _button, _on: self._allow())
        self.make = make_button(_("Make the event"), Role.PRIMARY, clicked=self.accept)
        self.make.setDefault(True)
        self._lay_out(saved)
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
            template=Template(chosen) if chosen and not chosen.isdecimal() else None,
            saved=EventId(int(chosen)) if chosen.isdecimal() else None,
        )

    def _lay_out(self, saved: "Sequence[TemplateRow]") -> None:
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
        down.addWidget(self._choices(saved))
        down.addSpacing(Space.S)
        cancel = make_button(_("Cancel"), clicked=self.reject)
        down.addLayout(row(None, cancel, self.make))

    def _choices(self, saved: "Sequence[TemplateRow]") -> QWidget:
        """Everything to start from; it scrolls where many templates were saved."""
        inner = QWidget()
        inner.setProperty("role", "plain")
        down = QVBoxLayout(inner)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(Space.M)
        for kept in saved:
            down.addWidget(self._saved(kept))
        for template in (*Template, None):
            name = words.template_name(template) if template else _("An empty programme")
            key = template.value if template else ""
            down.addLayout(self._choice(key, name, _hint(template)))
        self.templates.buttons()[len(saved)].setChecked(True)
        if len(saved) <= _MOST_UNSCROLLED:
            return inner
        area = QScrollArea()
        area.setProperty("role", "plain")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setFixedHeight(Extent.SEARCH)
        return area

    def _saved(self, kept: "TemplateRow") -> QWidget:
        counts = (
            ngettext("%(n)d day", "%(n)d days", kept.days) % {"n": kept.days},
            ngettext("%(n)d room", "%(n)d rooms", kept.rooms) % {"n": kept.rooms},
            ngettext("%(n)d session", "%(n)d sessions", kept.sessions) % {"n": kept.sessions},
        )
        choice = self._choice(str(kept.id), kept.name, " · ".join(counts))
        forget = icon_button("trash", _("Delete this template"))
        line = boxed(row(boxed(choice), None, forget, spacing=0))
        forget.clicked.connect(lambda: self._forget(kept.id, line))
        return line

    def _forget(self, template: EventId, line: QWidget) -> None:
        for button in line.findChildren(QRadioButton):
            if button.isChecked():
                self.templates.buttons()[-1].setChecked(True)
            self.templates.removeButton(button)
        line.hide()
        self.forgotten.emit(template)

    def _choice(self, key: str, name: str, hint: str) -> QVBoxLayout:
        button = QRadioButton()
        shown = button.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _NAME_WIDTH)
        button.setText(shown.replace("&", "&&"))
        button.setToolTip(plain_tooltip(name) if shown != name else "")
        button.setObjectName(key)
        self.templates.addButton(button)
        below = PlainLabel(hint, size=Size.SMALL, tone=Tone.MUTED, wrap=True)
        below.setContentsMargins(Space.XL, 0, 0, 0)
        return column(button, below, spacing=0)

    def _allow(self) -> None:
        self.make.setEnabled(bool(self.title.text().strip()))
        button = self.templates.checkedButton()
        kept = button is not None and button.objectName().isdecimal()
        for field in (self.days, self.room):  # a saved template has its own
            field.setEnabled(not kept)


def new_event(context: "Context", parent: QWidget | None = None) -> EventId | None:
    """Ask for a new event, make it and show it; None when the user thought better of it."""
    # The step, not this module, needs the store's libraries.
    from eventapp.services.copying import delete_template, list_templates  # noqa: PLC0415

    today = date.today()  # noqa: DTZ011 - a wall calendar's
    saved = list_templates(context.workspace)
    dialog = NewEventDialog(parent or QApplication.activeWindow(), today=today, saved=saved)
    dialog.forgotten.connect(lambda kept: delete_template(context.workspace, EventId(kept)))
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    asked = dialog.asked()
    try:
        made = _make(context, asked)
    except EventAppError as error:
        context.warn(error)
        return None
    event_id = EventId(made.only_inserted(Kind.EVENT))
    context.event.show(event_id)
    context.say(_("Made the event %(title)s") % {"title": asked.title})
    return event_id


def _make(context: "Context", asked: NewEvent) -> "Changes":
    from eventapp.services.copying import create_from_template  # noqa: PLC0415
    from eventapp.services.events import create_event  # noqa: PLC0415

    if asked.saved is not None:
        return create_from_template(
            context.workspace, asked.saved, title=asked.title, first_day=asked.first_day
        )
    return create_event(
        context.workspace,
        title=asked.title,
        first_day=asked.first_day,
        days=asked.days,
        room=asked.room,
        categories=CATEGORIES,
        template=asked.template,
    )


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
