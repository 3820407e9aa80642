"""``schedule.json``: the programme as pretalx and frab exchange it, and web pages like it.

Its schema leaves people and ``meta`` open, so what people do in a session, and an acronym or
time zone it does not allow, is kept there.
"""

import json
import re
from pathlib import Path
from typing import BinaryIO, Final

from eventapp.domain.errors import CannotRead, FileProblem
from eventapp.domain.interchange import (
    Detail,
    ExchangedPerson,
    ExchangedProgramme,
    LeftOut,
    ReadProgramme,
)
from eventapp.domain.kinds import AppearanceRole
from eventapp.domain.losses import Losses
from eventapp.exchange.loose_json import (
    Values,
    is_nothing,
    items_of,
    named_items,
    parse_json,
    text_of,
    values_of,
)
from eventapp.exchange.schedule_raw import (
    RawDay,
    RawPerson,
    RawProgramme,
    RawRoom,
    RawSession,
    RawTrack,
)
from eventapp.exchange.schedule_reading import Allowance, assemble
from eventapp.exchange.schedule_terms import DAYS_FIRST, read_seats
from eventapp.exchange.schedule_writing import (
    Plan,
    PlannedDay,
    Slot,
    acronym_for,
    generator_version,
    lay_out,
    writable,
)
from eventapp.files import write_to

_ALLOWED_ACRONYM: Final = re.compile("[a-z0-9_-][a-z0-9_]{3,}(?:-2[0-9]{3}-[a-z]+)?")
_ALLOWED_ZONE: Final = re.compile("[A-Z][a-z]+/[A-Z][a-z]+.*|UTC")

_SAID_ELSEWHERE: Final = frozenset({"index", "slug", "code", "id", "guid", "start", "end"})
_OF_SESSION: Final = _SAID_ELSEWHERE | {
    *("date", "duration", "room", "title", "subtitle", "track", "type", "language", "abstract"),
    *("description", "persons", "links", "attachments", "logo", "recording_license"),
    *("do_not_record", "do_not_stream", "recording", "video_download_url", "url"),
    *("feedback_url", "origin_url", "track_id"),
}
_OF_CONFERENCE: Final = _SAID_ELSEWHERE | {
    *("acronym", "title", "days", "daysCount", "timeslot_duration", "time_zone_name", "colors"),
    *("tracks", "rooms", "meta", "logo", "url", "base_url"),
}
_OF_PERSON: Final = _SAID_ELSEWHERE | {
    *("name", "public_name", "full_public_name", "biography", "role", "avatar", "avatar_url"),
    *("url", "links"),
}
_OF_ROOM: Final = _SAID_ELSEWHERE | {"name", "capacity"}
_OF_TRACK: Final = _SAID_ELSEWHERE | {"name", "color"}
_OF_SCHEDULE: Final = frozenset(
    {"version", "base_url", "url", "conference", "generator", "$schema"}
)
_OF_META: Final = frozenset({"acronym", "time_zone_name"})
_OF_COLOURS: Final = frozenset({"primary"})
_EXAMPLE_LENGTH: Final = 100


def read_json(data: bytes, path: Path) -> ReadProgramme:
    """Read a ``schedule.json``; ``path`` is only named in errors.

    Raises:
        CannotRead: It is no programme, not whole or too large.
    """
    document = parse_json(data, path)
    schedule = document.get("schedule", document) if isinstance(document, dict) else None
    conference = schedule.get("conference") if isinstance(schedule, dict) else None
    if not isinstance(schedule, dict) or not isinstance(conference, dict):
        raise CannotRead(FileProblem.NOT_A_PROGRAMME, path)
    if "days" not in conference and "title" not in conference:
        raise CannotRead(FileProblem.NOT_A_PROGRAMME, path)
    losses = Losses()
    raw = _read_conference(conference, losses)
    _count_unknown(schedule, _OF_SCHEDULE, raw.title, losses)
    raw.version = text_of(schedule.get("version"))
    generator = document.get("generator") or schedule.get("generator")
    raw.days_first = text_of(values_of(generator).get("name")).lower() in DAYS_FIRST
    if text_of(schedule.get("base_url")) or text_of(schedule.get("url")):
        losses.add(Detail.ADDRESSES, raw.title)
    allowance = Allowance(path)
    for day in items_of(conference.get("days")):
        raw.days.append(_read_day(day, losses, allowance))
    return assemble(raw, losses, path)


def _count_unknown(values: Values, known: frozenset[str], title: str, losses: Losses) -> None:
    """Count what nobody here has heard of, unless it says nothing anyway."""
    unknown = [name for name in values if name not in known and not is_nothing(values[name])]
    if unknown:
        # Titles may be as long as the file.
        where = f"{title[:_EXAMPLE_LENGTH]}: {unknown[0][:_EXAMPLE_LENGTH]}"
        losses.add(Detail.OTHER, where, len(unknown))


