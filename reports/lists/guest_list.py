"""The list of guests of honour (내빈 명단): read aloud from, and ticked by whoever receives them.

In the order they are named; under a position stands what sort of office placed it there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from eventapp.domain.guest_list import GuestListSnapshot, PrintedGuest
from eventapp.domain.kinds import Kind, Language, Paper
from eventapp.domain.progress import Progress, no_progress
from eventapp.domain.protocol import Office
from eventapp.i18n import format_clock
from eventapp.vocabulary import office
from reports.fonts import Face
from reports.pen import Pen, ink
from reports.press import print_paper
from reports.result import Report
from reports.styles import INK, MUTED, page_style
from reports.styles.guest_list import GUEST_LIST
from reports.table import CellStyle, Side, Table, columns, running_line
from reports.text import Setter, Span, Type
from reports.wording import Words

_WIDTH, _HEIGHT = page_style(Paper.A4).width, page_style(Paper.A4).height
_MEASURE = _WIDTH - 2 * GUEST_LIST.side
_NUMBER, _NAME, _ARRIVED = 0, 1, 4
_COLUMNS = columns(
    GUEST_LIST.side,
    (*GUEST_LIST.columns, _MEASURE - sum(GUEST_LIST.columns) + GUEST_LIST.gap),
    GUEST_LIST.gap,
    {_NUMBER: Side.RIGHT, _ARRIVED: Side.MIDDLE},
)
_PLAIN = frozenset({Office.BY_HAND, Office.OTHER})
"""Offices that say nothing of somebody."""


def render(
    snapshot: GuestListSnapshot,
    out: Path | BinaryIO,
    *,
    language: Language,
    both: bool = False,
    blank: int = 0,
    progress: Progress = no_progress,
) -> Report:
    """Print the list on A4, with ``blank`` rows for guests nobody expected.

    The same snapshot gives the same bytes.

    Raises:
        Cancelled: ``progress`` stopped it; nothing was written.
        CannotWriteFile: The file could not be written; an old one is intact.
    """
    words = Words(language)

    def draw(pen: Pen, setter: Setter) -> int:
        printer = _Printer(pen, setter, words, both, snapshot)
        return printer.print_all(blank, progress)

    title = words.paper_title(snapshot.event, _title(words))
    return print_paper(out, (_WIDTH, _HEIGHT), title=title, language=language, draw=draw)


def _title(words: Words) -> str:
    return words.catalogue.pgettext("guest list", "Guests of honour")


@dataclass(slots=True)
class _Printer:
    """Prints one list; a page is filled before the next one begins."""

    _pen: Pen
    _setter: Setter
    _words: Words
    _both: bool
    _snapshot: GuestListSnapshot

    def print_all(self, blank: int, progress: Progress) -> int:
        """Print every page; their number is returned."""
        pages = list(_pages([*self._snapshot.guests, *[None] * blank]))
        number = 1
        for index, rows in enumerate(pages):
            progress(index, len(pages))
            top = self._print_head(first=index == 0)
            self._print_rows(number, rows, top)
            self._print_foot(index + 1, len(pages))
            self._pen.canvas.showPage()
            number += len(rows)
        progress(len(pages), len(pages))
        return len(pages)

    # What stands around the table

    def _print_head(self, *, first: bool) -> float:
        """The running head, and on the first page the title; the table begins at the result."""
        quiet = Type(Face.REGULAR, GUEST_LIST.small, MUTED)
        at = self._snapshot.taken_at
        when = f"{self._words.day(at.date())} {format_clock(at.hour * 60 + at.minute)}"
        taken = self._words.catalogue.gettext("As of %(when)s") % {"when": when}
        head = self._words.event_title(self._snapshot.event), taken
        y = _HEIGHT - GUEST_LIST.head
        running_line(self._pen, head, quiet, x=GUEST_LIST.side, width=_MEASURE, baseline=y)
        if first:
            baseline = y - GUEST_LIST.title_drop
            facts = Type(Face.REGULAR, GUEST_LIST.facts, MUTED)
            title = [Span(_title(self._words), Type(Face.BOLD, GUEST_LIST.title))]
            if self._both:
                title.append(Span(f" · {_title(self._words.other)}", facts))
            self._pen.text(self._setter.line(title, _MEASURE), GUEST_LIST.side, baseline)
            line = self._setter.line([Span(self._facts(), facts)], _MEASURE)
            self._pen.text(line, GUEST_LIST.side, baseline - GUEST_LIST.facts_drop)
        return _top(first=first)

    def _facts(self) -> str:
        words, guests = self._words.catalogue, self._snapshot.guests
        here = sum(guest.arrived is not None for guest in guests)
        people = words.ngettext("%(n)d person", "%(n)d people", len(guests)) % {"n": len(guests)}
        arrived = words.pgettext("guest list", "%(n)d arrived") % {"n": here}
        return f"{people} · {arrived}"

    def _print_foot(self, number: int, count: int) -> None:
        quiet = Type(Face.REGULAR, GUEST_LIST.small, MUTED)
        order = self._words.catalogue.pgettext("guest list", "In the order they are introduced")
        running_line(
            self._pen,
            (order, f"{number} / {count}"),
            quiet,
            x=GUEST_LIST.side,
            width=_MEASURE,
            baseline=GUEST_LIST.foot,
        )

    # What stands in it

    def _print_rows(self, number: int, rows: Sequence[PrintedGuest | None], top: float) -> None:
        self._print_columns(top - GUEST_LIST.heads / 2)
        top -= GUEST_LIST.heads
        side = GUEST_LIST.side
        self._pen.rule(side, top, _MEASURE, colour=INK, weight=GUEST_LIST.edge)
        for index, guest in enumerate(rows):
            middle = top - (index + 0.5) * GUEST_LIST.row
            with self._setter.findings.about(Kind.ATTENDEE, guest.attendee if guest else None):
                self._print_row(number + index, guest, middle)
            self._pen.rule(side, middle - GUEST_LIST.row / 2, _MEASURE)

    def _print_columns(self, middle: float) -> None:
        table = self._table(GUEST_LIST.small)
        bold = Type(Face.BOLD, GUEST_LIST.small, MUTED)
        other = _heads(self._words.other) if self._both else [""] * len(_COLUMNS)
        for index, (head, below) in enumerate(zip(_heads(self._words), other, strict=True)):
            table.stack([(head, bold), (below, replace(bold, face=Face.REGULAR))], index, middle)

    def _print_row(self, number: int, guest: PrintedGuest | None, middle: float) -> None:
        figure = Type(Face.REGULAR, GUEST_LIST.number, MUTED)
        self._table(GUEST_LIST.number).stack([(str(number), figure)], _NUMBER, middle)
        if guest is None:
            self._print_box(middle)
            return
        self._table(GUEST_LIST.name_dense).stack(self._names(guest), _NAME, middle)
        text = Type(Face.REGULAR, GUEST_LIST.text)
        small = Type(Face.REGULAR, GUEST_LIST.dense, MUTED)
        said = "" if guest.office in _PLAIN else office(guest.office, self._words.catalogue)
        cells = [[(guest.position, text), (said, small)], [(guest.organisation, text)]]
        for index, texts in enumerate(cells, start=_NAME + 1):
            self._table(GUEST_LIST.text_dense).stack(texts, index, middle)
        remarks = [(guest.note, Type(Face.REGULAR, GUEST_LIST.note))]
        self._table(GUEST_LIST.dense).stack(remarks, _ARRIVED + 1, middle)
        self._print_arrival(guest, middle)

    def _names(self, guest: PrintedGuest) -> list[tuple[str, Type]]:
        name = self._words.pick(guest.name, guest.name_en)
        names = [(name, Type(Face.BOLD, GUEST_LIST.name))]
        other = self._words.other.pick(guest.name, guest.name_en)
        if self._both and other != name:
            names.append((other, Type(Face.REGULAR, GUEST_LIST.note, MUTED)))
        return names

    def _print_arrival(self, guest: PrintedGuest, middle: float) -> None:
        at = guest.arrived
        if at is None:
            self._print_box(middle)
            return
        today = at.date() == self._snapshot.taken_at.date()
        told = format_clock(at.hour * 60 + at.minute) if today else f"{at.month}/{at.day}"
        kind = Type(Face.BOLD, GUEST_LIST.text)
        self._table(GUEST_LIST.text_dense).stack([(told, kind)], _ARRIVED, middle)

    def _print_box(self, middle: float) -> None:
        canvas, half = self._pen.canvas, GUEST_LIST.box / 2
        x = _COLUMNS[_ARRIVED].x + _COLUMNS[_ARRIVED].width / 2 - half
        canvas.setStrokeColor(ink(INK))
        canvas.setLineWidth(GUEST_LIST.box_line)
        canvas.rect(x, middle - half, GUEST_LIST.box, GUEST_LIST.box, stroke=1, fill=0)

    def _table(self, least: float) -> Table:
        """The columns, for texts that shrink as far as this."""
        between = least * GUEST_LIST.close
        style = CellStyle((between,), least, least * GUEST_LIST.leading, GUEST_LIST.lines)
        return Table(self._pen, self._setter, _COLUMNS, style)


def _pages(rows: list[PrintedGuest | None]) -> Iterator[list[PrintedGuest | None]]:
    """The rows of each page; there is always one."""
    room = _room(first=True)
    yield rows[:room]
    for start in range(room, len(rows), _room(first=False)):
        yield rows[start : start + _room(first=False)]


def _top(*, first: bool) -> float:
    """Where the table begins."""
    top = _HEIGHT - GUEST_LIST.head - GUEST_LIST.table_gap
    return top - (GUEST_LIST.title_drop + GUEST_LIST.facts_drop if first else 0.0)


def _room(*, first: bool) -> int:
    """How many rows a page holds."""
    return int((_top(first=first) - GUEST_LIST.heads - GUEST_LIST.bottom) / GUEST_LIST.row)


def _heads(words: Words) -> tuple[str, ...]:
    pgettext = words.catalogue.pgettext
    return (
        pgettext("guest list", "No."),
        pgettext("guest list", "Name"),
        pgettext("guest list", "Position"),
        pgettext("guest list", "Organisation"),
        pgettext("guest list", "Arrived"),
        pgettext("guest list", "Remarks"),
    )
