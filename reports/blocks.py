"""The building blocks of booklets: a document reads as a list of these."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from eventapp.domain.documents import PrintedPerson, PrintedSession
from eventapp.domain.kinds import BREAKS, AppearanceRole, Language, SessionKind
from eventapp.i18n import format_clock
from eventapp.vocabulary import role
from reports.flow import Block, Bookmark, Strip
from reports.fonts import Face
from reports.pen import Draw, Pen
from reports.styles import (
    ACCENT_RULE,
    BETWEEN_TALKS,
    BLOCK_GAP,
    BULLET,
    BULLET_INDENT,
    HAIRLINE,
    HEADING_LEADING,
    HEADING_RAISED,
    KEPT_WHOLE,
    LINE,
    MUTED,
    ROW_RULE,
    TITLE_LINES,
    TITLE_RAISED,
    TRACKING_LABEL,
    PageStyle,
    Palette,
)
from reports.text import Line, Setter, Span, Type
from reports.wording import Words

_BULLETS = ("- ", "• ", "– ", "· ")
_PROMINENT = frozenset({SessionKind.KEYNOTE, SessionKind.PANEL})
_ROLES_NAMED = frozenset(
    {
        AppearanceRole.MODERATOR,
        AppearanceRole.PANELLIST,
        AppearanceRole.MC,
        AppearanceRole.INTERPRETER,
    }
)


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything a block needs to set itself: paper, colours, words, fonts."""

    style: PageStyle
    palette: Palette
    words: Words
    setter: Setter

    @property
    def label(self) -> Type:
        """Small bold words in the accent: what a thing is."""
        size = self.style.small
        return Type(Face.BOLD, size, self.palette.accent, size * TRACKING_LABEL)

    @property
    def body(self) -> Type:
        """Running text."""
        return Type(Face.REGULAR, self.style.body)

    @property
    def strong(self) -> Type:
        """A title or a name within running text."""
        return Type(Face.BOLD, self.style.body)

    @property
    def quiet(self) -> Type:
        """Running text of the second rank: affiliations, breaks."""
        return Type(Face.REGULAR, self.style.body, MUTED)

    @property
    def note(self) -> Type:
        """The smallest text of the second rank."""
        return Type(Face.REGULAR, self.style.small, MUTED)

    def heading(self, size: float) -> Type:
        """A bold heading of a size."""
        return Type(Face.BOLD, size)

    def lines(self, spans: Sequence[Span], width: float, most: int = TITLE_LINES) -> list[Line]:
        """Lines of what should be short: a name, a title, an affiliation."""
        return self.setter.lines(spans, width, most=most)


def set_at(line: Line, x: float = 0.0) -> Draw:
    """Drawing a line so far right of the block's left edge."""

    def draw(pen: Pen, left: float, baseline: float) -> None:
        pen.text(line, left + x, baseline)

    return draw


def strip(line: Line, x: float = 0.0, height: float = 1.0) -> Strip:
    """A line as a strip of a block."""
    return Strip(set_at(line, x), height)


def also(first: Strip, draw: Draw, *, taller: float = 0.0) -> Strip:
    """A strip that draws something more, and has more room above it."""

    def both(pen: Pen, x: float, baseline: float) -> None:
        first.draw(pen, x, baseline)
        draw(pen, x, baseline)

    return Strip(both, first.height + taller)


def ruled(
    setting: Setting,
    part: Strip,
    *,
    prominent: bool = False,
    lines: float = 0.0,
    taller: float = 0.0,
) -> Strip:
    """A strip under a rule, midway in the white above it; in the accent if prominent.

    ``lines`` is how much taller than a line of text the strip's first line is, ``taller``
    how much white comes with the rule. At the top of a page there is neither.
    """
    colour = setting.palette.accent if prominent else LINE
    weight = ACCENT_RULE if prominent else HAIRLINE

    def rule(pen: Pen, x: float, baseline: float) -> None:
        y = baseline + (ROW_RULE + lines) * setting.style.grid
        pen.rule(x, y, setting.style.measure, colour=colour, weight=weight)

    return replace(also(part, rule, taller=taller), at_top=part)


def heading(setting: Setting, title: str, subtitle: Sequence[str] = ()) -> Block:
    """The heading of a section, with quiet lines under it; it opens the section."""
    style = setting.style
    titles = setting.setter.lines(
        [Span(title, setting.heading(style.title_size))], style.measure, most=2, balanced=True
    )
    strips = [_raised(strip(line, height=2.0), TITLE_RAISED * style.grid) for line in titles]
    for text in _joined(setting, subtitle):
        strips += [
            strip(line) for line in setting.lines([Span(text, setting.quiet)], style.measure)
        ]
    return Block(
        tuple(strips),
        before=3.0,
        together=True,
        with_next=True,
        opening=title,
        bookmark=Bookmark(title, 0),
    )


