"""The sheets beside the programme: what is known of the event, and of its people."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from gettext import NullTranslations
from typing import Final

from eventapp.domain.interchange import (
    ExchangedDay,
    ExchangedPerson,
    ExchangedProgramme,
    ExchangedRoom,
    ExchangedTrack,
    as_guid,
)
from eventapp.domain.kinds import AppearanceRole
from eventapp.domain.text import tidy
from eventapp.exchange.sheet_people import Mention
from eventapp.exchange.sheet_times import read_clock, read_date
from eventapp.exchange.sheet_words import fold
from eventapp.exchange.sheet_workbook import Grid


class Fact(StrEnum):
    """A line of the event's sheet; the values name the programme's fields."""

    TITLE = "title"
    TITLE_EN = "title_en"
    ACRONYM = "acronym"
    VENUE = "venue"
    VENUE_EN = "venue_en"
    TIME_ZONE = "time_zone"
    COLOUR = "colour"
    VERSION = "version"
    GUID = "guid"


class Table(StrEnum):
    """A table below the facts."""

    DAYS = "days"
    ROOMS = "rooms"
    TRACKS = "tracks"


class About(StrEnum):
    """A column of the sheet of people; most values name a person's fields."""

    NAME = "name"
    NAMESAKE = "namesake"
    NAME_EN = "name_en"
    ORGANISATION = "organisation"
    ORGANISATION_EN = "organisation_en"
    POSITION = "position"
    POSITION_EN = "position_en"
    BIOGRAPHY = "biography"
    BIOGRAPHY_EN = "biography_en"
    NUMBER = "public_id"
    GUID = "guid"


def fact_labels(words: NullTranslations) -> dict[Fact, str]:
    """The labels we write, in their order."""
    _, pgettext = words.gettext, words.pgettext
    return {
        Fact.TITLE: pgettext("programme sheet", "Event title"),
        Fact.TITLE_EN: pgettext("programme sheet", "English event title"),
        Fact.ACRONYM: pgettext("programme sheet", "Short name"),
        Fact.VENUE: _("Venue"),
        Fact.VENUE_EN: pgettext("programme sheet", "English venue"),
        Fact.TIME_ZONE: pgettext("programme sheet", "Time zone"),
        Fact.COLOUR: _("Colour"),
        Fact.VERSION: pgettext("programme sheet", "Version"),
        Fact.GUID: pgettext("programme sheet", "Identifier"),
    }


def table_titles(words: NullTranslations) -> dict[Table, str]:
    """The titles of the tables below the facts."""
    _ = words.gettext
    return {Table.DAYS: _("Days"), Table.ROOMS: _("Rooms"), Table.TRACKS: _("Tracks")}


def people_headings(words: NullTranslations) -> dict[About, str]:
    """The headings of the sheet of people, in the order of their columns."""
    _, pgettext = words.gettext, words.pgettext
    return {
        About.NAME: _("Name"),
        About.NAMESAKE: pgettext("programme sheet", "Namesake"),
        About.ORGANISATION: _("Organisation"),
        About.POSITION: _("Position"),
        About.NAME_EN: _("English name"),
        About.ORGANISATION_EN: pgettext("programme sheet", "English organisation"),
        About.POSITION_EN: pgettext("programme sheet", "English position"),
        About.BIOGRAPHY: _("Biography"),
        About.BIOGRAPHY_EN: pgettext("programme sheet", "English biography"),
        About.NUMBER: pgettext("programme sheet", "No."),
        About.GUID: pgettext("programme sheet", "Identifier"),
    }


def _folded(words: Mapping[StrEnum, str]) -> dict[str, StrEnum]:
    return {word: meaning for meaning, several in words.items() for word in several.split()}


_FACTS: Final = _folded(
    {
        Fact.TITLE: "행사명 제목 행사제목 eventtitle title event name eventname",
        Fact.TITLE_EN: "영문행사명 행사명영문 englisheventtitle englishtitle",
        Fact.ACRONYM: "약칭 shortname acronym",
        Fact.VENUE: "행사장 장소 venue location place",
        Fact.VENUE_EN: "영문행사장 englishvenue",
        Fact.TIME_ZONE: "시간대 timezone",
        Fact.COLOUR: "색 colour color",
        Fact.VERSION: "판 version",
        Fact.GUID: "식별자 identifier guid",
    }
)
_TABLES: Final = _folded(
    {Table.DAYS: "날짜 days", Table.ROOMS: "장소 rooms", Table.TRACKS: "트랙 tracks"}
)
_ABOUT: Final = _folded(
    {
        About.NAME: "이름 성명 name",
        About.NAMESAKE: "동명이인 namesake",
        About.NAME_EN: "영문이름 영문성명 영문명 englishname",
        About.ORGANISATION: "기관 소속 소속기관 organisation organization affiliation",
        About.ORGANISATION_EN: "영문기관 영문소속 englishorganisation englishorganization",
        About.POSITION: "직위 직책 직급 position",
        About.POSITION_EN: "영문직위 영문직책 englishposition",
        About.BIOGRAPHY: "약력 소개 이력 biography bio",
        About.BIOGRAPHY_EN: "영문약력 englishbiography englishbio",
        About.NUMBER: "번호 no number",
        About.GUID: "식별자 identifier guid",
    }
)
_FACTS_LEAST: Final = 3
_COLUMNS_LEAST: Final = 3
_HEAD_ROWS: Final = 20
_PEOPLE_SHEETS: Final = frozenset({"사람", "인물", "연사", "발표자", "강사", "people", "speakers"})
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")
_DIGITS = re.compile(r"(?<![\d-])\d{1,15}(?!\d)")
_LONG: Final = frozenset({About.BIOGRAPHY, About.BIOGRAPHY_EN})


