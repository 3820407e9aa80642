"""The rows of a programme's sheet, as far as each can be read by itself.

Nothing is guessed here from the rows around it but what belongs to reading a table: merged
cells, a date that stands once for all below it, a second line of people.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from eventapp.domain.interchange import SESSIONS_LIMIT, Detail
from eventapp.domain.kinds import AppearanceRole, SessionKind
from eventapp.domain.losses import Losses
from eventapp.domain.text import tidy
from eventapp.exchange.sheet_kinds import kind_of_title, kind_of_word
from eventapp.exchange.sheet_names import split_affiliation
from eventapp.exchange.sheet_people import Mention, read_people
from eventapp.exchange.sheet_table import (
    FILLED,
    MAIN,
    Programme,
    filled_cells,
    titles_aside,
)
from eventapp.exchange.sheet_times import (
    Cell,
    Clock,
    read_clock,
    read_date,
    read_length,
    read_ordinal,
)
from eventapp.exchange.sheet_words import ROLES, UNSCHEDULED, Column, fold
from eventapp.exchange.sheet_workbook import text_of

_PANEL: Final = frozenset({AppearanceRole.MODERATOR, AppearanceRole.PANELLIST})
_SEPARATING: Final = '();,"\n/#:'
_EFFORT_LIMIT: Final = 8_000_000
"""About the microseconds that reading takes; ten thousand usual sessions take half of it."""
_AFFILIATIONS: Final = frozenset({Column.ORGANISATION, Column.POSITION, Column.AFFILIATION})


@dataclass(slots=True)
class Draft:
    """A row that is a session. ``day`` is a date, or which day of the event (from 1).

    ``dated``: the row itself says the day. ``marked``: its time says am or pm.
    """

    place: str
    values: dict[Column, str]
    kind: SessionKind
    title: str
    day: date | int | None = None
    dated: bool = False
    unscheduled: bool = False
    start: int | None = None
    end: int | None = None
    length: int | None = None
    marked: bool = False
    people: list[Mention] = field(default_factory=list)

    @property
    def room(self) -> str:
        """The room's name, empty for none."""
        return tidy(self.values.get(Column.ROOM, ""))