def _raised(part: Strip, by: float) -> Strip:
    def draw(pen: Pen, x: float, baseline: float) -> None:
        part.draw(pen, x, baseline + by)

    return Strip(draw, part.height)


def _joined(setting: Setting, texts: Sequence[str]) -> list[str]:
    """Short texts on one line, as long as it holds them."""
    together = " · ".join(texts)
    if setting.quiet.width(setting.setter.clean(together)) <= setting.style.measure:
        return [together] if together else []
    return list(texts)


def day_heading(setting: Setting, text: str) -> Block:
    """A day of several within the programme."""
    line = setting.setter.line(
        [Span(text, setting.heading(setting.style.lead))], setting.style.measure
    )
    return Block(
        (strip(line, height=2.0),), together=True, with_next=True, bookmark=Bookmark(text, 1)
    )


def paragraphs(setting: Setting, text: str, width: float, kind: Type | None = None) -> list[Strip]:
    """Running text; lines that begin with a dash or a dot hang behind a bullet."""
    kind = kind or setting.body
    strips: list[Strip] = []
    for paragraph in text.splitlines():
        bullet = paragraph.lstrip().startswith(_BULLETS)
        if bullet:
            strips += bullets(setting, [Span(paragraph.lstrip()[2:], kind)], width)
        elif paragraph.strip():
            strips += [
                strip(line) for line in setting.setter.paragraph([Span(paragraph, kind)], width)
            ]
        elif strips:
            strips.append(Strip(_nothing))
    while strips and strips[-1].draw is _nothing:
        strips.pop()
    return strips


def bullets(setting: Setting, spans: Sequence[Span], width: float) -> list[Strip]:
    """One item of a list: a bullet in the accent, its text hanging behind it."""
    indent = setting.style.body * BULLET_INDENT
    mark = setting.setter.line(
        [Span(BULLET, Type(Face.BOLD, setting.style.body, setting.palette.accent))], indent
    )
    strips = [strip(line, indent) for line in setting.setter.paragraph(spans, width - indent)]
    return [also(strips[0], set_at(mark)), *strips[1:]] if strips else []


def _nothing(_pen: Pen, _x: float, _baseline: float) -> None:
    """An empty line between paragraphs."""


def person_spans(setting: Setting, person: PrintedPerson, *, named_role: bool) -> list[Span]:
    """A person in running text: role, name, then position and organisation muted."""
    words = setting.words
    spans: list[Span] = []
    if named_role and person.role in _ROLES_NAMED:
        spans.append(Span(role(person.role, words.catalogue) + " ", setting.quiet))
    spans.append(Span(words.person(person), setting.body))
    rest = affiliation(setting, person)
    if rest:
        # In Korean the position follows the name like a title; English sets it off.
        korean = words.language is Language.KOREAN and person.position
        joint = " " if korean else ", "
        spans.append(Span(joint + rest, setting.quiet))
    return spans


def affiliation(setting: Setting, person: PrintedPerson) -> str:
    """Position and organisation, as far as they are known."""
    words = setting.words
    return ", ".join(filter(None, (words.position(person), words.organisation(person))))


def programme_row(setting: Setting, session: PrintedSession, *, with_room: bool) -> Block:
    """One row of the programme: the time in its column, what it is, its title, its people."""
    style = setting.style
    strips = _row_text(setting, session, style.measure - style.aside)
    aside = _row_aside(setting, session, with_room=with_room)
    joined = [
        Strip(_draw_both(time, text, style.aside)) for time, text in zip_longest(aside, strips)
    ]
    prominent = session.kind in _PROMINENT
    joined[0] = ruled(setting, joined[0], prominent=prominent, taller=1.0)
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
    room = words.pick(session.room, session.room_en)
    if with_room and room:
        lines += setting.lines([Span(room, setting.note)], style.aside - style.body, most=2)
    return lines


def _row_text(setting: Setting, session: PrintedSession, width: float) -> list[Line]:
    title = setting.words.session_title(session)
    if session.kind in BREAKS:
        return setting.lines([Span(title, setting.quiet)], width)
    lines: list[Line] = []
    label = _label(setting, session, title)
    if label:
        lines.append(setting.setter.line([Span(label, setting.label)], width))
    lines += setting.setter.lines(
        [Span(title, setting.strong)], width, most=TITLE_LINES, balanced=True
    )
    for spans in _row_people(setting, session.people):
        lines += setting.lines(spans, width, most=3)
    return lines


