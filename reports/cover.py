"""The cover of a booklet: what, when, where, and who invites."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from eventapp.domain.documents import PrintedOrganisation, ProgrammeSnapshot
from eventapp.vocabulary import engagement
from reports.blocks import Setting
from reports.fonts import Face
from reports.pen import Pen
from reports.pictures import Logo, logo
from reports.result import WarningKind
from reports.styles import (
    BASELINE,
    COVER_AIR,
    COVER_BAND,
    COVER_FACTS_GAP,
    COVER_GROUP_GAP,
    COVER_LABEL_GAP,
    COVER_LEADING,
    COVER_MOTTO_GAP,
    COVER_MOTTO_SHARE,
    COVER_RULE_GAP,
    COVER_RULE_LENGTH,
    COVER_RULE_WIDTH,
    COVER_SHRINK,
    COVER_SUBTITLE_GAP,
    COVER_TITLE_FLOOR,
    COVER_TITLE_LEADING,
    COVER_TITLE_LINES,
    HAIRLINE,
    LINE,
    LOGO_AIR,
    LOGO_HEIGHT,
    MIDDLE,
    MUTED,
)
from reports.text import Line, Span, Type


@dataclass(frozen=True, slots=True)
class _Mark:
    """An organisation on the cover: its logo, or its name."""

    logo: Logo | None
    name: Line

    @property
    def width(self) -> float:
        return self.logo.width if self.logo else self.name.width


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of marks behind the word for what they are to the event."""

    label: Line | None
    marks: tuple[_Mark, ...]
    height: float


