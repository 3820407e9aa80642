"""The camera on the desk: its picture or why there is none, which one, and mirrored or not."""

import time
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtMultimedia import QVideoFrame
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QStackedWidget, QToolButton, QWidget

from eventapp.settings import SettingsFile
from ui import icons
from ui.checkin.camera.cameras import Cameras, QtCameras
from ui.checkin.camera.reader import FrameReader, Sight
from ui.checkin.camera.sightings import Sightings
from ui.checkin.camera.switch import CameraState, CameraSwitch
from ui.checkin.camera.view import CameraView, Mark
from ui.checkin.outcome import Outcome, Shape
from ui.icons import Ink
from ui.language import _
from ui.theme import Extent, Space
from ui.widgets.buttons import icon_button, make_button
from ui.widgets.choices import ChoiceField
from ui.widgets.panels import column, row
from ui.widgets.text import PlainLabel, Tone

_SECONDS_BETWEEN_PICTURES: Final = 1 / 20
"""Reading comes first: the picture need not be smoother than this."""


class CameraPanel(QWidget):
    """Sees codes and tells each once, for as long as it is held up.

    It is shown while the camera is on, and switches the camera off while its page is hidden.

    Signals:
        seen: the text of a code, when it comes into view. The same code counts again when it
            was out of sight for five seconds; after :meth:`forget`, for one. What is made of
            it in a direct connection may call :meth:`show_outcome`.
        switched: the camera was turned on or off, or its state changed.
    """

    seen = Signal(str)
    switched = Signal()

    def __init__(
        self,
        settings: SettingsFile,
        cameras: Cameras | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Camera"))
        self._settings = settings
        self._wanted = False
        self._painted = 0.0
        self._sightings = Sightings()
        self._away = QTimer(self, singleShot=True, interval=0)
        self._away.timeout.connect(self._end)
        self._judged: dict[str, tuple[Ink, Shape]] = {}
        self._told = ""
        self.reader = FrameReader(self)
        self.switch = CameraSwitch(cameras or QtCameras(self), settings, self)
        self.view = CameraView()
        self.notice = CameraNotice()
        self.notice.again.clicked.connect(self.switch.turn_on)
        self.picture = QStackedWidget()
        self.picture.addWidget(self.view)
        self.picture.addWidget(self.notice)
        self.choice = ChoiceField()
        self.choice.setAccessibleName(_("Which camera"))
        self.choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.mirror = _tool("mirror", _("Mirror the picture"))
        self.mirror.setCheckable(True)
        self.close_button = _tool("close", _("Turn the camera off"))
        tools = row(self.choice, self.mirror, self.close_button, spacing=Space.XS)
        tools.setStretch(0, 1)
        down = column(self.picture, spacing=Space.XS)
        down.addLayout(tools)
        down.addStretch(1)
        self.setLayout(down)
        self._connect()
        self._mirror(settings.value.camera_mirror)
        self.hide()

    @property
    def is_on(self) -> bool:
        """Whether the camera is wanted, be there a picture or not."""
        return self._wanted

    @property
    def state(self) -> CameraState:
        """What the camera does, or why it does nothing."""
        return self.switch.state

    def turn_on(self) -> None:
        """Show the panel and open the camera."""
        self._wanted = True
        self._sightings = Sightings()
        self.show()
        self._begin()

    def turn_off(self) -> None:
        """Switch the camera off and hide the panel."""
        self._wanted = False
        self._end()
        self.hide()
        self.switched.emit()

    def show_outcome(self, outcome: Outcome) -> None:
        """Draw the frame of the code being told in the outcome's colour and shape."""
        if self._told:
            self._judged = {self._told: (outcome.ink, outcome.shape)}

    def forget(self) -> None:
        """Let codes held up anew count again: nothing was saved, or another gate was chosen."""
        self._sightings.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the picture as high as it is for its width."""
        super().resizeEvent(event)
        self.picture.setFixedHeight(self.view.heightForWidth(self.width()))

    def showEvent(self, event: QShowEvent) -> None:
        """Go on where the page was left."""
        super().showEvent(event)
        self._away.stop()
        if self._wanted and not event.spontaneous():
            self._begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Watch nobody while another page is shown."""
        super().hideEvent(event)
        if not event.spontaneous():
            # Not at once: moved to another place of the page, it goes on.
            self._away.start()

    def _connect(self) -> None:
        self.switch.framed.connect(self._take)
        self.switch.changed.connect(self._show_state)
        self.reader.sighted.connect(self._look)
        self.choice.committed.connect(self.switch.choose)
        self.mirror.toggled.connect(self._mirror)
        self.close_button.clicked.connect(self.turn_off)
        # A bound method of a widget that is gone would not be called any more.
        reader = self.reader
        self.destroyed.connect(lambda: reader.stop())  # noqa: PLW0108 - drops the argument

    def _begin(self) -> None:
        if not self.reader.is_running:
            self.reader.start()
            self.switch.turn_on()

    def _end(self) -> None:
        self.reader.stop()
        self.switch.turn_off()
        self.view.show_marks(())

    def _take(self, frame: QVideoFrame) -> None:
        self.reader.offer(frame)
        now = time.monotonic()
        if now - self._painted >= _SECONDS_BETWEEN_PICTURES:
            self._painted = now
            self.view.show_frame(frame)

    def _look(self, sight: Sight) -> None:
        for text in self._sightings.note((code.text for code in sight.seen), time.monotonic()):
            self._judged, self._told = {}, text
            self.seen.emit(text)
            self._told = ""
        self.view.show_marks(
            [
                Mark(code.corners, *self._judged.get(code.text, (Ink.ACCENT, None)))
                for code in sight.seen
            ]
        )

    def _show_state(self) -> None:
        state = self.switch.state
        running = state is CameraState.RUNNING
        self.picture.setCurrentWidget(self.view if running else self.notice)
        self.notice.show_state(state)
        listed = self.switch.listed()
        choices = [(camera.id, camera.name) for camera in listed]
        known = [
            (self.choice.itemData(at), self.choice.itemText(at))
            for at in range(self.choice.count())
        ]
        if choices != known or self.choice.value != self.switch.camera_id:
            self.choice.set_choices(choices, self.switch.camera_id)
        self.choice.setEnabled(len(listed) > 1)
        self.switched.emit()

    def _mirror(self, mirrored: bool) -> None:  # noqa: FBT001 - a signal's argument
        with QSignalBlocker(self.mirror):
            self.mirror.setChecked(mirrored)
        self.mirror.setIcon(icons.icon("mirror", Ink.ACCENT if mirrored else Ink.MUTED))
        self.view.set_mirrored(mirrored)
        self._settings.change(camera_mirror=mirrored)


class CameraNotice(QWidget):
    """Why there is no picture, and the next step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sign = QLabel()
        self.sentence = PlainLabel(bold=True, wrap=True)
        self.hint = PlainLabel(tone=Tone.MUTED, wrap=True)
        self.again: QPushButton = make_button(_("Try again"))
        self.again.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        centre = Qt.AlignmentFlag.AlignHCenter
        down = column(None, spacing=Space.XS)
        for widget in (self.sign, self.sentence, self.hint):
            widget.setAlignment(centre)
            down.addWidget(widget)
        down.addSpacing(Space.XS)
        down.addWidget(self.again, 0, centre)
        down.addStretch(1)
        self.setLayout(down)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_state(self, state: CameraState) -> None:
        """Say why, and what to do."""
        sentence, hint = notice_of(state)
        ink = Ink.MUTED if state in {CameraState.OFF, CameraState.STARTING} else Ink.ALREADY
        self.sign.setPixmap(icons.pixmap("camera", ink, Extent.ICON_BOX + Space.XS))
        self.sentence.setText(sentence)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.again.setVisible(state in {CameraState.REFUSED, CameraState.BUSY, CameraState.SILENT})
        self.setAccessibleName(" ".join(part for part in (sentence, hint) if part))


def notice_of(state: CameraState) -> tuple[str, str]:
    """A sentence about a camera without a picture, and what to do."""
    return {
        CameraState.OFF: (_("The camera is off"), ""),
        CameraState.STARTING: (_("Starting the camera…"), ""),
        CameraState.RUNNING: ("", ""),
        CameraState.NONE: (
            _("No camera is connected"),
            _("Plug one in; its picture comes by itself."),
        ),
        CameraState.REFUSED: (
            _("This program may not use the camera"),
            _("Allow it in the system's privacy settings, then try again."),
        ),
        CameraState.BUSY: (
            _("The camera cannot be opened"),
            _("Another program may be using it. Close that program, then try again."),
        ),
        CameraState.SILENT: (
            _("The camera sends no picture"),
            _("Unplug it and plug it in again, or choose another one."),
        ),
        CameraState.UNPLUGGED: (
            _("The camera was unplugged"),
            _("Plug it in again; the picture comes back by itself."),
        ),
    }[state]


def _tool(icon: str, says: str) -> QToolButton:
    button = icon_button(icon, says)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
