"""What the page shows of a programme: its rows with what is wrong and missing, in words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from eventapp.domain.changes import Changes
from eventapp.domain.conflicts import Circumstances, Conflict
from eventapp.domain.ids import DayId, EventId, SessionId
from eventapp.domain.kinds import AppearanceRole, AppearanceStatus, Kind, SessionKind
from eventapp.domain.programme_rules import Gap, Missing
from eventapp.services.appearances import AppearanceRow
from eventapp.services.events import DayRow, RoomRow, list_days, list_rooms
from eventapp.services.planning import find_session_gaps
from eventapp.services.programme import (
    SessionRow,
    circumstances_of,
    find_session_conflicts,
    list_sessions,
)
from eventapp.services.tracks import TrackRow, list_tracks
from ui import words
from ui.language import _, length_text, ngettext

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace

MADE_OF: Final = (
    Kind.EVENT,
    Kind.DAY,
    Kind.ROOM,
    Kind.TRACK,
    Kind.SESSION,
    Kind.APPEARANCE,
    Kind.REPLACEMENT,
    Kind.MATERIAL,
    Kind.QUESTION,
    Kind.AS_RUN,
    Kind.PERSON,
    Kind.UNAVAILABILITY,
    Kind.ORGANISATION,
)
"""Kinds of rows that a programme shows something of."""

_FIRST_ON_A_PANEL: Final = {AppearanceRole.MODERATOR: 0, AppearanceRole.PANELLIST: 1}
_NAMED_ROOMS: Final = 2


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A session with what is wrong with it and what it lacks."""

    session: SessionRow
    conflicts: tuple[Conflict, ...]
    gaps: tuple[Gap, ...]

    @property
    def id(self) -> int:
        """The session's id."""
        return self.session.id


