"""The sizes of a booklet's parts; its pages and type are the common ones.

Heights count in grid lines, other distances in multiples of the body size, unless a name
says otherwise.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BookletStyle:
    """What the parts of a booklet add to the common sizes.

    ``label_gap`` is between the words before a case's texts and these. ``listed_pages`` is how many
    pages the contents may take before they name sections alone. ``notes_line`` is the distance
    of ruled lines.
    """

    case_gap: float = 0.5
    label_gap: float = 1.4
    signature_gap: float = 2.0
    facts_gap: float = 1.0
    listed_pages: int = 3
    folio: float = 3.2
    notes_line: float = 2.0


BOOKLET = BookletStyle()


@dataclass(frozen=True, slots=True)
class GridStyle:
    """The programme as a grid: rooms side by side, times down the left.

    ``clock`` is the width of the times, ``least`` that of the narrowest column; more rooms go
    onto further pages. ``per_hour`` is how many grid lines an hour takes at least; a
    stretch without a beginning or end counts as at most ``longest`` minutes and takes at least
    ``shortest`` lines. ``least_share`` of a page must be free to begin a table on it. ``smallest``
    is how far a title shrinks for its longest word.
    ``inset`` is between a cell's edge and its text, ``gap`` between cells, ``bar`` the
    thickness of what marks a keynote or panel; all three in points.
    """

    clock: float = 3.7
    least: float = 8.2
    type_share: float = 0.86
    leading: float = 1.32
    per_hour: float = 2.4
    longest: float = 150
    shortest: float = 0.8
    least_share: float = 0.4
    title_lines: int = 8
    people_lines: int = 3
    smallest: float = 0.8
    heads: float = 1.0
    inset: float = 3.6
    gap: float = 2.4
    bar: float = 1.8
    ground: str = "#ECECE7"


GRID = GridStyle()
