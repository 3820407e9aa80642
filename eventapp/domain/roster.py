"""A list of attendees as it comes in: tables, what columns mean, what becomes of the rows.

The way of a list: ``ReadTable`` (cells as text) → ``ColumnGuess`` (corrected by a person) →
``Roster`` (values) → ``RosterPlan`` (beside those who are there) → ``RosterResult``. Rows are
tuples, not dataclasses: a list may have a hundred thousand of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final, NamedTuple

from eventapp.domain.ids import AttendeeId
from eventapp.domain.kinds import AttendeeStatus, ConsentKind

ROWS_LIMIT: Final = 200_000
"""Rows of a list, its headings among them."""
COLUMNS_LIMIT: Final = 256
CELL_LIMIT: Final = 32_767
"""Characters of a cell, as spreadsheets have it."""
NO_HEADING: Final = -1


class Meaning(StrEnum):
    """What a column of a list is taken for."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    NAME_EN = "name_en"
    ORGANISATION = "organisation"
    DEPARTMENT = "department"
    POSITION = "position"
    EMAIL = "email"
    PHONE = "phone"
    CATEGORY = "category"
    STATUS = "status"
    CONSENT = "consent"  # to personal data being used, without which nobody takes part
    CONSENT_NEWS = "consent_news"
    CONSENT_THIRD_PARTY = "consent_third_party"
    CONSENT_PHOTOGRAPH = "consent_photograph"
    CODE = "code"  # another system's reference: a foreign ticket, an order
    NOTE = "note"
    REGISTERED_AT = "registered_at"
    OWN = "own"  # a field of its own, named as the heading is
    IGNORED = "ignored"
    REFUSED = "refused"  # resident registration numbers: never read, never correctable


CONSENTS: Final[Mapping[Meaning, ConsentKind]] = {
    Meaning.CONSENT: ConsentKind.PERSONAL_DATA,
    Meaning.CONSENT_NEWS: ConsentKind.NEWS,
    Meaning.CONSENT_THIRD_PARTY: ConsentKind.THIRD_PARTY,
    Meaning.CONSENT_PHOTOGRAPH: ConsentKind.PHOTOGRAPH,
}
MANY: Final = frozenset({Meaning.OWN, Meaning.IGNORED, Meaning.REFUSED, Meaning.NOTE})
"""What more than one column of a list may mean."""


class Merged(NamedTuple):
    """Cells of one column that a spreadsheet shows as one: indices, the last row among them."""

    column: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class ReadTable:
    """One sheet of a list, every cell as text; rows may be of different lengths.

    ``heading`` is the index of the row with the headings, ``NO_HEADING`` where there is none;
    ``data`` is the index of the first row after them (two rows of headings make one).
    ``encoding`` names how a text file was read, empty for spreadsheets. A row's number in
    the file is its index plus one.
    """

    name: str
    rows: Sequence[Sequence[str]]
    heading: int
    data: int
    headings: tuple[str, ...]
    encoding: str = ""
    hidden: bool = False
    odd: frozenset[int] = frozenset()
    """Indices of rows whose quotation marks do not pair; they were read as they stand."""
    merged: tuple["Merged", ...] = ()
    """Cells of one column that the file itself made one; only the first of them says anything."""

    @property
    def count(self) -> int:
        """How many rows come after the headings, empty ones among them."""
        return len(self.rows) - self.data


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """A column and what it is taken for.

    ``sure`` says that its heading is known (or remembered), not only guessed by its values.
    ``samples`` are the first different values, none of a refused column.
    """

    index: int
    heading: str
    meaning: Meaning
    sure: bool = False
    samples: tuple[str, ...] = ()


class Problem(StrEnum):
    """What is odd about a row, or a cell of it."""

    # The row is left out, unless a person decides otherwise.
    NO_NAME = "no_name"
    NOT_A_PERSON = "not_a_person"  # the headings once more, or a sum
    TWICE = "twice"  # ``value`` is the number of the row it doubles
    UNSURE_WHO = "unsure_who"  # somebody there may be the same person, or may not
    # The row is taken; the value is kept, changed or left out as said.
    BAD_PHONE = "bad_phone"  # kept as typed
    BAD_EMAIL = "bad_email"  # kept in the notes: no mail is sent there
    BAD_DATE = "bad_date"  # left out
    UNKNOWN_STATUS = "unknown_status"  # left out
    UNKNOWN_CONSENT = "unknown_consent"  # left out: silence is no consent
    SHORTENED = "shortened"
    NO_HEADING = "no_heading"  # a cell beyond the headings; left out
    BROKEN_TEXT = "broken_text"  # letters nobody could read; the cell is left out
    ODD_QUOTES = "odd_quotes"  # a quotation mark was never closed; the row is read as it stands
    RESIDENT_NUMBER = "resident_number"  # left out; ``value`` is empty
    SHARED_CONTACT = "shared_contact"  # somebody of another name has this mail or phone
    NOT_A_CHOICE = "not_a_choice"  # an own field does not offer it; left out
    OTHER_CODE = "other_code"  # somebody there has another code, which stays
    CONSENT_STANDS = "consent_stands"  # what is there is newer, or a refusal; it stays
    STAYS_CANCELLED = "stays_cancelled"  # was cancelled here, whatever the list says
    NO_PLACE = "no_place"  # new, beyond the capacity: put on the waiting list


