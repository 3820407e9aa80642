"""The sizes of a badge that its design leaves to paper, and of names wherever they are large."""

from dataclasses import dataclass

from eventapp.domain.badge_parts import SMALLEST_CODE
from reports.styles import MM


@dataclass(frozen=True, slots=True)
class BadgeStyle:
    """Sizes in points; shares are of a type's size."""

    name_max: float = 50.0
    name_floor: float = 15.0
    name_leading: float = 1.16
    tracking_two: float = 0.55
    space: float = 0.224
    tracking_three: float = 0.07
    read_from_afar: float = 15.0
    host_size: float = 10.0
    host_floor: float = 5.0
    mark_line: float = 0.065
    mark_size: float = 6.2
    mark_gap: float = 0.24
    code: float = SMALLEST_CODE * MM
    cut_gap: float = 1.0 * MM
    cut_length: float = 4 * MM
    cut_frame: float = 7 * MM


BADGE = BadgeStyle()
"""``read_from_afar`` is the least size of a name that is read from two metres: a syllable is
then 5.3 mm high, nine minutes of arc, nearly twice what a healthy eye makes out. ``code`` is
the least side of a QR code that scanners read at ease. Marks for cutting stand ``cut_gap`` off
the card, ``cut_frame`` is the paper that is added around a single card for them.
"""
