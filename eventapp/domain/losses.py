"""Counting what is left out while a file is read or written."""

from typing import Final

from eventapp.domain.interchange import Detail, LeftOut
from eventapp.domain.text import tidy

_EXAMPLES: Final = 3
_EXAMPLE_LENGTH: Final = 80


class Losses:
    """What was left out so far, with the titles of the first few places it stood in."""

    def __init__(self) -> None:
        self._counts: dict[Detail, int] = {}
        self._examples: dict[Detail, list[str]] = {}

    def add(self, detail: Detail, example: str = "", count: int = 1) -> None:
        """Count something left out. ``example`` is any text that tells people where it stood."""
        self._counts[detail] = self._counts.get(detail, 0) + count
        examples = self._examples.setdefault(detail, [])
        if len(examples) < _EXAMPLES and example and (known := _short(example)) not in examples:
            examples.append(known)

    def report(self) -> tuple[LeftOut, ...]:
        """Everything counted, in the order :class:`Detail` lists it."""
        return tuple(
            LeftOut(detail, self._counts[detail], tuple(filter(None, self._examples[detail])))
            for detail in Detail
            if detail in self._counts
        )


def _short(example: str) -> str:
    text = tidy(example[: 4 * _EXAMPLE_LENGTH])
    return text if len(text) <= _EXAMPLE_LENGTH else text[: _EXAMPLE_LENGTH - 1] + "…"
