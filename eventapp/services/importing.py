"""A programme of another program taken into an event, and brought up to date by its next file."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import select

from eventapp.domain.changes import Changes
from eventapp.domain.errors import NotFound
from eventapp.domain.ids import EventId
from eventapp.domain.interchange import ExchangedProgramme, as_guid
from eventapp.domain.kinds import Kind
from eventapp.domain.steps import Step
from eventapp.services.fields import find_row
from eventapp.services.import_people import FoundPeople, settle_people
from eventapp.services.import_places import Places, settle_places
from eventapp.services.import_report import (
    ChangedSession,
    ChangedThing,
    FieldChange,
    ImportReport,
    KeptPeople,
)
from eventapp.services.import_rows import Target, add_rows, field_changes, said_differently
from eventapp.services.import_seats import SettledSeats, settle_seats
from eventapp.services.import_sessions import FoundSessions, settle_sessions
from eventapp.services.import_values import Fitting, first_said, known_zone
from eventapp.services.reading import first_row, records
from eventapp.store.store import StepContext, Store
from eventapp.store.tables import Event, Session

_EVENT: Final = ("title", "title_en", "acronym", "venue", "venue_en", "colour", "time_zone")


@dataclass(frozen=True, slots=True)
class _Event:
    """The event the programme went into."""

    id: EventId
    title: str
    made: bool = True
    changes: tuple[FieldChange, ...] = ()
    zone_assumed: str = ""


@dataclass(frozen=True, slots=True)
class _Settled:
    """Everything an import found and did, before it is a report."""

    places: Places
    people: FoundPeople
    sessions: FoundSessions
    seats: SettledSeats


def import_programme(
    store: Store,
    programme: ExchangedProgramme,
    *,
    event_id: EventId | None,
    complete: bool = False,
    name: str = "",
) -> ImportReport:
    """Take a programme into an event, or make one of it, as one step.

    What the file says wins, what it leaves empty stays, unless it is ``complete``. Sessions
    the file does not hold are kept. The event's own facts follow a file that is about this
    event. The same file taken in again changes nothing, and leaves no step. A new event that
    the file gives no title is called ``name``.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    fitting = Fitting()
    title = _title(programme, name, fitting)
    with store.step(Step.IMPORT_PROGRAMME, title) as step:
        fields = _event_fields(programme, fitting)
        if event_id is None:
            event = _make_event(step, fields | {"title": title}, programme)
        else:
            event = _change_event(step, event_id, fields, programme)
        target = Target(step, event.id, event.made, complete=complete)
        settled = _settle(target, programme, fitting)
    return _report(event, settled, fitting, step.changes)


def _settle(target: Target, programme: ExchangedProgramme, fitting: Fitting) -> _Settled:
    places = settle_places(target, programme, fitting)
    people = settle_people(target, programme, fitting)
    sessions = settle_sessions(target, programme, places, fitting)
    return _Settled(places, people, sessions, settle_seats(target, programme, sessions, people))


def _title(programme: ExchangedProgramme, name: str, fitting: Fitting) -> str:
    """What a new event is called: a file without a title still has some name."""
    first_day = programme.days[0].date.isoformat() if programme.days else "?"
    names = (programme.title, programme.title_en, programme.acronym, name, first_day)
    return first_said(fitting.text("title", known) for known in names)


def _event_fields(programme: ExchangedProgramme, fitting: Fitting) -> dict[str, Any]:
    """What the file says of the event itself."""
    said = {name: text for name in _EVENT if (text := getattr(programme, name))}
    if known_zone(programme.time_zone) is None:
        said.pop("time_zone", None)
    fields = fitting.fields(said, example=programme.title)
    return {name: value for name, value in fields.items() if value}


def _make_event(step: StepContext, fields: dict[str, Any], programme: ExchangedProgramme) -> _Event:
    guid = as_guid(programme.guid) if programme.guid else ""
    taken = select(Event.id).where(Event.guid == guid)
    if not guid or step.session.scalar(taken) is not None:  # taken in a second time
        guid = str(uuid4())
    (row,) = add_rows(step, Kind.EVENT, [fields | {"guid": guid}])
    add_rows(step, Kind.GATE, [{"event_id": row}])
    zone = "" if "time_zone" in fields else find_row(step, Event, row).time_zone
    return _Event(EventId(row), fields["title"], zone_assumed=zone)


