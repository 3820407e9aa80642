"""Parts of a programme for files of their own: one room's, one person's, one day's."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from eventapp.domain.interchange import (
    ExchangedDay,
    ExchangedPerson,
    ExchangedProgramme,
    ExchangedSession,
)

_DAY: Final = 1440
_NIGHT_ENDS: Final = 6 * 60
"""Up to this hour of the day after, a session still belongs to the night before."""


def day_of(programme: ExchangedProgramme, session: ExchangedSession) -> ExchangedDay | None:
    """Return the day a session is on, None where it is unscheduled."""
    if session.day is None or not 0 <= session.day < len(programme.days):
        return None
    return programme.days[session.day]


def of_room(programme: ExchangedProgramme, room_name: str) -> ExchangedProgramme:
    """Return what is on in one room, named after it.

    A name that no room has gives a programme without sessions.
    """
    rooms = tuple(room for room in programme.rooms if room.name == room_name)
    english = rooms[0].name_en if rooms else ""
    part = _of(programme, lambda session: session.room == room_name)
    return replace(part, rooms=rooms, part=room_name, part_en=english)


def of_person(programme: ExchangedProgramme, guid_or_name: str) -> ExchangedProgramme:
    """Return the sessions somebody is in, named after them.

    A guid means one person; a name, Korean or English, everybody who has it. The others in
    these sessions stay. Whom nobody knows has a programme without sessions.
    """
    people = [person for session in programme.sessions for person in session.people]
    wanted = [person for person in people if person.guid and person.guid == guid_or_name]
    if not wanted:
        name = _fold(guid_or_name)
        wanted = [
            person for person in people if name in {_fold(person.name), _fold(person.name_en)}
        ]
    known = {_identity(person) for person in wanted}
    part = _of(
        programme, lambda session: any(_identity(person) in known for person in session.people)
    )
    names = (wanted[0].name, wanted[0].name_en) if wanted else (guid_or_name, "")
    used = {session.room for session in part.sessions}
    rooms = tuple(room for room in programme.rooms if room.name in used)
    return replace(part, rooms=rooms, part=names[0], part_en=names[1])


def on_day(programme: ExchangedProgramme, day: date) -> ExchangedProgramme:
    """Put a programme that names no date on a day, or from that day on.

    A sheet without dates is read so that its sessions keep their times, a second day's
    minutes counting on from the first one's midnight. What has no time stays unscheduled,
    and a programme that has days stays as it is.
    """
    if programme.days:
        return programme
    placed: list[ExchangedSession] = []
    spans: dict[int, tuple[int, int]] = {}
    for session in programme.sessions:
        if session.day is not None or session.start == 0:
            placed.append(session)
            continue
        number, start = divmod(session.start, _DAY)
        if number and start < _NIGHT_ENDS:
            number, start = number - 1, start + _DAY
        opens, closes = spans.get(number, (start, start))
        spans[number] = min(opens, start), max(closes, start + session.length)
        placed.append(replace(session, day=number, start=start))
    order = {number: index for index, number in enumerate(sorted(spans))}
    sessions = [
        session if session.day is None else replace(session, day=order[session.day])
        for session in placed
    ]
    sessions.sort(key=lambda each: (1, 0, 0) if each.day is None else (0, each.day, each.start))
    days = (ExchangedDay(day + timedelta(number), *spans[number]) for number in sorted(spans))
    return replace(programme, days=tuple(days), sessions=tuple(sessions))


def _of(
    programme: ExchangedProgramme, wanted: Callable[[ExchangedSession], bool]
) -> ExchangedProgramme:
    """The programme with these sessions and their tracks; days stay, for sessions count them."""
    sessions = tuple(filter(wanted, programme.sessions))
    used = {session.track for session in sessions}
    tracks = tuple(track for track in programme.tracks if track.name in used)
    return replace(programme, sessions=sessions, tracks=tracks)


def _identity(person: ExchangedPerson) -> tuple[str, ...]:
    """Who somebody is: their guid, or without one name and organisation."""
    return (person.guid,) if person.guid else (person.name, person.organisation)


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold().strip()
