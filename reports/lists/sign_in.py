"""The sheet to sign (등록부, 서명부): who is expected, and room for a signature.

A sheet a day. It lies open on the table, so of a phone it has the last digits alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from eventapp.domain.kinds import Kind, Language, Paper, SortedBy
from eventapp.domain.progress import Progress, no_progress
from eventapp.domain.roll import place_of
from eventapp.domain.sign_in import SignInEntry, SignInSnapshot
from reports.approvals import approvals_width, approvers, draw_approvals
from reports.fonts import Face
from reports.pen import Pen
from reports.press import print_paper
from reports.result import Report
from reports.styles import INK, MUTED, page_style
from reports.styles.approvals import APPROVALS
from reports.styles.sign_in import SIGN_IN
from reports.table import CellStyle, Side, Table, columns, running_line
from reports.text import Setter, Span, Type
from reports.wording import Words

_WIDTH, _HEIGHT = page_style(Paper.A4).width, page_style(Paper.A4).height
_MEASURE = _WIDTH - 2 * SIGN_IN.side
_RIGHT = SIGN_IN.side + _MEASURE
_NUMBER = 0
_WIDTHS = (*SIGN_IN.columns, _MEASURE - sum(SIGN_IN.columns))
_COLUMNS = columns(
    SIGN_IN.side + SIGN_IN.padding,
    _WIDTHS,
    2 * SIGN_IN.padding,
    {_NUMBER: Side.MIDDLE},
)
_DOT = " · "
_CELLS = CellStyle((SIGN_IN.body, SIGN_IN.close), SIGN_IN.dense, SIGN_IN.dense_leading, most=3)


def render(
    snapshot: SignInSnapshot,
    out: Path | BinaryIO,
    *,
    language: Language,
    both: bool = False,
    by: SortedBy = SortedBy.NAME,
    boxes: Sequence[str] = (),
    blank: int = 0,
    progress: Progress = no_progress,
) -> Report:
    """Print a sheet a day on A4, its rows numbered through. The same snapshot gives the same bytes.

    ``boxes`` are who approves it (결재란), a few at most. At least ``blank`` rows are left
    to write in; any at all fill the last page.

    Raises:
        Cancelled: ``progress`` stopped it; nothing was written.
        CannotWriteFile: The file could not be written; an old one is intact.
    """
    words = Words(language)
    approving = approvers(boxes)

    def draw(pen: Pen, setter: Setter) -> int:
        table = Table(pen, setter, _COLUMNS, _CELLS)
        printer = _Printer(pen, setter, table, words, both, snapshot, approving)
        return printer.print_all(_sorted(snapshot.entries, words, by), blank, progress)

    title = words.paper_title(snapshot.event, _title(words))
    return print_paper(out, (_WIDTH, _HEIGHT), title=title, language=language, draw=draw)


def _title(words: Words) -> str:
    return words.catalogue.gettext("Sign-in sheet")


def _sorted(entries: Sequence[SignInEntry], words: Words, by: SortedBy) -> list[SignInEntry]:
    """By name, or first by what else people look for; who has none of it comes last."""

    def group(entry: SignInEntry) -> str:
        if by is SortedBy.ORGANISATION:
            return entry.organisation.strip()
        if by is SortedBy.CATEGORY:
            return words.pick(entry.category, entry.category_en).strip()
        return ""

    def key(entry: SignInEntry) -> tuple[bool, tuple[int, str, str], tuple[int, str, str]]:
        first = group(entry)
        name = place_of(words.pick(entry.name, entry.name_en))
        return by is not SortedBy.NAME and not first, place_of(first), name

    return sorted(entries, key=key)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page of a day's sheet; a row without an entry is to write in."""

    day: date | None
    number: int
    count: int
    first_row: int
    rows: Sequence[SignInEntry | None]


