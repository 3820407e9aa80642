"""The desk's sounds: which one, how loud, and that a computer without any is fine."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from eventapp.settings import SettingsFile
from ui.checkin.sound_field import SoundField
from ui.checkin.sounds import DeskSounds, Sound


@dataclass(frozen=True)
class Sounds:
    sound: Sound | None


@pytest.fixture
def sounds(settings: SettingsFile, qapp: object) -> DeskSounds:
    del qapp
    return DeskSounds(settings)


@pytest.mark.parametrize("loaded", [False, True])
@pytest.mark.parametrize("sound", [*Sound, None])
def test_it_plays_what_an_outcome_sounds_like_and_never_complains(
    sounds: DeskSounds, sound: Sound | None, loaded: bool
) -> None:
    if loaded:
        sounds.load()
    sounds.play(Sounds(sound))
    assert sounds.played is sound


def test_silence_is_remembered(sounds: DeskSounds, settings: SettingsFile) -> None:
    assert sounds.is_on
    sounds.set_on(on=False)
    sounds.play(Sounds(Sound.REFUSED))
    assert sounds.played is None
    assert SettingsFile(settings.path).value.desk_sound is False
    sounds.set_on(on=True)
    sounds.play(Sounds(Sound.REFUSED))
    assert sounds.played is Sound.REFUSED


@pytest.mark.parametrize(("asked", "kept"), [(35, 35), (-4, 0), (250, 100)])
def test_how_loud_is_remembered(
    sounds: DeskSounds, settings: SettingsFile, asked: int, kept: int
) -> None:
    sounds.load()
    sounds.set_volume(asked)
    assert (sounds.volume, SettingsFile(settings.path).value.desk_volume) == (kept, kept)


def test_loading_twice_finds_one_loudspeaker(sounds: DeskSounds) -> None:
    sounds.load()
    effects = dict(sounds._effects)
    sounds.load()
    assert sounds._effects == effects


def test_a_loudspeaker_plugged_in_later_is_looked_for(sounds: DeskSounds) -> None:
    sounds.load()
    assert sounds._devices is not None
    sounds._devices.audioOutputsChanged.emit()
    sounds.play(Sounds(Sound.ADMITTED))


@pytest.mark.parametrize(
    ("kept", "shown"), [((True, 80), "80"), ((True, 20), "35"), ((False, 80), "0")]
)
def test_the_settings_show_how_loud_the_desk_is(
    qtbot: QtBot, settings: SettingsFile, kept: tuple[bool, int], shown: str
) -> None:
    settings.change(desk_sound=kept[0], desk_volume=kept[1])
    field = SoundField(settings)
    qtbot.addWidget(field)
    assert field.value == shown


def test_a_volume_is_chosen_by_ear_and_off_is_silence(qtbot: QtBot, settings: SettingsFile) -> None:
    field = SoundField(settings)
    qtbot.addWidget(field)
    field.show()
    off, *_between, loud = field.findChildren(QPushButton)
    qtbot.mouseClick(off, Qt.MouseButton.LeftButton)
    assert (settings.value.desk_sound, settings.value.desk_volume) == (False, 80)
    qtbot.mouseClick(loud, Qt.MouseButton.LeftButton)
    assert (settings.value.desk_sound, settings.value.desk_volume) == (True, 100)
    assert field.sounds.played is Sound.ADMITTED
