"""Filters over the attendees that somebody gave a name, and whom a filter fits."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from eventapp.domain.changes import Changes
from eventapp.domain.filters import Filter, Filtered, from_json, questions_of, to_json
from eventapp.domain.ids import AttendeeId, EventId, SavedFilterId
from eventapp.domain.kinds import ConsentKind
from eventapp.domain.steps import Step
from eventapp.services.fields import add_row, cleaned, delete_rows, find_row
from eventapp.services.reading import first_row, records
from eventapp.store.store import Store
from eventapp.store.tables import Attendee, Consent, Event, SavedFilter


@dataclass(frozen=True, slots=True)
class SavedFilterRow:
    """A filter with a name."""

    id: SavedFilterId
    name: str
    filter: Filter


def list_filters(store: Store, event_id: EventId) -> tuple[SavedFilterRow, ...]:
    """The event's saved filters in the order they were saved."""
    query = (
        select(SavedFilter.id, SavedFilter.name, SavedFilter.criteria)
        .where(SavedFilter.event_id == event_id)
        .order_by(SavedFilter.position, SavedFilter.id)
    )
    return records(store, lambda *row: SavedFilterRow(row[0], row[1], from_json(row[2])), query)


def save_filter(store: Store, event_id: EventId, name: str, wanted: Filter) -> Changes:
    """Keep a filter under a name; one of that name is replaced.

    Raises:
        InvalidValue: There is no name.
    """
    values = cleaned({"name": name}, required=("name",)) | {"criteria": to_json(wanted)}
    with store.step(Step.SAVE_FILTER, values["name"]) as step:
        find_row(step, Event, event_id)
        of_event = select(SavedFilter).where(SavedFilter.event_id == event_id)
        same = step.session.scalars(of_event.where(SavedFilter.name == values["name"])).first()
        if same is not None:
            same.criteria = values["criteria"]
            return step.changes
        last = step.session.scalar(
            select(func.max(SavedFilter.position)).where(SavedFilter.event_id == event_id)
        )
        place = 0 if last is None else last + 1
        add_row(step, SavedFilter, {"event_id": event_id, "position": place, **values})
    return step.changes


def delete_filter(store: Store, filter_id: SavedFilterId) -> Changes:
    """Forget a saved filter."""
    return delete_rows(store, Step.DELETE_FILTER, SavedFilter, [filter_id])


def fitting(
    store: Store, event_id: EventId, wanted: Filter, rows: Sequence[Filtered]
) -> frozenset[AttendeeId]:
    """Who of these attendees of the event fits a filter."""
    questions = questions_of(
        wanted, agreed=agreed(store, event_id, wanted), zone=_zone(store, event_id)
    )
    return frozenset(row.id for row in rows if all(fits(row) for fits in questions))


def agreed(
    store: Store, event_id: EventId, wanted: Filter
) -> dict[ConsentKind, frozenset[AttendeeId]]:
    """Who agreed to what a filter asks about."""
    query = (
        select(Consent.attendee_id)
        .join(Attendee, Attendee.id == Consent.attendee_id)
        .where(Attendee.event_id == event_id, Consent.given)
    )
    return {
        kind: frozenset(records(store, AttendeeId, query.where(Consent.kind == kind)))
        for kind in wanted.no_consent
    }


def _zone(store: Store, event_id: EventId) -> str:
    row = first_row(store, select(Event.time_zone).where(Event.id == event_id))
    return "UTC" if row is None else str(row[0])
