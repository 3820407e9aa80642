"""The tracks of an event: threads through its programme, each with a colour."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict, Unpack

from sqlalchemy import func, select

from eventapp.domain.changes import Changes
from eventapp.domain.ids import EventId, SessionId, TrackId
from eventapp.domain.steps import Step
from eventapp.services.fields import add_row, cleaned, delete_rows, edit_row, find_row
from eventapp.services.reading import records
from eventapp.store.store import Store
from eventapp.store.tables import Event, Session, Track


class TrackFields(TypedDict, total=False):
    """What can be edited of a track."""

    name: str
    name_en: str
    colour: str


@dataclass(frozen=True, slots=True)
class TrackRow:
    """A track of an event; ``colour`` is ``#RRGGBB``."""

    id: TrackId
    name: str
    name_en: str
    colour: str
    sessions: int


def list_tracks(store: Store, event_id: EventId) -> tuple[TrackRow, ...]:
    """The tracks of an event in order, with how many sessions each has."""
    query = (
        select(Track.id, Track.name, Track.name_en, Track.colour, func.count(Session.id))
        .outerjoin(Session, Session.track_id == Track.id)
        .where(Track.event_id == event_id)
        .group_by(Track.id)
        .order_by(Track.position, Track.id)
    )
    return records(store, TrackRow, query)


def add_track(store: Store, event_id: EventId, name: str, *, colour: str) -> Changes:
    """Add a track after the others.

    Raises:
        InvalidValue: There is no name, or no such colour.
    """
    values = cleaned({"name": name, "colour": colour}, required=("name",))
    with store.step(Step.ADD_TRACK, values["name"]) as step:
        find_row(step, Event, event_id)
        others = select(func.count()).select_from(Track).where(Track.event_id == event_id)
        position = step.session.scalar(others)
        add_row(step, Track, {"event_id": event_id, "position": position, **values})
    return step.changes


def update_track(store: Store, track_id: TrackId, **fields: Unpack[TrackFields]) -> Changes:
    """Edit a track."""
    return edit_row(store, Step.EDIT_TRACK, Track, track_id, fields, required=("name",))


def delete_track(store: Store, track_id: TrackId) -> Changes:
    """Delete a track; its sessions stay, without one."""
    return delete_rows(store, Step.DELETE_TRACK, Track, [track_id])


def set_track(store: Store, sessions: Iterable[SessionId], track_id: TrackId | None) -> Changes:
    """Put several sessions on a track, or on none, as one step."""
    with store.step(Step.EDIT_SESSION) as step:
        if track_id is not None:
            find_row(step, Track, track_id)
        for session_id in sessions:
            find_row(step, Session, session_id).track_id = track_id
    return step.changes
