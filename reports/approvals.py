"""The boxes for those who approve a paper (결재란): who, and room to sign."""

from collections.abc import Sequence
from itertools import accumulate

from reports.fonts import Face
from reports.pen import Pen, ink
from reports.styles import HAIRLINE, MIDDLE, MUTED
from reports.styles.approvals import APPROVALS
from reports.text import Setter, Span, Type

_TITLE = Type(Face.BOLD, APPROVALS.title)


def approvers(boxes: Sequence[str]) -> tuple[str, ...]:
    """Those who have a name, as many as a paper has boxes for."""
    return tuple(filter(str.strip, boxes))[: APPROVALS.boxes]


def approvals_width(setter: Setter, titles: Sequence[str]) -> float:
    """How wide the boxes are together."""
    return sum(_width(setter, title) for title in titles)


def draw_approvals(
    pen: Pen, setter: Setter, titles: Sequence[str], *, right: float, top: float
) -> None:
    """Draw a box for each title, ending at ``right`` below ``top``."""
    widths = [_width(setter, title) for title in titles]
    edges = list(accumulate(widths, initial=right - sum(widths)))
    if not titles:
        return
    canvas, below = pen.canvas, top - APPROVALS.head
    canvas.setStrokeColor(ink(MUTED))
    canvas.setLineWidth(HAIRLINE)
    canvas.rect(edges[0], top - APPROVALS.height, sum(widths), APPROVALS.height)
    canvas.line(edges[0], below, right, below)
    for edge in edges[1:-1]:
        canvas.line(edge, top, edge, top - APPROVALS.height)
    baseline = top - APPROVALS.head / 2 - APPROVALS.title * MIDDLE
    for title, edge, width in zip(titles, edges, widths, strict=False):
        line = setter.line([Span(title, _TITLE)], width - APPROVALS.padding)
        pen.text_centred(line, edge + width / 2, baseline)


def _width(setter: Setter, title: str) -> float:
    wanted = _TITLE.width(setter.clean(title)) + 2 * APPROVALS.padding
    return min(max(wanted, APPROVALS.least), APPROVALS.most)
