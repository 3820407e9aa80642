"""An event's days and rooms: what can be done to them, and what is said afterwards."""

from datetime import date
from typing import Final

from eventapp.domain.ids import DayId, RoomId
from eventapp.domain.kinds import Kind
from eventapp.services import events
from ui.language import _, clock_text, date_text, ngettext
from ui.pages.base import Page

_A_DAY: Final = 24 * 60


class DayEdits:
    """Edits an event's days and rooms on behalf of a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._workspace = page.context.workspace
        self._say = page.context.say

    def add_day(self) -> int | None:
        """Add the day after the last one, and return its id."""
        added: int | None = None
        with self._page.trying():
            changes = events.add_day(self._workspace, self._page.context.event_id)
            added = changes.only_inserted(Kind.DAY)
            self._say(_("Added a day"))
        return added

    def set_date(self, day: DayId, value: date) -> None:
        """Move a day, and its sessions along with it."""
        with self._page.trying():
            events.update_day(self._workspace, day, date=value)
            self._say(_("The day is now %(date)s") % {"date": date_text(value)})

    def set_opens(self, day: DayId, minutes: int) -> None:
        """Open the day at another time."""
        with self._page.trying():
            events.update_day(self._workspace, day, opens=minutes)
            self._say(_("The day opens at %(time)s") % {"time": clock_text(minutes)})

    def set_closes(self, day: DayId, opens: int, minutes: int) -> None:
        """Close the day at another time; one before its opening is of the night after."""
        with self._page.trying():
            closes = minutes if minutes > opens else minutes + _A_DAY
            events.update_day(self._workspace, day, closes=closes)
            self._say(_("The day closes at %(time)s") % {"time": clock_text(closes)})

    def delete_day(self, day: DayId, sessions: int) -> None:
        """Delete a day; its sessions wait without one."""
        with self._page.trying():
            events.delete_day(self._workspace, day)
            said = _("Deleted the day")
            if sessions:
                said += " · " + ngettext(
                    "%(n)d session is without a day now",
                    "%(n)d sessions are without a day now",
                    sessions,
                ) % {"n": sessions}
            self._say(said)

    def add_room(self, name: str) -> None:
        """Add a room."""
        with self._page.trying():
            events.add_room(self._workspace, self._page.context.event_id, name)
            self._say(_("Added room %(name)s") % {"name": name})

    def rename_room(self, room: RoomId, name: str) -> None:
        """Give a room another name."""
        with self._page.trying():
            events.update_room(self._workspace, room, name=name)
            self._say(_("The room is now called %(name)s") % {"name": name})

    def rename_room_in_english(self, room: RoomId, name: str) -> None:
        """Give a room another English name."""
        with self._page.trying():
            events.update_room(self._workspace, room, name_en=name)
            self._say(_("Changed the room's English name"))

    def delete_room(self, room: RoomId, name: str) -> None:
        """Delete a room; its sessions keep their time."""
        with self._page.trying():
            events.delete_room(self._workspace, room)
            self._say(_("Deleted room %(name)s") % {"name": name})
