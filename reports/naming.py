"""Fitting a name into a badge or onto a table: as large as it goes, on one line or two."""

from collections.abc import Iterator
from typing import Protocol

from reports.fonts import Face
from reports.result import WarningKind
from reports.styles.badge import BADGE
from reports.text import Line, Setter, Span, Type, breaks

_FIRST_SYLLABLE, _LAST_SYLLABLE = "가", "힣"
_LONGEST = 400


class NameStyle(Protocol):
    """How large names are where they are read, and how wide short Korean ones are set."""

    @property
    def name_max(self) -> float:
        """The largest size."""

    @property
    def name_leading(self) -> float:
        """From line to line, as a share of the size."""

    @property
    def tracking_two(self) -> float:
        """Space after each of two syllables, as a share of the size."""

    @property
    def tracking_three(self) -> float:
        """Space after each of three."""

    @property
    def space(self) -> float:
        """How wide a typed space is."""


def fit_name(
    setter: Setter,
    name: str,
    width: float,
    height: float,
    *,
    floor: float = BADGE.name_floor,
    style: NameStyle = BADGE,
) -> tuple[list[Line], float]:
    """The lines of a name and their size.

    It shrinks to a floor, breaking between words if that makes it larger; then a word is
    broken anywhere, and at last the name is cut with …; both are reported.
    """
    text = " ".join(setter.clean(name).split())
    if not text:
        return [], style.name_max
    one = _size([text], width, height, style)
    options = [
        (one, [text]),
        *((_size(two, width, height, style), two) for two in _between_words(text)),
    ]
    size, rows = max(options, key=lambda option: (option[0], -len(option[1])))
    if size < floor:
        rows = halves(text)
        size = _size(rows, width, height, style)
        if size >= floor:
            setter.findings.add(WarningKind.BROKEN, text)
    if size < floor:
        size = floor
        kind = Type(Face.BOLD, size)
        return setter.lines([Span(text, kind)], width, most=2), size
    kind = Type(Face.BOLD, size, tracking=size * tracking(text, style))
    return [setter.line([Span(row, kind, solid=True)], width + size) for row in rows], size


def tracking(name: str, style: NameStyle = BADGE) -> float:
    """Space after each letter as a share of the size: short Korean names are set wide."""
    letters = name.replace(" ", "")
    if not all(_FIRST_SYLLABLE <= letter <= _LAST_SYLLABLE for letter in letters):
        return 0.0
    spaces = len(name) - len(letters)
    if len(letters) == 2:  # noqa: PLR2004 - syllables of a short name
        # A space that was typed between the two is part of the gap.
        return (style.tracking_two - style.space * spaces) / (1 + spaces)
    return style.tracking_three if len(letters) == 3 and not spaces else 0.0  # noqa: PLR2004


def _size(rows: list[str], width: float, height: float, style: NameStyle) -> float:
    """How large these rows can be set."""
    unit = Type(Face.BOLD, 1.0, tracking=tracking(" ".join(rows), style))
    widest = max(unit.width(row) - unit.tracking for row in rows)
    tallest = height / (len(rows) * style.name_leading)
    return min(style.name_max, tallest, width / widest if widest else style.name_max)


def _between_words(text: str) -> Iterator[list[str]]:
    """Every way to set a name on two lines without breaking a word."""
    for head, tail in breaks(text[:_LONGEST]):
        yield [head, tail + text[_LONGEST:]]


def halves(text: str) -> list[str]:
    """A text in two parts of about the same width, broken anywhere."""
    unit = Type(Face.BOLD, 1.0)
    half = unit.width(text) / 2
    used = 0.0
    for at, letter in enumerate(text):
        used += unit.width(letter)
        if used >= half:
            return [part for part in (text[: at + 1].strip(), text[at + 1 :].strip()) if part]
    return [text]
