"""Tent cards (명패): a sheet that is folded to a prism, with the name on both faces.

From the top: a flap to glue, the back face upside down, the front face, and the foot. The
foot goes under, the flap onto its edge. The name is as large as fits; everything else is
one quiet line. Where somebody sits stands on the foot, for whoever sets the table.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from eventapp.domain.kinds import AppearanceRole, Kind, Language, Paper
from eventapp.domain.progress import Progress, no_progress
from eventapp.domain.tents import TentCard, TentSnapshot
from eventapp.vocabulary import role
from reports.fonts import Face
from reports.naming import fit_name
from reports.pen import Pen
from reports.press import print_paper
from reports.result import Findings, Report, WarningKind
from reports.styles import HAIRLINE, INK, MIDDLE, MM, MUTED
from reports.styles.tent import TENT
from reports.table import CellStyle, fit_lines
from reports.text import Line, Setter, Span, Type
from reports.wording import Words

PAPERS = {Paper.A4: (210 * MM, 297 * MM), Paper.A3: (297 * MM, 420 * MM)}
"""The papers cards come on, and their sizes."""

_ROOM = TENT.width - 2 * TENT.side
_CAPTION = CellStyle(TENT.caption_sizes, TENT.caption_dense, TENT.caption_dense * TENT.line)
_OTHER = CellStyle((TENT.other_max, TENT.other_small), TENT.other_floor, 0.0, most=1)
_ALSO = CellStyle(TENT.also_sizes, TENT.also_dense, 0.0, most=1)


def render(
    snapshot: TentSnapshot,
    out: Path | BinaryIO,
    *,
    paper: Paper = Paper.A4,
    language: Language,
    both: bool = False,
    progress: Progress = no_progress,
) -> Report:
    """Print a sheet for each card. The same snapshot gives the same bytes.

    An English card has the Korean name under the English one; with ``both`` a Korean one
    has the English name, and each what the person is in the other language.

    Raises:
        Cancelled: ``progress`` stopped it; nothing was written.
        CannotWriteFile: The file could not be written; an old one is intact.
        KeyError: They do not come on this paper.
    """
    words, size = Words(language), PAPERS[paper]

    def draw(pen: Pen, setter: Setter) -> int:
        printer = _Printer(pen, setter, words, both, snapshot)
        return printer.print_all(size[0] / TENT.width, progress)

    title = words.paper_title(snapshot.event, words.catalogue.gettext("Tent cards"))
    return print_paper(out, size, title=title, language=language, draw=draw)


@dataclass(frozen=True, slots=True)
class _Set:
    """Set lines of one size, and how high they stand."""

    lines: list[Line]
    size: float
    leading: float

    @property
    def height(self) -> float:
        return len(self.lines) * self.leading


@dataclass(frozen=True, slots=True)
class _Face:
    """What a face shows, from the top."""

    name: _Set
    below: tuple[_Set, ...]
    tracking: float


@dataclass(slots=True)
class _Printer:
    """Prints one run of cards."""

    _pen: Pen
    _setter: Setter
    _words: Words
    _both: bool
    _snapshot: TentSnapshot

    def print_all(self, scale: float, progress: Progress) -> int:
        """Print every card; the number of pages is returned."""
        cards = self._snapshot.cards
        canvas = self._pen.canvas
        for index, card in enumerate(cards):
            progress(index, len(cards))
            about = Kind.ATTENDEE if card.person is None else Kind.PERSON
            with self._setter.findings.about(about, card.person or card.attendee):
                canvas.saveState()
                canvas.scale(scale, scale)
                self._print(card)
                canvas.restoreState()
            canvas.showPage()
        if not cards:
            # A PDF needs a page; an empty one says that there was nobody to print.
            canvas.showPage()
        progress(len(cards), len(cards))
        return max(len(cards), 1)

    def _print(self, card: TentCard) -> None:
        face, canvas = self._set(card), self._pen.canvas
        canvas.saveState()
        canvas.translate(0, TENT.face)
        self._print_face(face)
        canvas.restoreState()
        canvas.saveState()
        canvas.translate(TENT.width, 3 * TENT.face)
        canvas.rotate(180)
        self._print_face(face)
        canvas.restoreState()
        self._print_foot(card)
        self._print_folds()

    # A face

    def _set(self, card: TentCard) -> _Face:
        words = self._words
        name = words.pick(card.name, card.name_en)
        below = [
            *self._fit([self._other_name(card, name)], _OTHER),
            *self._fit(self._caption(card, words), _CAPTION),
            *self._fit(self._other_caption(card), _ALSO),
        ]
        taken = sum(part.height for part in below) + (TENT.name_gap if below else 0.0)
        height = TENT.face - TENT.top - TENT.bottom - taken
        lines, size = fit_name(self._setter, name, _ROOM, height, floor=TENT.name_floor, style=TENT)
        if lines and size < TENT.name_readable:
            self._setter.findings.add(WarningKind.SHRUNK, name)
        tracking = max((piece.type.tracking for line in lines for piece in line.pieces), default=0)
        return _Face(_Set(lines, size, size * TENT.name_leading), tuple(below), tracking)

    def _fit(self, parts: Sequence[str], style: CellStyle) -> list[_Set]:
        """Parts on one line if they go, else below each other, all of one size."""
        together = " · ".join(part for part in parts if part)
        kind = Type(Face.REGULAR, style.sizes[-1], MUTED)
        if kind.width(self._setter.clean(together)) <= _ROOM:
            parts = [together]
        texts = [part for part in parts if part]
        fitted = [fit_lines(self._setter, text, kind, _ROOM, style) for text in texts]
        size = min((size for _lines, size, _leading in fitted), default=0.0)
        alike = CellStyle((size,), style.dense, style.leading, style.most)
        return [
            _Set(fit_lines(self._setter, text, kind, _ROOM, alike)[0], size, size * TENT.line)
            for text in texts
        ]

    def _other_name(self, card: TentCard, name: str) -> str:
        if not self._both and self._words.language is Language.KOREAN:
            return ""
        other = self._words.other.pick(card.name, card.name_en)
        return "" if other == name else other

    def _caption(self, card: TentCard, words: Words) -> list[str]:
        """The organisation, and the position with that somebody is in the chair."""
        organisation = words.pick(card.organisation, card.organisation_en)
        position = self._setter.clean(words.pick(card.position, card.position_en)).strip()
        chair = f"({role(AppearanceRole.MODERATOR, words.catalogue)})" if card.moderator else ""
        return [
            self._setter.clean(organisation).strip(),
            f"{position} {chair}".strip(),
        ]

    def _other_caption(self, card: TentCard) -> list[str]:
        if not self._both:
            return []
        other = self._caption(card, self._words.other)
        return [] if other == self._caption(card, self._words) else other

    def _print_face(self, face: _Face) -> None:
        """The name in the middle of what the quiet lines at the bottom leave."""
        centre, name = TENT.width / 2, face.name
        top = TENT.bottom + sum(part.height for part in face.below)
        gap = TENT.name_gap if face.below else 0.0
        middle = (top + gap + TENT.face - TENT.top) / 2
        baseline = middle + (len(name.lines) - 1) * name.leading / 2 - name.size * MIDDLE
        for line in name.lines:
            # Behind the last letter there is no space to see.
            self._pen.text(line, centre - (line.width - face.tracking) / 2, baseline)
            baseline -= name.leading
        for part in face.below:
            for line in part.lines:
                top -= part.leading
                rise = part.leading / 2 - part.size * MIDDLE
                self._pen.text_centred(line, centre, top + rise)

    # What is not seen when it stands

    def _print_foot(self, card: TentCard) -> None:
        words, left = self._words, TENT.side
        y = TENT.face - TENT.foot_drop
        quiet = Type(Face.REGULAR, TENT.occasion, MUTED)
        if card.seat:
            told = words.catalogue.pgettext("tent card", "Seat %(n)d") % {"n": card.seat}
            seat = self._setter.line([Span(told, Type(Face.BOLD, TENT.seat, INK))], _ROOM)
            self._pen.text(seat, left, y)
            y -= TENT.seat
        # Nobody reads this but who sets the table: a cut is no matter.
        setter = Setter(Findings())
        title = words.event_title(self._snapshot.event)
        for text in (words.pick(card.occasion, card.occasion_en), title):
            if text.strip():
                self._pen.text(setter.line([Span(text, quiet)], _ROOM), left, y)
                y -= TENT.foot_leading

    def _print_folds(self) -> None:
        """Dashes at both edges where it is folded, and which band is glued."""
        canvas = self._pen.canvas
        canvas.saveState()
        canvas.setDash(*TENT.dash)
        for band in (1, 2, 3):
            for x in (0.0, TENT.width - TENT.fold):
                self._pen.rule(x, band * TENT.face, TENT.fold, colour=MUTED, weight=HAIRLINE)
        canvas.restoreState()
        glue = self._words.catalogue.pgettext("tent card", "Glue to the foot")
        line = self._setter.line([Span(glue, Type(Face.REGULAR, TENT.small, MUTED))], _ROOM)
        middle = TENT.height - TENT.flap / 2
        self._pen.text_centred(line, TENT.width / 2, middle - TENT.small * MIDDLE)
