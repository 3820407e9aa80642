"""Who sits where in the sessions of a file."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import delete, func, select, update

from eventapp.domain.interchange import ExchangedProgramme, ExchangedSession
from eventapp.domain.kinds import AppearanceRole, AppearanceStatus, Kind, SessionKind
from eventapp.services.import_people import FoundPeople
from eventapp.services.import_report import Field, FieldChange, Seat
from eventapp.services.import_rows import Target, add_rows
from eventapp.services.import_sessions import FoundSessions
from eventapp.store.store import StepContext
from eventapp.store.tables import Appearance, Replacement, Session

_USUAL: Final = {
    SessionKind.KEYNOTE: AppearanceRole.KEYNOTE,
    SessionKind.PANEL: AppearanceRole.PANELLIST,
}
"""What somebody does where a file only names them; else they speak."""
_NOTHING_NOTED: Final = frozenset({AppearanceStatus.INVITED, AppearanceStatus.CONFIRMED})

Wanted = list[tuple[int, AppearanceRole]]
"""A session's people as the file seats them, by their rows in the directory."""


@dataclass(frozen=True, slots=True)
class _Seat:
    """A seat as it is in the workspace. ``noted`` says that something would go with it."""

    id: int
    person: int
    coming: int
    role: AppearanceRole
    position: int
    filled: bool
    noted: bool


@dataclass(frozen=True, slots=True)
class SettledSeats:
    """The sessions whose people changed, and who was left in one that the file leaves them out of.

    Both are by the session's row.
    """

    changes: Mapping[int, FieldChange]
    kept: Mapping[int, tuple[str, ...]]


def settle_seats(
    target: Target,
    programme: ExchangedProgramme,
    sessions: FoundSessions,
    people: FoundPeople,
) -> SettledSeats:
    """Seat the people of each session as the file does.

    Somebody the file no longer names leaves the session if files once numbered them and
    nothing was noted of their coming here; anybody else stays, after the others. Who stands in
    for somebody counts as them. A session for which the file names nobody stays as it is,
    unless the file is complete.
    """
    taken = _taken(target)
    follow_roles = target.complete or _holds_roles(programme)
    plan = _Plan(people, follow_roles=follow_roles, complete=target.complete)
    for row, session in zip(sessions.rows, programme.sessions, strict=True):
        wanted = _wanted(session, people)
        if wanted or (target.complete and taken[row]):
            plan.seat(row, taken[row], wanted)
    plan.write(target.step)
    return SettledSeats(plan.changes, plan.kept)


def _holds_roles(programme: ExchangedProgramme) -> bool:
    """Whether the file says what people do, or only who they are."""
    return any(
        person.role is not _USUAL.get(session.kind, AppearanceRole.SPEAKER)
        for session in programme.sessions
        for person in session.people
    )


def _wanted(session: ExchangedSession, people: FoundPeople) -> Wanted:
    rows = ((people.rows.get(person), person.role) for person in session.people)
    return list(dict.fromkeys((row, role) for row, role in rows if row is not None))


def _taken(target: Target) -> defaultdict[int, list[_Seat]]:
    """The event's seats by session, in order."""
    seats: defaultdict[int, list[_Seat]] = defaultdict(list)
    if target.new:
        return seats
    newest = (
        select(func.max(Replacement.id).label("id"), Replacement.appearance_id)
        .group_by(Replacement.appearance_id)
        .subquery()
    )
    query = (
        select(
            *(Appearance.session_id, Appearance.id, Appearance.person_id, Appearance.role),
            *(Appearance.position, Appearance.status, Appearance.minutes),
            *(newest.c.id, Replacement.person_id),
        )
        .join(Session, Session.id == Appearance.session_id)
        .outerjoin(newest, newest.c.appearance_id == Appearance.id)
        .outerjoin(Replacement, Replacement.id == newest.c.id)
        .where(Session.event_id == target.event_id)
        .order_by(Appearance.position, Appearance.id)
    )
    for (
        session,
        row,
        person,
        role,
        position,
        status,
        minutes,
        history,
        other,
    ) in target.step.session.execute(query):
        filled = other is not None or status is not AppearanceStatus.DECLINED
        noted = bool(minutes) or history is not None or status not in _NOTHING_NOTED
        seats[session].append(
            _Seat(row, person, other or person, role, position, filled=filled, noted=noted)
        )
    return seats


