"""Label sheets and cards that badges are printed on, in millimetres as their makers give them."""

from dataclasses import dataclass

from reports.styles import MM


@dataclass(frozen=True, slots=True)
class BadgeSheet:
    """A sheet of equal labels, counted from 1 along the rows.

    ``top`` and ``left`` are the first label's; ``pitch`` is from one label's edge to the
    next one's. A printer that is off by some millimetres is met by changing top and left.
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

    @property
    def labels(self) -> int:
        """How many labels a sheet has."""
        return self.columns * self.rows

    @property
    def size(self) -> tuple[float, float]:
        """The sheet's size in points."""
        return self.width * MM, self.height * MM

    @property
    def label(self) -> tuple[float, float]:
        """A label's size in points."""
        return self.label_width * MM, self.label_height * MM

    def corner(self, place: int) -> tuple[float, float]:
        """The lower left corner of a label in points, from the page's lower left."""
        row, column = divmod(place - 1, self.columns)
        x = self.left + column * self.pitch_x
        y = self.height - self.top - row * self.pitch_y - self.label_height
        return x * MM, y * MM


LS_3114 = BadgeSheet(
    name="LS-3114",
    width=210,
    height=297,
    columns=2,
    rows=4,
    label_width=99.1,
    label_height=67.7,
    top=13,
    left=4.95,
    pitch_x=101.1,
    pitch_y=67.7,
)

CARD_90X60 = BadgeSheet(
    name="90x60",
    width=90,
    height=60,
    columns=1,
    rows=1,
    label_width=90,
    label_height=60,
)

SHEETS = {sheet.name: sheet for sheet in (LS_3114, CARD_90X60)}
"""The presets by name, in the order a list shows them."""
