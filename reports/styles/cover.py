"""The sizes of covers. Heights count in grid lines unless a name says otherwise."""

from dataclasses import dataclass

from reports.styles import COVER_LEADING, COVER_SHRINK, COVER_TITLE_LEADING, MM


@dataclass(frozen=True, slots=True)
class CoverStyle:
    """What the designs of a cover share, and what each has of its own.

    ``field`` is the share of the page that a colour or a picture fills from the top, ``back``
    the same of the back cover from the foot; ``frame`` is how far a centred cover's frame is
    from the paper's edge, ``frame_inset`` how much narrower its text is than the frame, each
    in points. ``middle`` is where a centred title's middle stands, as a share of the height.
    ``rings`` are the quarter circles on a field, the largest ``ring_radius`` of the page wide,
    each by ``ring_tint`` lighter than the one around it.
    """

    title_lines: int = 4
    title_floor: float = 0.6
    title_leading: float = COVER_TITLE_LEADING
    subtitle_lines: int = 3
    shrink: float = COVER_SHRINK
    leading: float = COVER_LEADING
    label_gap: float = 1.5
    subtitle_gap: float = 1.0
    rule_gap: float = 2.0
    rule_length: float = 26.0
    rule_width: float = 1.6
    facts_gap: float = 1.0
    motto_gap: float = 2.0
    motto_share: float = 0.8
    group_gap: float = 0.5
    air: float = 3.0
    field: float = 0.56
    picture: float = 0.5
    picture_least: float = 0.3
    picture_share: float = 0.86
    back: float = 0.24
    field_foot: float = 2.5
    field_head: float = 2.0
    frame: float = 11 * MM
    frame_inner: float = 3.0
    frame_inset: float = 13 * MM
    middle: float = 0.64
    frame_width: float = 0.9
    frame_head: float = 3.0
    rings: int = 4
    ring_radius: float = 0.62
    ring_tint: float = 0.05


COVER = CoverStyle()
