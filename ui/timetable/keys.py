"""The keys of the timetable: everything the mouse can do, and going from session to session."""

from collections.abc import Callable
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from ui.timetable.geometry import Way
from ui.timetable.placing import FINE_STEP, STEP, Edge

_Key = Qt.Key
_NONE: Final = Qt.KeyboardModifier.NoModifier
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier
_WAYS: Final = {
    _Key.Key_Up: Way.UP,
    _Key.Key_Down: Way.DOWN,
    _Key.Key_Left: Way.LEFT,
    _Key.Key_Right: Way.RIGHT,
}
_JUMPS: Final = {
    _Key.Key_PageUp: -1,
    _Key.Key_PageDown: 1,
}
_ENDS: Final = {_Key.Key_Home: 0, _Key.Key_End: -1}
_HELD: Final = {_Key.Key_Control, _Key.Key_Shift, _Key.Key_Alt}
_Command = Callable[[], None]


class Commands(Protocol):
    """What keys ask for."""

    def is_busy(self) -> bool:
        """Whether something is being dragged."""
        ...

    def give_up(self) -> None:
        """Drop what is being dragged."""
        ...

    def take_modifiers(self, modifiers: Qt.KeyboardModifier) -> None:
        """Follow Ctrl, Shift and Alt during a drag."""
        ...

    def move_by(self, *, minutes: int = 0, rooms: int = 0, days: int = 0) -> None:
        """Move the selected sessions."""
        ...

    def stretch(self, edge: Edge, minutes: int) -> None:
        """Let the selected sessions begin or end later, or earlier."""
        ...

    def go(self, way: Way, *, adding: bool) -> None:
        """Go to the nearest session in a direction."""
        ...

    def step(self, steps: int, *, adding: bool) -> None:
        """Go to the next or the previous session."""
        ...

    def go_to_end(self, place: int, *, adding: bool) -> None:
        """Go to the first (0) or last (-1) session."""
        ...

    def step_in_tray(self, steps: int, *, rows: bool, adding: bool) -> None:
        """Go to another card of the tray."""
        ...

    def edit(self) -> None:
        """Ask for the current session to be edited."""
        ...

    def unschedule(self) -> None:
        """Ask for the selected sessions to be taken off the day."""
        ...

    def place(self) -> None:
        """Ask for the selected cards of the tray to be put where it is free."""
        ...

    def make(self) -> None:
        """Ask for a session at the next free place."""
        ...

    def copy(self) -> None:
        """Ask for copies of the selected sessions."""
        ...

    def select_all(self, *, tray: bool) -> None:
        """Select every session."""
        ...

    def clear(self) -> None:
        """Select nothing."""
        ...

    def zoom_by(self, steps: int) -> None:
        """Zoom in or out; 0 returns to 100 %."""
        ...


class Keys(QObject):
    """Watches the keys of the board and of the tray."""

    def __init__(self, commands: Commands, board: QObject, tray: QObject, parent: QObject) -> None:
        super().__init__(parent)
        self._commands, self._tray = commands, tray
        board.installEventFilter(self)
        tray.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that mean something here, before a shortcut of the window can."""
        if not isinstance(event, QKeyEvent):
            return False
        if self._commands.is_busy():
            return self._during_a_drag(event)
        if event.type() is QEvent.Type.KeyRelease:
            return False
        command = self._command(event, tray=watched is self._tray)
        if command is None:
            return False
        event.accept()
        if event.type() is QEvent.Type.KeyPress:
            command()
        return True

    def _during_a_drag(self, event: QKeyEvent) -> bool:
        event.accept()
        if event.type() is QEvent.Type.KeyPress and event.key() == _Key.Key_Escape:
            self._commands.give_up()
        elif event.key() in _HELD and event.type() is not QEvent.Type.ShortcutOverride:
            self._commands.take_modifiers(_held(event))
        return True

    def _command(self, event: QKeyEvent, *, tray: bool) -> _Command | None:
        key = _Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == _CTRL and key == _Key.Key_A:
            return partial(self._commands.select_all, tray=tray)
        found = self._anywhere(key, held) or self._going(key, held)
        if found is not None:
            return found
        return self._in_the_tray(key, held) if tray else self._on_the_board(key, held)

    def _anywhere(self, key: Qt.Key, held: Qt.KeyboardModifier) -> _Command | None:
        commands = self._commands
        if key in {_Key.Key_Plus, _Key.Key_Equal} and held in {_CTRL, _CTRL | _SHIFT}:
            return partial(commands.zoom_by, 1)
        others: dict[tuple[Qt.Key, Qt.KeyboardModifier], _Command] = {
            (_Key.Key_Minus, _CTRL): partial(commands.zoom_by, -1),
            (_Key.Key_0, _CTRL): partial(commands.zoom_by, 0),
            (_Key.Key_Escape, _NONE): commands.clear,
            (_Key.Key_F2, _NONE): commands.edit,
        }
        return others.get((key, held))

    def _going(self, key: Qt.Key, held: Qt.KeyboardModifier) -> _Command | None:
        adding = bool(held & _SHIFT)
        plain = held & ~_SHIFT
        if plain == _ALT and key in _WAYS:
            return partial(self._commands.go, _WAYS[key], adding=adding)
        if plain != _NONE:
            return None
        if key in _JUMPS:
            return partial(self._commands.step, _JUMPS[key], adding=adding)
        if key in _ENDS:
            return partial(self._commands.go_to_end, _ENDS[key], adding=adding)
        return None

    def _on_the_board(self, key: Qt.Key, held: Qt.KeyboardModifier) -> _Command | None:
        commands = self._commands
        if key in _WAYS and not held & _ALT:
            return self._arrow(_WAYS[key], held)
        return {
            (_Key.Key_Return, _NONE): commands.edit,
            (_Key.Key_Enter, _NONE): commands.edit,
            (_Key.Key_Delete, _NONE): commands.unschedule,
            (_Key.Key_Backspace, _NONE): commands.unschedule,
            (_Key.Key_Insert, _NONE): commands.make,
            (_Key.Key_D, _CTRL): commands.copy,
        }.get((key, held))

    def _arrow(self, way: Way, held: Qt.KeyboardModifier) -> _Command | None:
        commands = self._commands
        across, down = way.value
        step = FINE_STEP if held & _CTRL else STEP
        if held & _SHIFT:
            edge = Edge.END if down else Edge.START
            return partial(commands.stretch, edge, (across + down) * step)
        if down:
            return partial(commands.move_by, minutes=down * step)
        if held & _CTRL:
            return partial(commands.move_by, days=across)
        return partial(commands.move_by, rooms=across)

    def _in_the_tray(self, key: Qt.Key, held: Qt.KeyboardModifier) -> _Command | None:
        commands = self._commands
        if key in _WAYS and not held & ~_SHIFT:
            across, down = _WAYS[key].value
            adding = bool(held & _SHIFT)
            return partial(commands.step_in_tray, across + down, rows=bool(down), adding=adding)
        if key in {_Key.Key_Return, _Key.Key_Enter, _Key.Key_Space} and held == _NONE:
            return commands.place
        return None


def _held(event: QKeyEvent) -> Qt.KeyboardModifier:
    """The modifiers as they are after a modifier's own key went down or up."""
    own = {
        _Key.Key_Control: _CTRL,
        _Key.Key_Shift: _SHIFT,
        _Key.Key_Alt: _ALT,
    }[_Key(event.key())]
    if event.type() is QEvent.Type.KeyPress:
        return event.modifiers() | own
    return event.modifiers() & ~own
