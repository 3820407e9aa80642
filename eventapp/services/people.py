"""The directory of people, and where each appears in an event."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict, Unpack

from sqlalchemy import func, select

from eventapp.domain.changes import Changes
from eventapp.domain.conflicts import MINUTES_A_DAY
from eventapp.domain.errors import InvalidReason, InvalidValue
from eventapp.domain.ids import (
    AppearanceId,
    AssetHash,
    EventId,
    OrganisationId,
    PersonId,
    SessionId,
    UnavailabilityId,
)
from eventapp.domain.kinds import AppearanceRole, AppearanceStatus, SessionKind
from eventapp.domain.programme_rules import SHOWS_SLIDES, WITH_SLIDES, Missing
from eventapp.domain.steps import Step
from eventapp.services.appearances import AppearanceRow, list_appearances
from eventapp.services.assets import keep_picture
from eventapp.services.fields import (
    MINUTES_LIMIT,
    add_row,
    cleaned,
    delete_rows,
    edit_row,
    find_row,
)
from eventapp.services.organisations import find_or_add_organisation
from eventapp.services.reading import first_row, records
from eventapp.store.store import Store
from eventapp.store.tables import (
    Appearance,
    Day,
    Material,
    Organisation,
    Person,
    Room,
    Session,
    Unavailability,
)


class PersonFields(TypedDict, total=False):
    """What can be edited of a person."""

    name: str
    name_en: str
    position: str
    position_en: str
    organisation_id: OrganisationId | None
    email: str
    phone: str
    biography: str
    biography_en: str
    notes: str


@dataclass(frozen=True, slots=True)
class PersonSession:
    """One appearance of a person in the event at hand; ``date`` is None while unscheduled.

    ``replaced`` says that somebody else comes; ``instead_of`` names whose stand-in they are.
    """

    session: SessionId
    kind: SessionKind
    title: str
    title_en: str
    date: date | None
    start: int
    length: int
    room: str
    room_en: str
    materials: int
    role: AppearanceRole
    status: AppearanceStatus
    appearance: AppearanceId
    replaced: bool = False
    instead_of: str = ""
    instead_of_en: str = ""

    @property
    def coming(self) -> bool:
        """Whether they are to come for it."""
        declined = self.status is AppearanceStatus.DECLINED and not self.instead_of
        return not declined and not self.replaced


@dataclass(frozen=True, slots=True)
class UnavailabilityRow:
    """When a person cannot come; minutes count from the date's midnight."""

    id: UnavailabilityId
    date: date
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person of the directory with what they do in one event."""

    id: PersonId
    name: str
    name_en: str
    position: str
    position_en: str
    organisation_id: OrganisationId | None
    organisation: str
    organisation_en: str
    email: str
    phone: str
    biography: str
    biography_en: str
    notes: str
    photo: AssetHash | None
    sessions: tuple[PersonSession, ...]
    unavailable: tuple[UnavailabilityRow, ...] = ()
    lacking: frozenset[Missing] = frozenset()


def list_people(store: Store, event_id: EventId) -> tuple[PersonRow, ...]:
    """Everybody in the directory by name; sessions are those in the event."""
    query = (
        select(
            Person.id,
            Person.name,
            Person.name_en,
            Person.position,
            Person.position_en,
            Person.organisation_id,
            func.coalesce(Organisation.name, ""),
            func.coalesce(Organisation.name_en, ""),
            Person.email,
            Person.phone,
            Person.biography,
            Person.biography_en,
            Person.notes,
            Person.photo,
        )
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .order_by(Person.name, Person.id)
    )
    sessions = _sessions(store, event_id)
    unavailable = _unavailable(store)

    def person_row(who: PersonId, *rest: Any) -> PersonRow:  # noqa: ANN401
        theirs = tuple(sessions[who])
        biography, photo = "".join(rest[9:11]), rest[12]
        lacking = _lacking(theirs, biography=biography, photo=photo)
        return PersonRow(who, *(*rest, theirs, tuple(unavailable[who]), lacking))

    return records(store, person_row, query)


def count_people(store: Store) -> int:
    """How many people the directory holds."""
    row = first_row(store, select(func.count()).select_from(Person))
    return int(row[0]) if row else 0


def add_person(store: Store, **fields: Unpack[PersonFields]) -> Changes:
    """Add a person to the directory.

    Raises:
        InvalidValue: There is no name.
    """
    values = cleaned({"name": "", **fields}, required=("name",))
    with store.step(Step.ADD_PERSON, values["name"]) as step:
        add_row(step, Person, values)
    return step.changes


def update_person(store: Store, person_id: PersonId, **fields: Unpack[PersonFields]) -> Changes:
    """Edit a person."""
    return edit_row(store, Step.EDIT_PERSON, Person, person_id, fields, required=("name",))


def set_organisation(store: Store, person_id: PersonId, name: str) -> Changes:
    """Let a person belong to the organisation of this name, which is added if there is none.

    An empty name takes the person out of theirs.
    """
    values = cleaned({"name": name})
    with store.step(Step.EDIT_PERSON) as step:
        person = find_row(step, Person, person_id)
        name = values["name"]
        person.organisation_id = find_or_add_organisation(step, name) if name else None
    return step.changes


def set_photo(store: Store, person_id: PersonId, picture: bytes | None) -> Changes:
    """Give a person a photograph, or take it away.

    Raises:
        InvalidValue: The bytes are no picture, or an enormous one.
    """
    photo = keep_picture(store, picture) if picture else None
    return edit_row(store, Step.EDIT_PERSON, Person, person_id, {"photo": photo})


def set_status(
    store: Store, event_id: EventId, person_id: PersonId, status: AppearanceStatus
) -> Changes:
    """Note how far somebody's invitation has come, in all their sessions of an event."""
    query = (
        select(Appearance)
        .join(Session, Session.id == Appearance.session_id)
        .where(Session.event_id == event_id, Appearance.person_id == person_id)
    )
    with store.step(Step.EDIT_APPEARANCE) as step:
        for appearance in step.session.scalars(query):
            appearance.status = status
    return step.changes


