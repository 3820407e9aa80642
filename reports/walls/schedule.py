"""The one-page schedule (한 장 일정표): the whole programme at a glance, to hang up.

Everything is set on A4 and enlarged to the paper. How pages, days and type are arranged is
tried out: the first arrangement that reaches a readable size wins, and of those of one kind
the one with the largest type. Below that floor every day gets a page of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from eventapp.domain.documents import PrintedSession, ProgrammeSnapshot
from eventapp.domain.ids import SessionId
from eventapp.domain.kinds import EngagementKind, Language, Paper
from eventapp.domain.progress import Progress, no_progress
from reports.blocks import Setting
from reports.pen import Pen
from reports.press import print_paper
from reports.result import Findings, Report, WarningKind
from reports.rooms import parallel, shared_out
from reports.styles import page_style, palette
from reports.styles.poster import ENLARGED, GRAND, PLAIN, POSTER, SCHEDULE, HeadStyle
from reports.text import Setter
from reports.walls.poster import Foot, Head, head
from reports.walls.schedule_day import DayPanel, Density, Look
from reports.wording import Words

_A4 = page_style(Paper.A4)
_HOSTS = frozenset({EngagementKind.HOST, EngagementKind.ORGANISER})


def render(
    snapshot: ProgrammeSnapshot,
    out: Path | BinaryIO,
    *,
    paper: Paper,
    language: Language,
    both: bool = False,
    progress: Progress = no_progress,
) -> Report:
    """Print the programme on one page, or a page a day. The same snapshot gives the same bytes.

    Raises:
        Cancelled: ``progress`` stopped it; nothing was written.
        CannotWriteFile: The file could not be written; an old one is intact.
    """
    words, enlarged = Words(language), ENLARGED[paper]

    def draw(pen: Pen, setter: Setter) -> int:
        progress(0, 1)
        setting = Setting(_A4, palette(snapshot.event.colour), words, setter, both)
        floor = dict(SCHEDULE.floors)[paper] / enlarged
        sheet = _Arranger(setting, snapshot, floor, enlarged).best()
        for number, page in enumerate(sheet.pages, start=1):
            progress(number - 1, len(sheet.pages))
            pen.canvas.setPageSize((sheet.width * enlarged, sheet.height * enlarged))
            pen.canvas.scale(enlarged, enlarged)
            frame = _Frame.of(setting, snapshot, sheet, page, enlarged)
            _Page(setting, snapshot, sheet, page, frame).draw(pen)
            pen.canvas.showPage()
        progress(len(sheet.pages), len(sheet.pages))
        return len(sheet.pages)

    title = words.paper_title(snapshot.event, words.catalogue.gettext("Schedule"))
    size = (_A4.width * enlarged, _A4.height * enlarged)
    return print_paper(out, size, title=title, language=language, draw=draw)


Day = tuple[PrintedSession, ...]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """An arrangement: the paper, how its head is set, and the days of each page in columns."""

    lying: bool
    head: HeadStyle
    pages: tuple[tuple[Day, ...], ...]
    columns: int
    density: Density
    size: float = 0.0

    @property
    def width(self) -> float:
        return _A4.height if self.lying else _A4.width

    @property
    def height(self) -> float:
        return _A4.width if self.lying else _A4.height

    @property
    def measure(self) -> float:
        return self.width - 2 * POSTER.side

    def at(self, size: float) -> "_Sheet":
        return _Sheet(self.lying, self.head, self.pages, self.columns, self.density, size)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands above and below the days of a page."""

    head: Head
    foot: Foot

    @classmethod
    def of(
        cls,
        setting: Setting,
        snapshot: ProgrammeSnapshot,
        sheet: _Sheet,
        days: tuple[Day, ...],
        enlarged: float,
    ) -> "_Frame":
        """Set for the days of a page."""
        when = _when(setting.words, snapshot, days)
        other = setting.other(lambda words: _when(words, snapshot, days))
        above = head(setting, snapshot.event, sheet.head, sheet.measure, when=when, other=other)
        # Many rooms need their room: those who invite are enough there.
        crowded = any(len({one.room for one in day}) >= SCHEDULE.crowded for day in days)
        shown = [one for one in snapshot.organisations if not crowded or one.engagement in _HOSTS]
        room = sheet.height * POSTER.foot_share
        return cls(above, Foot(setting, shown, width=sheet.measure, room=room, enlarged=enlarged))

    @property
    def height(self) -> float:
        """What it takes, with the margins."""
        foot = self.foot.height + POSTER.foot_gap if self.foot.height else 0.0
        return POSTER.top + self.head.height + POSTER.body_gap + foot + POSTER.bottom


