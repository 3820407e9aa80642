"""Blocks about people and organisations: who speaks, who hosts and who sponsors."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from eventapp.domain.documents import (
    PrintedOrganisation,
    PrintedPerson,
    PrintedSession,
    ProgrammeSnapshot,
)
from eventapp.domain.kinds import EngagementKind, Kind
from eventapp.i18n import format_clock
from eventapp.vocabulary import engagement
from reports.blocks import (
    Say,
    Setting,
    also,
    heading,
    moved,
    nothing,
    ruled,
    running,
    strip,
)
from reports.flow import Block, Bookmark, Strip, beside
from reports.fonts import Face
from reports.pen import Draw, Pen
from reports.pictures import Logo, logo, portrait
from reports.result import WarningKind
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
from reports.wording import Words


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person with the sessions they are on, in the programme's order."""

    person: PrintedPerson
    sessions: tuple[PrintedSession, ...]


def speakers_of(sessions: Sequence[PrintedSession]) -> list[Speaker]:
    """Everybody on the programme once, in order of their first appearance."""
    found: dict[object, tuple[PrintedPerson, list[PrintedSession]]] = {}
    for session in sessions:
        for person in session.people:
            key = person.id or (person.name, person.organisation)
            found.setdefault(key, (person, []))[1].append(session)
    return [Speaker(person, tuple(theirs)) for person, theirs in found.values()]


def speakers(setting: Setting, snapshot: ProgrammeSnapshot) -> list[Block]:
    """Everybody on the programme, with photograph, affiliation and biography."""
    found = speakers_of(snapshot.sessions)
    if not found:
        return []
    title = heading(setting, lambda words: words.catalogue.pgettext("booklet", "Speakers"))
    return [title, *people(setting, found, dated=several_days(snapshot.sessions))]


def several_days(sessions: Sequence[PrintedSession]) -> bool:
    """Whether a time alone does not tell when a session is."""
    return len({session.day for session in sessions}) > 1


def begin(session: PrintedSession, words: Words, *, dated: bool) -> str:
    """When a session begins, with its day where there are several."""
    clock = format_clock(session.start)
    return f"{words.day(session.day)} {clock}" if dated else clock


def people(setting: Setting, shown: Sequence[Speaker], *, dated: bool = False) -> list[Block]:
    """A block a person, two beside each other where the paper and their texts allow.

    Who has no photograph, though others have one, is reported.
    """
    style = setting.style
    pictured = any(speaker.person.photo for speaker in shown)
    told = any(biography(setting, speaker.person) for speaker in shown)
    columns = style.people_columns if told or setting.both else 2
    width = (style.measure - style.gutter * (columns - 1)) / columns
    diameter = (PORTRAIT if pictured else INITIAL) * style.grid
    blocks: list[Block] = []
    waiting: Block | None = None
    for speaker in shown:
        with setting.setter.findings.about(Kind.PERSON, speaker.person.id):
            if pictured and speaker.person.photo is None:
                setting.setter.findings.add(
                    WarningKind.MISSING, setting.words.person(speaker.person)
                )
            block = _person(setting, speaker, width, diameter, dated=dated)
            full = columns == 1 or block.height > PAIR_LINES
            if full and columns > 1:
                block = _person(setting, speaker, style.measure, diameter, dated=dated)
        if full:
            blocks += [waiting] if waiting else []
            blocks.append(block)
            waiting = None
        elif waiting is None:
            waiting = block
        else:
            blocks.append(beside(waiting, block, width + style.gutter, grid=style.grid))
            waiting = None
    return [*blocks, *([waiting] if waiting else [])]


def biography(setting: Setting, person: PrintedPerson) -> str:
    """What is told about a person."""
    return setting.words.pick(person.biography, person.biography_en).strip()


def _person(
    setting: Setting, speaker: Speaker, width: float, diameter: float, *, dated: bool
) -> Block:
    """Photograph or initial, name, what they do here, affiliation, biography."""
    style, person = setting.style, speaker.person
    indent = diameter + style.body * FACE_GAP
    room = width - indent
    strips = [
        *_name(setting, speaker, indent, room, dated=dated),
        *_affiliation(setting, person, indent, room),
    ]
    told = running(setting, lambda words: words.pick(person.biography, person.biography_en), room)
    strips.extend(moved(part, indent) for part in told)
    while len(strips) * style.grid < diameter:
        strips.append(Strip(nothing))
    strips[0] = also(strips[0], _face(setting, person, diameter))
    return Block(tuple(strips), before=BETWEEN_PEOPLE, first=6, together=True)


