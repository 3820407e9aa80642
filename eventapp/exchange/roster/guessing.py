"""What the columns of a list mean: by their headings, and where these say nothing, by their values.

A heading that is known is believed. Two columns that say the same are told apart by which says
it more plainly; the other is kept as a field of its own.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain, islice
from typing import Final

from eventapp.domain.roster import CELL_LIMIT, MANY, ColumnGuess, Meaning, ReadTable
from eventapp.domain.text import tidy
from eventapp.exchange.roster.heading_words import (
    Known,
    fold,
    heading_meaning,
    tells_of_numbers,
)
from eventapp.exchange.roster.mails import normal_mail
from eventapp.exchange.roster.phones import normal_phone
from eventapp.exchange.roster.residents import holds_number, is_column_of_numbers
from eventapp.exchange.sheet_names import is_body, is_name, is_title

_LOOKED_AT: Final = 400
_SAMPLES: Final = 5
_SAMPLE_LENGTH: Final = 60
_MOST: Final = 0.6
"""Of a column's values, so many at least are what the column is."""
_SURNAME: Final = 2
_PLAIN_NAMES: Final = frozenset({"이름", "name", "names"})
_FAR: Final = Known(Meaning.OWN, 10_000)

Column = Sequence[str]


def guess_columns(
    table: ReadTable, remembered: Mapping[str, Meaning] | None = None
) -> tuple[ColumnGuess, ...]:
    """Say of each column what it means; ``remembered`` is by headings, as a person left it.

    Columns of resident registration numbers are REFUSED whatever was remembered.
    """
    columns = [_values(table, index) for index in range(len(table.headings))]
    refused = _refused_among(table, columns)
    known = {
        index: _FAR if index in refused else _known(heading)
        for index, heading in enumerate(table.headings)
    }
    if remembered:
        meanings = [remembered.get(heading, Meaning.IGNORED) for heading in table.headings]
    else:
        meanings = _settle(table.headings, columns, known)
    return tuple(
        _guess(
            table,
            index,
            Meaning.REFUSED if index in refused else meanings[index],
            columns[index],
            sure=bool(remembered) or known[index] is not _FAR,
        )
        for index in range(len(table.headings))
    )


def refused_columns(table: ReadTable) -> frozenset[int]:
    """Which columns are of resident registration numbers: by their headings, or their values."""
    return _refused_among(table, [_values(table, index) for index in range(len(table.headings))])


def _refused_among(table: ReadTable, columns: Sequence[Column]) -> frozenset[int]:
    return frozenset(
        index for index, heading in enumerate(table.headings) if _refused(heading, columns[index])
    )


def _guess(
    table: ReadTable, index: int, meaning: Meaning, column: Column, *, sure: bool
) -> ColumnGuess:
    samples: tuple[str, ...] = ()
    if meaning is not Meaning.REFUSED:
        # Before it is cut: half of a resident registration number looks like none.
        harmless = (value for value in column if not holds_number(value[:CELL_LIMIT]))
        shown = (tidy(value[: 2 * _SAMPLE_LENGTH])[:_SAMPLE_LENGTH] for value in harmless)
        different = dict.fromkeys(filter(None, shown))
        samples = tuple(islice(different, _SAMPLES))
    return ColumnGuess(index, table.headings[index], meaning, sure, samples)


def _values(table: ReadTable, index: int) -> Column:
    """What the column says in the first rows, and in some of the later ones."""
    rows = table.rows
    begin = table.data
    step = max((len(rows) - begin) // _LOOKED_AT, 1)
    first = islice(rows, begin, begin + _LOOKED_AT)
    later = islice(rows, begin + _LOOKED_AT, None, step)
    return [row[index] for row in chain(first, later) if len(row) > index and row[index].strip()]


def _refused(heading: str, column: Column) -> bool:
    said = heading_meaning(heading)
    if said is not None and said.meaning is Meaning.REFUSED:
        return True
    return is_column_of_numbers(column, of_others=tells_of_numbers(heading))


def _known(heading: str) -> Known:
    said = heading_meaning(heading)
    return _FAR if said is None or said.meaning is Meaning.REFUSED else said


def _settle(
    headings: Sequence[str], columns: Sequence[Column], known: Mapping[int, Known]
) -> list[Meaning]:
    meanings = [Meaning.OWN] * len(headings)
    for index in sorted(known, key=lambda index: (known[index].rank, index)):
        meaning = known[index].meaning
        if meaning in MANY or meaning not in meanings:
            meanings[index] = meaning
    _settle_names(headings, columns, meanings)
    _settle_by_values(headings, columns, meanings)
    for index, column in enumerate(columns):
        nothing = not column or not headings[index]
        if meanings[index] is Meaning.OWN and nothing:
            meanings[index] = Meaning.IGNORED
    return meanings


def _settle_names(
    headings: Sequence[str], columns: Sequence[Column], meanings: list[Meaning]
) -> None:
    """Names in two columns, or in one that only says half of it."""
    first, last = Meaning.FIRST_NAME, Meaning.LAST_NAME
    if Meaning.NAME in meanings:
        name = meanings.index(Meaning.NAME)
        if last in meanings and first not in meanings and fold(headings[name]) in _PLAIN_NAMES:
            surnames = columns[meanings.index(last)]
            if _share(surnames, lambda value: len(value.strip()) <= _SURNAME) >= _MOST:
                meanings[name] = first
                return
        for half in (first, last):
            if half in meanings:
                meanings[meanings.index(half)] = Meaning.IGNORED
    elif (first in meanings) != (last in meanings):
        meanings[meanings.index(first if first in meanings else last)] = Meaning.NAME


def _settle_by_values(
    headings: Sequence[str], columns: Sequence[Column], meanings: list[Meaning]
) -> None:
    """Columns whose headings are unknown, for what nobody said yet."""
    tests: list[tuple[Meaning, Callable[[str], bool]]] = [
        (Meaning.EMAIL, lambda value: normal_mail(value.strip()) is not None),
        (Meaning.PHONE, lambda value: len(value) > _SURNAME and normal_phone(value.strip())[1]),
    ]
    if not any(headings):
        tests += [
            (Meaning.NAME, lambda value: is_name(value.strip())),
            (Meaning.ORGANISATION, lambda value: is_body(value.strip())),
            (Meaning.POSITION, lambda value: is_title(value.strip())),
        ]
    for meaning, test in tests:
        if meaning in meanings:
            continue
        shares = {
            index: _share(column, test)
            for index, column in enumerate(columns)
            if meanings[index] is Meaning.OWN
        }
        best = max(shares, key=lambda index: shares[index], default=None)
        if best is not None and shares[best] >= _MOST:
            meanings[best] = meaning


def _share(column: Column, test: Callable[[str], bool]) -> float:
    looked_at = column[:_LOOKED_AT]
    return sum(map(test, looked_at)) / len(looked_at) if looked_at else 0.0
