"""Setting text: spans of type broken into lines between words.

Korean is broken at its spaces, as a reader expects; a single word wider than the line is
broken anywhere. Nothing here knows a page.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from reports import fonts
from reports.fonts import Face
from reports.result import Findings, WarningKind
from reports.styles import INK

ELLIPSIS = "…"
_BREAK_AFTER = "-/·"
_BREAKING = frozenset(_BREAK_AFTER)
_LONGEST_HEADING = 60
_NARROWEST = 0.1
"""Less than the advance of any character, as a share of the size."""

_BAD_BREAK = 0.1
"""Of a heading: as bad as two lines of which each is a fifth of the measure off."""
_RUNT = 0.25
"""A last line shorter than this share of the measure is a lonely word."""
_RAGGED = 0.6
"""… but no other line may be shorter than this share for its sake."""
_NARROWER = (1.0, 0.96, 0.92, 0.88, 0.84, 0.8)
_SHORT_PARAGRAPH = 6
_KOREAN_LOOSE = tuple("한의을를과와은는에로서며고도등및")
"""Particles and endings: behind them a phrase may pause, between two nouns it may not."""
_KOREAN_TIED = ("통한", "위한", "대한", "관한", "따른", "통해", "위해", "대해", "있는", "없는")
_CLOSING = frozenset(",.!?:;)]}’”»›%…")
_HONOURED = re.compile(r"님[가-힣]?\W?")
_UNIT = re.compile(r"(?:mm|cm|km|pt|h|min)(?![A-Za-z])")
_DASHES = frozenset("–—·")
"""What no line begins with: 님 goes with its name, a unit with its figure, a dash with both."""
_ENGLISH_TIED = frozenset(
    {"a", "an", "and", "as", "at", "between", "by", "for", "from", "in", "into", "of", "on"}
    | {"or", "the", "through", "to", "with"}
)


@dataclass(frozen=True, slots=True)
class Type:
    """A weight, a size and a colour; ``tracking`` is extra space after each letter."""

    face: Face
    size: float
    colour: str = INK
    tracking: float = 0.0

    def width(self, text: str) -> float:
        """How wide a cleaned text is in this type."""
        return fonts.width(text, self.face, self.size) + self.tracking * len(text)


@dataclass(frozen=True, slots=True)
class Span:
    """A text in one type. ``solid`` keeps its words on one line."""

    text: str
    type: Type
    solid: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one font at its place in a line."""

    x: float
    text: str
    font: str
    type: Type


@dataclass(frozen=True, slots=True)
class Line:
    """One set line, its pieces measured from the line's own left edge."""

    pieces: tuple[Piece, ...]
    width: float

    def moved(self, by: float) -> "Line":
        """The same line further right."""
        return Line(
            tuple(Piece(p.x + by, p.text, p.font, p.type) for p in self.pieces), self.width + by
        )


class _Word(NamedTuple):
    """What stays together: fragments without a break, and the space before them.

    A tuple, for a document is made of very many.
    """

    parts: tuple[tuple[str, Type], ...]
    width: float
    space: tuple[str, Type] | None = None
    space_width: float = 0.0


@dataclass(frozen=True, slots=True)
class Setter:
    """Turns spans into lines and notes what did not go in as it was written."""

    findings: Findings

    def clean(self, text: str) -> str:
        """A text as it can be printed; what had to be replaced is noted."""
        cleaned = fonts.clean(text)
        if cleaned.replaced:
            signs = " ".join(map(_shown, cleaned.replaced))
            self.findings.add(WarningKind.REPLACED, cleaned.text, signs)
        return cleaned.text

    def lines(
        self,
        spans: Iterable[Span],
        width: float,
        *,
        most: int | None = None,
        balanced: bool = False,
    ) -> list[Line]:
        """Break spans into lines of a width; beyond ``most`` lines the text is cut.

        ``balanced`` gives the lines of a heading about the same length.
        """
        shown = [Span(self.clean(s.text), s.type, s.solid) for s in spans]
        if most is not None:
            shown = [_at_most(span, most * width) for span in shown]
        words = _words(shown)
        rows = _fill(words, width)
        if most is not None and len(rows) > most:
            self.findings.add(WarningKind.CUT, _plain_text(words))
            rows = [*rows[: most - 1], _cut(rows[most - 1], width)]
        elif balanced and len(rows) > 1:
            rows = _balance(words, rows, width)
        return [_line(row) for row in rows]

    def paragraph(self, spans: Iterable[Span], width: float) -> list[Line]:
        """Running text, whose last line is no lonely word if a narrower measure helps."""
        words = _words([Span(self.clean(s.text), s.type, s.solid) for s in spans])
        rows = _fill(words, width)
        return [_line(row) for row in _without_runt(words, rows, width)]

    def line(self, spans: Sequence[Span], width: float) -> Line:
        """One line, cut with … where it is wider than its place."""
        return next(iter(self.lines(spans, width, most=1)), Line((), 0.0))


