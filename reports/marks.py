"""The marks of organisations, in rows: the logo of each, or its name.

Posters, covers and tickets name with them who hosts, sponsors and helps.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from eventapp.domain.documents import PrintedOrganisation
from eventapp.domain.kinds import EngagementKind, Kind
from eventapp.vocabulary import engagement
from reports.blocks import Setting
from reports.pen import Pen
from reports.pictures import Logo, logo
from reports.result import Findings, WarningKind
from reports.styles import MIDDLE
from reports.text import Line, Span, Type


@dataclass(frozen=True, slots=True)
class Mark:
    """An organisation: its logo, or its name of a size."""

    organisation: PrintedOrganisation
    name: Line
    size: float
    logo: Logo | None = None

    @property
    def width(self) -> float:
        """Of what is shown."""
        return self.logo.width if self.logo else self.name.width

    def draw(self, pen: Pen, x: float, baseline: float) -> None:
        """Draw it; a logo stands on the middle of the names beside it."""
        if self.logo is None:
            pen.text(self.name, x, baseline)
        else:
            y = baseline + self.size * MIDDLE - self.logo.height / 2
            pen.picture(self.logo.image, x, y, self.logo.width, self.logo.height)


@dataclass(frozen=True, slots=True)
class MarkRow:
    """Marks beside each other, behind the word for what they are to the event."""

    label: Line | None
    marks: Sequence[Mark]
    height: float

    def draw_marks(self, pen: Pen, x: float, baseline: float, gap: float) -> None:
        """Draw the marks alone, from left to right."""
        for mark in self.marks:
            mark.draw(pen, x, baseline)
            x += mark.width + gap


def name_mark(setting: Setting, one: PrintedOrganisation, kind: Type, room: float) -> Mark:
    """The name of an organisation, cut where it is wider than the room."""
    with setting.setter.findings.about(Kind.ORGANISATION, one.id):
        name = setting.setter.line([Span(setting.words.organisation_name(one), kind)], room)
    return Mark(one, name, kind.size)


def logo_mark(
    setting: Setting,
    one: PrintedOrganisation,
    kind: Type,
    room: float,
    *,
    grid: float,
    enlarged: float = 1.0,
) -> Mark:
    """The logo of an organisation with the optical weight of all, or else its name.

    ``enlarged`` is how much larger the paper is than what is set: a logo gets its pixels.
    """
    named, findings = name_mark(setting, one, kind, room), setting.setter.findings
    with findings.about(Kind.ORGANISATION, one.id):
        large = logo(one.logo, grid * enlarged, one.name, findings)
    if large is None:
        return named
    small = Logo(large.image, large.width / enlarged, large.height / enlarged)
    return replace(named, logo=small)


def labels(
    setting: Setting, organisations: Sequence[PrintedOrganisation], kind: Type, room: float
) -> dict[EngagementKind, Line]:
    """What organisations are to the event, in the order they are named in."""
    catalogue = setting.words.catalogue
    return {
        known: setting.setter.line([Span(engagement(known, catalogue), kind)], room)
        for known in dict.fromkeys(one.engagement for one in organisations)
    }


def in_rows(
    organisations: Sequence[PrintedOrganisation],
    mark: Callable[[PrintedOrganisation], Mark],
    room: float,
    gap: float,
) -> Iterator[tuple[EngagementKind | None, list[Mark]]]:
    """Marks beside each other as far as they fit, each of them whole.

    With the first row of a kind comes what its organisations are to the event.
    """
    for kind, group in groupby(organisations, lambda one: one.engagement):
        for index, row in enumerate(_broken([mark(one) for one in group], room, gap)):
            yield None if index else kind, row


def _broken(marks: Sequence[Mark], room: float, gap: float) -> list[list[Mark]]:
    rows: list[list[Mark]] = []
    used = 0.0
    for mark in marks:
        if rows and used + gap + mark.width <= room:
            rows[-1].append(mark)
            used += gap + mark.width
        else:
            rows.append([mark])
            used = mark.width
    return rows


def fitting(rows: Sequence[MarkRow], room: float, findings: Findings) -> list[MarkRow]:
    """The first rows, as many as fit a height; whom they do not name is reported."""
    kept = list(rows)
    while kept and sum(row.height for row in kept) > room:
        report_left_out(kept.pop(), findings)
    while kept and not kept[-1].marks:  # a word without those it is about
        kept.pop()
    return kept


def report_left_out(row: MarkRow, findings: Findings) -> None:
    """Say that a paper has no room for the organisations of a row."""
    for mark in row.marks:
        with findings.about(Kind.ORGANISATION, mark.organisation.id):
            findings.add(WarningKind.CUT, "".join(piece.text for piece in mark.name.pieces))
