"""What posters share: the head with what, when and where, and the hosts at the foot."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from eventapp.domain.documents import PrintedEvent, PrintedOrganisation
from reports.blocks import Setting
from reports.fonts import Face
from reports.marks import Mark, MarkRow, fitting, in_rows, labels, logo_mark
from reports.pen import Pen
from reports.styles import LOGO_HEIGHT, MIDDLE, MUTED
from reports.styles.poster import POSTER, HeadStyle
from reports.text import Line, Span, Type


@dataclass(frozen=True, slots=True)
class Row:
    """A set line, and how far its baseline lies below the one before or the top."""

    line: Line
    drop: float


def height_of(rows: Sequence[Row]) -> float:
    """How high rows are, down to the last baseline."""
    return sum(row.drop for row in rows)


def draw_rows(pen: Pen, rows: Sequence[Row], x: float, top: float) -> None:
    """Set rows one below another."""
    for row in rows:
        top -= row.drop
        pen.text(row.line, x, top)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a poster, set for a width."""

    rows: tuple[Row, ...]
    rule: float
    height: float

    def draw(self, pen: Pen, x: float, top: float, colour: str) -> None:
        """Draw it below a height; the rule stands before the facts."""
        draw_rows(pen, self.rows, x, top)
        if self.rule:
            pen.rule(
                x, top - self.rule, POSTER.rule_length, colour=colour, weight=POSTER.rule_width
            )


def head(
    setting: Setting, event: PrintedEvent, style: HeadStyle, width: float, *, when: str, other: str
) -> Head:
    """The event's title, in both languages if both are set, with when and where.

    ``when`` is the day in words, ``other`` the same in the other language.
    """
    setter, words = setting.setter, setting.words
    rows: list[Row] = []
    if style.label:
        kind = Type(Face.BOLD, style.label, setting.palette.accent)
        label = setting.joined(lambda words: words.catalogue.gettext("Programme"))
        rows.append(Row(setter.line([Span(label, kind)], width), style.label))
    rows += _title(setting, event, style, width, gap=POSTER.head_gap if rows else 0.0)
    second = setting.other(lambda words: words.event_title(event))
    if second:
        kind = Type(Face.REGULAR, style.other, MUTED)
        lines = setter.lines([Span(second, kind)], width, most=2, balanced=True)
        rows += spaced(lines, style.other, first=style.other * POSTER.leading + POSTER.other_gap)
    rule = 0.0
    if style.rule:
        rule = height_of(rows) + POSTER.head_gap
    strong, plain = Type(Face.BOLD, style.facts), Type(Face.REGULAR, style.facts)
    quiet = Type(Face.REGULAR, style.other, MUTED)
    elsewhere = setting.other(lambda words: words.venue(event))
    facts = (
        (Span(when, strong), Span(words.venue(event), plain)),
        (Span(other, quiet), Span(elsewhere, quiet)),
    )
    first = POSTER.rule_gap + style.facts if rule else style.facts + POSTER.other_gap
    for day, place in facts:
        for lines in _facts(setting, day, place, width):
            rows += spaced(lines, day.type.size, first=first)
            first = style.facts * POSTER.leading
    return Head(tuple(rows), rule, height_of(rows))


def _title(
    setting: Setting, event: PrintedEvent, style: HeadStyle, width: float, *, gap: float
) -> list[Row]:
    """As large as its lines allow, down to a floor; a longer one is cut."""
    text, size = setting.words.event_title(event), style.title
    while True:
        spans = [Span(text, Type(Face.BOLD, size))]
        lines = setting.setter.lines(spans, width, balanced=True)
        if len(lines) <= style.lines:
            break
        if size * POSTER.shrink < style.title_floor:
            lines = setting.setter.lines(spans, width, most=style.lines)
            break
        size *= POSTER.shrink
    return spaced(lines, size, first=gap + size)


def _facts(setting: Setting, day: Span, place: Span, width: float) -> list[list[Line]]:
    """Day and place on one line where they fit, else below one another."""
    said = [span for span in (day, place) if span.text]
    if len(said) > 1:
        joined = [day, Span(" · ", place.type), place]
        if sum(span.type.width(setting.setter.clean(span.text)) for span in joined) <= width:
            return [setting.setter.lines(joined, width, most=1)]
    return [setting.setter.lines([span], width, most=2) for span in said]


def spaced(
    lines: Sequence[Line], size: float, *, first: float, leading: float = POSTER.leading
) -> list[Row]:
    """Lines of one size below one another, the first one so far below what is above."""
    return [Row(line, size * leading if index else first) for index, line in enumerate(lines)]


class Foot:
    """Who hosts, sponsors and helps, with logos of one optical weight.

    ``enlarged`` is how much larger the paper is than what is set: pictures get its pixels.
    """

    def __init__(
        self,
        setting: Setting,
        organisations: Sequence[PrintedOrganisation],
        *,
        width: float,
        room: float,
        enlarged: float,
    ) -> None:
        self._setting, self._width, self._enlarged = setting, width, enlarged
        kind = Type(Face.BOLD, POSTER.mark_label, setting.palette.accent)
        self._labels = labels(setting, organisations, kind, width / 2)
        widest = max((label.width for label in self._labels.values()), default=0.0)
        self._aside = widest + POSTER.label_gap
        self._rows = fitting(self._set_rows(organisations), room, setting.setter.findings)
        self.height = sum(row.height for row in self._rows)

    def draw(self, pen: Pen, x: float, bottom: float) -> None:
        """Draw it above a height, under a hairline."""
        if not self._rows:
            return
        top = bottom + self.height
        pen.rule(x, top + POSTER.foot_gap / 2, self._width)
        for row in self._rows:
            top -= row.height
            baseline = top + row.height / 2 - POSTER.mark * MIDDLE
            if row.label is not None:
                pen.text(row.label, x, baseline)
            row.draw_marks(pen, x + self._aside, baseline, POSTER.mark_gap)

    def _set_rows(self, organisations: Sequence[PrintedOrganisation]) -> list[MarkRow]:
        rows = []
        room = self._width - self._aside
        mark = partial(self._mark, room=room)
        for kind, marks in in_rows(organisations, mark, room, POSTER.mark_gap):
            tall = any(mark.logo for mark in marks)
            height = (LOGO_HEIGHT + 0.6 if tall else 1.45) * POSTER.logo_grid
            rows.append(MarkRow(None if kind is None else self._labels[kind], marks, height))
        return rows

    def _mark(self, one: PrintedOrganisation, room: float) -> Mark:
        kind, grid = Type(Face.REGULAR, POSTER.mark), POSTER.logo_grid
        return logo_mark(self._setting, one, kind, room, grid=grid, enlarged=self._enlarged)
