"""What the desk sounds like: four sounds, and silence for a scanner that reads twice."""

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QUrl

from eventapp.paths import RESOURCES
from eventapp.settings import SettingsFile
from ui.checkin.unheard import unheard

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QMediaDevices, QSoundEffect


class Sound(StrEnum):
    """A sound's name, and its file's. ``tools/sounds.py`` makes them."""

    ADMITTED = "admitted"
    ALREADY = "already"
    REFUSED = "refused"
    ATTENTION = "attention"


class Sounding(Protocol):
    """Anything that has a sound, or None for silence: an outcome."""

    @property
    def sound(self) -> Sound | None:
        """What it sounds like."""
        ...


class DeskSounds(QObject):
    """Plays them at once, as loud as the settings say.

    ``load`` takes a tenth of a second, so that the first scan need not wait for it. Without a
    loudspeaker there is silence, and no complaint; one that is plugged in later is taken.
    """

    def __init__(self, settings: SettingsFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.played: Sound | None = None
        self._settings = settings
        self._devices: QMediaDevices | None = None
        self._effects: dict[Sound, QSoundEffect] = {}

    @property
    def is_on(self) -> bool:
        """Whether the desk sounds at all."""
        return self._settings.value.desk_sound

    @property
    def volume(self) -> int:
        """How loud, in percent."""
        return self._settings.value.desk_volume

    def set_on(self, *, on: bool) -> None:
        """Sound, or be silent, from now on; remembered."""
        self._settings.change(desk_sound=on)
        if not on:
            self._hush()

    def set_volume(self, percent: int) -> None:
        """Be as loud as this; remembered."""
        self._settings.change(desk_volume=min(max(percent, 0), 100))
        for effect in self._effects.values():
            effect.setVolume(_loudness(self.volume))

    def load(self) -> None:
        """Find the loudspeaker and read the sounds, once."""
        if self._devices is None:
            with unheard():
                from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415 - slow

                self._devices = QMediaDevices(self)
            self._take_device()
            self._devices.audioOutputsChanged.connect(self._take_device)

    def play(self, outcome: Sounding) -> None:
        """Sound like an outcome; one that still sounds gives way."""
        self.played = outcome.sound if self.is_on else None
        if outcome.sound is None or not self.is_on:
            return
        self._hush()
        effect = self._effects.get(outcome.sound)
        if effect is not None:
            effect.play()

    def _hush(self) -> None:
        for effect in self._effects.values():
            effect.stop()

    def _take_device(self) -> None:
        from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415 - loaded by now

        for effect in self._effects.values():
            effect.deleteLater()
        self._effects = {}
        with unheard():
            device = QMediaDevices.defaultAudioOutput()
            if not device.isNull() and _takes(device):
                self._effects = {sound: self._effect(device, sound) for sound in Sound}

    def _effect(self, device: "QAudioDevice", sound: Sound) -> "QSoundEffect":
        from PySide6.QtMultimedia import QSoundEffect  # noqa: PLC0415 - loaded by now

        effect = QSoundEffect(device, self)
        effect.setVolume(_loudness(self.volume))
        effect.setSource(QUrl.fromLocalFile(str(RESOURCES / "sounds" / f"{sound}.wav")))
        return effect


def _takes(device: "QAudioDevice") -> bool:
    """Whether a device plays our format; asked of one that does not, Qt would complain."""
    from PySide6.QtMultimedia import QAudioFormat  # noqa: PLC0415 - loaded by now

    ours = QAudioFormat()
    ours.setSampleRate(44_100)
    ours.setChannelCount(1)
    ours.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return device.isFormatSupported(ours)


def _loudness(percent: int) -> float:
    """Ears hear powers, not heights: half as loud is a quarter of the height."""
    return (percent / 100) ** 2
