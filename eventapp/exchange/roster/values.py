"""A table whose columns have a meaning, read into registrations."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, tzinfo
from functools import partial
from itertools import compress, repeat
from typing import Any, Final

from eventapp.domain.kinds import AttendeeStatus
from eventapp.domain.progress import Progress, no_progress
from eventapp.domain.roster import (
    CONSENTS,
    ColumnGuess,
    Meaning,
    Problem,
    ReadTable,
    Roster,
    RosterRow,
)
from eventapp.domain.text import LONG_LIMIT, NAME_LIMIT
from eventapp.exchange.roster.columns import Column, Columns, shortened, together
from eventapp.exchange.roster.consenting import agrees
from eventapp.exchange.roster.mails import normal_mails
from eventapp.exchange.roster.phones import normal_phone, odd_phones
from eventapp.exchange.roster.residents import Bare, may_hold_number
from eventapp.exchange.roster.said import moment, statuses
from eventapp.hurry import hurrying

_READ: Final = frozenset(Meaning) - {Meaning.IGNORED, Meaning.REFUSED}
_SUMS: Final = frozenset({"합계", "총계", "소계", "계", "총원", "total", "subtotal", "sum"})
_OF_SUMS: Final = ("계", "총", "total", "sum")
"""What one of these words has in it: most columns have none, which is found in a moment."""
_DIGITS: Final = 7
"""Of the shortest number that anybody is called at."""
_HANGUL_FIRST, _HANGUL_LAST = "가", "힣"


# Not RosterRow._make: it counts each row's fields again, which zip has seen to.
_ROW: Final[Callable[[Iterable[Any]], RosterRow]] = partial(tuple.__new__, RosterRow)


def read_roster(
    table: ReadTable,
    columns: Sequence[ColumnGuess],
    *,
    zone: tzinfo,
    progress: Progress = no_progress,
) -> Roster:
    """Read every row; what is odd about one is noted and never stops the others.

    ``zone`` is the event's: moments in lists seldom name theirs. Of two columns with the same
    meaning, where only one can be, the first counts.
    """
    with hurrying():
        return _Reader(table, columns, zone, progress).read()


class _Reader:
    def __init__(
        self,
        table: ReadTable,
        columns: Sequence[ColumnGuess],
        zone: tzinfo,
        progress: Progress,
    ) -> None:
        self._columns = Columns(table)
        self._zone = zone
        self._progress = progress
        self._by_meaning: dict[Meaning, list[ColumnGuess]] = defaultdict(list)
        for column in columns:
            if column.meaning in _READ:
                self._by_meaning[column.meaning].append(column)
        self._done = 0
        self._total = sum(map(len, self._by_meaning.values())) + 1
        self._headings = frozenset(
            column.heading for column in columns if column.meaning in _NAMING and column.heading
        )

    def read(self) -> Roster:
        names, names_en = self._names()
        emails, bad = self._emails()
        own = self._by_meaning[Meaning.OWN]
        consents = [
            (CONSENTS[meaning], self._consents(columns[0]))
            for meaning, columns in self._by_meaning.items()
            if meaning in CONSENTS and columns
        ]
        fields: list[Iterable[Any]] = [
            range(self._columns.first, self._columns.first + self._columns.count),
            names,
            names_en,
            *(self._text(meaning, NAME_LIMIT) for meaning in _NAMED),
            emails,
            self._phones(),
            self._text(Meaning.CATEGORY, NAME_LIMIT),
            self._statuses(),
            self._text(Meaning.CODE),
            self._notes(bad),
            self._moments(),
            list(together([answers for _, answers in consents], self._columns.count)),
            list(together([self._texts(column) for column in own], self._columns.count)),
        ]
        kept = self._kept(names, fields)
        if not all(kept):
            fields = [compress(column, kept) for column in fields]
        self._advance()
        no_people = {
            problem.row
            for problem in self._columns.problems
            if problem.problem is Problem.NOT_A_PERSON
        }
        problems = [
            problem
            for problem in self._columns.problems
            if problem.row not in no_people or problem.problem is Problem.NOT_A_PERSON
        ]
        return Roster(
            rows=list(map(_ROW, zip(*fields, strict=True))),
            problems=tuple(sorted(problems, key=lambda problem: problem.row)),
            own_fields=tuple(column.heading for column in own),
            consents=tuple(kind for kind, _ in consents),
        )

    def _advance(self) -> None:
        self._progress(self._done, self._total)
        self._done += 1

    def _one(self, meaning: Meaning) -> ColumnGuess | None:
        columns = self._by_meaning[meaning]
        return columns[0] if columns else None

    def _texts(self, column: ColumnGuess, limit: int = 500, **how: bool) -> Column:
        self._advance()
        return self._columns.texts(column, limit=limit, **how)

    def _text(self, meaning: Meaning, limit: int = 500) -> Column:
        column = self._one(meaning)
        if column is None:
            return self._columns.nothing()
        return self._texts(column, limit, checked=meaning in {Meaning.EMAIL, Meaning.PHONE})

    # One after the other

    def _names(self) -> tuple[Column, Column]:
        """Names in one column or in two; somebody with only an English name has that."""
        names = self._text(Meaning.NAME, NAME_LIMIT)
        english = self._text(Meaning.NAME_EN, NAME_LIMIT)
        first, last = self._one(Meaning.FIRST_NAME), self._one(Meaning.LAST_NAME)
        if first or last:
            halves = zip(
                self._text(Meaning.FIRST_NAME, NAME_LIMIT // 2),
                self._text(Meaning.LAST_NAME, NAME_LIMIT // 2 - 1),
                strict=True,
            )
            names = [name or _full_name(*half) for name, half in zip(names, halves, strict=True)]
        if self._one(Meaning.NAME_EN) and "" in names:
            names = [name or latin for name, latin in zip(names, english, strict=True)]
        return names, english

    def _emails(self) -> tuple[Column, dict[int, str]]:
        """The addresses, and by row those that are none: these go to the notes."""
        column = self._one(Meaning.EMAIL)
        cells = self._text(Meaning.EMAIL)
        bad: dict[int, str] = {}
        if column is None:
            return cells, bad
        if may_hold_number(" ".join(cells)):
            cells = [
                "" if self._columns.refused(column, index, cell) else cell
                for index, cell in enumerate(cells)
            ]
        found = normal_mails(cells)
        if None in found:
            for index, email in enumerate(found):
                if email is None:
                    bad[index] = cells[index]
                    self._columns.note(index, column.heading, Problem.BAD_EMAIL, cells[index])
        return [email or "" for email in found], bad

    def _phones(self) -> Column:
        column = self._one(Meaning.PHONE)
        cells = self._text(Meaning.PHONE)
        if column is None:
            return cells
        found = list(cells)
        odd = odd_phones(cells)
        suspicious = may_hold_number(" ".join(cells[index] for index in odd))
        bare = self._columns.bare(column) if suspicious else Bare.ALWAYS
        for index in odd:
            found[index], fits = normal_phone(cells[index])
            if suspicious and self._columns.refused(
                column, index, cells[index], _proven(bare) if fits else bare
            ):
                found[index] = ""
            elif not fits:
                self._columns.note(index, column.heading, Problem.BAD_PHONE, cells[index])
        return found

    def _statuses(self) -> Iterable[AttendeeStatus | None]:
        column = self._one(Meaning.STATUS)
        if column is None:
            return repeat(None, self._columns.count)
        cells = self._texts(column)
        known = statuses(cells)
        self._note_unknown(
            column, cells, {cell for cell, status in known.items() if status is None}
        )
        return list(map(known.get, cells))

    def _consents(self, column: ColumnGuess) -> Sequence[bool | None]:
        cells = self._texts(column)
        known = {cell: agrees(cell) for cell in set(cells)}
        silent = {cell for cell, answer in known.items() if answer is None and cell}
        self._note_unknown(column, cells, silent, Problem.UNKNOWN_CONSENT)
        return [known[cell] for cell in cells]

    def _note_unknown(
        self,
        column: ColumnGuess,
        cells: Column,
        unknown: set[str],
        problem: Problem = Problem.UNKNOWN_STATUS,
    ) -> None:
        if unknown:
            for index, cell in enumerate(cells):
                if cell in unknown:
                    self._columns.note(index, column.heading, problem, cell)

    def _notes(self, bad: dict[int, str]) -> Column:
        """All notes of a row; of several columns each says which it is."""
        columns = self._by_meaning[Meaning.NOTE]
        read = [self._texts(column, LONG_LIMIT, multiline=True) for column in columns]
        if not columns:
            notes = list(self._columns.nothing())
        elif len(columns) == 1:
            notes = list(read[0])
        else:
            headings = [column.heading for column in columns]
            notes = [
                self._joined(index, headings, cells)
                for index, cells in enumerate(zip(*read, strict=True))
            ]
        for index, email in bad.items():
            room = LONG_LIMIT - len(email) - 1
            notes[index] = f"{shortened(notes[index], room)}\n{email}".strip()
        return notes

    def _joined(self, index: int, headings: Sequence[str], cells: Sequence[str]) -> str:
        """The notes of a row as one; where they are too long together, each has the same room."""
        lines = [
            f"{heading}: {cell}" for heading, cell in zip(headings, cells, strict=True) if cell
        ]
        if sum(map(len, lines)) + len(lines) > LONG_LIMIT:
            self._columns.note(index, headings[0], Problem.SHORTENED, lines[0])
            lines = [shortened(line, LONG_LIMIT // len(lines) - 1) for line in lines]
        return "\n".join(lines)

    def _moments(self) -> Iterable[datetime | None]:
        column = self._one(Meaning.REGISTERED_AT)
        if column is None:
            return repeat(None, self._columns.count)
        cells = self._texts(column)
        known = {cell: moment(cell, self._zone) for cell in set(cells)}
        unread = {cell for cell, found in known.items() if found is None and cell}
        self._note_unknown(column, cells, unread, Problem.BAD_DATE)
        return [known[cell] for cell in cells]

    def _kept(self, names: Column, fields: Sequence[Iterable[Any]]) -> list[bool]:
        """Which rows are people: those with a name that is no heading and no sum."""
        no_people = self._headings | set(_sums_among(names))
        sums = self._sums(names)
        kept = [bool(name) and name not in no_people for name in names]
        for index in sums:
            kept[index] = False
        dropped = [index for index, keep in enumerate(kept) if not keep]
        if dropped:
            said = [field for field in fields[1:] if isinstance(field, list | tuple)]
            for index in dropped:
                row = [field[index] for field in said]
                sum_of = index in sums or names[index] not in self._headings
                if names[index] and sum_of and any(map(_reaches, row[5:7])):
                    kept[index] = True  # a person after all: somebody has written to them
                elif names[index] or index in sums:
                    value = sums.get(index) or names[index]
                    self._columns.note(index, "", Problem.NOT_A_PERSON, value)
                elif any(map(_says, row)):
                    self._columns.note(index, "", Problem.NO_NAME, _first_text(row))
        return kept

    def _sums(self, names: Column) -> dict[int, str]:
        """Rows that sum others up, by what a cell before the name says: 합계.

        An organisation may have such a name: there it counts where the person has none.
        """
        columns = [column for meaning in _NAMING for column in self._by_meaning[meaning]]
        first = min((column.index for column in columns), default=0)
        bodies = {column.index for meaning in _NAMED for column in self._by_meaning[meaning]}
        found: dict[int, str] = {}
        for place, cells in self._columns.before(first):
            words = _sums_among(cells)
            for index, cell in enumerate(cells) if words else ():
                if cell in words and (place not in bodies or not _is_called(names[index])):
                    found.setdefault(index, cell.strip())
        return found


_NAMED: Final = (Meaning.ORGANISATION, Meaning.DEPARTMENT, Meaning.POSITION)
_NAMING: Final = frozenset({Meaning.NAME, Meaning.FIRST_NAME, Meaning.LAST_NAME})


def _sums_among(cells: Column) -> set[str]:
    """Those cells of a column that say it is a sum, however they are spaced."""
    joined = " ".join(cells).casefold()
    if not any(part in joined for part in _OF_SUMS):
        return set()
    return {cell for cell in set(cells) if "".join(cell.split()).strip(":").casefold() in _SUMS}


def _is_called(name: str) -> bool:
    """Say whether a name is one: it has letters, and no number."""
    return any(map(str.isalpha, name)) and not any(map(str.isdigit, name))


def _proven(bare: Bare) -> Bare:
    """Of digits that are a phone: the form alone proves nothing."""
    return Bare.PROVEN if bare is Bare.ALWAYS else bare


def _full_name(first: str, last: str) -> str:
    """서 and 종식 make one word, Jong-sik and Seo two, in the order each is written."""
    if not first or not last:
        return first or last
    hangul = all(_HANGUL_FIRST <= letter <= _HANGUL_LAST for letter in first + last)
    return last + first if hangul else f"{first} {last}"


def _says(value: object) -> bool:
    return any(map(_says, value)) if isinstance(value, tuple) else value not in {None, ""}


def _reaches(value: object) -> bool:
    """Say whether somebody could be written to or called there; a sum's figures are short."""
    text = _text_of(value)
    return "@" in text or sum(map(str.isdigit, text)) >= _DIGITS


def _text_of(value: object) -> str:
    return value if isinstance(value, str) else ""


def _first_text(row: Sequence[object]) -> str:
    """What a row without a name says first: it tells which one it is."""
    return next(filter(None, map(_text_of, row)), "")