HOLDING_BACK: Final = frozenset(
    {Problem.NO_NAME, Problem.NOT_A_PERSON, Problem.TWICE, Problem.UNSURE_WHO}
)
"""Problems for which a row is left out."""
DECIDABLE: Final = frozenset({Problem.TWICE, Problem.UNSURE_WHO})
"""Problems for which a person may decide that the row is somebody new all the same."""


class RowProblem(NamedTuple):
    """A problem of one row: its number in the file, the column's heading, what stands there."""

    row: int
    column: str
    problem: Problem
    value: str = ""


class Said(NamedTuple):
    """An answer to a consent, and when it was given, where the list says so."""

    given: bool
    moment: datetime | None


class RosterRow(NamedTuple):
    """One registration of a list, its values as the store may keep them; empty is unsaid.

    ``own`` are the values of ``Roster.own_fields``, in their order; ``consents`` those of
    ``Roster.consents``, None where nothing was said.
    """

    number: int
    name: str
    name_en: str
    organisation: str
    department: str
    position: str
    email: str
    phone: str
    category: str
    status: AttendeeStatus | None
    reference: str
    notes: str
    registered_at: datetime | None
    consents: tuple[bool | None, ...] = ()
    own: tuple[str, ...] = ()

    @property
    def said(self) -> tuple[Said | None, ...]:
        """The answers to the consents of the list."""
        return tuple(
            None if given is None else Said(given, self.registered_at) for given in self.consents
        )


@dataclass(frozen=True, slots=True)
class Roster:
    """A list as values; ``problems`` are those it has by itself, in the order of its rows.

    Rows without any value are no rows. Those without a name are problems only.
    """

    rows: Sequence[RosterRow]
    problems: tuple[RowProblem, ...] = ()
    own_fields: tuple[str, ...] = ()
    consents: tuple[ConsentKind, ...] = ()


class Outcome(StrEnum):
    """What an import does with a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"


class RosterChange(NamedTuple):
    """One field of somebody who is there: what it holds, and what the list says.

    ``own`` is the name of a field of its own, else empty.
    """

    meaning: Meaning
    before: str
    after: str
    own: str = ""


class PlannedRow(NamedTuple):
    """A row and what becomes of it."""

    row: RosterRow
    outcome: Outcome
    attendee_id: AttendeeId | None
    changes: tuple[RosterChange, ...]


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """What an import would do, before it does it; the rows in the list's order.

    ``outcomes`` stands beside ``roster.rows``; ``found`` and ``changes`` are by a row's index
    in them. ``problems`` holds the list's own as well as those found beside who is there.
    ``answers`` are those of rows whose person said something else in another row, ``waiting``
    the rows that are new and find no place.
    """

    roster: Roster
    outcomes: Sequence[Outcome]
    found: Mapping[int, AttendeeId]
    changes: Mapping[int, tuple[RosterChange, ...]]
    problems: tuple[RowProblem, ...]
    new_categories: tuple[str, ...] = ()
    new_fields: tuple[str, ...] = ()
    nameless: int = 0
    """Rows left out because they have no name: they stand in ``problems`` alone."""
    counts: Mapping[Outcome, int] = field(default_factory=dict)
    """How many rows have each outcome; the nameless are among the skipped."""
    answers: Mapping[int, tuple[Said | None, ...]] = field(default_factory=dict)
    waiting: frozenset[int] = frozenset()

    def __len__(self) -> int:
        """How many rows there are to show."""
        return len(self.roster.rows)

    def __getitem__(self, index: int) -> PlannedRow:
        """One row, for a table that shows a few of them at a time."""
        return PlannedRow(
            self.roster.rows[index],
            self.outcomes[index],
            self.found.get(index),
            self.changes.get(index, ()),
        )

    def said(self, index: int) -> tuple[Said | None, ...]:
        """What the person of a row answers to the consents of the list."""
        return self.answers[index] if index in self.answers else self.roster.rows[index].said


@dataclass(frozen=True, slots=True)
class RosterResult:
    """What an import did. ``gone`` were deleted between plan and import, and left out.

    ``waiting`` of those added found no place.
    """

    added: tuple[AttendeeId, ...]
    changed: int
    unchanged: int
    skipped: int
    categories_added: tuple[str, ...] = ()
    fields_added: tuple[str, ...] = ()
    gone: int = 0
    waiting: int = 0

    @property
    def changed_nothing(self) -> bool:
        """Whether the workspace already was as the list says."""
        return not self.added and not self.changed
