"""Freeze the programme, as booklets and schedules show it."""

from eventapp.domain.documents import ProgrammeSnapshot
from eventapp.domain.ids import EventId
from eventapp.services.people import list_people
from eventapp.services.programme import list_sessions
from eventapp.services.snapshots.common import (
    printed_event,
    printed_organisations,
    printed_session,
)
from eventapp.store.store import Store


def programme_snapshot(store: Store, event_id: EventId) -> ProgrammeSnapshot:
    """Everything a programme booklet shows; what is unscheduled or not public is left out.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    biographies = {
        person.id: (person.biography, person.biography_en)
        for person in list_people(store, event_id)
    }
    return ProgrammeSnapshot(
        event=printed_event(store, event_id),
        sessions=tuple(
            printed_session(store, session, biographies)
            for session in list_sessions(store, event_id)
            if session.day is not None and session.public
        ),
        organisations=printed_organisations(store, event_id),
    )
