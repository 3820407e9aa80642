"""Certificates (참석확인서, 수료증): a page each, in a fine double frame, for hosts to seal.

The Korean way names the holder in rows at the left; English alone has the name in the
middle. With both, the rows are in two words and the sentence stands twice. The sentence is
fitted into what the name above and the hosts below leave free, so that nothing ever meets.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, Final, TypeAlias

from eventapp.domain.certificates import CertificateRow, CertificateSnapshot, Said
from eventapp.domain.documents import PrintedOrganisation
from eventapp.domain.kinds import CertificateKind, Kind, Language, Paper
from eventapp.domain.progress import Progress, no_progress
from eventapp.domain.tickets import code_lines
from eventapp.i18n import format_day
from reports import qr
from reports.certificates.frame import draw_frame
from reports.certificates.hosts import Foot, Hosts
from reports.certificates.words import kind_word, labels, number_words, sentence
from reports.fonts import Face
from reports.naming import tracking
from reports.pen import Pen
from reports.press import print_paper
from reports.result import Findings, Report, WarningKind
from reports.styles import BASELINE, MUTED, page_style, palette
from reports.styles.certificate import CERTIFICATE, IN_BOTH, CertificateStyle, Tries
from reports.text import Line, Setter, Span, Type
from reports.wording import Words

_WIDTH, _HEIGHT = page_style(Paper.A4).width, page_style(Paper.A4).height
_LEFT, _MIDDLE = CERTIFICATE.side, _WIDTH / 2
_MEASURE = _WIDTH - 2 * CERTIFICATE.side
_WIDE = _WIDTH - 2 * CERTIFICATE.foot_side
_NAME = 2
"""The place of the name among the labels."""
_KEPT: Final = 2048
"""Texts whose size is remembered: many come from one organisation."""

_Blocks: TypeAlias = list[tuple[list[Line], float]]
"""Set lines and their distance, a block for each language."""


def render(
    snapshot: CertificateSnapshot,
    out: Path | BinaryIO,
    *,
    language: Language,
    both: bool = False,
    progress: Progress = no_progress,
) -> Report:
    """Print a page for each certificate. The same snapshot gives the same bytes.

    Raises:
        Cancelled: ``progress`` stopped it; nothing was written.
        CannotWriteFile: The file could not be written; an old one is intact.
    """
    words = Words(language)
    spoken = (words, words.other) if both else (words,)
    rows = snapshot.certificates

    def draw(pen: Pen, setter: Setter) -> int:
        printer = _Printer(pen, setter, spoken, IN_BOTH if both else CERTIFICATE)
        for index, row in enumerate(rows):
            progress(index, len(rows))
            printer.print(row)
            pen.canvas.showPage()
        if not rows:  # a PDF needs a page
            printer.print_none()
            pen.canvas.showPage()
        progress(len(rows), len(rows))
        return max(1, len(rows))

    kind = rows[0].kind if rows else CertificateKind.ATTENDANCE
    event = rows[0].said if rows else snapshot.event
    title = f"{words.pick(event.title, event.title_en)} {kind_word(kind, words)}"
    return print_paper(out, (_WIDTH, _HEIGHT), title=title, language=language, draw=draw)


@dataclass(slots=True)
class _Printer:
    """Prints one run of pages. ``_spoken`` has the language, and perhaps the other one.

    What most pages share is set once: ``_feet`` name the hosts, ``_sentences`` are by what
    they say and the room they have, ``_known`` are lines of one wording.
    """

    _pen: Pen
    _setter: Setter
    _spoken: tuple[Words, ...]
    _style: CertificateStyle
    _feet: dict[tuple[PrintedOrganisation, ...], Foot] = field(default_factory=dict)
    _sentences: dict[tuple[Said, CertificateKind, int, float], _Blocks] = field(
        default_factory=dict
    )
    _known: dict[tuple[str, Type], Line] = field(default_factory=dict)

    def print(self, row: CertificateRow) -> None:
        """Print one certificate."""
        accent = palette(row.said.colour).accent
        self._draw_frame(accent)
        self._print_number(row)
        below = self._print_title(row, accent)
        with self._setter.findings.about(Kind.ATTENDEE, row.attendee):
            below = self._print_rows(row, below) if self._rows else self._print_name(row, below)
        bottom = self._style.foot + self._style.qr + self._style.hosts_gap
        foot = self._foot(row.said.hosts)
        day = bottom + foot.height + self._style.date_drop
        self._print_sentences(row, below, day + self._style.date)
        self._print_day(row, day)
        foot.draw(self._pen, bottom)
        self._print_code(row)

    def print_none(self) -> None:
        """Print a page that says that there was none."""
        none = self._words.catalogue.gettext("No certificate was issued.")
        kind = Type(Face.REGULAR, self._style.number, MUTED)
        self._pen.text_centred(
            self._setter.line([Span(none, kind)], _MEASURE), _MIDDLE, _HEIGHT / 2
        )

    @property
    def _words(self) -> Words:
        return self._spoken[0]

    @property
    def _rows(self) -> bool:
        """Whether the holder is named in rows, as Korean papers do."""
        return any(words.language is Language.KOREAN for words in self._spoken)

    def _draw_frame(self, colour: str) -> None:
        """The frame, which is written once: its curves are most of a page."""
        canvas, name = self._pen.canvas, f"frame{colour[1:]}"
        if not canvas.hasForm(name):
            canvas.beginForm(name, 0, 0, _WIDTH, _HEIGHT)
            draw_frame(self._pen, (_WIDTH, _HEIGHT), colour)
            canvas.endForm()
        canvas.doForm(name)

    def _foot(self, hosts: tuple[PrintedOrganisation, ...]) -> Foot:
        if hosts not in self._feet:
            self._feet[hosts] = Hosts(self._setter, self._spoken, self._style).set(hosts)
        return self._feet[hosts]

    # Above

    def _print_number(self, row: CertificateRow) -> None:
        kind = Type(Face.REGULAR, self._style.number)
        line = self._setter.line([Span(number_words(row.number, self._words), kind)], _MEASURE)
        self._pen.text(line, _LEFT, _HEIGHT - self._style.number_top)

    def _print_title(self, row: CertificateRow, accent: str) -> float:
        """What it is, large and spread, a rule below; where that is, is returned."""
        large, small = self._title(row.kind)
        korean = self._words.language is Language.KOREAN
        size = self._style.title if korean else self._style.title_english
        spread = self._style.title_tracking if korean else self._style.title_english_tracking
        y = _HEIGHT - self._style.title_top
        self._print_spread(large, Type(Face.BOLD, size, tracking=size * spread), y)
        if small:
            size = self._style.subtitle
            kind = Type(Face.REGULAR, size, MUTED, size * self._style.subtitle_tracking)
            y -= self._style.subtitle_drop
            self._print_spread(small, kind, y)
        y -= self._style.rule_drop
        length = self._style.rule_length
        self._pen.rule(_MIDDLE - length / 2, y, length, colour=accent, weight=self._style.rule_line)
        return y

    def _title(self, kind: CertificateKind) -> tuple[str, str]:
        """The first word large, and what follows it, perhaps in the other language, below."""
        first, *rest = kind_word(kind, self._words).split(" ", 1)
        other = [kind_word(kind, words) for words in self._spoken[1:]]
        return first.upper(), " · ".join([*rest, *other]).upper()

    def _print_spread(self, text: str, kind: Type, baseline: float) -> None:
        """A spaced line around the middle: the space after its last letter is none of it."""
        line = self._line(text, kind)
        self._pen.text(line, _MIDDLE - (line.width - kind.tracking) / 2, baseline)

    # Whose it is

    def _print_rows(self, row: CertificateRow, below: float) -> float:
        """Organisation, position and name, each behind its word; how far down it goes."""
        y = below - self._style.holder_drop
        for place, (korean, english) in enumerate(
            ((row.organisation, ""), (row.position, ""), (row.name, row.name_en))
        ):
            if not korean.strip():
                continue
            self._print_label(place, y)
            y = self._print_value(place, korean, english, y) - self._style.row
        return y + self._style.row

    def _print_label(self, place: int, baseline: float) -> None:
        """The word of a row: short Korean ones are spread to one width."""
        x = _LEFT
        for number, words in enumerate(self._spoken):
            text = labels(words)[place]
            size = self._style.label_small if number else self._style.label
            spread = 0.0
            if words.language is Language.KOREAN and not number and len(text) > 1:
                spread = size * (self._style.label_spread - len(text)) / (len(text) - 1)
            kind = Type(Face.REGULAR, size, MUTED, max(spread, 0.0))
            line = self._line(text, kind)
            self._pen.text(line, x, baseline)
            x += line.width - kind.tracking + size

    def _print_value(self, place: int, korean: str, english: str, baseline: float) -> float:
        """What stands behind a word; the last line's baseline is returned."""
        style, indent = self._style, self._style.label_width
        is_name = place == _NAME
        text = self._words.pick(korean, english)
        face = Face.BOLD if is_name else Face.REGULAR
        tries = style.name if is_name else style.value
        lines, size = self._fit(text, Type(face, 1.0), _MEASURE - indent, tries, name=is_name)
        for number, line in enumerate(lines):
            baseline -= size * style.row_leading if number else 0.0
            self._pen.text(line, _LEFT + indent, baseline)
        other = self._other_name(korean, english, text) if is_name else ""
        if other:
            baseline = self._print_other_name(other, lines[-1].width if lines else 0.0, baseline)
        return baseline

    def _print_other_name(self, name: str, used: float, baseline: float) -> float:
        """The name in the other language behind it, or below where that is too narrow."""
        style, indent = self._style, self._style.label_width
        kind = Type(Face.REGULAR, style.label, MUTED)
        room = _MEASURE - indent
        gap = used + style.label
        if gap + kind.width(name) > room:
            gap, baseline = 0.0, baseline - style.row * style.other_drop
        line = self._setter.line([Span(name, kind)], room)
        self._pen.text(line, _LEFT + indent + gap, baseline)
        return baseline

    def _other_name(self, korean: str, english: str, shown: str) -> str:
        """The name in the other language, where both are printed and it has one of its own."""
        names = [words.pick(korean, english) for words in self._spoken[1:]]
        return next((name for name in names if name != shown), "")

    def _print_name(self, row: CertificateRow, below: float) -> float:
        """The name in the middle, and under it what they are and where."""
        y = below - self._style.holder_drop
        name = self._words.pick(row.name, row.name_en)
        lines, size = self._fit(
            name, Type(Face.BOLD, 1.0), _WIDE, self._style.centred_name, name=True
        )
        y = self._centred(lines, size, y) - self._style.centred_drop
        place = ", ".join(part for part in (row.position, row.organisation) if part.strip())
        if not place:
            return y + self._style.centred_drop
        kind = Type(Face.REGULAR, 1.0, MUTED)
        lines, size = self._fit(place, kind, _MEASURE, self._style.centred_value)
        return self._centred(lines, size, y)

    def _centred(self, lines: Sequence[Line], size: float, baseline: float) -> float:
        """Lines around the middle; the last one's baseline is returned."""
        for number, line in enumerate(lines):
            baseline -= size * self._style.row_leading if number else 0.0
            self._pen.text_centred(line, _MIDDLE, baseline)
        return baseline

    # What it says

    def _print_sentences(self, row: CertificateRow, below: float, above: float) -> None:
        """The sentence in each language, as large as the room between the name and the date."""
        air = min(self._style.sentence_air, max(below - above, 0.0) * self._style.sentence_least)
        top, bottom = below - air, above + air
        key = row.said, row.kind, row.minutes, top - bottom
        if key not in self._sentences:
            self._sentences[key] = self._fit_sentences(row, top - bottom)
        blocks = self._sentences[key]
        y = top - max(top - bottom - _height(blocks), 0.0) * self._style.sentence_place
        for lines, leading in blocks:
            for line in lines:
                y -= leading
                if self._rows:
                    self._pen.text(line, _LEFT, y + leading * BASELINE)
                else:
                    self._pen.text_centred(line, _MIDDLE, y + leading * BASELINE)
            y -= leading * self._style.sentence_gap

    def _fit_sentences(self, row: CertificateRow, room: float) -> _Blocks:
        for size in self._style.sentence:
            sentences = [self._sentence(row, size, number) for number in range(len(self._spoken))]
            # A try: what is replaced is noted when the text is set for good.
            if _height(self._set(sentences, Setter(Findings()))) <= room:
                return self._set(sentences, self._setter)
        return self._set(sentences, self._setter, self._most(sentences, room))

    def _sentence(self, row: CertificateRow, size: float, number: int) -> tuple[list[Span], float]:
        """The sentence in one of the languages, and the distance of its lines."""
        size *= self._style.sentence_share if number else 1.0
        spans = sentence(row, self._spoken[number], size)
        return spans, size * self._style.sentence_leading

    def _set(
        self,
        sentences: Iterable[tuple[list[Span], float]],
        setter: Setter,
        most: int | None = None,
    ) -> _Blocks:
        balanced = not self._rows
        return [
            (setter.lines(spans, _MEASURE, most=most, balanced=balanced), leading)
            for spans, leading in sentences
        ]

    def _most(self, sentences: Sequence[tuple[list[Span], float]], room: float) -> int:
        """How many lines each sentence may have."""
        whole = sum(leading for _spans, leading in sentences)
        return max(1, int(room / whole - self._style.sentence_gap * (len(sentences) - 1)))

    # Below

    def _print_day(self, row: CertificateRow, baseline: float) -> None:
        day = format_day(row.issued_at.date(), self._words.language)
        kind = Type(Face.REGULAR, self._style.date)
        self._pen.text_centred(self._line(day, kind), _MIDDLE, baseline)

    def _print_code(self, row: CertificateRow) -> None:
        """Small in the corner: what tells a true one from another."""
        x, y = self._style.side, self._style.foot
        qr.draw(self._pen, row.code, x, y, self._style.qr)
        x += self._style.qr + self._style.qr_gap
        quiet = Type(Face.REGULAR, self._style.code, MUTED)
        code = replace(quiet, tracking=self._style.code * self._style.code_tracking)
        gettext = self._words.catalogue.gettext
        lines = [
            self._setter.line([Span(number_words(row.number, self._words), quiet)], _MEASURE),
            self._line(gettext("Verification code"), quiet),
            *(
                self._setter.line([Span(part, code)], _MEASURE)
                for part in code_lines(row.code, self._style.code_groups)
            ),
        ]
        for place, line in enumerate(lines, start=1):
            baseline = y + (len(lines) - place) * self._style.code_leading
            self._pen.text(line, x, baseline)

    # How it fits

    def _line(self, text: str, kind: Type) -> Line:
        """A line that many pages have."""
        if (text, kind) not in self._known:
            self._known[text, kind] = self._setter.line([Span(text, kind)], _MEASURE)
        return self._known[text, kind]

    def _fit(
        self, text: str, kind: Type, width: float, tries: Tries, *, name: bool = False
    ) -> tuple[list[Line], float]:
        """A text in the first size that takes it; in the last one it is cut, and reported."""
        spread = tracking(text) * self._style.name_tracking if name else 0.0
        size, most, tracked = _size(text, kind, width, tries, spread)
        spans = [Span(text, replace(kind, size=size, tracking=tracked))]
        if name and size < self._style.name_readable:
            self._setter.findings.add(WarningKind.SHRUNK, self._setter.clean(text))
        return self._setter.lines(spans, width, most=most, balanced=True), size


@lru_cache(maxsize=_KEPT)
def _size(
    text: str, kind: Type, width: float, tries: Tries, spread: float
) -> tuple[float, int, float]:
    """The first size that takes a text, in how many lines, and its tracking; else the last."""
    for size, most in tries:
        spans = [Span(text, replace(kind, size=size, tracking=size * spread))]
        # A try: what is replaced or cut is noted when the text is set for good.
        if len(Setter(Findings()).lines(spans, width, most=most + 1)) <= most:
            return size, most, size * spread
    return *tries[-1], 0.0


def _height(blocks: _Blocks) -> float:
    gaps = sum(leading * CERTIFICATE.sentence_gap for _lines, leading in blocks[:-1])
    return gaps + sum(len(lines) * leading for lines, leading in blocks)
