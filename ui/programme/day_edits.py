"""An event's days and rooms: what can be done to them, and what is said afterwards."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from eventapp.domain.ids import DayId, RoomId
from eventapp.domain.kinds import Kind
from eventapp.services import events
from eventapp.services.events import RoomRow
from ui import words
from ui.language import _, clock_text, date_text, ngettext
from ui.pages.base import Page

A_DAY: Final = 24 * 60
"""Minutes."""


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
            closes = minutes if minutes > opens else minutes + A_DAY
            events.update_day(self._workspace, day, closes=closes)
            said = (
                _("The day closes at %(time)s of the next day")
                if closes > A_DAY
                else _("The day closes at %(time)s")
            )
            self._say(said % {"time": clock_text(closes)})

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

    def set_capacity(self, room: RoomRow, seats: int) -> None:
        """Say how many people a room holds; 0 is that nobody counted."""
        with self._page.trying():
            events.update_room(self._workspace, room.id, capacity=seats)
            said = (
                ngettext(
                    "%(room)s holds %(n)d person now", "%(room)s holds %(n)d people now", seats
                )
                if seats
                else _("How many %(room)s holds is not said any more")
            )
            self._say(said % {"n": seats, "room": words.shown(room, "name")})

    def move_room(self, rooms: Sequence[RoomRow], room: RoomId, place: int) -> None:
        """Make a room the ``place``-th of them, counted from 0."""
        order = [known.id for known in rooms if known.id != room]
        order.insert(max(0, min(place, len(order))), room)
        if order == [known.id for known in rooms]:
            return
        with self._page.trying():
            events.reorder_rooms(self._workspace, self._page.context.event_id, order)
            name = next(words.shown(known, "name") for known in rooms if known.id == room)
            self._say(_("Moved room %(name)s") % {"name": name})

    def set_travel(self, minutes: int) -> None:
        """Say how long people need from one room to another; 0 is that it does not count."""
        with self._page.trying():
            events.update_event(self._workspace, self._page.context.event_id, travel=minutes)
            said = (
                ngettext(
                    "Changing rooms takes %(n)d minute",
                    "Changing rooms takes %(n)d minutes",
                    minutes,
                )
                if minutes
                else _("The way between rooms does not count any more")
            )
            self._say(said % {"n": minutes})

    def delete_room(self, room: RoomId, name: str) -> None:
        """Delete a room; its sessions keep their time."""
        with self._page.trying():
            events.delete_room(self._workspace, room)
            self._say(_("Deleted room %(name)s") % {"name": name})
