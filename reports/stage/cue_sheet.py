"""The cue sheet (큐시트): who does what when on stage, and what changed since the last print."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, Final

from eventapp.domain.cues import (
    DEPARTMENTS,
    CueBlock,
    CueColumn,
    CueLine,
    CueSnapshot,
    changes_since,
)
from eventapp.domain.kinds import Kind, Language
from eventapp.domain.progress import Progress, no_progress
from eventapp.i18n import format_length
from reports.fonts import Face
from reports.pen import Pen
from reports.press import print_paper
from reports.result import Findings, Report, WarningKind
from reports.stage.words import (
    block_title,
    column_word,
    former_segment,
    length_words,
    off_words,
    segment,
    who,
)
from reports.styles import HAIRLINE, INK, LINE, MIDDLE, MUTED, palette
from reports.styles.stage import CUES
from reports.text import Line, Setter, Span, Type
from reports.wording import Words

_RIGHT: Final = CUES.width - CUES.side
_EDGES: Final = tuple(CUES.side + sum(CUES.columns[:at]) for at in range(len(CUES.columns) + 1))
"""Where each column begins: the number, then the columns of :class:`CueColumn`."""
_ROOM: Final = CUES.height - CUES.head - CUES.table_gap - CUES.heads - CUES.bottom
"""The height of the rows of a page that has no heading."""


def render(
    snapshot: CueSnapshot,
    out: Path | BinaryIO,
    *,
    language: Language,
    progress: Progress = no_progress,
) -> Report:
    """Print the sheet on A4 across. The same snapshot gives the same bytes.

    Raises:
        Cancelled: ``progress`` stopped it; nothing was written.
        CannotWriteFile: The file could not be written; an old one is intact.
    """
    words = Words(language)

    def draw(pen: Pen, setter: Setter) -> int:
        return _Printer(pen, setter, words, snapshot).print_all(progress)

    title = words.paper_title(snapshot.event, _title(words))
    size = CUES.width, CUES.height
    return print_paper(out, size, title=title, language=language, draw=draw)


def _title(words: Words) -> str:
    return words.catalogue.gettext("Cue sheet")


@dataclass(frozen=True, slots=True)
class _Row:
    """A strip of the table, drawn from its top; ``tied`` ones stay with what follows."""

    height: float
    draw: Callable[[float], None]
    tied: bool = False


@dataclass(frozen=True, slots=True)
class _Section:
    """What stands under one heading: a day, or a day in a room."""

    title: str
    total: str
    rows: Sequence[_Row]


@dataclass(frozen=True, slots=True)
class _Page:
    """A page: the heading where its section begins here, and its rows."""

    section: _Section
    begins: bool
    rows: Sequence[_Row]


class _Printer:
    """Prints one sheet; each day of each room begins a page, for it has a crew of its own."""

    def __init__(self, pen: Pen, setter: Setter, words: Words, snapshot: CueSnapshot) -> None:
        self._pen, self._setter = pen, setter
        self._words, self._snapshot = words, snapshot
        self._marks = changes_since(snapshot.former, snapshot.lines)
        self._accent = palette(snapshot.event.colour)
        self._number = 0

    def print_all(self, progress: Progress) -> int:
        """Print every page; their number is returned."""
        pages = list(self._pages()) or [_Page(_Section("", "", ()), begins=False, rows=())]
        for number, page in enumerate(pages, start=1):
            progress(number - 1, len(pages))
            y = self._print_head(page, first=number == 1)
            self._print_columns(y)
            y -= CUES.heads
            for row in page.rows:
                row.draw(y)
                y -= row.height
            self._rule(y, INK, CUES.group_rule)
            self._print_foot(number, len(pages))
            self._pen.canvas.showPage()
        progress(len(pages), len(pages))
        return len(pages)

    # What goes on which page

    def _pages(self) -> Iterator[_Page]:
        first = True
        for section in self._sections():
            rows, begins = list(section.rows), True
            while rows:
                count = _fitting(rows, _ROOM - _heading(first=first, begins=begins))
                yield _Page(section, begins, rows[:count])
                rows, first, begins = rows[count:], False, False

    def _sections(self) -> Iterator[_Section]:
        """Each day of each room; what is gone stands behind the last one."""
        rooms = {block.room for block in self._snapshot.blocks}
        keyed = groupby(self._snapshot.blocks, lambda block: (block.day, block.room))
        days = [list(group) for _key, group in keyed]
        for blocks in days:
            room = self._words.pick(blocks[0].room, blocks[0].room_en) if len(rooms) > 1 else ""
            rows = [*self._rows(blocks)]
            if blocks is days[-1] and self._marks.gone:
                rows += [self._gone_heading(), *map(self._gone, self._marks.gone)]
            yield _Section(self._where(blocks[0].day, room), self._total(blocks), rows)

    def _where(self, day: date, room: str) -> str:
        return " · ".join(part for part in (self._words.day(day), room) if part)

    def _rows(self, blocks: Sequence[CueBlock]) -> Iterator[_Row]:
        for block in blocks:
            with self._setter.findings.about(Kind.SESSION, block.session):
                if block.own:
                    yield self._opening(block)
                for at, line in enumerate(block.lines):
                    self._number += 1
                    # Where the session has no line of its own above, its first cue opens it.
                    yield self._line(block, line, opens=not block.own, tied=_tied(block, at))

    # What stands around the table

    def _print_head(self, page: _Page, *, first: bool) -> float:
        """The running head and the headings; the table begins at the result."""
        y = CUES.height - CUES.head
        room = _RIGHT - CUES.side
        where = self._aside(page.section.title)
        title = self._aside(self._words.event_title(self._snapshot.event), room - where.width)
        self._pen.text(title, CUES.side, y)
        if not page.begins:
            self._pen.text_right(where, _RIGHT, y)
        if first:
            y -= CUES.title_drop
            self._put([Span(_title(self._words), Type(Face.BOLD, CUES.title))], y)
            y -= CUES.facts_drop
            self._put([Span(self._facts(), Type(Face.REGULAR, CUES.body, MUTED))], y)
        if page.begins:
            y -= CUES.section_drop
            bold = Type(Face.BOLD, CUES.section, self._accent.accent)
            total = Span(f" · {page.section.total}", Type(Face.REGULAR, CUES.body, MUTED))
            self._put([Span(page.section.title, bold), total], y)
        return y - CUES.table_gap

    def _aside(self, text: str, room: float = _RIGHT - CUES.side) -> Line:
        """A running head may be shorter than what it repeats: nobody needs to hear of that."""
        quiet = Type(Face.REGULAR, CUES.small, MUTED)
        return Setter(Findings()).line([Span(text, quiet)], room)

    def _put(self, spans: Sequence[Span], y: float) -> None:
        line = self._setter.line(spans, _RIGHT - CUES.side)
        self._pen.text(line, CUES.side, y)

    def _facts(self) -> str:
        catalogue, event = self._words.catalogue, self._snapshot.event
        count = len(self._snapshot.lines)
        cues = catalogue.ngettext("%(n)d cue", "%(n)d cues", count) % {"n": count}
        parts = (self._words.venue(event), cues, self._version(), self._since())
        return " · ".join(part for part in parts if part)

    def _version(self) -> str:
        word = self._words.catalogue.pgettext("cue sheet", "Version %(n)d")
        return word % {"n": self._snapshot.version}

    def _since(self) -> str:
        """What the sheet is compared with, and in how many places it differs."""
        at, count = self._snapshot.former_at, self._marks.count
        if at is None or self._snapshot.former is None:
            return ""
        clock = self._words.clock(at.hour * 60 + at.minute)
        text = self._words.catalogue.ngettext(
            "%(n)d place changed since the print of %(when)s",
            "%(n)d places changed since the print of %(when)s",
            count,
        )
        return text % {"n": count, "when": f"{self._words.day(at.date())} {clock}"}

    def _print_columns(self, top: float) -> None:
        number = self._words.catalogue.pgettext("cue sheet", "Cue")
        heads = (number, *(column_word(each, self._words.catalogue) for each in CueColumn))
        kind = Type(Face.BOLD, CUES.small, MUTED)
        baseline = top - CUES.heads / 2 - CUES.small * MIDDLE
        for at, head in enumerate(heads):
            self._set_line(self._setter.line([Span(head, kind)], _width(at)), at, baseline)
        self._rule(top - CUES.heads, INK, CUES.group_rule)

    def _print_foot(self, number: int, count: int) -> None:
        if self._marks.count:
            self._pen.band(*_bar(CUES.foot - CUES.pad, CUES.leading), INK)
            told = self._words.catalogue.gettext("Changed since the last print")
            self._pen.text(self._aside(told), CUES.side, CUES.foot)
        folio = f"{self._version()} · {number} / {count}"
        self._pen.text_right(self._aside(folio), _RIGHT, CUES.foot)

    # What stands in it

    def _opening(self, block: CueBlock) -> _Row:
        """The line of a session above its cues; where they do not add up, it says so."""
        bold, quiet = Type(Face.BOLD, CUES.body), Type(Face.REGULAR, CUES.body, MUTED)
        spans = [Span(block_title(block, self._words), bold)]
        if off := off_words(block.off, self._words.catalogue):
            spans.append(Span(f"  {off}", Type(Face.BOLD, CUES.body, self._accent.accent)))
            self._setter.findings.add(
                WarningKind.CUE_LENGTHS, block_title(block, self._words), f"{block.off:+d}"
            )
        times = (self._words.clock(block.start), length_words(block.length, self._words))
        cells = {at: self._cell(text, quiet, at) for at, text in enumerate(times, start=1)}
        title = self._setter.lines(spans, _RIGHT - _EDGES[_SEGMENT], most=2)

        def draw(top: float) -> None:
            self._rule(top, INK, CUES.group_rule)
            self._draw_cells(cells | {_SEGMENT: title}, top)

        return _Row(_height([title]), draw, tied=True)

    def _line(self, block: CueBlock, line: CueLine, *, opens: bool, tied: bool) -> _Row:
        """A cue; what changed in it is bold on a tint, with a bar in the margin."""
        new = line.key in self._marks.new
        changed = self._marks.changed.get(line.key, frozenset())
        number = f"{self._number}"
        texts = self._texts(line, segment(line, block, self._words))
        cells = {0: self._cell(number, Type(Face.BOLD, CUES.body), 0)}
        for column, at in _COLUMNS.items():
            marked = new or column in changed
            face = Face.BOLD if marked or (opens and column is CueColumn.SEGMENT) else Face.REGULAR
            text = texts[column] or ("–" if marked and not new else "")
            cells[at] = self._cell(text, Type(face, CUES.body), at)
        height = _height(cells.values())
        told = self._words.catalogue.pgettext("cue sheet", "new") if new else ""
        tinted = [_COLUMNS[column] for column in changed]

        def draw(top: float) -> None:
            for at in tinted:
                self._tint(at, top, height)
            self._rule(top, INK if opens else LINE, CUES.group_rule if opens else HAIRLINE)
            if new or changed:
                self._pen.band(*_bar(top - height + HAIRLINE, height - HAIRLINE * 2), INK)
            self._draw_cells(cells, top)
            if told:
                self._pen.text_right(
                    self._aside(told), CUES.side - CUES.bar_gap * 2, _baseline(top)
                )

        return _Row(height, draw, tied=tied)

    def _gone_heading(self) -> _Row:
        word = self._words.catalogue.gettext("Cues that are gone")
        kind = Type(Face.BOLD, CUES.section, self._accent.accent)
        line = self._setter.line([Span(word, kind)], _RIGHT - CUES.side)

        def draw(top: float) -> None:
            self._pen.text(line, CUES.side, top - CUES.section_drop + CUES.pad)

        return _Row(CUES.section_drop, draw, tied=True)

    def _gone(self, line: CueLine) -> _Row:
        quiet = Type(Face.REGULAR, CUES.body, MUTED)
        texts = self._texts(line, former_segment(line, self._words))
        cells = {at: self._cell(texts[column], quiet, at) for column, at in _COLUMNS.items()}
        height = _height(cells.values())

        def draw(top: float) -> None:
            self._rule(top, LINE, HAIRLINE)
            self._pen.band(*_bar(top - height + HAIRLINE, height - HAIRLINE * 2), INK)
            self._draw_cells(cells, top)

        return _Row(height, draw)

    def _total(self, blocks: Sequence[CueBlock]) -> str:
        """How long everything together takes."""
        total = sum(line.length for block in blocks for line in block.lines)
        word = self._words.catalogue.pgettext("cue sheet", "Total")
        return f"{word} {format_length(total, self._words.language)}"

    def _texts(self, line: CueLine, what: str) -> dict[CueColumn, str]:
        return {
            CueColumn.TIME: self._words.clock(line.start),
            CueColumn.LENGTH: length_words(line.length, self._words),
            CueColumn.SEGMENT: what,
            **{column: str(getattr(line, column)) for column in (*DEPARTMENTS, CueColumn.NOTE)},
            CueColumn.WHO: who(line, self._words),
        }

    def _cell(self, text: str, kind: Type, at: int) -> list[Line]:
        title = kind.face is Face.BOLD
        return self._setter.lines(
            [Span(text, kind)], _width(at), most=CUES.most_lines, balanced=title
        )

    def _draw_cells(self, cells: dict[int, list[Line]], top: float) -> None:
        for at in sorted(cells):
            baseline = _baseline(top)
            for line in cells[at]:
                self._set_line(line, at, baseline)
                baseline -= CUES.leading

    def _set_line(self, line: Line, at: int, baseline: float) -> None:
        """Lengths end at the right of their column, whatever their unit."""
        if at == _COLUMNS[CueColumn.LENGTH]:
            self._pen.text_right(line, _EDGES[at] + _width(at) - CUES.figure_gap, baseline)
        else:
            self._pen.text(line, _EDGES[at], baseline)

    def _tint(self, at: int, top: float, height: float) -> None:
        left = _EDGES[at] - CUES.tint_pad
        right = min(_EDGES[at] + _width(at) + CUES.tint_pad, _RIGHT)
        self._pen.band(left, top - height, right - left, height, self._accent.soft)

    def _rule(self, y: float, colour: str, weight: float) -> None:
        self._pen.rule(CUES.side, y, _RIGHT - CUES.side, colour=colour, weight=weight)


_COLUMNS: Final = {column: at for at, column in enumerate(CueColumn, start=1)}
_SEGMENT: Final = _COLUMNS[CueColumn.SEGMENT]


def _tied(block: CueBlock, at: int) -> bool:
    """A session's last cue never stands alone at the top of a page."""
    return block.own and len(block.lines) > 1 and at == len(block.lines) - 2


def _fitting(rows: Sequence[_Row], room: float) -> int:
    """How many rows fit, at least one; a tied one goes with what follows it."""
    used, count = 0.0, 0
    for row in rows:
        used += row.height
        if used > room and count:
            break
        count += 1
    if count < len(rows):
        kept = count
        while kept and rows[kept - 1].tied:
            kept -= 1
        count = kept or count
    return count


def _heading(*, first: bool, begins: bool) -> float:
    return (CUES.title_drop + CUES.facts_drop if first else 0.0) + (
        CUES.section_drop if begins else 0.0
    )


def _width(at: int) -> float:
    right = _EDGES[at + 1] - CUES.cell_gap if at + 1 < len(_EDGES) else _RIGHT
    return right - _EDGES[at]


def _height(cells: Collection[list[Line]]) -> float:
    return max(1, *(len(lines) for lines in cells)) * CUES.leading + 2 * CUES.pad


def _baseline(top: float) -> float:
    return top - CUES.pad - CUES.leading / 2 - CUES.body * MIDDLE


def _bar(bottom: float, height: float) -> tuple[float, float, float, float]:
    return CUES.side - CUES.bar_gap - CUES.bar, bottom, CUES.bar, height
