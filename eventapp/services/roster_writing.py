"""Writing what a list adds and changes, as one step and in few statements."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import AttendeeStatus, ConsentSource, FieldKind, Origin, TicketStatus
from eventapp.domain.roster import (
    CONSENTS,
    Meaning,
    Outcome,
    RosterChange,
    RosterPlan,
    RosterResult,
    RosterRow,
)
from eventapp.domain.steps import Step
from eventapp.domain.text import LONG_LIMIT
from eventapp.domain.tickets import new_codes
from eventapp.hurry import hurrying
from eventapp.services.fields import find_row
from eventapp.services.roster_matching import squeezed
from eventapp.store.inserts import PreparedInsert
from eventapp.store.store import StepContext, Store
from eventapp.store.tables import Attendee, Base, Category, Consent, Event, OwnField, Ticket

_COLOURS: Final = ("#3B5BA9", "#1F7A5C", "#9A5B13", "#8A3FA0", "#B3394E", "#2B7A8C", "#6B6F1D")
"""Of new categories, one after the other: as far apart as they can be told on a badge."""

_TABLES: Final = Base.metadata.tables
_ATTENDEES: Final = PreparedInsert(_TABLES[Attendee.__tablename__])
_TICKETS: Final = PreparedInsert(_TABLES[Ticket.__tablename__])
_CONSENTS: Final = PreparedInsert(_TABLES[Consent.__tablename__])
_COPIED: Final = (
    "name",
    "name_en",
    "organisation",
    "department",
    "position",
    "email",
    "phone",
    "reference",
    "notes",
)
_FIELDS: Final = {
    Meaning.NAME: "name",
    Meaning.NAME_EN: "name_en",
    Meaning.ORGANISATION: "organisation",
    Meaning.DEPARTMENT: "department",
    Meaning.POSITION: "position",
    Meaning.EMAIL: "email",
    Meaning.PHONE: "phone",
    Meaning.CODE: "reference",
}
_CHUNK: Final = 10_000


def apply_import(store: Store, event_id: EventId, plan: RosterPlan) -> RosterResult:
    """Do what a plan says, as one step: categories and fields, people, tickets, consents.

    Who was deleted since the plan was made is left out, and counted.

    Raises:
        NotFound: The event was deleted meanwhile.
        NotSaved: The disk refused; nothing was imported.
    """
    with hurrying(), store.step(Step.IMPORT_ATTENDEES) as step:
        find_row(step, Event, event_id)
        writer = _Writer(step, event_id, plan)
        added = writer.add()
        gone = writer.change()
    counts = plan.counts
    return RosterResult(
        added=added,
        changed=counts.get(Outcome.CHANGED, 0) - gone,
        unchanged=counts.get(Outcome.UNCHANGED, 0),
        skipped=counts.get(Outcome.SKIPPED, 0),
        categories_added=writer.categories_added,
        fields_added=writer.fields_added,
        gone=gone,
        waiting=len(plan.waiting),
    )


class _Writer:
    def __init__(self, step: StepContext, event_id: EventId, plan: RosterPlan) -> None:
        self._step = step
        self._event_id = event_id
        self._plan = plan
        self._now = datetime.now(UTC)
        self.categories_added: tuple[str, ...] = ()
        self.fields_added: tuple[str, ...] = ()
        needed = Outcome.NEW in plan.outcomes or Outcome.CHANGED in plan.outcomes
        self._categories = self._settle_categories() if needed else {}
        self._fields = self._settle_fields() if needed else []

    # What rows point at

    def _settle_categories(self) -> dict[str, int]:
        """Every category's number by its name, the new ones added after the others."""
        known = self._step.session.execute(
            select(Category.id, Category.name, Category.name_en)
            .where(Category.event_id == self._event_id)
            .order_by(Category.id.desc())
        ).all()
        found: dict[str, int] = {}
        for number, name, name_en in known:
            found |= {squeezed(text): number for text in (name_en, name) if text}
        self.categories_added = tuple(
            name for name in self._plan.new_categories if squeezed(name) not in found
        )
        for place, name in enumerate(self.categories_added, len(known)):
            row = Category(
                event_id=self._event_id,
                name=name,
                colour=_COLOURS[place % len(_COLOURS)],
                position=place,
            )
            self._step.session.add(row)
            self._step.session.flush()
            found[squeezed(name)] = row.id
        return found

    def _settle_fields(self) -> list[str]:
        """The number of each own field of the list, the new ones added after the others."""
        known = self._step.session.execute(
            select(OwnField.id, OwnField.name)
            .where(OwnField.event_id == self._event_id)
            .order_by(OwnField.position.desc(), OwnField.id.desc())
        ).all()
        found = {name: str(number) for number, name in known}
        last = select(func.max(OwnField.position)).where(OwnField.event_id == self._event_id)
        place = self._step.session.scalar(last)
        place = -1 if place is None else place
        added = []
        for name in self._plan.roster.own_fields:
            if name not in found:
                place += 1
                row = OwnField(
                    event_id=self._event_id, name=name, kind=FieldKind.TEXT, position=place
                )
                self._step.session.add(row)
                self._step.session.flush()
                found[name] = str(row.id)
                added.append(name)
        self.fields_added = tuple(added)
        return [found[name] for name in self._plan.roster.own_fields]

    # Who is new

    def add(self) -> tuple[AttendeeId, ...]:
        """Add those who are new, with a ticket each; return their numbers in the list's order."""
        new = [at for at, outcome in enumerate(self._plan.outcomes) if outcome is Outcome.NEW]
        if not new:
            return ()
        rows = list(map(self._plan.roster.rows.__getitem__, new))
        ids = self._step.insert_columns(_ATTENDEES, len(rows), *self._columns(new, rows))
        self._step.insert_columns(
            _TICKETS,
            len(rows),
            {"attendee_id": ids, "code": new_codes(len(rows))},
            {"status": TicketStatus.VALID, "issued_at": self._now},
        )
        self._add_consents(ids, new)
        return tuple(map(AttendeeId, ids))

    def _columns(
        self, new: Sequence[int], rows: Sequence[RosterRow]
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """What differs between new attendees, and what all of them have alike."""
        fields = dict(zip(RosterRow._fields, zip(*rows, strict=True), strict=True))
        columns: dict[str, Any] = {name: fields[name] for name in _COPIED}
        common: dict[str, Any] = {
            "event_id": self._event_id,
            "origin": Origin.IMPORTED,
            "companion_of": None,
            "guest": False,
            "protocol": 0,
            "attention": "",
            "blocked": False,
        }
        columns["category_id"] = self._category_ids(fields["category"])
        columns["status"] = [one or AttendeeStatus.REGISTERED for one in fields["status"]]
        if self._plan.waiting:
            columns["status"] = [
                AttendeeStatus.WAITING if at in self._plan.waiting else status
                for at, status in zip(new, columns["status"], strict=True)
            ]
        if self._plan.roster.own_fields:
            columns["own"] = [self._own(values) for values in fields["own"]]
        else:
            common["own"] = {}
        if any(fields["registered_at"]):
            columns["registered_at"] = [one or self._now for one in fields["registered_at"]]
        else:
            common["registered_at"] = self._now
        return _shared(columns, common)

    def _category_ids(self, names: Sequence[str]) -> list[int | None]:
        found = {name: self._categories.get(squeezed(name)) for name in set(names)}
        return [found[name] for name in names]

    def _own(self, values: Sequence[str]) -> dict[str, str]:
        return {number: value for number, value in zip(self._fields, values, strict=True) if value}

    def _add_consents(self, ids: Sequence[int], new: Sequence[int]) -> None:
        if not self._plan.roster.consents:
            return
        said = [
            (attendee, kind, answer.given, answer.moment or self._now)
            for attendee, at in zip(ids, new, strict=True)
            for kind, answer in zip(self._plan.roster.consents, self._plan.said(at), strict=True)
            if answer is not None
        ]
        if said:
            attendees, kinds, given, moments = zip(*said, strict=True)
            self._step.insert_columns(
                _CONSENTS,
                len(said),
                {"attendee_id": attendees, "kind": kinds, "given": given, "given_at": moments},
                {"notice_id": None, "source": ConsentSource.FORM},
            )

    # Who is there

    def change(self) -> int:
        """Change those who are there; return how many are there no more."""
        changes = self._plan.changes
        if not changes:
            return 0
        there = self._read_own([self._plan.found[at] for at in changes])
        alike: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        gone = 0
        for at, said in changes.items():
            attendee = self._plan.found[at]
            if attendee not in there:
                gone += 1
                continue
            values = self._values(self._plan.roster.rows[at], said, there[attendee])
            if values:
                alike[tuple(sorted(values))].append({"row": attendee, **values})
            self._answer(attendee, at, said)
        table = _TABLES[Attendee.__tablename__]
        for rows in alike.values():
            self._step.session.execute(update(table).where(table.c.id == bindparam("row")), rows)
        return gone

    def _read_own(self, attendees: Sequence[AttendeeId]) -> dict[AttendeeId, Mapping[str, Any]]:
        found: dict[AttendeeId, Mapping[str, Any]] = {}
        query = select(Attendee.id, Attendee.own).where(Attendee.event_id == self._event_id)
        for chunk in _chunks(attendees):
            rows = self._step.session.execute(query.where(Attendee.id.in_(chunk)))
            found.update({AttendeeId(number): own for number, own in rows})
        return found

    def _values(
        self, row: RosterRow, said: Sequence[RosterChange], own: Mapping[str, Any]
    ) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for change in said:
            if change.meaning in _FIELDS:
                values[_FIELDS[change.meaning]] = change.after
            elif change.meaning is Meaning.STATUS:
                values["status"] = AttendeeStatus(change.after)
            elif change.meaning is Meaning.CATEGORY:
                values["category_id"] = self._categories.get(squeezed(change.after))
            elif change.meaning is Meaning.NOTE:
                values["notes"] = change.after[:LONG_LIMIT]
            elif change.meaning is Meaning.OWN:
                values["own"] = {**own, **self._own(row.own)}
        return values

    def _answer(self, attendee: AttendeeId, at: int, said: Sequence[RosterChange]) -> None:
        """Record what somebody says otherwise about a consent."""
        kinds = {CONSENTS[change.meaning] for change in said if change.meaning in CONSENTS}
        for kind, one in zip(self._plan.roster.consents, self._plan.said(at), strict=True):
            if one is not None and kind in kinds:
                answer = {
                    "given": one.given,
                    "given_at": one.moment or self._now,
                    "source": ConsentSource.FORM,
                    "notice_id": None,
                }
                self._step.session.execute(
                    upsert(Consent)
                    .values(attendee_id=attendee, kind=kind, **answer)
                    .on_conflict_do_update(index_elements=["attendee_id", "kind"], set_=answer)
                )


def _shared(
    columns: dict[str, Any], common: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Move columns that say the same everywhere to what is common."""
    for name, values in list(columns.items()):
        if values[0] == values[-1] and values.count(values[0]) == len(values):
            common[name] = values[0]
            del columns[name]
    return columns, common


def _chunks(ids: Sequence[AttendeeId]) -> Iterator[Sequence[AttendeeId]]:
    """As many ids at once as a query takes."""
    return (ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK))
