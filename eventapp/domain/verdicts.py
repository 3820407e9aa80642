"""What a scan is answered, and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from eventapp.domain.ids import AttendeeId
from eventapp.domain.kinds import AttendeeStatus, TicketStatus

BOUNCE_SECONDS: Final = 2.5
"""The same code so soon after its admission is the scanner reading twice."""


class Signal(StrEnum):
    """The three colours a desk sees from the corner of an eye."""

    GREEN = "admitted"
    YELLOW = "already"
    RED = "refused"


class Verdict(StrEnum):
    """The answer to one scan."""

    ADMITTED = "admitted"
    JUST_ADMITTED = "just_admitted"
    ALREADY = "already"
    UNKNOWN = "unknown"
    REVOKED = "revoked"
    CANCELLED = "cancelled"
    WAITING = "waiting"  # not confirmed
    OTHER_EVENT = "other_event"
    NOT_A_TICKET = "not_a_ticket"

    @property
    def colour(self) -> Signal:
        """The signal it is shown with: green lets in, yellow already did, red does not."""
        return _COLOURS.get(self, Signal.RED)

    @property
    def quiet(self) -> bool:
        """Whether it is answered without sound and without a row in the log."""
        return self is Verdict.JUST_ADMITTED


_COLOURS: Final = {
    Verdict.ADMITTED: Signal.GREEN,
    Verdict.JUST_ADMITTED: Signal.GREEN,
    Verdict.ALREADY: Signal.YELLOW,
}


@dataclass(frozen=True, slots=True)
class ScanResult:
    """Everything a desk shows about one scan.

    ``first_at`` and ``first_desk`` tell when and where the attendee came in.
    ``hangul`` and ``caps`` are notices about the keyboard. ``scan`` is the row in the
    log, None when none was written. A ``nonce`` that was logged has the same verdict again.
    """

    verdict: Verdict
    attendee: AttendeeId | None = None
    name: str = ""
    organisation: str = ""
    position: str = ""
    category: str = ""
    category_colour: str = ""
    first_at: datetime | None = None
    first_desk: str = ""
    hangul: bool = False
    caps: bool = False
    scan: int | None = None
    nonce: str = ""

    @property
    def colour(self) -> Signal:
        """The signal of its verdict."""
        return self.verdict.colour


def judge(
    ticket: TicketStatus | None,
    attendee: AttendeeStatus = AttendeeStatus.REGISTERED,
    *,
    same_event: bool = True,
    admitted: bool = False,
    since_admission: float | None = None,
) -> Verdict:
    """Return the verdict on a code of the right form.

    ``ticket`` is None when no ticket has the code. ``admitted`` says that the
    attendee is in already, ``since_admission`` how many seconds ago this very desk
    let them in (None: another desk did, or nobody).

    What makes a ticket void wins over its having been used: a revoked ticket that
    was used is revoked. Another event's ticket says so first, for that is what the
    desk can act on.
    """
    refusal = _refusal(ticket, attendee, same_event=same_event)
    if refusal is not None:
        return refusal
    if not admitted:
        return Verdict.ADMITTED
    # A clock set back gives a negative time, which tells nothing.
    if since_admission is not None and 0 <= since_admission <= BOUNCE_SECONDS:
        return Verdict.JUST_ADMITTED
    return Verdict.ALREADY


_STANDING: Final = {
    AttendeeStatus.REGISTERED: None,
    AttendeeStatus.WAITING: Verdict.WAITING,
    AttendeeStatus.CANCELLED: Verdict.CANCELLED,
}


def _refusal(
    ticket: TicketStatus | None, attendee: AttendeeStatus, *, same_event: bool
) -> Verdict | None:
    if ticket is None:
        return Verdict.UNKNOWN
    if not same_event:
        return Verdict.OTHER_EVENT
    if ticket is TicketStatus.REVOKED:
        return Verdict.REVOKED
    return _STANDING[attendee]
