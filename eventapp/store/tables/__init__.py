"""The mapped tables, a module a subject. Importing this package knows them all."""

from eventapp.store.tables.attendance import Admission, BadgePrint, DeskLock, Gate, Scan
from eventapp.store.tables.attendees import (
    Attendee,
    Category,
    ColumnMap,
    Consent,
    DistinctPair,
    Notice,
    OwnField,
    SavedFilter,
    Ticket,
)
from eventapp.store.tables.base import Base
from eventapp.store.tables.directory import (
    Asset,
    Engagement,
    Organisation,
    Person,
    Unavailability,
)
from eventapp.store.tables.journal import JournalEntry, JournalStep
from eventapp.store.tables.mailing import Mail, Mailing
from eventapp.store.tables.papers import (
    BadgeLayout,
    Certificate,
    Cue,
    LabelSheet,
    PaperOptions,
    PaperRun,
)
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
    "BadgeLayout",
    "BadgePrint",
    "Base",
    "Category",
    "Certificate",
    "ColumnMap",
    "Consent",
    "Cue",
    "Day",
    "DeskLock",
    "DistinctPair",
    "Engagement",
    "Event",
    "Gate",
    "JournalEntry",
    "JournalStep",
    "LabelSheet",
    "Mail",
    "Mailing",
    "Material",
    "Notice",
    "Organisation",
    "OwnField",
    "PaperOptions",
    "PaperRun",
    "Person",
    "Publication",
    "Question",
    "Replacement",
    "Room",
    "SavedFilter",
    "Scan",
    "Session",
    "Ticket",
    "Track",
    "Unavailability",
]
