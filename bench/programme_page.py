"""The programme of a large conference opened as a timetable, beside as many plain rectangles.

A thousand sessions in thirty rooms over two days: from asking for the page to its paint. The
yardstick draws the same number of rectangles with a text each.
"""

import gc
import tempfile
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QWidget

from bench.figure import Figure, alternate, percentile, seconds
from bench.programmes import invent_conference
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile, Theme
from ui import files, theme
from ui.commands import WindowCommands
from ui.contents import PAGES
from ui.programme.views import View
from ui.window import MainWindow

SESSIONS, ROOMS, DAYS = 1_000, 30, 2
ACROSS = 60
BOX = (168, 40)
SIZE = (1366, 768)
ROUNDS = 9
GOAL = 300.0


def measure() -> Figure:
    """The drawn timetable."""
    return measure_view(View.TIMETABLE, "programme as timetable")


def measure_view(view: View, name: str) -> Figure:
    """Open the page in a new window each time; the median counts."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)  # noqa: S101 - there is no other in this process
    with tempfile.TemporaryDirectory() as folder:
        theme.apply(app, Theme.LIGHT)
        workspace, _event = invent_conference(
            Path(folder) / "large.eventapp", sessions=SESSIONS, rooms=ROOMS, days=DAYS
        )
        settings = SettingsFile(Path(folder) / "settings.json")
        settings.change(programme_view=view.value)
        ours, theirs = alternate(
            lambda: open_page(app, workspace, settings),
            lambda: seconds(draw_rectangles),
            rounds=ROUNDS,
        )
        workspace.close()
    value, yardstick = percentile(ours, 50) * 1e3, percentile(theirs, 50) * 1e3
    goal = f"≤ {GOAL:.0f} ms"
    return Figure(name, value, "ms", yardstick, value / yardstick, goal, value <= GOAL)


def open_page(app: QApplication, workspace: Workspace, settings: SettingsFile) -> float:
    """Open the page in a window that shows another one, and return how long that took."""
    entries = [entry for entry in PAGES if entry.id in {"programme", "organisations"}]
    window = MainWindow(settings, commands(), entries, first_page="organisations")
    window.show_workspace(workspace)
    window.resize(*SIZE)
    window.show()
    app.processEvents()

    def go() -> None:
        window.open_page("programme")
        paint(window)

    taken = seconds(go)
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()  # not while the next one is measured
    return taken


def draw_rectangles() -> None:
    """The yardstick: a rectangle and a text for each session, shown."""
    scene = QGraphicsScene()
    width, height = BOX
    for number in range(SESSIONS):
        row, column = divmod(number, ACROSS)
        box = scene.addRect(column * width, row * height, width, height)
        text = scene.addSimpleText(f"{number + 1}번째 이야기")
        text.setParentItem(box)
        text.setPos(column * width, row * height)
    view = QGraphicsView(scene)
    view.resize(*SIZE)
    view.show()
    paint(view)
    view.close()


def paint(widget: QWidget) -> None:
    """Lay out and paint, but leave for later what was put off until later."""
    QApplication.sendPostedEvents()
    widget.repaint()


def commands() -> WindowCommands:
    """What the window needs to show a workspace."""

    def nothing(*_arguments: object) -> tuple[()]:
        return ()

    return WindowCommands(
        undo_step=files.next_undo,
        redo_step=files.next_redo,
        undo=files.undo,
        redo=files.redo,
        events=files.events,
        head=files.head,
        new_workspace=nothing,
        open_workspace=nothing,
        save_copy=nothing,
        back_up=nothing,
        backups=nothing,
        restore=nothing,
    )
