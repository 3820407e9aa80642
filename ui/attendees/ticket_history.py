"""Every code an attendee was ever given, below the ticket they have: which opens a gate still."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from eventapp.domain.kinds import TicketStatus
from eventapp.domain.tickets import display_code
from eventapp.services.attendees import AttendeeRow
from eventapp.services.events import event_facts
from eventapp.services.tickets import TicketRow, ticket_history
from ui import words
from ui.attendees.details_section import DetailsSection
from ui.icons import Ink
from ui.language import _, ngettext
from ui.moments import moment_at
from ui.theme import Hue, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.marks import Chip
from ui.widgets.panels import boxed, clear_layout, column, row
from ui.widgets.text import ElidedLabel, PlainLabel, Tone

if TYPE_CHECKING:
    from ui.pages.base import Context

_MARKS: Final[Mapping[TicketStatus, Hue | Ink]] = {
    TicketStatus.VALID: Ink.ADMITTED,
    TicketStatus.SPARE: Ink.ALREADY,
    TicketStatus.REVOKED: Hue.GREY,
}


class TicketHistory(DetailsSection):
    """A quiet list, the newest first; folded where the ticket shown is the only one."""

    def __init__(self, context: "Context") -> None:
        super().__init__()
        self._context = context
        self._shown: AttendeeRow | None = None
        self.fold = make_button("", Role.LINK, clicked=lambda: self.unfold(open_=not self.is_open))
        self.fold.setProperty("flush", "true")
        self.lines = column(spacing=Space.S)
        self.list = boxed(self.lines)
        down = column(spacing=Space.XS)
        down.addLayout(row(self.fold, None))
        down.addWidget(self.list)
        self.setLayout(down)
        self.tickets: tuple[TicketRow, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the list is unfolded."""
        return not self.list.isHidden()

    def show_attendee(self, row: AttendeeRow) -> None:
        """Show the codes of somebody, or of the same person changed."""
        other = self._shown is None or self._shown.id != row.id
        self._shown, before = row, self.tickets
        self.tickets = ticket_history(self._context.workspace, row.id)
        if self.tickets != before:
            self._fill()
        grew = len(self.tickets) > len(before)
        self.unfold(open_=len(self.tickets) > 1 if other or grew else self.is_open)
        self.setVisible(bool(self.tickets))

    def unfold(self, *, open_: bool) -> None:
        """Show the list, or not."""
        self.list.setVisible(open_)
        count = len(self.tickets)
        said = ngettext("%(n)d ticket so far", "%(n)d tickets so far", count) % {"n": count}
        does = _("Fold") if open_ else _("Show")
        self.fold.setText(f"{said} · {does}")

    def _fill(self) -> None:
        clear_layout(self.lines)
        facts = event_facts(self._context.workspace, self._context.event_id)
        for ticket in self.tickets:
            self.lines.addWidget(_line(ticket, facts.time_zone))


def _line(ticket: TicketRow, zone: str) -> QWidget:
    """One code: whether it opens a gate, its letters, and when it was given and revoked."""
    now = datetime.now(UTC)
    told = [_("Issued %(when)s") % {"when": moment_at(ticket.issued_at, zone, now=now)}]
    if ticket.revoked_at is not None:
        told.append(_("Revoked %(when)s") % {"when": moment_at(ticket.revoked_at, zone, now=now)})
    across = row(spacing=Space.S)
    across.addWidget(Chip(words.ticket_status(ticket.status), _MARKS[ticket.status]))
    across.addWidget(ElidedLabel(display_code(ticket.code), size=Size.SMALL, tone=Tone.MUTED), 1)
    down = column(spacing=Space.RING)
    down.addLayout(across)
    down.addWidget(PlainLabel(" · ".join(told), size=Size.SMALL, tone=Tone.MUTED, wrap=True))
    return boxed(down)
