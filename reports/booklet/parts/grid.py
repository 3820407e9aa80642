"""The programme as a grid: rooms side by side, times down the left, breaks across.

Time is elastic: an hour takes at least so much, and more where a session's words need it,
so that nothing is cut short or overlaps. A day that is longer than a page goes on at a time
where little is under way.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise
from math import ceil

from eventapp.domain.documents import PrintedSession, ProgrammeSnapshot
from eventapp.domain.kinds import BREAKS, Kind, SessionKind
from eventapp.i18n import format_clock
from reports.blocks import Setting, strip
from reports.flow import Block, Bookmark, Strip
from reports.fonts import Face
from reports.pen import Draw, Pen
from reports.result import Findings
from reports.rooms import across, lanes
from reports.styles import BASELINE, INK, MUTED
from reports.styles.booklet import GRID
from reports.text import Line, Setter, Span, Type
from reports.wording import Words

_PROMINENT = frozenset({SessionKind.KEYNOTE, SessionKind.PANEL})

_LONGEST = 400
"""Letters of a title among which a word too wide is looked for."""

Column = tuple[str, int]
"""A room, and which of its lanes: sessions that overlap in one room stand side by side."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A session's words, set for its column, from when to when; None is across all columns."""

    session: PrintedSession
    column: int | None
    lines: tuple[Line, ...]
    needs: float
    start: int
    end: int

    def between(self, start: int, end: int) -> "_Cell | None":
        """What of it lies between two times; a part says the whole words."""
        if self.end <= start or self.start >= end:
            return None
        return replace(self, start=max(self.start, start), end=min(self.end, end))


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where columns and times of one table stand, in points from its upper left corner."""

    setting: Setting
    columns: tuple[Column, ...]
    names: dict[str, str]

    @property
    def clock(self) -> float:
        return GRID.clock * self.setting.style.body

    @property
    def width(self) -> float:
        """Of one column, with the gap after it."""
        return (self.setting.style.measure - self.clock + GRID.gap) / len(self.columns)

    @property
    def size(self) -> float:
        return GRID.type_share * self.setting.style.body

    @property
    def first_baseline(self) -> float:
        """Of a cell's first line, below the cell's top."""
        return GRID.inset + self.size

    @property
    def leading(self) -> float:
        return self.size * GRID.leading

    def kind(self, face: Face = Face.REGULAR, colour: str | None = None) -> Type:
        return Type(face, self.size, colour) if colour else Type(face, self.size)


def has_grid(sessions: Sequence[PrintedSession]) -> bool:
    """Whether there are rooms to stand side by side."""
    return len({session.room for session in sessions if session.room}) > 1


def grid(setting: Setting, snapshot: ProgrammeSnapshot, *, used: float) -> list[Block]:
    """Every day as one or more tables; so many lines of the first page are taken already."""
    result: list[Block] = []
    for _day, group in groupby(snapshot.sessions, lambda session: session.day):
        sessions = list(group)
        wide = across(sessions)
        columns = _columns(
            [session for session in sessions if session.id not in wide], snapshot.event.rooms
        )
        for number, shown in enumerate(_shares(setting, columns)):
            mark = None if number else Bookmark(setting.words.day(sessions[0].day), 1)
            for block in _tables(setting, sessions, shown, wide, used=used):
                result.append(replace(block, bookmark=mark))
                used = block.height + (0.0 if block.fresh else used + block.before)
                mark = None
    return result


def _columns(sessions: Sequence[PrintedSession], rooms: Sequence[str]) -> dict[Column, list[int]]:
    """The day's rooms in the event's order, each with the sessions of its lanes."""
    places: Counter[str] = Counter()
    columns: dict[Column, list[int]] = {}
    for room, lane in lanes(sessions, rooms):
        columns[room, places[room]] = [session.id for session in lane]
        places[room] += 1
    return columns


def _shares(
    setting: Setting, columns: dict[Column, list[int]]
) -> list[list[tuple[Column, list[int]]]]:
    """The columns shared out evenly over as many tables as their least width asks for."""
    style = setting.style
    room = style.measure - GRID.clock * style.body
    most = max(1, int(room / (GRID.least * style.body)))
    count = max(1, -(-len(columns) // most))
    each = max(1, -(-len(columns) // count))
    items = list(columns.items())
    return [items[at : at + each] for at in range(0, len(items), each)] or [[]]


def _tables(
    setting: Setting,
    sessions: Sequence[PrintedSession],
    shown: Sequence[tuple[Column, list[int]]],
    wide: frozenset[int],
    *,
    used: float,
) -> Iterator[Block]:
    """A day's sessions in some of its rooms, a page at a time."""
    names = {one.room: setting.words.pick(one.room, one.room_en) for one in sessions}
    frame = _Frame(setting, tuple(column for column, _ in shown) or (("", 0),), names)
    place = {session: index for index, (_, ids) in enumerate(shown) for session in ids}
    cells = [
        _cell(frame, session, place.get(session.id))
        for session in sessions
        if session.id in wide or session.id in place
    ]
    title = setting.heading(setting.style.lead)
    day = setting.joined(lambda words: words.day(sessions[0].day))
    head = (
        strip(setting.setter.line([Span(day, title)], setting.style.measure), height=2.0),
        Strip(_room_names(frame), GRID.heads),
    )
    page = setting.style.lines - 2.0 - GRID.heads
    free = page - used - 1.0
    for part in _parts(cells, page if free < GRID.least_share * page else free, page):
        table = Strip(_drawn(frame, part), ceil(_Times.of(part).height))
        fresh = free < GRID.least_share * page or table.height > free
        yield Block((*head, table), before=1.0, together=True, fresh=fresh)
        free = 0.0


