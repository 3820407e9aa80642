"""The mapped tables, a module a subject. Importing this package knows them all."""

from eventapp.store.tables.attendance import Admission, Gate, Scan
from eventapp.store.tables.attendees import Attendee, Category, Ticket
from eventapp.store.tables.base import Base
from eventapp.store.tables.directory import Asset, Engagement, Organisation, Person
from eventapp.store.tables.journal import JournalEntry, JournalStep
from eventapp.store.tables.programme import Appearance, Day, Event, Room, Session

__all__ = [
    "Admission",
    "Appearance",
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
    "Organisation",
    "Person",
    "Room",
    "Scan",
    "Session",
    "Ticket",
]
