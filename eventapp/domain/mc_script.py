"""What the script of the master of ceremonies (사회자 시나리오) is made of."""

from dataclasses import dataclass
from datetime import date, datetime

from eventapp.domain.documents import PrintedEvent, PrintedPerson
from eventapp.domain.ids import AttendeeId, SessionId
from eventapp.domain.kinds import SessionKind


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody who is called up, perhaps in place of another."""

    person: PrintedPerson
    instead_of: PrintedPerson | None = None


@dataclass(frozen=True, slots=True)
class ScriptGuest:
    """A guest of honour.

    ``arrived`` is when they came in by the event's clock; None for whoever is not inside.
    """

    name: str
    name_en: str
    position: str
    organisation: str
    arrived: datetime | None = None
    attendee: AttendeeId | None = None


@dataclass(frozen=True, slots=True)
class ScriptStep:
    """One session as it is announced.

    ``script`` and ``script_en`` are what the organiser wrote; where one is empty, the usual
    words of its language do. ``guests`` says
    that guests of honour are introduced in it, ``ceremony`` that the national ceremony has no
    session of its own and stands in this one's title, ``last`` that nothing follows it.
    """

    session: SessionId
    kind: SessionKind
    number: int
    title: str
    title_en: str
    day: date
    room: str
    room_en: str
    start: int
    end: int
    people: tuple[Called, ...]
    script: str = ""
    script_en: str = ""
    guests: bool = False
    ceremony: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class ScriptSnapshot:
    """A script: steps in order of day, room and start, guests in protocol order.

    ``host`` is whoever was noted as master of ceremonies, None where nobody was.
    """

    event: PrintedEvent
    steps: tuple[ScriptStep, ...]
    guests: tuple[ScriptGuest, ...]
    host: PrintedPerson | None = None
