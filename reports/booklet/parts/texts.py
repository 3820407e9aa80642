"""Texts of the event itself: the greeting, the way to the venue, pages for notes."""

from dataclasses import replace

from eventapp.domain.documents import ProgrammeSnapshot
from reports import blocks
from reports.blocks import Say, Setting, moved, strip
from reports.flow import Block, Strip
from reports.pen import Draw, Pen
from reports.styles import HAIRLINE, LINE
from reports.styles.booklet import BOOKLET
from reports.text import Line, Span


def greeting(setting: Setting, snapshot: ProgrammeSnapshot) -> list[Block]:
    """The greeting on a page of its own, its author below at the right."""
    event = snapshot.event
    text = _running(setting, lambda words: words.pick(event.greeting, event.greeting_en))
    if not text:
        return []
    title = blocks.heading(
        setting, lambda words: words.catalogue.pgettext("booklet", "Greeting"), fresh=True
    )
    signed = _signed(setting, snapshot)
    # The name stays with the last words.
    last = 2 + len(signed)
    return [title, Block((*text, *signed), before=1.0, last=last)]


def _offset(setting: Setting) -> float:
    """How far right a text begins: a wide page is too wide for its lines, unless two share it."""
    return setting.style.aside if setting.style.wide and not setting.both else 0.0


def _running(setting: Setting, say: Say) -> list[Strip]:
    offset = _offset(setting)
    lines = blocks.running(setting, say, setting.style.measure - offset)
    return [moved(line, offset) for line in lines]


def _signed(setting: Setting, snapshot: ProgrammeSnapshot) -> list[Strip]:
    event, measure = snapshot.event, setting.style.measure
    by = setting.words.pick(event.greeting_by, event.greeting_by_en)
    other = setting.other(lambda words: words.pick(event.greeting_by, event.greeting_by_en))
    lines = setting.lines([Span(by, setting.strong)], measure, most=3)
    if other:
        lines += setting.lines([Span(other, setting.quiet)], measure, most=3)
    strips = [Strip(_at_right(line, measure)) for line in lines]
    return [replace(strips[0], height=1 + BOOKLET.signature_gap), *strips[1:]] if strips else []


def _at_right(line: Line, measure: float) -> Draw:
    def draw(pen: Pen, x: float, baseline: float) -> None:
        pen.text_right(line, x + measure, baseline)

    return draw


def venue(setting: Setting, snapshot: ProgrammeSnapshot) -> list[Block]:
    """Where it is and how to get there."""
    event, style = snapshot.event, setting.style
    text = _running(setting, lambda words: words.pick(event.directions, event.directions_en))
    if not text:
        return []
    title = blocks.heading(setting, lambda words: words.catalogue.gettext("Getting there"))
    where = setting.lines(
        [Span(setting.words.venue(event), setting.heading(style.lead))], style.measure, most=2
    )
    other = setting.other(lambda words: words.venue(event))
    if other:
        where += setting.lines([Span(other, setting.quiet)], style.measure, most=2)
    offset = _offset(setting)
    named = tuple(strip(line, offset) for line in where)
    facts = [Block(named, before=1.0, together=True, with_next=True)] if where else []
    return [title, *facts, Block(tuple(text), before=BOOKLET.facts_gap)]


def notes(setting: Setting) -> list[Block]:
    """A page of ruled lines to write on."""
    title = blocks.heading(
        setting,
        lambda words: words.catalogue.pgettext("booklet", "Notes"),
        fresh=True,
        listed=False,
    )
    room = setting.style.lines - title.height
    count = int(room / BOOKLET.notes_line)
    line = Strip(_ruled(setting), BOOKLET.notes_line)
    return [title, Block((line,) * count, together=True)]


def _ruled(setting: Setting) -> Draw:
    def draw(pen: Pen, x: float, baseline: float) -> None:
        pen.rule(x, baseline, setting.style.measure, colour=LINE, weight=HAIRLINE)

    return draw
