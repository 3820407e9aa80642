import pytest
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from tests.ui.printing.hands import (
    open_window,
)
from ui.window import MainWindow


@pytest.fixture
def window(
    qtbot: QtBot, settings: SettingsFile, workspace: Workspace, event: EventId
) -> MainWindow:
    del event
    return open_window(qtbot, settings, workspace)
