"""Who appears in a session (출연): seats, roles, invitations, stand-ins."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict, Unpack

from sqlalchemy import func, select

from eventapp.domain.changes import Changes
from eventapp.domain.errors import NotFound
from eventapp.domain.ids import (
    AppearanceId,
    AssetHash,
    EventId,
    OrganisationId,
    PersonId,
    SessionId,
)
from eventapp.domain.kinds import AppearanceRole, AppearanceStatus, Kind
from eventapp.domain.steps import Step
from eventapp.services.fields import add_row, cleaned, delete_rows, edit_row, find_row
from eventapp.services.reading import records
from eventapp.store.store import Store
from eventapp.store.tables import Appearance, Organisation, Person, Replacement, Session


class AppearanceFields(TypedDict, total=False):
    """What can be edited of an appearance."""

    role: AppearanceRole
    status: AppearanceStatus
    minutes: int


@dataclass(frozen=True, slots=True)
class Face:
    """A person as a programme shows them."""

    person: PersonId
    name: str
    name_en: str
    position: str
    position_en: str
    organisation: str
    organisation_en: str
    organisation_id: OrganisationId | None
    photo: AssetHash | None


@dataclass(frozen=True, slots=True)
class AppearanceRow:
    """A person in a session, in seat order. ``position`` is their office.

    ``minutes`` is their share of the session, 0 where nobody counted. ``stand_in`` comes
    instead of them.
    """

    id: AppearanceId
    session: SessionId
    person: PersonId
    name: str
    name_en: str
    position: str
    position_en: str
    organisation: str
    organisation_en: str
    organisation_id: OrganisationId | None
    photo: AssetHash | None
    role: AppearanceRole
    status: AppearanceStatus
    minutes: int = 0
    stand_in: Face | None = None

    @property
    def coming(self) -> Face:
        """Whoever comes: the stand-in, or the person themselves."""
        return self.stand_in or Face(
            self.person,
            self.name,
            self.name_en,
            self.position,
            self.position_en,
            self.organisation,
            self.organisation_en,
            self.organisation_id,
            self.photo,
        )

    @property
    def filled(self) -> bool:
        """Whether somebody may be counted on."""
        return self.stand_in is not None or self.status is not AppearanceStatus.DECLINED


@dataclass(frozen=True, slots=True)
class ReplacementRow:
    """One entry of an appearance's history: who was to come from then on.

    Without a name it was the person themselves again, or a stand-in deleted since.
    """

    noted_on: date
    person: PersonId | None
    name: str
    name_en: str
    reason: str


def list_appearances(store: Store, event_id: EventId) -> defaultdict[int, list[AppearanceRow]]:
    """Everybody in an event's sessions, by session, in seat order."""
    stand_ins = _stand_ins(store, event_id)
    query = (
        select(
            Appearance.id,
            Appearance.session_id,
            *_FACE,
            Appearance.role,
            Appearance.status,
            Appearance.minutes,
        )
        .join(Person, Person.id == Appearance.person_id)
        .join(Session, Session.id == Appearance.session_id)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .where(Session.event_id == event_id)
        .order_by(Appearance.position, Appearance.id)
    )
    found: defaultdict[int, list[AppearanceRow]] = defaultdict(list)

    def appearance_row(appearance: AppearanceId, *rest: Any) -> AppearanceRow:  # noqa: ANN401
        return AppearanceRow(appearance, *(*rest, stand_ins.get(appearance)))

    for someone in records(store, appearance_row, query):
        found[someone.session].append(someone)
    return found


def add_appearance(
    store: Store,
    session_id: SessionId,
    person_id: PersonId,
    role: AppearanceRole,
    status: AppearanceStatus = AppearanceStatus.INVITED,
) -> Changes:
    """Put a person into a session, in the last seat."""
    with store.step(Step.ADD_APPEARANCE) as step:
        find_row(step, Session, session_id)
        find_row(step, Person, person_id)
        seats = select(func.count()).where(Appearance.session_id == session_id)
        fields = {
            "session_id": session_id,
            "person_id": person_id,
            "role": role,
            "status": status,
            "position": step.session.scalar(seats),
        }
        add_row(step, Appearance, fields)
    return step.changes


