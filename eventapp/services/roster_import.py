"""A list of attendees beside those who are registered: what it would change, and changing it.

What the list says wins, what it leaves empty stays. The same list again adds nobody. Three
things stand against any list, and are told: a code, a cancellation, and a newer answer.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from typing import Final

from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import AttendeeStatus
from eventapp.domain.roster import (
    CONSENTS,
    Meaning,
    Outcome,
    Problem,
    Roster,
    RosterChange,
    RosterPlan,
    RosterRow,
    RowProblem,
    Said,
)
from eventapp.hurry import hurrying
from eventapp.services.roster_answers import checked_own, replaces, together
from eventapp.services.roster_known import (
    Answer,
    KnownAttendee,
    KnownAttendees,
    known_attendees,
)
from eventapp.services.roster_matching import (
    Keys,
    Registered,
    columns_of,
    doubles,
    keys_of,
    repeated_contacts,
    squeezed,
)
from eventapp.services.roster_places import without_place
from eventapp.services.roster_writing import apply_import
from eventapp.store.store import Store

__all__ = ["apply_import", "known_attendees", "plan_import", "plan_roster"]

_TEXTS: Final = (
    (Meaning.NAME, "name"),
    (Meaning.NAME_EN, "name_en"),
    (Meaning.ORGANISATION, "organisation"),
    (Meaning.DEPARTMENT, "department"),
    (Meaning.POSITION, "position"),
)


def plan_import(
    store: Store, event_id: EventId, roster: Roster, *, as_new: Collection[int] = frozenset()
) -> RosterPlan:
    """Say what a list would do to an event; nothing is written."""
    return plan_roster(known_attendees(store, event_id), roster, as_new=as_new)


def plan_roster(
    known: KnownAttendees, roster: Roster, *, as_new: Collection[int] = frozenset()
) -> RosterPlan:
    """Say what becomes of each row beside those who are there.

    ``as_new`` are the numbers of rows a person decided to add, though they may double
    somebody. It needs no store, so it may run in another thread.
    """
    with hurrying():
        return _Planner(known, roster, frozenset(as_new)).plan()


class _Planner:
    def __init__(self, known: KnownAttendees, roster: Roster, as_new: frozenset[int]) -> None:
        self._known = known
        self._roster, self._problems = checked_own(roster, known)
        self._as_new = as_new
        self._columns = columns_of(roster.rows)
        self._keys: list[Keys] = []
        self._there: list[Keys] = []
        self._own = [(name, known.own_fields.get(name)) for name in roster.own_fields]
        self._answers: dict[int, tuple[Said | None, ...]] = {}
        self._outcomes = [Outcome.NEW] * len(roster.rows)
        self._found: dict[int, AttendeeId] = {}
        self._changes: dict[int, tuple[RosterChange, ...]] = {}
        self._taken: dict[int, int] = {}

    def plan(self) -> RosterPlan:
        twice = doubles(self._columns)
        for at, first in twice.items():
            self._hear(at, first)
        if self._known.attendees:
            self._keys = list(map(Keys._make, zip(*self._columns, strict=True)))
            self._match(twice)
        else:
            for at, first in twice.items():
                self._hold_back(at, Problem.TWICE, str(self._roster.rows[first].number))
        self._note_what_stands()
        nameless = {
            found.row
            for found in self._roster.problems
            if found.problem in {Problem.NO_NAME, Problem.NOT_A_PERSON}
        }
        counts = Counter(self._outcomes)
        counts[Outcome.SKIPPED] += len(nameless)
        waiting = self._without_place()
        return RosterPlan(
            self._roster,
            self._outcomes,
            self._found,
            self._changes,
            tuple(sorted((*self._roster.problems, *self._problems), key=lambda one: one.row)),
            new_categories=self._new_categories(),
            new_fields=tuple(name for name, field in self._own if field is None),
            nameless=len(nameless),
            counts=dict(counts),
            answers=self._answers,
            waiting=waiting,
        )

    def _match(self, twice: dict[int, int]) -> None:
        self._there = keys_of(self._known.attendees)
        registered = Registered(self._there)
        often = repeated_contacts(self._keys).__contains__
        for at, keys in enumerate(self._keys):
            found = registered.find(keys, same=self._same(at), often=often)
            row = self._roster.rows[at]
            if row.number in self._as_new and (at in twice or found.sure is None):
                continue
            if at in twice:
                first = self._roster.rows[twice[at]].number
                self._hold_back(at, Problem.TWICE, str(first))
            elif found.sure is not None:
                self._settle(at, found.sure)
            elif found.unsure is not None:
                self._hold_back(at, Problem.UNSURE_WHO, self._who(found.unsure))
            elif found.shared:
                self._note(at, Problem.SHARED_CONTACT, found.shared)

    def _settle(self, at: int, who: int) -> None:
        """A row that means somebody who is there, unless an earlier one meant them, too."""
        if who in self._taken:
            earlier = self._taken[who]
            self._hold_back(at, Problem.TWICE, str(self._roster.rows[earlier].number))
            self._hear(at, earlier)
            self._change(earlier, who)
            return
        self._taken[who] = at
        self._found[at] = self._known.attendees[who].id
        self._change(at, who)

    def _change(self, at: int, who: int) -> None:
        changes = tuple(self._differences(at, who))
        self._changes.pop(at, None)
        if changes:
            self._changes[at] = changes
        self._outcomes[at] = Outcome.CHANGED if changes else Outcome.UNCHANGED

    def _hear(self, at: int, first: int) -> None:
        """Count what a row that is left out says to consents with the row of the same person."""
        rows = self._roster.rows
        if self._roster.consents and rows[at].number not in self._as_new:
            self._answers[first] = together(self._said(first), rows[at].said)

    def _said(self, at: int) -> tuple[Said | None, ...]:
        return self._answers.get(at) or self._roster.rows[at].said

    def _hold_back(self, at: int, problem: Problem, value: str) -> None:
        if self._roster.rows[at].number not in self._as_new:
            self._outcomes[at] = Outcome.SKIPPED
            self._note(at, problem, value)

    def _note(self, at: int, problem: Problem, value: str) -> None:
        self._problems.append(RowProblem(self._roster.rows[at].number, "", problem, value))

    def _without_place(self) -> frozenset[int]:
        """The rows that are new and beyond the capacity, each of them told."""
        changes = {who: self._changes.get(at, ()) for who, at in self._taken.items()}
        rows = self._roster.rows
        waiting = frozenset(without_place(self._known, rows, self._outcomes, changes))
        for at in sorted(waiting):
            self._note(at, Problem.NO_PLACE, rows[at].category)
        return waiting

    def _note_what_stands(self) -> None:
        """Tell what the list says otherwise and cannot change."""
        for who, at in self._taken.items():
            row, there = self._roster.rows[at], self._known.attendees[who]
            if row.reference and there.reference and row.reference != there.reference:
                self._note(at, Problem.OTHER_CODE, there.reference)
            if there.status is AttendeeStatus.CANCELLED and row.status not in {None, there.status}:
                self._note(at, Problem.STAYS_CANCELLED, "")
            is_so = self._known.consents.get(there.id, {})
            for kind, said in zip(self._roster.consents, self._said(at), strict=True):
                before = is_so.get(kind)
                if (
                    said
                    and before
                    and said.given is not before.given
                    and not replaces(before, said)
                ):
                    self._note(at, Problem.CONSENT_STANDS, _yes_no(before))
                    break

    def _who(self, who: int) -> str:
        there = self._known.attendees[who]
        return " · ".join(filter(None, (there.name, there.organisation)))

    # What a row says differently

    def _same(self, at: int) -> Callable[[int], bool]:
        return lambda who: who not in self._taken and next(self._differences(at, who), None) is None

    def _differences(self, at: int, who: int) -> Iterator[RosterChange]:
        """What the list says of somebody that is not so yet; what it leaves empty is nothing."""
        row, there = self._roster.rows[at], self._known.attendees[who]
        for meaning, field in _TEXTS:
            said, is_so = getattr(row, field), getattr(there, field)
            if said and said != is_so:
                yield RosterChange(meaning, is_so, said)
        if row.status not in {None, there.status} and there.status is not AttendeeStatus.CANCELLED:
            yield RosterChange(Meaning.STATUS, there.status, str(row.status))
        if row.reference and not there.reference:
            yield RosterChange(Meaning.CODE, "", row.reference)
        yield from self._other_contacts(at, who)
        if row.category and row.category != there.category and not self._is_called(row, there):
            yield RosterChange(Meaning.CATEGORY, there.category, row.category)
        if row.notes and row.notes not in there.notes:
            yield RosterChange(Meaning.NOTE, there.notes, _added(there.notes, row.notes))
        yield from self._other_own(row, there)
        yield from self._other_answers(at, there)

    def _other_contacts(self, at: int, who: int) -> Iterator[RosterChange]:
        row, there = self._roster.rows[at], self._known.attendees[who]
        if row.email and row.email.casefold() != there.email.casefold():
            yield RosterChange(Meaning.EMAIL, there.email, row.email)
        if row.phone and self._keys[at].phone != self._there[who].phone:
            yield RosterChange(Meaning.PHONE, there.phone, row.phone)

    def _other_own(self, row: RosterRow, there: KnownAttendee) -> Iterator[RosterChange]:
        for (name, field), said in zip(self._own, row.own, strict=True):
            is_so = str(there.own.get(field.key, "")) if field else ""
            if said and said != is_so:
                yield RosterChange(Meaning.OWN, is_so, said, own=name)

    @staticmethod
    def _is_called(row: RosterRow, there: KnownAttendee) -> bool:
        """Say whether a category is only written in another way."""
        return squeezed(row.category) == squeezed(there.category)

    def _other_answers(self, at: int, there: KnownAttendee) -> Iterator[RosterChange]:
        """Consents said otherwise, and later."""
        is_so = self._known.consents.get(there.id, {})
        for kind, said in zip(self._roster.consents, self._said(at), strict=True):
            before = is_so.get(kind)
            if said is not None and replaces(before, said):
                meaning = next(meaning for meaning, one in CONSENTS.items() if one is kind)
                yield RosterChange(meaning, _yes_no(before), _yes_no(said))

    def _new_categories(self) -> tuple[str, ...]:
        known = {squeezed(name) for name in self._known.categories}
        wanted = dict.fromkeys(
            row.category
            for row, outcome in zip(self._roster.rows, self._outcomes, strict=True)
            if outcome is not Outcome.SKIPPED
        )
        new: dict[str, str] = {}
        for name in wanted:
            if name and squeezed(name) not in known:
                new.setdefault(squeezed(name), name)
        return tuple(new.values())


def _added(before: str, note: str) -> str:
    return f"{before}\n{note}" if before else note


def _yes_no(answer: Answer | Said | None) -> str:
    return "" if answer is None else "yes" if answer.given else "no"
