"""The sizes of a badge."""

from dataclasses import dataclass

from reports.styles import MM


@dataclass(frozen=True, slots=True)
class BadgeStyle:
    """A badge's sizes in points, the same on every sheet."""

    band: float = 2.2 * MM
    margin: float = 6 * MM
    title_size: float = 7.4
    title_leading: float = 10.2
    title_drop: float = 13.5
    title_lines: int = 2
    name_max: float = 50.0
    name_floor: float = 15.0
    name_gap: float = 9.0
    name_leading: float = 1.16
    organisation_max: float = 12.0
    organisation_dense: float = 10.2
    organisation_floor: float = 8.4
    organisation_leading: float = 1.36
    organisation_lines: int = 3
    shrink: float = 0.93
    detail_size: float = 9.0
    detail_gap: float = 17.0
    bottom: float = 7 * MM
    qr: float = 20.5 * MM
    qr_gap: float = 5 * MM
    mark: float = 8.5
    mark_drop: float = 4.0
    mark_gap: float = 4.0
    mark_size: float = 6.2
    mark_line: float = 1.1
    tracking_two: float = 0.55
    space: float = 0.224
    tracking_three: float = 0.07


BADGE = BadgeStyle()
