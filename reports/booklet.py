"""Pages of a booklet: facing margins, running heads, numbers outside, an outline."""

from collections.abc import Callable, Sequence

from reportlab.pdfgen.canvas import Canvas

from eventapp.domain.progress import Progress
from reports.flow import Block, Bookmark, Placed, Sheet, paginate
from reports.fonts import Face, clean
from reports.pen import Pen
from reports.result import Findings, shortened
from reports.styles import BASELINE, HEAD_SHARE, METADATA_LENGTH, MUTED, PageStyle
from reports.text import Setter, Span, Type


def print_booklet(
    canvas: Canvas,
    style: PageStyle,
    *,
    cover: Callable[[Pen], None],
    cover_title: str,
    running_title: str,
    blocks: Sequence[Block],
    progress: Progress,
) -> int:
    """Print a cover and the blocks behind it; the number of pages is returned."""
    sheets = paginate(blocks, style.lines)
    pages = 1 + len(sheets)
    pen = Pen(canvas)
    progress(0, pages)
    cover(pen)
    _bookmark(canvas, Bookmark(cover_title, 0), "cover")
    canvas.showPage()
    for number, sheet in enumerate(sheets, start=2):
        progress(number - 1, pages)
        _print_page(pen, style, sheet, number, running_title)
    progress(pages, pages)
    return pages


def _print_page(pen: Pen, style: PageStyle, sheet: Sheet, number: int, title: str) -> None:
    left = style.left(number)
    _running_head(pen, style, sheet, number, title)
    for index, placed in enumerate(sheet.placed):
        _print_strip(pen, style, placed, left, f"p{number}-{index}")
    pen.canvas.showPage()


def _print_strip(pen: Pen, style: PageStyle, placed: Placed, left: float, key: str) -> None:
    bottom = style.height - style.top - placed.bottom * style.grid
    if placed.bookmark is not None:
        top = bottom + placed.strip.height * style.grid
        _bookmark(pen.canvas, placed.bookmark, key, top)
    placed.strip.draw(pen, left, bottom + BASELINE * style.grid)


def _running_head(pen: Pen, style: PageStyle, sheet: Sheet, number: int, title: str) -> None:
    """The event's title outside, the section inside, a hairline below, the number at the foot."""
    kind = Type(Face.REGULAR, style.small, MUTED)
    # A running head may be shorter than the title: nobody needs to hear of that.
    setter = Setter(Findings())
    left, right = style.left(number), style.left(number) + style.measure
    baseline = style.height - style.head
    section = setter.line([Span(sheet.section, kind)], style.measure * (1 - HEAD_SHARE))
    event = setter.line([Span(title, kind)], style.measure * HEAD_SHARE)
    folio = setter.line([Span(str(number), kind)], style.measure)
    odd = bool(number % 2)
    pen.text(section if odd else event, left, baseline)
    pen.text_right(event if odd else section, right, baseline)
    pen.rule(left, baseline - style.small, style.measure)
    if odd:
        pen.text_right(folio, right, style.foot)
    else:
        pen.text(folio, left, style.foot)


def _bookmark(canvas: Canvas, bookmark: Bookmark, key: str, top: float | None = None) -> None:
    if top is None:
        canvas.bookmarkPage(key)
    else:
        canvas.bookmarkPage(key, fit="XYZ", top=top)
    title = shortened(clean(bookmark.title).text, METADATA_LENGTH)
    canvas.addOutlineEntry(title, key, level=bookmark.level)
