from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.services.sample import write_sample
from eventapp.services.workspace import Workspace as Store
from eventapp.services.workspace import close_workspace, create_workspace
from eventapp.settings import SettingsFile
from tests.ui.printing.hands import (
    open_window,
)
from ui.window import MainWindow


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = create_workspace(tmp_path / "workshop.eventapp")
    yield made
    close_workspace(made)


@pytest.fixture
def event(store: Store) -> EventId:
    return write_sample(store, today=date(2026, 11, 23))


@pytest.fixture
def window(qtbot: QtBot, settings: SettingsFile, store: Store, event: EventId) -> MainWindow:
    del event
    return open_window(qtbot, settings, store)