def _room_names(frame: _Frame) -> Draw:
    setting = frame.setting
    kind = Type(Face.BOLD, frame.size, setting.palette.accent)
    width = frame.width - GRID.gap
    names = [
        setting.setter.line([Span(frame.names.get(room, room), kind)], width - 2 * GRID.inset)
        for room, _ in frame.columns
    ]

    def draw(pen: Pen, x: float, baseline: float) -> None:
        for index, name in enumerate(names):
            left = x + frame.clock + index * frame.width
            pen.text(name, left + GRID.inset, baseline)
            pen.rule(left, baseline - BASELINE * setting.style.grid, width, colour=INK)

    return draw


def _cell(frame: _Frame, session: PrintedSession, column: int | None) -> _Cell:
    setting = frame.setting
    room = frame.width - GRID.gap if column is not None else setting.style.measure - frame.clock
    with setting.setter.findings.about(Kind.SESSION, session.id):
        lines = _words(frame, session, room - 2 * GRID.inset - GRID.bar)
    needs = (len(lines) * frame.leading + 2 * GRID.inset + GRID.gap) / setting.style.grid
    return _Cell(
        session, column, tuple(lines), needs, session.start, max(session.end, session.start + 1)
    )


def _words(frame: _Frame, session: PrintedSession, width: float) -> list[Line]:
    setting = frame.setting
    title = setting.words.session_title(session)
    other = setting.other(lambda words: words.session_title(session))
    quiet = frame.kind(colour=MUTED)
    if session.kind in BREAKS:
        text = " · ".join(filter(None, (title, other)))
        return setting.lines([Span(text, quiet)], width, GRID.title_lines)
    lines = setting.lines([_solid(frame, title, width)], width, GRID.title_lines)
    if other:
        lines += setting.lines([Span(other, quiet)], width, GRID.title_lines)
    return [*lines, *_names(frame, session, width)]


def _solid(frame: _Frame, title: str, width: float) -> Span:
    """A title, a little smaller where a word of it is wider than the cell."""
    kind = frame.kind(Face.BOLD)
    words = frame.setting.setter.clean(title[:_LONGEST]).split()
    widest = max(map(kind.width, words), default=0.0)
    share = max(GRID.smallest, width / widest) if widest > width else 1.0
    return Span(title, replace(kind, size=kind.size * share))


def _names(frame: _Frame, session: PrintedSession, width: float) -> list[Line]:
    """Who is on it: as many names as there is room for, and how many more."""
    setting = frame.setting
    names = [setting.words.person(person) for person in session.people]
    # The talks name everybody: whom the grid leaves out, nobody needs to hear of.
    setter = Setter(Findings())
    shown = names
    while shown:
        text = Span(_shortened(setting.words, shown, len(names)), frame.kind(colour=MUTED))
        lines = setter.lines([text], width, most=GRID.people_lines + 1)
        if len(lines) <= GRID.people_lines or len(shown) == 1:
            return lines
        shown = shown[:-1]
    return []


