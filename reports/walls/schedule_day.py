"""A day of the schedule at one size of type: a list by time, or a grid of rooms."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby, pairwise

from eventapp.domain.documents import PrintedPerson, PrintedSession
from eventapp.domain.kinds import BREAKS, AppearanceRole, Kind, Language, SessionKind
from eventapp.i18n import format_clock
from eventapp.vocabulary import role
from reports.blocks import Setting
from reports.fonts import Face
from reports.pen import Pen
from reports.rooms import across, lanes, parallel
from reports.styles import ACCENT_RULE, HAIRLINE, INK, LINE, MUTED
from reports.styles.booklet import GRID
from reports.styles.poster import SCHEDULE
from reports.text import Span, Type
from reports.walls.poster import Row, draw_rows, height_of, spaced

_PROMINENT = frozenset({SessionKind.KEYNOTE, SessionKind.PANEL})
_NAMED = frozenset({AppearanceRole.MODERATOR, AppearanceRole.MC, AppearanceRole.INTERPRETER})
_FEW = 2
"""So many people have a line each, with what they are; more share one."""


class Density(IntEnum):
    """How much is said of each session."""

    FULL = 0  # everybody with what they are
    NAMES = 1  # names alone
    TIGHT = 2  # titles and names on few lines


@dataclass(frozen=True, slots=True)
class Look:
    """How a schedule is set: the size of a session's title, and how much is said of it."""

    setting: Setting
    size: float
    density: Density = Density.FULL

    def type(self, face: Face = Face.REGULAR, colour: str = INK, share: float = 1.0) -> Type:
        """A type of a share of the size."""
        return Type(face, self.size * share, colour)


