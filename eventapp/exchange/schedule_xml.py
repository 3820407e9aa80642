"""``schedule.xml``: the programme as pretalx, frab and Pentabarf exchange it.

What the format has no place for but other programs would stumble over nowhere, who moderates
and an acronym it does not allow, goes into processing instructions before the root.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, Final

from lxml import etree

from eventapp.domain.errors import CannotRead, FileProblem
from eventapp.domain.interchange import (
    Detail,
    ExchangedProgramme,
    LeftOut,
    ReadProgramme,
)
from eventapp.domain.kinds import AppearanceRole
from eventapp.domain.losses import Losses
from eventapp.exchange.safe_xml import parse_xml
from eventapp.exchange.schedule_raw import (
    RawDay,
    RawPerson,
    RawProgramme,
    RawRoom,
    RawSession,
    RawTrack,
)
from eventapp.exchange.schedule_reading import Allowance, assemble
from eventapp.exchange.schedule_terms import DAYS_FIRST, length_text
from eventapp.exchange.schedule_writing import (
    Plan,
    PlannedDay,
    Slot,
    acronym_for,
    distinct_people,
    empty_day,
    generator_version,
    lay_out,
    writable,
)
from eventapp.files import write_to

_ROLES: Final = "eventapp-roles"
_ACRONYM: Final = "eventapp-acronym"
_ALLOWED_ACRONYM: Final = re.compile("[a-z0-9_-]{4,}")

# What is read or counted, and what says nothing that is not said elsewhere.
_WITH_PARTS: Final = frozenset({"persons", "links", "attachments", "recording"})
_OF_SESSION: Final = frozenset(
    {
        *("title", "subtitle", "date", "start", "duration", "end", "room", "slug", "tag", "track"),
        *("type", "language", "abstract", "description", "persons", "links", "attachments"),
        *("recording", "logo", "url", "feedback_url", "origin_url", "video_download_url"),
    }
)
_OF_CONFERENCE: Final = frozenset(
    {
        *("title", "acronym", "venue", "city", "release", "day_change", "time_zone_name", "color"),
        *("track", "start", "end", "days", "timeslot_duration", "base_url", "url", "logo"),
    }
)
_OF_ROOT: Final = frozenset({"generator", "version", "url", "conference", "day"})
_EXAMPLE_LENGTH: Final = 100
_SAYS_NOTHING: Final = frozenset({"", "false", "0", "no"})


def read_xml(data: bytes, path: Path) -> ReadProgramme:
    """Read a ``schedule.xml``; ``path`` is only named in errors.

    Raises:
        CannotRead: It is no programme, not whole, not safe or too large.
    """
    document = parse_xml(data, path)
    root = document.root
    conference = root.find("conference")
    if root.tag != "schedule" or conference is None:
        raise CannotRead(FileProblem.NOT_A_PROGRAMME, path)
    losses = Losses()
    raw = _read_conference(conference, losses)
    raw.version = _text(root.find("version")) or raw.version
    generator = root.find("generator")
    raw.days_first = generator is not None and generator.get("name", "").lower() in DAYS_FIRST
    if _text(root.find("url")):
        losses.add(Detail.ADDRESSES, raw.title)
    others = {child.tag: _text(child) for child in root if child.tag not in _OF_ROOT}
    _count_unknown(others, _OF_ROOT, raw.title, losses)
    raw.roles, raw.acronym = _read_instructions(document.instructions, raw.acronym)
    Allowance(path).take(sessions=_count(root, "event"), people=_count(root, "person"))
    for element in root.iterchildren("day"):
        raw.days.append(_read_day(element, raw.rooms, losses))
    return assemble(raw, losses, path)


def _count(root: Any, tag: str) -> int:  # noqa: ANN401 - lxml ships no types
    return sum(1 for _ in root.iter(tag))


def _text(element: Any) -> str:  # noqa: ANN401 - as above
    """All text of an element, also where somebody forgot to escape markup in it."""
    if element is None:
        return ""
    return "".join(element.itertext()) if len(element) else element.text or ""


def _read_conference(conference: Any, losses: Losses) -> RawProgramme:  # noqa: ANN401 - as above
    parts = {child.tag: child for child in conference}
    texts = {tag: _text(part) for tag, part in parts.items()}
    title = texts.get("title", "")
    if texts.get("base_url") or texts.get("url"):
        losses.add(Detail.ADDRESSES, title)
    if texts.get("logo"):
        losses.add(Detail.PICTURES, title)
    _count_unknown(texts, _OF_CONFERENCE, title, losses)
    colour = parts.get("color")
    venue = [texts.get(tag, "").strip() for tag in ("venue", "city")]
    return RawProgramme(
        title=title,
        acronym=texts.get("acronym", ""),
        version=texts.get("release", ""),
        time_zone=texts.get("time_zone_name", ""),
        day_change=texts.get("day_change", ""),
        venue=", ".join(filter(None, venue)),
        colour="" if colour is None else colour.get("primary", ""),
        tracks=[
            RawTrack(track.get("name") or _text(track), colour=track.get("color", ""))
            for track in conference.iterchildren("track")
        ],
    )


def _read_instructions(
    instructions: tuple[str, ...], acronym: str
) -> tuple[Mapping[str, tuple[AppearanceRole, ...]], str]:
    roles = {}
    for instruction in instructions:
        target, _, text = instruction.partition(" ")
        if target == _ACRONYM:
            acronym = text
        elif target == _ROLES:
            with suppress(ValueError):  # a word of a later version, or none
                guid, *words = text.split()
                roles[guid] = tuple(map(AppearanceRole, words))
    return roles, acronym


def _read_day(element: Any, rooms: list[RawRoom], losses: Losses) -> RawDay:  # noqa: ANN401
    day = RawDay(
        element.get("date", ""),
        element.get("start", ""),
        element.get("end", ""),
        line=element.sourceline or 0,
    )
    for room in element.iterchildren("room"):
        name = room.get("name", "").strip()
        rooms.append(RawRoom(name, guid=room.get("guid", "")))
        day.sessions += [_read_session(event, name, losses) for event in room.iterchildren("event")]
    # Some files of a single room leave its element out.
    day.sessions += [_read_session(event, "", losses) for event in element.iterchildren("event")]
    return day


def _read_session(event: Any, room: str, losses: Losses) -> RawSession:  # noqa: ANN401
    parts: dict[str, Any] = {}
    texts: dict[str, str] = {}
    for child in event:
        tag = child.tag
        if len(child):
            parts[tag] = child
        else:
            texts[tag] = child.text or ""
    for tag in parts.keys() - _WITH_PARTS:
        texts[tag] = _text(parts[tag])
    text = texts.get
    title = text("title", "")
    _count_losses(parts, texts, title, losses)
    return RawSession(
        number=event.get("id", ""),
        guid=event.get("guid", ""),
        date=text("date", ""),
        start=text("start", ""),
        end=text("end", ""),
        duration=text("duration", ""),
        room=room or text("room", ""),
        title=title,
        subtitle=text("subtitle", ""),
        track=text("track", ""),
        kind=text("type", ""),
        language=text("language", ""),
        abstract=text("abstract", ""),
        description=text("description", ""),
        people=[
            RawPerson(_text(person), person.get("id", ""), person.get("guid", ""))
            for person in parts.get("persons", ())
        ],
    )


def _count_losses(parts: dict[str, Any], texts: dict[str, str], title: str, losses: Losses) -> None:
    """Count what a session says and the programme has no place for."""
    if "links" in parts:
        losses.add(Detail.LINKS, title, len(parts["links"]))
    if "attachments" in parts:
        losses.add(Detail.ATTACHMENTS, title, len(parts["attachments"]))
    if texts.get("logo", "").strip():
        losses.add(Detail.PICTURES, title)
    said = [_text(part).strip().lower() for part in parts.get("recording", ())]
    if any(word not in _SAYS_NOTHING for word in said) or texts.get("video_download_url"):
        losses.add(Detail.RECORDING, title)
    if texts.get("url") or texts.get("feedback_url") or texts.get("origin_url"):
        losses.add(Detail.ADDRESSES, title)
    _count_unknown(texts, _OF_SESSION, title, losses)


def _count_unknown(
    texts: Mapping[str, str], known: frozenset[str], title: str, losses: Losses
) -> None:
    unknown = [tag for tag in texts if tag not in known and texts[tag].strip()]
    if unknown:
        # Titles may be as long as the file.
        where = f"{title[:_EXAMPLE_LENGTH]}: {unknown[0][:_EXAMPLE_LENGTH]}"
        losses.add(Detail.OTHER, where, len(unknown))


def write_xml(programme: ExchangedProgramme, out: Path | BinaryIO) -> tuple[LeftOut, ...]:
    """Write a ``schedule.xml`` and return what it cannot hold.

    Raises:
        CannotWriteFile: The folder or the disk refused.
    """
    losses = Losses()
    plan = lay_out(programme, losses)
    published = [
        slot.session for day in plan.days for slots in day.rooms.values() for slot in slots
    ]
    for room in programme.rooms:
        if room.capacity:
            losses.add(Detail.CAPACITIES, room.name)
    for person in distinct_people(published):
        if person.biography:
            losses.add(Detail.BIOGRAPHIES, person.name)
    root = etree.Element("schedule")
    etree.SubElement(root, "generator", name="eventapp", version=generator_version())
    _add(root, "version", plan.version)
    _add_conference(root, programme, plan)
    for day in plan.days or (empty_day(plan.rooms),):
        _add_day(root, day, {room.name: room.guid for room in plan.rooms})
    for instruction in _instructions(programme, plan):
        root.addprevious(instruction)
    text = etree.tostring(
        root.getroottree(), encoding="utf-8", xml_declaration=True, pretty_print=True
    )
    write_to(out, lambda file: file.write(text))
    return losses.report()


def _add(parent: Any, tag: str, text: str) -> Any:  # noqa: ANN401 - lxml ships no types
    element = etree.SubElement(parent, tag)
    element.text = text
    return element


def _instructions(programme: ExchangedProgramme, plan: Plan) -> list[Any]:
    instructions = []
    acronym = writable(programme.acronym).replace("?>", "? >")
    if not _ALLOWED_ACRONYM.fullmatch(acronym):  # also none: what stands for it is not ours
        instructions.append(etree.ProcessingInstruction(_ACRONYM, acronym))
    instructions += [
        etree.ProcessingInstruction(_ROLES, " ".join((slot.guid, *slot.roles)))
        for slot in plan.slots
        if slot.roles
    ]
    return instructions


def _add_conference(root: Any, programme: ExchangedProgramme, plan: Plan) -> None:  # noqa: ANN401
    conference = etree.SubElement(root, "conference")
    _add(conference, "title", plan.title)
    _add(conference, "acronym", acronym_for(programme, _ALLOWED_ACRONYM))
    _add(conference, "start", plan.first)
    _add(conference, "end", plan.last)
    _add(conference, "days", str(len(plan.days)))
    _add(conference, "timeslot_duration", "00:05")
    if plan.time_zone:
        _add(conference, "time_zone_name", plan.time_zone)
    if plan.colour:
        etree.SubElement(conference, "color", primary=plan.colour)
    for track in plan.tracks:
        colour = {"color": track.colour} if track.colour else {}
        etree.SubElement(conference, "track", name=track.name, **colour)


def _add_day(root: Any, day: PlannedDay, guids: Mapping[str, str]) -> None:  # noqa: ANN401
    element = etree.SubElement(
        root, "day", index=str(day.index), date=day.date, start=day.start, end=day.end
    )
    for name, slots in day.rooms.items():
        room = etree.SubElement(element, "room", name=name)
        if name in guids:
            room.set("guid", guids[name])
        for slot in slots:
            _add_session(room, name, slot)


def _add_session(room: Any, name: str, slot: Slot) -> None:  # noqa: ANN401
    session = slot.session
    event = etree.SubElement(room, "event", id=str(slot.number), guid=slot.guid)
    _add(event, "date", slot.date)
    _add(event, "start", slot.clock)
    _add(event, "duration", length_text(session.length))
    _add(event, "room", name)
    _add(event, "slug", slot.slug)
    _add(event, "title", writable(session.title))
    _add(event, "subtitle", writable(session.subtitle))
    _add(event, "track", writable(session.track))
    _add(event, "type", session.kind.value)
    _add(event, "language", writable(session.language))
    _add(event, "abstract", writable(session.abstract))
    _add(event, "description", writable(session.description))
    persons = etree.SubElement(event, "persons")
    for person, guid in zip(session.people, slot.person_guids, strict=True):
        element = _add(persons, "person", writable(person.name))
        if person.public_id is not None:
            element.set("id", str(person.public_id))
        if guid:
            element.set("guid", guid)