def _label(setting: Setting, session: PrintedSession, title: str) -> str:
    """What a session is, unless its title says so already."""
    label = setting.words.label(session)
    if session.kind is SessionKind.OTHER or label.casefold() in title.casefold():
        return ""
    return label


def _row_people(setting: Setting, people: Sequence[PrintedPerson]) -> list[list[Span]]:
    """A line a person; panellists share one, since the panel itself introduces them."""
    panel = [person for person in people if person.role is AppearanceRole.PANELLIST]
    rows = [
        person_spans(setting, person, named_role=True)
        for person in people
        if person.role is not AppearanceRole.PANELLIST
    ]
    if len(panel) == 1:
        rows.append(person_spans(setting, panel[0], named_role=True))
    elif panel:
        names = ", ".join(setting.words.person(person) for person in panel)
        word = setting.words.catalogue.npgettext("booklet", "Panellist", "Panellists", len(panel))
        rows.append([Span(word + " ", setting.quiet), Span(names, setting.body)])
    return rows


def talk(setting: Setting, session: PrintedSession) -> Block:
    """A talk with its abstract, or a panel with its people in order."""
    style = setting.style
    offset = style.aside if style.wide else 0.0
    width = style.measure - offset
    head = _talk_head(setting, session, width)
    text = paragraphs(setting, setting.words.abstract(session), width)
    panellists = _panellists(setting, session, width)
    if text and panellists:
        text = [*panellists, Strip(_nothing), *text]
    body = text or panellists
    if body:
        body[0] = Strip(body[0].draw, body[0].height + BLOCK_GAP)
    strips = [*head, *body]
    spare = -sum(part.height for part in strips) % 1
    strips[0] = Strip(strips[0].draw, strips[0].height + spare)
    moved = [_moved(part, offset) for part in strips]
    moved[0] = also(moved[0], _talk_aside(setting, session))
    if session.kind is SessionKind.PANEL:
        lines = HEADING_LEADING - 1 if style.wide else 0.0
        moved[0] = ruled(setting, moved[0], prominent=True, lines=lines)
    return Block(
        tuple(moved),
        before=BETWEEN_TALKS,
        first=len(head) + min(2, len(body)),
        last=2,
        together=len(strips) <= KEPT_WHOLE,
        bookmark=Bookmark(setting.words.session_title(session), 1),
    )


def _talk_head(setting: Setting, session: PrintedSession, width: float) -> list[Strip]:
    style = setting.style
    title = [Span(setting.words.session_title(session), setting.heading(style.head_size))]
    lines = setting.setter.lines(title, width, most=TITLE_LINES, balanced=True)
    raised = HEADING_RAISED * style.grid
    strips = [
        _raised(strip(line, height=HEADING_LEADING), raised) for line in lines or [Line((), 0.0)]
    ]
    if not style.wide:
        strips.insert(0, Strip(_nothing))
    for person in session.people:
        if person.role is not AppearanceRole.PANELLIST:
            spans = person_spans(setting, person, named_role=True)
            strips += [strip(line) for line in setting.lines(spans, width, most=3)]
    return strips


def _talk_aside(setting: Setting, session: PrintedSession) -> Draw:
    """What it is and when: above the title, or left of it on a wide paper."""
    style, words = setting.style, setting.words
    clock = format_clock(session.start)
    if not style.wide:
        spans = [Span(f"{words.label(session)} · {clock}", setting.label)]
        return set_at(setting.setter.line(spans, style.measure))
    label = setting.setter.line([Span(words.label(session), setting.label)], style.aside)
    times = setting.setter.line(
        [Span(words.times(session.start, session.end), setting.quiet)], style.aside
    )

    def draw(pen: Pen, x: float, baseline: float) -> None:
        pen.text(label, x, baseline)
        pen.text(times, x, baseline - style.grid)

    return draw


def _panellists(setting: Setting, session: PrintedSession, width: float) -> list[Strip]:
    strips: list[Strip] = []
    for person in session.people:
        if person.role is AppearanceRole.PANELLIST:
            strips += bullets(setting, person_spans(setting, person, named_role=False), width)
    return strips


def _moved(part: Strip, by: float) -> Strip:
    if not by:
        return part

    def draw(pen: Pen, x: float, baseline: float) -> None:
        part.draw(pen, x + by, baseline)

    return Strip(draw, part.height)
