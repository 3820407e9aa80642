"""The ruler page: shows how far a printer is off on a sheet of labels, and how to say it.

The rulers count from the paper's own edges, wherever the labels are: what they show is the
printer's doing alone. The outlines stand where badges would be printed.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from eventapp.domain.documents import PrintedEvent
from eventapp.domain.kinds import Language
from eventapp.domain.progress import Progress, no_progress
from eventapp.domain.sheets import BadgeSheet
from reports.fonts import Face
from reports.pen import Pen, ink
from reports.press import print_paper
from reports.result import Findings, Report
from reports.styles import INK, LINE, MIDDLE, MM, MUTED, WHITE
from reports.styles.ruler import RULER
from reports.text import Line, Setter, Span, Type
from reports.wording import Words

_FIVE, _TEN = 5, 10


@dataclass(frozen=True, slots=True)
class RulerSnapshot:
    """What the page is made of besides the sheet: whose paper it is."""

    event: PrintedEvent


def render(
    snapshot: RulerSnapshot,
    out: Path | BinaryIO,
    *,
    sheet: BadgeSheet,
    language: Language,
    progress: Progress = no_progress,
) -> Report:
    """Print the outlines of a sheet's labels with rulers from the paper's edges.

    Raises:
        Cancelled: ``progress`` stopped it; nothing was written.
        CannotWriteFile: The file could not be written; an old one is intact.
    """
    words = Words(language)
    title = words.event_title(snapshot.event)

    def draw(pen: Pen, setter: Setter) -> int:
        progress(0, 1)
        page = _Page(pen, setter, words, sheet, title)
        page.draw_labels()
        page.draw_rulers()
        page.draw_advice()
        pen.canvas.showPage()
        progress(1, 1)
        return 1

    return print_paper(
        out, sheet.size, title=f"{title} · {sheet.name}", language=language, draw=draw
    )


@dataclass(frozen=True, slots=True)
class _Page:
    _pen: Pen
    _setter: Setter
    _words: Words
    _sheet: BadgeSheet
    _title: str

    def draw_labels(self) -> None:
        """Every label's outline, its number, and a cross at each corner."""
        canvas, (width, height) = self._pen.canvas, self._sheet.label
        kind = Type(Face.REGULAR, RULER.number, MUTED)
        corners: dict[tuple[float, float], None] = {}
        for place in range(1, self._sheet.labels + 1):
            x, y = self._sheet.corner(place)
            canvas.setStrokeColor(ink(LINE))
            canvas.setLineWidth(RULER.line)
            canvas.rect(x, y, width, height)
            number = self._setter.line([Span(str(place), kind)], width)
            inset = RULER.number_inset
            self._pen.text_right(number, x + width - inset, y + inset)
            corners |= dict.fromkeys(
                (left, low) for left in (x, x + width) for low in (y, y + height)
            )
        canvas.setStrokeColor(ink(INK))
        for x, y in corners:
            canvas.line(x - RULER.cross, y, x + RULER.cross, y)
            canvas.line(x, y - RULER.cross, x, y + RULER.cross)

    def draw_rulers(self) -> None:
        """Millimetres from the left edge and from the upper one."""
        canvas, (width, height) = self._pen.canvas, self._sheet.size
        canvas.setStrokeColor(ink(INK))
        top, left = height - RULER.from_edge, RULER.from_edge
        for millimetre in range(RULER.first, int(width / MM) - RULER.last + 1):
            x, length = millimetre * MM, self._tick(millimetre)
            canvas.line(x, top, x, top - length)
            if millimetre % _TEN == 0:
                self._pen.text_centred(self._figure(millimetre), x, top + RULER.figure_gap)
        for millimetre in range(RULER.first, int(height / MM) - RULER.last + 1):
            y, length = height - millimetre * MM, self._tick(millimetre)
            canvas.line(left, y, left + length, y)
            if millimetre % _TEN == 0:
                drop = RULER.figure * MIDDLE
                self._pen.text_right(self._figure(millimetre), left - RULER.figure_gap, y - drop)

    def _tick(self, millimetre: int) -> float:
        """How long a tick is; the one to measure to is strong."""
        strong = millimetre == RULER.measured
        self._pen.canvas.setLineWidth(RULER.strong if strong else RULER.line)
        if millimetre % _TEN == 0:
            return RULER.tick_ten * (2 if strong else 1)
        return RULER.tick_five if millimetre % _FIVE == 0 else RULER.tick

    def _figure(self, millimetre: int) -> Line:
        face = Face.BOLD if millimetre == RULER.measured else Face.REGULAR
        return self._setter.line([Span(str(millimetre), Type(face, RULER.figure, INK))], 9 * MM)

    def draw_advice(self) -> None:
        """What to do with it: within the first label, or on white over several low ones."""
        width, height = self._sheet.size
        x, top = RULER.inset, height - RULER.inset
        end = width - RULER.from_edge
        low, (label_width, label_height) = self._sheet.corner(1), self._sheet.label
        if min(label_width, label_height) >= RULER.roomy:
            top = min(top, low[1] + label_height - RULER.cross)
            end = min(end, low[0] + label_width - RULER.cross)
        room = min(end - x - 2 * RULER.pad, RULER.widest)
        size = max(RULER.text_floor, min(RULER.text, RULER.text * room / RULER.widest * 1.6))
        head = Type(Face.BOLD, size * RULER.head / RULER.text)
        lines = [
            self._setter.line([Span(self._sheet.name, head)], room),
            # It may be shorter than the title: nobody needs to hear of that.
            Setter(Findings()).line([Span(self._title, Type(Face.REGULAR, size, MUTED))], room),
        ]
        for text in advice(self._words):
            lines += self._setter.paragraph([Span(text, Type(Face.REGULAR, size))], room)
        leading = size * RULER.leading
        high = leading * len(lines) + 2 * RULER.pad
        self._pen.band(x, top - high, room + 2 * RULER.pad, high, WHITE)
        baseline = top - RULER.pad - size
        for line in lines:
            self._pen.text(line, x + RULER.pad, baseline)
            baseline -= leading


def advice(words: Words) -> tuple[str, str]:
    """How the page is read."""
    _ = words.catalogue.gettext
    return (
        _(
            "1. Measure from the paper’s left edge and from its upper edge to the marks 20. The"
            " shift is what is missing from 20.0 mm: 0.6 if you measure 19.4, −0.5 if 20.5."
        ),
        _(
            "2. Type both into the print settings, print this page again and hold it with a sheet"
            " of labels against the light: every outline should fall on its label."
        ),
    )
