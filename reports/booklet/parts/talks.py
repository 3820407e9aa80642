"""Talks with their abstracts and cases, and panels with their people in order."""

from dataclasses import replace
from enum import Enum, auto

from eventapp.domain.documents import PrintedCase, PrintedSession, ProgrammeSnapshot
from eventapp.domain.kinds import AppearanceRole, Kind, SessionKind
from reports import blocks
from reports.blocks import (
    EMPTY_LINE,
    Say,
    Setting,
    also,
    bullets,
    moved,
    nothing,
    other_person,
    person_spans,
    raised,
    ruled,
    set_at,
    strip,
)
from reports.booklet.parts.programme import people_lines
from reports.booklet.people import begin, several_days
from reports.flow import Block, Bookmark, Strip
from reports.pen import Draw, Pen
from reports.styles import (
    BETWEEN_TALKS,
    BLOCK_GAP,
    HEADING_LEADING,
    HEADING_RAISED,
    KEPT_WHOLE,
    TITLE_LINES,
)
from reports.styles.booklet import BOOKLET
from reports.text import Line, Span
from reports.wording import Words


class Told(Enum):
    """Which sessions a part tells of: its own kind, or both in the programme's order."""

    TALKS = auto()
    PANELS = auto()
    ALL = auto()


def talks(setting: Setting, snapshot: ProgrammeSnapshot, which: Told) -> list[Block]:
    """Every session that has more to say than its row in the programme."""
    told = [
        session
        for session in snapshot.sessions
        if _has_more_to_say(session)
        and (which is Told.ALL or (session.kind is SessionKind.PANEL) is (which is Told.PANELS))
    ]
    if not told:
        return []
    kinds = {session.kind is SessionKind.PANEL for session in told}

    def title(words: Words) -> str:
        gettext = words.catalogue.gettext
        if kinds == {True}:
            return gettext("Panel discussion")
        return gettext("Talks and panel") if True in kinds else gettext("Talks")

    dated = several_days(snapshot.sessions)
    result = [blocks.heading(setting, title)]
    for session in told:
        with setting.setter.findings.about(Kind.SESSION, session.id):
            result.append(_talk(setting, session, dated=dated))
    return result


def _has_more_to_say(session: PrintedSession) -> bool:
    """Whether a session has something that its row in the programme does not show."""
    return (
        bool((session.abstract or session.abstract_en).strip())
        or session.case is not None
        or (session.kind is SessionKind.PANEL and bool(session.people))
    )


def _talk(setting: Setting, session: PrintedSession, *, dated: bool) -> Block:
    style = setting.style
    offset = style.aside if style.wide else 0.0
    head = _head(setting, session, style.measure - offset)
    body = _body(setting, session, style.measure - offset)
    if body:
        body[0] = replace(body[0], height=body[0].height + BLOCK_GAP)
    strips = [*head, *body]
    spare = -sum(part.height for part in strips) % 1
    strips[0] = replace(strips[0], height=strips[0].height + spare)
    shown = [moved(part, offset) for part in strips]
    shown[0] = also(shown[0], _aside(setting, session, dated=dated))
    if session.kind is SessionKind.PANEL:
        lines = HEADING_LEADING - 1 if style.wide else 0.0
        shown[0] = ruled(setting, shown[0], prominent=True, lines=lines)
    return Block(
        tuple(shown),
        before=BETWEEN_TALKS,
        first=len(head) + min(2, len(body)),
        last=2,
        together=len(strips) <= KEPT_WHOLE,
        bookmark=Bookmark(
            setting.words.session_title(session),
            1,
            note=", ".join(setting.words.person(person) for person in session.people[:1]),
        ),
    )


