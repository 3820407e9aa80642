"""The sizes of the ruler page."""

from dataclasses import dataclass

from reports.styles import MM


@dataclass(frozen=True, slots=True)
class RulerStyle:
    """Sizes in points; ``from_edge`` is where the rulers lie, clear of what printers leave out."""

    from_edge: float = 9 * MM
    first: int = 10
    last: int = 5
    measured: int = 20
    tick: float = 1.4 * MM
    tick_five: float = 2.2 * MM
    tick_ten: float = 3.2 * MM
    figure: float = 5.0
    figure_gap: float = 0.7 * MM
    cross: float = 2 * MM
    line: float = 0.35
    strong: float = 0.7
    number: float = 9.0
    number_inset: float = 2.2 * MM
    head: float = 9.0
    text: float = 7.6
    text_floor: float = 5.2
    leading: float = 1.4
    inset: float = 15 * MM
    pad: float = 2.2 * MM
    widest: float = 120 * MM
    roomy: float = 60 * MM


RULER = RulerStyle()