def _read_conference(conference: Values, losses: Losses) -> RawProgramme:
    title = text_of(conference.get("title"))
    meta = values_of(conference.get("meta"))
    if text_of(conference.get("logo")):
        losses.add(Detail.PICTURES, title)
    if text_of(conference.get("url")) or text_of(conference.get("base_url")):
        losses.add(Detail.ADDRESSES, title)
    colours = values_of(conference.get("colors"))
    tracks = items_of(conference.get("tracks"))
    _count_unknown(conference, _OF_CONFERENCE, title, losses)
    _count_unknown(meta, _OF_META, title, losses)
    _count_unknown(colours, _OF_COLOURS, title, losses)
    for track in tracks:
        _count_unknown(track, _OF_TRACK, text_of(track.get("name")), losses)
    return RawProgramme(
        title=title,
        title_en=text_of(conference.get("title"), english=True),
        acronym=text_of((meta if "acronym" in meta else conference).get("acronym")),
        time_zone=text_of(conference.get("time_zone_name")) or text_of(meta.get("time_zone_name")),
        day_change=text_of(conference.get("day_change")),
        colour=text_of(colours.get("primary")),
        rooms=_read_rooms(conference.get("rooms"), losses),
        tracks=[
            RawTrack(
                text_of(track.get("name")),
                text_of(track.get("name"), english=True),
                text_of(track.get("color")),
            )
            for track in tracks
        ],
    )


def _read_rooms(value: object, losses: Losses) -> list[RawRoom]:
    """The rooms, described one by one, behind their names, or only named."""
    if isinstance(value, dict) and not isinstance(value.get("name"), str):
        value = [{"name": name, **values_of(room)} for name, room in value.items()]
    elif isinstance(value, dict):
        value = [value]
    rooms = []
    for room in named_items(value):
        name = room.get("name")
        seats = read_seats(text_of(room.get("capacity")))
        rooms.append(
            RawRoom(text_of(name), text_of(name, english=True), text_of(room.get("guid")), seats)
        )
        _count_unknown(room, _OF_ROOM, text_of(name), losses)
    return rooms


def _read_day(values: Values, losses: Losses, allowance: Allowance) -> RawDay:
    day = RawDay(
        text_of(values.get("date")),
        text_of(values.get("day_start")),
        text_of(values.get("day_end")),
    )
    rooms = values.get("rooms")
    if isinstance(rooms, list):
        rooms = {text_of(room.get("name")): room.get("events") for room in items_of(rooms)}
    for name, events in values_of(rooms).items():
        room, sessions = name.strip(), items_of(events)
        allowance.take(sessions=len(sessions))
        day.sessions += [_read_session(event, room, losses, allowance) for event in sessions]
    return day


def _read_session(values: Values, room: str, losses: Losses, allowance: Allowance) -> RawSession:
    get = values.get
    people = named_items(get("persons"))
    allowance.take(people=len(people))
    title = text_of(get("title"))
    _count_losses(values, title, losses)
    return RawSession(
        number=text_of(get("id")),
        guid=text_of(get("guid")),
        date=text_of(get("date")),
        start=text_of(get("start")),
        end=text_of(get("end")),
        duration=text_of(get("duration")),
        room=room or text_of(get("room")),
        title=title,
        title_en=text_of(get("title"), english=True),
        subtitle=text_of(get("subtitle")),
        track=text_of(get("track")),
        kind=text_of(get("type")),
        language=text_of(get("language")),
        abstract=text_of(get("abstract")),
        abstract_en=text_of(get("abstract"), english=True),
        description=text_of(get("description")),
        people=[_read_person(person, title, losses) for person in people],
    )


def _read_person(values: Values, title: str, losses: Losses) -> RawPerson:
    if text_of(values.get("avatar")) or text_of(values.get("avatar_url")):
        losses.add(Detail.PICTURES, title)
    links = values.get("links")
    if isinstance(links, list) and links:
        losses.add(Detail.LINKS, title, len(links))
    if _is_address(values.get("url")):
        losses.add(Detail.ADDRESSES, title)
    _count_unknown(values, _OF_PERSON, title, losses)
    names = ("public_name", "full_public_name", "name")
    role = text_of(values.get("role"))
    return RawPerson(
        # frab's "name" may be the one on the passport.
        next(filter(None, (text_of(values.get(name)) for name in names)), ""),
        number=text_of(values.get("id")),
        guid=text_of(values.get("guid")),
        role=AppearanceRole(role) if role in set(AppearanceRole) else None,
        biography=text_of(values.get("biography")),
        biography_en=text_of(values.get("biography"), english=True),
    )


