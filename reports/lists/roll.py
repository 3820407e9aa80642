"""The desk's paper list (비상용 참가자 명단): everybody by name, a box to tick, room to write.

Whatever fails at the desk, this goes on; the numbers let it be entered afterwards.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from eventapp.domain.documents import RollEntry, RollSnapshot
from eventapp.domain.kinds import Kind, Language, Paper
from eventapp.domain.progress import Progress, no_progress
from eventapp.domain.roll import place_of, section_of
from eventapp.i18n import format_clock
from reports.fonts import Face
from reports.pen import Pen, ink
from reports.press import print_paper
from reports.result import Report
from reports.styles import HAIRLINE, INK, LINE, MIDDLE, MUTED, page_style, palette
from reports.styles.roll import ROLL
from reports.table import CellStyle, Side, Table, columns, running_line
from reports.text import Setter, Span, Type
from reports.wording import Words

_WIDTH, _HEIGHT = page_style(Paper.A4).width, page_style(Paper.A4).height
_RIGHT = _WIDTH - ROLL.side
_TABLE = ROLL.side + ROLL.letter
_NUMBER, _BOX = 0, 6
"""The columns that are not set from the left."""
_COLUMNS = columns(
    _TABLE,
    # Remarks have what is left, up to the margin.
    (*ROLL.columns, _RIGHT - _TABLE - sum(ROLL.columns) + ROLL.cell_gap),
    ROLL.cell_gap,
    {_NUMBER: Side.RIGHT, _BOX: Side.MIDDLE},
)
_CELLS = CellStyle((ROLL.body, ROLL.close), ROLL.dense, ROLL.dense_leading)


def render(
    snapshot: RollSnapshot,
    out: Path | BinaryIO,
    *,
    language: Language,
    progress: Progress = no_progress,
) -> Report:
    """Print the list on A4. The same snapshot gives the same bytes.

    Raises:
        Cancelled: ``progress`` stopped it; nothing was written.
        CannotWriteFile: The file could not be written; an old one is intact.
    """
    words = Words(language)

    def draw(pen: Pen, setter: Setter) -> int:
        table = Table(pen, setter, _COLUMNS, _CELLS)
        return _Printer(pen, setter, table, words, snapshot).print_all(progress)

    title = words.paper_title(snapshot.event, _title(words))
    return print_paper(out, (_WIDTH, _HEIGHT), title=title, language=language, draw=draw)


def _title(words: Words) -> str:
    return words.catalogue.gettext("Paper list for the desk")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the table; without an entry somebody writes in it.

    ``letter`` is the section that begins or goes on here, ``note`` what stands in a
    line to write in.
    """

    letter: str = ""
    entry: RollEntry | None = None
    note: str = ""