@dataclass(slots=True)
class _Printer:
    """Prints the sheets; a page is filled before the next one begins."""

    _pen: Pen
    _setter: Setter
    _table: Table
    _words: Words
    _both: bool
    _snapshot: SignInSnapshot
    _boxes: tuple[str, ...]

    def print_all(self, entries: Sequence[SignInEntry], blank: int, progress: Progress) -> int:
        """Print every page; their number is returned."""
        days: Sequence[date | None] = self._snapshot.event.days or (None,)
        pages = [page for day in days for page in self._pages(day, entries, blank)]
        for index, page in enumerate(pages):
            progress(index, len(pages))
            top = self._print_head(page)
            self._print_table(page, top)
            self._pen.canvas.showPage()
        progress(len(pages), len(pages))
        return len(pages)

    def _pages(
        self, day: date | None, entries: Sequence[SignInEntry], blank: int
    ) -> Iterator[_Page]:
        rows: list[SignInEntry | None] = [*entries, *[None] * blank]
        parts: list[list[SignInEntry | None]] = []
        room = self._room(first=True)
        while rows or not parts:
            part, rows = rows[:room], rows[room:]
            parts.append([*part, *[None] * (room - len(part))] if blank else part)
            room = self._room(first=False)
        first_row = 1
        for number, part in enumerate(parts, start=1):
            yield _Page(day, number, len(parts), first_row, part)
            first_row += len(part)

    def _room(self, *, first: bool) -> int:
        """How many rows a page holds."""
        return int((self._top(first=first) - SIGN_IN.heads - SIGN_IN.bottom) / SIGN_IN.row)

    def _top(self, *, first: bool) -> float:
        """Where the table begins."""
        top = _HEIGHT - SIGN_IN.head - SIGN_IN.table_gap
        if not first:
            return top
        down = SIGN_IN.title_drop + SIGN_IN.facts_drop
        if self._boxes:
            down = max(down, SIGN_IN.approval_drop + APPROVALS.height)
        return top - down

    # What stands above the table

    def _print_head(self, page: _Page) -> float:
        """The running head, and on a day's first page the title; the table begins at the result."""
        quiet = Type(Face.REGULAR, SIGN_IN.small, MUTED)
        first = page.number == 1
        day, place, number = self._facts(page)
        again = "" if first else _DOT.join(filter(None, (_title(self._words), day, place, number)))
        head = self._words.event_title(self._snapshot.event), again
        y = _HEIGHT - SIGN_IN.head
        running_line(self._pen, head, quiet, x=SIGN_IN.side, width=_MEASURE, baseline=y)
        top = self._top(first=first)
        if first:
            boxes = approvals_width(self._setter, self._boxes)
            room = _MEASURE - boxes - (SIGN_IN.approval_gap if boxes else 0.0)
            baseline = top + SIGN_IN.table_gap + SIGN_IN.facts_drop
            kind = Type(Face.REGULAR, SIGN_IN.facts, MUTED)
            title = [Span(_title(self._words), Type(Face.BOLD, SIGN_IN.title))]
            if self._both:
                title.append(Span(f" · {_title(self._words.other)}", kind))
            self._pen.text(self._setter.line(title, room), SIGN_IN.side, baseline)
            self._print_facts(page, kind, room, baseline - SIGN_IN.facts_drop)
            below = y - SIGN_IN.approval_drop
            draw_approvals(self._pen, self._setter, self._boxes, right=_RIGHT, top=below)
        return top

    def _facts(self, page: _Page) -> tuple[str, str, str]:
        """The day, where it is, and which page it is; what is not known is empty."""
        words, event = self._words, self._snapshot.event
        if len(event.rooms) == 1:
            place = words.pick(event.rooms[0], "".join(event.rooms_en))
        else:
            place = words.pick(event.venue, event.venue_en)
        number = words.catalogue.pgettext("sign-in sheet", "Page %(page)d of %(count)d")
        return (
            words.day(page.day) if page.day is not None else "",
            place.strip(),
            number % {"page": page.number, "count": page.count},
        )

    def _print_facts(self, page: _Page, kind: Type, room: float, baseline: float) -> None:
        """The facts on a line; a place too long for it is cut before the page's number."""
        day, place, number = self._facts(page)
        around = kind.width("".join((day, number, 2 * _DOT)))
        shown = self._setter.line([Span(place, kind)], room - around)
        cut = "".join(piece.text for piece in shown.pieces)
        text = _DOT.join(part for part in (day, cut, number) if part)
        self._pen.text(self._setter.line([Span(text, kind)], room), SIGN_IN.side, baseline)

    # The table

    def _print_table(self, page: _Page, top: float) -> None:
        self._print_columns(top)
        below = top - SIGN_IN.heads
        for index, entry in enumerate(page.rows):
            middle = below - (index + 0.5) * SIGN_IN.row
            with self._setter.findings.about(Kind.ATTENDEE, entry.attendee if entry else None):
                self._print_row(page.first_row + index, entry, middle)
        heights = [below - index * SIGN_IN.row for index in range(len(page.rows) + 1)]
        self._print_grid([SIGN_IN.side, *_edges(SIGN_IN.side, _WIDTHS)], [top, *heights])
        for y in (top, below):
            self._pen.rule(SIGN_IN.side, y, _MEASURE, colour=INK, weight=SIGN_IN.edge)

    def _print_columns(self, top: float) -> None:
        middle = top - SIGN_IN.heads / 2
        kind = Type(Face.BOLD, SIGN_IN.small, INK)
        if not self._both:
            self._table.heads(_heads(self._words), kind, middle)
            return
        small = replace(kind, face=Face.REGULAR, colour=MUTED, size=SIGN_IN.tiny)
        pairs = zip(_heads(self._words), _heads(self._words.other), strict=True)
        for index, (head, other) in enumerate(pairs):
            self._table.stack([(head, kind), (other, small)], index, middle)

    def _print_row(self, number: int, entry: SignInEntry | None, middle: float) -> None:
        plain = Type(Face.REGULAR, SIGN_IN.body)
        quiet = replace(plain, colour=MUTED)
        if entry is None:
            self._table.cell(str(number), quiet, _NUMBER, middle)
            return
        walk_in = self._words.catalogue.pgettext("sign-in sheet", "Walk-in")
        cells: tuple[list[tuple[str, Type]], ...] = (
            [(str(number), plain)],
            [(entry.organisation, plain)],
            [(entry.position, quiet)],
            self._names(entry),
            [(f"****-{entry.phone_end}" if entry.phone_end else "", plain)],
            [],
            [(walk_in if entry.walk_in else "", quiet)],
        )
        for index, texts in enumerate(cells):
            self._table.stack(texts, index, middle)

    def _names(self, entry: SignInEntry) -> list[tuple[str, Type]]:
        name = self._words.pick(entry.name, entry.name_en)
        names = [(name, Type(Face.BOLD, SIGN_IN.body))]
        other = self._words.other.pick(entry.name, entry.name_en)
        if self._both and other != name:
            names.append((other, Type(Face.REGULAR, SIGN_IN.dense, MUTED)))
        return names

    def _print_grid(self, edges: Sequence[float], heights: Sequence[float]) -> None:
        left, right = edges[0], edges[-1]
        top, bottom = heights[0], heights[-1]
        for y in heights:
            self._pen.rule(left, y, right - left)
        for x in edges:
            self._pen.upright(x, top, top - bottom)


def _heads(words: Words) -> tuple[str, ...]:
    pgettext = words.catalogue.pgettext
    return (
        pgettext("sign-in sheet", "No."),
        pgettext("sign-in sheet", "Organisation"),
        pgettext("sign-in sheet", "Position"),
        pgettext("sign-in sheet", "Name"),
        pgettext("sign-in sheet", "Phone"),
        pgettext("sign-in sheet", "Signature"),
        pgettext("sign-in sheet", "Remarks"),
    )


def _edges(left: float, widths: Sequence[float]) -> list[float]:
    """Where each of the columns ends."""
    return [left + sum(widths[: index + 1]) for index in range(len(widths))]
