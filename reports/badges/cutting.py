"""Marks to cut along: in the margins of a sheet, or around a single card."""

from dataclasses import replace

from eventapp.domain.badge_layouts import Fold
from eventapp.domain.sheets import BadgeSheet
from reports.pen import Pen, ink
from reports.styles import HAIRLINE, INK, MM
from reports.styles.badge import BADGE


def framed(sheet: BadgeSheet) -> BadgeSheet:
    """A sheet with paper around its labels to print marks on; a label sheet has its margins."""
    frame = BADGE.cut_frame / MM
    if sheet.labels > 1:
        return sheet
    return replace(
        sheet,
        width=sheet.width + 2 * frame,
        height=sheet.height + 2 * frame,
        left=sheet.left + frame,
        top=sheet.top + frame,
    )


def draw_marks(pen: Pen, sheet: BadgeSheet, fold: Fold) -> None:
    """Marks at the ends of every line to cut, and dashed ones where a card is folded."""
    width, height = sheet.size
    label_width, label_height = sheet.label
    corners = [sheet.corner(place) for place in range(1, sheet.labels + 1)]
    lefts = {x for x, _y in corners}
    lows = {y for _x, y in corners}
    right, top = max(lefts) + label_width, max(lows) + label_height
    canvas = pen.canvas
    canvas.saveState()
    canvas.setStrokeColor(ink(INK))
    canvas.setLineWidth(HAIRLINE)
    across = sorted(lefts | {x + label_width for x in lefts})
    up = sorted(lows | {y + label_height for y in lows})
    for x in across:
        _upright(pen, x, top, height)
        _upright(pen, x, min(lows), 0.0)
    for y in up:
        _level(pen, y, right, width)
        _level(pen, y, min(lefts), 0.0)
    if fold is Fold.TOP:
        canvas.setDash(2, 2)
        for y in sorted(lows):
            _level(pen, y + label_height / 2, right, width)
            _level(pen, y + label_height / 2, min(lefts), 0.0)
    canvas.restoreState()


def _upright(pen: Pen, x: float, start: float, edge: float) -> None:
    way = 1 if edge > start else -1
    length = min(BADGE.cut_length, abs(edge - start) - BADGE.cut_gap)
    if length > 0:
        pen.canvas.line(x, start + way * BADGE.cut_gap, x, start + way * (BADGE.cut_gap + length))


def _level(pen: Pen, y: float, start: float, edge: float) -> None:
    way = 1 if edge > start else -1
    length = min(BADGE.cut_length, abs(edge - start) - BADGE.cut_gap)
    if length > 0:
        pen.canvas.line(start + way * BADGE.cut_gap, y, start + way * (BADGE.cut_gap + length), y)
