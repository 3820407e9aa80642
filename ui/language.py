"""The language of the window, switched while it is open: words, dates, times, lengths.

Ask at call time, never at import: the language changes while the program runs.
The command line speaks through this module too, so it knows nothing of Qt.
"""

import gettext as _gettext
import re
from datetime import date

from eventapp import i18n
from eventapp.domain.kinds import Language

LANGUAGE_NAMES = {Language.KOREAN: "한국어", Language.ENGLISH: "English"}
"""Languages are named in themselves, in every language."""

MINUTES_PER_HOUR = 60
_LAST_HOUR = 47  # minutes may pass midnight: a night session stays on its day

_CLOCK = re.compile(r"(\d{1,2})\s*[:.시]\s*(?:(\d{1,2})\s*분?)?")
_BARE_CLOCK = re.compile(r"(\d{1,2})(\d{2})")
_LENGTH = re.compile(
    r"(?:(?P<hours>\d+)\s*(?:시간|hours?|hrs?|h))?\s*(?:(?P<minutes>\d+)\s*(?:분|minutes?|mins?|m)?)?",
    re.IGNORECASE,
)


class _Chosen:
    """The language in use, one per process."""

    language = Language.KOREAN
    words: _gettext.NullTranslations | None = None


def language() -> Language:
    """The language in use."""
    return _Chosen.language


def set_language(wanted: Language) -> None:
    """Speak a language from now on; ``ui.qt_language`` lets Qt's own words follow."""
    _Chosen.language = wanted
    _Chosen.words = i18n.catalogue(wanted)


def _words() -> _gettext.NullTranslations:
    if _Chosen.words is None:
        _Chosen.words = i18n.catalogue(_Chosen.language)
    return _Chosen.words


def _(message: str) -> str:
    """A message in the language in use."""
    return _words().gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """A message that depends on a count."""
    return _words().ngettext(one, many, count)


def pgettext(context: str, message: str) -> str:
    """A message whose English says too little to be translated alone."""
    return _words().pgettext(context, message)


def date_text(day: date, *, long: bool = False) -> str:
    """A date with its weekday, and with the year when ``long``."""
    return i18n.format_date(day, language(), long=long)


def clock_text(minutes: int) -> str:
    """Minutes from midnight as ``09:30``."""
    return i18n.format_clock(minutes)


def length_text(minutes: int) -> str:
    """A length of time as ``1시간 5분`` or ``1 h 5 min``."""
    return i18n.format_length(minutes, language())


def parse_clock(text: str) -> int | None:
    """Minutes from midnight of a typed time (``10:30``, ``1030``, ``10시 30분``, ``9``), or None.

    Hours up to 47 are taken: ``25:00`` is one o'clock of the night after the day.
    """
    typed = text.strip()
    found = _CLOCK.fullmatch(typed) or _BARE_CLOCK.fullmatch(typed)
    hours, minutes = (found[1], found[2] or "0") if found else (typed, "0")
    if not (hours.isdecimal() and minutes.isdecimal()):
        return None
    if int(hours) > _LAST_HOUR or int(minutes) >= MINUTES_PER_HOUR:
        return None
    return int(hours) * MINUTES_PER_HOUR + int(minutes)


def parse_length(text: str) -> int | None:
    """Minutes of a typed length (``20``, ``20분``, ``1시간 5분``, ``1h 5m``, ``1:05``), or None."""
    typed = text.strip()
    if ":" in typed:
        return parse_clock(typed)
    found = _LENGTH.fullmatch(typed)
    if found is None or (found["hours"] is None and found["minutes"] is None):
        return None
    return int(found["hours"] or 0) * MINUTES_PER_HOUR + int(found["minutes"] or 0)
