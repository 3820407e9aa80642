"""Signs at the doors of rooms: which room it is, and what is on there when, read from afar.

A sign a room and day; where a day does not fit in letters that can be read from three
metres, it goes on on another one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from eventapp.domain.documents import PrintedSession, ProgrammeSnapshot
from eventapp.domain.kinds import Language, Paper
from eventapp.domain.progress import Progress, no_progress
from reports.blocks import Setting
from reports.fitting import Room, fit
from reports.fonts import Face
from reports.pen import Pen
from reports.press import print_paper
from reports.result import Findings, Report, WarningKind
from reports.rooms import Door, doors_of, shared_out
from reports.styles import INK, MUTED, page_style, palette
from reports.styles.poster import DOOR, ENLARGED, POSTER, SCHEDULE
from reports.text import Setter, Span, Type
from reports.walls.poster import Row, draw_rows, height_of, spaced
from reports.walls.schedule_day import DayPanel, Look
from reports.wording import Words

_A4 = page_style(Paper.A4)
_MEASURE = _A4.width - 2 * POSTER.side


def render(
    snapshot: ProgrammeSnapshot,
    out: Path | BinaryIO,
    *,
    paper: Paper,
    language: Language,
    both: bool = False,
    progress: Progress = no_progress,
) -> Report:
    """Print a sign for each room and day. The same snapshot gives the same bytes.

    Raises:
        Cancelled: ``progress`` stopped it; nothing was written.
        CannotWriteFile: The file could not be written; an old one is intact.
    """
    words, enlarged = Words(language), ENLARGED[paper]

    def draw(pen: Pen, setter: Setter) -> int:
        setting = Setting(_A4, palette(snapshot.event.colour), words, setter, both)
        doors = tuple(doors_of(snapshot)) or (Door("", "", ()),)
        pages = 0
        for number, door in enumerate(doors):
            progress(number, len(doors))
            for page in _Signs(setting, snapshot, door).pages():
                pen.canvas.scale(enlarged, enlarged)
                page.draw(pen)
                pen.canvas.showPage()
                pages += 1
        progress(len(doors), len(doors))
        return pages

    title = words.paper_title(snapshot.event, words.catalogue.gettext("Door signs"))
    size = (_A4.width * enlarged, _A4.height * enlarged)
    return print_paper(out, size, title=title, language=language, draw=draw)


class _Signs:
    """The signs of one door: as few as hold its sessions, in type as large as they allow."""

    def __init__(self, setting: Setting, snapshot: ProgrammeSnapshot, door: Door) -> None:
        self._setting, self._snapshot, self._door = setting, snapshot, door
        self._head = _head(setting, snapshot, door)
        self._room = _A4.height - DOOR.top - height_of(self._head) - DOOR.body_gap
        self._room -= POSTER.bottom + DOOR.foot * 2

    def pages(self) -> Iterator["_Sign"]:
        """Every sign, set."""
        sessions = self._door.sessions
        parts = [sessions]
        for count in range(1, len(sessions) + 1):  # none at all leave the one part they are
            parts = list(shared_out(sessions, count))
            if self._cuts(parts, DOOR.floor) is not None:
                break
        size, least = DOOR.size, self._cuts(parts, DOOR.floor)
        while size > DOOR.floor and not self._fits(parts, size, least):
            size = max(size * SCHEDULE.step, DOOR.floor)
        for number, part in enumerate(parts, start=1):
            folio = f"{number} / {len(parts)}" if len(parts) > 1 else ""
            panel = self._panel(self._setting, part, size)
            yield _Sign(self._setting, self._head, panel, self._room, self._where(), folio)

    def _fits(
        self, parts: list[tuple[PrintedSession, ...]], size: float, least: int | None
    ) -> bool:
        """Whether every sign holds its sessions and cuts no more than it must."""
        cuts = self._cuts(parts, size)
        return cuts is not None and (least is None or cuts <= least)

    def _cuts(self, parts: list[tuple[PrintedSession, ...]], size: float) -> int | None:
        """How many texts are cut, or None where a sign does not hold its sessions."""
        # A try: what is replaced or cut is noted when it is set for good.
        tried = replace(self._setting, setter=Setter(Findings()))
        panels = [self._panel(tried, part, size) for part in parts]
        if any(
            panel.height > self._room or (size > DOOR.floor and panel.narrow) for panel in panels
        ):
            return None
        return tried.setter.findings.count(WarningKind.CUT)

    def _panel(self, setting: Setting, part: tuple[PrintedSession, ...], size: float) -> DayPanel:
        return DayPanel(Look(setting, size), part, self._snapshot.event.rooms, _MEASURE)

    def _where(self) -> str:
        """The venue, unless the head says it already."""
        event = self._snapshot.event
        return self._setting.words.pick(event.venue, event.venue_en) if self._door.room else ""


@dataclass(frozen=True, slots=True)
class _Sign:
    """One sign, ready to be drawn; ``room`` is the height its sessions have."""

    setting: Setting
    head: list[Row]
    panel: DayPanel
    room: float
    where: str
    folio: str

    def draw(self, pen: Pen) -> None:
        """Draw band, head, sessions and foot."""
        colour = self.setting.palette.accent
        pen.band(0, _A4.height - POSTER.band, _A4.width, POSTER.band, colour)
        top = _A4.height - DOOR.top
        draw_rows(pen, self.head, POSTER.side, top)
        top -= height_of(self.head) + DOOR.body_gap
        spare = max(self.room - self.panel.height, 0.0) / max(self.panel.stretches, 1)
        most = SCHEDULE.spread * self.panel.look.size
        self.panel.draw(pen, POSTER.side, top, min(spare, most))
        quiet = Type(Face.REGULAR, DOOR.foot, MUTED)
        setter = self.setting.setter
        folio = setter.line([Span(self.folio, quiet)], _MEASURE)
        where = setter.line([Span(self.where, quiet)], _MEASURE - folio.width - DOOR.foot)
        pen.text(where, POSTER.side, POSTER.bottom)
        pen.text_right(folio, _A4.width - POSTER.side, POSTER.bottom)


def _head(setting: Setting, snapshot: ProgrammeSnapshot, door: Door) -> list[Row]:
    """The event in small letters, the room as large as it fits, the day."""
    setter, event = setting.setter, snapshot.event
    quiet = Type(Face.REGULAR, DOOR.event, MUTED)
    # It may be shorter than the title: nobody needs to hear of that.
    title = Setter(Findings()).line([Span(setting.words.event_title(event), quiet)], _MEASURE)
    rows = [Row(title, DOOR.event)]

    def name(words: Words) -> str:
        if door.room:
            return words.pick(door.room, door.room_en)
        return words.pick(event.venue, event.venue_en) or words.event_title(event)

    box = Room(_MEASURE, DOOR.room_height, DOOR.room, DOOR.room_floor, lines=2, face=Face.BOLD)
    fitted = fit(name(setting.words), box, INK)
    for warning in fitted.warnings:
        setter.findings.add(warning.kind, warning.subject, warning.detail)
    first = DOOR.room_gap + fitted.size
    rows += spaced(fitted.lines, fitted.size, first=first, leading=box.leading)
    # Hangul reaches below the baseline, the more the larger it is.
    depth = DOOR.room_depth * fitted.size
    other = setting.other(name)
    if other:
        kind = Type(Face.REGULAR, DOOR.other, MUTED)
        line = setter.line([Span(other, kind)], _MEASURE)
        rows.append(Row(line, DOOR.other + DOOR.other_gap + depth))
        depth = 0.0
    rows += _day(setting, door, depth)
    return rows


def _day(setting: Setting, door: Door, depth: float) -> list[Row]:
    """The day, and from when to when something is on, clear of what reaches down above it."""
    if not door.sessions:
        return []
    start = min(one.start for one in door.sessions)
    end = max(one.end for one in door.sessions)
    day = setting.joined(lambda words: words.day(door.sessions[0].day, long=not setting.both))
    kind = Type(Face.BOLD, DOOR.day, setting.palette.accent)
    spans = [Span(f"{day} {setting.words.times(start, end)}", kind)]
    lines = setting.setter.lines(spans, _MEASURE, most=2)
    return spaced(lines, DOOR.day, first=DOOR.day + DOOR.day_gap + depth)