class RowReader:
    """Reads one sheet from its headings down."""

    def __init__(self, sheet: Programme, losses: Losses, year: int | None) -> None:
        self._sheet = sheet
        self._losses = losses
        self._year = year
        self._day: date | int | None = sheet.day(year)
        self._filled = filled_cells(sheet)
        self._titles = titles_aside(sheet)
        self._drafts: list[Draft] = []
        self._effort = 0

    def read(self) -> list[Draft] | None:
        """Read every row below the headings; what is none is counted as lost.

        None where there are more than a programme has, or more people in them.
        """
        rows, head = self._sheet.grid.rows, self._sheet.head
        headings = [text_of(cell) for cell in rows[head]]
        for row in range(head + 1, len(rows)):
            cells = self._cells(row)
            texts = [text_of(cell) for cell in cells]
            self._effort += sum(map(len, texts)) // 10
            if self._effort > _EFFORT_LIMIT or len(self._drafts) > SESSIONS_LIMIT:
                return None
            if any(texts) and texts != headings:
                self._read_row(row, cells, texts)
        self._report_other_columns()
        return self._drafts

    def _cells(self, row: int) -> list[Cell]:
        """A row's cells, a title that is merged with cells before it in its own column."""
        cells = list(self._sheet.grid.rows[row])
        left, title = self._titles.get(row, (0, 0))
        if left < title < len(cells) and not cells[title] and isinstance(cells[left], str):
            cells[title], cells[left] = cells[left], ""
        return cells

    def _place(self, row: int) -> str:
        return f"{self._sheet.grid.name} {row + 1}"

    def _lose(self, row: int, text: str) -> None:
        self._losses.add(Detail.UNREADABLE_ROWS, f"{self._place(row)}: {text}")

    def _read_row(self, row: int, cells: list[Cell], texts: list[str]) -> None:
        said = [text for text in texts if text]
        if len(said) == 1 and self._is_day_or_note(row, cells, texts):
            return
        values = {
            heading.column: texts[index]
            for index, heading in reversed([*self._sheet.columns.items()])
            if index < len(texts)
        }
        title = tidy(values.get(Column.TITLE, ""))
        if self._goes_on(values, title) and self._add_people(texts):
            return
        draft = self._draft(row, cells, texts, values, title)
        if draft is None:
            self._lose(row, " · ".join(said))
        else:
            self._drafts.append(draft)

    def _is_day_or_note(self, row: int, cells: list[Cell], texts: list[str]) -> bool:
        """Take a row of a single cell that is no session: a date, or a remark between rows."""
        index = next(index for index, text in enumerate(texts) if text)
        day = read_date(cells[index], self._year) or read_ordinal(texts[index])
        heading = self._sheet.columns.get(index)
        if day is not None:
            self._day = day
            return True
        if heading and heading.column in MAIN:
            return False
        self._lose(row, texts[index])
        return True

    def _goes_on(self, values: Mapping[Column, str], title: str) -> bool:
        """Whether a row only has more people for the session above it."""
        kind = values.get(Column.KIND, "")
        return bool(
            self._drafts
            and not title
            and not values.get(Column.START)
            and not values.get(Column.GUID)
            and (not kind or kind.casefold() in ROLES)
        )

    def _add_people(self, texts: list[str]) -> bool:
        above = self._drafts[-1]
        kind = next((index for index, heading in self._sheet.columns.items()
                     if heading.column is Column.KIND), None)  # fmt: skip
        word = texts[kind].casefold() if kind is not None and kind < len(texts) else ""
        people, unnamed = self._people(texts, above.kind, ROLES.get(word))
        self._count_unnamed(unnamed, above.place)
        above.people += people
        return bool(people or unnamed)

    def _draft(
        self, row: int, cells: list[Cell], texts: list[str], values: dict[Column, str], title: str
    ) -> Draft | None:
        word = tidy(values.get(Column.KIND, ""))
        word = "" if word.isdigit() else word
        known = kind_of_word(word) if word else None
        if word and not self._sheet.has(Column.TITLE):
            title, word = word, ""
        people, unnamed = self._people(texts, known or SessionKind.TALK)
        if not (title or known or word or people):
            return None
        kind = known or self._guessed_kind(title, people, word)
        if word and known is None:
            self._losses.add(Detail.SESSION_TYPES, word)
        if known is None and kind is not SessionKind.TALK:
            people, unnamed = self._people(texts, kind)
        draft = Draft(self._place(row), values, kind, title, people=people)
        self._count_unnamed(unnamed, title or draft.place)
        self._read_times(row, cells, draft)
        return draft

    def _guessed_kind(self, title: str, people: list[Mention], word: str) -> SessionKind:
        guess = kind_of_title(title, people=bool(people))
        if guess is not None:
            return guess
        roles = {mention.role for mention in people}
        # Beside a column of speakers, a chair and discussants do not make a panel of a talk.
        talks = self._sheet.has_roles and AppearanceRole.SPEAKER in roles
        if roles & _PANEL and not talks:
            return SessionKind.PANEL
        if people or not (word or self._sheet.has(Column.PEOPLE)):
            return SessionKind.TALK
        return SessionKind.OTHER

    # People

    def _people(
        self, texts: list[str], kind: SessionKind, role: AppearanceRole | None = None
    ) -> tuple[list[Mention], int]:
        """Everybody a row names, with what the columns beside say of them."""
        found: dict[int, list[Mention]] = {}
        unnamed = 0
        for index, heading in sorted(self._sheet.columns.items()):
            if heading.column is Column.PEOPLE and index < len(texts) and texts[index]:
                mentions = read_people(texts[index], kind, role=heading.role or role)
                separating = sum(map(texts[index].count, _SEPARATING))
                self._effort += 10 * separating + 100 * len(mentions.people)
                found[index] = list(mentions.people)
                unnamed += mentions.unnamed
        for index, heading in sorted(self._sheet.columns.items()):
            if heading.column in _AFFILIATIONS and index < len(texts) and texts[index] and found:
                whose = max((at for at in found if at < index), default=min(found))
                found[whose] = _affiliated(found[whose], texts[index], heading.column)
        return [mention for several in found.values() for mention in several], unnamed

    def _count_unnamed(self, unnamed: int, where: str) -> None:
        if unnamed:
            self._losses.add(Detail.UNNAMED_PEOPLE, where, unnamed)

    # Times

    def _read_times(self, row: int, cells: list[Cell], draft: Draft) -> None:
        values = {
            heading.column: self._filled.get((row, index), cells[index])
            for index, heading in reversed([*self._sheet.columns.items()])
            if heading.column in FILLED and index < len(cells)
        }
        for column in FILLED & values.keys():
            draft.values[column] = text_of(values[column])
        odd = [
            self._read_day(values.get(Column.DATE, ""), draft),
            self._read_start(values.get(Column.START, ""), draft),
            self._read_end(values.get(Column.END, ""), draft),
            self._read_length(values.get(Column.LENGTH, ""), draft),
        ]
        if any(odd):
            self._lose(row, " · ".join(filter(None, odd)))
        if draft.day is None and not draft.unscheduled:
            draft.day = self._day

    def _read_day(self, cell: Cell, draft: Draft) -> str:
        """Read the day a row is on; returns what could not be read."""
        text = text_of(cell)
        if not text:
            return ""
        if fold(text) in UNSCHEDULED:
            draft.unscheduled = True
            return ""
        day = read_date(cell, self._year) or read_ordinal(text)
        if day is None and (clock := read_clock(cell, self._year)) and clock.day:
            day, draft.start = clock.day, clock.start
        if day is None:
            draft.unscheduled = True
            return text
        self._set_day(day, draft)
        return ""

    def _set_day(self, day: date | int, draft: Draft) -> None:
        self._day = draft.day = day
        draft.dated = True
        if isinstance(day, date):
            self._year = day.year

    def _read_start(self, cell: Cell, draft: Draft) -> str:
        text = text_of(cell)
        if not text or (fold(text) in UNSCHEDULED and not self._sheet.own):
            return ""
        clock = read_clock(cell, self._year)
        if clock is None:
            day = read_date(cell, self._year)
            if day is not None:
                self._set_day(day, draft)
                return ""
            length = read_length(cell) if isinstance(cell, str) else None
            draft.length = length
            return text if length is None else ""
        self._count_seconds(clock, draft)
        draft.start, draft.end, draft.length = clock.start, clock.end, clock.length
        draft.marked = clock.marked
        if clock.day is not None:
            self._set_day(clock.day, draft)
        return clock.rest and text

    def _read_end(self, cell: Cell, draft: Draft) -> str:
        """Read when a row is over; a length with its unit says it, too."""
        text = text_of(cell)
        if not text:
            return ""
        length = read_length(cell) if isinstance(cell, str) else None
        if length is not None and ":" not in text and not text.isdigit():
            draft.length = length
            return ""
        clock = read_clock(cell, self._year)
        if clock is None:
            return text
        self._count_seconds(clock, draft)
        draft.end = clock.end if clock.start is None else clock.start
        return clock.rest and text

    def _read_length(self, cell: Cell, draft: Draft) -> str:
        text = text_of(cell)
        length = read_length(cell)
        if length is None:
            return text
        draft.length = length
        return ""

    def _count_seconds(self, clock: Clock, draft: Draft) -> None:
        if clock.seconds:
            self._losses.add(Detail.SECONDS, draft.title or draft.place)

    def _report_other_columns(self) -> None:
        """Count what stands in columns nobody knows the meaning of, each column once."""
        sheet = self._sheet
        width = max(map(len, sheet.grid.rows), default=0)
        for column in range(width):
            if column in sheet.columns:
                continue
            below = range(sheet.head + 1, len(sheet.grid.rows))
            row = next((row for row in below if sheet.grid.text(row, column)), None)
            if row is not None:
                name = sheet.grid.text(sheet.head, column) or sheet.grid.text(row, column)
                self._losses.add(Detail.OTHER, f"{sheet.grid.name} {_letters(column)}: {name}")


def _affiliated(people: list[Mention], text: str, column: Column) -> list[Mention]:
    """Add what a column beside the names says: a line for each, or one for all."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) != len(people):
        commas = [part.strip() for part in text.replace("\n", ",").split(",") if part.strip()]
        lines = commas if len(commas) == len(people) else [tidy(text)] * len(people)
    return [
        _with_affiliation(mention, line, column)
        for mention, line in zip(people, lines, strict=True)
    ]


def _with_affiliation(mention: Mention, line: str, column: Column) -> Mention:
    organisation, position = line, ""
    if column is Column.POSITION:
        organisation, position = "", line
    elif column is Column.AFFILIATION:
        organisation, position = split_affiliation(line.replace("/", " ").replace(",", " "))
    return Mention(
        mention.name,
        mention.role,
        mention.organisation or " ".join(organisation.split()),
        mention.position or position,
        mention.namesake,
    )


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
