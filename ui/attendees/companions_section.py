"""Who accompanies an attendee, or whom they accompany."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eventapp.domain.kinds import AttendeeStatus
from eventapp.services.attendees import AttendeeRow, list_attendees, update_attendee
from eventapp.services.registration import add_companion, companions_of
from ui import words
from ui.attendees.details_section import DetailsSection, trying
from ui.attendees.telling import registered_text
from ui.language import _, pgettext
from ui.theme import Size, Space
from ui.widgets.buttons import Role, icon_button, make_button
from ui.widgets.fields import LineField
from ui.widgets.panels import Section, boxed, clear_layout, column, row
from ui.widgets.text import ElidedLabel, PlainLabel, Tone, plain_tooltip

if TYPE_CHECKING:
    from eventapp.domain.ids import AttendeeId
    from ui.pages.base import Context


class CompanionsSection(DetailsSection):
    """The companions with a line to add one; for a companion, whom they accompany."""

    def __init__(self, context: "Context") -> None:
        super().__init__()
        self._context = context
        self._shown: AttendeeRow | None = None
        self.section = Section(_("Companions"))
        self.lines = column(spacing=Space.XS)
        self.name = LineField(placeholder=_("Name of a companion, then Enter"))
        self.name.setAccessibleName(_("Name of a companion"))
        self.name.returnPressed.connect(self._add)
        self.hint = PlainLabel(size=Size.SMALL, tone=Tone.MUTED, wrap=True)
        self.section.add_layout(self.lines)
        self.section.add(self.name)
        self.section.add(self.hint)
        self.setLayout(column(self.section))

    def show_attendee(self, row: AttendeeRow) -> None:
        """Show somebody's companions, or whom they accompany."""
        other = self._shown is None or self._shown.id != row.id
        self._shown = row
        if other:
            self.name.clear()
        clear_layout(self.lines)
        accompanies = row.companion_of is not None
        self.name.setVisible(not accompanies)
        self.hint.setVisible(not accompanies)
        self.hint.setText(_("A companion gets a ticket and takes a place of their own."))
        if row.companion_of is not None:
            self._list([row.companion_of], pgettext("companion", "Accompanies"))
        else:
            self._list(list(companions_of(self._context.workspace, row.id)))

    def _list(self, ids: "list[AttendeeId]", word: str = "") -> None:
        for each in list_attendees(self._context.workspace, self._context.event_id, ids):
            self.lines.addWidget(self._line(each, word))

    def _line(self, each: AttendeeRow, word: str) -> QWidget:
        line = row(spacing=Space.S)
        if word:
            line.addWidget(PlainLabel(word, tone=Tone.MUTED))
        name = ElidedLabel(each.name)
        line.addWidget(name, 1)
        if each.status is not AttendeeStatus.REGISTERED:
            said = words.attendee_status(each.status)
            line.addWidget(PlainLabel(said, size=Size.SMALL, tone=Tone.MUTED))
        show = make_button(_("Show"), Role.LINK, clicked=partial(self._show, each.id))
        show.setAccessibleName(_("Show %(name)s") % {"name": each.name})
        line.addWidget(show)
        cut = icon_button("close", _("No longer accompanies"), clicked=partial(self._cut, each))
        cut.setToolTip(plain_tooltip(_("They come on their own from now on")))
        line.addWidget(cut)
        return boxed(line)

    def _show(self, attendee: "AttendeeId") -> None:
        self._context.open_page("attendees", attendee)

    def _cut(self, each: AttendeeRow) -> None:
        """Take the tie away, from whichever end it is seen."""
        shown = self._shown
        if shown is not None:
            tied = shown.id if shown.companion_of is not None else each.id
            with trying(self._context):
                update_attendee(self._context.workspace, tied, companion_of=None)

    def _add(self) -> None:
        name, shown = self.name.text().strip(), self._shown
        if not name or shown is None:
            return
        with trying(self._context):
            made = add_companion(self._context.workspace, shown.id, name=name)
            self.name.set_value("")
            self.name.clear()
            self._context.say(registered_text(name, made.place))
