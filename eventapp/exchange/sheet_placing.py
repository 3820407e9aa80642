"""When the sessions of a sheet are: what their rows leave open is told by the rows around."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import zip_longest
from typing import Final

from eventapp.domain.interchange import ExchangedDay
from eventapp.domain.templates import usual_length
from eventapp.exchange.sheet_rows import Draft
from eventapp.exchange.sheet_times import DAY, HALF_DAY

_MORNING: Final = 8 * 60
_EVENING: Final = 18 * 60
_NIGHT_ENDS: Final = 6 * 60
_LONGEST_GAP: Final = 4 * 60


def complete_times(drafts: Sequence[Draft], *, own: bool) -> None:
    """Give every row that can have one a start and a length.

    A sheet of our own means what it says. In another one ``1:00`` after ``12:00`` is in the
    afternoon, ``00:30`` after ``23:00`` in the same night, and a row with nothing but its
    length begins when the one above ends.
    """
    above: Draft | None = None
    for draft in drafts:
        before = above if above and above.day == draft.day else None
        if not own and before:
            _follow(draft, before)
        _measure(draft)
        if not draft.unscheduled and draft.start is not None:
            above = draft
    for draft, after in zip_longest(drafts, drafts[1:]):
        if draft.length is None:
            draft.length = _length_until(draft, after)


def _follow(draft: Draft, before: Draft) -> None:
    start = before.start or 0
    if draft.start is None:
        if before.length is not None and not (draft.length is None and draft.end is None):
            draft.start = start + before.length
        return
    beside = draft.room != before.room and draft.room and before.room
    if draft.marked or beside or draft.start >= start:
        return
    if draft.start < _MORNING <= start <= draft.start + HALF_DAY:
        _shift(draft, HALF_DAY)
    elif not draft.dated and draft.start < _NIGHT_ENDS and start >= _EVENING:
        _shift(draft, DAY)


def _shift(draft: Draft, minutes: int) -> None:
    draft.start = (draft.start or 0) + minutes
    if draft.end is not None:
        draft.end += minutes


def _measure(draft: Draft) -> None:
    """Turn an end into a length; what ends before it began ends after noon, or midnight."""
    if draft.start is None or draft.end is None:
        return
    length = draft.end - draft.start
    if length < 0:
        length += HALF_DAY if draft.end < HALF_DAY and length + HALF_DAY > 0 else DAY
    if length >= 0:
        draft.length = length


def _length_until(draft: Draft, after: Draft | None) -> int:
    beside = after is not None and after.room != draft.room and after.room and draft.room
    if (
        after is not None
        and not beside
        and after.day == draft.day
        and None not in {after.start, draft.start}
    ):
        gap = (after.start or 0) - (draft.start or 0)
        if 0 < gap <= _LONGEST_GAP:
            return gap
    return usual_length(draft.kind)


def complete_days(drafts: Iterable[Draft], known: Sequence[date]) -> None:
    """Make dates of "the second day", and of no date where there is only one it can be.

    ``known`` are the dates the workbook tells besides its rows. Without any date, the
    second day's minutes count on from the first one's midnight.
    """
    drafts = list(drafts)
    rows = {draft.day for draft in drafts if isinstance(draft.day, date)}
    dates = sorted(set(known) or rows)
    for draft in drafts:
        if isinstance(draft.day, int):
            number = draft.day
            if dates:
                later = dates[0] + timedelta(number - 1)
                draft.day = dates[number - 1] if number <= len(dates) else later
            else:
                draft.day = None
                draft.start = None if draft.start is None else draft.start + (number - 1) * DAY
        elif draft.day is None and not draft.unscheduled and len(dates) == 1:
            draft.day = dates[0]


def days_of(drafts: Iterable[Draft], known: Sequence[ExchangedDay]) -> tuple[ExchangedDay, ...]:
    """The days ``known``, and those the rows name besides, open while something is on."""
    dates = {day.date for day in known}
    spans: dict[date, tuple[int, int]] = {}
    for draft in drafts:
        if isinstance(draft.day, date) and draft.day not in dates and draft.start is not None:
            opens, closes = spans.get(draft.day, (draft.start, draft.start))
            end = draft.start + (draft.length or 0)
            spans[draft.day] = min(opens, draft.start), max(closes, end)
    new = (ExchangedDay(day, *span) for day, span in spans.items())
    return tuple(sorted([*known, *new], key=lambda day: day.date)) if spans else tuple(known)
