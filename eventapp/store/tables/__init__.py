"""The mapped tables, a module a subject. Importing this package knows them all."""

from eventapp.store.tables.attendance import Admission, Gate, Scan
from eventapp.store.tables.attendees import Attendee, Category, Ticket
from eventapp.store.tables.base import Base
from eventapp.store.tables.directory import (
    Asset,
    Engagement,
    Organisation,
    Person,
    Unavailability,
)
from eventapp.store.tables.journal import JournalEntry, JournalStep
from eventapp.store.tables.programme import (
    Appearance,
    AsRun,
    Day,
    Event,
    Material,
    Publication,
    Question,
    Replacement,
    Room,
    Session,
    Track,
)

__all__ = [
    "Admission",
    "Appearance",
    "AsRun",
    "Asset",
    "Attendee",
    "Base",
    "Category",
    "Day",
    "Engagement",
    "Event",
    "Gate",
    "JournalEntry",
    "JournalStep",
    "Material",
    "Organisation",
    "Person",
    "Publication",
    "Question",
    "Replacement",
    "Room",
    "Scan",
    "Session",
    "Ticket",
    "Track",
    "Unavailability",
]