@dataclass(frozen=True, slots=True)
class Programme:
    """An event's days, rooms, tracks and sessions as they stand.

    ``circumstances`` are what conflicts were searched with, so that a change can be judged
    before it is made.
    """

    days: tuple[DayRow, ...]
    rooms: tuple[RoomRow, ...]
    tracks: tuple[TrackRow, ...]
    rows: tuple[ProgrammeRow, ...]
    conflicts: tuple[Conflict, ...]
    gaps: tuple[Gap, ...]
    sessions: Mapping[SessionId, SessionRow]
    circumstances: Circumstances = field(default_factory=lambda: Circumstances({}))
    _by_id: Mapping[int, ProgrammeRow] = field(init=False, repr=False, compare=False)
    _by_day: Mapping[DayId | None, list[ProgrammeRow]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        # A page asks for rows and days many times between two changes.
        by_day: defaultdict[DayId | None, list[ProgrammeRow]] = defaultdict(list)
        for row in self.rows:
            by_day[row.session.day].append(row)
        object.__setattr__(self, "_by_id", {row.id: row for row in self.rows})
        object.__setattr__(self, "_by_day", dict(by_day))

    def row(self, session_id: int | None) -> ProgrammeRow | None:
        """The row of a session, or None."""
        return self._by_id.get(session_id) if session_id is not None else None

    def of_day(self, day: DayId | None) -> list[ProgrammeRow]:
        """The rows of a day; of None, the unscheduled ones."""
        return list(self._by_day.get(day, ()))

    def day(self, day_id: DayId | None) -> DayRow | None:
        """A day, or None."""
        return next((day for day in self.days if day.id == day_id), None)


def read_programme(workspace: "Workspace", event_id: EventId) -> Programme:
    """Read an event's programme and find what is wrong and missing in it."""
    sessions = list_sessions(workspace, event_id)
    circumstances = circumstances_of(workspace, event_id)
    conflicts = find_session_conflicts(sessions, circumstances)
    gaps = find_session_gaps(sessions)
    clashing: defaultdict[SessionId | None, list[Conflict]] = defaultdict(list)
    lacking: defaultdict[SessionId | None, list[Gap]] = defaultdict(list)
    for conflict in conflicts:
        for clashed in conflict.sessions:
            clashing[clashed].append(conflict)
    for gap in gaps:
        lacking[gap.session].append(gap)
    return Programme(
        days=list_days(workspace, event_id),
        rooms=list_rooms(workspace, event_id),
        tracks=list_tracks(workspace, event_id),
        rows=tuple(
            ProgrammeRow(session, tuple(clashing[session.id]), tuple(lacking[session.id]))
            for session in sessions
        ),
        conflicts=conflicts,
        gaps=gaps,
        sessions={session.id: session for session in sessions},
        circumstances=circumstances,
    )


def where_changed(
    changes: Changes, programme: Programme
) -> tuple[list[DayId | None], list[SessionId]]:
    """On which days something changed, and which sessions did, as far as they are there."""
    touched = changes.rows(Kind.SESSION)
    rows = [row.session for row in programme.rows if row.id in touched]
    if rows:
        return [row.day for row in rows], [row.id for row in rows]
    return [day.id for day in programme.days if day.id in changes.rows(Kind.DAY)], []


# Sessions in words


def time_text(session: SessionRow) -> str:
    """From when to when, or that nobody knows yet."""
    return words.time_range(session.start, session.end) if session.placement else _("No time yet")


def title_field(session: SessionRow) -> str:
    """Which of the two titles the window shows and edits: ``title`` or ``title_en``."""
    return words.shown_field(session, "title")


def own_title(session: SessionRow) -> str:
    """The title shown, empty where the kind stands for it."""
    return words.pick(session.title, session.title_en).strip()


def room_text(session: SessionRow) -> str:
    """The room's name."""
    return words.pick(session.room_name, session.room_name_en)


def track_text(session: SessionRow) -> str:
    """The track's name."""
    return words.pick(session.track_name, session.track_name_en)


# People in words


def seated(session: SessionRow) -> tuple[AppearanceRow, ...]:
    """A session's people in seat order; on a panel the moderator, then the panellists."""
    if session.kind is not SessionKind.PANEL:
        return session.people
    last = len(_FIRST_ON_A_PANEL)
    return tuple(
        sorted(session.people, key=lambda someone: _FIRST_ON_A_PANEL.get(someone.role, last))
    )


def person_name(someone: AppearanceRow) -> str:
    """A person's name."""
    return words.pick(someone.name, someone.name_en)


def organisation_name(someone: AppearanceRow) -> str:
    """The organisation a person comes from."""
    return words.pick(someone.organisation, someone.organisation_en)


def office_text(someone: AppearanceRow) -> str:
    """A person's position and organisation."""
    position = words.pick(someone.position, someone.position_en)
    return " · ".join(part for part in (position, organisation_name(someone)) if part)


def people_text(row: ProgrammeRow) -> str:
    """Who is in a session, on one line; or that somebody is missing."""
    people = seated(row.session)
    if not people:
        return lacking_people(row) or ""
    if len(people) == 1:
        parts = (_coming(people[0]), organisation_name(people[0]))
        return " · ".join(part for part in parts if part)
    named = []
    for someone in people:
        organisation = organisation_name(someone)
        name = _coming(someone)
        if someone.role is AppearanceRole.MODERATOR:
            name = f"{words.appearance_role(someone.role)} {name}"
        named.append(f"{name} ({organisation})" if organisation else name)
    return ", ".join(named)


def people_hint(row: ProgrammeRow) -> str:
    """Everybody in a session, a line each."""
    lines = []
    for someone in seated(row.session):
        parts = (words.appearance_role(someone.role), _coming(someone), office_text(someone))
        lines.append(" · ".join(part for part in parts if part))
    return "\n".join(lines)


def lacking_people(row: ProgrammeRow) -> str:
    """Who is missing from a session, the gravest first; empty when nobody is."""
    about_people = {
        Missing.TALK_WITHOUT_SPEAKER,
        Missing.SPEECH_WITHOUT_SPEAKER,
        Missing.PANEL_WITHOUT_MODERATOR,
        Missing.PANEL_WITHOUT_PANELLISTS,
    }
    missing = (words.missing_words(gap.missing) for gap in row.gaps if gap.missing in about_people)
    return next(missing, "")


def _coming(someone: AppearanceRow) -> str:
    name = person_name(someone)
    if someone.status is AppearanceStatus.DECLINED:
        return f"{name} ({words.appearance_status(someone.status)})"
    return name


# The day and the whole in words


def conflicts_text(row: ProgrammeRow, programme: Programme) -> str:
    """What is wrong with a session, a line each; empty when nothing is."""
    return "\n".join(
        words.conflict_sentence(conflict, programme.sessions, seen_from=row.session.id)
        for conflict in row.conflicts
    )


def day_line(rows: Sequence[ProgrammeRow], *, scheduled: bool) -> str:
    """A day in a line: its rooms, how many sessions, how long from first to last."""
    count = ngettext("%(n)d session", "%(n)d sessions", len(rows)) % {"n": len(rows)}
    if not rows or not scheduled:
        return count
    rooms = list(dict.fromkeys(room_text(row.session) for row in rows if row.session.room))
    if len(rooms) > _NAMED_ROOMS:
        rooms = [ngettext("%(n)d room", "%(n)d rooms", len(rooms)) % {"n": len(rooms)}]
    span = max(row.session.end for row in rows) - min(row.session.start for row in rows)
    return " · ".join((*rooms, count, length_text(span)))


def whole_line(programme: Programme) -> str:
    """All days in a line: how many days, rooms and sessions."""
    days, rooms = len(programme.days), len(programme.rooms)
    scheduled = sum(row.session.day is not None for row in programme.rows)
    parts = [
        ngettext("%(n)d day", "%(n)d days", days) % {"n": days},
        ngettext("%(n)d room", "%(n)d rooms", rooms) % {"n": rooms},
        ngettext("%(n)d session", "%(n)d sessions", scheduled) % {"n": scheduled},
    ]
    return " · ".join(parts)


def state_line(programme: Programme, *, wrong_days: int = 0) -> str:
    """How many conflicts there are and how much is missing, for the quiet bar."""
    unconfirmed = {
        gap.person for gap in programme.gaps if gap.missing is Missing.UNCONFIRMED_PERSON
    }
    missing = sum(gap.missing is not Missing.UNCONFIRMED_PERSON for gap in programme.gaps)
    conflicts = len(programme.conflicts) + wrong_days
    parts = [
        ngettext("%(n)d conflict", "%(n)d conflicts", conflicts) % {"n": conflicts},
        _("%(n)d missing") % {"n": missing},
    ]
    if unconfirmed:
        parts.append(_("%(n)d not confirmed") % {"n": len(unconfirmed)})
    return " · ".join(parts)
