"""Yes and no as people write them into a cell: 예, O, Y, ✓."""

import re
import unicodedata
from typing import Final

_MARK = re.compile(r"[^\w○◯●✓✔☑×✕✗xX]+")
_LONGEST: Final = 100


def words_of(text: str) -> tuple[str, ...]:
    """The words of a list of them."""
    return tuple(text.split())


YES_WORDS: Final = words_of("예 네 넵 o ○ ◯ ● y yes true 1 v ✓ ✔ ☑ on checked 확인 ok t")
NO_WORDS: Final = words_of("아니오 아니요 아뇨 x × ✕ ✗ n no false 0 off f")


def fold_words(text: str, longest: int = _LONGEST) -> str:
    """A cell without case, spaces and marks that make no difference."""
    usual = unicodedata.normalize("NFKC", text[:longest]).casefold()
    return _MARK.sub("", usual).replace("_", "")


def yes_or_no(text: str) -> bool | None:
    """What a cell says by one word; None where it is neither."""
    word = fold_words(text)
    return True if word in YES_WORDS else False if word in NO_WORDS else None
