"""Small pictures of covers, of which one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from eventapp.domain.booklets import CoverDesign
from ui import theme
from ui.theme import Extent, Size, Space
from ui.widgets.text import plain_tooltip


class CoverChoice(QWidget):
    """A row of miniatures; the arrow keys go from one to the next.

    Signals:
        chosen: the design the user chose.
    """

    chosen = Signal(object)

    def __init__(
        self, designs: Sequence[tuple[CoverDesign, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.miniatures: dict[CoverDesign, Miniature] = {}
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.S)
        for design, name in designs:
            miniature = Miniature(design, name)
            self.miniatures[design] = miniature
            self._group.addButton(miniature)
            across.addWidget(miniature)
        across.addStretch(1)
        self._group.buttonClicked.connect(self._tell)

    def set_value(self, design: CoverDesign) -> None:
        """Show a design as chosen, without telling."""
        self.miniatures[design].setChecked(True)

    def set_colour(self, colour: str) -> None:
        """Draw the covers in an event's colour."""
        for miniature in self.miniatures.values():
            miniature.set_colour(colour)

    def _tell(self, miniature: QAbstractButton) -> None:
        assert isinstance(miniature, Miniature)  # noqa: S101 - the group has no others
        self.chosen.emit(miniature.design)


class Miniature(QAbstractButton):
    """A cover as small as a stamp: paper is white in any look."""

    def __init__(self, design: CoverDesign, name: str) -> None:
        super().__init__()
        self.design = design
        self._colour = ""
        self.setCheckable(True)
        self.setText(name)
        self.setAccessibleName(name)
        self.setToolTip(plain_tooltip(name))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """A small page with room for a ring, and its name below."""
        width, height = Extent.MINIATURE
        return QSize(width + 2 * Space.XS, height + 2 * Space.XS + Space.XL)

    def set_colour(self, colour: str) -> None:
        """Draw it in another colour."""
        self._colour = colour
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page, its design, its name, and a ring around the chosen one."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page = QRectF(Space.XS, Space.XS, *Extent.MINIATURE)
        painter.setPen(theme.colour(tokens.strong_line))
        painter.setBrush(theme.colour(theme.LIGHT.surface))
        painter.drawRect(page)
        painter.setPen(Qt.PenStyle.NoPen)
        _PAINT[self.design](painter, page.adjusted(0.5, 0.5, -0.5, -0.5), self._accent)
        if self.isChecked() or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour(tokens.accent if self.isChecked() else tokens.faint))
            around = Space.XS - 1.5
            ring = page.adjusted(-around, -around, around, around)
            for inset in (0.0, 1.0) if self.isChecked() else (0.0,):
                box = ring.adjusted(inset, inset, -inset, -inset)
                painter.drawRoundedRect(box, Space.RING, Space.RING)
        name = QRectF(0, page.bottom() + Space.XS, self.width(), Space.XL)
        painter.setFont(theme.font(Size.SMALL, bold=self.isChecked()))
        painter.setPen(theme.colour(tokens.text if self.isChecked() else tokens.muted))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(name, Qt.AlignmentFlag.AlignCenter, shown)
        painter.end()

    @property
    def _accent(self) -> str:
        return self._colour or theme.LIGHT.accent


def _paint_plain(painter: QPainter, page: QRectF, accent: str) -> None:
    _fill(painter, page, (0, 0, 1, 0.04), accent)
    _lines(painter, page, 0.24, (0.7, 0.55), theme.LIGHT.text)
    _fill(painter, page, (0.14, 0.46, 0.16, 0.02), accent)
    _lines(painter, page, 0.53, (0.4,), theme.LIGHT.faint)
    _lines(painter, page, 0.84, (0.6,), theme.LIGHT.faint)


def _paint_band(painter: QPainter, page: QRectF, accent: str) -> None:
    _fill(painter, page, (0, 0, 1, 0.56), accent)
    _lines(painter, page, 0.34, (0.7, 0.55), theme.LIGHT.surface)
    _lines(painter, page, 0.64, (0.4,), theme.LIGHT.faint)
    _lines(painter, page, 0.84, (0.6,), theme.LIGHT.faint)


def _paint_picture(painter: QPainter, page: QRectF, accent: str) -> None:
    _fill(painter, page, (0, 0, 1, 0.5), theme.LIGHT.line)
    painter.setBrush(theme.colour(theme.LIGHT.faint))
    left, right = page.left(), page.right()
    foot = page.top() + page.height() * 0.5
    peaks = [
        QPointF(left, foot),
        QPointF(left + page.width() * 0.34, foot - page.height() * 0.26),
        QPointF(left + page.width() * 0.58, foot - page.height() * 0.08),
        QPointF(left + page.width() * 0.74, foot - page.height() * 0.18),
        QPointF(right, foot),
    ]
    painter.drawPolygon(peaks)
    _fill(painter, page, (0, 0.5, 1, 0.03), accent)
    _lines(painter, page, 0.6, (0.7, 0.55), theme.LIGHT.text)
    _lines(painter, page, 0.84, (0.6,), theme.LIGHT.faint)


def _paint_centred(painter: QPainter, page: QRectF, accent: str) -> None:
    painter.setPen(theme.colour(accent))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = page.width() * 0.09
    painter.drawRect(page.adjusted(inset, inset, -inset, -inset))
    painter.setPen(Qt.PenStyle.NoPen)
    _fill(painter, page, (0.42, 0.28, 0.16, 0.02), accent)
    _lines(painter, page, 0.36, (0.6, 0.44), theme.LIGHT.text, centred=True)
    _lines(painter, page, 0.56, (0.34,), theme.LIGHT.faint, centred=True)
    _lines(painter, page, 0.8, (0.44,), theme.LIGHT.faint, centred=True)


def _fill(
    painter: QPainter, page: QRectF, place: tuple[float, float, float, float], colour: str
) -> None:
    """A field of a colour; its place in shares of the page."""
    x, y, width, height = place
    painter.setBrush(theme.colour(colour))
    painter.drawRect(
        QRectF(
            page.left() + x * page.width(),
            page.top() + y * page.height(),
            width * page.width(),
            height * page.height(),
        )
    )


def _lines(
    painter: QPainter,
    page: QRectF,
    top: float,
    widths: Sequence[float],
    colour: str,
    *,
    centred: bool = False,
) -> None:
    """Lines of text as bars, as wide as these shares of the page."""
    for place, width in enumerate(widths):
        left = (1 - width) / 2 if centred else 0.14
        _fill(painter, page, (left, top + place * 0.075, width, 0.035), colour)


_PAINT = {
    CoverDesign.PLAIN: _paint_plain,
    CoverDesign.BAND: _paint_band,
    CoverDesign.PICTURE: _paint_picture,
    CoverDesign.CENTRED: _paint_centred,
}