def _shown(sign: str) -> str:
    """A replaced sign for a message: itself, or its number where it is invisible."""
    return sign if sign.isprintable() else f"U+{ord(sign[0]):04X}"


def _words(spans: list[Span]) -> list[_Word]:
    if len(spans) == 1 and not spans[0].solid and _BREAKING.isdisjoint(spans[0].text):
        return _plain_words(spans[0].text, spans[0].type)
    words: list[_Word] = []
    parts: list[tuple[str, Type]] = []
    space: tuple[str, Type] | None = None

    def close() -> None:
        nonlocal parts, space
        if parts:
            words.append(_word(parts, space if words else None))
            parts, space = [], None

    for span in spans:
        chunks = [span.text.strip()] if span.solid else span.text.split(" ")
        for index, chunk in enumerate(chunks):
            if index:
                close()
                space = (" ", span.type)
            for part in _breakable(chunk) if not span.solid else [chunk]:
                if part:
                    parts.append((part, span.type))
                    if part[-1] in _BREAK_AFTER and len(chunk) > 1 and not span.solid:
                        close()
    close()
    return words


def _plain_words(text: str, kind: Type) -> list[_Word]:
    """The words of one type, parted by spaces alone, as nearly all running text is."""
    measure, space, gap = kind.width, (" ", kind), kind.width(" ")
    words = [
        _Word(((chunk, kind),), measure(chunk), space, gap) for chunk in text.split(" ") if chunk
    ]
    if words:
        words[0] = words[0]._replace(space=None, space_width=0.0)
    return words


def _word(parts: list[tuple[str, Type]], space: tuple[str, Type] | None) -> _Word:
    width = sum(kind.width(text) for text, kind in parts)
    return _Word(tuple(parts), width, space, space[1].width(space[0]) if space else 0.0)


def _at_most(span: Span, room: float) -> Span:
    """A span without the letters that would be cut off anyway: hostile texts are long."""
    longest = int(room / (span.type.size * _NARROWEST)) + 2
    return span if len(span.text) <= longest else replace(span, text=span.text[:longest])


def _breakable(chunk: str) -> list[str]:
    """A chunk without spaces, divided behind hyphens, strokes and middle dots."""
    if _BREAKING.isdisjoint(chunk):
        return [chunk]
    parts, start = [], 0
    for at in range(1, len(chunk) - 1):
        if chunk[at] in _BREAK_AFTER and chunk[at - 1].isalpha() and chunk[at + 1].isalpha():
            parts.append(chunk[start : at + 1])
            start = at + 1
    return [*parts, chunk[start:]]


def _fill(words: Sequence[_Word], width: float) -> list[list[_Word]]:
    rows: list[list[_Word]] = []
    used = width + 1
    for word in words:
        if rows and used + word.space_width + word.width <= width + 1e-6:
            rows[-1].append(word)
            used += word.space_width + word.width
            continue
        if rows and len(rows[-1]) > 1 and _clings(rows[-1][-1], word):
            before = rows[-1][-1]
            used = before.width + word.space_width + word.width
            if used <= width:
                rows[-1].pop()
                rows.append([before._replace(space=None, space_width=0.0), word])
                continue
        for piece in _split(word, width):
            rows.append([piece])
            used = piece.width
    return rows


def _clings(before: _Word, word: _Word) -> bool:
    """Whether a word means nothing without the one before it."""
    text, last = word.parts[0][0], before.parts[-1][0][-1:]
    if text in _DASHES or _HONOURED.fullmatch(text):
        return True
    return last.isdigit() and _UNIT.match(text) is not None


def _split(word: _Word, width: float) -> list[_Word]:
    """A word as itself, or broken anywhere when it is wider than a whole line."""
    if word.width <= width:
        return [word._replace(space=None, space_width=0.0)]
    pieces: list[_Word] = []
    parts: list[tuple[str, Type]] = []
    used = 0.0
    for text, kind in word.parts:
        start = 0
        for at, char in enumerate(text):
            advance = kind.width(char)
            if used + advance > width and (parts or at > start):
                end = at
                while end > max(start + 1, at - 3) and text[end] in _CLOSING:
                    end -= 1  # a comma takes the letter before it along
                pieces.append(_word([*parts, (text[start:end], kind)], None))
                parts, used, start = [], kind.width(text[end:at]), end
            used += advance
        parts.append((text[start:], kind))
    return [*pieces, _word(parts, None)]


