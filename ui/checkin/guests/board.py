"""The guests of honour in the order they are named, and who of them is here (내빈 현황)."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from eventapp.domain.changes import Changes
from eventapp.domain.errors import EventAppError
from eventapp.domain.ids import AttendeeId
from eventapp.domain.kinds import Kind
from eventapp.domain.roles import Role as WorkRole
from eventapp.services.events import event_facts
from eventapp.services.protocol import (
    forget_order_by_hand,
    guests_in_protocol_order,
    reorder_guests,
)
from ui.checkin.guests.list import GuestList
from ui.language import _
from ui.pages.base import Context
from ui.theme import Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.panels import EmptyState, column, row
from ui.widgets.text import ElidedLabel, PlainLabel, Tone


class GuestBoard(QFrame):
    """For the master of ceremonies: live, large, in protocol order.

    Alt+Up and Alt+Down move a guest; the selection can be copied as text.

    Signals:
        window_asked: it is wanted in a window of its own.
        closed: Escape.
    """

    window_asked = Signal()
    closed = Signal()

    def __init__(
        self, context: Context, *, alone: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "board" if alone else "outlined")
        self.setAccessibleName(_("Guests of honour"))
        self._context = context
        self._event = context.event_id
        facts = event_facts(context.workspace, self._event)
        self.here = PlainLabel(size=Size.PAGE if alone else Size.SECTION, bold=True)
        self.hint = ElidedLabel(size=Size.SMALL, tone=Tone.MUTED)
        self.list = GuestList(facts.time_zone)
        self.empty = EmptyState(
            "star",
            _("No attendee is marked as a guest of honour."),
            hint=_("Mark them on the attendees' page."),
        )
        self.rule = make_button(_("Order by the rule"), Role.LINK, clicked=self.forget_order)
        self.window_button = make_button(
            _("In a window of its own"), clicked=self.window_asked.emit
        )
        if alone:  # never show a button without parent: it would be a window for a moment
            self.window_button.hide()
        down = column(spacing=Space.S)
        side = Space.XXL if alone else Space.XL
        down.setContentsMargins(side, Space.L, side, Space.L)
        down.addLayout(row(self.here, None, self.rule, self.window_button, spacing=Space.M))
        down.addWidget(self.hint)
        down.addWidget(self.list, 1)
        down.addWidget(self.empty, 1)
        self.setLayout(down)
        self.setFocusProxy(self.list)
        self.list.moved.connect(self.move_guest)
        context.bridge.changed.connect(self._hear)
        self.read()

    def read(self) -> None:
        """Read them again."""
        if self._context.workspace.closed:
            return
        guests = guests_in_protocol_order(self._context.workspace, self._event)
        here = sum(guest.admitted_at is not None for guest in guests)
        counted = _("Guests: %(here)d of %(all)d have arrived") % {"here": here, "all": len(guests)}
        rehearsed = " · ".join((_("Rehearsal"), counted))
        self.here.setText(rehearsed if self._context.rehearsal else counted)
        self.hint.setText(_("Alt+Up and Alt+Down move a guest, Ctrl+C copies the list"))
        self.list.show_guests(guests)
        self.list.setVisible(bool(guests))
        self.hint.setVisible(bool(guests) and self._is_organised())
        by_hand = any(guest.protocol for guest in guests)
        self.rule.setVisible(by_hand and self._is_organised())
        self.empty.setVisible(not guests)

    def move_guest(self, guest: int, by: int) -> None:
        """Name a guest earlier or later."""
        order = [row.id for row in self.list.guests]
        place = order.index(AttendeeId(guest))
        to = place + by
        if 0 <= to < len(order):
            order.insert(to, order.pop(place))
            self._reorder(order)
            self.list.choose(AttendeeId(guest))

    def forget_order(self) -> None:
        """Let the rule place all of them again."""
        self._do(lambda: forget_order_by_hand(self._context.workspace, self._event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the list, unless the desk's role is on; Escape leaves."""
        if event.matches(QKeySequence.StandardKey.Copy):
            if self._is_organised():
                QApplication.clipboard().setText(self.list.as_text())
        elif event.matches(QKeySequence.StandardKey.Cancel):
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _is_organised(self) -> bool:
        """Whether more may be done than a volunteer does: who looks on gives nothing out."""
        return self._context.workspace.role is WorkRole.ORGANISER

    def _reorder(self, order: Sequence[AttendeeId]) -> None:
        self._do(lambda: reorder_guests(self._context.workspace, self._event, order))

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except EventAppError as error:
            self._context.warn(error)
        self.read()

    def _hear(self, changes: Changes) -> None:
        # Somebody comes in every second, a guest of honour rarely.
        came = changes.rows(Kind.ADMISSION) & {guest.id for guest in self.list.guests}
        if came or changes.touches(Kind.ATTENDEE, Kind.ORGANISATION):
            self.read()
