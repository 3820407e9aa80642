"""Which of the codes in view are new: one that stays in view is one scan."""

from collections.abc import Iterable
from typing import Final

from eventapp.domain.verdicts import CAMERA_BOUNCE_SECONDS

_REMEMBERED: Final = 64


class Sightings:
    """Remembers when each code was last in view.

    It counts again only when nobody saw it for a while: a code held up flickers.
    """

    def __init__(self) -> None:
        self._last: dict[str, float] = {}

    def note(self, texts: Iterable[str], now: float) -> list[str]:
        """Take down the codes in view; return those that count as a scan."""
        new = []
        for text in texts:
            last = self._last.pop(text, None)
            if last is None or now - last > CAMERA_BOUNCE_SECONDS:
                new.append(text)
            self._last[text] = now
        while len(self._last) > _REMEMBERED:
            del self._last[next(iter(self._last))]
        return new

    def forget(self) -> None:
        """Let every code count again, also one still in view."""
        self._last.clear()
