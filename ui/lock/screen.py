"""The cover of a locked window: nothing of anybody can be read through it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from eventapp.domain.errors import WrongPin
from ui import icons
from ui.icons import Ink
from ui.language import _, ngettext
from ui.lock.pin_field import PinField
from ui.lock.run import KeyRun
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.panels import boxed, column, row
from ui.widgets.text import PlainLabel, Tone
from ui.wording import word_error

_SECOND = 1000


class LockScreen(QFrame):
    """Covers a window until the PIN is given; without a PIN, until a person does anything.

    A scan never unlocks, and never goes through: it is told that it was not taken.

    Signals:
        unlocked: the PIN was right, or there is none and somebody is here.
        scan_refused: a scanner was used in front of it.
    """

    unlocked = Signal()
    scan_refused = Signal()

    def __init__(
        self, over: QWidget, check: Callable[[str], object] | None, *, name: str = ""
    ) -> None:
        super().__init__(over)
        self._check = check
        self._left = 0
        self.setProperty("role", "lock")
        self.setAccessibleName(_("Locked"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pin = PinField(_("PIN"))
        self.pin.setProperty("role", "pin")
        self.pin.given.connect(self._try)
        self.pin.scanned.connect(self._refuse_scan)
        self.told = PlainLabel(wrap=True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._run = KeyRun(self)
        self._run.scanned.connect(self._refuse_scan)
        self._run.pressed.connect(self._somebody)
        self._seconds = QTimer(self, interval=_SECOND)
        self._seconds.timeout.connect(self._count_down)
        self._lay_out(name)
        over.installEventFilter(self)
        self._fit()
        self.show()
        self.raise_()
        self.take_focus()

    @property
    def needs_pin(self) -> bool:
        """Whether it asks for a PIN."""
        return self._check is not None

    def take_focus(self) -> None:
        """Be where the keys go."""
        (self.pin if self.needs_pin else self).setFocus(Qt.FocusReason.OtherFocusReason)

    # What arrives

    def event(self, event: QEvent) -> bool:
        """Keep every shortcut of the window from running behind the cover."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Stay as large as the window, and on top of it."""
        if watched is self.parentWidget() and event.type() in {
            QEvent.Type.Resize,
            QEvent.Type.LayoutRequest,
        }:
            self._fit()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Without a PIN any key of a person unlocks; no key goes any further."""
        if not self.needs_pin:
            self._run.note(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Without a PIN a click unlocks; no click goes any further."""
        event.accept()
        if self.needs_pin:
            self.pin.setFocus()
        else:
            self.unlocked.emit()

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Tab stays here: what is behind must not be reached."""
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keys."""
        super().showEvent(event)
        self.take_focus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was typed."""
        super().hideEvent(event)
        self.pin.clear()
        self._seconds.stop()

    # What follows from it

    def _try(self, pin: str) -> None:
        self.pin.clear()
        if self._check is None:
            return
        try:
            self._check(pin)
        except WrongPin as error:
            self._tell_wrong(error)
        else:
            self.unlocked.emit()

    def _somebody(self) -> None:
        self.unlocked.emit()

    def _refuse_scan(self) -> None:
        self._seconds.stop()
        refused = _("That scan was not taken: the screen is locked.")
        self._tell(refused + "\n" + _("Unlock it, then scan again."), Tone.REFUSED)
        self.scan_refused.emit()

    def _tell_wrong(self, error: WrongPin) -> None:
        self._tell(word_error(error), Tone.REFUSED)
        self._left = error.wait
        if error.wait:
            self._seconds.start()

    def _count_down(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._seconds.stop()
            self._tell(_("Now the PIN can be tried again."), Tone.MUTED)
            return
        left = ngettext(
            "The PIN can be tried again in %(n)d second.",
            "The PIN can be tried again in %(n)d seconds.",
            self._left,
        )
        self._tell(left % {"n": self._left}, Tone.MUTED)

    def _tell(self, text: str, tone: Tone) -> None:
        self.told.set_tone(tone)
        self.told.setText(text)
        self.told.setAccessibleName(text)

    # How it is built

    def _lay_out(self, name: str) -> None:
        sign = QLabel()
        sign.setPixmap(icons.pixmap("lock", Ink.MUTED, Extent.SIGN))
        title = PlainLabel(_("Locked"), size=Size.PAGE, bold=True)
        if self.needs_pin:
            line = _("Type the PIN and press Enter to go on.")
        else:
            line = _("Press any key or click to go on.")
        line += "\n" + _("Scans are not taken meanwhile.")
        said = PlainLabel(line, tone=Tone.MUTED, wrap=True)
        said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        unlock = make_button(_("Unlock"), Role.PRIMARY, clicked=self._press)
        unlock.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        entry = boxed(row(self.pin, unlock))
        if not self.needs_pin:  # shown without a parent, it would be a window for a moment
            entry.hide()
        self.told.setMinimumHeight(2 * self.told.fontMetrics().lineSpacing())
        middle = column(
            boxed(row(None, sign, None)),
            boxed(row(None, title, None)),
            said,
            entry,
            self.told,
            spacing=Space.M,
        )
        box = boxed(middle)
        box.setFixedWidth(Extent.LOCK)
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        down.addStretch(2)
        down.addLayout(row(None, box, None))
        down.addStretch(3)
        foot = PlainLabel(name, size=Size.SMALL, tone=Tone.MUTED)
        down.addLayout(row(None, foot, None))

    def _press(self) -> None:
        if self.pin.text():
            self._try(self.pin.text())
        self.pin.setFocus()

    def _fit(self) -> None:
        over = self.parentWidget()
        if over is not None:
            self.setGeometry(over.rect())
            self.raise_()