class _Page:
    """One page of an arrangement, set; ``spare`` is what its words leave of the height."""

    def __init__(
        self,
        setting: Setting,
        snapshot: ProgrammeSnapshot,
        sheet: _Sheet,
        days: tuple[Day, ...],
        frame: _Frame,
    ) -> None:
        self._setting, self._sheet, self._frame = setting, sheet, frame
        look = Look(setting, sheet.size, sheet.density)
        gutter = SCHEDULE.gutter * sheet.size
        width = (sheet.measure - gutter * (sheet.columns - 1)) / sheet.columns
        several = len(days) > 1
        self._panels = [
            DayPanel(look, day, snapshot.event.rooms, width, self._day(day) if several else "")
            for day in days
        ]
        self._step = width + gutter
        rows = list(self._rows())
        self.spare = sheet.height - frame.height - gutter * max(len(rows) - 1, 0)
        self.spare -= sum(max(panel.height for panel in row) for row in rows)

    @property
    def narrow(self) -> bool:
        """Whether columns are too narrow for their words."""
        return any(panel.narrow for panel in self._panels)

    def draw(self, pen: Pen) -> None:
        """Draw the page: head, days, foot; what is spare gives the rows air, up to a limit."""
        sheet, colour = self._sheet, self._setting.palette.accent
        pen.band(0, sheet.height - POSTER.band, sheet.width, POSTER.band, colour)
        top = sheet.height - POSTER.top
        self._frame.head.draw(pen, POSTER.side, top, colour)
        top -= self._frame.head.height + POSTER.body_gap
        rows = list(self._rows())
        for row in rows:
            # The same air beside one another: equal steps are read as equal time.
            most = max(panel.stretches for panel in row)
            air = min(max(self.spare, 0.0) / len(rows) / max(most, 1), SCHEDULE.spread * sheet.size)
            for column, panel in enumerate(row):
                panel.draw(pen, POSTER.side + column * self._step, top, air)
            top -= max(panel.height + air * panel.stretches for panel in row)
            top -= SCHEDULE.gutter * sheet.size
        self._frame.foot.draw(pen, POSTER.side, POSTER.bottom)

    def _rows(self) -> Iterator[list[DayPanel]]:
        count = self._sheet.columns
        for at in range(0, len(self._panels), count):
            yield self._panels[at : at + count]

    def _day(self, day: Day) -> str:
        return self._setting.joined(lambda words: words.day(day[0].day))


def _when(words: Words, snapshot: ProgrammeSnapshot, days: tuple[Day, ...]) -> str:
    """One day with its hours, or the first and the last."""
    if not days:
        return words.days(snapshot.event.days[:1], long=True)
    when = words.days([day[0].day for day in days], long=True)
    if len(days) > 1:
        return when
    start, end = min(one.start for one in days[0]), max(one.end for one in days[0])
    return f"{when} {words.times(start, end)}"


_Key = tuple[bool, HeadStyle, tuple[SessionId, ...]]
"""What a frame depends on: how the page lies, its head, the first session of its days."""