def read_whole(text: str) -> int | None:
    """Read a number that may have a word behind it: ``50명``."""
    match = _DIGITS.search(text.replace(",", ""))
    return int(match[0]) if match else None


# The event


def read_facts(grid: Grid) -> ExchangedProgramme | None:
    """Read the event's sheet; None where the sheet is another one."""
    labels = [fold(grid.text(row, 0)) for row in range(len(grid.rows))]
    if len({_FACTS[label] for label in labels if label in _FACTS}) < _FACTS_LEAST:
        return None
    facts: dict[str, str] = {}
    tables: dict[StrEnum, list[int]] = defaultdict(list)
    table: StrEnum | None = None
    for row, label in enumerate(labels):
        value = tidy(grid.text(row, 1))
        if label in _TABLES and not value:
            table = _TABLES[label]
        elif label in _FACTS and table is None:
            facts.setdefault(_FACTS[label], value)
        elif table and value and (not label or label.isdigit()):
            tables[table].append(row)
    return replace(
        ExchangedProgramme(title=""),
        **facts,  # type: ignore[arg-type]  # Fact names text fields alone
        days=tuple(_days(grid, tables[Table.DAYS])),
        rooms=tuple(_rooms(grid, tables[Table.ROOMS])),
        tracks=tuple(_tracks(grid, tables[Table.TRACKS])),
    )


def _days(grid: Grid, rows: Iterable[int]) -> Iterator[ExchangedDay]:
    for row in rows:
        cells = [*grid.rows[row], "", "", ""]
        day = read_date(cells[1])
        opens, closes = read_clock(cells[2]), read_clock(cells[3])
        if day is not None:
            yield ExchangedDay(
                day,
                (opens and opens.start) or 0,
                closes.start if closes and closes.start is not None else 1440,
            )


def _rooms(grid: Grid, rows: Iterable[int]) -> Iterator[ExchangedRoom]:
    for row in rows:
        name, english, capacity, guid = (tidy(grid.text(row, column)) for column in range(1, 5))
        yield ExchangedRoom(name, english, read_whole(capacity) or 0, guid and as_guid(guid))


def _tracks(grid: Grid, rows: Iterable[int]) -> Iterator[ExchangedTrack]:
    for row in rows:
        name, english, colour = (tidy(grid.text(row, column)) for column in range(1, 4))
        match = _COLOUR.fullmatch(colour)
        yield ExchangedTrack(name, english, f"#{match[1]}" if match else "")


# The people


@dataclass(slots=True)
class Known:
    """A line of the sheet of people; ``used`` once a session names them."""

    row: int
    namesake: int
    person: ExchangedPerson
    used: bool = False


@dataclass(frozen=True, slots=True)
class Directory:
    """Who stands on the sheet of people, found by what a session says of them."""

    sheet: str = ""
    lines: Sequence[Known] = ()
    _by_name: dict[str, list[Known]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for line in self.lines:
            self._by_name.setdefault(line.person.name, []).append(line)

    def find(self, mention: Mention) -> ExchangedPerson:
        """Return the person a session means, in the role it gives them.

        What the session says of organisation and position holds; all else is the sheet's.
        """
        line = self._line_of(mention)
        if line is None:
            return ExchangedPerson(
                mention.name,
                role=mention.role,
                organisation=mention.organisation,
                position=mention.position,
            )
        line.used = True
        person = replace(line.person, role=mention.role)
        if mention.organisation not in {"", person.organisation}:
            person = replace(person, organisation=mention.organisation, organisation_en="")
        if mention.position not in {"", person.position}:
            person = replace(person, position=mention.position, position_en="")
        return person

    def _line_of(self, mention: Mention) -> Known | None:
        lines = self._by_name.get(mention.name, [])
        said = (mention.organisation, mention.position)
        exact = [line for line in lines if said == _said(line.person)]
        if exact:
            return next((line for line in exact if line.namesake == mention.namesake), exact[0])
        likely = [
            line
            for line in lines
            if all(a in {"", b} for a, b in zip(said, _said(line.person), strict=True))
        ]
        return next((found[0] for found in (likely, lines) if len(found) == 1), None)

    def unused(self) -> Iterator[Known]:
        """Everybody whom no session names."""
        return (line for line in self.lines if not line.used)


def _said(person: ExchangedPerson) -> tuple[str, str]:
    return person.organisation, person.position


def read_directory(grid: Grid) -> Directory | None:
    """Read the sheet of people; None where the sheet is another one."""
    for head in range(min(len(grid.rows), _HEAD_ROWS)):
        columns = {
            _ABOUT[label]: column
            for column in reversed(range(len(grid.rows[head])))
            if (label := fold(grid.text(head, column))) in _ABOUT
        }
        named = About.GUID in columns or fold(grid.name) in _PEOPLE_SHEETS
        if named and About.NAME in columns and len(columns) >= _COLUMNS_LEAST:
            return Directory(grid.name, tuple(_known(grid, head, columns)))
    return None


def _known(grid: Grid, head: int, columns: Mapping[StrEnum, int]) -> Iterator[Known]:
    for row in range(head + 1, len(grid.rows)):
        texts = {
            about: tidy(grid.text(row, column), multiline=about in _LONG)
            for about, column in columns.items()
        }
        namesake = read_whole(texts.pop(About.NAMESAKE, "")) or 1
        number = read_whole(texts.pop(About.NUMBER, ""))
        guid = texts.pop(About.GUID, "")
        if texts[About.NAME]:
            yield Known(
                row + 1,
                namesake,
                ExchangedPerson(
                    **texts,  # About names text fields alone
                    public_id=number,
                    guid=guid and as_guid(guid),
                    role=AppearanceRole.SPEAKER,
                ),
            )