def _known(seats: Sequence[_Seat], wanted: Wanted) -> list[_Seat | None]:
    """The seat each of the file's people has already, one with the same role first."""
    free = list(seats)
    known: list[_Seat | None] = [None] * len(wanted)
    for same_role in (True, False):
        for index, (person, role) in enumerate(wanted):
            if known[index] is None:
                theirs = (
                    seat
                    for seat in free
                    if person in {seat.person, seat.coming} and (seat.role is role or not same_role)
                )
                known[index] = next(theirs, None)
                free = [seat for seat in free if seat is not known[index]]
    return known


class _Plan:
    """What is to be written, and what the report says of it."""

    def __init__(self, people: FoundPeople, *, follow_roles: bool, complete: bool) -> None:
        self.changes: dict[int, FieldChange] = {}
        self.kept: dict[int, tuple[str, ...]] = {}
        self._people = people
        self._follow_roles, self._complete = follow_roles, complete
        self._new: list[dict[str, Any]] = []
        self._changed: list[dict[str, Any]] = []
        self._gone: list[int] = []

    def seat(self, session: int, before: Sequence[_Seat], wanted: Wanted) -> None:
        """Bring a session's seats into line with the file."""
        if not before:
            self._fill(session, wanted)
            return
        known = _known(before, wanted)
        seated = [
            self._seated(seat, person, role)
            for seat, (person, role) in zip(known, wanted, strict=True)
        ]
        named = {person for person, _role in wanted}
        others = [seat for seat in before if seat not in known]
        stay = [seat for seat in others if not self._leaves(seat, named)]
        places = [seat.position for seat in seated]
        if None in known or places != sorted(set(places)):
            everybody = enumerate((*seated, *stay))
            after = [replace(seat, position=position) for position, seat in everybody]
        else:
            after = sorted((*seated, *stay), key=lambda seat: (seat.position, seat.id))
        self._write(session, before, after)
        self._report(session, before, after)
        self._note_kept(session, stay, named)

    def write(self, step: StepContext) -> None:
        """Write it all."""
        add_rows(step, Kind.APPEARANCE, self._new)
        if self._changed:
            step.session.execute(update(Appearance), self._changed)
        if self._gone:
            step.session.execute(delete(Appearance).where(Appearance.id.in_(self._gone)))

    def _fill(self, session: int, wanted: Wanted) -> None:
        for position, (person, role) in enumerate(wanted):
            self._add(session, person, role, position)
        seats = tuple(Seat(self._people.names[person], role) for person, role in wanted)
        self.changes[session] = FieldChange(Field.PEOPLE, (), seats)

    def _add(self, session: int, person: int, role: AppearanceRole, position: int) -> None:
        self._new.append(
            {
                "session_id": session,
                "person_id": person,
                "role": role,
                # Who stands in a programme that goes round has agreed to.
                "status": AppearanceStatus.CONFIRMED,
                "position": position,
            }
        )

    def _seated(self, seat: _Seat | None, person: int, role: AppearanceRole) -> _Seat:
        if seat is None:
            return _Seat(0, person, person, role, 0, filled=True, noted=False)
        return replace(seat, role=role) if self._follow_roles else seat

    def _leaves(self, seat: _Seat, named: Collection[int]) -> bool:
        if seat.person in named or seat.coming in named:
            return False
        return (self._complete or seat.person in self._people.numbered) and not seat.noted

    def _write(self, session: int, before: Sequence[_Seat], after: Sequence[_Seat]) -> None:
        former = {seat.id: seat for seat in before}
        for seat in after:
            if not seat.id:
                self._add(session, seat.person, seat.role, seat.position)
            elif seat != former[seat.id]:
                place = {"role": seat.role, "position": seat.position}
                self._changed.append({"id": seat.id, **place})
        self._gone += former.keys() - {seat.id for seat in after}

    def _report(self, session: int, before: Sequence[_Seat], after: Sequence[_Seat]) -> None:
        old, new = (
            tuple(Seat(self._people.names[one.coming], one.role) for one in seats if one.filled)
            for seats in (before, after)
        )
        if old != new:
            self.changes[session] = FieldChange(Field.PEOPLE, old, new)

    def _note_kept(self, session: int, stay: Sequence[_Seat], named: Collection[int]) -> None:
        kept = tuple(
            self._people.names[seat.coming]
            for seat in stay
            if seat.filled and seat.person not in named and seat.coming not in named
        )
        if kept:
            self.kept[session] = kept
