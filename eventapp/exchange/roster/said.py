"""What cells say in words: whether somebody comes, and when they registered."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final

from eventapp.domain.answers import NO_WORDS, YES_WORDS, fold_words, words_of
from eventapp.domain.kinds import AttendeeStatus

_LONGEST: Final = 100


_REGISTERED: Final = words_of("""
    참석 참가 참석함 참가함 참석예정 참가예정 확정 참가확정 참석확정 승인 승인됨 승인완료 등록
    등록됨 등록완료 신청 신청완료 접수 접수됨 접수완료 완료 결제완료 입금완료 예약 예약완료 정상
    attending registered confirmed approved accepted paid complete completed active checkedin
    attended valid going free p
""")
_WAITING: Final = words_of("""
    대기 대기중 대기자 대기자명단 예비 보류 검토중 승인대기 결제대기 입금대기 미결제 미입금 확인중
    미정 waiting waitinglist waitlist waitlisted pending onhold awaitingpayment awaitingapproval
    unpaid tentative maybe
""")
_CANCELLED: Final = words_of("""
    취소 취소됨 취소완료 신청취소 참가취소 등록취소 불참 불참석 불참예정 미참석 미참가 반려 거절
    거부 미승인 환불 환불완료 탈락 cancelled canceled notattending declined rejected refunded
    deleted void expired withdrawn notgoing absent
""")
_STATES: Final[Mapping[str, AttendeeStatus]] = {
    **dict.fromkeys(_REGISTERED, AttendeeStatus.REGISTERED),
    **dict.fromkeys(_WAITING, AttendeeStatus.WAITING),
    **dict.fromkeys(_CANCELLED, AttendeeStatus.CANCELLED),
}
_ANSWERS: Final[Mapping[str, AttendeeStatus]] = {
    **dict.fromkeys(YES_WORDS, AttendeeStatus.REGISTERED),
    **dict.fromkeys(NO_WORDS, AttendeeStatus.CANCELLED),
}
_ORDER_STATES: Final[Mapping[str, AttendeeStatus]] = {
    "n": AttendeeStatus.WAITING,
    "p": AttendeeStatus.REGISTERED,
    "e": AttendeeStatus.CANCELLED,
    "c": AttendeeStatus.CANCELLED,
}
"""What pretix calls its orders: new, paid, expired, cancelled."""

_MOMENT = re.compile(
    r"(?P<year>[0-9]{4})\s?[.\-/년]\s?(?P<month>[0-9]{1,2})\s?[.\-/월]\s?(?P<day>[0-9]{1,2})[.일]?"
    r"(?:[T,\s]+(?P<time>.*))?",
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    r"(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})/(?P<year>[0-9]{4})(?:[,\s]+(?P<time>.*))?"
)
_CLOCK = re.compile(
    r"(?P<before>오전|오후|AM|PM)?\s?(?P<hour>[0-9]{1,2})[:시]\s?(?P<minute>[0-9]{1,2})분?"
    r"(?:[:\s]?\s?(?P<second>[0-9]{1,2})(?:\.[0-9]+)?초?)?\s?(?P<after>AM|PM)?"
    r"\s?(?P<zone>Z|(?:GMT|UTC)?(?:[+-][0-9]{1,2}(?::?[0-9]{2})?)?)",
    re.IGNORECASE,
)
_ZONE = re.compile(r"(?P<sign>[+-])(?P<hours>[0-9]{1,2}):?(?P<minutes>[0-9]{2})?")
_NOON: Final = 12
_LAST_MONTH: Final = 12
_YEARS: Final = range(1970, 2200)


def statuses(column: Iterable[str]) -> dict[str, AttendeeStatus | None]:
    """What each different cell of a column says; None where nobody knows.

    The column decides what N is: no beside yes, new beside paid.
    """
    cells = {cell: fold_words(cell) for cell in set(column)}
    words = set(cells.values()) - {""}
    known = {**_STATES, **_ANSWERS}
    if words <= set(_ORDER_STATES) and words != {"n"}:
        known |= _ORDER_STATES
    return {cell: known.get(word) for cell, word in cells.items() if word}


def moment(text: str, zone: tzinfo) -> datetime | None:
    """When a cell says something was; None where it says no day. ``zone`` is the event's."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None:
        found = _written(text[:_LONGEST].strip())
    if found is None or found.year not in _YEARS:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)


def _written(text: str) -> datetime | None:
    day = _MOMENT.fullmatch(text) or _AMERICAN.fullmatch(text)
    if day is None:
        return None
    month, date = int(day["month"]), int(day["day"])
    if day.re is _AMERICAN and month > _LAST_MONTH:
        month, date = date, month
    clock = _CLOCK.fullmatch((day["time"] or "0:00").strip())
    if clock is None:
        return None
    hour = int(clock["hour"])
    half = (clock["before"] or clock["after"] or "").upper()
    if half in {"오후", "PM"}:
        hour = hour % _NOON + _NOON
    elif half:
        hour %= _NOON
    try:
        return datetime(
            int(day["year"]),
            month,
            date,
            hour,
            int(clock["minute"]),
            int(clock["second"] or 0),
            tzinfo=_zone(clock["zone"]),
        )
    except ValueError:
        return None


def _zone(text: str) -> tzinfo | None:
    if not text:
        return None
    offset = _ZONE.search(text)
    if offset is None:
        return UTC
    minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
    return timezone(timedelta(minutes=-minutes if offset["sign"] == "-" else minutes))
