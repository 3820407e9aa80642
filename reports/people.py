"""Blocks about people and organisations: who speaks, who hosts and who sponsors."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from eventapp.domain.documents import PrintedOrganisation, PrintedPerson, PrintedSession
from eventapp.i18n import format_clock
from eventapp.vocabulary import engagement
from reports.blocks import (
    Setting,
    affiliation,
    also,
    paragraphs,
    ruled,
    strip,
)
from reports.flow import Block, Bookmark, Strip, beside
from reports.fonts import Face
from reports.pen import Draw, Pen
from reports.pictures import Logo, logo, portrait
from reports.styles import (
    BASELINE,
    BETWEEN_PEOPLE,
    FACE_GAP,
    GROUP_GAP,
    INITIAL,
    INITIAL_SHARE,
    LOGO_AIR,
    LOGO_HEIGHT,
    MIDDLE,
    NOTE_GAP,
    PAIR_LINES,
    PORTRAIT,
)
from reports.text import Line, Span, Type


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person with the sessions they are on, in the programme's order."""

    person: PrintedPerson
    sessions: tuple[PrintedSession, ...]


def speakers_of(sessions: Sequence[PrintedSession]) -> list[Speaker]:
    """Everybody on the programme once, in order of their first appearance."""
    found: dict[tuple[str, str], tuple[PrintedPerson, list[PrintedSession]]] = {}
    for session in sessions:
        for person in session.people:
            key = (person.name, person.organisation)
            found.setdefault(key, (person, []))[1].append(session)
    return [Speaker(person, tuple(theirs)) for person, theirs in found.values()]


def people(setting: Setting, speakers: Sequence[Speaker]) -> list[Block]:
    """A block a person, two beside each other where the paper and their texts allow."""
    style = setting.style
    pictured = any(speaker.person.photo for speaker in speakers)
    told = any(biography(setting, speaker.person) for speaker in speakers)
    columns = style.people_columns if told else 2
    width = (style.measure - style.gutter * (columns - 1)) / columns
    diameter = (PORTRAIT if pictured else INITIAL) * style.grid
    blocks: list[Block] = []
    waiting: Block | None = None
    for speaker in speakers:
        block = _person(setting, speaker, width, diameter)
        if columns == 1 or block.height > PAIR_LINES:
            blocks += [waiting] if waiting else []
            blocks.append(_person(setting, speaker, style.measure, diameter))
            waiting = None
        elif waiting is None:
            waiting = block
        else:
            blocks.append(beside(waiting, block, width + style.gutter))
            waiting = None
    return [*blocks, *([waiting] if waiting else [])]


def biography(setting: Setting, person: PrintedPerson) -> str:
    """What is told about a person."""
    return setting.words.pick(person.biography, person.biography_en).strip()


def _person(setting: Setting, speaker: Speaker, width: float, diameter: float) -> Block:
    """Photograph or initial, name, what they do here, affiliation, biography."""
    style, person = setting.style, speaker.person
    indent = diameter + style.body * FACE_GAP
    room = width - indent
    strips = [
        *_name(setting, speaker, indent, room),
        *_affiliation(setting, person, indent, room),
    ]
    told = paragraphs(setting, biography(setting, person), room)
    strips.extend(_indented(part, indent) for part in told)
    while len(strips) * style.grid < diameter:
        strips.append(Strip(_blank))
    strips[0] = also(strips[0], _face(setting, person, diameter))
    return Block(tuple(strips), before=BETWEEN_PEOPLE, first=6, together=True)


def _name(setting: Setting, speaker: Speaker, indent: float, room: float) -> list[Strip]:
    """The name, and small behind it where in the programme to find them."""
    words = setting.words
    name = words.person(speaker.person)
    session = speaker.sessions[0]
    note = f"{words.label(session)} · {format_clock(session.start)}"
    spans = [Span(name, setting.strong)]
    gap = setting.style.body * NOTE_GAP
    marked = [Span(note, setting.label, solid=True)]
    label = setting.setter.line(marked, room)
    lines = setting.lines(spans, room, 2) or [Line((), 0.0)]
    if lines[-1].width + gap + label.width <= room:
        first = [strip(line, indent) for line in lines[:-1]]
        last = strip(lines[-1], indent)
        return [*first, also(last, _after(strip(label, indent + lines[-1].width + gap)))]
    return [*(strip(line, indent) for line in lines), strip(label, indent)]


def _affiliation(
    setting: Setting, person: PrintedPerson, indent: float, room: float
) -> list[Strip]:
    """Position and organisation, on one line only where both fit."""
    both = affiliation(setting, person)
    texts = [setting.words.position(person), setting.words.organisation(person)]
    if setting.quiet.width(setting.setter.clean(both)) <= room:
        texts = [both]
    return [
        strip(line, indent)
        for text in texts
        for line in setting.lines([Span(text, setting.quiet)], room, 3)
    ]


