"""Fitting a text into its box: as large as it goes, on few lines, and what it lost on the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from reports.fonts import Face
from reports.naming import halves, tracking
from reports.result import Findings, PaperWarning, WarningKind
from reports.text import Line, Setter, Span, Type, breaks

LEADING: Final = 1.34
"""From line to line, as a share of the size."""
LEADING_LARGE: Final = 1.16
LARGE: Final = 15.0
"""Points: larger type is set tighter."""

_LONGEST: Final = 200
"""Letters: no longer text is set above its floor, so nobody looks for its best lines."""
_TOLERANCE: Final = 0.01
_SOLID: Final = 1e6


@dataclass(frozen=True, slots=True)
class Room:
    """A box in points, and between which sizes and on how many lines text is set in it."""

    width: float
    height: float
    size: float
    floor: float
    lines: int = 1
    face: Face = Face.REGULAR
    spread: bool = False

    @property
    def leading(self) -> float:
        """From line to line, as a share of the size."""
        return LEADING_LARGE if self.size >= LARGE else LEADING

    def tallest(self, lines: int) -> float:
        """The largest size at which so many lines are no higher than the box."""
        return min(self.size, self.height / (lines * self.leading))


@dataclass(frozen=True, slots=True)
class Fitted:
    """Set lines, their size, and what is to be reported of them."""

    lines: tuple[Line, ...]
    size: float
    warnings: tuple[PaperWarning, ...] = ()


def fit(text: str, room: Room, colour: str) -> Fitted:
    """A text as large as it fits between the room's sizes, broken between words.

    Lines that were typed stay lines where that fits. What does not fit at the floor is
    broken anywhere, and at last cut with …; both are reported. The answer depends on
    nothing else, so it may be kept.
    """
    findings = Findings()
    setter = Setter(findings)
    rows = [row for typed in text.split("\n") if (row := " ".join(setter.clean(typed).split()))]
    if not rows or room.width <= 0 or room.height <= 0:
        return Fitted((), room.size, findings.warnings())
    if len(rows) > 1 and (typed := _as_typed(setter, rows, room, colour)) is not None:
        return typed
    cleaned = " ".join(rows)
    size, count = _largest(cleaned, room)
    if size >= room.floor:
        wide = tracking(cleaned) if room.spread else 0.0
        kind = Type(room.face, size, colour, size * wide)
        lines = _set(setter, cleaned, kind, room.width, count)
    else:
        size, lines = _forced(setter, cleaned, room, colour)
    return Fitted(tuple(lines), size, findings.warnings())


def _as_typed(setter: Setter, rows: list[str], room: Room, colour: str) -> Fitted | None:
    """Typed lines each on a line of its own, or None where the room has no place for them."""
    unit = Type(room.face, 1.0)
    size = min(room.tallest(len(rows)), room.width / max(map(unit.width, rows)))
    if len(rows) > room.lines or size < room.floor:
        return None
    kind = Type(room.face, size, colour)
    lines = tuple(setter.line([Span(row, kind, solid=True)], _SOLID) for row in rows)
    return Fitted(lines, size, setter.findings.warnings())


def _largest(text: str, room: Room) -> tuple[float, int]:
    """The largest size, and on how many lines it is reached; fewer lines where equal."""
    if len(text) > _LONGEST:
        return 0.0, 1
    wide = tracking(text) if room.spread else 0.0
    unit = Type(room.face, 1.0, tracking=wide)
    best, count = min(room.tallest(1), room.width / (unit.width(text) - wide)), 1
    if best >= room.size or room.lines == 1:
        return best, count
    parts = _parts(text)
    widths = [unit.width(part) for part in parts]
    spaces = [unit.width(" ") if part.endswith(" ") else 0.0 for part in parts]
    for lines in range(2, min(room.lines, len(parts)) + 1):
        tallest = room.tallest(lines)
        if tallest <= best:
            break
        size = min(tallest, room.width / (_narrowest(widths, spaces, lines) - wide))
        if size > best * (1 + _TOLERANCE):
            best, count = size, lines
    return best, count


def _parts(text: str) -> list[str]:
    """What stays together, with the space behind it."""
    found, start = [], 0
    for head, _tail in breaks(text):
        end = len(head) + (text[len(head) : len(head) + 1] == " ")
        found.append(text[start:end])
        start = end
    return [*found, text[start:]]


def _narrowest(widths: Sequence[float], spaces: Sequence[float], lines: int) -> float:
    """How wide the widest line is where parts stand on so many lines as evenly as can be."""
    ends = [0.0, *accumulate(widths)]
    count = len(widths)

    def width(start: int, end: int) -> float:
        return ends[end] - ends[start] - spaces[end - 1]

    best = [width(0, end) if end else 0.0 for end in range(count + 1)]
    for line in range(1, lines):
        best = [
            min(
                (max(best[cut], width(cut, end)) for cut in range(line, end)),
                default=best[end],
            )
            for end in range(count + 1)
        ]
    return best[count]


def _set(setter: Setter, text: str, kind: Type, width: float, count: int) -> list[Line]:
    if count == 1:
        return [setter.line([Span(text, kind, solid=True)], _SOLID)]
    room = width + kind.tracking + _TOLERANCE
    return setter.lines([Span(text, kind)], room, most=count, balanced=True)


def _forced(setter: Setter, text: str, room: Room, colour: str) -> tuple[float, list[Line]]:
    """What is too long: a name in two halves broken anywhere, or set at the floor and cut."""
    parted = halves(text) if room.spread and room.lines > 1 else []
    if parted and len(text) <= _LONGEST:
        unit = Type(room.face, 1.0)
        size = min(room.tallest(2), room.width / max(map(unit.width, parted)))
        if size >= room.floor:
            setter.findings.add(WarningKind.BROKEN, text)
            kind = Type(room.face, size, colour)
            return size, [setter.line([Span(half, kind, solid=True)], _SOLID) for half in parted]
    size = room.floor
    most = max(1, min(room.lines, int(room.height / (size * room.leading) + _TOLERANCE)))
    kind = Type(room.face, size, colour)
    lines = setter.lines([Span(text, kind)], room.width, most=most)
    if all(one.kind is not WarningKind.CUT for one in setter.findings.warnings()):
        setter.findings.add(WarningKind.BROKEN, text)
    return size, lines
