"""Freeze the programme, as booklets and schedules show it."""

from sqlalchemy import select

from eventapp.domain.documents import PrintedCase, ProgrammeSnapshot
from eventapp.domain.ids import EventId, SessionId
from eventapp.services.people import list_people
from eventapp.services.programme import list_sessions
from eventapp.services.snapshots.common import (
    printed_event,
    printed_organisations,
    printed_session,
)
from eventapp.store.store import Store
from eventapp.store.tables import Session


def programme_snapshot(store: Store, event_id: EventId) -> ProgrammeSnapshot:
    """Everything a programme booklet shows; what is unscheduled or not public is left out.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    biographies = {
        person.id: (person.biography, person.biography_en)
        for person in list_people(store, event_id)
    }
    cases = _cases(store, event_id)
    return ProgrammeSnapshot(
        event=printed_event(store, event_id),
        sessions=tuple(
            printed_session(store, session, biographies, case=cases.get(session.id))
            for session in list_sessions(store, event_id)
            if session.day is not None and session.public
        ),
        organisations=printed_organisations(store, event_id),
    )


def _cases(store: Store, event_id: EventId) -> dict[SessionId, PrintedCase]:
    """The cases of all sessions that report one, read at once."""
    columns = [getattr(Session, f"case_{name}") for name in PrintedCase.__slots__]
    query = select(Session.id, *columns).where(Session.event_id == event_id)
    with store.reading() as connection:
        rows = connection.execute(query).all()
    return {SessionId(row[0]): PrintedCase(*row[1:]) for row in rows if any(row[1:])}