def _shortened(words: Words, shown: Sequence[str], count: int) -> str:
    """Some of so many names."""
    more = count - len(shown)
    names = ", ".join(shown)
    if not more:
        return names
    sentence = words.catalogue.ngettext(
        "%(names)s and %(n)d more", "%(names)s and %(n)d more", more
    )
    return sentence % {"names": names, "n": more}


def _parts(cells: Sequence[_Cell], first: float, room: float) -> Iterator[list[_Cell]]:
    """The cells a page at a time: what is under way then goes on at the top of the next."""
    marks = _marks(cells)
    start = 0
    while start < len(marks) - 1:
        end = _page_end(cells, marks, start, room if start else first)
        part = _between(cells, marks[start], marks[end])
        yield part
        start = end
        while start < len(marks) - 1 and not _between(cells, marks[start], marks[start + 1]):
            start += 1  # a page does not begin with a pause


def _between(cells: Sequence[_Cell], start: int, end: int) -> list[_Cell]:
    return [part for cell in cells if (part := cell.between(start, end)) is not None]


def _marks(cells: Sequence[_Cell]) -> list[int]:
    return sorted({time for cell in cells for time in (cell.start, cell.end)})


def _page_end(cells: Sequence[_Cell], marks: Sequence[int], start: int, room: float) -> int:
    """The last time that fits, or an earlier one late on the page when less is under way."""
    end = start + 1
    while end < len(marks) - 1:
        if _Times.of(_between(cells, marks[start], marks[end + 1])).height > room:
            break
        end += 1
    else:
        return end
    latest = start + max(1, (end - start) * 3 // 5)

    def under_way(at: int) -> int:
        return sum(cell.start < marks[at] < cell.end for cell in cells)

    return min(range(latest, end + 1), key=lambda at: (under_way(at), -at))


@dataclass(frozen=True, slots=True)
class _Times:
    """How far below a table's top each time stands, in grid lines."""

    down: dict[int, float]
    height: float

    @classmethod
    def of(cls, cells: Sequence[_Cell]) -> "_Times":
        """As long as the minutes ask; who needs more pushes down all that comes after."""
        marks = _marks(cells)
        place = {time: index for index, time in enumerate(marks)}
        lengths = [
            max(min(to - since, GRID.longest) / 60 * GRID.per_hour, GRID.shortest)
            for since, to in pairwise(marks)
        ]
        for cell in sorted(cells, key=lambda one: (one.end, -one.start)):
            lacking = cell.needs - sum(lengths[place[cell.start] : place[cell.end]])
            lengths[place[cell.end] - 1] += max(lacking, 0.0)
        down = dict(zip(marks, accumulate(lengths, initial=0.0), strict=True))
        return cls(down, sum(lengths))


def _drawn(frame: _Frame, cells: Sequence[_Cell]) -> Draw:
    """A table: the times at the left, each session a field of its column."""
    grid = frame.setting.style.grid
    times = _Times.of(cells)
    height = ceil(times.height)
    quiet = frame.kind(colour=MUTED)
    clocks = {
        cell.start: frame.setting.setter.line([Span(format_clock(cell.start), quiet)], frame.clock)
        for cell in cells
    }

    def draw(pen: Pen, x: float, baseline: float) -> None:
        top = baseline + (height - BASELINE) * grid
        for start, line in sorted(clocks.items()):
            pen.text(line, x, top - times.down[start] * grid - frame.first_baseline)
        for cell in sorted(cells, key=lambda one: (one.start, one.column or 0)):
            upper, lower = top - times.down[cell.start] * grid, top - times.down[cell.end] * grid
            _draw_cell(pen, frame, cell, x + frame.clock, upper=upper, lower=lower + GRID.gap)

    return draw


def _draw_cell(
    pen: Pen, frame: _Frame, cell: _Cell, left: float, *, upper: float, lower: float
) -> None:
    setting = frame.setting
    width = setting.style.measure - frame.clock
    if cell.column is not None:
        left += cell.column * frame.width
        width = frame.width - GRID.gap
    prominent = cell.session.kind in _PROMINENT
    if cell.session.kind not in BREAKS:
        ground = setting.palette.soft if prominent else GRID.ground
        pen.band(left, lower, width, upper - lower, ground)
    else:
        pen.rule(left, upper, width)
        pen.rule(left, lower, width)
    if prominent:
        pen.band(left, lower, GRID.bar, upper - lower, setting.palette.accent)
    baseline = upper - frame.first_baseline
    for line in cell.lines:
        pen.text(line, left + GRID.inset + GRID.bar, baseline)
        baseline -= frame.leading
