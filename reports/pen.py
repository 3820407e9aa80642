"""Drawing on a page: set lines, rules, discs, pictures. Coordinates are the PDF's own."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from reports.styles import BASELINE, HAIRLINE, INK, LINE
from reports.text import Line


@cache
def ink(colour: str) -> Color:
    """ReportLab's colour for ``#RRGGBB``."""
    return HexColor(colour)


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws on one canvas."""

    canvas: Canvas

    def text(self, line: Line, x: float, baseline: float) -> None:
        """Set a line with its left edge at ``x``."""
        out = self.canvas.beginText(x, baseline)
        at = 0.0
        tracking = 0.0
        colour = ""
        for piece in line.pieces:
            if piece.x != at:
                out.moveCursor(piece.x - at, 0)
                at = piece.x
            kind = piece.type
            out.setFont(piece.font, kind.size)
            if kind.colour != colour:
                colour = kind.colour
                out.setFillColor(ink(colour))
            if kind.tracking != tracking:
                tracking = kind.tracking
                out.setCharSpace(tracking)
            out.textOut(piece.text)
        if tracking:
            out.setCharSpace(0)
        self.canvas.drawText(out)

    def text_right(self, line: Line, x: float, baseline: float) -> None:
        """Set a line that ends at ``x``."""
        self.text(line, x - line.width, baseline)

    def text_centred(self, line: Line, x: float, baseline: float) -> None:
        """Set a line around ``x``."""
        self.text(line, x - line.width / 2, baseline)

    def rule(
        self, x: float, y: float, length: float, *, colour: str = LINE, weight: float = HAIRLINE
    ) -> None:
        """A horizontal line to the right of a point."""
        self.canvas.setStrokeColor(ink(colour))
        self.canvas.setLineWidth(weight)
        self.canvas.line(x, y, x + length, y)

    def upright(
        self, x: float, y: float, length: float, *, colour: str = LINE, weight: float = HAIRLINE
    ) -> None:
        """A vertical line down from a point."""
        self.canvas.setStrokeColor(ink(colour))
        self.canvas.setLineWidth(weight)
        self.canvas.line(x, y, x, y - length)

    def band(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle from its lower left corner."""
        self.canvas.setFillColor(ink(colour))
        self.canvas.rect(x, y, width, height, stroke=0, fill=1)

    def frame(
        self, x: float, y: float, width: float, height: float, *, colour: str, weight: float
    ) -> None:
        """The outline of a rectangle from its lower left corner."""
        self.canvas.setStrokeColor(ink(colour))
        self.canvas.setLineWidth(weight)
        self.canvas.rect(x, y, width, height, stroke=1, fill=0)

    def quarter(self, x: float, y: float, radius: float, colour: str) -> None:
        """The quarter of a disc to the left of its centre and below it."""
        self.canvas.setFillColor(ink(colour))
        self.canvas.wedge(x - radius, y - radius, x + radius, y + radius, 180, 90, 0, 1)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle around a point."""
        self.canvas.setFillColor(ink(colour))
        self.canvas.circle(x, y, radius, stroke=0, fill=1)

    def no_camera(self, x: float, y: float, radius: float, *, weight: float) -> None:
        """A camera crossed out, in a circle around a point."""
        canvas = self.canvas
        canvas.saveState()
        canvas.setStrokeColor(ink(INK))
        canvas.setLineWidth(weight)
        canvas.circle(x, y, radius - weight / 2, stroke=1, fill=0)
        across, high = radius * 1.1, radius * 0.72
        canvas.roundRect(x - across / 2, y - high / 2, across, high, radius * 0.12)
        canvas.circle(x, y, high * 0.3, stroke=1, fill=0)
        slant = (radius - weight / 2) * 2**-0.5
        canvas.line(x - slant, y + slant, x + slant, y - slant)
        canvas.restoreState()

    def picture(self, image: ImageReader, x: float, y: float, width: float, height: float) -> None:
        """A picture from its lower left corner; transparency is kept."""
        self.canvas.drawImage(image, x, y, width, height, mask="auto")

    def link(self, key: str, x: float, baseline: float, width: float, height: float) -> None:
        """Lead to a bookmark from the line on a baseline."""
        bottom = baseline - BASELINE * height
        self.canvas.linkRect("", key, (x, bottom, x + width, bottom + height), Border="[0 0 0]")

    def round_picture(self, image: ImageReader, x: float, y: float, radius: float) -> None:
        """A square picture seen through a circle around a point."""
        self.canvas.saveState()
        hole = self.canvas.beginPath()
        hole.circle(x, y, radius)
        self.canvas.clipPath(hole, stroke=0, fill=0)
        self.picture(image, x - radius, y - radius, 2 * radius, 2 * radius)
        self.canvas.restoreState()


Draw = Callable[[Pen, float, float], None]
"""Draws something at (pen, left edge, baseline)."""
