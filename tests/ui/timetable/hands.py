"""Mouse and keys on a timetable, and what it asked for."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from eventapp.domain.ids import DayId, RoomId, SessionId
from eventapp.domain.placement import Placement
from ui.programme.rows import Programme
from ui.timetable.timetable import Timetable

Left = Qt.MouseButton.LeftButton
NoKey = Qt.KeyboardModifier.NoModifier
Ctrl = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier
Alt = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


class Asked:
    """Everything a timetable asked for, in order."""

    def __init__(self, timetable: Timetable) -> None:
        self.all: list[tuple[str, Any]] = []
        for name in ("selected", "opened", "moved", "copied", "made", "day_shown"):
            getattr(timetable, name).connect(
                lambda value, name=name: self.all.append((name, value))
            )

    def of(self, name: str) -> list[Any]:
        """What one signal told."""
        return [value for told, value in self.all if told == name]

    @property
    def moves(self) -> list[dict[SessionId, Placement | None]]:
        """The moves asked for."""
        return self.of("moved")


def placement(start: int, length: int = 30, *, room: int | None = 1, day: int = 1) -> Placement:
    return Placement(DayId(day), RoomId(room) if room is not None else None, start, length)


def show(timetable: Timetable, programme: Programme, day: int | None = 1) -> None:
    timetable.show_programme(programme, DayId(day) if day is not None else None)
    QApplication.processEvents()


def spot(timetable: Timetable, minute: float, *, room: int | None = 1, day: int = 1) -> QPoint:
    """The middle of a room's column at a minute, in the board's viewport."""
    board = timetable.board
    column = board.plan.columns.of(DayId(day), RoomId(room) if room is not None else None)
    assert column is not None
    place = QPointF(column.left + column.width / 2, board.plan.scale.y(minute))
    return board.mapFromScene(place)


def edge(timetable: Timetable, session: int, *, top: bool = False) -> QPoint:
    """A point on an edge of a session."""
    box = timetable.board.plan.boxes[SessionId(session)]
    y = box.top + 1 if top else box.bottom - 3
    return timetable.board.mapFromScene(QPointF(box.left + box.width / 2, y))


def press(viewport: QWidget, where: QPoint, held: Qt.KeyboardModifier = NoKey) -> None:
    QTest.mousePress(viewport, Left, held, where)


def move(viewport: QWidget, where: QPoint, held: Qt.KeyboardModifier = NoKey) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(where),
        QPointF(viewport.mapToGlobal(where)),
        Qt.MouseButton.NoButton,
        Left,
        held,
    )
    QApplication.sendEvent(viewport, event)


def release(viewport: QWidget, where: QPoint, held: Qt.KeyboardModifier = NoKey) -> None:
    QTest.mouseRelease(viewport, Left, held, where)


def click(timetable: Timetable, where: QPoint, held: Qt.KeyboardModifier = NoKey) -> None:
    QTest.mouseClick(timetable.board.viewport(), Left, held, where)


def double_click(timetable: Timetable, where: QPoint, held: Qt.KeyboardModifier = NoKey) -> None:
    viewport = timetable.board.viewport()
    QTest.mouseClick(viewport, Left, held, where)
    QTest.mouseDClick(viewport, Left, held, where)


def drag(
    timetable: Timetable,
    start: QPoint,
    *way: QPoint,
    held: Qt.KeyboardModifier = NoKey,
    let_go: bool = True,
) -> None:
    """Press, move on a way in several steps, and let go at its end."""
    drag_in(timetable.board.viewport(), start, way, held=held, let_go=let_go)


def drag_in(
    viewport: QWidget,
    start: QPoint,
    way: Sequence[QPoint],
    *,
    held: Qt.KeyboardModifier = NoKey,
    let_go: bool = True,
) -> None:
    press(viewport, start, held)
    before = start
    for goal in way:
        for step in (0.3, 0.7, 1.0):
            between = before + (goal - before) * step
            move(viewport, QPoint(round(between.x()), round(between.y())), held)
        before = goal
    if let_go:
        release(viewport, way[-1], held)


def key(timetable: Timetable, key: Qt.Key, held: Qt.KeyboardModifier = NoKey) -> None:
    QTest.keyClick(timetable.board, key, held)


def tray_key(timetable: Timetable, key: Qt.Key, held: Qt.KeyboardModifier = NoKey) -> None:
    QTest.keyClick(timetable.tray.cards, key, held)


def card_in_tray(timetable: Timetable, number: int) -> QPoint:
    """The middle of a card, in the tray's viewport."""
    return timetable.tray.cards.place_of(number).center()


def moved_over(timetable: Timetable, viewport: QWidget, where: QPoint) -> QPoint:
    """A point of the board as another viewport counts it."""
    return viewport.mapFromGlobal(timetable.board.viewport().mapToGlobal(where))
