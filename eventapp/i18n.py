"""Our words in the user's language: gettext catalogues, dates and times.

English texts are the message ids; ``resources/locale/ko`` holds the Korean ones.
Only faces and papers import this: below them nobody speaks a language.
"""

import gettext
from datetime import date
from functools import cache

from eventapp.domain.kinds import Language
from eventapp.paths import RESOURCES

DOMAIN = "eventapp"

_DATE_PATTERNS = {
    Language.KOREAN: {
        "short": "M월 d일 (EEE)",
        "long": "y년 M월 d일 EEEE",
        "formal": "y년 M월 d일",
    },
    Language.ENGLISH: {"short": "EEE d MMM", "long": "EEEE d MMMM y", "formal": "d MMMM y"},
}


_SHARED_PATTERNS = {
    Language.KOREAN: {
        "short": ("d일 (EEE)", "M월 d일 (EEE)"),
        "long": ("d일 EEEE", "M월 d일 EEEE"),
        "formal": ("d일", "M월 d일"),
    },
    Language.ENGLISH: {
        "short": ("EEE d", "EEE d MMM"),
        "long": ("EEEE d", "EEEE d MMMM"),
        "formal": ("d", "d MMMM"),
    },
}
"""Of the date that says less where both are in one month, and where both are in one year."""


@cache
def catalogue(language: Language) -> gettext.NullTranslations:
    """The catalogue of a language; English needs none.

    Raises:
        FileNotFoundError: The catalogues were never compiled (``python3 dev.py i18n``).
    """
    if language is Language.ENGLISH:
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, RESOURCES / "locale", languages=[language.value])


def format_date(day: date, language: Language, *, long: bool = False) -> str:
    """A date with its weekday: ``12월 24일 (목)``, or with the year when ``long``."""
    from babel.dates import format_date as babel_format_date  # noqa: PLC0415 - 60 ms, used late

    pattern = _DATE_PATTERNS[language]["long" if long else "short"]
    return babel_format_date(day, pattern, locale=language.value)


def format_dates(first: date, last: date, language: Language, *, long: bool = False) -> str:
    """From one date to another; what both have in common is said once."""
    if first == last:
        return format_date(first, language, long=long)
    return " – ".join(_both_ends(first, last, language, "long" if long else "short"))


def format_days(first: date, last: date, language: Language) -> tuple[str, str]:
    """Two dates as formal papers have them, for a sentence from the one to the other."""
    return _both_ends(first, last, language, "formal")


def _both_ends(first: date, last: date, language: Language, form: str) -> tuple[str, str]:
    from babel.dates import format_date as babel_format_date  # noqa: PLC0415 - 60 ms, used late

    whole = _DATE_PATTERNS[language][form]
    patterns = [whole, whole]
    if first.year == last.year:
        # Korean names the large before the small, so it is the second date that says less.
        less = 1 if language is Language.KOREAN else 0
        patterns[less] = _SHARED_PATTERNS[language][form][first.month != last.month]
    start, end = (
        babel_format_date(day, pattern, locale=language.value)
        for day, pattern in zip((first, last), patterns, strict=True)
    )
    return start, end


def format_day(day: date, language: Language) -> str:
    """A date with its year alone, as formal papers have it: ``2026년 12월 24일``."""
    from babel.dates import format_date as babel_format_date  # noqa: PLC0415 - 60 ms, used late

    return babel_format_date(day, _DATE_PATTERNS[language]["formal"], locale=language.value)


def format_clock(minutes: int) -> str:
    """Minutes from midnight as ``09:30``; a night past midnight goes on with ``00:30``."""
    hours, rest = divmod(minutes % 1440, 60)
    return f"{hours:02}:{rest:02}"


def format_length(minutes: int, language: Language) -> str:
    """A length of time: ``20분``, ``1시간 5분``; ``20 min``, ``1 h 5 min``."""
    words = catalogue(language)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return words.gettext("%d min") % rest
    if not rest:
        return words.gettext("%d h") % hours
    return words.gettext("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": rest}
