from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import DayId
from eventapp.services.events import DayRow
from ui.live.day_clock import DayClock, Seconds

BERLIN = "Europe/Berlin"
DAY = DayRow(DayId(1), date(2026, 11, 24), 540, 1080)


def night(on: date) -> DayClock:
    return DayClock(DayRow(DayId(1), on, 600, 1740), BERLIN)


def test_minutes_are_those_of_the_event_s_zone_and_pass_midnight() -> None:
    clock = DayClock(DAY, "Asia/Seoul")

    assert clock.minute(datetime(2026, 11, 24, 1, 35, 59, tzinfo=UTC)) == 635
    assert clock.minute(datetime(2026, 11, 24, 15, 20, tzinfo=UTC)) == 1460
    assert clock.minute(datetime(2026, 11, 23, 14, 59, tzinfo=UTC)) == -1


@pytest.mark.parametrize(
    ("on", "real_minutes"),
    [(date(2026, 3, 28), 60), (date(2026, 10, 24), 180), (date(2026, 7, 1), 120)],
)
def test_a_night_on_which_the_clocks_change_is_counted_in_real_seconds(
    on: date, real_minutes: int
) -> None:
    clock = night(on)
    # From half past one to half past three on the wall.
    assert clock.second_of(1440 + 210) - clock.second_of(1440 + 90) == real_minutes * 60


@pytest.mark.parametrize("minute", [0, 635, 1470])
def test_a_rehearsal_s_clock_shows_what_it_was_set_to_and_goes_on(minute: int) -> None:
    now = datetime(2026, 8, 3, 20, 15, 42, tzinfo=ZoneInfo("America/New_York"))

    clock = DayClock(DAY, "Asia/Seoul").set_to(minute, now)

    assert clock.minute(now) == minute
    assert clock.seconds(now) == clock.second_of(minute)
    assert clock.minute(now + timedelta(minutes=7)) == minute + 7


def test_it_ticks_just_after_each_second_begins(qtbot: QtBot) -> None:
    ticks: list[int] = []
    seconds = Seconds(lambda: datetime.now(UTC))
    seconds.ticked.connect(lambda: ticks.append(datetime.now(UTC).microsecond))

    seconds.run(on=True)
    qtbot.waitUntil(lambda: len(ticks) == 2, timeout=4000)
    seconds.run(on=False)

    assert not seconds.runs
    assert max(ticks) < 400_000
