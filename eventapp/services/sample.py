"""The sample workshop: the first thing a new user sees, and the tests' story."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import (
    AppearanceRole,
    AppearanceStatus,
    AttendeeStatus,
    ConsentKind,
    ConsentSource,
    EngagementKind,
    OrganisationKind,
    SessionKind,
)
from eventapp.domain.steps import Step
from eventapp.paths import RESOURCES
from eventapp.services.attendees import issue_tickets
from eventapp.services.consents import write_consent
from eventapp.services.fields import add_row, cleaned
from eventapp.store.store import StepContext, Store
from eventapp.store.tables import (
    Appearance,
    Attendee,
    Category,
    Cue,
    Day,
    Engagement,
    Event,
    Gate,
    Notice,
    Organisation,
    Person,
    Room,
    Session,
)

_FILE = RESOURCES / "sample" / "workshop.json"

_TEXTS = ("title", "title_en", "abstract", "abstract_en", "notes", "script", "script_en")
_CASE = tuple(
    f"case_{part}{language}" for part in ("partners", "work", "results") for language in ("", "_en")
)

Entry = Mapping[str, Any]


def write_sample(store: Store, *, today: date) -> EventId:
    """Write the sample workshop, on its day of the month next after ``today``.

    It is not in the undo list: Ctrl+Z should not be able to empty a new workspace.
    """
    data = json.loads(_FILE.read_text(encoding="utf-8"))
    with store.step(Step.CREATE_EVENT, data["event"]["title"]) as step:
        event_id = add_row(step, Event, cleaned(data["event"]))
        add_row(step, Gate, {"event_id": event_id})
        organisations = {
            entry["key"]: add_row(step, Organisation, _organisation(entry))
            for entry in data["organisations"]
        }
        for position, entry in enumerate(data["engagements"]):
            add_row(step, Engagement, _engagement(event_id, position, entry, organisations))
        people = {
            entry["key"]: add_row(step, Person, _person(entry, organisations))
            for entry in data["people"]
        }
        _write_sessions(step, event_id, data, people, today)
        _write_attendees(step, event_id, data)
    store.forget_steps()
    return EventId(event_id)


def _organisation(entry: Entry) -> dict[str, Any]:
    texts = {name: entry[name] for name in ("name", "name_en", "notes")}
    return cleaned(texts) | {"kind": OrganisationKind(entry["kind"])}


def _engagement(
    event_id: int, position: int, entry: Entry, organisations: Mapping[str, int]
) -> dict[str, Any]:
    return {
        "event_id": event_id,
        "organisation_id": organisations[entry["organisation"]],
        "kind": EngagementKind(entry["kind"]),
        "contribution": entry["contribution"],
        "position": position,
    }


def _person(entry: Entry, organisations: Mapping[str, int]) -> dict[str, Any]:
    texts = {name: entry[name] for name in ("name", "name_en", "position", "position_en")}
    return cleaned(texts) | {"organisation_id": organisations[entry["organisation"]]}


def _write_sessions(
    step: StepContext, event_id: int, data: Entry, people: Mapping[str, int], today: date
) -> None:
    day = data["day"]
    day_id = add_row(
        step,
        Day,
        {
            "event_id": event_id,
            "date": _next(today, day["of_month"]),
            "opens": _minutes(day["opens"]),
            "closes": _minutes(day["closes"]),
        },
    )
    room_id = add_row(step, Room, {"event_id": event_id, **data["room"]})
    for entry in data["sessions"]:
        texts = (*_TEXTS, *_CASE)
        fields = {
            "event_id": event_id,
            "kind": SessionKind(entry["kind"]),
            "day_id": day_id,
            "room_id": room_id,
            "start": _minutes(entry["start"]),
            "length": entry["length"],
        }
        session_id = add_row(
            step, Session, fields | cleaned({name: entry.get(name, "") for name in texts})
        )
        for seat, part in enumerate(entry["people"]):
            appearance = {
                "session_id": session_id,
                "person_id": people[part["person"]],
                "role": AppearanceRole(part["role"]),
                "status": AppearanceStatus.CONFIRMED,
                "position": seat,
            }
            add_row(step, Appearance, appearance)
        for position, cue in enumerate(entry.get("cues", ())):
            add_row(step, Cue, {"session_id": session_id, "position": position, **_cue(cue)})


def _cue(entry: Entry) -> dict[str, Any]:
    texts = {name: entry[name] for name in entry if name != "length"}
    return cleaned(texts) | {"length": entry["length"]}


def _write_attendees(step: StepContext, event_id: int, data: Entry) -> None:
    categories = {
        entry["key"]: add_row(
            step,
            Category,
            {
                "event_id": event_id,
                "position": position,
                **{name: entry[name] for name in ("name", "name_en", "colour")},
            },
        )
        for position, entry in enumerate(data["categories"])
    }
    texts = ("name", "name_en", "organisation", "position", "phone", "email", "notes")
    now = datetime.now(UTC)
    attendees = [
        add_row(
            step,
            Attendee,
            {
                "event_id": event_id,
                "registered_at": now,
                "category_id": categories[entry["category"]],
                "status": AttendeeStatus(entry.get("status", "registered")),
                "guest": entry.get("guest", False),
                **cleaned({name: entry[name] for name in texts}),
                **cleaned({"attention": entry.get("attention", "")}),
            },
        )
        for entry in data["attendees"]
    ]
    issue_tickets(step, [*attendees])
    _write_consents(step, event_id, data, [AttendeeId(attendee) for attendee in attendees])


def _write_consents(
    step: StepContext, event_id: int, data: Entry, attendees: Sequence[AttendeeId]
) -> None:
    now = datetime.now(UTC)
    for entry in data["notices"]:
        kind = ConsentKind(entry["kind"])
        texts = ("purpose", "items", "retention", "refusal", "recipients")
        fields = {"event_id": event_id, "kind": kind, "version": 1, "made_at": now}
        add_row(step, Notice, fields | cleaned({name: entry[name] for name in texts}))
        write_consent(step, attendees, kind, given=True, source=ConsentSource.PAPER, when=now)


def _next(today: date, of_month: int) -> date:
    """The next day after today that is this day of its month."""
    day = today + timedelta(days=1)
    while day.day != of_month:
        day += timedelta(days=1)
    return day


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)
