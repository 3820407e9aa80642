"""Which of the codes in view are new: one that stays in view is one scan."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from eventapp.domain.verdicts import CAMERA_BOUNCE_SECONDS

BRIEF_SECONDS: Final = 1.0
"""Longer than a code flickers while it is held up."""

_REMEMBERED: Final = 64


@dataclass(slots=True)
class _Last:
    """When a code was in view last, and how long it must be away to count again."""

    at: float
    away: float = CAMERA_BOUNCE_SECONDS


class Sightings:
    """Remembers when each code was last in view.

    It counts again only when nobody saw it for a while: a code held up flickers.
    """

    def __init__(self) -> None:
        self._last: dict[str, _Last] = {}

    def note(self, texts: Iterable[str], now: float) -> list[str]:
        """Take down the codes in view; return those that count as a scan."""
        new = []
        for text in texts:
            last = self._last.pop(text, None)
            if last is None or now - last.at > last.away:
                new.append(text)
                last = None
            self._last[text] = _Last(now) if last is None else _Last(now, last.away)
        while len(self._last) > _REMEMBERED:
            del self._last[next(iter(self._last))]
        return new

    def forget(self) -> None:
        """Let every code count again that is taken away and held up anew."""
        for last in self._last.values():
            last.away = BRIEF_SECONDS
