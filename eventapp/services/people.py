"""The directory of people, and where each appears in an event."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypedDict, Unpack

from sqlalchemy import func, select

from eventapp.domain.changes import Changes
from eventapp.domain.ids import (
    AppearanceId,
    AssetHash,
    EventId,
    OrganisationId,
    PersonId,
    SessionId,
)
from eventapp.domain.kinds import AppearanceRole, AppearanceStatus, SessionKind
from eventapp.domain.steps import Step
from eventapp.services.assets import keep_picture
from eventapp.services.fields import add_row, cleaned, delete_rows, edit_row, find_row
from eventapp.services.organisations import find_or_add_organisation
from eventapp.services.reading import first_row, records
from eventapp.store.store import Store
from eventapp.store.tables import Appearance, Day, Organisation, Person, Session


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
    """One appearance of a person in the event at hand; ``date`` is None while unscheduled."""

    session: SessionId
    kind: SessionKind
    title: str
    title_en: str
    role: AppearanceRole
    status: AppearanceStatus
    appearance: AppearanceId
    date: date | None
    start: int


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
    return records(store, lambda *row: PersonRow(*(*row, tuple(sessions[row[0]]))), query)


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


def _sessions(store: Store, event_id: EventId) -> defaultdict[int, list[PersonSession]]:
    query = (
        select(
            Appearance.person_id,
            Session.id,
            Session.kind,
            Session.title,
            Session.title_en,
            Appearance.role,
            Appearance.status,
            Appearance.id,
            Day.date,
            Session.start,
        )
        .join(Session, Session.id == Appearance.session_id)
        .outerjoin(Day, Day.id == Session.day_id)
        .where(Session.event_id == event_id)
        .order_by(Day.date.is_(None), Day.date, Session.start)
    )
    found: defaultdict[int, list[PersonSession]] = defaultdict(list)
    for person, session in records(store, lambda who, *row: (who, PersonSession(*row)), query):
        found[person].append(session)
    return found
