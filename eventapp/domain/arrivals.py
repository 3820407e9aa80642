"""When people arrived, how fast, how many desks that takes, and how long they stayed.

Five minutes are five minutes of the world, not of a wall: an hour that summer time repeats
or leaves out neither doubles nor loses anybody. Whoever shows an instant asks for the clock
of the event's zone then.

What happened before what is told by the order of the log, never by its times: a clock may
be set back. The times only tell how long something took, which is never less than nothing.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from math import ceil
from statistics import median
from typing import Final

from eventapp.domain.verdicts import Verdict

BIN: Final = 5
"""Minutes that are counted together."""
WIDTHS: Final = (5, 10, 15, 30, 60, 120, 240)
"""Minutes a bar of the curve may stand for, when there are too many of five."""
SECONDS_EACH: Final = 20.0
"""Seconds somebody takes at a desk, as long as it was not measured."""

_SITTING_GAP: Final = timedelta(hours=6)
"""Nobody arriving for so long: the next arrivals are of another day."""
_EARLIEST: Final = timedelta(hours=6)
"""Nobody comes so long before: they were late for what was before."""
_EDGE: Final = 30
"""The curve begins and ends at whole or half hours."""
_LEAST: Final = 60
_QUEUE_GAP: Final = 60.0
"""Seconds between two scans at one desk, beyond which nobody was waiting."""
_ENOUGH_GAPS: Final = 8
_PACES: Final = (5, 10)
_SECONDS: Final = 60


@dataclass(frozen=True, slots=True)
class Bin:
    """How many arrived in the minutes from ``start`` on."""

    start: datetime
    count: int


@dataclass(frozen=True, slots=True)
class Curve:
    """Arrivals from ``start`` to ``end`` in bins of ``width`` minutes, empty ones included."""

    bins: tuple[Bin, ...] = ()
    width: int = BIN

    @property
    def start(self) -> datetime | None:
        """When it begins, None when nobody arrived."""
        return self.bins[0].start if self.bins else None

    @property
    def end(self) -> datetime | None:
        """When it ends, None when nobody arrived."""
        return self.bins[-1].start + timedelta(minutes=self.width) if self.bins else None

    @property
    def highest(self) -> int:
        """The most that arrived in one bin."""
        return max((each.count for each in self.bins), default=0)

    def current(self, now: datetime) -> int | None:
        """Which bin an instant is in."""
        for place, each in enumerate(self.bins):
            if each.start <= now < each.start + timedelta(minutes=self.width):
                return place
        return None


@dataclass(frozen=True, slots=True)
class Peak:
    """The busiest five minutes: when they began, and how many came each minute."""

    start: datetime
    per_minute: float


@dataclass(frozen=True, slots=True)
class Pace:
    """How many came each minute, of the last five and of the last ten."""

    last_five: float = 0.0
    last_ten: float = 0.0


# The curve


def floor_to(moment: datetime, minutes: int) -> datetime:
    """The beginning of the bin that an instant is in."""
    seconds = int(moment.timestamp() // (minutes * _SECONDS)) * minutes * _SECONDS
    return datetime.fromtimestamp(seconds, UTC)


def in_bins(moments: Iterable[datetime], width: int = BIN) -> tuple[Bin, ...]:
    """Instants counted by the minutes they are in, in order, without the empty ones."""
    counts = Counter(floor_to(moment, width) for moment in moments)
    return tuple(Bin(start, counts[start]) for start in sorted(counts))


def last_sitting(bins: Sequence[Bin]) -> tuple[Bin, ...]:
    """The bins of the last day, which may run past midnight."""
    begin = 0
    for place, (before, after) in enumerate(pairwise(bins), start=1):
        if after.start - before.start > _SITTING_GAP:
            begin = place
    return tuple(bins[begin:])


def filled(bins: Sequence[Bin]) -> tuple[Bin, ...]:
    """The bins with the empty ones of each day between them, none between two days."""
    step = _minutes(BIN)
    whole: list[Bin] = []
    for each in bins:
        if whole and each.start - whole[-1].start <= _SITTING_GAP:
            gap = (each.start - whole[-1].start) // step
            whole += [Bin(whole[-1].start + step * number, 0) for number in range(1, gap)]
        whole.append(each)
    return tuple(whole)


def curve(bins: Sequence[Bin], *, most: int = 48) -> Curve:
    """The bars to draw, empty ones included, at most so many: they grow wider when it is long."""
    if not bins:
        return Curve()
    last = bins[-1].start + timedelta(minutes=BIN)
    width = WIDTHS[-1]
    for known in WIDTHS:
        start, end = _edges(bins[0].start, last, known)
        if (end - start) / timedelta(minutes=known) <= most:
            width = known
            break
    start, end = _edges(bins[0].start, last, width)
    counts: Counter[datetime] = Counter()
    for each in bins:
        counts[start + (each.start - start) // timedelta(minutes=width) * _minutes(width)] += (
            each.count
        )
    steps = range((end - start) // _minutes(width))
    moments = [start + step * _minutes(width) for step in steps]
    return Curve(tuple(Bin(moment, counts[moment]) for moment in moments), width)


def peak(bins: Iterable[Bin]) -> Peak | None:
    """The busiest five minutes, the first of equals; None when nobody arrived."""
    busiest = max(bins, key=lambda each: (each.count, -each.start.timestamp()), default=None)
    return None if busiest is None else Peak(busiest.start, busiest.count / BIN)


def _edges(first: datetime, last: datetime, width: int) -> tuple[datetime, datetime]:
    start = floor_to(first, _EDGE)
    length = max(ceil((last - start) / _minutes(_EDGE)) * _EDGE, _LEAST)
    return start, start + _minutes(ceil(length / width) * width)


def _minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


# The pace, and the desks it takes


def pace(newest_first: Iterable[datetime], now: datetime) -> Pace:
    """How many each minute, of instants in the order of the log, the newest first.

    Where the clock runs backwards the count ends: what is before was written by another clock.
    """
    counts = dict.fromkeys(_PACES, 0)
    after = now
    for moment in newest_first:
        age = (now - moment).total_seconds()
        if moment > after or age >= max(_PACES) * _SECONDS:
            break
        for minutes in _PACES:
            counts[minutes] += age < minutes * _SECONDS
        after = moment
    return Pace(*(counts[minutes] / minutes for minutes in _PACES))


def desks_needed(peak_per_minute: float, seconds_each: float) -> int:
    """How many desks let in so many a minute without a queue that grows."""
    return ceil(round(peak_per_minute * seconds_each / _SECONDS, 6))


def seconds_each(gaps: Iterable[float]) -> float | None:
    """The seconds somebody takes, from those between scans at one desk while others waited.

    None as long as there were too few to tell.
    """
    busy = [gap for gap in gaps if 0 < gap <= _QUEUE_GAP]
    return median(busy) if len(busy) >= _ENOUGH_GAPS else None


def runs_back(in_sequence: Iterable[datetime]) -> bool:
    """Whether a later entry of the log has an earlier time: the clock was set back."""
    return any(after < before for before, after in pairwise(in_sequence))


# How long somebody was there


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of the log by which somebody went through a gate.

    ``manual`` was entered afterwards, from paper, so that its place is where its time is.
    ``cancels`` takes back the passage of its verdict; that of an admission all there was.
    """

    at: datetime
    verdict: Verdict = Verdict.ADMITTED
    manual: bool = False
    cancels: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when there was something to be at: a session, or a day of the event."""

    opens: datetime
    closes: datetime


def minutes_present(log: Sequence[Passage], spans: Sequence[Span], now: datetime) -> int:
    """Whole minutes somebody was inside, by the lines of the log in its order."""
    total = timedelta()
    for stay in stays_of(log, spans, now):
        total += stay.closes - stay.opens
    return total // timedelta(minutes=1)


def stays_of(log: Sequence[Passage], spans: Sequence[Span], now: datetime) -> Iterator[Span]:
    """From when to when somebody was inside, by the lines of the log in its order.

    Who did not go out was there until the span they came in for closed, or is there now.
    An "out" without an "in" tells nothing; a second "in" without an "out" neither, before
    that span closed. An "out" of another span was forgotten in the first.
    """
    entered: datetime | None = None
    for passage in in_order(log):
        goes_in = passage.verdict is not Verdict.LEFT
        if entered is not None and _is_of_another(passage.at, entered, spans, goes_in=goes_in):
            yield _stay(entered, _until(entered, spans, now))
            entered = None
        if goes_in:
            entered = entered or passage.at
        elif entered is not None:
            yield _stay(entered, passage.at)
            entered = None
    if entered is not None:
        yield _stay(entered, _until(entered, spans, now))


def is_of_later(at: datetime, entered: datetime, spans: Sequence[Span]) -> bool:
    """Whether an instant is of a later span than the one somebody came in for."""
    before, reached = _span_of(entered, spans), _span_of(at, spans)
    return before is not None and reached is not None and before < reached


def minutes_since(entered: datetime, spans: Sequence[Span], now: datetime) -> int:
    """Whole minutes somebody was inside who came in once and did not go out."""
    return max(_until(entered, spans, now) - entered, timedelta()) // timedelta(minutes=1)


def in_order(log: Sequence[Passage]) -> list[Passage]:
    """What stands of a log: without what was taken back, and with entries from paper in place."""
    standing: list[Passage] = []
    for passage in log:
        if not passage.cancels:
            standing.append(passage)
        elif passage.verdict is Verdict.ADMITTED:
            standing.clear()
        else:
            _drop_last(standing, passage.verdict)
    ordered = [passage for passage in standing if not passage.manual]
    clocks: list[datetime] = []
    for passage in ordered:
        clocks.append(max(passage.at, clocks[-1]) if clocks else passage.at)
    by_hand = sorted((each for each in standing if each.manual), key=lambda each: each.at)
    for passage in reversed(by_hand):
        ordered.insert(bisect_right(clocks, passage.at), passage)
    return ordered


def _drop_last(standing: list[Passage], verdict: Verdict) -> None:
    for place in range(len(standing) - 1, -1, -1):
        if standing[place].verdict is verdict:
            del standing[place]
            return


def _stay(entered: datetime, until: datetime) -> Span:
    return Span(entered, max(until, entered))


def _until(entered: datetime, spans: Sequence[Span], now: datetime) -> datetime:
    place = _span_of(entered, spans)
    return now if place is None else min(now, spans[place].closes)


def _is_of_another(
    at: datetime, entered: datetime, spans: Sequence[Span], *, goes_in: bool
) -> bool:
    """Whether a passage is of a later span than the one somebody came in for."""
    place = _span_of(entered, spans)
    if place is None or at <= spans[place].closes:
        return False
    if goes_in:
        return True
    return place + 1 < len(spans) and at >= spans[place + 1].opens


def _span_of(entered: datetime, spans: Sequence[Span]) -> int | None:
    """What somebody came in for: what is on or begins soon, else what was on last."""
    for place, span in enumerate(spans):
        if entered < span.closes:
            return place - 1 if place and span.opens - entered > _EARLIEST else place
    return len(spans) - 1 if spans else None
