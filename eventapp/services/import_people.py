"""People of a file found in the directory, or added to it, with their organisations."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from eventapp.domain.interchange import (
    Detail,
    ExchangedPerson,
    ExchangedProgramme,
    as_guid,
    stable_guid,
)
from eventapp.domain.kinds import Kind
from eventapp.services.exporting import MOST_NUMBER
from eventapp.services.import_report import ChangedThing, Field, FieldChange
from eventapp.services.import_rows import Rows, Target, field_changes, said_differently
from eventapp.services.import_values import Fitting

Identity = tuple[str, ...]
"""What tells a person of a file from the others in it."""

_TEXTS: Final = ("name", "name_en", "position", "position_en", "biography", "biography_en")
_OFFICE: Final = ("organisation", "organisation_en")
_NOTHING: Final[dict[str, Any]] = {
    **dict.fromkeys((*_TEXTS, *_OFFICE, "guid"), ""),
    "public_id": None,
}


@dataclass(frozen=True, slots=True)
class FoundPeople:
    """The directory's rows by who they are in the file.

    ``numbered`` are those to whom this file or another gave a number.
    """

    rows: Mapping[ExchangedPerson, int]
    names: Mapping[int, str]
    numbered: frozenset[int]
    added: tuple[str, ...]
    organisations_added: tuple[str, ...]
    changed: tuple[ChangedThing, ...]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Everybody in a file once, and which of them each mention means."""

    people: dict[Identity, dict[str, Any]]
    mentions: dict[ExchangedPerson, Identity]


def settle_people(target: Target, programme: ExchangedProgramme, fitting: Fitting) -> FoundPeople:
    """Find or add everybody in the programme.

    Somebody is known by their guid, by their number together with their name, or by a name
    that only one person has, here and there. Different numbers, or different organisations,
    tell namesakes apart. What the file says of them wins, what it leaves empty stays.
    """
    wanted = _wanted(programme, fitting)
    people = Rows(target, Kind.PERSON, (*_TEXTS, "guid", "public_id", "organisation_id"))
    organisations = _Organisations(target, wanted.people.values())
    found = _Search(people, organisations, wanted.people).run()
    for who, row in found.items():
        _change(people, row, wanted.people[who], organisations)
    missing = {who: one for who, one in wanted.people.items() if who not in found}
    added = _added(people, missing, organisations)
    people.write()
    rows = people.by("guid")
    found |= {who: rows[values["guid"]] for who, values in added.items()}
    return FoundPeople(
        {person: found[who] for person, who in wanted.mentions.items()},
        {row: values["name"] for row, values in people.items()},
        frozenset(row for row, values in people.items() if values["public_id"] is not None),
        tuple(values["name"] for values in added.values()),
        organisations.added,
        tuple(people.changed),
    )


def _wanted(programme: ExchangedProgramme, fitting: Fitting) -> _Wanted:
    """Read everybody in the file; where it says different things of somebody, the first."""
    people: dict[Identity, dict[str, Any]] = {}
    mentions: dict[ExchangedPerson, Identity] = {}
    seats = {person: session for session in programme.sessions for person in session.people}
    for person, session in seats.items():
        said = _said(person, fitting)
        if not said["name"]:
            fitting.losses.add(Detail.UNNAMED_PEOPLE, session.title)
            continue
        who = mentions[person] = _identity(said)
        people[who] = said | people[who] if who in people else said
    also = _written_otherwise(people)
    for one, other in also.items():
        people[other] = people.pop(one) | people[other]
    return _Wanted(
        {who: _NOTHING | {"own": _own_guid(who)} | said for who, said in people.items()},
        {person: also.get(who, who) for person, who in mentions.items()},
    )


def _identity(said: Mapping[str, Any]) -> Identity:
    if "guid" in said:
        return ("guid", said["guid"])
    if "public_id" in said:
        return ("number", str(said["public_id"]), said["name"])
    return ("name", said["name"], said.get("organisation", ""))


def _own_guid(who: Identity) -> str:
    """The guid that somebody gets here: the file's, or one that who they are leads to.

    So the next file finds them again, however many namesakes there are by then.
    """
    return who[1] if who[0] == "guid" else stable_guid("person", *who)


def _said(person: ExchangedPerson, fitting: Fitting) -> dict[str, Any]:
    """What the file says of somebody, without what it leaves empty."""
    texts = {name: text for name in (*_TEXTS, *_OFFICE) if (text := getattr(person, name))}
    texts.setdefault("name", "")
    said = fitting.fields(texts, example=person.name)
    if person.organisation_en:
        said["organisation_en"] = fitting.text("name_en", person.organisation_en)
    if person.guid:
        said["guid"] = as_guid(person.guid)
    if person.public_id is not None and 0 < person.public_id <= MOST_NUMBER:
        said["public_id"] = person.public_id
    return said


def _written_otherwise(people: Mapping[Identity, Mapping[str, Any]]) -> dict[Identity, Identity]:
    """Who stands with more in one session and with less in another, and is one person.

    Somebody with a number may have a guid elsewhere; a name alone may have a body there.
    """
    fuller: defaultdict[Identity, list[Identity]] = defaultdict(list)
    for who, said in people.items():
        if who[0] == "guid" and "public_id" in said:
            fuller["number", str(said["public_id"]), said["name"]].append(who)
        elif who[0] == "name" and who[-1]:
            fuller["name", said["name"], ""].append(who)
    return {who: fuller[who][0] for who in people if len(fuller[who]) == 1}


