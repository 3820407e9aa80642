"""Who is registered, kept in memory for the desk: whoever stands there may be among them.

Two dictionaries, by name and by phone, and a count of the places taken. At each pause of
somebody's typing they are asked, among 100,000 as quickly as among ten.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from sqlalchemy import String, select, type_coerce

from eventapp.domain.changes import Changes
from eventapp.domain.duplicates import organisation_key, phone_key
from eventapp.domain.ids import AttendeeId, CategoryId, EventId
from eventapp.domain.kinds import AttendeeStatus, Kind
from eventapp.services.attendees import AttendeeRow, list_attendees
from eventapp.services.reading import Query
from eventapp.services.registration import Capacities, capacities_of
from eventapp.store.store import Store
from eventapp.store.tables import Attendee

_TELLING_DIGITS: Final = 8
"""The end of a phone number by which it is looked for, however it begins."""
_NOT_DIGITS: Final = re.compile(r"\D+", re.ASCII)
_READ: Final = 50
"""More of one name or phone are not looked at."""
_SLICE: Final = 4_000
"""So many are read at once before they are asked for: nobody notices."""
_FEW: Final = 500
"""Up to so many changed rows are patched in; more, and all are read again."""
_PHONE, _SAME, _MAYBE, _NAMESAKE = range(4)


@dataclass(frozen=True, slots=True)
class Alike:
    """Who may be the one at the desk, the likeliest first.

    ``sure`` is the only one of them where all that is known agrees; None where somebody
    must say who it is.
    """

    rows: tuple[AttendeeRow, ...] = ()
    sure: AttendeeRow | None = None


_Entry: TypeAlias = tuple[str, str, tuple[CategoryId | None, str]]
"""Where somebody is in the dictionaries: by name, by phone, and by category and status."""


class RegistrationBook:
    """The registrations of one event, up to date with every change until :meth:`close`."""

    def __init__(self, store: Store, event_id: EventId) -> None:
        self._store, self._event_id = store, event_id
        self._entries: dict[AttendeeId, _Entry] = {}
        self._read_to: AttendeeId | None = AttendeeId(0)
        self._by_name: defaultdict[str, list[AttendeeId]] = defaultdict(list)
        self._by_phone: defaultdict[str, list[AttendeeId]] = defaultdict(list)
        self._counts: Counter[tuple[CategoryId | None, str]] = Counter()
        self._touched: set[AttendeeId] = set()
        self._unsubscribe = store.subscribe(self._note)

    def close(self) -> None:
        """Stop listening to changes."""
        self._unsubscribe()

    @property
    def is_ready(self) -> bool:
        """Whether everybody was read, so that an answer takes no time."""
        return self._read_to is None

    def warm(self) -> bool:
        """Read some more of those registered; tell whether there are others to be read."""
        if self._read_to is not None:
            query = self._query().where(Attendee.id > self._read_to)
            read = self._read(query.order_by(Attendee.id).limit(_SLICE))
            self._read_to = read[-1] if len(read) == _SLICE else None
        return self._read_to is not None

    def places(self) -> Capacities:
        """How many places there are, are taken and are waited for."""
        self._follow()
        counts: defaultdict[CategoryId | None, Counter[AttendeeStatus]] = defaultdict(Counter)
        for (category, status), count in self._counts.items():
            counts[category][AttendeeStatus(status)] = count
        return capacities_of(self._store, self._event_id, counts)

    def alike(self, *, name: str, organisation: str = "", phone: str = "", most: int = 3) -> Alike:
        """Who is registered already and may be the one at the desk.

        The same phone, or the same name; where both organisations are known and differ, or
        both phones, the name alone is a namesake's. Surely the same are those of the same name
        and organisation or phone, when there is one only.
        """
        wanted, called = _name_key(name), phone_key(phone)
        if not wanted and not called:
            return Alike()
        self._follow()
        ids = set(self._by_name.get(wanted, ())) if wanted else set()
        ids |= set(self._by_phone.get(_last_digits(phone), ())) if called else set()
        rows = list_attendees(self._store, self._event_id, sorted(ids)[:_READ]) if ids else ()
        here = organisation_key(organisation)
        ranked = [(_likeness(row, wanted, here, called), row) for row in rows]
        likely = sorted(
            ((rank, row) for rank, row in ranked if rank < _NAMESAKE), key=lambda pair: pair[0]
        )
        shown = tuple(row for _rank, row in likely[:most])
        if len(likely) != 1:
            return Alike(shown)
        rank, row = likely[0]
        same_name = not wanted or _name_key(row.name) == wanted
        return Alike(shown, row if rank < _MAYBE and same_name else None)

    def _note(self, changes: Changes) -> None:
        self._touched |= {AttendeeId(row) for row in changes.rows(Kind.ATTENDEE)}

    def _follow(self) -> None:
        """Take in everybody, and what changed since they were read."""
        if len(self._touched) > _FEW:
            for index in (self._entries, self._by_name, self._by_phone, self._counts):
                index.clear()
            self._read_to = AttendeeId(0)
            self._touched.clear()
        while self.warm():
            pass
        if self._touched:
            for attendee in self._touched:
                self._forget(attendee)
            self._read(self._query().where(Attendee.id.in_(self._touched)))
            self._touched.clear()

    def _query(self) -> Query:
        return select(
            Attendee.id,
            Attendee.name,
            Attendee.phone,
            Attendee.category_id,
            type_coerce(Attendee.status, String),
        ).where(Attendee.event_id == self._event_id)

    def _read(self, query: Query) -> Sequence[AttendeeId]:
        with self._store.reading() as connection:
            rows = connection.execute(query).all()
        for attendee, name, phone, category, status in rows:
            key, end = _name_key(name), _last_digits(phone)
            self._entries[attendee] = (key, end, (category, status))
            self._by_name[key].append(attendee)
            if end:
                self._by_phone[end].append(attendee)
        self._counts.update((row[3], row[4]) for row in rows)
        return [AttendeeId(row[0]) for row in rows]

    def _forget(self, attendee: AttendeeId) -> None:
        entry = self._entries.pop(attendee, None)
        if entry is not None:
            name, phone, standing = entry
            self._by_name[name].remove(attendee)
            if phone:
                self._by_phone[phone].remove(attendee)
            self._counts[standing] -= 1


def _likeness(row: AttendeeRow, name: str, organisation: str, phone: str) -> int:
    theirs, there = phone_key(row.phone), organisation_key(row.organisation)
    if phone and theirs == phone:
        return _PHONE
    if _name_key(row.name) != name or (there and organisation and there != organisation):
        return _NAMESAKE
    same_place = bool(there) and there == organisation
    if phone and theirs:  # another phone: a colleague of the same name, or a new phone
        return _MAYBE if same_place else _NAMESAKE
    return _SAME if same_place else _MAYBE


def _name_key(name: str) -> str:
    return "".join(name.split()).casefold()


def _last_digits(phone: str) -> str:
    """The end of a number, however it is written: two regular expressions each took too long."""
    plain = phone.replace("-", "").replace(" ", "")
    digits = plain if plain.isdigit() else _NOT_DIGITS.sub("", plain)
    return digits[-_TELLING_DIGITS:] if len(digits) >= _TELLING_DIGITS else ""