def _balance(words: list[_Word], rows: list[list[_Word]], width: float) -> list[list[_Word]]:
    """The same number of lines, about equally long, ending where the sense allows it."""
    if len(words) > _LONGEST_HEADING or any(word.width > width for word in words):
        return rows
    target = sum(word.space_width + word.width for word in words) / len(rows)
    # Best cost and first breaks of the words from each start on, one line more each round.
    best: dict[int, tuple[float, tuple[int, ...]]] = {len(words): (0.0, ())}
    for _ in rows:
        best = _one_line_more(words, best, target, width)
    if 0 not in best:
        return rows
    ends = best[0][1]
    return [words[start:end] for start, end in pairwise((0, *ends))]


def _without_runt(words: list[_Word], rows: list[list[_Word]], width: float) -> list[list[_Word]]:
    if not 1 < len(rows) <= _SHORT_PARAGRAPH:
        return rows
    for share in _NARROWER:
        attempt = _fill(words, width * share)
        if len(attempt) > len(rows):
            break
        *others, last = map(_row_width, attempt)
        if last >= width * _RUNT and min(others) >= width * _RAGGED:
            return attempt
    return rows


def _row_width(row: list[_Word]) -> float:
    return sum(word.space_width + word.width for word in row)


def _one_line_more(
    words: list[_Word],
    best: dict[int, tuple[float, tuple[int, ...]]],
    target: float,
    width: float,
) -> dict[int, tuple[float, tuple[int, ...]]]:
    result: dict[int, tuple[float, tuple[int, ...]]] = {}
    for start in range(len(words)):
        used = words[start].width
        for end in range(start + 1, len(words) + 1):
            if used > width:
                break
            if end in best:
                cost = ((used - target) / width) ** 2 + best[end][0] + _reluctance(words, end)
                if start not in result or cost < result[start][0]:
                    result[start] = (cost, (end, *best[end][1]))
            if end < len(words):
                used += words[end].space_width + words[end].width
    return result


def _reluctance(words: list[_Word], end: int) -> float:
    """How much a reader minds a line ending before this word."""
    if end == len(words):
        return 0.0
    if _clings(words[end - 1], words[end]):
        return 1.0
    last, following = words[end - 1].parts[-1][0], words[end].parts[0][0]
    hangul = "가" <= last[-1] <= "힣"
    tied = following.startswith(_KOREAN_TIED) if hangul else last.casefold() in _ENGLISH_TIED
    loose = not hangul or last.endswith(_KOREAN_LOOSE)
    return _BAD_BREAK if tied or not loose else 0.0


def _cut(row: list[_Word], width: float) -> list[_Word]:
    """A row that ends in …, shortened letter by letter until it fits."""
    parts = [part for word in row for part in ([word.space] if word.space else []) + [*word.parts]]
    while parts:
        text, kind = parts.pop()
        before = sum(k.width(t) for t, k in parts)
        for end in range(len(text), 0, -1):
            kept = text[:end].rstrip() + ELLIPSIS
            if before + kind.width(kept) <= width:
                return [_word([*parts, (kept, kind)], None)]
    return [_word([(ELLIPSIS, row[0].parts[0][1])], None)]


def _plain_text(words: Sequence[_Word]) -> str:
    parts: list[str] = []
    for word in words[:20]:
        parts.extend([word.space[0]] if word.space else [])
        parts.extend(text for text, _ in word.parts)
    return "".join(parts)


def _line(row: list[_Word]) -> Line:
    pieces: list[Piece] = []
    x = 0.0
    for text, kind in _merged(row):
        for font, run in fonts.runs(text, kind.face):
            pieces.append(Piece(x, run, font, kind))
            x += kind.width(run)
    return Line(tuple(pieces), x)


def _merged(row: list[_Word]) -> list[tuple[str, Type]]:
    """A row's fragments with neighbours of one type joined, spaces included."""
    merged: list[tuple[str, Type]] = []
    for index, word in enumerate(row):
        for text, kind in (*((word.space,) if index and word.space else ()), *word.parts):
            if merged and merged[-1][1] == kind:
                merged[-1] = (merged[-1][0] + text, kind)
            else:
                merged.append((text, kind))
    return merged


def breaks(text: str) -> list[tuple[str, str]]:
    """Every way to part a cleaned text between its words, behind hyphens too."""
    found: list[tuple[str, str]] = []
    at = 0
    for chunk in text.split(" "):
        for part in _breakable(chunk):
            at += len(part)
            head, tail = text[:at].strip(), text[at:].strip()
            if head and tail:
                found.append((head, tail))
        at += 1
    return found
