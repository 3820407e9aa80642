"""Programmes for the timetable, made from few words."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from eventapp.domain.conflicts import Circumstances, DayWindow
from eventapp.domain.ids import AppearanceId, DayId, PersonId, RoomId, SessionId, TrackId
from eventapp.domain.kinds import AppearanceRole, AppearanceStatus, SessionKind
from eventapp.services.appearances import AppearanceRow
from eventapp.services.events import DayRow, RoomRow
from eventapp.services.planning import find_session_gaps
from eventapp.services.programme import SessionRow, find_session_conflicts
from eventapp.services.tracks import TrackRow
from ui.programme.rows import Programme, ProgrammeRow

FIRST = date(2026, 11, 24)


def days(count: int = 1, opens: int = 540, closes: int = 1080) -> tuple[DayRow, ...]:
    return tuple(
        DayRow(DayId(number + 1), FIRST + timedelta(number), opens, closes)
        for number in range(count)
    )


def rooms(count: int, capacity: int = 40) -> tuple[RoomRow, ...]:
    return tuple(
        RoomRow(RoomId(number + 1), f"{number + 1}회의실", f"Room {number + 1}", capacity)
        for number in range(count)
    )


def session(
    number: int,
    start: int | None,
    length: int = 30,
    *,
    room: int | None = 1,
    day: int = 1,
    kind: SessionKind = SessionKind.TALK,
    title: str | None = None,
) -> SessionRow:
    """A session; without a start it is unscheduled."""
    placed = start is not None
    return SessionRow(
        id=SessionId(number),
        kind=kind,
        number=0,
        title=f"Session {number}" if title is None else title,
        title_en="",
        abstract="",
        abstract_en="",
        notes="",
        day=DayId(day) if placed else None,
        date=FIRST + timedelta(day - 1) if placed else None,
        room=RoomId(room) if placed and room is not None else None,
        room_name=f"{room}회의실" if placed and room is not None else "",
        room_name_en=f"Room {room}" if placed and room is not None else "",
        start=start or 0,
        length=length,
    )


def on_track(row: SessionRow, track: TrackRow) -> SessionRow:
    return replace(
        row, track=track.id, track_name=track.name, track_colour=track.colour, track_name_en=""
    )


def track(number: int, name: str, colour: str) -> TrackRow:
    return TrackRow(TrackId(number), name, "", colour, 0)


def with_people(row: SessionRow, *names: str, first: int = 1) -> SessionRow:
    """The session with confirmed speakers; ``first`` is the first one's id."""
    people = tuple(
        AppearanceRow(
            id=AppearanceId(row.id * 100 + seat),
            session=row.id,
            person=PersonId(first + seat),
            name=name,
            name_en="",
            position="",
            position_en="",
            organisation="",
            organisation_en="",
            organisation_id=None,
            photo=None,
            role=AppearanceRole.SPEAKER,
            status=AppearanceStatus.CONFIRMED,
        )
        for seat, name in enumerate(names)
    )
    return replace(row, people=people)


def programme(
    sessions: Sequence[SessionRow],
    *,
    in_days: Sequence[DayRow] | None = None,
    in_rooms: Sequence[RoomRow] | None = None,
    tracks: Sequence[TrackRow] = (),
) -> Programme:
    """A programme with the conflicts and gaps its sessions have."""
    in_days = days() if in_days is None else tuple(in_days)
    in_rooms = rooms(2) if in_rooms is None else tuple(in_rooms)
    circumstances = Circumstances(
        days={day.id: DayWindow(day.opens, day.closes, day.date.toordinal()) for day in in_days},
        capacities={room.id: room.capacity for room in in_rooms},
    )
    conflicts = find_session_conflicts(sessions, circumstances)
    gaps = find_session_gaps(sessions)
    wrong, lacking = defaultdict(list), defaultdict(list)
    for conflict in conflicts:
        for clashed in conflict.sessions:
            wrong[clashed].append(conflict)
    for gap in gaps:
        lacking[gap.session].append(gap)
    return Programme(
        days=tuple(in_days),
        rooms=tuple(in_rooms),
        tracks=tuple(tracks),
        rows=tuple(
            ProgrammeRow(row, tuple(wrong[row.id]), tuple(lacking[row.id])) for row in sessions
        ),
        conflicts=conflicts,
        gaps=gaps,
        sessions={row.id: row for row in sessions},
        circumstances=circumstances,
    )
