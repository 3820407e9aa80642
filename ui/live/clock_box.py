"""The clock at the left of the strip; a rehearsal's can be set."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.language import _, clock_text
from ui.live.wording import delay_text
from ui.theme import Live, Size, Space
from ui.widgets.fields import clock_field
from ui.widgets.text import PlainLabel, Tone


class ClockBox(QWidget):
    """What time it is, and how far the day is from its plan.

    Signals:
        set_asked: the minute that a rehearsal's clock is to show.
        refused: the error of what could not be read as a time.
    """

    set_asked = Signal(int)
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(Live.CLOCK)
        self.clock = PlainLabel(size=Size.PAGE, bold=True)
        self.clock.setAccessibleName(_("Time at the event"))
        self.field = clock_field()
        self.field.setAccessibleName(_("Time of the rehearsal"))
        self.delay = PlainLabel(size=Size.SMALL, tone=Tone.MUTED)
        self.delay.setAccessibleName(_("How far the day is from its plan"))
        self.field.minutes_committed.connect(self.set_asked)
        self.field.refused.connect(self.refused)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(Space.RING)
        down.addStretch(1)
        for widget in (self.clock, self.field, self.delay):
            down.addWidget(widget)
        down.addStretch(1)

    def show_minute(self, minute: int, late: int, *, rehearsal: bool) -> None:
        """Show the time, and by how much the room is late."""
        self.clock.setText(clock_text(minute))
        self.clock.setVisible(not rehearsal)
        self.field.setVisible(rehearsal)
        if rehearsal and not self.field.hasFocus():
            self.field.set_minutes(minute)
        self.delay.setText(delay_text(late))
        self.delay.set_tone(Tone.ALREADY if late > 0 else Tone.MUTED)