def _is_address(value: object) -> bool:
    """Say whether it leads somewhere; what we write where the schema wants one does not."""
    return isinstance(value, str) and bool(value) and not value.startswith("urn:uuid:")


def _count_losses(values: Values, title: str, losses: Losses) -> None:
    """Count what a session says and the programme has no place for."""
    for name, detail in (("links", Detail.LINKS), ("attachments", Detail.ATTACHMENTS)):
        listed = values.get(name)
        if isinstance(listed, list) and listed:
            losses.add(detail, title, len(listed))
    if text_of(values.get("logo")):
        losses.add(Detail.PICTURES, title)
    said = ("recording_license", "do_not_record", "do_not_stream", "video_download_url")
    recording = values_of(values.get("recording")).values()
    if not all(map(is_nothing, (*map(values.get, said), *recording))):
        losses.add(Detail.RECORDING, title)
    if any(_is_address(values.get(name)) for name in ("url", "feedback_url", "origin_url")):
        losses.add(Detail.ADDRESSES, title)
    _count_unknown(values, _OF_SESSION, title, losses)


def write_json(programme: ExchangedProgramme, out: Path | BinaryIO) -> tuple[LeftOut, ...]:
    """Write a ``schedule.json`` and return what it cannot hold.

    Raises:
        CannotWriteFile: The folder or the disk refused.
    """
    losses = Losses()
    plan = lay_out(programme, losses)
    document = {
        "$schema": "https://c3voc.de/schedule/schema.json",
        "generator": {"name": "eventapp", "version": generator_version()},
        "schedule": {"version": plan.version, "conference": _conference(programme, plan)},
    }
    text = json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"
    write_to(out, lambda file: file.write(text))
    return losses.report()


def _conference(programme: ExchangedProgramme, plan: Plan) -> dict[str, object]:
    acronym = acronym_for(programme, _ALLOWED_ACRONYM)
    meta = {}
    conference: dict[str, object] = {
        "acronym": acronym,
        "title": plan.title,
        "start": plan.first,
        "end": plan.last,
        "daysCount": len(plan.days),
        "timeslot_duration": "00:05",
    }
    if _ALLOWED_ZONE.fullmatch(plan.time_zone):
        conference["time_zone_name"] = plan.time_zone
    elif plan.time_zone:
        meta["time_zone_name"] = plan.time_zone
    if acronym != programme.acronym:  # also none: what stands for it is not ours
        meta["acronym"] = writable(programme.acronym)
    if meta:
        conference["meta"] = meta
    if plan.colour:
        conference["colors"] = {"primary": plan.colour}
    conference["rooms"] = [
        {"name": room.name, "guid": room.guid, "capacity": room.capacity or None}
        for room in plan.rooms
    ]
    conference["tracks"] = [
        {"name": track.name, "color": track.colour} if track.colour else {"name": track.name}
        for track in plan.tracks
    ]
    conference["days"] = [_day(day) for day in plan.days]
    return conference


def _day(day: PlannedDay) -> dict[str, object]:
    return {
        "index": day.index,
        "date": day.date,
        "day_start": day.start,
        "day_end": day.end,
        "rooms": {
            name: [_session(name, slot) for slot in slots] for name, slots in day.rooms.items()
        },
    }


def _session(room: str, slot: Slot) -> dict[str, object]:
    session = slot.session
    hours, minutes = divmod(max(0, session.length), 60)
    return {
        "id": slot.number,
        "guid": slot.guid,
        "date": slot.date,
        "start": slot.clock,
        "end": slot.end,
        "duration": f"{hours:02}:{minutes:02}",
        "room": room,
        "slug": slot.slug,
        "url": f"urn:uuid:{slot.guid}",
        "title": writable(session.title),
        "subtitle": writable(session.subtitle),
        "track": writable(session.track) or None,
        "type": session.kind.value,
        "language": writable(session.language) or None,
        "abstract": writable(session.abstract),
        "description": writable(session.description),
        "persons": [
            _person(person, guid, person.role.value if slot.roles else "")
            for person, guid in zip(session.people, slot.person_guids, strict=True)
        ],
        "links": [],
        "attachments": [],
    }


def _person(person: ExchangedPerson, guid: str, role: str) -> dict[str, object]:
    values: dict[str, object] = {"name": writable(person.name)}
    if person.public_id is not None:
        values["id"] = person.public_id
    if guid:
        values["guid"] = guid
    if person.biography:
        values["biography"] = writable(person.biography)
    if role:
        values["role"] = role
    return values