def _after(part: Strip) -> Draw:
    return part.draw


def _indented(part: Strip, by: float) -> Strip:
    def draw(pen: Pen, x: float, baseline: float) -> None:
        part.draw(pen, x + by, baseline)

    return Strip(draw, part.height)


def _blank(_pen: Pen, _x: float, _baseline: float) -> None:
    """Room beside a photograph, or an organisation without a name."""


def _face(setting: Setting, person: PrintedPerson, diameter: float) -> Draw:
    """A round photograph, or an initial in a soft circle."""
    grid = setting.style.grid
    image = portrait(person.photo, diameter, person.name, setting.setter.findings)
    size = diameter * INITIAL_SHARE
    initial = setting.words.person(person).strip()[:1].upper()
    kind = Type(Face.BOLD, size, setting.palette.accent)
    mark = setting.setter.line([Span(initial, kind)], diameter)

    def draw(pen: Pen, x: float, baseline: float) -> None:
        radius = diameter / 2
        middle = baseline + (1 - BASELINE) * grid - radius
        if image is not None:
            pen.round_picture(image, x + radius, middle, radius)
            return
        pen.disc(x + radius, middle, radius, setting.palette.soft)
        pen.text_centred(mark, x + radius, middle - size * MIDDLE)

    return draw


def organisations(setting: Setting, shown: Sequence[PrintedOrganisation]) -> list[Block]:
    """Organisations by what they are to the event, with logos on one optical height."""
    blocks: list[Block] = []
    for (kind, tier), group in groupby(shown, lambda one: (one.engagement, one.tier)):
        word = engagement(kind, setting.words.catalogue)
        blocks += _group(setting, " · ".join(filter(None, (word, tier))), list(group))
    return blocks


def _group(setting: Setting, title: str, group: list[PrintedOrganisation]) -> list[Block]:
    """The word in the narrow column, the organisations in rows beside it."""
    style = setting.style
    columns = style.mark_columns
    width = (style.measure - style.aside - style.gutter * (columns - 1)) / columns
    logos = [logo(one.logo, style.grid, one.name, setting.setter.findings) for one in group]
    cells = [
        _organisation(setting, one, mark, width, pictured=any(logos))
        for one, mark in zip(group, logos, strict=True)
    ]
    rows = []
    for start in range(0, len(cells), columns):
        row = _indented_block(cells[start], style.aside)
        for place, cell in enumerate(cells[start + 1 : start + columns], start=1):
            row = beside(row, cell, style.aside + place * (width + style.gutter))
        rows.append(row)
    rows[0] = _labelled(setting, rows[0], title)
    return rows


def _labelled(setting: Setting, row: Block, title: str) -> Block:
    """The first row of a group: a hairline above it, the word for the group beside it."""
    label = setting.setter.lines([Span(title, setting.label)], setting.style.aside, most=2)
    first = row.strips[0]
    taller = first.height - 1

    def draw(pen: Pen, x: float, baseline: float) -> None:
        for index, line in enumerate(label):
            pen.text(line, x, baseline + (taller / 2 - index) * setting.style.grid)

    strips = (
        ruled(setting, also(first, draw), lines=taller, taller=1.0),
        *row.strips[1:],
    )
    return replace(row, strips=strips, before=GROUP_GAP, bookmark=Bookmark(title, 1))


def _indented_block(block: Block, by: float) -> Block:
    return replace(block, strips=tuple(_indented(part, by) for part in block.strips))


def _organisation(
    setting: Setting, one: PrintedOrganisation, mark: Logo | None, width: float, *, pictured: bool
) -> Block:
    """A logo (or the name as a mark) above the name, its other language below."""
    name = setting.words.organisation_name(one)
    strips: list[Strip] = []
    if pictured:
        strips.append(Strip(_mark(setting, name, mark, width), LOGO_HEIGHT + LOGO_AIR))
    if mark is not None or not pictured:
        strips += [strip(line) for line in setting.lines([Span(name, setting.strong)], width, 3)]
    other = one.name_en if name == one.name else one.name
    if other.strip() and other != name:
        strips += [strip(line) for line in setting.lines([Span(other, setting.note)], width, 3)]
    return Block(tuple(strips or [Strip(_blank)]), before=1.0, together=True)


def _mark(setting: Setting, name: str, mark: Logo | None, width: float) -> Draw:
    """A logo standing on the middle of its row, or the name set large in its place."""
    grid = setting.style.grid
    large = [Span(name, setting.heading(setting.style.lead))]
    text = setting.setter.line(large, width) if mark is None else None

    def draw(pen: Pen, x: float, baseline: float) -> None:
        middle = baseline + (LOGO_HEIGHT / 2) * grid
        if text is not None:
            pen.text(text, x, middle - setting.style.lead * MIDDLE)
        elif mark is not None:
            pen.picture(mark.image, x, middle - mark.height / 2, mark.width, mark.height)

    return draw
