"""What the desk is to know of an attendee: a guest of honour, a note, whether they get in."""

from typing import TYPE_CHECKING, Unpack

from eventapp.services.attendees import AttendeeFields, AttendeeRow, update_attendee
from eventapp.services.protocol import guests_in_protocol_order, reorder_guests
from ui import words
from ui.attendees.details_section import DetailsSection, trying
from ui.language import _
from ui.theme import Size, Space
from ui.widgets.buttons import icon_button
from ui.widgets.fields import CheckField, Form, LineField
from ui.widgets.panels import Section, boxed, column, row
from ui.widgets.text import PlainLabel, Tone

if TYPE_CHECKING:
    from eventapp.domain.ids import AttendeeId
    from ui.pages.base import Context


class DeskSection(DetailsSection):
    """The flags, the note, and a guest's place among the guests, moved by hand."""

    def __init__(self, context: "Context") -> None:
        super().__init__()
        self._context = context
        self._shown: AttendeeRow | None = None
        self.guest = CheckField(_("Guest of honour"))
        self.blocked = CheckField(_("Blocked: does not get in"))
        self.attention = LineField(placeholder=_("Wheelchair, ask for the MC …"))
        self.guest.committed.connect(lambda value: self._edit(guest=value))
        self.blocked.committed.connect(lambda value: self._edit(blocked=value))
        self.attention.committed.connect(lambda text: self._edit(attention=text))
        self.place = PlainLabel(size=Size.SMALL, tone=Tone.MUTED, wrap=True)
        self.up = icon_button("arrow-up", _("Name earlier"), clicked=lambda: self._move(-1))
        self.down = icon_button("arrow-down", _("Name later"), clicked=lambda: self._move(1))
        line = row(spacing=0, margins=0)
        line.addSpacing(Space.XL)
        line.addWidget(self.place, 1)
        line.addWidget(self.up)
        line.addWidget(self.down)
        self.order = boxed(line)
        form = Form()
        form.add(_("Desk note"), self.attention)
        section = Section(_("At the desk"))
        for widget in (form, self.guest, self.order, self.blocked):
            section.add(widget)
        self.setLayout(column(section))

    def show_attendee(self, row: AttendeeRow) -> None:
        """Show somebody's flags."""
        self._shown = row
        self.guest.set_value(row.guest)
        self.blocked.set_value(row.blocked)
        self.attention.set_value(row.attention)
        order = self._order() if row.guest else []
        self.order.setVisible(row.id in order)
        if row.id in order:
            self._show_place(order.index(row.id))

    def commit(self) -> None:
        """Keep what is being typed."""
        self.attention.commit()

    def _show_place(self, place: int) -> None:
        guests = guests_in_protocol_order(self._context.workspace, self._context.event_id)
        said = _("No. %(place)d of %(n)d guests") % {"place": place + 1, "n": len(guests)}
        self.place.setText(f"{said}\n{words.office(guests[place].office)}")
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place + 1 < len(guests))

    def _order(self) -> "list[AttendeeId]":
        guests = guests_in_protocol_order(self._context.workspace, self._context.event_id)
        return [guest.id for guest in guests]

    def _move(self, by: int) -> None:
        order = self._order()
        if self._shown is None or self._shown.id not in order:
            return
        place = order.index(self._shown.id)
        order.insert(max(place + by, 0), order.pop(place))
        with trying(self._context):
            reorder_guests(self._context.workspace, self._context.event_id, order)

    def _edit(self, **fields: Unpack[AttendeeFields]) -> None:
        if self._shown is not None:
            with trying(self._context):
                update_attendee(self._context.workspace, self._shown.id, **fields)