@dataclass(frozen=True, slots=True)
class _RoomHead:
    """A room's name above the first of its columns."""

    column: int
    columns: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A session as it is set: what stands beside its time, and the text."""

    session: PrintedSession
    column: int | None
    text: tuple[Row, ...]
    aside: tuple[Row, ...] = ()

    def needs(self, size: float, pad: float) -> float:
        """How high it is, with its padding."""
        return max(height_of(self.text), height_of(self.aside)) + size * (2 * pad + 0.24)


class DayPanel:
    """One day of the schedule in a width; ``heading`` names the day above it.

    ``narrow`` tells that a column is less wide than its words need.
    """

    def __init__(
        self,
        look: Look,
        sessions: Sequence[PrintedSession],
        rooms: Sequence[str],
        width: float,
        heading: str = "",
    ) -> None:
        self.look, self.sessions, self.width = look, sessions, width
        self._heading = heading
        self.narrow = False
        self._cells: list[_Cell] = []
        self._heads: list[_RoomHead] = []
        self._columns = 1
        self._marks = sorted({at for one in sessions for at in (one.start, one.end)})
        self._listed = not parallel(sessions)
        if self._listed:
            self._set_list()
        else:
            self._set_grid(rooms)
        self._spans = self._heights()

    @property
    def height(self) -> float:
        """How high it is without anything to spare."""
        return self._top() + sum(self._spans)

    @property
    def stretches(self) -> int:
        """Between how many times something goes on: each can take some of what is spare."""
        return sum(self._busy())

    # Setting

    def _set_list(self) -> None:
        look, size = self.look, self.look.size
        asides = {one.id: self._aside_rows(one) for one in self.sessions}
        widest = max((row.line.width for rows in asides.values() for row in rows), default=0.0)
        self._aside = max(widest, SCHEDULE.aside_least * size) + SCHEDULE.aside_gap * size
        for one in self.sessions:
            with look.setting.setter.findings.about(Kind.SESSION, one.id):
                text = self._text(one, self.width - self._aside)
            self._cells.append(_Cell(one, None, tuple(text), tuple(asides[one.id])))

    def _set_grid(self, rooms: Sequence[str]) -> None:
        look, size = self.look, self.look.size
        wide = across(self.sessions)
        shown = lanes([one for one in self.sessions if one.id not in wide], rooms)
        self._columns = max(len(shown), 1)
        self._aside = SCHEDULE.clock * size
        places = {one.id: at for at, (_room, lane) in enumerate(shown) for one in lane}
        inset = 2 * SCHEDULE.cell * size + SCHEDULE.bar * size
        for one in self.sessions:
            room = self._column if one.id not in wide else self.width - self._aside
            with look.setting.setter.findings.about(Kind.SESSION, one.id):
                text = self._text(one, room - inset)
            self._cells.append(_Cell(one, places.get(one.id), tuple(text)))
        names = [room for room, _lane in shown]
        at = 0
        for name, group in groupby(names):
            count = len(list(group))
            self._heads.append(_RoomHead(at, count, tuple(self._room_head(name, count))))
            at += count

    def _room_head(self, room: str, count: int) -> list[Row]:
        look = self.look
        name = self._room(room)
        kind = look.type(Face.BOLD, look.setting.palette.accent, SCHEDULE.heads)
        width = self._column * count - SCHEDULE.cell * look.size
        lines = look.setting.setter.lines([Span(name, kind)], width, most=2, balanced=True)
        return spaced(lines, kind.size, first=kind.size)

    def _room(self, room: str) -> str:
        english = next((one.room_en for one in self.sessions if one.room == room), "")
        return self.look.setting.joined(lambda words: words.pick(room, english))

    def _aside_rows(self, one: PrintedSession) -> list[Row]:
        """The time, and below it what it is and, in several rooms, where."""
        look, setter = self.look, self.look.setting.setter
        quiet = one.kind in BREAKS
        kind = look.type(Face.REGULAR if quiet else Face.BOLD, MUTED if quiet else INK)
        room = SCHEDULE.aside_most * look.size
        rows = [Row(setter.line([Span(format_clock(one.start), kind)], room), look.size)]
        small = look.size * SCHEDULE.label
        # On the baseline of whoever stands below the title.
        below = look.size * (SCHEDULE.people * SCHEDULE.people_leading + SCHEDULE.people_gap)
        notes = [(self._label(one), Type(Face.BOLD, small, look.setting.palette.accent))]
        if len({other.room for other in self.sessions if other.room}) > 1:
            notes.append((self._room(one.room), Type(Face.REGULAR, small, MUTED)))
        for text, note in notes:
            lines = setter.lines([Span(text, note)], room, most=2) if text else []
            rows += spaced(
                lines,
                small,
                first=below if len(rows) == 1 else small * SCHEDULE.label_leading,
                leading=SCHEDULE.label_leading,
            )
        return rows

    def _label(self, one: PrintedSession) -> str:
        """What a session is, unless its title says so already."""
        words = self.look.setting.words
        label, title = words.label(one), words.session_title(one)
        silent = one.kind in BREAKS or one.kind is SessionKind.OTHER
        return "" if silent or label.casefold() in title.casefold() else label

    def _text(self, one: PrintedSession, width: float) -> list[Row]:
        look, setting = self.look, self.look.setting
        quiet = one.kind in BREAKS
        most = SCHEDULE.title_lines if look.density < Density.TIGHT else 2
        title = setting.words.session_title(one)
        self._note_narrow(title, width)
        kind = look.type(Face.REGULAR if quiet else Face.BOLD, MUTED if quiet else INK)
        lines = setting.setter.lines([Span(title, kind)], width, most=most, balanced=True)
        rows = spaced(lines, look.size, first=look.size, leading=SCHEDULE.leading)
        small = look.type(colour=MUTED, share=SCHEDULE.people)
        texts = []
        if look.density < Density.TIGHT:
            other = setting.other(lambda words: words.session_title(one))
            texts.append(([Span(other, small)] if other else [], most))
        if not quiet:
            texts += [(spans, SCHEDULE.people_lines) for spans in self._people(one)]
        gap = SCHEDULE.people_gap * look.size
        for spans, limit in texts:
            if spans:
                fewer = limit if look.density < Density.TIGHT else 1
                more = setting.setter.lines(spans, width, most=fewer, balanced=True)
                drop = small.size * SCHEDULE.people_leading
                rows += spaced(more, small.size, first=drop + gap, leading=SCHEDULE.people_leading)
                gap = 0.0
        return rows

    def _note_narrow(self, title: str, width: float) -> None:
        """Remember that a title has too little room, or a word of it does not fit."""
        unit = Type(Face.BOLD, self.look.size)
        narrow = width < SCHEDULE.narrowest * self.look.size
        self.narrow = (
            self.narrow
            or narrow
            or any(
                len(word) <= SCHEDULE.longest_word and unit.width(word) > width
                for word in self.look.setting.setter.clean(title[:200]).split(" ")
            )
        )

    def _people(self, one: PrintedSession) -> list[list[Span]]:
        """A line each for few people; panellists, and many people, share a line."""
        panel = [who for who in one.people if who.role is AppearanceRole.PANELLIST]
        others = [who for who in one.people if who.role is not AppearanceRole.PANELLIST]
        told = any(who.position or who.organisation for who in others)
        full = told and self._listed and self.look.density is Density.FULL
        rows = []
        if full and len(others) <= _FEW:
            rows += [self._person(who, full=True) for who in others]
        elif others:
            rows.append(self._together(others))
        if panel:
            rows.append(self._together(panel, named=self._listed))
        return rows

    def _person(self, who: PrintedPerson, *, full: bool) -> list[Span]:
        words, look = self.look.setting.words, self.look
        name = look.type(share=SCHEDULE.people)
        quiet = look.type(colour=MUTED, share=SCHEDULE.people)
        spans = []
        if who.role in _NAMED:
            spans.append(Span(role(who.role, words.catalogue) + " ", quiet))
        called = words.person(who)
        spans.append(Span(called, name, solid=len(called) <= SCHEDULE.longest_word))
        rest = ", ".join(filter(None, (words.position(who), words.organisation(who))))
        if full and rest:
            # In Korean the position follows the name like a title; English sets it off.
            joint = " " if words.language is Language.KOREAN else ", "
            spans.append(Span(joint + rest, quiet))
        return spans

    def _together(self, who: Sequence[PrintedPerson], *, named: bool = False) -> list[Span]:
        words, look = self.look.setting.words, self.look
        quiet = look.type(colour=MUTED, share=SCHEDULE.people)
        spans = []
        if named:
            npgettext = words.catalogue.npgettext
            word = npgettext("booklet", "Panellist", "Panellists", len(who))
            spans.append(Span(word + " ", quiet))
        for index, person in enumerate(who):
            if index:
                spans.append(Span(", ", quiet))
            spans += self._person(person, full=False)
        return spans

    # Heights

    @property
    def _column(self) -> float:
        return (self.width - self._aside) / self._columns

    def _busy(self) -> list[bool]:
        return [
            any(one.start < to and one.end > since for one in self.sessions)
            for since, to in pairwise(self._marks)
        ]

    def _heights(self) -> list[float]:
        """The height of each stretch of time: what needs more pushes down all after it."""
        size = self.look.size
        starts = {one.start for one in self.sessions}
        line = size * SCHEDULE.clock_size * SCHEDULE.leading
        spans = [
            (line if since in starts else size * SCHEDULE.gap) if busy else size * SCHEDULE.idle
            for since, busy in zip(self._marks, self._busy(), strict=False)
        ]
        place = {at: index for index, at in enumerate(self._marks)}
        pad = SCHEDULE.row if self._listed else SCHEDULE.cell
        spanned = [(place[one.session.start], place[one.session.end], one) for one in self._cells]
        for first, last, cell in sorted(spanned, key=lambda one: one[1] - one[0]):
            lacking = cell.needs(size, pad) - sum(spans[first:last])
            if lacking > 0 and last > first:
                for index in range(first, last):
                    spans[index] += lacking / (last - first)
        return spans

    def _top(self) -> float:
        """What stands above the first session."""
        size = self.look.size
        top = SCHEDULE.day_drop * size if self._heading else 0.0
        if self._heads:
            top += max(height_of(head.rows) for head in self._heads)
            top += SCHEDULE.heads_gap * size
        return top

    # Drawing

    def draw(self, pen: Pen, x: float, top: float, spare: float = 0.0) -> None:
        """Draw it; each stretch of time in which something goes on takes so much more."""
        setting = self.look.setting
        if self._heading:
            kind = self.look.type(Face.BOLD, INK, SCHEDULE.day)
            line = setting.setter.line([Span(self._heading, kind)], self.width)
            pen.text(line, x, top - kind.size)
        at = self._edges(top - self._top(), spare)
        self._draw_heads(pen, x, top - self._top())
        told: set[int] = set()
        for cell in sorted(self._cells, key=lambda one: (one.session.start, one.column or 0)):
            upper, lower = at[cell.session.start], at[cell.session.end]
            if self._listed:
                self._draw_row(pen, cell, x, upper, spare, first=not told)
            else:
                if cell.session.start not in told:
                    self._draw_clock(pen, cell.session.start, x, upper)
                self._draw_cell(pen, cell, x, upper, lower)
            told.add(cell.session.start)

    def _edges(self, top: float, spare: float) -> dict[int, float]:
        """At which height each time stands."""
        edges = [top]
        for span, busy in zip(self._spans, self._busy(), strict=True):
            edges.append(edges[-1] - span - (spare if busy else 0.0))
        return dict(zip(self._marks, edges, strict=False))

    def _draw_heads(self, pen: Pen, x: float, top: float) -> None:
        size = self.look.size
        for head in self._heads:
            left = x + self._aside + head.column * self._column
            width = head.columns * self._column - SCHEDULE.gap * size
            draw_rows(pen, head.rows, left, top + SCHEDULE.heads_gap * size + height_of(head.rows))
            pen.rule(left, top + SCHEDULE.gap * size / 2, width, colour=INK)

    def _draw_row(
        self, pen: Pen, cell: _Cell, x: float, upper: float, spare: float, *, first: bool
    ) -> None:
        prominent = cell.session.kind in _PROMINENT and not first
        colour = self.look.setting.palette.accent if prominent else LINE
        pen.rule(x, upper, self.width, colour=colour, weight=ACCENT_RULE if prominent else HAIRLINE)
        top = upper - SCHEDULE.row * self.look.size - spare / 2
        draw_rows(pen, cell.aside, x, top)
        draw_rows(pen, cell.text, x + self._aside, top)

    def _draw_clock(self, pen: Pen, start: int, x: float, upper: float) -> None:
        kind = self.look.type(share=SCHEDULE.clock_size)
        line = self.look.setting.setter.line([Span(format_clock(start), kind)], self._aside)
        pen.text(line, x, upper - SCHEDULE.cell * self.look.size - self.look.size)

    def _draw_cell(self, pen: Pen, cell: _Cell, x: float, upper: float, lower: float) -> None:
        size, palette = self.look.size, self.look.setting.palette
        gap = SCHEDULE.gap * size
        left = x + self._aside + (cell.column or 0) * self._column
        width = (self._column if cell.column is not None else self.width - self._aside) - gap
        prominent = cell.session.kind in _PROMINENT
        if cell.session.kind in BREAKS:
            pen.rule(left, upper, width)
            pen.rule(left, lower + gap, width)
        else:
            ground = palette.soft if prominent else GRID.ground
            pen.band(left, lower + gap, width, upper - lower - gap, ground)
        if prominent:
            pen.band(left, lower + gap, SCHEDULE.bar * size, upper - lower - gap, palette.accent)
        inset = (SCHEDULE.cell + SCHEDULE.bar) * size
        draw_rows(pen, cell.text, left + inset, upper - SCHEDULE.cell * size)
