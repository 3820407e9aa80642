"""The programme as a list: a row a session, the time in its own column."""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import groupby, zip_longest

from eventapp.domain.documents import PrintedPerson, PrintedSession, ProgrammeSnapshot
from eventapp.domain.kinds import BREAKS, AppearanceRole, Kind, SessionKind
from eventapp.i18n import format_clock
from reports import blocks
from reports.blocks import Setting, is_bare, other_person, person_spans, ruled
from reports.booklet.cover import dates
from reports.booklet.parts.grid import grid, has_grid
from reports.flow import Block, Bookmark, Strip
from reports.pen import Draw, Pen
from reports.styles import TITLE_LINES
from reports.text import Line, Span
from reports.wording import Words

PROMINENT = frozenset({SessionKind.KEYNOTE, SessionKind.PANEL})
"""Kinds that stand under a rule in the accent."""


def programme(setting: Setting, snapshot: ProgrammeSnapshot, *, as_grid: bool) -> list[Block]:
    """The programme, day after day; a grid needs several rooms, else it is a list."""
    if not snapshot.sessions:
        return []
    tabled = as_grid and has_grid(snapshot.sessions)
    result = [blocks.heading(setting, _title, _facts(setting, snapshot), fresh=True)]
    event = snapshot.event
    purpose = blocks.running(
        setting, lambda words: words.pick(event.purpose, event.purpose_en), setting.style.measure
    )
    if purpose:
        result.append(Block(tuple(purpose), before=1.0))
    if tabled:
        used = sum(block.before + block.height for block in result)
        return [*result, *grid(setting, snapshot, used=used)]
    return [*result, *_rows(setting, snapshot.sessions)]


def _title(words: Words) -> str:
    return words.catalogue.gettext("Programme")


def _facts(setting: Setting, snapshot: ProgrammeSnapshot) -> list[str]:
    when = dates(setting.words, snapshot, long=False) if snapshot.event.days else ""
    where = setting.joined(lambda words: words.venue(snapshot.event))
    return [text for text in (when, where) if text]


def _rows(setting: Setting, sessions: Sequence[PrintedSession]) -> list[Block]:
    with_room = len({session.room for session in sessions if session.room}) > 1
    several = len({session.day for session in sessions}) > 1
    result: list[Block] = []
    day = None
    for session in sessions:
        if several and session.day != day:
            day = session.day
            result.append(day_heading(setting, session))
        with setting.setter.findings.about(Kind.SESSION, session.id):
            result.append(programme_row(setting, session, with_room=with_room))
    return result


def day_heading(setting: Setting, first: PrintedSession) -> Block:
    """A day of several within the programme."""
    kind = setting.heading(setting.style.lead)
    text = setting.joined(lambda words: words.day(first.day))
    line = setting.setter.line([Span(text, kind)], setting.style.measure)
    return Block(
        (blocks.strip(line, height=2.0),),
        before=1.0,
        together=True,
        with_next=True,
        bookmark=Bookmark(setting.words.day(first.day), 1),
    )


def programme_row(setting: Setting, session: PrintedSession, *, with_room: bool) -> Block:
    """One row of the programme: the time in its column, what it is, its title, its people."""
    style = setting.style
    text = _row_text(setting, session, style.measure - style.aside)
    aside = _row_aside(setting, session, with_room=with_room)
    joined = [Strip(_draw_both(time, line, style.aside)) for time, line in zip_longest(aside, text)]
    joined[0] = ruled(setting, joined[0], prominent=session.kind in PROMINENT, taller=1.0)
    return Block(tuple(joined), together=True)


def _draw_both(time: Line | None, text: Line | None, aside: float) -> Draw:
    def draw(pen: Pen, x: float, baseline: float) -> None:
        if time is not None:
            pen.text(time, x, baseline)
        if text is not None:
            pen.text(text, x + aside, baseline)

    return draw


def _row_aside(setting: Setting, session: PrintedSession, *, with_room: bool) -> list[Line]:
    style, words = setting.style, setting.words
    times = words.times(session.start, session.end) if style.wide else format_clock(session.start)
    lines = [setting.setter.line([Span(times, setting.quiet)], style.aside)]
    if with_room and session.room:
        room = words.pick(session.room, session.room_en)
        lines += setting.lines([Span(room, setting.note)], style.aside - style.body / 3, most=3)
    return lines


def _row_text(setting: Setting, session: PrintedSession, width: float) -> list[Line]:
    other = setting.other(lambda words: words.session_title(session))
    title = setting.words.session_title(session)
    if session.kind in BREAKS:
        return setting.lines([Span(" · ".join(filter(None, (title, other))), setting.quiet)], width)
    lines: list[Line] = []
    label = label_of(setting, session)
    if label:
        lines.append(setting.setter.line([Span(label, setting.label)], width))
    lines += setting.setter.lines(
        [Span(title, setting.strong)], width, most=TITLE_LINES, balanced=True
    )
    if other:
        lines += setting.lines([Span(other, setting.quiet)], width)
    return [*lines, *_row_people(setting, session.people, width)]


def label_of(setting: Setting, session: PrintedSession) -> str:
    """What a session is, unless its title says so already."""
    label = setting.words.label(session)
    title = setting.words.session_title(session)
    if session.kind is SessionKind.OTHER or label.casefold() in title.casefold():
        return ""
    return setting.joined(lambda words: words.label(session))


def _row_people(setting: Setting, people: Sequence[PrintedPerson], width: float) -> list[Line]:
    """A line a person; panellists share one, since the panel itself introduces them."""
    panel = [person for person in people if person.role is AppearanceRole.PANELLIST]
    alone = [person for person in people if person.role is not AppearanceRole.PANELLIST]
    lines = people_lines(setting, alone if len(panel) > 1 else [*alone, *panel], width)
    if len(panel) > 1:
        lines += _panel_lines(setting, panel, width)
    return lines


def _panel_lines(setting: Setting, panel: Sequence[PrintedPerson], width: float) -> list[Line]:
    def names(words: Words) -> str:
        return ", ".join(words.person(person) for person in panel)

    word = setting.words.catalogue.npgettext("booklet", "Panellist", "Panellists", len(panel))
    spans = [Span(word + " ", setting.quiet), Span(names(setting.words), setting.body)]
    lines = setting.lines(spans, width, most=3)
    other = setting.other(names)
    return [*lines, *(setting.lines([Span(other, setting.quiet)], width, most=3) if other else ())]


def people_lines(setting: Setting, people: Iterable[PrintedPerson], width: float) -> list[Line]:
    """A line a person; those of whom nothing but the name is known share one."""
    lines: list[Line] = []
    for bare, group in groupby(people, partial(is_bare, setting)):
        if bare:
            names = ", ".join(setting.words.person(person) for person in group)
            lines += setting.lines([Span(names, setting.body)], width)
            continue
        for person in group:
            with setting.setter.findings.about(Kind.PERSON, person.id):
                lines += _person_lines(setting, person, width)
    return lines


def _person_lines(setting: Setting, person: PrintedPerson, width: float) -> list[Line]:
    """A person in running text; what the other language says differently below."""
    lines = setting.lines(person_spans(setting, person, named_role=True), width, most=3)
    other = other_person(setting, person)
    if other:
        lines += setting.lines([Span(other, setting.quiet)], width, most=3)
    return lines
