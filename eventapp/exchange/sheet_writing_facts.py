"""Writing the sheets beside the programme: the event, and its people."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from eventapp.domain.interchange import ExchangedPerson, ExchangedProgramme, ExchangedSession
from eventapp.domain.kinds import AppearanceRole, Language
from eventapp.domain.text import tidy
from eventapp.exchange.page_colours import parse
from eventapp.exchange.sheet_cells import CellWriter
from eventapp.exchange.sheet_facts import (
    About,
    Fact,
    Table,
    fact_labels,
    people_headings,
    table_titles,
)
from eventapp.exchange.sheet_people import Mention
from eventapp.exchange.sheet_styles import LINE, NOTE, Style, lines_of
from eventapp.exchange.sheet_words import Column, kind_words
from eventapp.i18n import catalogue

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_DAY: Final = 1440
_LISTS: Final = 7
"""The column that the words for the drop-down lists stand in."""
_EVENT_WIDTHS: Final = (18, 46, 34, 14, 14, 3, 3, 24)
_PEOPLE_WIDTHS: Final = (16, 9, 28, 18, 22, 28, 18, 48, 48, 6, 10)
_MOST_LINES: Final = 4
_QUIET: Final = frozenset({About.NAMESAKE, About.NUMBER, About.GUID})


class EventSheet:
    """The sheet of what is known of the event. ``lists`` are ranges to choose from."""

    def __init__(
        self, sheet: "Worksheet", programme: ExchangedProgramme, language: Language,
        cells: CellWriter,
    ) -> None:  # fmt: skip
        self.lists: dict[Column, str] = {}
        self._sheet = sheet
        self._programme = programme
        self._words = catalogue(language)
        self._kinds = kind_words(language)
        self._cells = cells

    def write(self) -> None:
        """Write the facts, and days, rooms and tracks below them."""
        sheet = self._sheet
        for column, width in enumerate(_EVENT_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.hide_gridlines(2)
        row = self._write_facts(sheet)
        row = self._write_days(sheet, row + 1)
        row = self._write_rooms(sheet, row + 1)
        row = self._write_tracks(sheet, row + 1)
        self._write_kinds(sheet)
        sheet.print_area(0, 0, row, _LISTS - 3)

    def _write_facts(self, sheet: "Worksheet") -> int:
        row = 0
        for fact, label in fact_labels(self._words).items():
            style = Style.STRONG if fact is Fact.TITLE else Style.TEXT
            style = Style.GREY if fact is Fact.GUID else style
            values = ((label, Style.LABEL), (getattr(self._programme, fact), style))
            self._cells.put_row(sheet, row, values)
            row += 1
        return row

    def _heading(self, sheet: "Worksheet", row: int, table: Table, headings: Sequence[str]) -> int:
        pgettext = self._words.pgettext
        self._cells.put(sheet, row, 0, table_titles(self._words)[table], Style.SECTION)
        sheet.set_row(row, 2 * LINE)
        first = pgettext("programme sheet", "No.")
        look = Style.CENTRED_HEAD if table is Table.DAYS else Style.HEAD
        styles = (Style.HEAD, Style.HEAD, look, look, Style.HEAD)
        self._cells.put_row(sheet, row + 1, zip((first, *headings), styles, strict=False))
        return row + 2

    def _write_days(self, sheet: "Worksheet", row: int) -> int:
        _ = self._words.gettext
        row = self._heading(sheet, row, Table.DAYS, (_("Date"), _("Opens"), _("Closes")))
        for number, day in enumerate(self._programme.days, 1):
            times = ((minutes / _DAY, Style.TIME) for minutes in (day.opens, day.closes))
            self._cells.put_row(sheet, row, ((number, Style.GREY), (day.date, Style.DATE), *times))
            row += 1
        return row

    def _write_rooms(self, sheet: "Worksheet", row: int) -> int:
        _, pgettext = self._words.gettext, self._words.pgettext
        headings = (
            _("Room"),
            _("English name"),
            pgettext("programme sheet", "Capacity"),
            pgettext("programme sheet", "Identifier"),
        )
        first = row = self._heading(sheet, row, Table.ROOMS, headings)
        for number, room in enumerate(self._programme.rooms, 1):
            cells = (
                (number, Style.GREY),
                (room.name, Style.TEXT),
                (room.name_en, Style.TEXT),
                (room.capacity or "", Style.COUNT),
                (room.guid, Style.CODE),
            )
            self._cells.put_row(sheet, row, cells)
            row += 1
        self._offer(sheet, Column.ROOM, 1, first, row)
        return row

    def _write_tracks(self, sheet: "Worksheet", row: int) -> int:
        _, pgettext = self._words.gettext, self._words.pgettext
        headings = (pgettext("programme sheet", "Track"), _("English name"), _("Colour"))
        first = row = self._heading(sheet, row, Table.TRACKS, headings)
        for number, track in enumerate(self._programme.tracks, 1):
            names = ((track.name, Style.TEXT), (track.name_en, Style.TEXT))
            self._cells.put_row(sheet, row, ((number, Style.GREY), *names))
            self._cells.put(sheet, row, 3, track.colour, Style.TEXT)
            if (colour := parse(track.colour)) is not None:
                self._cells.put_colour(sheet, row, 4, str(colour))
            row += 1
        self._offer(sheet, Column.TRACK, 1, first, row)
        return row

    def _write_kinds(self, sheet: "Worksheet") -> None:
        self._cells.put(sheet, 0, _LISTS, self._words.gettext("Kind"), Style.GREY_HEAD)
        for row, word in enumerate(self._kinds.values(), 1):
            self._cells.put(sheet, row, _LISTS, word, Style.GREY)
        self._offer(sheet, Column.KIND, _LISTS, 1, len(self._kinds) + 1)

    def _offer(self, sheet: "Worksheet", column: Column, index: int, first: int, end: int) -> None:
        """Let a column of the programme choose from rows of this sheet."""
        if end > first:
            letter = chr(ord("A") + index)
            self.lists[column] = f"='{sheet.name}'!${letter}${first + 1}:${letter}${end}"


class PeopleSheet:
    """The sheet of everybody in the sessions, each once, and how cells name them."""

    def __init__(self, sessions: Iterable[ExchangedSession]) -> None:
        self._rows: dict[ExchangedPerson, int] = {}
        self._mentions: dict[ExchangedPerson, Mention] = {}
        counts: dict[tuple[str, str, str], int] = {}
        for person in (person for session in sessions for person in session.people):
            if person in self._mentions:
                continue
            known = replace(_tidied(person), role=AppearanceRole.SPEAKER)
            if known not in self._rows:
                said = (known.name, known.organisation, known.position)
                counts[said] = self._rows[known] = counts.get(said, 0) + 1
            self._mentions[person] = Mention(
                known.name, person.role, known.organisation, known.position, self._rows[known]
            )

    def mention(self, person: ExchangedPerson) -> Mention:
        """How a session names a person."""
        return self._mentions[person]

    def write(self, sheet: "Worksheet", language: Language, cells: CellWriter) -> None:
        """Write a row a person."""
        words = catalogue(language)
        headings = people_headings(words)
        for column, ((about, heading), width) in enumerate(
            zip(headings.items(), _PEOPLE_WIDTHS, strict=True)
        ):
            sheet.set_column(column, column, width)
            grey = about in {About.NUMBER, About.GUID}
            cells.put(sheet, 0, column, heading, Style.GREY_HEAD if grey else Style.HEAD)
        sheet.set_row(0, LINE + 9)
        for row, (person, namesake) in enumerate(self._rows.items(), 1):
            sheet.set_row(row, _height(person, headings))
            for column, about in enumerate(headings):
                value = getattr(person, about) if about is not About.NAMESAKE else ""
                if about is About.NAMESAKE and namesake > 1:
                    value = namesake
                cells.put(sheet, row, column, value, _about_style(about))
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(self._rows), 1), len(headings) - 1)
        sheet.repeat_rows(0)
        sheet.print_area(0, 0, max(len(self._rows), 1), list(headings).index(About.BIOGRAPHY))
        note = words.pgettext(
            "programme sheet",
            "Organisation and position are said in the programme. Here stands what a cell there"
            " has no room for; the number tells apart people of whom all else is equal.",
        )
        sheet.write_comment(0, 0, note, NOTE)


def _height(person: ExchangedPerson, columns: Iterable[About]) -> float:
    """As high as the longest cell, of a biography as much as a few lines."""
    lines = (
        lines_of(str(getattr(person, about))[:400], width)
        for about, width in zip(columns, _PEOPLE_WIDTHS, strict=True)
        if about not in _QUIET
    )
    return LINE * min(max(lines), _MOST_LINES) + 4


def _about_style(about: About) -> Style:
    if about is About.NAME:
        return Style.STRONG
    if about is About.GUID:
        return Style.CODE
    return Style.GREY if about is About.NUMBER else Style.TEXT


_ONE_LINE: Final = (
    About.NAME,
    About.NAME_EN,
    About.ORGANISATION,
    About.ORGANISATION_EN,
    About.POSITION,
    About.POSITION_EN,
)


def _tidied(person: ExchangedPerson) -> ExchangedPerson:
    texts = {str(name): tidy(getattr(person, name)) for name in _ONE_LINE}
    return replace(person, **texts)  # type: ignore[arg-type]  # these fields are texts
