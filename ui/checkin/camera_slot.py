"""The camera's place on the desk, empty until somebody turns the camera on.

What a camera needs (Qt Multimedia, the reader of codes) is loaded only then.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from eventapp.settings import SettingsFile
from ui.checkin.outcome import Outcome
from ui.checkin.unheard import unheard
from ui.widgets.panels import column

if TYPE_CHECKING:
    from ui.checkin.camera.cameras import Cameras
    from ui.checkin.camera.panel import CameraPanel


class CameraSlot(QWidget):
    """Holds a :class:`CameraPanel` from its first use on.

    Signals:
        seen: the text of a code that came into view.
        switched: the camera was turned on or off, or its state changed.
    """

    seen = Signal(str)
    switched = Signal()

    def __init__(self, settings: SettingsFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel: CameraPanel | None = None
        self._settings = settings
        self._down = column()
        self.setLayout(self._down)
        self.hide()

    @property
    def is_on(self) -> bool:
        """Whether the camera is on."""
        return self.panel is not None and self.panel.is_on

    def toggle(self) -> None:
        """Turn the camera on or off."""
        if self.panel is not None and self.panel.is_on:
            self.panel.turn_off()
        else:
            self.turn_on()

    def turn_on(self, cameras: "Cameras | None" = None) -> None:
        """Turn the camera on; ``cameras`` are those to choose from, the computer's if None."""
        if self.panel is None:
            with unheard():
                from ui.checkin.camera.panel import CameraPanel  # noqa: PLC0415 - 0.1 s, rarely used

            self.panel = CameraPanel(self._settings, cameras)
            self.panel.seen.connect(self.seen)
            self.panel.switched.connect(self._switched)
            self._down.addWidget(self.panel)
        self.show()
        self.panel.turn_on()

    def show_outcome(self, outcome: Outcome) -> None:
        """Draw the frame of the code being told in the outcome's colour and shape."""
        if self.panel is not None:
            self.panel.show_outcome(outcome)

    def forget(self) -> None:
        """Let codes held up anew count again: nothing was saved, or another gate was chosen."""
        if self.panel is not None:
            self.panel.forget()

    def _switched(self) -> None:
        self.setVisible(self.is_on)
        self.switched.emit()
