"""What stands of a log in which passages are taken back."""

from collections import Counter
from typing import Final, Generic, TypeVar

from eventapp.domain.verdicts import PASSAGES, Verdict

_Who = TypeVar("_Who")

_NOT_PASSAGES: Final = frozenset(Verdict) - PASSAGES


class Standing(Generic[_Who]):
    """A log read from its newest line back, and which of its passages were not taken back.

    A cancelled admission takes back all there was before it; a cancelled return or exit takes
    back the one passage of its kind that was the last one then.
    """

    def __init__(self) -> None:
        self._taken_back: Counter[tuple[_Who, Verdict]] = Counter()
        self._begins_anew: set[_Who] = set()

    def stands(self, who: _Who, verdict: Verdict, *, cancels: bool) -> bool:
        """Whether the line before those already read is a passage that stands."""
        if who in self._begins_anew or verdict in _NOT_PASSAGES:
            return False
        if cancels:  # whichever desk did
            if verdict is Verdict.ADMITTED:
                self._begins_anew.add(who)
            else:
                self._taken_back[who, verdict] += 1
            return False
        if self._taken_back[who, verdict]:
            self._taken_back[who, verdict] -= 1
            return False
        return True
