from datetime import date

import pytest

from eventapp.domain.kinds import Language
from eventapp.i18n import format_dates, format_days

FIRST = date(2026, 12, 24)


@pytest.mark.parametrize(
    ("last", "korean", "english"),
    [
        (FIRST, "12월 24일 (목)", "Thu 24 Dec"),
        (date(2026, 12, 26), "12월 24일 (목) – 26일 (토)", "Thu 24 – Sat 26 Dec"),
        (date(2027, 1, 2), "12월 24일 (목) – 1월 2일 (토)", "Thu 24 Dec – Sat 2 Jan"),
    ],
)
def test_two_dates_say_once_what_they_have_in_common(last: date, korean: str, english: str) -> None:
    assert format_dates(FIRST, last, Language.KOREAN) == korean
    assert format_dates(FIRST, last, Language.ENGLISH) == english


def test_two_long_dates_have_their_year_where_it_is_read() -> None:
    def told(first: date, last: date) -> tuple[str, str]:
        korean = format_dates(first, last, Language.KOREAN, long=True)
        return korean, format_dates(first, last, Language.ENGLISH, long=True)

    assert told(FIRST, date(2026, 12, 26)) == (
        "2026년 12월 24일 목요일 – 26일 토요일",
        "Thursday 24 – Saturday 26 December 2026",
    )
    assert told(date(2026, 11, 30), date(2026, 12, 1)) == (
        "2026년 11월 30일 월요일 – 12월 1일 화요일",
        "Monday 30 November – Tuesday 1 December 2026",
    )
    assert told(date(2026, 12, 31), date(2027, 1, 1)) == (
        "2026년 12월 31일 목요일 – 2027년 1월 1일 금요일",
        "Thursday 31 December 2026 – Friday 1 January 2027",
    )


def test_a_formal_sentence_says_the_year_once() -> None:
    last = date(2026, 12, 26)

    assert format_days(FIRST, last, Language.KOREAN) == ("2026년 12월 24일", "26일")
    assert format_days(FIRST, last, Language.ENGLISH) == ("24", "26 December 2026")
