"""A session dragged through the timetable of a large conference, beside a plain rectangle.

A thousand sessions in thirty rooms over two days, all days shown: each sample
is one move of the mouse and everything it repaints. The yardstick moves one of as many plain
rectangles with a text each as far, in a view of the same size.
"""

import tempfile
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsView,
    QWidget,
)

from bench.figure import Figure, alternate, percentile, seconds
from bench.programmes import invent_conference
from eventapp.settings import SettingsFile, Theme
from ui import theme
from ui.programme.rows import read_programme
from ui.timetable.timetable import Timetable

SESSIONS, ROOMS, DAYS = 1_000, 30, 2
ACROSS = 60
SIZE = (1920, 1080)
BOX = (168, 90)
REACH = 60
MOVES = 400
GOAL = 16.0


def measure() -> Figure:
    """Every move counts; nineteen of twenty must be painted within a frame."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)  # noqa: S101 - there is no other in this process
    theme.apply(app, Theme.LIGHT)
    with tempfile.TemporaryDirectory() as folder:
        workspace, event = invent_conference(
            Path(folder) / "large.eventapp", sessions=SESSIONS, rooms=ROOMS, days=DAYS
        )
        timetable = Timetable(SettingsFile(Path(folder) / "settings.json"))
        timetable.resize(*SIZE)
        timetable.show_programme(read_programme(workspace, event), None)
        timetable.show()
        app.processEvents()
        view, box = plain_rectangles()
        app.processEvents()
        ours, theirs = alternate(
            Drag(app, timetable).step, Slide(app, view, box).step, rounds=MOVES, warm_up=20
        )
        workspace.close()
    value, yardstick = percentile(ours, 95) * 1e3, percentile(theirs, 95) * 1e3
    goal = f"≤ {GOAL:.0f} ms"
    return Figure(
        "timetable drag, p95", value, "ms", yardstick, value / yardstick, goal, value <= GOAL
    )


class Drag:
    """A drag that goes on: down, right, up and left again."""

    def __init__(self, app: QApplication, timetable: Timetable) -> None:
        self._app, self._viewport = app, timetable.board.viewport()
        first = timetable.board.plan.order[ACROSS * 2]
        centre = timetable.board.centre_of(first)
        assert centre is not None  # noqa: S101 - it is on a day shown
        self._centre = centre
        self._places = cycle(round_trip())
        send(self._viewport, QEvent.Type.MouseButtonPress, centre)
        for _number in range(5):
            self.step()

    def step(self) -> float:
        """One move, until everything it touched is painted."""
        where = self._centre + next(self._places)

        def move() -> None:
            send(self._viewport, QEvent.Type.MouseMove, where)
            self._app.processEvents()

        return seconds(move)


class Slide:
    """The yardstick: a rectangle with a text goes the same way."""

    def __init__(self, app: QApplication, view: QGraphicsView, box: QGraphicsRectItem) -> None:
        self._app, self._view, self._box = app, view, box
        self._places = cycle(round_trip())

    def step(self) -> float:
        """One move, until everything it touched is painted."""
        where = next(self._places)

        def move() -> None:
            self._box.setPos(where)
            self._app.processEvents()

        return seconds(move)


def round_trip() -> list[QPoint]:
    """Ways from where the drag began, seven pixels a move."""
    out = [QPoint(step * 7, step * 7) for step in range(REACH)]
    return [*out, *reversed(out)]


def send(viewport: QWidget, kind: QEvent.Type, where: QPoint) -> None:
    """A mouse event as the window system would bring it."""
    left = Qt.MouseButton.LeftButton
    place = QPointF(where)
    event = QMouseEvent(
        kind,
        place,
        QPointF(viewport.mapToGlobal(where)),
        left,
        left,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, event)


def plain_rectangles() -> tuple[QGraphicsView, QGraphicsRectItem]:
    """A rectangle and a text for each session, and one of them to be moved."""
    view = QGraphicsView()
    scene = QGraphicsScene(view)
    width, height = BOX
    boxes = []
    for number in range(SESSIONS):
        row, column = divmod(number, ACROSS)
        boxes.append(scene.addRect(0, 0, width - 4, height - 2))
        boxes[-1].setPos(column * width, row * height)
        scene.addSimpleText(f"{number + 1}번째 이야기").setParentItem(boxes[-1])
    view.setScene(scene)
    view.resize(*SIZE)
    view.show()
    return view, boxes[ACROSS * 2]
