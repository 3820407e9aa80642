"""A table's columns and cells, for lists that are printed row by row.

A cell's text stands on one line where it fits, somewhat smaller perhaps, else on a few
dense ones; what is longer still is cut and reported.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate

from reports.pen import Pen
from reports.result import Findings
from reports.styles import MIDDLE
from reports.text import Line, Setter, Span, Type


class Side(StrEnum):
    """Where in its column a text stands."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """Where a column's text begins, its room, and the side it stands at."""

    x: float
    width: float
    side: Side = Side.LEFT


@dataclass(frozen=True, slots=True)
class CellStyle:
    """The sizes tried on one line, the largest first; then up to ``most`` ``dense`` lines."""

    sizes: tuple[float, ...]
    dense: float
    leading: float
    most: int = 2


_LEADING = 1.25
"""From a text on one line to the next text under it, as a share of the size."""


@dataclass(frozen=True, slots=True)
class Table:
    """Sets texts into columns on one page after the other."""

    pen: Pen
    setter: Setter
    columns: Sequence[Column]
    style: CellStyle

    def heads(self, heads: Sequence[str], kind: Type, middle: float) -> None:
        """The columns' headings on one line around a height."""
        baseline = middle - kind.size * MIDDLE
        for index, head in enumerate(heads):
            line = self.setter.line([Span(head, kind)], self.columns[index].width)
            self.put(line, index, baseline)

    def cell(self, text: str, kind: Type, column: int, middle: float) -> None:
        """A text in its column around a height."""
        width = self.columns[column].width
        lines, size, leading = fit_lines(self.setter, text, kind, width, self.style)
        baseline = middle + (len(lines) - 1) * leading / 2 - size * MIDDLE
        for line in lines:
            self.put(line, column, baseline)
            baseline -= leading

    def stack(self, cells: Sequence[tuple[str, Type]], column: int, middle: float) -> None:
        """Texts under each other in their column, together around a height.

        Each begins at the size it is given in. Together they take no more lines than the
        style allows a single one; the first leaves one to each of the others.
        """
        shown = [(text, kind) for text, kind in cells if text.strip()]
        steps: list[tuple[Line, float, float]] = []
        for index, (text, kind) in enumerate(shown):
            most = self.style.most - len(steps) - (len(shown) - 1 - index)
            style = self._within(kind, max(most, 1))
            width = self.columns[column].width
            lines, size, leading = fit_lines(self.setter, text, kind, width, style)
            steps += [(line, size, leading or size * _LEADING) for line in lines]
        y = middle + sum(step for _line, _size, step in steps) / 2
        for line, size, step in steps:
            self.put(line, column, y - step / 2 - size * MIDDLE)
            y -= step

    def _within(self, kind: Type, most: int) -> CellStyle:
        """The style as far as a text is no larger."""
        sizes = tuple(size for size in self.style.sizes if size < kind.size)
        dense = min(kind.size, self.style.dense)
        leading = self.style.leading * dense / self.style.dense
        return CellStyle((kind.size, *sizes), dense, leading, most)

    def put(self, line: Line, column: int, baseline: float) -> None:
        """A set line at its column's side."""
        place = self.columns[column]
        if place.side is Side.RIGHT:
            self.pen.text_right(line, place.x + place.width, baseline)
        elif place.side is Side.MIDDLE:
            self.pen.text_centred(line, place.x + place.width / 2, baseline)
        else:
            self.pen.text(line, place.x, baseline)


def fit_lines(
    setter: Setter, text: str, kind: Type, width: float, style: CellStyle
) -> tuple[list[Line], float, float]:
    """A text's lines as a style fits them into a width, their size, and their distance."""
    for size in style.sizes:
        smaller = replace(kind, size=size)
        # A try: what is replaced or cut is noted when the text is set for good.
        if len(Setter(Findings()).lines([Span(text, smaller)], width, most=2)) <= 1:
            return setter.lines([Span(text, smaller)], width), size, 0.0
    dense = replace(kind, size=style.dense)
    lines = setter.lines([Span(text, dense)], width, most=style.most)
    return lines, style.dense, style.leading


def columns(
    left: float, widths: Sequence[float], gap: float, sides: Mapping[int, Side]
) -> tuple[Column, ...]:
    """Columns side by side, each with a gap at the right that its text stays out of.

    ``sides`` tells of those that are not set from the left.
    """
    edges = accumulate(widths, initial=left)
    return tuple(
        Column(x, width - gap, sides.get(index, Side.LEFT))
        for index, (x, width) in enumerate(zip(edges, widths, strict=False))
    )


def running_line(
    pen: Pen,
    texts: tuple[str, str],
    kind: Type,
    *,
    x: float,
    width: float,
    baseline: float,
) -> None:
    """A running head or foot: one text at the left, cut where it meets the other at the right.

    It repeats what stands elsewhere in full, so nobody needs to hear of the cut.
    """
    setter = Setter(Findings())
    left, right = texts
    end = setter.line([Span(right, kind)], width)
    room = width - end.width - (2 * kind.size if end.pieces else 0.0)
    pen.text(setter.line([Span(left, kind)], max(room, 0.0)), x, baseline)
    pen.text_right(end, x + width, baseline)
