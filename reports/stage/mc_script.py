"""The script of the MC (사회자 시나리오): large, step by step, to be read aloud."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, Final

from eventapp.domain.kinds import Kind, Language, SessionKind
from eventapp.domain.mc_script import ScriptGuest, ScriptSnapshot, ScriptStep
from eventapp.domain.progress import Progress, no_progress
from eventapp.i18n import format_length
from eventapp.vocabulary import session_kind
from reports.flow import Block, Bookmark, Sheet, Strip, paginate
from reports.fonts import Face
from reports.pen import Draw, Pen, ink
from reports.press import print_paper
from reports.result import Findings, Report
from reports.stage.mc_words import guest_name, guests_mark, own_words, usual_words
from reports.styles import BASELINE, INK, LINE, MIDDLE, MUTED, palette
from reports.styles.stage import SCRIPT
from reports.text import Line, Setter, Span, Type
from reports.wording import Words

_MEASURE: Final = SCRIPT.width - 2 * SCRIPT.side
_TEXT: Final = _MEASURE - SCRIPT.aside
_RIGHT: Final = SCRIPT.width - SCRIPT.side
_DONE: Final = re.compile(r"(\[[^\[\]\n]*\])")
"""What is not said but done."""
_BULLET: Final = ("· ", "- ", "• ")
_TITLE_LINES: Final = 4


def render(
    snapshot: ScriptSnapshot,
    out: Path | BinaryIO,
    *,
    language: Language,
    progress: Progress = no_progress,
) -> Report:
    """Print the script on A4. The same snapshot gives the same bytes.

    Raises:
        Cancelled: ``progress`` stopped it; nothing was written.
        CannotWriteFile: The file could not be written; an old one is intact.
    """
    words = Words(language)

    def draw(pen: Pen, setter: Setter) -> int:
        return _Printer(pen, setter, words, snapshot).print_all(progress)

    title = words.paper_title(snapshot.event, _title(words))
    size = SCRIPT.width, SCRIPT.height
    return print_paper(out, size, title=title, language=language, draw=draw)


def _title(words: Words) -> str:
    return words.catalogue.gettext("MC script")


@dataclass(frozen=True, slots=True)
class _Printer:
    """Prints one script."""

    _pen: Pen
    _setter: Setter
    _words: Words
    _snapshot: ScriptSnapshot

    def print_all(self, progress: Progress) -> int:
        """Print every page; their number is returned."""
        sheets = paginate([self._heading(), *self._steps()], SCRIPT.lines)
        step = ""
        for number, sheet in enumerate(sheets, start=1):
            progress(number - 1, len(sheets))
            marks = [placed.bookmark for placed in sheet.placed]
            # Whoever turns the page in the middle of a step sees which it is.
            goes_on = step if marks and marks[0] is None else ""
            self._print(sheet, number, len(sheets), goes_on)
            step = next((mark.title for mark in reversed(marks) if mark is not None), step)
            self._pen.canvas.showPage()
        progress(len(sheets), len(sheets))
        return len(sheets)

    def _print(self, sheet: Sheet, number: int, count: int, goes_on: str) -> None:
        quiet = Type(Face.REGULAR, SCRIPT.small, MUTED)
        # A running head may be shorter than the title: nobody needs to hear of that.
        setter, y = Setter(Findings()), SCRIPT.height - SCRIPT.head
        told = " · ".join(part for part in (sheet.section, goes_on) if part)
        where = setter.line([Span(told, quiet)], _MEASURE / 2)
        title = self._words.event_title(self._snapshot.event)
        room = _MEASURE - where.width - SCRIPT.indent
        self._pen.text(setter.line([Span(title, quiet)], room), SCRIPT.side, y)
        self._pen.text_right(where, _RIGHT, y)
        for placed in sheet.placed:
            bottom = SCRIPT.height - SCRIPT.top - placed.bottom * SCRIPT.grid
            if placed.bookmark is not None:
                self._note(placed.bookmark, f"step{number}-{placed.bottom:.2f}")
            placed.strip.draw(self._pen, SCRIPT.side, bottom + BASELINE * SCRIPT.grid)
        folio = Type(Face.BOLD, SCRIPT.folio)
        line = setter.line([Span(f"{number} / {count}", folio)], _MEASURE)
        self._pen.text_right(line, _RIGHT, SCRIPT.foot)

    def _note(self, bookmark: Bookmark, key: str) -> None:
        self._pen.canvas.bookmarkPage(key)
        shown = Setter(Findings()).clean(bookmark.title)[:80]
        self._pen.canvas.addOutlineEntry(shown, key, level=bookmark.level)

    # What stands in it

    def _heading(self) -> Block:
        words, event = self._words, self._snapshot.event
        title = self._setter.line([Span(_title(words), Type(Face.BOLD, SCRIPT.title))], _MEASURE)
        name = Type(Face.BOLD, SCRIPT.body)
        lines = self._setter.lines(
            [Span(words.event_title(event), name)], _MEASURE, most=_TITLE_LINES, balanced=True
        )
        days = words.days(event.days, long=True)
        facts = " · ".join(part for part in (days, words.venue(event)) if part)
        quiet = Type(Face.REGULAR, SCRIPT.direction, MUTED)
        told = self._setter.lines([Span(facts, quiet)], _MEASURE, most=2)
        below = [_strip(line) for line in (*lines, *told)]
        strips = (_strip(title, height=SCRIPT.title_height), *below)
        return Block(strips, together=True, with_next=True)

    def _steps(self) -> Iterator[Block]:
        rooms = {step.room for step in self._snapshot.steps}
        days = {step.day for step in self._snapshot.steps}
        for (day, _room), group in groupby(
            self._snapshot.steps, lambda step: (step.day, step.room)
        ):
            steps = list(group)
            room = self._words.pick(steps[0].room, steps[0].room_en) if len(rooms) > 1 else ""
            where = " · ".join(part for part in (self._words.day(day), room) if part)
            if len(rooms) > 1 or len(days) > 1:
                kind = Type(Face.BOLD, SCRIPT.step, palette(self._snapshot.event.colour).accent)
                line = self._setter.line([Span(where, kind)], _MEASURE)
                yield Block(
                    (_strip(line, height=1.4),),
                    before=1.0,
                    together=True,
                    with_next=True,
                    opening=where,
                    bookmark=Bookmark(where, 0),
                )
            for step in steps:
                with self._setter.findings.about(Kind.SESSION, step.session):
                    yield from self._step(step)

    def _step(self, step: ScriptStep) -> list[Block]:
        """A step on one page, unless it is long: nobody turns a page in the middle of one."""
        blocks = [self._step_head(step), *self._said(step)]
        whole = _whole(blocks)
        return blocks if whole is None else [whole]

    def _said(self, step: ScriptStep) -> Iterator[Block]:
        """What is said; each of its parts is on one page, unless it is long."""
        language = self._words.language
        text = own_words(step, language) or usual_words(self._snapshot, step, language)
        mark = guests_mark(self._words)
        for part in text.split("\n\n"):
            blocks = list(self._part(part, mark if step.guests else ""))
            whole = _whole(blocks)
            yield from blocks if whole is None else [whole]
        if step.guests and mark not in text and self._snapshot.guests:
            yield from self._guests()

    def _part(self, text: str, mark: str) -> Iterator[Block]:
        before = SCRIPT.part_gap
        for lines in _with_deeds(text.splitlines(), mark):
            if lines == [mark]:
                yield from self._guests()
                before = SCRIPT.list_gap
            elif (paragraph := self._paragraph(lines, before)).strips:
                yield paragraph
                before = 0.0

    def _step_head(self, step: ScriptStep) -> Block:
        """When it is, what it is, and its title; never at the end of a page."""
        words = self._words
        accent = palette(self._snapshot.event.colour).accent
        clock = self._line(words.clock(step.start), Type(Face.BOLD, SCRIPT.step))
        length = self._line(
            format_length(step.end - step.start, words.language),
            Type(Face.REGULAR, SCRIPT.direction, MUTED),
        )
        word = session_kind(step.kind, words.catalogue)
        label = f"{word} {step.number}" if step.number else word
        title = words.pick(step.title, step.title_en).strip()
        heads = [Span(title or label, Type(Face.BOLD, SCRIPT.step))]
        lines = self._setter.lines(heads, _TEXT, most=_TITLE_LINES, balanced=True)
        telling = step.kind is not SessionKind.OTHER
        if title and telling and label.casefold() not in title.casefold():
            kind = Type(Face.BOLD, SCRIPT.label, accent)
            lines.insert(0, self._setter.line([Span(label, kind)], _TEXT))
        strips = [_strip(line, SCRIPT.aside) for line in lines or [Line((), 0.0)]]
        strips[0] = _with(strips[0], _at(clock, 0.0))
        # Beside the second line: of the title, or else of what is said.
        below = 1.0 if len(strips) > 1 else 1.0 + SCRIPT.part_gap
        strips[0] = _with(strips[0], _at(length, 0.0, below))
        strips[0] = replace(_with(strips[0], _rule, taller=0.6), at_top=strips[0])
        title = title or label
        return Block(
            tuple(strips), before=0.7, together=True, with_next=True, bookmark=Bookmark(title, 0)
        )

    def _line(self, text: str, kind: Type) -> Line:
        return self._setter.line([Span(text, kind)], SCRIPT.aside)

    def _paragraph(self, lines: Sequence[str], before: float) -> Block:
        """Something said, with what is done before and after it: kept on one page."""
        strips = [strip for line in lines for strip in self._set(line)]
        return Block(tuple(strips), before=before, together=True)

    def _set(self, text: str) -> list[Strip]:
        if not (spoken := _DONE.sub("", text).strip()):
            kind = Type(Face.REGULAR, SCRIPT.direction, MUTED)
            done = self._setter.paragraph([Span(text, kind)], _TEXT)
            return [_strip(line, SCRIPT.aside) for line in done]
        indent = SCRIPT.indent if spoken.startswith(_BULLET) else 0.0
        lines = self._setter.paragraph(_spans(text[2:] if indent else text), _TEXT - indent)
        strips = [_strip(line, SCRIPT.aside + indent) for line in lines]
        if indent and strips:
            dot = self._setter.line([Span("·", Type(Face.BOLD, SCRIPT.body))], indent)
            strips[0] = _with(strips[0], _at(dot, SCRIPT.aside))
        return strips

    # Guests of honour

    def _guests(self) -> Iterator[Block]:
        guests = self._snapshot.guests
        if not guests:
            none = self._words.catalogue.gettext("No attendee is marked as a guest of honour.")
            yield self._paragraph([f"[{none}]"], 0.0)
        for at, guest in enumerate(guests):
            with self._setter.findings.about(Kind.ATTENDEE, guest.attendee):
                yield replace(self._guest(guest), before=0.0 if at else SCRIPT.list_gap)

    def _guest(self, guest: ScriptGuest) -> Block:
        """A box, ticked where they are in, then how they are called up."""
        name, rest = guest_name(guest, self._words)
        joint = " " if self._words.language is Language.KOREAN or not rest else ", "
        spans = [
            Span(name, Type(Face.BOLD, SCRIPT.body)),
            Span(f"{joint if name else ''}{rest}", Type(Face.REGULAR, SCRIPT.body)),
        ]
        width = _TEXT - SCRIPT.box_gap - SCRIPT.came
        lines = self._setter.lines(spans, width, most=_TITLE_LINES)
        strips = [_strip(line, SCRIPT.aside + SCRIPT.box_gap) for line in lines]
        if not strips:
            strips = [Strip(_nothing)]
        strips[0] = _with(strips[0], self._came(guest))
        return Block(tuple(strips), together=True)

    def _came(self, guest: ScriptGuest) -> Draw:
        told = Line((), 0.0)
        if (at := guest.arrived) is not None:
            clock = self._words.clock(at.hour * 60 + at.minute)
            text = self._words.catalogue.gettext("came in at %(time)s") % {"time": clock}
            kind = Type(Face.REGULAR, SCRIPT.small, MUTED)
            told = self._setter.line([Span(text, kind)], SCRIPT.came)

        def draw(pen: Pen, x: float, baseline: float) -> None:
            left, bottom = x + SCRIPT.aside, baseline + SCRIPT.body * MIDDLE - SCRIPT.box / 2
            _box(pen, left, bottom, ticked=at is not None)
            pen.text_right(told, _RIGHT, baseline)

        return draw


def _whole(blocks: Sequence[Block]) -> Block | None:
    """Several blocks as one that is not divided; None for more than should stand together."""
    if not blocks or sum(block.before + block.height for block in blocks) > SCRIPT.kept_whole:
        return None
    strips = [*blocks[0].strips]
    for block in blocks[1:]:
        first, *others = block.strips
        strips += [replace(first, height=first.height + block.before), *others]
    return replace(blocks[0], strips=tuple(strips), together=True, with_next=False)


def _with_deeds(lines: Sequence[str], mark: str) -> Iterator[list[str]]:
    """Lines grouped so that what is done stands with what is said; ``mark`` stands alone."""
    group: list[str] = []
    spoken = False
    for line in filter(None, map(str.strip, lines)):
        says = bool(_DONE.sub("", line).strip())
        if group and ((says and spoken) or mark in {line, group[0]}):
            yield group
            group, spoken = [], False
        group.append(line)
        spoken = spoken or says
    if group:
        yield group


def _spans(text: str) -> list[Span]:
    """What is said large, what is done within it small and quiet."""
    said, done = Type(Face.REGULAR, SCRIPT.body), Type(Face.REGULAR, SCRIPT.direction, MUTED)
    parts = _DONE.split(text)
    return [Span(part, done if at % 2 else said) for at, part in enumerate(parts) if part]


def _box(pen: Pen, x: float, y: float, *, ticked: bool) -> None:
    canvas, side = pen.canvas, SCRIPT.box
    canvas.setStrokeColor(ink(INK))
    canvas.setLineWidth(SCRIPT.box_line)
    canvas.rect(x, y, side, side, stroke=1, fill=0)
    if ticked:
        canvas.setLineWidth(SCRIPT.box_line * 2)
        canvas.lines(
            [
                (x + side * 0.2, y + side * 0.5, x + side * 0.42, y + side * 0.25),
                (x + side * 0.42, y + side * 0.25, x + side * 0.82, y + side * 0.78),
            ]
        )


def _at(line: Line, x: float, below: float = 0.0) -> Draw:
    def draw(pen: Pen, left: float, baseline: float) -> None:
        pen.text(line, left + x, baseline - below * SCRIPT.grid)

    return draw


def _strip(line: Line, x: float = 0.0, height: float = 1.0) -> Strip:
    return Strip(_at(line, x), height)


def _with(part: Strip, first: Draw, *, taller: float = 0.0) -> Strip:
    """A strip that draws something else before itself, as it is read."""

    def draw(pen: Pen, x: float, baseline: float) -> None:
        first(pen, x, baseline)
        part.draw(pen, x, baseline)

    return Strip(draw, part.height + taller)


def _rule(pen: Pen, x: float, baseline: float) -> None:
    pen.rule(x, baseline + SCRIPT.grid * 1.1, _MEASURE, colour=LINE)


def _nothing(_pen: Pen, _x: float, _baseline: float) -> None:
    """Room beside what else stands in the line."""
