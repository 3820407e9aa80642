"""Run by a test with two screens: says where the speaker's window goes, a line for each case."""

import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from eventapp.services.sample import write_sample
from eventapp.services.workspace import create_workspace
from eventapp.settings import SettingsFile
from tests.ui.hosting import commands
from tests.ui.live.conftest import DayPage
from ui.live.bar import LiveBar
from ui.live.screens import screen_for
from ui.window import MainWindow


def where(bar: LiveBar) -> str:
    """On which screen the speaker's window is, and how."""
    QApplication.processEvents()
    window = bar.speaker.window
    if window is None:
        return "closed"
    full = "full" if window.isFullScreen() else "window"
    size = window.size()
    return f"{full} {window.screen().name()} {size.width()}x{size.height()}"


def main(folder: Path) -> None:
    """Open the speaker's window on each screen in turn."""
    app = QApplication([])
    workspace = create_workspace(folder / "w.eventapp")
    write_sample(workspace, today=date(2026, 11, 23))
    window = MainWindow(SettingsFile(folder / "settings.json"), commands(), [DayPage.entry])
    window.show_workspace(workspace)
    window.show()
    page = window.page
    assert isinstance(page, DayPage)
    bar, speaker = page.bar, page.bar.speaker
    told: list[str] = []

    bar.show_speaker()
    told.append(where(bar))
    window.move(app.screens()[1].geometry().topLeft() + QPoint(50, 50))
    QApplication.processEvents()
    app.screenAdded.emit(app.screens()[1])
    told.append(where(bar))
    speaker._choose("wall")
    told.append(where(bar))
    speaker._choose(None)
    told.append(where(bar))
    app.screenRemoved.emit(app.screens()[1])  # a wish for a window outlives the screens
    told.append(where(bar))
    window.close()
    told.append(where(bar))

    desk, wall = app.screens()
    for screens, wanted in (
        ([desk, wall], None),
        ([desk, wall], "desk"),
        ([desk, wall], "gone"),
        ([desk], "wall"),
    ):
        found = screen_for(screens, desk, wanted)
        told.append(found.name() if found is not None else "no screen")
    workspace.close()
    sys.stdout.write("\n".join(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
