"""Finding attendees while somebody types: haystacks in memory.

A substring scan over 100,000 of them takes a few milliseconds from the first
character on, needs no index in the file, and leaves nothing to destroy later. Hangul
is looked for where there is Hangul alone, digits and Latin letters where there are
some: what is not read at all is found soonest.
"""

import re
from collections.abc import Iterable
from heapq import nsmallest
from typing import NamedTuple, Protocol

from sqlalchemy import select

from eventapp.domain.changes import Changes
from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import Kind
from eventapp.domain.matching import SEPARATOR, haystack, needles
from eventapp.services.reading import Query, records
from eventapp.store.store import Store
from eventapp.store.tables import Attendee

_FEW = 500
"""Up to so many changed rows are patched in; more, and all are read again."""


_ASCII = re.compile("[\x00-\x7f]")


class _Hay(NamedTuple):
    """The haystacks' fields that are not ASCII alone, and those with any ASCII in them."""

    wide: dict[AttendeeId, str]
    narrow: dict[AttendeeId, str]

    def of(self, needle: str) -> dict[AttendeeId, str]:
        """Where a needle is, if it is anywhere."""
        return self.narrow if needle.isascii() else self.wide

    def add(self, attendee: AttendeeId, *fields: str) -> None:
        """Take somebody in."""
        parts = haystack(*fields).split(SEPARATOR)
        self.wide[attendee] = SEPARATOR.join(part for part in parts if not part.isascii())
        self.narrow[attendee] = SEPARATOR.join(part for part in parts if _ASCII.search(part))


class Searched(Protocol):
    """An attendee with everything they are found by."""

    @property
    def id(self) -> AttendeeId:
        """The row's id."""
        ...

    @property
    def name(self) -> str:
        """The name."""
        ...

    @property
    def name_en(self) -> str:
        """The name in English."""
        ...

    @property
    def organisation(self) -> str:
        """Where they come from."""
        ...

    @property
    def position(self) -> str:
        """What they are there."""
        ...

    @property
    def phone(self) -> str:
        """The telephone."""
        ...

    @property
    def email(self) -> str:
        """The mail address."""
        ...


class AttendeeSearch:
    """The attendees of one event, found by name, 초성, organisation, phone or mail.

    Keeps itself up to date with every change until :meth:`close`.
    """

    def __init__(self, store: Store, event_id: EventId) -> None:
        self._store = store
        self._event_id = event_id
        self._hay: _Hay | None = None
        self._coming = _Hay({}, {})
        self._meanwhile: set[AttendeeId] = set()
        self._touched: set[AttendeeId] = set()
        self._unsubscribe = store.subscribe(self.note)

    def close(self) -> None:
        """Stop listening to changes."""
        self._unsubscribe()

    def read_from(self, rows: Iterable[Searched], *, first: bool, last: bool) -> None:
        """Take attendees somebody has read anyway, slice by slice, so that no search must.

        What changes between the first slice and the last is read again by itself.
        """
        if first:
            self._coming = _Hay({}, {})
            self._meanwhile.clear()
        for row in rows:
            fields = (row.name, row.name_en, row.organisation, row.position, row.phone, row.email)
            self._coming.add(row.id, *fields)
        if last:
            self._hay, self._coming = self._coming, _Hay({}, {})
            self._touched = set(self._meanwhile)

    def find(self, query: str) -> list[AttendeeId]:
        """Everybody whom all words of the query fit; an empty query fits all."""
        hay = self._current()
        wanted = sorted(needles(query), key=len, reverse=True)
        if not wanted:
            return list(hay.wide)
        longest, *rest = wanted
        found = [attendee for attendee, text in hay.of(longest).items() if longest in text]
        for needle in rest:
            texts = hay.of(needle)
            found = [attendee for attendee in found if needle in texts[attendee]]
        return found

    def best(self, query: str, limit: int) -> tuple[list[AttendeeId], int]:
        """The first few whom a query fits, names before the rest, and how many it fits."""
        found = self.find(query)
        wanted = needles(query)
        if not wanted:
            return found[:limit], len(found)
        texts = self._current().of(wanted[0])
        # A haystack begins with the name: the earlier the first word, the better it fits.
        first = nsmallest(limit, found, key=lambda attendee: texts[attendee].find(wanted[0]))
        return first, len(found)

    def note(self, changes: Changes) -> None:
        """Mark what changed, for a listener who may hear of it before this search does."""
        rows = {AttendeeId(row) for row in changes.rows(Kind.ATTENDEE)}
        self._touched |= rows
        self._meanwhile |= rows

    def _current(self) -> _Hay:
        if self._hay is None or len(self._touched) > _FEW:
            hay = _Hay({}, {})
            self._read(hay, self._query())
            self._hay = hay
        elif self._touched:
            for attendee in self._touched:
                self._hay.wide.pop(attendee, None)
                self._hay.narrow.pop(attendee, None)
            self._read(self._hay, self._query().where(Attendee.id.in_(self._touched)))
        self._touched.clear()
        return self._hay

    def _query(self) -> Query:
        return select(
            Attendee.id,
            Attendee.name,
            Attendee.name_en,
            Attendee.organisation,
            Attendee.position,
            Attendee.phone,
            Attendee.email,
        ).where(Attendee.event_id == self._event_id)

    def _read(self, hay: _Hay, query: Query) -> None:
        for row in records(self._store, lambda *row: row, query):
            hay.add(*row)
