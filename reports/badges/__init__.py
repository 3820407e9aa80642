"""Name badges: read from two metres, scanned from one.

A design is drawn on every label of a sheet, as large as the label. One with a back prints it
on every second page, or above the front where the card is folded.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from eventapp.domain.badge_designs import BILINGUAL, DESIGNS, design_on
from eventapp.domain.badge_layouts import BadgeLayout, CodeElement, Fold, Placeholder
from eventapp.domain.documents import Badge, BadgeSnapshot
from eventapp.domain.kinds import Kind, Language
from eventapp.domain.progress import Progress, no_progress
from eventapp.domain.sheets import BadgeSheet
from reports.badges.cards import Colours, Run, Side, Values
from reports.badges.cutting import draw_marks, framed
from reports.pen import Pen
from reports.press import print_paper
from reports.result import Report, WarningKind
from reports.styles import MM, readable
from reports.styles.badge import BADGE
from reports.text import Setter
from reports.wording import Words


def render(
    snapshot: BadgeSnapshot,
    out: Path | BinaryIO,
    *,
    sheet: BadgeSheet,
    layout: BadgeLayout | None = None,
    language: Language,
    both: bool = False,
    start: int = 1,
    cut_marks: bool = False,
    progress: Progress = no_progress,
) -> Report:
    """Print badges on a sheet, the first one on label ``start``.

    A begun sheet of labels is used up that way. A layout of another size than the labels is
    scaled to them; None is the usual design. ``both`` sets the category in both languages.
    The same snapshot gives the same bytes.

    Raises:
        Cancelled: ``progress`` stopped it; nothing was written.
        CannotWriteFile: The file could not be written; an old one is intact.
        ValueError: The sheet has no label ``start``.
    """
    if not 1 <= start <= sheet.labels:
        raise ValueError(f"no label {start} on {sheet.name}")
    words = Words(language)
    if cut_marks:
        sheet = framed(sheet)
    if layout is None:
        layout = design_on(BILINGUAL if both else DESIGNS[0], sheet)

    def draw(pen: Pen, setter: Setter) -> int:
        colours = Colours(readable(snapshot.event.colour), sheet.one_colour)
        run = Run(pen, words, setter.findings, snapshot, colours)
        printer = _Printer(run, sheet, layout, both=both, cut_marks=cut_marks)
        return printer.print_all(start - 1, progress)

    title = words.event_title(snapshot.event)
    return print_paper(out, sheet.size, title=title, language=language, draw=draw)


class _Printer:
    """Prints one run; what all badges share is compiled once."""

    def __init__(
        self, run: Run, sheet: BadgeSheet, layout: BadgeLayout, *, both: bool, cut_marks: bool
    ) -> None:
        self._run, self._sheet, self._layout = run, sheet, layout
        self._both, self._cut_marks = both, cut_marks
        self._canvas = run.pen.canvas
        width, height = sheet.label
        self._scale = min(width / layout.width, height / layout.printed_height) / MM
        self._left = (width - layout.width * self._scale * MM) / 2
        self._low = (height - layout.printed_height * self._scale * MM) / 2
        if run.snapshot.badges:
            self._front = Side(run, layout.front, layout.height, self._scale)
            self._back = Side(run, layout.back, layout.height, self._scale)
            self._note_code()
        self._shared = self._event_values()

    def print_all(self, skipped: int, progress: Progress) -> int:
        """Print every badge; the number of pages is returned."""
        badges = self._run.snapshot.badges
        pages, done = 0, 0
        for page in self._pages(skipped):
            progress(done, len(badges))
            values = [self._values(badge) for _place, badge in page]
            for (place, badge), value in zip(page, values, strict=True):
                with self._run.findings.about(Kind.ATTENDEE, badge.attendee):
                    self._print(badge, value, *self._sheet.corner(place))
            self._end_page()
            pages += 1
            if self._layout.back and self._layout.fold is Fold.NONE:
                self._print_backs(page, values)
                pages += 1
            done += len(page)
        if not badges:
            # A PDF needs a page; an empty one says that there was nobody to print.
            self._canvas.showPage()
            pages = 1
        progress(len(badges), len(badges))
        return pages

    def _pages(self, skipped: int) -> Iterator[list[tuple[int, Badge]]]:
        """The badges of each page with their labels, numbered from 1."""
        badges, labels = self._run.snapshot.badges, self._sheet.labels
        first = 0
        while first < len(badges):
            on_page = badges[first : first + labels - skipped]
            yield list(enumerate(on_page, skipped + 1))
            first += len(on_page)
            skipped = 0

    def _end_page(self) -> None:
        if self._cut_marks:
            draw_marks(self._run.pen, self._sheet, self._layout.fold)
        self._canvas.showPage()

    def _print(self, badge: Badge, values: Values, x: float, y: float) -> None:
        left, low = x + self._left, y + self._low
        self._front.draw(badge, values, left, low)
        if self._layout.fold is Fold.TOP and self._layout.back:
            self._canvas.saveState()
            height = self._layout.printed_height * self._scale * MM
            self._canvas.translate(left + self._layout.width * self._scale * MM, low + height)
            self._canvas.rotate(180)
            self._back.draw(badge, values, 0, 0)
            self._canvas.restoreState()

    def _print_backs(self, page: list[tuple[int, Badge]], values: list[Values]) -> None:
        """The backs, each behind its front when the paper is turned over its long edge."""
        for (place, badge), value in zip(page, values, strict=True):
            x, y = self._sheet.back_corner(place)
            with self._run.findings.about(Kind.ATTENDEE, badge.attendee):
                self._back.draw(badge, value, x + self._left, y + self._low)
        self._end_page()

    def _note_code(self) -> None:
        codes = [each.box for each in self._layout.front if isinstance(each, CodeElement)]
        sides = [min(box.width, box.height) * self._scale * MM for box in codes]
        if any(side < BADGE.code - _TOLERANCE for side in sides):
            self._run.findings.add(WarningKind.SMALL_CODE, self._sheet.name)
        # Whoever designs a badge without a code knows it.
        if not codes and self._run.snapshot.layout is None:
            self._run.findings.add(WarningKind.NO_CODE, self._sheet.name)

    def _event_values(self) -> dict[Placeholder, str]:
        words, event, host = self._run.words, self._run.snapshot.event, self._run.snapshot.host
        title = words.event_title(event)
        return {
            Placeholder.EVENT: title,
            Placeholder.EVENT_EN: event.title_en,
            Placeholder.EVENT_OTHER: _other(title, words.other.event_title(event)),
            Placeholder.DATES: words.days(event.days),
            Placeholder.VENUE: words.venue(event),
            Placeholder.HOST: words.organisation_name(host) if host else "",
        }

    def _values(self, badge: Badge) -> Values:
        words = self._run.words
        name = words.pick(badge.name, badge.name_en)
        category = words.pick(badge.category, badge.category_en)
        if self._both:
            other = words.other.pick(badge.category, badge.category_en)
            category = " ".join(dict.fromkeys((category, other)))
        return self._shared | {
            Placeholder.NAME: name,
            Placeholder.NAME_EN: badge.name_en,
            Placeholder.NAME_OTHER: _other(name, words.other.pick(badge.name, badge.name_en)),
            Placeholder.ORGANISATION: badge.organisation,
            Placeholder.POSITION: badge.position,
            Placeholder.CATEGORY: category,
        }


_TOLERANCE = 0.01


def _other(shown: str, other: str) -> str:
    return "" if other == shown else other