def _name(
    setting: Setting, speaker: Speaker, indent: float, room: float, *, dated: bool
) -> list[Strip]:
    """The name, and small behind it where in the programme to find them."""
    words = setting.words
    name = words.person(speaker.person)
    session = speaker.sessions[0]
    note = f"{words.label(session)} · {begin(session, words, dated=dated)}"
    spans = [Span(name, setting.strong)]
    other = setting.other(lambda spoken: spoken.person(speaker.person))
    if other:
        spans.append(Span("  " + other, setting.quiet))
    gap = setting.style.body * NOTE_GAP
    marked = [Span(note, setting.label, solid=True)]
    label = setting.setter.line(marked, room)
    lines = setting.lines(spans, room, 3) or [Line((), 0.0)]
    if lines[-1].width + gap + label.width <= room:
        first = [strip(line, indent) for line in lines[:-1]]
        last = strip(lines[-1], indent)
        return [*first, also(last, _after(strip(label, indent + lines[-1].width + gap)))]
    return [*(strip(line, indent) for line in lines), strip(label, indent)]


def _affiliation(
    setting: Setting, person: PrintedPerson, indent: float, room: float
) -> list[Strip]:
    """Position and organisation, on one line only where both fit; then the other language's."""
    words = setting.words
    parts: tuple[Say, ...] = (
        lambda spoken: spoken.position(person),
        lambda spoken: spoken.organisation(person),
    )
    shown = [say(words) for say in parts], [setting.other(say) for say in parts]
    lines: list[Line] = []
    for texts in shown:
        both = ", ".join(filter(None, texts))
        fits = setting.quiet.width(setting.setter.clean(both)) <= room
        for text in filter(None, [both] if fits else texts):
            lines += setting.lines([Span(text, setting.quiet)], room, 3)
    return [strip(line, indent) for line in lines]


def _after(part: Strip) -> Draw:
    return part.draw


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


def organisations(setting: Setting, snapshot: ProgrammeSnapshot) -> list[Block]:
    """Organisations by what they are to the event, with logos on one optical height."""
    if not snapshot.organisations:
        return []
    blocks = [heading(setting, lambda words: words.catalogue.pgettext("booklet", "Organisations"))]
    for (kind, tier), group in groupby(
        snapshot.organisations, lambda one: (one.engagement, one.tier)
    ):
        say = partial(_engagement, kind)
        words = [text for text in (say(setting.words), setting.other(say), tier) if text.strip()]
        blocks += _group(setting, words, list(group))
    return blocks


def _engagement(kind: EngagementKind, words: Words) -> str:
    return engagement(kind, words.catalogue)


def _group(setting: Setting, words: Sequence[str], group: list[PrintedOrganisation]) -> list[Block]:
    """The words for it in the narrow column, the organisations in rows beside them."""
    style = setting.style
    columns = style.mark_columns
    width = (style.measure - style.aside - style.gutter * (columns - 1)) / columns
    pictured = any(one.logo for one in group)
    cells = [_organisation(setting, one, width, pictured=pictured) for one in group]
    rows = []
    for start in range(0, len(cells), columns):
        row = _indented_block(cells[start], style.aside)
        for place, cell in enumerate(cells[start + 1 : start + columns], start=1):
            row = beside(row, cell, style.aside + place * (width + style.gutter), grid=style.grid)
        rows.append(row)
    rows[0] = _labelled(setting, rows[0], words)
    return rows


def _labelled(setting: Setting, row: Block, words: Sequence[str]) -> Block:
    """The first row of a group: a hairline above it, the words for the group beside it."""
    room = setting.style.aside - setting.style.body
    kinds = [setting.label, *[setting.note] * len(words)]
    label = [
        line
        for text, kind in zip(words, kinds, strict=False)
        for line in setting.lines([Span(text, kind)], room, 2)
    ]
    row = replace(row, strips=(*row.strips, *[Strip(nothing)] * (len(label) - len(row.strips))))
    first = row.strips[0]
    taller = first.height - 1

    def draw(pen: Pen, x: float, baseline: float) -> None:
        for index, line in enumerate(label):
            pen.text(line, x, baseline + (taller / 2 - index) * setting.style.grid)

    strips = (
        ruled(setting, also(first, draw), lines=taller, taller=1.0),
        *row.strips[1:],
    )
    return replace(
        row, strips=strips, before=GROUP_GAP, bookmark=Bookmark(" · ".join(words), 1, listed=False)
    )


def _indented_block(block: Block, by: float) -> Block:
    return replace(block, strips=tuple(moved(part, by) for part in block.strips))


def _organisation(
    setting: Setting, one: PrintedOrganisation, width: float, *, pictured: bool
) -> Block:
    """A logo (or the name as a mark) above the name, its other language below."""
    with setting.setter.findings.about(Kind.ORGANISATION, one.id):
        mark = logo(one.logo, setting.style.grid, one.name, setting.setter.findings)
        name = setting.words.organisation_name(one)
        strips: list[Strip] = []
        if pictured:
            strips.append(Strip(_mark(setting, name, mark, width), LOGO_HEIGHT + LOGO_AIR))
        if mark is not None or not pictured:
            strips += map(strip, setting.lines([Span(name, setting.strong)], width, 3))
        other = one.name_en if name == one.name else one.name
        if other.strip() and other != name:
            strips += map(strip, setting.lines([Span(other, setting.note)], width, 3))
    return Block(tuple(strips or [Strip(nothing)]), before=1.0, together=True)


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
