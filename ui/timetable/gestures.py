"""What the mouse does on the timetable: carry, stretch, select by a band; a gesture at a time.

Each gesture follows the pointer, shows what would happen, and asks for it once when the button
is let go. Escape gives it up.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, Qt

from eventapp.domain.ids import DayId, SessionId
from eventapp.domain.kinds import BREAKS
from eventapp.domain.placement import Placement
from ui.timetable.board import Aim, Board
from ui.timetable.cards import Card
from ui.timetable.geometry import Box, snapped
from ui.timetable.overlay import Ghost
from ui.timetable.placing import (
    FINE_STEP,
    STEP,
    Edge,
    Places,
    Spot,
    end_to_end,
    moved_together,
    stretched,
)
from ui.timetable.selection import Selection
from ui.timetable.tray import Tray

Ctrl = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier
Alt = Qt.KeyboardModifier.AltModifier


class Stage(Protocol):
    """Where gestures take place, and what they may ask for."""

    board: Board
    tray: Tray
    selection: Selection

    @property
    def places(self) -> Places:
        """The days shown and the rooms."""
        ...

    def card(self, session: SessionId) -> Card:
        """A session's card."""
        ...

    def placed(self, sessions: Iterable[SessionId]) -> dict[SessionId, Placement]:
        """Where those of some sessions stand that are on a day shown."""
        ...

    def ghosts(self, moves: Mapping[SessionId, Placement]) -> Sequence[Ghost]:
        """Outlines of placements."""
        ...

    def day_at(self, point: QPoint) -> tuple[DayId | None] | None:
        """The day that something outside stands for, in a tuple; None elsewhere."""
        ...

    def lift(self, sessions: Iterable[SessionId]) -> None:
        """Show that some sessions are being dragged."""
        ...

    def ask_move(self, moves: Mapping[SessionId, Placement | None]) -> None:
        """Ask for sessions to be moved."""
        ...

    def ask_copy(self, moves: Mapping[SessionId, Placement]) -> None:
        """Ask for copies."""
        ...


