"""Sessions of a file found among those of an event: added, changed, or left as they are."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, Final

from sqlalchemy import select

from eventapp.domain.ids import SessionId
from eventapp.domain.interchange import (
    ExchangedProgramme,
    ExchangedSession,
    as_guid,
    stable_guid,
)
from eventapp.domain.kinds import Kind, SessionKind
from eventapp.services.exporting import MOST_NUMBER
from eventapp.services.fields import find_row
from eventapp.services.import_places import Places
from eventapp.services.import_report import Field, FieldChange, ReportedSession
from eventapp.services.import_rows import Rows, Target
from eventapp.services.import_values import Fitting
from eventapp.store.tables import Event, Session

_TEXTS: Final = ("title", "title_en", "subtitle", "abstract", "abstract_en", "description")
_SAID: Final = (*_TEXTS, "language", "start", "length", "expected")
_FOLLOWED: Final = (
    *_TEXTS,
    *("language", "track_id", "day_id", "start", "length", "room_id", "expected"),
)
_UNSAID_KINDS: Final = frozenset({SessionKind.TALK, SessionKind.OTHER})
"""What a session is where its file does not say."""


@dataclass(frozen=True, slots=True)
class FoundSessions:
    """The event's rows of the file's sessions, one for each, in the file's order.

    ``changes`` are those of the rows that the file says something else of; ``kept`` are the
    event's sessions the file does not hold.
    """

    rows: tuple[int, ...]
    added: frozenset[int]
    changes: Mapping[int, tuple[FieldChange, ...]]
    kept: tuple[int, ...]
    reported: Mapping[int, ReportedSession]


def settle_sessions(
    target: Target,
    programme: ExchangedProgramme,
    places: Places,
    fitting: Fitting,
) -> FoundSessions:
    """Find or add every session of the programme.

    A session is known by its guid, or by its number together with its title: small numbers
    mean another session in every program. What the file says of it wins. What it leaves empty
    stays, and so does what files of its format cannot say: kinds where all are talks, and who
    may see a session where all are public. A complete file leaves nothing unsaid.
    """
    sessions = Rows(target, Kind.SESSION, (*_FOLLOWED, "kind", "public", "guid", "public_id"))
    before = [row for row, _one in sessions.items()]
    wanted = [_values(session, places, fitting) for session in programme.sessions]
    _tell_apart(wanted)
    _set_apart(target, sessions, wanted)
    found = _find(sessions, wanted)
    changes = _change(sessions, found, wanted, complete=target.complete)
    sessions.add([one for row, one in zip(found, wanted, strict=True) if row is None])
    sessions.write()
    guids = sessions.by("guid")
    rows = tuple(row or guids[one["guid"]] for row, one in zip(found, wanted, strict=True))
    return FoundSessions(
        rows,
        frozenset(rows) - frozenset(before),
        {row: tuple(_reported_changes(changed, places)) for row, changed in changes.items()},
        tuple(row for row in before if row not in set(rows)),
        {
            row: ReportedSession(SessionId(row), one["kind"], one["title"], one["title_en"])
            for row, one in sessions.items()
        },
    )


def _values(session: ExchangedSession, places: Places, fitting: Fitting) -> dict[str, Any]:
    """The columns a session of the file fills."""
    said = {name: getattr(session, name) for name in _SAID}
    values = fitting.fields(said, example=session.title or session.title_en)
    day = places.days.row(session.day)
    if values["start"] is None:  # a time that no day has: better no place than a wrong one
        values["start"], day = 0, None
    number = session.public_id
    return values | {
        "kind": session.kind,
        "public": session.public,
        "guid": as_guid(session.guid, "session", session.public_id, session.title),
        "public_id": number if number and 0 < number <= MOST_NUMBER else None,
        "day_id": day,
        "room_id": places.rooms.row(session.room) if day is not None else None,
        "track_id": places.tracks.row(session.track),
    }


def _tell_apart(wanted: list[dict[str, Any]]) -> None:
    """Give each session of the file a guid of its own, and no two the same number."""
    guids: set[str] = set()
    numbers: set[int] = set()
    for one in wanted:
        guid = one["guid"]
        again = count(2)
        while one["guid"] in guids:
            one["guid"] = stable_guid("again", guid, next(again))
        if one["public_id"] in numbers:
            one["public_id"] = None
        guids.add(one["guid"])
        numbers.add(one["public_id"])


def _set_apart(target: Target, sessions: Rows, wanted: list[dict[str, Any]]) -> None:
    """Give what another event of the workspace has already a guid of this event's.

    The same programme may be taken in twice; calendars would take its two events for one.
    """
    ours = sessions.by("guid")
    query = select(Session.guid).where(Session.event_id != target.event_id)
    elsewhere = set(target.step.session.scalars(query))
    fresh = [one for one in wanted if one["guid"] not in ours]
    if not fresh or (target.new and not elsewhere):
        return
    event_guid = find_row(target.step, Event, target.event_id).guid
    for one in fresh:
        own = stable_guid("event", event_guid, one["guid"])
        if own in ours or one["guid"] in elsewhere:
            one["guid"] = own


def _find(sessions: Rows, wanted: list[dict[str, Any]]) -> list[int | None]:
    """The rows of those that are known, by guid before any by number."""
    guids, numbers = sessions.by("guid"), sessions.by("public_id")
    found = [guids.get(one["guid"]) for one in wanted]
    taken = set(found)
    for index, one in enumerate(wanted):
        if found[index] is None and one["public_id"] is not None:
            row = numbers.get(one["public_id"])
            if row is not None and row not in taken and _same_title(sessions[row], one):
                found[index] = row
                taken.add(row)
    return found


def _same_title(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return any(one[title] and one[title] == other[title] for title in ("title", "title_en"))


def _change(
    sessions: Rows, found: list[int | None], wanted: list[dict[str, Any]], *, complete: bool
) -> dict[int, dict[str, tuple[Any, Any]]]:
    """Change what the file says differently; return what each column was and is."""
    said = (*_FOLLOWED, "kind", "public") if complete else _columns_said(wanted)
    changes = {}
    for row, one in zip(found, wanted, strict=True):
        if row is not None:
            old = sessions[row]
            changed = {
                column: (old[column], one[column])
                for column in said
                if one[column] != old[column] and _is_said(column, one, complete=complete)
            }
            if changed:
                changes[row] = changed
                sessions.change(row, {column: new for column, (_old, new) in changed.items()})
    return changes


def _columns_said(wanted: Collection[Mapping[str, Any]]) -> list[str]:
    """The columns that a file like this says anything about."""
    columns = list(_FOLLOWED)
    if any(one["kind"] not in _UNSAID_KINDS for one in wanted):
        columns.append("kind")
    if not all(one["public"] for one in wanted):
        columns.append("public")
    return columns


def _is_said(column: str, one: Mapping[str, Any], *, complete: bool) -> bool:
    """Whether the file says something in this column of a session."""
    if complete:
        return column != "start" or one["day_id"] is not None
    if column in {"start", "day_id", "room_id"}:
        return one["day_id"] is not None and one[column] is not None
    if column == "kind":
        return one["kind"] is not SessionKind.OTHER
    return column == "public" or bool(one[column])


def _reported_changes(
    changed: Mapping[str, tuple[Any, Any]], places: Places
) -> Iterator[FieldChange]:
    for column, values in changed.items():
        field, found = {
            "day_id": (Field.DAY, places.days),
            "room_id": (Field.ROOM, places.rooms),
            "track_id": (Field.TRACK, places.tracks),
        }.get(column, (None, None))
        if field is None or found is None:
            yield FieldChange(Field(column), *values)
        else:
            yield FieldChange(field, *(found.names.get(row) for row in values))
