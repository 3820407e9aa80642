"""What every test of the window shares: the look, the language, a settings file of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from eventapp.domain.kinds import Language
from eventapp.settings import SettingsFile, Theme
from ui import theme
from ui.language import language, set_language


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