class _Organisations:
    """The directory's organisations, with those that people of the file belong to."""

    def __init__(self, target: Target, people: Iterable[Mapping[str, str]]) -> None:
        rows = Rows(target, Kind.ORGANISATION, ("name", "name_en"))
        known = rows.by("name")
        missing: dict[str, dict[str, str]] = {}
        for person in people:
            name, name_en = (person[part] for part in _OFFICE)
            if name in known:
                # Filled in, never replaced: two people of one body may be given two names of it.
                row = known[name]
                fresh = {"name_en": name_en} if name_en and not rows[row]["name_en"] else {}
                rows.change(row, fresh)
            elif name:
                one = missing.setdefault(name, {"name": name, "name_en": ""})
                one["name_en"] = one["name_en"] or name_en
        rows.add(list(missing.values()))
        rows.write()
        self.added = tuple(missing)
        self._rows = rows.by("name")
        self._names = {row: values["name"] for row, values in rows.items()}

    def row(self, name: str) -> int | None:
        """The row of this name, None of no name."""
        return self._rows.get(name)

    def name(self, row: int | None) -> str:
        """The name of a row."""
        return "" if row is None else self._names[row]


class _Search:
    """Who of the file is who of the directory; nobody is two people of the file."""

    def __init__(
        self, people: Rows, organisations: _Organisations, wanted: Mapping[Identity, dict[str, Any]]
    ) -> None:
        self._people = people
        self._organisations = organisations
        self._wanted = wanted
        self._free = {row for row, _one in people.items()}
        self._names: defaultdict[str, list[int]] = defaultdict(list)
        for row, one in people.items():
            self._names[one["name"]].append(row)
        self.found: dict[Identity, int] = {}

    def run(self) -> dict[Identity, int]:
        """Look for everybody, by the surest way of knowing somebody first."""
        guids = self._people.by("guid")
        for who, one in self._wanted.items():
            self._take(who, guids.get(one["guid"]) if one["guid"] else None)
        for who, one in self._wanted.items():
            self._take(who, self._numbered(one) if one["public_id"] else None)
        for who, one in self._wanted.items():
            self._take(who, guids.get(one["own"]))
        for who, one in self._wanted.items():
            self._take(who, self._only(one, self._same_body) if one["organisation"] else None)
        for who in self._without_namesakes():
            self._take(who, self._only(self._wanted[who], self._may_be))
        return self.found

    def _take(self, who: Identity, row: int | None) -> None:
        if row in self._free and who not in self.found:
            self._free.remove(row)
            self.found[who] = row

    def _numbered(self, one: Mapping[str, Any]) -> int | None:
        """The oldest free row of this name with this number."""
        rows = (row for row in self._names[one["name"]] if row in self._free)
        same = (row for row in rows if self._people[row]["public_id"] == one["public_id"])
        return next(same, None)

    def _only(
        self, one: Mapping[str, Any], fits: Callable[[Mapping[str, Any], int], bool]
    ) -> int | None:
        """The only free row of this name that fits."""
        rows = [row for row in self._names[one["name"]] if row in self._free and fits(one, row)]
        return rows[0] if len(rows) == 1 else None

    def _body(self, row: int) -> str:
        return self._organisations.name(self._people[row]["organisation_id"])

    def _same_body(self, one: Mapping[str, Any], row: int) -> bool:
        return self._body(row) == str(one["organisation"])

    def _may_be(self, one: Mapping[str, Any], row: int) -> bool:
        bodies = {one["organisation"], self._body(row)} - {""}
        numbers = {one["public_id"], self._people[row]["public_id"]} - {None}
        return len(bodies) <= 1 and len(numbers) <= 1

    def _without_namesakes(self) -> list[Identity]:
        """Who is not found yet, and alone in having their name."""
        names = defaultdict(list)
        for who, one in self._wanted.items():
            if who not in self.found:
                names[one["name"]].append(who)
        return [whos[0] for whos in names.values() if len(whos) == 1]


def _change(people: Rows, row: int, one: Mapping[str, Any], organisations: _Organisations) -> None:
    """Note what the file says differently of somebody."""
    old = people[row]
    # Who was found by their name, and called otherwise here since, keeps the new name.
    texts = _TEXTS if one["guid"] else _TEXTS[1:]
    values = said_differently(old, {name: one[name] for name in texts})
    changes = field_changes(old, values)
    organisation = organisations.row(one["organisation"])
    if organisation is not None and organisation != old["organisation_id"]:
        former = organisations.name(old["organisation_id"])
        changes += (FieldChange(Field.ORGANISATION, former, one["organisation"]),)
        values["organisation_id"] = organisation
    # Of who is known by guid the number is ours: our own files say it of everybody.
    if old["public_id"] is None and one["public_id"] is not None and one["guid"] != old["guid"]:
        values["public_id"] = one["public_id"]
    people.change(row, values, values.get("name", old["name"]), changes)


def _added(
    people: Rows, missing: Mapping[Identity, dict[str, Any]], organisations: _Organisations
) -> dict[Identity, dict[str, Any]]:
    """Add who is missing; each has a guid of their own."""
    taken = set(people.by("guid"))
    added = {}
    for who, one in missing.items():
        guid = one["own"] if one["own"] not in taken else str(uuid4())
        taken.add(guid)
        added[who] = {
            **{name: one[name] for name in _TEXTS},
            "guid": guid,
            "public_id": one["public_id"],
            "organisation_id": organisations.row(one["organisation"]),
        }
    people.add(list(added.values()))
    return added
