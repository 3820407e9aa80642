"""Languages that are spoken at an event: their codes (BCP 47), and their names for people."""

import re
from functools import cache
from typing import Final

from eventapp.domain.kinds import Language
from ui.language import _, language

_KOREAN_SIGN: Final = "kvk"

COMMON: Final = (
    "ko",
    "en",
    "ja",
    "zh",
    "vi",
    "th",
    "id",
    "mn",
    "ru",
    "fr",
    "de",
    "es",
    "ar",
    _KOREAN_SIGN,
)
"""What is spoken most at events in Korea."""

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-[A-Za-z0-9]{4,8})*")
_SCRIPT_LETTERS: Final = 4
_REGION_LETTERS: Final = 2


def read_code(text: str) -> str | None:
    """A typed code as it is written by convention (``pt-BR``, ``zh-Hant``); None if it is none."""
    typed = text.strip().replace("_", "-")
    if not _TAG.fullmatch(typed):
        return None
    first, *rest = typed.lower().split("-")
    return "-".join((first, *(_as_written(part) for part in rest)))


def language_name(code: str) -> str:
    """A language by its name in the language of the window; the code where it has none."""
    if code == _KOREAN_SIGN:  # Babel's data have no name for it
        return _("Korean Sign Language")
    return _names(language()).get(code) or _composed(code, language()) or code


def _as_written(part: str) -> str:
    if len(part) == _SCRIPT_LETTERS and part.isalpha():
        return part.title()
    return part.upper() if len(part) == _REGION_LETTERS else part


@cache
def _names(shown: Language) -> dict[str, str]:
    from babel import Locale  # noqa: PLC0415 - 60 ms, used late

    return dict(Locale(shown.value).languages)


@cache
def _composed(code: str, shown: Language) -> str:
    """The name of a code with a script or a region: "포르투갈어(브라질)"."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - 60 ms, used late

    try:
        return Locale.parse(code, sep="-").get_display_name(shown.value) or ""
    except (UnknownLocaleError, ValueError):
        return ""
