"""The sizes of what hangs on a wall: the one-page schedule and the signs at doors.

They are set on A4 and enlarged to larger papers, so that every distance grows with the type.
"""

from dataclasses import dataclass

from eventapp.domain.kinds import Paper
from reports.styles import MM

ENLARGED = {Paper.A4: 1.0, Paper.A3: 2**0.5, Paper.A2: 2.0}
"""How much larger than A4 a paper is, in each direction."""


@dataclass(frozen=True, slots=True)
class HeadStyle:
    """The head of a poster: its title as large as few lines allow, what and when below it."""

    title: float
    title_floor: float
    lines: int
    other: float
    facts: float
    label: float = 0.0
    rule: bool = False


GRAND = HeadStyle(
    title=30.0, title_floor=20.0, lines=3, other=10.5, facts=12.5, label=11.5, rule=True
)
PLAIN = HeadStyle(title=19.0, title_floor=13.0, lines=2, other=8.5, facts=9.4)


@dataclass(frozen=True, slots=True)
class PosterStyle:
    """A poster on A4, in points; what is measured in the size of type is called a share."""

    side: float = 16 * MM
    band: float = 7 * MM
    top: float = 16 * MM
    bottom: float = 13 * MM
    leading: float = 1.3
    head_gap: float = 17.0
    other_gap: float = 8.0
    rule_gap: float = 28.0
    body_gap: float = 19.0
    rule_length: float = 30.0
    rule_width: float = 1.8
    shrink: float = 0.95
    logo_grid: float = 11.0
    mark: float = 8.6
    mark_label: float = 7.4
    label_gap: float = 9.0
    mark_gap: float = 15.0
    foot_gap: float = 13.0
    foot_share: float = 0.22
    folio: float = 7.4


POSTER = PosterStyle()


@dataclass(frozen=True, slots=True)
class ScheduleStyle:
    """The one-page schedule; a share counts in the size of a session's title.

    ``floors`` are the smallest sizes on each paper in points: a larger paper hangs further
    away. People and labels stand ``people`` and ``label`` of that, and are read as well. With
    ``crowded`` rooms on a day only hosts are named at the foot. ``comfortable`` is a size at
    which a grand head is worth its room.
    """

    floors: tuple[tuple[Paper, float], ...] = (
        (Paper.A4, 8.0),
        (Paper.A3, 9.4),
        (Paper.A2, 12.4),
    )
    list_size: float = 19.0
    grid_size: float = 12.0
    comfortable: float = 8.0
    step: float = 0.965
    leading: float = 1.3
    people: float = 0.82
    people_leading: float = 1.42
    people_gap: float = 0.14
    label: float = 0.82
    label_leading: float = 1.4
    aside_least: float = 4.3
    aside_most: float = 7.4
    aside_gap: float = 1.1
    row: float = 0.5
    spread: float = 2.2
    day: float = 1.3
    day_drop: float = 2.4
    heads: float = 0.92
    heads_gap: float = 0.5
    clock: float = 3.1
    clock_size: float = 0.85
    cell: float = 0.42
    gap: float = 0.3
    bar: float = 0.18
    idle: float = 0.7
    gutter: float = 2.4
    title_lines: int = 5
    people_lines: int = 3
    longest_word: int = 24
    narrowest: float = 7.0
    columns: int = 7
    crowded: int = 3
    prefer: float = 0.93


SCHEDULE = ScheduleStyle()


@dataclass(frozen=True, slots=True)
class DoorStyle:
    """A sign at a door, to be read from three metres; in points on A4.

    ``size`` and ``floor`` are of a session's title: what does not fit in the smallest goes
    on on another sign.
    """

    event: float = 11.0
    top: float = 14 * MM
    room: float = 104.0
    room_floor: float = 40.0
    room_height: float = 150.0
    room_gap: float = 19.0
    room_depth: float = 0.12
    other: float = 21.0
    other_gap: float = 6.0
    day: float = 21.0
    day_gap: float = 19.0
    body_gap: float = 20.0
    foot: float = 9.0
    size: float = 32.0
    floor: float = 17.0


DOOR = DoorStyle()