def _change_event(
    step: StepContext, event_id: EventId, fields: dict[str, Any], programme: ExchangedProgramme
) -> _Event:
    event = find_row(step, Event, event_id)
    old = {name: getattr(event, name) for name in _EVENT}
    mine = set(step.session.scalars(select(Session.guid).where(Session.event_id == event_id)))
    # That only some are alike may be because the same foreign file was taken in before.
    about = _is_named(event.guid, event.acronym, programme) or mine <= _guids(programme)
    values = said_differently(old, fields) if about else {}
    if _says_no_more(programme, old["time_zone"]):
        values.pop("time_zone", None)
    for name, value in values.items():
        setattr(event, name, value)
    return _Event(event_id, event.title, made=False, changes=field_changes(old, values))


def is_known(store: Store, event_id: EventId, programme: ExchangedProgramme) -> bool:
    """Whether a programme belongs into an event: it is about it, or the event is empty.

    Raises:
        NotFound: The event was deleted meanwhile.
    """
    event = first_row(store, select(Event.guid, Event.acronym).where(Event.id == event_id))
    if event is None:
        raise NotFound(Kind.EVENT, event_id)
    query = select(Session.guid).where(Session.event_id == event_id)
    mine = set(records(store, str, query))
    named = _is_named(event[0], event[1], programme)
    return named or not mine or not mine.isdisjoint(_guids(programme))


def _is_named(guid: str, acronym: str, programme: ExchangedProgramme) -> bool:
    """Whether a programme has an event's name for other programs."""
    return programme.guid == guid or bool(acronym and programme.acronym == acronym)


def _guids(programme: ExchangedProgramme) -> set[str]:
    return {as_guid(session.guid) for session in programme.sessions if session.guid}


def _says_no_more(programme: ExchangedProgramme, ours: str) -> bool:
    """Whether the file gives but the distance to UTC that our own time zone has then."""
    theirs, here = known_zone(programme.time_zone), known_zone(ours)
    if theirs is None or here is None:
        return True
    fixed = programme.time_zone == "UTC" or programme.time_zone.startswith("Etc/")
    return fixed and all(
        _distance(theirs, day.date) == _distance(here, day.date) for day in programme.days
    )


def _distance(zone: ZoneInfo, day: date) -> timedelta | None:
    return datetime.combine(day, time(12), zone).utcoffset()


def _report(event: _Event, settled: _Settled, fitting: Fitting, changes: Changes) -> ImportReport:
    sessions, seats, places = settled.sessions, settled.seats, settled.places
    changed = {
        row: (
            *sessions.changes.get(row, ()),
            *([seats.changes[row]] if row in seats.changes else []),
        )
        for row in sessions.rows
        if row not in sessions.added and (row in sessions.changes or row in seats.changes)
    }
    about = [ChangedThing(Kind.EVENT, event.title, event.changes)] if event.changes else []
    return ImportReport(
        event=event.id,
        title=event.title,
        made=event.made,
        changes=changes,
        added=tuple(sessions.reported[row] for row in sessions.rows if row in sessions.added),
        changed=tuple(ChangedSession(sessions.reported[row], changed[row]) for row in changed),
        unchanged=len(sessions.rows) - len(sessions.added) - len(changed),
        kept=tuple(sessions.reported[row] for row in sessions.kept),
        kept_people=tuple(
            KeptPeople(sessions.reported[row], names) for row, names in seats.kept.items()
        ),
        people_added=settled.people.added,
        organisations_added=settled.people.organisations_added,
        days_added=places.days.added,
        rooms_added=places.rooms.added,
        tracks_added=places.tracks.added,
        things_changed=(
            *about,
            *places.days.changed,
            *places.rooms.changed,
            *places.tracks.changed,
            *settled.people.changed,
        ),
        left_out=fitting.losses.report(),
        zone_assumed=event.zone_assumed,
    )
