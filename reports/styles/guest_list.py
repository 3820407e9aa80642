"""The sizes of the list of guests of honour."""

from dataclasses import dataclass

from reports.styles import MM


@dataclass(frozen=True, slots=True)
class GuestListStyle:
    """The guests of honour on A4, large enough to read aloud from at a lectern.

    ``columns`` are the widths of number, name, position, organisation and arrival; remarks
    have the rest. No name is set below ``name_dense``.
    """

    side: float = 15 * MM
    head: float = 34.0
    title_drop: float = 34.0
    facts_drop: float = 18.0
    table_gap: float = 18.0
    foot: float = 28.0
    bottom: float = 46.0
    title: float = 18.0
    facts: float = 9.4
    small: float = 7.5
    note: float = 9.4
    number: float = 13.0
    name: float = 16.0
    name_dense: float = 12.0
    text: float = 12.0
    text_dense: float = 10.0
    dense: float = 8.4
    close: float = 1.17
    leading: float = 1.2
    lines: int = 3
    row: float = 15.5 * MM
    heads: float = 20.0
    gap: float = 10.0
    columns: tuple[float, ...] = (28.0, 110.0, 132.0, 132.0, 46.0)
    box: float = 12.0
    box_line: float = 0.7
    edge: float = 0.7


GUEST_LIST = GuestListStyle()
