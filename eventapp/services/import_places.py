"""Days, rooms and tracks of a file found among those of an event; missing ones are added."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from uuid import uuid4

from eventapp.domain.interchange import (
    ExchangedDay,
    ExchangedProgramme,
    ExchangedRoom,
    ExchangedTrack,
    as_guid,
)
from eventapp.domain.kinds import Kind
from eventapp.services.import_report import ChangedThing
from eventapp.services.import_rows import Rows, Target, said_differently
from eventapp.services.import_values import Fitting

_COLOURS: Final = ("#2F5FA8", "#8A5A00", "#7A3E8E", "#0E6B5B", "#A63352", "#14647F", "#59626B")
"""For tracks without one, in turn: those the window tells apart."""

Named = TypeVar("Named", ExchangedRoom, ExchangedTrack)


@dataclass(frozen=True, slots=True)
class Found:
    """The event's rows by what the file calls them; ``names`` is what they are called here."""

    rows: dict[Any, int]
    names: dict[int, Any]
    added: tuple[Any, ...]
    changed: tuple[ChangedThing, ...]

    def row(self, called: Any) -> int | None:  # noqa: ANN401 - an index or a name
        """The row that the file means, None where it means none."""
        return self.rows.get(called)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the file's sessions are: days by index, rooms and tracks by name."""

    days: Found
    rooms: Found
    tracks: Found


def settle_places(target: Target, programme: ExchangedProgramme, fitting: Fitting) -> Places:
    """Find or add every place the programme names.

    Days are known by their date, rooms by their name or guid, tracks by their name. What the
    file says of them wins; what it leaves empty stays, and a day only ever grows longer.
    """
    sessions = programme.sessions
    rooms = [*programme.rooms, *(ExchangedRoom(session.room) for session in sessions)]
    tracks = [*programme.tracks, *(ExchangedTrack(session.track) for session in sessions)]
    return Places(
        _settle_days(target, programme.days, fitting),
        _settle_rooms(target, _once(rooms), fitting),
        _settle_tracks(target, _once(tracks), fitting),
    )


def _once(things: Iterable[Named]) -> dict[str, Named]:
    """Each that has a name once, by what the file calls it."""
    once: dict[str, Named] = {}
    for thing in things:
        if thing.name.strip():
            once.setdefault(thing.name, thing)
    return once


def _settle_days(target: Target, days: Sequence[ExchangedDay], fitting: Fitting) -> Found:
    rows = Rows(target, Kind.DAY, ("date", "opens", "closes"))
    known = rows.by("date")
    missing: dict[Any, dict[str, Any]] = {}
    for day in days:
        on, hours = day.date, {"opens": day.opens, "closes": day.closes}
        hours = fitting.fields(hours, example=on.isoformat())
        if on in known:
            rows.change(known[on], _wider(rows[known[on]], hours), on.isoformat())
        elif on in missing:
            missing[on] |= _wider(missing[on], hours)
        else:
            missing[on] = {"date": on, **hours}
    rows.add([missing[on] for on in sorted(missing)])
    rows.write()
    known = rows.by("date")
    return Found(
        {index: known[day.date] for index, day in enumerate(days)},
        {row: values["date"] for row, values in rows.items()},
        tuple(sorted(missing)),
        tuple(rows.changed),
    )


def _wider(old: Mapping[str, int], hours: Mapping[str, int]) -> dict[str, int]:
    """What a day's hours become where the file's reach further."""
    wider = {
        "opens": min(old["opens"], hours["opens"]),
        "closes": max(old["closes"], hours["closes"]),
    }
    return {name: value for name, value in wider.items() if value != old[name]}


def _settle_rooms(target: Target, rooms: dict[str, ExchangedRoom], fitting: Fitting) -> Found:
    columns = ("name", "name_en", "capacity", "guid", "position")
    rows = Rows(target, Kind.ROOM, columns)
    fitted = {
        called: fitting.fields(
            {"name": room.name, "name_en": room.name_en, "capacity": room.capacity}, example=called
        )
        for called, room in rooms.items()
    }
    known = rows.by("name")
    renamed = {
        guid: row
        for guid, row in rows.by("guid").items()
        if rows[row]["name"] not in {values["name"] for values in fitted.values()}
    }
    missing: dict[str, dict[str, Any]] = {}
    taken = set(rows.by("guid"))
    for called, values in fitted.items():
        guid = as_guid(rooms[called].guid) if rooms[called].guid else ""
        row = known.get(values["name"]) or renamed.pop(guid, None)
        if row is not None:
            rows.change(row, said_differently(rows[row], values), values["name"])
        elif values["name"]:
            guid = guid if guid and guid not in taken else str(uuid4())
            taken.add(guid)
            missing.setdefault(values["name"], values | {"guid": guid})
    return _completed(rows, missing, {called: values["name"] for called, values in fitted.items()})


def _settle_tracks(target: Target, tracks: dict[str, ExchangedTrack], fitting: Fitting) -> Found:
    rows = Rows(target, Kind.TRACK, ("name", "name_en", "colour", "position"))
    known = rows.by("name")
    names: dict[str, str] = {}
    missing: dict[str, dict[str, Any]] = {}
    for called, track in tracks.items():
        values = {"name": track.name, "name_en": track.name_en}
        values |= {"colour": track.colour} if track.colour else {}
        values = fitting.fields(values, example=called)
        names[called] = values["name"]
        row = known.get(values["name"])
        if row is not None:
            rows.change(row, said_differently(rows[row], values), values["name"])
        elif values["name"]:
            turn = (len(known) + len(missing)) % len(_COLOURS)
            colour = values.get("colour") or _COLOURS[turn]
            missing.setdefault(values["name"], values | {"colour": colour})
    return _completed(rows, missing, names)


def _completed(rows: Rows, missing: dict[str, dict[str, Any]], names: dict[str, str]) -> Found:
    """Add what is missing, after the others; ``names`` are ours by the file's."""
    last = max((values["position"] for _row, values in rows.items()), default=-1)
    rows.add(
        [
            values | {"position": position}
            for position, values in enumerate(missing.values(), last + 1)
        ]
    )
    rows.write()
    known = rows.by("name")
    return Found(
        {called: known[name] for called, name in names.items() if name in known},
        {row: values["name"] for row, values in rows.items()},
        tuple(missing),
        tuple(rows.changed),
    )
