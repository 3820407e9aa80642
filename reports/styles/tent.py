"""The sizes of a tent card, on A4; other papers are the same drawing, larger."""

from dataclasses import dataclass

from reports.styles import MM


@dataclass(frozen=True, slots=True)
class TentStyle:
    """An upright A4 sheet in four bands, from the top: flap, back face, front face, foot.

    ``name_readable`` is the size below which the far end of a table can no longer read.
    """

    width: float = 210 * MM
    height: float = 297 * MM
    flap: float = 15 * MM
    side: float = 11 * MM
    top: float = 10 * MM
    bottom: float = 10 * MM
    name_max: float = 172.0
    name_floor: float = 34.0
    name_readable: float = 60.0
    name_leading: float = 1.06
    name_gap: float = 5 * MM
    tracking_two: float = 0.9
    tracking_three: float = 0.28
    space: float = 0.224
    other_max: float = 30.0
    other_small: float = 24.0
    other_floor: float = 18.0
    caption_sizes: tuple[float, ...] = (25.0, 22.0, 19.0)
    caption_dense: float = 17.0
    also_sizes: tuple[float, ...] = (16.0, 14.0)
    also_dense: float = 12.0
    line: float = 1.34
    small: float = 7.5
    seat: float = 20.0
    occasion: float = 9.4
    foot_drop: float = 12 * MM
    foot_leading: float = 14.0
    fold: float = 9 * MM
    dash: tuple[float, float] = (3.0, 2.4)

    @property
    def face(self) -> float:
        """How high a face is, and the foot that holds the two apart."""
        return (self.height - self.flap) / 3


TENT = TentStyle()
