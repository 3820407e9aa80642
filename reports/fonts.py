"""The printed typefaces: registered once, with a fallback chain for what they lack.

Text goes through :func:`clean` before it is measured. It maps look-alikes, drops what is
invisible, and leaves only characters that some font of the chain can show.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import groupby

from reportlab.pdfbase.pdfmetrics import getFont, registerFont
from reportlab.pdfbase.ttfonts import TTFont

from eventapp.paths import RESOURCES

MISSING = "□"
_WORD_LENGTH = 64
"""Longer texts are measured anew each time rather than kept."""


class Face(StrEnum):
    """A weight of the house typeface, named as its file is."""

    REGULAR = "NotoSansKR-Regular"
    BOLD = "NotoSansKR-Bold"


_FALLBACKS = {Face.REGULAR: "NotoSans-Regular", Face.BOLD: "NotoSans-Bold"}
"""Of the same family, with the letters of every language that is written in Latin, and Greek."""

_SPACES = dict.fromkeys(map(ord, "\t\n\v\f\r\u00a0\u2007\u202f\u2028\u2029"), " ")
_DOTS = dict.fromkeys(map(ord, "\u22c5\u2219\u2027"), "·")
_INVISIBLE = dict.fromkeys(
    (0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10))
)
_LOOK_ALIKES = _SPACES | _DOTS | _INVISIBLE

_JAMO = (*range(0x1100, 0x1200), *range(0xA960, 0xA980), *range(0xD7B0, 0xD800))
"""Parts of syllables: the font has them, but they must be composed first."""

_EMOJI = (
    r"[\u2600-\u27bf\u2b00-\u2bff\U0001F000-\U0001FAFF]"
    r"\ufe0f?[\U0001F3FB-\U0001F3FF]?[\U000E0020-\U000E007F]*"
)
_CLUSTERS = re.compile(rf"[\U0001F1E6-\U0001F1FF]{{2}}|{_EMOJI}(?:\u200d{_EMOJI})*")
"""Emoji sequences: several code points that a reader counts as one sign."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A printable text, and the signs in it that had to be replaced."""

    text: str
    replaced: tuple[str, ...] = ()


class _Advances(dict[str, float]):
    """Widths of characters in thousandths of the size, found when first needed."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._fonts = (getFont(face), getFont(_FALLBACKS[face]))

    def __missing__(self, char: str) -> float:
        code = ord(char)
        for font in self._fonts:
            if code in font.face.charToGlyph:
                width = float(font.face.getCharWidth(code))
                break
        else:
            width = 0.0
        self[char] = width
        return width


def width(text: str, face: Face, size: float) -> float:
    """How wide a cleaned text is."""
    units = _units if len(text) <= _WORD_LENGTH else _units.__wrapped__
    return units(text, face) * size / 1000


@lru_cache(maxsize=1 << 14)
def _units(text: str, face: Face) -> float:
    """The width in thousandths of the size: words come back again and again."""
    return sum(map(_advances(face).__getitem__, text))


def runs(text: str, face: Face) -> list[tuple[str, str]]:
    """A cleaned text as pieces of (font name, text) along the fallback chain."""
    primary = _covered(face)
    if primary.issuperset(text):
        return [(face.value, text)]
    names = (_FALLBACKS[face], face.value)
    return [
        (names[inside], "".join(chars)) for inside, chars in groupby(text, primary.__contains__)
    ]


@lru_cache(maxsize=4096)
def clean(text: str) -> Cleaned:
    """A text as the fonts can show it; what they cannot is replaced visibly.

    A letter without a glyph loses its accent (ř → r); a sign without a letter becomes □.
    """
    if _plain().issuperset(text):
        return Cleaned(text)
    replaced: dict[str, None] = {}
    printable = _printable()

    def cluster(match: re.Match[str]) -> str:
        sign = match.group()
        if sign[0] in printable and len(sign.rstrip("\ufe0f")) == 1:
            return sign[0]
        replaced[sign] = None
        return MISSING

    composed = _CLUSTERS.sub(cluster, unicodedata.normalize("NFC", text)).translate(_LOOK_ALIKES)
    shown = [c if c in printable else _stand_in(c, replaced) for c in composed]
    return Cleaned("".join(shown), tuple(replaced))


def _stand_in(char: str, replaced: dict[str, None]) -> str:
    if unicodedata.category(char) == "Zs":
        return " "
    replaced[char] = None
    base = unicodedata.normalize("NFKD", char)[0]
    if base != char and base in _printable():
        return base
    return "" if unicodedata.category(char) == "Mn" else MISSING


@cache
def register() -> None:
    """Make the fonts known to ReportLab; it takes about 0.1 s a font, so it is done late."""
    for face, fallback in _FALLBACKS.items():
        for name in (face.value, fallback):
            registerFont(TTFont(name, str(RESOURCES / "fonts" / f"{name}.ttf")))


@cache
def _advances(face: Face) -> _Advances:
    register()
    return _Advances(face)


@cache
def _covered(face: Face) -> frozenset[str]:
    register()
    return _characters(face.value)


@cache
def _printable() -> frozenset[str]:
    """What some font of the chain shows, in both weights."""
    register()
    both = [
        _characters(face.value) | _characters(fallback) for face, fallback in _FALLBACKS.items()
    ]
    return frozenset(both[0] & both[1])


@cache
def _plain() -> frozenset[str]:
    """What needs no second look: shown by the house typeface, and no look-alike."""
    both = _covered(Face.REGULAR) & _covered(Face.BOLD)
    return both - set(map(chr, _LOOK_ALIKES)) - set(map(chr, _JAMO))


def _characters(font: str) -> frozenset[str]:
    codes = getFont(font).face.charToGlyph
    return frozenset(
        char for char in map(chr, codes) if unicodedata.category(char) not in _UNPRINTED
    )


_UNPRINTED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"})
"""Categories a font may have glyphs for that are not signs on paper of their own."""
