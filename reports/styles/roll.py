"""The sizes of the desk's paper list."""

from dataclasses import dataclass

from reports.styles import MM


@dataclass(frozen=True, slots=True)
class RollStyle:
    """The desk's paper list on A4: rows high enough to write in, a letter before each section.

    ``columns`` are the widths of number, name, organisation, position, phone, category, the
    box, and remarks; with ``letter`` before them they fill the measure.
    """

    side: float = 15 * MM
    head: float = 34.0
    title_drop: float = 26.0
    facts_drop: float = 17.0
    table_gap: float = 20.0
    foot: float = 28.0
    bottom: float = 46.0
    title: float = 17.0
    body: float = 9.4
    close: float = 8.4
    dense: float = 7.4
    dense_leading: float = 8.6
    small: float = 7.5
    row: float = 20.0
    heads: float = 18.0
    letter: float = 16.0
    cell_gap: float = 6.0
    columns: tuple[float, ...] = (34.0, 74.0, 118.0, 62.0, 36.0, 56.0, 40.0)
    box: float = 9.5
    box_line: float = 0.6
    section_rule: float = 0.6
    blank_rows: int = 10


ROLL = RollStyle()
