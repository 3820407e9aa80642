from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventapp.domain.errors import NotFound
from eventapp.domain.ids import AppearanceId, EventId, PersonId, RoomId, SessionId
from eventapp.domain.interchange import (
    Detail,
    ExchangedDay,
    ExchangedPerson,
    ExchangedProgramme,
    ExchangedRoom,
    ExchangedSession,
    ExchangedTrack,
    LeftOut,
    stable_guid,
)
from eventapp.domain.kinds import AppearanceRole, AppearanceStatus, Kind, SessionKind
from eventapp.domain.steps import Step
from eventapp.services.appearances import (
    AppearanceRow,
    delete_appearance,
    list_appearances,
    name_new_stand_in,
    update_appearance,
)
from eventapp.services.events import (
    create_event,
    event_facts,
    list_events,
    update_event,
    update_room,
)
from eventapp.services.exporting import programme_of
from eventapp.services.history import list_steps
from eventapp.services.import_report import (
    ChangedThing,
    Field,
    FieldChange,
    ImportReport,
    Seat,
)
from eventapp.services.importing import import_programme
from eventapp.services.people import add_person, list_people, set_organisation
from eventapp.services.programme import SessionRow, list_sessions, update_session
from eventapp.services.session_details import add_material, session_details
from eventapp.services.workspace import Workspace, create_workspace
from tests.exchange.programmes import congress, half_day
