"""Everything about one attendee, edited in place beside the table."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from eventapp.domain.kinds import AttendeeStatus
from eventapp.services.attendees import AttendeeRow, CategoryRow
from ui import theme, words
from ui.attendees.details_section import DetailsSection
from ui.attendees.masking import mask_email, mask_phone
from ui.attendees.private_field import PrivateField
from ui.attendees.ticket import TicketView
from ui.hues import hue_of
from ui.icons import Ink
from ui.language import _
from ui.moments import clock_at, moment_at
from ui.overview.flow import FlowBox
from ui.theme import Extent, Hue, Size, Space
from ui.widgets.buttons import make_button
from ui.widgets.fields import ChoiceField, Form, LineField, TextField
from ui.widgets.marks import Chip
from ui.widgets.panels import Section, column, row
from ui.widgets.text import PlainLabel, Tone

NO_CATEGORY = "0"
"""The key of the choice that means no category."""


def category_choices(categories: Sequence[CategoryRow]) -> list[tuple[str, str]]:
    """The categories to choose from, and none of them."""
    known = [(str(line.id), words.pick(line.name, line.name_en)) for line in categories]
    return [(NO_CATEGORY, _("None")), *known]


class AttendeeDetails(QWidget):
    """The fields, the ticket and the check-in of one attendee.

    Signals:
        edited: (field, value) of the attendee shown.
        copy_asked: the code is wanted on the clipboard.
        reissue_asked: a new ticket is wanted.
        cancel_asked: the check-in is to be taken back.
        confirm_asked: who waits is to get a place, whatever the order.
    """

    edited = Signal(str, object)
    copy_asked = Signal()
    reissue_asked = Signal()
    cancel_asked = Signal()
    confirm_asked = Signal()

    def __init__(
        self,
        zone: str,
        sections: Sequence[DetailsSection] = (),
        below_ticket: Sequence[DetailsSection] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._zone = zone
        self.sections = (*sections, *below_ticket)
        self.shown: AttendeeRow | None = None
        self.category_chip = Chip()
        self.heading = PlainLabel(size=Size.SECTION, bold=True, wrap=True)
        self.state = Chip()
        self.guest = Chip(_("Guest"), Hue.AMBER, icon="star")
        self.blocked = Chip(_("Blocked"), Ink.REFUSED, icon="close")
        self.cancel = make_button(_("Cancel check-in"), icon="undo", clicked=self.cancel_asked.emit)
        self.ticket = TicketView()
        self.ticket.copy_asked.connect(self.copy_asked)
        self.ticket.reissue_asked.connect(self.reissue_asked)
        down = column(spacing=Space.M)
        chips = (self.category_chip, self.state, self.guest, self.blocked)
        down.addWidget(FlowBox(*chips, gap=Space.XS))
        down.addWidget(self.heading)
        self.registered = PlainLabel(size=Size.SMALL, tone=Tone.MUTED, wrap=True)
        down.addWidget(self.registered)
        self.confirm = make_button(_("Give a place now"), clicked=self.confirm_asked.emit)
        down.addLayout(row(self.confirm, None))
        down.addWidget(self._form())
        for added in sections:
            down.addWidget(added)
        section = Section(_("Ticket"))
        section.add(self.ticket)
        for added in below_ticket:
            section.add(added)
        down.addWidget(section)
        self.check_in = Section(_("Check-in"))
        self.check_in.add_layout(row(self.cancel, None))
        down.addWidget(self.check_in)
        self.setLayout(down)

    def show_attendee(
        self, row: AttendeeRow, categories: Sequence[CategoryRow], *, waiting: int = 0
    ) -> None:
        """Show somebody, or the same person changed; ``waiting`` is the place in that list."""
        other = self.shown is None or self.shown.id != row.id
        if other:
            self.commit()
        self.shown = row
        self.heading.setText(row.name)
        self.registered.setText(_registered(row, self._zone))
        name = _clipped(words.pick(row.category, row.category_en))
        self.category_chip.setVisible(bool(name))
        self.category_chip.set(name, hue_of(row.category_colour))
        self._show_state(row, waiting)
        self.guest.setVisible(row.guest)
        self.blocked.setVisible(row.blocked)
        for key, field in self.lines.items():
            value = str(getattr(row, key))
            if other and isinstance(field, PrivateField):
                field.show_other(value)
            else:
                field.set_value(value)
        chosen = NO_CATEGORY if row.category_id is None else str(row.category_id)
        self.category.set_choices(category_choices(categories), chosen)
        self.status.set_value(row.status.value)
        self.ticket.show_code(row.code)
        for section in self.sections:
            section.show_attendee(row)

    def commit(self) -> None:
        """Keep what is being typed."""
        if self.shown is not None:
            for field in self.lines.values():
                field.commit()
            for section in self.sections:
                section.commit()

    def _show_state(self, row: AttendeeRow, waiting: int) -> None:
        if row.left_at is not None:
            said = _("Out since %(time)s") % {"time": clock_at(row.left_at, self._zone)}
            self.state.set(said, Hue.GREY, icon="chevron-right")
        elif row.admitted_at is not None:
            time = clock_at(row.admitted_at, self._zone)
            said = _("In since %(time)s") % {"time": time}
            self.state.set(said, Ink.ADMITTED, icon="check")
        elif waiting:
            said = _("No. %(place)d on the waiting list") % {"place": waiting}
            self.state.set(said, Ink.ALREADY, icon="clock")
        elif row.status is AttendeeStatus.CANCELLED:
            self.state.set(words.attendee_status(row.status), Ink.REFUSED, icon="close")
        else:
            self.state.set(_("Not in yet"), Hue.GREY)
        self.check_in.setVisible(row.admitted_at is not None)
        self.confirm.setVisible(bool(waiting))

    def _form(self) -> Form:
        form = Form()
        self.category, self.status = ChoiceField(), ChoiceField()
        self.lines: dict[str, LineField | TextField] = {
            "name": form.add(_("Name"), LineField()),
            "name_en": form.add(_("English name"), LineField()),
            "organisation": form.add(_("Organisation"), LineField()),
            "department": form.add(_("Department"), LineField()),
            "position": form.add(_("Position"), LineField()),
        }
        form.add(_("Category"), self.category)
        form.add(_("Status"), self.status)
        self.phone = form.add(_("Phone"), PrivateField(mask_phone))
        self.email = form.add(_("E-mail"), PrivateField(mask_email))
        self.lines |= {"phone": self.phone, "email": self.email}
        self.lines["notes"] = form.add(_("Notes"), TextField())
        self.status.set_choices(words.choices(AttendeeStatus, words.attendee_status))
        for key, field in self.lines.items():
            field.committed.connect(lambda value, key=key: self.edited.emit(key, value))
        self.category.committed.connect(self._choose_category)
        self.status.committed.connect(
            lambda value: self.edited.emit("status", AttendeeStatus(value))
        )
        return form

    def _choose_category(self, key: str) -> None:
        self.edited.emit("category_id", None if key == NO_CATEGORY else int(key))


def _registered(row: AttendeeRow, zone: str) -> str:
    """When and how somebody registered, and what another system calls that."""
    when = moment_at(row.registered_at, zone, now=datetime.now(UTC))
    said = [_("Registered %(when)s") % {"when": when}, words.origin(row.origin)]
    if row.reference:
        said.append(row.reference)
    return " · ".join(said)


def _clipped(text: str) -> str:
    """As much of a text as a chip in the panel has room for."""
    metrics = QFontMetrics(theme.font(Size.SMALL))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, Extent.PANEL - 2 * Space.XXL)