class Cover:
    """Set before it is drawn, so that what does not fit is known before printing."""

    def __init__(self, setting: Setting, snapshot: ProgrammeSnapshot) -> None:
        self._setting = setting
        self._snapshot = snapshot
        self._title = self._set_title()
        self._subtitle = self._set_subtitle()
        self._facts = self._set_facts()
        self._motto = self._set_motto()
        self._rows = self._set_rows()

    def __call__(self, pen: Pen) -> None:
        """Draw the cover: from the top the title and the facts, from the foot who invites."""
        style = self._setting.style
        pen.band(
            0, style.height - COVER_BAND, style.width, COVER_BAND, self._setting.palette.accent
        )
        self._draw_foot(pen, below=self._draw_top(pen))

    def _set_title(self) -> list[Line]:
        setting, style = self._setting, self._setting.style
        text = setting.words.event_title(self._snapshot.event)
        size = style.display
        while True:
            kind = setting.heading(size)
            lines = setting.setter.lines([Span(text, kind)], style.measure, balanced=True)
            if len(lines) <= COVER_TITLE_LINES:
                return lines
            size *= COVER_SHRINK
            if size < style.display * COVER_TITLE_FLOOR:
                return setting.setter.lines(
                    [Span(text, kind)], style.measure, most=COVER_TITLE_LINES
                )

    def _set_subtitle(self) -> list[Line]:
        """The English title under the Korean one, where there is one."""
        setting, event = self._setting, self._snapshot.event
        title = setting.words.event_title(event)
        if not event.title_en.strip() or title == event.title_en:
            return []
        return setting.setter.lines(
            [Span(event.title_en, setting.quiet)], setting.style.measure, most=3, balanced=True
        )

    def _set_facts(self) -> list[Line]:
        setting, event = self._setting, self._snapshot.event
        words, measure = setting.words, setting.style.measure
        strong = Type(Face.BOLD, setting.style.lead)
        plain = Type(Face.REGULAR, setting.style.lead)
        lines = []
        if event.days:
            spans = [Span(dates(setting, self._snapshot, long=True), strong)]
            lines += setting.setter.lines(spans, measure, most=2)
        if words.venue(event):
            lines += setting.setter.lines([Span(words.venue(event), plain)], measure, most=2)
        return lines

    def _set_motto(self) -> list[Line]:
        setting, event = self._setting, self._snapshot.event
        motto = setting.words.pick(event.motto, event.motto_en).strip()
        if not motto:
            return []
        measure = setting.style.measure * COVER_MOTTO_SHARE
        kind = Type(Face.REGULAR, setting.style.lead, MUTED)
        lines = setting.setter.lines([Span(motto, kind)], measure, most=5, balanced=True)
        if event.motto_by.strip():
            lines.append(setting.setter.line([Span("— " + event.motto_by, setting.note)], measure))
        return lines

    def _set_rows(self) -> list[_Row]:
        rows: list[_Row] = []
        for kind, group in groupby(self._snapshot.organisations, lambda one: one.engagement):
            word = engagement(kind, self._setting.words.catalogue)
            label = self._setting.setter.line(
                [Span(word, self._setting.label)], self._setting.style.aside
            )
            for index, marks in enumerate(self._wrapped(list(group))):
                tall = any(mark.logo for mark in marks)
                height = LOGO_HEIGHT + LOGO_AIR if tall else 1.0
                rows.append(_Row(None if index else label, tuple(marks), height))
            rows.append(_Row(None, (), COVER_GROUP_GAP))
        return rows[:-1]

    def _wrapped(self, group: Sequence[PrintedOrganisation]) -> list[list[_Mark]]:
        setting, style = self._setting, self._setting.style
        room = style.measure - style.aside
        rows: list[list[_Mark]] = []
        used = 0.0
        for one in group:
            image = logo(one.logo, style.grid, one.name, setting.setter.findings)
            name = setting.setter.line(
                [Span(setting.words.organisation_name(one), setting.body)], room
            )
            mark = _Mark(image, name)
            if rows and used + style.gutter + mark.width <= room:
                rows[-1].append(mark)
                used += style.gutter + mark.width
            else:
                rows.append([mark])
                used = mark.width
        return rows

    def _draw_top(self, pen: Pen) -> float:
        """Draw what and when; where it ends is returned."""
        style, left = self._setting.style, self._setting.style.inner
        word = self._setting.words.catalogue.gettext("Programme")
        label = self._setting.setter.line(
            [Span(word, Type(Face.BOLD, style.lead, self._setting.palette.accent))], style.measure
        )
        at = _Cursor(style.height - style.top, style.grid)
        pen.text(label, left, at.down(1))
        at.down(COVER_LABEL_GAP)
        leading = (
            self._title[0].pieces[0].type.size * COVER_TITLE_LEADING / style.grid
            if self._title
            else 0
        )
        for line in self._title:
            pen.text(line, left, at.down(leading))
        at.down(COVER_SUBTITLE_GAP)
        for line in self._subtitle:
            pen.text(line, left, at.down(1))
        y = at.down(COVER_RULE_GAP)
        pen.rule(
            left, y, COVER_RULE_LENGTH, colour=self._setting.palette.accent, weight=COVER_RULE_WIDTH
        )
        at.down(COVER_FACTS_GAP)
        for line in self._facts:
            pen.text(line, left, at.down(COVER_LEADING))
        at.down(COVER_MOTTO_GAP)
        for line in self._motto:
            pen.text(line, left, at.down(COVER_LEADING))
        return at.y

    def _draw_foot(self, pen: Pen, *, below: float) -> None:
        style, left = self._setting.style, self._setting.style.inner
        rows = self._fitting((below - style.foot) / style.grid - COVER_AIR)
        height = sum(row.height for row in rows)
        at = _Cursor(style.foot + (height + 1) * style.grid, style.grid)
        if rows:
            pen.rule(left, at.y + style.grid, style.measure, colour=LINE, weight=HAIRLINE)
        for row in rows:
            bottom = at.down(row.height)
            self._draw_row(pen, row, bottom)

    def _fitting(self, room: float) -> list[_Row]:
        """As many rows as there is room for; whom the cover cannot name is reported."""
        rows = list(self._rows)
        while rows and sum(row.height for row in rows) > room:
            for mark in rows.pop().marks:
                name = "".join(piece.text for piece in mark.name.pieces)
                self._setting.setter.findings.add(WarningKind.CUT, name)
        return rows

    def _draw_row(self, pen: Pen, row: _Row, baseline: float) -> None:
        style = self._setting.style
        left = style.inner
        lift = (row.height - 1) * style.grid / 2 if row.height > 1 else 0.0
        if row.label is not None:
            pen.text(row.label, left, baseline + lift)
        x = left + style.aside
        for mark in row.marks:
            if mark.logo:
                middle = baseline + lift + style.body * MIDDLE
                pen.picture(
                    mark.logo.image,
                    x,
                    middle - mark.logo.height / 2,
                    mark.logo.width,
                    mark.logo.height,
                )
            else:
                pen.text(mark.name, x, baseline + lift)
            x += mark.width + style.gutter


class _Cursor:
    """Goes down a page in grid lines."""

    def __init__(self, y: float, grid: float) -> None:
        self.y = y
        self._grid = grid

    def down(self, lines: float) -> float:
        """Move down and give the baseline there."""
        self.y -= lines * self._grid
        return self.y + BASELINE * self._grid


def dates(setting: Setting, snapshot: ProgrammeSnapshot, *, long: bool) -> str:
    """The day with its hours, or the first and the last of several days."""
    days, words = snapshot.event.days, setting.words
    first = words.day(days[0], long=long)
    if len(days) > 1:
        return f"{first} – {words.day(days[-1], long=long)}"
    if not snapshot.sessions:
        return first
    start = min(session.start for session in snapshot.sessions)
    end = max(session.end for session in snapshot.sessions)
    return f"{first} {words.times(start, end)}"
