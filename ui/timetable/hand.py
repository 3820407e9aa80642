"""The mouse over timetable and tray: which press becomes a click, and which a gesture."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QApplication

from eventapp.domain.ids import SessionId
from ui.theme import Motion
from ui.timetable.board import Hit, Part
from ui.timetable.gestures import Alt, Band, Carry, Ctrl, Gesture, Shift, Stage, Stretch
from ui.timetable.placing import Edge

_EDGES = {Part.START: Edge.START, Part.END: Edge.END}


class Handled(Stage, Protocol):
    """A stage that also takes clicks."""

    def extend_to(self, session: SessionId) -> None:
        """Select everything between the current session and this one."""
        ...

    def ask_open(self, session: SessionId) -> None:
        """Ask for a session to be edited."""
        ...

    def ask_make(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Ask for a session at a point of the screen."""
        ...


@dataclass(frozen=True, slots=True)
class _Press:
    """Where the button went down, and upon what."""

    point: QPoint
    hit: Hit
    tray: bool
    modifiers: Qt.KeyboardModifier


class Hand(QObject):
    """Watches the mouse and runs one gesture at a time."""

    def __init__(self, stage: Handled, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._press: _Press | None = None
        self._gesture: Gesture | None = None
        self._last = QPoint()
        self._seen = QRectF()
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self._may_glide = False
        self._gliding = QTimer(self, interval=Motion.GLIDE)
        self._gliding.timeout.connect(self._glide)
        self._board, self._cards = stage.board.viewport(), stage.tray.cards.viewport()
        for watched in (self._board, self._cards):
            watched.installEventFilter(self)

    def is_busy(self) -> bool:
        """Whether something is being dragged."""
        return self._gesture is not None

    def give_up(self) -> None:
        """Drop the gesture: nothing happens."""
        self._end(done=False)

    def take_modifiers(self, modifiers: Qt.KeyboardModifier) -> None:
        """Follow Ctrl, Shift and Alt also while the mouse rests."""
        if self._gesture is not None:
            self._follow(self._last, modifiers)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse events of both viewports."""
        if isinstance(event, QMouseEvent):
            return self._take(event, tray=watched is self._cards)
        if event.type() is QEvent.Type.Leave and self._gesture is None:
            self._stage.board.hover(None)
        return False

    def _take(self, event: QMouseEvent, *, tray: bool) -> bool:
        point = event.globalPosition().toPoint()
        kind = event.type()
        if kind is QEvent.Type.MouseMove:
            self._moved(point, event.modifiers(), tray=tray)
            return True
        if event.button() is not Qt.MouseButton.LeftButton:
            return self._take_other(event, point, tray=tray)
        if kind is QEvent.Type.MouseButtonPress:
            self._pressed(_Press(point, self._hit(point, tray=tray), tray, event.modifiers()))
        elif kind is QEvent.Type.MouseButtonRelease:
            self._released(event.modifiers())
        elif kind is QEvent.Type.MouseButtonDblClick:
            self._double_clicked(point, event.modifiers(), tray=tray)
        return True

    def _take_other(self, event: QMouseEvent, point: QPoint, *, tray: bool) -> bool:
        """Another button gives a gesture up; the right one selects what its menu is about."""
        if event.type() is not QEvent.Type.MouseButtonPress:
            return False
        self.give_up()
        session = self._hit(point, tray=tray).session
        if session is not None and session not in self._stage.selection.ids:
            self._stage.selection.set([session])
        return False

    def _hit(self, point: QPoint, *, tray: bool) -> Hit:
        if not tray:
            return self._stage.board.hit(self._board.mapFromGlobal(point))
        session = self._stage.tray.cards.hit(self._cards.mapFromGlobal(point))
        return Hit(Part.GROUND if session is None else Part.BODY, session)

    # A press, and what becomes of it

    def _pressed(self, press: _Press) -> None:
        self._press = press
        session, chosen = press.hit.session, self._stage.selection
        if session is None or press.modifiers & (Ctrl | Shift):
            return
        if session in chosen.ids:
            chosen.make_current(session)
        else:
            chosen.set([session])

    def _moved(self, point: QPoint, modifiers: Qt.KeyboardModifier, *, tray: bool) -> None:
        if self._press is None:
            if not tray:
                self._hover(point)
            return
        far = (point - self._press.point).manhattanLength() >= QApplication.startDragDistance()
        if self._gesture is None and far:
            self._begin(self._press)
        if self._gesture is not None:
            self._follow(point, modifiers)

    def _begin(self, press: _Press) -> None:
        stage, session = self._stage, press.hit.session
        self._board.unsetCursor()
        stage.board.hover(None)
        if session is None:
            if press.tray:
                return
            adding = bool(press.modifiers & (Ctrl | Shift))
            self._gesture = Band(stage, press.point, adding=adding)
        else:
            if session not in stage.selection.ids:
                stage.selection.set([session])
            self._gesture = self._gesture_with(session, press)
        self._may_glide = False
        self._gliding.start()

    def _gesture_with(self, session: SessionId, press: _Press) -> Gesture:
        stage = self._stage
        if press.hit.part in _EDGES:
            return Stretch(stage, session, _EDGES[press.hit.part])
        aim = stage.board.aim(self._board.mapFromGlobal(press.point))
        held = stage.placed([session]).get(session)
        grip = aim.minute - held.start if aim is not None and held is not None else 0.0
        return Carry(stage, session, grip)

    def _follow(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        gesture = self._gesture
        if gesture is None:
            return
        self._last, self._modifiers = point, modifiers
        self._seen = self._stage.board.seen()
        # What comes out of the tray, or was grabbed at a border, has to leave the border first.
        if not self._stage.board.is_at_border(self._board.mapFromGlobal(point)):
            self._may_glide = True
        gesture.follow(point, modifiers)
        if gesture.cursor is not None:
            copies = isinstance(gesture, Carry) and bool(modifiers & Alt)
            shape = Qt.CursorShape.DragCopyCursor if copies else gesture.cursor
            for viewport in (self._board, self._cards):
                viewport.setCursor(shape)

    def _glide(self) -> None:
        """Scroll while the pointer rests at a border."""
        tray, where = self._stage.tray, self._board.mapFromGlobal(self._last)
        if tray.rect().contains(tray.mapFromGlobal(self._last)):
            return
        if self._may_glide:
            self._stage.board.glide(where)
        if self._stage.board.seen() != self._seen:  # glided, or scrolled by the wheel
            self._follow(self._last, self._modifiers)

    def _released(self, modifiers: Qt.KeyboardModifier) -> None:
        press = self._press
        if self._gesture is not None:
            self._modifiers = modifiers
            self._end(done=True)
        elif press is not None:
            self._clicked(press)
        self._press = None

    def _clicked(self, press: _Press) -> None:
        session, chosen = press.hit.session, self._stage.selection
        if session is None:
            if not press.modifiers & (Ctrl | Shift):
                chosen.set([])
        elif press.modifiers & Ctrl:
            chosen.toggle(session)
        elif press.modifiers & Shift:
            self._stage.extend_to(session)
        else:
            chosen.set([session])

    def _double_clicked(self, point: QPoint, modifiers: Qt.KeyboardModifier, *, tray: bool) -> None:
        self._press = None
        session = self._hit(point, tray=tray).session
        if session is not None:
            self._stage.ask_open(session)
        elif not tray:
            self._stage.ask_make(point, modifiers)

    def _end(self, *, done: bool) -> None:
        gesture, self._gesture, self._press = self._gesture, None, None
        self._gliding.stop()
        if gesture is None:
            return
        for viewport in (self._board, self._cards):
            viewport.unsetCursor()
        try:
            if done:
                gesture.finish(self._modifiers)
        finally:
            gesture.clear()

    def _hover(self, point: QPoint) -> None:
        where = self._board.mapFromGlobal(point)
        self._stage.board.hover(where)
        if self._stage.board.hit(where).part in _EDGES:
            self._board.setCursor(QCursor(Qt.CursorShape.SizeVerCursor))
        else:
            self._board.unsetCursor()
