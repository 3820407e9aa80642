"""The directory of organisations (기관) and what each is to an event (참여 구분)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypedDict, Unpack

from sqlalchemy import case, func, select

from eventapp.domain.changes import Changes
from eventapp.domain.ids import AssetHash, EngagementId, EventId, OrganisationId
from eventapp.domain.kinds import EngagementKind, OrganisationKind
from eventapp.domain.steps import Step
from eventapp.services.assets import keep_picture
from eventapp.services.fields import add_row, cleaned, delete_rows, edit_row, find_row
from eventapp.services.reading import first_row, records
from eventapp.store.store import StepContext, Store
from eventapp.store.tables import Engagement, Event, Organisation, Person


class OrganisationFields(TypedDict, total=False):
    """What can be edited of an organisation."""

    name: str
    name_en: str
    kind: OrganisationKind
    website: str
    notes: str


class EngagementFields(TypedDict, total=False):
    """What can be edited of an engagement."""

    kind: EngagementKind
    tier: str
    contribution: str


@dataclass(frozen=True, slots=True)
class EngagementRow:
    """What an organisation is to the event at hand."""

    id: EngagementId
    organisation: OrganisationId
    name: str
    name_en: str
    logo: AssetHash | None
    kind: EngagementKind
    tier: str
    contribution: str


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation of the directory with its engagements in one event.

    ``people`` counts the directory's people who belong to it.
    """

    id: OrganisationId
    name: str
    name_en: str
    kind: OrganisationKind
    website: str
    notes: str
    logo: AssetHash | None
    people: int
    engagements: tuple[EngagementRow, ...]


def list_organisations(store: Store, event_id: EventId) -> tuple[OrganisationRow, ...]:
    """Every organisation by name; engagements are those in the event."""
    people = (
        select(func.count())
        .where(Person.organisation_id == Organisation.id)
        .correlate(Organisation)
        .scalar_subquery()
    )
    query = select(
        Organisation.id,
        Organisation.name,
        Organisation.name_en,
        Organisation.kind,
        Organisation.website,
        Organisation.notes,
        Organisation.logo,
        people,
    ).order_by(Organisation.name, Organisation.id)
    engagements: defaultdict[int, list[EngagementRow]] = defaultdict(list)
    for engagement in list_engagements(store, event_id):
        engagements[engagement.organisation].append(engagement)
    return records(store, lambda *row: OrganisationRow(*(*row, tuple(engagements[row[0]]))), query)


def list_engagements(store: Store, event_id: EventId) -> tuple[EngagementRow, ...]:
    """Who hosts, organises, sponsors … the event, in the order papers name them."""
    rank = case(
        {kind.value: place for place, kind in enumerate(EngagementKind)}, value=Engagement.kind
    )
    query = (
        select(
            Engagement.id,
            Engagement.organisation_id,
            Organisation.name,
            Organisation.name_en,
            Organisation.logo,
            Engagement.kind,
            Engagement.tier,
            Engagement.contribution,
        )
        .join(Organisation, Organisation.id == Engagement.organisation_id)
        .where(Engagement.event_id == event_id)
        .order_by(rank, Engagement.position, Engagement.id)
    )
    return records(store, EngagementRow, query)


def count_organisations(store: Store) -> int:
    """How many organisations the directory holds."""
    row = first_row(store, select(func.count()).select_from(Organisation))
    return int(row[0]) if row else 0


def add_organisation(store: Store, **fields: Unpack[OrganisationFields]) -> Changes:
    """Add an organisation to the directory.

    Raises:
        InvalidValue: There is no name.
    """
    values = cleaned({"name": "", **fields}, required=("name",))
    with store.step(Step.ADD_ORGANISATION, values["name"]) as step:
        add_row(step, Organisation, values)
    return step.changes


def update_organisation(
    store: Store, organisation_id: OrganisationId, **fields: Unpack[OrganisationFields]
) -> Changes:
    """Edit an organisation."""
    return edit_row(
        store, Step.EDIT_ORGANISATION, Organisation, organisation_id, fields, required=("name",)
    )


def set_logo(store: Store, organisation_id: OrganisationId, picture: bytes | None) -> Changes:
    """Give an organisation a logo, or take it away.

    Raises:
        InvalidValue: The bytes are no picture, or an enormous one.
    """
    logo = keep_picture(store, picture) if picture else None
    return edit_row(store, Step.EDIT_ORGANISATION, Organisation, organisation_id, {"logo": logo})


def delete_organisations(store: Store, organisations: Iterable[OrganisationId]) -> Changes:
    """Delete several organisations as one step; their people stay without one."""
    return delete_rows(store, Step.DELETE_ORGANISATION, Organisation, organisations)


def add_engagement(
    store: Store,
    event_id: EventId,
    organisation_id: OrganisationId,
    kind: EngagementKind,
    *,
    tier: str = "",
    contribution: str = "",
) -> Changes:
    """Make an organisation a host, sponsor … of an event, last of its kind."""
    values = cleaned({"tier": tier, "contribution": contribution})
    with store.step(Step.ADD_ENGAGEMENT) as step:
        find_row(step, Event, event_id)
        organisation = find_row(step, Organisation, organisation_id)
        last = select(func.coalesce(func.max(Engagement.position) + 1, 0)).where(
            Engagement.event_id == event_id
        )
        fields = {
            "event_id": event_id,
            "organisation_id": organisation.id,
            "kind": kind,
            "position": step.session.scalar(last),
        }
        add_row(step, Engagement, {**fields, **values})
    return step.changes


def engage(store: Store, event_id: EventId, name: str, kind: EngagementKind) -> Changes:
    """Make the organisation of this name a host, sponsor … of an event.

    One that the directory does not know yet is added to it, in the same step.

    Raises:
        InvalidValue: There is no name.
    """
    values = cleaned({"name": name}, required=("name",))
    with store.step(Step.ADD_ENGAGEMENT, values["name"]) as step:
        organisation_id = find_or_add_organisation(step, values["name"])
        add_engagement(store, event_id, organisation_id, kind)
    return step.changes


def update_engagement(
    store: Store, engagement_id: EngagementId, **fields: Unpack[EngagementFields]
) -> Changes:
    """Edit what an organisation is to the event."""
    return edit_row(store, Step.EDIT_ENGAGEMENT, Engagement, engagement_id, fields)


def reorder_engagements(store: Store, order: Sequence[EngagementId]) -> Changes:
    """Name these engagements in this order wherever they are printed."""
    with store.step(Step.REORDER_ENGAGEMENT) as step:
        for position, engagement_id in enumerate(order):
            find_row(step, Engagement, engagement_id).position = position
    return step.changes


def delete_engagements(store: Store, engagements: Iterable[EngagementId]) -> Changes:
    """End several engagements as one step; the organisations stay."""
    return delete_rows(store, Step.DELETE_ENGAGEMENT, Engagement, engagements)


def find_or_add_organisation(step: StepContext, name: str) -> OrganisationId:
    """The organisation of this name, the oldest of several; it is added if there is none."""
    query = select(Organisation.id).where(Organisation.name == name).order_by(Organisation.id)
    known = step.session.scalars(query.limit(1)).first()
    return OrganisationId(known or add_row(step, Organisation, {"name": name}))
