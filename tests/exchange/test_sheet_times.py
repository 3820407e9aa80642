"""Dates, times and lengths as people type them."""

from datetime import date, datetime, time, timedelta

import pytest

from eventapp.exchange.sheet_times import (
    Cell,
    Clock,
    read_clock,
    read_date,
    read_length,
    read_ordinal,
)

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("10:30", 630, None),
        ("10:30~10:50", 630, 650),
        ("10:30 – 10:50", 630, 650),
        ("10:30 ∼ 10:50", 630, 650),
        ("10.30~10.50", 630, 650),
        ("1030-1050", 630, 650),
        ("오전 10:30", 630, None),
        ("오후 2:00~3:00", 840, 900),
        ("오후 12시", 720, None),
        ("오전 12시 10분", 10, None),
        ("10시 30분", 630, None),
        ("10시30분~11시", 630, 660),
        ("10~11시", 600, 660),
        ("9시 반", 570, None),
        ("오전 9시 30분부터 10시까지", 570, 600),
        ("2:30 PM", 870, None),
        ("2pm-3:30pm", 840, 930),
        ("2-3pm", 840, 900),
        ("11:30~1:00", 690, 780),
        ("23:00~01:00", 1380, 60),
        ("25:30", 1530, None),
        ("24:00", 1440, None),
        ("정오", 720, None),
        ("~10:50", None, 650),
        ("10:30~", 630, None),
        ("10:30~10:50 (화)", 630, 650),
        (0.4375, 630, None),
        (1.0625, 1530, None),
        (1030.0, 630, None),
        (time(10, 30), 630, None),
        (timedelta(hours=25, minutes=30), 1530, None),
        (datetime(1900, 1, 1, 1, 30), 1530, None),  # noqa: DTZ001 - as the library gives it
        (date(1900, 1, 1), 1440, None),
    ],
)
def test_a_time_is_read(cell: Cell, start: int | None, end: int | None) -> None:
    clock = read_clock(cell, 2026)

    assert clock is not None
    assert (clock.start, clock.end, clock.day, clock.rest) == (start, end, None, "")


@pytest.mark.parametrize(
    "cell",
    ["점심 후", "", "추후", "10", "99:99", "10:75", 3.5, -0.5, float("nan"), float("inf"), True,
     "1" * 300, "10:30 " * 100, timedelta(hours=-1), date(2026, 11, 24)],
)  # fmt: skip
def test_what_is_no_time_is_not_read(cell: Cell) -> None:
    assert read_clock(cell, 2026) is None


@pytest.mark.parametrize(
    ("cell", "clock"),
    [
        ("2026. 11. 24.(화) 09:30~12:30", Clock(570, 750, day=DAY)),
        ("11월 24일 10:00", Clock(600, day=DAY)),
        ("24 Nov 2026 10:00", Clock(600, day=DAY)),
        (datetime(2026, 11, 24, 10, 30), Clock(630, day=DAY)),  # noqa: DTZ001 - as a cell has it
        ("10:30 (20분)", Clock(630, length=20)),
        ("10:30~10:50 (20')", Clock(630, 650, 20)),
        ("오전 9:00:30", Clock(540, marked=True, seconds=True)),
        (time(9, 0, 30), Clock(540, seconds=True)),
        ("11시경", Clock(660, rest="경")),
        ("10:30 개회", Clock(630, rest="개회")),
    ],
)
def test_what_stands_beside_a_time_is_read_or_told(cell: Cell, clock: Clock) -> None:
    assert read_clock(cell, 2026) == clock


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-24", "2026.11.24", "2026. 11. 24.(화)", "2026년 11월 24일 화요일", "26.11.24",
        "'26. 11. 24.", "24 Nov 2026", "November 24, 2026", "Tuesday, 24th November 2026",
        "24/11/2026", "11/24/2026", DAY, datetime(2026, 11, 24, 9, 0), 46350.0,  # noqa: DTZ001
    ],
)  # fmt: skip
def test_a_date_is_read(cell: Cell) -> None:
    assert read_date(cell) == DAY


@pytest.mark.parametrize("cell", ["11월 24일(화)", "11/24", "11.24", "11. 24.(화)", "Tue 24 Nov"])
def test_a_date_without_a_year_is_of_the_year_of_the_others(cell: str) -> None:
    assert read_date(cell, 2026) == DAY
    assert read_date(cell) is None


@pytest.mark.parametrize(
    "cell", ["03/04/2026", "2026-13-01", "2026-02-30", "", "1일차", "2026.11.24~25", 5.0, True]
)
def test_what_may_be_two_dates_or_none_is_not_read(cell: Cell) -> None:
    assert read_date(cell, 2026) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1일차", 1),
        ("2 일차", 2),
        ("제3일", 3),
        ("둘째 날", 2),
        ("Day 2", 2),
        ("0일차", None),
        ("하루", None),
    ],
)
def test_the_days_of_an_event_are_counted(text: str, number: int | None) -> None:
    assert read_ordinal(text) == number


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        ("20", 20), ("20분", 20), ("20분간", 20), ("1시간", 60), ("1시간 30분", 90),
        ("1시간 반", 90), ("1.5시간", 90), ("90min", 90), ("1 h 5 min", 65),
        ("1:30", 90), ("20'", 20), ("0분", 0),
        ("166시간 40분", 10_000), (20.0, 20), (0.5, 720), (time(0, 20), 20),
        (timedelta(minutes=45), 45), ("반", None), ("", None), (True, None), (DAY, None),
        (float("nan"), None), (-5.0, None),
    ],
)  # fmt: skip
def test_a_length_is_read(cell: Cell, minutes: int | None) -> None:
    assert read_length(cell) == minutes