def update_appearance(
    store: Store, appearance_id: AppearanceId, **fields: Unpack[AppearanceFields]
) -> Changes:
    """Change what a person does in a session, or how far their invitation is."""
    return edit_row(store, Step.EDIT_APPEARANCE, Appearance, appearance_id, fields)


def reorder_appearances(
    store: Store, session_id: SessionId, order: Sequence[AppearanceId]
) -> Changes:
    """Seat a session's people in this order."""
    with store.step(Step.REORDER_APPEARANCE) as step:
        for position, appearance_id in enumerate(order):
            appearance = find_row(step, Appearance, appearance_id)
            if appearance.session_id != session_id:
                raise NotFound(Kind.APPEARANCE, appearance_id)
            appearance.position = position
    return step.changes


def delete_appearance(store: Store, appearance_id: AppearanceId) -> Changes:
    """Take a person out of a session."""
    return delete_rows(store, Step.DELETE_APPEARANCE, Appearance, [appearance_id])


def name_stand_in(
    store: Store,
    appearance_id: AppearanceId,
    person_id: PersonId | None,
    *,
    on: date,
    reason: str = "",
) -> Changes:
    """Note that from now on somebody else comes instead; None: the person themselves again.

    Who was noted before stays in the history.

    Raises:
        NotFound: The appearance or the stand-in was deleted meanwhile.
    """
    values = cleaned({"reason": reason})
    with store.step(Step.REPLACE_PERSON) as step:
        appearance = find_row(step, Appearance, appearance_id)
        if person_id is not None:
            find_row(step, Person, person_id)
        if person_id == appearance.person_id:
            person_id = None
        fields = {"appearance_id": appearance_id, "person_id": person_id, "noted_on": on}
        add_row(step, Replacement, fields | values)
    return step.changes


def name_new_stand_in(
    store: Store, appearance_id: AppearanceId, name: str, *, on: date, reason: str = ""
) -> Changes:
    """Note a stand-in who is not in the directory yet, as one step.

    Raises:
        InvalidValue: There is no name, or too long a one.
    """
    values = cleaned({"name": name}, required=("name",))
    with store.step(Step.REPLACE_PERSON, values["name"]) as step:
        person = PersonId(add_row(step, Person, values))
        name_stand_in(store, appearance_id, person, on=on, reason=reason)
    return step.changes


def list_replacements(store: Store, appearance_id: AppearanceId) -> tuple[ReplacementRow, ...]:
    """The history of an appearance, the newest entry last."""
    query = (
        select(
            Replacement.noted_on,
            Replacement.person_id,
            func.coalesce(Person.name, ""),
            func.coalesce(Person.name_en, ""),
            Replacement.reason,
        )
        .outerjoin(Person, Person.id == Replacement.person_id)
        .where(Replacement.appearance_id == appearance_id)
        .order_by(Replacement.id)
    )
    return records(store, ReplacementRow, query)


_FACE: tuple[Any, ...] = (
    Person.id,
    Person.name,
    Person.name_en,
    Person.position,
    Person.position_en,
    func.coalesce(Organisation.name, ""),
    func.coalesce(Organisation.name_en, ""),
    Organisation.id,
    Person.photo,
)


def _stand_ins(store: Store, event_id: EventId) -> dict[int, Face]:
    """Who comes instead, by appearance: what the newest replacement of each says."""
    newest = (
        select(func.max(Replacement.id))
        .join(Appearance, Appearance.id == Replacement.appearance_id)
        .join(Session, Session.id == Appearance.session_id)
        .where(Session.event_id == event_id)
        .group_by(Replacement.appearance_id)
    )
    query = (
        select(Replacement.appearance_id, *_FACE)
        .join(Person, Person.id == Replacement.person_id)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .where(Replacement.id.in_(newest))
    )
    return dict(records(store, lambda appearance, *face: (appearance, Face(*face)), query))
