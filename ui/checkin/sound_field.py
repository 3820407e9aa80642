"""How loud the desk is, chosen by ear."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from eventapp.settings import SettingsFile
from ui.checkin.sounds import DeskSounds, Sound
from ui.language import _, pgettext
from ui.widgets.buttons import Segmented

_OFF: Final = "0"
_LOUDNESSES: Final = (35, 80, 100)


@dataclass(frozen=True, slots=True)
class _Sample:
    sound: Sound = Sound.ADMITTED


class SoundField(Segmented):
    """Off, or one of three volumes; the one chosen is heard at once, and kept."""

    def __init__(self, settings: SettingsFile, parent: QWidget | None = None) -> None:
        names = (
            pgettext("sounds", "Off"),
            pgettext("sounds", "Quiet"),
            pgettext("sounds", "Normal"),
            pgettext("sounds", "Loud"),
        )
        keys = (_OFF, *(str(percent) for percent in _LOUDNESSES))
        super().__init__(list(zip(keys, names, strict=True)), name=_("Sounds"), parent=parent)
        self.sounds = DeskSounds(settings, self)
        self.show_kept()
        self.chosen.connect(self._choose)

    def show_kept(self) -> None:
        """Show what is kept, or what comes nearest to it."""
        volume = self.sounds.volume
        nearest = min(_LOUDNESSES, key=lambda percent: abs(percent - volume))
        self.set_value(str(nearest) if self.sounds.is_on else _OFF)

    def _choose(self, key: str) -> None:
        self.sounds.set_on(on=key != _OFF)
        if key != _OFF:
            self.sounds.set_volume(int(key))
            self.sounds.load()
            self.sounds.play(_Sample())
