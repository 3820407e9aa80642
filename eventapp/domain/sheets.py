"""Label sheets and cards that badges are printed on, in millimetres as their makers give them.

Sources differ by some tenths of a millimetre, so every preset can be replaced by one's own
measurements, and a printer that is off is met by shifting the whole sheet.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Self

POINTS_PER_MM: Final = 72 / 25.4
LARGEST: Final = 1500.0
"""Millimetres: what is longer is no sheet."""
SMALLEST_LABEL: Final = 20.0


@dataclass(frozen=True, slots=True)
class BadgeSheet:
    """A sheet of equal labels, counted from 1 along the rows.

    ``top`` and ``left`` are the first label's; ``pitch`` is from one label's edge to the
    next one's. ``off`` is how far right and down a printer has to be told to print.
    """

    name: str
    width: float
    height: float
    columns: int
    rows: int
    label_width: float
    label_height: float
    top: float = 0.0
    left: float = 0.0
    pitch_x: float = 0.0
    pitch_y: float = 0.0
    off: tuple[float, float] = (0.0, 0.0)

    @property
    def labels(self) -> int:
        """How many labels a sheet has."""
        return self.columns * self.rows

    @property
    def one_colour(self) -> bool:
        """Whether it is a label printer's roll: such printers know black, and no greys."""
        return self.labels == 1 and self.label_width == _ROLL_WIDTH

    @property
    def size(self) -> tuple[float, float]:
        """The sheet's size in points."""
        return self.width * POINTS_PER_MM, self.height * POINTS_PER_MM

    @property
    def label(self) -> tuple[float, float]:
        """A label's size in points."""
        return self.label_width * POINTS_PER_MM, self.label_height * POINTS_PER_MM

    def corner(self, place: int) -> tuple[float, float]:
        """The lower left corner of a label in points, from the page's lower left."""
        x, y = self._place(place)
        return self._told(x, y)

    def back_corner(self, place: int) -> tuple[float, float]:
        """The same on the paper's back, once it was turned over its long edge."""
        x, y = self._place(place)
        return self._told(self.width - x - self.label_width, y)

    def shifted(self, right: float, down: float) -> Self:
        """The same sheet for a printer that is off by so many millimetres."""
        return replace(self, off=(self.off[0] + right, self.off[1] + down))

    def _place(self, place: int) -> tuple[float, float]:
        row, column = divmod(place - 1, self.columns)
        x = self.left + column * self.pitch_x
        return x, self.height - self.top - row * self.pitch_y - self.label_height

    def _told(self, x: float, y: float) -> tuple[float, float]:
        right, down = self.off
        return (x + right) * POINTS_PER_MM, (y - down) * POINTS_PER_MM

    @property
    def fits(self) -> bool:
        """Whether every label lies on the sheet and none on another one, whatever was measured."""
        counts: tuple[object, ...] = (self.columns, self.rows)
        if not all(isinstance(count, int) and 1 <= count <= LARGEST for count in counts):
            return False
        last_x = self.left + (self.columns - 1) * self.pitch_x + self.label_width
        last_y = self.top + (self.rows - 1) * self.pitch_y + self.label_height
        lengths = (self.width, self.height, self.top, self.left, self.pitch_x, self.pitch_y)
        return (
            # What is no number is in no order with any.
            all(0 <= length <= LARGEST for length in lengths)
            and min(self.label_width, self.label_height) >= SMALLEST_LABEL
            and (self.columns == 1 or self.pitch_x >= self.label_width)
            and (self.rows == 1 or self.pitch_y >= self.label_height)
            and last_x <= self.width + _TOLERANCE
            and last_y <= self.height + _TOLERANCE
        )


_ROLL_WIDTH: Final = 62
_TOLERANCE: Final = 0.05
"""Makers round to tenths of a millimetre."""


def _a4(
    name: str,
    grid: tuple[int, int],
    label: tuple[float, float],
    corner: tuple[float, float],
    pitch: tuple[float, float],
) -> BadgeSheet:
    """A sheet on A4 as its maker's table has it: columns × rows, label, top / left, pitch."""
    return BadgeSheet(name, 210, 297, *grid, *label, *corner, *pitch)


def card(name: str, width: float, height: float) -> BadgeSheet:
    """A single card, which is a sheet of one label."""
    return BadgeSheet(name, width, height, 1, 1, width, height)


LS_3114: Final = _a4("LS-3114", (2, 4), (99.1, 67.7), (13, 4.95), (101.1, 67.7))
CARD_90X60: Final = card("90x60", 90, 60)

_PRESETS: Final = (
    LS_3114,
    _a4("LS-3116", (2, 3), (99.1, 93.1), (7, 4.9), (101.1, 93.1)),
    _a4("LS-3212", (2, 6), (100, 45), (10, 3.7), (102.5, 45)),
    _a4("LS-3108", (2, 7), (99.1, 38.1), (13.8, 5), (101.6, 38.1)),
    _a4("LS-3107", (2, 8), (99.1, 33.9), (14.2, 4.7), (101.6, 33.9)),
    _a4("LS-3109", (2, 9), (100, 29.9), (13.5, 3.7), (102.5, 29.9)),
    _a4("LS-3105", (3, 7), (63.5, 38.1), (15.8, 7.2), (66.0, 38.1)),
    _a4("LS-3106", (3, 8), (64, 33.9), (12.5, 6.5), (66.5, 33.9)),
    _a4("DURABLE-54x90", (2, 5), (90, 54), (12, 15), (90, 54)),
    _a4("Avery-4412", (2, 5), (80, 50), (13.5, 17.5), (95, 55)),
    CARD_90X60,
    card("80x60", 80, 60),
    card("86x54", 85.6, 53.98),
    card("54x86", 53.98, 85.6),
    card("90x50", 90, 50),
    card("A6", 105, 148),
    card("A7", 74, 105),
    card("100x150", 100, 150),
    card("62x100", 62, 100),
    card("62x75", 62, 75),
)

SHEETS: Final[Mapping[str, BadgeSheet]] = {sheet.name: sheet for sheet in _PRESETS}
"""The presets by name, in the order a list shows them."""
