"""What a scan is answered, and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from eventapp.domain.ids import AttendeeId
from eventapp.domain.kinds import AttendeeStatus, Direction, Reentry, TicketStatus

BOUNCE_SECONDS: Final = 2.5
"""The same code so soon after its answer is the scanner reading twice."""
CAMERA_BOUNCE_SECONDS: Final = 5.0
"""A camera goes on seeing a ticket for as long as it is held there."""


class Signal(StrEnum):
    """The three colours a desk sees from the corner of an eye."""

    GREEN = "admitted"
    YELLOW = "already"
    RED = "refused"


class Verdict(StrEnum):
    """The answer to one scan."""

    ADMITTED = "admitted"
    JUST_ADMITTED = "just_admitted"
    READMITTED = "readmitted"
    LEFT = "left"
    JUST_LEFT = "just_left"
    ALREADY = "already"
    NOT_INSIDE = "not_inside"
    UNKNOWN = "unknown"
    REVOKED = "revoked"
    CANCELLED = "cancelled"
    WAITING = "waiting"  # not confirmed
    BLOCKED = "blocked"
    WRONG_CATEGORY = "wrong_category"
    OUTSIDE_HOURS = "outside_hours"
    OTHER_EVENT = "other_event"
    NOT_A_TICKET = "not_a_ticket"
    CERTIFICATE = "certificate"  # shown in place of a ticket

    @property
    def colour(self) -> Signal:
        """The signal it is shown with: green lets through, yellow already did, red does not."""
        return _COLOURS.get(self, Signal.RED)

    @property
    def passes(self) -> bool:
        """Whether somebody went through the gate by it."""
        return self in PASSAGES

    @property
    def quiet(self) -> bool:
        """Whether it is answered without sound and without a row in the log."""
        return self in {Verdict.JUST_ADMITTED, Verdict.JUST_LEFT}


PASSAGES: Final = frozenset({Verdict.ADMITTED, Verdict.READMITTED, Verdict.LEFT})
"""The verdicts by which somebody goes through."""

FORCEABLE: Final = frozenset(
    {
        Verdict.REVOKED,
        Verdict.CANCELLED,
        Verdict.WAITING,
        Verdict.BLOCKED,
        Verdict.WRONG_CATEGORY,
        Verdict.OUTSIDE_HOURS,
    }
)
"""The refusals of somebody known, whom an organiser may let in all the same."""

_COLOURS: Final = {
    Verdict.ADMITTED: Signal.GREEN,
    Verdict.JUST_ADMITTED: Signal.GREEN,
    Verdict.READMITTED: Signal.GREEN,
    Verdict.LEFT: Signal.GREEN,
    Verdict.JUST_LEFT: Signal.GREEN,
    Verdict.ALREADY: Signal.YELLOW,
    Verdict.NOT_INSIDE: Signal.YELLOW,
}


class Presence(StrEnum):
    """Where the holder of a ticket is, as far as one gate knows."""

    EXPECTED = "expected"
    INSIDE = "inside"
    OUTSIDE = "outside"  # was in, and left


@dataclass(frozen=True, slots=True)
class ScanResult:
    """Everything a desk shows about one scan.

    ``first_at`` and ``first_desk`` tell when and where the attendee came in, ``left_at`` when
    they went out again. ``attention`` is what the organiser wants the desk to know;
    ``guest`` is a guest of honour; ``refused_consent`` did not agree to what taking part
    requires. ``hangul`` and ``caps`` are notices about the keyboard,
    ``clock_back`` one about the clock: the scan before has a later time. ``forced`` was
    admitted although refused. ``scan`` is the row in the log, None when none was written.
    A ``nonce`` that was logged has the same verdict again.
    """

    verdict: Verdict
    attendee: AttendeeId | None = None
    name: str = ""
    organisation: str = ""
    position: str = ""
    category: str = ""
    category_colour: str = ""
    attention: str = ""
    guest: bool = False
    refused_consent: bool = False
    direction: Direction = Direction.IN
    first_at: datetime | None = None
    first_desk: str = ""
    left_at: datetime | None = None
    forced: bool = False
    hangul: bool = False
    caps: bool = False
    clock_back: bool = False
    scan: int | None = None
    nonce: str = ""

    @property
    def colour(self) -> Signal:
        """The signal of its verdict."""
        return self.verdict.colour

    @property
    def quiet(self) -> bool:
        """Whether the scanner read twice: nothing new happened, and nothing should sound."""
        return self.scan is None


@dataclass(frozen=True, slots=True)
class GateRules:
    """What one gate asks of whom it lets in, besides a ticket."""

    reentry: Reentry = Reentry.AFTER_EXIT
    lets_in_category: bool = True
    is_open: bool = True


def judge(
    ticket: TicketStatus | None,
    attendee: AttendeeStatus = AttendeeStatus.REGISTERED,
    *,
    same_event: bool = True,
    blocked: bool = False,
    presence: Presence = Presence.EXPECTED,
    rules: GateRules | None = None,
    direction: Direction = Direction.IN,
) -> Verdict:
    """Return the verdict on a code of the right form.

    ``ticket`` is None when no ticket has the code. What makes a ticket void wins over its
    having been used: a revoked ticket that was used is revoked. Another event's ticket
    says so first, for that is what the desk can act on. Who is inside may leave,
    whatever became of their ticket.
    """
    rules = rules or GateRules()
    if ticket is None:
        return Verdict.UNKNOWN
    if not same_event:
        return Verdict.OTHER_EVENT
    if direction is Direction.OUT:
        return Verdict.LEFT if presence is Presence.INSIDE else Verdict.NOT_INSIDE
    refusal = _refusal(ticket, attendee, rules, blocked=blocked)
    if refusal is not None:
        return refusal
    if presence is Presence.EXPECTED:
        return Verdict.ADMITTED
    returns = (
        {Reentry.ALWAYS, Reentry.AFTER_EXIT} if presence is Presence.OUTSIDE else {Reentry.ALWAYS}
    )
    return Verdict.READMITTED if rules.reentry in returns else Verdict.ALREADY


def is_bounce(verdict: Verdict, before: Verdict) -> Verdict | None:
    """What a scan that would be ``verdict`` is, when the same code was just answered ``before``.

    None means that something new happened in between, so that it is no bounce.
    """
    if verdict in {Verdict.ALREADY, Verdict.READMITTED} and before in {
        Verdict.ADMITTED,
        Verdict.READMITTED,
    }:
        return Verdict.JUST_ADMITTED
    if verdict is Verdict.NOT_INSIDE and before is Verdict.LEFT:
        return Verdict.JUST_LEFT
    return verdict if verdict is before and not verdict.passes else None


_STANDING: Final = {
    AttendeeStatus.REGISTERED: None,
    AttendeeStatus.WAITING: Verdict.WAITING,
    AttendeeStatus.CANCELLED: Verdict.CANCELLED,
}


def _refusal(
    ticket: TicketStatus, attendee: AttendeeStatus, rules: GateRules, *, blocked: bool
) -> Verdict | None:
    if ticket is TicketStatus.REVOKED:
        return Verdict.REVOKED
    if _STANDING[attendee] is not None:
        return _STANDING[attendee]
    if blocked:
        return Verdict.BLOCKED
    if not rules.lets_in_category:
        return Verdict.WRONG_CATEGORY
    return None if rules.is_open else Verdict.OUTSIDE_HOURS
