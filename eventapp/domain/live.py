"""The clock a speaker sees: how long is left, and how urgent that is."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_AMBER: Final = 5 * 60
_AMBER_PART: Final = 5
"""A session shorter than 25 minutes turns amber for its last fifth."""
_RED: Final = 60


class Light(StrEnum):
    """How urgent it is to come to an end."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Countdown:
    """``seconds`` until the end; negative once it is over."""

    seconds: int
    light: Light


def countdown(start: int, end: int, now: int) -> Countdown:
    """Return what is left of a session that runs from ``start`` to ``end``.

    All three are seconds on one clock. Amber for the last five minutes (of a short session
    the last fifth), red for the last one and after the end.
    """
    left = end - now
    if left <= _RED:
        return Countdown(left, Light.RED)
    amber = min(_AMBER, (end - start) // _AMBER_PART)
    return Countdown(left, Light.AMBER if left <= amber else Light.GREEN)
