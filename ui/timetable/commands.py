"""What each key does to the selected sessions of a timetable."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from eventapp.domain.ids import DayId, RoomId, SessionId
from eventapp.domain.kinds import BREAKS
from eventapp.domain.placement import Placement
from eventapp.services.events import DayRow
from ui.theme import Grid
from ui.timetable.geometry import LAST_MINUTE, Way, neighbour
from ui.timetable.placing import (
    STEP,
    Edge,
    Spot,
    first_free,
    moved_together,
    repeated,
    room_to_make,
    stretched,
    where_free,
)

if TYPE_CHECKING:
    from ui.timetable.timetable import Timetable

_WHOLE = 100


class KeyCommands:
    """Carries out what :class:`ui.timetable.keys.Keys` understood."""

    def __init__(self, timetable: "Timetable") -> None:
        self._table = timetable

    # During a drag

    def is_busy(self) -> bool:
        """Whether something is being dragged."""
        return self._table.hand.is_busy()

    def give_up(self) -> None:
        """Drop what is being dragged."""
        self._table.hand.give_up()

    def take_modifiers(self, modifiers: Qt.KeyboardModifier) -> None:
        """Follow Ctrl, Shift and Alt during a drag."""
        self._table.hand.take_modifiers(modifiers)

    # Changing

    def move_by(self, *, minutes: int = 0, rooms: int = 0, days: int = 0) -> None:
        """Move the selected sessions; without any, begin with the first one."""
        placed = self._placed()
        if not placed:
            self.go_to_end(0, adding=False)
            return
        held_id = next(iter(placed))
        held = placed[held_id]
        day, room = self._column(held, rooms, alone=len(placed) == 1)
        order = self._table.places.days
        if days and day in order:
            day = order[min(max(order.index(day) + days, 0), len(order) - 1)]
        spot = Spot(day, room, held.start + minutes)
        self._table.ask_move(moved_together(placed, held_id, spot, self._table.places))
        self._table.ensure_shown(held_id)

    def stretch(self, edge: Edge, minutes: int) -> None:
        """Let the selected sessions begin or end later, or earlier."""
        placed = self._placed()
        if placed:
            least = min(abs(minutes), STEP)
            self._table.ask_move(stretched(placed, edge, minutes, least=least))

    def unschedule(self) -> None:
        """Take the selected sessions off the day, and go on with what follows them."""
        placed = self._placed()
        if not placed:
            return
        order = self._order()
        place = order.index(next(iter(placed)))
        left = [session for session in order if session not in placed]
        before = sum(session not in placed for session in order[:place])
        self._table.ask_move(dict.fromkeys(placed))
        if left:
            self._go_to(left[min(before, len(left) - 1)], adding=False)

    def place(self) -> None:
        """Put the selected cards of the tray where it is free, one after another."""
        table = self._table
        chosen = set(table.selection.ids)
        waiting = [card for card in table.tray.cards.cards if card.id in chosen]
        day = self._home_day()
        if day is None or not waiting:
            return
        rooms: list[RoomId | None] = list(table.places.rooms)
        taken = list(table.stays.values())
        moves: dict[SessionId, Placement | None] = {}
        for card in waiting:
            across = card.session.kind in BREAKS and len(rooms) > 1
            wanted = [None] if across or not rooms else rooms
            length = card.session.length
            stay = where_free(taken, day.id, (day.opens, day.closes), wanted, length)
            taken.append(stay)
            moves[card.id] = stay
        following = self._following_in_tray(chosen)
        if following is None:
            table.setFocus()  # first: an empty tray hides, and would pass the keys on
        table.ask_move(moves)
        if following is not None:
            table.selection.set([following])
            table.ensure_shown(following)

    def make(self) -> None:
        """Ask for a session in the next free place after the current one."""
        table = self._table
        placed = self._placed()
        day = self._home_day()
        if placed:
            held = next(iter(placed.values()))
            where = (held.day, held.room, held.end)
        elif day is not None:
            rooms = table.places.rooms
            where = (day.id, rooms[0] if rooms else None, day.opens)
        else:
            return
        day_id, room, earliest = where
        taken = table.taken(day_id, room)
        start = first_free(taken, earliest, LAST_MINUTE, STEP)
        if start is not None:
            start, length = room_to_make(taken, start)
            table.made.emit(Placement(day_id, room, start, length))

    def copy(self) -> None:
        """Ask for copies behind the selected sessions."""
        placed = self._placed()
        if placed:
            self._table.ask_copy(repeated(placed))

    def edit(self) -> None:
        """Ask for the current session to be edited."""
        current = self._table.selection.current
        if current is not None:
            self._table.ask_open(current)

    # Going

    def go(self, way: Way, *, adding: bool) -> None:
        """Go to the nearest session in a direction."""
        boxes = self._table.board.plan.boxes
        current = self._table.selection.current
        if current is None or current not in boxes:
            self.go_to_end(0, adding=False)
            return
        found = neighbour(boxes, boxes[current], way)
        if found is not None:
            self._go_to(found, adding=adding)

    def step(self, steps: int, *, adding: bool) -> None:
        """Go to the next or the previous session in order of time, the tray's last."""
        order = self._order()
        current = self._table.selection.current
        if current is None or current not in order:
            self.go_to_end(0, adding=False)
            return
        place = order.index(current) + steps
        self._go_to(order[min(max(place, 0), len(order) - 1)], adding=adding)

    def go_to_end(self, place: int, *, adding: bool) -> None:
        """Go to the first (0) or last (-1) session."""
        order = self._order()
        if order:
            self._go_to(order[place], adding=adding)

    def step_in_tray(self, steps: int, *, rows: bool, adding: bool) -> None:
        """Go to another card of the tray."""
        cards = self._table.tray.cards
        number = cards.number_of(self._table.selection.current)
        if not cards.cards:
            return
        if number is None:
            self._go_to(cards.cards[0].id, adding=False)
            return
        number += steps * (cards.columns() if rows else 1)
        if 0 <= number < len(cards.cards):
            self._go_to(cards.cards[number].id, adding=adding)

    def select_all(self, *, tray: bool) -> None:
        """Select every session of the tray, or of the days shown."""
        table = self._table
        ids = [card.id for card in table.tray.cards.cards] if tray else self._order()
        table.selection.set([*self._current_of(ids), *ids])

    def clear(self) -> None:
        """Select nothing."""
        self._table.selection.set([])

    def zoom_by(self, steps: int) -> None:
        """Zoom in or out; 0 returns to 100 %."""
        zoom = self._table.zoom() + steps * Grid.ZOOM_STEP if steps else _WHOLE
        self._table.set_zoom(zoom)

    # What it works on

    def _placed(self) -> dict[SessionId, Placement]:
        return self._table.placed(self._table.selection.ids)

    def _order(self) -> list[SessionId]:
        return list(self._table.board.plan.order)

    def _current_of(self, ids: Sequence[SessionId]) -> list[SessionId]:
        current = self._table.selection.current
        return [current] if current is not None and current in ids else []

    def _go_to(self, session: SessionId, *, adding: bool) -> None:
        if adding:
            self._table.selection.make_current(session)
        else:
            self._table.selection.set([session])
        self._table.ensure_shown(session)

    def _home_day(self) -> DayRow | None:
        """The day of the current session; without one the first shown."""
        days = self._table.shown_days
        current = self._table.stays.get(self._table.selection.current or SessionId(0))
        chosen = next((day for day in days if current and day.id == current.day), None)
        return chosen or next(iter(days), None)

    def _following_in_tray(self, chosen: set[SessionId]) -> SessionId | None:
        cards = [card.id for card in self._table.tray.cards.cards]
        places = [place for place, session in enumerate(cards) if session in chosen]
        left = [session for session in cards if session not in chosen]
        return left[min(places[0], len(left) - 1)] if left else None

    def _column(self, held: Placement, steps: int, *, alone: bool) -> tuple[DayId, RoomId | None]:
        """The day and room some columns to the right; of all days, beyond a day's last room.

        Before the first room of several there is the place for all rooms, but only for a
        session alone: others would lose their distance in rooms.
        """
        rooms = list(self._table.places.rooms)
        if not steps or not rooms:
            return held.day, held.room
        all_rooms: list[RoomId | None] = [None] if len(rooms) > 1 and alone else []
        days = [day.id for day in self._table.shown_days]
        columns = [(day, room) for day in days for room in [*all_rooms, *rooms]]
        if (held.day, held.room) not in columns:
            return held.day, rooms[0] if steps > 0 else held.room
        place = columns.index((held.day, held.room)) + steps
        return columns[min(max(place, 0), len(columns) - 1)]