def _head(setting: Setting, session: PrintedSession, width: float) -> list[Strip]:
    style = setting.style
    title = [Span(setting.words.session_title(session), setting.heading(style.head_size))]
    lines = setting.setter.lines(title, width, most=TITLE_LINES, balanced=True)
    lift = HEADING_RAISED * style.grid
    strips = [raised(strip(line, height=HEADING_LEADING), lift) for line in lines or [_EMPTY]]
    if not style.wide:
        strips.insert(0, Strip(nothing))
    other = setting.other(lambda words: words.session_title(session))
    if other:
        quiet = replace(setting.quiet, size=style.lead)
        lines = setting.setter.lines([Span(other, quiet)], width, most=TITLE_LINES, balanced=True)
        strips += [strip(line, height=_OTHER_LEADING) for line in lines]
    alone = [one for one in session.people if one.role is not AppearanceRole.PANELLIST]
    return [*strips, *map(strip, people_lines(setting, alone, width))]


_EMPTY = Line((), 0.0)
_OTHER_LEADING = 1.25


def _aside(setting: Setting, session: PrintedSession, *, dated: bool) -> Draw:
    """What it is and when: above the title, or left of it on a wide paper."""
    style, words = setting.style, setting.words
    label = setting.joined(lambda spoken: spoken.label(session))
    if not style.wide:
        spans = [Span(f"{label} · {begin(session, words, dated=dated)}", setting.label)]
        return set_at(setting.setter.line(spans, style.measure))
    lines = setting.lines([Span(label, setting.label)], style.aside - style.body, most=2)
    for text in (words.day(session.day) if dated else "", words.times(session.start, session.end)):
        if text:
            lines.append(setting.setter.line([Span(text, setting.quiet)], style.aside))

    def draw(pen: Pen, x: float, baseline: float) -> None:
        for index, line in enumerate(lines):
            pen.text(line, x, baseline - index * style.grid)

    return draw


def _body(setting: Setting, session: PrintedSession, width: float) -> list[Strip]:
    """Who sits on the panel, what it is about, and the case it reports."""
    parts = [
        _panellists(setting, session, width),
        blocks.running(setting, lambda words: words.abstract(session), width),
        _case(setting, session.case, width) if session.case else [],
    ]
    body: list[Strip] = []
    for part in filter(None, parts):
        body += [EMPTY_LINE, *part] if body else part
    return body


def _panellists(setting: Setting, session: PrintedSession, width: float) -> list[Strip]:
    strips: list[Strip] = []
    for person in session.people:
        if person.role is AppearanceRole.PANELLIST:
            spans = person_spans(setting, person, named_role=False)
            other = other_person(setting, person)
            if other:
                spans.append(Span(" · " + other, setting.quiet))
            with setting.setter.findings.about(Kind.PERSON, person.id):
                strips += bullets(setting, spans, width)
    return strips


def _case(setting: Setting, case: PrintedCase, width: float) -> list[Strip]:
    """With whom, what was done and what came of it: a small word, and the text beside it."""
    parts: tuple[tuple[Say, Say], ...] = (
        (
            lambda words: words.catalogue.pgettext("booklet", "Partners"),
            lambda words: words.pick(case.partners, case.partners_en),
        ),
        (
            lambda words: words.catalogue.pgettext("booklet", "What was done"),
            lambda words: words.pick(case.work, case.work_en),
        ),
        (
            lambda words: words.catalogue.pgettext("booklet", "Results"),
            lambda words: _listed(words.pick(case.results, case.results_en)),
        ),
    )
    words = [
        setting.setter.line([Span(say(setting.words), setting.label)], width) for say, _ in parts
    ]
    indent = max(word.width for word in words) + BOOKLET.label_gap * setting.style.body
    strips: list[Strip] = []
    for word, (_, text) in zip(words, parts, strict=True):
        lines = blocks.running(setting, text, width - indent)
        if lines:
            first = moved(lines[0], indent)
            if setting.both and strips:  # in two columns one part would run into the next
                first = replace(first, height=first.height + BOOKLET.case_gap)
            strips += [also(first, set_at(word)), *(moved(line, indent) for line in lines[1:])]
    return strips


def _listed(results: str) -> str:
    """Results, one a line, each behind a bullet; one alone needs none."""
    lines = [line.strip() for line in results.splitlines() if line.strip()]
    return "\n".join(f"- {line}" for line in lines) if len(lines) > 1 else "\n".join(lines)
