"""Writing a programme as a workbook an organiser can edit: programme, event and people.

Everything a programme holds has its cell, so that reading the workbook gives it back. What is
text stays text: nothing becomes a formula or a link, whatever it begins with.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from eventapp.domain.interchange import (
    Detail,
    ExchangedProgramme,
    ExchangedSession,
    LeftOut,
)
from eventapp.domain.kinds import Language
from eventapp.domain.losses import Losses
from eventapp.domain.text import tidy
from eventapp.exchange.parts import day_of
from eventapp.exchange.sheet_cells import CellWriter, fits
from eventapp.exchange.sheet_people import write_people
from eventapp.exchange.sheet_styles import (
    FONT,
    LINE,
    NOTE,
    PRIVATE,
    SIZE,
    Formats,
    Style,
    lines_of,
    width_of,
)
from eventapp.exchange.sheet_words import Column, column_headings, kind_words
from eventapp.exchange.sheet_writing_facts import EventSheet, PeopleSheet
from eventapp.files import write_to
from eventapp.i18n import catalogue, format_length

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_DAY: Final = 1440
_SPARE_ROWS: Final = 200
_A4: Final = 9
_HEADER: Final = 200
_MOST_LINES: Final = 12

_WIDTHS: Final = {
    # The least and the most, in letters
    Column.DATE: (16, 18),
    Column.START: (7, 7),
    Column.END: (7, 8),
    Column.ROOM: (9, 18),
    Column.KIND: (10, 22),
    Column.TITLE: (24, 46),
    Column.TITLE_EN: (14, 34),
    Column.SUBTITLE: (10, 26),
    Column.PEOPLE: (18, 46),
    Column.TRACK: (8, 20),
    Column.LANGUAGE: (9, 9),
    Column.ABSTRACT: (12, 48),
    Column.ABSTRACT_EN: (16, 48),
    Column.DESCRIPTION: (12, 40),
    Column.EXPECTED: (9, 9),
    Column.PUBLIC: (7, 7),
    Column.NUMBER: (6, 6),
    Column.SEQUENCE: (6, 6),
    Column.GUID: (10, 10),
}
_STYLES: Final = {
    Column.TITLE: Style.STRONG,
    Column.DATE: Style.DATE,
    Column.START: Style.TIME,
    Column.END: Style.TIME,
    Column.LANGUAGE: Style.CHOICE,
    Column.EXPECTED: Style.COUNT,
    Column.PUBLIC: Style.CHOICE,
    Column.NUMBER: Style.GREY,
    Column.SEQUENCE: Style.GREY,
    Column.GUID: Style.CODE,
}
_HEADS: Final = {
    Style.TIME: Style.CENTRED_HEAD,
    Style.CHOICE: Style.CENTRED_HEAD,
    Style.COUNT: Style.CENTRED_HEAD,
    Style.GREY: Style.GREY_HEAD,
    Style.CODE: Style.GREY_HEAD,
}
_MACHINE: Final = frozenset({Column.NUMBER, Column.SEQUENCE, Column.GUID})
_PRINTED_TO: Final = Column.TRACK
_WHOLE: Final = (
    Column.ROOM,
    Column.KIND,
    Column.TITLE,
    Column.TITLE_EN,
    Column.SUBTITLE,
    Column.PEOPLE,
    Column.TRACK,
)
"""What a row is high enough for; of an abstract it shows the beginning."""


def write_sheet(
    programme: ExchangedProgramme, out: Path | BinaryIO, *, language: Language
) -> tuple[LeftOut, ...]:
    """Write the programme as an XLSX workbook with headings in a language.

    Raises:
        CannotWriteFile: The folder or the disk refused, or another program holds the file.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - only who writes a sheet needs it

    losses = Losses()
    made = io.BytesIO()
    options = {
        "in_memory": True,
        "default_format_properties": {"font_name": FONT, "font_size": SIZE},
    }
    with Workbook(made, options) as book:
        book.set_properties({"title": tidy(programme.title)[:_HEADER]})
        _Writer(book, programme, language, losses).write()
    write_to(out, lambda file: file.write(made.getbuffer()))
    return losses.report()


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(
        self, book: "Workbook", programme: ExchangedProgramme, language: Language, losses: Losses
    ) -> None:
        self._book = book
        self._programme = programme
        self._language = language
        self._words = catalogue(language)
        self._losses = losses
        self._cells = CellWriter(Formats(book, programme.colour, language), losses)
        self._people = PeopleSheet(programme.sessions)
        self._kinds = kind_words(language)

    def write(self) -> None:
        """Write everything; the programme comes first and refers to the event's lists."""
        _ = self._words.gettext
        programme = self._book.add_worksheet(_("Programme"))
        event = EventSheet(
            self._book.add_worksheet(_("Event")), self._programme, self._language, self._cells
        )
        event.write()
        self._people.write(self._book.add_worksheet(_("People")), self._language, self._cells)
        self._write_programme(programme, event.lists)
        english = self._language is Language.ENGLISH and self._programme.full_title_en
        title = tidy(english or self._programme.full_title)[:_HEADER].replace("&", "&&")
        for sheet in self._book.worksheets():
            sheet.set_landscape()
            sheet.set_paper(_A4)
            sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
            sheet.fit_to_pages(1, 0)
            sheet.set_header(f"&L{title}" if title else "")
            sheet.set_footer("&R&P / &N")

    def _write_programme(self, sheet: "Worksheet", lists: Mapping[Column, str]) -> None:
        headings = column_headings(self._words)
        columns = list(headings)
        table = [self._cells_of(session) for session in self._programme.sessions]
        widths = {column: _width(column, headings[column], table) for column in columns}
        for index, column in enumerate(columns):
            style = _HEADS.get(_STYLES.get(column, Style.TEXT), Style.HEAD)
            sheet.set_column(index, index, widths[column])
            self._cells.put(sheet, 0, index, headings[column], style)
        sheet.set_row(0, LINE + 9)
        for row, cells in enumerate(table, 1):
            sheet.set_row(row, _height(cells, widths))
            self._cells.put_row(
                sheet, row, ((cells.get(at), _STYLES.get(at, Style.TEXT)) for at in columns)
            )
        last = max(len(table), 1)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, len(columns) - 1)
        sheet.repeat_rows(0)
        sheet.print_area(0, 0, last, columns.index(_PRINTED_TO))
        self._add_lists(sheet, columns, last + _SPARE_ROWS, lists)
        self._add_notes(sheet, columns)

    def _cells_of(self, session: ExchangedSession) -> dict[Column, object]:
        day = day_of(self._programme, session)
        start: object = session.start / _DAY
        end: object = session.end / _DAY
        if day is None and session.start == 0:
            start, end = "", format_length(session.length, self._language)
        pgettext = self._words.pgettext
        return {
            Column.DATE: day.date if day else pgettext("programme sheet", "Unscheduled"),
            Column.START: start,
            Column.END: end,
            Column.ROOM: session.room,
            Column.KIND: self._kinds[session.kind],
            Column.TITLE: session.title,
            Column.TITLE_EN: session.title_en,
            Column.SUBTITLE: session.subtitle,
            Column.PEOPLE: self._people_of(session),
            Column.TRACK: session.track,
            Column.LANGUAGE: session.language,
            Column.ABSTRACT: session.abstract,
            Column.ABSTRACT_EN: session.abstract_en,
            Column.DESCRIPTION: session.description,
            Column.EXPECTED: session.expected or "",
            Column.PUBLIC: self._yes_or_no(public=session.public),
            Column.NUMBER: session.public_id,
            Column.SEQUENCE: session.sequence or "",
            Column.GUID: session.guid,
        }

    def _yes_or_no(self, *, public: bool) -> str:
        pgettext = self._words.pgettext
        return pgettext("programme sheet", "Yes") if public else pgettext("programme sheet", "No")

    def _people_of(self, session: ExchangedSession) -> str:
        """The cell of a session's people; whoever does not fit in is counted, never cut in two."""
        mentions = [self._people.mention(person) for person in session.people]
        named = [mention for mention in mentions if mention.name]
        if len(named) < len(mentions):
            self._losses.add(
                Detail.UNNAMED_PEOPLE, session.title or session.guid, len(mentions) - len(named)
            )
        whole = mentions = named
        text = write_people(mentions, session.kind, self._language)
        while not fits(text):
            mentions = mentions[: len(mentions) * 9 // 10]
            text = write_people(mentions, session.kind, self._language)
        if len(mentions) < len(whole):
            self._losses.add(Detail.SHORTENED_TEXTS, session.title or session.guid)
        return text

    def _add_lists(
        self, sheet: "Worksheet", columns: Sequence[Column], last: int, lists: Mapping[Column, str]
    ) -> None:
        """Offer words to choose from, and show rows that are not public quietly."""
        for column, source in lists.items():
            index = columns.index(column)
            rule = {"validate": "list", "source": source, "show_error": False}
            sheet.data_validation(1, index, last, index, rule)
        choices = [self._yes_or_no(public=True), self._yes_or_no(public=False)]
        index = columns.index(Column.PUBLIC)
        sheet.data_validation(1, index, last, index, {"validate": "list", "source": choices})
        letter = chr(ord("A") + index)
        sheet.conditional_format(
            1,
            0,
            last,
            len(columns) - 1,
            {
                "type": "formula",
                "criteria": f'=${letter}2="{choices[1]}"',
                "format": self._book.add_format(PRIVATE),
            },
        )

    def _add_notes(self, sheet: "Worksheet", columns: Sequence[Column]) -> None:
        """Say how the columns are filled in that need saying."""
        pgettext = self._words.pgettext
        notes = {
            Column.DATE: pgettext(
                "programme sheet", "Rows below without a date are on the same day."
            ),
            Column.END: pgettext(
                "programme sheet",
                "After midnight the hours go on: a night that ends at half past one ends at 25:30.",
            ),
            Column.PEOPLE: pgettext(
                "programme sheet",
                "One person a line: role, name, and in brackets organisation and position,"
                " separated by semicolons. What has brackets or commas of its own goes in"
                ' double quotes ("").',
            ),
            Column.GUID: pgettext(
                "programme sheet",
                "By these three columns a session is known again when this sheet is imported."
                " Leave them as they are, and empty in new rows.",
            ),
        }
        for column, note in notes.items():
            sheet.write_comment(0, columns.index(column), note, NOTE)


def _width(column: Column, heading: str, table: Iterable[dict[Column, object]]) -> float:
    least, most = _WIDTHS[column]
    if column in {Column.DATE, Column.START, Column.END} or column in _MACHINE:
        return most
    # The beginning of a text tells whether it is wider than any column.
    widest = max((width_of(str(cells[column] or "")[:400]) for cells in table), default=0)
    return min(max(least, width_of(heading) + 3, widest + 1), most)


def _height(cells: dict[Column, object], widths: dict[Column, float]) -> float:
    lines = max(lines_of(str(cells[at] or ""), widths[at]) for at in _WHOLE)
    return LINE * min(lines, _MOST_LINES) + 4
