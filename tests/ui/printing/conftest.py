import pytest
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from tests.ui.printing.hands import choose, open_window
from ui.window import MainWindow


@pytest.fixture
def window(
    qtbot: QtBot, settings: SettingsFile, workspace: Workspace, event: EventId
) -> MainWindow:
    """The window with the programme booklet open."""
    del event
    made = open_window(qtbot, settings, workspace)
    choose(made, "programme")
    return made
