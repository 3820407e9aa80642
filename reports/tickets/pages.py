"""A ticket on a page of its own: what, when, where, for whom, and the QR the desk scans.

What the reader wants to know stands above, what the desk wants to see below; the name is
fitted into what is left between the two, so that nothing ever runs into the QR.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from eventapp.domain.documents import PrintedOrganisation, PrintedTicket, TicketSnapshot
from eventapp.domain.kinds import EngagementKind, Kind, Language, Paper
from eventapp.domain.progress import Progress, no_progress
from eventapp.domain.tickets import code_lines
from reports import qr
from reports.blocks import Setting
from reports.fonts import Face
from reports.marks import Mark, MarkRow, in_rows, labels, name_mark, report_left_out
from reports.naming import fit_name
from reports.pen import Pen
from reports.press import print_paper
from reports.result import Report
from reports.styles import (
    BASELINE,
    COVER_BAND,
    COVER_LEADING,
    COVER_SHRINK,
    COVER_TITLE_LEADING,
    MIDDLE,
    MUTED,
    WHITE,
    page_style,
    palette,
    readable,
)
from reports.styles.ticket import ticket_style
from reports.text import Line, Setter, Span, Type
from reports.wording import Words


def render(
    snapshot: TicketSnapshot,
    out: Path | BinaryIO,
    *,
    paper: Paper,
    language: Language,
    progress: Progress = no_progress,
) -> Report:
    """Print a page for each ticket. The same snapshot gives the same bytes.

    Raises:
        Cancelled: ``progress`` stopped it; nothing was written.
        CannotWriteFile: The file could not be written; an old one is intact.
    """
    words, style = Words(language), page_style(paper)

    def draw(pen: Pen, setter: Setter) -> int:
        setting = Setting(style, palette(snapshot.event.colour), words, setter)
        printer = _Printer(pen, setting, paper, snapshot)
        tickets = snapshot.tickets
        for index, ticket in enumerate(tickets):
            progress(index, len(tickets))
            printer.print(ticket)
            pen.canvas.showPage()
        if not tickets:  # a PDF needs a page; an empty one says that there was nobody
            pen.canvas.showPage()
        progress(len(tickets), len(tickets))
        return max(1, len(tickets))

    title = words.event_title(snapshot.event)
    size = (style.width, style.height)
    return print_paper(out, size, title=title, language=language, draw=draw)


def when(words: Words, snapshot: TicketSnapshot, *, long: bool = True) -> str:
    """The day with the time it begins, or the first and the last of several days."""
    days = snapshot.event.days
    told = words.days(days, long=long)
    if len(days) != 1 or snapshot.begins is None:
        return told
    return f"{told} {words.clock(snapshot.begins)}"


def advice(words: Words) -> str:
    """What to do with a ticket."""
    _ = words.catalogue.gettext
    return _(
        "Show this code at the desk, on your phone or on paper. It lets one person in:"
        " please do not hand it on."
    )


@dataclass(frozen=True, slots=True)
class _Hosts:
    """Who invites, set in rows: where the first one begins, and what lies above them all."""

    rows: Sequence[MarkRow]
    aside: float
    top: float
    above: float


@dataclass(slots=True)
class _Printer:
    """Prints one run of pages."""

    _pen: Pen
    _setting: Setting
    _paper: Paper
    _snapshot: TicketSnapshot

    def print(self, ticket: PrintedTicket) -> None:
        """Print one ticket."""
        style, accent = self._setting.style, self._setting.palette.accent
        self._pen.band(0, style.height - COVER_BAND, style.width, COVER_BAND, accent)
        below = self._print_event()
        below = self._print_category(ticket, below)
        # Set from the foot upwards, but drawn downwards: in the order it is read.
        hosts = self._set_hosts()
        bottom = hosts.above
        with self._setting.setter.findings.about(Kind.ATTENDEE, ticket.attendee):
            self._print_holder(ticket, below, bottom + ticket_style(self._paper).qr)
        self._print_qr(ticket, bottom)
        self._print_hosts(hosts)

    @property
    def _left(self) -> float:
        """Not bound: both margins are alike."""
        return (self._setting.style.inner + self._setting.style.outer) / 2

    def _print_event(self) -> float:
        """What, when and where from the top; how far down it goes."""
        setting, style, words = self._setting, self._setting.style, self._setting.words
        y = style.height - style.top
        word = words.catalogue.gettext("Ticket")
        label = replace(setting.label, size=style.body)
        self._pen.text(setting.setter.line([Span(word, label)], style.measure), self._left, y)
        lines, size = self._title()
        y -= size * COVER_TITLE_LEADING
        for line in lines:
            self._pen.text(line, self._left, y)
            y -= size * COVER_TITLE_LEADING
        y -= style.grid * (COVER_LEADING - 1) / 2
        day = Type(Face.BOLD, style.lead)
        place = Type(Face.REGULAR, style.lead)
        facts = setting.lines([Span(when(words, self._snapshot), day)], style.measure, 1)
        facts += setting.lines([Span(words.venue(self._snapshot.event), place)], style.measure, 2)
        for line in facts:
            self._pen.text(line, self._left, y)
            y -= style.grid * COVER_LEADING
        return y + style.grid * COVER_LEADING

    def _title(self) -> tuple[list[Line], float]:
        """The event's title: shrunk to a floor, then cut."""
        setting, style = self._setting, self._setting.style
        look = ticket_style(self._paper)
        text = setting.words.event_title(self._snapshot.event)
        size = style.display * look.title_share
        while size * COVER_SHRINK >= style.display * look.title_floor:
            spans = [Span(text, setting.heading(size))]
            lines = setting.setter.lines(spans, style.measure, balanced=True)
            if len(lines) <= look.title_lines:
                return lines, size
            size *= COVER_SHRINK
        spans = [Span(text, setting.heading(size))]
        return setting.lines(spans, style.measure, look.title_lines), size

    def _print_category(self, ticket: PrintedTicket, below: float) -> float:
        """The category's band across the text; without a category a rule."""
        setting, style, look = self._setting, self._setting.style, ticket_style(self._paper)
        top = below - look.gap * style.grid
        word = setting.words.pick(ticket.category, ticket.category_en)
        if not word.strip():
            self._pen.rule(self._left, top, style.measure)
            return top
        height, inset = look.band * style.grid, look.band_inset * style.grid
        self._pen.band(
            self._left, top - height, style.measure, height, readable(ticket.category_colour)
        )
        kind = Type(Face.BOLD, style.body, WHITE, style.body * 0.02)
        line = setting.setter.line([Span(word, kind)], style.measure - 2 * inset)
        self._pen.text(line, self._left + inset, top - height / 2 - style.body * MIDDLE)
        return top - height

    def _set_hosts(self) -> _Hosts:
        """Who invites, in as many rows at the foot as it takes."""
        style, look = self._setting.style, ticket_style(self._paper)
        gap, leading = style.small * look.hosts_gap, style.small * look.hosts_leading
        words = labels(
            self._setting, self._snapshot.organisations, self._setting.label, style.measure / 2
        )
        aside = max((label.width for label in words.values()), default=0.0) + gap
        rows = self._host_rows(words, style.measure - aside, gap, leading)
        top = style.foot + leading * len(rows)
        above = top + style.grid / 2 + (look.quiet if rows else 0.0)
        return _Hosts(rows, aside, top, above)

    def _print_hosts(self, hosts: _Hosts) -> None:
        style, look = self._setting.style, ticket_style(self._paper)
        gap = style.small * look.hosts_gap
        y = hosts.top
        for row in hosts.rows:
            y -= row.height
            if row.label is not None:
                self._pen.text(row.label, self._left, y)
            row.draw_marks(self._pen, self._left + hosts.aside, y, gap)
        if hosts.rows:
            self._pen.rule(self._left, hosts.top + style.grid / 2, style.measure)

    def _host_rows(
        self, words: Mapping[EngagementKind, Line], room: float, gap: float, leading: float
    ) -> list[MarkRow]:
        """Names side by side; what finds no row is reported."""
        setting, most = self._setting, ticket_style(self._paper).hosts_lines
        mark = partial(self._host, room=room)
        rows = [
            MarkRow(None if kind is None else words[kind], names, leading)
            for kind, names in in_rows(self._snapshot.organisations, mark, room, gap)
        ]
        for row in rows[most:]:
            report_left_out(row, setting.setter.findings)
        return rows[:most]

    def _host(self, one: PrintedOrganisation, room: float) -> Mark:
        return name_mark(self._setting, one, self._setting.note, room)

    def _print_qr(self, ticket: PrintedTicket, bottom: float) -> None:
        """The QR low on the left, its code and what to do with it beside it."""
        setting, style, look = self._setting, self._setting.style, ticket_style(self._paper)
        qr.draw(self._pen, ticket.code, self._left, bottom, look.qr)
        x = self._left + look.qr + look.quiet
        room = self._left + style.measure - x
        top = bottom + look.qr
        strong = Type(Face.BOLD, style.body, tracking=style.body * look.code_tracking)
        lines = setting.setter.paragraph([Span(advice(setting.words), setting.quiet)], room)
        y = top - style.body
        word = setting.words.catalogue.gettext("Code")
        self._pen.text(setting.setter.line([Span(word, setting.label)], room), x, y)
        for groups in code_lines(ticket.code, look.code_groups):
            y -= style.grid
            self._pen.text(setting.setter.line([Span(groups, strong)], room), x, y)
        y -= style.grid / 2
        for line in lines:
            y -= style.grid
            self._pen.text(line, x, y)

    def _print_holder(self, ticket: PrintedTicket, below: float, above: float) -> None:
        """The name as large as fits between the band and the QR, the organisation under it."""
        setting, style, look = self._setting, self._setting.style, ticket_style(self._paper)
        place = Type(Face.REGULAR, style.lead, MUTED)
        under = setting.lines(
            [Span(ticket.organisation, place)], style.measure, look.organisation_lines
        )
        leading = style.grid * COVER_LEADING
        top = below - look.name_gap * style.grid
        room = top - above - leading * (len(under) + 1)
        height = min(max(room, look.name_least), look.name_lines * style.grid)
        name = setting.words.pick(ticket.name, ticket.name_en)
        lines, size = fit_name(setting.setter, name, style.measure, height)
        y = top
        for line in lines:
            y -= size * COVER_TITLE_LEADING
            self._pen.text(line, self._left, y + size * BASELINE)
        y -= style.grid * BASELINE
        for line in under:
            y -= leading
            self._pen.text(line, self._left, y)
