"""Texts and lines of an iCalendar file, where the library's own would change or delay them."""

from collections.abc import Iterable
from typing import Final

from icalendar import vText

_FIRST: Final = 75
_FURTHER: Final = 74
"""Octets of a line; those that go on begin with a space."""


class CalendarText(vText):
    r"""A text that keeps its backslashes: the library takes ``C:\New`` for a line break."""

    def to_ical(self) -> bytes:
        """Escape what RFC 5545 escapes, and nothing else."""
        text = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return text.replace("\n", "\\n").encode()


def fold_lines(lines: Iterable[str]) -> bytes:
    """Return lines folded to 75 octets; no letter and no escaped one is cut in two.

    The library measures every letter by itself, which takes longer than all else.
    """
    folded: list[bytes] = []
    for line in filter(None, lines):
        rest = line.encode()
        end = _cut(rest, _FIRST)
        folded += [rest[:end], b"\r\n"]
        while rest := rest[end:]:
            end = _cut(rest, _FURTHER)
            folded += [b" ", rest[:end], b"\r\n"]
    return b"".join(folded)


def _cut(data: bytes, most: int) -> int:
    """Where to cut, at most so far: before a letter, not behind a backslash."""
    end = most
    if len(data) <= most:
        return len(data)
    while data[end] & 0xC0 == 0x80:  # noqa: PLR2004 - UTF-8's mark of a letter's later octets
        end -= 1
    whole = len(data[:end].rstrip(b"\\"))
    return whole or end
