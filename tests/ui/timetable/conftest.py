"""A timetable on the screen, and what it asks for."""

import pytest
from pytestqt.qtbot import QtBot

from eventapp.settings import SettingsFile
from tests.ui.timetable.hands import Asked
from ui.timetable.timetable import Timetable


@pytest.fixture
def timetable(qtbot: QtBot, settings: SettingsFile) -> Timetable:
    made = Timetable(settings)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    return made


@pytest.fixture
def asked(timetable: Timetable) -> Asked:
    return Asked(timetable)
