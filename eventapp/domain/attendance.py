"""Attendance in numbers and as a list: what the desk shows and what its files are made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from eventapp.domain.arrivals import (
    SECONDS_EACH,
    Bin,
    Curve,
    Pace,
    Peak,
    curve,
    desks_needed,
    last_sitting,
    peak,
)
from eventapp.domain.ids import AttendeeId, CategoryId, GateId, SessionId
from eventapp.domain.kinds import AttendeeStatus, Origin, SessionKind


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some were expected, came, and are inside now."""

    expected: int = 0
    admitted: int = 0
    inside: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(
            self.expected + other.expected,
            self.admitted + other.admitted,
            self.inside + other.inside,
        )

    @property
    def percent(self) -> int | None:
        """How many of a hundred expected came; None where nobody is expected."""
        return round(100 * self.admitted / self.expected) if self.expected else None


@dataclass(frozen=True, slots=True)
class CategoryShare:
    """One category's share; ``category`` is None for those without one."""

    category: CategoryId | None
    name: str
    name_en: str
    colour: str
    share: Share


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was expected at one gate, who came, when, and how fast.

    ``to_come`` are those expected who did not come, whoever came besides.
    ``by_status`` and ``by_origin`` have what was there at all; ``bins`` are five minutes each,
    without the empty ones. ``seconds_each`` is None as long as too few queued to measure it.
    ``clock_back``: the log has times that run backwards.
    """

    gate: GateId
    total: Share = field(default_factory=Share)
    to_come: int = 0
    guests: Share = field(default_factory=Share)
    by_category: tuple[CategoryShare, ...] = ()
    by_status: Mapping[AttendeeStatus, int] = field(default_factory=dict)
    by_origin: Mapping[Origin, Share] = field(default_factory=dict)
    bins: tuple[Bin, ...] = ()
    pace: Pace = field(default_factory=Pace)
    seconds_each: float | None = None
    clock_back: bool = False

    @property
    def walk_ins(self) -> int:
        """How many came without having been registered before."""
        return self.by_origin.get(Origin.WALK_IN, Share()).admitted

    @property
    def sitting(self) -> tuple[Bin, ...]:
        """The arrivals of the last day."""
        return last_sitting(self.bins)

    @property
    def curve(self) -> Curve:
        """The arrivals of the last day as bars."""
        return curve(self.sitting)

    @property
    def peak(self) -> Peak | None:
        """The busiest five minutes of the last day."""
        return peak(self.sitting)

    def desks(self, per_minute: float) -> int:
        """How many desks a pace takes."""
        return desks_needed(per_minute, self.seconds_each or SECONDS_EACH)


@dataclass(frozen=True, slots=True)
class GateShare:
    """One gate beside the others: the event's entrance (no session) or a session's."""

    gate: GateId
    session: SessionId | None
    kind: SessionKind | None
    title: str
    title_en: str
    starts: datetime | None
    share: Share

    @property
    def id(self) -> int:
        """The gate's number."""
        return self.gate


class Way(StrEnum):
    """By which way somebody was let in."""

    SCAN = "scan"
    NAME = "name"
    FORCED = "forced"  # although refused
    MANUAL = "manual"  # entered afterwards, from paper


@dataclass(frozen=True, slots=True)
class GateStay:
    """What one gate knows of one attendee: ``minutes`` they were inside."""

    came_at: datetime
    left_at: datetime | None
    minutes: int
    desk: str
    way: Way


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """One attendee in the list, with their stay at each gate they went through."""

    id: AttendeeId
    name: str
    organisation: str
    department: str
    position: str
    category: str
    category_en: str
    phone: str
    email: str
    status: AttendeeStatus
    origin: Origin
    guest: bool
    stays: Mapping[GateId, GateStay]


@dataclass(frozen=True, slots=True)
class AttendanceBook:
    """Everything the attendance's files are made of, frozen at an instant.

    ``main`` is the gate whose arrivals, ways and minutes are told; ``gates`` are all of them,
    in the order of the programme, that one first.
    """

    title: str
    title_en: str
    time_zone: str
    colour: str
    taken_at: datetime
    main: Attendance
    gates: tuple[GateShare, ...]
    lines: tuple[AttendanceLine, ...]
