"""The contents: page numbers in the narrow column, titles beside them, links behind both."""

from collections.abc import Iterable
from dataclasses import replace

from reports import blocks
from reports.blocks import Setting, also, ruled, strip
from reports.booklet.binding import Places
from reports.flow import Block, Bookmark
from reports.pen import Draw, Pen
from reports.result import Findings
from reports.styles import PageStyle
from reports.styles.booklet import BOOKLET
from reports.text import Line, Setter, Span, Type
from reports.wording import Words


def contents(
    setting: Setting, before: Iterable[Block], after: Iterable[Block], places: Places
) -> list[Block]:
    """The contents of what stands before and after them.

    They are set before page numbers are known: these are looked up when a line is drawn.
    """
    title = blocks.heading(setting, _title, fresh=True, listed=False)
    marks = [*_marks(before), title.bookmark, *_marks(after)]
    listed = [(index, mark) for index, mark in enumerate(marks) if mark is not None and mark.listed]
    if sum(mark.level == 0 for _, mark in listed) < _LEAST:
        return []
    # What is cut here is told where it stands in full.
    setting = replace(setting, setter=Setter(Findings()))
    sections: list[list[Block]] = []
    for index, mark in listed:
        if not mark.level or not sections:
            sections.append([])
        sections[-1].append(_entry(setting, mark, index, places))
    _shorten(sections, BOOKLET.listed_pages * setting.style.lines)
    return [title, *(row for section in sections for row in section)]


def _shorten(sections: list[list[Block]], room: float) -> None:
    """Leave out what is under the longest headings, until the contents have room."""
    while sum(row.height for section in sections for row in section) > room:
        longest = max(sections, key=len)
        if len(longest) == 1:
            return
        del longest[1:]


_LEAST = 3
"""Contents of one or two sections say nothing."""


def _title(words: Words) -> str:
    return words.catalogue.pgettext("booklet", "Contents")


def _marks(shown: Iterable[Block]) -> list[Bookmark]:
    return [block.bookmark for block in shown if block.bookmark is not None]


def _entry(setting: Setting, mark: Bookmark, index: int, places: Places) -> Block:
    style = setting.style
    first = not mark.level
    kind = setting.strong if first else setting.body
    offset = BOOKLET.folio * style.body
    spans = [Span(f"{mark.title} ", kind), Span(mark.note, setting.quiet, solid=True)]
    lines = setting.lines(spans, style.measure - offset, most=3)
    strips = [strip(line, offset) for line in lines or [Line((), 0.0)]]
    folio = _folio(setting, setting.strong if first else setting.quiet, index, places)
    strips[0] = also(strips[0], folio)
    strips = [also(part, _link(style, index, places)) for part in strips]
    if first:
        strips[0] = ruled(setting, strips[0], taller=1.0)
    return Block(
        tuple(strips),
        together=True,
        with_next=first,
    )


def _folio(setting: Setting, kind: Type, index: int, places: Places) -> Draw:
    def draw(pen: Pen, x: float, baseline: float) -> None:
        number = Span(str(places.found[index].page), kind)
        pen.text(setting.setter.line([number], setting.style.measure), x, baseline)

    return draw


def _link(style: PageStyle, index: int, places: Places) -> Draw:
    def draw(pen: Pen, x: float, baseline: float) -> None:
        pen.link(places.found[index].key, x, baseline, style.measure, style.grid)

    return draw
