"""The frame of a certificate: two fine lines, the inner one curving around its corners."""

from reports.pen import Pen, ink
from reports.styles.certificate import CERTIFICATE


def draw_frame(pen: Pen, paper: tuple[float, float], colour: str) -> None:
    """Draw it around a page of a size, in lines of one colour."""
    canvas = pen.canvas
    width, height = paper
    edge = CERTIFICATE.frame
    canvas.saveState()
    canvas.setStrokeColor(ink(colour))
    canvas.setLineWidth(CERTIFICATE.frame_line)
    canvas.rect(edge, edge, width - 2 * edge, height - 2 * edge, stroke=1, fill=0)
    canvas.setLineWidth(CERTIFICATE.inner_line)
    # One quarter drawn four times, mirrored: all corners are alike.
    for across in (1, -1):
        for up in (1, -1):
            canvas.saveState()
            canvas.translate(width / 2, height / 2)
            canvas.scale(across, up)
            _draw_quarter(pen, width / 2 - edge, height / 2 - edge)
            canvas.restoreState()
    canvas.restoreState()


def _draw_quarter(pen: Pen, right: float, top: float) -> None:
    """A quarter around the origin: half of two sides, and the corner between them."""
    canvas = pen.canvas
    right, top = right - CERTIFICATE.inner, top - CERTIFICATE.inner
    notch, echo, jewel = CERTIFICATE.notch, CERTIFICATE.echo, CERTIFICATE.jewel
    line = canvas.beginPath()
    line.moveTo(right, 0)
    line.lineTo(right, top - notch)
    line.arcTo(right - notch, top - notch, right + notch, top + notch, 270, -90)
    line.lineTo(0, top)
    canvas.drawPath(line, stroke=1, fill=0)
    inside = canvas.beginPath()
    inside.moveTo(right, top - echo)
    inside.arcTo(right - echo, top - echo, right + echo, top + echo, 270, -90)
    inside.lineTo(right, top)
    inside.close()
    canvas.drawPath(inside, stroke=1, fill=0)
    x, y = right - echo * 0.36, top - echo * 0.36
    lozenge = canvas.beginPath()
    lozenge.moveTo(x - jewel, y)
    lozenge.lineTo(x, y + jewel)
    lozenge.lineTo(x + jewel, y)
    lozenge.lineTo(x, y - jewel)
    lozenge.close()
    canvas.drawPath(lozenge, stroke=1, fill=0)
