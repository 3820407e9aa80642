"""The list of the guests of honour (내빈), as plain values."""

from dataclasses import dataclass
from datetime import datetime

from eventapp.domain.documents import PrintedEvent
from eventapp.domain.ids import AttendeeId
from eventapp.domain.protocol import Office


@dataclass(frozen=True, slots=True)
class PrintedGuest:
    """One guest; ``office`` is why they stand here.

    ``arrived`` is when they came in by the event's own clock; None for whoever is not inside,
    as one who has left: nobody is introduced to an empty seat.
    """

    name: str
    name_en: str
    position: str
    organisation: str
    office: Office
    note: str = ""
    arrived: datetime | None = None
    attendee: AttendeeId | None = None


@dataclass(frozen=True, slots=True)
class GuestListSnapshot:
    """The guests, the first to be named first, as it was at one moment of the event's clock."""

    event: PrintedEvent
    taken_at: datetime
    guests: tuple[PrintedGuest, ...]
