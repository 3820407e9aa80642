"""The building blocks of booklets: a document reads as a list of these."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from eventapp.domain.documents import PrintedPerson
from eventapp.domain.kinds import AppearanceRole, Language
from eventapp.vocabulary import role
from reports.flow import Block, Bookmark, Strip
from reports.fonts import Face
from reports.pen import Draw, Pen
from reports.styles import (
    ACCENT_RULE,
    BULLET,
    BULLET_INDENT,
    HAIRLINE,
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
Say = Callable[[Words], str]
"""A text in the language of the words it is given."""

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
    """Everything a block needs to set itself: paper, colours, words, fonts.

    ``both`` sets the other language beside or below the first one.
    """

    style: PageStyle
    palette: Palette
    words: Words
    setter: Setter
    both: bool = False

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

    def other(self, say: Say) -> str:
        """What the other language says, if both are set and it says something else."""
        if not self.both:
            return ""
        text = say(self.words.other).strip()
        return "" if text == say(self.words).strip() else text

    def joined(self, say: Say) -> str:
        """A few words in one language or, beside each other, in both."""
        return " · ".join(filter(None, (say(self.words), self.other(say))))

    def lines(self, spans: Sequence[Span], width: float, most: int = TITLE_LINES) -> list[Line]:
        """Lines of what should be short: a name, a title, an affiliation."""
        return self.setter.lines(spans, width, most=most, balanced=True)


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

    return Strip(both, first.height + taller, keeps=first.keeps, later=first.later)


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


def heading(
    setting: Setting,
    say: Say,
    subtitle: Sequence[str] = (),
    *,
    fresh: bool = False,
    listed: bool = True,
) -> Block:
    """The heading of a section, with quiet lines under it; it opens the section.

    ``fresh`` begins a page; the contents leave out what is not ``listed``.
    """
    style = setting.style
    title, other = say(setting.words), setting.other(say)
    spans = [Span(f"{title} " if other else title, setting.heading(style.title_size))]
    if other:
        spans.append(Span(other, Type(Face.REGULAR, style.head_size, MUTED)))
    titles = setting.setter.lines(spans, style.measure, most=2, balanced=True)
    strips = [raised(strip(line, height=2.0), TITLE_RAISED * style.grid) for line in titles]
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
        fresh=fresh,
        bookmark=Bookmark(title, 0, note=other, listed=listed),
    )


def raised(part: Strip, by: float) -> Strip:
    """A strip that stands a little above its baseline."""

    def draw(pen: Pen, x: float, baseline: float) -> None:
        part.draw(pen, x, baseline + by)

    return Strip(draw, part.height)


def _joined(setting: Setting, texts: Sequence[str]) -> list[str]:
    """Short texts on one line, as long as it holds them."""
    together = " · ".join(texts)
    if setting.quiet.width(setting.setter.clean(together)) <= setting.style.measure:
        return [together] if together else []
    return list(texts)


def running(setting: Setting, say: Say, width: float) -> list[Strip]:
    """Running text, in both languages beside each other where both were given."""
    first, second = say(setting.words).strip(), setting.other(say)
    if not (first and second):
        return paragraphs(setting, first or second, width)
    column = (width - setting.style.gutter) / 2
    left = paragraphs(setting, first, column)
    right = paragraphs(setting, second, column)
    return [
        abreast(one, two, column + setting.style.gutter) for one, two in zip_longest(left, right)
    ]


def abreast(left: Strip | None, right: Strip | None, offset: float) -> Strip:
    """A strip of two columns, the second so far right; either may have ended."""
    left, right = left or Strip(nothing), right or Strip(nothing)
    keeps = left.keeps or right.keeps
    return replace(left, keeps=keeps, later=moved(right, offset).draw, at_top=None)


def paragraphs(setting: Setting, text: str, width: float, kind: Type | None = None) -> list[Strip]:
    """Running text; lines that begin with a dash or a dot hang behind a bullet."""
    kind = kind or setting.body
    strips: list[Strip] = []
    for paragraph in text.splitlines():
        bullet = paragraph.lstrip().startswith(_BULLETS)
        if bullet:
            strips += bullets(setting, [Span(paragraph.lstrip()[2:], kind)], width)
        elif paragraph.strip():
            lines = setting.setter.paragraph([Span(paragraph, kind)], width)
            strips += kept([strip(line) for line in lines])
        elif strips:
            strips.append(EMPTY_LINE)
    while strips and strips[-1].draw is nothing:
        strips.pop()
    return strips


def kept(lines: list[Strip]) -> list[Strip]:
    """A paragraph of which no single line stands at the foot or the head of a page."""
    last = len(lines) - 2
    return [
        replace(line, keeps=True) if at in {0, last} and at <= last else line
        for at, line in enumerate(lines)
    ]


def bullets(setting: Setting, spans: Sequence[Span], width: float) -> list[Strip]:
    """One item of a list: a bullet in the accent, its text hanging behind it."""
    indent = setting.style.body * BULLET_INDENT
    mark = setting.setter.line(
        [Span(BULLET, Type(Face.BOLD, setting.style.body, setting.palette.accent))], indent
    )
    strips = [strip(line, indent) for line in setting.setter.paragraph(spans, width - indent)]
    return kept([also(strips[0], set_at(mark)), *strips[1:]] if strips else [])


def nothing(_pen: Pen, _x: float, _baseline: float) -> None:
    """Draw nothing: an empty line between paragraphs, room beside a photograph."""


EMPTY_LINE = Strip(nothing, at_top=Strip(nothing, 0.0))
"""Parts paragraphs, and is left out at the top of a page."""


def moved(part: Strip, by: float) -> Strip:
    """A strip further right."""
    if not by:
        return part

    def further(drawn: Draw) -> Draw:
        def draw(pen: Pen, x: float, baseline: float) -> None:
            drawn(pen, x + by, baseline)

        return draw

    return replace(part, draw=further(part.draw), later=part.later and further(part.later))


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


def is_bare(setting: Setting, person: PrintedPerson) -> bool:
    """Whether there is nothing to say of somebody but the name."""
    named = person.role in _ROLES_NAMED
    return not (named or affiliation(setting, person) or other_person(setting, person))


def affiliation(setting: Setting, person: PrintedPerson) -> str:
    """Position and organisation, as far as they are known."""
    words = setting.words
    return ", ".join(filter(None, (words.position(person), words.organisation(person))))


def other_person(setting: Setting, person: PrintedPerson) -> str:
    """What the other language says differently of a person: name, position, organisation."""
    sayings: tuple[Say, ...] = (
        lambda words: words.person(person),
        lambda words: words.position(person),
        lambda words: words.organisation(person),
    )
    return ", ".join(filter(None, map(setting.other, sayings)))
