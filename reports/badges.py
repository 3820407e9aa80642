"""Name badges: read from two metres, scanned from one.

The name is as large as fits, the organisation second, everything else small; the QR lies
low in the right corner with its quiet zone kept white.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas

from eventapp.domain.documents import Badge, BadgeSnapshot
from eventapp.domain.kinds import Language
from eventapp.domain.progress import Progress, no_progress
from eventapp.domain.sheets import BadgeSheet
from reports import qr
from reports.fonts import Face
from reports.naming import fit_name
from reports.pen import Pen
from reports.press import make_pdf
from reports.result import Findings, Report, WarningKind
from reports.styles import INK, MIDDLE, MUTED, TRACKING_LABEL, readable
from reports.styles.badge import BADGE
from reports.text import Line, Setter, Span, Type
from reports.wording import Words


def render(
    snapshot: BadgeSnapshot,
    out: Path | BinaryIO,
    *,
    sheet: BadgeSheet,
    language: Language,
    start: int = 1,
    progress: Progress = no_progress,
) -> Report:
    """Print badges on a sheet, the first one on label ``start``.

    A begun sheet of labels is used up that way. The same snapshot gives the same bytes.

    Raises:
        Cancelled: ``progress`` stopped it; nothing was written.
        CannotWriteFile: The file could not be written; an old one is intact.
        ValueError: The sheet has no label ``start``.
    """
    if not 1 <= start <= sheet.labels:
        raise ValueError(f"no label {start} on {sheet.name}")
    words, findings = Words(language), Findings()

    def draw(canvas: Canvas) -> int:
        printer = _Printer(Pen(canvas), Setter(findings), words, sheet, snapshot)
        return printer.print_all(start - 1, progress)

    title = words.event_title(snapshot.event)
    pages = make_pdf(out, sheet.size, title=title, language=language, draw=draw)
    return Report(pages, findings.warnings())


@dataclass(slots=True)
class _Printer:
    """Prints one run; what all badges share is set once."""

    _pen: Pen
    _setter: Setter
    _words: Words
    _sheet: BadgeSheet
    _snapshot: BadgeSnapshot

    def print_all(self, skipped: int, progress: Progress) -> int:
        """Print every badge; the number of pages is returned."""
        badges = self._snapshot.badges
        # Only for those who are on some badge: a title that was cut is reported.
        seen = {badge.photograph for badge in badges}
        titles = {which: self._event_title(self._title_room(which)) for which in sorted(seen)}
        pages = 0
        for index, badge in enumerate(badges):
            place = (index + skipped) % self._sheet.labels
            if place == 0 or index == 0:
                progress(index, len(badges))
                pages += 1
            title = titles[badge.photograph]
            self._print(badge, title, *self._sheet.corner(place + 1))
            if place == self._sheet.labels - 1 or index == len(badges) - 1:
                self._pen.canvas.showPage()
        if not badges:
            # A PDF needs a page; an empty one says that there was nobody to print.
            self._pen.canvas.showPage()
            pages = 1
        progress(len(badges), len(badges))
        return pages

    @property
    def _room(self) -> float:
        return self._sheet.label[0] - 2 * BADGE.margin

    @property
    def _beside_qr(self) -> float:
        return self._room - BADGE.qr - BADGE.qr_gap

    def _title_room(self, photograph: bool) -> float:  # noqa: FBT001 - a badge's own field
        if photograph:
            return self._room
        return self._room - self._no_photographs().width - 2 * (BADGE.mark + BADGE.mark_gap)

    def _no_photographs(self) -> Line:
        kind = Type(Face.BOLD, BADGE.mark_size, INK)
        return self._setter.line([Span(self._words.no_photographs(), kind)], self._room / 2)

    def _event_title(self, room: float) -> list[Line]:
        kind = Type(Face.REGULAR, BADGE.title_size, MUTED)
        title = self._words.event_title(self._snapshot.event)
        return self._setter.lines([Span(title, kind)], room, most=BADGE.title_lines, balanced=True)

    def _print(self, badge: Badge, title: list[Line], x: float, y: float) -> None:
        width, height = self._sheet.label
        left, top = x + BADGE.margin, y + height - BADGE.band
        colour = readable(badge.category_colour)
        pen = self._pen
        pen.band(x, top, width, BADGE.band, colour)
        baseline = top - BADGE.title_drop
        for line in title:
            pen.text(line, left, baseline)
            baseline -= BADGE.title_leading
        if not badge.photograph:
            self._mark(x + width - BADGE.margin, top)
        self._print_name(badge, left, baseline + BADGE.title_leading, y)
        self._print_place(badge, colour, left, y)
        qr.draw(pen, badge.code, x + width - BADGE.margin - BADGE.qr, y + BADGE.bottom, BADGE.qr)

    def _mark(self, right: float, top: float) -> None:
        """Beside the title: not to be photographed, as a sign and in words."""
        middle = top - BADGE.mark_drop - BADGE.mark
        self._pen.no_camera(right - BADGE.mark, middle, BADGE.mark, weight=BADGE.mark_line)
        words = right - 2 * BADGE.mark - BADGE.mark_gap
        self._pen.text_right(self._no_photographs(), words, middle - BADGE.mark_size * MIDDLE)

    def _print_name(self, badge: Badge, left: float, above: float, y: float) -> None:
        """The name in the middle of the white between the title and the QR's quiet zone."""
        upper = above - BADGE.name_gap
        lower = y + BADGE.bottom + BADGE.qr + BADGE.name_gap
        name = self._words.pick(badge.name, badge.name_en)
        lines, size = fit_name(self._setter, name, self._room, upper - lower)
        leading = size * BADGE.name_leading
        middle = (upper + lower) / 2
        baseline = middle + (len(lines) - 1) * leading / 2 - size * MIDDLE
        for line in lines:
            self._pen.text(line, left, baseline)
            baseline -= leading

    def _print_place(self, badge: Badge, colour: str, left: float, y: float) -> None:
        """Organisation above position and category, growing upwards from the bottom."""
        lines, size = self._organisation(badge.organisation)
        leading = size * BADGE.organisation_leading
        bottom = y + BADGE.bottom
        for index, line in enumerate(lines):
            above = BADGE.detail_gap + (len(lines) - 1 - index) * leading
            self._pen.text(line, left, bottom + above)
        self._pen.text(self._detail(badge, colour), left, bottom)

    def _organisation(self, text: str) -> tuple[list[Line], float]:
        """Up to three lines: shrunk to a floor, then cut."""
        room, size = self._beside_qr, BADGE.organisation_max
        kind = Type(Face.REGULAR, size, INK)
        text = self._setter.clean(text)
        longest = max(map(kind.width, text.split()), default=0.0)
        while size > BADGE.organisation_floor:
            kind = replace(kind, size=size)
            if longest * size / BADGE.organisation_max <= room:
                lines = self._setter.lines([Span(text, kind)], room, balanced=True)
                most = BADGE.organisation_lines
                if len(lines) < most or (len(lines) == most and size <= BADGE.organisation_dense):
                    return lines, size
            size *= BADGE.shrink
        kind = replace(kind, size=BADGE.organisation_floor)
        if longest * kind.size / BADGE.organisation_max > room:
            self._setter.findings.add(WarningKind.BROKEN, text)
        most = BADGE.organisation_lines
        return self._setter.lines([Span(text, kind)], room, most=most), kind.size

    def _detail(self, badge: Badge, colour: str) -> Line:
        """Position · category; where both do not fit, the position gives way."""
        size = BADGE.detail_size
        word = Type(Face.BOLD, size, colour, size * TRACKING_LABEL)
        plain = Type(Face.REGULAR, size, MUTED)
        category = self._setter.line(
            [Span(self._words.pick(badge.category, badge.category_en), word)], self._beside_qr
        )
        if not badge.position.strip():
            return category
        joint = " · " if category.pieces else ""
        room = self._beside_qr - category.width - plain.width(joint)
        position = self._setter.line([Span(badge.position, plain)], max(room, 0.0))
        if not position.pieces or position.width > room:
            return category
        dot = self._setter.line([Span(joint.strip(), plain)], room)
        gap = plain.width(" ")
        return Line(
            position.pieces
            + dot.moved(position.width + gap).pieces
            + category.moved(position.width + plain.width(joint)).pieces,
            position.width + plain.width(joint) + category.width,
        )
