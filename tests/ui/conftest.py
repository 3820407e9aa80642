"""What every test of the window shares: the look, the language, a settings file of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Language
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile, Theme
from tests.ui.hosting import host
from ui import theme
from ui.language import language, set_language
from ui.window import MainWindow


@pytest.fixture(autouse=True)
def _korean_and_light(qapp: QApplication) -> Iterator[None]:
    # Windows of earlier tests wait for an event loop to be deleted; each would be dressed anew.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    before = language()
    set_language(Language.KOREAN)
    if theme.chosen() is not Theme.LIGHT or not qapp.styleSheet():
        theme.apply(qapp, Theme.LIGHT)
    yield
    set_language(before)


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json")


@pytest.fixture
def window(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    workspace: Workspace,
    event: EventId,
    settings: SettingsFile,
) -> MainWindow:
    """The real window on the sample, showing the page its test module names ``PAGE``."""
    del event
    return host(qtbot, workspace, settings, request.module.PAGE)
