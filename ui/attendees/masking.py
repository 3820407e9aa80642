"""Phones and mail addresses that passers-by may see: shown in full only on purpose."""

import re

_KEPT_AHEAD, _KEPT_BEHIND = 3, 4
_LEAST = _KEPT_AHEAD + _KEPT_BEHIND
_HIDDEN = "***"


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
