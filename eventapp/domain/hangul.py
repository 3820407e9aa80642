"""Hangul as letters and as keys: initials for searching, keys for scanners.

A USB scanner is a keyboard. With Hangul input on, the input method turns the keys
it presses into syllables; :func:`typed_as_latin` says which keys they were. That is
exact on the standard two-set layout (2-beolsik): however jamo were composed, each
stands for one key, and they are written in the order they were pressed.
"""

import unicodedata
from typing import Final

INITIALS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS: Final = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS: Final = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
"""The 28 ends of a syllable in Unicode's order; the first is none."""

COMPOUNDS: Final = {
    "ㄳ": "ㄱㅅ",
    "ㄵ": "ㄴㅈ",
    "ㄶ": "ㄴㅎ",
    "ㄺ": "ㄹㄱ",
    "ㄻ": "ㄹㅁ",
    "ㄼ": "ㄹㅂ",
    "ㄽ": "ㄹㅅ",
    "ㄾ": "ㄹㅌ",
    "ㄿ": "ㄹㅍ",
    "ㅀ": "ㄹㅎ",
    "ㅄ": "ㅂㅅ",
    "ㅘ": "ㅗㅏ",
    "ㅙ": "ㅗㅐ",
    "ㅚ": "ㅗㅣ",
    "ㅝ": "ㅜㅓ",
    "ㅞ": "ㅜㅔ",
    "ㅟ": "ㅜㅣ",
    "ㅢ": "ㅡㅣ",
}  # fmt: skip - a table
"""Jamo that take two keys. Doubled consonants are not among them: they are Shift and one key."""

KEYS: Final = {
    **dict(zip("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "qwertyuiop", strict=True)),
    **dict(zip("ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "asdfghjkl", strict=True)),
    **dict(zip("ㅋㅌㅊㅍㅠㅜㅡ", "zxcvbnm", strict=True)),
    **dict(zip("ㅃㅉㄸㄲㅆㅒㅖ", "QWERTOP", strict=True)),
}
"""The key of each simple jamo; upper case is with Shift."""

SHIFTED: Final = "QWERTOP"
"""The only letters whose Shift a Hangul input method shows."""

_JOINED_CONSONANTS = frozenset(COMPOUNDS) - frozenset(VOWELS)
_FIRST_SYLLABLE, _LAST_SYLLABLE = 0xAC00, 0xD7A3
_SYLLABLES_AN_INITIAL = len(VOWELS) * len(FINALS)


def is_syllable(character: str) -> bool:
    """Say whether ``character`` is one of the 11,172 composed syllables."""
    return _FIRST_SYLLABLE <= ord(character) <= _LAST_SYLLABLE


def has_final(syllable: str) -> bool:
    """Say whether a syllable ends in a consonant (받침), which decides between 을 and 를."""
    return (ord(syllable) - _FIRST_SYLLABLE) % len(FINALS) > 0


def initials(text: str) -> str:
    """Return ``text`` with each syllable replaced by its initial (초성).

    ``서종식`` becomes ``ㅅㅈㅅ``; whatever is not Hangul stays, casefolded.
    """
    return "".join(
        INITIALS[(ord(c) - _FIRST_SYLLABLE) // _SYLLABLES_AN_INITIAL]
        if is_syllable(c)
        else c.casefold()
        for c in unicodedata.normalize("NFC", text)
    )


def split_consonants(text: str) -> str:
    """Return ``text`` with joined consonants, as in ``ㄳ``, written as the two they are."""
    return "".join(COMPOUNDS[c] if c in _JOINED_CONSONANTS else c for c in text)


def jamo(text: str) -> str:
    """Return ``text`` with syllables taken apart into simple jamo, in typing order."""
    parts = (_parts(c) for c in unicodedata.normalize("NFC", text))
    return "".join(COMPOUNDS.get(c, c) for c in "".join(parts))


def typed_as_latin(text: str) -> str:
    """Return the Latin keys that typed ``text`` on a two-set Hangul keyboard.

    Doubled jamo (ㅃ, ㅖ …) give the capital letter. Shift on any other key leaves
    no trace in Hangul, so those give the small one. What is not Hangul stays.
    """
    if text.isascii():
        return text
    return "".join(KEYS.get(c, c) for c in jamo(text))


def _parts(character: str) -> str:
    if is_syllable(character):
        rest, final = divmod(ord(character) - _FIRST_SYLLABLE, len(FINALS))
        initial, vowel = divmod(rest, len(VOWELS))
        return (INITIALS[initial] + VOWELS[vowel] + FINALS[final]).rstrip()
    return _CONJOINING.get(character, character)


def _conjoining() -> dict[str, str]:
    """Map conjoining and half-width jamo, which macOS and old systems send, to the usual ones."""
    table = {chr(0x1100 + i): c for i, c in enumerate(INITIALS)}
    table |= {chr(0x1161 + i): c for i, c in enumerate(VOWELS)}
    table |= {chr(0x11A7 + i): c for i, c in enumerate(FINALS) if i}
    for code in range(0xFFA1, 0xFFDD):
        # "<narrow> 3144"; the gaps between the vowels have none.
        wide = unicodedata.decomposition(chr(code)).removeprefix("<narrow> ")
        if wide:
            table[chr(code)] = chr(int(wide, 16))
    return table


_CONJOINING: Final = _conjoining()
