"""Pages of a booklet: facing margins, running heads, numbers outside, an outline."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from eventapp.domain.progress import Progress
from reports.flow import Block, Bookmark, Sheet, Strip, in_order, paginate
from reports.fonts import Face, clean
from reports.pen import Pen
from reports.result import Findings, shortened
from reports.styles import BASELINE, HEAD_SHARE, METADATA_LENGTH, MUTED, PageStyle
from reports.text import Setter, Span, Type


@dataclass(frozen=True, slots=True)
class Place:
    """Where a bookmark came to stand: its page, and the name links know it by."""

    page: int
    key: str


@dataclass(frozen=True, slots=True)
class Places:
    """Where the bookmarks of blocks stand, in the blocks' order; known before pages are drawn."""

    found: list[Place] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FullPage:
    """A page without margins and running head, with its name in the outline."""

    title: str
    draw: Callable[[Pen], None]


@dataclass(frozen=True, slots=True)
class Booklet:
    """What is printed: perhaps a cover, blocks, perhaps a back cover.

    The back cover is the last page of the last sheet: pages before it are blank, or filled
    with ``filler``, until the number of pages is a multiple of ``multiple``.
    """

    title: str
    blocks: Sequence[Block]
    places: Places
    cover: FullPage | None = None
    back: FullPage | None = None
    filler: Sequence[Block] = ()
    multiple: int = 2


def print_booklet(pen: Pen, style: PageStyle, booklet: Booklet, *, progress: Progress) -> int:
    """Print a booklet; the number of pages is returned."""
    first = 2 if booklet.cover else 1
    sheets: list[Sheet | None] = [*paginate(booklet.blocks, style.lines)]
    _find_places(booklet, sheets, first)
    if booklet.back:
        filler = paginate(booklet.filler, style.lines)
        lacking = -(first + len(sheets)) % booklet.multiple
        sheets += (filler * lacking)[:lacking] if filler else [None] * lacking
    pages = first - 1 + len(sheets) + bool(booklet.back)
    printer = _Printer(pen, style, booklet.title)
    progress(0, pages)
    if booklet.cover:
        printer.full_page(booklet.cover, "cover")
    for number, sheet in enumerate(sheets, start=first):
        progress(number - 1, pages)
        printer.page(sheet, number)
    if booklet.back:
        printer.full_page(booklet.back, "back")
    if not pages:  # a file without any page is none
        pen.canvas.showPage()
    progress(max(pages, 1), max(pages, 1))
    return max(pages, 1)


def _find_places(booklet: Booklet, sheets: Sequence[Sheet | None], first: int) -> None:
    booklet.places.found.extend(
        Place(number, f"p{number}-{index}")
        for number, sheet in enumerate(sheets, start=first)
        if sheet is not None
        for index, placed in enumerate(sheet.placed)
        if placed.bookmark is not None
    )


class _Printer:
    def __init__(self, pen: Pen, style: PageStyle, title: str) -> None:
        self._pen, self._style, self._title = pen, style, title
        self._quiet = Type(Face.REGULAR, style.small, MUTED)
        # A running head may be shorter than the title: nobody needs to hear of that.
        self._setter = Setter(Findings())
        self._event = self._setter.line([Span(title, self._quiet)], style.measure * HEAD_SHARE)

    def full_page(self, page: FullPage, key: str) -> None:
        """Print a page as it draws itself."""
        page.draw(self._pen)
        self._bookmark(Bookmark(page.title, 0), key)
        self._pen.canvas.showPage()

    def page(self, sheet: Sheet | None, number: int) -> None:
        """Print a page of blocks; None stays blank."""
        if sheet is not None:
            left = self._style.left(number)
            self._running_head(sheet, number, left)
            self._strips(sheet, number, left)
        self._pen.canvas.showPage()

    def _strips(self, sheet: Sheet, number: int, left: float) -> None:
        style = self._style
        placed: list[tuple[Strip, tuple[float, float]]] = []
        for index, one in enumerate(sheet.placed):
            bottom = style.height - style.top - one.bottom * style.grid
            placed.append((one.strip, (left, bottom + BASELINE * style.grid)))
            if one.bookmark is not None:
                top = bottom + one.strip.height * style.grid
                self._bookmark(one.bookmark, f"p{number}-{index}", top)
        for draw in in_order(placed):
            draw(self._pen)

    def _running_head(self, sheet: Sheet, number: int, left: float) -> None:
        """The event's title outside, the section inside, a hairline, the number at the foot."""
        style, pen = self._style, self._pen
        right = left + style.measure
        baseline = style.height - style.head
        section = self._setter.line(
            [Span(sheet.section, self._quiet)], style.measure * (1 - HEAD_SHARE)
        )
        folio = self._setter.line([Span(str(number), self._quiet)], style.measure)
        odd = bool(number % 2)
        pen.text(section if odd else self._event, left, baseline)
        pen.text_right(self._event if odd else section, right, baseline)
        pen.rule(left, baseline - style.small, style.measure)
        if odd:
            pen.text_right(folio, right, style.foot)
        else:
            pen.text(folio, left, style.foot)

    def _bookmark(self, bookmark: Bookmark, key: str, top: float | None = None) -> None:
        canvas = self._pen.canvas
        if top is None:
            canvas.bookmarkPage(key)
        else:
            canvas.bookmarkPage(key, fit="XYZ", top=top)
        title = shortened(clean(bookmark.title).text, METADATA_LENGTH)
        canvas.addOutlineEntry(title, key, level=bookmark.level)