@dataclass(slots=True)
class _Printer:
    """Prints one list; a page is filled before the next one begins."""

    _pen: Pen
    _setter: Setter
    _table: Table
    _words: Words
    _snapshot: RollSnapshot

    def print_all(self, progress: Progress) -> int:
        """Print every page; their number is returned."""
        pages = list(self._pages())
        for number, rows in enumerate(pages, start=1):
            progress(number - 1, len(pages))
            top = self._print_head(first=number == 1)
            self._print_columns(top)
            self._print_rows(rows, top - ROLL.heads)
            self._print_foot(number, len(pages))
            self._pen.canvas.showPage()
        progress(len(pages), len(pages))
        return len(pages)

    # What goes on which page

    def _pages(self) -> Iterator[list[_Row]]:
        """The rows of each page; those who were not registered get what is left of the last."""
        rows = list(self._rows())
        least = len(rows) + ROLL.blank_rows
        room = _room(first=True)
        while rows or least > 0:
            page, rows = rows[:room], rows[room:]
            yield [*self._with_letter(page), *self._blank(room - len(page))]
            least -= room
            room = _room(first=False)

    def _rows(self) -> Iterator[_Row]:
        ordered = sorted(self._snapshot.entries, key=lambda entry: place_of(self._name(entry)))
        for letter, entries in groupby(ordered, key=lambda entry: section_of(self._name(entry))):
            for index, entry in enumerate(entries):
                yield _Row("" if index else letter, entry)

    def _blank(self, count: int) -> list[_Row]:
        first = _Row("+", note=self._words.catalogue.gettext("Walk-in"))
        return [first, *[_Row()] * (count - 1)] if count else []

    def _with_letter(self, page: list[_Row]) -> list[_Row]:
        """A page's rows, whose first one says in which section it goes on."""
        if not page or page[0].entry is None:
            return page
        return [_Row(section_of(self._name(page[0].entry)), page[0].entry), *page[1:]]

    def _name(self, entry: RollEntry) -> str:
        return self._words.pick(entry.name, entry.name_en)

    # What stands around the table

    def _print_head(self, *, first: bool) -> float:
        """The running head, and on the first page the title; the table begins at the result."""
        quiet = Type(Face.REGULAR, ROLL.small, MUTED)
        y = _HEIGHT - ROLL.head
        head = self._words.event_title(self._snapshot.event), self._taken()
        running_line(self._pen, head, quiet, x=ROLL.side, width=_RIGHT - ROLL.side, baseline=y)
        if not first:
            return y - ROLL.table_gap + ROLL.small
        y -= ROLL.title_drop
        name = self._setter.line(
            [Span(_title(self._words), Type(Face.BOLD, ROLL.title))], _RIGHT - ROLL.side
        )
        self._pen.text(name, ROLL.side, y)
        y -= ROLL.facts_drop
        facts = self._setter.line(
            [Span(self._facts(), Type(Face.REGULAR, ROLL.body, MUTED))], _RIGHT - ROLL.side
        )
        self._pen.text(facts, ROLL.side, y)
        return y - ROLL.table_gap + ROLL.small

    def _taken(self) -> str:
        at = self._snapshot.taken_at
        when = f"{self._words.day(at.date())} {_clock(at)}"
        return self._words.catalogue.gettext("As of %(when)s") % {"when": when}

    def _facts(self) -> str:
        entries, words = self._snapshot.entries, self._words.catalogue
        inside = sum(entry.admitted_at is not None for entry in entries)
        people = words.ngettext("%(n)d person", "%(n)d people", len(entries)) % {"n": len(entries)}
        already = words.gettext("%(n)d in already") % {"n": inside}
        how = words.gettext("Tick who comes; type the numbers in afterwards.")
        return f"{people} · {already} · {how}"

    def _print_columns(self, top: float) -> None:
        pgettext = self._words.catalogue.pgettext
        heads = (
            pgettext("paper list", "No."),
            pgettext("paper list", "Name"),
            pgettext("paper list", "Organisation"),
            pgettext("paper list", "Position"),
            pgettext("paper list", "Phone"),
            pgettext("paper list", "Category"),
            pgettext("paper list", "In"),
            pgettext("paper list", "Remarks"),
        )
        self._table.heads(heads, Type(Face.BOLD, ROLL.small, MUTED), top - ROLL.heads / 2)
        self._pen.rule(
            ROLL.side, top - ROLL.heads, _RIGHT - ROLL.side, colour=INK, weight=ROLL.section_rule
        )

    def _print_foot(self, number: int, count: int) -> None:
        quiet = Type(Face.REGULAR, ROLL.small, MUTED)
        gettext = self._words.catalogue.gettext
        foot = gettext("Holds personal data: shred it after the event."), f"{number} / {count}"
        running_line(
            self._pen, foot, quiet, x=ROLL.side, width=_RIGHT - ROLL.side, baseline=ROLL.foot
        )

    # What stands in it

    def _print_rows(self, rows: Sequence[_Row], top: float) -> None:
        for index, row in enumerate(rows):
            y = top - index * ROLL.row
            if index:
                opens = bool(row.letter)
                self._pen.rule(
                    ROLL.side if opens else _TABLE,
                    y,
                    _RIGHT - (ROLL.side if opens else _TABLE),
                    colour=MUTED if opens else LINE,
                    weight=HAIRLINE,
                )
            self._print_row(row, y - ROLL.row / 2)
        if rows:
            self._pen.rule(ROLL.side, top - len(rows) * ROLL.row, _RIGHT - ROLL.side)

    def _print_row(self, row: _Row, middle: float) -> None:
        if row.letter:
            accent = palette(self._snapshot.event.colour).accent
            letter = self._setter.line(
                [Span(row.letter, Type(Face.BOLD, ROLL.body, accent))], ROLL.letter
            )
            self._pen.text(letter, ROLL.side, middle - ROLL.body * MIDDLE)
        attendee = None if row.entry is None else row.entry.attendee
        with self._setter.findings.about(Kind.ATTENDEE, attendee):
            for index, (text, kind) in enumerate(self._cells(row)):
                self._table.cell(text, kind, index, middle)
        if row.entry is None or row.entry.admitted_at is None:
            self._print_box(middle)

    def _cells(self, row: _Row) -> list[tuple[str, Type]]:
        entry = row.entry
        plain, bold = Type(Face.REGULAR, ROLL.body), Type(Face.BOLD, ROLL.body)
        quiet = Type(Face.REGULAR, ROLL.body, MUTED)
        if entry is None:
            return [*[("", plain)] * len(ROLL.columns), (row.note, quiet)]
        return [
            (str(entry.number), plain),
            (self._name(entry), bold),
            (entry.organisation, plain),
            (entry.position, quiet),
            (entry.phone_end, plain),
            (self._words.pick(entry.category, entry.category_en), quiet),
            (self._came(entry), bold),
            (self._remarks(entry), plain),
        ]

    def _came(self, entry: RollEntry) -> str:
        at = entry.admitted_at
        if at is None:
            return ""
        if at.date() == self._snapshot.taken_at.date():
            return _clock(at)
        return f"{at.month}/{at.day}"

    def _remarks(self, entry: RollEntry) -> str:
        gettext, pgettext = self._words.catalogue.gettext, self._words.catalogue.pgettext
        remarks = [
            pgettext("paper list", "Do not admit") if entry.blocked else "",
            gettext("Waiting list") if entry.waiting else "",
            entry.note,
        ]
        return " · ".join(remark for remark in remarks if remark)

    def _print_box(self, middle: float) -> None:
        canvas, half = self._pen.canvas, ROLL.box / 2
        x = _COLUMNS[_BOX].x + _COLUMNS[_BOX].width / 2 - half
        canvas.setStrokeColor(ink(INK))
        canvas.setLineWidth(ROLL.box_line)
        canvas.rect(x, middle - half, ROLL.box, ROLL.box, stroke=1, fill=0)


def _room(*, first: bool) -> int:
    """How many rows a page holds."""
    top = _HEIGHT - ROLL.head - ROLL.table_gap + ROLL.small - ROLL.heads
    if first:
        top -= ROLL.title_drop + ROLL.facts_drop
    return int((top - ROLL.bottom) / ROLL.row)


def _clock(moment: datetime) -> str:
    return format_clock(moment.hour * 60 + moment.minute)
