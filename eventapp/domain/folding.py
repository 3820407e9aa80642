"""Folding a booklet: which of its pages share a side of a sheet, and where each one lies.

Sheets are nested, folded once and stapled at the fold (saddle stitch). They are printed
on both sides and turned on their short edge. Pages count from 1; those behind the last
one are blank.
"""

from dataclasses import dataclass

PAGES_A_SHEET = 4


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet that lies open: a page on each half. ``sheet`` 0 is the outermost."""

    sheet: int
    left: int
    right: int


def folded_pages(pages: int) -> int:
    """How many pages the booklet has with its blank ones: a sheet has four."""
    return -(-pages // PAGES_A_SHEET) * PAGES_A_SHEET


def folded_sides(pages: int) -> tuple[Side, ...]:
    """The sides to print for so many pages: front and back of each sheet, the outermost first."""
    count = folded_pages(pages)
    sides: list[Side] = []
    for sheet in range(count // PAGES_A_SHEET):
        low, high = 2 * sheet + 1, count - 2 * sheet
        sides += [Side(sheet, high, low), Side(sheet, low + 1, high - 1)]
    return tuple(sides)


def facing_pages(pages: int) -> tuple[tuple[int, ...], ...]:
    """What a reader sees one after another: the cover, two facing pages each time, the back."""
    count = folded_pages(pages)
    if not count:
        return ()
    return ((1,), *((page, page + 1) for page in range(2, count, 2)), (count,))
