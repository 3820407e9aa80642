"""Text as it comes in: one normal form, nothing invisible, a stated length.

Whatever a person types, pastes or imports passes through :func:`clean` once, on
its way into the store; everything after that may trust it.
"""

import re
import unicodedata
from typing import Final

from eventapp.domain.errors import InvalidReason, InvalidValue

NAME_LIMIT: Final = 200
"""Names of people, organisations, rooms, places."""
TITLE_LIMIT: Final = 300
"""Titles of events and sessions, mottoes."""
SHORT_LIMIT: Final = 500
"""Anything else on one line."""
LONG_LIMIT: Final = 20_000
"""Biographies, abstracts, notes."""

_EMOJI = "\u00a9\u00ae\u203c-\u3299\ufe0f\U0001f000-\U0001faff"
_LINE_BREAK = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_UNSEEN = re.compile(
    # Kept: what joins emoji into one picture, and the letters of a subdivision's flag.
    f"((?<=[{_EMOJI}])\u200d(?=[\u2640-\u2b55\U0001f000-\U0001faff]|[\u2194\u2195]\ufe0f)"
    "|(?<=\U0001f3f4)[\U000e0030-\U000e007a]+\U000e007f)"
    # Dropped: controls, soft hyphen, zero-width, bidi controls, Hangul fillers,
    # surrogates, annotation marks, tags, and code points that are no characters.
    "|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\ufdd0-\ufdef\ud800-\udfff\U000e0000-\U000e007f]"
)
_UNSEEN_LETTERS = "\u034f\u115f\u1160\u3164\uffa0"
"""What is dropped although Unicode counts it among letters and marks."""


def clean(text: str, *, field: str, limit: int = SHORT_LIMIT, multiline: bool = False) -> str:
    r"""Return ``text`` in NFC without what nobody can see, its ends stripped.

    Names that look the same must be the same, and a pasted right-to-left override
    or NUL must not reach a badge. Joiners inside emoji stay, for without them a
    family falls apart. Line breaks become ``\n``, or a space on a single line.

    Raises:
        InvalidValue: The cleaned text is longer than ``limit`` characters.
    """
    cleaned = tidy(text, multiline=multiline)
    if len(cleaned) > limit:
        raise InvalidValue(field, InvalidReason.TOO_LONG)
    return cleaned


def tidy(text: str, *, multiline: bool = False) -> str:
    """Return ``text`` as :func:`clean` does, of any length."""
    usual = text.replace("\r\n", "\n").replace("\t", " ")
    if _is_tidy(usual, multiline=multiline):
        return usual.strip()
    text = _LINE_BREAK.sub("\n" if multiline else " ", text).replace("\t", " ")
    text = unicodedata.normalize("NFC", text)
    # Once more: what stood on both sides of a dropped character may now compose.
    return unicodedata.normalize("NFC", _UNSEEN.sub(r"\1", text)).strip()


def _is_tidy(text: str, *, multiline: bool) -> bool:
    """Say at once of most texts that nothing but their ends wants tidying.

    An import is mostly texts like these, and looking at each character costs eight times as much.
    """
    seen = text.replace("\n", "") if multiline else text
    return seen.isprintable() and (
        seen.isascii()
        or (
            unicodedata.is_normalized("NFC", text)
            and not any(letter in text for letter in _UNSEEN_LETTERS)
        )
    )
