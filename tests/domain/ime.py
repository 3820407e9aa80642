"""A two-set (2-beolsik) Hangul input method, to generate what a scanner's keys become.

Written from the layout and the rules of composition alone, without the tables of
the program, so that it can contradict them.
"""

from itertools import chain

_ROWS = (
    ("qwertyuiop", "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ"),
    ("asdfghjkl", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ"),
    ("zxcvbnm", "ㅋㅌㅊㅍㅠㅜㅡ"),
)
_SHIFTED = dict(zip("QWERTOP", "ㅃㅉㄸㄲㅆㅒㅖ", strict=True))
_JAMO = dict(chain.from_iterable(zip(keys, jamo, strict=True) for keys, jamo in _ROWS))
_LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_TAILS = ["", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"]
_TOGETHER = {
    "ㄱㅅ": "ㄳ",
    "ㄴㅈ": "ㄵ",
    "ㄴㅎ": "ㄶ",
    "ㄹㄱ": "ㄺ",
    "ㄹㅁ": "ㄻ",
    "ㄹㅂ": "ㄼ",
    "ㄹㅅ": "ㄽ",
    "ㄹㅌ": "ㄾ",
    "ㄹㅍ": "ㄿ",
    "ㄹㅎ": "ㅀ",
    "ㅂㅅ": "ㅄ",
    "ㅗㅏ": "ㅘ",
    "ㅗㅐ": "ㅙ",
    "ㅗㅣ": "ㅚ",
    "ㅜㅓ": "ㅝ",
    "ㅜㅔ": "ㅞ",
    "ㅜㅣ": "ㅟ",
    "ㅡㅣ": "ㅢ",
}
_APART = {together: (pair[0], pair[1]) for pair, together in _TOGETHER.items()}


def typed_as_hangul(latin: str, *, lone_compounds: bool = True) -> str:
    """Return what the keys of ``latin`` become with Hangul input on.

    ``lone_compounds`` joins ㄱ and ㅅ to ㄳ also without a vowel before them, as
    Windows does and ibus does not.
    """
    composer = _Composer(lone_compounds=lone_compounds)
    for key in latin:
        composer.press(key)
    composer.commit()
    return composer.committed


class _Composer:
    def __init__(self, *, lone_compounds: bool) -> None:
        self.committed = ""
        self._lone_compounds = lone_compounds
        self._lead = self._vowel = self._tail = ""

    def press(self, key: str) -> None:
        jamo = _SHIFTED.get(key) or _JAMO.get(key.lower())
        if jamo is None:
            self.commit()
            self.committed += key
        elif jamo in _VOWELS:
            self._press_vowel(jamo)
        else:
            self._press_consonant(jamo)

    def commit(self) -> None:
        if self._lead and self._vowel:
            place = _LEADS.index(self._lead) * 21 + _VOWELS.index(self._vowel)
            self.committed += chr(0xAC00 + place * 28 + _TAILS.index(self._tail))
        else:
            self.committed += self._lead + self._vowel
        self._lead = self._vowel = self._tail = ""

    def _press_consonant(self, jamo: str) -> None:
        if self._lead and self._vowel and not self._tail and jamo in _TAILS:
            self._tail = jamo
        elif self._tail and self._tail + jamo in _TOGETHER:
            self._tail = _TOGETHER[self._tail + jamo]
        elif self._lone_compounds and not self._vowel and self._lead + jamo in _TOGETHER:
            self._lead = _TOGETHER[self._lead + jamo]
        else:
            self.commit()
            self._lead = jamo

    def _press_vowel(self, jamo: str) -> None:
        if self._tail:
            self._tail, moving = _APART.get(self._tail, ("", self._tail))
            self.commit()
            self._lead, self._vowel = moving, jamo
        elif not self._vowel:
            first, self._lead = _APART.get(self._lead, ("", self._lead))
            self.committed += first
            self._vowel = jamo
        elif self._vowel + jamo in _TOGETHER:
            self._vowel = _TOGETHER[self._vowel + jamo]
        else:
            self.commit()
            self._vowel = jamo
