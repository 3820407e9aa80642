"""Enter pressed in the scan box among 100,000 attendees: until the disk has it and it is painted.

The real window with its desk page and side panel. The yardstick is one bare durable commit
and the painting of a plain window of that size.
"""

import sqlite3
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from bench.figure import Figure, alternate, percentile, seconds
from bench.people import invent_people
from bench.programme_page import SIZE, commands
from bench.scan import commit, open_bare
from bench.workspace import make_workspace
from eventapp.services.attendees import list_attendees
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile, Theme
from ui import theme
from ui.contents import PAGES
from ui.pages.desk import DeskPage
from ui.window import MainWindow

ATTENDEES = 100_000
SCANS = 1_000
WARM_UP = 20
GOAL = 50.0


def measure() -> Figure:
    """Scan one attendee after the other; all but one in a hundred count."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)  # noqa: S101 - there is no other in this process
    with tempfile.TemporaryDirectory() as folder:
        theme.apply(app, Theme.LIGHT)
        workspace, event = make_workspace(Path(folder) / "large.eventapp", invent_people(ATTENDEES))
        codes = iter([row.code or "" for row in list_attendees(workspace, event)])
        bare = open_bare(Path(folder) / "bare.sqlite")
        window, page = open_desk(app, workspace, SettingsFile(Path(folder) / "settings.json"))
        plain = QLabel("0")
        plain.resize(*SIZE)
        plain.show()
        app.processEvents()
        ours, theirs = alternate(
            lambda: scan(app, page, next(codes)),
            lambda: seconds(lambda: commit_and_paint(bare, plain)),
            rounds=SCANS,
            warm_up=WARM_UP,
        )
        window.close()
        bare.close()
        workspace.close()
    value, yardstick = percentile(ours, 99) * 1e3, percentile(theirs, 99) * 1e3
    goal = f"≤ {GOAL:.0f} ms"
    return Figure("desk, p99", value, "ms", yardstick, value / yardstick, goal, value <= GOAL)


def open_desk(
    app: QApplication, workspace: Workspace, settings: SettingsFile
) -> tuple[MainWindow, DeskPage]:
    """The whole window, as it stands on the desk."""
    window = MainWindow(settings, commands(), PAGES, first_page="desk")
    window.show_workspace(workspace)
    window.resize(*SIZE)
    window.show()
    window.activateWindow()
    app.processEvents()
    page = window.page
    assert isinstance(page, DeskPage)  # noqa: S101 - it was asked for
    page.catcher.stop()  # the keys come one by one here; telling scanners apart takes its pause
    return window, page


def scan(app: QApplication, page: DeskPage, code: str) -> float:
    """Type a code, press Enter, and return how long it took to be on disk and on screen."""
    page.box.setText(code)
    app.processEvents()

    def enter() -> None:
        QTest.keyClick(page.box, Qt.Key.Key_Return)
        app.processEvents()  # paints the verdict, and counts and paints the numbers

    taken = seconds(enter)
    assert page.card.outcome is not None  # noqa: S101 - else nothing was measured
    return taken


def commit_and_paint(bare: sqlite3.Connection, plain: QLabel) -> None:
    """The yardstick: a row that is on the disk, a figure that is on the screen."""
    commit(bare)
    plain.setText(str(int(plain.text()) + 1))
    plain.repaint()
