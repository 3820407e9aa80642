"""What a user does to attendees from their page; every deed is one step and says what it did."""

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtGui import QGuiApplication

from eventapp.domain.errors import EventAppError, InUse
from eventapp.domain.filters import Filter
from eventapp.domain.ids import CategoryId
from eventapp.domain.kinds import AttendeeStatus
from eventapp.services import attendees, desk_log, registration
from eventapp.services.attendees import AttendeeFields, AttendeeRow
from ui.attendees.details import NO_CATEGORY
from ui.attendees.telling import (
    changed_text,
    deleted_text,
    move_up_text,
    moved_up_text,
    registered_text,
)
from ui.desk_name import desk_name
from ui.language import _
from ui.widgets.bars import Offer

if TYPE_CHECKING:
    from ui.pages.attendees import AttendeesPage


class AttendeeDeeds:
    """The deeds of one page, on whom it shows and has selected."""

    def __init__(self, page: "AttendeesPage") -> None:
        self._page = page

    def delete(self) -> None:
        """Delete who is selected; those who are in stay, and the banner says why."""
        chosen = self._page.selected()
        if not chosen:
            return
        gone = set(chosen)
        names = [row.name for row in self._page.model.records() if row.id in gone]
        below = self._page.model.neighbour(gone)
        try:
            attendees.delete_attendees(self._page.context.workspace, chosen)
        except InUse as error:
            self._page.table.select_id(error.row)
            self._page.context.warn(error)
        except EventAppError as error:
            self._page.context.warn(error)
        else:
            self._page.table.select_id(below)
            self._page.context.say(deleted_text(names), offer=self._offer())

    def copy_code(self) -> None:
        """Put the code of who is selected on the clipboard."""
        shown = self._page.details.shown
        if shown is not None and shown.code is not None:
            QGuiApplication.clipboard().setText(shown.code)
            self._page.context.say(_("Copied the code"), undo=False)

    def reissue(self) -> None:
        """Give who is selected a new ticket; the old one stops working."""
        shown = self._page.details.shown
        if shown is None:
            return
        with self._page.trying():
            attendees.reissue_ticket(self._page.context.workspace, shown.id)
            self._page.context.say(
                _("Reissued the ticket of %(name)s; the old one no longer works")
                % {"name": shown.name}
            )

    def cancel_check_in(self) -> None:
        """Take back the check-in of who is selected."""
        shown = self._page.details.shown
        if shown is None:
            return
        workspace = self._page.context.workspace
        desk = desk_name(self._page.context.settings)
        with self._page.trying():
            gate = desk_log.event_gate(workspace, self._page.context.event_id)
            desk_log.cancel_admission(workspace, gate, shown.id, desk=desk)
            said = _("Cancelled the check-in of %(name)s") % {"name": shown.name}
            self._page.context.say(said, undo=False)

    def confirm(self) -> None:
        """Give a place to who is selected and waits."""
        shown = self._page.details.shown
        if shown is not None:
            with self._page.trying():
                workspace, event_id = self._page.context.workspace, self._page.context.event_id
                registration.confirm_waiting(workspace, event_id, only=[shown.id])
                self._page.context.say(moved_up_text(1))

    def register(self, fields: AttendeeFields) -> None:
        """Register somebody new, or put them on the waiting list."""
        with self._page.trying():
            workspace, event_id = self._page.context.workspace, self._page.context.event_id
            made = registration.register(workspace, event_id, **fields)
            if self._page.model.row_of(made.id) is None:
                self._page.filtering.ask(Filter())
                self._page.clear_search()
            self._page.table.select_id(made.id, column=0)
            said = registered_text(fields["name"].strip(), made.place)
            self._page.draft.clear_for_next(said)
            self._page.context.say(said)

    def edit_many(self, fields: AttendeeFields) -> None:
        """Give everybody selected the same values."""
        chosen = self._page.selected()
        with self._page.trying():
            registration.edit_attendees(self._page.context.workspace, chosen, **fields)
            self._page.many.clear()
            self._page.context.say(changed_text(len(chosen)), offer=self._offer())

    def _offer(self) -> Offer | None:
        """What to do with a place that became free: give it to who waits, if somebody does."""
        count = self._page.filtering.movable
        return Offer(move_up_text(count), self._page.filtering.move_up) if count else None

    def edit_cell(self, row: AttendeeRow, field: str, value: str) -> None:
        """Take an edit in the table; the table tells what was refused."""
        changed: Any = value
        if field == "category_id":
            changed = None if value == NO_CATEGORY else CategoryId(int(value))
        elif field == "status":
            changed = AttendeeStatus(value)
        fields = cast("AttendeeFields", {field: changed})
        attendees.update_attendee(self._page.context.workspace, row.id, **fields)
        self._tell_free(row, changed)

    def edit_shown(self, field: str, value: object) -> None:
        """Take an edit in the details."""
        shown = self._page.details.shown
        if shown is None:
            return
        fields = cast("AttendeeFields", {field: value})
        with self._page.trying():
            attendees.update_attendee(self._page.context.workspace, shown.id, **fields)
            self._tell_free(shown, value)
        self._page.show_panel()

    def _tell_free(self, row: AttendeeRow, value: object) -> None:
        """Say that somebody cancelled where that lets somebody else in."""
        if value is AttendeeStatus.CANCELLED and (offer := self._offer()) is not None:
            said = _("%(name)s cancelled; a place is free") % {"name": row.name}
            self._page.context.say(said, offer=offer)
