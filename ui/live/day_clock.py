"""The clock of one day of an event: the real one, or one set for a rehearsal."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from eventapp.domain.conflicts import MINUTES_A_DAY
from eventapp.services.events import DayRow
from ui.language import MINUTES_PER_HOUR

Now = Callable[[], datetime]
"""What says which instant it is."""

_SECOND_MS = 1000
_LATE_MS = 20  # a timer may fire a little early; the second has changed by then


def real_now() -> datetime:
    """The instant it is."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class DayClock:
    """Tells instants in a day's own minutes and seconds.

    Seconds are those of real time, so that a night on which the clocks change is counted
    rightly; minutes are what a clock on the wall shows, because that is what was planned.
    ``ahead`` is by how much a rehearsal's clock is.
    """

    day: DayRow
    zone: str
    ahead: timedelta = timedelta()

    def minute(self, now: datetime) -> int:
        """The minute of the day, which may pass 1440."""
        local = self._real(now).astimezone(ZoneInfo(self.zone))
        passed = (local.date() - self.day.date).days
        return passed * MINUTES_A_DAY + local.hour * MINUTES_PER_HOUR + local.minute

    def seconds(self, now: datetime) -> int:
        """The instant, in seconds on a line of its own."""
        return int(self._real(now).timestamp())

    def second_of(self, minute: int) -> int:
        """A minute of the day on the same line."""
        midnight = datetime.combine(self.day.date, time())
        wall = midnight + timedelta(minutes=minute)
        return int(wall.replace(tzinfo=ZoneInfo(self.zone)).timestamp())

    def set_to(self, minute: int, now: datetime) -> "DayClock":
        """The same day with a clock that shows this minute now."""
        ahead = timedelta(seconds=self.second_of(minute)) - timedelta(seconds=now.timestamp())
        return DayClock(self.day, self.zone, ahead)

    def _real(self, now: datetime) -> datetime:
        """The instant shown, in UTC: elsewhere adding hours adds those on the wall."""
        return now.astimezone(UTC) + self.ahead


class Seconds(QObject):
    """Ticks as each second begins, as long as it is told to.

    Signals:
        ticked: another second has begun.
    """

    ticked = Signal()

    def __init__(self, now: Now, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    @property
    def runs(self) -> bool:
        """Whether it ticks."""
        return self._timer.isActive()

    def run(self, *, on: bool) -> None:
        """Tick from now on, or no more."""
        if on and not self._timer.isActive():
            self._wait()
        elif not on:
            self._timer.stop()

    def _tick(self) -> None:
        self._wait()
        self.ticked.emit()

    def _wait(self) -> None:
        passed = self._now().microsecond // _SECOND_MS
        self._timer.start(_SECOND_MS - passed + _LATE_MS)
