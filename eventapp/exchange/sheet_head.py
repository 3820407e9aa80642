"""What stands above a programme's table: its title, its dates, its venue."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from eventapp.domain.text import tidy
from eventapp.exchange.sheet_times import find_date, read_date
from eventapp.exchange.sheet_words import fold
from eventapp.exchange.sheet_workbook import Grid

_LABEL = re.compile(r"\W*(?P<label>[^:：]{1,14}?)\s*[:：]\s*(?P<value>.+)")
_DATES: Final = frozenset({"일시", "날짜", "일자", "기간", "행사일", "date", "dates", "when"})
_VENUES: Final = frozenset({"장소", "행사장", "venue", "place", "where", "location"})
_TITLES: Final = frozenset({"행사명", "제목", "사업명", "title", "event", "eventtitle"})
_LABELS: Final = _DATES | _VENUES | _TITLES
_ATTACHMENT = re.compile(r"\W*(붙임|별첨|첨부|참고)\s*\d*\W*")
_LONGEST_TITLE: Final = 200


@dataclass(slots=True)
class Head:
    """What was found; an empty text is nothing."""

    title: str = ""
    venue: str = ""
    dates: tuple[date, ...] = ()


def read_head(grid: Grid, rows: int) -> Head:
    """Read the first ``rows`` rows of a sheet, labelled or not."""
    head = Head()
    for label, value in _lines(grid, rows):
        if label in _VENUES:
            head.venue = head.venue or value
        elif label in _TITLES:
            head.title = value
        elif found := tuple(_dates(value)):
            head.dates = head.dates or found
        elif not head.title and not label and len(value) <= _LONGEST_TITLE:
            head.title = "" if _ATTACHMENT.fullmatch(value) else value
    return head


def _lines(grid: Grid, rows: int) -> Iterator[tuple[str, str]]:
    """Yield each line with its label, which may stand in the cell before it."""
    for row in range(rows):
        label = ""
        for column, cell in enumerate(grid.rows[row]):
            day = None if isinstance(cell, float) else read_date(cell)
            for line in [day.isoformat()] if day else grid.text(row, column).split("\n"):
                text = tidy(line)
                match = _LABEL.fullmatch(text)
                if match and fold(match["label"]) in _LABELS:
                    yield fold(match["label"]), match["value"]
                elif fold(text) in _LABELS:
                    label = fold(text)
                elif text:
                    yield label, text
                    label = ""


def _dates(text: str) -> Iterator[date]:
    year = None
    text = text[:_LONGEST_TITLE]
    while found := find_date(text, year):
        yield found[0]
        year = found[0].year
        text = text[found[2] :]
