"""A workspace with an event that any number of people are registered for."""

from datetime import date
from pathlib import Path

from eventapp.domain.ids import EventId
from eventapp.services.attendees import AttendeeFields, add_attendees
from eventapp.services.events import create_event, list_events
from eventapp.services.workspace import Workspace, create_workspace


def make_workspace(path: Path, people: list[AttendeeFields]) -> tuple[Workspace, EventId]:
    """A new workspace with one event that these people are registered for."""
    workspace = create_workspace(path)
    create_event(workspace, title="Benchmark", first_day=date(2030, 1, 24))
    event_id = list_events(workspace)[0].id
    add_attendees(workspace, event_id, people)
    return workspace, event_id
