"""Tent cards (명패): what stands on the table before somebody, as plain values."""

from dataclasses import dataclass

from eventapp.domain.documents import PrintedEvent
from eventapp.domain.ids import AttendeeId, PersonId


@dataclass(frozen=True, slots=True)
class TentCard:
    """One folded card.

    ``seat`` counts from 1 in the order people sit, 0 where they do not sit in a row;
    ``occasion`` is what they sit at. Either ``person`` or ``attendee`` is where the name
    can be mended.
    """

    name: str
    name_en: str
    position: str
    position_en: str
    organisation: str
    organisation_en: str
    moderator: bool = False
    seat: int = 0
    occasion: str = ""
    occasion_en: str = ""
    person: PersonId | None = None
    attendee: AttendeeId | None = None


@dataclass(frozen=True, slots=True)
class TentSnapshot:
    """What a run of tent cards is made of, in print order."""

    event: PrintedEvent
    cards: tuple[TentCard, ...]
