"""The sheet to sign (등록부, 서명부): who is expected, as plain values."""

from dataclasses import dataclass

from eventapp.domain.documents import PrintedEvent
from eventapp.domain.ids import AttendeeId


@dataclass(frozen=True, slots=True)
class SignInEntry:
    """One row. ``phone_end`` has the last four digits alone: the sheet lies open."""

    name: str
    name_en: str
    organisation: str
    position: str
    phone_end: str
    category: str
    category_en: str
    walk_in: bool = False
    attendee: AttendeeId | None = None


@dataclass(frozen=True, slots=True)
class SignInSnapshot:
    """What the sheets are made of, one for each day of the event."""

    event: PrintedEvent
    entries: tuple[SignInEntry, ...]
