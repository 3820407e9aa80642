"""Tickets for the wallet, 86 × 54 mm: one to a page, or several on a sheet to be cut."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Final

from eventapp.domain.documents import PrintedTicket, TicketSnapshot
from eventapp.domain.kinds import Kind, Language, Paper
from eventapp.domain.progress import Progress, no_progress
from eventapp.domain.sheets import BadgeSheet
from eventapp.domain.tickets import code_lines
from reports import qr
from reports.fonts import Face
from reports.naming import fit_name
from reports.pen import Pen
from reports.press import print_paper
from reports.result import Report
from reports.styles import MUTED, TRACKING_LABEL, readable
from reports.styles.ticket import TICKET_CARD
from reports.text import Line, Setter, Span, Type
from reports.tickets.pages import when
from reports.wording import Words

_WIDTH: Final = 86.0
_HEIGHT: Final = 54.0
_CODE_GROUPS: Final = 4


def card_sheet(paper: Paper | None) -> BadgeSheet:
    """As many cards as a paper takes, in its middle; without a paper one to a page."""
    if paper is None:
        return BadgeSheet("86x54", _WIDTH, _HEIGHT, 1, 1, _WIDTH, _HEIGHT)
    width, height, columns, rows = (
        (210.0, 297.0, 2, 5) if paper is Paper.A4 else (148.0, 210.0, 1, 3)
    )
    return BadgeSheet(
        f"86x54-{paper.value}",
        width,
        height,
        columns,
        rows,
        _WIDTH,
        _HEIGHT,
        top=(height - rows * _HEIGHT) / 2,
        left=(width - columns * _WIDTH) / 2,
        pitch_x=_WIDTH,
        pitch_y=_HEIGHT,
    )


def render(
    snapshot: TicketSnapshot,
    out: Path | BinaryIO,
    *,
    paper: Paper | None,
    language: Language,
    progress: Progress = no_progress,
) -> Report:
    """Print a card for each ticket; on a paper with marks to cut along.

    The same snapshot gives the same bytes.

    Raises:
        Cancelled: ``progress`` stopped it; nothing was written.
        CannotWriteFile: The file could not be written; an old one is intact.
    """
    words, sheet = Words(language), card_sheet(paper)

    def draw(pen: Pen, setter: Setter) -> int:
        printer = _Printer(pen, setter, words, sheet, snapshot)
        return printer.print_all(progress)

    title = words.event_title(snapshot.event)
    return print_paper(out, sheet.size, title=title, language=language, draw=draw)


@dataclass(slots=True)
class _Printer:
    """Prints one run of cards."""

    _pen: Pen
    _setter: Setter
    _words: Words
    _sheet: BadgeSheet
    _snapshot: TicketSnapshot

    def print_all(self, progress: Progress) -> int:
        """Print every card; the number of pages is returned."""
        tickets, labels = self._snapshot.tickets, self._sheet.labels
        title = self._title()
        facts = list(self._facts())
        # A PDF needs a page; an empty one says that there was nobody to print.
        starts = range(0, max(len(tickets), 1), labels)
        for start in starts:
            progress(start, len(tickets))
            if labels > 1:
                self._mark_cuts()
            for place, ticket in enumerate(tickets[start : start + labels], start=1):
                self._print(ticket, title, facts, *self._sheet.corner(place))
            self._pen.canvas.showPage()
        progress(len(tickets), len(tickets))
        return len(starts)

    @property
    def _beside(self) -> float:
        """How wide the text beside the QR is."""
        look = TICKET_CARD
        return self._sheet.label[0] - 2 * look.margin - look.qr - look.gap

    def _title(self) -> list[Line]:
        kind = Type(Face.REGULAR, TICKET_CARD.title_size, MUTED)
        title = self._words.event_title(self._snapshot.event)
        room = self._sheet.label[0] - 2 * TICKET_CARD.margin
        most = TICKET_CARD.title_lines
        return self._setter.lines([Span(title, kind)], room, most=most, balanced=True)

    def _facts(self) -> Iterator[Line]:
        """When and where, the same on every card."""
        bold = Type(Face.BOLD, TICKET_CARD.fact_size)
        plain = replace(bold, face=Face.REGULAR, colour=MUTED)
        day = when(self._words, self._snapshot, long=False)
        venue = self._words.venue(self._snapshot.event)
        for text, kind in ((day, bold), (venue, plain)):
            if text.strip():
                yield from self._setter.lines([Span(text, kind)], self._beside, most=2)

    def _print(
        self, ticket: PrintedTicket, title: list[Line], facts: list[Line], x: float, y: float
    ) -> None:
        look, pen = TICKET_CARD, self._pen
        width, height = self._sheet.label
        left, bottom = x + look.margin, y + look.margin
        colour = readable(ticket.category_colour)
        pen.band(x, y + height - look.band, width, look.band, colour)
        baseline = y + height - look.title_drop
        for line in title:
            pen.text(line, left, baseline)
            baseline -= look.title_leading
        qr.draw(pen, ticket.code, x + width - look.margin - look.qr, bottom, look.qr)
        # Set from the foot upwards, but drawn downwards: in the order it is read.
        code = Type(Face.BOLD, look.code_size)
        foot: list[tuple[Line, float]] = []
        above = bottom
        for text in reversed(code_lines(ticket.code, _CODE_GROUPS)):
            foot.append((self._setter.line([Span(text, code)], self._beside), above))
            above += look.fact_leading
        above += look.code_drop - look.fact_leading
        for line in reversed(facts):
            foot.append((line, above))
            above += look.fact_leading
        with self._setter.findings.about(Kind.ATTENDEE, ticket.attendee):
            self._print_holder(ticket, colour, left, baseline + look.title_leading, above)
        for line, at in reversed(foot):
            pen.text(line, left, at)

    def _print_holder(
        self, ticket: PrintedTicket, colour: str, left: float, below: float, above: float
    ) -> None:
        """The name as large as fits, then the organisation and the category."""
        look, pen = TICKET_CARD, self._pen
        place = Type(Face.REGULAR, look.organisation_size)
        word = Type(Face.BOLD, look.fact_size, colour, look.fact_size * TRACKING_LABEL)
        category = self._words.pick(ticket.category, ticket.category_en)
        under = [
            *self._setter.lines(
                [Span(ticket.organisation, place)], self._beside, most=look.organisation_lines
            ),
            *self._setter.lines([Span(category, word)], self._beside, most=1),
        ]
        top = below - look.name_gap
        room = top - above - look.organisation_leading * len(under) - look.name_gap
        name = self._words.pick(ticket.name, ticket.name_en)
        height = min(room, look.name_height)
        lines, size = fit_name(self._setter, name, self._beside, height, floor=look.name_floor)
        y = top
        for line in lines:
            y -= size
            pen.text(line, left, y)
            y -= size * 0.16
        for line in under:
            y -= look.organisation_leading
            pen.text(line, left, y)

    def _mark_cuts(self) -> None:
        """Short lines outside the cards where their edges meet the paper's."""
        sheet, look, pen = self._sheet, TICKET_CARD, self._pen
        width, height = sheet.label
        left, top_edge = sheet.corner(1)[0], sheet.corner(1)[1] + height
        right, bottom = left + sheet.columns * width, top_edge - sheet.rows * height
        for row in range(sheet.rows + 1):
            y = bottom + row * height
            pen.rule(left - look.cut_gap - look.cut_length, y, look.cut_length, colour=MUTED)
            pen.rule(right + look.cut_gap, y, look.cut_length, colour=MUTED)
        canvas = pen.canvas
        for column in range(sheet.columns + 1):
            x = left + column * width
            for start in (top_edge + look.cut_gap, bottom - look.cut_gap - look.cut_length):
                canvas.line(x, start, x, start + look.cut_length)
