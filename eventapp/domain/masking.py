"""Names, phones and mail addresses that passers-by may see: shown in full only on purpose."""

import re
from typing import Final

_KEPT_AHEAD: Final = 3
_KEPT_BEHIND: Final = 4
_LEAST: Final = _KEPT_AHEAD + _KEPT_BEHIND
_HIDDEN: Final = "***"
_SHORT: Final = 2


def mask_name(name: str) -> str:
    """A name with its middle hidden: ``홍*동``, ``김*``, ``A***a K***i``."""
    return " ".join(map(_mask_word, name.split()))


def mask_phone(phone: str) -> str:
    """A phone with its middle hidden: ``010-****-1234``."""
    count = sum(character.isdigit() for character in phone)
    ahead = _KEPT_AHEAD if count > _LEAST else 0
    place = 0

    def hide(digit: re.Match[str]) -> str:
        nonlocal place
        place += 1
        seen = place <= ahead or place > max(count - _KEPT_BEHIND, count // 2)
        return digit[0] if seen else "*"

    return re.sub(r"\d", hide, phone)


def mask_email(email: str) -> str:
    """A mail address with its owner hidden: ``g***@example.org``."""
    owner, at, domain = email.strip().rpartition("@")
    if not at:
        return email[:1] + _HIDDEN if email else ""
    return owner[:1] + _HIDDEN + at + domain


def _mask_word(word: str) -> str:
    """A word's ends; what is longer than a Korean name does not tell how long it is."""
    if len(word) <= _SHORT:
        return word[:1] + "*" * (len(word) - 1)
    hidden = "*" if len(word) == _SHORT + 1 else "**" if len(word) == _SHORT + 2 else _HIDDEN
    return word[:1] + hidden + word[-1]