def delete_people(store: Store, people: Iterable[PersonId]) -> Changes:
    """Delete several people as one step."""
    return delete_rows(store, Step.DELETE_PERSON, Person, people)


def add_unavailability(
    store: Store,
    person_id: PersonId,
    *,
    on: date,
    start: int = 0,
    end: int = MINUTES_A_DAY,
    reason: str = "",
) -> Changes:
    """Note that somebody cannot come on a date, from and until a minute of it.

    Raises:
        InvalidValue: It ends before it begins.
    """
    values = _window(start, end) | cleaned({"reason": reason})
    with store.step(Step.ADD_UNAVAILABILITY) as step:
        find_row(step, Person, person_id)
        add_row(step, Unavailability, {"person_id": person_id, "date": on, **values})
    return step.changes


def update_unavailability(
    store: Store,
    unavailability_id: UnavailabilityId,
    *,
    on: date,
    start: int,
    end: int,
    reason: str,
) -> Changes:
    """Change when somebody cannot come."""
    fields = {"date": on, **_window(start, end), "reason": reason}
    return edit_row(store, Step.EDIT_UNAVAILABILITY, Unavailability, unavailability_id, fields)


def delete_unavailability(store: Store, unavailability_id: UnavailabilityId) -> Changes:
    """Note that somebody can come after all."""
    return delete_rows(store, Step.DELETE_UNAVAILABILITY, Unavailability, [unavailability_id])


def _window(start: int, end: int) -> dict[str, int]:
    if not 0 <= start < end <= MINUTES_LIMIT:
        raise InvalidValue("start", InvalidReason.NOT_A_TIME)
    return {"start": start, "end": end}


def _unavailable(store: Store) -> defaultdict[int, list[UnavailabilityRow]]:
    query = select(
        Unavailability.person_id,
        Unavailability.id,
        Unavailability.date,
        Unavailability.start,
        Unavailability.end,
        Unavailability.reason,
    ).order_by(Unavailability.date, Unavailability.start)
    found: defaultdict[int, list[UnavailabilityRow]] = defaultdict(list)
    for person, away in records(store, lambda who, *row: (who, UnavailabilityRow(*row)), query):
        found[person].append(away)
    return found


def _lacking(
    sessions: Iterable[PersonSession], *, biography: str, photo: AssetHash | None
) -> frozenset[Missing]:
    """What papers and the hall still need of somebody who comes."""
    coming = [session for session in sessions if session.coming]
    if not coming:
        return frozenset()
    lacking = set()
    if photo is None:
        lacking.add(Missing.NO_PHOTO)
    if not biography:
        lacking.add(Missing.NO_BIOGRAPHY)
    if any(
        session.role in SHOWS_SLIDES and session.kind in WITH_SLIDES and not session.materials
        for session in coming
    ):
        lacking.add(Missing.NO_SLIDES)
    return frozenset(lacking)


def _sessions(store: Store, event_id: EventId) -> defaultdict[int, list[PersonSession]]:
    materials = (
        select(func.count())
        .where(Material.session_id == Session.id)
        .correlate(Session)
        .scalar_subquery()
    )
    query = (
        select(
            Session.id,
            Session.kind,
            Session.title,
            Session.title_en,
            Day.date,
            Session.start,
            Session.length,
            func.coalesce(Room.name, ""),
            func.coalesce(Room.name_en, ""),
            materials,
        )
        .outerjoin(Day, Day.id == Session.day_id)
        .outerjoin(Room, Room.id == Session.room_id)
        .where(Session.event_id == event_id)
        .order_by(Day.date.is_(None), Day.date, Session.start)
    )
    appearances = list_appearances(store, event_id)
    found: defaultdict[int, list[PersonSession]] = defaultdict(list)

    def part(someone: AppearanceRow, session: Sequence[Any], *rest: object) -> PersonSession:
        return PersonSession(*(*session, someone.role, someone.status, someone.id, *rest))

    for session in records(store, lambda *row: row, query):
        for someone in appearances[session[0]]:
            mine = part(someone, session, someone.stand_in is not None)
            found[someone.person].append(mine)
            if someone.stand_in is not None:
                theirs = part(someone, session, False, someone.name, someone.name_en)
                found[someone.stand_in.person].append(theirs)
    return found