class _Arranger:
    """Tries arrangements out, without a word of what they lose."""

    def __init__(
        self, setting: Setting, snapshot: ProgrammeSnapshot, floor: float, enlarged: float
    ) -> None:
        self._setting = Setting(
            setting.style, setting.palette, setting.words, Setter(Findings()), setting.both
        )
        self._snapshot, self._floor, self._enlarged = snapshot, floor, enlarged
        self._days = tuple(
            tuple(group) for _day, group in groupby(snapshot.sessions, lambda one: one.day)
        )
        self._frames: dict[_Key, _Frame] = {}
        self._grid = any(parallel(day) for day in self._days)
        largest = SCHEDULE.grid_size if self._grid else SCHEDULE.list_size
        steps = [largest * SCHEDULE.step**step for step in range(200)]
        self._sizes = [size for size in steps if size >= floor] + [floor]

    def best(self) -> _Sheet:
        """The arrangement to print."""
        for pages, density in self._kinds():
            found = [sized for one in self._sheets(pages, density) if (sized := self._sized(one))]
            if found:
                return self._preferred(found)
        return self._parted()

    def _kinds(self) -> Iterator[tuple[tuple[tuple[Day, ...], ...], Density]]:
        """On one page, then on one a day; everything that is known before names alone."""
        one_page = (self._days,)
        a_page_a_day = tuple((day,) for day in self._days)
        yield one_page, Density.FULL
        if len(self._days) == 1:
            yield one_page, Density.NAMES
        else:
            yield one_page, Density.NAMES
            yield a_page_a_day, Density.FULL
            yield a_page_a_day, Density.NAMES
        yield a_page_a_day or one_page, Density.TIGHT

    def _sheets(self, pages: tuple[tuple[Day, ...], ...], density: Density) -> Iterator[_Sheet]:
        most = min(max(map(len, pages)), SCHEDULE.columns)
        heads = (PLAIN,) if self._grid else (GRAND, PLAIN)
        for style in heads:
            for lying in (False, True):
                for columns in range(1, max(most, 1) + 1):
                    yield _Sheet(lying, style, pages, columns, density)

    def _sized(self, sheet: _Sheet) -> _Sheet | None:
        """The arrangement with the largest type that fits, None where not even the floor does."""
        least = self._cuts(sheet.at(self._floor), floor=True)
        # What does not even fit in the smallest type may have a page a day, or is lost anyway.
        if least is None or (least and any(len(days) > 1 for days in sheet.pages)):
            return None
        low, high = 0, len(self._sizes) - 1
        while low < high:
            middle = (low + high) // 2
            cuts = self._cuts(sheet.at(self._sizes[middle]), floor=False)
            if cuts is not None and cuts <= least:
                high = middle
            else:
                low = middle + 1
        return sheet.at(self._sizes[low])

    def _cuts(self, sheet: _Sheet, *, floor: bool) -> int | None:
        """How many texts are cut, or None where a page does not hold its days.

        Narrow columns are taken only where nothing else is left.
        """
        setting = replace(self._setting, setter=Setter(Findings()))
        for days in sheet.pages:
            page = _Page(setting, self._snapshot, sheet, days, self._frame(sheet, days))
            if page.spare < 0 or (page.narrow and (len(days) > 1 or not floor)):
                return None
        return setting.setter.findings.count(WarningKind.CUT)

    def _frame(self, sheet: _Sheet, days: tuple[Day, ...]) -> _Frame:
        """Set once for all sizes: its pictures take longer than all the words."""
        key = (sheet.lying, sheet.head, tuple(day[0].id for day in days))
        if key not in self._frames:
            self._frames[key] = _Frame.of(
                self._setting, self._snapshot, sheet, days, self._enlarged
            )
        return self._frames[key]

    def _preferred(self, sheets: Sequence[_Sheet]) -> _Sheet:
        """The largest type; a grand head and an upright page where little is lost by them."""
        grand = [one for one in sheets if one.head is GRAND and one.size >= SCHEDULE.comfortable]
        largest = max(grand or sheets, key=lambda one: one.size)
        upright = [one for one in grand or sheets if not one.lying]
        if upright:
            best = max(upright, key=lambda one: one.size)
            if best.size >= largest.size * SCHEDULE.prefer:
                return best
        return largest

    def _parted(self) -> _Sheet:
        """Days that no page holds, each shared out over as few pages as it takes."""
        longest = max(map(len, self._days))
        for count in range(2, longest + 1):
            pages = tuple((part,) for day in self._days for part in shared_out(day, count))
            sheet = _Sheet(False, PLAIN, pages, 1, Density.TIGHT, self._floor)
            if self._cuts(sheet, floor=True) is not None:
                break
        return sheet