class Gesture(Protocol):
    """Something begun with a press, which ends with a release or with Escape."""

    cursor: Qt.CursorShape | None

    def follow(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Show what would happen if the button were let go at a point of the screen."""
        ...

    def finish(self, modifiers: Qt.KeyboardModifier) -> None:
        """Let it happen."""
        ...

    def clear(self) -> None:
        """Show nothing of it any more."""
        ...


def step_of(modifiers: Qt.KeyboardModifier) -> int:
    """How finely minutes are taken: Ctrl makes it one by one."""
    return FINE_STEP if modifiers & Ctrl else STEP


class Carry:
    """Drag sessions to another time, room or day, to the tray, or out of it."""

    cursor: Qt.CursorShape | None = Qt.CursorShape.ClosedHandCursor

    def __init__(self, stage: Stage, grabbed: SessionId, grip: float) -> None:
        """``grip`` is how many minutes below its start the session was grabbed."""
        self._stage, self._grabbed, self._grip = stage, grabbed, grip
        chosen = stage.selection.ids
        self._placed = stage.placed(chosen)
        if grabbed in self._placed:
            self._lengths: dict[SessionId, int] = {}
        else:
            waiting = [card.id for card in stage.tray.cards.cards if card.id in chosen]
            self._placed = {}
            self._lengths = {other: stage.card(other).session.length for other in waiting}
        self._moves: dict[SessionId, Placement] = {}
        self._away = False
        stage.lift([*self._placed, *self._lengths])

    def follow(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Show the sessions where they would go."""
        stage = self._stage
        tray = stage.tray
        outside = stage.day_at(point)
        self._away = tray.rect().contains(tray.mapFromGlobal(point)) or outside == (None,)
        tray.aim_at(aimed=self._away and bool(self._placed))
        aim = stage.board.aim(stage.board.viewport().mapFromGlobal(point))
        day = outside[0] if outside is not None else None
        if day is not None:
            self._moves = self._on_day(day)
        elif self._away or aim is None:
            self._moves = {}
        else:
            self._moves = self._moved(aim, modifiers)
        stage.board.overlay.carry(stage.ghosts(self._moves))
        held = self._moves.get(self._grabbed)
        minutes = (held.start, held.end) if held is not None else ()
        beside = aim is not None and aim.beside and day is None and not self._away
        stage.board.guide(minutes, all_rooms=beside)

    def finish(self, modifiers: Qt.KeyboardModifier) -> None:
        """Ask for the move, or for copies while Alt is held."""
        if self._away:
            if self._placed:
                self._stage.ask_move(dict.fromkeys(self._placed))
        elif modifiers & Alt:
            self._stage.ask_copy(self._moves)
        else:
            self._stage.ask_move(self._moves)

    def clear(self) -> None:
        """Take ghosts and guides away."""
        self._stage.board.overlay.carry(())
        self._stage.board.guide(())
        self._stage.tray.aim_at(aimed=False)
        self._stage.lift(())

    def _on_day(self, day: DayId) -> dict[SessionId, Placement]:
        """The same hours on another day."""
        held = self._placed.get(self._grabbed)
        if held is None:
            return {}
        spot = Spot(day, held.room, held.start)
        return moved_together(self._placed, self._grabbed, spot, self._stage.places)

    def _moved(self, aim: Aim, modifiers: Qt.KeyboardModifier) -> dict[SessionId, Placement]:
        start = max(snapped(aim.minute - self._grip, step_of(modifiers)), 0)
        spot = Spot(aim.column.day, None if aim.beside else aim.column.room, start)
        across = self._lies_across() and not modifiers & Shift
        if across:
            spot = Spot(spot.day, None, spot.start)
        if self._lengths:
            return end_to_end(self._lengths, spot)
        return moved_together(self._placed, self._grabbed, spot, self._stage.places)

    def _lies_across(self) -> bool:
        """Whether the session stays for all rooms wherever the pointer is."""
        held = self._placed.get(self._grabbed)
        if held is None:
            several = len(self._stage.places.rooms) > 1
            return several and self._stage.card(self._grabbed).session.kind in BREAKS
        column = self._stage.board.plan.column_of(held)
        common = self._stage.board.plan.columns.of(held.day, None)
        return held.room is None and column != common


class Stretch:
    """Drag an edge of a session: it begins or ends at another time."""

    cursor: Qt.CursorShape | None = Qt.CursorShape.SizeVerCursor

    def __init__(self, stage: Stage, grabbed: SessionId, edge: Edge) -> None:
        self._stage, self._grabbed, self._edge = stage, grabbed, edge
        self._placed = stage.placed(stage.selection.ids)
        self._moves: dict[SessionId, Placement] = {}
        stage.lift(self._placed)

    def follow(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Show the sessions as long as they would become."""
        stage = self._stage
        aim = stage.board.aim(stage.board.viewport().mapFromGlobal(point))
        if aim is None:
            return
        step = step_of(modifiers)
        held = self._placed[self._grabbed]
        edge = held.start if self._edge is Edge.START else held.end
        minutes = snapped(aim.minute, step) - edge
        self._moves = stretched(self._placed, self._edge, minutes, least=step)
        stage.board.overlay.carry(stage.ghosts(self._moves))
        now = self._moves[self._grabbed]
        stage.board.guide((now.start if self._edge is Edge.START else now.end,))

    def finish(self, _modifiers: Qt.KeyboardModifier) -> None:
        """Ask for the new lengths."""
        self._stage.ask_move(self._moves)

    def clear(self) -> None:
        """Take ghosts and guides away."""
        self._stage.board.overlay.carry(())
        self._stage.board.guide(())
        self._stage.lift(())


class Band:
    """Select what a rectangle touches."""

    cursor: Qt.CursorShape | None = None

    def __init__(self, stage: Stage, corner: QPoint, *, adding: bool) -> None:
        self._stage = stage
        self._before = list(stage.selection.ids)
        self._kept = self._before if adding else []
        self._corner = stage.board.mapToScene(stage.board.viewport().mapFromGlobal(corner))
        self._done = False

    def follow(self, point: QPoint, _modifiers: Qt.KeyboardModifier) -> None:
        """Draw the band and select at once."""
        board = self._stage.board
        other = board.mapToScene(board.viewport().mapFromGlobal(point))
        left, right = sorted((self._corner.x(), other.x()))
        top, bottom = sorted((self._corner.y(), other.y()))
        box = Box(left, top, max(right - left, 1), max(bottom - top, 1))
        board.overlay.show_band(box)
        self._stage.selection.set([*self._kept, *board.touched(box)])

    def finish(self, _modifiers: Qt.KeyboardModifier) -> None:
        """Keep what is selected."""
        self._done = True

    def clear(self) -> None:
        """Take the band away; given up, select what was selected before."""
        self._stage.board.overlay.show_band(None)
        if not self._done:
            self._stage.selection.set(self._before)
