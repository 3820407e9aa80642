"""The words of a cover, set in the width and colours that its design has for them."""

from dataclasses import dataclass

from eventapp.domain.documents import ProgrammeSnapshot
from reports.blocks import Setting
from reports.fonts import Face
from reports.styles import BASELINE, INK, MUTED
from reports.styles.cover import COVER
from reports.text import Line, Span, Type
from reports.wording import Words


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a cover's words: on white, or on a field of the event's colour."""

    label: str
    title: str = INK
    quiet: str = MUTED


@dataclass(frozen=True, slots=True)
class CoverTexts:
    """Everything a cover says of the event itself."""

    label: Line
    title: tuple[Line, ...]
    title_size: float
    subtitle: tuple[Line, ...]
    facts: tuple[Line, ...]
    motto: tuple[Line, ...]


@dataclass(slots=True)
class Cursor:
    """Goes down a page in grid lines."""

    y: float
    grid: float

    def down(self, lines: float) -> float:
        """Move down and give the baseline there."""
        self.y -= lines * self.grid
        return self.y + BASELINE * self.grid


def cover_texts(
    setting: Setting,
    snapshot: ProgrammeSnapshot,
    *,
    width: float,
    colours: Colours,
    share: float = 1.0,
) -> CoverTexts:
    """The words of a cover; ``share`` is how large its title is beside the common size."""
    label = setting.joined(lambda words: words.catalogue.gettext("Programme"))
    kind = Type(Face.BOLD, setting.style.lead, colours.label)
    title, size = _title(setting, snapshot, width, colours.title, share)
    return CoverTexts(
        label=setting.setter.line([Span(label, kind)], width),
        title=tuple(title),
        title_size=size,
        subtitle=tuple(_subtitle(setting, snapshot, width, colours.quiet)),
        facts=tuple(_facts(setting, snapshot, width)),
        motto=tuple(_motto(setting, snapshot, width)),
    )


def _title(
    setting: Setting, snapshot: ProgrammeSnapshot, width: float, colour: str, share: float
) -> tuple[list[Line], float]:
    """As large as its lines allow; below a floor it is cut instead."""
    text = setting.words.event_title(snapshot.event)
    largest = setting.style.display * share
    size = largest
    while True:
        spans = [Span(text, Type(Face.BOLD, size, colour))]
        lines = setting.setter.lines(spans, width, balanced=True)
        if len(lines) <= COVER.title_lines:
            return lines, size
        if size * COVER.shrink < largest * COVER.title_floor:
            return setting.setter.lines(spans, width, most=COVER.title_lines), size
        size *= COVER.shrink


def _subtitle(
    setting: Setting, snapshot: ProgrammeSnapshot, width: float, colour: str
) -> list[Line]:
    """The title in the other language: the English one always, the Korean one if both are set."""
    event = snapshot.event
    title = setting.words.event_title(event)
    other = setting.other(lambda words: words.event_title(event)) or event.title_en.strip()
    if not other or other == title.strip():
        return []
    kind = Type(Face.REGULAR, setting.style.body, colour)
    return setting.setter.lines(
        [Span(other, kind)], width, most=COVER.subtitle_lines, balanced=True
    )


def _facts(setting: Setting, snapshot: ProgrammeSnapshot, width: float) -> list[Line]:
    event, size = snapshot.event, setting.style.lead
    lines: list[Line] = []
    if event.days:
        when = Span(dates(setting.words, snapshot, long=True), Type(Face.BOLD, size))
        lines += setting.setter.lines([when], width, most=2)
    where = setting.words.venue(event)
    if where:
        lines += setting.setter.lines([Span(where, Type(Face.REGULAR, size))], width, most=2)
    also = [
        setting.other(lambda words: dates(words, snapshot, long=True)) if event.days else "",
        setting.other(lambda words: words.venue(event)),
    ]
    for text in filter(None, also):
        lines += setting.setter.lines([Span(text, setting.quiet)], width, most=2)
    return lines


def _motto(setting: Setting, snapshot: ProgrammeSnapshot, width: float) -> list[Line]:
    event, measure = snapshot.event, width * COVER.motto_share
    motto = setting.words.pick(event.motto, event.motto_en).strip()
    if not motto:
        return []
    kind = Type(Face.REGULAR, setting.style.lead, MUTED)
    lines = setting.setter.lines([Span(motto, kind)], measure, most=5, balanced=True)
    other = setting.other(lambda words: words.pick(event.motto, event.motto_en))
    if other:
        lines += setting.setter.lines([Span(other, setting.quiet)], measure, most=5, balanced=True)
    if event.motto_by.strip():
        lines.append(setting.setter.line([Span("— " + event.motto_by, setting.note)], measure))
    return lines


def dates(words: Words, snapshot: ProgrammeSnapshot, *, long: bool) -> str:
    """The day with its hours, or the first and the last of several days."""
    days = snapshot.event.days
    told = words.days(days, long=long)
    if len(days) > 1 or not snapshot.sessions:
        return told
    start = min(session.start for session in snapshot.sessions)
    end = max(session.end for session in snapshot.sessions)
    return f"{told} {words.times(start, end)}"
