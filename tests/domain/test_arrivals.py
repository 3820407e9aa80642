"""Arrivals in five minutes, their pace, the desks it takes, and the minutes somebody stayed."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from math import ceil
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventapp.domain.arrivals import (
    Bin,
    Curve,
    Pace,
    Passage,
    Peak,
    Span,
    curve,
    desks_needed,
    in_bins,
    in_order,
    last_sitting,
    minutes_present,
    minutes_since,
    pace,
    peak,
    runs_back,
    seconds_each,
)
from eventapp.domain.verdicts import Verdict

SEOUL = ZoneInfo("Asia/Seoul")
BERLIN = ZoneInfo("Europe/Berlin")
NINE = datetime(2026, 12, 24, 9, tzinfo=SEOUL)
DAY = Span(NINE, NINE + timedelta(hours=9))

moments = st.integers(0, 3 * 86_400).map(lambda seconds: NINE + timedelta(seconds=seconds))


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def came(minutes: float, *, manual: bool = False) -> Passage:
    return Passage(at(minutes), Verdict.ADMITTED, manual=manual)


def left(minutes: float, *, manual: bool = False) -> Passage:
    return Passage(at(minutes), Verdict.LEFT, manual=manual)


def returned(minutes: float) -> Passage:
    return Passage(at(minutes), Verdict.READMITTED)


# The curve


def test_arrivals_are_counted_by_the_five_minutes_they_are_in() -> None:
    assert in_bins([at(0), at(4.99), at(5), at(17)]) == (
        Bin(at(0), 2),
        Bin(at(5), 1),
        Bin(at(15), 1),
    )


@given(st.lists(moments, max_size=60))
def test_bins_count_what_a_clock_on_the_wall_would(arrivals: list[datetime]) -> None:
    naive: Counter[str] = Counter()
    for moment in arrivals:
        local = moment.astimezone(SEOUL)
        naive[f"{local:%Y-%m-%d %H}:{local.minute // 5 * 5:02}"] += 1

    bins = in_bins(arrivals)

    assert {f"{each.start.astimezone(SEOUL):%Y-%m-%d %H:%M}": each.count for each in bins} == naive
    assert [each.start for each in bins] == sorted(each.start for each in bins)


def test_the_hour_that_the_end_of_summer_time_repeats_is_two_hours() -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    second = first.replace(fold=1)

    bins = in_bins([first, second])

    assert [each.count for each in bins] == [1, 1]
    assert bins[1].start - bins[0].start == timedelta(hours=1)
    assert {f"{each.start.astimezone(BERLIN):%H:%M}" for each in bins} == {"02:30"}


def test_the_hour_that_summer_time_leaves_out_leaves_no_hole() -> None:
    before = datetime(2026, 3, 29, 1, 55, tzinfo=BERLIN)
    after = datetime(2026, 3, 29, 3, 0, tzinfo=BERLIN)

    bins = in_bins([before, after])

    assert bins[1].start - bins[0].start == timedelta(minutes=5)


def test_a_curve_is_at_least_an_hour_and_begins_at_a_half_or_whole_one() -> None:
    drawn = curve(in_bins([at(12), at(13), at(31)]))

    assert (drawn.start, drawn.end, drawn.width) == (at(0), at(60), 5)
    assert [each.count for each in drawn.bins] == [0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0, 0]
    assert (drawn.current(at(33)), drawn.current(at(60)), drawn.highest) == (6, None, 2)


def test_nobody_makes_an_empty_curve() -> None:
    assert curve(()) == Curve()
    assert (Curve().start, Curve().end, Curve().highest, Curve().current(NINE)) == (
        None,
        None,
        0,
        None,
    )
    assert peak(()) is None


@given(st.lists(moments, min_size=1, max_size=80), st.integers(24, 60))
def test_a_curve_has_few_bars_and_loses_nobody(arrivals: list[datetime], most: int) -> None:
    drawn = curve(in_bins(arrivals), most=most)

    assert sum(each.count for each in drawn.bins) == len(arrivals)
    assert len(drawn.bins) <= most
    step = timedelta(minutes=drawn.width)
    starts = [each.start for each in drawn.bins]
    assert starts == [starts[0] + n * step for n in range(len(starts))]
    assert drawn.start is not None
    assert drawn.end is not None
    assert drawn.start <= min(arrivals)
    assert max(arrivals) < drawn.end


def test_a_night_is_one_sitting_and_the_next_morning_another() -> None:
    evening, night, morning = at(13 * 60), at(16 * 60), at(24 * 60)

    bins = in_bins([evening, night, morning])

    assert last_sitting(bins) == (Bin(morning.astimezone(UTC), 1),)
    assert [each.start for each in last_sitting(bins[:2])] == [evening, night]


def test_the_peak_is_the_first_of_the_busiest_five_minutes() -> None:
    bins = in_bins([at(0), at(1), at(20), at(21)])

    assert peak(bins) == Peak(at(0), 0.4)


# The pace


def test_the_pace_counts_the_last_five_and_ten_minutes() -> None:
    scans = [at(0), at(3), at(6), at(8), at(9)]

    assert pace(reversed(scans), at(10)) == Pace(3 / 5, 4 / 10)


def test_the_pace_ends_where_the_clock_was_set_back() -> None:
    before = [at(58), at(59), at(60)]
    after = [at(1), at(2)]

    assert pace(reversed([*before, *after]), at(3)) == Pace(2 / 5, 2 / 10)


def test_a_scan_later_than_now_ends_the_pace() -> None:
    assert pace([at(60)], at(10)) == Pace()


@given(st.lists(moments, max_size=60))
def test_the_pace_of_a_clock_that_runs_on_is_a_plain_count(arrivals: list[datetime]) -> None:
    arrivals.sort()
    now = arrivals[-1] if arrivals else NINE

    counted = pace(reversed(arrivals), now)

    ages = [(now - moment).total_seconds() for moment in arrivals]
    assert counted == Pace(sum(age < 300 for age in ages) / 5, sum(age < 600 for age in ages) / 10)


@pytest.mark.parametrize(
    ("per_minute", "seconds", "desks"),
    [(0, 20, 0), (1.6, 20, 1), (3, 20, 1), (3.2, 20, 2), (0.1 * 3, 200, 1), (12, 35, 7)],
)
def test_desks_are_the_peak_times_the_seconds_each(
    per_minute: float, seconds: float, desks: int
) -> None:
    assert desks_needed(per_minute, seconds) == desks


@given(st.integers(0, 500), st.integers(1, 120))
def test_so_many_desks_are_enough_and_one_fewer_is_not(per_minute: int, seconds: int) -> None:
    desks = desks_needed(per_minute, seconds)

    assert desks == ceil(per_minute * seconds / 60)
    assert desks * 60 >= per_minute * seconds > (desks - 1) * 60


def test_the_seconds_each_are_measured_while_others_wait() -> None:
    waiting = [18.0, 19.0, 20.0, 21.0, 22.0, 23.0, 24.0, 25.0]

    assert seconds_each([*waiting, 600.0, -3600.0, 0.0]) == 21.5
    assert seconds_each(waiting[1:]) is None
    assert seconds_each([600.0] * 100) is None


def test_a_clock_that_runs_back_is_noticed() -> None:
    assert not runs_back([at(0), at(0), at(1)])
    assert runs_back([at(0), at(2), at(1)])


# The minutes


@pytest.mark.parametrize(
    ("log", "minutes"),
    [
        ([], 0),
        ([came(0)], 120),  # until now
        ([came(0), left(30)], 30),
        ([came(0), left(30), returned(60)], 90),
        ([left(30)], 0),  # an "out" without an "in"
        ([left(10), came(20), left(30), left(40)], 10),
        ([came(0), returned(20), left(30)], 30),  # "in" twice
        ([came(0), Passage(at(1), cancels=True)], 0),
        ([came(0), Passage(at(1), cancels=True), came(10), left(20)], 10),
        ([came(0), left(30), returned(60), Passage(at(61), cancels=True)], 0),
        ([came(0), left(30), Passage(at(31), Verdict.LEFT, cancels=True)], 120),
        ([came(0), left(30), Passage(at(61), Verdict.READMITTED, cancels=True)], 30),
        ([left(90), came(10, manual=True)], 80),  # entered afterwards, from paper
        ([came(0), came(50, manual=True), left(20, manual=True)], 90),
        ([came(60), left(0)], 0),  # the clock was set back in between
        ([came(60), left(0), returned(30)], 90),
    ],
)
def test_minutes_are_told_by_the_order_of_the_log(log: list[Passage], minutes: int) -> None:
    assert minutes_present(log, [DAY], at(120)) == minutes


def test_who_did_not_go_out_was_there_until_the_end() -> None:
    assert minutes_present([came(0)], [DAY], at(3 * 24 * 60)) == 9 * 60
    assert minutes_since(at(0), [DAY], at(3 * 24 * 60)) == 9 * 60


def test_who_came_after_the_end_was_there_no_minute() -> None:
    assert minutes_present([came(10 * 60)], [DAY], at(12 * 60)) == 0
    assert minutes_since(at(10 * 60), [DAY], at(12 * 60)) == 0


def test_who_stayed_over_the_end_and_went_out_was_there_until_then() -> None:
    assert minutes_present([came(0), left(9 * 60 + 20)], [DAY], at(24 * 60)) == 9 * 60 + 20


@pytest.mark.parametrize(
    ("log", "minutes"),
    [
        ([came(0), returned(24 * 60 - 10)], 540 + 40),  # no "out" on the first day
        ([came(-20), left(24 * 60 + 30)], 560),  # an "out" that is the next day's
        ([came(0), left(9 * 60), came(9 * 60 + 5)], 540),  # late for the first day
        ([came(-20), left(60), returned(24 * 60 + 10), left(24 * 60 + 20)], 90),
    ],
)
def test_a_night_between_two_days_is_nobodys(log: list[Passage], minutes: int) -> None:
    days = [DAY, Span(DAY.opens + timedelta(days=1), DAY.closes + timedelta(days=1))]

    assert minutes_present(log, days, at(24 * 60 + 30)) == minutes


def test_without_an_end_it_is_until_now() -> None:
    assert minutes_present([came(0)], [], at(700)) == 700


def test_entries_from_paper_stand_where_their_time_is() -> None:
    assert in_order([left(90), returned(95), came(92, manual=True), came(10, manual=True)]) == [
        came(10, manual=True),
        left(90),
        came(92, manual=True),
        returned(95),
    ]


passages = st.builds(
    Passage,
    at=moments,
    verdict=st.sampled_from([Verdict.ADMITTED, Verdict.READMITTED, Verdict.LEFT]),
    manual=st.booleans(),
    cancels=st.booleans(),
)


@given(st.lists(passages, max_size=12), moments)
def test_minutes_are_never_fewer_than_none_nor_more_than_there_were(
    log: list[Passage], now: datetime
) -> None:
    times = [NINE, now, *(passage.at for passage in log)]
    most = (max(times) - min(times)) / timedelta(minutes=1) * max(1, len(log))

    assert 0 <= minutes_present(log, [], now) <= most


@given(st.lists(st.tuples(moments, st.booleans()), max_size=12))
def test_minutes_of_a_clock_that_runs_on_are_those_of_plain_pairs(
    scans: list[tuple[datetime, bool]],
) -> None:
    scans.sort()
    now = NINE + timedelta(days=4)
    naive, since = timedelta(), None
    for moment, goes_in in scans:
        if goes_in and since is None:
            since = moment
        elif not goes_in and since is not None:
            naive += moment - since
            since = None
    naive += now - since if since else timedelta()

    log = [
        Passage(moment, Verdict.ADMITTED if goes_in else Verdict.LEFT) for moment, goes_in in scans
    ]

    assert minutes_present(log, [], now) == naive // timedelta(minutes=1)
